"""Whether a profile of settings holds: the stability of the graph model for conflict resolution.

A seat would leave a state if a move of its own leads to one that is worth more to it, a unilateral
improvement. The state is stable for the seat

- by **Nash** if it has none (Nash 1951);
- by **GMR**, general metarationality, if the others can answer each with moves that leave the seat no
  better off than before (Howard 1971);
- by **SMR**, symmetric metarationality, if besides the seat cannot then escape by another move (Howard
  1971);
- by **SEQ**, sequential stability, if the answer consists of improvements of those who give it, and so is
  to be believed (Fraser and Hipel 1979).

Against several others an answer is a legal sequence: moves of any of them, none twice in a row (Fang,
Hipel and Kilgour 1993). A state stable for all is an equilibrium. Letters: N states, S seats.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.analysis.graph import Graph, SeatMoves
from game.rules.arrays import Mask, Whole

NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """For which seats each state of a graph is stable: masks [N, S]. Who has no score is never tempted."""

    nash: Mask
    gmr: Mask
    smr: Mask
    seq: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Temptation:
    """The best that one seat could do by moving alone, and how one other seat could answer it at once."""

    to: Whole
    """[L] where it would go"""
    gain: int
    """millionths"""
    reply: Whole | None
    """[L] where one move of another seat leaves it no better off than before; None if there is none"""
    by: int
    """that seat; -1"""
    credible: bool
    """whether the reply is an improvement for that seat"""
    left: int
    """millionths by which the seat is then better off than before: 0 or less"""


def stability(graph: Graph) -> Stability:
    """Work out the stability of every state for every seat."""
    counts = graph.book.scored & graph.book.actors
    shape = graph.utility.shape
    stable = Stability(*(np.ones(shape, dtype=bool) for _ in range(4)))
    gains = [_improving(graph, seat, counts) for seat in range(shape[1])]
    for seat in np.flatnonzero(counts):
        tempted = gains[seat]
        if not len(tempted.source):
            continue
        own = graph.utility[:, seat]
        others = [other for other in range(shape[1]) if other != seat]
        sequences = None if graph.whole else 1
        any_moves = [graph.moves[other] for other in others]
        to_fear = reached(any_moves, own, sequences)
        escape = np.maximum(own, graph.moves[seat].most(own))
        no_escape = reached(any_moves, escape, sequences)
        credible = reached([gains[other] for other in others], own, sequences)
        stable.nash[tempted.source, seat] = False
        for mask, worst in ((stable.gmr, to_fear), (stable.smr, no_escape), (stable.seq, credible)):
            unanswered = worst[tempted.target] > own[tempted.source]
            mask[tempted.source[unanswered], seat] = False
    return stable


def _improving(graph: Graph, seat: int, counts: Mask) -> SeatMoves:
    """The moves of a seat that are worth more to it; none where it has no score."""
    moves, own = graph.moves[seat], graph.utility[:, seat]
    better = own[moves.target] > own[moves.source]
    return moves.only(better & counts[seat])


def reached(moves: list[SeatMoves], value: Whole, longest: int | None = None) -> Whole:
    """The smallest `value` [N] that legal sequences of moves lead to from each state: [N].

    No mover moves twice in a row. Sequences have at least one move, and at most `longest` if given.
    """
    best = [np.full(len(value), NEVER) for _ in moves]
    step = 0
    while longest is None or step < longest:
        after = []
        for mover, its in enumerate(moves):
            rest = [other for index, other in enumerate(best) if index != mover]
            after.append(its.least(np.minimum.reduce([value, *rest])))
        if all(np.array_equal(old, new) for old, new in zip(best, after, strict=True)):
            break
        best, step = after, step + 1
    return np.minimum.reduce(best) if best else np.full(len(value), NEVER)


def temptation(graph: Graph, row: int, seat: int) -> Temptation | None:
    """Name the seat's best move from a state and a reply to it; None if no move is worth more to it."""
    own = graph.utility[:, seat]
    targets = graph.moves[seat].of(row)
    better = targets[own[targets] > own[row]]
    if not len(better):
        return None
    to = int(better[own[better].argmax()])
    answers = list(_answers(graph, to, seat, int(own[row])))
    reply = max(answers, key=lambda answer: answer[2], default=None)
    return Temptation(
        to=graph.setting[to],
        gain=int(own[to] - own[row]),
        reply=None if reply is None else graph.setting[reply[0]],
        by=-1 if reply is None else reply[1],
        credible=reply is not None and reply[2],
        left=0 if reply is None else int(own[reply[0]] - own[row]),
    )


def _answers(graph: Graph, row: int, seat: int, before: int) -> list[tuple[int, int, bool]]:
    """Single replies of others that leave a seat at most as well off as before: state, who, credible."""
    answers = []
    for other in range(graph.utility.shape[1]):
        if other == seat:
            continue
        targets = graph.moves[other].of(row)
        for target in targets[graph.utility[targets, seat] <= before].tolist():
            gains = bool(graph.utility[target, other] > graph.utility[row, other])
            answers.append((target, other, gains))
    return answers
