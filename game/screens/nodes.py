"""What there is on a screen, as data: a tree of nodes that every mouth reads in its own way.

A node says what it is and what it means; it knows no place, no size and no colour. A window lays it out
by its style, lines speak it, a browser gets it as HTML. Ids of nodes are stable: `kind.subject.key`, of
what a node is about and never of where it stands, so that a press meets what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Final, Literal

from game.pictures.drawing import Picture
from game.player.intents import Intent

Role = Literal[
    "group", "heading", "text", "image", "button", "radiogroup", "radio", "checkbox", "list", "item",
    "entry", "dialog", "status", "alert", "disclosure", "figure",
]  # fmt: skip
"""What a node is: a closed list, for each of which every mouth has its own way."""
Region = Literal[
    "", "who", "now", "act", "foot", "aside", "board", "stakes", "news", "tools", "steps"
]
"""Where on a screen it belongs: the act is what is to be done now, the foot holds the main button."""
Tone = Literal["", "soft", "accent", "good", "bad", "warn"]
"""What it means; never the only sign of it."""
Flow = Literal["down", "across", "wrap", "even"]
"""How children follow each other: below; beside in one line; in lines as they fit; in equal columns."""
Weight = Literal[0, 1, 2]
"""0 the main act, 1 needed, 2 on request: folded on a phone, after `more` in lines."""
Kind = Literal[
    "", "bar", "chip", "tool", "strip", "panel", "card", "note", "coach", "column", "line", "amount",
    "lever", "paper", "heard", "number", "news", "board", "seat", "agreed",
    "scale", "cause", "trust", "lead", "danger", "quiet", "cover", "shelf", "plan", "part",
    "table", "row", "cell", "curve", "lock", "brand", "legend",
    "sheet", "terms", "signature", "slip", "bubble", "track", "dot", "stands", "meter", "worth", "vow", "rail", "foot", "world", "front", "masthead", "scene", "beat", "belief",
]  # fmt: skip
"""What it is a picture of; styles are keyed by it. It says nothing that is not also said in words."""
DeskKind = Literal[
    "me", "sentence", "pages", "wall", "tabs", "pane", "offer", "swap", "clause", "pays", "trusts", "opener",
    "narrow", "roomy", "lists", "pick", "options", "switches", "ribbon", "asks", "own", "sure", "ballot", "guess", "counts", "after",
]  # fmt: skip
"""The same of the pages of a seat in a class, which only a browser shows."""

TYPED: Final[Any] = "\0typed"
"""Stands in the intent of an entry where what is typed belongs."""
_NUMBER: Final = re.compile(r"[+-]?\d+")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The whole numbers that an entry takes; the hint of the entry says so in words."""

    low: int
    high: int
    unit: int = 1
    """What one is in the intent: 100 for points that are kept in hundredths."""


@dataclass(frozen=True, slots=True)
class Node:
    """Something on a screen."""

    role: Role
    id: str = ""
    """What can be pressed or typed into needs one, different from all others of its screen."""
    text: str = ""
    """What is to be read; **stars** mark what weighs."""
    children: tuple[Node, ...] = ()
    kind: Kind | DeskKind = ""
    flow: Flow = "down"
    icon: str = ""
    """A Lucide icon before the text; it only repeats what is said."""
    tone: Tone = ""
    picture: Picture | None = None
    label: str = ""
    """The sentence heard where nothing is visible; it contains the visible text."""
    value: str = ""
    """What is typed; the key that is chosen, of a group; `on` or `off`; `chosen`; `open` or `shut`."""
    level: Literal[0, 1, 2, 3] = 0
    """Of a heading: 1 that of the screen."""
    region: Region = ""
    weight: Weight = 1
    primary: bool = False
    """At most one of a screen: Enter, the foot of a phone, what an empty line does."""
    intent: Intent | None = None
    """What is wanted by pressing it; None for what cannot be pressed. That of an entry has a gap: `TYPED`."""
    disabled: str = ""
    """Why it cannot be pressed now, as a sentence; every mouth shows it."""
    hint: str = ""
    """More about it; never the only place of a fact."""
    most: int = 200
    """Letters that an entry takes."""
    bounds: Bounds | None = None
    """The numbers that an entry takes; None for any text."""
    about: tuple[str, ...] = ()
    """Ids of the nodes that it belongs to: of what is said the seat, of a paper its parties."""
    busy: bool = False
    """Whether it waits for something that is being worked out."""
    live: bool = False
    """Whether a change of it is spoken by itself."""

    @property
    def pressable(self) -> bool:
        """Whether it can be pressed or typed into."""
        return self.intent is not None or self.role == "entry"


@dataclass(frozen=True, slots=True)
class Screen:
    """What one reader is shown, and what her device may do with it."""

    id: str
    """Its name and what it is about; another id is another screen, at its top and with a focus of its own."""
    title: str
    root: Node
    dialog: Node | None = None
    """What lies over it and takes all input."""
    focus: str = ""
    """The node that has the focus at first; empty for the first that can be pressed."""
    escape: Intent | None = None
    """What Escape wants."""
    keys: Mapping[str, Intent] = field(default_factory=dict)
    """Letters that stand for things at hand."""
    onward: Intent | None = None
    """What follows at once where a screen is read line by line; elsewhere it waits for a press."""
    points: str = ""
    """A node that a lesson points at; empty for none."""
    turn: str = ""
    """What of it is shown now, where it shows one thing after the other: another turn is another picture."""
    version: int = 0
    seat: str = ""

    @property
    def top(self) -> Node:
        """What takes input: the dialog if there is one."""
        return self.dialog or self.root


# Making nodes


def some(*children: Node | None) -> tuple[Node, ...]:
    """Leave out what is not there."""
    return tuple(child for child in children if child is not None)


def text(
    said: str, tone: Tone = "", *, kind: Kind | DeskKind = "", icon: str = "", **more: Any
) -> Node:
    """Something to read; empty text is nothing to see."""
    return Node("text", text=said, tone=tone, kind=kind, icon=icon, **more)


def small(said: str, tone: Tone = "soft", *, icon: str = "", **more: Any) -> Node:
    """Something to read that stands back."""
    return Node("text", text=said, tone=tone, kind="note", icon=icon, **more)


def heading(said: str, level: Literal[1, 2, 3] = 2, *, icon: str = "", **more: Any) -> Node:
    """A heading."""
    return Node("heading", text=said, level=level, icon=icon, **more)


def group(
    *children: Node | None, kind: Kind | DeskKind = "", flow: Flow = "down", **more: Any
) -> Node:
    """Nodes that belong together."""
    return Node("group", children=some(*children), kind=kind, flow=flow, **more)


def line(*children: Node | None, **more: Any) -> Node:
    """Nodes beside each other."""
    return group(*children, kind="line", flow="across", **more)


def card(*children: Node | None, **more: Any) -> Node:
    """A card; with an intent it can be pressed, and then it needs an id and a label."""
    role: Role = "button" if more.get("intent") else "group"
    return Node(role, children=some(*children), **{"kind": "card", **more})


def sign(icon: str, tone: Tone = "") -> Node:
    """An icon that stands beside what it repeats."""
    return Node("image", icon=icon, tone=tone)


def bullets(lines: Iterable[str], tone: Tone = "", **more: Any) -> Node:
    """Lines of a list."""
    items = tuple(Node("item", text=said, tone=tone) for said in lines)
    return Node("list", children=items, **more)


def button(id: str, said: str, intent: Intent, *, icon: str = "", kind: Kind | DeskKind = "", **more: Any) -> Node:  # fmt: skip
    """Something to press. Without a visible text it needs a label."""
    return Node("button", id=id, text=said, intent=intent, icon=icon, kind=kind, **more)


def tool(id: str, icon: str, label: str, intent: Intent, **more: Any) -> Node:
    """Something to press that shows an icon alone."""
    return Node(
        "button", id=id, label=label, hint=label, icon=icon, intent=intent, kind="tool", **more
    )


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several to choose from."""

    key: str
    text: str
    intent: Intent
    disabled: str = ""
    hint: str = ""


def choice(id: str, options: Iterable[Pick], chosen: str, *, label: str, **more: Any) -> Node:
    """A choice of one of a few; each option is `ID.KEY`."""
    inside = tuple(
        Node(
            "radio",
            id=f"{id}.{option.key}",
            text=option.text,
            value="chosen" if option.key == chosen else "",
            intent=option.intent,
            disabled=option.disabled,
            hint=option.hint,
        )
        for option in options
    )
    flow: Flow = more.pop("flow", "even")
    return Node("radiogroup", id=id, children=inside, label=label, value=chosen, flow=flow, **more)


def check(id: str, said: str, on: bool, intent: Intent, **more: Any) -> Node:
    """Something to switch on or off; the intent is what pressing it wants now."""
    return Node("checkbox", id=id, text=said, value="on" if on else "off", intent=intent, **more)


def entry(id: str, label: str, value: str, intent: Intent, *, bounds: Bounds | None = None, hint: str = "", **more: Any) -> Node:  # fmt: skip
    """Something to type into; `intent` has `TYPED` where what is typed belongs, see `filled`."""
    return Node(
        "entry", id=id, label=label, value=value, intent=intent, bounds=bounds, hint=hint, **more
    )


def disclosure(id: str, node: Node, shown: bool, intent: Intent, *inside: Node | None) -> Node:
    """What is folded away until it is wanted: its head, and what is shown once it is open."""
    return Node(
        "disclosure", id=id, children=(node, *(some(*inside) if shown else ())), intent=intent,
        value="open" if shown else "shut", label=spoken(node),
    )  # fmt: skip


def figure(
    picture: Picture, *instead: Node | None, kind: Kind | DeskKind = "", **more: Any
) -> Node:
    """A picture, and the list that takes its place where it cannot be seen."""
    told = {"label": picture.title, "value": picture.description, **more}
    return Node("figure", picture=picture, children=some(*instead), kind=kind, **told)


# Typing into nodes


def filled(node: Node, typed: str) -> Intent | str:
    """What is wanted by typing this into an entry; or the sentence that says what may be typed.

    >>> from game.player.intents import SetBelief
    >>> sure = entry("sure", "", "", SetBelief("gate", TYPED), bounds=Bounds(0, 100), hint="0 to 100.")
    >>> filled(sure, " 37 "), filled(sure, "101"), filled(sure, "likely")
    (SetBelief(lever='gate', percent=37), '0 to 100.', '0 to 100.')
    """
    assert node.role == "entry", node.id
    value = _value(node, typed.strip())
    if value is None:
        return node.hint
    wanted: Intent = _with(node.intent, value)
    return wanted


def _value(node: Node, typed: str) -> str | int | None:
    """What is typed as the intent has it; None if it is not understood."""
    asked = node.bounds
    if len(typed) > node.most:
        return None
    if asked is None:
        return typed
    number = _number(typed)
    within = number is not None and asked.low <= number <= asked.high
    return number * asked.unit if number is not None and within else None


def _number(typed: str) -> int | None:
    """A whole number as people write it, perhaps with a sign; None for anything else."""
    said = typed.replace("\u2212", "-").removesuffix("%").strip()
    return int(said) if _NUMBER.fullmatch(said) else None


def _with(part: Any, typed: str | int) -> Any:
    """Put what is typed into the gap, however deep in an intent it lies."""
    if isinstance(part, str) and part == TYPED:
        return typed
    if isinstance(part, tuple):
        return tuple(_with(each, typed) for each in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{f.name: _with(getattr(part, f.name), typed) for f in fields(part)})
    return part


# Reading nodes


def walk(node: Node) -> Iterator[Node]:
    """Go through a node and everything in it, in reading order."""
    yield node
    for child in node.children:
        yield from walk(child)


def plain(said: str) -> str:
    """A text without its stars."""
    return said.replace("**", "")


def spoken(node: Node) -> str:
    """What a node is to somebody who hears it: its label, or else the text of it and inside it."""
    if node.label:
        return node.label
    parts = [plain(node.text), *(spoken(child) for child in node.children)]
    return " ".join(part for part in parts if part)


def heard(sentence: str, *seen: str) -> str:
    """The sentence that is heard for what is pressed, with what is seen of it and not said in it.

    >>> heard("Water: about 30.", "30", "+2")
    'Water: about 30. +2'
    """
    return " ".join((sentence, *(part for part in seen if part and part not in sentence)))


def by_id(node: Node, id: str) -> Node | None:
    """Find a node by its id."""
    return next((each for each in walk(node) if each.id == id), None)
