"""In which exchange of the talk each signed slip is put and signed, as devices would have done it.

One of those who signed puts the text, the others sign it in the next exchange. A seat stands for one text at a
time, so further slips of the same seats follow in later exchanges; where none is left for that, all who signed
put the same text at once, which is one text with all their signatures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from game.lines.grid.entries import Entries, Slip
from game.rules.encoding import name_of_text
from game.rules.orders import Believe, Choose, Move, Order, Promise, Put, Sign, Wait
from game.rules.rulebook import Rulebook
from game.views.packages import signers


@dataclass(frozen=True, slots=True)
class Placed:
    """A slip that has found its exchanges."""

    slip: int
    """Which of the slips of the table, from 0."""
    puts: tuple[Put, ...]
    """Who puts it: one seat, or all that have signed."""
    text: str
    """The name of the text that it is."""
    at: int
    """The exchange in which it is put."""
    signs: tuple[str, ...] = ()
    """Who signs it in the next one."""

    @property
    def closes(self) -> int:
        """The exchange after which it is in force if nothing stands in the way."""
        return self.at + bool(self.signs)

    def orders(self, exchange: int) -> Iterator[Order]:
        """What is said of it in an exchange."""
        if exchange == self.at:
            yield from self.puts
        if exchange == self.at + 1:
            yield from (Sign(seat, self.text) for seat in self.signs)


@dataclass(slots=True)
class _Talk:
    """When each seat puts texts, and when one that it has put waits for signatures."""

    exchanges: int
    puts: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    waits: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def free(self, seat: str, at: int, last: int) -> bool:
        """Whether a seat can put a text that stands until `last` without leaving another one."""
        stays = all(each not in self.puts[seat] for each in range(at, last + 1))
        return stays and at not in self.waits[seat]

    def put_by_one(self, seats: Sequence[str], first: int) -> tuple[str, int] | None:
        """The first exchange in which one of the seats can put, the others signing in the next one."""
        more = len(seats) > 1
        for at in range(first, self.exchanges + 1 - more):
            for seat in seats:
                if self.free(seat, at, at + more):
                    self.puts[seat].add(at)
                    if more:
                        self.waits[seat].add(at + 1)
                    return seat, at
        return None

    def put_by_all(self, seats: Sequence[str], first: int) -> int | None:
        """The first exchange in which all the seats can put."""
        for at in range(first, self.exchanges + 1):
            if all(self.free(seat, at, at) for seat in seats):
                for seat in seats:
                    self.puts[seat].add(at)
                return at
        return None


def package(book: Rulebook, seat: str, slip: Slip) -> Put:
    """What a seat puts on the table with a slip; whoever has signed without being needed is invited."""
    bare = Put(seat, slip.clauses)
    needed = (seat, *signers(book, bare))
    others = tuple(x for x in book.seats if x in slip.signed and x not in needed)
    return Put(seat, slip.clauses, invited=others)


def placed(book: Rulebook, slips: Sequence[Slip]) -> tuple[Placed, ...]:
    """Find an exchange for every slip that can be put; the earlier come first.

    Slips without clauses or signatures, and those that say the same as an earlier one, are left out. A slip on
    a lever that an earlier one settles follows after it.
    """
    talk, done = _Talk(book.exchanges), list[Placed]()
    said, settled = set[object](), dict[str, int]()
    for at, slip in enumerate(slips):
        if not slip.clauses or not slip.signed or slip.says in said:
            continue
        said.add(slip.says)
        first = 1 + max((settled.get(clause.lever, 0) for clause in slip.clauses), default=0)
        by_one = talk.put_by_one(slip.signed, first)
        if by_one is not None:
            seat, exchange = by_one
            others = tuple(x for x in slip.signed if x != seat)
            put = package(book, seat, slip)
            found = Placed(at, (put,), name_of_text(book, put), exchange, others)
        else:
            together = talk.put_by_all(slip.signed, first)
            if together is None:
                continue
            puts = tuple(package(book, seat, slip) for seat in slip.signed)
            found = Placed(at, puts, name_of_text(book, puts[0]), together)
        settled |= {clause.lever: found.closes for clause in slip.clauses}
        done.append(found)
    return tuple(done)


def said(entries: Entries, slips: Iterable[Placed], exchange: int) -> Mapping[str, list[Order]]:
    """What each seat says in an exchange: texts and signatures, in the first one its promise too.

    Who is to put a text later asks to be asked again.
    """
    orders = defaultdict[str, list[Order]](list)
    slips = tuple(slips)
    for each in slips:
        for order in each.orders(exchange):
            orders[order.seat].append(order)
    if exchange == 1:
        for seat, (lever, setting) in entries.promises:
            orders[seat].append(Promise(seat, lever, setting))
    for seat in sorted({put.seat for each in slips if each.at > exchange for put in each.puts}):
        orders[seat].append(Wait(seat))
    return orders


def sealed(entries: Entries) -> Mapping[str, list[Order]]:
    """What each seat orders: settings, beliefs; a blank row orders nothing."""
    orders = defaultdict[str, list[Order]](list)
    for (seat, lever), setting in entries.orders:
        orders[seat].append(Move(seat, lever, setting))
    for (seat, lever), percent in entries.beliefs:
        orders[seat].append(Believe(seat, lever, percent))
    return orders


def answered(entries: Entries, asked: Mapping[str, str]) -> Mapping[str, list[Order]]:
    """What each seat answers to the news; `asked` are events, each with the seat that it asks."""
    orders = defaultdict[str, list[Order]](list)
    for event, option in entries.answers:
        if event in asked:
            orders[asked[event]].append(Choose(asked[event], event, option))
    return orders
