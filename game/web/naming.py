"""What is read of a node and what is heard of it, so that whoever speaks to a browser says what she sees.

The name that is heard contains the text that is read (WCAG 2.1, 2.5.3). Where a label tells the same in
other words it follows the text, for those who hear it alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from game.screens.nodes import Node, plain, walk


def lettered(said: str) -> str:
    """Write a text for a page: signs escaped, and what stands between **stars** strong.

    >>> lettered("**5** < 6")
    '<b>5</b> &lt; 6'
    """
    parts = escape(said).split("**")
    return "".join(f"<b>{part}</b>" if n % 2 else part for n, part in enumerate(parts))


def visible(node: Node) -> str:
    """What is to be read of a node, in one line."""
    return plain(" ".join(_read(node)))


def _read(node: Node) -> Iterator[str]:
    if node.text:
        yield node.text
    for child in node.children:
        yield from _read(child)


def named(node: Node) -> tuple[str, str]:
    """How something to press is named beside its text: as an attribute, or as words that are heard after it.

    Pictures with numbers in them are read as well, so that a label may not stand in their place.

    >>> named(Node("button", text="+7", label="Water: +7 for you"))
    (' aria-label="Water: +7 for you"', '')
    >>> named(Node("button", text="Go on", label="To the next round"))
    ('', '<span class="heard"> To the next round</span>')
    """
    read = visible(node)
    if not node.label or node.label == read:
        return "", ""
    drawn = any(each.picture and each.picture.labels for each in walk(node))
    if not drawn and _flat(read) in _flat(node.label):
        return f' aria-label="{escape(node.label)}"', ""
    return "", f'<span class="heard"> {escape(node.label)}</span>'


def _flat(said: str) -> str:
    return " ".join(said.casefold().split())
