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
from game.views.table import IndicatorRow, Table

COLOURS = (
    palette.BLUE,
    palette.VERMILION,
    palette.GREEN,
    palette.PURPLE,
    palette.SLATE,
    palette.ROSE,
)


def strip(play: Play, look: Look) -> Node:
    """Headline numbers on the left, the newest of the news on the right."""
    shown = play.table(look)
    gauges = [
        indicator_gauge(play, look, item, COLOURS[n % len(COLOURS)])
        for n, item in enumerate(shown.headlines or shown.indicators[:4])
    ]
    more = _more(look, shown)
    return row(
        row(*gauges, more, gap=6, grow=1.4, align="end", even=True),
        _news(play, look),
        gap=18,
        pad=(20, 8),
        skin="strip",
        align="stretch",
    )


def indicator_gauge(play: Play, look: Look, item: IndicatorRow, colour: str) -> Node:
    """One number of the world on a ring; it can be asked why."""
    words_ = play.words(look)
    span = max(item.high - item.low, 1)
    share = 0.0 if item.value is None else (item.value - item.low) / span
    value = "?" if item.value is None else words_.number(item.value)
    if item.kind == "estimate":
        value = f"~{value}"
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


def _more(look: Look, shown: Table) -> Node:
    return Node(
        Column(2, "middle", "middle"),
        (
            icon("chart-line", 26, "accent"),
            small(say(look, "strip.more"), "accent", align="middle"),
        ),
        id="numbers",
        role="button",
        label=say(look, "strip.more"),
        intent="numbers",
        skin="quiet",
        pad=(4, 14),
    )


def _news(play: Play, look: Look) -> Node:
    articles: list[Article] = [a for page in play.news(look) for a in page.articles]
    if not articles:
        return column(
            row(icon("newspaper", 22, "soft"), words(say(look, "news.none"), SMALL, "soft", grow=1)),
            skin="card", pad=(16, 12), grow=1, id="", spread="middle",
        )  # fmt: skip
    first = articles[0]
    more = f" (+{len(articles) - 1})" if len(articles) > 1 else ""
    head = row(
        icon("newspaper", 22, "warn"),
        words(f"**{first.title}**{more}", SMALL, "warn", grow=1),
        gap=10,
    )
    node = column(head, words(shortened(first.text), SMALL), gap=2, spread="middle")
    return Node(
        node.body, node.children, id="news", role="button", label=say(look, "news.read", title=first.title),
        intent="news", hint=first.text, skin="news", pad=(22, 10), grow=1.0,
    )  # fmt: skip
