"""What a seat expects of settings: the engine's own formulas, run ahead on what the seat can see.

The forecast holds the settings still, runs their effects, drift and flows over the rounds that are left
and the two after them, and asks for the seat's own score at the end. Events to come, exposure, trust
and red lines are left out; conditions are read once, at the start.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Array, Mask, Whole
from game.rules.indicators import each_round_gate, once_gate
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.resolve import AFTERMATH
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_scores
from game.rules.sight import Observation

FARTHEST = 7
"""Rounds looked ahead at most; beyond, most flows have settled."""
POINT = 1_000_000
FOREVER = 10**6

READ = (
    "seeds",
    "indicator",
    "trust",
    "setting",
    "stood",
    "set_round",
    "past",
    "fact",
    "happened",
    "chose",
    "clause",
    "public",
    "verified",
    "crossed",
)
"""The fields of a position that conditions, flows and scores read."""


def standing(view: Position) -> Whole:
    """The settings to expect if nothing new is decided: clauses in force, else what is seen: [G, L]."""
    return np.where(view.clause >= 0, view.clause, view.setting)


def imagine(
    view: Position,
    games: Whole,
    setting: Whole,
    clause: Whole | None = None,
    public: Mask | None = None,
    verified: Mask | None = None,
) -> Position:
    """Picture one position for each row of settings [N, L]; `games` [N] says which game it is of.

    `clause` [N, L] (with `public` and `verified`) is a package thought of as in force beside the
    agreements there are. Only what conditions, flows and scores read is filled in.
    """
    fields: dict[str, Array] = {name: getattr(view, name)[games] for name in READ}
    moved = setting != fields["setting"]
    fields["set_round"] = np.where(moved, view.round, fields["set_round"])
    fields["setting"] = setting
    if clause is not None:
        named = clause >= 0
        fields["clause"] = np.where(named, clause, fields["clause"])
        if public is not None:
            fields["public"] = np.where(named, public, fields["public"])
        if verified is not None:
            fields["verified"] = np.where(named, verified, fields["verified"])
    return view.changed(**fields)


def attainable(book: Rulebook, view: Position, games: Whole, setting: Whole) -> Whole:
    """Leave levers where they are seen if what their new setting needs would not be there: [N, L]."""
    if not book.needs:
        return setting
    readings = Readings(book, imagine(view, games, setting))
    found = setting.copy()
    for need in book.needs:
        now = view.setting[games, need.lever]
        missing = (setting[:, need.lever] == need.setting) & (now != need.setting)
        missing &= ~need.condition.holds(readings)
        found[:, need.lever] = np.where(missing, now, found[:, need.lever])
    return found


def run_ahead(book: Rulebook, position: Position, moved: Mask) -> Position:
    """Run imagined positions ahead to the end; `moved` [N, L] levers have just been moved."""
    steps = min(book.rounds - position.round + 1 + AFTERMATH, FARTHEST)
    readings = Readings(book, position)
    each = each_round_gate(book, position, readings)
    once = once_gate(book, position, moved, readings)
    blocks = book.each_round
    age = position.round - position.set_round[:, blocks.owner]
    lasts = np.array([row.rounds or FOREVER for row in blocks.rows], dtype=np.int64)
    limited = bool((lasts < FOREVER).any())
    steady = _sums(each, blocks.indicator) + book.drift
    first = _sums(once, book.once.indicator)
    for step in range(steps):
        if limited:
            steady = _sums(each & (age + step < lasts), blocks.indicator) + book.drift
        amount = steady + first if step == 0 else steady.copy()
        readings = Readings(book, position)
        for index, flow in book.flows:
            amount[:, index] += flow.amount(readings)
        past = position.past
        if book.history:
            past = np.concatenate([position.indicator[:, None], past[:, :-1]], axis=1)
        indicator = np.clip(position.indicator + amount, book.low, book.high)
        position = position.changed(indicator=indicator, past=past)
    return position


def _sums(gate: Mask, table: Whole) -> Whole:
    return (gate.astype(np.float64) @ table.astype(np.float64)).astype(np.int64)


def value(book: Rulebook, position: Position, seat: int) -> Whole:
    """The seat's own score, in hundredths of a point: [N]."""
    return exact_scores(book, position)[:, seat] // (POINT // 100)


def faith(book: Rulebook, seen: Observation) -> Whole:
    """How likely, in percent, the seat takes each lever's clause to be kept: [G, L].

    A breach that everyone would see is the less likely one: trust says how far an owner would go where
    nobody looks, and half the doubt is left where all can see. Agreements that move the lever
    themselves are certain, and so is one's own word.
    """
    view, seat = seen.view, seen.seat
    trust = view.trust[:, seat] // 100
    least = np.full((view.games, len(book.levers)), 100, dtype=np.int64)
    for lever, owner in zip(book.hand_lever, book.hand_seat, strict=True):
        if owner != seat:
            least[:, lever] = np.minimum(least[:, lever], trust[:, owner])
    hidden = book.covert.any(axis=1)
    chance = np.where(hidden, least, 50 + least // 2)
    return np.where(book.binding, 100, chance)
