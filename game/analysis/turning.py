"""Turning points of one game: by size, and by what a single other order would have brought.

By size: the largest shifts of trust, of the table's cooperation and of scores from one reveal to the
next, each with the cause that did most of it. By counterfactual: every order to a lever that one seat
could have given otherwise, one at a time, all of them played to the end as one batch while everybody
else gives the recorded orders again; luck is drawn by key, so it is the same in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from game.analysis.difference import cooperation_parts, score_parts
from game.analysis.timeline import pairs
from game.rules.arrays import alone, only
from game.rules.beats import CommitOrders
from game.rules.changes import Change, Index
from game.rules.cooperation import cooperation
from game.rules.encoding import encode
from game.rules.legality import CommitMenu, commit_menu
from game.rules.measures import MEASURE
from game.rules.moves import asks
from game.rules.orders import Move, Order
from game.rules.phases import EPILOGUE, PHASE_OF, REVEALS, no_orders
from game.rules.position import Position, joined
from game.rules.repeating import again
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.rules.sight import look

Kind = Literal["trust", "cooperation", "score"]


@dataclass(frozen=True, slots=True, eq=False)
class PlayedPhase:
    """One phase of a game as it was played."""

    before: Position
    after: Position
    orders: Sequence[Order]
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Shift:
    """How far one number went from one reveal to the next."""

    kind: Kind
    index: Index
    """Holder and actor of trust; the seat of a score; nothing for the table."""
    round: int
    epilogue: bool
    """Whether it was after the last round."""
    before: int
    """Hundredths of a point, as `after`."""
    after: int
    cause: Change | None
    """The change that did most of it; for cooperation the move, if there was one."""

    @property
    def amount(self) -> int:
        """How far it went, with its sign."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, eq=False)
class _Stretch:
    """What lies between two reveals."""

    before: Position
    after: Position
    changes: Sequence[Change]
    round: int
    epilogue: bool

    def shift(self, kind: Kind, index: Index, ends: tuple[int, int], cause: Change | None) -> Shift:
        return Shift(kind, index, self.round, self.epilogue, *ends, cause)

    def of(self, target: str, index: Index) -> list[Change]:
        """List the changes of one number."""
        return [c for c in self.changes if c.target == target and c.index == index]

    def behind(self, change: Change) -> list[Change]:
        """List the changes that one goes back to."""
        return [c for c in self.changes if f"c{c.id}" in change.causes]


def shifts(book: Rulebook, phases: Sequence[PlayedPhase]) -> tuple[Shift, ...]:
    """List every shift of trust, cooperation and scores between reveals, the largest first.

    Trust is measured in points of trust, scores in points of score; compare those of one kind.
    """
    moved: list[Shift] = []
    for stretch in _stretches(book, phases):
        moved += _trust(book, stretch)
        moved += _cooperation(book, stretch)
        moved += _scores(book, stretch)
    return tuple(sorted(moved, key=lambda shift: (-abs(shift.amount), shift.round, shift.index)))


def _stretches(book: Rulebook, phases: Sequence[PlayedPhase]) -> Iterator[_Stretch]:
    """Cut a game at its reveals."""
    before: Position | None = None
    changes: list[Change] = []
    for phase in phases:
        before = before or phase.before
        changes += phase.changes
        name, _ = phase_of(book, phase.before)
        if name in REVEALS:
            round = phase.before.round
            yield _Stretch(before, phase.after, changes, round, name == EPILOGUE)
            before, changes = None, []


def _main(changes: Sequence[Change], amount: int) -> Change | None:
    """Find the change that did most of an amount, on its side of zero; alike changes count together."""
    sums: dict[tuple[object, ...], tuple[int, Change]] = {}
    for change in changes:
        alike = (change.rule, tuple(change.names.items()))
        total, _ = sums.get(alike, (0, change))
        sums[alike] = total + change.amount, change
    same_side = [(total, c) for total, c in sums.values() if total * amount > 0]
    best = max(same_side, key=lambda item: (abs(item[0]), -item[1].id), default=None)
    return None if best is None else replace(best[1], amount=best[0])


def _trust(book: Rulebook, stretch: _Stretch) -> Iterator[Shift]:
    for pair in map(tuple, pairs(book).tolist()):
        was, now = (int(p.one.trust[pair]) for p in (stretch.before, stretch.after))
        if was != now:
            cause = _main(stretch.of("trust", pair), now - was)
            yield stretch.shift("trust", pair, (was, now), cause)


def _cooperation(book: Rulebook, stretch: _Stretch) -> Iterator[Shift]:
    before, after = stretch.before, stretch.after
    was, now = (int(only(cooperation(book, p))) for p in (before, after))
    if was != now:
        parts = [p for p in cooperation_parts(book, before, after) if p.amount * (now - was) > 0]
        moves = stretch.of("setting", (parts[0].index,)) if parts else []
        yield stretch.shift("cooperation", (), (was, now), moves[-1] if moves else None)


def _scores(book: Rulebook, stretch: _Stretch) -> Iterator[Shift]:
    before, after = stretch.before, stretch.after
    all_was, all_now = only(scores(book, before)), only(scores(book, after))
    for seat in np.flatnonzero(book.scored & (all_was != all_now)).tolist():
        was, now = int(all_was[seat]), int(all_now[seat])
        parts = [p for p in score_parts(book, before, after, seat) if p.amount * (now - was) > 0]
        cause = None
        if parts and parts[0].kind == "indicator":
            at = parts[0].index
            moved = int(after.one.indicator[at] - before.one.indicator[at])
            cause = _main(stretch.of("indicator", (at,)), moved)
            if cause is not None and cause.rule == MEASURE:
                cause = _main(stretch.behind(cause), moved) or cause
        yield stretch.shift("score", (seat,), (was, now), cause)


# What a single other order would have brought


@dataclass(frozen=True, slots=True)
class Alternative:
    """One order of a seat given otherwise, and what its score ends at if everybody else holds."""

    round: int
    lever: int
    setting: int
    """-1 for not moving"""
    score: int
    """hundredths of a point"""


@dataclass(frozen=True, slots=True)
class _Try:
    seat: int
    round: int
    hand: int
    setting: int


def alternatives_of(
    book: Rulebook, seats: Sequence[int], phases: Sequence[PlayedPhase]
) -> dict[int, tuple[Alternative, ...]]:
    """Play every single other order of some seats to a lever to its end, and rank those of each by its score.

    Tried are all settings that were legal and could be paid beside the seat's other orders, and not
    moving; one order in one round each. Orders of the record that have become illegal are dropped. A
    game that was over goes on to its end, one that was not stops where it stopped. Of each seat the highest
    score comes first; at equal scores the earlier round, then the order of levers and settings.

    All are played as one batch. Rows are games; a row joins the batch in the round of its order, so what is the same is played once.
    """
    rows: Position | None = None
    tries: list[_Try] = []
    for phase in phases:
        before = phase.before
        name, _ = phase_of(book, before)
        moves = name == PHASE_OF[Move]
        new = [x for seat in seats for x in _tries(book, seat, phase)] if moves else []
        tries += new
        rows = joined(rows, before, len(new)) if new else rows
        if rows is None:
            continue
        orders = again(book, name, phase.orders, rows)
        if isinstance(orders, CommitOrders):
            for row, each in enumerate(new, rows.games - len(new)):
                orders.setting[row, each.hand] = each.setting
        rows = resolve(book, rows, orders)
    ranked: dict[int, list[Alternative]] = {seat: [] for seat in seats}
    if rows is not None:
        if phases[-1].after.one.over:
            rows = _to_the_end(book, rows)
        value = scores(book, rows)
        for row, each in enumerate(tries):
            lever = int(book.hand_lever[each.hand])
            score = int(value[row, each.seat])
            ranked[each.seat].append(Alternative(each.round, lever, each.setting, score))
    return {
        seat: tuple(sorted(each, key=lambda a: (-a.score, a.round, a.lever, a.setting)))
        for seat, each in ranked.items()
    }


def _to_the_end(book: Rulebook, rows: Position) -> Position:
    """Let games run on without orders until the last of them is over."""
    while not rows.over.all():
        name, _ = phase_of(book, rows)
        rows = resolve(book, rows, no_orders(book, name, rows.games))
    return rows


def _tries(book: Rulebook, seat: int, phase: PlayedPhase) -> Iterator[_Try]:
    """List what a seat could have ordered otherwise in a commit phase, one order at a time."""
    view = look(book, phase.before, np.array([0]), np.array([seat])).view
    menu = alone(commit_menu(book, view))
    beat = encode(
        book, PHASE_OF[Move], [order for order in phase.orders if order.seat == book.seats[seat]]
    )
    assert isinstance(beat, CommitOrders)
    given = alone(beat)
    spent = _spent(book, menu, given, seat)
    have = int(view.mandate[0, seat])
    for hand in np.flatnonzero(book.hand_seat == seat).tolist():
        was = int(given.setting[hand])
        silence = _silence(book, view, beat, hand)
        without = spent - (int(menu.price[hand, was]) if was >= 0 else 0)
        if was >= 0 and was != silence:
            yield _Try(seat, view.round, hand, -1)
        for setting in np.flatnonzero(menu.setting[hand] == 0).tolist():
            if setting not in (was, silence) and without + menu.price[hand, setting] <= have:
                yield _Try(seat, view.round, hand, setting)


def _silence(book: Rulebook, view: Position, beat: CommitOrders, hand: int) -> int:
    """What a hand asks for if nothing is ordered of its lever, beside the other orders."""
    setting = beat.setting.copy()
    setting[:, hand] = -1
    return int(asks(book, view, CommitOrders(setting, beat.option))[0, hand])


def _spent(book: Rulebook, menu: CommitMenu, given: CommitOrders, seat: int) -> int:
    """Add up what a seat's orders of a phase cost it."""
    hands = np.flatnonzero((given.setting >= 0) & (book.hand_seat == seat))
    spent = sum(int(menu.price[hand, given.setting[hand]]) for hand in hands)
    events = np.flatnonzero((given.option >= 0) & (book.choice_seat == seat))
    return spent + sum(int(book.option_cost[e, given.option[e]]) for e in events)
