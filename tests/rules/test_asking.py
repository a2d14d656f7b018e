"""Whether a seat has something to decide in a phase, and whose word it has or has given."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.rules.asking import to_believe, word_given
from game.rules.orders import Clause, Move, Order, Promise, Put, Ratify, Sign, TakeBack, Wait
from game.rules.phases import EPILOGUE, decides
from game.rules.sight import Observation, observe
from tests.builders import Game, book, put
from tests.talks import decline, name_of, sign, text_by

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
GATE = Put("north", (Clause("gate", "half"),), (), ("south",))


def seen(game: Game, seat: str) -> Observation:
    return observe(game.book, game.position, game.book.seats.index(seat))


def asked(game: Game) -> set[str]:
    """The seats that have something to decide now."""
    return {seat for seat in game.book.seats if decides(game.book, seen(game, seat), game.phase)}


def at(phase: str, changes: dict[str, Any] | None = None) -> Game:
    game = Game(book(changes))
    game.until(phase)
    return game


def agreed(package: Put, *signers: str, changes: dict[str, Any] | None = None) -> Game:
    """A game in which a package has just been signed."""
    game = at("talk", changes)
    game.resolve([package])
    game.resolve([Sign(seat, name_of(game.book, package)) for seat in signers])
    return game


def talking(*beats: tuple[Order, ...]) -> Game:
    """A game with a long talk in which so much has been said."""
    game = at("talk", {"lengths": {45: {"exchanges": 6}}})
    for orders in beats:
        game.resolve(orders)
    return game


@pytest.mark.parametrize("phase", ["brief", EPILOGUE])
def test_nobody_is_asked_where_the_world_speaks(phase: str) -> None:
    assert asked(at(phase)) == set()


def test_every_seat_that_negotiates_may_speak() -> None:
    assert asked(at("talk")) == {"north", "south", "isle"}


def test_who_does_not_ask_for_it_is_not_asked_again_while_nothing_new_lies_there() -> None:
    game = talking((Promise("north", "gate", "open"), Wait("isle")), (Wait("isle"),))
    assert asked(game) == {"isle"}
    game.resolve()
    assert asked(game) == set()


def test_who_is_asked_no_more_says_nothing() -> None:
    """Neither wakes by asking to be waited for, nor puts anything on the table."""
    game = talking((Wait("north"),))
    game.resolve([Wait("isle"), replace(GATE, seat="south"), Wait("north")])
    assert asked(game) == {"north"}
    assert not game.position.offered.any()


def test_a_new_text_wakes_whoever_may_know_of_it() -> None:
    """All of one with a public clause, the parties alone of one that is wholly secret."""
    alone: list[tuple[Order, ...]] = [(Wait("north"),), (Wait("north"),)]
    assert asked(talking(*alone, (GATE,))) == {"north", "south", "isle"}
    secret = replace(GATE, clauses=(Clause("gate", "half", public=False),))
    assert asked(talking(*alone, (secret,))) == {"north", "south"}


def test_a_signature_wakes_the_parties_and_a_closing_whoever_may_know_of_it() -> None:
    among = replace(GATE, seat="south", invited=())
    game = talking((replace(among, invited=("isle",)),), (Wait("north"),))
    assert asked(game) == {"north"}
    game.resolve([sign(game, "north", "south")])
    assert asked(game) == {"north", "south", "isle"}
    game = talking((among,), (Wait("south"),))
    game.resolve([TakeBack("south", text_by(game, "south"))])
    assert asked(game) == {"north", "south"}
    secret = replace(among, clauses=(Clause("gate", "half", public=False),))
    for text, woken in ((among, {"north", "south", "isle"}), (secret, {"north", "south"})):
        game = talking((text,), (Wait("north"),))
        game.resolve([sign(game, "north", "south")])
        assert game.position.one.clause[game.book.levers.index("gate")] >= 0
        assert asked(game) == woken


def test_a_refusal_wakes_nobody_unless_it_names_a_change() -> None:
    for setting, woken in (("", set[str]()), ("open", {"north", "south"})):
        game = talking((GATE,), (Wait("south"),))
        game.resolve([decline(game, "south", "north", "gate", setting)])
        assert asked(game) == woken


def test_what_happens_a_second_time_wakes_nobody() -> None:
    """So that a talk comes to its end."""
    wide = Put("north", (Clause("gate", "half"),), (), ("south", "isle"))
    game = talking((wide,))
    text = text_by(game, "north")
    for order in (Sign("south", text), TakeBack("south", text)):
        game.resolve([order])
        assert asked(game) == {"north", "south", "isle"}
    game.resolve([Sign("south", text), Wait("isle")])
    assert asked(game) == {"isle"}


def test_nobody_is_asked_for_more_exchanges_than_there_are() -> None:
    game = talking(*([(GATE, Wait("isle"))] * 5))
    assert asked(game) == {"isle"}
    game.resolve([Wait("isle")])
    assert game.phase == "commit"
    game.until("talk")
    assert asked(game) == {"north", "south", "isle"}, "the next talk asks everybody"


def test_whose_approval_is_waited_for_is_asked_alone() -> None:
    game = agreed(GATE, "south", changes=RATIFIED)
    assert game.phase == "ratify"
    assert asked(game) == {"isle"}
    game.resolve([Ratify("isle", text_by(game, "north"), True)])
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
    package = Put("north", (Clause("gate", "half"),), (), ("isle",))
    game = agreed(package, "isle", changes=none)
    assert game.phase == "commit"
    assert asked(game) == {"north", "south", "isle"}
    assert [to_believe(game.book, seen(game, seat)) for seat in ("north", "south", "isle")] == [
        (), (), ("gate",),
    ]  # fmt: skip


def test_what_an_agreement_carries_out_itself_is_neither_believed_nor_owed() -> None:
    package = Put("north", (Clause("market", "free"),), (), ("south", "isle"))
    game = agreed(package, "south", "isle")
    assert game.position.one.clause[game.book.levers.index("market")] >= 0
    for seat in ("north", "south", "isle"):
        assert to_believe(game.book, seen(game, seat)) == ()
        assert word_given(game.book, seen(game, seat), "market") == ("", "")


def test_a_joint_lever_is_believed_in_until_it_stands_as_agreed() -> None:
    package = Put("north", (Clause("canal", "high"),), (), ("isle",))
    game = agreed(package, "isle")
    assert to_believe(game.book, seen(game, "north")) == ("canal",)
    game.resolve([Move("north", "canal", "high"), Move("isle", "canal", "high")])
    game.until("commit")
    assert to_believe(game.book, seen(game, "north")) == ()


def test_a_word_is_given_by_a_signature_or_else_by_a_promise() -> None:
    game = at("talk")
    assert word_given(game.book, seen(game, "north"), "gate") == ("", "")
    game.resolve([GATE, Promise("north", "gate", "open"), Promise("south", "patrol", "light")])
    assert word_given(game.book, seen(game, "north"), "gate") == ("open", "promised")
    game.resolve([sign(game, "south", "north")])
    given = {
        seat: (word_given(game.book, seen(game, seat), "gate"), word_given(game.book, seen(game, seat), "patrol"))
        for seat in ("north", "south", "isle")
    }  # fmt: skip
    assert given == {
        "north": (("half", "signed"), ("", "")),
        "south": (("half", "signed"), ("light", "promised")),
        "isle": (("", ""), ("", "")),
    }
