"""A scenario as it will look: its seats, levers, table and news on the very screens of a game.

A game is begun for it in which nobody has done anything. Nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from game.player.game import Game
from game.player.look import Look
from game.player.passing import Passing
from game.player.reveals import news_of
from game.rules.phases import ORDERS
from game.scenario.model import Scenario
from game.screens.nodes import Screen
from game.screens.places import AtTable, BriefAgain, Levers, News, Place, SeatPage
from game.screens.shown import shown
from game.screens.visit import Visit
from game.session.session import Session
from game.web.solo import fit

LUCK: Final = 1
"""The seed of the game that is shown."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A game in which nobody has done anything, at the first orders."""

    game: Game
    language: str

    @property
    def seats(self) -> tuple[str, ...]:
        """The seats that are held by somebody."""
        return self.game.session.people

    def screen(self, kind: str, id: str = "") -> Screen:
        """What a seat would see: its card, a lever, the table, the news.

        Args:
            kind: `card`, `lever`, `table` or `news`; anything else is the table.
            id: the seat whose card or eyes it is, or the lever; the first of them where there is none of this id.
        """
        seat = id if id in self.seats else self.seats[0]
        place = _PLACES.get(kind, _table)(self.game, seat, id)
        visit = Visit(Look(self.language), place, Passing(self.game, own=seat), seat, kept=False)
        return fit(shown(visit))


def preview(scenario: Scenario) -> Preview:
    """Begin a game of a scenario that can be played, and let it come to its first orders."""
    people = [seat for seat, held in scenario.stakeholders.items() if held.play == "anyone"]
    session = Session.start(
        scenario, seed=LUCK, people=people, language=scenario.language, autosave=False
    )
    game = Game(session, scenario.id)
    while not session.over and session.phase[0] not in ORDERS:
        for seat in session.waiting:
            session.submit(seat, ())
        session.advance()
    for seat in people:
        for read in ("brief", news_of(1)):
            game.note_read(seat, read)
    return Preview(game, scenario.language)


def _table(game: Game, seat: str, id: str) -> tuple[Place, ...]:
    return (AtTable(),)


def _card(game: Game, seat: str, id: str) -> tuple[Place, ...]:
    """The brief of a seat that somebody holds; of another one what all may read of it."""
    other = id != seat and id in game.session.book.seats
    return (AtTable(), SeatPage(id)) if other else (AtTable(), BriefAgain())


def _lever(game: Game, seat: str, id: str) -> tuple[Place, ...]:
    levers = game.session.book.levers
    return (AtTable(), Levers(id if id in levers else ""))


def _news(game: Game, seat: str, id: str) -> tuple[Place, ...]:
    return (AtTable(), News())


_PLACES: Final[Mapping[str, Callable[[Game, str, str], tuple[Place, ...]]]] = {
    "card": _card,
    "lever": _lever,
    "table": _table,
    "news": _news,
}
"""What each tab shows."""
