"""Orders in words: before they are given, when they would be lost, as things, and as proposals read back."""

from __future__ import annotations

import pytest

from game.rules.orders import (
    Answer,
    Believe,
    Choose,
    Clause,
    Deny,
    Highlight,
    Inject,
    Leave,
    Move,
    Order,
    Payment,
    Promise,
    Propose,
    Ratify,
    Withdraw,
)
from game.rules.sight import observe
from game.views.doing import doing
from game.views.offers import order_sentence
from game.views.packages import on_the_table
from game.views.resumed import goes_on
from game.views.unsaid import unsaid
from game.views.whatif import decision
from game.views.words import Words
from tests import builders
from tests.views.games import rulebook

WORDS = Words(rulebook("three-valleys"))
HIGH = WORDS.setting("release", "high")
QUIET = WORDS.setting("diversion", "quiet")
YEAR, MEND = WORDS.headline("usual_year"), WORDS.option("usual_year", "mend")

DOING: dict[Order, str] = {
    Move("alto", "release", "high"): f"set Release to “{HIGH}”",
    Promise("alto", "release", "high"): f"promise Release at “{HIGH}”",
    Deny("medio", "diversion", "quiet"): f"deny Canal at “{QUIET}”",
    Highlight("alto", "release"): "say that Release matters most",
    Leave("alto", "release"): "give notice on Release",
    Believe("alto", "diversion", 60): "say how far it expects the clause on Canal to be kept",
    Choose("medio", "usual_year", "mend"): f"answer “{MEND}” to “{YEAR}”",
    Inject("usual_year"): f"play “{YEAR}”",
    Answer("alto", "medio", sign=True): "sign the proposal of Medio",
    Answer("alto", "medio", sign=False): "decline the proposal of Medio",
    Ratify("alto", "medio", approve=True): "speak on the proposal of Medio",
    Withdraw("alto"): "take its proposal back",
}


@pytest.mark.parametrize("order", DOING, ids=lambda order: type(order).__name__)
def test_an_order_is_said_as_something_to_do(order: Order) -> None:
    assert doing(WORDS, order) == DOING[order]


def test_a_proposal_is_said_with_its_package() -> None:
    said = doing(WORDS, Propose("alto", (Clause("release", "high"),)))
    assert said.startswith("propose ")
    assert HIGH in said


def test_what_would_be_lost_is_named_to_the_one_who_leaves() -> None:
    prepared = (
        Withdraw("alto"), Believe("alto", "diversion", 60), Move("alto", "release", "high"),
    )  # fmt: skip
    assert list(unsaid(WORDS, prepared, ("alto", "delta"), "alto")) == [
        "take your proposal back",
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
    Withdraw("alto"): "You take your proposal back.",
    Answer("alto", "medio", False, "release"): "In the way: Release.",
    Answer("alto", "medio", False, "release", "high"): f"In the way: Release; with “{HIGH}” you would sign.",
    Answer("alto", "medio", sign=True): "",
    Move("alto", "release", "high"): "",
}  # fmt: skip


@pytest.mark.parametrize("order", TALK, ids=repr)
def test_an_order_of_the_talk_is_said_to_the_one_who_gives_it(order: Order) -> None:
    assert order_sentence(WORDS, order) == TALK[order]


def test_a_proposal_is_said_clause_by_clause() -> None:
    said = order_sentence(
        WORDS, Propose("alto", (Clause("release", "high"), Clause("diversion", "quiet")))
    )
    assert said.startswith("You propose: ")
    assert said.index(HIGH) < said.index(QUIET)


DECISIONS = [
    (Move, "release", Move("alto", "release", "high"), f"Release to “{HIGH}”"),
    (Move, "release", None, "no order to Release"),
    (Choose, "usual_year", Choose("medio", "usual_year", "mend"), f"“{MEND}” to “{YEAR}”"),
    (Choose, "usual_year", None, f"no answer to “{YEAR}”"),
    (Answer, "medio", Answer("alto", "medio", sign=True), "a signature under the proposal of Medio"),
    (Answer, "medio", Answer("alto", "medio", sign=False), "a no to the proposal of Medio"),
    (Answer, "medio", None, "no answer to the proposal of Medio"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "about", "order", "said"), DECISIONS)
def test_a_decision_is_named_as_a_thing(
    kind: type[Order], about: str, order: Order | None, said: str
) -> None:
    assert decision(WORDS, kind, about, order) == said


BARGAIN = {
    "agreements": {"secret": True, "verification": {}, "payments": ["mandate"]},
}


@pytest.mark.parametrize(
    "proposal",
    [
        Propose("north", (Clause("gate", "open"), Clause("patrol", "light"))),
        Propose(
            "south",
            (Clause("gate", "half", public=False), Clause("patrol", "heavy", verified=True)),
            (Payment("south", "mandate", -200), Payment("isle", "mandate", 200)),
            open=True,
            rounds=2,
        ),
    ],
)
def test_an_open_proposal_is_read_as_it_was_made(proposal: Propose) -> None:
    game = builders.Game(builders.book(BARGAIN))
    game.until("propose")
    game.resolve((proposal,))
    seat = game.book.seats.index(proposal.seat)
    view = observe(game.book, game.position, seat).view
    assert on_the_table(game.book, view, seat) == proposal


def test_where_a_saved_game_goes_on_is_said() -> None:
    said = goes_on(WORDS, 3, "commit")
    assert "3" in said
    assert WORDS.say("phase.commit") in said
