"""What minds say: every code they may give has its sentences."""

from __future__ import annotations

import re

import pytest

from game import locale
from game.minds import mind
from game.minds.mind import Reason
from game.views.reasons import sentence
from game.views.words import Words
from tests.views.games import rulebook

CODES = sorted(
    code for code in re.findall(r"`([a-z_]+)`", mind.Reason.__doc__ or "")
    if code not in ("gain", "price", "have")
)  # fmt: skip
FACTS: dict[str, str | int] = {"price": 300, "have": 100}
LEVER = {"lever": "release", "setting": "high"}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", locale.LANGUAGES)
@pytest.mark.parametrize("gain", [-250, 0, 250])
@pytest.mark.parametrize("phase", ["propose", "answer", "ratify", "commit"])
def test_every_code_is_said(code: str, language: str, gain: int, phase: str) -> None:
    book = rulebook("three-valleys")
    everything = FACTS | LEVER | {"proposer": "medio", "event": "usual_year", "option": "mend"}
    everything |= {"hearer": "delta", "culprit": "medio", "when": 2}
    for facts in (everything, FACTS | LEVER, FACTS | {"proposer": "medio"}):
        reason = Reason("alto", code, facts | {"gain": gain}, 1, phase)
        try:
            said = sentence(Words(book, language), reason)
        except KeyError:
            assert facts is not everything
        else:
            assert said.endswith(".")
            assert "{" not in said


def test_a_mind_names_the_clause_and_what_would_change_its_answer() -> None:
    book = rulebook("three-valleys")
    facts = LEVER | {"proposer": "delta"}
    said = sentence(Words(book), Reason("alto", "would_sign_with", facts, 1, "answer"))
    assert said == "With Release at “Open the gate” I would sign the proposal of Delta."
