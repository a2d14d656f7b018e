"""The page of a seat in a class: of whichever step its class is in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from game.player.game import Game
from game.player.look import Look
from game.player.passing import Passing
from game.screens.desk import covers, slides
from game.screens.desk.approve import approve
from game.screens.desk.desk import Desk, DeskPlace, StepKind
from game.screens.desk.frame import At, Leaf, framed
from game.screens.desk.news import news
from game.screens.desk.promise import promise
from game.screens.desk.read import read
from game.screens.desk.reveal import reveal
from game.screens.desk.seal import seal
from game.screens.desk.talk import talk
from game.screens.here import Here
from game.screens.nodes import Screen
from game.screens.places import AtTable
from game.screens.visit import Visit

PAGES: Final[Mapping[StepKind, Callable[[At], Leaf]]] = {
    "join": covers.join,
    "note": covers.note,
    "question": covers.question,
    "read": read,
    "news": news,
    "promise": promise,
    "talk": talk,
    "approve": approve,
    "seal": seal,
    "reveal": reveal,
    "feel": slides.feel,
    "happened": slides.looking,
    "archives": slides.archives,
    "possible": slides.looking,
    "marks": slides.marks,
    "change": slides.change,
    "exit": slides.slip,
    "wait": covers.wait,
}
"""For each step of a lesson its page."""
BEFORE: Final = ("join", "note", "question", "read")
"""Steps in which nobody is late."""
PLAYED: Final = ("promise", "talk", "approve", "seal")
"""Steps in which something is done at a seat, so that a mind may do it."""


def desk_page(here: Here, place: DeskPlace) -> Screen:
    """Make the page that is due at a desk."""
    desk = here.visit.desk
    assert desk is not None
    fresh = place if place.of == desk.of else DeskPlace(desk.of, caught_up=place.caught_up)
    at = At(here, desk, fresh)
    return framed(at, _page(at)(at))


def _page(at: At) -> Callable[[At], Leaf]:
    """What covers the step, else the step."""
    desk = at.desk
    if desk.blanked:
        return covers.blank
    if desk.paused:
        return covers.paused
    if desk.mind and desk.step in PLAYED:
        return covers.mind
    if desk.late and not at.place.caught_up and desk.step not in BEFORE:
        return covers.late
    return PAGES[desk.step]


def sit_at_desk(game: Game, seat: str, look: Look, desk: Desk) -> Visit:
    """A device at a chair, which shows no other seat."""
    passing = Passing(game, own=seat)
    return Visit(look, (AtTable(), DeskPlace()), passing, seat, desk=desk)


def at_desk(visit: Visit, desk: Desk) -> Visit:
    """The same device in what its class is in now."""
    return replace(visit, desk=desk)
