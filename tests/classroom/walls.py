"""Classes for the wall: games played by minds as far as a step, chairs, and the facts of a wall."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from html import unescape
from typing import Any

from game.classroom.archives.archive import Archive, archive
from game.classroom.archives.takedown import TakenDown
from game.classroom.archives.takedown import played as take
from game.classroom.wall.page import Kind, Wall, WallChair, WallFacts, WallTable, html, wall
from game.player.game import Game
from game.player.loaded import scenario_at
from game.rules.orders import Believe, Move
from game.rules.phases import NEWS, ORDERS, TALK
from game.session.session import Session
from game.web.qr import qr_svg

VALLEYS, FLAGSHIP = "three-valleys", "drones-over-mexico"
ADDRESS = "192.168.4.20:8000"


def begun(scenario: str = FLAGSHIP, seed: int = 3, people: Collection[str] = (), **more: Any) -> Game:  # fmt: skip
    """A paced game at its start."""
    texts = scenario_at(scenario, "en")
    session = Session.start(texts, seed=seed, people=people, autosave=False, **more)
    return Game(session, scenario, paced=True)


def until(game: Game, step: str, round: int) -> Game:
    """Let everybody play until a step of a round: its news, talk, seal, reveal, or over."""
    session = game.session
    done = {"news": (*NEWS,), "talk": (*NEWS,), "seal": (*NEWS, *TALK), "reveal": (*NEWS, *TALK, *ORDERS)}  # fmt: skip
    while not session.over and (
        step == "over"
        or session.round < round
        or (session.round == round and session.phase[0] in done[step])
    ):
        game.carry_out(session.decided())
    return game


@cache
def played(scenario: str = FLAGSHIP, seed: int = 3, step: str = "over", round: int = 99) -> Game:
    """A game of minds that has come to a step of a round; shared, so nobody plays on in it."""
    return until(begun(scenario, seed), step, round)


def table(letter: str, game: Game, taken: int = 99, sealed: int = 0) -> WallTable:
    """A table, its chairs taken from the first on."""
    book = game.session.book
    seats = [seat for seat, acts in zip(book.seats, book.actors, strict=True) if acts]
    chairs = tuple(
        WallChair(f"{letter}{n + 1}", seat, n < taken, sealed=n < sealed)
        for n, seat in enumerate(seats)
    )
    return WallTable(letter, game, chairs)


def facts(step: Kind, *games: Game, language: str = "en", **more: Any) -> WallFacts:
    """The facts of a wall at a step."""
    made = WallFacts(
        language=language,
        step=step,
        tables=tuple(table(letter, game) for letter, game in zip("ABCDEFGH", games, strict=False)),
        letters="MAPA",
        address=ADDRESS,
        qr=qr_svg(f"http://{ADDRESS}/"),
    )
    return replace(made, **more)


@cache
def broken_in_secret(seed: int = 5, round: int = 3) -> Game:
    """A game of the flagship in which one office breaks a clause, and two that signed it do not see it."""
    game = until(begun(FLAGSHIP, seed), "seal", round)
    session = game.session
    orders = {
        "us_defense": [Move("us_defense", "payload", "ready")],
        "mx_president": [Believe("mx_president", "payload", 75)],
    }
    for seat, each in orders.items():
        session.hand_back(seat)
        assert not session.submit(seat, each)
    game.carry_out(session.decided())
    return until(game, "over", 99)


@cache
def opened(*games: Game, language: str = "en") -> Archive:
    """The archives of some tables."""
    return archive(taken(*games), language)


def taken(*games: Game) -> list[TakenDown]:
    """Games as they go to another process."""
    return [take(letter, game) for letter, game in zip("ABCDEFGH", games, strict=False)]


def slide(step: Kind, *games: Game, language: str = "en", **more: Any) -> Wall:
    """A slide of some tables."""
    return wall(facts(step, *games, language=language, archive=opened(*games, language=language), **more))  # fmt: skip


def words_of(page: Wall) -> str:
    """What can be read on a page, without its tags."""
    inside = html(page, part=True).split("<main>", 1)[-1]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", inside)))
