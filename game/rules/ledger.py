"""The ledger of one game: every change of every number and fact, with its cause.

It is built from the journal of a batch of one. Changes of numbers add, changes of facts replace; the
causes of a change are ids of earlier changes and of orders, so a reader can follow the chain back to
what somebody decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.rules.arrays import Mask, only
from game.rules.beats import PAY
from game.rules.behind import Behind, ToldBy
from game.rules.changes import Change, Index
from game.rules.measures import rows
from game.rules.numbered import Numbered
from game.rules.position import AXES, Position
from game.rules.reveal import outside_view
from game.rules.rulebook import Rulebook
from game.rules.texts import spelled
from game.rules.writing import Entry, Journal, Placement, Written

SILENT = ("bookkeeping", "clause_cleared")
"""Rules whose changes keep count and are told to nobody."""


@dataclass(slots=True, eq=False)
class Page:
    """What one resolved phase adds to a ledger, written when its changes are first read."""

    ledger: Ledger
    before: Position
    after: Position
    phase: str
    orders: Sequence[Numbered]
    journal: Journal
    written: tuple[Change, ...] | None = None
    """None until somebody has asked."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of this phase."""
        if self.written is None:
            self.ledger.write()
        assert self.written is not None
        return self.written


class Ledger:
    """All changes of one game so far, with an index of what last wrote each fact.

    Every resolved phase is a page of it. Most games that are tried and thrown away are never asked for
    a reason, so a page is written only when it, or all the changes, are read. Ledgers of games that
    begin alike share the pages of their beginning.
    """

    def __init__(self, book: Rulebook, pages: Iterable[Page] = ()) -> None:
        self.book = book
        self.pages = list(pages)
        self._changes: list[Change] = []
        self._last: dict[tuple[str, Index], int] = {}
        self._done = 0
        """So many pages stand in the list of changes."""

    @property
    def changes(self) -> list[Change]:
        """Every change so far."""
        self.write()
        return self._changes

    def keep(
        self,
        before: Position,
        after: Position,
        phase: str,
        orders: Sequence[Numbered],
        journal: Journal,
    ) -> Page:
        """Keep what a resolved phase has written, for when somebody reads it."""
        page = Page(self, before, after, phase, orders, journal)
        self.pages.append(page)
        return page

    def add(
        self,
        before: Position,
        after: Position,
        phase: str,
        orders: Sequence[Numbered],
        journal: Journal,
    ) -> tuple[Change, ...]:
        """Write the changes of one resolved phase at once; return them."""
        return self.keep(before, after, phase, orders, journal).changes

    def write(self) -> None:
        """Write every page that is not written yet, the earlier before the later."""
        while self._done < len(self.pages):
            page = self.pages[self._done]
            if page.written is None:
                page.written = self._read(page)
                page.journal = []
            else:
                for change in page.written:
                    self.append(change)
            self._done += 1

    def _read(self, page: Page) -> tuple[Change, ...]:
        """Turn the journal of a page into changes."""
        start = len(self._changes)
        behind = Behind(self.book, self.last, page.before, page.after, page.orders)
        for stage, item in page.journal:
            reader = _JournalReader(self, page, stage, behind)
            if isinstance(item, Entry):
                reader.entry(item)
            else:
                reader.placement(item)
        self._measure(page, self._changes[start:])
        return tuple(self._changes[start:])

    def _measure(self, page: Page, changes: Sequence[Change]) -> None:
        """Add what the measures did in a phase to its other changes; who sees one may know all that it reads."""
        for row in rows(self.book, page.before, page.after, page.phase, self.next, changes):
            sees = self.book.visible[:, row.index[0]]
            seats = tuple(seat for seat, may in zip(self.book.seats, sees, strict=True) if may)
            self.append(row if sees.all() else replace(row, seen_by=seats))

    def back(self, pages: int) -> None:
        """Forget the last pages, as undo does; they can still be read by whoever holds them."""
        self.write()
        del self.pages[len(self.pages) - pages :]
        self._changes, self._last, self._done = [], {}, 0

    def append(self, change: Change) -> None:
        """Take over the next change."""
        self._changes.append(change)
        if not change.is_number:
            self._last[change.target, change.index] = change.id

    @property
    def next(self) -> int:
        """The number of the next change."""
        return len(self._changes)

    def last(self, fact: str, index: Index) -> str:
        """Name what last wrote a fact: a change, or `start`."""
        change = self._last.get((fact, index))
        return "start" if change is None else f"c{change}"

    def why(self, target: str, index: Index) -> list[Change]:
        """Return every change of one number, in order: their sum is its distance from the start."""
        return [c for c in self.changes if c.target == target and c.index == index]


class _JournalReader:
    """Turns one item of a journal into changes."""

    def __init__(self, ledger: Ledger, page: Page, stage: str, behind: Behind) -> None:
        self.ledger, self.book, self.behind = ledger, ledger.book, behind
        self.before, self.after = page.before, page.after
        self.phase, self.stage = page.phase, stage

    def entry(self, entry: Entry) -> None:
        mask = None if entry.sight is None else entry.sight()
        if entry.at is not None:
            assert entry.amount is not None
            for row in np.flatnonzero(entry.amount):
                place = tuple(int(axis[row]) for axis in entry.at[1:])
                who = None if mask is None else mask[row]
                self.number(entry, place, int(entry.amount[row]), who)
            return
        full = only(entry.full())
        for where in zip(*np.nonzero(full), strict=True):
            place = tuple(int(x) for x in where)
            who = None if mask is None else mask[0][place[: mask.ndim - 2]]
            self.number(entry, place, int(full[where]), who)

    def number(self, entry: Entry, place: Index, amount: int, who: Mask | None) -> None:
        names = self.names(entry.axes, place, who)
        index = self.target_index(entry, names)
        self.write(entry, names, index, place, who, amount=amount)

    def placement(self, written: Written) -> None:
        placement = written.placement
        before, after = written.before[0], placement.after[0]
        mask = None if placement.sight is None else placement.sight()
        axes = AXES[placement.fact]
        for where in zip(*np.nonzero(before != after), strict=True):
            place = tuple(int(x) for x in where)
            who = None if mask is None else mask[0][place[: mask.ndim - 2]]
            silent = placement.rule in SILENT and axes[0] == "text"
            names = {} if silent else self.names(axes, place, who)
            self.write(
                placement,
                names,
                place,
                place,
                who,
                before=int(before[where]),
                after=int(after[where]),
            )

    def write(
        self,
        item: Entry | Placement,
        names: dict[str, str],
        index: Index,
        place: Index,
        who: Mask | None,
        **values: int,
    ) -> None:
        target = item.target if isinstance(item, Entry) else item.fact
        facts = {}
        for key, array in item.facts.items():
            facts[key] = int(array[(0, *place[: array.ndim - 1])])
        told = ToldBy(item.rule, names, bool(values.get("after")))
        causes = [cause for ref in item.because for cause in self.behind.references(ref, told)]
        self.ledger.append(
            Change(
                id=self.ledger.next,
                round=self.before.round,
                phase=self.phase,
                stage=self.stage,
                rule=item.rule,
                target=target,
                index=index,
                names=names,
                causes=tuple(dict.fromkeys(causes)),
                facts=facts,
                seen_by=self.seen_by(item.rule, target, index, who),
                **values,
            )
        )

    def names(self, axes: tuple[str, ...], place: Index, who: Mask | None) -> dict[str, str]:
        """Name every index by its axis; hands and blocks name what they stand for."""
        book = self.book
        names: dict[str, str] = {}
        for axis, at in zip(axes, place, strict=True):
            if axis == "text":
                names |= self.text_names(at)
            elif axis.endswith(("_block", "_bond")):
                names |= self.block_names(axis, at)
            else:
                names |= name_of(book, axis, at)
        if "lever" in names and "setting" not in names:
            lever = book.levers.index(names["lever"])
            names["setting"] = book.settings[lever][self.setting_seen(lever, who)]
        return names

    def setting_seen(self, lever: int, who: Mask | None) -> int:
        """Find the setting that all readers of a change see, or else what outsiders see."""
        seen = self.after.one.seen[:, lever]
        seen = seen if who is None or not who.any() else seen[who]
        if (seen == seen[0]).all():
            return int(seen[0])
        return int(only(outside_view(self.book, self.after))[lever])

    def text_names(self, at: int) -> dict[str, str]:
        """Name the text at a place, before this phase or after it, and the levers that it is about."""
        here = self.after if self.after.one.offer_name[at] else self.before
        levers = np.flatnonzero(here.one.offer[at] >= 0).tolist()
        about = " ".join(self.book.levers[lever] for lever in levers)
        return {"text": spelled(int(here.one.offer_name[at])), "about": about}

    def block_names(self, axis: str, at: int) -> dict[str, str]:
        """Name what a block of effects, or one of its effects on trust, belongs to."""
        book = self.book
        source, _, kind = axis.partition("_")
        blocks = {
            "once": book.once,
            "round": book.each_round,
            "event": book.event_blocks,
            "option": book.option_blocks,
            "line": book.red_line_blocks,
        }[source]
        at = int(blocks.bonds.block[at]) if kind == "bond" else at
        row = blocks.rows[at]
        match source:
            case "event":
                return {"event": book.events[row.owner]}
            case "option":
                option = book.options[row.owner][row.choice]
                return {"event": book.events[row.owner], "option": option}
            case "line":
                return {"red_line": book.red_lines[row.owner]}
        setting = book.settings[row.owner][row.choice]
        names = {"lever": book.levers[row.owner], "setting": setting, "block": str(at)}
        return names if row.condition is None else names | {"when": row.condition.text}

    def target_index(self, entry: Entry, names: Mapping[str, str]) -> Index:
        book = self.book
        index = []
        for axis in AXES[entry.target]:
            if axis == "indicator":
                index.append(book.indicators.index(names["indicator"]))
            elif axis == "hand":
                both = (book.hand_seat == book.seats.index(names["actor"])) & (
                    book.hand_lever == book.levers.index(names["lever"])
                )
                index.append(int(np.flatnonzero(both)[0]))
            elif axis == "seat":
                index.append(book.seats.index(names.get("seat", names.get("actor", ""))))
            else:
                index.append(book.seats.index(names[axis]))
        return tuple(index)

    def seen_by(
        self, rule: str, target: str, index: Index, who: Mask | None
    ) -> tuple[str, ...] | None:
        book = self.book
        if rule in SILENT:
            return ()
        who = np.ones(len(book.seats), dtype=bool) if who is None else who
        if rule == "limit" and target in ("trust", "ceiling", "mandate"):
            who = np.arange(len(book.seats)) == index[0]
        if target == "indicator":
            who = who & book.visible[:, index[0]]
        return (
            None
            if who.all()
            else tuple(seat for seat, may in zip(book.seats, who, strict=True) if may)
        )


def name_of(book: Rulebook, axis: str, at: int) -> dict[str, str]:
    """Name an index along an axis; a hand by its lever and its seat."""
    match axis:
        case "seat" | "holder" | "actor" | "hearer" | "payer":
            return {axis: book.seats[at]}
        case "reader":
            return {"seat": book.seats[at]} if at < len(book.seats) else {}
        case "lever":
            return {axis: book.levers[at]}
        case "hand":
            lever, seat = book.hand_lever[at], book.hand_seat[at]
            return {"lever": book.levers[lever], "actor": book.seats[seat]}
        case "indicator":
            return {axis: book.indicators[at]}
        case "event":
            return {axis: book.events[at]}
        case "red_line":
            return {axis: book.red_lines[at]}
        case "fact":
            return {axis: book.facts[at]}
        case "kind":
            return {axis: PAY[at]}
        case _:
            return {axis: str(at)}
