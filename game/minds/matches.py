"""Whole games between minds, any number at once: nobody is asked who is not a mind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

import numpy as np

from game.minds.casting import Cast
from game.minds.memory import begin, notice, remembered
from game.rules.arrays import Seeds, Whole
from game.rules.beats import BeatOrders
from game.rules.opening import open_games
from game.rules.phases import ASKED, TALK, no_orders
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import observe, some_games

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
        talks: False is play without agreements: nobody proposes, promises or answers.
        alter: may alter what the minds have ordered; see `thumb`.
        watch: called after every phase; None to see only the end.
    """
    position = open_games(book, seeds)
    memories = {seat: begin(book, seat, len(seeds)) for seat in cast}
    while not position.over.all():
        phase, _ = phase_of(book, position)
        beat = no_orders(book, phase, position.games)
        silent = not talks and phase in TALK
        for seat, players in cast.items():
            seen = observe(book, position, seat)
            memories[seat] = notice(book, memories[seat], seen)
            if phase not in ASKED or silent:
                continue
            for player in players:
                if len(player.games) == position.games:
                    player.mind.decide(book, seen, memories[seat], phase, beat)
                    continue
                part = no_orders(book, phase, len(player.games))
                memory = remembered(memories[seat], player.games)
                player.mind.decide(book, some_games(seen, player.games), memory, phase, part)
                _write(no_orders(book, phase, 1), part, beat, player.games)
        if alter is not None:
            alter(position, beat)
        after = resolve(book, position, beat)
        if watch is not None:
            watch(position, beat, after)
        position = after
    return position


def _write(blank: BeatOrders, part: BeatOrders, beat: BeatOrders, games: Whole) -> None:
    """Write what one seat orders in some games into the orders of all.

    A mind writes only what is its seat's, so what differs from no orders is all there is to copy.
    """
    for field in fields(part):
        said, whole = getattr(part, field.name), getattr(beat, field.name)
        whole[games] = np.where(said != getattr(blank, field.name), said, whole[games])
