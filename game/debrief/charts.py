"""Pictures for a page from the records of the views, each for a wide page and for a phone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from game.debrief.course import Curve
from game.debrief.parts import Figure
from game.debrief.source import Material
from game.debrief.value import Value
from game.pictures.bars import Bar, value_bars
from game.pictures.calendar import ClauseTrack, calendar
from game.pictures.drawing import Picture
from game.pictures.frontier import PlottedPackage, frontier
from game.pictures.matrix import matrix
from game.pictures.multiples import Small, multiples
from game.pictures.strip import Strip, belief_strip
from game.pictures.timeline import Mark, Series
from game.pictures.timeline import timeline as timeline_chart
from game.pictures.web import trust_web
from game.views.words import Words

WIDE: Final = 680.0
"""Units across a page; printed on A4 one unit is one CSS pixel, so that text of 16 is 12 points."""
NARROW: Final = 330.0
HALF: Final = 332.0
SIZE: Final = 16.0
SMALL: Final = 15.0
LEAST: Final = 0.3
"""The part of its range that a small chart shows at least."""
NEAR: Final = 0.05
"""Points of score within which two outcomes are drawn as one."""
MOST: Final = 14
"""Rows of promises in one picture."""

Draw = Callable[[float, float], Picture]


def _both(draw: Draw, caption: str = "") -> Figure:
    """Draw a picture for both widths."""
    captions = (caption,) if caption else ()
    return Figure((draw(WIDE, SIZE),), (draw(NARROW, SMALL),), captions)


def said(words: Words, line: Curve) -> str:
    """Write the values of a line one after the other."""
    return ", ".join(words.number(value) for value in line.values)


def course(source: Material) -> Figure:
    """The timeline of cooperation, trust and tension."""
    words, timeline = source.words, source.debrief.timeline
    lines = [line for line in (timeline.cooperation, timeline.trust) if line is not None]
    series = [_series(line, line.name, words.number(line.values[-1])) for line in lines]
    if timeline.tension:
        ladder = timeline.tension
        last = f"{words.number(ladder.values[-1])}/{words.number(ladder.high)}"
        series.append(_series(ladder, ladder.name, last))
        lines.append(ladder)
    marks = [Mark(turn.at, str(n)) for n, turn in enumerate(source.turns, 1)]
    told = [
        words.say("page.timeline.alt", name=line.name, values=said(words, line)) for line in lines
    ]

    def draw(wide: float, size: float) -> Picture:
        return timeline_chart(
            series,
            timeline.ticks,
            marks,
            axis=words.say("page.round"),
            wide=wide,
            size=size,
            title=words.say("page.timeline"),
            description=" ".join(told),
        )

    return _both(draw)


def _series(line: Curve, name: str, last: str) -> Series:
    """Put a line on a scale from 0 to 100 by its own ends."""
    span = (line.high - line.low) or 1
    values = tuple(100 * (value - line.low) / span for value in line.values)
    return Series(name, values, last.replace(" ", "\xa0"))


def world(source: Material) -> Figure:
    """Small charts of the indicators."""
    words = source.words
    charts = [
        Small(
            name=line.name,
            values=tuple(value / 100 for value in line.values),
            low=_window(line)[0],
            high=_window(line)[1],
            good=line.good,
            said=(words.number(line.values[0]), words.number(line.values[-1])),
        )
        for line in source.debrief.timeline.indicators
    ]

    def draw(wide: float, size: float) -> Picture:
        return multiples(
            charts,
            wide=wide,
            size=size,
            title=words.say("page.world"),
            description=" ".join(source.debrief.indicators),
        )

    return _both(draw)


def _window(line: Curve) -> tuple[float, float]:
    """Choose the part of a scale to show: what was reached, but not too small a part of the range."""
    least = (line.high - line.low) * LEAST
    low, high = min(line.values), max(line.values)
    more = max(least - (high - low), 0) / 2
    return (low - more) / 100, (high + more) / 100


def worth(source: Material) -> Figure:
    """What the game was worth to each seat."""
    words = source.words
    bars = [
        Bar(
            name=seat.name,
            value=seat.score / 100,
            floor=seat.reservation / 100 if seat.reservation > 0 else None,
            said=words.number(seat.score)
            + (f" ({words.signed(seat.score - seat.reservation)})" if seat.reservation > 0 else ""),
        )
        for seat in source.debrief.seats
    ]
    limited = source.past.book.limited.any()

    notched = any(bar.floor is not None for bar in bars)

    def draw(wide: float, size: float) -> Picture:
        return value_bars(
            bars,
            floor_name=words.say("page.no_deal") if notched else "",
            high=100 if limited else 0,
            wide=wide,
            size=size,
            title=words.say("page.value"),
            description=" ".join(seat.sentence for seat in source.debrief.seats),
        )

    return _both(draw)


KINDS: Final = {
    "reached": "reached",
    "package": "fair",
    "start": "start",
    "nash": "nash",
    "best": "best",
    "nash_paid": "nash",
    "paid": "best",
}
"""Kinds of outcomes to the marks of the picture."""


def possible(source: Material) -> Figure | None:
    """All packages, the best edge, and the outcomes with a name."""
    words, value = source.words, source.value
    if value is None:
        return None
    points = _points(value)
    told = [
        f"{spot.name}: {words.number(round(x * 100))}, {words.number(round(y * 100))}."
        for spot, (x, y) in zip(value.spots, value.plane.spots, strict=True)
    ]

    def draw(wide: float, size: float) -> Picture:
        return frontier(
            value.plane.cloud,
            value.plane.edge,
            points,
            axes=value.plane.axes,
            floors=value.plane.floors,
            wide=wide,
            size=size,
            title=words.say("page.possible"),
            description=" ".join((*value.plane.axes, *told)),
        )

    return _both(draw)


def _points(value: Value) -> list[PlottedPackage]:
    """Mark every outcome; those that lie in one place share the mark of the first."""
    points: list[PlottedPackage] = []
    for spot, (x, y) in zip(value.spots, value.plane.spots, strict=True):
        near = [n for n, p in enumerate(points) if abs(p.x - x) + abs(p.y - y) < NEAR]
        if near:
            here = points[near[0]]
            points[near[0]] = replace(here, label=f"{here.label} = {spot.name}")
        else:
            points.append(PlottedPackage(x, y, KINDS[spot.kind], spot.name))
    return points


def webs(source: Material) -> Figure:
    """The web of trust, before and after."""
    words, book = source.words, source.past.book
    rows = source.debrief.trust
    seats = [seat for seat in book.seats if any(seat in (row.holder, row.actor) for row in rows)]
    names = [words.seat(seat) for seat in seats]
    place = {seat: n for n, seat in enumerate(seats)}
    before = {(place[row.holder], place[row.actor]): row.before for row in rows}
    after = {(place[row.holder], place[row.actor]): row.after for row in rows}
    ends = (words.say("page.distrust"), words.say("page.trusting"))
    captions = (words.say("page.trust.before"), words.say("page.trust.after"))
    described = " ".join(row.sentence for row in rows[:12])
    wide = HALF if len(seats) <= 6 else WIDE

    def draw(
        trust: dict[tuple[int, int], int], caption: str, across: float, size: float
    ) -> Picture:
        title = f"{words.say('page.trust')}: {caption}"
        return trust_web(
            names, trust, ends=ends, wide=across, size=size, title=title, description=described
        )

    both = list(zip((before, after), captions, strict=True))
    return Figure(
        tuple(draw(trust, caption, wide, SMALL) for trust, caption in both),
        tuple(draw(trust, caption, NARROW, SMALL) for trust, caption in both),
        captions,
    )


def trust_table(source: Material) -> Figure:
    """Trust at the end as a table of coloured cells."""
    words, book, rows = source.words, source.past.book, source.debrief.trust
    seats = [seat for seat in book.seats if any(seat in (row.holder, row.actor) for row in rows)]
    names = [words.seat(seat) for seat in seats]
    place = {seat: n for n, seat in enumerate(seats)}
    cells = {(place[row.holder], place[row.actor]): row for row in rows}
    written = {
        at: (f"{row.after / 100:.0f}", _whole(row.after) - _whole(row.before))
        for at, row in cells.items()
    }

    def draw(wide: float, size: float) -> Picture:
        return matrix(
            names,
            names,
            {at: row.after for at, row in cells.items()},
            {
                at: (number, f"{moved:+d}" if moved else "")
                for at, (number, moved) in written.items()
            },
            wide=wide,
            size=size,
            title=words.say("page.trust.table"),
            description=" ".join(row.sentence for row in rows[:12]),
        )

    return _both(draw)


def _whole(hundredths: int) -> int:
    return int(f"{hundredths / 100:.0f}")


def promises(source: Material) -> Figure:
    """The clauses and what became of them, round by round."""
    words, clauses = source.words, source.debrief.clauses
    rounds = [str(n) for n in range(1, len(source.past.rounds))]
    rows = [
        ClauseTrack(
            clause.sentence,
            words.say("page.clause.owner", owner=clause.owner_name),
            clause.marks,
        )
        for clause in clauses
        if clause.due
    ]
    marks = {mark for row in rows for mark in row.marks}
    names = [
        words.say(f"page.{mark}") if mark in marks else "" for mark in ("kept", "broken", "unseen")
    ]

    def draw(wide: float, size: float) -> Picture:
        return calendar(
            rows,
            rounds,
            key=(names[0], names[1], names[2]),
            wide=wide,
            size=size,
            title=words.say("page.promises"),
            description=" ".join(f"{clause.sentence}: {clause.fact}" for clause in clauses),
        )

    return _both(draw)


def judged(source: Material) -> Figure | None:
    """Belief, threshold and fact, where a threshold could have kept somebody from signing."""
    words = source.words
    strips = [
        Strip(
            name=clause.sentence,
            small=words.say("page.judged.by", seat=judgement.name),
            threshold=judgement.threshold,
            beliefs=tuple(percent for _, percent in judgement.beliefs),
            fact=clause.share,
        )
        for clause in source.debrief.clauses
        for judgement in clause.judgements
        if judgement.threshold or judgement.beliefs
    ][:MOST]
    if not strips:
        return None
    believed = any(strip.beliefs for strip in strips)
    key = (
        words.say("page.needed"),
        words.say("page.believed") if believed else "",
        words.say("page.done"),
    )

    def draw(wide: float, size: float) -> Picture:
        return belief_strip(
            strips,
            key=key,
            wide=wide,
            size=size,
            title=words.say("page.judged"),
            description=" ".join(
                f"{clause.sentence}: {judgement.sentence} {clause.fact}"
                for clause in source.debrief.clauses
                for judgement in clause.judgements
                if judgement.threshold or judgement.beliefs
            ),
        )

    return _both(draw)
