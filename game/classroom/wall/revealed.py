"""A round as all saw it, on the wall: in at most sixty words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from game.classroom.archives.public import PublicChange, PublicReveal
from game.classroom.wall.showing import Wall, WallFacts, framed, readers, say, turn
from game.locale import text

WORDS: Final = 60
"""Words of a reveal, of one table."""
ROOMY: Final = 42
"""Words below which a reveal is written larger."""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """What all saw a seat do."""

    owner: str
    icon: str
    said: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What all saw change, and why."""

    amount: str
    up: bool
    way: str
    name: str
    because: str


@dataclass(frozen=True, slots=True)
class RevealPage:
    """A round as all saw it, in at most 60 words."""

    orders: tuple[OrderLine, ...]
    still: str
    changes: tuple[ChangeLine, ...]
    sealed: str
    kept: str
    broken: bool

    @property
    def roomy(self) -> bool:
        """Whether there is room to write it larger."""
        return self.words < ROOMY

    @property
    def words(self) -> int:
        """How many words a class reads on it."""
        said = [*(f"{o.owner} {o.said}" for o in self.orders), self.still, self.sealed, self.kept]
        said += [f"{c.name} {c.because}" for c in self.changes]
        return sum(bool(re.search(r"\w", word)) for word in " ".join(said).split())


def revealed(facts: WallFacts) -> Wall:
    """Show the reveal of a table; of several in turn."""
    tables = readers(facts)
    at, dots = turn(facts, len(tables))
    table, reader = tables[at]
    found = reader.revealed(facts.round)
    signs = {seat.name: seat.icon for seat in reader.seats}
    body = reveal_page(facts.language, found, signs, reader.words.signed) if found else None
    title = say(facts, "wall.table_round", letter=table.letter, round=facts.round)
    return framed(
        facts, "reveal", title, subtitle=say(facts, "wall.reveal"), letter=table.letter, dots=dots,
        body=body, pages=len(tables),
    )  # fmt: skip


def reveal_page(
    language: str, found: PublicReveal, signs: Mapping[str, str], signed: Callable[[int], str]
) -> RevealPage:
    """Tell a round in at most 60 words: the fullest of several tellings that is short enough."""
    teller = _RevealTeller(language, found, signs, signed)
    tellings = ((True, False, 3, True), (False, False, 3, True), (False, True, 3, True),
                (False, True, 3, False), (False, True, 2, False))  # fmt: skip
    for levers, short, most, named in tellings:
        page = teller.page(levers=levers, short=short, most=most, named=named)
        if page.words <= WORDS:
            return page
    return teller.cut(page)


@dataclass(frozen=True, slots=True)
class _RevealTeller:
    language: str
    found: PublicReveal
    signs: Mapping[str, str]
    """The icons of seats, by their names."""
    signed: Callable[[int], str]

    def _say(self, key: str, **values: object) -> str:
        return text(self.language, key, **values)

    def page(self, *, levers: bool, short: bool, most: int, named: bool) -> RevealPage:
        """Tell the round: with the names of levers, with causes in few words, with so many changes, with who kept still."""
        changes = self.found.changes[:most]
        sealed = any(change.because.sealed and change.because.text for change in changes)
        kept, broken = self._kept()
        return RevealPage(
            orders=tuple(self._orders(levers)),
            still=self._still(named),
            changes=tuple(self._change(each, short) for each in changes),
            sealed=self._say("wall.sealed") if sealed else "",
            kept=kept,
            broken=broken,
        )

    def cut(self, page: RevealPage) -> RevealPage:
        """Leave out the last orders until it is short enough, and say how many there are."""
        whole = len(page.orders)
        while page.words > WORDS and page.orders:
            left = page.orders[:-1]
            more = self._say("wall.more_orders", count=whole - len(left))
            page = replace(page, orders=left, still=more)
        return page

    def _orders(self, levers: bool) -> Iterator[OrderLine]:
        said: dict[str, list[str]] = {}
        for order in self.found.orders:
            key = "wall.did.light" if order.light else "wall.did" if levers else "wall.did.short"
            line = self._say(key, lever=order.lever, setting=order.setting)
            said.setdefault(order.owner, []).append(line)
        for owner, each in said.items():
            yield OrderLine(owner, self.signs.get(owner, "users"), "; ".join(dict.fromkeys(each)))

    def _still(self, named: bool) -> str:
        still = self.found.still
        if not still:
            return ""
        if len(still) == len(self.signs):
            return self._say("wall.still.all")
        if not named:
            return self._say("wall.still.count", count=len(still))
        return self._say("wall.still", seats=", ".join(still))

    def _change(self, change: PublicChange, short: bool) -> ChangeLine:
        because = change.because
        said = (because.short if short else because.text) or self._say("wall.sealed")
        amount = self.signed(abs(change.amount)).lstrip("+")
        return ChangeLine(amount, change.amount > 0, change.way or change.kind, change.name, said)

    def _kept(self) -> tuple[str, bool]:
        """What became of words given in public, as far as all know."""
        found = self.found
        if found.broken:
            return self._say("wall.words.broken", what="; ".join(found.broken[:2])), True
        if found.unknown:
            values = {"kept": found.kept, "count": found.kept + found.unknown}
            return self._say("wall.words.some", **values), False
        return (self._say("wall.words.kept", count=found.kept) if found.kept else ""), False
