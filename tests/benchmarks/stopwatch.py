"""How long a game in the window lets its player wait: `bench` runs this in a process of its own.

    python -m tests.benchmarks.stopwatch SCENARIO MINUTES FOLDER

A pilot plays one game, with everybody else a mind, and lets every phase pass. What it prints is JSON:
`phases`, the seconds of processor time after each time that talk or orders were done, until the next
screen was drawn; and `gap`, the most seconds of the clock between two frames meanwhile.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Final

import pygame

from game.player.loaded import scenario_at
from game.player.look import Look
from game.player.shelf import playable
from game.window.open import wished
from game.window.stage import Stage
from game.window.window import Frames, open_window
from game.window.wish import Wish
from tests.window.pilot import Pilot

SIZE: Final = (1280, 720)
DONE: Final = "done"
ON: Final = (DONE, "sit", "keep", "skip", "on", "ready", "up")
"""The ids of what carries a game on, whatever is shown."""
SEED: Final = 7
PAUSE: Final = 0.005
"""Seconds between two frames."""
MOST: Final = 2_000
"""Screens after which a game would never end."""


class Watched:
    """A game in a window, drawn as often as it can be, with a stop-watch."""

    def __init__(self, wish: Wish) -> None:
        self.surface = open_window("Parley", SIZE)
        self.device = wished(wish, Look(still=True))
        self.stage = Stage(self.device)
        self.pilot, self.frames = Pilot(self.stage), Frames(self.stage)
        self.pilot.resize(*SIZE)
        self.phases: list[float] = []
        self.gap = 0.0

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        game = self.device.visit.game
        return game is not None and game.session.over

    def draw(self) -> None:
        """Show one frame and look after what goes on by itself."""
        if self.frames.show(self.surface, time.monotonic()):
            pygame.display.flip()
        pygame.event.pump()
        self.stage.tick(time.monotonic())

    def settle(self) -> None:
        """Draw until the minds have decided and the next screen is there; keep the longest gap."""
        last = time.perf_counter()
        while True:
            waits = self.pilot.waits
            self.draw()
            now = time.perf_counter()
            self.gap, last = max(self.gap, now - last), now
            if not waits and not self.frames.moving:
                return
            time.sleep(PAUSE)

    def play(self) -> None:
        """Let every phase pass until the game is over, and note what each has cost."""
        self.settle()
        self.gap = 0.0
        for _ in range(MOST):
            if self.over:
                return
            ids = self.pilot.ids()
            press = next(id for id in ON if id in ids)
            start = time.process_time()
            self.pilot.press(press)
            self.settle()
            if press == DONE:
                self.phases.append(time.process_time() - start)
        raise AssertionError("the game never ends")


def main(scenario: str, minutes: int, folder: Path) -> None:
    """Play one game and print what was measured."""
    seats = playable(scenario_at(scenario, "en"))
    wish = Wish(
        scenario=scenario,
        seat=seats[SEED % len(seats)],
        minutes=minutes,
        seed=SEED,
        record=str(folder / "watched.jsonl"),
    )
    watched = Watched(wish)
    watched.play()
    sys.stdout.write(json.dumps({"phases": watched.phases, "gap": watched.gap}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
