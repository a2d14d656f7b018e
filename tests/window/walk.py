"""Walks through the window by the ids of what is pressed, each with an album of what was seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.player.game import Game
from game.session import gallery, saved, scribe
from game.window.stage import LINGER
from tests.window.album import Album
from tests.window.pilot import Pilot
from tests.window.stages import visit
from tests.window.tours import name_of


@contextmanager
def away(folder: Path) -> Iterator[None]:
    """Keep records, endings and pages of tests out of the person's folders."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (scribe, saved):
            patch.setattr(module, "usual_folder", lambda: folder)
        patch.setattr(gallery, "gallery_file", lambda: folder / "endings.json")
        patch.setattr("platformdirs.user_documents_dir", lambda: str(folder))
        patch.setattr("webbrowser.open", lambda _: True)
        yield


def quiet(pilot: Pilot) -> None:
    """Wait for what goes on beside the window, for which no time passes, so that each walk sees the same."""
    pilot.settle(0.0)
    pilot.wait(LINGER)


def named(pilot: Pilot, id: str) -> str:
    """An id with the name of the text that stands in it as `#1`, by the number that the reader sees."""
    what, _, number = id.partition(".#")
    if not number:
        return id
    text = next(t.text for t in visit(pilot).player.tabled if t.number == int(number))
    return f"{text}.{what}" if what in ("yes", "no") else f"{what}.{text}"


class Walk:
    """A pilot and its album: presses, and takes a picture of what came."""

    def __init__(self, name: str, pilot: Pilot, large: bool = False) -> None:
        self.pilot, self.album = pilot, Album(name, pilot, large)
        self.pressed: list[str] = []
        quiet(pilot)
        self.album.take("begin")

    def go(self, *ids: str) -> None:
        """Press one thing after the other and note each screen."""
        for each in ids:
            id = named(self.pilot, each)
            self.pressed.append(id)
            self.pilot.press(id)
            quiet(self.pilot)
            self.album.take(id)

    def key(self, name: str, **how: bool) -> None:
        """Press a key and note the screen."""
        self.pilot.key(name, **how)
        quiet(self.pilot)
        self.album.take(f"key {name}")


def _there(pilot: Pilot, wanted: str, ids: list[str]) -> bool:
    """Whether something is there to be pressed; what has not come to the table is not."""
    _, _, number = wanted.partition(".#")
    known = [str(text.number) for text in visit(pilot).player.tabled] if number else [""]
    return number in known and named(pilot, wanted) in ids


def game_of(walk: Walk) -> Game:
    """The game that is played."""
    game = visit(walk.pilot).game
    assert game is not None
    return game


def given(game: Game, kind: type) -> list[object]:
    """All orders of a kind so far."""
    return [i.order for s in game.session.steps for i in s.orders if isinstance(i.order, kind)]


def on_to(walk: Walk, *wanted: str, most: int = 20) -> None:
    """Let persons who have nothing else to do here go on until something is there to be pressed."""
    for _ in range(most):
        if name_of(walk.pilot) == "news":
            walk.go("on")
            continue
        ids = walk.pilot.ids()
        if any(_there(walk.pilot, want, ids) for want in wanted):
            return
        answers = [i for i in ids if i.endswith(".yes")]
        if answers and answers[0] not in walk.pressed:
            walk.go(answers[0])
        walk.go(next(i for i in ("sit", "next", "on", "keep", "same", "done") if i in ids))
    raise AssertionError(f"there is never one of {wanted}; there are {walk.pilot.ids()}")
