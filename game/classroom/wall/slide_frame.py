"""What the slides of a class share: their frame, the archives they are made from, and bars of votes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from game.classroom.archives.archive import Archive
from game.classroom.wall.showing import SLIDES, Wall, WallFacts, say, svg
from game.pictures import palette
from game.pictures.drawing import Sheet
from game.views.words import Words


@dataclass(frozen=True, slots=True)
class VoteBar:
    """A bar with its name and number."""

    name: str
    count: int
    picture: Markup
    kind: str = ""


def framed_slide(facts: WallFacts, title: str, kind: str, body: Any, **more: Any) -> Wall:
    """A slide with its title, its place among the six, and its question in the foot."""
    at = SLIDES.index(facts.step)
    return Wall(
        kind=kind,
        language=facts.language,
        title=say(facts, title),
        clock=facts.left,
        dots=tuple(n == at for n in range(len(SLIDES))),
        body=body,
        keys=facts.keys,
        **{"sign": "message-circle", **more},
    )


def archive_of(facts: WallFacts) -> Archive:
    """What the slides are made from; there must be some."""
    assert facts.archive is not None
    return facts.archive


def words_of(facts: WallFacts) -> Words:
    """Names and numbers in the language of the wall."""
    return facts.tables[0].game.words(facts.language)


def bar(share: float, colour: str = palette.BLUE, wide: float = 420) -> Markup:
    """A bar of a share of its room; never nothing, so that a zero can be seen."""
    sheet = Sheet(wide, 34)
    sheet.rect(0, 2, wide, 30, palette.TRACK, round=8)
    sheet.rect(0, 2, max(wide * share, 6), 30, colour, round=8)
    return svg(sheet.finished())
