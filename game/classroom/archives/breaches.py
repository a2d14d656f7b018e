"""Words that were broken, as the archives show them: what partners believed, what was done, gain and price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.classroom.archives.takedown import OpenTable
from game.rules.arrays import only
from game.rules.changes import Change
from game.rules.orders import Move
from game.rules.phases import EPILOGUE, ORDERS
from game.rules.scores import scores
from game.session.alteration import Alteration
from game.session.holding import all_held
from game.views.deeds import Due

BREACHES: Final = ("broken", "witness", "deception")
"""Rules by which trust reacts to a word that was not kept."""


@dataclass(frozen=True, slots=True)
class Believed:
    """What a partner expected of a clause."""

    name: str
    percent: int


@dataclass(frozen=True, slots=True)
class BrokenWord:
    """A word that was not kept, with what others believed and what it brought and cost."""

    title: str
    icon: str
    said: str
    """What had been signed or promised, and what was done."""
    believed: tuple[Believed, ...]
    seen: bool
    """Whether all who had been promised it knew of the breach at once."""
    gain: str
    price: str


def broken_words(table: OpenTable) -> Iterator[BrokenWord]:
    """Broken clauses, those that somebody did not see first; of a lever only the first time."""
    first: dict[int, Due] = {}
    for due in table.deeds.due:
        if not due.kept:
            first.setdefault(due.lever, due)
    for due in sorted(first.values(), key=lambda each: (not each.unaware, each.round, each.lever)):
        yield _word(table, due)


def _word(table: OpenTable, due: Due) -> BrokenWord:
    words, book = table.words, table.book
    name = book.levers[due.lever]
    step = next(s for s in table.course.steps if s.before.round == due.round and s.phase in ORDERS)
    asked, done = int(step.before.one.clause[due.lever]), int(step.after.one.setting[due.lever])
    public = bool(step.before.one.public[due.lever])
    said = words.say(
        "wall.broken.public" if public else "wall.broken.secret",
        clause=words.setting(name, asked), done=words.setting(name, done), round=due.round,
    )  # fmt: skip
    believed = tuple(
        Believed(words.seat(order.seat), order.percent)
        for round, order in table.past.beliefs
        if round == due.round and order.lever == name
    )
    return BrokenWord(
        title=words.say("wall.broken", owner=words.owner(name), lever=words.lever(name)),
        icon=words.texts.levers[name].icon,
        said=said,
        believed=believed,
        seen=not due.unaware,
        gain=_gain(table, due, asked),
        price=_price(table, due),
    )


def _gain(table: OpenTable, due: Due, asked: int) -> str:
    """What the breach brought its owner by the end, the others holding: set beside keeping the word."""
    words, book = table.words, table.book
    owners = [at for at in np.flatnonzero(book.owns[:, due.lever]).tolist() if book.scored[at]]
    if len(owners) != 1:
        return ""
    owner, name = owners[0], book.levers[due.lever]
    kept = Alteration(due.round, book.seats[owner], Move, name, book.settings[due.lever][asked])
    ends = all_held(table.recorded, [kept])
    if ends.position is None or kept not in ends.game:
        return ""
    other = int(scores(book, ends.position)[ends.game[kept], owner])
    amount = int(only(scores(book, table.course.position))[owner]) - other
    way = "more" if amount >= 10 else "less" if amount <= -10 else "nothing"
    return words.say(f"wall.gain.{way}", seat=words.seat(book.seats[owner]), points=words.points(abs(amount)))  # fmt: skip


def _price(table: OpenTable, due: Due) -> str:
    """What it cost: the trust of whom it hurt most; where nobody saw it, that trust stood on a false picture."""
    words, book = table.words, table.book
    name = book.levers[due.lever]
    lost = [
        (_trust_moved(table, change), change.names["holder"], change.names["actor"], change.phase)
        for change in table.past.changes
        if change.target == "trust"
        and change.rule in BREACHES
        and change.names.get("lever") == name
        and change.round >= due.round
    ]
    worst, holder, actor, phase = min(lost, default=(0, "", "", ""))
    said = []
    if worst < 0:
        values = {"holder": words.seat(holder), "actor": words.seat(actor)}
        key = "wall.price.trust.late" if phase == EPILOGUE else "wall.price.trust"
        said.append(words.say(key, points=words.points(-worst), **values))
    if due.unaware:
        names = words.listing([words.seat(seat) for seat in due.unaware])
        said.append(words.say("wall.price.unaware", seats=names))
    return " ".join(said) or words.say("wall.price.none")


def _trust_moved(table: OpenTable, change: Change) -> int:
    """How far the trust of a pair moved in the phase of a change, in all."""
    step = next(
        step
        for step in table.course.steps
        if (step.before.round, step.phase) == (change.round, change.phase)
    )
    return int((step.after.one.trust - step.before.one.trust)[change.index])
