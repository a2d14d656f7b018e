"""Sheets of paper as one HTML file: it loads nothing, needs no script, and one sheet is one printed page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.debrief.markup import Child, Markup, tag
from game.paper.ink import icon
from game.paper.plan import ClassPlan
from game.paper.style import style


def document(plan: ClassPlan, title: str, note: str, sheets: Iterable[Markup]) -> str:
    """Write a file of sheets; the note says on the screen how to print them, and is not printed."""
    whole = f"{title} · {plan.words.texts.title.text}"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", whole),
        tag("style", Markup(style(plan.paper))),
    )
    top = tag("header", tag("h1", whole), tag("p", note), tag("p", plan.say("print.how")))
    body = tag("body", top, tag("main", sheets))
    return "<!DOCTYPE html>\n" + tag("html", head, body, lang=plan.language) + "\n"


def sheet(*children: Child, kind: str = "", language: str | None = None) -> Markup:
    """Lay one sheet, with margins."""
    return tag("section", *children, class_=f"sheet {kind}".strip(), lang=language)


def cut(pieces: Sequence[Markup], across: int, down: int, kind: str = "") -> list[Markup]:
    """Lay pieces on sheets that are cut apart along dashed lines, `across` by `down` a sheet."""
    return [
        tag(
            "section",
            [
                _piece(piece, at, across)
                for at, piece in enumerate(pieces[first : first + across * down])
            ],
            class_=f"sheet cut x{across}y{down} {kind}".strip(),
        )
        for first in range(0, len(pieces), across * down)
    ]


def _piece(piece: Markup, at: int, across: int) -> Markup:
    below, beside = at >= across, at % across > 0
    marks = [icon("scissors", "scissors")] if below and not beside else []
    kind = "piece" + (" below" if below else "") + (" beside" if beside else "")
    return tag("div", *marks, piece, class_=kind)


def lined(count: int) -> Markup:
    """Lay lines to write on."""
    return tag("div", [tag("div", class_="write") for _ in range(count)], class_="lines")
