"""What every mind makes of the same tables, as counts that can be read: `habits.txt` beside this.

A net, not a rule: what a mind should do and why is in the other tests of this room. Any change of a
decision shows here, as a line to be read. Where minds are meant to change (or have been rebuilt), look at
the difference and accept it with `PARLEY_ACCEPT=1 python -m pytest tests/minds/test_habits.py`.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from game.minds.registry import MINDS
from game.rules.beats import (
    DECLINE,
    PUT,
    SIGN,
    BeatOrders,
    CommitOrders,
    RatifyOrders,
    TalkOrders,
)
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from tests.minds.places import Stranger, bay, beside_a_stranger, market
from tests.minds.table import Table, book_of, table, turned

FILE = Path(__file__).parent / "habits.txt"
NAMES = (*MINDS, "boulware(self_interested)", "conceder(hardliner)", "noisy(30, tit_for_tat)")
Meeting = tuple[str, Callable[[], Rulebook], tuple[str, ...], int, int]
"""A name, the rulebook, the minds, games at once (one more is played alone), and the stranger's seat, or -1."""


def meetings() -> Iterator[Meeting]:
    """Every mind once at every place, and the last table filled up from the start."""
    for name, minutes, minds, games in TABLES:
        for few in groups(NAMES, minds):
            yield f"{name} {minutes}", partial(book_of, name, minutes), few, games, -1
    for number, (name, make, switches, minds) in enumerate(PLACES):
        for at, few in enumerate(groups(turned(NAMES, number), minds)):
            yield name, partial(make, *switches), few, 3, (at + number) % (minds + 1)
    for rule, at in (("all", -1), ("all", 0), ("all_but", 2), ("weighted", 0), ("ratified", 1)):
        few = ("bargainer",) * (3 + (at < 0))
        yield f"market, {rule}", partial(market, rule), few, 3, at
    for at in range(3):
        yield (
            "bay, planners",
            partial(bay, *("ratified", "at_home")[: at % 3]),
            ("planner",) * 2,
            8,
            at,
        )
    yield "three-valleys 45", partial(book_of, "three-valleys", 45), ("planner",) * 3, 3, -1


TABLES = (("three-valleys", 45, 3, 3), ("drones-over-mexico", 45, 6, 1))
"""Scenario, minutes, minds at a table, and games at once."""
PLACES = (
    ("bay", bay, (), 2),
    ("bay, ratified", bay, ("ratified", "at_home", "final", "poor", "short"), 2),
    ("market, all but one", market, ("all_but",), 3),
    ("market, ratified", market, ("ratified",), 3),
)
"""Name, place, what is switched on there, and minds beside the stranger."""


def groups(names: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    for first in range(0, len(names), size):
        yield (names * 2)[first : first + size]


def sitting(
    name: str, book: Callable[[], Rulebook], minds: tuple[str, ...], games: int, stranger: int
) -> Iterator[str]:
    """Let minds play at one table, and count what each of them did."""
    found: dict[int, Counter[str]] = {}
    for number, seed in ((games, 31), (1, 47)):
        if stranger < 0:
            at = table(book(), minds, number, seed)
        else:
            at = beside_a_stranger(book(), minds, number, seed, stranger)
        ours = [seat for seat, mind in at.minds.items() if not isinstance(mind.mind, Stranger)]
        found = played(at, found or {seat: Counter() for seat in ours})
    for seat, mind in zip(found, minds, strict=True):
        told = ", ".join(
            f"{what} {number}" for what, number in sorted(found[seat].items()) if number
        )
        yield f"{name}, {mind}: {told}"


def played(at: Table, found: dict[int, Counter[str]]) -> dict[int, Counter[str]]:
    """Play to the end; what each seat did is added to what is counted already."""

    def look(seat: int, beat: BeatOrders) -> None:
        if seat in found:
            found[seat].update(dict(deeds(at, seat, beat)))

    while not at.position.over.all():
        at.step(look)
    for seat, counter in found.items():
        counter["score"] += int(scores(at.book, at.position)[:, seat].sum())
        counter["mandate"] += int(at.position.mandate[:, seat].sum())
    for seat, said in at.said:
        found[seat][f"says {said.code}"] += 1
        found[seat]["gain said"] += int(said.facts.get("gain", 0))
        found[seat]["facts said"] += sum(
            fact if isinstance(fact, int) else crc32(fact.encode()) % 997
            for key, fact in said.facts.items()
            if key != "gain"
        )
    return found


def weight(mask: np.ndarray) -> int:
    """Where a mask holds, as one number that moves with every place."""
    places = np.flatnonzero(mask)
    return int((places % 997 + 1).sum())


def deeds(at: Table, seat: int, beat: BeatOrders) -> Iterator[tuple[str, int]]:
    """What one seat orders in one phase, in numbers."""
    match beat:
        case TalkOrders():
            placed = beat.action[:, seat] == PUT
            yield "proposes", int(placed.sum())
            yield "withdraws", int((beat.action[:, seat] > PUT).sum())
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
            yield "invites", weight(beat.invited[:, seat][placed])
            yield "opens", weight(beat.open[:, seat][placed])
            yield "lasts", int(beat.rounds[:, seat][placed].sum())
            yield "leaves", weight(beat.leave[:, seat])
            yield "amends", weight(beat.parent[:, seat] >= 0)
            yield "waits", int(beat.wait[:, seat].sum())
            yield "unsays", int(beat.unsay[:, seat].sum())
            yield "takes back", weight(beat.back[:, :, seat])
            answer = beat.answer[:, :, seat]
            yield "signs", weight(answer == SIGN)
            yield "declines", weight(answer == DECLINE)
            yield "names a clause", weight(beat.blocking[:, :, seat] >= 0)
            yield "would sign", weight(beat.change[:, :, seat] != 0)
            yield "means", weight(beat.meant[:, :, seat])
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


@pytest.fixture(scope="module")
def accepted() -> list[str]:
    if os.environ.get("PARLEY_ACCEPT"):
        lines = [line for one in meetings() for line in sitting(*one)]
        FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return FILE.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("number", range(len([*meetings()])))
def test_every_mind_has_its_habits(number: int, accepted: list[str]) -> None:
    every = list(meetings())
    before = sum(len(minds) for _, _, minds, *_ in every[:number])
    found = list(sitting(*every[number]))
    assert found == accepted[before : before + len(found)]
