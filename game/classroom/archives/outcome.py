"""One decision of a game changed, and what comes of it when minds answer for whoever sat there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from game import UserError
from game.classroom.archives.candidates import Candidate
from game.classroom.archives.takedown import OpenTable, TakenDown, places
from game.session.course import Course
from game.session.whatif import MINDS, WhatIf, what_if
from game.views.why import cause_of
from game.views.words import tenths

SAME: Final = 100
"""Within how many hundredths a number is called about the same."""

Verdict = Literal["higher", "same", "lower"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one decision changed, with minds answering."""

    candidate: Candidate
    name: str
    """The number that the class follows."""
    was: tuple[int, ...]
    """At the start, after each round, and afterwards: hundredths, as `now`."""
    now: tuple[int, ...]
    verdict: Verdict
    """How it ends, beside as it was."""
    said: tuple[str, ...]
    """In two or three sentences."""
    answered: tuple[str, ...]
    """Whose minds did something else than was done; their short names."""
    failed: str = ""
    """Why it could not be tried; empty for none."""


def changed(game: TakenDown, candidate: Candidate, language: str) -> Outcome:
    """Play a game again with one decision changed and minds answering for whoever sits at the other seats."""
    table = OpenTable(game, language)
    words, at = table.words, table.number
    name = "" if at is None else words.indicator(table.book.indicators[at])
    was = _values(table.course, at)
    try:
        found = what_if(table.recorded, [candidate.alteration], MINDS, words)
    except UserError as error:
        return Outcome(candidate, name, was, was, "same", (), (), str(error))
    now = _values(found.altered, at)
    amount = now[-1] - was[-1] if now else 0
    verdict: Verdict = "same" if abs(amount) <= SAME else "higher" if amount > 0 else "lower"
    return Outcome(
        candidate=candidate,
        name=name,
        was=was,
        now=now,
        verdict=verdict,
        said=(*_numbers(table, candidate, was, now, verdict), *_cause(table, found)),
        answered=tuple(words.seat(seat) for seat in found.answered),
    )


def _values(course: Course, number: int | None) -> tuple[int, ...]:
    if number is None:
        return ()
    return tuple(int(place.one.indicator[number]) for place in places(course))


def _numbers(
    table: OpenTable,
    candidate: Candidate,
    was: Sequence[int],
    now: Sequence[int],
    verdict: Verdict,
) -> Iterator[str]:
    """Say where the number came to after the round of the decision, and at the end."""
    words, at = table.words, candidate.round
    if at < min(len(was), len(now)) - 1:
        same = tenths(now[at]) == tenths(was[at])
        key = "wall.changed.round.same" if same else "wall.changed.round"
        yield words.say(key, round=at, now=words.number(now[at]), was=words.number(was[at]))
    if now:
        values = {"now": words.number(now[-1]), "was": words.number(was[-1])}
        yield words.say(f"wall.changed.end.{verdict}", **values)


def _cause(table: OpenTable, found: WhatIf) -> Iterator[str]:
    """What did most of the difference at the end: of the number, or of one that it is made of."""
    words, book, at = table.words, table.book, table.number
    measured = {index: flow.mentions.indicators for index, flow in book.measures}
    names = () if at is None else measured.get(at, (book.indicators[at],))
    parts = {book.indicators.index(name) for name in names}
    for number in found.difference().numbers:
        if number.target == "indicator" and number.index[0] in parts:
            for cause in number.causes:
                told = cause_of(cause.change)
                if cause.amount * number.amount > 0 and told[0] in ("lever", "option"):
                    name = words.lever(told[1]) if told[0] == "lever" else words.headline(told[1])
                    yield words.say(
                        "wall.changed.mostly",
                        what=name,
                        signed=words.signed(cause.amount),
                        indicator=words.indicator(book.indicators[number.index[0]]),
                    )
                    return
