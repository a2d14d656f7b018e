"""Texts: packages that lie on the table, where they stand in the arrays, and the names that they have.

A text is what it says: alike in clauses, marks, payments and parties are one text, whoever puts it. Its name
is worked out from that, so it is the same for everybody who may read it and tells nothing more. The place of
a text in the arrays is given by the exchange in which it first appeared and by who put it; a place is used
for one text in a talk.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import product

import numpy as np

from game.rules.arrays import Array, Mask, Seeds, Whole, places, some
from game.rules.beats import PAY
from game.rules.chance import mixed
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.salts import salts


@dataclass(frozen=True, slots=True)
class Texts:
    """What texts say, n of them."""

    game: Whole
    clause: Whole
    """[n, L] settings, -1 for no clause"""
    public: Mask
    """[n, L]"""
    verified: Mask
    """[n, L]"""
    pay: Whole
    """[n, 2, S] net hundredths of mandate (0) and points (1)"""
    party: Mask
    """[n, S]"""
    open: Mask
    rounds: Whole

    @property
    def named(self) -> Mask:
        """Levers that the texts name: [n, L]."""
        return self.clause >= 0

    @property
    def secret(self) -> Mask:
        """Texts without a public clause, of which nobody else may know: [n]."""
        return ~some(self.named & self.public, 1)

    def only(self, rows: Array) -> Texts:
        """Take some of them, any of them any number of times: `rows` is an index or a mask."""
        return Texts(
            self.game[rows],
            self.clause[rows],
            self.public[rows],
            self.verified[rows],
            self.pay[rows],
            self.party[rows],
            self.open[rows],
            self.rounds[rows],
        )


def joined_texts(one: Texts, other: Texts) -> Texts:
    """Put texts behind others."""
    return Texts(
        *(
            np.concatenate([getattr(one, item.name), getattr(other, item.name)])
            for item in fields(Texts)
        )
    )


def texts_at(position: Position, at: tuple[Whole, Whole]) -> Texts:
    """Read the texts at n games and places."""
    return Texts(
        at[0],
        position.offer[at],
        position.offer_public[at],
        position.offer_verified[at],
        position.offer_pay[at],
        position.offer_party[at],
        position.offer_open[at],
        position.offer_rounds[at],
    )


def secret_texts(position: Position) -> Mask:
    """Tell which texts have no public clause: [G, T]."""
    return ~some((position.offer >= 0) & position.offer_public, 2)


# Places


@lru_cache(maxsize=64)
def ranks(book: Rulebook) -> Whole:
    """The place of each seat by its id: [S]; so that the order of seats in a file decides nothing."""
    order = sorted(range(len(book.seats)), key=lambda seat: book.seats[seat])
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return rank


def place_of(book: Rulebook, exchange: int, seats: Whole) -> Whole:
    """Where texts stand that seats put first in an exchange; 0 for open agreements of earlier talks: [n]."""
    place: Whole = exchange * len(book.seats) + ranks(book)[seats]
    return place


# Names


@dataclass(frozen=True, slots=True)
class TextSalts:
    """A number for everything a text can say, worked out from the ids of the scenario."""

    clause: Seeds
    """[L, K, not public or public, not verified or verified]"""
    pay: Seeds
    """[2, S]"""
    party: Seeds
    """[S]"""
    open: np.uint64
    rounds: np.uint64


def salt(*words: object) -> np.uint64:
    """A number for some words, the same on every machine."""
    number: np.uint64 = salts(["\n".join(str(word) for word in words)])[0]
    return number


@lru_cache(maxsize=64)
def _salts(book: Rulebook) -> TextSalts:
    clause = np.zeros((*book.real.shape, 2, 2), dtype=np.uint64)
    for lever, settings in enumerate(book.settings):
        for at, public, verified in product(range(len(settings)), (0, 1), (0, 1)):
            words = book.levers[lever], settings[at], public, verified
            clause[lever, at, public, verified] = salt("clause", *words)
    pay = [[salt("pay", kind, seat) for seat in book.seats] for kind in PAY]
    party = [salt("party", seat) for seat in book.seats]
    return TextSalts(clause, np.array(pay), np.array(party), salt("open"), salt("rounds"))


def names_of(book: Rulebook, texts: Texts) -> Whole:
    """Work the names of texts out from what they say: [n] numbers from 1 to 2**40."""
    salts = _salts(book)
    row, lever = places(texts.named)
    at = row, lever
    said = salts.clause[
        lever, texts.clause[at], texts.public[at].astype(int), texts.verified[at].astype(int)
    ]
    sums = np.zeros(len(texts.game), dtype=np.uint64)
    np.add.at(sums, row, said)
    sums += texts.pay.reshape(-1, salts.pay.size).astype(np.uint64) @ salts.pay.reshape(-1)
    sums += texts.party.astype(np.uint64) @ salts.party
    sums += texts.open * salts.open + texts.rounds.astype(np.uint64) * salts.rounds
    return (mixed(sums) >> np.uint64(24)).astype(np.int64) + 1


def spelled(name: int) -> str:
    """Write the name of a text as orders and records give it; nothing for no text.

    >>> spelled(255), spelled(0)
    ('ff', '')
    """
    return f"{name:x}" if name else ""


def texts_known(view: Position) -> tuple[str, ...]:
    """The names of the texts of one game by their places, as orders give them; empty where there is none."""
    return tuple(spelled(name) for name in view.one.offer_name.tolist())


def luck_of(position: Position, at: tuple[Whole, Whole]) -> Seeds:
    """Luck keyed on what texts say, in their game and round: [n]; whoever is first by it is no seat's doing."""
    name = position.offer_name[at].astype(np.uint64)
    key = position.seeds[at[0]] + name * np.uint64(0xD1B54A32D192ED03)
    return mixed(key + np.uint64(position.round))
