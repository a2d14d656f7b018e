"""Short ways through a screen with keys: to its main button, to its next part, to one of its choices."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from game.screens.nodes import Node, Screen, walk

DIGITS: Final = "123456789"
"""Keys that lead to a choice by its number."""
USUAL: Final = ("send", "done", "next", "on")
"""The ids of main buttons, in place of one that cannot be pressed now."""


def main_of(screen: Screen) -> str:
    """The main button, or the one that would be if it could be pressed; empty for none."""
    nodes = [node for node in walk(screen.top) if node.intent and node.role == "button"]
    main = next((node.id for node in nodes if node.primary), "")
    return main or next((node.id for node in nodes if node.id in USUAL), "")


def next_part(screen: Screen, focus: str, known: Collection[str], way: int) -> str:
    """The first thing to press in the next part of a screen, or in the one before; around the end."""
    parts = [ids for ids in (_pressed_in(part, known) for part in _parts(screen.top)) if ids]
    if not parts:
        return ""
    before = -1 if way > 0 else 0
    here = next((n for n, ids in enumerate(parts) if focus in ids), before)
    return parts[(here + way) % len(parts)][0]


def _parts(top: Node) -> tuple[Node, ...]:
    return top.children or (top,)


def _pressed_in(part: Node, known: Collection[str]) -> list[str]:
    return [node.id for node in walk(part) if node.id in known]


def choice_at(screen: Screen, number: int) -> str:
    """What is chosen in a choice of the screen, by its number from 0; else what stands, else its first; empty for none."""
    choices = [node for node in walk(screen.top) if node.role == "radiogroup"]
    if screen.dialog is not None or number >= len(choices):
        return ""
    options = choices[number].children
    chosen = [node for node in options if node.value == "chosen"]
    stands = [node for node in options if node.kind == "stands"]
    return (*chosen, *stands, *options)[0].id
