"""What the six slides of a class are made from: all tables with everything open, worked out once.

This is the heavy part of a debrief: packages that were possible, turning points, decisions that could be
changed. `archive` is a plain function of plain data, which goes to another process and back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.classroom.archives.breaches import BrokenWord, broken_words
from game.classroom.archives.candidates import Candidate, candidates
from game.classroom.archives.reasons import ReasonTold
from game.classroom.archives.takedown import OpenTable, TakenDown
from game.debrief.archives import facts as facts_told
from game.debrief.plane import Plane
from game.rules.orders import Decline
from game.rules.phases import ORDERS, TALK
from game.rules.texts import texts_known
from game.views.front_page import told as news_told
from game.views.packages import clause_said
from game.views.spans import Span
from game.views.why import why
from game.views.words import Words, tenths

TURNS: Final = 3
"""Turning points that are told of a table."""
BROKEN: Final = 2
"""Broken words that are told of a table, those that others knew least of first."""
CANDIDATES: Final = 4
"""Decisions that a class chooses from."""


@dataclass(frozen=True, slots=True)
class FollowedNumber:
    """The number that the class follows, at one table."""

    name: str
    about: str
    values: tuple[int, ...]
    """Hundredths: at the start, after each round, and after the time that follows the last."""
    after: bool
    """Whether the last is of the time after the last round."""
    start: int
    end: int
    said: str
    """The last value as it is written."""


@dataclass(frozen=True, slots=True)
class TurnTold:
    """A turning point of the number."""

    at: int
    """The place on the time axis where it was reached."""
    up: bool
    because: str
    short: str
    """The same in few words."""
    ends: str
    sealed: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """The archives of a table."""

    broken: tuple[BrokenWord, ...]
    given: int
    """Clauses that fell due, and public promises."""
    kept: tuple[str, ...]
    """Those of them that were kept whenever they fell due: whose, and about what."""
    hidden: tuple[str, ...]
    """Hidden settings that were in force, with what they looked like."""
    facts: tuple[str, ...]
    """What was drawn."""
    unsealed: tuple[str, ...]
    """Causes that were sealed on the slide before."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a table ended, beside what was possible."""

    place: tuple[float, float] | None
    """On the plane; None where it was stopped on the way."""
    unsigned: tuple[str, ...]
    """Clauses that would have hurt nobody and helped somebody, those first that somebody had put."""
    tabled: bool
    """Whether the first of them had lain on the table."""
    standing: str
    """How it ended beside no deal, in words."""


@dataclass(frozen=True, slots=True)
class PossiblePlane:
    """All packages as places in a plane, in points."""

    axes: tuple[str, str]
    cloud: tuple[tuple[float, float], ...]
    edge: tuple[tuple[float, float], ...]
    floors: tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class NewsMark:
    """A card of the news with its mark."""

    event: str
    title: str
    mark: str
    """documented, disputed or invented"""
    said: str
    """The mark in the reader's language."""
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableArchive:
    """One table with everything open."""

    letter: str
    ended: bool
    ending: str
    rounds: int
    """How many were played."""
    course: FollowedNumber | None
    turns: tuple[TurnTold, ...]
    opened: Opened
    reached: Reached
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """All tables with everything open."""

    language: str
    ticks: tuple[str, ...]
    """Names of the times of the number: the start, the rounds, and afterwards."""
    tables: tuple[TableArchive, ...]
    plane: PossiblePlane | None
    news: tuple[NewsMark, ...]
    reality: tuple[str, ...]
    """What happened in reality, once the game was written."""
    candidates: tuple[Candidate, ...]
    """Four decisions of all tables together."""


def archive(games: Sequence[TakenDown], language: str) -> Archive:
    """Work out everything that the slides show; takes seconds, so not where a server answers."""
    tables = [OpenTable(each, language) for each in games]
    opened = tuple(_table(table) for table in tables)
    words = tables[0].words
    value = tables[0].value
    plane = value.plane if value is not None else None
    return Archive(
        language=language,
        ticks=_ticks(words, tables),
        tables=opened,
        plane=PossiblePlane(_axes(words, plane), plane.cloud, plane.edge, plane.floors)
        if plane
        else None,
        news=tuple(_news(tables)),
        reality=tuple(text.text for text in words.texts.afterwards),
        candidates=chosen([table.candidates for table in opened], _last_rounds(tables)),
    )


def _last_rounds(tables: Sequence[OpenTable]) -> dict[str, int]:
    return {table.letter: table.rounds for table in tables}


def _ticks(words: Words, tables: Sequence[OpenTable]) -> tuple[str, ...]:
    rounds = max(len(table.past.rounds) for table in tables)
    after = any(table.past.afterwards is not None for table in tables)
    return (
        words.say("debrief.tick.start"),
        *(str(n) for n in range(1, rounds)),
        *([words.say("debrief.tick.after")] if after else []),
    )


def chosen(
    by_table: Sequence[Sequence[Candidate]], last: Mapping[str, int], most: int = CANDIDATES
) -> tuple[Candidate, ...]:
    """Choose four decisions of all tables: each table's largest first in turn, at most one of a last round."""
    left = [list(each) for each in by_table]
    found: list[Candidate] = []
    late = False
    while len(found) < most and any(left):
        for mine in left:
            while mine:
                each = mine.pop(0)
                is_late = each.round == last[each.letter]
                if not (late and is_late):
                    late |= is_late
                    found.append(each)
                    break
            if len(found) == most:
                break
    return tuple(sorted(found, key=lambda each: (each.letter, each.round)))


def _table(table: OpenTable) -> TableArchive:
    told = table.debrief
    turns = tuple(_turns(table))
    return TableArchive(
        letter=table.letter,
        ended=bool(told.ending),
        ending=told.title,
        rounds=table.rounds,
        course=_course(table),
        turns=turns,
        opened=_opened(table, turns),
        reached=_reached(table),
        candidates=candidates(table.letter, table.words, table.recorded),
    )


# What happened


def _course(table: OpenTable) -> FollowedNumber | None:
    at = table.number
    if at is None:
        return None
    text = table.words.texts.indicators[table.book.indicators[at]]
    values = tuple(int(place.one.indicator[at]) for place in table.places)
    return FollowedNumber(
        name=text.name.text,
        about=text.about.text if text.about else "",
        values=values,
        after=table.past.afterwards is not None,
        start=values[0],
        end=values[-1],
        said=table.words.number(values[-1]),
    )


def _turns(table: OpenTable) -> Iterator[TurnTold]:
    """The rounds in which the number moved most, in their order, each with what did it as far as all knew."""
    at = table.number
    course = _course(table)
    if at is None or course is None:
        return
    rounds = table.rounds
    moves = [
        (abs(now - was), round, now > was)
        for round, (was, now) in enumerate(zip(course.values, course.values[1:], strict=False), 1)
        if round <= rounds and tenths(now) != tenths(was)
    ]
    for _, round, up in sorted(sorted(moves, reverse=True)[:TURNS], key=lambda each: each[1]):
        because = _as_known(table, round, at)
        yield TurnTold(round, up, because.text, because.short, because.ends, because.sealed)


def _as_known(table: OpenTable, round: int, at: int) -> ReasonTold:
    return table.public.because(round, at, _refused(table, round))


def _refused(table: OpenTable, round: int) -> dict[str, str]:
    """Levers on which a public text failed in a round, each with the seat that declined it last."""
    book, found = table.book, dict[str, str]()
    steps = [step for step in table.course.steps if step.before.round == round]
    for step in (each for each in steps if each.phase in TALK):
        names, view = texts_known(step.before), step.before.one
        for order in (item.order for item in step.orders):
            if isinstance(order, Decline) and order.text in names:
                place = names.index(order.text)
                for lever in np.flatnonzero((view.offer[place] >= 0) & view.offer_public[place]):
                    found[book.levers[int(lever)]] = order.seat
    due = next((step.before.one.clause for step in steps if step.phase in ORDERS), None)
    in_force = [] if due is None else [book.levers[at] for at in np.flatnonzero(due >= 0)]
    return {lever: seat for lever, seat in found.items() if lever not in in_force}


# The archives


def _opened(table: OpenTable, turns: Sequence[TurnTold]) -> Opened:
    given = dict(_given(table))
    kept = [said for said, held in given.items() if held]
    return Opened(
        broken=tuple(broken_words(table))[:BROKEN],
        given=len(given),
        kept=tuple(kept),
        hidden=tuple(_hidden(table)),
        facts=tuple(facts_told(table.words, table.past)),
        unsealed=tuple(_unsealed(table, turns)),
    )


def _given(table: OpenTable) -> Iterator[tuple[str, bool]]:
    """Every word that fell due, as whose it was and about what, and whether it was always kept."""
    words, held = table.words, dict[str, bool]()
    for due in table.deeds.due:
        name = table.book.levers[due.lever]
        held[name] = held.get(name, True) and due.kept
    for promise in table.debrief.promises:
        held[promise.lever] = held.get(promise.lever, True) and promise.kept
    for name, kept in held.items():
        yield words.say("wall.word", owner=words.owner(name), lever=words.lever(name)), kept


def _hidden(table: OpenTable) -> Iterator[str]:
    """Every hidden setting that was in force, what it looked like, and when it came to light."""
    words, book = table.words, table.book
    for each in table.deeds.hidden():
        name = book.levers[each.lever]
        looks = int(book.looks_like[each.lever, each.setting])
        yield words.say(
            "wall.hidden.light" if each.exposed else "wall.hidden",
            owner=words.owner(name),
            setting=words.setting(name, each.setting),
            looks=words.setting(name, looks),
            round=each.exposed,
        )


def _unsealed(table: OpenTable, turns: Sequence[TurnTold]) -> Iterator[str]:
    """The largest cause of each turning point that was sealed, now that all is open; what is the same, once."""
    rounds: dict[str, list[int]] = {}
    for turn in turns if table.number is not None else ():
        said = _hidden_cause(table, turn.at) if turn.sealed else ""
        if said:
            rounds.setdefault(said, []).append(turn.at)
    words = table.words
    for said, mine in rounds.items():
        yield words.say("wall.unsealed", rounds=words.listing([str(n) for n in mine]), cause=said)


def _hidden_cause(table: OpenTable, round: int) -> str:
    """The largest cause of the number in a round that not all knew."""
    known = table.public.known(round)
    index = (table.public.through(round),)
    rows = why(
        table.words, table.past.changes, "indicator", index, None,
        span=Span(round), orders=table.past.orders,
    ).rows  # fmt: skip
    total = sum(row.amount for row in rows)
    for row in rows:
        if row.key not in known and row.amount * total > 0 and row.cause[:1] == ("lever",):
            _, lever, setting = row.cause
            owner, name = table.words.owner(lever), table.words.setting(lever, setting)
            return table.words.say("wall.ordered", owner=owner, setting=name)
    return ""


# What was possible


def _reached(table: OpenTable) -> Reached:
    words, value = table.words, table.value
    if value is None:
        return Reached(None, (), False, words.say("wall.no_value"))
    ended = bool(table.course.position.one.over)
    at = next((n for n, spot in enumerate(value.spots) if spot.kind == "reached"), None)
    below = [claim.name for claim in value.claims if claim.gain < 0]
    if not ended:
        standing = words.say("wall.stopped", round=table.rounds)
    elif not below:
        standing = words.say("wall.all_above")
    elif len(below) == len(value.claims):
        standing = words.say("wall.all_below")
    else:
        standing = words.say("wall.some_below", seats=words.listing(below))
    put = _tabled(table)
    better = sorted(value.better, key=lambda each: (each.lever, each.setting) not in put)
    return Reached(
        place=value.plane.spots[at] if at is not None and ended else None,
        unsigned=tuple(clause_said(words, clause) for clause in better),
        tabled=bool(better) and (better[0].lever, better[0].setting) in put,
        standing=standing,
    )


def _axes(words: Words, plane: Plane) -> tuple[str, str]:
    """What is better to the right and upwards, in few words."""
    if plane.floors[1] is None:
        return words.say("wall.axis.least"), words.say("wall.axis.sum")
    names = {
        words.say("debrief.axis.side", side=side.text): side.text
        for side in words.texts.sides.values()
    }
    names |= {
        words.say("debrief.axis.seat", seat=words.seat(seat)): words.seat(seat)
        for seat in words.book.seats
    }
    across, up = (words.say("wall.axis", name=names.get(axis, axis)) for axis in plane.axes)
    return across, up


def _tabled(table: OpenTable) -> set[tuple[str, str]]:
    """Every clause that stood in a text on the table: lever and setting."""
    book, found = table.book, set[tuple[str, str]]()
    for step in table.course.steps:
        if step.phase in TALK:
            view = step.after.one
            for text, lever in np.argwhere((view.offer >= 0) & view.offered[:, None]).tolist():
                found.add((book.levers[lever], book.settings[lever][int(view.offer[text, lever])]))
    return found


# True or invented


def _news(tables: Sequence[OpenTable]) -> Iterator[NewsMark]:
    """Every card of the news that claims something, in the order in which it came, with its mark."""
    letters: dict[str, list[str]] = {}
    for table in tables:
        for change in table.past.changes:
            if change.rule == "event" and change.target == "happened":
                letters.setdefault(change.names["event"], []).append(table.letter)
    words = tables[0].words
    for event, mine in letters.items():
        card = words.event(event)
        status = card.text.status
        passage = next((each for each in news_told(words, event) if each.status), None)
        if status and passage is not None:
            few = () if len(mine) == len(tables) else tuple(dict.fromkeys(mine))
            yield NewsMark(event, card.title.text, str(status), passage.status, few)
