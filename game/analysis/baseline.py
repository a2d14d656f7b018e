"""What every measure of balance stands on, whoever asks: play without agreements, packages, one scale.

`check --balance`, `analyse` and `balance` show the same measures of the same ground in three ways. The
level to beat is what self-interested seats reach when nobody may propose or sign; where nothing moves
without an agreement there is no such play, and seats compare with their reservation values. Points
count from 0 to 100. Where a scenario counts points of its own, a seat's worst package stands for 0 and
its best for 100: a verdict does not hang on the unit that an author has chosen. Letters in the shapes:
N packages, G games, S seats, L levers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from game.analysis import bargaining
from game.analysis.bargaining import Point
from game.analysis.means import Means
from game.analysis.packages import Survey, reservations, survey
from game.analysis.played import Played
from game.analysis.search import searched
from game.analysis.utilities import open_levers
from game.rules.arrays import Mask, Whole
from game.rules.cooperation import halves_away
from game.rules.rulebook import Rulebook
from game.rules.scores import MILLION

FAR = 2**62
"""Further than any score: it stands where there is none."""
HUNDREDTHS = 10_000
"""Hundredths of a point from 0 to 100."""


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """Turns scores in millionths of a point into hundredths on a scale from 0 to 100, seat by seat."""

    low: Whole
    """[S] the score that counts 0, in millionths"""
    span: Whole
    """[S] millionths from there to 100"""

    def __call__(self, score: Whole) -> Whole:
        """Put scores [..., S] on the scale, rounded half away from zero; they may lie beyond its ends.

        >>> Scale(np.array([0, -5 * MILLION]), np.array([100 * MILLION, 10 * MILLION]))(
        ...     np.array([[42_500_000, 0], [0, 6 * MILLION]])
        ... ).tolist()
        [[4250, 5000], [0, 11000]]
        """
        above = (score - self.low) * HUNDREDTHS
        rounded: Whole = (2 * np.abs(above) + self.span) // (2 * self.span)
        return np.sign(above) * rounded


def scale_of(survey: Survey) -> Scale:
    """The scale of a game: scores from 0 to 100 as they are, other points by a seat's packages."""
    utility = survey.utility[survey.drawn]
    low, high = utility.min(axis=0), utility.max(axis=0)
    plain = survey.book.limited | (high == low)
    return Scale(np.where(plain, 0, low), np.where(plain, 100 * MILLION, high - low))


@dataclass(frozen=True, eq=False)
class Baseline:
    """Packages against play without agreements, on one scale."""

    survey: Survey
    """utilities and reservation values are hundredths of the scale; the latter are the level to beat"""
    fallback: Whole
    """[L] where levers stand without agreements"""
    level: Whole
    """[S] what play without agreements brings, in millionths of a point"""
    scale: Scale
    plain: Survey
    """the same packages in millionths of a point, against the reservation values as written"""

    @property
    def book(self) -> Rulebook:
        """The rulebook of the scenario at one length."""
        return self.survey.book

    @cached_property
    def affordable(self) -> Mask:
        """[N] packages that are not beyond all that the seats can spend until the end."""
        return Means(self.book, self.survey.view).within(self.survey.setting)

    @cached_property
    def points(self) -> dict[str, Point]:
        """The packages that theory names, of those within their means; what there is of them."""
        survey = self.survey
        if not survey.counts.any():
            return {}
        named = bargaining.points(
            survey.utility[:, survey.counts],
            survey.reservation[survey.counts],
            np.flatnonzero(self.affordable),
        )
        return {name: point for name, point in named.items() if point is not None}

    def seen(self, played: Played) -> Played:
        """The same games with their scores on the scale."""
        return replace(played, score=self.scale(played.worth))


def grounded(book: Rulebook, alone: Played, drawn: int = 0) -> Baseline:
    """Survey the packages of a scenario against games without agreements.

    For a first look no more than `drawn` packages may be listed or drawn, and the best are not searched for.
    """
    level = level_alone(book, alone)
    if drawn:
        packages = survey(book, reservation=level, most=drawn, drawn=drawn)
    else:
        packages = searched(survey(book, reservation=level))
    scale = scale_of(packages)
    told = replace(packages, utility=scale(packages.utility), reservation=scale(level))
    plain = replace(packages, reservation=reservations(book))
    return Baseline(told, usual_settings(book, alone), level, scale, plain)


def moves_alone(book: Rulebook) -> bool:
    """Tell whether anybody can move an open lever without an agreement."""
    return bool((book.owners[open_levers(book)] > 0).any())


def level_alone(book: Rulebook, alone: Played) -> Whole:
    """What each seat has without agreements: [S] millionths, the mean over games without them."""
    if not moves_alone(book):
        return reservations(book)
    return halves_away(alone.worth.sum(axis=0), alone.games)


def usual_settings(book: Rulebook, alone: Played) -> Whole:
    """Where each lever most often stands at the end without agreements: [L]; of equals the first."""
    kinds = np.arange(book.real.shape[1])
    counts = (alone.setting[:, :, None] == kinds).sum(axis=0)
    return counts.argmax(axis=1)
