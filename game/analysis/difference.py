"""Two games of one scenario set side by side: what ends differently, cause by cause.

Every number is the sum of its changes, and both games begin alike; so where a number ends differently
the difference is exactly the sum, over all causes, of what a cause added in one game less what it added
in the other. A cause is the same in both games if rule, subject and round are. Scores and cooperation
are not sums of changes but of parts (an indicator, a setting, a condition, a lever), and their
differences are split into those.

Letters in the shapes as in `game.rules.position`; amounts are hundredths of a point unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import only
from game.rules.changes import Change, Index
from game.rules.compliance import BROKEN
from game.rules.cooperation import cooperation, lever_cooperation, seat_cooperation
from game.rules.ledger import SILENT
from game.rules.phases import EPILOGUE
from game.rules.position import NUMBERS, Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.scores import MILLION, exact_scores, normalised, scores

PER_HUNDREDTH = MILLION // 100
"""Millionths of a point in a hundredth."""

Cause = tuple[str, tuple[tuple[str, str], ...], int, str]
"""What makes causes in two games the same: rule, what it is about, round and phase."""


@dataclass(frozen=True, slots=True, eq=False)
class GameRun:
    """One of the two games: everything that changed in it, and where it stands."""

    changes: Sequence[Change]
    position: Position


@dataclass(frozen=True, slots=True)
class CauseDifference:
    """What one cause added to a number in each game; None in a game where it was not."""

    change: Change
    """The change by this cause, from the altered game if it is there; for its sentence and its chain."""
    played: int | None
    altered: int | None

    @property
    def amount(self) -> int:
        """What the cause contributes to the difference of the number."""
        return (self.altered or 0) - (self.played or 0)


@dataclass(frozen=True, slots=True)
class NumberDifference:
    """A number that ends differently. The amounts of its causes add up to `altered - played`."""

    target: str
    index: Index
    played: int
    altered: int
    causes: tuple[CauseDifference, ...]
    """Only those that differ, the largest first."""

    @property
    def amount(self) -> int:
        """How much more the number is in the altered game."""
        return self.altered - self.played


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A part of a score or of a cooperation, by what it is made of."""

    kind: str
    """`indicator`, `setting`, `condition`, `lever`, or `limit` for rounding and the ends of the scale."""
    index: int
    """Of the indicator or the lever; of the condition among the seat's bonuses; -1 for `limit`."""
    amount: int
    """Millionths of a point."""


@dataclass(frozen=True, slots=True)
class DerivedDifference:
    """A score or a cooperation that ends differently.

    The parts add up exactly: for a score to the difference of the exact scores, for a cooperation to
    that of its hundredths.
    """

    seat: int
    """-1 for the table."""
    played: int
    altered: int
    parts: tuple[Ingredient, ...]
    """The largest first."""

    @property
    def amount(self) -> int:
        """How much more it is in the altered game."""
        return self.altered - self.played


@dataclass(frozen=True, slots=True)
class Deed:
    """A fact that came about in one of the games only."""

    change: Change
    altered: bool
    """Whether in the altered game."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that ends differently; empty if the games are the same."""

    numbers: tuple[NumberDifference, ...]
    """The largest first, trust before the rest at equal size."""
    scores: tuple[DerivedDifference, ...]
    """In the order of the seats."""
    cooperation: tuple[DerivedDifference, ...]
    """The table first, then seats with levers."""
    deeds: tuple[Deed, ...]
    """In the order of the rounds, what was played before what was altered."""


def difference(book: Rulebook, played: GameRun, altered: GameRun) -> Difference:
    """Set two games of one scenario side by side that began alike."""
    return Difference(
        numbers=tuple(_numbers(played, altered)),
        scores=tuple(_scores(book, played.position, altered.position)),
        cooperation=tuple(_cooperation(book, played.position, altered.position)),
        deeds=tuple(_deeds(book, played.changes, altered.changes)),
    )


def _cause(change: Change) -> Cause:
    return change.rule, tuple(sorted(change.names.items())), change.round, change.phase


def _by_number(changes: Sequence[Change]) -> dict[tuple[str, Index], dict[Cause, list[Change]]]:
    """Sort the changes of numbers by number and cause."""
    by_number: dict[tuple[str, Index], dict[Cause, list[Change]]] = {}
    for change in changes:
        if change.is_number:
            causes = by_number.setdefault((change.target, change.index), {})
            causes.setdefault(_cause(change), []).append(change)
    return by_number


def _numbers(played: GameRun, altered: GameRun) -> list[NumberDifference]:
    one, other = _by_number(played.changes), _by_number(altered.changes)
    numbers = []
    for target, index in dict.fromkeys((*one, *other)):
        number = NumberDifference(
            target,
            index,
            int(getattr(played.position.one, target)[index]),
            int(getattr(altered.position.one, target)[index]),
            _causes(one.get((target, index), {}), other.get((target, index), {})),
        )
        if number.amount:
            numbers.append(number)
    order = ("trust", *(name for name in NUMBERS if name != "trust"))
    return sorted(numbers, key=lambda n: (-abs(n.amount), order.index(n.target), n.index))


def _causes(
    played: dict[Cause, list[Change]], altered: dict[Cause, list[Change]]
) -> tuple[CauseDifference, ...]:
    causes = []
    for cause in dict.fromkeys((*played, *altered)):
        was, now = played.get(cause), altered.get(cause)
        row = CauseDifference(
            (now or was or [])[-1],
            None if was is None else sum(change.amount for change in was),
            None if now is None else sum(change.amount for change in now),
        )
        if row.amount:
            causes.append(row)
    return tuple(sorted(causes, key=lambda row: (-abs(row.amount), row.change.round)))


def _scores(book: Rulebook, played: Position, altered: Position) -> Iterator[DerivedDifference]:
    was, now = only(scores(book, played)), only(scores(book, altered))
    for seat in np.flatnonzero(book.scored).tolist():
        parts = score_parts(book, played, altered, seat)
        if parts:
            yield DerivedDifference(seat, int(was[seat]), int(now[seat]), parts)


def score_parts(
    book: Rulebook, before: Position, after: Position, seat: int
) -> tuple[Ingredient, ...]:
    """Split the difference of a seat's exact scores in two positions of one game each.

    What the ends of the scale and the rounding of weights leave is a part of its own, so the parts add
    up exactly. Nothing is said of what is the same.
    """
    parts = []
    points = only(normalised(book, after.indicator) - normalised(book, before.indicator))
    for index, weight in enumerate(book.interest[seat].tolist()):
        parts.append(Ingredient("indicator", index, int(points[index]) * weight // 100))
    for lever, worth in enumerate(book.worth[seat]):
        old, new = before.one.setting[lever], after.one.setting[lever]
        parts.append(Ingredient("setting", lever, int(worth[new] - worth[old])))
    own = [bonus for bonus in book.bonuses if bonus.seat == seat]
    for number, bonus in enumerate(own):
        held, holds = (
            bool(only(bonus.condition.holds(Readings(book, p)))) for p in (before, after)
        )
        parts.append(Ingredient("condition", number, bonus.points * (int(holds) - int(held))))
    total = int(only(exact_scores(book, after) - exact_scores(book, before))[seat])
    return _complete(parts, total)


def _complete(parts: Sequence[Ingredient], total: int) -> tuple[Ingredient, ...]:
    """Add what is missing to a total, leave out what is nothing, and sort by size."""
    rest = total - sum(part.amount for part in parts)
    told = [part for part in (*parts, Ingredient("limit", -1, rest)) if part.amount]
    return tuple(sorted(told, key=lambda part: -abs(part.amount)))


def _cooperation(
    book: Rulebook, played: Position, altered: Position
) -> Iterator[DerivedDifference]:
    for seat in range(-1, len(book.seats)):
        parts = cooperation_parts(book, played, altered, seat)
        if parts:
            was, now = (_cooperation_of(book, position, seat) for position in (played, altered))
            yield DerivedDifference(seat, was, now, parts)


def _cooperation_of(book: Rulebook, position: Position, seat: int) -> int:
    if seat < 0:
        return int(only(cooperation(book, position)))
    return int(only(seat_cooperation(book, position))[seat])


def cooperation_parts(
    book: Rulebook, before: Position, after: Position, seat: int = -1
) -> tuple[Ingredient, ...]:
    """Split the difference in cooperation, of the table or of one seat, by lever; see `score_parts`."""
    weights = book.lever_weight * book.in_play
    weights = weights if seat < 0 else weights * book.owns[seat]
    rated = only(lever_cooperation(book, after) - lever_cooperation(book, before))
    parts = [
        Ingredient(
            "lever", lever, int(rated[lever] * weights[lever]) * PER_HUNDREDTH // weights.sum()
        )
        for lever in np.flatnonzero(weights).tolist()
    ]
    total = _cooperation_of(book, after, seat) - _cooperation_of(book, before, seat)
    return _complete(parts, total * PER_HUNDREDTH)


TOLD = (
    "happened",
    "chose",
    "promised",
    "denied",
    "clause",
    "setting",
    "exposed",
    "secret_breach",
    "crossed",
    "verdict",
)
"""Facts whose coming about is a deed or news that a reader can follow."""


def _deeds(book: Rulebook, played: Sequence[Change], altered: Sequence[Change]) -> list[Deed]:
    """List the facts that only one of the games has, round by round."""
    one, other = ({_fact(c): c for c in side if _told(book, c)} for side in (played, altered))
    deeds = [Deed(change, False) for fact, change in one.items() if fact not in other]
    deeds += [Deed(change, True) for fact, change in other.items() if fact not in one]
    return sorted(deeds, key=lambda deed: (deed.change.round, deed.change.phase == EPILOGUE))


def _told(book: Rulebook, change: Change) -> bool:
    if change.is_number or change.rule in SILENT or change.target not in TOLD:
        return False
    match change.target:
        case "verdict":
            # That a seat alone in charge of a lever sees its own breach is no news.
            seat, lever = change.index
            return change.after == BROKEN and not (
                book.owns[seat, lever] and book.owners[lever] == 1
            )
        case "promised" | "denied" | "chose":
            return change.after >= 0
        case "exposed" | "secret_breach":
            return bool(change.after)
        case _:
            return True


def _fact(change: Change) -> tuple[object, ...]:
    return change.rule, change.target, change.index, change.after, change.round, change.phase
