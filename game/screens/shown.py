"""The screen of a device, and pressing on it: the one way from what is seen to what is wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.screens.here import Here
from game.screens.makers import MAKERS
from game.screens.nodes import Node, Screen, by_id, filled
from game.screens.places import AtTable
from game.screens.visit import Pressed, Visit, pressed
from game.screens.wants import moves


def shown(visit: Visit) -> Screen:
    """Make the screen of a device. Nothing is changed by it, and made twice it is the same twice.

    What takes long to work out (the parts of the debrief) is begun by the first screen that shows it, beside
    the game; until it has arrived the screen says that it is busy.
    """
    if visit.covered:
        visit = _bare(visit)
    top = _made(visit, len(visit.places) - 1)
    if not visit.places[-1].dialog:
        return _stamped(visit, top)
    below = max(n for n, place in enumerate(visit.places) if not place.dialog)
    return _stamped(visit, replace(top, root=_made(visit, below).root, dialog=top.root))


def _bare(visit: Visit) -> Visit:
    """A device while nobody sits there: the cover, and what tells nothing of a seat."""
    return visit.shows(*(p for p in visit.places if p.bare or isinstance(p, AtTable)))


def _made(visit: Visit, at: int) -> Screen:
    """Make the screen of one of the places."""
    place = visit.places[at]
    return MAKERS[type(place)](Here(visit, visit.places[: at + 1]), place)


def _stamped(visit: Visit, screen: Screen) -> Screen:
    """Say of which version of the game and for which seat a screen is."""
    if visit.passing is None or visit.covered:
        return screen
    version = visit.player.version + (visit.desk.version if visit.desk else 0)
    return replace(screen, version=version, seat=visit.player.seat)


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw when she pressed: the screen, and the version of it."""

    screen: str
    version: int

    @classmethod
    def of(cls, screen: Screen) -> Seen:
        """What is seen of a screen."""
        return cls(screen.id, screen.version)


def press(visit: Visit, id: str, seen: Seen | None = None) -> Pressed:
    """Press a node by its id, on the newest screen. What is gone or may not be pressed says so.

    With what was `seen`, a press that comes late does nothing: on another screen nothing at all, and on a
    newer version of the same nothing that moves the game.
    """
    screen = shown(visit)
    node = by_id(screen.top, id)
    if node is None or node.intent is None or node.role == "entry" or _late(node, screen, seen):
        return Pressed(visit, visit.say("late"), well=False)
    if node.disabled:
        return Pressed(visit, node.disabled, well=False)
    return pressed(visit, node.intent)


def _late(node: Node, screen: Screen, seen: Seen | None) -> bool:
    """Whether a press is about something that is not there any more."""
    if seen is None:
        return False
    moved = node.intent is not None and moves(node.intent)
    return seen.screen != screen.id or (moved and seen.version != screen.version)


def enter(visit: Visit, id: str, typed: str, seen: Seen | None = None) -> Pressed:
    """Type something into an entry by its id, on the newest screen; what is not understood is answered."""
    screen = shown(visit)
    node = by_id(screen.top, id)
    if node is None or node.role != "entry" or node.intent is None or _late(node, screen, seen):
        return Pressed(visit, visit.say("late"), well=False)
    wanted = node.disabled or filled(node, typed)
    return Pressed(visit, wanted, well=False) if isinstance(wanted, str) else pressed(visit, wanted)
