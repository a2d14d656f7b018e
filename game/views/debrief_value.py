"""What was possible: who created and who claimed value, what was left, and the package nobody could better.

All packages are surveyed from the start of this very game. Where the world moves, what a package is
worth is the forecast of the rules for keeping it from the first round to the last; so the reached package
stands there twice: as it would have been from the start, and as the game was really played. Created is
(sum U - sum d) / (best sum - sum d), claimed each seat's part of sum U - sum d, left best sum - sum U
(Lax and Sebenius 1986; Nash 1950), with U the scores and d the reservation values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from game.analysis.bargaining import best_sum, nash, value
from game.analysis.frontier import efficient, gap
from game.analysis.packages import Survey, survey
from game.analysis.search import searched
from game.analysis.utilities import is_static, utilities
from game.rules.arrays import Mask, Whole
from game.rules.forecast import Package, forecast
from game.rules.scores import MILLION, exact_scores
from game.views.debrief_past import Past
from game.views.figures import Figures
from game.views.words import Words, tenths

LISTED: Final = 60_000
"""Packages of a scenario whose points hang on settings alone."""
FORESEEN: Final = 8_000
"""Packages of others, each of which takes a forecast."""
PER_HUNDREDTH: Final = MILLION // 100


@dataclass(frozen=True, slots=True)
class Spot:
    """One outcome with a name."""

    kind: str
    """reached (as played), package (the same settings from the start), start (all as it was), nash or best"""
    name: str
    scores: tuple[int, ...]
    """Of the seats that count, in hundredths."""
    total: int
    least: int
    """The smallest gain over what no deal was worth."""
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
    """The most it could have got in a package that everybody could accept; its score if there is none."""


@dataclass(frozen=True, eq=False)
class Plane:
    """All packages as places in a plane, in points."""

    axes: tuple[str, str]
    cloud: tuple[tuple[float, float], ...]
    edge: tuple[tuple[float, float], ...]
    """The packages that no other beats on one axis without losing on the other."""
    spots: tuple[tuple[float, float], ...]
    """One for each spot."""
    floors: tuple[float | None, float | None]


@dataclass(frozen=True, eq=False)
class Value:
    """What was possible, and what was made of it."""

    forecast: bool
    complete: bool
    packages: int
    efficient: int
    """How many of them nobody could better without loss for another."""
    spots: tuple[Spot, ...]
    claims: tuple[Claim, ...]
    created: int | None
    """Percent of the gains possible together; None where there were none, or the game was stopped."""
    left: int
    """Hundredths by which the sum of the scores falls short of the best sum; negative if it is above."""
    plane: Plane
    sentences: tuple[str, ...]
    note: str
    """How the packages were counted and how sure that is."""


def debrief_value(past: Past, words: Words) -> Value | None:
    """Survey what was possible; None if fewer than two seats have something to gain."""
    book = past.book
    most = LISTED if is_static(book) else FORESEEN
    found = _including(searched(survey(book, past.start, most=most, drawn=most)), past)
    if int(found.counts.sum()) < 2 or not len(found.number):
        return None
    return _Value(past, words, found).value()


def _including(found: Survey, past: Past) -> Survey:
    """Add the settings of the end to a survey that has left them out."""
    setting = past.end.setting
    if found.find(setting[0]) >= 0:
        return found
    number = found.space.numbers(setting)
    row = int(np.searchsorted(found.number, number[0]))
    added = utilities(past.book, past.start, setting)
    return replace(
        found,
        setting=np.insert(found.setting, row, setting[0], axis=0),
        number=np.insert(found.number, row, number[0]),
        drawn=np.insert(found.drawn, row, False),
        utility=np.insert(found.utility, row, added[0], axis=0),
    )


class _Value:
    """Works out what was possible. Utilities are in millionths, of the seats that count only."""

    def __init__(self, past: Past, words: Words, found: Survey) -> None:
        self.past, self.words, self.survey = past, words, found
        self.who = np.flatnonzero(found.counts)
        self.worth = found.utility[:, self.who]
        self.floor = found.reservation[self.who]
        self.actual = exact_scores(past.book, past.end)[0, self.who]
        self.reached = _as_agreed(past)[self.who]
        self.best_row = best_sum(self.worth, self.floor)
        self.best: Mask = efficient(self.worth)
        # Scores on the way are no match for forecasts of the end; where points hang on settings they are.
        self.unfinished = found.how == "forecast" and not bool(past.end.over[0])

    def value(self) -> Value:
        assert self.best_row is not None
        most = int(self.worth[self.best_row.row].sum())
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
            plane=self._plane(spots),
            sentences=tuple(self._sentences(created, made.left, most)),
            note=self._note(),
        )

    def _spots(self) -> Iterator[Spot]:
        book, rows = self.past.book, self.survey
        yield self._spot("reached", self.actual, None)
        if rows.how == "forecast":
            yield self._spot("package", self.reached, self.past.end.setting[0])
        yield self._spot("start", rows.standing[self.who], book.start)
        fair = nash(self.worth, self.floor)
        if fair is not None:
            yield self._spot("nash", self.worth[fair.row], rows.setting[fair.row])
        assert self.best_row is not None
        yield self._spot("best", self.worth[self.best_row.row], rows.setting[self.best_row.row])

    def _spot(self, kind: str, worth: Whole, setting: Whole | None) -> Spot:
        words = self.words
        return Spot(
            kind=kind,
            name=words.say(f"debrief.spot.{kind}"),
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
            name = book.levers[lever]
            setting_name = words.setting(name, int(setting[lever]))
            yield words.say("clause", lever=words.lever(name), setting=setting_name)

    def _claims(self, shares: Sequence[float | None]) -> Iterator[Claim]:
        book, words = self.past.book, self.words
        lost = bool((self.actual < self.floor).any())
        fair = (self.worth >= self.floor).all(axis=1)
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

    def _plane(self, spots: Sequence[Spot]) -> Plane:
        """Choose the axes: two seats, two sides of several seats each, or the smallest gain and the sum."""
        words, book = self.words, self.past.book
        scores = np.array([spot.scores for spot in spots]) * PER_HUNDREDTH
        sides = self._sides()
        if len(self.who) == 2:
            names = [words.seat(book.seats[seat]) for seat in self.who]
            axes = [words.say("debrief.axis.seat", seat=name) for name in names]
            groups = [[0], [1]]
        elif len(sides) == 2:
            axes = [words.say("debrief.axis.side", side=name) for name in sides]
            groups = list(sides.values())
        else:
            axes = [words.say("debrief.axis.least"), words.say("debrief.axis.sum")]
            groups = []
        cloud, places, floor = (
            self._projected(worth, groups) for worth in (self.worth, scores, self.floor[None])
        )
        kinds = np.unique(cloud, axis=0)
        edge = kinds[efficient(kinds)]
        return Plane(
            axes=(axes[0], axes[1]),
            cloud=tuple((x / 100, y / 100) for x, y in cloud.tolist()),
            edge=tuple((x / 100, y / 100) for x, y in edge.tolist()),
            spots=tuple((x / 100, y / 100) for x, y in places.tolist()),
            floors=(int(floor[0, 0]) / 100, int(floor[0, 1]) / 100 if groups else None),
        )

    def _sides(self) -> dict[str, list[int]]:
        """Name the sides on which several of the seats that count sit, with their places among them."""
        found: dict[str, list[int]] = {}
        for place, seat in enumerate(self.who):
            side = self.words.texts.stakeholders[self.past.book.seats[seat]].side
            if side:
                found.setdefault(self.words.texts.sides[side].text, []).append(place)
        return {name: places for name, places in found.items() if len(places) > 1}

    def _projected(self, worth: Whole, groups: Sequence[Sequence[int]]) -> Whole:
        """Take utilities [N, S] to the two axes: the means of two groups, or smallest gain and sum; hundredths."""
        if groups:
            parts = [worth[:, group].sum(axis=1) // len(group) for group in map(list, groups)]
        else:
            parts = [(worth - self.floor).min(axis=1), worth.sum(axis=1)]
        return np.stack(parts, axis=1) // PER_HUNDREDTH

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
            yield words.say("debrief.created.none")
        elif gained <= 0:
            yield words.say("debrief.created.lost", **values)
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
        found = gap(self.worth, self.best, self.reached)
        if found.row < 0 or int(found.gain.sum()) < 10 * PER_HUNDREDTH:
            known = "" if self.survey.complete else ".sample"
            yield words.say(f"debrief.efficient{known}")
            return
        changed = [*self._settings(self.survey.setting[found.row], self.past.end.setting[0])]
        gains = [
            words.say(
                "debrief.gains",
                seat=words.seat(self.past.book.seats[seat]),
                points=words.signed(_hundredths(int(gain))),
            )
            for seat, gain in zip(self.who, found.gain, strict=True)
            if _hundredths(int(gain)) >= 10
        ]
        key = "debrief.better" if changed else "debrief.better.agreed"
        yield words.say(key, clauses=words.listing(changed), gains=words.listing(gains))

    def _note(self) -> str:
        words, found = self.words, self.survey
        figures = Figures.of(found, words)
        count = words.say(
            "debrief.packages.all" if found.complete else "debrief.packages.sample",
            count=figures.count(int(found.drawn.sum())),
            whole=figures.count(found.space.size),
        )
        how = words.say(f"debrief.packages.{found.how}")
        accept = int(found.unanimous[found.drawn].sum())
        share = figures.share(found.share(found.unanimous))
        accepted = words.say("debrief.packages.accepted", count=figures.count(accept), share=share)
        return " ".join((count, how, accepted))


def _as_agreed(past: Past) -> Whole:
    """What the settings of the end are worth, with what was agreed about them then: [S] millionths.

    Where the world moves it is what the rules foresee if all had stood so from the start.
    """
    book, end = past.book, past.end
    if not is_static(book):
        package = Package(end.clause, end.public, end.verified)
        games = np.zeros(1, dtype=np.int64)
        end = forecast(book, past.start, games, end.setting, package)
    found: Whole = exact_scores(book, end)[0]
    return found


def _hundredths(millionths: int) -> int:
    """Round millionths of a point to hundredths, half away from zero."""
    size = (abs(millionths) * 2 + PER_HUNDREDTH) // (2 * PER_HUNDREDTH)
    return size if millionths >= 0 else -size
