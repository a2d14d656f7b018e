"""Limits of size and depth hold exactly, and places are found however a text is written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from game.scenario import parsing
from game.scenario.decoding import LARGEST_FILE, decoded
from game.scenario.loading import load, loads
from game.scenario.parsing import LARGEST_COUNT, LARGEST_DEPTH, read
from game.scenario.typeface import width
from tests.scenario.mistakes import SYNTAX


def codes(text: str) -> list[str]:
    return [d.code for d in read(text, "x").problems]


def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    for size in (LARGEST_FILE, LARGEST_FILE + 1):
        data = b"#" * size
        file.write_bytes(data)
        for text, problems in (decoded(file), decoded(data, "x")):
            assert (text is None) == (size > LARGEST_FILE)
            assert [d.code for d in problems] == (["E102"] if size > LARGEST_FILE else [])
            if problems:
                assert "1,000,001 bytes; at most 1,000,000" in problems[0].message


def test_the_most_values_are_read_and_one_more_is_not() -> None:
    assert LARGEST_COUNT == 50_000
    assert codes("a: [" + "1," * (LARGEST_COUNT - 2) + "]") == []
    assert codes("a: [" + "1," * (LARGEST_COUNT - 1) + "]") == ["E102"]


def test_the_deepest_nesting_is_read_and_one_more_is_not() -> None:
    assert LARGEST_DEPTH == 24
    for sign, close in (("[", "]"), ("{a: ", "}")):
        assert codes("a: " + sign * 23 + "1" + close * 23) == []
        assert codes("a: " + sign * 24 + "1" + close * 24) == ["E122"]


def test_the_first_five_of_many_control_characters_are_reported() -> None:
    text, problems = decoded(("a: " + "x\x07\n   " * 9).encode(), "x")
    assert [(d.line, d.column) for d in problems] == [(1, 5), *((n, 5) for n in (2, 3, 4, 5))]
    assert text is not None
    assert "\x07" not in text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("a: b".encode("utf-16"), "E103"),
        ("\n".join(["a: b"] * 9).encode("utf-16-le"), "E103"),
        ("a: bcde".encode("utf-16-be"), "E103"),
        (b"a:\xe9", "E103"),
        (b"a: b\nc: d\xff", "E103"),
        (b"a: \0", "E104"),
        (b"\xef\xbb\xbfa: b", None),
        (b"a\r\nb\rc\nd", None),
    ],
)
def test_encodings(data: bytes, code: str | None) -> None:
    text, problems = decoded(data, "x")
    assert [d.code for d in problems] == ([code] if code else [])
    if code is None:
        assert text in ("a: b", "a\nb\nc\nd")


def test_a_letter_of_another_encoding_is_placed() -> None:
    for data, place in (
        (b"a: b\r\nc: d\xff", (2, 5)),
        (b"\xff", (1, 1)),
        ("é: ".encode() + b"\xe9", (1, 4)),
    ):
        (found,) = decoded(data, "x")[1]
        assert (found.line, found.column) == place


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("one two bad", "one two bad"),
        ("'it''s so bad'", "it's so bad"),
        ('"a \\"b\\" bad"', 'a "b" bad'),
        ('"\\x41\\u0042\\U00000043 bad"', "ABC bad"),
        ('"a\\tb\\n \\_ bad"', "a\tb\n \u00a0 bad"),
        ('"one\\\n    two bad"', "onetwo bad"),
        ('"one\n    two\n\n    bad"', "one two\nbad"),
        ("one\n      two\n      bad", "one two bad"),
        (">-\n      one\n      bad", "one bad"),
        ("|-\n      one\n\n      bad", "one\n\nbad"),
        ("'😀 ñ bad'", "😀 ñ bad"),
    ],
)
def test_a_word_is_found_through_quotes_escapes_and_folding(written: str, value: str) -> None:
    text = f"k:\n  - a: {written}\n"
    tree = read(text, "x")
    found = tree.at(("k", 0, "a"))
    assert found == value
    spot = tree.within(("k", 0, "a"), found.index("bad"))
    assert text[spot.offset :].startswith("bad")
    before = text[: spot.offset]
    assert (spot.line, spot.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_what_is_not_there_is_placed_at_what_encloses_it() -> None:
    tree = read("a:\n  b:\n    - c: 1\n", "x")
    assert tree.at(("a", "b", 0, "c")) == 1
    for path in (("a", "b", 1), ("a", "b", -1), ("a", "b", "c"), ("x",), ("a", "b", 0, "c", "d")):
        assert tree.at(path) is None
    assert tree.key(("a", "b", 0, "z"))[:2] == tree.value(("a", "b", 0, "z"))[:2] == (3, 7)
    assert tree.key(("a", "x"))[:2] == (1, 1)
    assert tree.value(("a", "x"))[:2] == (2, 3)
    assert tree.key(("z",))[:3] == tree.value(("z",))[:3] == (1, 1, 0)
    assert tree.within(("a", "b", 0, "c"), 0)[:2] == (3, 10)
    assert tree.within(("nowhere",), 3)[:2] == (1, 1)
    assert tree.value(("a", "b", 0, "c")).style == ""
    assert tree.value(("a", "b")).style == "["
    assert tree.value(()).style == ""


def test_styles_are_kept_for_keys_and_values() -> None:
    tree = read("""a: 'x'\n"b": "y"\n'c': >\n  z\nd: {e: |\n""".replace("{e: |", "[]"), "x")
    assert {path[0]: spot.style for path, spot in tree.keys.items()} == {
        "a": "",
        "b": '"',
        "c": "'",
        "d": "",
    }
    assert [tree.value((key,)).style for key in "abcd"] == ["'", '"', ">", "["]


def test_a_file_named_otherwise_is_doubted_only_as_a_file(tmp_path: Path, street: str) -> None:
    file = tmp_path / "market-street.yaml"
    file.write_text(street, encoding="utf-8")
    assert load(file).diagnostics == loads(street).diagnostics == ()
    assert load(tmp_path).scenario is None
    assert "this is a folder" in load(tmp_path).diagnostics[0].message
    assert "no such file" in load(tmp_path / "none").diagnostics[0].message


def test_a_wide_letter_takes_the_room_of_its_size() -> None:
    assert width("W", 100) == pytest.approx(84.0)
    assert width("W", 100, True) == pytest.approx(88.3)


DIFFERENT = ("title: - Market", 'title: "Market \\q Street"', "title:\tMarket Street")
"""What the two parsers of PyYAML place or judge differently."""


def test_both_parsers_of_yaml_lead_to_the_same_sentences(
    street: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [street.replace(good, bad, 1) for good, bad in SYNTAX if bad not in DIFFERENT]
    fast = [loads(text).diagnostics for text in texts]
    monkeypatch.setattr(parsing, "_LOADER", yaml.SafeLoader)
    for text, known in zip(texts, fast, strict=True):
        assert loads(text).diagnostics == known


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "this file may not be opened"),
        (FileNotFoundError(2, "No such file"), "there is no such file"),
        (OSError(5, "Input/output error"), "this file cannot be read (Input/output error)"),
        (OSError(), "this file cannot be read (unknown reason)"),
    ],
)
def test_why_a_file_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    file = tmp_path / "x.yaml"
    file.write_text("a: b", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    (found,) = load(file).diagnostics
    assert (found.code, found.line, found.column, found.message) == ("E101", 1, 1, said)


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    for found in load(tmp_path).diagnostics, decoded(tmp_path)[1]:
        assert [str(d) for d in found] == [f"{tmp_path}:1:1: E101: this is a folder, not a file"]


def test_a_character_beyond_all_is_refused_by_both_parsers(
    street: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = street.replace("title: Market Street", 'title: "Market \\U00110000"')
    assert [d.code for d in loads(text).diagnostics if d.severity == "error"] == ["E110"]
    monkeypatch.setattr(parsing, "_LOADER", yaml.SafeLoader)
    (found,) = (d for d in loads(text).diagnostics if d.severity == "error")
    assert (found.code, found.line) == ("E110", 5)
