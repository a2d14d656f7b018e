"""Every reason why an order is not taken has its sentence."""

from __future__ import annotations

import pytest

from game import locale
from game.rules.legality import Why
from game.rules.orders import Answer, Deny, Move, Order, Promise, Propose, Withdraw
from game.rules.refusals import refusals
from game.views.refusing import sentence
from tests.views.games import Game, opened


@pytest.mark.parametrize("why", [why for why in Why if why])
@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_every_reason_has_a_sentence(why: Why, language: str) -> None:
    assert f"refusal.{why.name.lower()}" in locale.TEXTS[language]


def refused(game: Game, order: Order, language: str = "en") -> str:
    seen = game.seen(order.seat)
    (refusal,) = refusals(game.book, seen, (order,))
    return sentence(refusal, game.book, language)


def at(phase: str) -> Game:
    from game.rules.beats import no_orders
    from game.rules.resolve import phase_of

    game = opened("three-valleys")
    while phase_of(game.book, game.position)[0] != phase:
        game.play(no_orders(game.book, phase_of(game.book, game.position)[0], 1))
    return game


def test_a_refusal_names_the_owner_of_the_lever() -> None:
    order = Move("alto", "diversion", "small")
    assert refused(at("commit"), order) == "Canal belongs to Medio, not to you."
    assert refused(at("commit"), order, "es") == "Canal depende de Medio, no de ti."


def test_a_refusal_says_in_which_phase_the_game_is() -> None:
    assert (
        refused(at("propose"), Move("alto", "release", "low")) == "Not now. First comes: proposals."
    )


def test_a_refusal_of_a_name_says_what_kind_of_thing_does_not_exist() -> None:
    said = refused(at("commit"), Move("alto", "relaese", "low"))
    assert said == "There is no lever called “relaese”."


def test_refusals_of_the_talk_are_said() -> None:
    game = at("propose")
    assert refused(game, Withdraw("alto")) == "You have no proposal on the table."
    assert refused(game, Propose("alto", ())) == "A proposal needs at least one clause or payment."
    assert "several seats" in refused(game, Promise("alto", "gauges", "shared"))
    assert "nothing hidden" in refused(game, Deny("alto", "release", "low"))
    said = refused(at("answer"), Answer("alto", "medio", sign=True))
    assert said == "Medio has no proposal on the table."
