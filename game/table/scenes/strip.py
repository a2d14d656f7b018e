"""The foot of the screen: the headline numbers, how they went, and the news."""

from __future__ import annotations

from game.pictures import palette
from game.pictures.gauge import gauge
from game.table.kit.nodes import SMALL, Column, Drawing, Node, Words, runs
from game.table.kit.parts import column, icon, row, small, words
from game.table.kit.scene import Look
from game.table.playing import Play
from game.table.voice import say
from game.views.front_page import Article
from game.views.table import IndicatorRow

COLOURS = (
    palette.BLUE,
    palette.VERMILION,
    palette.GREEN,
    palette.PURPLE,
    palette.SLATE,
    palette.ROSE,
)


LARGE = 1.2
"""Size of text from which the numbers stand as words, in a line that wraps."""


def strip(play: Play, look: Look) -> Node:
    """Headline numbers on the left, the newest of the news on the right."""
    shown = play.table(look)
    items = shown.headlines or shown.indicators[:4]
    if look.text > LARGE:
        lines = [_line(play, look, item) for item in items]
        return row(
            *lines, _more(look, large=True), _news(play, look, large=True),
            gap=8, pad=(18, 6), skin="strip", wraps=True, align="stretch",
        )  # fmt: skip
    gauges = [
        indicator_gauge(play, look, item, COLOURS[n % len(COLOURS)]) for n, item in enumerate(items)
    ]
    return row(
        row(*gauges, _more(look), gap=6, grow=1.4, align="end", even=True),
        _news(play, look),
        gap=18,
        pad=(20, 8),
        skin="strip",
        align="stretch",
    )


def _value(play: Play, look: Look, item: IndicatorRow) -> str:
    if item.value is None:
        return "?"
    value = play.words(look).number(item.value)
    return f"~{value}" if item.kind == "estimate" else value


def _line(play: Play, look: Look, item: IndicatorRow) -> Node:
    """One number of the world in words, where there is no room for a ring."""
    moved = f" ({play.words(look).signed(item.last)})" if item.last else ""
    said = f"{item.name} **{_value(play, look, item)}**{moved}"
    return Node(
        Column(0, "stretch", "middle"),
        (words(said, SMALL),),
        id=f"indicator.{item.id}",
        role="button",
        label=item.sentence,
        hint=say(look, "ask_why", name=item.name),
        intent=("why", "indicator", item.id),
        skin="quiet",
        pad=(8, 4),
    )


def indicator_gauge(play: Play, look: Look, item: IndicatorRow, colour: str) -> Node:
    """One number of the world on a ring; it can be asked why."""
    words_ = play.words(look)
    span = max(item.high - item.low, 1)
    share = 0.0 if item.value is None else (item.value - item.low) / span
    value = _value(play, look, item)
    moved = "" if not item.last else words_.signed(item.last)
    size = 84 * (1 + (look.text - 1) * 0.6)
    drawn = gauge(
        share, value, moved, colour=colour, size=size, text=24 * look.text, title=item.sentence
    )
    name = Node(Words(runs(f"**{item.name}**"), SMALL, "ink", "middle"))
    return Node(
        Column(0, "middle"),
        (name, Node(Drawing(drawn), role="image")),
        id=f"indicator.{item.id}",
        role="button",
        label=item.sentence,
        hint=say(look, "ask_why", name=item.name),
        intent=("why", "indicator", item.id),
        skin="quiet",
        pad=(4, 4),
    )


def shortened(text: str, letters: int = 120) -> str:
    """Cut a text after a whole word; the rest is read when it is opened.

    >>> shortened("one two three", 9)
    'one two …'
    """
    if len(text) <= letters:
        return text
    return text[:letters].rsplit(" ", 1)[0] + " …"


def _more(look: Look, large: bool = False) -> Node:
    sign = icon("chart-line", 26, "accent")
    text = small(say(look, "strip.more"), "accent", align="middle")
    inside = (row(sign, text, gap=8),) if large else (sign, text)
    return Node(
        Column(2, "middle", "middle"),
        inside,
        id="numbers",
        role="button",
        label=say(look, "strip.more"),
        intent="numbers",
        skin="quiet",
        pad=(8, 4) if large else (4, 14),
    )


def _news(play: Play, look: Look, large: bool = False) -> Node:
    articles: list[Article] = [a for page in play.news(look) for a in page.articles]
    if not articles:
        sign, text = icon("newspaper", 22, "soft"), say(look, "news.none")
        return row(sign, words(text, SMALL, "soft", grow=1), skin="card", pad=(16, 8), grow=1)
    first = articles[0]
    more = f" (+{len(articles) - 1})" if len(articles) > 1 else ""
    title = f"**{shortened(first.title, 34) if large else first.title}**{more}"
    head = row(icon("newspaper", 22, "warn"), words(title, SMALL, "warn", grow=1), gap=10)
    about = () if large else (words(shortened(first.text), SMALL),)
    node = column(head, *about, gap=2, spread="middle")
    return Node(
        node.body, node.children, id="news", role="button", label=say(look, "news.read", title=first.title),
        intent="news", hint=first.text, skin="news", pad=(22, 6 if large else 10), grow=1.0,
    )  # fmt: skip
