"""Why a score or the cooperation is what it is. Both are worked out from the position and never stored.

The changes behind them are carried through the weights, and the parts are rounded by largest remainder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.rules.arrays import only
from game.rules.changes import Change
from game.rules.cooperation import cooperation, lever_cooperation, seat_cooperation
from game.rules.opening import open_games
from game.rules.orders import Order
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.scores import MILLION, normalised, scores
from game.rules.sight import Observation, observe
from game.views.conditions import in_words
from game.views.spans import Ends, Span
from game.views.why import Why, WhyRow, headline, since_then, why
from game.views.words import Words, apportion, shown_change

PER_HUNDREDTH = MILLION // 100


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """What is compared: the start and now, or the ends of a span, and who reads it."""

    start: Position
    now: Position
    seat: int
    """Whose score it is."""
    reader: str | None
    """None at the debrief, where everything is open."""
    span: Span | None = None


def opening_view(book: Rulebook, seen: Observation) -> Position:
    """Return what the seat of an observation could know before the first round."""
    start = open_games(book, np.zeros(1, dtype=np.uint64))
    view = observe(book, start, seen.seat).view
    return view.changed(indicator=start.indicator, fact=seen.view.fact)


def sides_of(book: Rulebook, view: Observation | Position, seat: str | None) -> Sides:
    """Take an observation of a seat, or at the debrief a position and any seat."""
    if isinstance(view, Observation):
        start = opening_view(book, view)
        return Sides(start, view.view, view.seat, book.seat(view.seat))
    return Sides(open_games(book, view.seeds), view, book.seats.index(seat or ""), None)


def why_score(
    words: Words,
    changes: Sequence[Change],
    view: Observation | Position,
    seat: str | None = None,
    *,
    ends: Ends[Observation] | Ends[Position] | None = None,
    orders: Mapping[int, Order] | None = None,
) -> Why:
    """Explain a seat's score since the start, or in one round: during play its own, by what it can see.

    Args:
        words: those of the reader.
        changes: the ledger's changes.
        view: the seat's observation; at the debrief the position.
        seat: at the debrief, whose score.
        ends: those of the round asked about, as the seat saw them, or at the debrief as they were.
        orders: the orders of the record by number.
    """
    book = words.book
    sides = sides_of(book, view, seat)
    latest = int(only(scores(book, sides.now))[sides.seat])
    if ends is not None:
        before, after = (_view_of(end) for end in (ends.before, ends.after))
        sides = replace(sides, start=before, now=after, span=ends.span)
    start, now = (int(only(scores(book, p))[sides.seat]) for p in (sides.start, sides.now))
    parts = [
        *_indicator_parts(words, sides, changes, orders or {}),
        *_worth_parts(words, sides),
        *_bonus_parts(words, sides),
    ]
    rest = (now - start) * PER_HUNDREDTH - sum(amount for _, amount in parts)
    if abs(rest) >= MILLION // 20 and book.limited[sides.seat]:
        parts.append((WhyRow(words.say("score.limit"), 0, 0, key="limit"), rest))
    key = "why.score" if sides.reader is None else "why.score.seen"
    name = words.say(key, seat=words.seat(book.seats[sides.seat]))
    told = _whole(words, name, parts, start, now, sides.span)
    later = since_then(words, now, latest)
    return replace(told, note=" ".join(filter(None, (told.note, later))))


def _view_of(end: Observation | Position) -> Position:
    return end.view if isinstance(end, Observation) else end


def _whole(
    words: Words,
    name: str,
    parts: Sequence[tuple[WhyRow, int]],
    start: int,
    now: int,
    span: Span | None = None,
) -> Why:
    """Put parts in millionths of a point into rows that add up."""
    parts = sorted((part for part in parts if part[1]), key=lambda part: -abs(part[1]))
    amounts = [round(amount / PER_HUNDREDTH) for _, amount in parts]
    shown = apportion(amounts, shown_change(start, now))
    rows = tuple(
        replace(row, amount=amount, shown=part)
        for (row, _), amount, part in zip(parts, amounts, shown, strict=True)
    )
    note = "" if rows or span else words.say("why.nothing")
    return Why(headline(words, name, start, now, span), start, now, rows, note)


def _indicator_parts(
    words: Words, sides: Sides, changes: Sequence[Change], orders: Mapping[int, Order]
) -> Iterator[tuple[WhyRow, int]]:
    book = words.book
    before, after = (only(normalised(book, p.indicator)) for p in (sides.start, sides.now))
    for index in np.flatnonzero(book.interest[sides.seat]):
        weight = int(book.interest[sides.seat, index])
        amount = int(after[index] - before[index]) * weight // 100
        if amount:
            said = _indicator_sentence(words, sides, int(index), weight)
            row = WhyRow(said, 0, 0, key=f"indicator.{book.indicators[index]}")
            below = _carried(words, sides, changes, orders, int(index), amount)
            yield replace(row, below=below), amount


def _indicator_sentence(words: Words, sides: Sides, index: int, weight: int) -> str:
    book = words.book
    exact = sides.reader is None or bool(book.visible[sides.seat, index])
    start, now = int(sides.start.one.indicator[index]), int(sides.now.one.indicator[index])
    values = {
        "indicator": words.indicator(book.indicators[index]),
        "weight": weight,
        "moved": words.moved(shown_change(start, now) or now - start),
        "now": words.number(now),
        "low": words.say("score.low") if book.normal_sign[index] < 0 else "",
        "seat": words.seat(book.seats[sides.seat]),
    }
    key = "score.guess" if not exact else "score.indicator"
    return words.say(f"{key}.other" if sides.reader is None else key, **values)


def _carried(
    words: Words,
    sides: Sides,
    changes: Sequence[Change],
    orders: Mapping[int, Order],
    index: int,
    amount: int,
) -> tuple[WhyRow, ...]:
    """Carry the causes of an indicator through the weight it has in the score."""
    now = int(sides.now.one.indicator[index])
    causes = why(
        words,
        changes,
        "indicator",
        (index,),
        sides.reader,
        now=now,
        span=sides.span,
        orders=orders,
    )
    moved = sum(row.amount for row in causes.rows)
    if not moved:
        return ()
    parts = [round(row.amount * amount / (moved * PER_HUNDREDTH)) for row in causes.rows]
    shown = apportion(parts, round(amount / PER_HUNDREDTH))
    return tuple(
        replace(row, amount=part, shown=rounded)
        for row, part, rounded in zip(causes.rows, parts, shown, strict=True)
    )


def _worth_parts(words: Words, sides: Sides) -> Iterator[tuple[WhyRow, int]]:
    book = words.book
    for index, lever in enumerate(book.levers):
        before, after = int(sides.start.one.setting[index]), int(sides.now.one.setting[index])
        worth = book.worth[sides.seat, index]
        amount = int(worth[after] - worth[before])
        if amount:
            said = words.say(
                "score.worth",
                lever=words.lever(lever),
                setting=words.setting(lever, after),
                before=words.setting(lever, before),
                points=words.points(abs(amount) // PER_HUNDREDTH),
                compared=words.say("compared.more" if amount > 0 else "compared.less"),
            )
            yield WhyRow(said, 0, 0, key=f"lever.{lever}"), amount


def _bonus_parts(words: Words, sides: Sides) -> Iterator[tuple[WhyRow, int]]:
    book = words.book
    holder = words.texts.stakeholders[book.seats[sides.seat]]
    own = [bonus for bonus in book.bonuses if bonus.seat == sides.seat]
    for at, (bonus, text) in enumerate(zip(own, holder.bonuses, strict=True)):
        held, holds = (
            bool(only(bonus.condition.holds(Readings(book, p)))) for p in (sides.start, sides.now)
        )
        if held != holds:
            key = "score.bonus.gained" if holds else "score.bonus.lost"
            said = words.say(
                key,
                condition=in_words(words, bonus.condition),
                say=text.say.text if text.say else "",
            )
            yield (
                WhyRow(said.strip(), 0, 0, key=f"condition.{at}"),
                bonus.points * (1 if holds else -1),
            )


def why_cooperation(words: Words, view: Observation | Position, seat: str | None = None) -> Why:
    """Explain the cooperation of the table, or of one seat's levers, since the start.

    During play it is what the observing seat can make of what it sees.
    """
    book = words.book
    sides = sides_of(book, view, seat or book.seats[0])
    weights = book.lever_weight * book.in_play
    if seat is not None:
        weights = weights * book.owns[book.seats.index(seat)]
    number = cooperation if seat is None else seat_cooperation
    start, now = (_one(number(book, p), book, seat) for p in (sides.start, sides.now))
    before, after = (only(lever_cooperation(book, p)) for p in (sides.start, sides.now))
    parts = []
    for index in np.flatnonzero(weights):
        amount = int(after[index] - before[index]) * int(weights[index]) * PER_HUNDREDTH
        followed = sides.now.one.stood[index].any() or sides.now.round == 1
        said = words.say(
            "cooperation.lever" if followed else "cooperation.lever.seen",
            lever=words.lever(book.levers[index]),
            rating=words.number(int(after[index])),
            start=words.number(int(before[index])),
        )
        row = WhyRow(said, 0, 0, key=f"lever.{book.levers[index]}")
        parts.append((row, amount // max(int(weights.sum()), 1)))
    key = "why.cooperation" if seat is None else "why.cooperation.seat"
    name = words.say(key, seat=words.seat(seat or ""))
    return _whole(words, name, parts, start, now)


def _one(
    rated: np.ndarray[tuple[int, ...], np.dtype[np.int64]], book: Rulebook, seat: str | None
) -> int:
    game = only(rated)
    return int(game if seat is None else game[book.seats.index(seat)])
