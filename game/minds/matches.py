"""Whole games between minds, any number at once: nobody is asked who is not a mind."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.minds.briefing import Briefing
from game.minds.casting import Cast
from game.minds.memory import begin, notice
from game.minds.thoughts import Thoughts
from game.rules.arrays import Seeds, Whole
from game.rules.beats import SHAPES, BeatOrders
from game.rules.opening import open_games
from game.rules.phases import ASKED, TALK, no_orders
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import look

Watch = Callable[[Position, BeatOrders, Position], None]
"""Called after every phase with the position before, the orders and the position after."""
Alter = Callable[[Position, BeatOrders], None]
"""Called when the minds have decided, with the position and their orders, which it may alter."""


def play(
    book: Rulebook,
    cast: Cast,
    seeds: Seeds,
    *,
    talks: bool = True,
    alter: Alter | None = None,
    watch: Watch | None = None,
) -> Position:
    """Play games [G] to their ends and return where they ended.

    Args:
        book: the rulebook.
        cast: who plays; see `casting.cast`.
        seeds: [G] the seeds of the games.
        talks: False is play without agreements: nobody puts texts, signs or promises.
        alter: may alter what the minds have ordered; see `thumb`.
        watch: called after every phase; None to see only the end.
    """
    position = open_games(book, seeds)
    memories = [begin(book, len(company.seat)) for company in cast]
    thoughts = [Thoughts() for _ in cast]
    while not position.over.all():
        phase, _ = phase_of(book, position)
        beat = no_orders(book, phase, position.games)
        asked = phase in ASKED and (talks or phase not in TALK)
        for at, company in enumerate(cast):
            seen = look(book, position, company.game, company.seat)
            memory = memories[at] = notice(book, memories[at], seen)
            if asked:
                own = company.character, company.seeds, thoughts[at]
                moment = Briefing(book, seen, memory, *own)
                part = no_orders(book, phase, len(seen))
                company.mind.decide(moment, part)
                gather(part, beat, company.game, company.seat)
        if alter is not None:
            alter(position, beat)
        after = resolve(book, position, beat)
        if watch is not None:
            watch(position, beat, after)
        position = after
    return position


def gather(part: BeatOrders, beat: BeatOrders, game: Whole, seat: Whole) -> None:
    """Write what is ordered row by row into the orders of the games `game` [R] the rows are of.

    In a row only what is its seat's is ordered: its place along the axis of the seats, or whatever differs
    from no orders where there is none.
    """
    for name, shape in SHAPES[type(part)].items():
        said, whole = getattr(part, name), getattr(beat, name)
        if "seat" in shape.axes:
            own = (*[slice(None)] * shape.axes.index("seat"), seat)
            whole[(game, *own)] = said[(np.arange(len(game)), *own)]
        else:
            row, *place = np.nonzero(said != shape.none)
            whole[(game[row], *place)] = said[(row, *place)]
