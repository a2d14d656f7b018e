"""Why a measure moved: which number it follows, and who moved that."""

from __future__ import annotations

import pytest

from game.analysis.turning import PlayedPhase, shifts
from game.debrief.causes import by_cause
from game.debrief.past import Past
from game.rules.measures import MEASURE
from game.rules.orders import Move
from game.views.explain import explain
from game.views.spans import Span
from game.views.why import why
from game.views.words import Words
from tests.builders import Game, book, merged
from tests.views.games import random_game
from tests.views.test_why import END, adds_up

CALM = {
    "lengths": {45: {"rounds": 2, "exchanges": 0}},
    "indicators": {
        "water": {"start": 52},
        "calm": {"name": "Calm", "good": "high", "measure": "min(water, mood_north)"},
    },
    "levers": {
        "gate": {"settings": {"half": {"once": {"water": -8, "mood_north": 1}}}},
        "patrol": {
            "settings": {
                "light": {"once": {"mood_north": -11}},
                "heavy": {"once": {"mood_north": -5}},
            }
        },
    },
    "stakeholders": {
        "north": {"interests": {"water": None, "calm": 100}},
        "south": {"red_lines": {"dry": {"say": "No.", "when": "water < 50", "effects": {"water": -2}}}},
    },
}  # fmt: skip


def played() -> Game:
    """The gate lowers the water below the mood; a round later the patrol lowers the mood below the water."""
    game = Game(book(CALM))
    for order in (Move("north", "gate", "half"), Move("south", "patrol", "light")):
        game.until("commit")
        game.resolve([order])
    return game


@pytest.mark.parametrize(
    ("language", "round", "said"),
    [
        ("en", 1, "Calm fell by 8 points: it followed Mood in the North and now follows Water."),
        ("en", 2, "Calm fell by 2 points: it followed Water and now follows Mood in the North."),
        ("es", 2, "Calm bajó 2 puntos: seguía a Water y ahora sigue a Mood in the North."),
    ],
)
def test_both_numbers_are_named_where_it_changed_which_it_follows(
    language: str, round: int, said: str
) -> None:
    game = played()
    words, at = Words(game.book, language), game.book.indicators.index("calm")
    found = why(words, game.ledger.changes, "indicator", (at,), "isle", span=Span(round))
    assert [row.sentence for row in found.rows] == [said]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Calm fell by 11 points: it follows Mood in the North."),
        ("es", "Calm bajó 11 puntos: sigue a Mood in the North."),
    ],
)
def test_one_is_named_where_it_follows_the_same(language: str, said: str) -> None:
    game = Game(book(CALM))
    game.until("commit")
    changes = game.resolve([Move("south", "patrol", "light")])
    (row,) = (change for change in changes if change.rule == MEASURE)
    assert explain(Words(game.book, language), row) == said


def test_behind_it_stand_the_acts_that_moved_what_it_follows_the_largest_first() -> None:
    game = played()
    orders = {x.number: x.order for x in game.orders}
    at = game.book.indicators.index("calm")
    found = why(
        Words(game.book), game.ledger.changes, "indicator", (at,), span=Span(1), orders=orders
    )
    (row,) = found.rows
    water = [said for said in row.causes if said.startswith("Water")]
    assert water == [
        "Water fell by 8 points: The gate (North) was just set to “Half open”.",
        "Water fell by 2 points: a red line of South was crossed (“No.”).",
    ]
    assert row.causes[0] == water[0]
    assert "Decided by North in round 1." in row.causes[: row.causes.index(water[1])]


def test_acts_come_before_what_the_number_does_by_itself() -> None:
    drifts = {"indicators": {"water": {"drift": -20}}}
    game = Game(book(merged(CALM, drifts)))
    game.until("commit")
    game.resolve([Move("north", "gate", "half")])
    at = game.book.indicators.index("calm")
    (row,) = why(Words(game.book), game.ledger.changes, "indicator", (at,)).rows
    assert row.causes[0] == "Water fell by 8 points: The gate (North) was just set to “Half open”."
    assert row.causes[-1] == "Water fell by 20 points by itself, as in every round."


def test_asked_of_the_whole_game_it_names_the_acts_of_all_rounds() -> None:
    game = Game(book(CALM))
    for setting in ("light", "heavy"):
        game.until("commit")
        game.resolve([Move("south", "patrol", setting)])
    at = game.book.indicators.index("calm")
    (row,) = why(Words(game.book), game.ledger.changes, "indicator", (at,)).rows
    assert row.sentence == "Calm fell by 16 points: it follows Mood in the North (rounds 1 to 2)."
    assert [said for said in row.causes if said.startswith("Mood")] == [
        "Mood in the North fell by 11 points: The patrol (South) was just set to “One boat” (round 1).",
        "Mood in the North fell by 5 points: The patrol (South) was just set to “A fleet” (round 2).",
    ]


@pytest.mark.parametrize("seed", [1, 3])
def test_in_the_flagship_it_is_the_lower_number_and_always_says_who_moved_it(seed: int) -> None:
    game = random_game("drones-over-mexico", seed)
    book = game.book
    us, mx, at = (book.indicators.index(x) for x in ("us_safety", "mx_choice", "balance"))
    for position in (*game.history, game.position):
        number = position.one.indicator
        assert number[at] == min(number[us], number[mx])
    for seat in (None, *book.seats):
        found = why(Words(book), game.changes, "indicator", (at,), seat, orders=game.orders)
        adds_up(found, int(game.position.one.indicator[at]))
        for row in found.rows:
            assert any(END.search(said) for said in row.causes), row
            assert "by itself" not in " ".join((row.sentence, *row.causes))


def test_the_debrief_counts_it_as_following_and_not_as_moving_by_itself() -> None:
    game = random_game("drones-over-mexico", 3)
    past = Past(game.book, (*game.history, game.position), game.changes)
    world, *_ = by_cause(Words(game.book), past)
    (row,) = (row for row in world.rows if row.name == "Safety with respect")
    assert set(row.parts) == {"followed"}
    assert ("followed", "Numbers it follows") in world.kinds


def test_a_turning_point_of_a_score_names_what_moved_the_number_that_is_followed() -> None:
    game = Game(book(CALM))
    phases = []
    while not game.position.over.all():
        before = game.position
        orders = [Move("south", "patrol", "light")] if game.phase == "commit" else []
        changes = game.resolve(orders if before.round == 1 else [])
        phases.append(PlayedPhase(before, game.position, (), changes))
    scored = [x for x in shifts(game.book, phases) if x.kind == "score" and x.index == (0,)]
    assert scored[0].cause is not None
    assert (scored[0].cause.rule, scored[0].cause.names["lever"]) == ("once", "patrol")
