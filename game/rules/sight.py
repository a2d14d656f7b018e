"""Who may know what: a position as one seat can know it, or nobody, who knows what all may know.

`observe` copies only what is whitelisted for a seat and fills the rest with what anyone could guess
from the scenario. An observation is therefore a position of the same shape, so menus, scores and
forecasts run on it with the same rules, and nothing they say can give a secret away.

Nobody (`NOBODY` in place of a seat) owns nothing, has signed nothing, is told nothing in private, and
takes every disguise for what it looks like until it has come to light.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from game.rules.agreeing import READ
from game.rules.arrays import Array, Mask, Whole
from game.rules.chance import SHARES, draw
from game.rules.columns import Secrecy
from game.rules.once import once
from game.rules.opening import open_games
from game.rules.position import COLUMNS, Position, known_as, pick
from game.rules.reveal import checked, doubt, knows, outside_view
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.salts import paired
from game.rules.texts import secret_texts


@dataclass(frozen=True, slots=True, eq=False)
class Observation:
    """What one seat may know, or all together."""

    seat: int
    """`NOBODY` for what all may see"""
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
    subject = paired(book.salt.indicator, book.salt.seat[[seat]])
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


@lru_cache(maxsize=64)
def _commonest_facts(book: Rulebook) -> Whole:
    """For every hidden fact the likeliest value for whoever was told nothing: [1, H]."""
    return np.array([[int(np.argmax(weights)) for weights in book.fact_weights]], dtype=np.int64)


@lru_cache(maxsize=16)
def _blank(book: Rulebook, games: int) -> Position:
    """What anyone could guess from the scenario alone; nobody writes to it."""
    return open_games(book, np.zeros(games, dtype=np.uint64))


@once
def observe(book: Rulebook, position: Position, seat: int) -> Observation:
    """Show a position to one seat, by its index, or to `NOBODY`."""
    blank = _blank(book, position.games)
    looking = _nobody if seat == NOBODY else _at_a_seat
    viewer = looking(book, position, blank, seat)
    shown: dict[str, Array] = {
        name: WORKED_OUT[secrecy](viewer, name) for name, secrecy in INFERRED
    }
    masks = {secrecy: mask(viewer) for secrecy, mask in MASKS.items()}
    for (secrecy, axes), names in MASKED.items():
        mask = masks[secrecy]
        mask = mask.reshape(mask.shape + (1,) * (1 + axes - mask.ndim))
        shown |= {name: _masked(viewer, name, mask) for name in names}
    return Observation(
        seat=seat,
        view=position.changed(**shown),
        certain=viewer.certain,
        exact=viewer.exact,
        estimated=viewer.estimated,
        told=viewer.told,
    )


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody about to look at a position: what of the rules and of the game is open to this one."""

    book: Rulebook
    position: Position
    blank: Position
    """what anyone could guess"""
    own: Mask
    """[S] the seat itself"""
    hands: Mask
    """[M] its hands"""
    owns: Mask
    """[L] its levers"""
    exact: Mask
    """[I]"""
    estimated: Mask
    """[I]"""
    guess: Whole
    """[G, I] what it takes an indicator for that it does not see exactly"""
    party: Mask
    """[G, P] proposals that it may read"""
    reader: Mask
    """[S + 1] itself among those who read what is in force"""
    seen: Whole
    """[G, L] the setting it believes to be in force"""
    checked: Mask
    """[G, hidden] levers that were shown to it in the open this round"""
    certain: Mask
    """[G, L]"""
    told: Whole
    """[G, H]"""
    facts: Whole
    """[G, H] what it takes the hidden facts for"""


def _at_a_seat(book: Rulebook, position: Position, blank: Position, seat: int) -> Viewer:
    """A seat that looks: with its own eyes, its own purse, and what it has been told."""
    sure = knows(book, position) & ~doubt(book, position)
    told = hears(book, position, seat)
    estimated = book.estimated[seat]
    return Viewer(
        book=book,
        position=position,
        blank=blank,
        own=book.itself[seat],
        hands=book.hand_seat == seat,
        owns=book.owns[seat],
        exact=book.visible[seat],
        estimated=estimated,
        guess=np.where(estimated, estimate(book, position, seat), blank.indicator),
        party=_party(book, position, seat),
        reader=np.arange(len(book.seats) + 1) == seat,
        seen=position.seen[:, seat],
        checked=checked(book, position)[:, seat],
        certain=sure[:, seat],
        told=told,
        facts=_likeliest_facts(book, told, seat),
    )


def _nobody(book: Rulebook, position: Position, blank: Position, seat: int) -> Viewer:
    """Look with the eyes of nobody: what every seat sees exactly, and what things look like from outside."""
    return Viewer(
        book=book,
        position=position,
        blank=blank,
        own=np.zeros(len(book.seats), dtype=bool),
        hands=np.zeros(len(book.hand_seat), dtype=bool),
        owns=book.owned(NOBODY),
        exact=book.sees(NOBODY),
        estimated=np.zeros(len(book.indicators), dtype=bool),
        guess=blank.indicator,
        party=np.zeros_like(position.offered),
        reader=np.arange(len(book.seats) + 1) == len(book.seats),
        seen=outside_view(book, position),
        checked=_in_the_open(book, position),
        certain=_plain_to_all(book, position),
        told=np.zeros_like(position.fact),
        facts=np.repeat(_commonest_facts(book), position.games, axis=0),
    )


def _in_the_open(book: Rulebook, position: Position) -> Mask:
    """Tell which levers that hide something were shown to everybody this round: [G, hidden].

    That an inspection found nothing is told to all only where all know of the clause.
    """
    levers = book.hidden
    covert = book.covert[levers, position.setting[:, levers]]
    return position.exposed[:, levers] & (covert | position.public[:, levers])


def _plain_to_all(book: Rulebook, position: Position) -> Mask:
    """Tell of which settings everybody can be sure, told nothing in private: [G, L]."""
    plain = np.ones(position.setting.shape, dtype=bool)
    levers, view = book.hidden, outside_view(book, position)[:, book.hidden]
    could_be_another = book.suspects(NOBODY)[levers, view]
    come_to_light = view == position.setting[:, levers]
    plain[:, levers] = come_to_light & (~could_be_another | _in_the_open(book, position))
    return plain


def _masked(viewer: Viewer, name: str, mask: Mask) -> Array:
    """Show a column where the mask holds, and elsewhere what anyone could guess."""
    values: Array = getattr(viewer.position, name)
    if values.dtype == np.bool_:
        return values & mask  # of yes or no the guess is no
    return np.where(mask, values, getattr(viewer.blank, name))


def _party(book: Rulebook, position: Position, seat: int) -> Mask:
    """[G, T] texts it is party to, and signed ones that it is to approve."""
    approvers = book.ratifier == seat
    approves = position.awaiting & position.signed[:, :, approvers].any(axis=2)
    return (position.offer_party[:, :, seat] | approves) & (position.offer_name > 0)


MASKS: Final[Mapping[Secrecy, Callable[[Viewer], Mask]]] = {
    Secrecy.OWN: lambda viewer: viewer.own[None],
    Secrecy.HAND: lambda viewer: viewer.hands[None, None],
    Secrecy.SAID: lambda viewer: (viewer.own[:, None] | viewer.own[None, :])[None],
    Secrecy.SEEN: lambda viewer: viewer.exact[None, None],
    Secrecy.PLAIN: lambda viewer: (~viewer.book.covert.any(axis=1) | viewer.owns)[None],
    Secrecy.PARTY: lambda viewer: viewer.party,
    Secrecy.EXISTS: lambda viewer: viewer.party | _public_texts(viewer.position),
    Secrecy.READ: lambda viewer: viewer.reader[None],
    Secrecy.NOBODY: lambda viewer: np.zeros(1, dtype=bool),
}
"""Where a viewer may know a column as it is: along the first axes of the array."""


def _indicator(viewer: Viewer, name: str) -> Whole:
    return np.where(viewer.exact, viewer.position.indicator, viewer.guess)


def _believed(viewer: Viewer, name: str) -> Whole:
    if name == "setting":
        return viewer.seen
    return np.broadcast_to(viewer.seen[:, None, :], viewer.position.seen.shape).copy()


def _read(viewer: Viewer, name: str) -> Array:
    """A clause as the viewer reads it (cases read-1 and closing-15)."""
    read: Array = getattr(viewer.position, READ[name])[:, int(viewer.reader.argmax())]
    return read


def _parent(viewer: Viewer, name: str) -> Whole:
    """The text that each text amends, where the viewer is party to both."""
    parent = viewer.position.parent
    game = np.arange(len(parent))[:, None, None]
    both = viewer.party[:, :, None] & viewer.party[game, np.maximum(parent, 0)]
    return np.where(both, parent, -1)


def _public_texts(position: Position) -> Mask:
    """[G, T] texts of which everybody may know that they lie there, and between whom."""
    return position.offered & ~secret_texts(position)


def _checked(viewer: Viewer, name: str) -> Mask:
    exposed = np.zeros_like(viewer.position.exposed)
    exposed[:, viewer.book.hidden] = viewer.checked
    return exposed


WORKED_OUT: Final[Mapping[Secrecy, Callable[[Viewer, str], Array]]] = {
    Secrecy.LUCK: lambda viewer, name: viewer.blank.seeds,
    Secrecy.GUESSED: _indicator,
    Secrecy.SHOWN: lambda viewer, name: np.where(
        viewer.own[:, None], viewer.position.trust, viewer.position.shown
    ),
    Secrecy.BELIEVED: _believed,
    Secrecy.CHECKED: _checked,
    Secrecy.TOLD: lambda viewer, name: viewer.facts,
    Secrecy.CLAUSE: _read,
    Secrecy.PARENT: _parent,
}
"""What a viewer makes of a column that it is not shown as it is."""

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
