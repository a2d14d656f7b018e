"""The ledger by cause: for every number, how much each kind of cause has added over the whole game.

The parts of a number add up to its change exactly; as they are written, in tenths, they add up too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.debrief.past import Past
from game.rules.changes import Change
from game.views.known import spends
from game.views.words import Words, apportion, tenths

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "levers": ("each_round", "once", "policy", "setting_trust", "once_trust"),
    "kept": ("kept",),
    "broken": ("broken", "witness", "deception"),
    "goodwill": ("signal", "initiative", "reciprocity"),
    "news": ("event_effect", "event_trust"),
    "choices": ("option", "option_trust"),
    "itself": ("drift", "flow"),
    "followed": ("measure",),
    "income": ("income",),
    "steps": ("step_paid", "sign_step", "given_back", "option_paid"),
    "worry": ("sign_worry", "sign_check"),
    "payments": ("payment", "payment_points"),
    "red_lines": ("line_effect", "line_trust"),
    "public": ("backed_down", "denial_pays", "denial_exposed"),
    "limit": ("limit",),
}
"""Kinds of causes to the rules that belong to them; what belongs to none is `other`."""

_KIND: Final = {rule: kind for kind, rules in KINDS.items() for rule in rules}


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One number and what moved it."""

    name: str
    start: int
    """hundredths"""
    end: int
    count: int
    """How many numbers it is the mean of: 1, or the others who trust a seat."""
    parts: Mapping[str, int]
    """Kind to the exact sum of its amounts in hundredths, over all `count` numbers."""
    shown: Mapping[str, int]
    """Kind to its share of the change as it is written, in hundredths that are whole tenths."""


@dataclass(frozen=True, slots=True)
class CauseTable:
    """Numbers of one sort, with the kinds of causes that moved any of them."""

    title: str
    kinds: tuple[tuple[str, str], ...]
    """Ids and names, in a fixed order."""
    rows: tuple[CauseRow, ...]


def by_cause(words: Words, past: Past) -> tuple[CauseTable, ...]:
    """Add up the whole ledger by kind of cause: the world, trust in each seat, and mandate."""
    tables = (
        _table(words, "world", _indicators(words, past)),
        _table(words, "trust", _trust(words, past)),
        _table(words, "mandate", _mandate(words, past)),
    )
    return tuple(table for table in tables if table.rows)


def _table(words: Words, id: str, rows: Iterator[CauseRow]) -> CauseTable:
    listed = tuple(rows)
    used = [kind for kind in (*KINDS, "other") if any(row.parts.get(kind) for row in listed)]
    named = tuple((kind, words.say(f"debrief.kind.{kind}")) for kind in used)
    return CauseTable(words.say(f"debrief.causes.{id}"), named, listed)


def _row(name: str, start: int, count: int, changes: Sequence[Change]) -> CauseRow:
    parts: dict[str, int] = {}
    for change in changes:
        kind = _KIND.get(change.rule, "other")
        parts[kind] = parts.get(kind, 0) + change.amount
    end = start + sum(parts.values())
    mean_start, mean_end = (_mean(value, count) for value in (start, end))
    amounts = [_mean(amount, count) for amount in parts.values()]
    shown = apportion(amounts, (tenths(mean_end) - tenths(mean_start)) * 10)
    return CauseRow(name, mean_start, mean_end, count, parts, dict(zip(parts, shown, strict=True)))


def _mean(value: int, count: int) -> int:
    """Divide and round half away from zero."""
    size = (abs(value) * 2 + count) // (2 * count)
    return size if value >= 0 else -size


def _indicators(words: Words, past: Past) -> Iterator[CauseRow]:
    for index, name in enumerate(past.book.indicators):
        mine = [c for c in past.changes if c.target == "indicator" and c.index == (index,)]
        yield _row(words.indicator(name), int(past.start.one.indicator[index]), 1, mine)


def _trust(words: Words, past: Past) -> Iterator[CauseRow]:
    """Add up how far the others trust each seat, as their mean."""
    actors = [int(seat) for seat in np.flatnonzero(past.book.actors)]
    for actor in actors if len(actors) > 1 else ():
        others = [seat for seat in actors if seat != actor]
        start = sum(int(past.start.one.trust[holder, actor]) for holder in others)
        mine = [
            c
            for c in past.changes
            if c.target == "trust" and c.index[1] == actor and c.index[0] in others
        ]
        name = words.say("debrief.causes.in", seat=words.seat(past.book.seats[actor]))
        yield _row(name, start, len(others), mine)


def _mandate(words: Words, past: Past) -> Iterator[CauseRow]:
    for seat in np.flatnonzero(past.book.actors) if spends(past.book) else ():
        mine = [c for c in past.changes if c.target == "mandate" and c.index == (int(seat),)]
        start = int(past.start.one.mandate[seat])
        yield _row(words.seat(past.book.seats[seat]), start, 1, mine)
