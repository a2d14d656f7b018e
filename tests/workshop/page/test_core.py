"""What the page is made from: the file, what came of looking at it, its numbers, its changes, and playing from here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game import UserError
from game.rules.orders import Move
from game.scenario.model.kinds import SEAT
from game.scenario.outline import outlined
from game.scenario.parsing import read
from game.workshop.page import playing
from game.workshop.page.changes import added, fresh_id, moved, removed
from game.workshop.page.flowed import path_at
from game.workshop.page.looked import SECTIONS, looked
from game.workshop.page.numbers import grid, movable, set_number, worths
from game.workshop.page.previews import preview
from game.workshop.page.snippets import snippet
from game.workshop.page.source import Changed, SourceFile, mark_of
from game.workshop.page.state import Workbench
from game.workshop.page.words import meaning, offered
from tests.workshop.page.bench import SHIPPED, copied, done, seen, text_of

# The file


def test_only_what_differs_is_written_and_line_ends_stay(tmp_path: Path) -> None:
    path = copied(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before, source = path.read_bytes(), SourceFile(path)
    text = source.read()
    source.write(text.replace("harvest: 6", "harvest: 7", 1), mark_of(text))
    assert path.read_bytes() == before.replace(b"harvest: 6", b"harvest: 7", 1)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_any_change_of_a_text_comes_into_the_file_as_it_is(ends: str, tmp_path: Path) -> None:
    path, text = tmp_path / "x.yaml", "a: 1\nb: 2\n# é\n"
    for after in (
        f"# first\n{text}",
        f"{text}c: 3\n",
        "b: 2\n",
        "",
        "a: 1\nb: 2",
        "a: 1\n\n\nb: 2\n# é\n",
        "x",
    ):
        path.write_bytes(text.replace("\n", ends).encode())
        SourceFile(path).write(after, mark_of(text))
        assert path.read_bytes() == after.replace("\n", ends).encode()


def test_what_somebody_else_has_written_is_not_written_over(tmp_path: Path) -> None:
    path = copied(tmp_path)
    source = SourceFile(path)
    mark = mark_of(source.read())
    path.write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(Changed):
        source.write("format: 1\nid: x\n", mark)
    assert path.read_text(encoding="utf-8") == "format: 1\n"


def test_who_saves_over_another_is_told_what_the_other_wrote(tmp_path: Path) -> None:
    """At once, however long ago the bench has looked at the file: else one would take, or keep against, an old text."""
    bench = Workbench(SourceFile(copied(tmp_path)))
    mine, seen = bench.seen.text + "# mine\n", bench.mark
    theirs = bench.seen.text + "# theirs\n"
    bench.path.write_text(theirs, encoding="utf-8")
    with pytest.raises(Changed):
        bench.write(mine, seen)
    assert (bench.seen.text, bench.mark) == (theirs, mark_of(theirs))
    bench.write(mine, bench.mark)
    assert bench.path.read_text(encoding="utf-8") == mine


def test_a_sign_that_cannot_stand_in_a_file_is_a_problem_and_no_change_by_somebody_else(
    tmp_path: Path,
) -> None:
    """Text that is pasted may hold one; the file is then what was pasted, and can be mended."""
    bench = Workbench(SourceFile(copied(tmp_path)))
    before = bench.seen.text
    pasted = before.replace("Alto holds", "Alto\x0bholds", 1)
    bench.write(pasted, bench.mark)
    assert [p.code for p in bench.seen.problems] == ["E104"]
    assert bench.seen.text == pasted
    assert not bench.look_again()
    bench.write(before, bench.mark)
    assert not bench.stale


def test_the_last_good_version_stays_while_the_file_has_errors(tmp_path: Path) -> None:
    bench = Workbench(SourceFile(copied(tmp_path)))
    good = bench.good
    bench.write(bench.seen.text.replace("harvest: 6", "harvst: 6", 1), bench.mark)
    assert bench.stale
    assert bench.good is good
    bench.write(bench.seen.text.replace("harvst: 6", "harvest: 7", 1), bench.mark)
    assert not bench.stale
    assert bench.good is not good


def test_a_file_that_an_editor_replaces_is_no_news_while_it_is_gone(tmp_path: Path) -> None:
    path = copied(tmp_path)
    bench = Workbench(SourceFile(path))
    text = path.read_text(encoding="utf-8")
    path.unlink()
    assert not bench.look_again()
    path.write_text(text, encoding="utf-8")
    assert not bench.look_again()
    path.write_text(text.replace("Alto", "Altos", 1), encoding="utf-8")
    assert bench.look_again()
    assert "Altos" in bench.seen.text


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        Workbench(SourceFile(tmp_path / "nothing.yaml"))


# What came of looking


@pytest.mark.parametrize("name", SHIPPED)
def test_the_outline_has_every_thing_with_its_lines(name: str) -> None:
    found = seen(name)
    assert found.tree is not None
    assert not found.problems
    for section in SECTIONS:
        made = found.tree.at((section,)) or {}
        assert [e.id for e in found.entries if e.section == section] == list(made)
    lines = found.text.split("\n")
    for entry in found.entries:
        assert lines[entry.line - 1].strip().startswith(f"{entry.id}:")
        assert lines[entry.last - 1].strip()
        assert not lines[entry.last - 1].startswith("#")
        assert found.at(entry.last) == entry
    names = outlined(found.tree).known(SEAT)
    assert {e.name for e in found.entries if e.section == "stakeholders"} == {
        found.tree.at(("stakeholders", seat, "short")) for seat in names
    }


def test_a_mistake_hides_nothing_that_comes_after_it() -> None:
    text = text_of("three-valleys").replace("  payment:\n", "  payment:\n    broken\n", 1)
    found = looked(text, "x.yaml")
    assert found.errors
    assert {e.id for e in found.entries} == {e.id for e in seen().entries}
    assert next(e for e in found.entries if e.id == "payment").worst == "error"


def test_a_problem_names_its_place_and_what_may_stand_there() -> None:
    text = text_of("three-valleys").replace("harvest: 6", "harvst: 6", 1)
    (problem,) = looked(text, "x.yaml").problems
    assert text[problem.start : problem.end] == "harvst"
    assert problem.fix == "harvest"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "levers:", "levers: 3", "{", "a: [", "format: 1\nlevers:\n\tx: 1", "é: ñ"]
)
def test_any_text_can_be_looked_at(text: str) -> None:
    found = looked(text, "x.yaml")
    assert found.scenario is None
    assert found.errors


# Numbers


@pytest.mark.parametrize("name", SHIPPED)
def test_every_number_of_every_lever_can_be_changed_where_it_stands(name: str) -> None:
    found = seen(name)
    assert found.tree is not None
    for lever in found.tree.at(("levers",)):
        for group in grid(found.tree, lever).groups:
            for id, value in group.numbers.items():
                edits = set_number(found.tree, group.path, id, f"{value + 1:g}")
                (edit,) = edits
                fresh = read(done(found.text, edits), "x.yaml")
                assert fresh.at((*group.path, id)) == value + 1
                assert found.text[edit.start : edit.end] == f"{value:g}"


@pytest.mark.parametrize("name", SHIPPED)
def test_a_number_can_be_added_and_taken_out(name: str) -> None:
    found = seen(name)
    assert found.tree is not None
    numbers = list(found.tree.at(("indicators",)))
    for lever in found.tree.at(("levers",)):
        for group in grid(found.tree, lever).groups:
            other = next(id for id in numbers if id not in group.numbers)
            text = done(found.text, set_number(found.tree, group.path, other, "+4"))
            more = read(text, "x.yaml")
            after = next(
                each
                for each in grid(more, lever).groups
                if each.path[: len(group.path)] == group.path
            )
            assert after.numbers == {**group.numbers, other: 4}
            less = done(text, set_number(more, after.path, other, ""))
            assert less == found.text


SETTINGS = """\
levers:
  a:
    settings:
      x:
        name: X
        once:
          - harvest: 3
            river: -2
          - when: round > 2
            effects:
              river: -2
      y:
        name: Y
        each_round: {harvest: 2}

      # Nothing changes.
      z:
        name: Z
      w: {name: W, once: {harvest: 1}}
      v: {name: V}
"""


def _after(text: str, where: str, name: str, number: str) -> str:
    tree = looked(text, "x.yaml").tree
    assert tree is not None
    path = tuple(int(part) if part.isdigit() else part for part in where.split("."))
    return done(text, set_number(tree, ("levers", "a", "settings", *path), name, number))


def test_a_group_goes_with_its_last_number_and_the_first_gives_its_place() -> None:
    first = _after(SETTINGS, "x.once.0", "harvest", "")
    assert first == SETTINGS.replace("- harvest: 3\n            river", "- river")
    second = _after(first, "x.once.0", "river", "")
    assert second == first.replace("          - river: -2\n", "", 1)
    third = _after(second, "x.once.0.effects", "river", "")
    assert "        name: X\n      y:\n" in third, "with its condition, and what it stood in"
    fourth = _after(third, "y.each_round", "harvest", "")
    assert "        name: Y\n\n      # Nothing changes.\n" in fourth


def test_a_number_that_stands_in_braces_with_others_is_not_taken_out() -> None:
    with pytest.raises(UserError):
        _after(SETTINGS, "w.once", "harvest", "")


@pytest.mark.parametrize(
    ("where", "after"),
    [
        (
            "z",
            "name: Z\n        each_round:\n          - effects:\n              river: 4\n      w:",
        ),
        ("v", "v: {each_round: {river: 4}, name: V}\n"),
    ],
)
def test_a_setting_that_moves_nothing_has_a_line_for_its_first_number(
    where: str, after: str
) -> None:
    tree = looked(SETTINGS, "x.yaml").tree
    assert tree is not None
    empty = [group.setting for group in grid(tree, "a").groups if not group.numbers]
    assert empty == ["z", "v"]
    assert after in _after(SETTINGS, f"{where}.each_round", "river", "4")
    assert _after(SETTINGS, f"{where}.each_round", "river", "") == SETTINGS


def test_a_number_that_a_lever_does_not_move_yet_has_a_column_if_it_is_asked_for() -> None:
    tree = seen().tree
    assert tree is not None
    before = grid(tree, "payment").columns
    other = next(id for id in movable(tree) if id not in before)
    after = grid(tree, "payment", [other, "nothing"]).columns
    assert sorted(after) == sorted([*before, other])
    assert list(after) == [id for id in movable(tree) if id in after]


def test_numbers_in_braces_stay_in_braces() -> None:
    text = "levers:\n  a:\n    settings:\n      x:\n        once: {harvest: 3, river: -2}\n"
    tree = looked(text, "x.yaml").tree
    assert tree is not None
    path = ("levers", "a", "settings", "x", "once")
    for name, number, after in (
        ("taps", "\u22121,5", "{harvest: 3, river: -2, taps: -1.5}"),
        ("river", "", "{harvest: 3}"),
        ("harvest", "", "{river: -2}"),
        ("harvest", "12", "{harvest: 12, river: -2}"),
    ):
        assert done(text, set_number(tree, path, name, number)).endswith(f"once: {after}\n")


@pytest.mark.parametrize("said", ["many", "nan", "inf", "1_0", "1e3", "--1", "1 2", "1\n2", "0x1"])
def test_what_is_no_number_is_refused(said: str) -> None:
    found = seen()
    assert found.tree is not None
    group = grid(found.tree, "release").groups[0]
    with pytest.raises(ValueError, match=re.escape(said)):
        set_number(found.tree, group.path, next(iter(group.numbers)), said)


def test_a_setting_is_worth_what_the_rules_foresee() -> None:
    scenario = seen().scenario
    assert scenario is not None
    shown = preview(scenario)
    found = {each.setting: each.points for each in worths(shown, "payment")}
    assert set(found["none"].values()) == {0.0}
    assert found["full"]["delta"] < 0 < found["full"]["alto"]
    assert worths(shown, "nothing") == ()


# Changes


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("section", SECTIONS)
def test_what_the_outline_adds_has_no_error_and_can_be_taken_out_again(
    name: str, section: str
) -> None:
    found = seen(name)
    stem, lines = snippet(found, section)
    made = looked(done(found.text, added(found, section, lines)), "x.yaml")
    assert [p for p in made.problems if p.severity == "error"] == []
    entry = made.entry(section, stem)
    assert entry is not None
    if any(e.section == section for e in found.entries):
        assert done(made.text, removed(made, entry)) == found.text
    assert fresh_id(made, section, stem) == f"{stem}_2"


@pytest.mark.parametrize("name", SHIPPED)
def test_two_things_change_places_and_back(name: str) -> None:
    found = seen(name)
    levers = [e for e in found.entries if e.section == "levers"]
    assert moved(found, levers[0], down=False) == []
    assert moved(found, levers[-1], down=True) == []
    made = looked(done(found.text, moved(found, levers[1], down=True)), "x.yaml")
    order = [e.id for e in made.entries if e.section == "levers"]
    assert order[1:3] == [levers[2].id, levers[1].id]
    assert not made.errors
    entry = made.entry("levers", levers[1].id)
    assert entry is not None
    back = looked(done(made.text, moved(made, entry, down=False)), "x.yaml")
    assert back.tree is not None
    assert found.tree is not None
    assert back.tree.data == found.tree.data


# Words


@pytest.mark.parametrize(
    ("after", "typed", "kind", "word"),
    [
        ("  payment:", "    ow", "key", "owner"),
        ("    icon: coins", "    owner: al", "id", "alto"),
        ("    icon: coins", "    mode: ", "value", "full"),
        ("    owner: delta", "    start: so", "id", "some"),
        (
            "    ask: Does Delta pay the others for water that comes?",
            "    icon: coi",
            "icon",
            "coins",
        ),
        ("              alto_mood: -3", "              har", "id", "harvest"),
        ("              alto_mood: -3", "              mandate(al", "id", "mandate(alto)"),
        ("        each_round:", "          - {wh", "key", "when"),
        ("        each_round:", "          - {when: deal, eff", "key", "effects"),
        ("        each_round:", "          - {when: deal, effects: {har", "id", "harvest"),
        (
            "        each_round:",
            "          - {when: deal, effects: {river: 1, har",
            "id",
            "harvest",
        ),
        ("        each_round:", "          - {when: release is hi", "id", "high"),
        ("        each_round:", "          - when: rele", "id", "release"),
        ("        each_round:", "          - effects: {river: 1, ha", "id", "harvest"),
        ("    icon: coins", "    owner: [medio, al", "id", "alto"),
        ("    icon: coins", '    owner: ["medio", al', "id", "alto"),
    ],
)
def test_a_place_offers_what_may_stand_there(after: str, typed: str, kind: str, word: str) -> None:
    found = seen()
    assert found.tree is not None
    lines = found.text.split("\n")
    at = lines.index("  payment:")
    at = lines.index(after, at) + 1
    lines.insert(at, typed)
    begin, words = offered(found.tree, lines, at + 1, len(typed) + 1)
    assert (kind, word) in [(each.kind, each.word) for each in words]
    assert word.startswith(typed[begin - 1 :])
    starts = [each.word.startswith(typed[begin - 1 :]) for each in words]
    assert starts == sorted(starts, reverse=True), "what begins like it comes first"


def test_words_are_offered_in_braces_over_several_lines_and_not_after_them() -> None:
    tree = seen().tree
    assert tree is not None
    lines = [
        "levers:",
        "  payment:",
        "    settings:",
        "      full: {",
        "        once: {",
        "          har",
    ]
    assert "harvest" in [w.word for w in offered(tree, lines, 6, len(lines[5]) + 1)[1]]
    lines = ["levers:", "  payment:", "    settings:", "      full: {name: Full}", "    ow"]
    assert "owner" in [w.word for w in offered(tree, lines, 5, len(lines[4]) + 1)[1]]
    lines = ["stakeholders:", "  alto:", "    temperament: [gri"]
    assert next(w.word for w in offered(tree, lines, 3, len(lines[2]) + 1)[1]) == "grim"


def test_a_key_says_what_it_means() -> None:
    lines = text_of("three-valleys").split("\n")
    at = next(n for n, line in enumerate(lines, 1) if line.startswith("    reservation:"))
    path = path_at(lines, at)
    assert path == ("stakeholders", "alto", "reservation")
    assert meaning(path)
    assert meaning(("stakeholders", "alto")) == ""
    assert meaning(()) == ""


# Playing from here


def test_a_game_begins_at_a_round_and_goes_on_where_it_was_after_a_change() -> None:
    scenario = seen().scenario
    assert scenario is not None
    session, whole = playing.begun(scenario, "delta", 2)
    assert whole
    assert (session.round, tuple(session.people)) == (2, ("delta",))
    while session.round < 3 or session.phase[0] != "talk":
        if "delta" in session.waiting:
            orders = [Move("delta", "payment", "some")] if session.phase[0] == "commit" else []
            assert not session.submit("delta", orders)
        session.advance()
    given = tuple(playing.given_in(session, "delta"))
    changed = looked(
        text_of("three-valleys").replace("harvest: 6", "harvest: 2"), "x.yaml"
    ).scenario
    assert changed is not None
    again, whole = playing.begun(changed, "delta", 2, given)
    assert whole
    assert (again.round, again.phase) == (session.round, session.phase)
    book = again.book
    assert again.position.one.setting[book.levers.index("payment")] == 1


def test_what_cannot_be_given_any_more_is_where_it_stops() -> None:
    scenario = seen().scenario
    assert scenario is not None
    given = (playing.PlayedOrders(2, "commit", 0, (Move("delta", "payment", "gold"),)),)
    session, whole = playing.begun(scenario, "delta", 2, (*_silence(2), *given))
    assert not whole
    assert (session.round, session.phase[0]) == (2, "commit")


def _silence(round: int) -> tuple[playing.PlayedOrders, ...]:
    return tuple(playing.PlayedOrders(round, "talk", n, ()) for n in range(1, 9))
