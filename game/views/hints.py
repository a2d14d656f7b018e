"""Hints: what a good negotiator would think about now; never which setting to choose.

Everything is read from the seat's own observation, so a hint gives nothing away. They follow what is
taught: look for what is cheap for you and dear to others (Froman and Cohen 1970), ask what a broken clause
would cost before you sign (Kydd 2005), think of the rounds that are left (Axelrod 1984).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from game.rules.arrays import alone
from game.rules.legality import talk_menu
from game.rules.orders import Highlight, Move, Order, Put, Sign
from game.rules.phases import PHASES
from game.rules.resolve import phase_of
from game.rules.sight import Observation
from game.views.effects import effects
from game.views.leanings import leanings, priorities
from game.views.proposals import last_exchange, proposals
from game.views.words import Words
from game.views.worth import most_mandate

CHEAP = -150
"""Hundredths of a point of own score that a step may cost and still be cheap."""
LIKED = 20
"""Regard from which a setting pleases another seat."""
FEW = 200
"""Hundredths of mandate below which it is scarce."""


def hints(words: Words, seen: Observation) -> tuple[str, ...]:
    """List what to think about in this phase, the most pressing first; at least one."""
    phase, _ = phase_of(words.book, seen.view)
    kinds = PHASES[phase].kinds
    thoughts = [
        said for kind, thought in THOUGHTS if kind in kinds for said in thought(words, seen)
    ]
    thoughts += _last_round(words, seen)
    thoughts += _mandate(words, seen)
    return (*dict.fromkeys(thoughts), words.say(f"hint.{phase}.always"))


def _trades(words: Words, seen: Observation) -> Iterator[str]:
    """An own setting that others like, that costs little and can be promised is something to trade with."""
    book = words.book
    gains = effects(words, seen)
    may = alone(talk_menu(book, seen.view)).clause == 0
    purse = most_mandate(book, seen.view, seen.seat)
    for lever in np.flatnonzero(book.owns[seen.seat] & book.in_play):
        name, now = book.levers[lever], int(seen.view.one.setting[lever])
        for rank, setting in enumerate(book.settings[lever]):
            effect, price = gains.get((name, setting)), int(book.step_own[2, lever, now, rank])
            cheap = effect is not None and effect.score >= CHEAP and price <= purse
            liked = book.regard[:, lever, rank] - book.regard[:, lever, now]
            liked = np.where(book.actors & ~book.itself[seen.seat], liked, 0)
            if rank != now and cheap and may[lever, rank] and int(liked.max()) >= LIKED:
                other = words.seat(book.seats[int(liked.argmax())])
                yield words.say("hint.trade", lever=words.lever(name), seat=other)
                break


def _would(words: Words, seen: Observation) -> Iterator[str]:
    """What others have said they would sign: one press away from a signature."""
    me = words.book.seats[seen.seat]
    for proposal in proposals(words, seen):
        for line in proposal.signatures:
            if line.seat != me and line.state == "would":
                yield words.say("hint.would", seat=line.seat_name, proposal=proposal.called)


def _late(words: Words, seen: Observation) -> Iterator[str]:
    """That what is put now can no longer be signed."""
    said = last_exchange(words, seen)
    if said:
        yield said


def _marks(words: Words, seen: Observation) -> Iterator[str]:
    """What others have said matters most to them."""
    book = words.book
    told = seen.view.one.marked[:, seen.seat] & ~book.itself[seen.seat][:, None]
    leaning = leanings(words, seen).best if told.any() else {}
    for seat, lever in np.argwhere(told):
        name = book.seats[seat]
        named = priorities(words, leaning, [(name, book.levers[lever])])
        yield words.say("hint.mark", seat=words.seat(name), lever=named)


def _break_even(words: Words, seen: Observation) -> Iterator[str]:
    """The clause on which an open text hangs, beside the trust in whoever must keep it."""
    book, me = words.book, seen.seat
    for proposal in proposals(words, seen):
        risky = [(each.break_even, each.lever) for each in proposal.broken if each.break_even]
        if not proposal.may_sign or not risky:
            continue
        percent, name = max(risky, key=lambda each: each[0])
        lever = book.levers.index(name)
        owners = np.flatnonzero(book.owns[:, lever] & ~book.itself[me])
        checked = any(each.lever == name and each.verified for each in proposal.clauses)
        could = book.scenario.agreements.verification is not None and not checked
        yield words.say(
            "hint.break_even.check" if could else "hint.break_even",
            lever=words.lever(name),
            percent=percent,
            trust=words.number(int(seen.view.one.trust[me, owners].min())),
        )


def _word(words: Words, seen: Observation) -> Iterator[str]:
    """Own clauses: what breaking one would bring, and for how long it can come out."""
    book, view, me = words.book, seen.view.one, seen.seat
    mine = (view.clause >= 0) & view.signer[:, me] & book.owns[me] & ~book.binding
    left = book.rounds - view.round
    for lever in np.flatnonzero(mine):
        key = "hint.word"
        if left <= 0:
            key = "hint.word.last" if book.aftermath else "hint.word.end"
        yield words.say(key, lever=words.lever(book.levers[lever]), rounds=left + 1)


def _hidden(words: Words, seen: Observation) -> Iterator[str]:
    """Clauses of others with this seat whose breach could stay unseen, where a check could have been had."""
    book, view, me = words.book, seen.view.one, seen.seat
    if book.scenario.agreements.verification is None:
        return
    hidden = (book.covert & ~book.known[me]).any(axis=1)
    doubtful = (view.clause >= 0) & view.signer[:, me] & hidden & ~view.verified
    for lever in np.flatnonzero(doubtful & ~book.owns[me]):
        yield words.say("hint.hidden", lever=words.lever(book.levers[lever]))


def _last_round(words: Words, seen: Observation) -> Iterator[str]:
    if seen.view.round == words.book.rounds:
        yield words.say("hint.last")


def _mandate(words: Words, seen: Observation) -> Iterator[str]:
    """That mandate is short, where it is of use at all: where the seat's own steps cost any."""
    book = words.book
    own = book.price[book.owns[seen.seat] & book.in_play]
    if own.any() and int(seen.view.one.mandate[seen.seat]) < FEW:
        yield words.say("hint.mandate")


THOUGHTS: Final[tuple[tuple[type[Order], Callable[[Words, Observation], Iterator[str]]], ...]] = (
    (Put, _late),
    (Sign, _would),
    (Sign, _break_even),
    (Put, _trades),
    (Highlight, _marks),
    (Move, _word),
    (Move, _hidden),
)
"""What there is to think of where a kind of order may be given, the most pressing first."""
