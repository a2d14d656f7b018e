"""What was typed is carried out in a session, or tried without anything happening, by the same steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from game.lines.grid.entries import Entries, Hand, Slip
from game.lines.grid.form import Judged, Verdict
from game.lines.grid.plan import Placed, answered, package, placed, said, sealed
from game.rules.asking import to_believe, word_given
from game.rules.changes import Change
from game.rules.orders import Choose, Move, Order, Promise, Put, Ratify, Sign
from game.rules.phases import ORDERS, PHASES, TALK
from game.rules.position import Position
from game.rules.refusals import Refusal, permitted
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from game.rules.signing import sign_costs
from game.rules.texts import texts_known
from game.session.course import Course, settled
from game.session.scribe import RecordTrouble
from game.session.session import Session
from game.views.menu import menu
from game.views.packages import signers
from game.views.refusing import sentence, why_not
from game.views.words import Words, dearer

Orders = Mapping[str, Sequence[Order]]


class GameStage(Protocol):
    """A game that goes on phase by phase."""

    @property
    def book(self) -> Rulebook:
        """Its rules."""

    @property
    def position(self) -> Position:
        """Where it stands."""

    @property
    def phase(self) -> tuple[str, int]:
        """The present phase and its exchange."""

    def observation(self, seat: str) -> Observation:
        """What a seat may know now."""

    def carry(self, orders: Orders) -> Sequence[Change]:
        """Carry out the orders of the present phase; what changed."""


class TrialStage:
    """A game that is tried: it begins where another stands, and goes its own way."""

    def __init__(self, course: Course) -> None:
        self.course = course.branch(len(course.steps))
        self.book = course.book

    @property
    def position(self) -> Position:
        """Where it stands."""
        return self.course.position

    @property
    def phase(self) -> tuple[str, int]:
        """The present phase and its exchange."""
        return self.course.phase

    def observation(self, seat: str) -> Observation:
        """What a seat may know now."""
        return observe(self.book, self.position, self.book.seats.index(seat))

    def carry(self, orders: Orders) -> Sequence[Change]:
        """Carry out the orders of the present phase; what changed."""
        phase, _ = self.phase
        given: list[Order] = []
        for seat in self.book.seats:
            if orders.get(seat):
                texts = texts_known(self.observation(seat).view)
                given += settled(self.book, phase, orders[seat], texts)
        return self.course.resolve(given).changes


class SessionStage:
    """A session that is played: what is carried out there stands in its record."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.book = session.book

    @property
    def position(self) -> Position:
        """Where it stands."""
        return self.session.position

    @property
    def phase(self) -> tuple[str, int]:
        """The present phase and its exchange."""
        return self.session.phase

    def observation(self, seat: str) -> Observation:
        """What a seat may know now."""
        return self.session.observation(seat)

    def carry(self, orders: Orders) -> Sequence[Change]:
        """Submit the orders of the present phase and let it pass; what changed."""
        for seat, given in orders.items():
            if given and seat in self.session.people:
                self.session.submit(seat, given)
        try:
            return self.session.advance()
        except RecordTrouble as trouble:  # said by whoever shows the game: it goes on in memory
            return trouble.changes


@dataclass(slots=True)
class _Heard:
    """What came of the slips and promises in the talk."""

    slips: tuple[Placed, ...]
    refused: list[Refusal] = field(default_factory=list)
    poor: dict[int, list[tuple[str, int, int]]] = field(default_factory=dict)
    """Slips, each with who cannot pay for them: seat, price and purse in hundredths."""
    spent: dict[int, list[str]] = field(default_factory=dict)
    """Slips, each with the seats whose signatures ended because others took their mandate."""
    closed: set[int] = field(default_factory=set)


def talk(stage: GameStage, entries: Entries) -> _Heard:
    """Play the talk of a round with what was typed; what may not be said is left out."""
    heard = _Heard(placed(stage.book, entries.slips))
    while stage.phase[0] in TALK and not stage.position.one.over:
        phase, exchange = stage.phase
        if PHASES[phase].ratifies:
            asked = _approvals(stage, entries, heard.slips)
        else:
            asked = said(entries, heard.slips, exchange)
            _purses(stage, heard, exchange)
        changes = stage.carry(_allowed(stage, asked, heard.refused))
        _note(stage, entries, heard, changes)
    return heard


def play(stage: GameStage, entries: Entries) -> None:
    """Play the talk and the orders of a round with what was typed; a blank row orders nothing."""
    talk(stage, entries)
    if stage.phase[0] in ORDERS and not stage.position.one.over:
        stage.carry(_allowed(stage, _seal(stage, entries), []))


def _seal(stage: GameStage, entries: Entries) -> Orders:
    """All that is ordered: settings, answers to the news, beliefs."""
    orders, answers = sealed(entries), answered(entries, asks(stage.book, stage.position))
    return {
        seat: [*answers.get(seat, ()), *orders.get(seat, ())]
        for seat in stage.book.seats
        if seat in orders or seat in answers
    }


def asks(book: Rulebook, position: Position) -> Mapping[str, str]:
    """The events whose questions are open, each with the seat that is asked."""
    pending = np.flatnonzero(position.one.pending)
    return {book.events[at]: book.seats[int(book.choice_seat[at])] for at in pending}


def _allowed(stage: GameStage, orders: Orders, refused: list[Refusal]) -> Orders:
    """Leave out what may not be ordered, and note why."""
    kept: dict[str, Sequence[Order]] = {}
    for seat, given in orders.items():
        if given:
            kept[seat], against = permitted(stage.book, stage.observation(seat), given)
            refused += against
    return kept


def _approvals(stage: GameStage, entries: Entries, slips: Sequence[Placed]) -> Orders:
    """Those approve of a slip who have signed it."""
    return {
        seat: [
            Ratify(seat, each.text, True)
            for each in slips
            if seat in entries.slips[each.slip].signed
        ]
        for seat in stage.book.seats
    }


def _purses(stage: GameStage, heard: _Heard, exchange: int) -> None:
    """Note who cannot pay for a text that is signed in this exchange."""
    texts, cost = texts_known(stage.position), None
    for each in heard.slips:
        if exchange != each.at + 1 or each.text not in texts:
            continue
        cost = sign_costs(stage.book, stage.position).all if cost is None else cost
        for seat in (each.puts[0].seat, *each.signs):
            at = stage.book.seats.index(seat)
            price, have = (
                int(cost[0, texts.index(each.text), at]),
                int(stage.position.one.mandate[at]),
            )
            if price > have:
                heard.poor.setdefault(each.slip, []).append((seat, price, have))


def _note(stage: GameStage, entries: Entries, heard: _Heard, changes: Sequence[Change]) -> None:
    """Note what came into force, and which signatures ended."""
    fresh = {
        c.index[0] for c in changes if c.rule == "agreement" and c.target == "deal" and c.after
    }
    book, clause = stage.book, stage.position.one.clause
    for each in heard.slips:
        asked = [
            (book.levers.index(c.lever), book.settings[book.levers.index(c.lever)].index(c.setting))
            for c in entries.slips[each.slip].clauses
        ]
        if all(lever in fresh and int(clause[lever]) == rank for lever, rank in asked):
            heard.closed.add(each.slip)
    texts = {each.text: each.slip for each in heard.slips}
    for change in changes:
        if change.rule == "signature_ends" and change.names.get("text") in texts:
            slip = texts[change.names["text"]]
            heard.spent.setdefault(slip, []).append(change.names["seat"])


# What would become of it


def judged(words: Words, course: Course, entries: Entries) -> Judged:
    """Tell what would become of what was typed if the round were revealed now."""
    stage = TrialStage(course)
    if stage.phase[0] not in (*TALK, *ORDERS):
        return Judged()
    heard = talk(stage, entries)
    slips = tuple(_slip(words, entries, heard, at, slip) for at, slip in enumerate(entries.slips))
    if stage.phase[0] not in ORDERS:
        return Judged(slips)
    refused: list[Refusal] = []
    _allowed(stage, _seal(stage, entries), refused)
    orders = dict(_orders(words, stage, entries, refused, heard.refused))
    answers = {
        each.order.event: Verdict(False, sentence(words, each))
        for each in refused
        if isinstance(each.order, Choose)
    }
    seen = {seat: stage.observation(seat) for seat in stage.book.seats}
    silent = {
        (seat, lever): word_given(stage.book, seen[seat], lever)
        for seat in stage.book.seats
        for lever in _own(stage.book, seat)
    }
    believe = tuple((seat, lever) for seat in seen for lever in to_believe(stage.book, seen[seat]))
    return Judged(slips, orders, answers, silent, believe)


def _own(book: Rulebook, seat: str) -> Iterator[str]:
    at = book.seats.index(seat)
    for hand in np.flatnonzero(book.hand_seat == at):
        yield book.levers[int(book.hand_lever[hand])]


def _slip(words: Words, entries: Entries, heard: _Heard, at: int, slip: Slip) -> Verdict:
    """Say whether a slip comes into force, and if not, why."""
    if at in heard.closed:
        return Verdict(True)
    where = next((each for each in heard.slips if each.slip == at), None)
    if where is None:
        return Verdict(False, _left_out(words, entries, at, slip))
    why = next(_reasons(words, heard, where, slip), words.say("grid.slip.open"))
    return Verdict(False, why)


def _left_out(words: Words, entries: Entries, at: int, slip: Slip) -> str:
    if not slip.clauses:
        return words.say("grid.slip.no_clause")
    if not slip.signed:
        return words.say("grid.slip.nobody")
    twins = [n for n, each in enumerate(entries.slips[:at], 1) if each.says == slip.says]
    if twins:
        return words.say("grid.slip.twice", number=twins[0])
    return words.say("grid.slip.no_time")


def _reasons(words: Words, heard: _Heard, where: Placed, slip: Slip) -> Iterator[str]:
    """What is in the way of a slip, what matters most first."""
    first = package(words.book, slip.signed[0], slip)
    missing = [x for x in signers(words.book, first) if x not in slip.signed]
    if missing:
        yield words.say("grid.slip.missing", seats=words.listing([words.seat(x) for x in missing]))
    if len(slip.signed) < 2:
        yield words.say("grid.slip.alone")
    for each in heard.refused:
        if isinstance(each.order, Put) and each.order in where.puts:
            yield _by_seat(words, each)
    for seat, price, have in heard.poor.get(where.slip, ()):
        yield words.say(
            "grid.slip.poor",
            seat=words.seat(seat),
            price=words.points(dearer(price, have)),
            have=words.points(have),
        )
    for each in heard.refused:
        if isinstance(each.order, Sign) and each.order.text == where.text:
            yield _by_seat(words, each)
    for seat in heard.spent.get(where.slip, ()):
        yield words.say("grid.slip.spent", seat=words.seat(seat))


def _by_seat(words: Words, refusal: Refusal) -> str:
    said = why_not(words, refusal.why, asker=refusal.order.seat, **refusal.facts)
    return words.say("grid.by", seat=words.seat(refusal.order.seat), said=said)


def _orders(
    words: Words,
    stage: GameStage,
    entries: Entries,
    refused: Sequence[Refusal],
    in_talk: Sequence[Refusal],
) -> Iterator[tuple[Hand, Verdict]]:
    """Say of orders and promises why they may not be, or what is worth a second look."""
    for (seat, lever), setting in entries.orders:
        hand = seat, lever
        against = next(
            (x for x in refused if isinstance(x.order, Move) and _hand(x.order) == hand), None
        )
        if against is not None:
            yield hand, Verdict(False, sentence(words, against))
            continue
        note = _worth_knowing(words, stage, hand, setting)
        if note:
            yield hand, Verdict(True, note)
    for each in in_talk:
        if isinstance(each.order, Promise):
            said_why = words.say("grid.promise.refused", said=sentence(words, each))
            yield _hand(each.order), Verdict(False, said_why)


def _hand(order: Move | Promise) -> Hand:
    return order.seat, order.lever


def _worth_knowing(words: Words, stage: GameStage, hand: Hand, setting: str) -> str:
    """That an order breaks a word, or would come to nothing as things stand; empty for neither."""
    seen, notes = stage.observation(hand[0]), list[str]()
    word, how = word_given(stage.book, seen, hand[1])
    if word and word != setting:
        notes.append(words.say(f"grid.breaks.{how}", setting=words.setting(hand[1], word)))
    for group in menu(words, seen).groups:
        for item in group.choices:
            if item.order == Move(*hand, setting) and item.warning:
                notes.append(item.warning)
    return " ".join(notes)
