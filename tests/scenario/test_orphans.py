"""Entries of a translation that belong to no text: for which text that waits each may be, and for none that does not."""

from __future__ import annotations

import pytest

from game.scenario.orphans import orphans
from game.scenario.pairing import Translated, fingerprint, paired

TEXTS = {
    path: f"Text of {path}."
    for path in (
        "title", "story.0", "levers.vans.name", "levers.vans.ask", "levers.vans.settings.few.name",
        "stakeholders.baker.public.0", "facts.plan.told.baker.close", "aliases.sea.texts.levers.vans.name",
    )
}  # fmt: skip


def heir(key: str, waits: str) -> str:
    """The text that an entry may be of, where all others but one are translated."""
    entries = {
        path: Translated(fingerprint(text), "" if path == waits else "Hecho.")
        for path, text in TEXTS.items()
    }
    entries[key] = Translated("00000000", "Sobra.")
    (found,) = orphans(TEXTS, entries, paired(TEXTS, entries), (), {})
    assert (found.path, found.said) == (key, "Sobra.")
    return found.heir


@pytest.mark.parametrize(
    ("key", "waits", "is_heir"),
    [
        ("levers.lorries.name", "levers.vans.name", True),
        ("levers.vans.settings.two.name", "levers.vans.settings.few.name", True),
        ("stakeholders.miller.public.0", "stakeholders.baker.public.0", True),
        ("facts.plan.told.miller.close", "facts.plan.told.baker.close", True),
        ("aliases.sea.texts.levers.lorries.name", "aliases.sea.texts.levers.vans.name", True),
        ("story.4", "story.0", True),
        ("titel", "title", True),
        ("levers.vans.say", "levers.vans.ask", False),
        ("stakeholders.baker.private.0", "stakeholders.baker.public.0", False),
        ("indicators.vans.name", "levers.vans.name", False),
        ("levers.lorries.name", "levers.vans.ask", False),
        ("levers.lorries.settings.two.name", "levers.vans.settings.few.name", False),
    ],
)
def test_an_heir_is_a_text_that_waits_under_another_id(key: str, waits: str, is_heir: bool) -> None:
    assert heir(key, waits) == (waits if is_heir else "")


def test_what_is_translated_is_nobody_s_heir() -> None:
    assert heir("levers.lorries.name", "title") == ""


def test_what_says_nothing_is_of_no_text() -> None:
    entries = {"levers.lorries.name": Translated("00000000", " ")}
    (found,) = orphans(TEXTS, entries, paired(TEXTS, entries), (), {})
    assert (found.said, found.heir) == ("", "")


def test_the_words_of_a_twin_may_be_those_of_another() -> None:
    words = {"old": {"Sol": "Luna"}, "sea": {"Mar": "Lago"}}
    known = orphans((), {}, paired({}, {}), ("sea",), words)
    assert [(one.path, one.said, one.heir) for one in known] == [("names.old", "Luna", "")]
    (lost,) = orphans((), {}, paired({}, {}), ("sea", "new"), words)
    assert lost.heir == "names.new"
