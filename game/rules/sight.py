"""Who may know what: a position as one seat can know it.

`observe` copies only what is whitelisted for a seat and fills the rest with what anyone could guess
from the scenario. An observation is therefore a position of the same shape, so menus, scores and
forecasts run on it with the same rules, and nothing they say can give a secret away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from game.rules.arrays import Array, Mask, Whole
from game.rules.chance import SHARES, draw
from game.rules.columns import Secrecy
from game.rules.opening import open_games
from game.rules.position import COLUMNS, Position, known_as, pick
from game.rules.reveal import checked, doubt, knows
from game.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Observation:
    """What one seat may know."""

    seat: int
    view: Position
    """The position as the seat can know it; what it cannot know is filled in from the scenario."""
    certain: Mask
    """[G, L] levers whose setting it can be sure of"""
    exact: Mask
    """[I] indicators it sees exactly"""
    estimated: Mask
    """[I] indicators it sees as an estimate"""
    told: Whole
    """[G, H] which of the things it was told about each hidden fact; 0 for nothing"""


def some_games(seen: Observation, games: Whole) -> Observation:
    """Take some games out of what a seat sees of a batch."""
    return Observation(
        seat=seen.seat,
        view=pick(seen.view, games),
        certain=seen.certain[games],
        exact=seen.exact,
        estimated=seen.estimated,
        told=seen.told[games],
    )


def estimate(book: Rulebook, position: Position, seat: int) -> Whole:
    """What a seat guesses an indicator to be: biased, and noisy within its bounds: [G, I] (case sight-1)."""
    indicators = np.arange(len(book.indicators))
    subject = indicators * len(book.seats) + seat
    lots = draw(position.seeds, position.round, "estimate", subject)
    noise = (2 * lots - (SHARES - 1)) * book.noise // (SHARES - 1)
    return np.clip(position.indicator + book.bias + noise, book.low, book.high)


def hears(book: Rulebook, position: Position, seat: int) -> Whole:
    """Which of the things it could be told a seat has been told about each hidden fact: [G, H]."""
    heard = np.zeros_like(position.fact)
    for index, told in enumerate(book.told):
        heard[:, index] = told[seat][position.fact[:, index]]
    return heard


def _likeliest_facts(book: Rulebook, told: Whole, seat: int) -> Whole:
    """Guess every hidden fact: the likeliest value that fits what the seat was told."""
    guess = np.zeros_like(told)
    for index, likeliest in enumerate(_guesses(book, seat)):
        guess[:, index] = likeliest[told[:, index]]
    return guess


@lru_cache(maxsize=64)
def _guesses(book: Rulebook, seat: int) -> tuple[Whole, ...]:
    """For every hidden fact the likeliest value by what a seat was told of it; nobody writes to them."""
    guesses = []
    for index, weights in enumerate(book.fact_weights):
        heard = book.told[index][seat]
        fits = heard[None, :] == np.arange(int(heard.max(initial=0)) + 1)[:, None]
        guesses.append(np.argmax(np.where(fits, np.array(weights)[None, :], -1), axis=1))
    return tuple(guesses)


@lru_cache(maxsize=16)
def _blank(book: Rulebook, games: int) -> Position:
    """What anyone could guess from the scenario alone; nobody writes to it."""
    return open_games(book, np.zeros(games, dtype=np.uint64))


def observe(book: Rulebook, position: Position, seat: int) -> Observation:
    """Show a position to one seat, by its index."""
    blank = _blank(book, position.games)
    told = hears(book, position, seat)
    viewer = Viewer(book, position, blank, seat, told)
    shown: dict[str, Array] = {
        name: WORKED_OUT[secrecy](viewer, name) for name, secrecy in INFERRED
    }
    masks = {secrecy: mask(viewer) for secrecy, mask in MASKS.items()}
    for (secrecy, axes), names in MASKED.items():
        mask = masks[secrecy]
        mask = mask.reshape(mask.shape + (1,) * (1 + axes - mask.ndim))
        shown |= {name: _masked(viewer, name, mask) for name in names}
    view = position.changed(**shown)
    sure = knows(book, position) & ~doubt(book, position)
    return Observation(
        seat=seat,
        view=view,
        certain=sure[:, seat],
        exact=book.visible[seat],
        estimated=book.estimated[seat],
        told=told,
    )


@dataclass(frozen=True, slots=True)
class Viewer:
    """A seat about to look at a position."""

    book: Rulebook
    position: Position
    blank: Position
    """what anyone could guess"""
    seat: int
    told: Whole
    """[G, H]"""

    @property
    def own(self) -> Mask:
        """[S] the seat itself."""
        return self.book.itself[self.seat]


def _masked(viewer: Viewer, name: str, mask: Mask) -> Array:
    """Show a column where the mask holds, and elsewhere what anyone could guess."""
    values: Array = getattr(viewer.position, name)
    if values.dtype == np.bool_:
        return values & mask  # of yes or no the guess is no
    return np.where(mask, values, getattr(viewer.blank, name))


def _party(viewer: Viewer) -> Mask:
    """[G, P] proposals it is party to, and signed ones that it is to approve."""
    position, seat = viewer.position, viewer.seat
    approvers = viewer.book.ratifier == seat
    approves = position.awaiting & position.signed[:, :, approvers].any(axis=2)
    return (position.offer_party[:, :, seat] | approves) & position.offered


def _clause(viewer: Viewer) -> Mask:
    """[G, L] public clauses, own secret ones, and those that bind an own lever (case closing-15)."""
    book, position, seat = viewer.book, viewer.position, viewer.seat
    bound = book.binding & book.owns[seat]
    return position.public | position.signer[:, :, seat] | bound


MASKS: Final[Mapping[Secrecy, Callable[[Viewer], Mask]]] = {
    Secrecy.OWN: lambda viewer: viewer.own[None],
    Secrecy.HAND: lambda viewer: (viewer.book.hand_seat == viewer.seat)[None, None],
    Secrecy.SAID: lambda viewer: (viewer.own[:, None] | viewer.own[None, :])[None],
    Secrecy.SEEN: lambda viewer: viewer.book.visible[viewer.seat][None, None],
    Secrecy.PLAIN: lambda viewer: (~viewer.book.covert.any(axis=1) | viewer.book.owns[viewer.seat])[
        None
    ],
    Secrecy.PARTY: _party,
    Secrecy.CLAUSE: _clause,
}
"""Where a seat may know a column as it is: along the first axes of the array."""


def _indicator(viewer: Viewer, name: str) -> Whole:
    book, seat = viewer.book, viewer.seat
    estimated = estimate(book, viewer.position, seat)
    guessed = np.where(book.estimated[seat], estimated, viewer.blank.indicator)
    return np.where(book.visible[seat], viewer.position.indicator, guessed)


def _believed(viewer: Viewer, name: str) -> Whole:
    seen = viewer.position.seen[:, viewer.seat]
    if name == "setting":
        return seen
    return np.broadcast_to(seen[:, None, :], viewer.position.seen.shape).copy()


def _checked(viewer: Viewer, name: str) -> Mask:
    exposed = np.zeros_like(viewer.position.exposed)
    exposed[:, viewer.book.hidden] = checked(viewer.book, viewer.position)[:, viewer.seat]
    return exposed


WORKED_OUT: Final[Mapping[Secrecy, Callable[[Viewer, str], Array]]] = {
    Secrecy.LUCK: lambda viewer, name: viewer.blank.seeds,
    Secrecy.GUESSED: _indicator,
    Secrecy.SHOWN: lambda viewer, name: np.where(
        viewer.own[:, None], viewer.position.trust, viewer.position.shown
    ),
    Secrecy.BELIEVED: _believed,
    Secrecy.CHECKED: _checked,
    Secrecy.TOLD: lambda viewer, name: _likeliest_facts(viewer.book, viewer.told, viewer.seat),
}
"""What a seat makes of a column that it is not shown as it is."""

MASKED: Final[Mapping[tuple[Secrecy, int], Sequence[str]]] = {
    (secrecy, axes): [name for name in known_as(secrecy) if len(COLUMNS[name].axes) == axes]
    for secrecy in MASKS
    for axes in sorted({len(COLUMNS[name].axes) for name in known_as(secrecy)})
}
"""The columns under each mask, by how many axes they have."""
INFERRED: Final = tuple(
    (name, column.secrecy)
    for name, column in COLUMNS.items()
    if column.secrecy not in (Secrecy.OPEN, *MASKS)
)
"""All others that are not open; one of which nobody says how it is worked out cannot be observed."""

CLAUSE_FACTS: Final = known_as(Secrecy.CLAUSE)
PROPOSAL_FACTS: Final = known_as(Secrecy.PARTY)
