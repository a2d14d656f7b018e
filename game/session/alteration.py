"""One decision of a recorded game altered: what is meant by `ROUND SEAT LEVER=SETTING`.

3 mexico flights=none          set a lever
3 mexico flights=              do not move it (`keep` after the sign says the same)
3 mexico crisis=deny           answer the question of an event
3 mexico sign usa              sign the text that a seat has put, in whatever exchange it lies on the table
3 mexico decline usa           decline it, and sign it in none

A text may be given by its name in the record as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from game import UserError
from game.rules.orders import Choose, Decline, Move, Order, Sign, TakeBack
from game.rules.phases import PHASE_OF
from game.rules.rulebook import Rulebook

SIGN, DECLINE, KEEP = "sign", "decline", "keep"
FORM: Final = "ROUND SEAT LEVER=SETTING"
NAME: Final = re.compile(r"[0-9a-f]{6,10}")
"""What the name of a text looks like."""


@dataclass(frozen=True, slots=True)
class Alteration:
    """One decision of one seat, made otherwise than it was."""

    round: int
    seat: str
    kind: type[Order]
    """Move, Choose, Sign or Decline."""
    about: str
    """The lever, the event or the text: its name, or the seat that has put it."""
    to: str
    """The setting, nothing for no order, which keeps a word given; the option; nothing for a text."""

    @property
    def phase(self) -> str:
        """The phase of its round to which it belongs; for texts in every exchange."""
        return PHASE_OF[self.kind]

    @property
    def order(self) -> Order | None:
        """The order to be given; None if there is to be none."""
        if self.kind in (Sign, Decline):
            return (
                Sign(self.seat, self.about) if self.kind is Sign else Decline(self.seat, self.about)
            )
        if self.kind is Choose:
            return Choose(self.seat, self.about, self.to)
        return Move(self.seat, self.about, self.to) if self.to else None

    def replaces(self, order: Order) -> bool:
        """Whether an order of the same phase is the one that is altered."""
        if order.seat != self.seat:
            return False
        match order:
            case Move():
                return self.kind is Move and order.lever == self.about
            case Choose():
                return self.kind is Choose and order.event == self.about
            case Sign() | Decline() | TakeBack():
                return self.kind in (Sign, Decline) and order.text == self.about
            case _:
                return False

    def __str__(self) -> str:
        """Write it as it is read."""
        if self.kind in (Sign, Decline):
            said = SIGN if self.kind is Sign else DECLINE
            return f"{self.round} {self.seat} {said} {self.about}"
        return f"{self.round} {self.seat} {self.about}={self.to}"


def read_alteration(book: Rulebook, text: str) -> Alteration:
    """Read an alteration as it is typed.

    Raises UserError, in one sentence, for what the scenario does not know or the seat does not decide.
    """
    words = text.replace("=", " = ").split()
    if len(words) < 4 or len(words) > 5 or (words[2] in (SIGN, DECLINE)) != ("=" not in words):
        raise UserError(
            f"'{text}' is no change; write {FORM}, or ROUND SEAT sign PROPOSER, in one argument."
        )
    round = _round(book, words[0])
    seat = _known("seat", words[1], book.seats)
    if words[2] in (SIGN, DECLINE):
        about = words[3] if NAME.fullmatch(words[3]) else _known("seat", words[3], book.seats)
        if about == seat:
            raise UserError(f"'{seat}' cannot answer its own text.")
        return Alteration(round, seat, Sign if words[2] == SIGN else Decline, about, "")
    about, to = words[2], " ".join(words[4:])
    if about in book.events and about not in book.levers:
        return _answered(book, round, seat, about, to)
    return _moved(book, round, seat, _known("lever", about, book.levers), to)


def _round(book: Rulebook, word: str) -> int:
    if word.isdecimal() and 1 <= int(word) <= book.rounds:
        return int(word)
    raise UserError(f"There is no round '{word}'; this game has the rounds 1 to {book.rounds}.")


def _moved(book: Rulebook, round: int, seat: str, lever: str, to: str) -> Alteration:
    at = book.levers.index(lever)
    if not book.owns[book.seats.index(seat), at]:
        owners = [name for number, name in enumerate(book.seats) if book.owns[number, at]]
        whose = "only agreements move it" if not owners else f"it belongs to {_list(owners)}"
        raise UserError(f"'{seat}' does not decide on the lever '{lever}': {whose}.")
    settings = book.settings[at]
    to = "" if to == KEEP and KEEP not in settings else to
    if to:
        _known("setting", to, settings, f" of the lever '{lever}'")
    return Alteration(round, seat, Move, lever, to)


def _answered(book: Rulebook, round: int, seat: str, event: str, to: str) -> Alteration:
    at = book.events.index(event)
    asked = int(book.choice_seat[at])
    if asked < 0:
        raise UserError(f"The event '{event}' asks nobody anything.")
    if book.seats[asked] != seat:
        raise UserError(f"The event '{event}' asks '{book.seats[asked]}', not '{seat}'.")
    option = _known("answer", to, book.options[at], f" to the event '{event}'")
    return Alteration(round, seat, Choose, event, option)


def _known(kind: str, name: str, names: Iterable[str], of: str = "") -> str:
    known = list(names)
    if name in known:
        return name
    close = get_close_matches(name, known, 1, cutoff=0.5)
    hint = f"did you mean '{close[0]}'?" if close else f"there are {_list(known)}."
    raise UserError(f"There is no {kind} '{name}'{of}; {hint}")


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
