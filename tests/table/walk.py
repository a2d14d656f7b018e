"""Walks through the window by the ids of what is pressed, each with an album of what was seen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.session import gallery, saved, scribe
from game.table.kit.pilot import Pilot
from game.table.kit.scene import Look
from game.table.kit.stage import LINGER, Stage
from game.table.playing import Play
from game.table.scenes.table import TableScene
from tests.table.album import Album


@contextmanager
def away(folder: Path) -> Iterator[None]:
    """Keep records, endings and pages of tests out of the person's folders."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (scribe, saved):
            patch.setattr(module, "usual_folder", lambda: folder)
        patch.setattr(gallery, "gallery_file", lambda: folder / "endings.json")
        patch.setattr("platformdirs.user_documents_dir", lambda: str(folder))
        patch.setattr("webbrowser.open", lambda _: True)
        yield


def pilot_of(scene: object, **look: object) -> Pilot:
    pilot = Pilot(Stage(scene, Look(still=True, **look)))  # type: ignore[arg-type]
    pilot.resize(1280, 720)
    quiet(pilot)
    return pilot


def quiet(pilot: Pilot) -> None:
    """Wait for what goes on beside the window, for which no time passes, so that each walk sees the same."""
    until = time.monotonic() + 60
    while getattr(getattr(pilot.stage.scene, "play", pilot.stage.scene), "busy", False):
        assert time.monotonic() < until, "it never ends"
        time.sleep(0.002)
        pilot.wait(0.0)
    pilot.wait(0.0)
    pilot.wait(LINGER)


class Walk:
    """A pilot and its album: presses, and takes a picture of what came."""

    def __init__(self, name: str, pilot: Pilot, large: bool = False) -> None:
        self.pilot, self.album = pilot, Album(name, pilot, large)
        self.pressed: list[str] = []
        scene = pilot.stage.scene
        self.play = scene.play if isinstance(scene, TableScene) else None
        self.album.take("begin")

    def go(self, *ids: str) -> None:
        """Press one thing after the other and note each screen."""
        for id in ids:
            self.pressed.append(id)
            self.pilot.press(id)
            quiet(self.pilot)
            self.album.take(id)

    def key(self, name: str, **how: bool) -> None:
        """Press a key and note the screen."""
        self.pilot.key(name, **how)
        quiet(self.pilot)
        self.album.take(f"key {name}")


def play_of(walk: Walk) -> Play:
    assert walk.play is not None
    return walk.play


def given(play: Play, kind: type) -> list[object]:
    return [i.order for s in play.session.steps for i in s.orders if isinstance(i.order, kind)]


def on_to(walk: Walk, *wanted: str, most: int = 20) -> None:
    """Let persons who have nothing else to do here go on until something is there to be pressed."""
    for _ in range(most):
        ids = walk.pilot.ids()
        if any(want in ids for want in wanted):
            return
        answers = [i for i in ids if i.endswith(".yes")]
        if answers and answers[0] not in walk.pressed:
            walk.go(answers[0])
        walk.go(next(i for i in ("sit", "on", "keep", "same", "done") if i in ids))
    raise AssertionError(f"there is never one of {wanted}; there are {walk.pilot.ids()}")
