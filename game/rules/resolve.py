"""Resolve a phase: (rulebook, position, orders) to the next position.

One implementation for one game and for ten thousand; a game alone is a batch of one. The phases of a
round are listed in the rulebook.
"""

from __future__ import annotations

from game.rules.beats import BeatOrders
from game.rules.phases import EPILOGUE, PHASES
from game.rules.position import Position, frozen
from game.rules.rulebook import Rulebook
from game.rules.writing import Journal, Turn


def phase_of(book: Rulebook, position: Position) -> tuple[str, int]:
    """Name the phase a position is in, and its exchange (0 outside the talk)."""
    return book.phases[position.phase] if position.phase < len(book.phases) else (EPILOGUE, 0)


def resolve(
    book: Rulebook, position: Position, orders: BeatOrders, journal: Journal | None = None
) -> Position:
    """Carry out the orders of the present phase and go on to the next.

    Orders outside the law are dropped; a session refuses them before they come here. Raises TypeError
    if the orders belong to another phase. The journal, if given, receives what was written.
    """
    turn = Turn(book, position, journal)
    phase, exchange = phase_of(book, position)
    now = PHASES[phase]
    if not isinstance(orders, now.beat):
        raise TypeError(f"these orders do not belong to the phase {phase!r}")
    now.rule(turn, orders, exchange)
    return _next_phase(book, frozen(position, turn.position))


def _next_phase(book: Rulebook, position: Position) -> Position:
    """Step to the next phase; after the last phase of the last round comes the epilogue."""
    if position.phase + 1 < len(book.phases):
        return position.changed(phase=position.phase + 1)
    if position.round < book.rounds:
        return position.changed(phase=0, round=position.round + 1)
    return position.changed(phase=len(book.phases))
