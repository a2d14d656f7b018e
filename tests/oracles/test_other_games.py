"""More games of the literature, written with the author's guide alone, come out as published."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from game.rules.arrays import Whole
from game.rules.beats import CommitOrders
from game.rules.chance import game_seeds
from game.rules.opening import open_games
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.scenario.loading import loads
from tests.lines.conftest import Play
from tests.oracles.playing import HERE, oracle
from tests.scenarios.test_loading import COMPLETE


def ordered(book: Rulebook, orders: Sequence[Whole], games: int) -> Position:
    """Play games in which `orders` [round][lever] are given, each lever having one hand; -1 for none."""
    position = open_games(book, game_seeds(1, games))
    while not position.over.all():
        beat = no_orders(book, phase_of(book, position)[0], games)
        if isinstance(beat, CommitOrders) and position.round <= len(orders):
            beat.setting[:] = np.asarray(orders[position.round - 1])[book.hand_lever]
        position = resolve(book, position, beat)
    return position


@pytest.mark.parametrize("sent", [0, 5, 10])
@pytest.mark.parametrize(("share", "back"), [(0, 0.0), (1, 1 / 3), (2, 0.5)])
def test_the_investment_game_triples_what_is_sent(sent: int, share: int, back: float) -> None:
    """10 - x + y for the sender, 3 x - y for the receiver (Berg, Dickhaut and McCabe 1995)."""
    book = oracle("investment")
    rank = {0: -1, 5: 1, 10: 2}[sent]
    end = ordered(book, [np.array([rank, 2]), np.array([2, share])], 1)
    returned = 3 * sent * back
    coins = end.indicator[0, 1:] / 100
    assert coins == pytest.approx([10 - sent + returned, 3 * sent - returned], abs=0.011)
    assert int(end.indicator[0, 0]) == 100 * sent, "the receiver's order of round 1 came too early"


def test_the_climate_account_holds_with_two_euros_each() -> None:
    """Six players who pay half of what they have reach 120 and keep 20 (Milinski et al. 2008)."""
    book = oracle("climate")
    end = ordered(book, [np.full(6, 1)] * 11, 3)
    assert (end.indicator[:, 0] == 12_000).all()
    assert (end.indicator[:, 1:] == 2_000).all()
    assert [book.endings[at] for at in end.ending] == ["safe"] * 3


def test_the_climate_account_missed_by_two_euros_loses_nine_times_in_ten() -> None:
    """One round of nothing by one player: 118. Over 2,000 games within five standard errors of 90 %."""
    book, games = oracle("climate"), 2_000
    short = np.full(6, 1)
    short[0] = 0
    end = ordered(book, [short, *[np.full(6, 1)] * 10], games)
    assert (end.indicator[:, 0] == 11_800).all()
    lost = np.array([book.endings[at] == "lost" for at in end.ending])
    assert (end.indicator[lost, 1:] == 0).all()
    assert (end.indicator[~lost, 1:] == [2_200, *[2_000] * 5]).all()
    assert abs(lost.mean() - 0.9) < 5 * np.sqrt(0.09 / games)


def test_the_last_rung_of_the_ladder_ends_the_game(typed: Play) -> None:
    """A final move ends the game in its round; whoever struck and who was struck have their points."""
    line = f"{HERE / 'escalation.yaml'} --auto --json --seed 1 --minds"
    game = json.loads(typed(f"{line} east=always_defect,west=status_quo").output)
    assert [tuple(part["settings"].values()) for part in game["rounds"]] == [
        ("patrol", "watch"),
        ("strike", "watch"),
    ]
    assert game["scores"]["value"] == {"east": -20, "west": -60}
    assert game["ending"]["id"] == "war"
    calm = json.loads(typed(f"{line} east=tit_for_tat,west=tit_for_tat").output)
    assert (len(calm["rounds"]), calm["ending"]["id"]) == (6, "peace")


def test_the_game_of_the_guide_ends_as_the_guide_says(typed: Play, tmp_path: Path) -> None:
    """Ten rounds of tit for tat against always defect: 9 and 14."""
    (example,) = [text for text in COMPLETE if "id: ten-days" in text]
    path = tmp_path / "ten-days.yaml"
    path.write_text(example, encoding="utf-8")
    line = f"{path} --auto --json --seed 1 --minds anna=tit_for_tat,bert=always_defect"
    data = json.loads(typed(line).output)
    assert data["scores"]["value"] == {"anna": 9, "bert": 14}
    assert data["indicators"] == {"gain_anna": 9, "gain_bert": 14}


def test_where_scores_count_points_as_they_are_nothing_costs_mandate() -> None:
    """With one valued indicator on a scale, moves and signatures cost what they cost elsewhere."""
    (example,) = [text for text in COMPLETE if "id: ten-days" in text]
    scaled = example.replace(", scored: points", "", 1)
    for text, free in ((example, True), (scaled, False)):
        scenario = loads(text).scenario
        assert scenario is not None
        assert all((lever.step_cost == 0) == free for lever in scenario.levers.values())
        assert (scenario.agreements.worry == 0) == free
