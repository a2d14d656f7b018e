"""What becomes of settings if nobody moves any more: stage 5 run ahead with the rules themselves.

A forecast is made of what somebody can see, so it is given an observation's view. Events to come,
exposure, trust, red lines and what others may decide are left out, and whoever shows it should say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from game.rules.arrays import Array, Mask, Whole, alike, choose, some
from game.rules.blocks import Blocks
from game.rules.imagined import Imagined, Maker, Situation, Standing, as_it_is, imagined
from game.rules.indicators import (
    each_round_gate,
    effects,
    flowing,
    gates,
    once_gate,
    standing_blocks,
)
from game.rules.measures import follow
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.tables import EffectTable, by_settings, looked_up, tables
from game.rules.upkeep import pushed, stood
from game.rules.writing import Entry, total
from game.scenario.expression import Mentions

CHUNK = 8_192
"""Rows run ahead at once: so many that one step's numbers stay in a processor's cache."""
RUN = ("indicator", "mandate", "stood", "past")
"""What running ahead changes, besides the round."""


def remaining(book: Rulebook, position: Situation) -> int:
    """Count the rounds of effects that are left, this one and those after the last included."""
    return max(book.rounds - position.round + 1, 0) + book.aftermath


@dataclass(frozen=True, slots=True)
class Package:
    """Clauses thought of as in force beside the agreements there are; they fit the settings."""

    clause: Whole
    """[N, L], -1 for none"""
    public: Mask
    """[N, L]"""
    verified: Mask
    """[N, L]"""

    def rows(self, rows: Whole | slice) -> Package:
        """Take some of the rows."""
        return Package(self.clause[rows], self.public[rows], self.verified[rows])


def as_if(
    book: Rulebook, view: Situation, games: Whole, setting: Whole, package: Package | None = None
) -> Imagined:
    """Imagine one position for each row of settings [N, L]; `games` [N] says which game it is of."""

    def set_round() -> Whole:
        moved = setting != view.setting[games]
        return choose(moved, moved * view.round, view.set_round[games])

    if package is None:
        return imagined(view, games, setting=lambda: setting, set_round=set_round)
    agreed = package

    def deal() -> Whole:
        old = view.deal[games]
        return choose(agreed.clause >= 0, np.maximum(old, 1), old)

    return imagined(
        view,
        games,
        setting=lambda: setting,
        set_round=set_round,
        clause=lambda: choose(agreed.clause >= 0, agreed.clause, view.clause[games]),
        deal=deal,
        public=lambda: choose(agreed.clause >= 0, agreed.public, view.public[games]),
        verified=lambda: choose(agreed.clause >= 0, agreed.verified, view.verified[games]),
    )


@dataclass(frozen=True, slots=True)
class World:
    """What running a rulebook ahead depends on."""

    tables: tuple[EffectTable, ...]
    """effects that depend on settings alone"""
    steady: Blocks
    """others that stay as they are while no setting moves"""
    varying: Blocks
    """those whose condition reads what the steps themselves change"""
    counting: bool
    """whether a step reads how long settings have stood"""
    deal: bool
    """whether it reads if there is any agreement"""
    agreed: tuple[int, ...]
    """levers whose clauses it reads"""


@lru_cache(maxsize=16)
def world(book: Rulebook) -> World:
    """Sort the effects of a rulebook by what they depend on."""
    rows = book.each_round.rows
    varies = np.array(
        [
            row.rounds > 0 or (row.condition is not None and _varies(row.condition.mentions))
            for row in rows
        ],
        dtype=bool,
    )
    tabled = by_settings(book, book.each_round)
    conditions = [row.condition for row in (*rows, *book.once.rows) if row.condition is not None]
    said = [condition.mentions for condition in conditions]
    said += [flow.mentions for _, flow in book.flows]
    levers = {lever for one in said for lever in one.agreements}
    return World(
        tables=tables(book, book.each_round.only(tabled)),
        steady=book.each_round.only(~varies & ~tabled),
        varying=book.each_round.only(varies),
        counting=any(one.stood or one.cooperation for one in said),
        deal=any(one.deal for one in said),
        agreed=tuple(book.levers.index(lever) for lever in sorted(levers)),
    )


def _varies(said: Mentions) -> bool:
    return bool(said.indicators or said.lags or said.round or said.stood or said.cooperation)


class Ahead(Readings):
    """A position on the way, read together with the steps that led there."""

    def __init__(self, book: Rulebook, position: Situation, trail: Sequence[Array]) -> None:
        super().__init__(book, position)
        self._trail = trail

    def past(self, lag: int) -> Array:
        """[G, I] the indicators so many rounds ago; as far back as is known."""
        steps = len(self._trail)
        return self._trail[-1 - lag] if lag < steps else self._position.past[:, lag - steps]


def run_ahead(book: Rulebook, start: Situation, moved: Mask, rounds: int) -> Imagined:
    """Run the numbers of the world ahead; `moved` [G, L] levers were moved just now.

    What does not depend on the steps is worked out once. How long settings stand is counted for the
    rounds of the game, not for those after the last.
    """
    parts, position = world(book), as_it_is(start)
    counted = counted_rounds(book, position, rounds)
    # Rules read one indicator after the other, so each lies in one piece.
    number = np.asfortranarray(position.indicator)
    position = position.changed(indicator=number)
    trail: list[Whole] = []
    always, others = _steady(book, position, parts)
    stands = standing_blocks(position, parts.varying)
    for step in range(rounds):
        readings = Ahead(book, position, trail)
        gate = gates(position, parts.varying, stands.copy(), readings)
        entries = others + effects("each_round", "round_block", parts.varying, gate)
        if step == 0 and moved.any():
            gate = once_gate(book, position, moved, readings)
            entries += effects("once", "once_block", book.once, gate)
        entries = [entry for entry in entries if _adds(entry)]
        number = number + always
        if book.flows:
            number += flowing(book, readings)
        for entry in entries:
            if entry.target == "indicator":
                number += total(book, entry)
        np.clip(number, book.low, book.high, out=number)
        follow(book, number)
        mandate = _paid(book, position.mandate, entries)
        position = position.changed(indicator=number, mandate=mandate, round=position.round + 1)
        trail.append(number)
        if parts.counting and step < counted:
            position = position.changed(stood=stood(position))
    makers: dict[str, Maker] = {"indicator": lambda: number}
    if book.history:
        newest = trail[-start.past.shape[1] :]
        makers["past"] = lambda: pushed(start.past, newest)
    if not parts.counting:
        makers["stood"] = lambda: stood(start, counted)
    return position.revised(**makers)


def _paid(book: Rulebook, mandate: Whole, entries: Sequence[Entry]) -> Whole:
    """Add to mandates [G, S] what entries say of them, within their range."""
    paid = [total(book, entry) for entry in entries if entry.target == "mandate"]
    if not paid:
        return mandate
    return np.clip(sum(paid, mandate), 0, book.mandate_cap)


def _steady(book: Rulebook, position: Situation, parts: World) -> tuple[Whole, list[Entry]]:
    """What every step adds alike: to indicators [G, I], and to other numbers."""
    always = looked_up(book, parts.tables, position.setting) + book.drift
    others: list[Entry] = []
    if parts.steady.rows:
        gate = each_round_gate(book, position, Readings(book, position), parts.steady)
        world_, *others = effects("each_round", "round_block", parts.steady, gate)
        always += total(book, world_)
    return np.asfortranarray(always), others


def _adds(entry: Entry) -> bool:
    return entry.gate is None or bool(entry.gate.any())


def forecast(
    book: Rulebook,
    view: Situation,
    games: Whole,
    setting: Whole,
    package: Package | None = None,
    farthest: int | None = None,
    afterwards: Whole | None = None,
) -> Imagined:
    """Return where each row of settings [N, L] leads by the end of the game, with what the view knows.

    A package, if given, is in force. No more than `farthest` rounds are looked ahead, if given. Rows in
    which the same will happen are run once. In the last round `afterwards` [N, L] may say where levers go
    after it, as they do where somebody's word was broken.
    """
    if afterwards is not None and view.round == book.rounds and (afterwards != setting).any():
        return _answered(book, view, games, setting, package, afterwards)
    # Rules read one lever after the other, so each lies in one piece.
    setting = np.asfortranarray(setting)
    position = as_if(book, view, games, setting, package)
    rounds = remaining(book, view)
    rounds = rounds if farthest is None else min(rounds, farthest)
    first, kind = _alike(book, view, games, position)
    # What no effect reads is not carried along.
    agreed = package.rows(first) if package is not None and _reads_agreements(book) else None
    kinds = as_if(book, view, games[first], setting.T.take(first, axis=1).T, agreed)
    parts = []
    for start in range(0, max(len(first), 1), CHUNK):
        rows = slice(start, start + CHUNK)
        few = None if agreed is None else agreed.rows(rows)
        part = as_if(book, view, games[first[rows]], kinds.setting[rows], few)
        parts.append(
            run_ahead(book, part, part.setting != view.setting[games[first[rows]]], rounds)
        )
    kinds = kinds.changed(round=position.round + rounds)
    kinds = kinds.revised(**{name: _joined(parts, name) for name in RUN})
    position = position.changed(round=position.round + rounds)
    position = position.revised(**{name: _spread(kinds, name, kind) for name in RUN})
    if not world(book).counting:
        counted = counted_rounds(book, view, rounds)
        kinds = replace(kinds, standing=Standing(view, games[first], kinds.setting, counted))
    return replace(position, alike=(kinds, kind))


def _answered(
    book: Rulebook,
    view: Situation,
    games: Whole,
    setting: Whole,
    package: Package | None,
    afterwards: Whole,
) -> Imagined:
    """Run the last round as it is, and the rounds after it with the settings to which levers go back."""
    start = as_if(book, view, games, setting, package)
    last = run_ahead(book, start, setting != view.setting[games], 1)
    then = as_if(book, last, np.arange(len(games)), afterwards)
    end = run_ahead(book, then, afterwards != setting, book.aftermath)
    return end if world(book).counting else replace(end, standing=Standing(view, games, setting, 1))


def counted_rounds(book: Rulebook, position: Situation, rounds: int) -> int:
    """Of so many rounds to come, those of the game and not of its aftermath."""
    return min(rounds, max(book.rounds - position.round + 1, 0))


def _reads_agreements(book: Rulebook) -> bool:
    return world(book).deal or bool(world(book).agreed)


def _joined(parts: Sequence[Imagined], name: str) -> Maker:
    if len(parts) == 1:
        return lambda: getattr(parts[0], name)
    return lambda: np.concatenate([getattr(part, name) for part in parts])


def _spread(kinds: Imagined, name: str, kind: Whole) -> Maker:
    return lambda: getattr(kinds, name)[kind]


def _alike(
    book: Rulebook, view: Situation, games: Whole, position: Imagined
) -> tuple[Whole, Whole]:
    """Find rows in which the same happens: one row for each kind [n], and the kind of each row [N]."""
    parts = world(book)
    columns: list[tuple[Array, int]] = [(games, view.games)]
    columns += [
        (position.setting[:, lever], len(settings)) for lever, settings in enumerate(book.settings)
    ]
    if parts.deal:
        columns.append((some(position.clause >= 0, 1), 2))
    for lever in parts.agreed:
        columns.append((position.clause[:, lever] >= 0, 2))
        columns += [(fact[:, lever], 2) for fact in (position.public, position.verified)]
    return alike(columns)
