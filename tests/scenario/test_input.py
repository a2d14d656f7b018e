"""Files that are no scenario at all: each gets a sentence at the right place, quickly, no crash."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from game.scenario.loading import Loaded, load, loads
from game.scenario.parsing import read, scalar


def codes(loaded: Loaded) -> list[str]:
    assert loaded.scenario is None or not any(d.severity == "error" for d in loaded.diagnostics)
    return [d.code for d in loaded.diagnostics]


def written(folder: Path, data: bytes) -> Path:
    file = folder / "market-street.yaml"
    file.write_bytes(data)
    return file


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert codes(load(tmp_path / "none.yaml")) == ["E101"]
    assert codes(load(tmp_path)) == ["E101"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# nothing but a comment\n", b"---\n"])
def test_empty_file(tmp_path: Path, data: bytes) -> None:
    assert codes(load(written(tmp_path, data))) == ["E105"]


def test_ten_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    file = written(tmp_path, b"a: b\n" * 2_000_000)
    start = time.perf_counter()
    loaded = load(file)
    assert codes(loaded) == ["E102"]
    assert time.perf_counter() - start < 0.5
    assert "10,000,000" in loaded.diagnostics[0].message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(tmp_path: Path, street: str, encoding: str) -> None:
    loaded = load(written(tmp_path, street.encode(encoding)))
    assert codes(loaded) == ["E103"]
    assert "UTF-16" in loaded.diagnostics[0].message
    assert "Save As" in loaded.diagnostics[0].hint


def test_other_encodings_are_placed(tmp_path: Path, street: str) -> None:
    data = street.replace("Market Street", "Straße", 1).encode("latin-1", "replace")
    data = data.replace(b"title: Market Street", b"title: Stra\xdfe", 1)
    (found,) = load(written(tmp_path, data)).diagnostics
    line = data[: data.index(b"\xdf")].count(b"\n") + 1
    column = len(data[: data.index(b"\xdf")].split(b"\n")[-1]) + 1
    assert (found.code, found.line, found.column) == ("E103", line, column)


def test_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path, street: str) -> None:
    data = b"\xef\xbb\xbf" + street.replace("\n", "\r\n").encode()
    assert load(written(tmp_path, data)).diagnostics == ()


def test_nul_is_placed_and_reading_goes_on(tmp_path: Path, street: str) -> None:
    text = street.replace("name: Bakery", "name: Bak\0ery").replace("good: low", "good: lwo")
    found = load(written(tmp_path, text.encode())).diagnostics
    assert [d.code for d in found] == ["E104", "E204"]
    assert found[0].column == len("    name: Bak") + 1


@pytest.mark.parametrize("levels", [26, 900, 5000])
@pytest.mark.parametrize("sign", ["[", "{a: ", "{", "- ", "? "])
def test_too_many_levels(sign: str, levels: int) -> None:
    # Newer YAML parsers give up at a depth of their own, before they have told of the first level.
    start = time.perf_counter()
    loaded = loads("a: " + sign * levels if sign[0] in "[{" else sign * levels)
    assert loaded.scenario is None
    assert codes(loaded)[-1] == "E122"
    assert "nested more than 24 levels deep" in loaded.diagnostics[-1].message
    assert time.perf_counter() - start < 0.5


def test_alias_bomb_is_one_error_for_each_alias() -> None:
    lines = ['a0: &a0 ["lol", "lol"]']
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    start = time.perf_counter()
    found = codes(loads("\n".join(lines)))
    assert found.count("E120") == 10 + 9 * 9
    assert time.perf_counter() - start < 0.5


def test_many_values_are_refused() -> None:
    assert codes(loads("a: [" + "1," * 100_000 + "]")) == ["E102"]


@pytest.mark.parametrize("text", ["just words", "- a\n- b", "42", "[1, 2]", '"quoted"'])
def test_a_scenario_is_a_group_of_keys(text: str) -> None:
    assert codes(loads(text)) == ["E203"]


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "12:30", "010", "1e3", "0x10", "2024-01-01"]
)
def test_yaml_1_2_keeps_words_as_text(word: str) -> None:
    assert scalar(word) == word


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-7", -7),
        ("+4", 4),
        ("0.5", 0.5),
        (".5", 0.5),
        ("-2.25", -2.25),
        ("3.", 3),
        ("-0.0", 0),
        ("1.5e1", 15),
    ]
    + [("true", True), ("FALSE", False), ("null", None), ("~", None), ("", None)],
)
def test_yaml_1_2_numbers_and_words(text: str, value: object) -> None:
    assert scalar(text) == value
    assert type(scalar(text)) is type(value)


@pytest.mark.parametrize(
    ("good", "bad", "hint"),
    [
        ("secret: no", "secret: no", "write false"),
        ("drift: -1", "drift: yes", "a number"),
        ("drift: -1", "drift: 12:30", "time"),
        ("drift: -1", "drift: 010", "write 10"),
        ("drift: -1", "drift: '4'", "quotes"),
    ],
)
def test_wrong_kinds_say_what_to_write(street: str, good: str, bad: str, hint: str) -> None:
    text = street.replace("  payments:", "  secret: no\n  payments:") if "secret" in bad else street
    text = text.replace(good, bad)
    found = [d for d in loads(text).diagnostics if d.code == "E203"]
    assert len(found) == 1
    assert hint in str(found[0])
    assert found[0].line == text[: text.index(bad)].count("\n") + 1


def test_unclosed_quote_is_reported_where_it_opens(street: str) -> None:
    text = street.replace("title: Market Street", 'title: "Market Street')
    (found,) = [d for d in loads(text).diagnostics if d.code == "E112"]
    assert (found.line, found.column) == (5, 8)


def test_problems_before_a_syntax_error_are_reported_too(street: str) -> None:
    text = street.replace("language: en", "language: fr").replace(
        "    short: Baker", "\tshort: Baker"
    )
    assert codes(loads(text)) == ["E204", "E111"]


def test_columns_count_characters_and_look_inside_quotes() -> None:
    tree = read('a: "😀😀 x \\"y\\" bad"\nb: >\n  one\n  two bad\n', "x")
    for path, line, column in ((("a",), 1, 16), (("b",), 4, 7)):
        value = tree.at(path)
        spot = tree.within(path, value.index("bad"))
        assert (spot.line, spot.column) == (line, column)


def test_condition_errors_point_inside_the_text(street: str) -> None:
    good = "when: deal and safety >= 50 and"
    text = street.replace(good, "when: >-\n      deal and\n      safty >= 50 and")
    (found,) = loads(text).diagnostics
    lines = text.split("\n")
    assert found.code == "E402"
    assert lines[found.line - 1][found.column - 1 :].startswith("safty")


def test_the_python_parser_reads_the_same(street: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    from game.scenario import parsing as module

    fast = read(street, "x")
    monkeypatch.setattr(module, "_LOADER", yaml.SafeLoader)
    slow = read(street, "x")
    assert slow.data == fast.data
    assert slow.keys == fast.keys
    assert slow.values == fast.values


def test_a_comma_inside_braces_is_explained(street: str) -> None:
    """What stands after the comma looks like a key without a value."""
    bad = street.replace(
        "money: {name: Money in the till,", "money: {name: Money, in the till, as counted,", 1
    )
    found = [d for d in loads(bad, "market-street.yaml").diagnostics if d.code == "E201"]
    assert bad != street
    assert [d.hint for d in found] == ["inside { } a text with a comma must stand in quotes"] * 2
