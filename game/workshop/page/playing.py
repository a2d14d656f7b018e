"""Playing from a place of the scenario that is worked on: as one seat, from a round on, against minds.

Rounds before are played by minds. When the scenario changes the game is played again up to where it was, with
the orders that were given.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.player.game import Game
from game.player.look import Look
from game.player.passing import Passing
from game.player.player import Player
from game.rules.orders import Order
from game.scenario.model import Scenario
from game.screens.places import AtTable
from game.screens.visit import Visit
from game.session.session import Session
from game.workshop.page.previews import LUCK


class PlayedOrders(NamedTuple):
    """What a seat has given in one phase."""

    round: int
    phase: str
    exchange: int
    orders: tuple[Order, ...]


class Begun(NamedTuple):
    """A game to go on with, and whether all that was given before could be given again."""

    session: Session
    whole: bool


def begun(scenario: Scenario, seat: str, round: int, given: tuple[PlayedOrders, ...] = ()) -> Begun:
    """Play a scenario up to a round by minds, then give what was given there before, as far as it goes.

    Args:
        scenario: what is played.
        seat: who is played by a person from then on.
        round: from which.
        given: what she gave in an earlier version, in order.
    """
    session = Session.start(scenario, seed=LUCK, language=scenario.language, autosave=False)
    while not session.over and session.round < round:
        session.advance()
    session.hand_back(seat)
    whole = _again(session, seat, given)
    while not session.over and seat not in session.waiting:
        session.advance()
    return Begun(session, whole)


def _again(session: Session, seat: str, given: tuple[PlayedOrders, ...]) -> bool:
    """Give orders again; whether all of them could be. It stops before the first that cannot be given any more."""
    known = {each[:3]: each.orders for each in given}
    left = set(known)
    while known and left and not session.over:
        here = (session.round, *session.phase)
        if seat in session.waiting:
            if here not in known or session.submit(seat, known[here]):
                return not left
            left.discard(here)
        session.advance()
    return not left


def given_in(session: Session, seat: str) -> Iterator[PlayedOrders]:
    """What a seat's person has given in a game, phase by phase."""
    for step in session.steps:
        if seat in step.asked:
            orders = tuple(each.order for each in step.orders if each.order.seat == seat)
            yield PlayedOrders(step.before.round, step.phase, step.exchange, orders)


def visit(session: Session, scenario: Scenario, seat: str, language: str) -> Visit:
    """A device at which one seat plays a game that is kept nowhere."""
    game = Game(session, scenario.id)
    # It begins at the news of its round: what was revealed before, nobody was there for.
    for read in ("brief", Player(game, seat, language).unread):
        if read:
            game.note_read(seat, read)
    return Visit(Look(language), (AtTable(),), Passing(game, own=seat), seat, kept=False)
