"""Orders for an exchange of the talk, drawn by chance: every kind of order, about texts that meet.

The texts of a game's talk come from a small pool, so that seats put the same one, amend it and sign each
other's. Some of what is asked for is not allowed, or is nonsense; the rules drop it.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from game.rules.arrays import Array, Mask, Whole, places
from game.rules.beats import DECLINE, EDITS, PUT, SIGN, WITHDRAW, TalkOrders
from game.rules.chance import draw
from game.rules.edits import clause_codes, edited, payment_codes
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.texts import Texts, texts_at

POOL = 6
"""How many texts a game's talk has to draw from."""


class Lots(Protocol):
    """Luck of one phase."""

    def whole(self, what: str, below: int, *shape: int) -> Whole:
        """Whole numbers from 0 up to a bound, [G, shape...]."""

    def often(self, what: str, percent: int, *shape: int) -> Mask:
        """Yes in so many percent of cases, [G, shape...]."""


class Keyed:
    """Luck that is the same whenever it is asked for: by seed, moment and what it is for."""

    def __init__(self, position: Position, moment: int) -> None:
        self._seeds = position.seeds
        self._moment = moment

    def whole(self, what: str, below: int, *shape: int) -> Whole:
        subjects = np.arange(int(np.prod(shape, dtype=np.int64))).reshape(shape)
        drawn: Whole = draw(self._seeds, self._moment, f"workload {what}", subjects) % below
        return drawn

    def often(self, what: str, percent: int, *shape: int) -> Mask:
        return self.whole(what, 100, *shape) < percent


class Streamed:
    """Luck that comes from a generator, one number after the other."""

    def __init__(self, position: Position, rng: np.random.Generator) -> None:
        self._games, self._rng = position.games, rng

    def whole(self, what: str, below: int, *shape: int) -> Whole:
        return self._rng.integers(0, below, (self._games, *shape))

    def often(self, what: str, percent: int, *shape: int) -> Mask:
        return self.whole(what, 100, *shape) < percent


def drawn_talk(book: Rulebook, position: Position, lots: Lots) -> TalkOrders:
    """Draw the orders of an exchange."""
    asked = no_orders(book, "talk", position.games)
    assert isinstance(asked, TalkOrders)
    _put(book, position, asked, lots)
    _answers(book, position, asked, lots)
    _words(book, asked, lots)
    seats = len(book.seats)
    asked.unsay = lots.often("unsay", 4, seats)
    asked.wait = lots.often("wait", 50, seats)
    _hush(asked, _quiet(position) & lots.often("silent", 80, seats))
    return asked


def _quiet(position: Position) -> Mask:
    """Some talks fall silent: whoever is asked has mostly nothing to add: [G, 1]."""
    begun = (position.offer_name > 0).sum(axis=1) > 1
    quiet: Mask = Keyed(position, position.round).often("quiet", 40) & begun
    return quiet[:, None]


def _hush(asked: TalkOrders, silent: Mask) -> None:
    """Let seats [G, S] do nothing about texts."""
    asked.action[silent] = 0
    asked.answer *= ~silent[:, None]
    asked.back &= ~silent[:, None]
    asked.unsay &= ~silent
    asked.wait &= ~silent


# What is put


def _put(book: Rulebook, position: Position, asked: TalkOrders, lots: Lots) -> None:
    """Put a text of the pool, one that is a change of another, or one that somebody waits for; or withdraw."""
    games, seats = position.games, len(book.seats)
    what = lots.whole("put", 100, seats)
    asked.action = np.where(what < 66, PUT, np.where(what >= 94, WITHDRAW, 0))
    pool = _pool(book, position, isinstance(lots, Keyed))
    chosen = lots.whole("of the pool", POOL, seats)
    row = np.arange(games)[:, None] * POOL + chosen
    _write(
        asked,
        pool,
        (np.repeat(np.arange(games), seats), np.tile(np.arange(seats), games)),
        row.reshape(-1),
    )
    # An amendment of a text that the seat may read.
    liked = lots.whole("which text", 1_000, len(position.offered[0]), seats) + 1
    reads = position.offered[:, :, None] & position.offer_party
    best = np.argmax(liked * reads, axis=1)
    game, seat = at = places((what < 20) & np.any(reads, axis=1))
    base = texts_at(position, (game, best[at]))
    _write(asked, edited(book, base, _changes(book, base, lots, seat, "amends")), at)
    asked.parent[at] = best[at]
    # What somebody keeps a signature ready for.
    waits = np.argmax((lots.whole("who waits", 100, seats) + 1) * (position.ready >= 0), axis=1)
    game, seat = at = places(
        (what >= 20) & (what < 36) & np.any(position.ready >= 0, axis=1)[:, None]
    )
    of = position.ready[game, waits[game]]
    ready = edited(
        book, texts_at(position, (game, of)), position.change[game, of, waits[game]], waits[game]
    )
    _write(asked, ready, at)
    asked.parent[at] = of
    odd = lots.whole("parent", book.slots, seats)
    named = position.offer_name[np.arange(games)[:, None], odd] > 0
    nonsense = lots.often("odd parent", 8, seats) & named
    asked.parent[nonsense] = odd[nonsense]


def _write(
    asked: TalkOrders, texts: Texts, at: tuple[Whole, ...], rows: Whole | None = None
) -> None:
    """Ask for texts, those of some rows or all of them, in the places of games and seats."""
    row = slice(None) if rows is None else rows
    asked.clause[at] = texts.clause[row]
    asked.public[at] = texts.public[row]
    asked.verified[at] = texts.verified[row]
    asked.pay[at] = texts.pay[row]
    asked.invited[at] = texts.party[row]
    asked.open[at] = texts.open[row]
    asked.rounds[at] = texts.rounds[row]


def _pool(book: Rulebook, position: Position, odd: bool) -> Texts:
    """The texts that a game's talk draws from, POOL for each game: the same in all its exchanges.

    If they may be odd, some name a setting that does not exist.
    """
    lots = Keyed(position, position.round)
    levers, seats = len(book.levers), len(book.seats)
    shape = POOL, levers
    liked = lots.whole("levers", 9_999, *shape) + np.where(book.in_play, 500, 0)
    rank = np.argsort(np.argsort(-liked, axis=2), axis=2)
    named = rank < lots.whole("how many", 3, POOL, 1) + 1
    sizes = book.real.sum(axis=1)
    setting = lots.whole("setting", 9_973, *shape) % sizes
    if odd:
        setting = np.where(lots.often("no setting", 1, *shape), book.real.shape[1] - 1, setting)
    secret = lots.often("secret text", 40, POOL, 1)
    public = ~secret & lots.often("public", 80, *shape)
    pay = _payments(book, lots, lots.often("pays", 25, POOL, 2))
    named &= ~(lots.often("only pays", 3, POOL, 1) & np.any(pay, axis=(2, 3))[:, :, None])
    flat = position.games * POOL
    return Texts(
        np.repeat(np.arange(position.games), POOL),
        np.where(named, setting, -1).reshape(flat, levers),
        public.reshape(flat, levers),
        lots.often("checked", 20, *shape).reshape(flat, levers),
        pay.reshape(flat, 2, seats),
        lots.often("invited", 12, POOL, seats).reshape(flat, seats),
        lots.often("open", 15, POOL).reshape(flat),
        np.maximum(lots.whole("rounds", 6, POOL) - 3, 0).reshape(flat),
    )


def _payments(book: Rulebook, lots: Lots, pays: Mask) -> Whole:
    """Pay 1 or 2 points from one seat to another; of points mostly between those who have a purse: [G, n, 2, S]."""
    seats, many = len(book.seats), pays.shape[1]
    pay = np.zeros((*pays.shape, seats), dtype=np.int64)
    amount = (lots.whole("amount", 2, many, 2) + 1) * 100
    order = lots.whole("who pays", 9_999, many, 2, seats)
    order[:, :, 1] += np.where(book.purse >= 0, 9_999, 0)
    first = np.argsort(-order, axis=3)[..., :2]
    np.put_along_axis(pay, first[..., :1], -(amount * pays)[..., None], axis=3)
    np.put_along_axis(pay, first[..., 1:], (amount * pays)[..., None], axis=3)
    return pay


def _changes(book: Rulebook, texts: Texts, lots: Lots, seat: Whole, what: str) -> Whole:
    """Draw one or two differences to texts, mostly on levers that are named in them: [n, edits]."""
    many, levers = len(texts.game), len(book.levers)
    codes = np.zeros((many, EDITS), dtype=np.int64)
    if not many:
        return codes
    slots = book.slots

    def lot(name: str, below: int) -> Whole:
        """A number for each text, by its game and the seat and text it is asked for."""
        drawn = lots.whole(f"{what} {name}", below, slots)
        mine: Whole = drawn[texts.game, (seat * 7 + np.arange(many)) % slots]
        return mine

    for at in range(EDITS):
        kind = lot(f"kind {at}", 100)
        liked = lot(f"lever {at}", levers)
        rolled = (np.arange(levers)[None] - liked[:, None]) % levers
        on = np.argmin(np.where(texts.named, rolled, rolled + levers), axis=1)
        lever = np.where(kind % 10 < 7, on, liked)
        cell = np.arange(many), lever
        now, count = texts.clause[cell], book.real.sum(axis=1)[lever]
        other = lot(f"to {at}", 9_973) % count
        setting = np.where(kind < 45, other, np.where(kind < 65, -1, np.maximum(now, 0)))
        public = texts.public[cell] ^ ((kind >= 65) & (kind < 80))
        verified = texts.verified[cell] ^ ((kind >= 80) & (kind < 88))
        code = clause_codes(book, lever, setting, public, verified)
        payer, payee = lot(f"payer {at}", len(book.seats)), lot(f"payee {at}", len(book.seats))
        amounts = np.full(many, 100)
        paid = payment_codes(book, kind % 2, payer, payee, amounts)
        code = np.where(kind >= 88, paid, code)
        again = (at == 0) | (lot(f"again {at}", 100) < 30)
        codes[:, at] = np.where(again, code, 0)
    return codes


# What is said of what lies there


def _answers(book: Rulebook, position: Position, asked: TalkOrders, lots: Lots) -> None:
    texts, seats = position.offer_party.shape[1:]
    what = lots.whole("answer", 100, texts, seats)
    readable = position.offered[:, :, None] & position.offer_party
    readable |= lots.often("nonsense", 2, texts, seats) & (position.offer_name > 0)[:, :, None]
    asked.answer = np.where(what < 58, SIGN, np.where(what < 78, DECLINE, 0)) * readable
    asked.back = readable & lots.often("back", 8, texts, seats)
    asked.blocking = np.where(
        asked.answer == DECLINE, lots.whole("blocking", len(book.levers) + 1, texts, seats) - 1, -1
    )
    game, text, seat = at = places(
        (asked.answer == DECLINE) & lots.often("names", 75, texts, seats)
    )
    of = texts_at(position, (game, text))
    asked.change[at] = _changes(book, of, lots, seat, "names")
    # Once again what has been named before, by the seat itself.
    again = lots.often("the same", 15, texts, seats)[at]
    asked.change[game[again], text[again], seat[again]] = position.change[at][again]
    asked.meant[at] = lots.often("meant", 45, texts, seats)[at]


def _words(book: Rulebook, asked: TalkOrders, lots: Lots) -> None:
    seats, levers, hands = len(book.seats), len(book.levers), len(book.hand_lever)
    count = book.real.sum(axis=1)[book.hand_lever]
    likely = lots.whole("promised", 9_973, hands) % count
    asked.promise = np.where(lots.often("promise", 5, hands), likely, -1)
    hidden = np.argmax(book.covert, axis=1)[book.hand_lever]
    said: Array = np.where(lots.often("odd denial", 10, hands), likely, hidden)
    asked.deny = np.where(lots.often("deny", 6, hands), said, -1)
    asked.mark = lots.often("mark", 1, seats, seats, levers)
    asked.leave = lots.often("leave", 3, seats, levers)
