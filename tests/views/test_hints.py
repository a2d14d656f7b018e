"""Hints by what they advise: pairs of games that differ in one thing, and the hint that hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from game import locale
from game.rules.orders import Clause, Highlight, Order, Payment, Put, Wait
from game.rules.sight import observe
from game.views.hints import hints
from game.views.words import Words
from tests import builders
from tests.talks import decline, sign

Changes = Mapping[str, Any]
NORTH_LIKES: Changes = {
    "levers": {"patrol": {"settings": {"light": {"regard": {"north": 20}}}}},
}
"""South's patrol of one boat pleases North by twenty, from which on it is something to trade with."""


Turn = Sequence[Order] | Callable[[builders.Game], Sequence[Order]]
"""What is said in an exchange, or how it is found in the game."""


def at(phase: str, changes: Changes | None = None, *turns: Turn, round: int = 1) -> builders.Game:
    """A game of three shores before a phase of a round; turns are the exchanges of the talk of that round."""
    game = builders.Game(builders.book(changes))
    while game.position.round < round:
        game.resolve()
    for orders in turns:
        game.until("talk")
        game.resolve(orders(game) if callable(orders) else orders)
    game.until(phase)
    return game


def told(game: builders.Game, seat: str, language: str = "en") -> tuple[str, ...]:
    return hints(
        Words(game.book, language), observe(game.book, game.position, game.book.seats.index(seat))
    )


def deal(*clauses: Clause, by: str = "south", to: str = "north", pays: float = 0) -> list[Turn]:
    """A text, and its signature."""
    money = (Payment(by, "mandate", -round(pays * 100)), Payment(to, "mandate", round(pays * 100)))
    return [
        [Put(by, clauses, money if pays else (), invited=(to,))],
        lambda game: [sign(game, to, by)],
    ]


# Always


@pytest.mark.parametrize(
    ("phase", "last"),
    [
        (
            "talk",
            "What can only the others give you, and what can only you give them? And where would you be without it?",
        ),
        ("commit", "What will the others believe of you after this round?"),
    ],
)
def test_where_nothing_presses_there_is_one_thought_for_the_phase(phase: str, last: str) -> None:
    assert told(at(phase), "north") == (last,)


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_a_ratifier_thinks_of_home(language: str) -> None:
    changes = {"agreements": {"ratification": {"north": {"by": "isle"}}}}
    (said,) = told(at("ratify", changes, *deal(Clause("gate", "half"))), "isle", language)
    assert said == {
        "en": "Who at home gains from it, and who loses?",
        "es": "¿Quién gana con ello en casa, y quién pierde?",
    }[language]  # fmt: skip


# Trades

TRADE = "The patrol costs you little, and North would like it. What could you ask for it?"


def merged(*changes: Changes) -> Changes:
    found: Changes = {}
    for each in changes:
        found = builders.merged(found, each)
    return found


def patrol(**light: Any) -> Changes:
    return {"levers": {"patrol": {"settings": {"light": light}}}}


def test_what_pleases_others_and_costs_little_is_something_to_trade_with() -> None:
    assert told(at("talk", NORTH_LIKES), "south")[0] == TRADE
    assert TRADE not in told(at("commit", NORTH_LIKES), "south"), "it is a thought for the talk"
    assert TRADE not in told(at("talk", NORTH_LIKES), "north"), "it is South's to give"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (patrol(regard={"north": 19}), "it pleases too little"),
        (patrol(regard={"north": None, "south": 60}), "it pleases nobody but its owner"),
        (patrol(regard={"north": None, "press": 60}), "the press has nothing to trade"),
        (patrol(each_round=[{"effects": {"water": -0.3}}]), "it costs more than a point and a half"),
        ({"levers": {"patrol": {"settings": {"none": {"regard": {"north": 20}}}}}}, "it pleases no more"),
        ({"levers": {"patrol": {"start": "light"}}}, "it stands so already"),
        ({"levers": {"patrol": {"settings": {"none": {"irreversible": True}}}}}, "it cannot be done"),
        ({"stakeholders": {"south": {"mandate": {"start": 0, "income": 0}}}}, "it can never be paid for"),
    ],
)  # fmt: skip
def test_what_is_no_trade_is_not_called_one(change: Changes, why: str) -> None:
    said = told(at("talk", merged(NORTH_LIKES, change)), "south")
    assert not any("costs you little" in line for line in said), why


def test_a_trade_may_cost_up_to_a_point_and_a_half() -> None:
    # Six rounds of a quarter of a point each, those after the last included.
    cheap = patrol(each_round=[{"effects": {"water": -0.25}}])
    assert TRADE in told(at("talk", merged(NORTH_LIKES, cheap)), "south")


def test_a_trade_names_whom_it_pleases_most_and_each_lever_once() -> None:
    both = patrol(regard={"north": 20, "isle": 40})
    fleet = {"levers": {"patrol": {"settings": {"heavy": {"regard": {"north": 90}}}}}}
    said = told(at("talk", merged(both, fleet)), "south")
    assert [line for line in said if "patrol" in line] == [
        "The patrol costs you little, and Isle would like it. What could you ask for it?"
    ]


def test_a_trade_that_can_be_saved_up_for_is_one() -> None:
    poor = {"stakeholders": {"south": {"mandate": {"start": 0, "income": 1, "cap": 1}}}}
    assert TRADE in told(at("talk", merged(NORTH_LIKES, poor)), "south")
    poorer = {"stakeholders": {"south": {"mandate": {"start": 0, "income": 1, "cap": 0.9}}}}
    assert TRADE not in told(at("talk", merged(NORTH_LIKES, poorer)), "south"), "half of two"


# What others have said


def test_what_matters_to_others_is_repeated_to_those_they_told() -> None:
    said = "Isle has said that The gate matters most to it. What is it worth to you?"
    marks: list[Order] = [Highlight("isle", "gate", "north"), Highlight("north", "canal")]
    game = at("talk", None, marks, round=1)
    while game.position.round < 2:
        game.resolve()
    game.until("talk")
    assert told(game, "north")[0] == said, "and nothing of what North said itself"
    assert not any("matters most" in line and "Isle" in line for line in told(game, "south"))
    assert any("North has said that The canal matters most" in line for line in told(game, "south"))
    game.until("commit")
    assert said not in told(game, "north"), "it is a thought for the talk"


# What a text hangs on

CHECKS: Changes = {"agreements": {"verification": {"cost": 1, "exposes": 40}}}
GAME: Changes = {
    "levers": {
        "patrol": {"settings": {"light": {"each_round": [{"effects": {"water": 2}}]}}},
        "gate": {"settings": {"half": {"each_round": [{"effects": {"water": -1}}]}}},
        "watch": {"settings": {"open": {"each_round": [{"effects": {"water": 3}}]}}},
    },
    "trust": {"exceptions": {"north > south": 31}},
}


def hangs(*clauses: Clause, changes: Changes = GAME, seat: str = "north", turns: int = 1) -> str:
    """What a seat is told of a text before it answers; nothing if only the usual."""
    said = told(at("talk", changes, *deal(*clauses)[:turns]), seat)
    return next((line for line in said if "hangs on" in line), "")


def test_a_text_hangs_on_the_clause_that_must_be_kept_most_surely() -> None:
    gate = Clause("gate", "half")
    # Six points less if it is broken, six more if it is kept: 50 in 100.
    said = "It hangs on the clause on The patrol: it must be kept with a chance of 50 %. You trust them 31 of 100. Does that fit?"  # fmt: skip
    assert hangs(gate, Clause("patrol", "light")) == said
    # With both 30 up; 18 less if the watch stays idle, 12 less without the boat: neither is needed.
    assert hangs(gate, Clause("patrol", "light"), Clause("watch", "open")) == ""


def test_the_surest_of_two_is_named() -> None:
    dear = builders.merged(
        GAME,
        {"levers": {"gate": {"settings": {"half": {"each_round": [{"effects": {"water": -4}}]}}}}},
    )
    both = (Clause("gate", "half"), Clause("patrol", "light"), Clause("watch", "open"))
    assert "on The night watch: it must be kept with a chance of 67 %" in hangs(*both, changes=dear)


def test_a_check_is_offered_only_where_there_is_one_to_be_had() -> None:
    gate = Clause("gate", "half")
    with_checks = builders.merged(GAME, CHECKS)
    asked = hangs(gate, Clause("patrol", "light"), changes=with_checks)
    assert asked.endswith("Does that fit, or do you want it checked?")
    checked = hangs(gate, Clause("patrol", "light", verified=True), changes=with_checks)
    assert checked.endswith("You trust them 31 of 100. Does that fit?")


def test_nothing_hangs_where_the_reader_has_nothing_to_decide() -> None:
    text = (Clause("gate", "half"), Clause("patrol", "light"))
    assert hangs(*text, seat="south") == "", "who has put it has signed it"
    poor = {"stakeholders": {"north": {"mandate": {"start": 0, "income": 0}}}}
    said = told(at("talk", builders.merged(GAME, poor), *deal(*text)[:1]), "north")
    assert not any("hangs on" in line for line in said), "who cannot pay cannot sign"
    assert not any("hangs on" in line for line in told(at("commit", GAME, *deal(*text)), "north"))


# What others would sign, and what comes too late


def test_a_change_with_which_another_would_sign_is_pointed_out_to_the_parties() -> None:
    text = deal(Clause("gate", "half"))[0]

    def changed(game: builders.Game) -> list[Order]:
        return [decline(game, "north", "south", "gate", "open")]

    long = {"lengths": {45: {"exchanges": 4}}}
    said = (
        "North has said with what change it would sign text 1 (The gate). Could you live with it?"
    )
    game = at("talk", long, text, changed)
    assert said in told(game, "south")
    assert not any("would sign" in line for line in told(game, "north")), "who has said it knows"
    assert not any("would sign" in line for line in told(game, "isle")), "Isle is no party"


def test_that_a_text_would_come_too_late_is_said_in_the_last_exchange_alone() -> None:
    late = "This is the last exchange"
    long = {"lengths": {45: {"exchanges": 3}}}
    waits: Turn = [Highlight("north", "gate"), *map(Wait, ("north", "south", "isle"))]
    for exchanges in range(3):
        lines = told(at("talk", long, *[waits] * exchanges), "north")
        assert any(late in line for line in lines) == (exchanges == 2)


# One's own word, and that of others


def test_a_word_given_is_weighed_for_the_rounds_that_are_left() -> None:
    text = deal(Clause("gate", "half"), Clause("patrol", "light"))
    said = "You gave your word on {}. What would breaking it bring now, and what if it comes out in the {} rounds that are left?"  # fmt: skip
    game = at("commit", None, *text)
    assert told(game, "north")[0] == said.format("The gate", 4)
    assert told(game, "south")[0] == said.format("The patrol", 4)
    assert len(told(game, "isle")) == 1, "Isle has given no word"
    assert told(at("commit", None, *text, round=3), "north")[0] == said.format("The gate", 2)
    assert told(at("commit", None, *text, round=4), "north")[0] == (
        "You gave your word on The gate. What would breaking it bring now, and what when the archives open after this round and your partners stop keeping theirs?"
    )  # fmt: skip
    bound = {"agreements": {"force": "binding"}}
    assert len(told(at("commit", bound, *text), "north")) == 1, "what moves by itself cannot be broken"  # fmt: skip


HIDDEN = "You could not be sure to see whether The night watch is kept. Would a check have been worth its price?"  # fmt: skip


def test_a_clause_that_could_be_broken_unseen_makes_one_think_of_a_check() -> None:
    text = deal(Clause("watch", "open"), Clause("gate", "half"))
    assert HIDDEN in told(at("commit", CHECKS, *text), "north")
    assert HIDDEN not in told(at("commit", CHECKS, *text), "south"), "its owner knows"
    assert HIDDEN not in told(at("commit", CHECKS, *text), "isle"), "it was promised to others"
    assert HIDDEN not in told(at("commit", None, *text), "north"), "nothing can be checked here"
    assert HIDDEN not in told(at("talk", CHECKS, *text[:1]), "north"), "not yet"
    checked = deal(Clause("watch", "open", verified=True), Clause("gate", "half"))
    assert HIDDEN not in told(at("commit", CHECKS, *checked), "north"), "it is checked"
    seen = builders.merged(
        CHECKS,
        {"levers": {"watch": {"settings": {"secret": {"covert": {"known_to": ["north"]}}}}}},
    )
    assert HIDDEN not in told(at("commit", seen, *text), "north"), "North would be told"
    plain = deal(Clause("patrol", "light"), Clause("gate", "half"))
    assert not any("be sure to see" in line for line in told(at("commit", CHECKS, *plain), "north"))


# The end, and the purse

LAST = "This is the last round. Afterwards the archives open, and what was hidden still counts."
SHORT = "Your mandate is short. A step that is part of an agreement is shared by all who sign."


def test_the_last_round_is_said_to_be_the_last() -> None:
    assert LAST not in told(at("talk", round=3), "north")
    assert LAST in told(at("talk", round=4), "north")
    assert LAST in told(at("commit", round=4), "north")


@pytest.mark.parametrize(("start", "short"), [(1.9, True), (2, False), (20, False)])
def test_a_short_purse_is_spoken_of(start: float, short: bool) -> None:
    poor = {"stakeholders": {"north": {"mandate": {"start": start}}}}
    for phase in ("talk", "commit"):
        assert (SHORT in told(at(phase, poor), "north")) == short
        assert SHORT not in told(at(phase, poor), "isle"), "every seat has its own"


def test_where_nothing_costs_mandate_none_is_short() -> None:
    free = {
        "stakeholders": {"north": {"mandate": {"start": 0, "income": 0, "cap": 0}}},
        "levers": {"gate": {"step_cost": 0}, "canal": {"step_cost": 0}},
    }
    assert SHORT not in told(at("commit", free), "north")
    assert SHORT not in told(at("commit"), "press"), "it has no lever"


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_what_presses_comes_first_and_nothing_twice(language: str) -> None:
    poor = {"stakeholders": {"north": {"mandate": {"start": 5, "income": 0}}}}
    text = deal(Clause("gate", "half"), Clause("watch", "open"))
    said = told(at("commit", merged(CHECKS, poor), *text, round=4), "north", language)
    assert len(said) == len(set(said)) == 5
    openings = {
        "en": ("You gave", "You could not", "This is the last", "Your mandate", "What will"),
        "es": ("Diste tu", "No es seguro", "Es la última", "Te queda", "¿Qué creerán"),
    }[language]  # fmt: skip
    assert all(line.startswith(start) for line, start in zip(said, openings, strict=True))
