"""How the texts of a talk are called to one reader: by numbers of its own, and by what they are about.

The number of a text counts what this reader has come to know of in this talk, so that it tells of nothing
else; texts of others that are public are called by their parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.position import Position
from game.rules.sight import Observation
from game.rules.texts import texts_known
from game.views.words import Words


@dataclass(frozen=True, slots=True)
class Rumour:
    """A text of others that is public: it lies there, and between whom."""

    parties: tuple[str, ...]
    sentence: str


def numbers(view: Position) -> Mapping[str, int]:
    """Number the texts of this talk that the reader of a view may read or could: name to number.

    By the places of the arrays, which follow the order in which texts appeared. What has left the table
    keeps its number.
    """
    known = dict.fromkeys(name for name in texts_known(view) if name)
    return {name: number for number, name in enumerate(known, 1)}


def called(words: Words, view: Position) -> Mapping[str, str]:
    """Say how sentences call each text that the reader of a view may read: by its number and what it is about."""
    texts = texts_known(view)
    return {
        name: words.say(
            "proposal.called",
            number=number,
            about=about(words, view, texts.index(name)),
        )
        for name, number in numbers(view).items()
    }


def called_in(words: Words, positions: Iterable[Position]) -> Mapping[str, str]:
    """Say how sentences call the texts of a whole game to who may read them all: by what they are about."""
    names: dict[str, str] = {}
    for position in positions:
        for place, name in enumerate(texts_known(position)):
            if name and name not in names:
                names[name] = words.say("the_proposal", about=about(words, position, place))
    return names


def about(words: Words, view: Position, place: int) -> str:
    """Name the levers that a text is about."""
    levers = np.flatnonzero(view.one.offer[place] >= 0)
    return words.about([words.book.levers[lever] for lever in levers])


def rumours(words: Words, seen: Observation) -> tuple[Rumour, ...]:
    """List the texts that everybody may know to be there, and the observing seat may not read.

    Told in the order of their parties: the order in which they came would tell who put them.
    """
    book, view = words.book, seen.view.one
    unread = view.offered & (view.offer_name == 0)
    between = sorted(
        np.flatnonzero(view.offer_party[place]).tolist() for place in np.flatnonzero(unread)
    )
    return tuple(_rumour(words, [book.seats[seat] for seat in seats]) for seats in between)


def _rumour(words: Words, parties: Sequence[str]) -> Rumour:
    said = words.say("rumour", seats=words.listing([words.seat(seat) for seat in parties]))
    return Rumour(tuple(parties), said)
