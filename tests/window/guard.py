"""Looks at the window after everything that is done, and remembers what should not be there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.player.game import Game
from game.player.player import Player
from game.window.blocks import Field, Lettering
from game.window.layout import boxes
from tests.window.pilot import Pilot
from tests.window.stages import at_places, visit

GAMES = {
    "three-valleys": ("alto", "delta"),
    "drones-over-mexico": ("mx_president", "us_president"),
}


def on_screen(pilot: Pilot) -> str:
    """Everything the window shows or says of all that can be seen, hints and descriptions too."""
    found: list[str] = []
    for laid in pilot.stage.laid:
        for box in boxes(laid):
            block = box.block
            found += [block.label, block.value, block.hint, block.disabled]
            found.append("".join(run.text for line in box.lines for run in line.runs))
            if isinstance(block.body, Lettering):
                found.append("".join(run.text for run in block.body.runs))
            if isinstance(block.body, Field):
                found.append(block.body.text)
    return "\n".join([pilot.stage.toast, *filter(None, found)])


def sentences(text: str) -> Iterator[str]:
    """What is long enough to be told apart from common words."""
    return (part for part in re.split(r"(?<=[.;:!?])\s+", text) if len(part) > 24)


def secrets(game: Game) -> Iterator[tuple[str, str]]:
    """Sentences for one seat alone, each with the seat."""
    texts = game.texts(game.session.language)
    public = " ".join(
        passage.text for holder in texts.stakeholders.values() for passage in holder.public
    )
    for seat, holder in texts.stakeholders.items():
        own = [passage.text for passage in holder.private]
        own += [bonus.say.text for bonus in holder.bonuses if bonus.say]
        own += [
            heard.text
            for fact in texts.facts.values()
            for heard in fact.told.get(seat, {}).values()
            if not any(heard in other.values() for s, other in fact.told.items() if s != seat)
        ]
        for text in own:
            yield from ((seat, part) for part in sentences(text) if part not in public)


class Guard:
    """Looks at the screen after every action and remembers what should not be there."""

    def __init__(self) -> None:
        self.leaks: list[str] = []
        self.known: dict[str, set[tuple[str, str]]] = {}
        """Hidden settings that a seat has learnt of."""
        self.readers: set[str] = set()
        self.present = ""
        """Who sits there: whoever last said so, and not whom the window believes to be reading."""
        self.covers = 0

    def look(self, pilot: Pilot) -> None:
        """Check what there is now."""
        shown = visit(pilot)
        game = shown.game
        if game is None or game.session.over or game.busy:
            return
        covered, reader = shown.covered, shown.player
        name = pilot.stage.screen.id
        self.covers += covered
        self.readers |= set() if covered else {reader.seat}
        if not covered and game.session.shared and self.present != reader.seat:
            self.leaks.append(f"{name} for {reader.seat} while {self.present} sits")
        said = on_screen(pilot)
        for seat, text in secrets(game):
            if (covered or seat != (self.present or reader.seat)) and text in said:
                self.leaks.append(f"{name} for {reader.seat}: {text}")
        for lever, setting, called in self.hidden(reader):
            if called in said and (covered or (lever, setting) not in self.known[reader.seat]):
                self.leaks.append(f"{name} for {reader.seat}: {called}")

    def hidden(self, reader: Player) -> Iterator[tuple[str, str, str]]:
        """Settings that some do not know of: lever, setting and name."""
        for lever, text in reader.texts.levers.items():
            namable = set(reader.namable(lever))
            self.known.setdefault(reader.seat, set()).update((lever, s) for s in namable)
            at = reader.book.levers.index(lever)
            denied = int(reader.seen.view.one.denied[at])
            if denied >= 0:  # whoever denies a setting in public names it to everybody
                self.known[reader.seat].add((lever, reader.book.settings[at][denied]))
            shown = " ".join(text.settings[s].name.text for s in namable)
            for setting, found in text.settings.items():
                if found.covert and found.name.text not in shown:
                    yield lever, setting, found.name.text


class Watched(Pilot):
    """A pilot that looks at the screen after everything it does."""

    guard: Guard

    def press(self, id: str) -> None:
        """Press, and look."""
        if id == "ready":
            passing = visit(self).passing
            assert passing is not None
            self.guard.present = passing.seat
        super().press(id)
        self.guard.look(self)

    def wait(self, seconds: float = 0.1) -> None:
        """Let time pass, and look."""
        super().wait(seconds)
        self.guard.look(self)


def watched(language: str = "en", **look: object) -> Watched:
    """A window with a guard beside it."""
    pilot = Watched(at_places(language=language, **look).stage)
    pilot.guard = Guard()
    return pilot
