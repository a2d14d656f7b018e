"""Stages for tests: a device on a stage, and waiting until nothing is worked out any more."""

from __future__ import annotations

from typing import Any

from game.player.game import Game
from game.player.look import Look
from game.screens.places import Place, Start
from game.screens.visit import Visit
from game.window.device import AtVisit
from game.window.stage import Stage
from tests.screens.hands import sat_down
from tests.window.pilot import Pilot


def staged(visit: Visit, size: tuple[int, int] = (1280, 720)) -> Pilot:
    """Put a device on a stage."""
    pilot = Pilot(Stage(AtVisit(visit)))
    pilot.resize(*size)
    return pilot


def at_places(*places: Place, size: tuple[int, int] = (1280, 720), **look: Any) -> Pilot:
    """A device before a game, at these places."""
    asked = {"still": True, **look}
    return staged(Visit(Look(**asked), searched=True).shows(Start(), *places), size)


def at_table(game: Game, size: tuple[int, int] = (1280, 720), **look: Any) -> Pilot:
    """A device that has sat down at a game."""
    return staged(sat_down(game, **{"still": True, **look}), size)


def settled(pilot: Pilot) -> None:
    """Wait until nothing is worked out any more."""
    pilot.settle()


def device(pilot: Pilot) -> AtVisit:
    """The device on a stage."""
    found = pilot.stage.device
    assert isinstance(found, AtVisit)
    return found


def visit(pilot: Pilot) -> Visit:
    """What the device on a stage shows, as a value."""
    return device(pilot).visit
