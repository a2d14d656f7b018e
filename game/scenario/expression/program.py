"""Several flows worked out together: each part that they share once, and parts of one kind at a time.

Parts that need the same act and are equally deep need nothing of each other, so all of them are one
array operation: a wave. There are far fewer waves than parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.scenario.expression import nodes as n
from game.scenario.expression import terms as t
from game.scenario.expression.evaluation import COMBINE, Reader, reading
from game.scenario.expression.names import Names, Readable

Array = NDArray[Any]
Side = Array | slice
"""One side of a wave: places [n] of rows in the table (a slice where they lie side by side), or numbers
known in advance [n, 1]."""

KINDS: Final = (np.int32, np.int64, object)
"""What tables are made of: 32 bits, 64 bits, or whole numbers without a limit: each far slower than the one
before."""


SMALL_TERM: Final = 2**29
"""Whole numbers up to here are computed in 32 bits, with room to halve them."""


@dataclass(frozen=True)
class Wave:
    """Parts of one kind, made of parts of earlier waves."""

    act: np.ufunc
    left: Side
    right: Side
    size: int


@dataclass(frozen=True)
class PartTable:
    """Parts of some flows, one row [G] for each, in an order in which each comes after those it is made of."""

    flows: Array
    """which flows"""
    leaves: tuple[Reader | int, ...]
    """what is read, or known in advance; the first rows"""
    waves: tuple[Wave, ...]
    above: Side
    """twice each flow's amount in hundredths, as a fraction: its numerator"""
    below: Side
    """and its denominator, above 0"""
    kind: type

    def amounts(self, readings: Readable) -> Array:
        """Return what each of its flows adds: [F, G] in whole hundredths, of the kind of the table."""
        size = len(self.leaves) + sum(wave.size for wave in self.waves)
        table: Array = np.empty((size, len(readings.indicator)), dtype=self.kind)
        for row, leaf in zip(table, self.leaves, strict=False):
            row[:] = leaf(readings) if callable(leaf) else leaf
        at = len(self.leaves)
        for wave in self.waves:
            until = at + wave.size
            wave.act(_side(table, wave.left), _side(table, wave.right), out=table[at:until])
            at = until
        return halved(_side(table, self.above), _side(table, self.below))


@dataclass(frozen=True)
class Program:
    """Flows that are worked out together."""

    size: int
    """how many"""
    tables: tuple[PartTable, ...]

    def amounts(self, readings: Readable) -> NDArray[np.int64]:
        """Return what each flow adds: [G, F] in whole hundredths, rounded once, half away from zero."""
        amounts = np.empty((self.size, len(readings.indicator)), dtype=np.int64)
        for table in self.tables:
            amounts[table.flows] = table.amounts(readings)
        return amounts.T


def _side(table: Array, side: Side) -> Array:
    if isinstance(side, slice):
        return table[side]
    return table.take(side, 0) if side.ndim == 1 else side


def halved(above: Array, below: Array) -> Array:
    """Halve fractions and round them, half away from zero; `below` is above 0.

    >>> halved(np.array([5, -5, 4, 7]), np.array([5, 5, 1, 3])).tolist()
    [1, -1, 2, 1]
    """
    half = above + below
    half -= above < 0
    half //= 2 * below
    return half


def compile_program(roots: Sequence[n.Phrase], names: Names) -> Program:
    """Put the parts of flows in order; equal parts are one.

    Flows that fit into 32 bits make one table, larger ones others.
    """
    fractions = [_doubled(t.ratio(root, names)) for root in roots]
    size = np.array([_size(pair) for pair in fractions], dtype=np.int64)
    return Program(
        len(roots),
        tuple(
            _table(fractions, np.flatnonzero(size == at), names, kind)
            for at, kind in enumerate(KINDS)
            if (size == at).any()
        ),
    )


def _size(pair: tuple[t.Term, t.Term]) -> int:
    """Return the place among `KINDS` of the first that a fraction fits into."""
    if all(t.fits(term, SMALL_TERM) for term in pair):
        return 0
    return 2 if any(t.is_large(term) for term in pair) else 1


def _doubled(ratio: t.Ratio) -> tuple[t.Term, t.Term]:
    """Return twice a number in hundredths as a fraction of two whole numbers."""
    unit = 200 * ratio.unit
    return t.times(ratio.top, unit.numerator), t.times(ratio.bottom, unit.denominator)


def _table(
    fractions: Sequence[tuple[t.Term, t.Term]], flows: Array, names: Names, kind: type
) -> PartTable:
    above, below = zip(*(fractions[flow] for flow in flows), strict=True)
    ordered = dict.fromkeys(part for term in above + below for part in t.parts(term))
    leaves: list[t.Read | t.Known] = [term for term in ordered if isinstance(term, t.Read)]
    mixed = [term for side in (above, below) if not _constant(side) for term in side]
    leaves += [term for term in dict.fromkeys(mixed) if isinstance(term, t.Known)]
    waves = _waves(term for term in ordered if isinstance(term, t.Made))
    rows: list[t.Term] = [*leaves, *(term for wave in waves for term in wave)]
    place = {term: at for at, term in enumerate(rows)}
    return PartTable(
        flows=flows,
        leaves=tuple(
            reading(leaf.node, names) if isinstance(leaf, t.Read) else leaf.value for leaf in leaves
        ),
        waves=tuple(
            Wave(
                COMBINE[wave[0].act],
                _placed([term.left for term in wave], place, kind),
                _placed([term.right for term in wave], place, kind),
                len(wave),
            )
            for wave in waves
        ),
        above=_placed(above, place, kind),
        below=_placed(below, place, kind),
        kind=kind,
    )


def _constant(terms: Sequence[t.Term]) -> bool:
    return all(isinstance(term, t.Known) for term in terms)


def _placed(terms: Sequence[t.Term], place: Mapping[t.Term, int], kind: type) -> Side:
    """Say where whole numbers stand or, if all are known in advance, what they are."""
    if _constant(terms):
        return np.array([[term.low] for term in terms], dtype=kind)
    places = [place[term] for term in terms]
    side_by_side = slice(places[0], places[0] + len(places))
    if places == list(range(len(place)))[side_by_side]:
        return side_by_side
    return np.array(places, dtype=np.intp)


def _waves(terms: Iterable[t.Made]) -> list[list[t.Made]]:
    """Group whole numbers that are made alike and equally deep, the shallow first."""
    depth: dict[t.Term, int] = {}
    groups: dict[tuple[int, str, bool, bool], list[t.Made]] = {}
    for term in terms:
        depth[term] = 1 + max(depth.get(side, 0) for side in (term.left, term.right))
        constant = [isinstance(side, t.Known) for side in (term.left, term.right)]
        groups.setdefault((depth[term], term.act, constant[0], constant[1]), []).append(term)
    return [groups[key] for key in sorted(groups)]
