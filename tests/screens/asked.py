"""What is asked of a seat, as nodes: reached by passing, read and pressed by their ids."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from game.player.game import Game
from game.player.intents import Intent
from game.player.look import Look
from game.player.passing import Passing
from game.player.reveals import news_of
from game.rules.orders import Clause, Order, Put, Ratify, Sign
from game.rules.texts import texts_known
from game.screens.approval import approval
from game.screens.board import slips
from game.screens.here import Here
from game.screens.makers import MAKERS
from game.screens.nodes import Node, by_id, filled, group, plain, walk
from game.screens.orders import orders
from game.screens.panel import Panel
from game.screens.places import AtTable, Start
from game.screens.talk import talk
from game.screens.visit import Pressed, Visit, pressed
from game.session.session import Session
from tests.player.games import VALLEYS, game, passed
from tests.typed_world import session as rich_session

ASKED = {"talk": talk, "ratify": approval, "commit": orders}


class Seat:
    """One person's device at a game, at what is asked of her."""

    def __init__(self, playing: Game, seat: str, language: str = "en") -> None:
        look = Look(language=language, prompts=False)
        self.game = playing
        self.visit = Visit(look, (Start(), AtTable()), Passing(playing, seat), seat)

    @property
    def panel(self) -> Panel:
        """What is asked at the table."""
        at = next(n for n, p in enumerate(self.visit.places) if isinstance(p, AtTable))
        here = Here(self.visit, self.visit.places[: at + 1])
        return ASKED[self.visit.player.moment.phase](here)

    @property
    def top(self) -> Node:
        """What takes input: a dialog, or what is asked."""
        place = self.visit.places[-1]
        if not isinstance(place, AtTable):
            return MAKERS[type(place)](Here(self.visit, self.visit.places), place).top
        panel, here = self.panel, Here(self.visit, self.visit.places)
        lies = slips(here, place)
        return group(*panel.notes, panel.sheet, lies, *panel.inside, *panel.worth, *panel.foot)

    def node(self, id: str) -> Node:
        """A node by its id."""
        node = by_id(self.top, id)
        assert node is not None, f"no {id}: {sorted(each.id for each in walk(self.top) if each.id)}"
        return node

    def has(self, id: str) -> bool:
        """Whether there is a node with an id."""
        return by_id(self.top, id) is not None

    @property
    def said(self) -> str:
        """Everything to be read, without stars."""
        return " ".join(plain(node.text) for node in walk(self.top) if node.text)

    def press(self, id: str) -> Pressed:
        """Press a node that can be pressed."""
        node = self.node(id)
        assert node.role != "entry", node
        assert not node.disabled, node
        assert node.intent is not None, node
        return self.want(node.intent)

    def enter(self, id: str, typed: str) -> Pressed:
        """Type into an entry."""
        wanted = filled(self.node(id), typed)
        return Pressed(self.visit, wanted, False) if isinstance(wanted, str) else self.want(wanted)

    def want(self, intent: Intent) -> Pressed:
        """Do what is wanted."""
        done = pressed(self.visit, intent)
        self.visit = done.visit
        return done

    def pressables(self) -> Iterator[Node]:
        """What can be pressed or typed into."""
        yield from (each for each in walk(self.top) if each.pressable)


def asked(
    phase: str = "talk",
    seat: str = "alto",
    scenario: str = VALLEYS,
    language: str = "en",
    people: Collection[str] = (),
) -> Seat:
    """Sit down at a game where it has come to a phase."""
    playing = passed(game(people or (seat,), scenario, language=language), phase)
    return Seat(playing, seat, language)


PUT = Put("north", (Clause("gate", "half", public=False),), invited=("south",), rounds=2)
"""The text that north puts in the rich world; isle is to approve what north signs."""


def text_of(session: Session) -> str:
    """The name of the text that lies on the table for south."""
    return next(filter(None, texts_known(session.observation("south").view)))


def agreed(phase: str, seat: str, more: Mapping[str, Any] | None = None, exchange: int = 0) -> Seat:
    """Sit down at the rich world where north puts a text in the first exchange and south signs it in the second.

    It is in the first exchange of the talk unless another is asked for; `commit` comes after it is agreed.
    """
    session = rich_session(more)
    while session.phase != (phase, exchange or (phase == "talk")) or seat not in session.waiting:
        for each in session.waiting:
            given: Mapping[tuple[str, int, str], Callable[[], Order]] = {
                ("talk", 1, "north"): lambda: PUT,
                ("talk", 2, "south"): lambda: Sign("south", text_of(session)),
                ("ratify", 0, "isle"): lambda: Ratify("isle", text_of(session), approve=True),
            }
            make = given.get((*session.phase, each)) if session.round == 1 else None
            assert not session.submit(each, [make()] if make else [])
        session.advance()
    return seated(session, seat)


def seated(session: Session, seat: str) -> Seat:
    """Sit down at a game of the rich world; where the seat is not asked, whoever is asked sits there."""
    playing = Game(session, "rich")
    all_read(playing)
    return Seat(playing, seat)


def all_read(playing: Game) -> None:
    """Everybody has read her brief, and the news of all rounds."""
    news = map(news_of, range(1, playing.session.book.rounds + 1))
    for read in ("brief", *news):
        for each in playing.session.people:
            playing.note_read(each, read)


def lying(seat: str) -> Seat:
    """Sit down in the exchange in which the text of north lies there, and nobody has answered it."""
    return agreed("talk", seat, exchange=2)
