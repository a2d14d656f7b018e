"""A real window on a virtual display, driven by keys and a mouse as a person would."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.player.look import Look
from game.screens.visit import Visit
from game.window.device import AtVisit
from game.window.inputs import Resized
from game.window.stage import Stage

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds; a busy machine takes long to start anything."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")),
        reason="a real window needs Xvfb and xdotool",
    ),
]


class Screen:
    """A virtual display of 1920 by 1080 pixels with the window of the game on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp",
             "-fbdir", str(folder)],
            pass_fds=(writing,), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        homes = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CONFIG", "DATA", "STATE")}
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SDL_")},
            **homes, "DISPLAY": f":{number}", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
            "SDL_VIDEO_WINDOW_POS": "0,0",
        }  # fmt: skip
        self.game = subprocess.Popen(
            [sys.executable, "-m", "game"], cwd=CHECKOUT, env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def end(self) -> None:
        """End both."""
        for process in (self.game, self.server):
            process.kill()
            process.communicate()

    def act(self, *words: str | int) -> str:
        """Do something with xdotool."""
        line = ["xdotool", *(str(word) for word in words)]
        done = subprocess.run(
            line, env=self.environment, capture_output=True, text=True, timeout=60
        )
        return done.stdout

    def window(self) -> str:
        """The window under the mouse; without a window manager it has no other name."""
        said = self.act("getmouselocation", "--shell")
        return next(line for line in said.split() if line.startswith("WINDOW=")).removeprefix(
            "WINDOW="
        )

    def pixels(self) -> tuple[int, bytes]:
        """What is on the display: bytes in a row, and all of them."""
        data = (self.folder / "Xvfb_screen0").read_bytes()
        head = struct.unpack(">25I", data[:100])
        start, row, colours = head[0], head[12], head[19]
        return row, data[start + 12 * colours :]

    def shows(self, x: int, y: int) -> bytes:
        """The colour at a place."""
        row, data = self.pixels()
        return data[y * row + 4 * x : y * row + 4 * x + 3]

    def until(self, what: Callable[[], object], why: str) -> None:
        """Wait for something to be so."""
        end = time.monotonic() + PATIENCE
        while not what():
            assert self.game.poll() is None, self.game.stderr and self.game.stderr.read()
            assert time.monotonic() < end, why
            time.sleep(0.1)

    def changes(self, act: Callable[[], object], why: str) -> None:
        """Do something after which the display looks different."""
        before = self.pixels()
        act()
        self.until(lambda: self.pixels() != before, why)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    found = Screen(tmp_path)
    yield found
    found.end()


def test_keys_mouse_resizing_and_closing(screen: Screen, tmp_path: Path) -> None:
    screen.until(lambda: any(screen.shows(30, 700)), "the window never comes")
    screen.act("mousemove", 20, 700)
    for _ in range(2):
        screen.changes(lambda: screen.act("key", "Tab"), "Tab moves no focus")
    screen.changes(lambda: screen.act("key", "Return"), "Return opens no settings")
    screen.changes(lambda: screen.act("key", "Right"), "an arrow chooses no language")
    kept = tmp_path / "CONFIG" / "parley" / "table.json"
    screen.until(kept.is_file, "what was chosen is not kept")
    assert json.loads(kept.read_text())["language"] == "es"
    screen.changes(lambda: screen.act("key", "Escape"), "Escape leaves no dialog")

    screen.act("windowsize", screen.window(), 1600, 900)
    screen.until(lambda: any(screen.shows(1590, 890)), "a larger window stays empty at its edge")

    # Where the button is in this size and language.
    stage = Stage(AtVisit(Visit(Look(language="es"), searched=True)))
    stage.handle(Resized(1600, 900))
    box = stage.box("quit")
    assert box is not None
    x, y = (round(part * stage.scale) for part in box.rect.middle)
    screen.changes(lambda: screen.act("mousemove", x, y), "nothing lights up under the mouse")
    screen.act("click", 1)
    assert screen.game.wait(PATIENCE) == 0


def test_the_whole_screen_and_back(screen: Screen) -> None:
    screen.until(lambda: any(screen.shows(30, 700)), "the window never comes")
    screen.act("mousemove", 20, 700)
    screen.act("key", "F11")
    screen.until(lambda: any(screen.shows(1900, 1060)), "F11 does not fill the screen")
    # Nobody on this display makes windows smaller again; it only has to go on.
    screen.act("key", "F11")
    screen.changes(lambda: screen.act("key", "Tab"), "the window is dead after F11")
    screen.game.terminate()  # SDL makes of it what closing the window is
    assert screen.game.wait(PATIENCE) == 0
