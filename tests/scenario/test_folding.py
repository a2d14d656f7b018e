"""What an author is told of one mistake: one report, and a word of the language for what was meant."""

from __future__ import annotations

import pytest

from game.scenario.icons import icon_names
from game.scenario.loading import loads
from game.scenario.meant import _ICONS


def said(text: str) -> list[str]:
    return [str(d).removeprefix("scenario.yaml:") for d in loads(text).diagnostics]


ONE = [
    # what is written, what is written instead, and words of the one report
    ("    icon: wheat", "    icon:wheat", "a space is needed after the colon of 'icon'; write icon: wheat"),
    ("trust:\n  start: 50", "trust:\n  start:50", "write start: 50"),
    ("safety: {name: Safety,", "safety: {name:Safety,", "a space is needed after the colon: name: Safety"),
    ("title: Market Street", "title: “Market: Street”", "curly quotes are no quotes here"),
    ("icon: wheat", "icon: capitol", "did you mean 'landmark'?"),
    ("low: 0, high: 50", "range: 0-50", "write 'low' and 'high', each with its number"),
    ("    title: A near miss", "    name: A near miss", "did you mean 'title'?"),
    ("    text: It rains", "    description: It rains", "did you mean 'text'?"),
    ("    chance: 60", "    probability: 60", "did you mean 'chance'?"),
    ("indicators:\n", "variables:\n", "did you mean 'indicators'?"),
    ("stakeholders:\n", "players:\n", "did you mean 'stakeholders'?"),
    ("levers:\n", "policies:\n", "did you mean 'levers'?"),
    ("    otherwise: true", "    else: true", "did you mean 'otherwise'?"),
    ("public: We print what we can check.", "public:\n      - We print: what we can check.", "put the whole text in quotes"),
    ("colour: amber", "colour: orange", "did you mean 'amber'?"),
    ("when: safety < 40 and", "when: safety under 40 and", "write <"),
    ("effects: {sales: 4}", "effects: {till: 4}", "did you mean 'money' (Money in the till)?"),
    ("when: safety < 40", "when: till < 40", "did you mean 'money' (Money in the till)?"),
    ("  fair:\n    title", "  Fair:\n    title", "'Fair' cannot be an id"),
    ("  baker:\n    name", "  all:\n    name", "'all' cannot be an id"),
    ("  noise: {name", "  din: {name", "'noise' is not an indicator (also on lines 95, 103, 106 and 1 more)"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "words"), ONE)
def test_one_mistake_is_one_report_that_says_how_to_mend_it(
    street: str, good: str, bad: str, words: str
) -> None:
    assert good in street
    found = said(street.replace(good, bad, 1))
    assert len(found) == 1, found
    assert words in found[0]


def test_a_text_with_an_address_has_no_key_without_a_space(street: str) -> None:
    text = street.replace("title: Market Street", "title: Market: see\nhttp://street", 1)
    assert "would start a new value" in said(text)[0]


def test_every_icon_that_is_meant_is_one() -> None:
    names = icon_names()
    wrong = [line for line in _ICONS.strip().splitlines() if line.split(": ")[0] not in names]
    assert not (names and wrong)
