"""Watching a game: the same again for the same seed, nothing a seat may not know, and sound data."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from game import UserError
from game.rules.compiling import compile_rulebook
from game.session.record import read
from game.session.staging import scenario_in
from tests.lines.conftest import Play

BOTH = ("three-valleys", "drones-over-mexico")

ROUNDS = {"three-valleys": 4, "drones-over-mexico": 3}
"""Rounds of the first length that plays the core."""


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("language", ["en", "es"])
def test_two_runs_with_one_seed_print_the_same(typed: Play, name: str, language: str) -> None:
    line = f"{name} --auto --seed 7 --lang {language}"
    first = typed(line)
    assert first.status == 0
    assert first.output == typed(line).output
    assert first.output != typed(f"{name} --auto --seed 8 --lang {language}").output


@pytest.mark.parametrize("name", BOTH)
def test_a_watched_game_is_played_scored_and_explained(typed: Play, name: str) -> None:
    output = typed(f"{name} --auto --seed 7 --lang en").output
    scenario = scenario_in(name, "en")
    for seat in scenario.stakeholders.values():
        assert seat.short.text in output
    for said in (
        "puts a text for",
        f"Round 1 of {ROUNDS[name]}",
        "because:",
        "Scores",
        "The end:",
        "Who got what",
    ):
        assert said in output
    assert any(ending.text.text in output for ending in scenario.endings.values())
    assert "Traceback" not in output


@pytest.mark.parametrize("mind", ["status_quo", "random", "tit_for_tat", "self_interested"])
def test_every_mind_can_play_every_seat(typed: Play, mind: str) -> None:
    for name in BOTH:
        game = typed(f"{name} --auto --seed 3 --lang en --minds all={mind}")
        assert game.status == 0
        assert "The end:" in game.output


@pytest.mark.slow
@pytest.mark.parametrize("minutes", [20, 45, 60, 90])
def test_every_length_in_both_languages(typed: Play, minutes: int) -> None:
    for name in BOTH:
        if minutes in scenario_in(name, "en").lengths:
            for language in ("en", "es"):
                line = f"{name} --auto --seed 5 --length {minutes} --lang {language}"
                assert typed(line).status == 0


@pytest.mark.parametrize("name", BOTH)
def test_a_seat_is_told_only_what_it_may_know(typed: Play, name: str) -> None:
    scenario = scenario_in(name, "en")
    for seat in list(scenario.stakeholders)[:3]:
        output = typed(f"{name} --auto --seed 7 --lang en --seat {seat}").during
        for fact in scenario.facts.values():
            assert not any(value.name.text in output for value in fact.values.values())
        for other, part in scenario.stakeholders.items():
            if other != seat:
                assert not any(text.text in output for text in part.private)
                assert f"{part.short}: “I set" not in output


def test_the_twin_is_the_same_game_under_other_names(typed: Play) -> None:
    line = "drones-over-mexico --auto --seed 7 --lang en --json"
    one = json.loads(typed(line).output)
    other = json.loads(typed(f"{line} --twin drones_over_tolmara").output)
    assert one["scores"] == other["scores"]
    assert [part["orders"] for part in one["rounds"]] == [p["orders"] for p in other["rounds"]]
    said = typed("drones-over-mexico --auto --seed 7 --lang en --twin drones_over_tolmara").output
    assert "Drones over Tolmara" in said
    assert "Mexico" not in said


def test_the_record_of_a_watched_game_is_whole(typed: Play, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    typed(f"three-valleys --auto --seed 7 --record {path}")
    reading = read(path)
    assert reading.problem is None
    assert reading.lines[-1]["after"]["over"]
    assert not (tmp_path / "records").exists(), "nothing is kept that nobody asked for"


TEXT = {"type": "string"}
MARK = {"enum": ["documented", "disputed", "invented", None]}
NUMBER = {"type": "number"}
SEATS = {"type": "object", "additionalProperties": NUMBER, "minProperties": 1}


def table(**parts: Any) -> dict[str, Any]:
    return {
        "type": "object", "properties": parts, "required": list(parts),
        "additionalProperties": False,
    }  # fmt: skip


def some(part: dict[str, Any], *maybe: str) -> dict[str, Any]:
    """An object that may be without some of its parts."""
    return {**part, "required": [name for name in part["required"] if name not in maybe]}


def rows(part: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": part}


OPEN = {"type": "object"}
CLAUSE = table(lever=TEXT, setting=TEXT, public={"type": "boolean"}, verified={"type": "boolean"})
SETTINGS = {"type": "object", "additionalProperties": TEXT}
POINTS = {"type": "object", "additionalProperties": {"type": ["number", "null"]}}
MOVED = table(indicators=POINTS, trust=POINTS)
ROUND = table(
    round={"type": "integer"},
    events=rows(
        table(
            event=TEXT,
            title=TEXT,
            text=TEXT,
            status=MARK,
            background={"type": ["string", "null"]},
            background_status=MARK,
        )
    ),
    proposals=rows(
        some(table(exchange={"type": "integer"}, order=OPEN, parties=rows(TEXT)), "exchange")
    ),
    agreements=rows(
        some(
            table(
                phase=TEXT, exchange={"type": "integer"}, clauses=rows(CLAUSE), signers=rows(TEXT)
            ),
            "exchange",
        )
    ),
    orders=rows({"type": "object", "required": ["number", "phase", "order", "seat"]}),
    reasons=rows(table(phase=TEXT, seat=TEXT, code=TEXT, facts=OPEN, says=TEXT)),
    changes=rows({"type": "object", "required": ["id", "rule", "target", "says", "round"]}),
    settings=SETTINGS,
    indicators=POINTS,
    cooperation=NUMBER,
    scores=SEATS,
    moved=MOVED,
)
ROUND["properties"]["afterwards"] = MOVED
SEAT = table(
    value=NUMBER, reservation=NUMBER, reached={"type": "boolean"},
    cooperation={"type": ["number", "null"]}, mandate=NUMBER,
)  # fmt: skip
SCHEMA = table(
    scenario=TEXT,
    minutes={"type": "integer"},
    seed={"type": "integer"},
    language=TEXT,
    seat={"type": ["string", "null"]},
    minds={"type": "object", "additionalProperties": TEXT},
    rounds={"type": "array", "items": ROUND, "minItems": 1},
    scores=table(
        cooperation=NUMBER, trust=SEATS, value=SEATS,
        seats={"type": "object", "additionalProperties": SEAT},
    ),
    settings=SETTINGS,
    indicators=POINTS,
    in_force=rows(table(clauses=rows(CLAUSE), signers=rows(TEXT))),
    ending=table(id=TEXT, title=TEXT, text=TEXT),
)  # fmt: skip


@pytest.mark.parametrize("name", BOTH)
def test_the_data_says_how_far_each_number_moved(typed: Play, name: str) -> None:
    """From the end of one reveal to the end of the next: the sum of the changes of the round."""
    data = json.loads(typed(f"{name} --auto --json --seed 7 --lang en").output)
    for part in data["rounds"]:
        for key, afterwards in (("moved", False), ("afterwards", True)):
            sums: dict[str, int] = {}
            for change in part["changes"]:
                if (change["phase"] == "epilogue") != afterwards:
                    continue
                if change["target"] == "indicator":
                    about = change["names"]["indicator"]
                elif change["target"] == "trust":
                    about = "{holder} > {actor}".format(**change["names"])
                else:
                    continue
                sums[about] = sums.get(about, 0) + change["amount"]
            found = part.get(key, {"indicators": {}, "trust": {}})
            told = {**found["indicators"], **found["trust"]}
            counted = {k: v / 100 for k, v in sums.items() if v and k in told}
            assert {k: v for k, v in told.items() if v} == counted
    others = [False] * (ROUNDS[name] - 1)
    assert [("afterwards" in part) for part in data["rounds"]] == [*others, True]


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("seat", ["", " --seat {}"])
def test_the_data_has_the_documented_form(typed: Play, name: str, seat: str) -> None:
    first = next(iter(scenario_in(name, "en").stakeholders))
    game = typed(f"{name} --auto --json --seed 7 --lang en" + seat.format(first))
    data = json.loads(game.output)
    jsonschema.validate(data, SCHEMA)
    assert data["scenario"] == name
    counted = [row for part in data["rounds"] for row in part["proposals"] if "exchange" in row]
    assert bool(counted) == (not seat), "a seat may not know of all exchanges"
    assert [part["round"] for part in data["rounds"]] == list(range(1, ROUNDS[name] + 1))
    scenario, last = scenario_in(name, "en"), data["rounds"][-1]
    assert (data["settings"], data["indicators"]) == (last["settings"], last["indicators"])
    unseen = {
        key for key, part in scenario.indicators.items()
        if seat and part.visible != "all" and first not in part.visible
    }  # fmt: skip
    assert {key for key, value in data["indicators"].items() if value is None} == unseen
    if not seat:
        keys = list(scenario.indicators)
        value = dict(zip(keys, compile_rulebook(scenario).begin.tolist(), strict=True))
        for part in data["rounds"]:
            for change in part["changes"]:
                if change["target"] == "indicator":
                    value[keys[change["index"][0]]] += change["amount"]
            assert part["indicators"] == {key: amount / 100 for key, amount in value.items()}
        sums: dict[tuple[Any, ...], int] = {}
        for part in data["rounds"]:
            for change in part["changes"]:
                if change["target"] == "indicator":
                    key = tuple(change["index"])
                    sums[key] = sums.get(key, 0) + change["amount"]
        assert sums, "the changes tell what moved the world"
        number = [o["number"] for part in data["rounds"] for o in part["orders"]]
        assert number == list(range(len(number)))


def test_data_for_a_seat_leaves_out_what_it_may_not_see(typed: Play) -> None:
    data = json.loads(
        typed("drones-over-mexico --auto --json --seed 7 --lang en --seat health").output
    )
    assert set(data["scores"]["seats"]) == {"health"}
    for part in data["rounds"]:
        assert {order["seat"] for order in part["orders"]} <= {"health"}
        assert {reason["seat"] for reason in part["reasons"]} <= {"health"}
        for change in part["changes"]:
            assert "health" in change.get("seen_by", ["health"])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("three-valleys --auto --seat atlo", "did you mean 'alto'"),
        ("three-valleys --auto --seat us", "There is no seat 'us'"),
        ("three-valleys --auto --minds alto", "SEAT=MIND"),
        ("three-valleys --auto --minds alto=nobody", "There is no mind 'nobody'"),
        ("three-valleys --auto --length 17", "17 minutes"),
        ("three-valley --auto", "did you mean 'three-valleys'"),
        ("three-valleys --json", "--auto"),
        ("three-valleys --auto --seed -1", "seed"),
        ("three-valleys --text --seat nobody", "There is no seat"),
        ("three-valleys --text --length 17", "17 minutes"),
        ("--resume no-such-file.jsonl", "no-such-file"),
        ("three-valleys --auto --twin elsewhere", "There is no twin 'elsewhere'"),
    ],
)
def test_a_wrong_word_costs_one_sentence(typed: Play, line: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as caught:
        typed(line)
    assert "\n" not in str(caught.value)


def test_the_command_works_as_people_type_it() -> None:
    line = [
        sys.executable,
        "-m",
        "game",
        "play",
        "three-valleys",
        "--auto",
        "--seed",
        "7",
        "--json",
    ]
    done = subprocess.run(line, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ending"]
