"""What minds say of their answers is true: a change they ask for is one that they sign."""

from __future__ import annotations

import numpy as np
import pytest

from game.minds.memory import remembered
from game.rules.beats import SIGN, AnswerOrders
from game.rules.phases import no_orders
from game.rules.position import pick
from game.rules.sight import observe
from tests.minds.table import SCENARIOS, Table, book_of, player, seated, turned

NAMES = (
    "self_interested", "tit_for_tat", "generous", "grim", "grit", "opportunist", "hardliner",
    "satisficer", "conceder(self_interested)",
)  # fmt: skip


def signed_with_its_change(at: Table, names: dict[int, str], own: AnswerOrders, seat: int) -> list:
    """For every answer of a seat that names a change: is the proposal signed with that change alone?"""
    found = []
    for game, proposer in zip(*np.nonzero(own.would[:, :, seat] >= 0), strict=True):
        alone = pick(at.position, np.array([game]))
        offer = alone.offer.copy()
        offer[0, proposer, own.blocking[game, proposer, seat]] = own.would[game, proposer, seat]
        seen = observe(at.book, alone.changed(offer=offer), seat)
        memory = remembered(at.memories[seat], np.array([game]))
        beat = no_orders(at.book, "answer", 1)
        mind = player(names[seat], at.minds[seat].seeds[[game]])
        mind.decide(at.book, seen, memory, beat)
        found.append(bool(beat.answer[0, proposer, seat] == SIGN))  # type: ignore[union-attr]
    return found


def truths(name: str, minutes: int | None, games: int, turns: int) -> list[bool]:
    book, found = book_of(name, minutes), []
    for turn in range(turns):
        mixed = turned(NAMES, turn)
        names = {s: mixed[i % len(mixed)] for i, s in enumerate(np.flatnonzero(book.actors))}
        at = seated(book, names, games, seed=turn)

        def look(seat: int, own: object, at: Table = at, names: dict = names) -> None:
            if isinstance(own, AnswerOrders):
                found.extend(signed_with_its_change(at, names, own, seat))

        while not at.position.over.all():
            at.step(look)
    return found


@pytest.mark.parametrize(
    ("name", "minutes"),
    [("three-valleys", 45), pytest.param("drones-over-mexico", 60, marks=pytest.mark.slow)],
)
def test_a_change_that_a_mind_asks_for_is_one_it_signs(name: str, minutes: int) -> None:
    found = truths(name, minutes, games=8, turns=5)
    assert len(found) >= 4
    assert sum(found) >= 0.95 * len(found)


@pytest.mark.long
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_change_that_a_mind_asks_for_is_one_it_signs_in_every_length(name: str) -> None:
    for minutes in book_of(name).scenario.lengths:
        found = truths(name, minutes, games=20, turns=len(NAMES))
        assert len(found) >= 50
        assert sum(found) >= 0.95 * len(found)
