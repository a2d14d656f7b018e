"""What minds say: every code they may give has its sentences."""

from __future__ import annotations

import re

import pytest

from game import locale
from game.minds import mind
from game.minds.mind import Reason
from game.rules.edits import code_of
from game.rules.orders import Edit
from game.views.reasons import sentence
from game.views.words import Words
from tests.views.games import rulebook


def changed(lever: str, setting: str) -> str:
    """A change as the facts of a reason hold it."""
    return str(code_of(rulebook("three-valleys"), Edit(lever, setting)))


LISTED = (mind.Reason.__doc__ or "").split("\n\n")[-1]
"""The list of codes with their facts; what comes before speaks of facts."""
CODES = sorted(set(re.findall(r"`([a-z_]+)`", LISTED)) - {"remarks"})
FACTS: dict[str, str | int] = {"price": 300, "have": 100}
LEVER = {"lever": "release", "setting": "high"}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", locale.LANGUAGES)
@pytest.mark.parametrize("gain", [-250, 0, 250])
@pytest.mark.parametrize("phase", ["talk", "ratify", "commit"])
def test_every_code_is_said(code: str, language: str, gain: int, phase: str) -> None:
    book = rulebook("three-valleys")
    everything = (
        FACTS | LEVER | {"text": "a1", "proposer": "medio", "event": "usual_year", "option": "mend"}
    )
    everything |= {"hearer": "delta", "culprit": "medio", "whom": "medio", "when": 2}
    everything |= {"change": changed("release", "high"), "indicator": "river"}
    for facts in (everything, FACTS | LEVER, FACTS | {"text": "a1"}):
        reason = Reason("alto", code, facts | {"gain": gain}, 1, phase)
        try:
            said = sentence(Words(book, language), reason)
        except KeyError:
            assert facts is not everything
        else:
            assert said.endswith(".")
            assert "{" not in said


def test_a_mind_names_the_change_that_would_do_and_calls_the_text_as_its_reader_does() -> None:
    book = rulebook("three-valleys")
    facts = {"text": "a1", "change": changed("release", "high")}
    reason = Reason("alto", "would_sign_with", facts, 1, "talk")
    assert (
        sentence(Words(book), reason) == "I would sign this text with Release at “Open the gate”."
    )
    said = sentence(Words(book), reason, {"a1": "text 2 (Canal)"})
    assert said == "I would sign text 2 (Canal) with Release at “Open the gate”."
