"""Changes that are tried: the right one is found, told as it is, and written by one line or not at all."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from game import UserError
from game.analysis.findings import Finding, Measured
from game.rules.compiling import compile_rulebook
from game.scenario.loading import load, loads
from game.scenario.numbers import Kind, Value, ValueChange, numbers
from game.scenario.shelf import find_scenario
from game.scenario.translation import compared, load_overlay
from game.views.words import Words
from game.workshop import balance
from game.workshop.remedies import command, search, told
from game.workshop.remedies.playing import Task, altered, heard, reported
from game.workshop.remedies.search import Remedies, Remedy, remedies
from game.workshop.remedies.together import Change, alike, weight_changes
from game.workshop.remedies.turning import turn_of
from game.workshop.remedies.weighing import FindingChange, FindingMark, effects, marks, total
from game.workshop.remedies.work import Cancelled
from game.workshop.templates import scenario_text
from tests.workshop.test_one_verdict import EXAMPLES

OVEN = EXAMPLES["shared-oven"]
ASKS_MUCH = OVEN.replace("reservation: 30", "reservation: 99  # too much")
REWARDED = OVEN.replace("              wood: -3\n", "              wood: 5\n")
"""Repairing brings wood, too."""
TOWNS = scenario_text("coalition", "en", "towns")
CHANGE = ValueChange(
    ("levers", "repair", "settings", "yearly", "each_round", 0, "effects", "wood"), "effect", 5, -5
)
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
    (value,) = first.change
    assert (value.path, value.new) == (("stakeholders", "north", "reservation"), 30)
    assert at(ASKS_MUCH, first.lines[0]) == "reservation: 99  # too much"
    assert {item.code for item in first.better} == {"reservation", "none_acceptable"}
    assert first.worse == ()


def test_the_number_that_was_wrong_is_the_first() -> None:
    first = rewarded().found[0]
    value = first.change[0]
    assert value.place == "repair.yearly"
    assert value.name == "wood"
    assert at(REWARDED, first.lines[0]) == "wood: 5"
    assert value.new < 0  # type: ignore[operator]


def test_what_turns_the_sign_of_a_number_must_help_twice_as_much_and_says_so() -> None:
    """Its text says the opposite then."""
    turned = Remedy((CHANGE,), (1,), helping(0.9).better, ())
    kept = Remedy((CHANGE._replace(new=6),), (1,), helping(0.5).better, ())
    assert search.ranked([turned, kept]) == (kept, turned)
    kept = Remedy(kept.change, (1,), helping(0.4).better, ())
    assert search.ranked([turned, kept]) == (turned, kept)
    said = [told.sentence(words(), one) for one in (kept, turned)]
    assert [
        line.endswith("It turns wood from good to bad: change its text, too.") for line in said
    ] == [False, True]
    several = (CHANGE, CHANGE._replace(path=(*CHANGE.path[:1], "fire", *CHANGE.path[2:])))
    assert (
        told.sentence(words(), Remedy(several, (1, 2), turned.better, ())).count("It turns wood")
        == 1
    )
    data = told.as_data(Remedies(rewarded().before, 1, 1, (kept, turned)))["remedies"]
    assert [one["changes"][0]["turns"] for one in data] == [False, True]


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
    together, *single = search.mind_changes(*whole, bad)
    assert {value.path[1] for value in together} == {"north", "south"}, "the same company for all"
    assert len({value.new for value in together}) == 1
    changes = [value for change in single for value in change]
    assert {change.path[1] for change in changes} == {"north", "south"}
    assert all(change.old is None and len(change.new) > 1 for change in changes)  # type: ignore[arg-type]
    assert not list(search.mind_changes(*whole, [item for item in bad if item.group == "talk"]))


def test_a_change_that_brings_an_error_or_a_warning_is_no_remedy() -> None:
    drift = ValueChange(("indicators", "wood", "drift"), "drift", -3, -30)
    assert reported(Task(OVEN, 20, 1, (drift,), games=2)) is None
    far = ValueChange(("indicators", "wood", "start"), "start", 50, 500)
    assert reported(Task(OVEN, 20, 1, (far,), games=2)) is None


def test_numbers_alike_in_several_levers_change_together() -> None:
    """Each town pays five of its own money, so all of them are tried with another price."""
    tree, scenario = search.read(TOWNS)
    there = numbers(tree)
    twins = alike(there, scenario)
    price = ("levers", "alba_pays", "settings", "full", "each_round", 0, "effects", "alba_money")
    assert [(one.path[1], one.path[-1]) for one in twins[price]] == [
        (f"{town}_pays", f"{town}_money") for town in ("alba", "bosque", "costa", "duna")
    ]
    shared = (*price[:-1], "bus")
    assert {one.path[-1] for one in twins[shared]} == {"bus"}
    assert len(twins[shared]) == 4
    dearer = TOWNS.replace("{alba_money: -8", "{alba_money: -9", 1)
    other, same = search.read(dearer)
    assert price not in alike(numbers(other), same), "it is another number now"
    asked = Finding(
        "seat_spread", "fair", "points", 500, 800, rows=(Measured("seat", "alba", 500, False),)
    )
    tried = [options[0] for options in search.number_changes(tree, scenario, [asked])]
    paths = [value.path for change in tried for value in change]
    assert len(paths) == len(set(paths)), "each number once"


def test_what_a_lever_of_all_does_alike_to_several_seats_changes_together() -> None:
    tree, scenario = search.read(TOWNS)
    twins = alike(numbers(tree), scenario)
    hill = ("levers", "road", "settings", "hill", "each_round", 0, "effects")
    assert [one.path[-1] for one in twins[*hill, "alba_money"]] == ["alba_money", "bosque_money"]
    assert [one.path[-1] for one in twins[*hill, "duna_money"]] == ["costa_money", "duna_money"]


def test_all_walk_away_values_that_are_off_are_set_right_at_once() -> None:
    tree, scenario = search.read(TOWNS)
    rows = tuple(
        Measured("seat", seat, 900, seat == "duna", {"brings": 3_140})
        for seat in ("alba", "costa", "duna")
    )
    asked = Finding("reservation", "talk", "points", 900, None, 300, rows=rows)
    first = next(search.number_changes(tree, scenario, [asked]))
    assert [[(value.path[1], value.new) for value in change] for change in first] == [
        [("alba", 31), ("costa", 31)]
    ]


def test_what_moves_trust_by_itself_is_tried_first_and_in_all_its_numbers() -> None:
    """Where trust moves too little, or only with value, however little it moves: a rumour, unasked help."""
    helped = "trust(alba > costa): 50, trust(bosque > costa): 50, trust(duna > costa): 50"
    assert helped in TOWNS
    tree, scenario = search.read(TOWNS.replace(helped, helped.replace("50", "3")))
    asked = Finding("trust_span", "lively", "count", 20, 50)
    first = [options[0] for options in search.number_changes(tree, scenario, [asked])][:2]
    rumour, help_given = ([value.name for value in change] for change in first)
    assert help_given == [f"trust({town} > costa)" for town in ("alba", "bosque", "duna")]
    assert rumour == ["trust(alba > costa)", "trust(duna > bosque)"]


def test_a_change_that_cannot_be_written_is_no_remedy() -> None:
    """Numbers in a formula, or in a shape that is not understood."""
    away = ValueChange(("indicators", "wood", "nowhere"), "drift", 1, 2)
    assert altered(OVEN, (away,)) is None
    assert altered(OVEN, (away, CHANGE)) is None, "all of it, or nothing"
    assert reported(Task(OVEN, 20, 1, (away,), games=2)) is None


def test_weights_move_in_pairs_and_seats_that_weigh_alike_with_each_other() -> None:
    tree, scenario = search.read(TOWNS)
    ((more, less),) = weight_changes(tree, scenario, frozenset({"alba", "duna"}))
    assert [(value.place, value.name, value.new) for value in more] == [
        ("alba.interests.bus", "weight", 65), ("alba.interests", "alba_money", 35),
        ("duna.interests.bus", "weight", 65), ("duna.interests", "duna_money", 35),
    ]  # fmt: skip
    assert [value.new for value in less] == [35, 65, 35, 65]
    text = altered(TOWNS, more)
    assert text is not None
    assert loads(text).scenario is not None, "weights still add up to 100"


def test_a_measure_of_the_table_speaks_of_every_number_of_its_kind() -> None:
    """`trust` and `value` are no ids; the numbers that cooperation hangs on are all tried."""
    tree, scenario = search.read(TOWNS)
    row = Measured("word", "trust+value", 90, False, {"one": "trust", "other": "value"})
    asked = Finding("lockstep", "lively", "share", 90, rows=(row,), facts=row.facts)
    kinds = {option[0][0].kind for option in search.number_changes(tree, scenario, [asked])}
    assert kinds == {"cooperation", "regard", "effect"}


def test_the_best_are_tried_together() -> None:
    one, two, three = (
        (ValueChange(("indicators", name, "start"), "start", 50, 60),) for name in "abc"
    )
    assert list(search._together([one, two, three])) == [one + two, one + two + three]
    assert list(search._together([one, one])) == [], "not the same number twice"
    assert list(search._together([one])) == []


class Listener(search._ChangeJudge):
    """A judge that plays nothing: the first numbers it hears of are worth a half, as are several together."""

    together = 2.5

    def __init__(self, text: str) -> None:
        super().__init__(search.Workforce(None, None, None), "games", heard, Task(text, 20, 1))

    def __call__(self, changes: Sequence[Change]) -> None:
        for change in changes:
            first = bool(change) and change[0].kind != "temperament" and len(self.weights) < 3
            several = any(known and set(known) < set(change) for known in self.weights)
            self.weights.setdefault(change, self.together if several else 2.5 if first else 3.0)


def searched(*bad: Finding) -> tuple[search._RemedySearch, list[Change]]:
    one = search._RemedySearch(bad, Listener(TOWNS), Listener(TOWNS))
    return one, one.best()


def test_several_together_are_told_only_if_they_help_more_than_the_best_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spread = (Measured("seat", "alba", 500, False),)
    bad = Finding("seat_spread", "fair", "points", 500, 800, rows=spread)
    _, alone = searched(bad)
    assert len(alone) > 1
    assert not any(set(one) < set(other) for one in alone for other in alone)
    monkeypatch.setattr(Listener, "together", 2.3)
    _, best = searched(bad)
    assert set(best[0]) == {*alone[0], *alone[1]}


def test_what_only_games_tell_is_played_and_not_looked_at() -> None:
    """And what packages tell is not played if nothing else is wrong."""
    spread = Finding(
        "seat_spread", "fair", "points", 500, 800, rows=(Measured("seat", "alba", 500, False),)
    )
    one, best = searched(spread)
    assert not one.glance.weights
    assert best[0][0].kind == "weight"
    assert one.tried == len(one.games.weights) - 1, "the file as it is was no change"
    waits = (Measured("seat", "alba", 900, False, {"brings": 3_100}),)
    asleep = Finding("reservation", "talk", "points", 900, None, 300, rows=waits)
    one, best = searched(asleep)
    assert not one.games.weights
    assert best[0][0].kind == "reservation"
    one, _ = searched(asleep, spread)
    assert one.glance.weights
    assert one.games.weights
    assert searched()[1] == []


# what is better


def mark(
    figure: int, fine: bool = False, beyond: float = 1.0, lines: int | None = None
) -> FindingMark:
    return FindingMark(figure, "points", fine, beyond, lines)


def helping(gain: float, worse: bool = False) -> Remedy:
    """A change that makes the seats' spread weigh so much less."""
    good = FindingChange("seat_spread", mark(500, beyond=gain), mark(800, beyond=0))
    harm = FindingChange("deals", mark(1, False, 0.1), mark(1, False, 0.3))
    return Remedy((CHANGE,), (1,), (good,), (harm,) if worse else ())


def test_one_that_makes_something_worse_is_never_first() -> None:
    """However much it helps otherwise."""
    spoilt, best, good = helping(0.9, worse=True), helping(0.5), helping(0.3)
    assert search.ranked([spoilt, good, best]) == (best, good, spoilt)


def test_a_little_is_no_help() -> None:
    assert search.ranked([helping(0.24)]) == ()
    assert search.ranked([helping(0.26)]) != ()
    assert search.ranked([Remedy((CHANGE,), (1,), (), ())]) == ()


def test_an_effect_by_chance_is_not_felt() -> None:
    assert not FindingChange("unused_settings", mark(500, False, 0.25), mark(400, True, 0)).felt
    assert FindingChange("unused_settings", mark(400, True, 0), mark(500, False, 0.25)).felt, (
        "a finding that was none is told, by chance or not"
    )
    many = FindingChange("unused_settings", mark(400, True, 0), mark(700, False, 0.25))
    assert many._replace(before=many.before._replace(unit="count")).felt
    assert FindingChange("seat_spread", mark(900, True, 0), mark(700, False, 0.1)).felt
    assert not FindingChange("seat_spread", mark(700, False, 0.12), mark(699, False, 0.121)).felt


def test_lines_out_of_order_weigh_beside_the_figure() -> None:
    assert mark(1, True, 0, 3).weight == 1.5
    assert mark(1, False, 5, None).weight == 2


# how it is told


def words() -> Words:
    scenario = loads(OVEN).scenario
    assert scenario is not None
    return Words(compile_rulebook(scenario))


def test_a_change_is_told_in_one_sentence_with_its_line() -> None:
    effect = FindingChange("lever_depends", mark(1, lines=3), mark(1, lines=1))
    harm = FindingChange("seat_spread", mark(900, True, 0), mark(600))
    path = ("levers", "permit", "settings", "open", "each_round", "trade")
    one = Remedy((ValueChange(path, "effect", 1, -1),), (12,), (effect,), (harm,))
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
        (Remedy(found.found[0].change, (1,), (), (FindingChange("deals", mark(0), mark(1)),)),),
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
def test_the_command_tries_what_it_is_told_to(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(file), "--try", "--games", str(GAMES), "--jobs", "1") == 0
    found = told.lines(words(), rewarded(), "x")
    assert capsys.readouterr().out.splitlines()[:2] == list(found)[:2]


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


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command is told at once what comes of the file."""
    monkeypatch.setattr(command, "remedies", lambda *_, **__: rewarded())


@pytest.mark.usefixtures("known")
def test_the_command_writes_one_line_and_leaves_all_else(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    assert run(str(file), "--try", "--games", str(GAMES), "--jobs", "1") == 0
    said = capsys.readouterr().out
    assert "\n1. `repair.yearly` wood 5 to " in said
    assert "--try --apply 1" in said
    assert file.read_bytes() == before, "only told"
    assert run(str(file), "--apply", "1", "--games", str(GAMES), "--jobs", "1") == 0
    after = file.read_bytes()
    moved = [(a, b) for a, b in zip(before.split(b"\n"), after.split(b"\n"), strict=True) if a != b]
    assert len(moved) == 1
    assert moved[0][0] == b"              wood: 5\r"
    assert moved[0][1].startswith(b"              wood: -")
    assert moved[0][1].endswith(b"\r")
    assert "is written." in capsys.readouterr().out


@pytest.mark.usefixtures("known")
def test_data_are_printed_for_programs(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(file), "--try", "--json", "--games", str(GAMES), "--jobs", "1") == 0
    data = json.loads(capsys.readouterr().out)
    first = data["remedies"][0]
    value = first["changes"][0]
    assert value["path"][:4] == ["levers", "repair", "settings", "yearly"]
    assert (value["old"], value["line"]) == (5, 62)
    assert {"code", "unit", "before", "after"} == set(first["better"][0])


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
    command.apply(file, REWARDED, (minds,))
    after = file.read_bytes()
    assert b"    temperament: [grim, grit]\r\n" in after
    assert after.count(b"\n") == after.count(b"\r\n") == REWARDED.count("\n") + 1


@pytest.mark.usefixtures("known")
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
        command.apply(file, REWARDED, (CHANGE,))
    assert file.read_bytes() == before


def test_a_file_that_may_only_be_read_is_left_alone(file: Path) -> None:
    before = file.read_bytes()
    file.chmod(0o444)
    with pytest.raises(UserError, match="may only be read"):
        command.apply(file, REWARDED, (CHANGE,))
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
        command.apply(file, REWARDED, (CHANGE,))
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
    command.apply(file, text, (ValueChange(minds, "temperament", old, ("grim", "grit")),))
    scenario = load(file).scenario
    assert scenario is not None
    assert scenario.stakeholders["alto"].temperament == ("grim", "grit")
    overlay = load_overlay(tmp_path / "three-valleys.es.yaml")
    assert compared(scenario, overlay) == ()
