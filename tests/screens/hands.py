"""Hands at a device: they press by id what is shown, and wait for the minds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.player.game import Game
from game.player.lesson import lesson_game
from game.player.look import Look
from game.player.passing import Passing
from game.screens.nodes import Node, Screen, by_id, walk
from game.screens.places import AtTable, Start
from game.screens.shown import Seen, press, shown
from game.screens.visit import Pressed, Visit, now

ON = ("ready", "sit", "keep", "skip", "on", "done")
"""The ids of what carries a game on, whatever is shown: nobody says anything, and a word is kept."""
MOST = 400
"""Presses after which a game would never end."""


def sat_down(game: Game, table: AtTable | None = None, **look: object) -> Visit:
    """Sit down at a game, alone or with the others who share the device."""
    passing = Passing(game)
    if not game.session.shared:
        passing = Passing(game, passing.seat)
    places = (Start(), table or AtTable())
    return settled(now(Visit(Look(**look), places, passing, passing.seat)))  # type: ignore[arg-type]


def settled(visit: Visit) -> Visit:
    """Let the minds finish, and bring the device up to the game."""
    while visit.game and visit.game.busy:
        visit.game.wait()
        visit.game.arrived()
        visit = now(visit)
    return visit


def pressing(visit: Visit, *ids: str) -> Visit:
    """Press one after the other; each has to be there and to be taken well."""
    for id in ids:
        done = tried(visit, id)
        assert done.well, (id, done.said)
        visit = done.visit
    return visit


def tried(visit: Visit, id: str) -> Pressed:
    """Press once what is seen, and wait for what comes of it."""
    done = press(visit, id, Seen.of(shown(visit)))
    return Pressed(settled(done.visit), done.said, done.well)


def ids(visit: Visit) -> list[str]:
    """What can be pressed now, in order."""
    return [node.id for node in walk(shown(visit).top) if node.intent and not node.disabled]


def node(visit: Visit, id: str) -> Node:
    """A node of what is shown."""
    there = by_id(shown(visit).top, id)
    assert there is not None, id
    return there


def onward(visit: Visit) -> str:
    """The id of what carries the game on from here."""
    at_hand = ids(visit)
    return next(id for id in ON if id in at_hand)


def playing(
    visit: Visit, chooses: Callable[[Visit], str] = onward
) -> Iterator[tuple[Visit, Screen]]:
    """Every screen up to the end of a game, as it is played by pressing what is chosen."""
    for _ in range(MOST):
        screen = shown_or_over(visit)
        if screen is None:
            return
        yield visit, screen
        visit = pressing(visit, chooses(visit))
    raise AssertionError("the game never ends")


def signed_in_the_lesson(language: str = "en") -> Visit:
    """The guided game, with what its coach points at pressed until orders are given."""
    visit = pressing(
        sat_down(lesson_game(language), AtTable(lesson=0), language=language), "lesson.next"
    )
    while visit.player.moment.phase == "talk":
        visit = pressing(visit, shown(visit).points)
    assert visit.player.table.agreements
    return visit


def shown_or_over(visit: Visit) -> Screen | None:
    """The screen; None once the game has ended."""
    at_table = any(isinstance(place, AtTable) for place in visit.places)
    return shown(visit) if at_table else None
