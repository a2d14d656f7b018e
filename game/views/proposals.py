"""The texts on the table as a seat reads them: what they say, who has signed, what signing costs and brings.

A text has a number for its reader alone: the first one it has come to know of in this talk is 1. Texts of others are known to be there, if they are public, and between
whom; nothing else of them is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from game.rules.arrays import Mask, alone
from game.rules.beats import PAY
from game.rules.encoding import texts_of
from game.rules.impossible import never
from game.rules.legality import Obstacle, talk_menu
from game.rules.orders import Put
from game.rules.phases import PHASES
from game.rules.position import Position
from game.rules.resolve import phase_of
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.sight import Observation
from game.rules.texts import names_of, place_of, spelled, texts_known
from game.views.amending import difference_said
from game.views.called import about, called, numbers
from game.views.known import spends
from game.views.lapsed import warning
from game.views.packages import marked, on_the_table, text_at
from game.views.refusing import why_not
from game.views.risks import risks_of_text
from game.views.signatures import Signature
from game.views.signatures import signatures as signatures_of
from game.views.words import Words, dearer
from game.views.worth import Broken, forecasts, unpayable


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """A clause of a text."""

    lever: str
    lever_name: str
    setting: str
    setting_name: str
    now: str
    """The setting that the seat sees in force."""
    public: bool
    verified: bool
    sentence: str
    warning: str
    """Why it could not be carried out, as the seat sees things; empty if nothing is in the way."""


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """What a seat would receive, or pay (negative), in hundredths of `mandate` or `points`."""

    seat: str
    kind: str
    amount: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text on the table, as one of its parties reads it."""

    text: str
    """Its name in orders; nobody needs to read it."""
    number: int
    """Counted for this reader in this talk."""
    title: str
    """`Proposal 2`"""
    about: str
    """The levers it is about: `Release and Harvest`."""
    called: str
    """How sentences call it: `text 2 (Release and Harvest)`."""
    proposers: tuple[str, ...]
    """Who stands for it now; nobody, where only a signature keeps it on the table."""
    mine: bool
    """Whether the reader stands for it."""
    new: bool
    """Whether it came to the table in the last exchange."""
    clauses: tuple[ClauseLine, ...]
    payments: tuple[PaymentLine, ...]
    parties: tuple[str, ...]
    signatures: tuple[Signature, ...]
    """One for each party, the reader's own first."""
    signed: tuple[str, ...]
    declined: tuple[str, ...]
    answers: tuple[str, ...]
    """What others said about it, in sentences."""
    difference: str
    """Which text it amends, if the reader may read that as well, and what is different in it; empty for none."""
    in_force: bool
    """It has closed, and others may still join it."""
    awaiting: bool
    """It is signed, and waits for approval at home."""
    late: str
    """Why it can no longer close in this talk; empty if it can."""
    never: str
    """Why it can never be carried out, whoever does what; empty if it can. What an order could cure is a
    warning of its clause."""
    cost: int
    """Mandate that signing costs the seat, in hundredths, as it is shown: rounded up where it has less."""
    may_sign: bool
    may_decline: bool
    may_take_back: bool
    """Whether the reader's signature on it can be taken back."""
    why_not: str
    now: int
    """The seat's score at the end if nothing new is signed or done, as it sees things.

    As shown, and so is every other score here: hundredths rounded to tenths of a point, so that what is
    said of scores is true of those that are read.
    """
    kept: int
    """The same if all clauses are kept and all payments made."""
    broken: tuple[Broken, ...]
    moved: tuple[tuple[str, int], ...]
    """How far each number that the reader sees would be at the end from where it would be without the text."""
    risk: str
    """What hidden clauses of the reader's own risk, which is no part of the scores; empty for none."""
    unpayable: str
    """Why a text that it stands for cannot close now for want of mandate or points; empty if it can be paid."""
    sentence: str

    @property
    def in_the_way(self) -> tuple[str, ...]:
        """Why it cannot close, or not yet, and why it could never be carried out; in sentences."""
        return tuple(filter(None, (self.late, self.never, self.unpayable)))


def proposals(words: Words, seen: Observation) -> tuple[Proposal, ...]:
    """Show every text on the table that the observing seat may read, the first it came to know of first."""
    if seen.seat == NOBODY:
        return ()
    lies = seen.view.one.offered & (seen.view.one.offer_name > 0)
    return tuple(_proposal(words, seen, place) for place in np.flatnonzero(lies).tolist())


def preview(words: Words, seen: Observation, package: Put) -> Proposal:
    """Show a package that the observing seat could put as it would read it on the table."""
    view, place = _laid(words.book, seen, package)
    return _proposal(words, replace(seen, view=view), place)


LAID: Final = {
    "offer": "clause",
    "offer_public": "public",
    "offer_verified": "verified",
    "offer_pay": "pay",
    "offer_party": "party",
    "offer_open": "open",
    "offer_rounds": "rounds",
}
"""What a text says, and where it stands in the arrays."""


def _laid(book: Rulebook, seen: Observation, package: Put) -> tuple[Position, int]:
    """Think of a package as lying on the table, put and signed by the observing seat; and where it lies."""
    view, texts = seen.view, texts_of(book, package)
    _, exchange = phase_of(book, view)
    name = names_of(book, texts)
    there = np.flatnonzero(view.one.offer_name == name[0])
    place = int(there[0]) if len(there) else int(place_of(book, exchange, np.array(seen.seat)))
    said: dict[str, Any] = {fact: getattr(texts, part)[0] for fact, part in LAID.items()}
    said |= {"offer_name": name[0], "offered": True}
    if not len(there):
        said["offer_since"] = exchange
    columns: dict[str, Any] = {}
    for fact, value in said.items():
        columns[fact] = getattr(view, fact).copy()
        columns[fact][0, place] = value
    for fact in ("proposer", "signed"):
        columns[fact] = getattr(view, fact).copy()
        columns[fact][0, place, seen.seat] = True
    columns["parent"] = view.parent.copy()
    known = texts_known(view)
    parent = known.index(package.parent) if package.parent in known else -1
    columns["parent"][0, place, seen.seat] = -1 if parent == place else parent
    return view.changed(**columns), place


def last_exchange(words: Words, seen: Observation) -> str:
    """Say that what is put now can no longer be signed, in the last exchange of a talk; else nothing."""
    phase, exchange = phase_of(words.book, seen.view)
    last = PHASES[phase].exchanged and exchange == words.book.exchanges
    return words.say("talk.last_exchange") if last else ""


def _proposal(words: Words, seen: Observation, place: int) -> Proposal:
    book, view, seat = words.book, seen.view, seen.seat
    menu = alone(talk_menu(book, view))
    why = Obstacle(int(menu.sign[place, seat]))
    cost = int(menu.cost[place, seat])
    worth = forecasts(words, seen, place)
    have = int(view.one.mandate[seat])
    refused = why_not(words, why, price=cost, have=have) if why == Obstacle.TOO_DEAR else ""
    mine = bool(view.one.proposer[place, seat])
    name = spelled(int(view.one.offer_name[place]))
    number = numbers(view)[name]
    key = "proposal.forecast.own" if mine else "proposal.forecast"
    key = key if spends(book) else "proposal.forecast.free"
    said = words.say(
        key,
        cost=words.points(dearer(cost, have)),
        kept=words.number(worth.kept),
        now=words.number(worth.now),
    )
    owes = unpayable(words, seen, place, cost) if mine else ""
    risk = risks_of_text(words, seen, place)
    package = on_the_table(book, view, place, book.seats[seat])
    lines = tuple(signatures_of(words, seen, place, package))
    return Proposal(
        text=name,
        number=number,
        title=words.say("proposal.title", number=number),
        about=about(words, view, place),
        called=called(words, view)[name],
        proposers=_seats(book, view.one.proposer[place]),
        mine=mine,
        new=_new(book, view, place),
        clauses=tuple(_clauses(words, seen, place)),
        payments=tuple(_payments(words, seen, place)),
        parties=_seats(book, view.one.offer_party[place]),
        signatures=lines,
        signed=_seats(book, view.one.signed[place]),
        declined=_seats(book, view.one.declined[place]),
        answers=tuple(
            each.sentence
            for each in lines
            if each.seat != book.seats[seat] and each.state != "unsure"
        ),
        difference=_difference(words, seen, place, package),
        in_force=bool(view.one.offer_deal[place] > 0),
        awaiting=bool(view.one.awaiting[place]),
        late=_late(words, view, place),
        never=_never(words, view, place),
        cost=dearer(cost, have),
        may_sign=why == Obstacle.ALLOWED,
        may_decline=not menu.decline[place, seat],
        may_take_back=not menu.back[place, seat],
        why_not=refused,
        now=worth.now,
        kept=worth.kept,
        broken=worth.broken,
        moved=worth.moved,
        risk=risk,
        unpayable=owes,
        sentence=" ".join(filter(None, (said, risk, owes))),
    )


def _new(book: Rulebook, view: Position, place: int) -> bool:
    """Whether a text came to the table in the exchange before this one."""
    phase, exchange = phase_of(book, view)
    since = int(view.one.offer_since[place])
    return PHASES[phase].exchanged and 0 < since == exchange - 1


def _late(words: Words, view: Position, place: int) -> str:
    """Say that a text was put too late to close; nothing if it was not."""
    since, deal = int(view.one.offer_since[place]), int(view.one.offer_deal[place])
    return words.say("proposal.late") if since >= words.book.exchanges and not deal else ""


def _never(words: Words, view: Position, place: int) -> str:
    """Say that a text can never be carried out, as far as the reader sees."""
    stuck = never(words.book, view.setting, text_at(view, place))[0]
    return words.say("refusal.never") if stuck else ""


def _difference(words: Words, seen: Observation, place: int, package: Put) -> str:
    """Name the text that this one amends, and what is different; nothing where it amends none.

    Of several proposers the first by their ids says which.
    """
    book, view = words.book, seen.view.one
    stands = view.proposer[place] & (view.parent[place] >= 0)
    who = sorted(np.flatnonzero(stands).tolist(), key=lambda at: book.seats[at])
    if not who:
        return ""
    parent = int(view.parent[place, who[0]])
    name = texts_known(seen.view)[parent]
    if not name:
        return ""
    before = on_the_table(book, seen.view, parent, package.seat)
    return words.say(
        "proposal.amends",
        proposal=called(words, seen.view)[name],
        difference=difference_said(words, before, package),
    )


def _seats(book: Rulebook, mask: Mask) -> tuple[str, ...]:
    return tuple(book.seats[x] for x in np.flatnonzero(mask))


def _clauses(words: Words, seen: Observation, place: int) -> Iterator[ClauseLine]:
    book, view = words.book, seen.view
    for lever in np.flatnonzero(view.one.offer[place] >= 0):
        name, rank = book.levers[lever], int(view.one.offer[place, lever])
        public = bool(view.one.offer_public[place, lever])
        verified = bool(view.one.offer_verified[place, lever])
        now = words.setting(name, int(view.one.setting[lever]))
        stays = now == words.setting(name, rank)
        said = words.say(
            "proposal.clause.stays" if stays else "proposal.clause",
            lever=words.lever(name),
            owner=words.owner(name),
            setting=words.setting(name, rank),
            now=now,
        )
        yield ClauseLine(
            lever=name,
            lever_name=words.lever(name),
            setting=book.settings[lever][rank],
            setting_name=words.setting(name, rank),
            now=now,
            public=public,
            verified=verified,
            sentence=marked(words, said, public, verified),
            warning=warning(words, view, seen.seat, place, int(lever)),
        )


def _payments(words: Words, seen: Observation, place: int) -> Iterator[PaymentLine]:
    book = words.book
    for kind, seat in np.argwhere(seen.view.one.offer_pay[place]):
        amount = int(seen.view.one.offer_pay[place, kind, seat])
        way = "gets" if amount > 0 else "pays"
        said = words.say(
            f"payment.{way}.{PAY[kind]}",
            seat=words.seat(book.seats[seat]),
            points=words.points(amount),
        )
        yield PaymentLine(book.seats[seat], PAY[kind], amount, said)
