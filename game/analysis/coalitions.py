"""Coalition improvements: what several seats could do together that each of them would be better off by.

A coalition moves the levers that its members own, alone or together, to settings that nobody else must sign
for; the table's levers it moves if its members' signatures would do under the scenario's signing rule. A state is coalition stable for a seat
if no coalition that it belongs to, and neither the seat alone, can so improve (Kilgour, Hipel, Fang and
Peng 2001).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.analysis.graph import may_step
from game.analysis.packages import settled_needs, whole_table
from game.analysis.utilities import imagined
from game.rules.arrays import Mask, Whole, some
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.signers import must_sign
from game.rules.signing import rule_met


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """A coalition's improvement."""

    seats: tuple[int, ...]
    row: int
    """the state it leads to"""
    gain: Whole
    """[S] what that brings, in millionths"""


@dataclass(frozen=True, slots=True, eq=False)
class CoalitionStates:
    """The states that coalitions may lead to. N states."""

    book: Rulebook
    view: Position
    setting: Whole
    """[N, L]"""
    utility: Whole
    """[N, S] millionths"""
    lacking: Mask
    """[needs, N] where what a need asks for is not there"""


def field(book: Rulebook, view: Position, setting: Whole, utility: Whole) -> CoalitionStates:
    """Prepare states [N, L] with their utilities [N, S]."""
    nothing = np.zeros(len(book.levers), dtype=bool)
    readings = Readings(book, imagined(book, view, setting, nothing))
    needs = settled_needs(book)
    lacking = np.zeros((len(needs), len(setting)), dtype=bool)
    for index, need in enumerate(needs):
        lacking[index] = ~need.condition.holds(readings)
    return CoalitionStates(book, view, setting, utility, lacking)


def improvements(states: CoalitionStates, row: int) -> tuple[Mask, Mask]:
    """Find every coalition improvement of one state.

    Returns which states [N] coalitions would go to, and who must be in the coalition [N, S].
    """
    book, here = states.book, states.setting[row]
    counts = book.scored & book.actors
    gainers = (states.utility > states.utility[row]) & counts
    changed = states.setting != here
    owners = must_sign(book, np.where(changed, states.setting, -1))
    fine = changed.any(axis=1) & ~(owners & ~gainers).any(axis=1)
    rows = np.flatnonzero(fine)
    tables = (changed[rows] & (book.owners == 0)).any(axis=1)
    party = whole_table(book)
    # Who has no score would sign anything.
    signed = ((gainers[rows] | ~counts) & party)[:, None, :]
    carried = rule_met(book, np.broadcast_to(party, signed.shape), signed)[:, 0]
    owners[rows] |= tables[:, None] & gainers[rows]
    kept = ~tables | carried
    kept &= may_step(book, np.broadcast_to(here, states.setting[rows].shape), states.setting[rows])
    for need, lacking in zip(settled_needs(book), states.lacking, strict=True):
        arrives = changed[rows, need.lever] & (states.setting[rows, need.lever] == need.setting)
        kept &= ~(arrives & lacking[row] & lacking[rows])
    gains = np.zeros(len(fine), dtype=bool)
    gains[rows[kept]] = True
    return gains, owners


def tempted(states: CoalitionStates, row: int) -> tuple[Mask, Joint | None]:
    """Tell who belongs to a coalition that would leave a state, [S], and name the smallest of two or more.

    Of equally small ones it is the one whose members gain most together. A seat alone counts as well.
    """
    better, members = improvements(states, row)
    rows = np.flatnonzero(better)
    if not len(rows):
        return np.zeros(members.shape[1], dtype=bool), None
    who = members[rows]
    gain = states.utility[rows] - states.utility[row]
    size = who.sum(axis=1)
    order = np.lexsort((-(gain * who).sum(axis=1), size, size < 2))
    first = int(order[0])
    if size[first] < 2:
        return some(who, 0), None
    seats = tuple(np.flatnonzero(who[first]).tolist())
    return some(who, 0), Joint(seats, int(rows[first]), gain[first])
