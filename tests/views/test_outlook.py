"""Where a seat would end with orders that it has not given, and how far each of its numbers would be moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from game.rules.orders import Clause, Put
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from game.views.outlook import Outlook, outlook
from game.views.proposals import Proposal, preview
from game.views.words import Words
from tests import builders

FLOW: Mapping[str, Any] = {"indicators": {"water": {"flow": "4 * (gate is open) + (gate is half)"}}}
"""The open gate moves the water by more than the half open one, and the closed one not at all."""


def begun(changes: Mapping[str, Any]) -> tuple[builders.Game, Rulebook]:
    book = builders.book(dict(changes))
    game = builders.Game(book)
    game.until("commit")
    return game, book


def seen(game: builders.Game, seat: str) -> Observation:
    return observe(game.book, game.position, game.book.seats.index(seat))


def north(ordered: Mapping[str, str], changes: Mapping[str, Any] = FLOW) -> Outlook:
    game, book = begun(changes)
    return outlook(Words(book), seen(game, "north"), ordered)


def test_without_orders_nothing_moves() -> None:
    found = north({})
    assert (found.now, found.moved) == (found.then, ())


def test_orders_move_the_numbers_they_move_as_long_as_the_game_lasts() -> None:
    """Four rounds and two after them, four points of water in each; water is all that North wants."""
    found = north({"gate": "open"})
    assert dict(found.moved) == {"water": 2400}
    assert found.then - found.now == 2400
    assert dict(north({"gate": "half"}).moved) == {"water": 600}


def test_what_stands_when_nothing_is_ordered_is_what_the_orders_are_measured_by() -> None:
    """A clause in force is kept by silence: to keep it is to move nothing, to break it is to lose."""
    game, book = begun(FLOW)
    kept = game.position.changed(clause=_with(game, "clause", 1), deal=_with(game, "deal", 1))
    view = replace(seen(game, "north"), view=kept)
    words = Words(book)
    assert outlook(words, view, {"gate": "half"}).moved == ()
    assert dict(outlook(words, view, {"gate": "closed"}).moved) == {"water": -600}


def _with(game: builders.Game, column: str, value: int) -> Any:
    """A column of the levers with one value for the gate."""
    held = getattr(game.position, column).copy()
    held[0, game.book.levers.index("gate")] = value
    return held


HIDDEN: Mapping[str, Any] = {
    "indicators": {"water": {**FLOW["indicators"]["water"], "visible": ["south"]}}
}


def test_a_number_that_the_seat_does_not_see_is_not_said_to_move() -> None:
    assert north({"gate": "open"}, HIDDEN).moved == ()
    game, book = begun(HIDDEN)
    assert dict(outlook(Words(book), seen(game, "south"), {"gate": "open"}).moved) == {
        "water": 2400
    }


# The same of a text on the table


def text_of(clauses: Sequence[Clause], changes: Mapping[str, Any] = FLOW) -> Proposal:
    book = builders.book(dict(changes))
    game = builders.Game(book)
    game.until("talk")
    return preview(
        Words(book), seen(game, "north"), Put("north", tuple(clauses), invited=("south",))
    )


def test_a_text_says_how_far_it_would_move_each_number_if_all_keep_it() -> None:
    proposal = text_of([Clause("gate", "open")])
    assert dict(proposal.moved) == {"water": 2400}
    assert proposal.kept - proposal.now == 2400
    assert text_of([Clause("gate", "closed")]).moved == ()


def test_a_text_moves_no_number_that_its_reader_does_not_see() -> None:
    assert text_of([Clause("gate", "open")], HIDDEN).moved == ()
