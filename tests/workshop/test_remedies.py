"""Changes that are tried: the right one is found, told as it is, and written by one line or not at all."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser
from functools import cache
from pathlib import Path

import pytest

from game import UserError
from game.rules.compiling import compile_rulebook
from game.scenario.loading import load, loads
from game.scenario.numbers import Kind, Value, ValueChange
from game.scenario.shelf import find_scenario
from game.scenario.translation import compared, load_overlay
from game.views.words import Words
from game.workshop import balance
from game.workshop.remedies import command, search, told
from game.workshop.remedies.playing import Task, altered, reported
from game.workshop.remedies.search import Remedies, Remedy, remedies
from game.workshop.remedies.turning import turn_of, turns
from game.workshop.remedies.weighing import FindingChange, FindingMark, effects, marks, total
from game.workshop.remedies.work import Cancelled
from tests.workshop.test_one_verdict import EXAMPLES

OVEN = EXAMPLES["shared-oven"]
ASKS_MUCH = OVEN.replace("reservation: 30", "reservation: 99  # too much")
REWARDED = OVEN.replace("              wood: -3\n", "              wood: 5\n")
"""Repairing brings wood, too."""
GAMES = 20


def came(text: str, games: int = GAMES, **more: object) -> Remedies:
    return remedies(text, 20, 1, games, **more)  # type: ignore[arg-type]


@cache
def rewarded() -> Remedies:
    """What comes of the file in which repairs bring wood."""
    return came(REWARDED)


def at(text: str, line: int) -> str:
    return text.splitlines()[line - 1].strip()


def run(*said: str) -> int:
    parser = ArgumentParser()
    balance.add_arguments(parser)
    return balance.run(parser.parse_args(list(said)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "shared-oven.yaml"
    place.write_bytes(REWARDED.replace("\n", "\r\n").encode())
    return place


# what is found


def test_a_walk_away_value_is_set_to_what_play_without_agreements_brings() -> None:
    first = came(ASKS_MUCH).found[0]
    assert (first.change.path, first.change.new) == (("stakeholders", "north", "reservation"), 30)
    assert at(ASKS_MUCH, first.line) == "reservation: 99  # too much"
    assert {item.code for item in first.better} == {"reservation", "none_acceptable"}
    assert first.worse == ()


def test_the_number_that_was_wrong_is_found_and_brings_most() -> None:
    wrong = max(rewarded().found, key=lambda one: one.gain)
    assert wrong.change.place == "repair.yearly"
    assert wrong.change.name == "wood"
    assert at(REWARDED, wrong.line) == "wood: 5"
    assert wrong.change.new < 0  # type: ignore[operator]


def test_what_turns_the_sign_of_a_number_comes_after_what_keeps_it_and_says_so() -> None:
    """Its text says the opposite then, however much it helps."""
    *kept, last = rewarded().found
    assert kept
    assert not any(turns(one.change) for one in kept)
    assert turns(last.change)
    assert last.gain > kept[0].gain
    said = [told.sentence(words(), one) for one in (*kept, last)]
    assert [line.endswith("change its text, too.") for line in said] == [*[False] * len(kept), True]
    data = told.as_data(rewarded())["remedies"]
    assert [one["turns"] for one in data] == [*[False] * len(kept), True]


EFFECTS = ("levers", "fire", "settings", "low", "each_round")


@pytest.mark.parametrize(
    ("path", "kind", "old", "new", "turn"),
    [
        ((*EFFECTS, "wood"), "effect", 3, -3, "good_bad"),
        ((*EFFECTS, "wood"), "effect", -3, 3, "bad_good"),
        ((*EFFECTS, "wood"), "effect", 3, 6, None),
        ((*EFFECTS, "smoke"), "effect", 3, -3, "bad_good"),
        ((*EFFECTS, "noise"), "effect", 3, -3, "round"),
        ((*EFFECTS, "trust(north > south)"), "effect", -20, 20, "bad_good"),
        (("indicators", "smoke", "drift"), "drift", -1, 1, "good_bad"),
        (("levers", "fire", "settings", "low", "regard"), "regard", 30, -30, "good_bad"),
        (("stakeholders", "north", "worth", "smoke", "wood"), "worth", -2, 2, "bad_good"),
        (("stakeholders", "north", "reservation"), "reservation", 30, 75, None),
        (("stakeholders", "north", "temperament"), "temperament", None, ("grim",), None),
    ],
)  # fmt: skip
def test_which_way_a_number_turns_is_read_off_what_is_good(
    path: tuple[str, ...], kind: Kind, old: Value | None, new: Value, turn: str | None
) -> None:
    smoky = "  smoke: {name: Smoke, start: 5, good: low, drift: -1}\n  noise: {name: Noise, start: 5, good: neither, drift: 1}\n"
    scenario = loads(OVEN.replace("indicators:\n", f"indicators:\n{smoky}")).scenario
    assert scenario is not None
    assert turn_of(scenario, ValueChange(path, kind, old, new)) == turn


def test_before_and_after_are_those_of_whole_reports() -> None:
    for one in rewarded().found:
        text = altered(REWARDED, one.change)
        assert text is not None
        before = marks(report(REWARDED))
        after = marks(report(text))
        assert effects(before, after) == tuple(
            sorted((*one.better, *one.worse), key=lambda item: -abs(item.gain))
        )
        assert total(after) < total(before)


def report(text: str):
    found = reported(Task(text, 20, 1, games=GAMES))
    assert found is not None
    return found.findings


def test_nothing_is_tried_where_nothing_asks_for_a_look() -> None:
    assert came(OVEN, 100).tried == 0


def test_seats_always_played_alike_are_offered_other_minds() -> None:
    whole = search.read(REWARDED)
    bad = [item for item in report(REWARDED) if not item.fine]
    changes = list(search.mind_changes(*whole, bad))
    assert {change.path[1] for change in changes} == {"north", "south"}
    assert all(change.old is None and len(change.new) > 1 for change in changes)  # type: ignore[arg-type]
    assert not list(search.mind_changes(*whole, [item for item in bad if item.group == "talk"]))


def test_a_change_that_brings_an_error_or_a_warning_is_no_remedy() -> None:
    drift = ValueChange(("indicators", "wood", "drift"), "drift", -3, -30)
    assert reported(Task(OVEN, 20, 1, drift, games=2)) is None
    far = ValueChange(("indicators", "wood", "start"), "start", 50, 500)
    assert reported(Task(OVEN, 20, 1, far, games=2)) is None


# what is better


def mark(
    figure: int, fine: bool = False, beyond: float = 1.0, lines: int | None = None
) -> FindingMark:
    return FindingMark(figure, "points", fine, beyond, lines)


def test_one_that_makes_something_worse_is_never_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much it helps otherwise."""
    real = search._remedy

    def spoilt(change: ValueChange, line: int, before: object, after: object) -> Remedy:
        one = real(change, line, before, after)  # type: ignore[arg-type]
        best = change.name == "wood" and change.new in (-5, -3)
        harm = FindingChange("deals", mark(0, True, 0), mark(1, False, 0.1))
        return Remedy(one.change, one.line, one.better, (harm,) if best else one.worse)

    monkeypatch.setattr(search, "_remedy", spoilt)
    found = came(REWARDED).found
    assert found[-1].worse
    assert not found[0].worse
    assert found[-1].gain > found[0].gain


def test_an_effect_by_chance_is_not_felt() -> None:
    assert not FindingChange("unused_settings", mark(400, True, 0), mark(500, False, 0.25)).felt
    many = FindingChange("unused_settings", mark(400, True, 0), mark(700, False, 0.25))
    assert many._replace(before=many.before._replace(unit="count")).felt
    assert FindingChange("seat_spread", mark(900, True, 0), mark(700, False, 0.1)).felt
    assert not FindingChange("seat_spread", mark(700, False, 0.12), mark(699, False, 0.121)).felt


def test_lines_out_of_order_weigh_beside_the_figure() -> None:
    assert mark(1, True, 0, 3).weight == 1.5
    assert mark(1, False, 5, None).weight == 2


def test_a_little_is_no_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        search,
        "effects",
        lambda *_: (FindingChange("deals", mark(1, False, 0.3), mark(1, False, 0.1)),),
    )
    assert came(REWARDED, 4).found == ()


# how it is told


def words() -> Words:
    scenario = loads(OVEN).scenario
    assert scenario is not None
    return Words(compile_rulebook(scenario))


def test_a_change_is_told_in_one_sentence_with_its_line() -> None:
    effect = FindingChange("lever_depends", mark(1, lines=3), mark(1, lines=1))
    harm = FindingChange("seat_spread", mark(900, True, 0), mark(600))
    path = ("levers", "permit", "settings", "open", "each_round", "trade")
    one = Remedy(ValueChange(path, "effect", 1, -1), 12, (effect,), (harm,))
    assert told.sentence(words(), one) == (
        "`permit.open` trade 1 to -1 (line 12): levers that play themselves 3 to 1. But it makes worse: "
        "the smallest spread of a score 9 to 6. It turns trade from good to bad: change its text, too."
    )


def test_if_nothing_helps_it_says_so() -> None:
    found = rewarded()
    none = Remedies(found.before, 30, 3, ())
    assert "None of them helps enough" in "\n".join(told.lines(words(), none, "x"))
    bad = Remedies(
        found.before,
        3,
        3,
        (Remedy(found.found[0].change, 1, (), (FindingChange("deals", mark(0), mark(1)),)),),
    )
    assert "Each of them makes something else worse" in "\n".join(told.lines(words(), bad, "x"))


# whoever calls


def test_whoever_calls_hears_how_far_it_is_and_may_stop_it() -> None:
    heard: list[tuple[str, int, int]] = []
    came(REWARDED, 4, progress=lambda *said: heard.append(said))
    assert [stage for stage, done, of in heard if done == of][:2] == ["report", "glance"]
    assert heard[-1][0] == "confirm"
    with pytest.raises(Cancelled):
        came(REWARDED, 4, cancelled=lambda: True)
    asked = iter([False] * 12 + [True])
    with pytest.raises(Cancelled):
        came(REWARDED, 4, cancelled=lambda: next(asked))


@pytest.mark.slow
def test_helpers_find_the_same() -> None:
    from game.workshop.sweep import helpers

    with helpers(2) as executor:
        assert came(REWARDED, 4, executor=executor).found == came(REWARDED, 4).found


@pytest.mark.slow
def test_what_it_teaches_may_count_too() -> None:
    plain = {item.code for item in came(REWARDED, 4).before.findings}
    more = {item.code for item in came(REWARDED, 4, teaches=True).before.findings}
    assert "never_sign" in more - plain


# the file


def test_the_command_writes_one_line_and_leaves_all_else(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    assert run(str(file), "--try", "--games", str(GAMES), "--jobs", "1") == 0
    said = capsys.readouterr().out
    assert "\n3. `repair.yearly` wood 5 to " in said
    assert "--try --apply 1" in said
    assert file.read_bytes() == before, "only told"
    assert run(str(file), "--apply", "3", "--games", str(GAMES), "--jobs", "1") == 0
    after = file.read_bytes()
    moved = [(a, b) for a, b in zip(before.split(b"\n"), after.split(b"\n"), strict=True) if a != b]
    assert len(moved) == 1
    assert moved[0][0] == b"              wood: 5\r"
    assert moved[0][1].startswith(b"              wood: -")
    assert moved[0][1].endswith(b"\r")
    assert "is written." in capsys.readouterr().out


def test_data_are_printed_for_programs(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(file), "--try", "--json", "--games", str(GAMES), "--jobs", "1") == 0
    data = json.loads(capsys.readouterr().out)
    last = data["remedies"][-1]
    assert last["path"][:4] == ["levers", "repair", "settings", "yearly"]
    assert (last["old"], last["line"]) == (5, 62)
    assert {"code", "unit", "before", "after"} == set(last["better"][0])


@pytest.mark.parametrize(
    "said", [("--try", "--html", "x"), ("--try", "--all"), ("--apply", "0"), ("--try", "--games", "1"),
             ("--try", "--jobs", "0")]
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_before_anything_is_played(
    file: Path, said: tuple[str, ...]
) -> None:
    with pytest.raises(UserError):
        run(str(file), *said)


def test_a_new_line_ends_like_the_others(file: Path) -> None:
    minds = ValueChange(
        ("stakeholders", "north", "temperament"), "temperament", None, ("grim", "grit")
    )
    command.apply(file, REWARDED, minds)
    after = file.read_bytes()
    assert b"    temperament: [grim, grit]\r\n" in after
    assert after.count(b"\n") == after.count(b"\r\n") == REWARDED.count("\n") + 1


CHANGE = ValueChange(
    ("levers", "repair", "settings", "yearly", "each_round", 0, "effects", "wood"), "effect", 5, -5
)


def test_a_number_that_was_not_listed_is_refused(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(
        UserError, match=r"There is no change 9 to apply: there are 3\. The file is as it was\."
    ):
        run(str(file), "--apply", "9", "--games", "4", "--jobs", "1")
    assert file.read_bytes() == before


def test_a_file_that_has_changed_meanwhile_is_left_alone(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"# more\r\n")
    before = file.read_bytes()
    with pytest.raises(UserError, match="has changed since"):
        command.apply(file, REWARDED, CHANGE)
    assert file.read_bytes() == before


def test_a_file_that_may_only_be_read_is_left_alone(file: Path) -> None:
    before = file.read_bytes()
    file.chmod(0o444)
    with pytest.raises(UserError, match="may only be read"):
        command.apply(file, REWARDED, CHANGE)
    assert file.read_bytes() == before
    file.chmod(0o644)


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), KeyboardInterrupt()])
def test_a_file_that_cannot_be_written_or_an_interruption_loses_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    before = file.read_bytes()

    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises((UserError, KeyboardInterrupt)):
        command.apply(file, REWARDED, CHANGE)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_translations_stay_complete(tmp_path: Path) -> None:
    """A number and minds are no texts."""
    source = find_scenario("three-valleys")
    for name in ("three-valleys.yaml", "three-valleys.es.yaml"):
        (tmp_path / name).write_bytes((source.parent / name).read_bytes())
    file = tmp_path / "three-valleys.yaml"
    text = file.read_text(encoding="utf-8")
    minds = ("stakeholders", "alto", "temperament")
    old = ("self_interested", "tit_for_tat", "hardliner", "grit")
    command.apply(file, text, ValueChange(minds, "temperament", old, ("grim", "grit")))
    scenario = load(file).scenario
    assert scenario is not None
    assert scenario.stakeholders["alto"].temperament == ("grim", "grit")
    overlay = load_overlay(tmp_path / "three-valleys.es.yaml")
    assert compared(scenario, overlay) == ()
