"""What keys and the mouse of a real window mean, and the guess at the end."""

from __future__ import annotations

import pygame
import pytest

from game.session.session import Session
from game.session.staging import scenario_in
from game.table.kit.inputs import Closed, Key, Pointer, Resized, Text
from game.table.kit.pilot import Pilot
from game.table.kit.scene import Look
from game.table.kit.stage import Stage
from game.table.kit.window import Ears
from game.table.playing import Play
from game.table.scenes.prompts import Counterpart


@pytest.mark.parametrize(
    ("kind", "about", "meant"),
    [
        (pygame.QUIT, {}, [Closed()]),
        (pygame.VIDEORESIZE, {"w": 1600, "h": 900}, [Resized(1600, 900)]),
        (pygame.TEXTINPUT, {"text": "ñ"}, [Text("ñ")]),
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


@pytest.mark.parametrize(("guess", "answer"), [("grim", "Yes. It was"), ("random", "No. It was")])
def test_a_guess_is_answered_with_what_it_was(guess: str, answer: str) -> None:
    game = Session.start(
        scenario_in("three-valleys", "en"), seed=7, people=("alto",), minds={"delta": "grim"},
        autosave=False,
    )  # fmt: skip
    kinds = [("grim", "One who never forgives"), ("random", "One without a plan")]
    pilot = Pilot(Stage(Counterpart(Play(game, "three-valleys"), "delta", kinds), Look(still=True)))
    pilot.press(f"kind.{guess}")
    said = [text for text in pilot.texts() if text.startswith(answer)]
    assert len(said) == 1
    assert len(said[0]) > len(answer) + 2
    assert "close" in pilot.ids()
