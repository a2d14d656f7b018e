"""Games to sit down at."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from game.player import intents as want
from game.player.game import Game
from game.player.loaded import scenario_at
from game.player.player import Player
from game.session.session import Session

VALLEYS, FLAGSHIP = "three-valleys", "drones-over-mexico"


def game(
    people: Collection[str] = ("alto",),
    scenario: str = VALLEYS,
    *,
    seed: int = 3,
    language: str = "en",
    minds: Mapping[str, str] | None = None,
) -> Game:
    """A game in which some seats are held by persons; nothing of it is kept."""
    texts = scenario_at(scenario, language)
    session = Session.start(
        texts, seed=seed, people=people, minds=minds or {}, language=language, autosave=False
    )
    return Game(session, scenario)


def exchange(game: Game) -> Game:
    """Let everybody who is asked give what she has prepared."""
    for seat in game.waiting:
        assert at(game, seat).take(want.Seal(game.moment(seat))).well
    return reading(game)


def at(game: Game, seat: str, language: str = "en") -> Player:
    """The reader at a seat."""
    return Player(game, seat, language)


def settled(game: Game) -> Game:
    """Let the minds finish."""
    while game.busy:
        game.wait()
        game.arrived()
    return game


def reading(game: Game) -> Game:
    """Everybody has read what is due, and the minds have finished."""
    settled(game)
    for seat in game.session.people:
        player = at(game, seat)
        while player.due in ("brief", "reveal", "news"):
            player.take(want.SetRead(to_read(player)))
            settled(game)
    return game


def to_read(player: Player) -> str:
    """What the reader is to have read."""
    return player.unread or player.unread_news if player.due != "brief" else "brief"


def passed(game: Game, phase: str) -> Game:
    """Let everybody seal what they have until the game is in a phase, or over; a talk is one with texts."""
    reading(game)
    session = game.session
    first = session.book.talk_from if phase == "talk" else 1
    while not session.over and (session.phase[0] != phase or session.round < first):
        exchange(game)
    return game
