"""Matches of the iterated prisoner's dilemma come out as in the literature (Axelrod 1984)."""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.minds.briefing import Briefing
from game.minds.casting import SeatedMind, companies
from game.minds.character import USUAL
from game.minds.matches import play
from game.minds.mind import Reason
from game.minds.registry import MINDS, make
from game.rules.beats import BeatOrders, CommitOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.cooperation import cooperation, seat_cooperation
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.scenario.counterparts import TEMPERAMENTS
from tests.oracles.playing import oracle, played
from tests.oracles.strategies import PAYOFF, STRATEGIES, chances, match, points

EIGHT = (*STRATEGIES, "generous")
GOLDEN = Path(__file__).parent.parent / "goldens" / "round-robin.txt"
ROUNDS = 200
NOISY_ROUNDS = 100
"""Half of them are enough for noise to wash out how a match began: 0.9 to the power 50 is half a percent."""
FORGIVES = 0.33
"""How often the program's generous tit for tat lets an offence pass."""


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return oracle("prisoners-dilemma")


@pytest.fixture(scope="module")
def robin(book: Rulebook) -> dict[tuple[str, str], tuple[np.ndarray, ...]]:
    """Every strategy against every one: moves [round, 2], points [2] and cooperation [3]."""
    pairs = list(product(EIGHT, EIGHT))
    seeds = game_seeds(1984, len(pairs))
    end, moves, _ = played(book, pairs, seeds)
    table, seats = cooperation(book, end), seat_cooperation(book, end)
    gains = scores(book, end)
    assert (gains == end.indicator).all(), "a score is the sum of the prizes, not rescaled"
    return {
        pair: (moves[:, game], gains[game], np.array([table[game], *seats[game]]))
        for game, pair in enumerate(pairs)
    }


def changed(book: Rulebook, of_lever: dict[str, Any], of_length: dict[str, Any]) -> Rulebook:
    """The same dilemma with other levers or another length."""
    scenario = book.scenario
    levers = {key: part.model_copy(update=of_lever) for key, part in scenario.levers.items()}
    length = scenario.lengths[10].model_copy(update=of_length)
    return compile_rulebook(scenario.model_copy(update={"levers": levers, "lengths": {10: length}}))


@pytest.mark.parametrize(
    ("one", "two", "gains"),
    [
        ("tit_for_tat", "always_defect", (199, 204)),
        ("always_cooperate", "always_defect", (0, 1000)),
        ("tit_for_tat", "grim", (600, 600)),
    ],
)
def test_matches_of_the_literature(
    robin: dict[tuple[str, str], tuple[np.ndarray, ...]],
    one: str,
    two: str,
    gains: tuple[int, int],
) -> None:
    """200 rounds of 5, 3, 1, 0."""
    assert robin[one, two][1].tolist() == [100 * gain for gain in gains]


def test_every_deterministic_match_is_that_of_the_definitions(
    robin: dict[tuple[str, str], tuple[np.ndarray, ...]],
) -> None:
    """Move for move, and so point for point, as plain functions of both histories play it."""
    for one, two in product(STRATEGIES, STRATEGIES):
        a, b = match(STRATEGIES[one], STRATEGIES[two], ROUNDS)
        moves, gains, rating = robin[one, two]
        assert moves[:, 0].tolist() == [int(move) for move in a], (one, two)
        assert moves[:, 1].tolist() == [int(move) for move in b], (one, two)
        assert gains.tolist() == [100 * gain for gain in points(a, b)], (one, two)
        shares = [sum(a) / ROUNDS, sum(b) / ROUNDS]
        expected = [round(10_000 * share) for share in (sum(shares) / 2, *shares)]
        assert rating.tolist() == expected, "cooperation is the cooperation rating"


def test_the_ranking_of_the_round_robin_is_the_one_that_was_read(
    robin: dict[tuple[str, str], tuple[np.ndarray, ...]],
) -> None:
    """Points over all eight matches, one of them against itself; accepted with PARLEY_ACCEPT=1."""
    rows = {one: [int(robin[one, two][1][0]) // 100 for two in EIGHT] for one in EIGHT}
    ranked = sorted(EIGHT, key=lambda one: -sum(rows[one]))
    lines = [
        f"{one:24}{sum(rows[one]):6}  " + " ".join(f"{points:4}" for points in rows[one])
        for one in ranked
    ]
    table = "\n".join(["points of each against " + ", ".join(EIGHT), *lines, ""])
    if os.environ.get("PARLEY_ACCEPT"):
        GOLDEN.write_text(table, encoding="utf-8")
    assert table == GOLDEN.read_text(encoding="utf-8")


def noise(rate: float, reply: dict[bool, float]) -> tuple[float, float]:
    """The chance to cooperate after the other's defection and cooperation, with a trembling hand."""
    return tuple(reply[move] * (1 - rate) + (1 - reply[move]) * rate for move in (False, True))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("mind", "reply", "rate", "games"),
    [
        ("noisy(5, tit_for_tat)", {True: 1.0, False: 0.0}, 0.05, 400),
        ("noisy(5, generous)", {True: 1.0, False: FORGIVES}, 0.05, 400),
    ],
)
def test_with_noise_cooperation_is_that_of_the_markov_chain(
    book: Rulebook, mind: str, reply: dict[bool, float], rate: float, games: int
) -> None:
    """Each round's share of cooperation lies within five standard errors of what chance makes of it.

    With 5 % noise tit for tat against itself cooperates half of the time (Axelrod 1984; Molander 1985).
    """
    shorter = changed(book, {}, {"rounds": NOISY_ROUNDS})
    _, moves, _ = played(shorter, [(mind, mind)] * games, game_seeds(5, games))
    shares = moves.mean(axis=(1, 2))
    after = noise(rate, reply)
    first = {
        pair: (1 - rate if pair[0] else rate) * (1 - rate if pair[1] else rate) for pair in PAYOFF
    }
    chain = chances(lambda _, y: after[y], lambda _, y: after[y], first, NOISY_ROUNDS)
    expected = np.array([sum(odds * (x + y) / 2 for (x, y), odds in now.items()) for now in chain])
    assert np.abs(shares - expected).max() < 5 * 0.5 / np.sqrt(games)
    late = slice(NOISY_ROUNDS // 2, None)
    assert abs(shares[late].mean() - expected[late].mean()) < 0.02
    if mind == "noisy(5, tit_for_tat)":
        assert abs(expected[-1] - 0.5) < 0.001
        assert abs(shares[late].mean() - 0.5) < 0.02


def test_generous_forgives_a_third_of_all_offences(book: Rulebook) -> None:
    """Against always defect it cooperates first and then with its chance, within five standard errors."""
    games, rounds = 400, 40
    pair = ("generous", "always_defect")
    shorter = changed(book, {}, {"rounds": rounds})
    _, moves, _ = played(shorter, [pair] * games, game_seeds(3, games))
    assert moves[0, :, 0].all()
    share = moves[1:, :, 0].mean()
    assert abs(share - FORGIVES) < 5 * np.sqrt(FORGIVES * (1 - FORGIVES) / (games * (rounds - 1)))


@pytest.mark.parametrize(
    "changes",
    [{"start": "cooperate"}, {"exchanges": 1, "step_cost": 2, "aftermath": 2}],
)
def test_neither_the_start_nor_talk_nor_costs_disturb_the_moves(
    book: Rulebook, changes: dict[str, Any]
) -> None:
    """Strategies move as defined whatever stood before, and whatever is proposed, signed and paid."""
    rounds = 9
    of_lever = {key: value for key, value in changes.items() if key in ("start", "step_cost")}
    of_length = {key: value for key, value in changes.items() if key not in of_lever}
    other = changed(book, of_lever, of_length | {"rounds": rounds})
    pairs = list(product(STRATEGIES, STRATEGIES))
    _, moves, _ = played(other, pairs, game_seeds(1, len(pairs)))
    for game, (one, two) in enumerate(pairs):
        expected = match(STRATEGIES[one], STRATEGIES[two], rounds)
        assert moves[:, game].T.tolist() == [[int(m) for m in side] for side in expected], (
            one,
            two,
        )


class Scripted:
    """Plays moves written down beforehand, game by game and round by round."""

    name = "scripted"
    character = USUAL

    def __init__(self, moves: np.ndarray) -> None:
        self.moves = moves

    def decide(self, moment: Briefing, beat: BeatOrders) -> tuple[Reason, ...]:
        """Order the next move."""
        if isinstance(beat, CommitOrders):
            own = moment.book.hand_seat == moment.seen.one_seat
            beat.setting[:, own] = self.moves[:, [moment.seen.view.round - 1]]
        return ()


@pytest.mark.parametrize("name", STRATEGIES)
def test_a_strategy_answers_any_moves_as_defined(book: Rulebook, name: str) -> None:
    """Against 200 sequences of moves by lot, where single and double defections come and go."""
    games, rounds = 200, 14
    moves = np.random.default_rng(len(name)).integers(0, 2, (games, rounds))
    shorter, seeds = changed(book, {}, {"rounds": rounds}), game_seeds(2, games)
    everyone = np.arange(games)
    minds = make(name), Scripted(moves)
    cast = companies(SeatedMind(mind, seat, everyone, seeds) for seat, mind in enumerate(minds))
    found: list[np.ndarray] = []

    def watch(before: Position, beat: BeatOrders, after: Position) -> None:
        if isinstance(beat, CommitOrders):
            found.append(after.setting[:, 0])

    play(shorter, cast, seeds, watch=watch)
    for game in range(games):
        script = [bool(move) for move in moves[game]]
        own: list[bool] = []
        for number in range(rounds):
            own.append(STRATEGIES[name](own, script[:number]))
        assert [bool(row[game]) for row in found] == own, script


def test_all_eight_are_minds_like_any_other() -> None:
    """They can be given to any seat, by name and as its temperament."""
    assert set(EIGHT) <= set(MINDS)
    assert set(EIGHT) <= set(TEMPERAMENTS)
