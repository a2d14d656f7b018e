"""The phases of a round: one table of what is to be known of each.

In every round the phases come in the order of their rows, those of the talk once in each exchange; after
the last round comes the epilogue, so that the last round is not free for the taking. A new phase is one
row and its rule; where persons decide in it, it also needs what can be ordered (`views/menu.py`), what is
asked (`screens/asked.py`), what can be typed (`screens/typed/grammar.py`), and its texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, Final, Literal

from game.rules import asking, stages
from game.rules.arrays import only
from game.rules.asking import Question
from game.rules.beats import (
    AnswerOrders,
    BeatOrders,
    BriefOrders,
    CommitOrders,
    ProposeOrders,
    RatifyOrders,
    blank,
)
from game.rules.once import LAST
from game.rules.orders import (
    Answer,
    Believe,
    Choose,
    Deny,
    Highlight,
    Inject,
    Leave,
    Move,
    Order,
    Promise,
    Propose,
    Ratify,
    Withdraw,
)
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.rules.writing import Turn


@dataclass(frozen=True, slots=True)
class Phase:
    """What is to be known of a phase."""

    name: str
    part: Literal["news", "talk", "orders", "reveal"]
    """The part of a round to which it belongs for those who play."""
    clock: Literal["talk", "commit", "reveal", "debrief"]
    """Whose minutes it takes, of those that a length gives; all phases of the talk share theirs."""
    beat: type[BeatOrders]
    """The arrays in which its orders stand."""
    rule: Callable[[Turn, Any, int], None]
    """Carries its orders out, in an exchange of the talk (0 outside it)."""
    kinds: tuple[type[Order], ...] = ()
    """The orders that may be given in it."""
    asks: Question = asking.nobody
    """Whether a seat has something to decide in it."""
    exchanged: bool = False
    """It comes once in every exchange of the talk."""
    ratifies: bool = False
    """It is there only where signatures need approval."""
    reveals: bool = False
    """It ends with a reveal."""
    afterwards: bool = False
    """It comes after the last round."""


PHASES: Final[Mapping[str, Phase]] = {
    phase.name: phase
    for phase in (
        Phase("brief", "news", "reveal", BriefOrders, stages.brief, (Inject,)),
        Phase(
            "propose", "talk", "talk", ProposeOrders, stages.propose,
            (Propose, Withdraw, Promise, Deny, Highlight, Leave), asking.negotiators,
            exchanged=True,
        ),
        Phase(
            "answer", "talk", "talk", AnswerOrders, stages.answer,
            (Answer,), asking.parties,
            exchanged=True,
        ),
        Phase(
            "ratify", "talk", "talk", RatifyOrders, stages.ratify,
            (Ratify,), asking.ratifiers,
            ratifies=True,
        ),
        Phase(
            "commit", "orders", "commit", CommitOrders, stages.commit,
            (Move, Choose, Believe), asking.owners,
            reveals=True,
        ),
        Phase(
            "epilogue", "reveal", "debrief", BriefOrders, stages.epilogue,
            reveals=True, afterwards=True,
        ),
    )
}  # fmt: skip
"""Every phase by its name, in order."""

PHASE_OF: Final[Mapping[type[Order], str]] = {
    kind: phase.name for phase in PHASES.values() for kind in phase.kinds
}
"""The phase in which each kind of order may be given."""
ASKED: Final = tuple(name for name, phase in PHASES.items() if phase.asks is not asking.nobody)
"""The phases in which seats decide."""
NEWS: Final = tuple(name for name, phase in PHASES.items() if phase.part == "news")
"""The phases in which the world tells of itself."""
TALK: Final = tuple(name for name, phase in PHASES.items() if phase.part == "talk")
"""The phases of the talk."""
ORDERS: Final = tuple(name for name, phase in PHASES.items() if phase.part == "orders")
"""The phases in which seats decide in secret what they do."""
REVEALS: Final = tuple(name for name, phase in PHASES.items() if phase.reveals)
"""The phases that end with a reveal."""
EPILOGUE: Final = next(name for name, phase in PHASES.items() if phase.afterwards)
"""The phase after the last round."""


def phases_of_round(exchanges: int, ratified: bool) -> tuple[tuple[str, int], ...]:
    """List the phases of a round in order, each with its exchange (0 outside the talk).

    >>> phases_of_round(2, False)[1:4]
    (('propose', 1), ('answer', 1), ('propose', 2))
    """
    phases: list[tuple[str, int]] = []
    played = (
        phase
        for phase in PHASES.values()
        if not phase.afterwards and (ratified or not phase.ratifies)
    )
    for exchanged, group in groupby(played, key=lambda phase: phase.exchanged):
        names = [phase.name for phase in group]
        times = range(1, exchanges + 1) if exchanged else (0,)
        phases += [(name, exchange) for exchange in times for name in names]
    return tuple(phases)


def no_orders(book: Rulebook, phase: str, games: int) -> BeatOrders:
    """Return the orders of a phase in which nobody asks for anything."""
    return blank(PHASES[phase].beat, book, games)


@lru_cache(maxsize=LAST)
def decides(book: Rulebook, seen: Observation, phase: str) -> bool:
    """Tell whether the seat has something to decide in the phase it is looking at.

    It is asked for with everything that is shown, of the same observations.
    """
    return bool(only(PHASES[phase].asks(book, seen.rows)))
