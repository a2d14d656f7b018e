"""Look at screens: `PYTHONPATH=. python tests/window/shoot.py SCREEN ...` writes a PNG of each.

SCREEN is one of those of `SCREENS`, or `module:function` of a function that returns a Visit. Options:
`--text 1.5`, `--contrast`, `--lang es`, `--size 1920x1080`, `--to FOLDER`, and `--press ID,ID,...` to press
nodes first (`wait` waits for the minds).
"""

from __future__ import annotations

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import argparse
import importlib
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

import pygame

from game.player.look import Look
from game.player.plan import Plan
from game.screens import wants
from game.screens.places import Keys, Place, Settings, Start, Trouble
from game.screens.visit import Visit, pressed
from game.window.device import AtVisit
from game.window.paint import Painter
from game.window.stage import Stage
from tests.window.pilot import Pilot


def _at(*places: Place) -> Callable[[Look], Visit]:
    return lambda look: Visit(look, searched=True).shows(Start(), *places)


def _game(scenario: str, minutes: int, *seats: str) -> Callable[[Look], Visit]:
    def make(look: Look) -> Visit:
        plan = Plan(scenario, minutes, people=seats, seed="7")
        return pressed(Visit(look, searched=True), wants.BeginGame(plan)).visit

    return make


SCREENS: Final[Mapping[str, Callable[[Look], Visit]]] = {
    "start": _at(),
    "settings": _at(Settings()),
    "keys": _at(Keys()),
    "trouble": _at(Trouble("The file could not be read. Choose another one.")),
    "valleys": _game("three-valleys", 45, "alto"),
    "drones": _game("drones-over-mexico", 90, "us_president"),
    "shared": _game("three-valleys", 45, "alto", "delta"),
    "lesson": lambda look: pressed(Visit(look, searched=True), wants.BeginLesson()).visit,
}
"""What can be looked at by name."""


def stage_of(visit: Visit, size: tuple[int, int] = (1280, 720)) -> Pilot:
    """Put a visit on a stage."""
    pilot = Pilot(Stage(AtVisit(visit)))
    pilot.resize(*size)
    return pilot


def picture(pilot: Pilot, file: Path) -> Path:
    """Draw what a stage shows, as it is once nothing moves."""
    pygame.display.init()
    pygame.font.init()
    surface = pygame.Surface(pilot.stage.size)
    pygame.display.set_mode((1, 1)) if not pygame.display.get_surface() else None
    painter = Painter()
    for _ in range(20):
        painter.rasters.begin()
        painter.draw(pilot.stage, surface)
        if not painter.rasters.late:
            break
    pygame.image.save(surface, file)
    return file


def pressed_through(pilot: Pilot, ids: Iterable[str]) -> None:
    """Press one after the other."""
    for id in ids:
        if id == "wait":
            pilot.settle()
        elif "=" in id:
            pilot.type(*id.split("=", 1))
        elif id.startswith("key:"):
            pilot.key(id[4:])
        else:
            pilot.press(id)


def main() -> None:
    """Write pictures of screens."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("screens", nargs="+")
    parser.add_argument("--text", type=float, default=1.0)
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--press", default="")
    parser.add_argument("--to", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--name", default="")
    asked = parser.parse_args()
    look = Look(language=asked.lang, text=asked.text, contrast=asked.contrast, still=True)
    wide, high = map(int, asked.size.split("x"))
    for name in asked.screens:
        module, _, function = name.partition(":")
        make = getattr(importlib.import_module(module), function) if function else SCREENS[name]
        pilot = stage_of(make(look), (wide, high))
        pressed_through(pilot, filter(None, asked.press.split(",")))
        file = asked.to / f"parley-{asked.name or name.replace(':', '-')}.png"
        sys.stdout.write(f"{picture(pilot, file)} {pilot.ids()}\n")


if __name__ == "__main__":
    main()
