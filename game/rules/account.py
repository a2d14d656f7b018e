"""The ledger as one seat is told it, or nobody: its own rows, counted for it, with what it had seen before.

Rows and orders of a game are numbered over all seats, so a gap in the numbers would tell that something
was done in secret, and the row of a public clause would tell what secret one it replaced. An account
numbers a seat's rows and orders anew and takes what stood before from the seat's own observations. As
long as these are equal, so is every byte of the account.

Nobody is told what all are told. What happens to be told to every seat because all are party to it, such
as a text that is put to the whole table or a secret clause that all have signed, is not told to nobody.

Texts and agreements are numbered by the reader's acquaintance: their places and numbers in the game count
what the reader may not know of. What happens in one exchange is told in an order that says nothing either,
by rule and by acquaintance. Of a public text of others only this is told: it is there, between whom, and it
has closed or is gone. Whose signature has ended is told to the parties, but why only to its giver, and to
those who know of the agreement that made it lapse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from game.rules.arrays import Mask
from game.rules.blocks import Blocks
from game.rules.changes import Change, Index
from game.rules.grounds import sees_all
from game.rules.ledger import SILENT, name_of
from game.rules.measures import MEASURE, rows
from game.rules.numbered import Numbered
from game.rules.orders import (
    Decline,
    Highlight,
    Leave,
    Order,
    Put,
    Sign,
    TakeBack,
    Unsay,
    Wait,
    Withdraw,
)
from game.rules.phases import EPILOGUE, TALK
from game.rules.position import AXES, Position
from game.rules.resolve import phase_of
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.sight import CLAUSE_FACTS, Observation
from game.rules.texts import spelled, texts_known
from game.rules.writing import bounds

UNKNOWN: Final = "unknown"
"""A cause that the reader may not know, and the rule of the row that holds what such causes come to."""

BY_OWNERS: Final = ("move_alone", "move_joint")
"""Rules that move a lever as its owners ask. Others are told of no order and no word behind it that they
do not know: whether a lever moved because of one would tell of a secret clause."""

SPOKEN: Final = (
    *("promise", "denial", "mark", "notice", "run_out", "text", "stands_for", "amends", "answer"),
    *("ready", "signature", "sign_step", "sign_worry", "sign_check", "payment", "payment_points"),
    *("limit", "agreement", "promise_ends", "closes", "awaiting", "not_ratified"),
    *("signature_ends", "ready_ends", "off_the_table"),
)
"""The rules of a talk in the order in which what they did is told, causes before what they caused."""
KNOWN_BY_ROW: Final[Mapping[type[Order], Sequence[str]]] = {
    Put: ("text", "stands_for", "amends"),
    Decline: ("answer",),
}
"""The orders of others about texts that are told, and the rules of the rows behind which they stand: those
rows say all that the orders do. Of the rest the rows are told alone, since what stands behind them may be
an order, a signature kept ready, a text closed in secret, or a purse."""
TEXT_ORDERS: Final = (Put, Withdraw, Sign, Decline, TakeBack, Unsay, Wait)
"""The orders about texts."""
STANDS: Final = ("offered", "offer_party")
"""What everybody may know of a public text."""

RELEASED: Final = "released"
"""The rule that lets a lever go back after the last round, because somebody has broken its word."""

BLOCKS_OF: Final[Mapping[str, Callable[[Rulebook], Blocks]]] = {
    "once": lambda book: book.once,
    "once_trust": lambda book: book.once,
    "each_round": lambda book: book.each_round,
    "setting_trust": lambda book: book.each_round,
}
"""Rules that carry out effects of settings, and the effects."""


@dataclass(frozen=True, slots=True)
class ToldPhase:
    """One phase as a seat is told it."""

    before: Observation
    after: Observation
    orders: tuple[Numbered, ...]
    """Its own orders, and those that it is told of as causes, numbered for it."""
    changes: tuple[Change, ...]
    """What it may see, numbered for it; `seen_by` names itself alone, and luck is left out.

    What else happened to a number it sees is one row that it may not read, so that all rows add up.
    """


class Account:
    """What one seat, or nobody, has been told of a game so far, phase by phase."""

    def __init__(self, book: Rulebook, seat: int) -> None:
        self.book, self.seat = book, seat
        self.name = book.seat(seat)
        self.steps: list[ToldPhase] = []
        self.changes: list[Change] = []
        self.orders: dict[int, Order] = {}
        """The orders it knows of, by the numbers they have for it."""
        self._blind = {at for at, flow in book.flows if not sees_all(book, flow.mentions, seat)}
        """Indicators whose formula reads what the seat does not see."""
        self._last: dict[tuple[str, Index], tuple[int, int]] = {}
        """Of each fact the last row told: its number for the seat, and in the ledger."""
        self._rows: dict[int, Change] = {}
        """The rows of the ledger that are facts, by number; causes go back to them."""
        self._met: dict[object, int] = {}
        """The texts and agreements that the seat knows of, by what tells them apart, to their numbers."""
        self._between: dict[str, tuple[int, ...]] = {}
        """The parties of texts it was told of: once the talk is past, an open agreement lies in another place."""

    def tell(
        self,
        before: Observation,
        after: Observation,
        orders: Sequence[Numbered],
        changes: Sequence[Change],
    ) -> ToldPhase:
        """Tell the seat one more phase: its observations around it, all orders and all changes."""
        # What measures do is told anew, by what the seat is told of the numbers that they follow.
        changes = [change for change in changes if change.rule != MEASURE]
        self._rows |= {change.id: change for change in changes if not change.is_number}
        rows = list(self._rows_told(before.view, after.view, changes))
        given = {f"o{x.number}": x.order for x in orders}
        texts = _Texts(before.view, after.view, self._between, self.book.levers)
        texts.learn(rows)
        rows = [self._without_secrets(row, given, texts) for row in rows]
        meant = {
            cause
            for row in rows
            for cause in row.causes
            if cause[0] == "o" and row.rule not in BY_OWNERS
        }
        meant |= self._said_to_all(given, changes)
        known = [x for x in orders if x.order.seat == self.name or f"o{x.number}" in meant]
        first = len(self.orders)
        number = {f"o{x.number}": f"o{first + n}" for n, x in enumerate(known)}
        self._meet(texts)
        if phase_of(self.book, before.view)[0] in TALK:
            rows.sort(key=lambda row: self._turn(row, texts))
        told = tuple(self._numbered(row, number, texts) for row in rows)
        told += tuple(self._rest(before.view, after, told))
        told += tuple(self._measures(before.view, after, told))
        mine = tuple(
            Numbered(first + n, self._as_told(x.order, texts)) for n, x in enumerate(known)
        )
        self.orders |= {x.number: x.order for x in mine}
        self.steps.append(ToldPhase(before, after, mine, told))
        return self.steps[-1]

    def _said_to_all(self, orders: Mapping[str, Order], changes: Sequence[Change]) -> set[str]:
        """Find what was named to everybody as most important: nobody's reader hears it, too.

        Its rows are those of each hearer, so a reader without a seat has none.
        """
        heard = {cause for row in changes if row.rule == "mark" for cause in row.causes}
        return {cause for cause in heard if _to_all(orders.get(cause))}

    def _rest(self, view: Position, after: Observation, told: Sequence[Change]) -> Iterator[Change]:
        """Add up by number what the seat sees happen without a row that it may read."""
        for target, mask in self._sees(after).items():
            moved = (getattr(after.view, target) - getattr(view, target))[0]
            rest = np.where(mask, moved, 0)
            for row in told:
                if row.target == target:
                    rest[row.index] -= row.amount * mask[row.index]
            for where in zip(*np.nonzero(rest), strict=True):
                index = tuple(int(at) for at in where)
                names = _names(self.book, AXES[target], index, after.view)
                phase, _ = phase_of(self.book, view)
                row = Change(
                    len(self.changes),
                    view.round,
                    phase,
                    UNKNOWN,
                    UNKNOWN,
                    target,
                    index,
                    names,
                    amount=int(rest[where]),
                    seen_by=(),
                )
                self.changes.append(row)
                yield row

    def _sees(self, seen: Observation) -> Mapping[str, Mask]:
        """Mark which numbers the seat sees as they are; nobody sees trust as all can work it out.

        Measures are told by what they follow.
        """
        exact = seen.exact.copy()
        exact[[at for at, _ in self.book.measures]] = False
        if self.seat == NOBODY:
            return {"indicator": exact, "shown": np.ones_like(self.book.itself)}
        own = np.arange(len(self.book.seats)) == self.seat
        pairs = np.repeat(own[:, None], len(own), axis=1)
        return {"indicator": exact, "trust": pairs, "ceiling": pairs, "mandate": own}

    def _measures(
        self, view: Position, after: Observation, told: Sequence[Change]
    ) -> Iterator[Change]:
        """Tell how the measures moved that the seat sees, because of what it is told of the numbers they follow."""
        phase, _ = phase_of(self.book, view)
        for row in rows(self.book, view, after.view, phase, len(self.changes), told):
            if after.exact[row.index[0]]:
                mine = replace(row, id=len(self.changes), seen_by=(self.name,))
                self.changes.append(mine)
                yield mine

    # What is told of texts and agreements

    def _without_secrets(self, row: Change, orders: Mapping[str, Order], texts: _Texts) -> Change:
        """Leave out of the causes of a row what stands behind it, where that would tell.

        Nothing stands behind what becomes of a text that the seat may not read.
        """
        if row.rule == "notice":
            heard = (c for c in row.causes if texts.of_one_agreement(orders[c], row))
            return replace(row, causes=tuple(heard))
        if "text" not in row.names or row.is_number:
            return row
        if not texts.reads(row.names["text"]):
            return replace(row, causes=())
        causes = [c for c in row.causes if c[0] != "o" or self._hears_of(orders[c], row)]
        if row.rule == "signature_ends" and row.names["seat"] != self.name:
            closed = (c for c in causes if c[0] == "c" and self._rows[int(c[1:])].rule == "closes")
            causes = [c for c in closed if self._told(self._rows[int(c[1:])])]
        if row.rule == "signature" and row.names["seat"] != self.name:
            causes = []
        return replace(row, causes=tuple(causes))

    def _hears_of(self, order: Order, row: Change) -> bool:
        """Tell whether the seat is told of an order that stands behind a row about a text."""
        if order.seat == self.name or type(order) not in TEXT_ORDERS:
            return True
        stands = row.rule != "stands_for" or bool(row.after)
        return stands and row.rule in KNOWN_BY_ROW.get(type(order), ())

    def _told(self, row: Change) -> bool:
        """Tell whether the seat is told of a row, so that it can be a cause."""
        return row.visible_to(self.name) and self.seat != NOBODY

    def _as_told(self, order: Order, texts: _Texts) -> Order:
        """An order as the seat is told it: it does not learn that a text of others was amended."""
        if not isinstance(order, Put) or order.seat == self.name or texts.reads(order.parent):
            return order
        return replace(order, parent="")

    def _meet(self, texts: _Texts) -> None:
        """Number the texts and agreements that are new to the seat, in an order that says nothing more."""
        for key in sorted(texts.keys(), key=repr):
            self._met.setdefault(key, len(self._met))
        for number in texts.deals():
            self._met.setdefault(("deal", number), len(self._met))

    def _turn(self, row: Change, texts: _Texts) -> tuple[object, ...]:
        """When a row of a talk is told: by its rule, then by what it is about."""
        at = SPOKEN.index(row.rule) if row.rule in SPOKEN else len(SPOKEN)
        about = self._place(row, texts), tuple(row.names.values())
        return (row.rule == "limit", at, row.target, *about, row.before, row.after, row.amount)

    def _place(self, row: Change, texts: _Texts) -> Index:
        """Where a row stands for the seat: places of texts by its own numbers."""
        if AXES[row.target][:1] != ("text",):
            return row.index
        return (self._met[texts.key_of(row)], *row.index[1:])

    def _value(self, target: str, value: int, texts: _Texts) -> int:
        """A value that a row says, as a number of the seat's own where it counts texts or agreements."""
        if target == "deal" and value > 0:
            return self._met.setdefault(("deal", value), len(self._met)) + 1
        if target in ("parent", "ready") and value >= 0:
            return self._met[texts.key(value)] if texts.reads_at(value) else -1
        return value

    def _numbered(self, row: Change, orders: Mapping[str, str], texts: _Texts) -> Change:
        """Give a row its number, and its causes theirs."""
        causes = dict.fromkeys(x for cause in row.causes for x in self._cause(row, cause, orders))
        told = replace(
            row,
            id=len(self.changes),
            index=self._place(row, texts),
            causes=tuple(causes),
            facts={},
            seen_by=(self.name,),
        )
        if not row.is_number:
            told = replace(
                told,
                before=self._value(row.target, row.before, texts),
                after=self._value(row.target, row.after, texts),
            )
        if "text" in row.names and not texts.reads(row.names["text"]):
            told = self._from_outside(told, row, texts)
        self.changes.append(told)
        if not told.is_number:
            self._last[row.target, row.index] = told.id, row.id
        return told

    def _from_outside(self, told: Change, row: Change, texts: _Texts) -> Change:
        """Tell of a text that the seat may not read: it is there, between whom, and it has closed or is gone."""
        parties = " ".join(self.book.seats[seat] for seat in texts.parties_of(row))
        names = {key: name for key, name in row.names.items() if key not in ("text", "about")}
        gone = row.target == "offered" and not row.after and row.rule != "closes"
        rule = "off_the_table" if gone else row.rule
        return replace(told, rule=rule, names=names | {"parties": parties})

    def _cause(self, above: Change, cause: str, orders: Mapping[str, str]) -> Iterator[str]:
        """Name a cause by its number for the seat; what is told to nobody is passed over."""
        if cause == "start":
            yield UNKNOWN if self._in_doubt(above) else cause
            return
        if cause[0] == "o":
            yield from [orders[cause]] if cause in orders else []
            return
        row = self._rows[int(cause[1:])]
        if above.rule == RELEASED:
            yield from self._behind_released(above, row)
            return
        number, written = self._last.get((row.target, row.index), (0, -1))
        if written >= row.id:
            yield f"c{number}"
        elif row.rule not in SILENT and row.target != "signed" and above.rule not in BY_OWNERS:
            yield UNKNOWN

    def _behind_released(self, above: Change, row: Change) -> Iterator[str]:
        """Name what broke the word because of which a lever is let go: where another led, or what took it over.

        A hidden setting has come to light in the archives by then. Who could not read the clauses on both as of
        one agreement is not told what else was in it (case answer-13).
        """
        if row.rule in SILENT:
            for cause in row.causes:
                if cause[0] == "c":
                    yield from self._behind_released(above, self._rows[int(cause[1:])])
                elif cause == "start":
                    yield cause if self._had_signed(above) else UNKNOWN
            return
        told = [self._last.get((fact, row.index), (0, -1)) for fact in (row.target, "exposed")]
        known = [number for number, written in told if written >= row.id]
        yield f"c{known[0]}" if known and self._read_as_one(above, row) else UNKNOWN

    def _read_as_one(self, one: Change, other: Change) -> bool:
        """Tell whether the seat has read the clauses on the levers of two rows as of one agreement, this round."""
        levers = [self.book.levers.index(row.names["lever"]) for row in (one, other)]
        deals = [view.one.deal[levers].tolist() for view in self._this_round()]
        return any(first == second > 0 for first, second in deals)

    def _had_signed(self, row: Change) -> bool:
        """Tell whether the seat has signed the agreement on the lever of a row; then it reads all its clauses."""
        if self.seat == NOBODY:
            return False
        lever = self.book.levers.index(row.names["lever"])
        return any(view.one.signer[lever, self.seat] for view in self._this_round())

    def _this_round(self) -> Iterator[Position]:
        """What the seat saw at the beginning of each phase of this round that it has been told."""
        views = [step.before.view for step in self.steps]
        return (view for view in views if view.round == views[-1].round)

    def _in_doubt(self, row: Change) -> bool:
        """Tell whether a row goes back to a lever that the seat cannot know to stand as at the start."""
        if "lever" not in row.names or row.target == "mandate":
            return False
        lever = self.book.levers.index(row.names["lever"])
        return not self.book.recognises(self.seat)[lever].all()

    def _rows_told(
        self, before: Position, after: Position, changes: Sequence[Change]
    ) -> Iterator[Change]:
        """List the rows a seat is told, in order: those it may see, and limits as it can work them out."""
        seen = [
            change
            for change in changes
            if change.visible_to(self.name)
            and not self._at_an_end(change, after)
            and not (self.seat == NOBODY and self._between_seats(change, before, after))
        ]
        limits = self._limits(before, after, seen)
        agreed = list(self._agreements(_leading(seen), before, after))
        for at, row in enumerate(seen):
            if row.rule == "agreement" and row.target in CLAUSE_FACTS:
                yield from agreed
                agreed = []
            elif row.rule == "limit" and self._cut(row):
                pass
            else:
                yield row
            if at + 1 == len(seen) or seen[at + 1].stage != row.stage:
                yield from limits.get(row.stage, ())

    def _between_seats(self, row: Change, before: Position, after: Position) -> bool:
        """Tell whether a row that all seats may see is none for nobody.

        Texts are between their parties, but that a public one is there everybody may know; what a holder's
        own trust does is the holder's; of agreements only those made in public are everybody's, and so are
        their inspections and what hangs on them.
        """
        if row.target in STANDS and row.rule == "text":
            return not after.one.offered[row.index[0]]
        if row.target in STANDS:
            return row.names["text"] not in self._between
        if "text" in row.names or row.target == "trust":
            return True
        public = before.one.public | after.one.public
        if row.target in CLAUSE_FACTS:
            return not public[row.index[0]]
        if row.rule == "inspection":
            return not after.one.exposed[row.index[0]]
        return self._by_agreements(row, public)

    def _by_agreements(self, row: Change, public: Mask) -> bool:
        """Tell whether a row stands under a condition on agreements that not all can know to be met."""
        if row.rule not in BLOCKS_OF or not self.book.scenario.agreements.secret:
            return False
        source = BLOCKS_OF[row.rule](self.book).rows[int(row.names["block"])]
        if source.condition is None:
            return False
        said = source.condition.mentions
        levers = [self.book.levers.index(lever) for lever in said.agreements]
        return not (public[levers].all() and (public.any() or not said.deal))

    def _agreements(
        self, leading: Mapping[int, Change], before: Position, after: Position
    ) -> Iterator[Change]:
        """Write the rows of new agreements as the reader's own sight of them changed.

        What they replace may have been known to others only, and may have been alike in part.
        """
        for fact in CLAUSE_FACTS:
            old, new = getattr(before.one, fact), getattr(after.one, fact)
            for where in zip(*np.nonzero(old != new), strict=True):
                index = tuple(int(at) for at in where)
                if index[0] in leading:
                    yield replace(
                        leading[index[0]],
                        target=fact,
                        index=index,
                        names=_names(self.book, AXES[fact], index, after),
                        before=int(old[index]),
                        after=int(new[index]),
                    )

    def _limits(
        self, before: Position, after: Position, seen: Sequence[Change]
    ) -> Mapping[str, Sequence[Change]]:
        """Say by stage where a number was cut back to its range, if what the reader sees explains it.

        The cut depends on amounts that others hide: at the end of its range a number does not move, and
        the cut alone would tell how much was added in secret. So it is worked out from the rows the
        reader sees; where these do not lead to the number it sees, the cut is among the unknown causes.
        """
        told: dict[str, list[Change]] = {}
        for target, index in dict.fromkeys((x.target, x.index) for x in seen if self._cut(x)):
            mine = [row for row in seen if (row.target, row.index) == (target, index)]
            begin, end = (int(getattr(view.one, target)[index]) for view in (before, after))
            limits, number = [], begin
            for stage in dict.fromkeys(row.stage for row in mine):
                rows = [row for row in mine if row.stage == stage and row.rule != "limit"]
                cut = _cut_back(self.book, target, index, number + sum(x.amount for x in rows))
                number += sum(x.amount for x in rows) + cut
                if rows and cut:
                    names = _names(self.book, AXES[target], index, after)
                    limits.append(
                        replace(rows[0], rule="limit", names=names, amount=cut, causes=(), facts={})
                    )
            for row in limits if number == end else ():
                told.setdefault(row.stage, []).append(row)
        return told

    def _at_an_end(self, row: Change, after: Position) -> bool:
        """Tell whether a formula that reads what the seat does not see has driven a number to an end.

        There the number moves no further, so the amount would tell more than the number does.
        """
        if row.rule != "flow" or row.index[0] not in self._blind:
            return False
        at = row.index[0]
        return int(after.one.indicator[at]) in (int(self.book.low[at]), int(self.book.high[at]))

    def _cut(self, row: Change) -> bool:
        """Tell whether a row is of a number the seat sees, to which others may add in secret.

        After the last round nothing is hidden any more but what a formula reads.
        """
        if row.phase == EPILOGUE:
            return row.target == "indicator" and row.index[0] in self._blind
        return row.target == "indicator" or (row.target == "mandate" and row.index[0] == self.seat)


def _leading(seen: Iterable[Change]) -> dict[int, Change]:
    """Take a row for each lever on which there is a new agreement."""
    return {x.index[0]: x for x in seen if x.rule == "agreement" and x.target in CLAUSE_FACTS}


class _Texts:
    """The texts of one phase as a seat sees them before it and after: which it may read, and what tells them apart.

    Those that it may not read are told apart by their parties alone.
    """

    def __init__(
        self,
        before: Position,
        after: Position,
        between: dict[str, tuple[int, ...]],
        levers: Sequence[str],
    ) -> None:
        self._views, self._between, self._levers = (after, before), between, levers
        self._read = {name for view in self._views for name in texts_known(view) if name}

    def reads(self, name: str) -> bool:
        """Tell whether the seat may read a text."""
        return name in self._read

    def reads_at(self, place: int) -> bool:
        """Tell whether the seat may read the text at a place."""
        return any(view.one.offer_name[place] for view in self._views)

    def of_one_agreement(self, order: Order, row: Change) -> bool:
        """Tell whether the seat reads the lever of an order as of the agreement that a row is about."""
        if not isinstance(order, Leave):
            return True
        levers, deal = self._levers, self._views[-1].one.deal
        return bool(deal[levers.index(order.lever)] == deal[row.index[0]])

    def learn(self, rows: Iterable[Change]) -> None:
        """Note the parties of the texts that rows say have come, by their names."""
        for row in rows:
            if row.rule == "text" and row.target == "offered":
                self._between[row.names["text"]] = self.parties(row.index[0])

    def parties_of(self, row: Change) -> tuple[int, ...]:
        """The parties of the text that a row is about, wherever it lies by now."""
        return self._between.get(row.names["text"], ()) or self.parties(row.index[0])

    def key_of(self, row: Change) -> object:
        """What tells the text that a row is about from others, for this seat."""
        text = row.names["text"]
        return ("text", text) if self.reads(text) else ("between", self.parties_of(row))

    def key(self, place: int) -> object:
        """What tells the text at a place from others, for this seat."""
        for view in self._views:
            if view.one.offer_name[place]:
                return "text", spelled(int(view.one.offer_name[place]))
        return "between", self.parties(place)

    def parties(self, place: int) -> tuple[int, ...]:
        """The parties of the text at a place."""
        for view in self._views:
            if view.one.offered[place]:
                return tuple(np.flatnonzero(view.one.offer_party[place]).tolist())
        return ()

    def keys(self) -> set[object]:
        """All texts that the seat knows of."""
        known = np.zeros_like(self._views[0].one.offered)
        for view in self._views:
            known |= view.one.offered | (view.one.offer_name > 0)
        return {self.key(place) for place in np.flatnonzero(known).tolist()}

    def deals(self) -> Iterator[int]:
        """The numbers of all agreements that the seat reads as in force, by their levers."""
        for view in reversed(self._views):
            yield from (deal for deal in view.one.deal.tolist() if deal > 0)


def _cut_back(book: Rulebook, target: str, index: Index, number: int) -> int:
    """Return what restores the range of a number, in hundredths."""
    ends = bounds(book, target)
    assert ends is not None
    low, high = (int(end if np.ndim(end) == 0 else end[index]) for end in ends)
    return min(max(number, low), high) - number


def _names(book: Rulebook, axes: Sequence[str], index: Index, view: Position) -> dict[str, str]:
    """Name what a row is about, with the setting that the reader sees."""
    names: dict[str, str] = {}
    for axis, at in zip(axes, index, strict=True):
        names |= name_of(book, axis, at)
    if "lever" in names:
        lever = book.levers.index(names["lever"])
        names["setting"] = book.settings[lever][int(view.one.setting[lever])]
    return names


def _to_all(order: Order | None) -> bool:
    """Tell whether an order names to everybody what matters most."""
    return isinstance(order, Highlight) and not order.to
