"""Several persons at one window: who sits there is whoever last said so, whatever the window believes.

After a start, a return to a saved game or a mistake of ours nobody has said so yet: then everything is
covered, and no key and no click shows anything of anybody.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.player.game import Game
from game.player.loaded import scenario_at
from game.player.passing import Passing
from game.screens.places import Trouble
from game.session.session import Session
from tests.window.guard import GAMES, on_screen, secrets
from tests.window.pilot import Pilot
from tests.window.stages import at_places, staged, visit
from tests.window.tours import begin, name_of, play_on

KEYS = ("n", "i", "a", "m", "u", "h", "escape", "tab", "pagedown", "right", "f1", "/")


def shows_nothing(pilot: Pilot) -> None:
    """Nothing of anybody is to be seen, and only saying who one is leads further."""
    game = visit(pilot).game
    assert game is not None
    private = {text for _, text in secrets(game)}
    numbers = {"indicator.", "score", "n.", "cause.", "lever.", "text.", "sign.", "done", "send"}
    for key in ("", *KEYS):
        if key:
            pilot.key(key)
        pilot.wait(0.05)
        said = on_screen(pilot)
        assert not [text for text in private if text in said], key
        found = [i for i in pilot.ids() if any(i.startswith(part) for part in numbers)]
        assert not found, (key, found)
    assert pilot.ids() == ["ready"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_shared_window_begins_covered_wherever_one_goes_on(language: str) -> None:
    """At every phase, by Go on: covered, and then at the table of who said so."""
    pilot = at_places(language=language, prompts=False)
    tried: set[tuple[int, str, int, str]] = set()

    def watch(name: str, pilot: Pilot) -> None:
        if not name.startswith("table"):
            return
        moment = visit(pilot).player.moment
        where = (moment.round, moment.phase, moment.asked, visit(pilot).seat)
        if where in tried or moment.round > 2:
            return
        tried.add(where)
        again = _anew(language)
        again.press("continue")
        again.settle()
        shows_nothing(again)
        passing = visit(again).passing
        assert passing is not None
        asked = passing.seat
        again.press("ready")
        assert visit(again).seat == asked

    begin(pilot, "three-valleys", GAMES["three-valleys"], 5)
    play_on(pilot, watch, until=lambda: len(tried) > 11)
    assert len(tried) > 8
    assert {phase for _, phase, _, _ in tried} >= {"talk", "commit"}


def _anew(language: str) -> Pilot:
    """A window that has just been opened, once it has found the game to go on with."""
    pilot = at_places(language=language, prompts=False)
    pilot = staged(replace(visit(pilot), searched=False))
    pilot.settle()
    return pilot


def test_after_a_mistake_nobody_is_known_to_sit_there() -> None:
    pilot = at_places(prompts=False)
    pilot.stage.failed = lambda error: "It was us."
    begin(pilot, "three-valleys", GAMES["three-valleys"], 5)
    assert name_of(pilot).startswith("table")
    with pilot.stage.guarded():
        raise RuntimeError("a mistake")
    assert isinstance(visit(pilot).places[-1], Trouble)
    pilot.press("close")
    pilot.settle()
    pilot.press("continue")
    pilot.settle()
    shows_nothing(pilot)


def shared(tmp_path: Path, people: tuple[str, ...] = ("alto", "delta")) -> Session:
    scenario = scenario_at("three-valleys", "en", None)
    return Session.start(scenario, seed=5, people=people, record=tmp_path / "game.jsonl")


def test_a_seat_that_a_mind_has_taken_over_still_makes_the_window_a_shared_one(
    tmp_path: Path,
) -> None:
    """Its person still sits in the room, and has read her brief."""
    session = shared(tmp_path)
    session.advance_to_decision()
    session.take_over("delta")
    again = Session.resume(tmp_path / "game.jsonl")
    assert again.people == ("alto",)
    assert Passing(Game(again, "three-valleys")).covered


def test_one_person_alone_is_never_asked_who_she_is(tmp_path: Path) -> None:
    session = shared(tmp_path, ("alto",))
    session.advance_to_decision()
    again = Session.resume(tmp_path / "game.jsonl")
    assert not Passing(Game(again, "three-valleys")).covered


def test_what_was_revealed_is_not_taken_back_at_a_shared_window() -> None:
    """Else the second person could order anew, having seen what the first did."""
    pilot = at_places(prompts=False)
    begin(pilot, "three-valleys", GAMES["three-valleys"], 5)
    tried = []

    def watch(name: str, pilot: Pilot) -> None:
        if not name.startswith("table"):
            return
        game = visit(pilot).game
        assert game is not None
        session = game.session
        if session.round == 1 and session.phase == ("talk", 1) and not session.submitted:
            pilot.press("undo")
            assert "nothing to take back" in pilot.stage.toast
        if session.round == 2 and session.phase == ("talk", 1) and not tried:
            before = len(session.steps)
            pilot.press("undo")
            assert "After a reveal" in pilot.stage.toast
            assert len(session.steps) == before
            tried.append(True)

    play_on(pilot, watch, until=lambda: bool(tried))
    assert tried


@pytest.mark.slow
def test_the_number_of_the_game_is_shown_at_its_end_and_not_before() -> None:
    """With it one could start the same game alone and see everything."""
    pilot, number, seen = at_places(prompts=False), "8642097", []

    def watch(name: str, pilot: Pilot) -> None:
        if name == "EndingPage":
            seen.append(number in on_screen(pilot))
            return
        if name.startswith("setup"):
            return
        assert number not in on_screen(pilot)
        if name.startswith("table"):
            game = visit(pilot).game
            assert game is not None
            assert number not in str(game.session.record)
            pilot.press("menu")
            assert number not in on_screen(pilot)
            pilot.press("close")

    begin(pilot, "three-valleys", GAMES["three-valleys"], int(number), watch)
    play_on(pilot, watch)
    assert seen == [True]
