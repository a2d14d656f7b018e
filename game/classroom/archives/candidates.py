"""Decisions of a game that would have changed most: what a class may choose one of to see it made otherwise.

Every other order that one seat could have given to a lever is played to the end while everybody else
holds, and measured by the number that the class follows. Of each lever only the largest is kept; a word
that was broken comes first, as it would have been kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.analysis.turning import Alternative, alternatives_of
from game.classroom.archives.public import followed
from game.rules.orders import Move
from game.rules.phases import ORDERS
from game.rules.rulebook import Rulebook
from game.session.alteration import Alteration
from game.session.course import Recorded
from game.session.holding import all_held
from game.session.retelling import original
from game.session.suggestions import phases
from game.views.words import Words

MOST: Final = 6
"""Candidates of one table."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A decision made otherwise."""

    id: str
    """Such as A.2.us_defense.payload.declared; votes are counted by it."""
    letter: str
    round: int
    alteration: Alteration
    said: str
    """What would have been done: round, seat and setting."""
    instead: str
    """Instead of what."""
    held: int
    """By how much the number ends otherwise while everybody else holds: hundredths; not for the class."""


@dataclass(frozen=True, slots=True)
class _Tried:
    alteration: Alteration
    amount: int
    breach: bool


def candidates(letter: str, words: Words, recorded: Recorded) -> tuple[Candidate, ...]:
    """List the decisions of a table that would have changed most: first a broken word kept or what helps most."""
    left = list(_tried(words.book, recorded))
    found: list[_Tried] = []
    while left and len(found) < MOST:
        best = max(left, key=lambda each: _rank(each, found))
        found.append(best)
        left = [each for each in left if each.alteration.about != best.alteration.about]
    return tuple(_candidate(letter, words, recorded, each) for each in found)


def _rank(each: _Tried, found: Sequence[_Tried]) -> tuple[int, ...]:
    """The first undoes a breach or helps most; the next are of other rounds and seats, whichever way they turn."""
    if not found:
        return each.breach, each.amount, -each.alteration.round
    rounds = {other.alteration.round for other in found}
    seats = {other.alteration.seat for other in found}
    other = each.alteration.round not in rounds, each.alteration.seat not in seats
    return *other, abs(each.amount), -each.alteration.round


def _tried(book: Rulebook, recorded: Recorded) -> Iterator[_Tried]:
    alterations = list(_alterations(book, recorded))
    ends = all_held(recorded, alterations)
    at = followed(book)
    if ends.position is None or at is None:
        return
    stood = int(recorded.course.position.one.indicator[at])
    for each in alterations:
        if each in ends.game:
            amount = int(ends.position.indicator[ends.game[each], at]) - stood
            breach = _broke(book, recorded, each)
            if amount or breach:
                yield _Tried(each, amount, breach)


def _alterations(book: Rulebook, recorded: Recorded) -> Iterator[Alteration]:
    """List every other order to a lever that one seat alone could have given."""
    seats = [at for at in range(len(book.seats)) if book.scored[at]]
    for at, others in alternatives_of(book, seats, phases(recorded)).items():
        for each in others:
            lever = book.levers[each.lever]
            to = "" if each.setting < 0 else book.settings[each.lever][each.setting]
            if book.owners[each.lever] == 1 and _fit(book, each):
                yield Alteration(each.round, book.seats[at], Move, lever, to)


def _fit(book: Rulebook, each: Alternative) -> bool:
    """Whether a class may be asked to try it: nothing hidden, nor what is no cooperation at all, but for where it began."""
    if each.setting < 0 or each.setting == book.start[each.lever]:
        return True
    at = each.lever, each.setting
    return bool(book.rating[at] > 0 and not book.covert[at])


def _broke(book: Rulebook, recorded: Recorded, each: Alteration) -> bool:
    """Whether a decision broke a clause that the alteration keeps."""
    lever = book.levers.index(each.about)
    for step in recorded.course.steps:
        if step.before.round == each.round and step.phase in ORDERS:
            clause = int(step.before.one.clause[lever])
            done = int(step.after.one.setting[lever])
            rank = book.settings[lever].index(each.to) if each.to else clause
            return clause >= 0 and clause not in (done,) and rank == clause
    return False


def _candidate(letter: str, words: Words, recorded: Recorded, each: _Tried) -> Candidate:
    alteration = each.alteration
    before, after = _stood(words.book, recorded, alteration)
    name = alteration.about
    seat = words.seat(alteration.seat)
    now = alteration.to or before
    values = {"round": alteration.round, "seat": seat, "lever": words.lever(name)}
    said = words.say("wall.instead.now", setting=words.setting(name, now), **values)
    moved = original(recorded, alteration) is not None and before != after
    key = "wall.instead.of" if moved or after != before else "wall.instead.stayed"
    instead = words.say(key, setting=words.setting(name, after), **values)
    parts = (letter, str(alteration.round), alteration.seat, name, alteration.to or "keep")
    return Candidate(
        ".".join(parts), letter, alteration.round, alteration, said, instead, each.amount
    )


def _stood(book: Rulebook, recorded: Recorded, alteration: Alteration) -> tuple[str, str]:
    """Where the lever of a decision stood before its reveal, or what its word was, and after."""
    lever = book.levers.index(alteration.about)
    step = next(
        step
        for step in recorded.course.steps
        if step.before.round == alteration.round and step.phase in ORDERS
    )
    before, clause = step.before.one, int(step.before.one.clause[lever])
    silent = clause if clause >= 0 else int(before.setting[lever])
    settings: Sequence[str] = book.settings[lever]
    return settings[silent], settings[int(np.asarray(step.after.one.setting)[lever])]
