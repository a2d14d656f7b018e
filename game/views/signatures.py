"""Where the parties of a text stand: who has signed, and who would with a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.rules.edits import edits_of
from game.rules.encoding import name_of_text
from game.rules.orders import Edit, Put
from game.rules.rulebook import NOBODY
from game.rules.sight import Observation
from game.rules.texts import texts_known
from game.views.amending import change_said, with_change
from game.views.called import called
from game.views.packages import on_the_table
from game.views.words import Words

State = Literal["signed", "would", "declined", "unsure"]


@dataclass(frozen=True, slots=True)
class Signature:
    """Where one party stands on a text."""

    seat: str
    seat_name: str
    state: State
    """It has signed; would sign with a change; declined; said nothing yet."""
    change: tuple[Edit, ...]
    """The change with which it would sign; put by somebody, it can be signed."""
    meant: bool
    """Whether it keeps its signature ready for that change, as far as the reader may know: that a signature
    kept ready has lapsed is told to its own seat only."""
    blocking: str
    """The lever of the clause in the way; empty if it named none."""
    sentence: str


@dataclass(frozen=True, slots=True)
class KeptReady:
    """The signature that the reader keeps ready for a change it has named."""

    text: str
    """The text of which it has named a change."""
    change: tuple[Edit, ...]
    wanted: str
    """The name of the text with that change."""
    lies: bool
    """Whether that text lies on the table: then the reader will have signed it in the next exchange."""
    sentence: str


def signatures(words: Words, seen: Observation, place: int, package: Put) -> Iterator[Signature]:
    """Say of each party where it stands on a text, the reader first."""
    book, view = words.book, seen.view.one
    party = np.flatnonzero(view.offer_party[place]).tolist()
    for at in sorted(party, key=lambda at: at != seen.seat):
        seat = book.seats[at]
        change = edits_of(book, view.change[place, at])
        lever = int(view.blocking[place, at])
        meant = bool(view.meant[place, at]) and (at != seen.seat or int(view.ready[at]) == place)
        state: State = "unsure"
        if view.signed[place, at]:
            state = "signed"
        elif view.declined[place, at]:
            state = "would" if change else "declined"
        key = f"signature.{state}"
        if state == "would" and meant:
            key += ".meant"
        elif state == "declined" and lever >= 0:
            key += ".lever"
        own = ".own" if at == seen.seat else ""
        said = words.say(
            key + own,
            seat=words.seat(seat),
            lever=words.lever(book.levers[lever]) if lever >= 0 else "",
            change=change_said(words, package, change, book.seats[seen.seat]),
        )
        blocking = book.levers[lever] if lever >= 0 else ""
        yield Signature(seat, words.seat(seat), state, change, meant, blocking, said)


def ready(words: Words, seen: Observation) -> KeptReady | None:
    """Show the signature that the observing seat keeps ready; None if it keeps none."""
    if seen.seat == NOBODY or seen.view.one.ready[seen.seat] < 0:
        return None
    book, view, seat = words.book, seen.view, words.book.seats[seen.seat]
    place = int(view.one.ready[seen.seat])
    change = edits_of(book, view.one.change[place, seen.seat])
    package = on_the_table(book, view, place, seat)
    wanted = name_of_text(book, with_change(book, package, change))
    texts = texts_known(view)
    lies = wanted in texts and bool(view.one.offered[texts.index(wanted)])
    said = words.say(
        "kept_ready.lies" if lies else "kept_ready",
        proposal=called(words, view)[texts[place]],
        change=change_said(words, package, change, seat),
    )
    return KeptReady(texts[place], change, wanted, lies, said)
