"""A debrief as one HTML file: it loads nothing, needs no script, and prints."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, groupby

from game.debrief.markup import Markup, items, tag
from game.debrief.parts import Block, Bullets, Card, Figure, Heading, PagePart, Prose, Table
from game.debrief.source import Material
from game.debrief.style import style
from game.pictures.drawing import Picture
from game.views.words import Words


def page(source: Material, title: str, meta: str, parts: tuple[PagePart, ...]) -> str:
    """Write the page."""
    words = source.words
    writer = _PageWriter(words)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("style", Markup(style())),
    )
    top = tag(
        "header", tag("div", tag("h1", title), tag("p", meta), tag("p", words.say("page.tone")))
    )
    links = [tag("li", tag("a", part.title, href=f"#{part.id}")) for part in parts]
    nav = tag(
        "nav",
        tag("h2", words.say("page.jump"), id="jump"),
        tag("ol", links),
        aria_labelledby="jump",
    )
    notice = None
    if source.problem is not None:
        told = words.say("page.problem", problem=source.problem.message)
        notice = tag("p", told, class_="notice", role="note")
    main = tag("main", notice, [writer.part(part) for part in parts])
    foot = tag("footer", tag("p", words.say("page.made")))
    body = tag("body", top, tag("div", nav, main, class_="page"), foot)
    return "<!DOCTYPE html>\n" + tag("html", head, body, lang=words.language) + "\n"


def _in_rows(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Put cards that follow each other together."""
    for cards, group in groupby(blocks, lambda block: isinstance(block, Card)):
        if cards:
            yield list(group)
        else:
            yield from ([block] for block in group)


class _PageWriter:
    """Writes parts; every picture gets a name of its own."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.pictures = count(1)

    def part(self, part: PagePart) -> Markup:
        how = tag("p", part.how, class_="how") if part.how else None
        name = f"{part.id}-title"
        return tag(
            "section",
            tag("h2", part.title, id=name),
            how,
            [markup for row in _in_rows(part.blocks) for markup in self.row(row)],
            id=part.id,
            aria_labelledby=name,
        )

    def row(self, blocks: list[Block]) -> Iterator[Markup]:
        """Write one block, or several cards side by side."""
        written = [markup for block in blocks for markup in self.block(block)]
        if len(blocks) > 1:
            yield tag("div", written, class_="cards")
        else:
            yield from written

    def block(self, block: Block) -> Iterator[Markup]:
        match block:
            case Prose():
                yield tag("p", block.text, class_="lead" if block.strong else None)
            case Heading():
                yield tag("h3", block.text)
                if block.how:
                    yield tag("p", block.how, class_="how")
            case Bullets(numbered=True):
                yield tag("ol", [tag("li", line) for line in block.lines], class_="turns")
            case Bullets():
                yield items(block.lines) or Markup()
            case Figure():
                yield self.figure(block)
            case Table():
                yield self.table(block)
            case Card():
                yield tag("div", tag("h3", block.title), items(block.lines), class_="card")

    def figure(self, figure: Figure) -> Markup:
        several = len(figure.wide) > 1
        beside = several and figure.wide[0].width < 400
        both = (
            ("wide", figure.wide, "pair wide" if beside else "wide"),
            ("narrow", figure.narrow, "pair narrow" if several else "narrow"),
        )
        return tag(
            "figure",
            [tag("div", self._pictures(row, figure), class_=kind) for _, row, kind in both],
        )

    def _pictures(self, row: tuple[Picture, ...], figure: Figure) -> Iterator[Markup]:
        captions = figure.captions or ("",) * len(row)
        for picture, caption in zip(row, captions, strict=True):
            named = tag("p", caption, class_="caption") if caption else None
            yield tag("div", named, Markup(picture.svg(id=f"p{next(self.pictures)}")))

    def table(self, table: Table) -> Markup:
        wide = len(table.head) - table.numbers
        cells = [
            tag("th", name, scope="col", class_="n" if n >= wide else None)
            for n, name in enumerate(table.head)
        ]
        last = self.words.say("page.sum")
        rows = [
            tag(
                "tr",
                tag("th", row[0], scope="row"),
                [
                    tag("td", cell, class_="n" if n >= wide else None)
                    for n, cell in enumerate(row[1:], 1)
                ],
                class_="sum" if row[0] == last else None,
            )
            for row in table.rows
        ]
        written = tag(
            "div",
            tag(
                "table",
                tag("caption", table.caption),
                tag("thead", tag("tr", cells)),
                tag("tbody", rows),
            ),
            class_="scroll",
            tabindex=0,
            role="region",
            aria_label=table.caption,
        )
        if not table.folded:
            return written
        return tag("details", tag("summary", self.words.say("page.numbers")), written)
