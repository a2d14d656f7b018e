"""What has changed in a text since it was translated, where the translation still shows the old text in a comment."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from game.scenario.pairing import WAS, fingerprint
from game.scenario.tree import Spot, Tree

_MOST: Final = 6
"""Words that are shown of a change."""


def change(tree: Tree, entry: Spot, stamp: str, text: str) -> str:
    """Say how the words of a text differ from those that were translated; empty if nobody knows any more.

    Args:
        tree: the translation.
        entry: where its key stands; the old text is a comment above it.
        stamp: the fingerprint of the old text.
        text: the text as it is now.
    """
    for old in _above(tree, entry):
        if fingerprint(old) == stamp:
            return _difference(old.split(), text.split())
    return ""


def _above(tree: Tree, entry: Spot) -> Iterator[str]:
    """The comments directly above an entry, from below."""
    lines = tree.text.split("\n")[: entry.line - 1]
    while lines and lines[-1].lstrip().startswith("#"):
        yield lines.pop().lstrip()[1:].strip().removeprefix(WAS)


def _difference(old: list[str], new: list[str]) -> str:
    """The first words that differ, and how many more do.

    >>> _difference("The river is low .".split(), "The lake is low .".split())
    "'river' is now 'lake'"
    """
    changes = [
        one for one in SequenceMatcher(None, old, new, False).get_opcodes() if one[0] != "equal"
    ]
    kind, first, last, start, end = changes[0]
    was, now = (_shown(words) for words in (old[first:last], new[start:end]))
    said = {"insert": f"{now} is new", "delete": f"{was} is gone"}.get(kind, f"{was} is now {now}")
    return said if len(changes) == 1 else f"{said}, and more"


def _shown(words: list[str]) -> str:
    more = " ..." if len(words) > _MOST else ""
    return f"'{' '.join(words[:_MOST])}{more}'"
