"""A screen as rows to be read one after the other: what is asked first, what stands on request last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.lines.beside import beside
from game.lines.once import headed, levers_named, spoken_once, told_once
from game.lines.pieces import Piece, ReadRow, Say, clean, ended, opened
from game.screens.nodes import Node, Region, Screen, spoken, walk

ORDER: Final[tuple[Region, ...]] = (
    "who", "news", "stakes", "now", "", "act", "steps", "aside", "foot", "board", "tools"
)  # fmt: skip
"""The regions of a screen, in the order in which they are read."""
ON_REQUEST: Final[tuple[Region, ...]] = ("news", "stakes", "board", "tools")
"""Regions that are read on request only, but what speaks for itself."""
STANDING: Final[tuple[Region, ...]] = ("who",)
"""Regions that stay the same from screen to screen."""

EXACT: Final = ".exact"
"""How the id of an entry ends that takes any number, beside a choice of a few; typing needs no choice."""

BESIDE: Final = ("line", "row", "news")
"""Kinds of groups whose parts are read in one line."""
ELSEWHERE: Final = ("bubble", "scale", "legend", "scene")
"""Kinds of what is told elsewhere, or only explains a picture."""
ASIDE: Final = ("log", "deal")
"""Beginnings of ids of ways to what is read by itself once it is new."""
TITLES: Final = "front.beside"
"""The id of the smaller articles of a front page: their titles are read, the rest on request, as the news are."""
RAIL: Final = ("file-text", "triangle-alert")
"""Icons of what stands on the rail and is told elsewhere: where a text stands, and who says she was cheated."""
SENTENCE: Final = re.compile(r"(?<=[.!?]) (?=[A-ZÁÉÍÓÚÑ¿¡])")
"""Between two sentences."""
WIDE: Final = 160
"""Letters of choices from which each has a line of its own."""

WORDS: Final = ("breaks", "more", "history")
"""Beginnings of ids of what a word that can be typed is good for: it is said with it."""


def rows(screen: Screen, say: Say, whole: bool = False) -> list[ReadRow]:
    """What there is to read of what takes input, in the order in which it is read; `whole` as it stands."""
    dialog = whole or screen.dialog is not None
    exact = {node.id.removesuffix(EXACT) for node in walk(screen.top) if node.id.endswith(EXACT)}
    reveals = any(node.id == "reveal" for node in walk(screen.top))
    around = _Around(say, dialog, frozenset(exact), told=reveals)
    made = spoken_once([row for row in _rows(screen.top, around) if row.text.strip()])
    if dialog:
        return headed(made)
    return headed(levers_named(list(told_once(sorted(made, key=_rank))), say))


def _rank(row: ReadRow) -> tuple[bool, int]:
    return row.later and not row.once, ORDER.index(row.region)


@dataclass(frozen=True, slots=True)
class _Around:
    """What a node gets from those around it."""

    say: Say
    dialog: bool
    exact: frozenset[str] = frozenset()
    """Choices that have an entry beside them, which takes their place."""
    region: Region = ""
    later: bool = False
    once: bool = False
    rail: bool = False
    told: bool = False
    """Whether numbers are told anyway, and none speaks for itself."""
    titles: bool = False
    """Whether only headings are read by themselves."""

    def inside(self, node: Node) -> _Around:
        region = node.region or self.region
        folded = node.weight == 2 or node.kind == "chip" or node.id.partition(".")[0] in ASIDE
        later = self.later or folded or (region in ON_REQUEST and not self.dialog)
        speaks = node.id == "score" if node.kind == "meter" else node.live
        once = self.once or (speaks and not (self.told and node.kind == "meter")) or _new(node)
        rail = self.rail or node.kind == "rail"
        titles = self.titles or node.id == TITLES
        return replace(self, region=region, later=later, once=once, rail=rail, titles=titles)


def _new(node: Node) -> bool:
    """Whether a node is news: they are read by themselves."""
    return node.kind == "news" and node.intent is not None


def _rows(node: Node, around: _Around) -> Iterator[ReadRow]:
    """The rows of a node and of everything in it."""
    around = around.inside(node)
    if (
        node.kind in ELSEWHERE
        or _told_elsewhere(node, around)
        or node.id in around.exact
        or (around.region == "steps" and node.role == "text")
    ):
        return
    for row in _MAKERS.get(node.role, _group)(node, around):
        yield replace(
            row,
            region=row.region or around.region,
            later=row.later or around.later or (around.titles and not row.level),
            once=row.once or around.once,
        )


def _told_elsewhere(node: Node, around: _Around) -> bool:
    """Whether the paper in front tells it, or of the rail a paper, a slip or the log."""
    if node.kind == "slip":
        return node.value == "chosen"
    return around.rail and node.role == "text" and node.icon in RAIL


def _children(node: Node, around: _Around) -> Iterator[ReadRow]:
    for child in node.children:
        yield from _rows(child, around)


def _text(node: Node, around: _Around) -> Iterator[ReadRow]:
    spoken = _with_word(node, node.label or clean(node.text), around.say)
    level = node.level if node.role == "heading" else 0
    yield ReadRow((Piece(spoken),), level=level, note=node.kind == "note")
    yield from _children(node, around)


def _item(node: Node, around: _Around) -> Iterator[ReadRow]:
    yield ReadRow((Piece(clean(node.text)),), item=True)
    yield from _children(node, around)


def _button(node: Node, around: _Around) -> Iterator[ReadRow]:
    if node.intent is None and not node.disabled:
        yield from _group(node, around)
        return
    inside = [row for row in _children(node, around) if row.text.strip()]
    card = inside and not node.text and (node.kind == "card" or not node.label)
    name = inside[0].text if card else named(node)
    shown = around.say("chosen", name=name) if node.value == "chosen" else name
    shown = _with_word(node, shown, around.say)
    yield ReadRow((pressable(node, shown, around.say),), key=node.id)
    below = node.text and node.kind != "news" and not node.disabled
    rest = inside[1:] if card else inside if below else []
    for row in rest:
        if row.text not in name:
            # The main button itself is not read: what stands below it says of what it is.
            about = (Piece(opened(name)),) if node.primary else ()
            yield replace(row, parts=(*about, *row.parts), level=0)


def _with_word(node: Node, said: str, say: Say) -> str:
    """A text with the word that can be typed for it, if there is one."""
    about = node.id.partition(".")[0]
    return f"{said} {say(f'word.{about}')}" if about in WORDS else said


def _disclosure(node: Node, around: _Around) -> Iterator[ReadRow]:
    yield ReadRow((pressable(node, named(node), around.say),), key=node.id)
    for child in node.children[1:]:
        yield from _rows(child, around)


def _check(node: Node, around: _Around) -> Iterator[ReadRow]:
    state = around.say("on" if node.value == "on" else "off")
    yield ReadRow((pressable(node, f"{named(node)}: {state}", around.say),), key=node.id)


def _entry(node: Node, around: _Around) -> Iterator[ReadRow]:
    value = node.value or around.say("empty")
    said = f"{named(node)}: {value}"
    if node.id.endswith(EXACT) and node.bounds is not None:
        said = around.say("exact", value=value, low=node.bounds.low, high=node.bounds.high)
    yield ReadRow((pressable(node, said, around.say),), key=node.id)


def _radios(node: Node, around: _Around) -> Iterator[ReadRow]:
    label = node.label or clean(node.text)
    parts, chosen = [Piece(f"{opened(label)}")] if label else [], ""
    for option in node.children:
        name = named(option)
        if option.value == "chosen" or (node.value and option.id == f"{node.id}.{node.value}"):
            chosen, name = name, around.say("chosen", name=name)
        parts.append(pressable(option, name, around.say))
    if any(option.children and not option.label for option in node.children):
        yield from _cards(node, label, parts[1:] if label else parts)
        return
    changed = f"{opened(label)} {chosen}".strip() if chosen else ""
    if sum(len(part.said) for part in parts) <= WIDE:
        yield ReadRow(tuple(parts), key=node.id, changed=changed)
    else:
        yield from (ReadRow((part,), key=f"{node.id}:{at}") for at, part in enumerate(parts))


def _cards(node: Node, label: str, parts: Sequence[Piece]) -> Iterator[ReadRow]:
    """Choices on which more stands than their names: each in a line, and what it brings below it."""
    if label:
        yield ReadRow((Piece(opened(label)),), key=node.id)
    for option, part in zip(node.children, parts, strict=True):
        yield ReadRow((part,), key=option.id)
        inside = " ".join(spoken(child) for child in option.children)
        yield from (ReadRow((Piece(said),)) for said in _in_lines(inside))


def _in_lines(said: str) -> Iterator[str]:
    """Sentences in lines that are not too long to be heard at once."""
    line = ""
    for sentence in SENTENCE.split(said):
        if line and len(line) + len(sentence) > WIDE:
            yield line
            line = ""
        line = f"{line} {sentence}".strip()
    if line:
        yield line


def _track(node: Node, around: _Around) -> Iterator[ReadRow]:
    """A lever in one line: its settings, then who cares for it."""
    cares = [each.label for each in node.children if each.role == "image" and each.label]
    for child in node.children:
        if child.role == "radiogroup":
            *before, last = _rows(child, around)
            more = tuple(Piece(ended(said)) for said in cares)
            yield from before
            yield replace(last, parts=(*last.parts, *more))


def _signatures(node: Node, around: _Around) -> Iterator[ReadRow]:
    """Where the parties of a text stand, in one line; where a line can be pressed, it says what that does."""
    parts: list[Piece] = []
    for cell in node.children:
        pressed = [part for row in _children(cell, around) for part in row.parts if part.node]
        name = cell.label.partition(":")[0]
        parts += [Piece(opened(name)), *pressed] if pressed else [Piece(f"{cell.label};")]
    if parts and parts[-1].node is None:
        parts[-1] = replace(parts[-1], said=f"{parts[-1].said.removesuffix(';')}.")
    yield ReadRow(tuple(parts), key=node.id)


def _figure(node: Node, around: _Around) -> Iterator[ReadRow]:
    inside = list(_children(node, around))
    if any(row.text.strip() for row in inside):
        yield from inside
    else:
        yield ReadRow((Piece(": ".join(filter(None, (node.label, node.value)))),))


def _image(node: Node, around: _Around) -> Iterator[ReadRow]:
    yield ReadRow((Piece(node.label),))


def _group(node: Node, around: _Around) -> Iterator[ReadRow]:
    if node.text:
        yield ReadRow((Piece(clean(node.text)),))
    if node.kind == "table":
        yield from _table(node, around)
    elif node.kind == "track" and any(each.role == "radiogroup" for each in node.children):
        yield from _track(node, around)
    elif node.id == "signatures":
        yield from _signatures(node, around)
    elif node.kind in BESIDE:
        yield from beside(list(_children(node, around)))
    else:
        yield from _children(node, around)


def _table(node: Node, around: _Around) -> Iterator[ReadRow]:
    """A table row by row: each cell after the first is named by the head of its column, and none is empty."""
    head, *rest = node.children
    names = [clean(cell.label or cell.text) for cell in head.children]
    for row in rest:
        parts: list[Piece] = []
        for name, cell in zip(names, row.children, strict=False):
            inside = [part for made in _rows(cell, around) for part in made.parts if part.said]
            if inside and name and parts:
                inside[0] = replace(inside[0], said=f"{name}: {inside[0].said}")
            if inside and parts:
                parts[-1] = replace(parts[-1], said=_closed(parts[-1].said, len(parts) == 1))
            parts += inside
        if parts:
            yield ReadRow(tuple(parts), key=row.id)


def _closed(said: str, first: bool) -> str:
    """A cell with a sign that the next follows; a colon after the first, which the row is about."""
    return said if said[-1:] in ".:;?!…" else f"{said}{':' if first else ';'}"


_MAKERS: Final[Mapping[str, Callable[[Node, _Around], Iterator[ReadRow]]]] = {
    "heading": _text,
    "text": _text,
    "status": _text,
    "alert": _text,
    "item": _item,
    "image": _image,
    "button": _button,
    "disclosure": _disclosure,
    "checkbox": _check,
    "entry": _entry,
    "radiogroup": _radios,
    "figure": _figure,
}


def pressable(node: Node, name: str, say: Say) -> Piece:
    """What can be pressed by its number; what cannot now says why instead."""
    if node.disabled:
        return Piece(say("disabled", name=name, why=node.disabled))
    return Piece(name, node)


def named(node: Node) -> str:
    """How something to press is called: its sentence, or what is visible of it."""
    if node.role == "disclosure" and node.children:
        head = node.children[0]
        return ": ".join(_sayings(head)[:1] + [", ".join(_sayings(head)[1:])]).removesuffix(": ")
    return _once_said(clean(node.label)) or clean(node.text) or spoken(node)


def _once_said(label: str) -> str:
    """A label without the number of an estimate that it has said in words.

    >>> _once_said("Lake: about 45.1 points. ~45.1"), _once_said("Lake ~45.1")
    ('Lake: about 45.1 points.', 'Lake ~45.1')
    """
    sentence, _, number = label.partition(" ~")
    number, _, rest = number.partition(" ")
    return (
        " ".join(filter(None, (sentence, rest))) if number and f" {number} " in sentence else label
    )


def _sayings(node: Node) -> list[str]:
    """Everything that is said in a node, piece by piece."""
    own = [clean(node.label or node.text)] if node.label or node.text else []
    return own + [each for child in node.children for each in _sayings(child)]
