"""What packages cost in mandate, and whether the parties can pay: at once, after saving up, or in parts.

All parties of the whole table sign, unless others are named. A clause that moves a lever costs its step, and worry or a check,
whichever is cheaper for all together, at the trust there is in the position given; where the scenario
allows payments of mandate, who has more to spare helps out. A package can be paid for in parts if its
clauses can be spread over the rounds that are left. Clauses that leave a lever where it stands are not
counted. Amounts are hundredths of mandate. Letters: N packages, S seats, L levers, K settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.analysis.packages import possible, whole_table
from game.analysis.utilities import open_levers
from game.rules.arrays import Mask, Whole, distinct, only
from game.rules.forecast import Package, forecast
from game.rules.imagined import Situation
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_scores
from game.rules.signing import Signings, line_costs

CANDIDATES = 8
"""Packages of each kind that are looked at for the best that can be paid for."""


@dataclass(frozen=True, slots=True)
class Instalment:
    """The clauses of a package that are signed in one round."""

    round: int
    levers: tuple[int, ...]


Way = tuple[Instalment, ...]
"""How a package is paid for, part by part; one part if in one text, none if it moves nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Paid:
    """A package of a survey with a way to pay for it."""

    row: int
    way: Way
    worth: Whole
    """[S] millionths it leads to if it is signed so"""


@dataclass(frozen=True, slots=True)
class Debt:
    """What is asked for, and what there is, of one seat or of all together."""

    seat: int
    """-1 for all together"""
    price: int
    most: int


@dataclass(frozen=True, eq=False)
class Means:
    """What the seats can pay from one position of one game on."""

    book: Rulebook
    view: Position
    signers: Mask | None = None
    """[S] if not the whole table signs"""

    @cached_property
    def party(self) -> Mask:
        """[S] who signs and pays."""
        return whole_table(self.book) if self.signers is None else self.signers

    @cached_property
    def rounds(self) -> range:
        """The rounds that are left to sign in."""
        return range(int(self.view.round), self.book.rounds + 1)

    @cached_property
    def helps(self) -> int:
        """The most mandate that one seat may pay to others for a text; 0 where none may be paid."""
        rules = self.book.scenario.agreements
        return round(rules.largest_payment * 100) if "mandate" in rules.payments else 0

    def held(self, later: int) -> Whole:
        """The most each seat can have so many rounds from now, if it spends nothing: [S]."""
        book, now = self.book, self.view.one.mandate
        if later <= 0:
            return now
        if self._given:
            return book.mandate_cap
        return np.minimum(book.mandate_cap, now + later * book.mandate_income)

    @property
    def later(self) -> int:
        """How many rounds there are after this one."""
        return self.book.rounds - int(self.view.round)

    @cached_property
    def most(self) -> Whole:
        """The most each seat can hold in the last round: [S]."""
        return self.held(self.later)

    @cached_property
    def whole(self) -> Whole:
        """The most each seat can spend from now to the end: [S]."""
        income = self.book.mandate_cap if self._given else self.book.mandate_income
        return self.view.one.mandate + max(self.later, 0) * income

    @cached_property
    def _given(self) -> bool:
        """Whether events, effects or red lines may give mandate besides the income."""
        book = self.book
        blocks = (book.once, book.each_round, book.event_blocks, book.option_blocks)
        return any((one.mandate > 0).any() for one in (*blocks, book.red_line_blocks))

    # prices

    @cached_property
    def _prices(self) -> tuple[Whole, Whole, Mask]:
        """The price of moving each lever to each setting, the least it can be, and if it is checked.

        [L, K, S] twice, and [L, K].
        """
        book, view = self.book, self.view
        shape = (*book.real.shape, len(book.seats))
        number = np.arange(book.real.size)
        lever, setting = (place.repeat(shape[2]) for place in np.divmod(number, shape[1]))
        seat = np.tile(np.arange(shape[2]), len(number))
        zero = np.zeros_like(lever)
        parties = np.full_like(lever, max(int(self.party.sum()), 1))

        def costs(verified: bool) -> Whole:
            marks = np.full(len(lever), verified)
            lines = Signings(zero, zero, lever, seat, setting, marks, parties)
            step, worry, check = line_costs(book, view, lines)
            moved = np.arange(shape[1]) != view.one.setting[:, None]
            prices = (step + worry + check).reshape(shape)
            return prices * (moved & book.real)[:, :, None] * self.party

        trusted = costs(False)
        if book.scenario.agreements.verification is None:
            return trusted, trusted, np.zeros(shape[:2], dtype=bool)
        verified = costs(True)
        checked: Mask = verified.sum(axis=2) < trusted.sum(axis=2)
        price = np.where(checked[:, :, None], verified, trusted)
        return price, np.minimum(trusted, verified), checked

    def price(self, setting: Whole) -> Whole:
        """What packages [N, L] cost each seat if all is signed: [N, S]."""
        return self._summed(self._prices[0], setting)

    def checked(self, setting: Whole) -> list[int]:
        """The levers whose clauses are cheaper checked than trusted, of a package [L]."""
        marks = self._prices[2][np.arange(len(setting)), setting]
        return np.flatnonzero(marks & (setting != self.view.one.setting)).tolist()

    def _summed(self, table: Whole, setting: Whole) -> Whole:
        total = np.zeros((len(setting), table.shape[2]), dtype=np.int64)
        for lever in np.flatnonzero(table.any(axis=(1, 2))):
            total += table[lever].take(setting[:, lever], axis=0)
        return total

    # who can pay

    def covers(self, held: Whole, price: Whole) -> Mask:
        """Tell where prices [..., S] can be paid out of what is held [S], with the help of others: [...]."""
        short = (price - held).clip(0).sum(axis=-1)
        spare = (held - price).clip(0, self.helps) * self.party
        fine: Mask = short <= spare.sum(axis=-1)
        return fine

    def at_once(self, setting: Whole) -> Mask:
        """Tell which packages [N, L] can be paid for in one text, now or after saving up: [N]."""
        return self.covers(self.most, self.price(setting)) & bool(self.rounds)

    def within(self, setting: Whole) -> Mask:
        """Tell which packages [N, L] are not beyond all that there is to spend until the end: [N].

        The others can never be paid for, in whatever parts.
        """
        least = self._summed(self._prices[1], setting)
        if self.helps:
            short = (least - self.whole)[:, self.party].sum(axis=1) > 0
        else:
            short = (least > self.whole).any(axis=1)
        return ~short & bool(self.rounds)

    def debt(self, setting: Whole) -> Debt:
        """Who is the shortest of mandate for a package [L] in one text."""
        price, most = only(self.price(setting[None])), self.most
        seat = int(np.where(self.party, price - most, -(2**62)).argmax())
        return Debt(seat, int(price[seat]), int(most[seat]))

    def debt_ever(self, setting: Whole) -> Debt | None:
        """Who is the shortest of mandate for a package [L] in any parts; None if nobody need be."""
        if only(self.within(setting[None])):
            return None
        least = only(self._summed(self._prices[1], setting[None]))
        if self.helps:
            return Debt(-1, int(least[self.party].sum()), int(self.whole[self.party].sum()))
        seat = int((least - self.whole).argmax())
        return Debt(seat, int(least[seat]), int(self.whole[seat]))

    def way(self, setting: Whole) -> Way | None:
        """Find how a package [L] can be paid for, the soonest first; None if no way is found."""
        levers = np.flatnonzero(setting != self.view.one.setting).tolist()
        if not levers:
            return ()
        price = self._prices[0][levers, setting[levers]]
        whole = price.sum(axis=0)
        for later, round in enumerate(self.rounds):
            if self.covers(self.held(later), whole):
                return (Instalment(round, tuple(levers)),)
        dearest = sorted(range(len(levers)), key=lambda at: -int(price[at].max()))
        tries = [
            self._parts(levers, price, order, skip)
            for order in (dearest, dearest[::-1])
            for skip in (True, False)
        ]
        ways = [way for way in tries if way is not None and self._passable(setting, way)]
        return min(ways, key=lambda way: way[-1].round, default=None)

    def _parts(
        self, levers: Sequence[int], price: Whole, order: Sequence[int], skip: bool
    ) -> Way | None:
        """Sign in every round what can be paid, in one order; `skip` what is too dear so far, or save up."""
        held, todo, parts = self.view.one.mandate.astype(np.int64), list(order), []
        for round in self.rounds:
            taken, total = [], np.zeros_like(held)
            for at in todo:
                if self.covers(held, total + price[at]):
                    taken.append(at)
                    total = total + price[at]
                elif not skip:
                    break
            if taken:
                parts.append(Instalment(round, tuple(sorted(levers[at] for at in taken))))
                todo = [at for at in todo if at not in taken]
            held = self._paid(held, total) + self.book.mandate_income
            held = np.minimum(held, self.book.mandate_cap)
        return None if todo else tuple(parts)

    def _paid(self, held: Whole, price: Whole) -> Whole:
        """What is left [S] after paying, the richest helping those who are short."""
        left = held - price
        missing = (-left).clip(0).sum()
        order = np.argsort(-left, kind="stable")
        spare = (left.clip(0, self.helps) * self.party)[order]
        given = (missing - spare.cumsum() + spare).clip(0, spare)
        left[order] -= given
        return left.clip(0)

    def _passable(self, setting: Whole, way: Way) -> bool:
        """Tell whether what stands after each part is possible."""
        stages = np.array([stage for _, stage in self._stages(setting, way)])
        return bool(possible(self.book, self.view, stages).all())

    def _stages(self, setting: Whole, way: Way) -> Iterator[tuple[int, Whole]]:
        now = self.view.one.setting.copy()
        for part in way:
            now[list(part.levers)] = setting[list(part.levers)]
            yield part.round, now.copy()

    def best(self, setting: Whole, utility: Whole, counts: Mask) -> Paid | None:
        """Find the package with the largest sum once it is signed as it can be paid for.

        Of packages [N, L] with utilities [N, S], those that promise most to the seats that count [S] are
        looked at: of all, of those payable in one text, and of those payable at once. None if none is.
        """
        total = utility[:, counts].sum(axis=1)
        price = self.price(setting)
        masks = (self.within(setting), self.at_once(setting), self.covers(self.held(0), price))
        rows = distinct(np.concatenate([_highest(total, mask) for mask in masks]))
        ways = {int(row): self.way(setting[row]) for row in rows}
        payable = [(row, way) for row, way in ways.items() if way is not None]
        if not payable:
            return None
        worth = self.worths(setting[[row for row, _ in payable]], [way for _, way in payable])
        best = int(worth[:, counts].sum(axis=1).argmax())
        return Paid(*payable[best], worth[best])

    def worths(self, setting: Whole, ways: Iterable[Way]) -> Whole:
        """What packages [N, L] lead to if they are signed part by part in these ways: [N, S] millionths."""
        stages = [dict(self._stages(row, way)) for row, way in zip(setting, ways, strict=True)]
        view: Situation = self.view
        games = np.zeros(len(setting), dtype=np.int64)
        now = np.repeat(self.view.setting, len(setting), axis=0)
        for round in self.rounds:
            now = np.array([at.get(round, old) for at, old in zip(stages, now, strict=True)])
            whole = (now == setting).all(axis=1, keepdims=True)
            named = (now != self.view.setting) | (open_levers(self.book) & whole)
            checked = named & self._prices[2][np.arange(now.shape[1]), now]
            package = Package(np.where(named, now, -1), named, checked)
            last = round == self.rounds[-1]
            view = forecast(self.book, view, games, now, package, None if last else 1)
            games = np.arange(len(setting))
        return exact_scores(self.book, view)


def _highest(total: Whole, mask: Mask) -> Whole:
    """The marked rows with the largest totals [N]."""
    rows = np.flatnonzero(mask)
    return rows[np.argsort(-total[rows], kind="stable")[:CANDIDATES]]
