"""Whether a seat has something to decide in a phase, and whose word it has or has given."""

from __future__ import annotations

from typing import Any

import pytest

from game.rules.asking import to_believe, word_given
from game.rules.orders import Answer, Clause, Move, Promise, Propose, Ratify
from game.rules.phases import EPILOGUE, decides
from game.rules.sight import Observation, observe
from tests.builders import Game, book, put

QUESTION: dict[str, Any] = {
    "events": {
        "ship": {
            "title": "A ship", "text": "It asks.", "round": 1,
            "choice": {
                "seat": "press", "ask": "Well?", "default": "wait",
                "options": {"wait": {"name": "Wait"}, "help": {"name": "Help"}},
            },
        }
    }
}  # fmt: skip
RATIFIED: dict[str, Any] = {"agreements": {"ratification": {"south": {"by": "isle"}}}}
GATE = Propose("north", (Clause("gate", "half"),), (), ("south",))


def seen(game: Game, seat: str) -> Observation:
    return observe(game.book, game.position, game.book.seats.index(seat))


def asked(game: Game) -> set[str]:
    """The seats that have something to decide now."""
    return {seat for seat in game.book.seats if decides(game.book, seen(game, seat), game.phase)}


def at(phase: str, changes: dict[str, Any] | None = None) -> Game:
    game = Game(book(changes))
    game.until(phase)
    return game


def agreed(package: Propose, *signers: str, changes: dict[str, Any] | None = None) -> Game:
    """A game in which a package has just been signed."""
    game = at("propose", changes)
    game.resolve([package])
    game.resolve([Answer(seat, package.seat, True) for seat in signers])
    return game


@pytest.mark.parametrize("phase", ["brief", EPILOGUE])
def test_nobody_is_asked_where_the_world_speaks(phase: str) -> None:
    assert asked(at(phase)) == set()


def test_every_seat_that_negotiates_may_speak() -> None:
    assert asked(at("propose")) == {"north", "south", "isle"}


def test_the_other_parties_of_a_proposal_are_asked_until_they_have_signed() -> None:
    game = at("propose", {"lengths": {45: {"exchanges": 3}}})
    wide = Propose("north", (Clause("gate", "half"),), (), ("south", "isle"))
    game.resolve([wide])
    assert asked(game) == {"south", "isle"}
    game.resolve([Answer("south", "north", True)])
    game.resolve()
    assert asked(game) == {"isle"}


def test_nobody_is_asked_where_nothing_is_on_the_table() -> None:
    game = at("propose")
    game.resolve()
    assert game.phase == "answer"
    assert asked(game) == set()


def test_whose_approval_is_waited_for_is_asked_alone() -> None:
    game = agreed(GATE, "south", changes=RATIFIED)
    assert game.phase == "ratify"
    assert asked(game) == {"isle"}
    game.resolve([Ratify("isle", "north", True)])
    assert game.position.one.clause[game.book.levers.index("gate")] >= 0


def test_nobody_is_asked_to_approve_where_nobody_has_signed() -> None:
    assert asked(at("ratify", RATIFIED)) == set()


def test_an_owner_is_asked_for_orders_even_if_it_lacks_the_mandate() -> None:
    game = at("commit")
    game.position = put(game.position, "mandate", (game.book.seats.index("south"),), 0)
    assert asked(game) == {"north", "south", "isle"}


def test_who_has_no_lever_that_can_move_is_not_asked_for_orders() -> None:
    """The isle has its hand on the canal alone, which is out of the game at this length."""
    assert asked(at("commit", {"levers": {"canal": {"mode": "full"}}})) == {"north", "south"}


def test_who_has_a_question_to_answer_is_asked_without_any_lever() -> None:
    game = at("commit", QUESTION)
    assert asked(game) == {"north", "south", "isle", "press"}
    game.resolve()
    game.until("commit")
    assert asked(game) == {"north", "south", "isle"}


def test_who_has_the_word_of_another_is_asked_what_to_expect() -> None:
    """Without a lever and without a question, the isle has a clause to believe in."""
    none = {"levers": {"canal": {"mode": "full"}}}
    package = Propose("north", (Clause("gate", "half"),), (), ("isle",))
    game = agreed(package, "isle", changes=none)
    assert game.phase == "commit"
    assert asked(game) == {"north", "south", "isle"}
    assert [to_believe(game.book, seen(game, seat)) for seat in ("north", "south", "isle")] == [
        (), (), ("gate",),
    ]  # fmt: skip


def test_what_an_agreement_carries_out_itself_is_neither_believed_nor_owed() -> None:
    package = Propose("north", (Clause("market", "free"),), (), ("south", "isle"))
    game = agreed(package, "south", "isle")
    assert game.position.one.clause[game.book.levers.index("market")] >= 0
    for seat in ("north", "south", "isle"):
        assert to_believe(game.book, seen(game, seat)) == ()
        assert word_given(game.book, seen(game, seat), "market") == ("", "")


def test_a_joint_lever_is_believed_in_until_it_stands_as_agreed() -> None:
    package = Propose("north", (Clause("canal", "high"),), (), ("isle",))
    game = agreed(package, "isle")
    assert to_believe(game.book, seen(game, "north")) == ("canal",)
    game.resolve([Move("north", "canal", "high"), Move("isle", "canal", "high")])
    game.until("commit")
    assert to_believe(game.book, seen(game, "north")) == ()


def test_a_word_is_given_by_a_signature_or_else_by_a_promise() -> None:
    game = at("propose")
    assert word_given(game.book, seen(game, "north"), "gate") == ("", "")
    game.resolve([GATE, Promise("north", "gate", "open"), Promise("south", "patrol", "light")])
    assert word_given(game.book, seen(game, "north"), "gate") == ("open", "promised")
    game.resolve([Answer("south", "north", True)])
    given = {
        seat: (word_given(game.book, seen(game, seat), "gate"), word_given(game.book, seen(game, seat), "patrol"))
        for seat in ("north", "south", "isle")
    }  # fmt: skip
    assert given == {
        "north": (("half", "signed"), ("", "")),
        "south": (("half", "signed"), ("light", "promised")),
        "isle": (("", ""), ("", "")),
    }
