"""What the news and the answers to them do, each in a few words without a cause: that is what they stand below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.views.words import Words, tenths


@dataclass(frozen=True, slots=True)
class TrustMoved:
    """Trust of one seat in another that goes up or down, in hundredths."""

    holder: str
    actor: str
    amount: int


def indicators_moved(words: Words, moved: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Say how much numbers of the world change: their ids, and hundredths."""
    for name, amount in moved:
        if tenths(amount):
            yield words.say("moved.of", name=words.indicator(name), moved=words.signed(amount))


def mandates_moved(words: Words, moved: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Say how much the mandate of seats changes, in hundredths."""
    for seat, amount in moved:
        name = words.say("why.mandate", seat=words.seat(seat))
        yield words.say("moved.of", name=name, moved=words.signed(amount))


def trust_moved(words: Words, moved: Iterable[TrustMoved], reader: str, *, about: bool = False) -> Iterator[str]:  # fmt: skip
    """Say how trust changes; those whose trust in the same seat changes alike together.

    `about` says that it is an estimate, for what else happens to trust in a round counts together with it.
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for each in moved:
        if tenths(each.amount):
            signed = words.signed(each.amount)
            alike.setdefault((each.actor, signed), []).append(words.seat(each.holder))
    for (actor, signed), holders in alike.items():
        whose, how = words.listing(holders), words.say("moved.about", moved=signed)
        own = actor == reader
        name = words.say("moved.trust.own" if own else "why.trust", holder=whose, actor=words.seat(actor))  # fmt: skip
        yield words.say("moved.of", name=name, moved=how if about else signed)
