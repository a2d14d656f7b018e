"""Characters that nothing may hold and those that nobody sees: found however they are written."""

from __future__ import annotations

import pytest

from game.scenario.characters import harmless, named
from game.scenario.diagnostics import Diagnostic
from game.scenario.loading import loads
from game.scenario.translation import loads_overlay

TITLE = "title: Market Street"


def found(street: str, good: str, bad: str, code: str) -> list[Diagnostic]:
    assert good in street
    text = street.replace(good, bad, 1)
    diagnostics = loads(text).diagnostics
    line = text[: text.index(bad)].count("\n") + 1
    said = [d for d in diagnostics if d.code == code]
    assert all(line <= d.line <= line + bad.count("\n") for d in said)
    return said


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("\\e", "U+001B"), ("\\x1b", "U+001B"), ("\\u001b", "U+001B"), ("\\U0000001b", "U+001B"),
        ("\\x07", "U+0007"), ("\\a", "U+0007"), ("\\b", "U+0008"), ("\\0", "U+0000"),
        ("\\r", "U+000D"), ("\\v", "U+000B"), ("\\f", "U+000C"), ("\\x7f", "U+007F"),
        ("\\x9b", "U+009B"), ("\\N", "U+0085"), ("\\L", "U+2028"), ("\\P", "U+2029"),
        ("\\uFFFE", "U+FFFE"), ("\\uFDD0", "U+FDD0"),
    ],
)  # fmt: skip
def test_a_control_character_is_refused_as_an_escape_as_in_the_raw_text(
    street: str, written: str, name: str
) -> None:
    (escape,) = found(street, TITLE, f'title: "Market {written}Street"', "E104")
    assert name in escape.message
    assert escape.column == len('title: "Market ') + 1
    if written not in ("\\r", "\\N", "\\L", "\\P"):
        sign = chr(int(name[2:], 16))
        (raw,) = found(street, TITLE, f"title: Market {sign}Street", "E104")
        assert raw.message == escape.message
        assert raw.column == len("title: Market ") + 1


@pytest.mark.parametrize(
    ("good", "bad", "column"),
    [
        ("    name: Bakery", '    "name\\0": Bakery', 10),
        ("  vans:\n", '  "vans\\e":\n', 8),
        ("    public: We bake", '    public: "\n      We\n      \\x07bake', 7),
        ("history: A market", "history: |\n  A\x1b market", 4),
        ("when: deal and", 'when: "\\x1bdeal and', None),
    ],
)
def test_in_keys_and_in_texts_over_several_lines(
    street: str, good: str, bad: str, column: int | None
) -> None:
    if bad.startswith("    public"):
        bad += ' bread for the street. Flour comes by van."\n    #'
        good = "    public: We bake bread for the street. Flour comes by van."
    if bad.startswith("when"):
        bad += ' safety >= 50"  #'
    said = found(street, good, bad, "E104")
    assert len(said) == 1
    assert column in (None, said[0].column)


@pytest.mark.parametrize("bad", ['"\\x07"', '"\\0\\0"', "\x07", '"\x07"', '"Market\\e Street"'])
def test_one_mistake_is_reported_once(street: str, bad: str) -> None:
    codes = [d.code for d in loads(street.replace(TITLE, f"title: {bad}", 1)).diagnostics]
    assert set(codes) == {"E104"}
    assert [
        d.code
        for d in loads(street.replace("    name: Bakery", '    "name\\0": Bakery')).diagnostics
    ] == ["E104"]


def test_every_one_is_named_in_one_pass(street: str) -> None:
    said = found(street, TITLE, 'title: "\\e[31mMarket\\0 \\\\e Street"', "E104")
    assert [d.column for d in said] == [9, 21]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("\\u202e", "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ("\\u2066", "LEFT-TO-RIGHT ISOLATE (U+2066)"),
        ("\\u200d", "ZERO WIDTH JOINER (U+200D)"),
        ("\\uFEFF", "ZERO WIDTH NO-BREAK SPACE (U+FEFF)"),
        ("\\u200b", "ZERO WIDTH SPACE (U+200B)"),
        ("\\u00ad", "SOFT HYPHEN (U+00AD)"),
        ("\\u2060", "WORD JOINER (U+2060)"),
        ("\\ufe0f", "VARIATION SELECTOR-16 (U+FE0F)"),
        ("\\u3164", "HANGUL FILLER (U+3164)"),
        ("\\U000E0041", "TAG LATIN CAPITAL LETTER A (U+E0041)"),
    ],
)
def test_what_nobody_sees_is_a_warning_with_its_name(street: str, written: str, name: str) -> None:
    (escape,) = found(street, TITLE, f'title: "Market {written}Street"', "W129")
    assert name in escape.message
    sign = chr(int(name.split("U+")[1].rstrip(")"), 16))
    (raw,) = found(street, TITLE, f"title: Market {sign}Street", "W129")
    assert raw.message == escape.message
    comment = found(street, TITLE, f"{TITLE} # {sign}", "W129")
    assert len(comment) == 1, "a line must not read other than it is, comments and all"


def test_what_everybody_writes_is_fine(street: str) -> None:
    fine = 'title: "¿Señor? \\"É\\"\\tça \\u00f1 — \\_«…» \\N{}"'.replace("\\N{}", "\\\\N")
    assert not [
        d for d in loads(street.replace(TITLE, fine, 1)).diagnostics if d.code in "E104 W129"
    ]


@pytest.mark.parametrize("letter", "áéíóúñ¿¡üÉàÔ")
def test_a_letter_in_another_encoding_is_told_once_with_what_was_meant(
    street: str, letter: str
) -> None:
    garbled = letter.encode().decode("cp1252")
    assert letter in loads(street.replace(TITLE, f'title: "{letter}"', 1)).scenario.title.text
    for good, bad in ((TITLE, f'title: "A{garbled}b"'), (TITLE, f"{TITLE} # {garbled}")):
        told = loads(street.replace(good, bad, 1)).diagnostics
        assert [(d.code, d.line) for d in told if d.code in ("W129", "W621")] == [("W621", 5)]
        assert f"'{letter}' was meant" in str(told)


def test_a_letter_of_another_language_is_not_garbled(street: str) -> None:
    for fine in ("SÃO JOÃO", "Â mon âge", "PÂTÉ", "Ã É"):
        assert loads(street.replace(TITLE, f'title: "{fine}"', 1)).diagnostics == ()


def test_a_translation_is_looked_at_in_the_same_way() -> None:
    body = 'language: es\ntexts:\n  title: {of: "00000000", to: "Calle\\e[31m"}\n  "a\\0": {of: b, to: c}\n'
    loaded = loads_overlay(body)
    assert loaded.overlay is None
    assert [(d.code, d.line) for d in loaded.diagnostics] == [("E104", 3), ("E104", 4)]
    doubtful = loads_overlay(body.replace("\\e[31m", "\\u202e").replace("\\0", ""))
    assert [d.code for d in doubtful.diagnostics] == ["W129"]


def test_what_is_shown_is_harmless() -> None:
    assert harmless("a\x1b[31m\x00\x07\x9b\r\u202e\u2066b") == "a?[31m??????b"
    kept = "¿Qué?\tñ\n👩\u200d👧 日本 «x» \u00ad"
    assert harmless(kept) == kept
    assert named("\x00") == "U+0000"
