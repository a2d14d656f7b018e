"""What follows from where one game stands is worked out once, however many ask for it.

Screens, refusals, minds and the question who is asked read the same menus and observations of the same
position many times a phase.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, Final, ParamSpec, TypeVar, cast

from game.rules.position import Position
from game.rules.rulebook import Rulebook

P = ParamSpec("P")
T = TypeVar("T")
LAST: Final = 512
"""How many answers are kept: those about the last few phases of a dozen games with a dozen seats."""


def once(
    work: Callable[Concatenate[Rulebook, Position, P], T],
) -> Callable[Concatenate[Rulebook, Position, P], T]:
    """Keep what is worked out of a position of one game, and hand it to whoever asks again.

    Nobody writes to a position, nor to what is worked out of it. What is worked out of batches is not
    kept: they are large, and nobody asks twice.
    """
    kept = cast("Callable[Concatenate[Rulebook, Position, P], T]", lru_cache(maxsize=LAST)(work))

    @wraps(work)
    def asked(book: Rulebook, position: Position, /, *more: P.args, **named: P.kwargs) -> T:
        again = kept if position.games == 1 else work
        return again(book, position, *more, **named)

    return asked
