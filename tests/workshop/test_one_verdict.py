"""One verdict on a scenario: `check --balance`, `analyse` and `balance` say the same of it.

And it is about the game, not about its unit: points ten times as large, or counted from another zero,
change nothing. The examples of the guide are run and read.
"""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from game.analysis.balance import examined
from game.analysis.findings import Report, doubted
from game.analysis.study import study
from game.rules.compiling import compile_rulebook
from game.scenario.codes import DOUBTS
from game.scenario.loading import loads
from game.scenario.shelf import find_scenario
from game.views.words import Words
from game.workshop import balance, sweep
from game.workshop.analysis_data import analysis_data
from game.workshop.balance_told import lines, page
from game.workshop.lints import BY_ROW, linted, looked_at
from game.workshop.templates import LANGUAGES, TEMPLATES, scenario_text
from tests.analysis.points import points
from tests.workshop.test_lints import DILEMMA, HUNT, SOUND, TUG

GUIDE = find_scenario("three-valleys").parent / "README.md"
GAMES = 8


def guide() -> dict[str, str]:
    """The whole scenarios of the guide, by their ids."""
    blocks = re.findall(r"```yaml\n(format: 1\n.*?)```", GUIDE.read_text(encoding="utf-8"), re.S)
    return {str(yaml.safe_load(block)["id"]): block for block in blocks}


EXAMPLES = guide()


def report(text: str, games: int = GAMES) -> Report:
    scenario = loads(text).scenario
    assert scenario is not None, loads(text).diagnostics
    book = compile_rulebook(scenario)
    todo = balance.planned(text, book.minutes, 1, games)
    return examined(book, balance.gathered(todo, sweep.swept(todo, None)), 1)


def told(text: str, found: Report) -> str:
    scenario = loads(text).scenario
    assert scenario is not None
    words = Words(compile_rulebook(scenario))
    return "\n".join(lines(words, page(words, found, "file.yaml")))


def another(data: Mapping[str, Any], times: float, shift: float) -> dict[str, Any]:
    """The same game in another unit, and counted from another zero."""
    found: dict[str, Any] = deepcopy(dict(data))
    first = next(iter(found["levers"]))
    for seat in found["stakeholders"].values():
        worth = seat.setdefault("worth", {})
        settings = worth.setdefault(first, {})
        for setting in found["levers"][first]["settings"]:
            settings.setdefault(setting, 0)
        for lever, values in worth.items():
            more = shift if lever == first else 0
            worth[lever] = {key: round(value * times + more, 6) for key, value in values.items()}
        for bonus in seat.get("bonuses", []):
            bonus["points"] = round(bonus["points"] * times, 6)
        seat["reservation"] = round(seat.get("reservation", 0) * times + shift, 6)
    return found


def drawn(seed: int) -> dict[str, Any]:
    """A game of points of three seats, each with a lever, and what they make of each other's."""
    lots = np.random.default_rng(seed)
    bonuses = {
        seat: {
            **{f"l{other} is aye": int(lots.integers(-9, 12)) for other in "abc"},
            "la is aye and lb is aye": int(lots.integers(-4, 10)),
            "lb is aye and lc is aye": int(lots.integers(-4, 10)),
        }
        for seat in "abc"
    }
    return points(bonuses, tuple("abc"))


def verdicts(found: Report) -> list[tuple[Any, ...]]:
    return [
        (
            item.code, item.figure, item.applies, item.why, item.fine, item.low, item.high,
            [(row.subject, row.figure, row.fine) for row in item.rows],
        )
        for item in found.findings
    ]  # fmt: skip


GAMES_OF_POINTS = {
    "dilemma": points(DILEMMA),
    "hunt": points(HUNT),
    "tug": points(TUG),
    "sound": points(SOUND, tuple(SOUND)),
    **{f"drawn {seed}": drawn(seed) for seed in range(2)},
    "school-trip": yaml.safe_load(EXAMPLES["school-trip"]),
    "one-lane-bridge": yaml.safe_load(EXAMPLES["one-lane-bridge"]),
}


@pytest.mark.parametrize("name", GAMES_OF_POINTS)
def test_the_unit_of_points_changes_nothing(name: str) -> None:
    def text(times: float, shift: float) -> str:
        return str(yaml.safe_dump(another(GAMES_OF_POINTS[name], times, shift), sort_keys=False))

    same = verdicts(report(text(1, 0)))
    for times, shift in ((0.1, 0), (100, 0), (1, 25), (10, -40)):
        assert verdicts(report(text(times, shift))) == same, (times, shift)


def oven(times: int) -> str:
    """The guide's first example with its indicators counted in another unit."""
    data = yaml.safe_load(EXAMPLES["shared-oven"])
    for indicator in data["indicators"].values():
        indicator |= {"start": 50 * times, "drift": -3 * times, "high": 100 * times}
    for lever in data["levers"].values():
        for setting in lever["settings"].values():
            for block in as_blocks(setting):
                block["effects"] = {key: value * times for key, value in block["effects"].items()}
    data["endings"]["warm"]["when"] = f"wood >= {45 * times} and oven >= {45 * times}"
    return str(yaml.safe_dump(data, sort_keys=False))


def as_blocks(setting: dict[str, Any]) -> list[dict[str, Any]]:
    found = setting.get("each_round", [])
    blocks = found if isinstance(found, list) else [{"effects": found}]
    setting["each_round"] = blocks
    return blocks


def test_the_unit_of_an_indicator_changes_nothing() -> None:
    assert verdicts(report(oven(1))) == verdicts(report(oven(10)))
    assert verdicts(report(oven(1))) == verdicts(report(EXAMPLES["shared-oven"]))


def three_ways(text: str) -> tuple[set[str], set[str], set[str]]:
    """The levers that play themselves, as the check, the analysis and the balance have it."""
    loaded = loads(text)
    assert loaded.scenario is not None
    seen = linted(loaded)
    checked = {
        word
        for item in (*seen.diagnostics, *seen.accepted)
        if item.code == "W701"
        for word in re.findall(r"^'(\w+)'", item.message)
    }
    book = compile_rulebook(loaded.scenario)
    analysed = {item["lever"] for item in analysis_data(study(book), {})["not_open"]}
    rows = report(text)["lever_depends"].rows
    return checked, analysed, {row.subject for row in rows if row.fine is False}


@pytest.mark.parametrize("name", ["shared-oven", "school-trip", "one-lane-bridge", "three-valleys"])
def test_the_same_levers_play_themselves_in_all_three(name: str) -> None:
    text = EXAMPLES.get(name) or find_scenario(name).read_text(encoding="utf-8")
    checked, analysed, balanced = three_ways(text)
    assert analysed == balanced
    assert checked == balanced, "one length, or the same lever in every length"


QUICK = (("three-valleys", 20), ("two-sided.en", None), ("blank.en", None))
"""Those that take a second; the others are marked slow."""
EVERY = [
    pytest.param(name, minutes, marks=() if (name, minutes) in QUICK else pytest.mark.slow)
    for name, lengths in (
        ("three-valleys", (20, 45)),
        ("drones-over-mexico", (45, 60, 90)),
        *((f"{template}.{language}", (None,)) for template in TEMPLATES for language in LANGUAGES),
    )
    for minutes in lengths
]
"""Every shipped scenario at each of its lengths, and every template in both languages."""
FEW = 4
"""Games with talk: none of what all three say hangs on how many there are, but for agreements (W711)."""


def written(name: str) -> str:
    """The text of a shipped scenario, or of a template in a language."""
    template, _, language = name.partition(".")
    if language:
        return scenario_text(template, language, "my-own")
    return find_scenario(name).read_text(encoding="utf-8")


def doubted_in(found: Report) -> set[tuple[str, tuple[str, ...]]]:
    """What a report asks to look at of what the check doubts too, each with its place in the file."""
    places = set()
    for item in found.findings:
        if item.code in BY_ROW and item.applies:
            out = [row.subject for row in item.rows if row.fine is False]
        else:
            out = [] if item.fine else [str(item.facts.get("seat", ""))]
        if item.code in DOUBTS and item.code != "deals":
            places |= {(DOUBTS[item.code], doubted(item.code, subject)) for subject in out}
    return places


def test_every_length_that_is_shipped_is_compared() -> None:
    files = GUIDE.parent.glob("*.yaml")
    shipped = {
        (file.stem, minutes)
        for file in files
        if "." not in file.stem
        for minutes in yaml.safe_load(file.read_text(encoding="utf-8"))["lengths"]
    }
    compared = {tuple(each.values) for each in EVERY if "." not in each.values[0]}  # type: ignore[operator]
    assert compared == shipped


@pytest.mark.parametrize(("name", "minutes"), EVERY)
def test_all_three_say_the_same_of_whatever_is_shipped(name: str, minutes: int | None) -> None:
    text = written(name)
    scenario = loads(text).scenario
    assert scenario is not None
    book = compile_rulebook(scenario, minutes)
    todo = [part for part in balance.planned(text, book.minutes, 1, FEW) if part.kind != "alone"]
    todo += sweep.parts(text, book.minutes, sweep.ALONE_SEED, sweep.ALONE_GAMES, "alone")
    found = examined(book, balance.gathered(todo, sweep.swept(todo, None)), 1)
    checked = {
        (doubt.code, doubt.path)
        for doubt in looked_at(book).doubts
        if doubt.code != DOUBTS["deals"]
    }
    assert checked == doubted_in(found)
    analysed = analysis_data(study(book), {})
    plays_itself = {place[1] for code, place in checked if code == DOUBTS["lever_depends"]}
    assert {item["lever"] for item in analysed["not_open"]} == plays_itself
    assert (analysed["acceptable"] == 0) == (found["none_acceptable"].figure == 0)


@pytest.mark.parametrize("values", [{"a": 99}, {"a": -99, "b": -99}, {"a": 0, "b": 0, "c": 0}])
def test_what_is_impossible_or_trivial_is_told_by_all_three(values: dict[str, float]) -> None:
    data = drawn(0)
    for seat, value in values.items():
        data["stakeholders"][seat]["reservation"] = value
    text = str(yaml.safe_dump(data, sort_keys=False))
    loaded = loads(text)
    assert loaded.scenario is not None
    seen = {item.code for item in linted(loaded).diagnostics}
    found = report(text, 100)
    data = analysis_data(study(compile_rulebook(loaded.scenario)), {})
    assert found["none_acceptable"].figure == 100 * data["acceptable"]
    assert ("W709" in seen) == (not found["none_acceptable"].fine) == (data["acceptable"] == 0)
    assert ("W712" in seen) == (not found["start_enough"].fine)
    assert ("W711" in seen) == (not found["deals"].fine)


@pytest.mark.parametrize("seed", range(3))
def test_what_the_check_doubts_is_what_the_balance_asks_to_look_at(seed: int) -> None:
    text = str(yaml.safe_dump(drawn(seed), sort_keys=False))
    doubted = {item.code for item in linted(loads(text)).diagnostics} - {"W701", "W706"}
    looks = {
        DOUBTS[item.code]
        for item in report(text, 100).findings
        if item.code in DOUBTS and not item.fine
    }
    assert doubted == looks - {"W701", "W706"}


@pytest.mark.parametrize("name", ["shared-oven", "school-trip", "ten-days"])
def test_the_guide_s_examples_give_no_doubt(name: str) -> None:
    loaded = loads(EXAMPLES[name])
    assert linted(loaded).diagnostics == ()
    found = report(EXAMPLES[name])
    looks = [item.code for item in found.findings if not (item.fine or item.accepted)]
    assert looks == (["gain_seat"] if name == "school-trip" else [])


def test_a_conflict_in_which_one_has_all_it_wants_gives_no_reason_to_sign() -> None:
    """South waits, North reverses, and South can do no better: so says the check, and so the balance.

    In talk both settle on reversing: better than what stands, and less than South has by waiting.
    """
    text = EXAMPLES["one-lane-bridge"]
    assert [item.code for item in linted(loads(text)).diagnostics] == ["W702"]
    looks = [item.code for item in report(text).findings if not item.fine]
    assert looks == ["reason_to_sign", "gain_seat"]


def test_what_does_not_fit_is_left_out_and_said_once() -> None:
    text = EXAMPLES["ten-days"]
    said = told(text, report(text))
    for sentence in (
        "Nobody can agree on anything here",
        "Points have no scale of their own",
        "The file has no endings of its own",
        "Trust has no part in this game",
    ):
        assert said.count(sentence) == 1, sentence
    for wrong in ("35 to 65", "Trust moves too little", "endings occur", "have an agreement"):
        assert wrong not in said
    assert said.count("Here every score is shown from 0") == 1


def test_a_game_of_indicators_with_a_story_leaves_hardly_anything_out() -> None:
    text = find_scenario("three-valleys").read_text(encoding="utf-8")
    found = report(text, 30)
    left = {item.code for item in found.findings if not item.applies}
    assert left <= {"gain_side", "first_proposer"}, "no sides, and too few games"
    assert "35 and 65" in told(text, found)


def test_a_reservation_more_than_three_points_off_is_reported_on_its_line() -> None:
    written = EXAMPLES["shared-oven"].replace("reservation: 30", "reservation: 33")
    loaded = loads(written)
    (doubt,) = linted(loaded).diagnostics
    lines_ = written.splitlines()
    assert (doubt.code, lines_[doubt.line - 1].strip()) == ("W704", "reservation: 33")
    assert "below 33 points, but play without agreements brings it 29.6" in doubt.message
    assert "Walk-away" not in told(
        EXAMPLES["shared-oven"], report(EXAMPLES["shared-oven"])
    ).replace("The walk-away values are right", "")
    assert "North would rather walk away below 33" in told(written, report(written))
    near = EXAMPLES["shared-oven"].replace("reservation: 30", "reservation: 32")
    assert linted(loads(near)).diagnostics == ()


def test_what_the_author_accepts_is_told_with_the_reason_and_asks_for_no_look() -> None:
    text = EXAMPLES["shared-oven"]
    found = report(text)
    assert not found["temptation"].fine
    assert found.fine
    said = told(text, found)
    assert "accepted: In good agreements 0 of 2 seats" in said
    assert "The author accepts it: Both gain by keeping their word." in said
    assert "LOOK AT THIS" not in said
    bare = re.sub(r"accept:\n  W703:\n.*\n", "", text)
    assert "LOOK AT THIS: In good agreements 0 of 2" in told(bare, report(bare))


def arguments(*said: str) -> Namespace:
    parser = ArgumentParser()
    balance.add_arguments(parser)
    return parser.parse_args(list(said))


@pytest.mark.parametrize("place", ["../s", "my games"])
def test_commands_are_printed_as_they_can_be_run(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the folder in which they were printed."""
    inside = tmp_path / "here"
    folder = inside / place
    folder.mkdir(parents=True)
    monkeypatch.chdir(inside)
    file = f"{place}/one-lane-bridge.yaml"
    Path(file).write_text(EXAMPLES["one-lane-bridge"], encoding="utf-8")
    assert balance.run(arguments(file, "--games", "2", "--jobs", "1")) == 0
    printed = [line for line in capsys.readouterr().out.splitlines() if "See: " in line]
    assert printed
    typed = f'"{file}"' if " " in file else file
    assert all(f" {typed} --length" in line for line in printed)


def test_the_reasons_are_in_the_data_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "ten-days.yaml"
    file.write_text(EXAMPLES["ten-days"], encoding="utf-8")
    assert balance.run(arguments(str(file), "--games", "2", "--jobs", "1", "--json")) == 0
    data = json.loads(capsys.readouterr().out)
    why = {item["code"]: item["why"] for item in data["findings"]}
    assert (why["deals"], why["endings"], why["seat_mean"]) == ("talks", "endings", "hundred")
    assert why["lever_matters"] == ""
    assert (data["own_points"], data["alone"], data["games"]) == (True, 2, 2)
