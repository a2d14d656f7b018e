"""Why a number is what a reader sees, asked for by names: in one round, or since the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from game.rules.changes import Change, Index
from game.rules.orders import Order
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.session.session import Session
from game.views.derived import why_cooperation, why_score
from game.views.spans import Ends, Span, seen_by, spans
from game.views.why import Why, why
from game.views.words import Words

ABOUT: Final[Mapping[str, tuple[str, ...]]] = {
    "indicator": ("indicators",),
    "trust": ("seats", "seats"),
    "shown": ("seats", "seats"),
    "mandate": ("seats",),
    "ceiling": ("seats", "seats"),
    "score": (),
    "cooperation": (),
}
"""What can be asked about, and what each part of its name is the name of."""


def causes(
    session: Session, words: Words, seat: str, target: str, about: Sequence[str], span: Span | None
) -> Why:
    """Explain a number to a seat; once the game is over nobody is kept from a cause.

    Args:
        session: the game.
        words: those of the reader.
        seat: who asks; an empty id for nobody.
        target: see `ABOUT`; the score is the seat's own, once the game is over of any seat that is named.
        about: the names of what it is the number of.
        span: the round asked about; since the start if not given.
    """
    if target == "cooperation":
        return why_cooperation(
            words, session.position if session.over else session.observation(seat)
        )
    changes, orders = _changes(session, seat), _orders(session, seat)
    if target == "score" and session.over and about:
        return why_score(words, changes, session.position, about[0], orders=orders)
    if target == "score":
        ends = _ends(session, seat, span)
        return why_score(words, changes, session.observation(seat), ends=ends, orders=orders)
    asker, index = _asker(session, seat, target, about), index_of(words.book, target, about)
    return why(words, changes, target, index, asker, span=span, orders=orders)


def index_of(book: Rulebook, target: str, about: Sequence[str]) -> Index:
    """Where a number stands in its array."""
    named = zip(ABOUT[target], about, strict=True)
    return tuple(getattr(book, axis).index(name) for axis, name in named)


def _ends(session: Session, seat: str, span: Span | None) -> Ends[Observation] | None:
    """The ends of a round as the seat saw them."""
    if span is None:
        return None
    ended = next(ends for ends in spans(session.steps) if ends.span == span)
    return seen_by(session.book, ended, session.book.place(seat))


def _asker(session: Session, seat: str, target: str, about: Sequence[str]) -> str | None:
    """Who asks: nobody after the game, but trust of others stays what is shown."""
    theirs = target == "trust" and about[0] != seat
    return None if session.over and not theirs else seat


def _changes(session: Session, seat: str) -> Sequence[Change]:
    """The changes so far as the seat is told them; once the game is over all of them."""
    return session.ledger.changes if session.over else session.account(seat).changes


def _orders(session: Session, seat: str) -> Mapping[int, Order]:
    """The orders that causes go back to, by number."""
    if not session.over:
        return session.account(seat).orders
    return {item.number: item.order for step in session.steps for item in step.orders}
