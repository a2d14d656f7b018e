"""The whole analysis of a scenario: packages, frontier, named packages, win-sets, choices, stability.

Everything about packages speaks of packages agreed by all; stability speaks of settings without any
agreement, from which seats may move alone or in coalitions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.analysis import bargaining
from game.analysis.bargaining import Point, ValueMade
from game.analysis.coalitions import CoalitionStates, Joint, field, tempted
from game.analysis.dominance import Choices, choices
from game.analysis.frontier import Gap, efficient, gap
from game.analysis.graph import Graph, graph_around, whole_graph
from game.analysis.means import Means, Paid
from game.analysis.packages import Survey, survey
from game.analysis.search import searched
from game.analysis.stability import Stability, Temptation, stability, temptation
from game.analysis.utilities import Progress
from game.analysis.winsets import WinSets, win_sets
from game.rules.arrays import Mask, Whole
from game.rules.position import Position
from game.rules.rulebook import Rulebook

POINTS = tuple(bargaining.SOLUTIONS)
"""The packages that bargaining theory names, in the order of reports."""


@dataclass(frozen=True, eq=False)
class Study:
    """What is possible in a scenario at one length. N packages, S seats."""

    survey: Survey

    @cached_property
    def efficient(self) -> Mask:
        """[N] Pareto-efficient packages among those surveyed, by the seats that have a score."""
        return efficient(self.scored)

    @cached_property
    def scored(self) -> Whole:
        """[N, C] utilities of the seats that count."""
        return self.survey.utility[:, self.survey.counts]

    @cached_property
    def points(self) -> dict[str, Point | None]:
        """The packages that bargaining theory names; None where there is no such package."""
        return self._named(np.arange(len(self.scored)))

    def _named(self, rows: Whole) -> dict[str, Point | None]:
        """Name the best among some rows of the survey."""
        if not self.survey.counts.any():
            return dict.fromkeys(POINTS)
        return bargaining.points(self.scored, self.survey.reservation[self.survey.counts], rows)

    @cached_property
    def means(self) -> Means:
        """What the seats can pay."""
        return Means(self.survey.book, self.survey.view)

    @cached_property
    def at_once(self) -> Mask:
        """[N] packages that can be paid for in one text, now or after saving up."""
        return self.means.at_once(self.survey.setting)

    @cached_property
    def payable(self) -> dict[str, Point | None]:
        """The best packages by the same measures among those that can be paid for in one text."""
        return self._named(np.flatnonzero(self.at_once))

    @cached_property
    def best_paid(self) -> Paid | None:
        """The package with the largest sum once it is signed as it can be paid for."""
        survey = self.survey
        return self.means.best(survey.setting, survey.utility, survey.counts)

    @cached_property
    def left(self) -> int | None:
        """Millionths that things as they are fall short of the best that can be paid for; None without it."""
        if self.best_paid is None:
            return None
        gain = self.best_paid.worth - self.survey.standing
        return int(gain[self.survey.counts].sum())

    @cached_property
    def choices(self) -> Choices:
        """Dominated settings, and levers that are not really open."""
        return choices(self.survey)

    @cached_property
    def win_sets(self) -> WinSets:
        """What would be ratified."""
        return win_sets(self.survey)

    @cached_property
    def graph(self) -> Graph | None:
        """All states with all moves; None where they are too many."""
        return whole_graph(self.survey.book, self.survey.view)

    @cached_property
    def stability(self) -> Stability | None:
        """The stability of all states; None where they are too many."""
        return None if self.graph is None else stability(self.graph)

    @cached_property
    def field(self) -> CoalitionStates:
        """The states that coalitions may lead to: all of them, or else the packages surveyed."""
        at = self.survey if self.graph is None else self.graph
        return field(at.book, at.view, at.setting, at.utility)

    def value(self, utility: Whole) -> ValueMade:
        """Measure utilities [S] against the best sum of all packages surveyed."""
        counts = self.survey.counts
        best = int(self.scored.sum(axis=1).max(initial=0))
        return bargaining.value(utility[counts], self.survey.reservation[counts], best)

    def gap(self, utility: Whole) -> Gap:
        """Measure how far utilities [S] are from the frontier."""
        return gap(self.scored, self.efficient, utility[self.survey.counts])

    def held(self, profile: Whole) -> Held | None:
        """Tell whether a profile [L] holds; None if its settings exclude each other."""
        return held(self, profile)


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Whether one profile of settings holds, seat by seat."""

    setting: Whole
    """[L]"""
    utility: Whole
    """[S] millionths, without any agreement"""
    nash: Mask
    """[S]"""
    gmr: Mask
    smr: Mask
    seq: Mask
    coalition: Mask
    """[S] no coalition the seat belongs to would leave together, nor the seat alone"""
    temptations: tuple[Temptation | None, ...]
    """each seat's best move alone"""
    joint: Joint | None
    """the smallest coalition that would leave together"""
    joint_setting: Whole | None
    """[L] where it would go"""
    whole: bool
    """whether all sequences of moves were followed; else single levers and single replies"""
    everywhere: bool
    """whether coalitions could go to every state; else to those of a sample"""


def study(
    book: Rulebook,
    view: Position | None = None,
    reservation: Whole | None = None,
    progress: Progress | None = None,
) -> Study:
    """Survey the packages of a scenario, search where they were only drawn, and study what was found.

    See `packages.survey` for the arguments.
    """
    return Study(searched(survey(book, view, reservation, progress=progress)))


def held(studied: Study, profile: Whole) -> Held | None:
    """Tell whether a profile [L] holds; None if its settings exclude each other."""
    book, view = studied.survey.book, studied.survey.view
    graph = studied.graph
    around = graph_around(book, view, profile) if graph is None else graph
    row = around.find(profile)
    if row < 0:
        return None
    stable = stability(around) if studied.stability is None else studied.stability
    states = studied.field if graph is not None else _with(studied.field, around, row)
    leaves, joint = tempted(
        states, around.find(profile) if graph is not None else len(states.setting) - 1
    )
    seats = range(len(book.seats))
    return Held(
        setting=around.setting[row],
        utility=around.utility[row],
        nash=stable.nash[row],
        gmr=stable.gmr[row],
        smr=stable.smr[row],
        seq=stable.seq[row],
        coalition=~leaves & stable.nash[row],
        temptations=tuple(temptation(around, row, seat) for seat in seats),
        joint=joint,
        joint_setting=None if joint is None else states.setting[joint.row],
        whole=around.whole,
        everywhere=graph is not None or studied.survey.complete,
    )


def _with(states: CoalitionStates, around: Graph, row: int) -> CoalitionStates:
    """Add one state of a graph to the packages surveyed, as the last."""
    one = field(
        states.book, states.view, around.setting[row : row + 1], around.utility[row : row + 1]
    )
    return CoalitionStates(
        states.book,
        states.view,
        np.concatenate([states.setting, one.setting]),
        np.concatenate([states.utility, one.utility]),
        np.concatenate([states.lacking, one.lacking], axis=1),
    )
