"""The planner: it looks ahead by what its seat may know, and that pays."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from game.minds.briefing import Briefing
from game.minds.casting import cast
from game.minds.character import USUAL, characters
from game.minds.matches import play
from game.minds.memory import begin
from game.minds.rollouts import Tries, rolled, word
from game.rules.beats import CommitOrders
from game.rules.chance import game_seeds
from game.rules.opening import open_games
from game.rules.phases import no_orders
from game.rules.position import Position, pick
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.rules.sight import observe
from game.session.fingerprint import digest
from game.session.session import Session
from tests.minds.situations import Scene, world
from tests.minds.table import book_of, player


def to_commit(book: Rulebook, position: Position) -> Position:
    """Let all phases before the orders of the round pass."""
    while phase_of(book, position)[0] != "commit":
        position = resolve(book, position, no_orders(book, phase_of(book, position)[0], 1))
    return position


def moment_of(book: Rulebook, position: Position, seat: int) -> Briefing:
    seen = observe(book, position, seat)
    character = characters([USUAL], [1])
    return Briefing(book, seen.rows, begin(book, 1), character, game_seeds(99, 1))


def standing_still(book: Rulebook, games: int) -> Tries:
    orders = no_orders(book, "commit", games)
    seats = len(book.seats)
    none = np.zeros((games, seats, seats), dtype=np.int64)
    return Tries(np.zeros(games, dtype=np.int64), orders, none, np.ones(games, dtype=bool))


def test_its_head_knows_nothing_of_the_luck_of_the_game() -> None:
    book = book_of("drones-over-mexico", 45)
    games = [to_commit(book, open_games(book, game_seeds(seed, 1))) for seed in (1, 2)]
    # The same game but for its luck: what is drawn in it must not show in what is imagined.
    same = games[0].changed(seeds=games[1].seeds)
    ahead = [rolled(moment_of(book, at, 0), standing_still(book, 1), 4) for at in (games[0], same)]
    assert (ahead[0] == ahead[1]).all()


def test_all_that_is_tried_meets_the_same_luck() -> None:
    book = book_of("drones-over-mexico", 45)
    position = to_commit(book, open_games(book, game_seeds(3, 1)))
    ahead = rolled(moment_of(book, position, 0), standing_still(book, 3), 4)
    assert (ahead == ahead[0]).all()
    assert len(np.unique(ahead[0])) > 1


def test_those_who_broke_their_word_are_trusted_less() -> None:
    book = book_of("three-valleys", 45)
    moment = moment_of(book, open_games(book, game_seeds(3, 1)), 0)
    before = word(moment)
    memory = moment.memory
    broken = memory.broken.copy()
    broken[0, 1] = 3
    changed = type(memory)(
        **{
            item.name: broken if item.name == "broken" else getattr(memory, item.name)
            for item in fields(memory)
        }
    )
    after = word(Briefing(book, moment.seen, changed, moment.character, moment.seeds))
    assert after[0, 1] < before[0, 1]
    assert after[0, 2] == before[0, 2]


def test_its_orders_are_the_same_whatever_it_does_not_see() -> None:
    book = book_of("drones-over-mexico", 45)
    position = to_commit(book, open_games(book, game_seeds(3, 1)))
    other = position.changed(
        seeds=game_seeds(4, 1),
        mandate=np.where(np.arange(len(book.seats)) == 0, position.mandate, 0),
    )
    found = []
    for at in (position, other):
        beat = no_orders(book, "commit", 1)
        assert isinstance(beat, CommitOrders)
        seen = observe(book, at, 0)
        player("planner", game_seeds(5, 1)).decide(book, seen, begin(book, 1), beat)
        found.append(beat)
    assert (found[0].setting == found[1].setting).all()
    assert (found[0].option == found[1].option).all()


@pytest.mark.long
@pytest.mark.parametrize("other", ["random", "status_quo"])
@pytest.mark.parametrize(
    "seat",
    ["us_president", "us_intelligence", "us_defense", "mx_president", "mx_defense", "health"],
)
def test_a_planner_does_better_in_every_seat(seat: str, other: str) -> None:
    book = book_of("drones-over-mexico", 45)
    seeds = game_seeds(20, 60)
    at = book.seats.index(seat)
    planner, simple = (
        scores(book, play(book, cast(book, seeds, {seat: mind}), seeds))[:, at] / 100
        for mind in ("planner", other)
    )
    gain = planner - simple
    assert gain.mean() > 1.96 * gain.std() / np.sqrt(len(gain))


def test_a_planner_in_a_batch_plays_as_in_a_session() -> None:
    book = book_of("three-valleys")
    seat = book.seats[0]
    seeds = game_seeds(31, 2)
    together = play(book, cast(book, seeds, {seat: "planner"}), seeds)
    session = Session.start(
        book.scenario, seed=int(seeds[1]), autosave=False, minds={seat: "planner"}
    )
    session.advance_to_decision()
    assert digest(pick(together, np.array([1]))) == digest(session.position)


def test_a_planner_that_does_nothing_says_that_there_is_nothing_to_do() -> None:
    scene = Scene(world({}), "planner").until("commit")
    assert scene.moves() == [""]
    assert [said.code for said in scene.reasons] == ["nothing_to_do"]


def test_a_planner_says_what_it_gains_by_a_step_and_nothing_else_of_that_lever() -> None:
    scene = Scene(world({"b": {"lb is aye": 20}}), "planner").until("commit")
    assert scene.moves() == ["aye"]
    (said,) = [each for each in scene.reasons if each.facts.get("lever") == "lb"]
    assert (said.code, said.facts["setting"]) == ("moves_gain", "aye")
    assert said.facts["gain"] == 2_000
