"""What minds say of their answers is true: a change they ask for is one that they sign."""

from __future__ import annotations

import numpy as np
import pytest

from game.minds.memory import remembered
from game.rules.arrays import Array
from game.rules.beats import SIGN, TalkOrders
from game.rules.edits import edited
from game.rules.phases import no_orders
from game.rules.position import pick
from game.rules.sight import observe
from game.rules.texts import names_of, texts_at
from tests.minds.table import SCENARIOS, Table, book_of, player, seated, turned

NAMES = (
    "self_interested", "tit_for_tat", "generous", "grim", "grit", "opportunist", "hardliner",
    "satisficer", "conceder(self_interested)",
)  # fmt: skip


def signed_with_its_change(at: Table, names: dict[int, str], own: TalkOrders, seat: int) -> list:
    """For every text that a seat declines with a change: does it sign the text with that change alone?"""
    found = []
    for game, text in zip(*np.nonzero((own.change[:, :, seat] != 0).any(axis=2)), strict=True):
        alone = pick(at.position, np.array([game]))
        place = np.zeros(1, dtype=np.int64), np.array([text])
        change, giver = own.change[[game], text, seat], np.array([seat])
        said = edited(at.book, texts_at(alone, place), change, giver)
        alone = alone.changed(
            offer=_with(alone.offer, text, said.clause),
            offer_public=_with(alone.offer_public, text, said.public & said.named),
            offer_verified=_with(alone.offer_verified, text, said.verified),
            offer_pay=_with(alone.offer_pay, text, said.pay),
            offer_party=_with(alone.offer_party, text, said.party),
            offer_name=_with(alone.offer_name, text, names_of(at.book, said)),
        )
        # Nothing else lies there, as if the talk were about this text alone.
        alone = alone.changed(
            offered=_with(np.zeros_like(alone.offered), text, True),
            signed=np.zeros_like(alone.signed),
        )
        seen = observe(at.book, alone, seat)
        memory = remembered(at.memories[seat], np.array([game]))
        beat = no_orders(at.book, "talk", 1)
        mind = player(names[seat], at.minds[seat].seeds[[game]])
        mind.decide(at.book, seen, memory, beat)
        found.append(bool(beat.answer[0, text, seat] == SIGN))  # type: ignore[union-attr]
    return found


def _with(column: Array, text: int, value: object) -> Array:
    changed = column.copy()
    changed[0, text] = value if np.ndim(value) == 0 else np.asarray(value)[0]
    return changed


def truths(name: str, minutes: int | None, games: int, turns: int) -> list[bool]:
    book, found = book_of(name, minutes), []
    for turn in range(turns):
        mixed = turned(NAMES, turn)
        names = {s: mixed[i % len(mixed)] for i, s in enumerate(np.flatnonzero(book.actors))}
        at = seated(book, names, games, seed=turn)

        def look(seat: int, own: object, at: Table = at, names: dict = names) -> None:
            if isinstance(own, TalkOrders):
                found.extend(signed_with_its_change(at, names, own, seat))

        while not at.position.over.all():
            at.step(look)
    return found


@pytest.mark.parametrize(
    ("name", "minutes"),
    [("three-valleys", 45), pytest.param("drones-over-mexico", 60, marks=pytest.mark.slow)],
)
def test_a_change_that_a_mind_asks_for_is_one_it_signs(name: str, minutes: int) -> None:
    found = truths(name, minutes, games=3, turns=4)
    assert len(found) >= 20
    assert sum(found) >= 0.95 * len(found)


@pytest.mark.long
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_change_that_a_mind_asks_for_is_one_it_signs_in_every_length(name: str) -> None:
    for minutes in book_of(name).scenario.lengths:
        found = truths(name, minutes, games=20, turns=len(NAMES))
        assert len(found) >= 50
        assert sum(found) >= 0.95 * len(found)
