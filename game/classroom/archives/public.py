"""What all may see of a table: what every one of its seats may know, and nothing that only some know.

It is read from the account and the observation of nobody (`rules/account.py`, `rules/sight.py`) and from
nothing else. So two games that differ in secrets alone give the same here, and whatever stands on a wall
that is written from here every seat knows already, or can work out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from game.classroom.archives.reasons import Reasons, ReasonTold
from game.player.game import Game
from game.rules.account import Account
from game.rules.changes import Change
from game.rules.measures import MEASURE
from game.rules.phases import EPILOGUE, REVEALS
from game.rules.position import Position
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.sight import Observation, observe
from game.session.course import Course, Step
from game.views.front_page import FrontPage, front_pages
from game.views.reveal import Reveal, reveal
from game.views.spans import Ends, Span, seen_by, span_of, spans
from game.views.table import agreements
from game.views.why import Why, why
from game.views.words import Words, shown_change

WHOLE: Final = 10_000
"""The range of trust, in hundredths."""
LARGEST: Final = 3
"""Changes that a reveal tells."""
OF_TRUST: Final = 1
"""How many of them are of trust, where trust has moved."""

Way = Literal["good", "bad", ""]


@dataclass(frozen=True, slots=True)
class PublicSeat:
    """A seat that negotiates, as its name plate shows it."""

    id: str
    name: str
    icon: str


@dataclass(frozen=True, slots=True)
class PublicOrder:
    """A lever that all saw move."""

    seats: tuple[str, ...]
    """Its owners; nobody of one that is the table's."""
    owner: str
    lever: str
    setting: str
    light: bool
    """Whether it is a hidden setting that came to light, perhaps long after it was ordered."""


@dataclass(frozen=True, slots=True)
class PublicChange:
    """A number that all saw move, and why as far as all know."""

    kind: str
    """indicator or trust"""
    name: str
    amount: int
    """Hundredths, as it is shown."""
    way: Way
    """Whether that is good for what it measures; trust is neither good nor bad."""
    because: ReasonTold


@dataclass(frozen=True, slots=True)
class PublicReveal:
    """A round as all saw it."""

    round: int
    orders: tuple[PublicOrder, ...]
    still: tuple[str, ...]
    """The seats of which nobody saw a move, by their short names."""
    changes: tuple[PublicChange, ...]
    sealed: bool
    """Whether a cause of one of the changes is not known to all."""
    kept: int
    """Words given in public that all saw kept; clauses and promises."""
    broken: tuple[str, ...]
    """What was seen broken, as owner and lever."""
    unknown: int
    """Words given in public of which not all can tell whether they were kept."""


@dataclass(frozen=True, slots=True)
class PublicCourse:
    """The number that the class follows, at the start and after each reveal that all have seen."""

    id: str
    name: str
    about: str
    values: tuple[int, ...]
    """Hundredths."""


@dataclass(frozen=True, slots=True)
class PublicTable:
    """A table as all may see it now."""

    round: int
    seats: tuple[PublicSeat, ...]
    trust: Mapping[tuple[int, int], int]
    """Holder and actor, by their places among the seats, to hundredths: as everybody can see it."""
    offers: int
    """Texts with a public clause that lie on the table."""
    clauses: tuple[str, ...]
    """Public clauses in force, in sentences."""
    course: PublicCourse | None


class PublicReader:
    """A game as all may see it together, in one language."""

    def __init__(self, words: Words, course: Course, account: Account) -> None:
        """Read a course of a game; `account` is that of nobody."""
        self.words, self.book = words, words.book
        self._position, self._account = course.position, account
        self._steps: Sequence[Step] = tuple(course.steps)

    @classmethod
    def of(cls, game: Game, language: str) -> PublicReader:
        """Read a game under way."""
        session = game.session
        return cls(game.words(language), session.recorded.course, session.account(""))

    @property
    def _seen(self) -> Observation:
        return self._observed(self._position)

    def _observed(self, position: Position) -> Observation:
        return observe(self.book, position, NOBODY)

    @property
    def _told(self) -> Sequence[Change]:
        return self._account.changes

    def _told_at(self, step: Step) -> Sequence[Change]:
        """What all are told of one phase."""
        at = next(n for n, each in enumerate(self._steps) if each is step)
        return self._account.steps[at].changes

    @property
    def _reveals(self) -> list[Step]:
        """The reveals of rounds; what follows the last is for the debrief."""
        return [step for step in self._steps if step.phase in REVEALS and step.phase != EPILOGUE]

    @property
    def rounds(self) -> int:
        """How many rounds have been revealed."""
        return len(self._reveals)

    @property
    def seats(self) -> tuple[PublicSeat, ...]:
        """The seats that negotiate."""
        return tuple(
            PublicSeat(seat, self.words.seat(seat), self.words.texts.stakeholders[seat].icon)
            for seat, acts in zip(self.book.seats, self.book.actors, strict=True)
            if acts
        )

    def table(self) -> PublicTable:
        """The table as it stands."""
        view = self._seen.view
        actors = np.flatnonzero(self.book.actors).tolist()
        return PublicTable(
            round=self._position.round,
            seats=self.seats,
            trust={
                (one, other): int(view.one.trust[holder, actor])
                for one, holder in enumerate(actors)
                for other, actor in enumerate(actors)
                if holder != actor
            },
            offers=int(view.one.offered.sum()),
            clauses=tuple(self._clauses()),
            course=self.course(),
        )

    def _clauses(self) -> Iterator[str]:
        for agreement in agreements(self.words, self._seen):
            for clause in agreement.clauses:
                if clause.public:
                    owner = self.words.owner(clause.lever)
                    yield self.words.say(
                        "wall.clause",
                        owner=owner,
                        lever=clause.lever_name,
                        setting=clause.setting_name,
                    )

    def news(self, round: int) -> tuple[FrontPage, ...]:
        """The news of a round as all are told them."""
        return front_pages(self.words, self._told, round, "")

    def course(self) -> PublicCourse | None:
        """The number that the class follows; None where nobody sees one."""
        at = followed(self.book)
        if at is None or not self._seen.exact[at]:
            return None
        name = self.book.indicators[at]
        text = self.words.texts.indicators[name]
        steps = self._steps
        places = [steps[0].before] if steps else [self._position]
        places += [step.after for step in self._reveals]
        values = tuple(int(self._observed(place).view.one.indicator[at]) for place in places)
        return PublicCourse(name, text.name.text, text.about.text if text.about else "", values)

    # A round that was revealed

    def revealed(self, round: int) -> PublicReveal | None:
        """A round as all saw it; None before its reveal."""
        step = next((each for each in self._reveals if each.before.round == round), None)
        if step is None:
            return None
        ends = next(e for e in spans(self._steps) if e.after is step.after)
        seen = seen_by(self.book, ends, NOBODY)
        shown = self._shown(step, seen)
        orders, reasons = tuple(self._orders(step)), self._reasons(round)
        changes = tuple(self._changes(seen, reasons))
        kept, broken, unknown = self._words_judged(step, shown)
        return PublicReveal(
            round=round,
            orders=orders,
            still=tuple(self._still(orders)),
            changes=changes,
            sealed=any(change.because.sealed for change in changes),
            kept=kept,
            broken=broken,
            unknown=unknown,
        )

    def _shown(self, step: Step, seen: Ends[Observation]) -> Reveal:
        """What the views tell nobody of a reveal; no order of any seat is among it."""
        return reveal(
            self.words,
            seen.after,
            self._told_at(step),
            step.before.round,
            phase=step.phase,
            earlier=self._observed(step.before),
            since=seen.before,
        )

    def _moved(self, step: Step) -> Iterator[tuple[int, int]]:
        """The levers that nobody saw move at a reveal, each with where it stands since; what came to light is among them."""
        before, after = (self._observed(at).view.one for at in (step.before, step.after))  # fmt: skip
        for lever in np.flatnonzero(before.setting != after.setting).tolist():
            yield lever, int(after.setting[lever])

    def _reasons(self, round: int) -> Reasons:
        """Why numbers moved, as far as all know: by the levers that all saw move, and when they did last."""
        past = [step for step in self._reveals if step.before.round <= round]
        moved = {
            self.book.levers[lever]: step.before.round
            for step in past
            for lever, _ in self._moved(step)
        }
        return Reasons(self.words, self._observed(past[-1].after).view, moved, round)

    def because(self, round: int, indicator: int, refused: Mapping[str, str] | None = None) -> ReasonTold:  # fmt: skip
        """Why a number of the world moved in a round, as far as all know; of a measure why that moved which it follows.

        `refused` are levers on which a public text failed in the round, to the seat that did not sign it.
        """
        index = (measured(self._told, indicator, Span(round)),)
        reasons = replace(self._reasons(round), refused=refused or {})
        return reasons.of(self._why(round, "indicator", index), "indicator", index)

    def through(self, round: int) -> int:
        """The number that the one that the class follows was in a round: itself, or what it measures."""
        at = followed(self.book)
        assert at is not None
        return measured(self._told, at, Span(round))

    def known(self, round: int) -> frozenset[str]:
        """The causes of the number that the class follows, in a round, that all know: the keys of their rows."""
        rows = self._why(round, "indicator", (self.through(round),)).rows
        return frozenset(row.key for row in rows if row.known)

    def _why(self, round: int, target: str, index: tuple[int, ...]) -> Why:
        orders = self._account.orders
        span = Span(round)
        return why(self.words, self._told, target, index, "", span=span, orders=orders)

    def _orders(self, step: Step) -> Iterator[PublicOrder]:
        book, words = self.book, self.words
        for lever, rank in self._moved(step):
            name = book.levers[lever]
            owners = tuple(book.seats[at] for at in np.flatnonzero(book.owns[:, lever]))
            yield PublicOrder(
                seats=owners,
                owner=words.owner(name),
                lever=words.lever(name),
                setting=words.setting(name, rank),
                light=bool(book.covert[lever, rank]),
            )

    def _still(self, orders: Sequence[PublicOrder]) -> Iterator[str]:
        moved = {seat for order in orders for seat in order.seats}
        book = self.book
        for at, seat in enumerate(book.seats):
            owns = bool((book.owns[at] & book.in_play).any())
            if owns and book.actors[at] and seat not in moved:
                yield self.words.seat(seat)

    def _changes(self, seen: Ends[Observation], reasons: Reasons) -> Iterator[PublicChange]:
        """The largest changes: of the world, and one of trust; each a part of its range."""
        world, trust = list(self._world(seen)), list(self._trust(seen))
        told = world[: LARGEST - (OF_TRUST if trust else 0)]
        told += trust[: LARGEST - len(told)]
        round = seen.span.round
        for _, kind, index, amount in told:
            target = "indicator" if kind == "indicator" else "shown"
            asked = self._why(round, target, index)
            because = reasons.of(asked, target, index)
            yield PublicChange(kind, self._named(kind, index), amount, self._way(kind, index, amount), because)  # fmt: skip

    def _world(self, seen: Ends[Observation]) -> list[tuple[int, str, tuple[int, ...], int]]:
        """Numbers of the world that all see, those that moved most of their range first; no measures."""
        book, found = self.book, []
        measures = {at for at, _ in book.measures}
        for at in np.flatnonzero(seen.after.exact).tolist():
            moved = shown_change(
                *(int(each.view.one.indicator[at]) for each in (seen.before, seen.after))
            )
            span = max(int(book.high[at] - book.low[at]), 1)
            if moved and at not in measures:
                found.append((abs(moved) * WHOLE // span, "indicator", (at,), moved))
        return sorted(found, key=lambda each: (-each[0], each[2]))

    def _trust(self, seen: Ends[Observation]) -> list[tuple[int, str, tuple[int, ...], int]]:
        book, found = self.book, []
        for holder, actor in np.argwhere(book.actors[:, None] & book.actors & ~book.itself).tolist():  # fmt: skip
            moved = shown_change(
                *(int(each.view.one.trust[holder, actor]) for each in (seen.before, seen.after))
            )
            if moved:
                found.append((abs(moved), "trust", (holder, actor), moved))
        return sorted(found, key=lambda each: (-each[0], each[2]))

    def _named(self, kind: str, index: tuple[int, ...]) -> str:
        words, book = self.words, self.book
        if kind == "indicator":
            return words.indicator(book.indicators[index[0]])
        holder, actor = (words.seat(book.seats[at]) for at in index)
        return words.say("wall.trusts", holder=holder, actor=actor)

    def _way(self, kind: str, index: tuple[int, ...], amount: int) -> Way:
        if kind != "indicator":
            return ""
        sign = int(self.book.normal_sign[index[0]])
        return "" if not sign else "good" if sign * amount > 0 else "bad"

    def _words_judged(self, step: Step, shown: Reveal) -> tuple[int, tuple[str, ...], int]:
        """Of words given in public: how many all saw kept, which were seen broken, how many nobody can tell."""
        verdicts = {clause.lever: clause.verdict for clause in shown.clauses}
        verdicts |= dict(self._promises(step, verdicts))
        broken = tuple(
            self.words.say(
                "wall.word", owner=self.words.owner(lever), lever=self.words.lever(lever)
            )
            for lever, verdict in verdicts.items()
            if verdict == "broken"
        )
        said = list(verdicts.values())
        return said.count("kept"), broken, said.count("not_known")

    def _promises(self, step: Step, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """What became of promises made in public, as far as all can tell."""
        book = self.book
        before, after = (self._observed(at) for at in (step.before, step.after))
        told = self._told_at(step)
        failed = {c.names["lever"] for c in told if c.rule == "backed_down"}
        for lever in np.flatnonzero(before.view.one.promised >= 0).tolist():
            name = book.levers[lever]
            if known.get(name) == "broken":
                continue
            held = int(after.view.one.setting[lever]) == int(before.view.one.promised[lever])
            sure = bool(after.certain[0, lever])
            yield name, "broken" if name in failed or not held else "kept" if sure else "not_known"


def measured(changes: Sequence[Change], indicator: int, span: Span) -> int:
    """The number that a measure followed in a span; the number itself where it is none.

    Where it followed two in turn it is told by the one that moved its way.
    """
    mine = [c for c in changes if c.target == "indicator" and span_of(c) == span]
    measure = next((c for c in reversed(mine) if c.rule == MEASURE and c.index == (indicator,)), None)  # fmt: skip
    if measure is None:
        return indicator
    names = f"{measure.names['follows']} {measure.names.get('followed', '')}".split()
    sums: dict[int, int] = {}
    for change in mine:
        if change.names.get("indicator") in names and change.rule != MEASURE:
            sums[change.index[0]] = sums.get(change.index[0], 0) + change.amount
    return max(sums, key=lambda at: sums[at] * measure.amount, default=indicator)


def followed(book: Rulebook) -> int | None:
    """The number that a class follows: the first headline that measures others, else the first headline.

    None for a scenario without numbers.
    """
    texts = [book.scenario.indicators[name] for name in book.indicators]
    heads = [at for at, text in enumerate(texts) if text.headline] or list(range(len(texts)))
    measures = {at for at, _ in book.measures}
    return next((at for at in heads if at in measures), heads[0] if heads else None)
