"""Minds at a table, for tests: they remember by folding, and what they order can be looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache

import numpy as np

from game.minds.briefing import Briefing, Mind
from game.minds.character import characters
from game.minds.memory import Memory, begin, notice
from game.minds.mind import Reason
from game.minds.registry import make
from game.rules.arrays import Seeds
from game.rules.beats import BeatOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.encoding import decode
from game.rules.opening import open_games
from game.rules.orders import Order
from game.rules.phases import no_orders
from game.rules.position import Contents, Position, same
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from game.rules.texts import spelled
from game.scenario.loading import load
from game.scenario.shelf import find_scenario

SCENARIOS = ("three-valleys", "drones-over-mexico")


@cache
def book_of(name: str, minutes: int | None = None) -> Rulebook:
    scenario = load(find_scenario(name)).scenario
    assert scenario is not None
    return compile_rulebook(scenario, minutes)


def orders_in(book: Rulebook, beat: BeatOrders, view: Contents, game: int = 0) -> tuple[Order, ...]:
    """The orders of one game of a batch as objects; texts have the names by which the view knows them."""
    names = tuple(spelled(name) for name in view.offer_name[game].tolist())
    return decode(book, beat, game, names)


def turned(names: tuple[str, ...], by: int) -> tuple[str, ...]:
    by %= len(names)
    return names[by:] + names[:by]


@dataclass(frozen=True)
class Player:
    """A mind at one seat, with its luck in each game of a batch."""

    mind: Mind
    seeds: Seeds

    def decide(
        self, book: Rulebook, seen: Observation, memory: Memory, beat: BeatOrders
    ) -> tuple[Reason, ...]:
        """Have it write its orders, and say why."""
        rows = seen.rows
        character = characters([self.mind.character], [len(rows)])
        return tuple(self.mind.decide(Briefing(book, rows, memory, character, self.seeds), beat))


def player(name: str, seeds: Seeds) -> Player:
    """The mind of a name with this luck."""
    return Player(make(name), seeds)


@dataclass
class Table:
    """A batch of games and the minds that play it."""

    book: Rulebook
    minds: dict[int, Player]
    position: Position
    memories: dict[int, Memory]
    said: list[tuple[int, Reason]] = field(default_factory=list)

    @property
    def phase(self) -> str:
        return phase_of(self.book, self.position)[0]

    def notice(self) -> None:
        for seat in self.minds:
            seen = observe(self.book, self.position, seat)
            self.memories[seat] = notice(self.book, self.memories[seat], seen.rows)

    def orders_of(self, seat: int) -> BeatOrders:
        own = no_orders(self.book, self.phase, self.position.games)
        seen = observe(self.book, self.position, seat)
        mind, memory = self.minds[seat], self.memories[seat]
        self.said += [(seat, r) for r in mind.decide(self.book, seen, memory, own)]
        return own

    def step(self, look: Callable[[int, BeatOrders], None] | None = None) -> BeatOrders:
        """Play one phase; `look` sees the orders of each seat."""
        self.notice()
        beat = no_orders(self.book, self.phase, self.position.games)
        blank = no_orders(self.book, self.phase, 1)
        for seat in self.minds if self.phase not in ("brief", "epilogue") else ():
            own = self.orders_of(seat)
            for part in fields(own):
                ordered, whole = getattr(own, part.name), getattr(beat, part.name)
                whole[...] = np.where(ordered != getattr(blank, part.name), ordered, whole)
            if look is not None:
                look(seat, own)
        self.position = resolve(self.book, self.position, beat)
        return beat


def table(book: Rulebook, names: tuple[str, ...], games: int = 1, seed: int = 5) -> Table:
    """Give every negotiating seat one of these minds in turn, each with seeds of its own."""
    seats = np.flatnonzero(book.actors).tolist()
    return seated(book, {s: names[i % len(names)] for i, s in enumerate(seats)}, games, seed)


def seated(book: Rulebook, names: Mapping[int, str], games: int = 1, seed: int = 5) -> Table:
    """Put these minds on these seats."""
    return Table(
        book,
        {s: player(name, game_seeds(seed + 100 * s + 1, games)) for s, name in names.items()},
        open_games(book, game_seeds(seed, games)),
        {s: begin(book, games) for s in names},
    )


def same_memory(one: Memory, other: Memory) -> bool:
    """Tell whether two memories hold the same."""
    if (one.before is None) != (other.before is None):
        return False
    if one.before is not None and other.before is not None and not same(one.before, other.before):
        return False
    names = [part.name for part in fields(Memory) if part.name != "before"]
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)
