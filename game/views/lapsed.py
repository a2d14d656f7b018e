"""What came to nothing, and why: agreements that moved nothing, orders not carried out, texts left open.

Everything is read from one reader's own positions, so that no explanation gives a secret away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from game.rules.arrays import Whole, only
from game.rules.changes import Change
from game.rules.legality import Obstacle
from game.rules.orders import Move, Order
from game.rules.position import Position
from game.rules.ratification import ratification_needed
from game.rules.readings import Readings, as_agreed
from game.rules.resolve import phase_of
from game.rules.texts import texts_known
from game.views.called import called
from game.views.refusing import needs_said, why_not
from game.views.words import Words


def lapsed(
    words: Words, before: Position, after: Position, orders: Sequence[Order], seat: int | None
) -> Iterator[str]:
    """Say what was agreed or ordered for a reveal and did not happen.

    Args:
        words: the words of the reader.
        before: the position before the reveal, as the reader sees it.
        after: the same after it.
        orders: those given for it; those of other seats are passed over.
        seat: the index of the reader's seat; None for one who may see everything.
    """
    yield from _agreed(words, before, after)
    yield from _ordered(words, before, after, orders, seat)


def _agreed(words: Words, before: Position, after: Position) -> Iterator[str]:
    """Explain clauses that should have moved a lever by themselves."""
    book, clause = words.book, before.one.clause
    now, then = after.one.setting, before.one.setting
    for lever in np.flatnonzero(book.binding & (clause >= 0) & (clause != now) & (now == then)):
        at, rank = int(lever), int(clause[lever])
        name = book.levers[at]
        yield words.say(
            "lapsed.agreed",
            lever=words.lever(name),
            setting=words.setting(name, rank),
            why=hindrance(words, before, after, at, rank),
        )


def hindrance(words: Words, before: Position, after: Position, lever: int, rank: int) -> str:
    """Say what stood in the way of a lever at a reveal, as a reader saw it before and sees it after."""
    book, stood, now = words.book, before.one.setting, after.one.setting
    if book.irreversible[lever, stood[lever]] and stood[lever] != rank:
        return words.say("lapsed.stuck")
    name, wanted = book.levers[lever], book.settings[lever][rank]
    if book.only_agreed[lever, rank] and before.one.clause[lever] != rank:
        return why_not(words, Obstacle.ONLY_AGREED, lever=name, setting=wanted)
    readings = Readings(book, before)
    readings.setting = after.setting
    why = _needed(words, readings, lever, rank) or _clash(words, now, lever, rank)
    return why or _excluded(words, lever, rank) or words.say("lapsed.unknown")


def _ordered(
    words: Words, before: Position, after: Position, orders: Sequence[Order], seat: int | None
) -> Iterator[str]:
    """Explain orders to levers that went elsewhere or stayed."""
    book, now = words.book, after.one.setting
    wanted: dict[tuple[int, int], list[str]] = {}
    for order in orders:
        if isinstance(order, Move) and (seat is None or order.seat == book.seat(seat)):
            lever = book.levers.index(order.lever)
            rank = book.settings[lever].index(order.setting)
            if now[lever] != rank:
                wanted.setdefault((lever, rank), []).append(order.seat)
    for (lever, rank), seats in wanted.items():
        joint = book.owners[lever] > 1 and len(seats) < book.owners[lever]
        why = words.say("lapsed.joint") if joint else hindrance(words, before, after, lever, rank)
        name = book.levers[lever]
        yield words.say(
            "lapsed.ordered" if seat is None else "lapsed.ordered.own",
            seats=words.listing([words.seat(each) for each in seats]),
            lever=words.lever(name),
            setting=words.setting(name, rank),
            why=why,
        )


def _needed(words: Words, readings: Readings, lever: int, rank: int) -> str:
    """Say what a setting needs if it is not there; empty if nothing is missing."""
    for need in words.book.needs:
        if (need.lever, need.setting) == (lever, rank) and not only(need.condition.holds(readings)):
            name = words.book.levers[lever]
            return needs_said(words, name, words.book.settings[lever][rank])
    return ""


def _clash(words: Words, settings: Whole, lever: int, rank: int) -> str:
    """Say which combination is excluded if a lever goes to a setting while the others stand."""
    book = words.book
    name, wanted = book.levers[lever], book.settings[lever][rank]
    stands = {x: book.settings[at][int(settings[at])] for at, x in enumerate(book.levers)}
    for pair in words.texts.infeasible:
        held = {**stands, name: wanted}
        if name in pair.together and all(held[x] == s for x, s in pair.together.items()):
            return words.say("refusal.infeasible", say=pair.say).rstrip()
    return ""


def _excluded(words: Words, lever: int, rank: int) -> str:
    """Say which combination a setting may have met, where all that moved into it stayed."""
    name = words.book.levers[lever]
    wanted = words.book.settings[lever][rank]
    pairs = [x for x in words.texts.infeasible if x.together.get(name) == wanted]
    return " ".join(words.say("refusal.infeasible", say=pair.say).rstrip() for pair in pairs)


def warning(words: Words, view: Position, seat: int, place: int, lever: int) -> str:
    """Warn of a clause of a text on the table that could not be carried out, as a seat sees it now.

    The other clauses of the text, and those in force, are taken as carried out.
    """
    offer, clause = view.one.offer[place], view.one.clause
    rank = int(offer[lever])
    if rank == view.one.setting[lever]:
        return ""
    settings = np.where(offer >= 0, offer, np.where(clause >= 0, clause, view.one.setting))
    readings = as_agreed(words.book, view, seat, place)
    readings.setting = settings[None].copy()
    readings.setting[:, lever] = view.one.setting[lever]
    missing = _needed(words, readings, lever, rank)
    why = missing or _clash(words, settings, lever, rank)
    return words.say("lapsed.warning", why=why) if why else ""


def left_open(words: Words, view: Position, changes: Sequence[Change]) -> Iterator[str]:
    """Say which texts everyone has signed without their coming into force, and why.

    `view` is the position after an exchange as the reader sees it, `changes` those of the phase that the
    reader may see. A text that has only just appeared is not left open: it closes in the next exchange.
    """
    book, names = words.book, called(words, view)
    texts, (_, exchange) = texts_known(view), phase_of(book, view)
    fresh = {
        c.index[0] for c in changes if c.rule == "agreement" and c.target == "deal" and c.after
    }
    for at in np.flatnonzero(view.one.offered & ~view.one.awaiting):
        missing = view.one.offer_party[at] & ~view.one.signed[at]
        fresh_text = view.one.offer_since[at] >= exchange - 1 > 0
        if not texts[at] or missing.any() or view.one.offer_deal[at] > 0 or fresh_text:
            continue
        taken = [x for x in np.flatnonzero(view.one.offer[at] >= 0) if int(x) in fresh]
        home = ratification_needed(book, view)[0, at].any()
        yield words.say(
            "left_open.taken" if taken else "left_open.home" if home else "left_open",
            proposal=names[texts[at]],
            levers=words.listing([words.lever(book.levers[x]) for x in taken]),
        )
