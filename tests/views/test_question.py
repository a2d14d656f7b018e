"""The question after the brief: an author's, or which red line is the reader's own."""

from __future__ import annotations

from game.rules.chance import game_seeds
from game.rules.opening import open_games
from game.rules.rulebook import Rulebook
from game.rules.sight import observe
from game.views.question import AskedOfReader, question_of
from game.views.words import Words
from tests.builders import book
from tests.views.games import rulebook

ASKED = {"ask": "Who opens the gate?", "right": "You", "wrong": ["The sea", "Nobody"], "again": "Look at your levers."}  # fmt: skip


def asked(rules: Rulebook, seat: str) -> AskedOfReader | None:
    seen = observe(rules, open_games(rules, game_seeds(1, 1)), rules.seats.index(seat))
    return question_of(Words(rules), seen)


def test_an_author_asks_what_it_wants() -> None:
    found = asked(book({"stakeholders": {"south": {"question": ASKED}}}), "south")
    assert found is not None
    assert (found.ask, found.again) == ("Who opens the gate?", "Look at your levers.")
    assert found.answers[found.right] == "You"
    assert sorted(found.answers) == ["Nobody", "The sea", "You"]


def test_without_one_a_seat_is_asked_for_its_own_red_line_among_those_of_others() -> None:
    rules = rulebook("drones-over-mexico", 45)
    lines = {
        seat: [line.say.text for line in holder.red_lines.values()]
        for seat, holder in rules.scenario.stakeholders.items()
    }
    places = set()
    for seat in lines:
        found = asked(rules, seat)
        assert found is not None
        assert found.answers[found.right] == found.again == lines[seat][0]
        others = [line for name, each in lines.items() if name != seat for line in each]
        assert len(found.answers) == 3
        assert set(found.answers) - {found.again} <= set(others)
        places.add(found.right)
    # Where the right one stands tells nothing.
    assert len(places) > 1


def test_a_seat_without_red_lines_is_asked_nothing() -> None:
    assert asked(rulebook("three-valleys", 20), "commission") is None
