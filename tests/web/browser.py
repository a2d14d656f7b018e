"""A browser at a seat, as a server would see it: it fetches pages and posts what was pressed on one."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

from game.player.game import Game
from game.player.look import Look
from game.player.passing import Passing
from game.screens.nodes import Screen
from game.screens.places import AtTable, Start
from game.screens.shown import Seen, enter, press, shown
from game.screens.visit import Visit, now
from game.web.mouth import html

Answer = Literal["ok", "repeated", "late", "refused"]


@dataclass(frozen=True)
class Command:
    """What a browser posts: its own number, what it saw, which node, and what was typed."""

    number: int
    seen: Seen
    id: str
    typed: str | None = None


@dataclass
class Browser:
    """One device of one seat. The server keeps its visit, and the numbers of the commands it has answered."""

    game: Game
    seat: str
    language: str = "en"
    number: int = 0
    said: str = ""
    answered: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        look = Look(self.language, prompts=False, still=True)
        passing = Passing(self.game, own=self.seat)
        self.visit = now(Visit(look, (Start(), AtTable()), passing, self.seat))

    @property
    def screen(self) -> Screen:
        """The newest screen."""
        self.game.arrived()
        self.visit = now(self.visit)
        return shown(self.visit)

    def page(self) -> str:
        """The newest page."""
        return html(self.screen, self.language)

    def command(self, id: str, typed: str | None = None) -> Command:
        """What is posted when a node of the newest page is pressed."""
        self.number += 1
        return Command(self.number, Seen.of(self.screen), id, typed)

    def post(self, command: Command) -> Answer:
        """Answer a command; one that was answered before does nothing more."""
        if command.number in self.answered:
            return "repeated"
        self.answered.add(command.number)
        before = self.screen
        typed = command.typed
        if typed is None:
            done = press(self.visit, command.id, command.seen)
        else:
            done = enter(self.visit, command.id, typed, command.seen)
        self.visit, self.said = done.visit, done.said
        if done.well:
            return "ok"
        return "late" if Seen.of(before) != command.seen else "refused"

    def press(self, id: str, typed: str | None = None) -> Answer:
        """Press a node of the newest page."""
        return self.post(self.command(id, typed))


@dataclass
class Element:
    """An element of a page, with what can be read in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


def pressed_ids(html: str) -> list[str]:
    """The ids of what can be pressed or typed into on a page, in order."""
    return [
        element.attributes.get("data-entry") or element.attributes["data-id"]
        for element in Elements(html).all
        if "data-entry" in element.attributes
        or (element.tag == "button" and "data-id" in element.attributes)
    ]


class Elements(HTMLParser):
    """The elements of a page in order, and whether what was opened was closed."""

    VOID = ("meta", "input", "link", "br")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[Element] = []
        self.open: list[Element] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.all.append(element)
        if tag not in self.VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append(Element(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += f" {data}"
