"""Who may know what: a position as one seat can know it, or nobody, who knows what all may know.

`observe` and `look` show only what is whitelisted for a seat and fill the rest with what anyone could
guess from the scenario. An observation is therefore a position of the same shape, so menus, scores and
forecasts run on it with the same rules, and nothing they say can give a secret away.

Persons look with one seat's eyes at all games of a batch (`observe`) and are handed a position that
holds nothing else. Minds look with many at once (`look`): a row is one seat of one game, masked for that
seat, and its columns are worked out when they are first read.

Nobody (`NOBODY` in place of a seat) owns nothing, has signed nothing, is told nothing in private, and
takes every disguise for what it looks like until it has come to light.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from game.rules.agreeing import READ
from game.rules.arrays import Array, Mask, Whole, places
from game.rules.chance import SHARES, draw_each
from game.rules.columns import Secrecy
from game.rules.once import once
from game.rules.opening import open_games
from game.rules.position import COLUMNS, Position, known_as, lazily, pick
from game.rules.reveal import checked, doubt, knows, outside_view
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.salts import paired, salts
from game.rules.texts import secret_texts


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """What seats may know, a row each: of one seat of one game. Any rows, in any order."""

    game: Whole
    """[R] which game of the batch"""
    seat: Whole
    """[R]"""
    view: Position
    """[R, ...] the position as the seat of each row can know it"""
    alone: bool
    """whether there is only one game, so that somebody reads why its minds do what they do"""

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.seat)

    def own(self, column: Array) -> Array:
        """Take of each row what is its seat's own: [R, ...] of a column [R, S, ...]."""
        return column[np.arange(len(self.seat)), self.seat]

    def rows(self, rows: Whole) -> Rows:
        """Take some rows, any of them any number of times."""
        view = self.view
        return Rows(
            self.game[rows],
            self.seat[rows],
            lazily(view, lambda name: getattr(view, name)[rows]),
            self.alone,
        )

    @property
    def one_seat(self) -> int:
        """The seat that all rows are of; several are a mistake."""
        seat = int(self.seat[0])
        if (self.seat != seat).any():
            raise ValueError("rows of one seat were meant")
        return seat


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

    @property
    def rows(self) -> Rows:
        """The same as rows, one for each game."""
        games = self.view.games
        return Rows(np.arange(games), np.full(games, self.seat), self.view, games == 1)


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


def look(book: Rulebook, position: Position, game: Whole, seat: Whole) -> Rows:
    """Show a position to seats, each in one game: `game` [R] and `seat` [R] are indexes."""
    viewer = Viewer(book, position, game, seat)
    return Rows(game, seat, lazily(position, viewer.column), position.games == 1)


@once
def observe(book: Rulebook, position: Position, seat: int) -> Observation:
    """Show a position to one seat, by its index, or to `NOBODY`; with it comes nothing that is not shown."""
    games = np.arange(position.games)
    kind = _Nobody if seat == NOBODY else Viewer
    viewer = kind(book, position, games, np.full(len(games), seat))
    return Observation(
        seat=seat,
        view=position.changed(**{name: viewer.column(name) for name in COLUMNS}),
        certain=viewer.certain,
        exact=book.sees(seat),
        estimated=viewer.estimated[0],
        told=viewer.told,
    )


class Viewer:
    """Seats about to look at a position, row by row: what of the rules and of the games is open to each."""

    def __init__(self, book: Rulebook, position: Position, game: Whole, seat: Whole) -> None:
        self.book, self._position, self.game, self.seat = book, position, game, seat
        self._all = len(game) == position.games and bool((np.diff(game) == 1).all())
        self._masks: dict[Secrecy, Mask] = {}

    def of(self, name: str) -> Array:
        """Return a column as it is, for each row."""
        column: Array = getattr(self._position, name)
        return column if self._all else column[self.game]

    def at(self, name: str, place: Whole) -> Array:
        """Return of a column, for each row, what stands at a place of its own [R]."""
        column: Array = getattr(self._position, name)
        return column[self.game, place]

    def of_texts(self, name: str) -> Array:
        """Return a column of texts: as it is for those of which a row knows the words, most places being empty."""
        shown = np.repeat(getattr(_blank(self.book), name), len(self.game), axis=0)
        row, text = places(self.party)
        shown[row, text] = getattr(self._position, name)[self.game[row], text]
        return shown

    def column(self, name: str) -> Array:
        """Return a column as each row may know it."""
        secrecy = COLUMNS[name].secrecy
        if secrecy == Secrecy.OPEN:
            return self.of(name)
        if secrecy in WORKED_OUT:
            return WORKED_OUT[secrecy](self, name)
        values, mask = self.of(name), self._mask(secrecy)
        mask = mask.reshape(mask.shape + (1,) * (values.ndim - mask.ndim))
        if values.dtype == np.bool_:
            return values & mask  # of yes or no the guess is no
        return np.where(mask, values, getattr(_blank(self.book), name))

    def _mask(self, secrecy: Secrecy) -> Mask:
        if secrecy not in self._masks:
            self._masks[secrecy] = MASKS[secrecy](self)
        return self._masks[secrecy]

    @cached_property
    def own(self) -> Mask:
        """[R, S] the seat itself."""
        return self.book.itself[self.seat]

    @cached_property
    def hands(self) -> Mask:
        """[R, M] its hands."""
        return self.book.hand_seat == self.seat[:, None]

    @cached_property
    def owns(self) -> Mask:
        """[R, L] its levers."""
        return self.book.owns[self.seat]

    @cached_property
    def exact(self) -> Mask:
        """[R, I] indicators that it sees exactly."""
        return self.book.visible[self.seat]

    @cached_property
    def estimated(self) -> Mask:
        """[R, I] indicators that it sees as an estimate."""
        return self.book.estimated[self.seat]

    @cached_property
    def guess(self) -> Whole:
        """[R, I] what it takes an indicator for that it does not see exactly."""
        estimates = self._estimates() if self.estimated.any() else 0
        return np.where(self.estimated, estimates, _blank(self.book).indicator)

    def _estimates(self) -> Whole:
        """What a seat guesses indicators to be: biased, and noisy within its bounds: [R, I] (case sight-1)."""
        book = self.book
        subject = paired(book.salt.indicator, book.salt.seat[self.seat][:, None])
        lots = draw_each(self.of("seeds"), self._position.round, "estimate", subject)
        noise = (2 * lots - (SHARES - 1)) * book.noise // (SHARES - 1)
        return np.clip(self.of("indicator") + book.bias + noise, book.low, book.high)

    @cached_property
    def party(self) -> Mask:
        """[R, T] texts it is party to, and signed ones that it is to approve."""
        at, party = self.game, self._position.offer_party.transpose(0, 2, 1)[self.game, self.seat]
        awaiting = self._position.awaiting
        if awaiting.any():
            approvers = self.book.ratifier == self.seat[:, None]
            signed = (self.of("signed") & approvers[:, None, :]).any(axis=2)
            party = party | (awaiting[at] & signed)
        return party & (self.of("offer_name") > 0)

    @cached_property
    def public_texts(self) -> Mask:
        """[R, T] texts of which everybody may know that they lie there, and between whom."""
        public = self._position.offered & ~secret_texts(self._position)
        return public if self._all else public[self.game]

    @cached_property
    def reader(self) -> Whole:
        """[R] its place among those who read what is in force."""
        return self.seat

    @cached_property
    def seen(self) -> Whole:
        """[R, L] the setting it believes to be in force."""
        return self.at("seen", self.seat)

    @cached_property
    def free(self) -> Whole:
        """[R, L] what it saw when it last knew of no clause on the lever."""
        return self.at("free", self.seat)

    @cached_property
    def checked(self) -> Mask:
        """[R, hidden] levers that were shown to it in the open this round."""
        return checked(self.book, self._position)[self.game, self.seat]

    @cached_property
    def certain(self) -> Mask:
        """[R, L] levers whose setting it can be sure of."""
        sure = knows(self.book, self._position) & ~doubt(self.book, self._position)
        return sure[self.game, self.seat]

    @cached_property
    def told(self) -> Whole:
        """[R, H] which of the things it could be told it has been told about each hidden fact."""
        fact = self.of("fact")
        heard = np.zeros_like(fact)
        for index, told in enumerate(self.book.told):
            heard[:, index] = told[self.seat, fact[:, index]]
        return heard

    @cached_property
    def facts(self) -> Whole:
        """[R, H] what it takes the hidden facts for: the likeliest value that fits what it was told."""
        guess = np.zeros_like(self.told)
        for index, likeliest in enumerate(_guesses(self.book)):
            guess[:, index] = likeliest[self.seat, self.told[:, index]]
        return guess


class _Nobody(Viewer):
    """The eyes of nobody: what every seat sees exactly, and what things look like from outside."""

    def _none(self, *length: int) -> Mask:
        return np.zeros((len(self.game), *length), dtype=bool)

    @cached_property
    def own(self) -> Mask:
        return self._none(len(self.book.seats))

    @cached_property
    def hands(self) -> Mask:
        return self._none(len(self.book.hand_seat))

    @cached_property
    def owns(self) -> Mask:
        return self._none(len(self.book.levers))

    @cached_property
    def exact(self) -> Mask:
        return np.broadcast_to(self.book.sees(NOBODY), (len(self.game), len(self.book.indicators)))

    @cached_property
    def estimated(self) -> Mask:
        return self._none(len(self.book.indicators))

    @cached_property
    def party(self) -> Mask:
        return self._none(self.book.slots)

    @cached_property
    def reader(self) -> Whole:
        return np.full(len(self.game), len(self.book.seats))

    @cached_property
    def seen(self) -> Whole:
        return outside_view(self.book, self._position)

    @cached_property
    def free(self) -> Whole:
        return np.repeat(outside_view(self.book, _blank(self.book)), len(self.game), axis=0)

    @cached_property
    def checked(self) -> Mask:
        return _in_the_open(self.book, self._position)

    @cached_property
    def certain(self) -> Mask:
        return _plain_to_all(self.book, self._position)

    @cached_property
    def told(self) -> Whole:
        return np.zeros_like(self.of("fact"))

    @cached_property
    def facts(self) -> Whole:
        return np.repeat(_commonest_facts(self.book), len(self.game), axis=0)


@lru_cache(maxsize=64)
def _guesses(book: Rulebook) -> tuple[Whole, ...]:
    """For every hidden fact the likeliest value by seat and by what it was told; nobody writes to them."""
    guesses = []
    for fact, (told, weights) in enumerate(zip(book.told, book.fact_weights, strict=True)):
        heard = np.arange(int(told.max(initial=0)) + 1)
        fits = told[:, None, :] == heard[None, :, None]
        guesses.append(_largest(book, fact, np.where(fits, np.array(weights), -1)))
    return tuple(guesses)


@lru_cache(maxsize=64)
def _commonest_facts(book: Rulebook) -> Whole:
    """For every hidden fact the likeliest value for whoever was told nothing: [1, H]."""
    likeliest = [_largest(book, at, np.array(every)) for at, every in enumerate(book.fact_weights)]
    return np.array([likeliest], dtype=np.int64)


def _largest(book: Rulebook, fact: int, weights: Whole) -> Whole:
    """The value of a hidden fact that weighs most [...], by weights [..., V]; of equals one by their salts."""
    turns = np.argsort(salts(book.values[fact]))
    largest: Whole = turns[np.argmax(weights[..., turns], axis=-1)]
    return largest


@lru_cache(maxsize=16)
def _blank(book: Rulebook) -> Position:
    """What anyone could guess from the scenario alone, of any game; nobody writes to it."""
    return open_games(book, np.zeros(1, dtype=np.uint64))


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


MASKS: Final[Mapping[Secrecy, Callable[[Viewer], Mask]]] = {
    Secrecy.OWN: lambda viewer: viewer.own,
    Secrecy.HAND: lambda viewer: viewer.hands[:, None],
    Secrecy.SAID: lambda viewer: viewer.own[:, :, None] | viewer.own[:, None, :],
    Secrecy.SEEN: lambda viewer: viewer.exact[:, None],
    Secrecy.PLAIN: lambda viewer: ~viewer.book.covert.any(axis=1) | viewer.owns,
    Secrecy.EXISTS: lambda viewer: viewer.party | viewer.public_texts,
    Secrecy.READ: lambda viewer: np.arange(len(viewer.book.seats) + 1) == viewer.reader[:, None],
    Secrecy.NOBODY: lambda viewer: np.zeros((len(viewer.game), 1), dtype=bool),
}
"""Where a viewer may know a column as it is: along the first axes of the array."""


def _believed(viewer: Viewer, name: str) -> Whole:
    if name == "setting":
        return viewer.seen
    rows = viewer.free if name == "free" else viewer.seen
    return np.repeat(rows[:, None, :], len(viewer.book.seats), axis=1)


def _read(viewer: Viewer, name: str) -> Array:
    """A clause as the viewer reads it (cases read-1 and closing-15)."""
    return viewer.at(READ[name], viewer.reader)


def _parent(viewer: Viewer, name: str) -> Whole:
    """The text that each text amends, where the viewer is party to both."""
    parent = viewer.of("parent")
    row = np.arange(len(parent))[:, None, None]
    both = viewer.party[:, :, None] & viewer.party[row, np.maximum(parent, 0)]
    return np.where(both, parent, -1)


def _checked(viewer: Viewer, name: str) -> Mask:
    exposed = np.zeros(viewer.seen.shape, dtype=bool)
    exposed[:, viewer.book.hidden] = viewer.checked
    return exposed


WORKED_OUT: Final[Mapping[Secrecy, Callable[[Viewer, str], Array]]] = {
    Secrecy.LUCK: lambda viewer, name: np.zeros(len(viewer.game), dtype=np.uint64),
    Secrecy.HIDDEN: lambda viewer, name: np.repeat(
        getattr(_blank(viewer.book), name), len(viewer.game), axis=0
    ),
    Secrecy.GUESSED: lambda viewer, name: np.where(viewer.exact, viewer.of(name), viewer.guess),
    Secrecy.SHOWN: lambda viewer, name: np.where(
        viewer.own[:, :, None], viewer.of("trust"), viewer.of("shown")
    ),
    Secrecy.BELIEVED: _believed,
    Secrecy.CHECKED: _checked,
    Secrecy.TOLD: lambda viewer, name: viewer.facts,
    Secrecy.CLAUSE: _read,
    Secrecy.PARENT: _parent,
    Secrecy.PARTY: Viewer.of_texts,
}
"""What a viewer makes of a column that it is not shown as it is."""

UNSAID: Final = {column.secrecy for column in COLUMNS.values()} - {
    Secrecy.OPEN,
    *MASKS,
    *WORKED_OUT,
}
if UNSAID:
    raise TypeError(f"nobody says who may see what is known to {UNSAID}")

CLAUSE_FACTS: Final = known_as(Secrecy.CLAUSE)
