"""What holds for every screen, and a walk that presses everything once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from game.screens.nodes import Node, Screen, by_id, plain, walk
from game.screens.shown import press, shown
from game.screens.visit import Pressed, Visit, pressed
from game.screens.wants import Relook, Show

NAME = re.compile(r"[\w.>-]+")
LABELLED = ("button", "radio", "checkbox", "disclosure", "entry")
"""Roles of what can be pressed or typed into."""


def breaches(screen: Screen) -> list[str]:
    """The laws that a screen does not keep, each as a sentence."""
    nodes = [*walk(screen.root), *(walk(screen.dialog) if screen.dialog else ())]
    ids = Counter(node.id for node in nodes if node.id)
    found = [f"{id} stands {count} times" for id, count in ids.items() if count > 1]
    found += [f"{id} is no id" for id in ids if not NAME.fullmatch(id)]
    main = [node.id for node in walk(screen.top) if node.primary]
    found += [f"several main buttons: {main}"] if len(main) > 1 else []
    found += [
        f"{node.role} {node.text!r} has no id" for node in nodes if node.intent and not node.id
    ]
    found += [f"{node.id} is pressable in {node.role}" for node in nodes if node.intent and node.role not in LABELLED]  # fmt: skip
    for node in nodes:
        if node.role in LABELLED:
            found += _unheard(node)
            found += _nested(node)
    if screen.focus and screen.focus not in ids:
        found.append(f"the focus {screen.focus} is not there")
    return found


def _unheard(node: Node) -> list[str]:
    """What is seen of something to press and not heard of it."""
    if node.role == "disclosure":
        node = node.children[0]
    seen = list(_seen(node))
    if not node.label:
        return [] if seen else [f"{node.id} says nothing"]
    parts = [text for text in seen if text not in plain(node.label)]
    return [f"{node.id}: {text!r} is seen and not heard" for text in parts]


def _seen(node: Node) -> Iterator[str]:
    """Texts of a node; the list that takes the place of a picture is seen only without it."""
    if node.text:
        yield plain(node.text)
    if node.role != "figure":
        for child in node.children:
            yield from _seen(child)


def _nested(node: Node) -> list[str]:
    return [
        f"{each.id} lies in {node.id}" for each in walk(node) if each is not node and each.intent
    ]


def ids(visit: Visit) -> list[str]:
    """What can be pressed now."""
    top = shown(visit).top
    return [n.id for n in walk(top) if n.intent and not n.disabled and n.role != "entry"]


def everything_pressed(visit: Visit, but: tuple[str, ...] = ()) -> dict[str, Pressed]:
    """Press everything on a screen, each from the same visit, and look at what is shown then.

    Viewing it twice shows the same twice, and what only shows something comes to the same when it is
    wanted twice.
    """
    screen = shown(visit)
    assert breaches(screen) == []
    assert shown(visit) == screen
    results = {id: press(visit, id) for id in ids(visit) if id not in but}
    for id, done in results.items():
        assert done.well, (id, done.said)
        assert done.visit.closed or breaches(shown(done.visit)) == []
        node = by_id(screen.top, id)
        assert node is not None
        if isinstance(node.intent, Show | Relook):
            assert pressed(done.visit, node.intent) == done
    return results


def words(screen: Screen) -> str:
    """What can be read on the top of a screen."""
    return "\n".join(plain(node.text) for node in walk(screen.top) if node.text)
