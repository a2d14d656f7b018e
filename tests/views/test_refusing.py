"""Every reason why an order is not taken has its sentence."""

from __future__ import annotations

import pytest

from game import locale
from game.rules.legality import Obstacle
from game.rules.orders import (
    Choose,
    Clause,
    Decline,
    Deny,
    Move,
    Order,
    Promise,
    Put,
    Sign,
    Unsay,
    Withdraw,
)
from game.rules.refusals import Refusal, refusals
from game.views.refusing import needs_said, sentence, why_not
from game.views.words import Words
from tests import builders
from tests.views.games import Game, opened, rulebook
from tests.views.test_play import order


@pytest.mark.parametrize("why", [why for why in Obstacle if why])
@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_every_reason_has_a_sentence(why: Obstacle, language: str) -> None:
    assert f"refusal.{why.name.lower()}" in locale.texts(language)


def refused(game: Game, order: Order, language: str = "en") -> str:
    seen = game.seen(order.seat)
    (refusal,) = refusals(game.book, seen, (order,))
    return sentence(Words(game.book, language), refusal)


def at(phase: str) -> Game:
    from game.rules.phases import no_orders
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
    assert refused(at("talk"), Move("alto", "release", "low")) == "Not now. First comes: the talk."


def test_a_refusal_of_a_name_says_what_kind_of_thing_does_not_exist() -> None:
    said = refused(at("commit"), Move("alto", "relaese", "low"))
    assert said == "There is no lever called “relaese”."


def test_refusals_of_the_talk_are_said() -> None:
    game = at("talk")
    assert refused(game, Withdraw("alto")) == "You have no text on the table."
    assert refused(game, Unsay("alto")) == "You keep no signature ready."
    assert refused(game, Put("alto", ())) == "A text needs at least one clause or payment."
    assert "several seats" in refused(game, Promise("alto", "gauges", "shared"))
    assert "nothing hidden" in refused(game, Deny("alto", "release", "low"))
    said = refused(at("talk"), Sign("alto", "8202a117e3"))
    assert said == "That text is no longer on the table."


def test_who_has_nothing_to_add_is_told_when_it_is_asked_again() -> None:
    game = at("talk")
    order(game)
    said = refused(game, Put("alto", (Clause("release", "high"),)))
    assert (
        said
        == "You have nothing to add now. You are asked again when something new lies on the table."
    )


MOVE, SIGN = Move("alto", "release", "high"), Sign("alto", "8202a117e3")
WORDS = Words(rulebook("three-valleys"))
SAID: list[tuple[Order, Obstacle, dict[str, str | int], str]] = [
    (MOVE, Obstacle.NOT_YOURS, {"lever": "diversion"}, "Canal belongs to Medio, not to you."),
    (MOVE, Obstacle.NOT_YOURS, {"lever": "diversion", "seat": "medio"}, "Canal belongs to Medio, not to you."),
    (MOVE, Obstacle.NOT_YOURS, {"seat": "medio"}, "You cannot speak for Medio."),
    (MOVE, Obstacle.NOT_YOURS, {"seat": "nobody"}, "That is not for you to decide."),
    (SIGN, Obstacle.NO_PROPOSAL, {"text": "8202a117e3"}, "That text is no longer on the table."),
    (SIGN, Obstacle.NO_PROPOSAL, {}, "You have no text on the table."),
    (SIGN, Obstacle.NOT_RATIFIER, {"text": "8202a117e3"}, "Your approval is not asked for on that."),
    (MOVE, Obstacle.TOO_MANY, {"lever": "release"}, "Release is named twice."),
    (MOVE, Obstacle.TOO_MANY, {"most": 2}, "At most 2 at a time."),
    (MOVE, Obstacle.TOO_MANY, {}, "At most 1 at a time."),
    (MOVE, Obstacle.WRONG_PHASE, {"phase": "epilogue"}, "The game is over."),
    (MOVE, Obstacle.WRONG_PHASE, {"phase": "talk"}, "Not now. First comes: the talk."),
    (MOVE, Obstacle.TOO_DEAR, {"price": 300, "have": 150}, "This costs 3 points of mandate and you have 1.5 points."),
    (MOVE, Obstacle.TOO_DEAR, {"price": 704, "have": 700}, "This costs 7.1 points of mandate and you have 7 points."),
    (SIGN, Obstacle.PAYMENT_TOO_LARGE, {"most": 500}, "Nobody may pay more than 5 points."),
    (MOVE, Obstacle.UNKNOWN_NAME, {"kind": "setting", "name": "x"}, "There is no setting called “x”."),
    (MOVE, Obstacle.IRREVERSIBLE, {"lever": "gauges"}, "Gauges can no longer be moved: what was done cannot be undone."),
]  # fmt: skip


@pytest.mark.parametrize(("order", "why", "facts", "said"), SAID)
def test_a_refusal_says_what_it_is_about(
    order: Order, why: Obstacle, facts: dict[str, str | int], said: str
) -> None:
    assert sentence(WORDS, Refusal(order, why, facts)) == said


INSTEAD: list[tuple[Order, str]] = [
    (MOVE, f" You could set Release to “{WORDS.setting('release', 'high')}”."),
    (Choose("medio", "usual_year", "mend"), f" You could answer “{WORDS.option('usual_year', 'mend')}”."),
    (SIGN, " You could sign it."),
    (Decline("alto", "8202a117e3"), " You could decline it."),
    (Withdraw("alto"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("instead", "more"), INSTEAD)
def test_a_refusal_says_what_would_be_possible(instead: Order, more: str) -> None:
    refusal = Refusal(MOVE, Obstacle.NO_QUESTION, {}, instead)
    assert sentence(WORDS, refusal) == f"Nobody asks you that now.{more}"


def test_what_a_setting_needs_is_said_in_the_words_of_the_author_or_of_the_condition() -> None:
    assert needs_said(WORDS, "drought_rule", "bank").startswith("Nobody can bank water")
    words = Words(
        builders.book({"levers": {"gate": {"settings": {"open": {"needs": "patrol is light"}}}}})
    )
    said = "It is possible only while The patrol is “One boat”."
    assert needs_said(words, "gate", "open") == said
    assert why_not(words, Obstacle.NEEDS, lever="gate", setting="open") == (
        f"The gate cannot go to “Open” yet. {said}"
    )
    assert why_not(words, Obstacle.TOO_DEAR, price=400, have=100) == (
        "This costs 4 points of mandate and you have 1 point."
    )


def test_an_excluded_combination_is_explained_where_only_one_reason_fits() -> None:
    pairs = [
        {"say": "Not both.", "together": {"gate": "open", "patrol": "heavy"}},
        {"say": "Too far.", "together": {"gate": "half", "patrol": "heavy"}},
    ]
    words = Words(builders.book({"infeasible": pairs}))
    said = "Not together with what is in force."
    assert why_not(words, Obstacle.INFEASIBLE, lever="gate", setting="open") == f"{said} Not both."
    assert why_not(words, Obstacle.INFEASIBLE, lever="gate", setting="half") == f"{said} Too far."
    assert why_not(words, Obstacle.INFEASIBLE, lever="patrol", setting="heavy") == said
    assert why_not(words, Obstacle.INFEASIBLE) == said
    one = Words(builders.book({"infeasible": pairs[:1]}))
    assert why_not(one, Obstacle.INFEASIBLE) == f"{said} Not both."
