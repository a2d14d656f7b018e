"""Orders in words: before they are given, when they would be lost, as things, and as proposals read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.rules.orders import (
    Believe,
    Choose,
    Clause,
    Decline,
    Deny,
    Edit,
    Highlight,
    Inject,
    Leave,
    Move,
    Order,
    Payment,
    Promise,
    Put,
    Ratify,
    Sign,
    TakeBack,
    Unsay,
    Wait,
    Withdraw,
)
from game.rules.sight import observe
from game.rules.texts import texts_known
from game.views.doing import doing
from game.views.offers import order_sentence
from game.views.packages import on_the_table
from game.views.resumed import goes_on
from game.views.unsaid import unsaid
from game.views.whatif import decision
from game.views.words import Words
from tests import builders
from tests.talks import text_by
from tests.views.games import opened, rulebook
from tests.views.test_play import go_to
from tests.views.test_play import order as given

WORDS = Words(rulebook("three-valleys"))
HIGH = WORDS.setting("release", "high")
QUIET = WORDS.setting("diversion", "quiet")
YEAR, MEND = WORDS.headline("usual_year"), WORDS.option("usual_year", "mend")

CALLED = {"a1": "text 1 (Canal)"}
WITHDRAWS = "take its text off the table"
DOING: dict[Order, str] = {
    Move("alto", "release", "high"): f"set Release to “{HIGH}”",
    Promise("alto", "release", "high"): f"promise Release at “{HIGH}”",
    Deny("medio", "diversion", "quiet"): f"deny Canal at “{QUIET}”",
    Highlight("alto", "release"): "say that Release matters most",
    Leave("alto", "release"): "give notice on Release",
    Believe("alto", "diversion", 60): "say how far it expects the clause on Canal to be kept",
    Choose("medio", "usual_year", "mend"): f"answer “{MEND}” to “{YEAR}”",
    Inject("usual_year"): f"play “{YEAR}”",
    Sign("alto", "a1"): "sign text 1 (Canal)",
    Decline("alto", "a1"): "decline text 1 (Canal)",
    TakeBack("alto", "a1"): "take its signature back from text 1 (Canal)",
    Ratify("alto", "a1", approve=True): "speak on text 1 (Canal)",
    Ratify("alto", "b2", approve=True): "speak on a text",
    Unsay("alto"): "take back the signature it keeps ready",
    Wait("alto"): "wait",
    Withdraw("alto"): WITHDRAWS,
}


@pytest.mark.parametrize("order", DOING, ids=lambda order: type(order).__name__)
def test_an_order_is_said_as_something_to_do(order: Order) -> None:
    assert doing(WORDS, order, CALLED) == DOING[order]


def test_a_text_is_said_with_its_package() -> None:
    said = doing(WORDS, Put("alto", (Clause("release", "high"),)))
    assert said.startswith("put ")
    assert HIGH in said


def test_what_would_be_lost_is_named_to_the_one_who_leaves() -> None:
    prepared = (
        Withdraw("alto"), Believe("alto", "diversion", 60), Move("alto", "release", "high"),
    )  # fmt: skip
    assert list(unsaid(WORDS, prepared, ("alto", "delta"), "alto")) == [
        WORDS.say("unsaid.withdraw"),
        "say how far you expect the clause on Canal to be kept",
        f"set Release to “{HIGH}”",
        "what you have ordered in this phase",
        "what Delta has ordered in this phase",
    ]


TALK: dict[Order, str] = {
    Promise("alto", "release", "high"): f"You promise in public: Release at “{HIGH}”.",
    Deny("medio", "diversion", "quiet"): f"You deny in public: Canal at “{QUIET}”.",
    Highlight("alto", "release"): "You tell everybody that Release matters most to you.",
    Highlight("alto", "release", "delta"): "You tell Delta that Release matters most to you.",
    Leave("alto", "release"): "You give notice on Release.",
    Withdraw("alto"): WORDS.say("offer.withdraw"),
    Unsay("alto"): WORDS.say("offer.unsay"),
    Wait("alto"): WORDS.say("offer.wait"),
    Move("alto", "release", "high"): "",
}


@pytest.mark.parametrize("order", TALK, ids=repr)
def test_an_order_of_the_talk_is_said_to_the_one_who_gives_it(order: Order) -> None:
    assert order_sentence(WORDS, opened("three-valleys").seen("alto"), order) == TALK[order]


def on_text(order: Callable[[str], Order]) -> str:
    """What is said of an order about the text that Medio has put to Alto."""
    game = go_to(opened("three-valleys"), "talk")
    given(game, Put("medio", (Clause("release", "high"), Clause("diversion", "small"))))
    return order_sentence(game.words, game.seen("alto"), order(text_by(game, "medio")))


def test_an_order_about_a_text_calls_it_by_its_number_and_what_it_is_about() -> None:
    text = "text 1 (Release and Canal)"
    assert on_text(lambda name: Sign("alto", name)) == f"You sign {text}."
    assert (
        on_text(lambda name: TakeBack("alto", name)) == f"You take your signature back from {text}."
    )
    assert on_text(lambda name: Decline("alto", name)) == f"You decline {text}."
    assert on_text(lambda name: Decline("alto", name, "release")) == (
        f"You decline {text}: Release is in the way."
    )
    low = (Edit("release", "low"),)
    said = f"with Release at “{WORDS.setting('release', 'low')}”"
    assert on_text(lambda name: Decline("alto", name, "", low)) == (
        f"You decline {text}. You would sign it {said}."
    )
    assert said in on_text(lambda name: Decline("alto", name, "", low, True))
    assert "ready" in on_text(lambda name: Decline("alto", name, "", low, True))
    amended = Put("alto", (Clause("release", "low"), Clause("diversion", "small")))
    spoken = on_text(lambda name: replace(amended, parent=name))
    low_for_high = f"“{WORDS.setting('release', 'low')}” instead of “{HIGH}”"
    assert text in spoken
    assert low_for_high in spoken
    assert "Canal at" not in spoken, "only what is different is said"


def test_a_text_is_said_clause_by_clause() -> None:
    package = Put("alto", (Clause("release", "high"), Clause("diversion", "quiet")))
    said = order_sentence(WORDS, opened("three-valleys").seen("alto"), package)
    assert said.index(HIGH) < said.index(QUIET)


DECISIONS = [
    (Move, "release", Move("alto", "release", "high"), f"Release to “{HIGH}”"),
    (Move, "release", None, "no order to Release"),
    (Choose, "usual_year", Choose("medio", "usual_year", "mend"), f"“{MEND}” to “{YEAR}”"),
    (Choose, "usual_year", None, f"no answer to “{YEAR}”"),
    (Sign, "a1", Sign("alto", "a1"), "a signature under text 1 (Canal)"),
    (Decline, "a1", Decline("alto", "a1"), "a no to text 1 (Canal)"),
    (Sign, "a1", None, "no answer to text 1 (Canal)"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "about", "order", "said"), DECISIONS)
def test_a_decision_is_named_as_a_thing(
    kind: type[Order], about: str, order: Order | None, said: str
) -> None:
    assert decision(WORDS, kind, about, order, "text 1 (Canal)") == said


BARGAIN = {
    "agreements": {"secret": True, "verification": {}, "payments": ["mandate"]},
}


@pytest.mark.parametrize(
    "proposal",
    [
        Put("north", (Clause("gate", "open"), Clause("patrol", "light"))),
        Put(
            "south",
            (Clause("gate", "half", public=False), Clause("patrol", "heavy", verified=True)),
            (Payment("south", "mandate", -200), Payment("isle", "mandate", 200)),
            open=True,
            rounds=2,
        ),
    ],
)
def test_a_text_on_the_table_is_read_as_it_was_put(proposal: Put) -> None:
    game = builders.Game(builders.book(BARGAIN))
    game.until("talk")
    game.resolve((proposal,))
    view = observe(game.book, game.position, game.book.seats.index(proposal.seat)).view
    place = texts_known(view).index(text_by(game, proposal.seat))
    assert on_the_table(game.book, view, place, proposal.seat) == proposal


def test_where_a_saved_game_goes_on_is_said() -> None:
    said = goes_on(WORDS, 3, "commit")
    assert "3" in said
    assert WORDS.say("phase.commit") in said
