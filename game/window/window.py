"""The window: pygame's events in, frames out, and nothing drawn when nothing has changed."""

from __future__ import annotations

import gc
import os
import sys
import time
import warnings
from collections.abc import Iterator
from typing import Final

from game import UserError

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
if sys.platform.startswith("linux"):
    # Without a graphics card the usual way of presenting a frame costs a whole core.
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")

import pygame

from game.window.inputs import Closed, Input, Key, Letters, Pointer, Resized
from game.window.paint import Painter
from game.window.stage import Stage

FADE: Final = 0.24
"""Seconds from one screen to the next."""
FRAME: Final = 12
"""Milliseconds from frame to frame while something moves."""
IDLE: Final = 50
"""Milliseconds between looks at what goes on by itself while nothing moves."""
WHEEL: Final = 60.0
QUIET: Final = 2.0
"""Seconds in which nothing happens, after which there is time to tidy up."""
OFTEN: Final = 5_000
"""New objects after which the youngest are searched for what nobody needs."""
SELDOM: Final = 500
"""Searches after which all objects would be searched amid the game."""

NAMES: Final = {
    pygame.K_TAB: "tab", pygame.K_RETURN: "return", pygame.K_KP_ENTER: "return",
    pygame.K_SPACE: "space", pygame.K_ESCAPE: "escape", pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right", pygame.K_UP: "up", pygame.K_DOWN: "down",
    pygame.K_PAGEUP: "pageup", pygame.K_PAGEDOWN: "pagedown", pygame.K_HOME: "home",
    pygame.K_END: "end", pygame.K_BACKSPACE: "backspace", pygame.K_DELETE: "delete",
    pygame.K_F1: "f1", pygame.K_F6: "f6", pygame.K_F11: "f11",
}  # fmt: skip
REPEATED: Final = frozenset(
    ("left", "right", "up", "down", "pageup", "pagedown", "home", "end", "backspace", "delete", "tab")
)  # fmt: skip
"""Keys that count again while they are held down."""


def open_window(title: str, size: tuple[int, int]) -> pygame.Surface:
    """Open the window.

    Raises UserError if there is no display, with what can be done without one.
    """
    try:
        pygame.display.init()
        if pygame.display.get_driver() == "offscreen" and "SDL_VIDEODRIVER" not in os.environ:
            # SDL would go on without a display, and nobody would see anything.
            raise pygame.error("none was found")
        pygame.font.init()
        surface = pygame.display.set_mode(size, pygame.RESIZABLE)
    except pygame.error as error:
        raise UserError(
            f"There is no display for a window ({error}). To play here: 'play --text' in the"
            " terminal, or 'play --auto' to watch."
        ) from None
    pygame.display.set_caption(title)
    pygame.key.set_repeat(400, 45)
    return surface


def run(stage: Stage, surface: pygame.Surface) -> None:
    """Show the stage until it is closed."""
    frames, tidy = Frames(stage), Tidy()
    stage.handle(Resized(*surface.get_size()))
    ears, windowed = Ears(), surface.get_size()
    while not stage.closed:
        surface = pygame.display.get_surface() or surface
        # What goes on by itself is looked after behind a frame: the first one waits for nothing.
        if frames.show(surface, time.monotonic()):
            pygame.display.flip()
            tidy.busy(time.monotonic())
        tidy.look(time.monotonic())
        for event in _events(FRAME if frames.moving else IDLE):
            tidy.busy(time.monotonic())
            for given in ears.heard(event, stage.scale):
                with stage.guarded():
                    stage.handle(given)
        with stage.guarded():
            stage.tick(time.monotonic())
        if stage.full != bool(surface.get_flags() & pygame.FULLSCREEN):
            if stage.full:
                windowed = surface.get_size()
            surface = _filled(stage.full, windowed)
            stage.handle(Resized(*surface.get_size()))


def _filled(full: bool, windowed: tuple[int, int]) -> pygame.Surface:
    """Take the whole screen, or give it back."""
    if full:
        return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    with warnings.catch_warnings():
        # Some desktops keep the window as large as it was; it says so, and is used as it is.
        warnings.simplefilter("ignore", RuntimeWarning)
        return pygame.display.set_mode(windowed, pygame.RESIZABLE)


class Tidy:
    """Looks for memory that nobody needs while nothing happens, so that no frame waits for it.

    A full search takes as long as three frames. What is there after one will stay for long: it is not
    searched again.
    """

    def __init__(self) -> None:
        gc.set_threshold(OFTEN, 20, SELDOM)
        self._since, self._done = 0.0, False

    def busy(self, now: float) -> None:
        """Note that something happens."""
        self._since, self._done = now, False

    def look(self, now: float) -> None:
        """Search, once nothing has happened for a while."""
        if not self._done and now - self._since >= QUIET:
            self._done = True
            gc.collect()
            gc.freeze()


class Frames:
    """Draws a stage when it has changed, one screen fading into the next."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.painter = Painter()
        self._shown, self._screens = -1, stage.changes_of_screen
        self._old: pygame.Surface | None = None
        self._new: pygame.Surface | None = None
        self._since = 0.0

    @property
    def moving(self) -> bool:
        """Whether the next frame differs though nothing changes."""
        return self._old is not None or self.painter.rasters.late

    def show(self, surface: pygame.Surface, now: float) -> bool:
        """Draw what is to be seen; whether it differs from what was."""
        stage = self.stage
        changed = self._shown != stage.version or self.painter.rasters.late
        if not changed and not self.moving:
            return False
        if stage.changes_of_screen != self._screens:
            fades = not stage.look.still and self._shown >= 0
            self._screens = stage.changes_of_screen
            self._old, self._since = surface.copy() if fades else None, 0.0
        if changed:
            if self._shown >= 0:
                self.painter.rasters.begin()
            self._shown = stage.version
            with stage.guarded():
                self.painter.draw(stage, surface)
            self._new = surface.copy() if self._old is not None else None
        if self._old is not None:
            self._fade(surface, now)
        return True

    def _fade(self, surface: pygame.Surface, now: float) -> None:
        """Lay the old screen over the new one, fainter with every frame; both are drawn already."""
        assert self._old is not None
        assert self._new is not None
        # The new screen may have taken long to draw: it is the first frame that starts the clock.
        self._since = self._since or now
        left = 1 - (now - self._since) / FADE
        if left <= 0 or self._old.get_size() != surface.get_size():
            self._old = None
        surface.blit(self._new, (0, 0))
        if self._old is not None:
            self._old.set_alpha(round(255 * left))
            surface.blit(self._old, (0, 0))


def _events(wait: int) -> Iterator[pygame.event.Event]:
    if wait:
        first = pygame.event.wait(wait)
        if first.type != pygame.NOEVENT:
            yield first
    yield from pygame.event.get()


class Ears:
    """Turns events of pygame into inputs."""

    def __init__(self) -> None:
        self._down: set[int] = set()

    def heard(self, event: pygame.event.Event, scale: float) -> Iterator[Input]:
        """What an event means; `scale` in pixels for a design unit."""
        if event.type == pygame.QUIT:
            yield Closed()
        elif event.type == pygame.VIDEORESIZE:
            yield Resized(event.w, event.h)
        elif event.type == pygame.KEYDOWN:
            yield from self._key(event)
        elif event.type == pygame.KEYUP:
            self._down.discard(event.key)
        elif event.type == pygame.TEXTINPUT:
            yield Letters(event.text)
        # SDL reports a finger as a mouse as well; its own events are not needed.
        elif event.type == pygame.MOUSEMOTION:
            yield Pointer("move", event.pos[0] / scale, event.pos[1] / scale)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            yield Pointer("down", event.pos[0] / scale, event.pos[1] / scale)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            yield Pointer("up", event.pos[0] / scale, event.pos[1] / scale)
        elif event.type == pygame.WINDOWLEAVE:
            yield Pointer("move", -1.0, -1.0)
        elif event.type == pygame.MOUSEWHEEL:
            x, y = pygame.mouse.get_pos()
            turned = getattr(event, "precise_y", event.y)
            yield Pointer("wheel", x / scale, y / scale, -turned * WHEEL)

    def _key(self, event: pygame.event.Event) -> Iterator[Input]:
        name = NAMES.get(event.key) or pygame.key.name(event.key)
        held = event.key in self._down
        self._down.add(event.key)
        # A key held down moves and edits again and again; it never presses a second button.
        if not held or name in REPEATED:
            control = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
            yield Key(name, bool(event.mod & pygame.KMOD_SHIFT), control)
