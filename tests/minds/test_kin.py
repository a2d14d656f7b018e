"""Packages are weighed alike whether or not rows that foresee the same are run ahead once for all."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from game.minds.casting import cast
from game.minds.matches import play
from game.minds.singles import drafted
from game.minds.weighing import kin_of, weigh
from game.rules.beats import BeatOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.position import Position
from game.rules.sight import look
from tests.minds.table import book_of


def test_rows_that_foresee_the_same_weigh_as_if_each_were_run_by_itself() -> None:
    book = book_of("drones-over-mexico")
    games, rng, shared = 12, np.random.default_rng(5), []
    seats = np.flatnonzero(book.actors)
    game, seat = np.repeat(np.arange(games), len(seats)), np.tile(seats, games)
    doubt = np.zeros((len(game), len(book.levers)), dtype=np.int64)

    def watch(position: Position, beat: BeatOrders, after: Position) -> None:
        if not isinstance(beat, TalkOrders):
            return
        seen = look(book, position, game, seat)
        row = rng.integers(0, len(game), 300)
        sizes = np.array([len(settings) for settings in book.settings])
        clause = rng.integers(0, sizes, (300, len(sizes)))
        clause = np.where(rng.random(clause.shape) < 0.15, clause, -1)
        drafts = drafted(book, seen, row, clause)
        kin = kin_of(book, seen)
        assert kin is not None
        shared.append(len(set(kin.tolist())) / len(kin))
        one, other = weigh(book, seen, drafts, doubt), weigh(book, seen, drafts, doubt, kin)
        for item in fields(one):
            assert np.array_equal(getattr(one, item.name), getattr(other, item.name)), item.name

    play(book, cast(book, game_seeds(3, games)), game_seeds(3, games), watch=watch)
    assert min(shared) < 0.2
    assert 0.3 < max(shared) < 0.8


def test_a_game_alone_has_no_kin() -> None:
    book = book_of("drones-over-mexico")
    (company,) = cast(book, game_seeds(3, 1))
    found: list[object] = []

    def watch(position: Position, beat: BeatOrders, after: Position) -> None:
        found.append(kin_of(book, look(book, position, company.game, company.seat)))

    play(book, [company], game_seeds(3, 1), watch=watch)
    assert set(found) == {None}
