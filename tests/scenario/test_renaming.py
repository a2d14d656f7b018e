"""Renaming: every reference follows, all else stays byte for byte, and the old id brings all back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game import UserError
from game.scenario.expected.reading import expected_of, load_expected
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.model.kinds import KINDS
from game.scenario.renaming import found, renamed, spliced
from game.scenario.translation import load_overlay, overlay_of, skeleton, translatable, translated
from game.scenario.usage import Thing, things

EXPECTED = """\
- say: Everything that has an id, in every place, with ñ # and a comment.
  length: 30
  seed: 1
  minds: {paper: grim}
  facts: {plan: close}
  rounds:
    1:
      agree: {stalls: many, "vans": mornings}
      happens: [rain, accident]
      baker: {promise: {vans: secretly}, vans: always}
    2:
      agree:
        - {clauses: {vans: mornings}, signed: [baker,  school], secret: [vans], verified: vans, pay: {baker  >  school: 1}}
      school: {accident: sorry, deny: {vans: secretly}, leave: vans}
  expect:
    - sales >= 3 and not vans is not always and trust(baker > school) >= 1 after 1
    - score(school) >= 0 and mandate( baker) >= 0 and happened(rain) or chose(accident is sorry)
    - 'ending is not apology and plan is close and crossed(no_flour) >= 1 and rounds(vans is secretly) == 0'
"""
SHIPPED = sorted(
    file
    for file in (Path(__file__).parents[2] / "scenarios").glob("*.yaml")
    if "." not in file.stem
)


def write(folder: Path, text: str, overlay: bool = True) -> Path:
    file = folder / "market-street.yaml"
    file.write_bytes(text.encode())
    scenario = load(file).scenario
    assert scenario is not None, load(file).diagnostics
    if overlay:
        translation = skeleton(scenario, "es").replace('to: ""', 'to: "¡Ñandú!"')
        overlay_of(file, "es").write_bytes(translation.encode())
    return file


@pytest.fixture
def file(tmp_path: Path, whole_street: str) -> Path:
    return write(tmp_path, whole_street)


def names(file: Path) -> list[Thing]:
    tree = load(file).tree
    assert tree is not None
    return things(tree)


def rename(file: Path, wanted: str, new: str) -> None:
    for path, data in renamed(file, wanted, new).files.items():
        path.write_bytes(data)


def dotted(thing: Thing) -> str:
    return ".".join(map(str, thing.path))


def read(file: Path) -> Scenario:
    loaded = load(file)
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


def put_back(text: str, new: dict[str, str]) -> str:
    return re.sub(r"\bnew_\w+_\d+\b", lambda match: new[match[0]], text)


def test_the_good_scenario_has_things_of_every_kind(file: Path) -> None:
    assert {thing.kind for thing in names(file)} == set(KINDS)


def test_there_and_back_is_byte_for_byte(file: Path) -> None:
    """One of each kind; slow tests try every id of every shipped scenario."""
    overlay = overlay_of(file, "es")
    before = file.read_bytes(), overlay.read_bytes()
    for thing in {thing.kind: thing for thing in names(file)}.values():
        new = "77" if thing.kind.word == "length" else "quite_new"
        rename(file, dotted(thing), new)
        assert file.read_bytes() != before[0]
        rename(file, dotted(Thing(thing.kind, (*thing.path[:-1], new))), thing.id)
        assert (file.read_bytes(), overlay.read_bytes()) == before


def rename_all(file: Path) -> dict[str, str]:
    """Give every id of a file another one that stands nowhere else; new to old."""
    everything = names(file)
    new = {}
    for number in range(len(everything)):
        thing = names(file)[number]
        if thing.kind.word != "length":
            fresh = f"new_{thing.kind.word.replace(' ', '_')}_{number}"
            new[fresh] = thing.id
            rename(file, dotted(thing), fresh)
    return new


def test_with_every_id_renamed_it_is_the_same_scenario(file: Path) -> None:
    before, spanish = read(file), load_overlay(overlay_of(file, "es")).overlay
    assert spanish is not None
    translation = translatable(translated(before, spanish))
    old = rename_all(file)
    after, spanish = read(file), load_overlay(overlay_of(file, "es")).overlay
    assert spanish is not None
    assert put_back(after.model_dump_json(), old) == before.model_dump_json()
    assert {
        put_back(path, old): text for path, text in translatable(translated(after, spanish)).items()
    } == translation
    for name in old.values():
        assert not re.search(rf"(?<![\w'.-]){name}: *$", file.read_text(encoding="utf-8"), re.M)


def expect(file: Path) -> Path:
    expected_of(file).write_text(EXPECTED, encoding="utf-8")
    assert errors(file) == []
    return expected_of(file)


def errors(file: Path) -> list[str]:
    return [str(d) for d in load_expected(expected_of(file), load(file)).diagnostics]


@pytest.mark.slow
def test_what_is_expected_follows_there_and_back(file: Path) -> None:
    cases = expect(file)
    changed = set()
    for thing in names(file):
        new = "77" if thing.kind.word == "length" else "quite_new"
        rename(file, dotted(thing), new)
        assert errors(file) == [], dotted(thing)
        if cases.read_text(encoding="utf-8") != EXPECTED:
            changed.add(thing.kind.word)
        rename(file, dotted(Thing(thing.kind, (*thing.path[:-1], new))), thing.id)
        assert cases.read_text(encoding="utf-8") == EXPECTED, dotted(thing)
    assert changed == {
        "seat", "indicator", "lever", "setting", "fact", "value", "event", "option", "red line",
        "length", "ending",
    }  # fmt: skip


def test_no_old_id_is_left_in_what_is_expected(file: Path) -> None:
    cases = expect(file)
    old = rename_all(file)
    text = cases.read_text(encoding="utf-8")
    assert errors(file) == []
    assert put_back(text, old) == EXPECTED
    for word in ("vans", "stalls", "mornings", "school", "sorry", "apology", "no_flour", "plan"):
        assert not re.search(rf"\b{word}\b", text), word


@pytest.mark.parametrize("word", ["agree", "happens"])
def test_a_seat_is_not_called_like_a_word_of_what_is_expected(file: Path, word: str) -> None:
    cases = expect(file)
    with pytest.raises(UserError, match=f"'{word}' would mean something else in .*expect"):
        rename(file, "stakeholders.school", word)
    assert cases.read_text(encoding="utf-8") == EXPECTED


def test_nothing_is_renamed_while_what_is_expected_has_errors(file: Path) -> None:
    cases = expect(file)
    cases.write_text("- say: X.\n  expect: [nonsense]\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"expect\.yaml' has errors; mend them first"):
        renamed(file, "vans", "carts")


def test_a_new_id_of_the_scenario_moves_what_is_expected(file: Path) -> None:
    cases = expect(file)
    moved = renamed(file, "id", "new-street").moved
    assert moved[cases] == cases.with_name("new-street.expect.yaml")


@pytest.mark.slow
@pytest.mark.parametrize("which", SHIPPED, ids=lambda f: f.stem)
def test_shipped_scenarios_come_back(which: Path, tmp_path: Path) -> None:
    """Some ids of each; the next test tries all."""
    _there_and_back(which, tmp_path, every=23)


@pytest.mark.long
@pytest.mark.parametrize("which", SHIPPED, ids=lambda f: f.stem)
def test_shipped_scenarios_come_back_from_every_id(which: Path, tmp_path: Path) -> None:
    _there_and_back(which, tmp_path, every=1)


def _there_and_back(which: Path, folder: Path, every: int) -> None:
    file = folder / which.name
    paths = [file, overlay_of(file, "es"), expected_of(file)]
    for path in paths:
        path.write_bytes((which.parent / path.name).read_bytes())
    before = [path.read_bytes() for path in paths]
    for thing in names(file)[::every]:
        new = "77" if thing.kind.word == "length" else "quite_new"
        rename(file, dotted(thing), new)
        rename(file, dotted(Thing(thing.kind, (*thing.path[:-1], new))), thing.id)
        assert [path.read_bytes() for path in paths] == before


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace(": ", ":\t "),
        lambda text: text.replace("\n", "   # árbol, baker, vans\n", 40),
        lambda text: "\ufeff" + text.replace("\n", "\r"),
        lambda text: text.rstrip("\n"),
        lambda text: text.replace("name: Bakery", "name: 🥐 Panadería").replace("safety:", '"safety":'),
        lambda text: re.sub(r"when: (vans.*)", r"when: '\1'", text),
        lambda text: re.sub(r"when: (vans.*)", r"when: >-\n          \1", text),
    ],
)  # fmt: skip
def test_line_ends_marks_tabs_accents_and_quotes_stay(
    tmp_path: Path, street: str, change: object
) -> None:
    assert callable(change)
    text = change(street)
    file = write(tmp_path, text, overlay=False)
    for wanted, new in (("vans", "lorries"), ("safety", "peace"), ("baker", "panadera")):
        rename(file, wanted, new)
        assert file.read_bytes() != text.encode()
        assert file.read_bytes().count(b"\r") == text.count("\r")
        rename(file, new, wanted)
        assert file.read_bytes() == text.encode()


def test_one_word_for_two_things_is_told_apart(tmp_path: Path, street: str) -> None:
    """A seat, a lever, a setting and an event may share a word; only the one meant changes."""
    file = write(tmp_path, street, overlay=False)
    rename(file, "vans", "baker")
    rename(file, "always", "baker")
    rename(file, "accident", "school")
    text = file.read_text(encoding="utf-8")
    assert "when: baker is banned and rounds(baker is banned) >= 2" in text
    assert "needs: baker is not baker, " in text
    assert "worth: {baker: {banned: -2.5}}" in text
    assert "when: chose(school is sorry) or happened(fair)" in text
    assert "trust(school > baker): -20" in text
    rename(file, "levers.baker", "vans")
    rename(file, "vans.baker", "always")
    rename(file, "events.school", "accident")
    assert file.read_bytes() == street.encode()


@pytest.mark.parametrize(
    ("wanted", "new", "said"),
    [
        ("vans", "Vans", "'Vans' cannot be an id"),
        ("vans", "7up", "cannot be an id"),
        ("vans", "v" * 41, "cannot be an id"),
        ("vans", "", "cannot be an id"),
        ("vans", "stalls", "'stalls' is taken, by another lever on line"),
        ("vans", "safety", "is a lever here and an indicator elsewhere"),
        ("vans", "round", "'round' cannot be an id"),
        ("baker", "nobody", "'nobody' cannot be an id"),
        ("close", "chance", "'chance' cannot be an id"),
        ("vans", "vans", "is called 'vans' already"),
        ("vams", "lorries", "did you mean 'vans'?"),
        ("levers.vans.settings.banne", "never", "did you mean 'levers.vans.settings.banned'?"),
        ("zzz", "lorries", "Nothing in '"),
        ("30", "half", "A length is called by its minutes"),
        ("30", "60", "'60' is taken, by another length"),
        ("30", "999", "cannot be the name of this length"),
        ("id", "x", "cannot be the id of a scenario"),
        ("id", "market-street", "already"),
    ],
)
def test_what_cannot_be_is_one_sentence(file: Path, wanted: str, new: str, said: str) -> None:
    before = file.read_bytes()
    with pytest.raises(UserError, match=re.escape(said)) as refused:
        renamed(file, wanted, new)
    assert "\n" not in str(refused.value)
    assert file.read_bytes() == before


def test_several_things_of_one_name_are_listed(tmp_path: Path, street: str) -> None:
    file = write(tmp_path, street.replace("unguarded", "none"), overlay=False)
    with pytest.raises(UserError, match="may be several things; write") as refused:
        renamed(file, "none", "nothing")
    assert "'levers.stalls.settings.none' or 'levers.crossing.settings.none'" in str(refused.value)
    rename(file, "crossing.none", "unguarded")
    assert file.read_bytes() == street.encode()


def test_at_most_six_are_listed(tmp_path: Path, street: str) -> None:
    options = "".join(
        f"  card_{n}0: {{title: T, text: T, round: 2, choice: {{seat: baker, ask: A, default: stay, "
        "options: {stay: {name: S}, go: {name: G, effects: {sales: 1}}}}}\n"
        for n in range(1, 9)
    )
    file = write(tmp_path, street.replace("endings:\n", options + "endings:\n", 1), overlay=False)
    with pytest.raises(UserError, match="may be several things") as refused:
        renamed(file, "stay", "remain")
    assert str(refused.value).count(" or ") == 5


def test_a_file_with_errors_is_left_alone(file: Path) -> None:
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("good: low", "good: lwo"), encoding="utf-8")
    with pytest.raises(UserError, match="has 1 error; mend them first"):
        renamed(file, "vans", "lorries")
    file.write_text(good, encoding="utf-8")
    overlay_of(file, "es").write_text("language: fr\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"es\.yaml' has errors"):
        renamed(file, "vans", "lorries")


def test_an_id_written_with_an_escape_is_refused_with_its_line(tmp_path: Path, street: str) -> None:
    text = street.replace("owner: baker", 'owner: "\\x62aker"')
    file = write(tmp_path, text, overlay=False)
    with pytest.raises(UserError, match=r":\d+: 'baker' is written with a backslash"):
        renamed(file, "baker", "panadera")


def test_the_nearest_meaning_counts(file: Path) -> None:
    tree = load(file).tree
    assert tree is not None
    assert found(tree, "vans").path == ("levers", "vans")
    assert found(tree, "banned").path == found(tree, "vans.banned").path
    assert found(tree, "settings.banned").path == ("levers", "vans", "settings", "banned")
    assert found(tree, "30").path == ("lengths", 30)


def test_what_a_twin_says_of_a_text_follows_it(tmp_path: Path, street: str) -> None:
    own = "    texts: {levers.vans.name: Carts, levers.vans.settings.banned.name: Not ever}\n"
    file = write(tmp_path, street + own)
    before = file.read_bytes()
    rename(file, "levers.vans", "carts")
    rename(file, "carts.banned", "never")
    alias = read(file).aliases["harbour"]
    assert list(alias.texts) == ["levers.carts.name", "levers.carts.settings.never.name"]
    overlay = load_overlay(overlay_of(file, "es")).overlay
    assert overlay is not None
    assert "aliases.harbour.texts.levers.carts.settings.never.name" in overlay.texts
    rename(file, "carts.never", "banned")
    rename(file, "levers.carts", "vans")
    assert file.read_bytes() == before


def test_where_a_check_is_accepted_follows_what_stands_there(tmp_path: Path, street: str) -> None:
    places = "{levers.vans.settings: it is meant so, texts.levers.vans.name: it is meant so}"
    file = write(tmp_path, street + f"accept: {{W551: {places}}}\n")
    rename(file, "levers.vans", "carts")
    text = file.read_text(encoding="utf-8")
    assert "levers.carts.settings: it" in text
    assert "texts.levers.carts.name: it" in text


def test_the_scenario_itself_is_renamed_with_the_files_called_like_it(file: Path) -> None:
    for name in ("market-street-2.yaml", "market-street.outcomes.yaml", "market-street.txt"):
        file.with_name(name).write_text("", encoding="utf-8")
    result = renamed(file, "id", "quiet-street")
    assert (result.kind, result.old, result.places) == ("scenario", "market-street", {file: 1})
    assert {path.name: there.name for path, there in result.moved.items()} == {
        "market-street.yaml": "quiet-street.yaml",
        "market-street.es.yaml": "quiet-street.es.yaml",
        "market-street.outcomes.yaml": "quiet-street.outcomes.yaml",
    }
    before = file.read_bytes()
    assert result.files == {file: before.replace(b"id: market-street", b"id: quiet-street")}
    file.with_name("quiet-street.es.yaml").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="'quiet-street' is taken: there is a file"):
        renamed(file, "id", "quiet-street")
    other = file.rename(file.with_name("other.yaml"))
    assert renamed(other, "id", "quiet-street").moved == {}


def test_the_places_of_each_file_are_counted(file: Path) -> None:
    result = renamed(file, "plan", "intention")
    assert (result.kind, result.old) == ("fact", "plan")
    assert result.places == {file: 2, overlay_of(file, "es"): 5}
    assert result.moved == {}


def test_pieces_are_put_in_from_the_end(file: Path) -> None:
    assert spliced(b"\xef\xbb\xbfa\r\nbc", [(2, 3, "xyz"), (0, 1, "")]) == b"\xef\xbb\xbf\r\nxyzc"
