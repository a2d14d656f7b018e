"""Win-sets: the packages that would be ratified at home (Putnam 1988), and where they overlap.

A constituency's condition is read as when it votes: as if the package were in force and all else stood
as in the survey's position. A seat that ratifies for another approves what is worth its own
reservation value.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.analysis.packages import Survey
from game.analysis.utilities import How, imagined, only_settings, open_levers
from game.rules.arrays import Mask
from game.rules.ratification import carried_at_home
from game.rules.readings import Readings


@dataclass(frozen=True, slots=True, eq=False)
class Electorate:
    """What one constituency would vote for."""

    name: str
    weight: int
    veto: bool
    accepts: Mask
    """[N] packages"""


@dataclass(frozen=True, slots=True, eq=False)
class WinSet:
    """The packages that one seat's ratifier approves."""

    seat: int
    by: int
    """the seat that ratifies; -1 where constituencies do"""
    approved: Mask
    """[N] packages"""
    groups: tuple[Electorate, ...]
    how: How
    """`forecast` where a vote also reads what settings do not settle, as it stands in the survey's position"""


@dataclass(frozen=True, slots=True, eq=False)
class WinSets:
    """All win-sets of a scenario, and what they have in common."""

    sets: tuple[WinSet, ...]
    overlap: Mask
    """[N] packages that every ratifier approves"""


def win_sets(survey: Survey) -> WinSets:
    """Work out the win-set of every seat that needs ratification."""
    sets = tuple(
        _win_set(survey, seat)
        for seat in range(len(survey.book.seats))
        if survey.book.ratifier[seat] != -1
    )
    overlap = np.ones(len(survey.number), dtype=bool)
    for item in sets:
        overlap &= item.approved
    return WinSets(sets, overlap)


def _win_set(survey: Survey, seat: int) -> WinSet:
    book = survey.book
    by = int(book.ratifier[seat])
    if by >= 0:
        return WinSet(seat, by, survey.accepts[:, by], (), survey.how)
    votes = [vote for vote in book.votes if vote.seat == seat]
    position = imagined(book, survey.view, survey.setting, open_levers(book))
    readings = Readings(book, position)
    said = np.stack([vote.accepts.holds(readings) for vote in book.votes], axis=1)
    groups = tuple(
        Electorate(vote.name, vote.weight, vote.veto, said[:, index])
        for index, vote in enumerate(book.votes)
        if vote.seat == seat
    )
    sure = all(only_settings(vote.accepts) for vote in votes)
    how: How = "exact" if sure else "forecast"
    return WinSet(seat, -1, carried_at_home(book, seat, said), groups, how)
