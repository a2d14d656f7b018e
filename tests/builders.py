"""Small scenarios for tests, and the few steps by which a test plays them.

YAML is read with the plain loader here; a test checks that the program's own reader finds no error
in the base, which holds no word that the two read differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from game.rules.chance import game_seeds
from game.rules.changes import Change
from game.rules.compiling import compile_rulebook
from game.rules.encoding import encode
from game.rules.ledger import Ledger
from game.rules.numbered import Numbered
from game.rules.opening import open_games
from game.rules.orders import Order
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.texts import texts_known
from game.rules.writing import Journal
from game.scenario.model import Scenario

BASE = Path(__file__).parent / "cases" / "base.yaml"


def read_yaml(path: Path) -> Any:
    """Read a YAML file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def merged(base: Any, changes: Any) -> Any:
    """Lay changes over a base: mappings go together key by key, null takes a key out."""
    if not (isinstance(base, Mapping) and isinstance(changes, Mapping)):
        return changes
    both = dict(base)
    for key, value in changes.items():
        if value is None:
            both.pop(key, None)
        else:
            both[key] = merged(both[key], value) if key in both else value
    return both


def scenario(changes: Mapping[str, Any] | None = None, base: Path = BASE) -> Scenario:
    """The base scenario with changes laid over it."""
    return Scenario.model_validate(merged(read_yaml(base), changes or {}))


def book(changes: Mapping[str, Any] | None = None, minutes: int | None = None) -> Rulebook:
    """The rulebook of the base scenario with changes laid over it."""
    return compile_rulebook(scenario(changes), minutes)


class Game:
    """One game played step by step, with its ledger."""

    def __init__(self, book: Rulebook, seed: int = 7, position: Position | None = None) -> None:
        self.book = book
        self.position = open_games(book, game_seeds(seed, 1)) if position is None else position
        self.ledger = Ledger(book)
        self.orders: list[Numbered] = []

    @property
    def phase(self) -> str:
        """The phase that comes next."""
        return phase_of(self.book, self.position)[0]

    def resolve(self, orders: Sequence[Order] = ()) -> tuple[Change, ...]:
        """Resolve the present phase; return its changes."""
        numbered = [Numbered(len(self.orders) + i, order) for i, order in enumerate(orders)]
        self.orders += numbered
        journal: Journal = []
        before, phase = self.position, self.phase
        asked = encode(self.book, phase, orders, texts_known(before))
        self.position = resolve(self.book, before, asked, journal)
        return self.ledger.add(before, self.position, phase, numbered, journal)

    def until(self, phase: str) -> None:
        """Let phases pass without orders until this one is next."""
        for _ in range(1000):
            if self.phase == phase or self.position.over.all():
                return
            self.resolve()
        raise AssertionError(f"the phase {phase!r} never comes")


def put(position: Position, field: str, index: tuple[int, ...], value: int) -> Position:
    """Set one element of every game of a position, for the start of a test."""
    array = getattr(position, field).copy()
    array[(slice(None), *index)] = value
    return position.changed(**{field: array})


def trust_row(book: Rulebook, pairs: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
    """Indexes of pairs of seats, holder before actor."""
    return [(book.seats.index(a), book.seats.index(b)) for a, b in pairs]


def one(array: np.ndarray[Any, Any]) -> int:
    """The only element of an array."""
    assert array.size == 1
    return int(array.reshape(-1)[0])
