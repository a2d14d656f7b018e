"""Whole games of a scenario in which a few decisions are given and nobody else moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.rules.chance import game_seeds
from game.rules.encoding import encode
from game.rules.opening import open_games
from game.rules.orders import Choose, Move, Order
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.scenario.model import Scenario


def _orders(scenario: Scenario, decisions: Mapping[str, str]) -> Iterator[Order]:
    for name, value in decisions.items():
        if name in scenario.levers:
            for seat in scenario.levers[name].owner:
                yield Move(seat, name, value)
        else:
            choice = scenario.events[name].choice
            assert choice is not None
            yield Choose(choice.seat, name, value)


def positions(
    scenario: Scenario, book: Rulebook, decisions: Mapping[str, str], seed: int = 7
) -> list[Position]:
    """Play one game; the decisions are ordered in every round, all else stays. One entry a phase."""
    position = open_games(book, game_seeds(seed, 1))
    orders = tuple(_orders(scenario, decisions))
    played = [position]
    while not position.over.all():
        phase, _ = phase_of(book, position)
        asked = encode(book, phase, orders if phase == "commit" else ())
        position = resolve(book, position, asked)
        played.append(position)
    return played


def number(book: Rulebook, position: Position, name: str) -> int:
    """Read an indicator, or `trust(holder > actor)`, in hundredths."""
    if not name.startswith("trust("):
        return int(position.indicator[0, book.indicators.index(name)])
    holder, actor = name.removeprefix("trust(").removesuffix(")").split(" > ")
    return int(position.trust[0, book.seats.index(holder), book.seats.index(actor)])
