"""What one more of a number moves, and which seats are always played alike."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.rules.compiling import compile_rulebook
from game.scenario.loading import loads
from game.scenario.numbers import WrittenNumber
from game.views.words import Words
from game.workshop import balance
from game.workshop.balance_page import balance_page
from game.workshop.balance_told import lines, page
from game.workshop.company import played_alike
from game.workshop.remedies.moving import as_data, in_force, moved
from game.workshop.remedies.work import Cancelled
from tests.workshop.test_one_verdict import EXAMPLES, report

OVEN = EXAMPLES["shared-oven"]
SEATS = "    reservation: 30\n", "    reservation: 28\n"
MINDS = "    temperament: [grim, grit]\n"


def test_one_more_each_round_counts_for_every_round_in_force() -> None:
    """Four rounds and two of aftermath, at a weight of 60 % of a hundred: 3.6 points; at the start once."""
    found = {one.number.path: one for one in moved(OVEN, 20)}
    drift = found["indicators", "wood", "drift"]
    assert (drift.seat, drift.points) == ("north", 360)
    assert OVEN.splitlines()[drift.line - 1].strip() == "drift: -3"
    assert found["indicators", "wood", "start"].points == 60
    under = found["levers", "repair", "settings", "yearly", "each_round", 1, "effects", "oven"]
    assert (under.seat, under.points) == ("south", 360), "where the fire is low"


def test_a_number_that_moves_nobody_is_last_and_names_nobody() -> None:
    dead = OVEN.replace("          - when: fire is low\n", "          - when: wood > 99\n")
    last = moved(dead, 20)[-1]
    assert (last.number.path[-3:], last.points) == ((1, "effects", "oven"), 0)
    assert as_data([last])[0]["points"] == 0


def test_levers_that_are_not_in_play_and_events_are_left_out() -> None:
    core = OVEN.replace("    ask: How hot", "    mode: full\n    ask: How hot")
    event = "events:\n  e: {title: E, text: x, round: 1, effects: {wood: 9}}\n"
    paths = {one.number.path[:2] for one in moved(core + event, 20)}
    assert ("levers", "repair") in paths
    assert not paths & {("levers", "fire"), ("events", "e")}


def test_a_number_is_weighed_where_its_setting_is_in_force() -> None:
    scenario = loads(OVEN).scenario
    assert scenario is not None
    book = compile_rulebook(scenario)
    yearly = ("levers", "repair", "settings", "yearly", "each_round", 0, "effects", "oven")
    _, setting = in_force(
        book, WrittenNumber(yearly, "effect", 3), np.zeros((4, 2), dtype=np.int64)
    )
    assert setting is not None
    assert setting.tolist() == [[1, 0]] * 4


def test_it_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        moved(OVEN, 20, cancelled=lambda: True)


def test_the_table_stands_in_a_long_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "shared-oven.yaml"
    file.write_text(OVEN, encoding="utf-8")
    parser = ArgumentParser()
    balance.add_arguments(parser)
    some = [str(file), "--games", "2", "--jobs", "1"]
    assert balance.run(parser.parse_args([*some, "--all"])) == 0
    assert re.search(r"repair\.yearly wood +62 +-3 +North +\+3\.6", capsys.readouterr().out)
    assert balance.run(parser.parse_args(some)) == 0
    assert "repair.yearly" not in capsys.readouterr().out


def test_seats_always_played_alike_are_named_with_what_to_write() -> None:
    found = report(OVEN)
    scenario = loads(OVEN).scenario
    assert scenario is not None
    words = Words(compile_rulebook(scenario))
    told = page(words, found, "a.yaml")
    assert told.minds == (
        "Always played by the same kind of mind: North and South. Several make games differ: write for "
        "a seat `temperament: [self_interested, tit_for_tat, hardliner, satisficer]`, for example. What that "
        "does is tried by `balance a.yaml --try`."
    )
    assert told.minds in lines(words, told)
    assert "<code>balance a.yaml --try</code>" in balance_page(words, found, told)
    fine = replace(found, findings=tuple(i for i in found.findings if i.why != "varied" and i.fine))
    assert page(words, fine, "a.yaml").minds == "", "where nothing asks for it nothing is advised"


@pytest.mark.parametrize(("seat", "alike"), [(0, ["south"]), (1, ["north"])])
def test_a_seat_with_several_minds_is_not_played_alike(seat: int, alike: list[str]) -> None:
    text = OVEN.replace(SEATS[seat], SEATS[seat] + MINDS)
    scenario = loads(text).scenario
    assert scenario is not None
    assert played_alike(scenario) == alike
