"""Whole games through the screens, by the ids of what is pressed."""

from __future__ import annotations

import pytest

from game.table.scenes.ending import Ending
from game.table.scenes.start import Start
from game.table.scenes.table import TableScene
from tests.table.tours import begin, play_on, settled


def nothing(name, pilot) -> None:
    """Watch nothing."""


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_whole_game_alone(stage_of, language: str) -> None:
    pilot = stage_of(Start(), language=language)
    begin(pilot, "three-valleys", ("alto",), 7, nothing)
    play_on(pilot, nothing)
    scene = pilot.stage.scene
    assert isinstance(scene, Ending)
    assert scene.play.session.over
    assert scene.play.session.people == ("alto",)
    orders = [i.order for s in scene.play.session.steps for i in s.orders if i.order.seat == "alto"]
    assert orders, "the person has decided something"
    pilot.press("leave")
    assert isinstance(pilot.stage.scene, Start)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_whole_game_of_two_at_one_window(stage_of, language: str) -> None:
    seen: dict[str, list[str]] = {}

    def watch(name: str, pilot) -> None:
        scene = pilot.stage.scene
        if isinstance(scene, TableScene):
            seen.setdefault(scene.play.reader, []).append(name)

    pilot = stage_of(Start(), language=language)
    begin(pilot, "three-valleys", ("alto", "delta"), 5, nothing)
    play_on(pilot, watch)
    assert set(seen) == {"alto", "delta"}


def test_undo_takes_the_last_decision_back(stage_of) -> None:
    pilot = stage_of(Start())
    begin(pilot, "three-valleys", ("medio",), 3, nothing)
    scene = pilot.stage.scene
    assert isinstance(scene, TableScene)
    before = len(scene.play.session.steps)
    pilot.press("done")
    settled(pilot)
    assert len(scene.play.session.steps) > before
    pilot.press("undo")
    assert len(scene.play.session.steps) == before


def test_leaving_keeps_the_game_and_continue_brings_it_back(stage_of) -> None:
    pilot = stage_of(Start())
    begin(pilot, "three-valleys", ("medio",), 3, nothing)
    pilot.press("done")
    settled(pilot)
    pilot.press("menu")
    pilot.press("leave")
    assert isinstance(pilot.stage.scene, Start)
    settled(pilot)
    pilot.press("continue")
    settled(pilot)
    scene = pilot.stage.scene
    assert isinstance(scene, TableScene)
    assert scene.play.reader == "medio"
    assert scene.play.session.seed == 3


def test_settled_games_close_early_and_keep_every_word(stage_of) -> None:
    pilot = stage_of(Start())
    begin(pilot, "three-valleys", ("alto",), 7, nothing)
    scene = pilot.stage.scene
    assert isinstance(scene, TableScene)
    for _ in range(40):
        agreed = scene.play.table(pilot.stage.look).agreements
        if pilot.stage.scene is scene and any("alto" in item.signers for item in agreed):
            break
        for id in pilot.ids():
            if id.startswith("sign.") and not pilot.node(id).node.disabled:
                pilot.press(id)
        for id in ("done", "on", "keep", "up"):
            if id in pilot.ids():
                pilot.press(id)
                break
        settled(pilot)
    else:
        pytest.skip("nobody agreed with Alto in this game")
    pilot.press("menu")
    pilot.press("settle")
    settled(pilot)
    assert scene.play.session.over
