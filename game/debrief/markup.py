"""HTML from Python, escaped by structure: what is not `Markup` is text.

Small builders instead of a template language: a debrief is tables, lists and pictures that are worked out
in Python anyway, nothing in it is laid out by hand twice, and so there is no dependency, types are
checked, and nothing reaches the page unescaped by forgetting a filter. (The classroom, whose pages are
mostly fixed forms, may choose otherwise.)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from game.pictures.drawing import escaped

VOID: Final = frozenset(("meta", "br", "hr"))
"""Elements without an end."""


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child = str | Iterable[str] | None


def tag(name: str, /, *children: Child, **attributes: str | int | None) -> Markup:
    """Write an element with its attributes and children.

    A child is text, which is escaped, or markup, or several of these; None is nothing. An underscore at
    the end of an attribute's name is dropped, and others become hyphens; None leaves it out.

    >>> tag("p", "R&D ", tag("b", "now"), class_="note")
    '<p class="note">R&amp;D <b>now</b></p>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Markup(f"<{name}{written}>")
    inside = "".join(_inside(child) for child in children)
    return Markup(f"<{name}{written}>{inside}</{name}>")


def _inside(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, str):
        return escaped(child)
    return "".join(_inside(each) for each in child)


def items(lines: Iterable[str], **attributes: str) -> Markup | None:
    """Write a list; nothing of no lines."""
    rows = [tag("li", line) for line in lines]
    return tag("ul", rows, **attributes) if rows else None
