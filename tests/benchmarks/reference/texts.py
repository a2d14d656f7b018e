"""Texts as plain values: what they say, who is party to them, their names and what changes would make of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from tests.benchmarks.reference.book import SETTINGS, Book
from tests.benchmarks.reference.state import ALL, Game, mix

KINDS = ("mandate", "points")
WAY = 2**24
"""How many amounts a payment in a change may have."""


@dataclass(frozen=True, slots=True)
class Text:
    """A package; texts that say the same to the same parties are one text."""

    clause: tuple[int, ...]
    """a setting for each lever, -1 for none"""
    public: tuple[bool, ...]
    verified: tuple[bool, ...]
    pay: tuple[tuple[int, ...], ...]
    """what each seat gets, of mandate and of points"""
    party: tuple[bool, ...]
    open: bool
    rounds: int

    @property
    def named(self) -> list[int]:
        """The levers that have a clause in it."""
        return [lever for lever, setting in enumerate(self.clause) if setting >= 0]

    @property
    def secret(self) -> bool:
        """Whether it has no public clause."""
        return not any(self.public[lever] for lever in self.named)

    @property
    def parties(self) -> list[int]:
        return [seat for seat, concerned in enumerate(self.party) if concerned]

    @property
    def pays(self) -> bool:
        return any(any(amounts) for amounts in self.pay)

    @property
    def says_something(self) -> bool:
        """Whether it says anything to more than one seat."""
        return bool(self.named or self.pays) and len(self.parties) > 1


def concerned(book: Book, clause: Sequence[int], pay: Sequence[Sequence[int]]) -> list[bool]:
    """Tell whom a package concerns by what it says: who must sign, payers and payees, or the whole table."""
    if book.rules.sign.among == "table":
        return list(book.actors)
    named = [lever for lever, setting in enumerate(clause) if setting >= 0]
    if any(not book.owners[lever] for lever in named):
        return list(book.actors)
    needed = {seat for lever in named for seat in book.must_sign(lever, clause[lever])}
    paying = {seat for amounts in pay for seat, amount in enumerate(amounts) if amount}
    return [book.actors[seat] and seat in needed | paying for seat in range(book.S)]


def written(book: Book, asked: Any, seat: int) -> Text:
    """Bring what a seat puts into the one form in which it can lie: its proposer is a party."""
    clause, pay = asked.clause[seat], asked.pay[seat]
    named = [setting >= 0 for setting in clause]
    says = concerned(book, clause, pay)
    return Text(
        tuple(clause),
        tuple(has and public for has, public in zip(named, asked.public[seat], strict=True)),
        tuple(has and check for has, check in zip(named, asked.verified[seat], strict=True)),
        tuple(tuple(amounts) for amounts in pay),
        tuple(
            book.actors[s] and (says[s] or s == seat or asked.invited[seat][s])
            for s in range(book.S)
        ),
        asked.open[seat],
        asked.rounds[seat],
    )


def text_at(game: Game, place: int) -> Text:
    """Read the text at a place on the table."""
    return Text(
        tuple(game.offer[place]),
        tuple(game.offer_public[place]),
        tuple(game.offer_verified[place]),
        tuple(tuple(amounts) for amounts in game.offer_pay[place]),
        tuple(game.offer_party[place]),
        game.offer_open[place],
        game.offer_rounds[place],
    )


# Changes


@dataclass(frozen=True, slots=True)
class Edit:
    """What a clause would be, or a payment on top of what the text says."""

    lever: int = -1
    setting: int = -1
    public: bool = True
    verified: bool = False
    kind: int = 0
    payer: int = 0
    payee: int = 0
    amount: int = 0


def edit_of(book: Book, code: int) -> Edit:
    """Read a number that stands for an edit: above 0 for a clause, below for a payment."""
    if code > 0:
        rest, verified = divmod(code - 1, 2)
        rest, public = divmod(rest, 2)
        lever, setting = divmod(rest, SETTINGS + 1)
        return Edit(lever, setting - 1, bool(public), bool(verified))
    rest, amount = divmod(-code - 1, WAY)
    rest, payee = divmod(rest, book.S)
    kind, payer = divmod(rest, book.S)
    return Edit(kind=kind, payer=payer, payee=payee, amount=amount)


def edits_of(book: Book, codes: Sequence[int]) -> list[Edit]:
    return [edit_of(book, code) for code in codes if code]


def edited(book: Book, text: Text, edits: Sequence[Edit], giver: int = -1) -> Text:
    """Apply edits; who was party without owning anything in the text stays so, and who would sign for it."""
    clause, public, verified = list(text.clause), list(text.public), list(text.verified)
    pay = [list(amounts) for amounts in text.pay]
    for edit in edits:
        if edit.lever >= 0:
            has = edit.setting >= 0
            clause[edit.lever] = edit.setting
            public[edit.lever] = edit.public and has
            verified[edit.lever] = edit.verified and has
        else:
            pay[edit.kind][edit.payer] -= edit.amount
            pay[edit.kind][edit.payee] += edit.amount
    before, after = concerned(book, text.clause, text.pay), concerned(book, clause, pay)
    party = tuple(
        book.actors[s] and (after[s] or (text.party[s] and (not before[s] or s == giver)))
        for s in range(book.S)
    )
    paid = tuple(tuple(amounts) for amounts in pay)
    return replace(
        text, clause=tuple(clause), public=tuple(public), verified=tuple(verified), pay=paid, party=party
    )  # fmt: skip


def differences(text: Text, after: Text, edits: Sequence[Edit]) -> int:
    """Count the respects in which a change differs: settings, marks, checks and payments."""
    number = sum(edit.lever < 0 for edit in edits)
    for lever, (old, new) in enumerate(zip(text.clause, after.clause, strict=True)):
        number += old != new
        if old >= 0 and new >= 0:
            number += text.public[lever] != after.public[lever]
            number += text.verified[lever] != after.verified[lever]
    return number


# Names and luck


def _salt(*words: object) -> int:
    said = "\n".join(str(word) for word in words)
    return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "little")


@lru_cache(None)
def name_of(book: Book, text: Text) -> int:
    """Work out the name of a text from what it says, by the ids of the scenario."""
    total = 0
    for lever in text.named:
        key = book.levers[lever]
        setting = list(book.scenario.levers[key].settings)[text.clause[lever]]
        total += _salt("clause", key, setting, int(text.public[lever]), int(text.verified[lever]))
    for kind, amounts in zip(KINDS, text.pay, strict=True):
        for seat, amount in zip(book.seats, amounts, strict=True):
            total += amount * _salt("pay", kind, seat)
    for party in text.parties:
        total += _salt("party", book.seats[party])
    total += text.open * _salt("open") + text.rounds * _salt("rounds")
    return (mix(total & ALL) >> 24) + 1


def luck_of(book: Book, game: Game, text: Text) -> int:
    """Luck keyed on what a text says, the same for all seats."""
    key = game.seed + name_of(book, text) * 0xD1B54A32D192ED03 + game.round
    return mix(key & ALL)
