"""Choosing a game: the shelf, its setup, the endings seen; by ids and visible words."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.locale import LANGUAGES
from game.player.loaded import scenario_at
from game.player.look import Look
from game.player.plan import Plan
from game.screens.nodes import by_id, walk
from game.screens.places import Chooser, Gallery, Setup, Start
from game.screens.shown import enter, press, shown
from game.screens.visit import Visit, pressed
from game.session.gallery import note_ending
from tests.screens.laws import breaches, everything_pressed, ids, words

VALLEYS, FLAGSHIP = "three-valleys", "drones-over-mexico"
SCENARIOS = (VALLEYS, FLAGSHIP)


def setup_of(visit: Visit) -> Setup:
    place = visit.places[-1]
    assert isinstance(place, Setup)
    return place


def value(visit: Visit, id: str) -> str:
    node = by_id(shown(visit).root, id)
    assert node is not None
    return node.value


def chosen(scenario: str = VALLEYS, language: str = "en") -> Visit:
    """At the setup of a scenario."""
    return press(Visit(Look(language), (Start(), Chooser())), scenario).visit


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shelf_has_a_card_for_each_scenario_the_shortest_first(language: str) -> None:
    visit = Visit(Look(language), (Start(), Chooser()))
    results = everything_pressed(visit)
    assert list(results) == ["back", VALLEYS, FLAGSHIP]
    assert results["back"].visit.places == (Start(),)
    assert setup_of(results[VALLEYS].visit) == Setup(Plan(VALLEYS, 20))
    about = scenario_at(VALLEYS, language)
    for said in (about.title.text, about.summary.text, about.teaching.age):
        assert said in words(shown(visit))


def test_each_card_shows_the_place_of_its_scenario_and_large_letters_have_a_line_for_each() -> None:
    for letters, most in ((1.0, 2), (1.5, 1)):
        visit = Visit(Look("en", text=letters), (Start(), Chooser()))
        root = shown(visit).root
        pictures = []
        for name in (VALLEYS, FLAGSHIP):
            card = by_id(root, name)
            assert card is not None
            pictures += [node.picture for node in walk(card) if node.picture is not None]
        assert len(set(pictures)) == 2, "a picture of its own on every card"
        lines = [node for node in walk(root) if node.flow == "even"]
        assert [len(line.children) for line in lines] == [most] * (2 // most)
        assert len({picture.width for picture in pictures}) == 1


def test_a_scenario_with_errors_says_so_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.screens.chooser.shelf", lambda language: [("mine", "Line 3: no.")])
    visit = Visit(Look("en"), (Start(), Chooser()))
    assert ids(visit) == ["back"]
    assert "Line 3: no." in words(shown(visit))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_everything_of_a_setup_can_be_pressed(scenario: str, language: str) -> None:
    visit = chosen(scenario, language)
    everything_pressed(visit, but=("begin",))
    everything_pressed(press(visit, "more").visit, but=("begin",))


def test_seats_are_held_and_given_back_in_the_order_of_the_scenario() -> None:
    visit = press(press(chosen(), "seat.medio").visit, "seat.alto").visit
    assert setup_of(visit).plan.people == ("alto", "medio")
    assert value(visit, "seat.alto") == "chosen"
    assert value(visit, "seat.delta") == ""
    assert "You share the window: Alto, Medio." in words(shown(visit))
    visit = press(visit, "seat.medio").visit
    assert setup_of(visit).plan.people == ("alto",)
    assert "You play Alto." in words(shown(visit))
    assert "Your seat is drawn by lot" in words(shown(press(visit, "seat.alto").visit))


def test_the_lot_is_offered_before_any_seat_and_gives_back_what_was_chosen() -> None:
    visit = chosen()
    assert next(id for id in ids(visit) if id == "lot" or id.startswith("seat.")) == "lot"
    assert value(visit, "lot") == "chosen"
    visit = press(visit, "seat.medio").visit
    assert value(visit, "lot") == ""
    visit = press(visit, "lot").visit
    assert (setup_of(visit).plan.people, value(visit, "lot")) == ((), "chosen")


def test_what_is_pressed_twice_from_the_same_screen_is_as_once() -> None:
    visit = chosen()
    node = by_id(shown(visit).root, "seat.alto")
    assert node is not None
    assert node.intent is not None
    once = pressed(visit, node.intent)
    assert pressed(once.visit, node.intent) == once


def test_length_counterparts_clock_and_luck_are_kept_in_the_plan() -> None:
    visit = press(chosen(), "more").visit
    for id in ("length.45", "mind.grim", "clock"):
        visit = press(visit, id).visit
    visit = enter(visit, "seed", " no. 12 ").visit
    plan = setup_of(visit).plan
    assert (plan.minutes, plan.mind, plan.clock, plan.asked_seed) == (45, "grim", True, 12)
    assert (value(visit, "seed"), value(visit, "mind"), value(visit, "clock")) == (
        "12",
        "grim",
        "on",
    )
    assert value(enter(visit, "seed", "any").visit, "seed") == ""
    assert value(press(visit, "clock").visit, "clock") == "off"


def test_a_game_has_other_names_where_the_scenario_has_some() -> None:
    visit = chosen(scenario=FLAGSHIP)
    twins = [id for id in ids(visit) if id.startswith("twin.")]
    assert twins[0] == "twin.none"
    assert len(twins) > 1
    other = press(visit, twins[1]).visit
    assert setup_of(other).plan.twin == twins[1].removeprefix("twin.")
    assert shown(other).title != shown(visit).title
    assert setup_of(press(other, "twin.none").visit).plan.twin == ""
    assert not [id for id in ids(chosen()) if id.startswith("twin")]


def test_a_scenario_that_breaks_while_it_is_set_up_says_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("format: 1\nnot: [closed\n")
    visit = Visit(Look("en"), (Start(), Chooser(), Setup(Plan(str(file), 20))))
    assert breaches(shown(visit)) == []
    assert ids(visit) == ["back"]
    assert "mine.yaml" in words(shown(visit))


def test_a_game_begins_as_planned() -> None:
    visit = chosen()
    for id in ("seat.alto", "more", "length.45", "mind.grim"):
        visit = press(visit, id).visit
    begun = press(enter(visit, "seed", "12").visit, "begin")
    assert begun.well
    game = begun.visit.game
    assert game is not None
    session = game.session
    assert (session.people, session.seed, session.book.minutes) == (("alto",), 12, 45)
    assert set(session.minds.values()) == {"grim"}
    assert begun.visit.seat == "alto"


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_endings_not_seen_nothing_is_told(language: str) -> None:
    visit = Visit(Look(language), (Start(), Gallery()))
    everything_pressed(visit)
    locks = [node for node in walk(shown(visit).root) if node.kind == "lock"]
    before = words(shown(visit))
    note_ending(VALLEYS, _ending())
    assert len([node for node in walk(shown(visit).root) if node.kind == "lock"]) == len(locks) - 1
    now = words(shown(visit))
    assert _title(language) in now
    assert _title(language) not in before


def _ending() -> str:
    return next(iter(scenario_at(VALLEYS, "en").endings))


def _title(language: str) -> str:
    return scenario_at(VALLEYS, language).endings[_ending()].title.text
