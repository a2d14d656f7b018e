"""What one seat may do in an exchange of one game: whatever else it asks for is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.reference.agreements import too_dear
from tests.benchmarks.reference.book import Book
from tests.benchmarks.reference.impossible import never
from tests.benchmarks.reference.state import Game
from tests.benchmarks.reference.texts import (
    Text,
    differences,
    edited,
    edits_of,
    name_of,
    text_at,
    written,
)

PUT, WITHDRAW = 1, 2
SIGN, DECLINE = 1, 2


@dataclass(slots=True)
class Says:
    """What one seat does in one exchange."""

    put: Text | None = None
    place: int = -1
    """where the text that it puts comes to lie"""
    parent: int = -1
    withdraw: bool = False
    sign: set[int] = field(default_factory=set)
    decline: dict[int, tuple[int, Sequence[int], bool]] = field(default_factory=dict)
    """text -> the lever in the way, the change named, and whether a signature is kept ready for it"""
    back: set[int] = field(default_factory=set)
    aside: set[int] = field(default_factory=set)
    """the texts that it stands for no longer"""
    unsay: bool = False
    wait: bool = False

    @property
    def refuses(self) -> set[int]:
        """The texts that it does not sign in this beat: a take-back wins."""
        return self.back | set(self.decline)

    @property
    def gives(self) -> set[int]:
        """The texts that it signs, the one that it puts among them."""
        return (self.sign | ({self.place} if self.put else set())) - self.refuses


def what_it_says(book: Book, game: Game, asked: Any, seat: int) -> Says:
    """Read what a seat that is asked does."""
    says = Says(unsay=asked.unsay[seat], wait=asked.wait[seat])
    says.withdraw = asked.action[seat] == WITHDRAW
    if asked.action[seat] == PUT and game.round >= book.talk_from:
        says.put = what_it_puts(book, game, asked, seat)
    reads = {
        place
        for place in range(book.slots)
        if game.offered[place] and game.offer_party[place][seat]
    }
    parent = asked.parent[seat]
    if says.put and parent >= 0 and game.offer_name[parent] and game.offer_party[parent][seat]:
        says.parent = parent
    for place in reads:
        if asked.back[place][seat] and not game.offer_deal[place]:
            says.back.add(place)
        if asked.answer[place][seat] == SIGN and may_sign(book, game, place, seat):
            says.sign.add(place)
        puts_it = says.put is not None and text_at(game, place) == says.put
        if asked.answer[place][seat] == DECLINE and may_decline(game, place, seat) and not puts_it:
            change = what_it_names(book, game, asked, place, seat)
            meant = bool(change[0] or change[1]) and asked.meant[place][seat]
            lever = asked.blocking[place][seat]
            blocking = lever if lever >= 0 and game.offer[place][lever] >= 0 else -1
            says.decline[place] = (blocking, change, meant)
    if sum(meant for *_, meant in says.decline.values()) > 1:  # one signature is kept ready
        says.decline = {p: (lever, change, False) for p, (lever, change, _) in says.decline.items()}
    return says


def what_it_puts(book: Book, game: Game, asked: Any, seat: int) -> Text | None:
    """Read the text that a seat puts, without clauses that may not be; none if it may not be put."""
    text = written(book, asked, seat)
    clause = [
        setting if setting >= 0 and clause_allowed(book, game, lever, setting) else -1
        for lever, setting in enumerate(text.clause)
    ]
    asked.clause[seat] = clause
    text = written(book, asked, seat)
    fine = book.actors[seat] and may_be_said(book, text)
    if not fine or never(book, game, game.seen[seat], text) or has_closed(book, game, text):
        return None
    return text


def clause_allowed(book: Book, game: Game, lever: int, setting: int) -> bool:
    """Tell whether a clause may name a setting, from what everyone knows."""
    now = game.setting[lever]
    if setting >= book.count[lever]:
        return False
    if not book.in_play[lever] and setting != book.start[lever]:
        return False
    return setting == now or book.hides[lever] or not book.stuck[lever][now]


def may_be_said(book: Book, text: Text) -> bool:
    """Tell whether a text may say what it says, whoever puts it."""
    rules = book.rules
    if not text.says_something or not payments_allowed(book, text):
        return False
    if not rules.secret and not all(text.public[lever] for lever in text.named):
        return False
    return rules.verification is not None or not any(text.verified)


def payments_allowed(book: Book, text: Text) -> bool:
    """Tell whether a text pays what may be paid, evenly and not too much."""
    most = round(book.rules.largest_payment * 100)
    for kind, amounts in zip(("mandate", "points"), text.pay, strict=True):
        if not any(amounts):
            continue
        if any(amount and not book.actors[seat] for seat, amount in enumerate(amounts)):
            return False
        if kind not in book.rules.payments or sum(amounts) != 0 or min(amounts) < -most:
            return False
        if kind == "points" and any(a and book.purse[s] < 0 for s, a in enumerate(amounts)):
            return False
    return True


def has_closed(book: Book, game: Game, text: Text) -> bool:
    """A text closes at most once in a talk."""
    return any(
        game.offer_name[place] == name_of(book, text) and game.offer_deal[place]
        for place in range(book.slots)
    )


def may_sign(book: Book, game: Game, place: int, seat: int) -> bool:
    return not game.signed[place][seat] and not too_dear(book, game, place, seat)


def may_decline(game: Game, place: int, seat: int) -> bool:
    """Nobody declines an own text, or an agreement that it has joined."""
    joined = game.signed[place][seat] and game.offer_deal[place]
    return not (game.proposer[place][seat] or joined)


def what_it_names(book: Book, game: Game, asked: Any, place: int, seat: int) -> Sequence[int]:
    """Read the change that a seat names: one or two differences that make a text which it could sign."""
    codes = asked.change[place][seat]
    if not any(codes):
        return codes
    text = text_at(game, place)
    edits = edits_of(book, codes)
    after = edited(book, text, edits, seat)
    fine = (
        1 <= differences(text, after, edits) <= 2
        and name_of(book, text) != name_of(book, after)
        and after.party[seat]
        and may_be_said(book, after)
        and all(clause_allowed(book, game, lever, after.clause[lever]) for lever in after.named)
        and not never(book, game, game.seen[seat], after)
    )
    return codes if fine else [0, 0]
