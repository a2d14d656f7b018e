"""What there is in the window, as data: a tree of blocks, made from the nodes of a screen.

A block says how its inside is arranged (`body`) and how it looks (`skin`); what it is and what pressing
it means is its node's, which has the same id. Nothing here knows a place or a pixel. Lengths are design
units: 720 of them are the height of the smallest canvas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from game.pictures.drawing import Picture

Role = Literal[
    "group", "heading", "text", "image", "button", "radiogroup", "radio", "checkbox", "list", "item",
    "entry", "dialog", "status", "alert", "disclosure", "figure", "region",
]  # fmt: skip
Colour = Literal["ink", "soft", "accent", "good", "bad", "warn", "on_accent", "on_dark", "faint"]
Skin = Literal[
    "", "card", "card_raised", "chosen_card", "primary", "secondary", "quiet", "danger", "track",
    "segment", "chosen_segment", "bar", "strip", "news", "field", "dialog", "toast", "pill", "dark_pill",
    "tooltip", "check", "chosen_check", "note", "dot", "chosen_dot", "stands", "chosen_stands", "rail",
    "sheet", "torn", "bubble", "slip", "chosen_slip", "row", "vow", "chosen_vow", "broken_vow",
]  # fmt: skip

Area = tuple[float, float, float, float]
"""Left, top, width and height, in design units."""

SMALL: Final = 18.0
"""The smallest text there is."""
BODY: Final = 20.0
LEAD: Final = 22.0
TITLE: Final = 27.0
DISPLAY: Final = 40.0
TOUCH: Final = 44.0
"""The least height of what can be pressed with a finger."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one weight and colour."""

    text: str
    bold: bool = False
    colour: Colour | None = None
    """None for the colour of the words around it."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Text that wraps."""

    runs: tuple[Run, ...]
    size: float = BODY
    colour: Colour = "ink"
    align: Literal["start", "middle", "end"] = "start"
    measure: float | None = None
    """The widest a line may be; None for as wide as there is room."""
    most: int = 0
    """Lines after which it ends with an ellipsis; 0 for as many as it needs."""


@dataclass(frozen=True, slots=True)
class Column:
    """Blocks below each other, each as wide as the column unless it says otherwise."""

    gap: float = 12.0
    align: Literal["stretch", "start", "middle", "end"] = "stretch"
    spread: Literal["start", "middle", "end", "between"] = "start"


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks beside each other; those that grow share the room that is left."""

    gap: float = 12.0
    align: Literal["stretch", "start", "middle", "end"] = "middle"
    wraps: bool = False
    """Whether a new line begins where there is no more room."""
    even: bool = False
    """Whether all blocks are equally wide."""
    spread: Literal["start", "middle", "end"] = "start"
    between: float | None = None
    """From one line to the next; None for the gap."""

    @property
    def leading(self) -> float:
        """Between two lines."""
        return self.gap if self.between is None else self.between


@dataclass(frozen=True, slots=True)
class Layers:
    """Blocks on top of each other; each where its `at` says, or over the whole."""

    ratio: float | None = None
    """Height over width, as large as fits; None to be as high as the highest block."""


Sizes = Callable[["Tile", float], tuple[float, float]]
"""How wide and how high a block wants to be where there is so much room."""


@dataclass(frozen=True, slots=True)
class Free:
    """Blocks wherever a function puts them once the room is known: left, top, width, height; or nowhere."""

    arrange: Callable[[Area, Sequence[Tile], Sizes], Sequence[Area | None]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Scroll:
    """One block that may be higher than its place: the rest of it is scrolled to."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, as large as fits with its own proportions."""

    picture: Picture
    fills: bool = False
    """Whether it fills its place, whatever its proportions."""


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon of the Lucide set, in the colour of the text."""

    name: str
    size: float = 24.0
    colour: Colour = "ink"


@dataclass(frozen=True, slots=True)
class Field:
    """One line of text that can be typed into."""

    text: str
    placeholder: str = ""
    size: float = BODY
    most: int = 200
    """Letters that it takes."""


@dataclass(frozen=True, slots=True)
class Space:
    """Nothing, of a given size."""

    width: float = 0.0
    height: float = 0.0


Body = Lettering | Column | Row | Layers | Free | Scroll | Drawing | Icon | Field | Space


@dataclass(frozen=True, slots=True)
class Tile:
    """Something on the screen."""

    body: Body
    children: tuple[Tile, ...] = ()
    id: str = ""
    """Its name for focus and tests; what can be chosen or scrolled needs one, different from all others."""
    role: Role = "group"
    label: str = ""
    """What it is called by those who cannot see it; text says itself."""
    value: str = ""
    pressable: bool = False
    """Whether it can be pressed or typed into, and takes part in the order of Tab."""
    disabled: str = ""
    """Why it cannot be chosen now, as a sentence; empty if it can."""
    hint: str = ""
    """What a pointer resting on it, or the focus, brings up."""
    skin: Skin = ""
    pad: tuple[float, float] = (0.0, 0.0)
    """Room inside its edge: at the sides, and above and below."""
    width: float | None = None
    height: float | None = None
    least: float = 0.0
    """The least height."""
    grow: float = 0.0
    """Its share of the room that is left in its row or column."""
    at: tuple[float, float, float, float] | None = None
    """Inside layers: left, top, width and height as shares of them; a width or height of 0 is its own."""
    cover: bool = False
    """Whether it lies over everything else and takes all input: a dialog."""


def runs(text: str, colour: Colour | None = None) -> tuple[Run, ...]:
    """Split text in which **stars** mark what is bold.

    >>> [(run.text, run.bold) for run in runs("You **pay** two")]
    [('You ', False), ('pay', True), (' two', False)]
    """
    parts = text.split("**")
    return tuple(Run(part, n % 2 == 1, colour) for n, part in enumerate(parts) if part)


def said(block: Tile) -> str:
    """What a block is to somebody who hears it: its label, or else the text inside it."""
    if block.label:
        return block.label
    if isinstance(block.body, Lettering):
        return "".join(run.text for run in block.body.runs)
    return " ".join(filter(None, (said(child) for child in block.children)))


def walk(block: Tile) -> Iterable[Tile]:
    """Go through a block and everything in it, in reading order."""
    yield block
    for child in block.children:
        yield from walk(child)
