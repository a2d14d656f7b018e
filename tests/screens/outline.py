"""A screen as lines that can be read and compared: what each node is, and what it wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from hashlib import sha256

from game.player.intents import Intent
from game.screens.nodes import Node, Screen
from game.screens.wants import Show, Then

MARKS = ("kind", "flow", "icon", "tone", "region", "value", "disabled", "hint")
FLAGS = ("primary", "busy", "live")
USUAL = Node("text")


def outline(screen: Screen) -> Iterator[str]:
    """Write what lies on top of a screen."""
    yield f"# {screen.id}: {screen.title} | focus {screen.focus} | escape {wanted(screen.escape)}"
    yield from _lines(screen.top, 0)


def _lines(node: Node, deep: int) -> Iterator[str]:
    marks = [f"{name}={getattr(node, name)}" for name in MARKS if getattr(node, name) != getattr(USUAL, name)]  # fmt: skip
    marks += [name for name in FLAGS if getattr(node, name)]
    marks += [f"weight={node.weight}"] if node.weight != 1 else []
    marks += [f"picture={sha256(node.picture.svg().encode()).hexdigest()[:8]}"] if node.picture else []  # fmt: skip
    marks += [f"-> {wanted(node.intent)}"] if node.intent else []
    words = [repr(node.text)] if node.text else []
    words += [f"label {node.label!r}"] if node.label else []
    level = f"{node.level}" if node.level else ""
    name = f"#{node.id}" if node.id else ""
    yield "  " * deep + " ".join(filter(None, (f"{node.role}{level}{name}", *words, *marks)))
    for child in node.children:
        yield from _lines(child, deep + 1)


def wanted(intent: Intent | None) -> str:
    """Write an intent: of places that are shown only the last, with what is set in it."""
    if isinstance(intent, Show):
        return f"Show {_set(intent.places[-1])}" if intent.places else "Show nothing"
    if isinstance(intent, Then):
        return ", then ".join(map(wanted, intent.intents))
    return _set(intent)


def _set(thing: object) -> str:
    """A value with those of its fields that are not as usual."""
    if isinstance(thing, frozenset):
        return "{" + ", ".join(sorted(map(str, thing))) + "}"
    if isinstance(thing, tuple):
        return "(" + ", ".join(map(_set, thing)) + ")"
    if not hasattr(thing, "__dataclass_fields__"):
        return str(thing)
    names = [f for f in fields(thing) if getattr(thing, f.name) != f.default]  # type: ignore[arg-type]
    inside = ", ".join(f"{f.name}={_set(getattr(thing, f.name))}" for f in names)
    return f"{type(thing).__name__}({inside})"
