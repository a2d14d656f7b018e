"""The foot of the screen: the headline numbers, how they went, and the news."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.pictures import palette
from game.pictures.drawing import Picture
from game.pictures.gauge import gauge
from game.screens.here import Here
from game.screens.nodes import Node, button, group, text
from game.screens.places import News, Numbers
from game.screens.why import ask_why
from game.views.brief import Passage
from game.views.front_page import Article
from game.views.table import IndicatorRow

LARGE: Final = 1.2
"""Size of text from which the numbers stand as words: no ring holds them."""
FIRST: Final = 4
"""Numbers that are shown where the scenario has no headlines."""


def strip(here: Here) -> Node:
    """Headline numbers first, then the newest of the news."""
    rows = here.player.table.headlines or here.player.table.indicators[:FIRST]
    return group(
        *(
            number_shown(here, row, palette.NUMBERS[n % len(palette.NUMBERS)])
            for n, row in enumerate(rows)
        ),
        button(
            "numbers",
            here.say("strip.more"),
            here.over(Numbers()),
            icon="chart-line",
            kind="quiet",
        ),
        _news(here),
        kind="strip",
        flow="wrap",
        region="news",
    )


def number_shown(here: Here, row: IndicatorRow, colour: str) -> Node:
    """One number of the world: on a ring, or in words where letters are large; it can be asked why."""
    ask = ask_why(here, "indicator", row.id)
    hint = here.say("ask_why", name=row.name)
    if here.look.text > LARGE:
        moved = f" ({here.words.signed(row.last)})" if row.last else ""
        said = f"{row.name} **{value_said(here, row)}**{moved}"
        return button(f"indicator.{row.id}", said, ask, kind="number", hint=hint)
    ring = Node("image", picture=_ring(here, row, colour))
    return button(
        f"indicator.{row.id}",
        row.name,
        ask,
        kind="gauge",
        label=row.sentence,
        hint=hint,
        children=(ring,),
    )


def _ring(here: Here, row: IndicatorRow, colour: str) -> Picture:
    share = 0.0 if row.value is None else (row.value - row.low) / max(row.high - row.low, 1)
    moved = here.words.signed(row.last) if row.last else ""
    large = here.look.text
    return gauge(
        share, value_said(here, row), moved, colour=colour, size=84 * (1 + (large - 1) * 0.6),
        text=24 * large, title=row.sentence,
    )  # fmt: skip


def value_said(here: Here, row: IndicatorRow) -> str:
    """The number as it is seen: an estimate with its sign, a hidden one as a question."""
    if row.value is None:
        return "?"
    value = here.words.number(row.value)
    return f"~{value}" if row.kind == "estimate" else value


def shortened(said: str, letters: int = 120) -> str:
    """Cut a text after a whole word; the rest is read when it is opened.

    >>> shortened("one two three", 9)
    'one two …'
    """
    if len(said) <= letters:
        return said
    return said[:letters].rsplit(" ", 1)[0] + " …"


def _begun(passage: Passage) -> str:
    """The start of a text, with its whole mark."""
    return replace(passage, text=shortened(passage.text)).marked


def _news(here: Here) -> Node:
    """The first of this round's news, and how many more there are."""
    player = here.player
    articles: list[Article] = [a for page in player.news(player.round) for a in page.articles]
    if not articles:
        return text(here.say("news.none"), "soft", icon="newspaper", kind="news")
    first = articles[0]
    more = f" (+{len(articles) - 1})" if len(articles) > 1 else ""
    return button(
        "news",
        f"**{first.title}**{more}",
        here.over(News()),
        icon="newspaper",
        kind="news",
        tone="warn",
        hint=here.say("news.read", title=first.title),
        children=(text(_begun(first.passages[0]), weight=2),),
    )
