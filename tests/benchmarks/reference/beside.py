"""The reference beside the engine: orders taken out of a batch, and positions compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from time import perf_counter
from types import SimpleNamespace
from typing import Any

import numpy as np

from game.rules.beats import BeatOrders
from game.rules.chance import game_seeds
from game.rules.cooperation import cooperation, seat_cooperation
from game.rules.opening import open_games
from game.rules.position import ARRAYS, Position
from game.rules.resolve import resolve
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_scores
from tests.benchmarks.drawn_orders import drawn_orders
from tests.benchmarks.reference.book import Book
from tests.benchmarks.reference.rounds import resolve as resolve_plainly
from tests.benchmarks.reference.scoring import score
from tests.benchmarks.reference.state import Game

Step = tuple[Position, BeatOrders]
"""A position of a batch, and the orders given in it."""


def steps(book: Rulebook, games: int, seed: int) -> tuple[list[Step], Position]:
    """Play games to their end: every position with its drawn orders, and the last position."""
    position = open_games(book, game_seeds(seed, games))
    played = []
    while not position.over.all():
        orders = drawn_orders(book, position)
        played.append((position, orders))
        position = resolve(book, position, orders)
    return played, position


def plain(orders: BeatOrders, game: int) -> Any:
    """The orders of one game as lists."""
    return SimpleNamespace(
        **{field.name: getattr(orders, field.name)[game].tolist() for field in fields(orders)}
    )


def orders_of(steps: Sequence[Step], game: int) -> list[Any]:
    """The orders of one game for all its phases, in order."""
    return [plain(orders, game) for _, orders in steps]


def play(book: Book, seed: int, orders: Sequence[Any]) -> Game:
    """Play one game."""
    played = Game(book, seed)
    for asked in orders:
        resolve_plainly(book, played, asked)
    return played


def seconds(book: Book, seeds: Sequence[int], orders: Sequence[Sequence[Any]]) -> float:
    """How long it takes to play games one after the other."""
    start = perf_counter()
    for seed, asked in zip(seeds, orders, strict=True):
        play(book, seed, asked)
    return perf_counter() - start


def differences(
    rulebook: Rulebook, book: Book, steps: Sequence[Step], last: Position, game: int
) -> Iterator[str]:
    """Name every number, fact and score in which the two differ, phase by phase."""
    played = Game(book, int(steps[0][0].seeds[game]))
    after = [position for position, _ in steps[1:]] + [last]
    for (position, orders), then in zip(steps, after, strict=True):
        over = played.over
        resolve_plainly(book, played, plain(orders, game))
        moment = f"game {game} round {position.round} phase {position.phase}"
        for name in ARRAYS:
            engine, here = np.asarray(getattr(then, name)[game]), np.asarray(getattr(played, name))
            if not np.array_equal(engine, here):
                where = np.argwhere(engine != here).tolist()[:3]
                pair = [(int(engine[tuple(w)]), int(here[tuple(w)])) for w in where]
                yield f"{moment}: {name} at {where}: engine and reference {pair}"
        if not over and (then.round, then.phase) != (played.round, played.phase):
            yield f"{moment}: the next phase"
        yield from _scores(rulebook, then, game, played, moment)


def _scores(
    rulebook: Rulebook, position: Position, game: int, played: Game, moment: str
) -> Iterator[str]:
    seats = range(len(rulebook.seats))
    for name, engine, here in (
        ("cooperation", cooperation(rulebook, position)[game], played.cooperation()),
        (
            "cooperation of seats",
            seat_cooperation(rulebook, position)[game],
            [played.seat_cooperation(seat) for seat in seats],
        ),
        ("scores", exact_scores(rulebook, position)[game], [score(played, s) for s in seats]),
    ):
        if not np.array_equal(engine, here):
            yield f"{moment}: {name}: engine and reference {engine} {here}"
