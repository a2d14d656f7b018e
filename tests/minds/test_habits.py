"""What every mind makes of the same tables, as counts that can be read: `habits.txt` beside this.

A net, not a rule: what a mind should do and why is in the other tests of this room. Any change of a
decision shows here, as a line to be read. Where minds are meant to change (or have been rebuilt), look at
the difference and accept it with `PARLEY_ACCEPT=1 python -m pytest tests/minds/test_habits.py`.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from game.minds.registry import MINDS
from game.rules.beats import (
    DECLINE,
    PLACE,
    SIGN,
    AnswerOrders,
    BeatOrders,
    CommitOrders,
    ProposeOrders,
    RatifyOrders,
)
from game.rules.scores import scores
from tests.minds.table import Table, book_of, table

FILE = Path(__file__).parent / "habits.txt"
NAMES = (*MINDS, "boulware(self_interested)", "conceder(hardliner)", "noisy(30, tit_for_tat)")
TABLES = (("three-valleys", 45, 3, 6), ("drones-over-mexico", 45, 6, 2))
"""Scenario, minutes, minds at a table, and games at once; each table plays one more game alone."""


def sitting(minds: tuple[str, ...], name: str, minutes: int, games: int) -> Iterator[str]:
    """Let minds play at one table, and count what each of them did."""
    found: dict[int, Counter[str]] = {}
    for number, seed in ((games, 31), (1, 47)):
        at = table(book_of(name, minutes), minds, number, seed=seed)
        found = played(at, found or {seat: Counter() for seat in at.minds})
    for seat, mind in zip(found, minds, strict=True):
        told = ", ".join(
            f"{what} {number}" for what, number in sorted(found[seat].items()) if number
        )
        yield f"{name} {minutes}, {mind}: {told}"


def played(at: Table, found: dict[int, Counter[str]]) -> dict[int, Counter[str]]:
    """Play to the end; what each seat did is added to what is counted already."""

    def look(seat: int, beat: BeatOrders) -> None:
        found[seat].update(dict(deeds(at, seat, beat)))

    while not at.position.over.all():
        at.step(look)
    for seat, counter in found.items():
        counter["score"] += int(scores(at.book, at.position)[:, seat].sum())
        counter["mandate"] += int(at.position.mandate[:, seat].sum())
    for seat, said in at.said:
        found[seat][f"says {said.code}"] += 1
        found[seat]["gain said"] += int(said.facts.get("gain", 0))
    return found


def weight(mask: np.ndarray) -> int:
    """Where a mask holds, as one number that moves with every place."""
    places = np.flatnonzero(mask)
    return int((places % 997 + 1).sum())


def deeds(at: Table, seat: int, beat: BeatOrders) -> Iterator[tuple[str, int]]:
    """What one seat orders in one phase, in numbers."""
    match beat:
        case ProposeOrders():
            placed = beat.action[:, seat] == PLACE
            yield "proposes", int(placed.sum())
            yield "withdraws", int((beat.action[:, seat] > PLACE).sum())
            clause = beat.clause[:, seat][placed]
            yield "clauses", int((clause >= 0).sum())
            yield "settings", int(clause[clause >= 0].sum())
            yield "levers", weight(clause >= 0)
            yield "secret", int((~beat.public[:, seat][placed] & (clause >= 0)).sum())
            yield "checked", int((beat.verified[:, seat][placed] & (clause >= 0)).sum())
            yield "pays", int(np.abs(beat.pay[:, seat]).sum())
            yield "promises", weight(beat.promise >= 0)
            yield "denies", weight(beat.deny >= 0)
            yield "marks", weight(beat.mark[:, seat])
            yield "leaves", weight(beat.leave[:, seat])
        case AnswerOrders():
            answer = beat.answer[:, :, seat]
            yield "signs", weight(answer == SIGN)
            yield "declines", weight(answer == DECLINE)
            yield "names a clause", weight(beat.blocking[:, :, seat] >= 0)
            yield "would sign", weight(beat.would[:, :, seat] >= 0)
        case RatifyOrders():
            yield "approves", weight(beat.approve[:, :, seat] == SIGN)
            yield "rejects", weight(beat.approve[:, :, seat] == DECLINE)
        case CommitOrders():
            mine = at.book.hand_seat == seat
            yield "moves", weight(beat.setting[:, mine] >= 0)
            yield "to", int(np.maximum(beat.setting[:, mine], 0).sum())
            yield "chooses", int(np.maximum(beat.option, 0).sum())
        case _:
            return


def tables() -> Iterator[tuple[tuple[str, ...], str, int, int]]:
    """Every mind once at a table of each scenario, the last table filled up from the start."""
    for name, minutes, seats, games in TABLES:
        for first in range(0, len(NAMES), seats):
            yield (NAMES * 2)[first : first + seats], name, minutes, games


@pytest.fixture(scope="module")
def accepted() -> list[str]:
    if os.environ.get("PARLEY_ACCEPT"):
        lines = [line for one in tables() for line in sitting(*one)]
        FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return FILE.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("number", range(len([*tables()])))
def test_every_mind_has_its_habits(number: int, accepted: list[str]) -> None:
    every = list(tables())
    before = sum(len(minds) for minds, *_ in every[:number])
    found = list(sitting(*every[number]))
    assert found == accepted[before : before + len(found)]
