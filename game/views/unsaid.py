"""What would be lost by leaving now: orders that are prepared or given, and not yet carried out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from game.rules.orders import Believe, Order, Withdraw
from game.views.doing import doing
from game.views.ordered import NONE_CALLED
from game.views.words import Words


def unsaid(
    words: Words,
    prepared: Sequence[Order],
    given: Collection[str],
    seat: str,
    called: Mapping[str, str] = NONE_CALLED,
) -> Iterator[str]:
    """Name what a reader has prepared, and whose orders of this phase wait for those of others.

    Args:
        words: names in the reader's language.
        prepared: the reader's own orders that have not been given.
        given: seats of persons whose orders have been given; what they are stays theirs.
        seat: the reader's.
        called: how texts on the table are called to the reader.
    """
    yield from (_prepared(words, order, called) for order in prepared)
    for name in given:
        yield words.say("unsaid.own" if name == seat else "unsaid.given", seat=words.seat(name))


def _prepared(words: Words, order: Order, called: Mapping[str, str]) -> str:
    """Say an order to the one who gives it."""
    match order:
        case Withdraw():
            return words.say("unsaid.withdraw")
        case Believe(lever=lever):
            return words.say("unsaid.believe", lever=words.lever(lever))
    return doing(words, order, called)
