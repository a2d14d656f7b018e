"""The things screens are made of: buttons, choices, cards, lists, dialogs, fields."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from game.table.kit.nodes import (
    BODY,
    LEAD,
    SMALL,
    TITLE,
    TOUCH,
    Colour,
    Column,
    Field,
    Icon,
    Layers,
    Node,
    Row,
    Scroll,
    Skin,
    Space,
    Words,
    runs,
)


def words(
    text: str,
    size: float = BODY,
    colour: Colour = "ink",
    *,
    bold: bool = False,
    align: Literal["start", "middle", "end"] = "start",
    measure: float | None = None,
    grow: float = 0.0,
) -> Node:
    """Text; **stars** mark what is bold."""
    marked = f"**{text}**" if bold and text and "**" not in text else text
    return Node(Words(runs(marked), size, colour, align, measure), role="text", grow=grow)


def heading(text: str, size: float = LEAD, colour: Colour = "ink", grow: float = 0.0) -> Node:
    """A heading."""
    return Node(Words(runs(f"**{text}**"), size, colour), role="heading", grow=grow)


def title(text: str) -> Node:
    """The heading of a screen."""
    return heading(text, TITLE)


def small(text: str, colour: Colour = "soft", *, align: Literal["start", "middle", "end"] = "start", grow: float = 0.0) -> Node:  # fmt: skip
    """Text that stands back."""
    return words(text, SMALL, colour, align=align, grow=grow)


def space(width: float = 0.0, height: float = 0.0, grow: float = 0.0) -> Node:
    """Nothing, of a size, or as much as there is room for."""
    return Node(Space(width, height), grow=grow)


def icon(name: str, size: float = 24.0, colour: Colour = "ink") -> Node:
    """An icon; it only repeats what is said beside it."""
    return Node(Icon(name, size, colour))


def column(
    *children: Node | None,
    gap: float = 12.0,
    pad: tuple[float, float] = (0.0, 0.0),
    skin: Skin = "",
    grow: float = 0.0,
    width: float | None = None,
    align: Literal["stretch", "start", "middle", "end"] = "stretch",
    spread: Literal["start", "middle", "end", "between"] = "start",
    id: str = "",
    label: str = "",
) -> Node:
    """Nodes below each other; None is left out."""
    inside = tuple(child for child in children if child is not None)
    body = Column(gap, align, spread)
    return Node(body, inside, id=id, label=label, pad=pad, skin=skin, grow=grow, width=width)


def row(
    *children: Node | None,
    gap: float = 12.0,
    pad: tuple[float, float] = (0.0, 0.0),
    skin: Skin = "",
    grow: float = 0.0,
    width: float | None = None,
    align: Literal["stretch", "start", "middle", "end"] = "middle",
    wraps: bool = False,
    even: bool = False,
    spread: Literal["start", "middle", "end"] = "start",
) -> Node:
    """Nodes beside each other; None is left out."""
    inside = tuple(child for child in children if child is not None)
    body = Row(gap, align, wraps, even, spread)
    return Node(body, inside, pad=pad, skin=skin, grow=grow, width=width)


def scroll(id: str, child: Node, *, grow: float = 1.0, label: str = "") -> Node:
    """Something that may be higher than its place."""
    return Node(Scroll(), (child,), id=id, role="region", label=label, grow=grow)


Look = Literal["primary", "secondary", "quiet", "danger"]


def button(
    id: str,
    text: str,
    intent: Hashable,
    *,
    look: Look = "secondary",
    sign: str = "",
    disabled: str = "",
    hint: str = "",
    size: float = BODY,
    grow: float = 0.0,
    label: str = "",
    align: Literal["start", "middle"] = "middle",
) -> Node:
    """Something to press; `disabled` says why it cannot be."""
    colour: Colour = "on_accent" if look == "primary" and not disabled else "ink"
    if disabled:
        colour = "soft"
    if look == "danger":
        colour = "bad"
    parts = [icon(sign, size + 3, colour)] if sign else []
    if text:
        mark = f"**{text}**" if look in ("primary", "danger") else text
        parts.append(Node(Words(runs(mark), size, colour, align)))
    inside = Node(Row(10, "middle", spread=align), tuple(parts))
    return Node(
        Column(0, "stretch", "middle"),
        (inside,),
        id=id,
        role="button",
        label=label or text,
        intent=intent,
        disabled=disabled,
        hint=hint,
        skin=look,
        pad=(18 if text else 10, 9),
        least=TOUCH,
        grow=grow,
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several to choose from."""

    key: str
    text: str
    disabled: str = ""
    hint: str = ""


def segments(
    id: str,
    choices: Sequence[Choice],
    chosen: str,
    intent: Hashable,
    *,
    label: str,
    size: float = SMALL,
    even: bool = True,
) -> Node:
    """A choice of one of a few, side by side; the intent comes as `(intent, key)`.

    They share the width evenly, unless a word would be broken by it; then they stand one after the other,
    in several lines if need be, as they do without `even`.
    """
    inside = tuple(
        Node(
            Column(0, "stretch", "middle"),
            (
                Node(
                    Words(
                        runs(f"**{choice.text}**" if choice.key == chosen else choice.text),
                        size,
                        "on_accent"
                        if choice.key == chosen
                        else "soft"
                        if choice.disabled
                        else "ink",
                        "middle",
                    )
                ),
            ),
            id=f"{id}.{choice.key}",
            role="radio",
            label=choice.text,
            value="chosen" if choice.key == chosen else "",
            intent=(intent, choice.key),
            disabled=choice.disabled,
            hint=choice.hint,
            skin="chosen_segment" if choice.key == chosen else "segment",
            pad=(10, 8),
            least=TOUCH - 4,
        )
        for choice in choices
    )
    return Node(
        Row(0, "stretch", wraps=True, even=even),
        inside,
        id=id,
        role="radiogroup",
        label=label,
        value=chosen,
        skin="track",
    )


def check(
    id: str, text: str, on: bool, intent: Hashable, *, hint: str = "", disabled: str = ""
) -> Node:
    """Something to switch on or off."""
    mark = Node(Space(26, 26), skin="chosen_check" if on else "check")
    inside = (mark, words(text, SMALL, grow=1.0))
    return Node(
        Row(10), inside, id=id, role="checkbox", label=text, value="on" if on else "off",
        intent=intent, hint=hint, disabled=disabled, skin="quiet", pad=(6, 6), least=TOUCH - 4,
    )  # fmt: skip


def entry(
    id: str, text: str, *, label: str, placeholder: str = "", most: int = 200, grow: float = 0.0
) -> Node:
    """A line of text to type into."""
    return Node(
        Field(text, placeholder, most=most), id=id, role="entry", label=label, value=text,
        skin="field", pad=(12, 9), least=TOUCH, grow=grow,
    )  # fmt: skip


def card(
    *children: Node | None,
    id: str = "",
    intent: Hashable | None = None,
    label: str = "",
    chosen: bool = False,
    disabled: str = "",
    hint: str = "",
    gap: float = 8.0,
    pad: tuple[float, float] = (18.0, 14.0),
    grow: float = 0.0,
    width: float | None = None,
) -> Node:
    """A card; with an intent it can be pressed."""
    inside = tuple(child for child in children if child is not None)
    skin: Skin = "chosen_card" if chosen else "card_raised" if intent is not None else "card"
    return Node(
        Column(gap),
        inside,
        id=id,
        role="button" if intent is not None else "group",
        label=label,
        value="chosen" if chosen else "",
        intent=intent,
        disabled=disabled,
        hint=hint,
        skin=skin,
        pad=pad,
        grow=grow,
        width=width,
    )


def bullets(lines: Iterable[str], size: float = SMALL, colour: Colour = "ink") -> Node:
    """Lines with a dot before each."""
    return column(
        *(row(words("·", size, colour), words(line, size, colour, grow=1.0), gap=8, align="start") for line in lines),
        gap=6,
    )  # fmt: skip


def dialog(
    text: str,
    *children: Node | None,
    buttons: Sequence[Node] = (),
    width: float = 680.0,
    scroller: str = "dialog",
) -> Node:
    """A window over the others: a title, what it is about, and its buttons."""
    inside = [
        title(text),
        scroll(scroller, column(*children, gap=12), grow=1.0) if children else None,
        row(*buttons, gap=12, spread="end", wraps=True) if buttons else None,
    ]
    body = column(*inside, gap=16, pad=(28, 24), skin="dialog", width=width)
    return Node(Layers(), (Node(body.body, body.children, role="dialog", label=text, pad=body.pad,
                               skin=body.skin, width=width, at=(0.5, 0.5, 0.0, 0.0)),), cover=True)  # fmt: skip
