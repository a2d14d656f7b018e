"""The window: pygame's events in, frames out, and nothing drawn when nothing has changed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from typing import Final

from game import UserError

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
if sys.platform.startswith("linux"):
    # Without a graphics card the usual way of presenting a frame costs a whole core.
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")

import pygame

from game.table.kit.inputs import Closed, Input, Key, Pointer, Resized, Text
from game.table.kit.paint import Painter
from game.table.kit.stage import Stage

SMALLEST: Final = (1024, 640)
FADE: Final = 0.14
"""Seconds from one scene to the next."""
IDLE: Final = 50
"""Milliseconds between looks at what goes on by itself while nothing moves."""
WHEEL: Final = 60.0

NAMES: Final = {
    pygame.K_TAB: "tab", pygame.K_RETURN: "return", pygame.K_KP_ENTER: "return",
    pygame.K_SPACE: "space", pygame.K_ESCAPE: "escape", pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right", pygame.K_UP: "up", pygame.K_DOWN: "down",
    pygame.K_PAGEUP: "pageup", pygame.K_PAGEDOWN: "pagedown", pygame.K_HOME: "home",
    pygame.K_END: "end", pygame.K_BACKSPACE: "backspace", pygame.K_DELETE: "delete",
    pygame.K_F1: "f1", pygame.K_F11: "f11",
}  # fmt: skip


def open_window(title: str, size: tuple[int, int]) -> pygame.Surface:
    """Open the window.

    Raises UserError if there is no display, with what can be done without one.
    """
    try:
        pygame.display.init()
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
    painter = Painter()
    stage.handle(Resized(*surface.get_size()))
    shown, scenes, old, since = -1, stage.changes_of_scene, None, 0.0
    while not stage.closed:
        moving = old is not None
        for event in _events(0 if moving or shown != stage.version else IDLE):
            for given in translated(event, stage.scale):
                with stage.guarded():
                    stage.handle(given)
        surface = pygame.display.get_surface() or surface
        now = time.monotonic()
        with stage.guarded():
            stage.tick(now)
        if stage.changes_of_scene != scenes:
            scenes = stage.changes_of_scene
            if not stage.look.still and shown >= 0:
                old, since = surface.copy(), now
        if shown == stage.version and old is None:
            continue
        shown = stage.version
        with stage.guarded():
            painter.draw(stage, surface)
        if old is not None:
            left = 1 - (now - since) / FADE
            if left <= 0 or old.get_size() != surface.get_size():
                old = None
            else:
                old.set_alpha(round(255 * left))
                surface.blit(old, (0, 0))
        pygame.display.flip()
        if moving:
            time.sleep(0.004)


def _events(wait: int) -> Iterator[pygame.event.Event]:
    if wait:
        first = pygame.event.wait(wait)
        if first.type != pygame.NOEVENT:
            yield first
    yield from pygame.event.get()


def translated(event: pygame.event.Event, scale: float) -> Iterator[Input]:
    """Turn an event of pygame into inputs."""
    if event.type == pygame.QUIT:
        yield Closed()
    elif event.type == pygame.VIDEORESIZE:
        yield Resized(event.w, event.h)
    elif event.type == pygame.KEYDOWN:
        name = NAMES.get(event.key) or pygame.key.name(event.key)
        control = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        yield Key(name, bool(event.mod & pygame.KMOD_SHIFT), control)
    elif event.type == pygame.TEXTINPUT:
        yield Text(event.text)
    elif event.type == pygame.MOUSEMOTION:
        yield Pointer("move", event.pos[0] / scale, event.pos[1] / scale)
    elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
        yield Pointer("down", event.pos[0] / scale, event.pos[1] / scale)
    elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
        yield Pointer("up", event.pos[0] / scale, event.pos[1] / scale)
    elif event.type == pygame.MOUSEWHEEL:
        x, y = pygame.mouse.get_pos()
        yield Pointer("wheel", x / scale, y / scale, -event.y * WHEEL)
    elif event.type in (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP):
        # SDL also reports a finger as a mouse; one of the two is enough.
        return
