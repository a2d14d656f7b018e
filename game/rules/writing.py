"""The only writers of a position: `post` adds to numbers, `place` and `close` replace facts.

Rules return entries and placements; they never write. An entry says what is added to which number,
before anything is summed, with named axes: first what caused it, last what it changes. A batch adds
entries and forgets them; the journal of a single game keeps them for the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import prod
from typing import Any

import numpy as np

from game.rules.arrays import Array, Mask, Whole, places, some
from game.rules.measures import follow
from game.rules.position import AXES, Position
from game.rules.rulebook import Rulebook
from game.rules.texts import secret_texts

Reference = tuple[str, ...]
"""What a change goes back to: `("order", axis)` or `(fact, axis, ...)`, resolved by the ledger."""

Sight = Callable[[], Mask]
"""Works out, when asked, who may see each element: a mask [G, axes..., seat]."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Signed amounts that one rule adds to one kind of number.

    Either `amount` is given for every place, [G, axes...]; or for n places only, [n], with `at`, the n
    games and the indexes along the axes; or `gate` [G, block] and `table` [block, target axes...] are,
    whose product it is.
    """

    rule: str
    target: str
    axes: tuple[str, ...]
    amount: Whole | None = None
    at: tuple[Whole, ...] | None = None
    gate: Array | None = None
    table: Whole | None = None
    because: tuple[Reference, ...] = ()
    facts: Mapping[str, Array] = field(default_factory=dict)
    """Numbers for the sentence, each [G, leading axes...], for entries with every place."""
    sight: Sight | None = None
    """None: everyone may see it; for entries of n places the mask is [n, seat]."""

    def full(self) -> Whole:
        """Return the amounts of an entry for every place: [G, axes...]."""
        if self.amount is not None:
            return self.amount
        assert self.gate is not None
        assert self.table is not None
        gate = self.gate.reshape(self.gate.shape + (1,) * (self.table.ndim - 1))
        return gate * self.table[None]


@dataclass(frozen=True, slots=True)
class Placement:
    """New values of one fact, for the whole array."""

    rule: str
    fact: str
    after: Array
    because: tuple[Reference, ...] = ()
    facts: Mapping[str, Array] = field(default_factory=dict)
    sight: Sight | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A placement as it was carried out, with what stood before."""

    placement: Placement
    before: Array


Journal = list[tuple[str, Entry | Written]]
"""What was written, in order, each with the name of its stage."""


@dataclass(slots=True)
class Turn:
    """One resolution under way: the position so far, and the journal if anyone will read it."""

    book: Rulebook
    position: Position
    journal: Journal | None = None
    stage: str = ""

    def post(self, entries: Iterable[Entry]) -> None:
        """Add the entries of one stage and restore the range of every number."""
        written = [entry for entry in entries if not _nothing(entry)]
        if not written:
            return
        self.position, limits = post(self.book, self.position, written)
        self._note(written + limits)

    def place(self, placements: Iterable[Placement]) -> None:
        """Replace facts."""
        written = list(placements)
        if self.journal is not None:
            for placement in written:
                before = getattr(self.position, placement.fact)
                self.position = place(self.position, [placement])
                self.journal.append((self.stage, Written(placement, before)))
        elif written:
            self.position = place(self.position, written)

    def close(self, ended: Mask, rule: str, because: tuple[Reference, ...]) -> None:
        """Take the clauses on the masked levers [G, L] out of force."""
        if ended.any():
            self.place(close(self.position, ended, rule, because))

    def _note(self, entries: Iterable[Entry]) -> None:
        if self.journal is not None:
            self.journal.extend((self.stage, entry) for entry in entries)


def _nothing(entry: Entry) -> bool:
    if entry.amount is not None:
        return not entry.amount.any()
    assert entry.gate is not None
    assert entry.table is not None
    return not (entry.gate.any() and entry.table.any())


def total(book: Rulebook, entry: Entry) -> Whole:
    """Sum an entry over the axes of its causes: [G, target axes...]."""
    target = AXES[entry.target]
    if entry.amount is None:
        assert entry.gate is not None
        assert entry.table is not None
        rows = entry.table.reshape(len(entry.table), prod(entry.table.shape[1:]))
        summed = entry.gate.astype(np.float64) @ rows.astype(np.float64)
        return summed.astype(np.int64).reshape((len(summed), *entry.table.shape[1:]))
    amount = entry.amount
    if entry.axes[-1] == "hand" and target[-1] != "hand":
        amount = (amount.astype(np.float64) @ book.hand_of_seat).astype(np.int64)
    causes = len(entry.axes) - len(target)
    return amount.sum(axis=tuple(range(1, 1 + causes))) if causes else amount


def bounds(book: Rulebook, target: str) -> tuple[Any, Any] | None:
    """Return the least and the most that a kind of number can be, in hundredths; None for no bounds."""
    match target:
        case "indicator":
            return book.low, book.high
        case "mandate":
            return 0, book.mandate_cap
        case "withheld":
            return None
        case _:
            return 0, 10_000


def post(
    book: Rulebook, position: Position, entries: Iterable[Entry]
) -> tuple[Position, list[Entry]]:
    """Add entries to the numbers; return the position and one `limit` entry per number cut back.

    Measures follow at once what was moved (cases limit-1 and measure-1).
    """
    entries = list(entries)
    scattered = {entry.target for entry in entries if entry.at is not None}
    sums = {
        target: np.array(getattr(position, target), order="C" if target in scattered else "K")
        for target in dict.fromkeys(entry.target for entry in entries)
    }
    for entry in _merged(entry for entry in entries if entry.at is None):
        sums[entry.target] += total(book, entry)
    for entry in entries:
        if entry.at is not None:
            _scatter(book, entry, sums[entry.target])
    changed: dict[str, Whole] = {}
    limits = []
    for target, raw in sums.items():
        ends = bounds(book, target)
        after = raw if ends is None else np.minimum(np.maximum(raw, ends[0]), ends[1])
        changed[target] = after
        if ends is not None and not np.array_equal(after, raw):
            limits.append(Entry("limit", target, AXES[target], after - raw))
    if "indicator" in changed:
        follow(book, changed["indicator"])
    return position.changed(**changed), limits


def _scatter(book: Rulebook, entry: Entry, number: Whole) -> None:
    """Add an entry of single places to an array of its kind of number."""
    assert entry.at is not None
    assert entry.amount is not None
    index = dict(zip(entry.axes, entry.at[1:], strict=True))
    if "hand" in index:
        index["actor"] = index["seat"] = book.hand_seat[index["hand"]]
    place = [entry.at[0], *(index[axis] for axis in AXES[entry.target])]
    flat = np.ravel_multi_index(place, number.shape)
    np.add.at(number.reshape(-1), flat, entry.amount)


def _merged(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Add up entries with the same axes first, so that each kind is summed over its causes once."""
    kinds: dict[tuple[str, tuple[str, ...]], Entry] = {}
    for number, entry in enumerate(entries):
        key = entry.target, entry.axes
        if entry.amount is None:
            kinds[f"{number}", entry.axes] = entry
        elif key in kinds:
            kinds[key] = replace(entry, amount=entry.amount + kinds[key].full())
        else:
            kinds[key] = entry
    return kinds.values()


def place(position: Position, placements: Iterable[Placement]) -> Position:
    """Replace facts."""
    return position.changed(**{placement.fact: placement.after for placement in placements})


def close(
    position: Position, ended: Mask, rule: str, because: tuple[Reference, ...]
) -> list[Placement]:
    """Clear every fact of the clauses on the masked levers [G, L].

    Nobody can join an open agreement of which a clause has ended (case closing-13).
    """
    wide = ended[:, :, None]
    over = np.zeros_like(position.offered)
    game, _ = at = places(position.offer_deal > 0)
    over[at] = some((position.deal[game] == position.offer_deal[at][:, None]) & ended[game], 1)
    joining = [
        Placement(
            "off_the_table",
            "offered",
            position.offered & ~over,
            (("offered", "text"),),
            sight=lambda: position.offer_party | ~secret_texts(position)[:, :, None],
        )
    ]
    return [
        *(joining if (position.offered & over).any() else []),
        Placement(
            rule,
            "clause",
            (position.clause + 1) * ~ended - 1,
            because,
            sight=lambda: position.signer | position.public[:, :, None],
        ),
        Placement("clause_cleared", "deal", position.deal * ~ended),
        Placement("clause_cleared", "signer", position.signer & ~wide),
        Placement("clause_cleared", "public", position.public & ~ended),
        Placement("clause_cleared", "verified", position.verified & ~ended),
        Placement("clause_cleared", "until", position.until * ~ended),
        *_unread(position, ended),
    ]


def _unread(position: Position, ended: Mask) -> list[Placement]:
    """Let everybody who reads clauses that have ended read them no longer."""
    gone = (position.read_deal == position.deal[:, None, :]) & ended[:, None, :]
    return [
        Placement("clause_cleared", "read_clause", (position.read_clause + 1) * ~gone - 1),
        Placement("clause_cleared", "read_deal", position.read_deal * ~gone),
        Placement("clause_cleared", "read_signer", position.read_signer & ~gone[:, :, :, None]),
        Placement("clause_cleared", "read_public", position.read_public & ~gone),
        Placement("clause_cleared", "read_verified", position.read_verified & ~gone),
        Placement("clause_cleared", "read_until", position.read_until * ~gone),
    ]
