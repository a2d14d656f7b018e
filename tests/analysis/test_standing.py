"""What things as they are lead to without any agreement, and what therefore is left on the table."""

from __future__ import annotations

import numpy as np

from game.analysis.study import study
from game.debrief.past import Past
from game.debrief.value import Value, debrief_value
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_scores
from game.views.possible import told
from game.views.words import Words
from game.workshop.analysis_data import analysis_data
from tests.analysis.games import made
from tests.builders import Game

MILLION = 1_000_000


def price() -> Rulebook:
    """The price is the table's; as it is it is worth five points, less three without any agreement."""
    seat = {
        "worth": {"price": {"s0": 5, "s1": 1}},
        "bonuses": [{"when": "not deal", "points": -3}],
    }
    return compile_rulebook(made({"price": "table"}, {"price": 2}, {"a": seat, "b": seat}))


def untouched(book: Rulebook) -> Game:
    """A game in which nobody ever does anything."""
    game = Game(book)
    while not game.position.over.all():
        game.resolve()
    return game


def debriefed(game: Game, start: object = None) -> Value:
    first = open_games(game.book, game_seeds(7, 1))
    found = debrief_value(Words(game.book), Past(game.book, (first, game.position), ()))
    assert found is not None
    return found


def test_as_things_are_is_what_the_game_gives_without_an_agreement() -> None:
    book = price()
    assert exact_scores(book, untouched(book).position)[0].tolist() == [2 * MILLION, 2 * MILLION]
    found = study(book)
    assert found.survey.standing.tolist() == [2 * MILLION, 2 * MILLION]
    assert analysis_data(found, {})["status_quo"] == {
        "settings": {"price": "s0"},
        "utilities": {"a": 2, "b": 2},
    }
    lines = "\n".join(told(Words(book), found, {}))
    assert "Walk-away value: 0. As things are: 2; worst 1, best 5." in lines
    assert "As things are, 6 points are left on the table" in lines, "5 and 5 were to be had"


def test_a_package_that_changes_nothing_is_an_agreement_all_the_same() -> None:
    found = study(price())
    best = found.points["best_sum"]
    assert best is not None
    assert found.survey.utility[best.row].tolist() == [5 * MILLION, 5 * MILLION]
    lines = "\n".join(told(Words(found.survey.book), found, {}))
    assert "Everything stays as it is, and all agree on it." in lines


def test_one_page_of_the_debrief_says_one_thing() -> None:
    found = debriefed(untouched(price()))
    spots = {spot.kind: spot.scores for spot in found.spots}
    assert spots["reached"] == spots["start"] == (200, 200)
    assert spots["best"] == (500, 500)
    assert found.left == 600
    assert "Without hurting anybody" in " ".join(found.sentences)


def test_what_was_reached_counts_the_agreements_there_were_at_the_end() -> None:
    world = {"calm": {"name": "Calm", "start": 50, "good": "high", "drift": -1}}
    seat = {
        "interests": {"calm": 100},
        "worth": {"price": {"s0": 5, "s1": 1}},
        "bonuses": [{"when": "not deal", "points": -3}],
    }
    said = made({"price": "table"}, {"price": 2}, {"a": seat, "b": seat}, indicators=world)
    book = compile_rulebook(said)
    found = debriefed(untouched(book))
    assert found.forecast
    spots = {spot.kind: np.array(spot.scores) for spot in found.spots}
    assert (spots["package"] == spots["start"]).all()
    assert (spots["best"] - spots["package"] == 300).all(), "the three points of no deal"
