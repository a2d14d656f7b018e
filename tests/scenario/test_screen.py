"""Letters that the window lacks and words that are too wide: named, with what fits."""

from __future__ import annotations

import pytest

from game.scenario.checks.screen import CARD, FEW_SEATS, INDICATOR
from game.scenario.loading import loads
from game.scenario.model import Scenario
from game.scenario.pairing import fingerprint
from game.scenario.translation import compared, loads_overlay
from game.scenario.typeface import missing, width, written

TITLE = "title: Market Street"


def said(text: str, code: str) -> list[tuple[int, int, str, str]]:
    return [
        (d.line, d.column, d.message, d.hint) for d in loads(text).diagnostics if d.code == code
    ]


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("日", "'日' CJK UNIFIED IDEOGRAPH-65E5 (U+65E5)"),
        ("😀", "'😀' GRINNING FACE (U+1F600)"),
        ("ش", "'ش' ARABIC LETTER SHEEN (U+0634)"),
        ("Ж", "'Ж' CYRILLIC CAPITAL LETTER ZHE (U+0416)"),
        ("←", "'←' LEFTWARDS ARROW (U+2190)"),
    ],
)
def test_a_letter_that_the_window_lacks_is_named_at_its_place(
    street: str, sign: str, name: str
) -> None:
    plain = said(street.replace(TITLE, f"title: Market {sign}Street"), "W551")
    assert [(line, column) for line, column, _, _ in plain] == [(5, len("title: Market ") + 1)]
    assert name in plain[0][2]
    folded = street.replace("summary: Two shops", f"summary: >-\n  Two\n  {sign} shops")
    assert [(line, column) for line, column, _, _ in said(folded, "W551")] == [(8, 3)]
    long = street.replace("text: The street is narrow.", f"text: 'It''s {sign}.")
    long = long.replace("Nobody can move.", "Nobody can move.'", 1)
    assert [column for _, column, _, _ in said(long, "W551")] == [len("  - text: 'It''s ") + 1]
    easy = street.replace("easy: The street", f"easy: The {sign}street")
    assert len(said(easy, "W551")) == 1


def test_many_letters_are_one_warning_for_a_text(street: str) -> None:
    found = said(street.replace(TITLE, "title: 日本国東京都市場 日本"), "W551")
    assert len(found) == 1
    assert found[0][2].count("U+") == 5
    assert found[0][2].endswith("and 3 more")


def test_letters_of_western_and_central_europe_are_fine(street: str) -> None:
    text = "title: ¿Señor Gößmann, Łódź, Ștefan, Kraków? «Ünï» — “x” → 5 € … 10\u202f% n\u0303 a‑b"
    assert not said(street.replace(TITLE, text), "W551")
    assert missing("ab\n\tc") == missing("Ñandú\n\tx") == ()
    assert written("plain") == "plain"
    assert width("n\u0303", 1000) == width("ñ", 1000) == width("n", 1000)
    assert width("日", 1000) == 1000


@pytest.mark.parametrize(
    ("good", "bad", "word", "room"),
    [
        ("short: Baker", "short: {}", "The whole guild of all the bakers", FEW_SEATS),
        ("name: Safety", "name: {}", "Verkehrssicherheitslage", INDICATOR),
        ("name: None, cooperation: 20", "name: {}, cooperation: 20", "Verkehrsberuhigungsmassnahmenkatalogentwurf", CARD),
        ("summary: Two", "summary: {}", "Donaudampfschifffahrtsgesellschaftskapitän", CARD),
    ],
)  # fmt: skip
def test_the_longest_that_fits_is_named(
    street: str, good: str, bad: str, word: str, room: float
) -> None:
    text = street.replace(good, bad.format(word), 1)
    ((line, column, message, hint),) = said(text, "W552")
    assert text.split("\n")[line - 1][column - 1 :].startswith(word.split()[0])
    assert "wider than its place" in message
    fits = hint.split("'")[1]
    assert word.startswith(fits)
    assert not said(street.replace(good, bad.format(fits), 1), "W552")
    assert width(fits, 18, True) <= room < width(word[: len(fits) + 2], 18, True)


def test_settings_whose_words_do_not_fit_beside_each_other_stand_in_lines(street: str) -> None:
    text = street.replace("name: By night, without telling", "name: Nachtsüber").replace(
        "name: In the morning", "name: Vormittagsstunden"
    )
    assert text.count("Nachtsüber") == text.count("Vormittagsstunden") == 1
    assert not said(text, "W552")


def test_a_translation_is_looked_at_too(street: str) -> None:
    scenario = loads(street).scenario
    assert isinstance(scenario, Scenario)
    body = "language: es\ntexts:\n"
    for path, original, to in (
        ("title", "Market Street", "Calle 日"),
        ("indicators.safety.name", "Safety", "Verkehrssicherheitslage"),
        ("pages.front", "another text", "日"),
        ("stakeholders.baker.short", "Baker", ""),
    ):
        body += f'  {path}: {{of: "{fingerprint(original)}", to: "{to}"}}\n'
    found = [d for d in compared(scenario, loads_overlay(body)) if d.code in ("W551", "W552")]
    assert [(d.code, d.line) for d in found] == [("W551", 3), ("W552", 4)]
    assert found[0].column == body.split("\n")[2].index("日") + 1
