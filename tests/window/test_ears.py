"""What keys and the mouse of a real window mean."""

from __future__ import annotations

import pygame
import pytest

from game.window.inputs import Closed, Key, Letters, Pointer, Resized
from game.window.window import Ears


@pytest.mark.parametrize(
    ("kind", "about", "meant"),
    [
        (pygame.QUIT, {}, [Closed()]),
        (pygame.VIDEORESIZE, {"w": 1600, "h": 900}, [Resized(1600, 900)]),
        (pygame.TEXTINPUT, {"text": "ñ"}, [Letters("ñ")]),
        (pygame.MOUSEMOTION, {"pos": (40, 60)}, [Pointer("move", 20.0, 30.0)]),
        (pygame.MOUSEBUTTONDOWN, {"pos": (40, 60), "button": 1}, [Pointer("down", 20.0, 30.0)]),
        (pygame.MOUSEBUTTONUP, {"pos": (40, 60), "button": 1}, [Pointer("up", 20.0, 30.0)]),
        (pygame.MOUSEBUTTONDOWN, {"pos": (40, 60), "button": 3}, []),
        (pygame.MOUSEBUTTONUP, {"pos": (40, 60), "button": 3}, []),
        (pygame.WINDOWLEAVE, {}, [Pointer("move", -1.0, -1.0)]),
        (pygame.WINDOWENTER, {}, []),
    ],
)
def test_what_an_event_means(kind: int, about: dict[str, object], meant: list[object]) -> None:
    assert list(Ears().heard(pygame.event.Event(kind, about), 2.0)) == meant


@pytest.mark.parametrize(
    ("held", "shift", "control"),
    [
        (0, False, False),
        (pygame.KMOD_LSHIFT, True, False),
        (pygame.KMOD_LCTRL, False, True),
        (pygame.KMOD_LMETA, False, True),
    ],
)
def test_keys_held_beside_another(held: int, shift: bool, control: bool) -> None:
    event = pygame.event.Event(pygame.KEYDOWN, {"key": pygame.K_RETURN, "mod": held})
    assert list(Ears().heard(event, 1.0)) == [Key("return", shift, control)]


def test_a_key_held_down_presses_once_and_moves_again_and_again() -> None:
    ears = Ears()

    def heard(kind: int, key: int) -> int:
        return len(list(ears.heard(pygame.event.Event(kind, {"key": key, "mod": 0}), 1.0)))

    assert [heard(pygame.KEYDOWN, pygame.K_RETURN) for _ in range(3)] == [1, 0, 0]
    assert [heard(pygame.KEYDOWN, pygame.K_DOWN) for _ in range(3)] == [1, 1, 1]
    heard(pygame.KEYUP, pygame.K_RETURN)
    assert heard(pygame.KEYDOWN, pygame.K_RETURN) == 1
