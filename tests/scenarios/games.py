"""Whole games of a scenario in which a few decisions are given and nobody else moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.rules.chance import game_seeds
from game.rules.encoding import encode
from game.rules.opening import open_games
from game.rules.orders import Choose, Clause, Move, Order, Put, Sign
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.texts import texts_known
from game.scenario.model import Scenario

Decisions = Mapping[str, str]
"""Lever to setting, or event to option."""


def _orders(scenario: Scenario, decisions: Decisions) -> Iterator[Order]:
    for name, value in decisions.items():
        if name in scenario.levers:
            for seat in scenario.levers[name].owner:
                if seat != "table":
                    yield Move(seat, name, value)
        else:
            choice = scenario.events[name].choice
            assert choice is not None
            yield Choose(choice.seat, name, value)


def _talk(
    scenario: Scenario, position: Position, exchange: int, deal: Decisions
) -> Iterator[Order]:
    """The first seat puts the deal in public, to all who sit at the table; all sign once it lies there."""
    seats = [name for name, seat in scenario.stakeholders.items() if seat.play != "information"]
    if exchange == 1:
        clauses = tuple(Clause(lever, setting) for lever, setting in deal.items())
        yield Put(seats[0], clauses, invited=tuple(seats[1:]))
    elif position.one.offered.any():
        text = texts_known(position)[int(position.one.offered.argmax())]
        yield from (Sign(seat, text) for seat in seats[1:])


def positions(
    scenario: Scenario,
    book: Rulebook,
    plan: Mapping[int, Decisions],
    deals: Mapping[int, Decisions] | None = None,
    seed: int = 7,
) -> list[Position]:
    """Play one game to its end and return its position before and after every phase.

    `plan` holds what is ordered from a round on, `deals` what is proposed and signed by all in a round.
    """
    position = open_games(book, game_seeds(seed, 1))
    played, orders = [position], {}
    while not position.over.all():
        phase, exchange = phase_of(book, position)
        orders |= plan.get(position.round, {})
        asked: tuple[Order, ...] = ()
        if phase == "commit":
            asked = tuple(_orders(scenario, orders))
        elif deals and phase == "talk" and position.round in deals:
            asked = tuple(_talk(scenario, position, exchange, deals[position.round]))
        position = resolve(book, position, encode(book, phase, asked, texts_known(position)))
        played.append(position)
    return played


def number(book: Rulebook, position: Position, name: str) -> int:
    """Read an indicator, or `trust(holder > actor)`, in hundredths."""
    if not name.startswith("trust("):
        return int(position.indicator[0, book.indicators.index(name)])
    holder, actor = name.removeprefix("trust(").removesuffix(")").split(" > ")
    return int(position.trust[0, book.seats.index(holder), book.seats.index(actor)])
