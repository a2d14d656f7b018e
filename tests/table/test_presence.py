"""Several persons at one window: who sits there is whoever last said so, whatever the window believes.

After a start, a return to a saved game or a mistake of ours nobody has said so yet: then everything is
covered, and no key and no click shows anything of anybody.
"""

from __future__ import annotations

import pytest

from game.player.loaded import scenario_at
from game.session.session import Session

KEYS = ("n", "i", "a", "m", "u", "h", "escape", "tab", "pagedown", "right", "f1")


def private(play: Play) -> set[str]:
    """Sentences of all briefs that are for one person alone."""
    return {text for _, text in Guard().secrets(play)}


def shows_nothing(pilot: Pilot, play: Play) -> None:
    """Nothing of anybody is to be seen, and only saying who one is leads further."""
    secrets = private(play)
    numbers = {"indicator.", "n.", "row.", "lever.", "open.", "done", "send"}
    for key in ("", *KEYS):
        if key:
            pilot.key(key)
        pilot.wait(0.05)
        said = on_screen(pilot)
        assert not [text for text in secrets if text in said], key
        found = [i for i in pilot.ids() if any(i.startswith(part) for part in numbers)]
        assert not found, (key, found)
    assert pilot.ids() == ["ready"]


class Broken(Scene):
    """A mistake of ours."""

    def view(self, look):
        raise RuntimeError("a mistake")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_shared_window_begins_covered_wherever_one_goes_on(stage_of, language) -> None:
    """At every phase, by Go on and after a mistake: covered, and then at the table of who said so."""
    pilot = stage_of(Start(), language=language, prompts=False)
    tried: set[tuple[int, str, int, str]] = set()

    def watch(name: str, pilot: Pilot) -> None:
        scene = pilot.stage.scene
        if not isinstance(scene, TableScene) or name == "table Waiting":
            return
        session = scene.play.session
        where = (session.round, *session.phase, scene.play.reader)
        if where in tried or session.round > 2:
            return
        tried.add(where)
        found = unfinished()
        assert found is not None
        again = stage_of(Start(), language=language, prompts=False)
        again.stage.take(resumed(found.saved, again.stage.look))
        table = again.stage.scene
        assert isinstance(table, TableScene)
        settled(again)
        shows_nothing(again, table.play)
        asked = table.play.reader
        again.press("ready")
        assert table.play.present == table.play.reader == asked

    begin(pilot, "three-valleys", GAMES["three-valleys"], 5, lambda *_: None)
    play_on(pilot, watch, until=lambda: len(tried) > 9)
    assert len(tried) > 8
    assert {phase for _, phase, _, _ in tried} >= {"propose", "answer", "commit"}


def test_after_a_mistake_nobody_is_known_to_sit_there(stage_of) -> None:
    pilot = stage_of(Start(), prompts=False)
    pilot.stage.failed = lambda error: Trouble(str(error))
    begin(pilot, "three-valleys", GAMES["three-valleys"], 5, lambda *_: None)
    table = pilot.stage.scene
    assert isinstance(table, TableScene)
    with pilot.stage.guarded():
        pilot.stage.take(Push(Broken()))
    assert isinstance(pilot.stage.scene, Trouble)
    pilot.press("close")
    settled(pilot)
    pilot.press("continue")
    settled(pilot)
    assert isinstance(pilot.stage.scene, Cover)
    shows_nothing(pilot, pilot.stage.scene.play)


def shared(tmp_path, people: tuple[str, ...] = ("alto", "delta")) -> Session:
    scenario = scenario_at("three-valleys", "en", None)
    return Session.start(scenario, seed=5, people=people, record=tmp_path / "game.jsonl")


def test_a_seat_that_a_mind_has_taken_over_still_makes_the_window_a_shared_one(tmp_path) -> None:
    """Its person still sits in the room, and has read her brief."""
    session = shared(tmp_path)
    session.advance_to_decision()
    session.take_over("delta")
    again = Session.resume(tmp_path / "game.jsonl")
    assert again.people == ("alto",)
    assert Play(again, "three-valleys").covered


def test_one_person_alone_is_never_asked_who_she_is(tmp_path) -> None:
    session = shared(tmp_path, ("alto",))
    session.advance_to_decision()
    assert not Play(Session.resume(tmp_path / "game.jsonl"), "three-valleys").covered


def test_what_was_revealed_is_not_taken_back_at_a_shared_window(stage_of) -> None:
    """Else the second person could order anew, having seen what the first did."""
    pilot = stage_of(Start(), prompts=False)
    begin(pilot, "three-valleys", GAMES["three-valleys"], 5, lambda *_: None)
    tried = []

    def watch(name: str, pilot: Pilot) -> None:
        scene = pilot.stage.scene
        if not isinstance(scene, TableScene) or name == "table Waiting":
            return
        session = scene.play.session
        if session.round == 1 and session.phase == ("propose", 1) and not session.submitted:
            pilot.press("undo")
            assert "nothing to take back" in pilot.stage.toast
        if session.round == 2 and session.phase == ("propose", 1) and not tried:
            before = len(session.steps)
            pilot.press("undo")
            assert "After a reveal" in pilot.stage.toast
            assert len(session.steps) == before
            tried.append(True)

    play_on(pilot, watch, until=lambda: bool(tried))
    assert tried


@pytest.mark.slow
def test_the_number_of_the_game_is_shown_at_its_end_and_not_before(stage_of) -> None:
    """With it one could start the same game alone and see everything."""
    pilot, number, seen = stage_of(Start(), prompts=False), "8642097", []

    def watch(name: str, pilot: Pilot) -> None:
        if name == "Ending":
            seen.append(number in on_screen(pilot))
            return
        if name.startswith("setup"):
            return
        assert number not in on_screen(pilot)
        if name.startswith("table") and name != "table Waiting":
            session = pilot.stage.scene.play.session
            assert number not in str(session.record)
            pilot.press("menu")
            assert number not in on_screen(pilot)
            pilot.press("close")

    begin(pilot, "three-valleys", GAMES["three-valleys"], int(number), watch)
    play_on(pilot, watch)
    assert seen == [True]
