"""What was possible: who created and who claimed value, what was left, and the package nobody could better.

All packages are surveyed from the start of this very game. Where the world moves, what a package is
worth is the forecast of the rules for keeping it from the first round to the last; so the reached package
stands there twice: as it would have been from the start, and as the game was really played. Created is
(sum U - sum d) / (best sum - sum d), claimed each seat's part of sum U - sum d, left best sum - sum U
(Lax and Sebenius 1986; Nash 1950), with U the scores and d the reservation values. The best sum is that of
what the seats could have paid for, at once or in parts, in the rounds in which they could.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from game.analysis.bargaining import Point, best_sum, nash, value
from game.analysis.frontier import Gap, efficient, gap
from game.analysis.means import Instalment, Means, Way
from game.analysis.packages import Survey, survey
from game.analysis.search import searched
from game.analysis.utilities import is_static, utilities
from game.debrief.past import Past
from game.debrief.plane import Plane, plane
from game.rules.arrays import Mask, Whole, only
from game.rules.forecast import Package, forecast
from game.rules.imagined import Situation
from game.rules.orders import Clause
from game.rules.scores import MILLION, exact_scores
from game.views.figures import Figures
from game.views.packages import clause_said
from game.views.words import Words, tenths

LISTED: Final = 60_000
"""Packages of a scenario whose points hang on settings alone."""
FORESEEN: Final = 8_000
"""Packages of others, each of which takes a forecast."""
TRIES: Final = 20
"""Better packages for which a way to pay is looked for."""
PER_HUNDREDTH: Final = MILLION // 100


@dataclass(frozen=True, slots=True)
class NamedOutcome:
    """One outcome with a name."""

    kind: str
    """What it is: reached (as played), package (the same settings from the start), start (all as it was),
    nash, best, nash_paid (the even split of what one text can pay for, where nobody can pay for the other)
    or paid (the largest sum that could be paid for, signed when it could be)."""
    name: str
    scores: tuple[int, ...]
    """Of the seats that count, in hundredths."""
    total: int
    least: int
    """The smallest gain over a walk-away value."""
    settings: tuple[str, ...]
    """What stands otherwise than at the start, in words; empty for the game as played."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one seat got."""

    seat: str
    name: str
    score: int
    reservation: int
    gain: int
    share: int | None
    """Percent of the gains of all; None where somebody lost, or nobody gained."""
    possible: int
    """The most it could have got in a package that everybody could accept and that was not beyond all
    means; its score if there is none."""


@dataclass(frozen=True, slots=True)
class Value:
    """What was possible, and what was made of it."""

    forecast: bool
    complete: bool
    packages: int
    efficient: int
    """How many of them nobody could better without loss for another."""
    spots: tuple[NamedOutcome, ...]
    claims: tuple[Claim, ...]
    created: int | None
    """Percent of the gains possible together; None where there were none, or the game was stopped."""
    left: int
    """Hundredths by which the sum of the scores falls short of the best sum; negative if it is above."""
    plane: Plane
    sentences: tuple[str, ...]
    note: str
    """How the packages were counted and how sure that is."""
    better: tuple[Clause, ...] = ()
    """Settings, otherwise than at the end, that would have hurt nobody and helped somebody; none where there were none."""


def debrief_value(words: Words, past: Past) -> Value | None:
    """Survey what was possible; None if fewer than two seats have something to gain."""
    book = past.book
    most = LISTED if is_static(book) else FORESEEN
    packages = _including(searched(survey(book, past.start, most=most, drawn=most)), past)
    if int(packages.counts.sum()) < 2 or not len(packages.number):
        return None
    return _Valuation(words, past, packages).value()


def _including(survey: Survey, past: Past) -> Survey:
    """Add the settings of the end to a survey that has left them out."""
    setting = past.end.setting
    if survey.find(setting[0]) >= 0:
        return survey
    number = survey.space.numbers(setting)
    row = int(np.searchsorted(survey.number, number[0]))
    added = utilities(past.book, past.start, setting)
    return replace(
        survey,
        setting=np.insert(survey.setting, row, setting[0], axis=0),
        number=np.insert(survey.number, row, number[0]),
        drawn=np.insert(survey.drawn, row, False),
        utility=np.insert(survey.utility, row, added[0], axis=0),
    )


class _Valuation:
    """Works out what was possible. Utilities are in millionths, of the seats that count only."""

    def __init__(self, words: Words, past: Past, survey: Survey) -> None:
        self.past, self.words, self.survey = past, words, survey
        self.who = np.flatnonzero(survey.counts)
        self.worth = survey.utility[:, self.who]
        self.floor = survey.reservation[self.who]
        self.actual = only(exact_scores(past.book, past.end))[self.who]
        self.reached = _as_agreed(past)[self.who]
        self.means = Means(past.book, past.start)
        self.best_row = best_sum(self.worth, self.floor)
        self.best: Mask = efficient(self.worth)
        self.paid = self.means.best(survey.setting, survey.utility, survey.counts)
        # Scores on the way are no match for forecasts of the end; where points hang on settings they are.
        self.unfinished = survey.how == "forecast" and not bool(past.end.one.over)

    def value(self) -> Value:
        most = self._most()
        made = value(self.actual, self.floor, most)
        spots = tuple(self._spots())
        created = None if made.created is None else round(100 * made.created)
        if self.unfinished:
            created = None
        how = self.survey.how
        return Value(
            forecast=how == "forecast",
            complete=self.survey.complete,
            packages=len(self.survey.number),
            efficient=int(self.best.sum()),
            spots=spots,
            claims=tuple(self._claims(made.claimed)),
            created=created,
            left=_hundredths(made.left),
            plane=plane(
                self.words, self.survey, np.array([spot.scores for spot in spots]) * PER_HUNDREDTH
            ),
            sentences=tuple(self._sentences(created, made.left, most)),
            note=self._note(),
            better=tuple(self._unsigned()),
        )

    def _unsigned(self) -> Iterator[Clause]:
        """The package that would have hurt nobody, lever by lever."""
        better, book = self._nearest, self.past.book
        if better.row < 0 or int(better.gain.sum()) < 10 * PER_HUNDREDTH:
            return
        setting = self.survey.setting[better.row]
        for lever in np.flatnonzero((setting != self.past.end.one.setting) & book.in_play):
            yield Clause(book.levers[lever], book.settings[lever][int(setting[lever])])

    def _spots(self) -> Iterator[NamedOutcome]:
        book, rows = self.past.book, self.survey
        yield self._spot("reached", self.actual, None)
        if rows.how == "forecast":
            yield self._spot("package", self.reached, self.past.end.one.setting)
        yield self._spot("start", rows.standing[self.who], book.start)
        yield from self._named("nash", nash(self.worth, self.floor))
        yield from self._named("best", self.best_row)
        paid = self.paid
        if paid is not None and paid.way and paid.way != self._at_start(paid.row):
            name = self.words.say("debrief.spot.paid", round=paid.way[-1].round)
            yield self._spot("paid", paid.worth[self.who], rows.setting[paid.row], name)

    def _named(self, kind: str, point: Point | None) -> Iterator[NamedOutcome]:
        """A package that theory names; where nobody could pay for it, with the best that one text can pay."""
        if point is None:
            return
        setting, name = self.survey.setting, self.words.say(f"debrief.spot.{kind}")
        way = self.means.way(setting[point.row])
        if way is None:
            name = self.words.say("debrief.spot.unpayable", name=name)
        elif way and way != self._at_start(point.row):
            name = self.words.say("debrief.spot.later", name=name, round=way[-1].round)
        yield self._spot(kind, self.worth[point.row], setting[point.row], name)
        if way is not None or kind == "best":
            return
        rows = np.flatnonzero(self.means.at_once(setting))
        beside = nash(self.worth[rows], self.floor)
        if beside is not None:
            row = int(rows[beside.row])
            yield self._spot("nash_paid", self.worth[row], setting[row])

    def _at_start(self, row: int) -> Way:
        """The way of a package that is paid for in one text at the very start."""
        moved = np.flatnonzero(self.survey.setting[row] != self.past.start.one.setting)
        return (Instalment(self.means.rounds[0], tuple(moved.tolist())),)

    @cached_property
    def within(self) -> Mask:
        """[N] packages that are not beyond what the seats could ever pay."""
        return self.means.within(self.survey.setting)

    def _most(self) -> int:
        """The largest sum of scores that could have been had, in millionths; no less than was."""
        sums = [self.actual.sum(), self.survey.standing[self.who].sum()]
        sums += [] if self.paid is None else [self.paid.worth[self.who].sum()]
        return int(max(sums))

    def _spot(self, kind: str, worth: Whole, setting: Whole | None, name: str = "") -> NamedOutcome:
        words = self.words
        return NamedOutcome(
            kind=kind,
            name=name or words.say(f"debrief.spot.{kind}"),
            scores=tuple(_hundredths(int(each)) for each in worth),
            total=_hundredths(int(worth.sum())),
            least=_hundredths(int((worth - self.floor).min())),
            settings=()
            if setting is None
            else tuple(self._settings(setting, self.past.book.start)),
        )

    def _settings(self, setting: Whole, instead: Whole) -> Iterator[str]:
        words, book = self.words, self.past.book
        for lever in np.flatnonzero((setting != instead) & book.in_play):
            named = Clause(book.levers[lever], book.settings[lever][int(setting[lever])])
            yield clause_said(words, named)

    def _claims(self, shares: Sequence[float | None]) -> Iterator[Claim]:
        book, words = self.past.book, self.words
        lost = bool((self.actual < self.floor).any())
        fair = (self.worth >= self.floor).all(axis=1) & self.within
        for place, (seat, share) in enumerate(zip(self.who, shares, strict=True)):
            score = _hundredths(int(self.actual[place]))
            floor = _hundredths(int(self.floor[place]))
            hoped = self.worth[fair, place]
            yield Claim(
                seat=book.seats[seat],
                name=words.seat(book.seats[seat]),
                score=score,
                reservation=floor,
                gain=score - floor,
                share=None if share is None or lost else round(100 * share),
                possible=_hundredths(int(hoped.max())) if len(hoped) else score,
            )

    def _sentences(self, created: int | None, left: int, most: int) -> Iterator[str]:
        words = self.words
        if self.unfinished:
            yield words.say("debrief.value.stopped")
            yield from self._better()
            return
        gained = int(self.actual.sum() - self.floor.sum())
        possible = most - int(self.floor.sum())
        values = {
            "gained": words.number(_hundredths(gained)),
            "possible": words.number(_hundredths(possible)),
            "percent": created or 0,
            "left": words.points(_hundredths(left)),
        }
        if created is None:
            paid = "" if self.within.all() else ".paid"
            yield words.say(f"debrief.created.none{paid}")
        elif gained <= 0:
            yield words.say(
                "debrief.created.lost", lost=words.points(-_hundredths(gained)), **values
            )
        else:
            yield words.say("debrief.created", **values)
        if _hundredths(left) > 0:
            yield words.say("debrief.left", **values)
            if self.survey.how == "forecast":
                yield from self._split(most)
        elif created is not None:
            yield words.say("debrief.left.nothing")
        yield from self._better()

    def _split(self, most: int) -> Iterator[str]:
        """Say how much of what was left is in the settings, and how much in the way there."""
        words = self.words
        package = _hundredths(most - int(self.reached.sum()))
        way = _hundredths(int(self.reached.sum() - self.actual.sum()))
        if not tenths(way):
            return
        yield words.say(
            "debrief.left.split" if way >= 0 else "debrief.left.split.luck",
            package=words.number(package),
            way=words.number(abs(way)),
        )

    def _better(self) -> Iterator[str]:
        """Name a package that would have hurt nobody and helped somebody, if there is one."""
        words = self.words
        better = self._nearest
        if better.row < 0 or int(better.gain.sum()) < 10 * PER_HUNDREDTH:
            paid = "" if self.within.all() else ".paid"
            known = "" if self.survey.complete else ".sample"
            yield words.say(f"debrief.efficient{paid}{known}")
            return
        changed = [*self._settings(self.survey.setting[better.row], self.past.end.one.setting)]
        gains = [
            words.say(
                "debrief.gains",
                seat=words.seat(self.past.book.seats[seat]),
                points=words.signed(_hundredths(int(gain))),
            )
            for seat, gain in zip(self.who, better.gain, strict=True)
            if _hundredths(int(gain)) >= 10
        ]
        key = "debrief.better" if changed else "debrief.better.agreed"
        yield words.say(key, clauses=words.listing(changed), gains=words.listing(gains))

    @cached_property
    def _nearest(self) -> Gap:
        """The package that hurts nobody and adds most, of those for which there is a way to pay."""
        fine = self.within.copy()
        for _ in range(TRIES):
            rows = np.flatnonzero(fine)
            worth = self.worth[rows]
            nearest = gap(worth, efficient(worth), self.reached)
            if nearest.row < 0:
                break
            nearest = replace(nearest, row=int(rows[nearest.row]))
            if self.means.way(self.survey.setting[nearest.row]) is not None:
                return nearest
            fine[nearest.row] = False
        return Gap(0.0, -1, np.zeros_like(self.reached))

    def _note(self) -> str:
        words, survey = self.words, self.survey
        figures = Figures.of(survey, words)
        count = words.say(
            "debrief.packages.all" if survey.complete else "debrief.packages.sample",
            count=figures.count(int(survey.drawn.sum())),
            whole=figures.count(survey.space.size),
        )
        how = words.say(f"debrief.packages.{survey.how}")
        accept = int(survey.unanimous[survey.drawn].sum())
        share = figures.share(survey.share(survey.unanimous))
        accepted = words.say("debrief.packages.accepted", count=figures.count(accept), share=share)
        return " ".join((count, how, accepted, *self._paying()))

    def _paying(self) -> Iterator[str]:
        """Where not all can be paid for at the start, say by when the best could be signed."""
        means, paid = self.means, self.paid
        at_hand = means.covers(means.held(0), means.price(self.survey.setting)).all()
        if paid is not None and not at_hand:
            last = max((part.round for part in paid.way), default=means.rounds[0])
            yield self.words.say("debrief.packages.paid", round=last)


def _as_agreed(past: Past) -> Whole:
    """What the settings of the end are worth, with what was agreed about them then: [S] millionths.

    Where the world moves it is what the rules foresee if all had stood so from the start.
    """
    book, end = past.book, past.end
    standing: Situation = end
    if not is_static(book):
        package = Package(end.clause, end.public, end.verified)
        games = np.zeros(1, dtype=np.int64)
        standing = forecast(book, past.start, games, end.setting, package)
    worth: Whole = only(exact_scores(book, standing))
    return worth


def _hundredths(millionths: int) -> int:
    """Round millionths of a point to hundredths, half away from zero."""
    size = (abs(millionths) * 2 + PER_HUNDREDTH) // (2 * PER_HUNDREDTH)
    return size if millionths >= 0 else -size
