"""The sheet that pictures are drawn on, and the picture that comes of it.

Plain SVG 1.1 with attributes only (no style sheets, filters, clips or links to anything), so that the
small reader in SDL_image draws it as a browser does. That reader draws no text: shapes and labels are
kept apart, and `Picture.svg(text=False)` leaves the labels to whoever has a font.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, pi, sin
from typing import Final

from game.pictures import palette
from game.pictures.measure import held, width
from game.scenario.characters import harmless

FONT: Final = "Atkinson Hyperlegible, Verdana, sans-serif"
LINE: Final = 1.22
"""From one line of a text to the next, in sizes of the text."""


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text in a picture; `y` is its baseline."""

    x: float
    y: float
    text: str
    size: float
    colour: str = palette.INK
    bold: bool = False
    anchor: str = "start"
    """start, middle or end: which part of the text stands at x."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the text, as measured."""
        wide = width(self.text, self.size, self.bold)
        left = self.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return left, self.y - 0.78 * self.size, left + wide, self.y + 0.22 * self.size


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture: shapes as SVG elements, and the labels on top of them."""

    width: float
    height: float
    shapes: tuple[str, ...]
    labels: tuple[Label, ...]
    title: str = ""
    """What it shows, for those who cannot see it."""
    description: str = ""

    def svg(self, *, text: bool = True, id: str = "") -> str:
        """Write the picture as SVG.

        Args:
            text: with labels; False for a reader that draws them itself.
            id: a name that is the picture's own on its page; with one, title and description are tied
                to it for screen readers.
        """
        tied = f' role="img" aria-labelledby="{id}-t {id}-d"' if id else ""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(self.width)}"'
            f' height="{number(self.height)}" viewBox="0 0 {number(self.width)} {number(self.height)}"'
            f"{tied}>"
        )
        named = (
            f'<title id="{id}-t">{escaped(self.title)}</title>'
            f'<desc id="{id}-d">{escaped(self.description)}</desc>'
            if id
            else ""
        )
        written = (_text(label) for label in self.labels) if text else ()
        return "".join((head, named, *self.shapes, *written, "</svg>"))


@dataclass(slots=True)
class Sheet:
    """A picture in the making. Lengths are in units of the picture, y grows downwards."""

    width: float
    height: float
    shapes: list[str] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def finished(self, title: str = "", description: str = "") -> Picture:
        """Return the picture."""
        return Picture(
            self.width, self.height, tuple(self.shapes), tuple(self.labels), title, description
        )

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: str,
        wide: float = 1,
        dash: str = "",
    ) -> None:
        """Draw a straight line."""
        self.path(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", colour, wide, dash)

    def path(
        self,
        d: str,
        colour: str = "none",
        wide: float = 1,
        dash: str = "",
        fill: str = "none",
        opacity: float = 1,
    ) -> None:
        """Draw a path."""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        faint = f' opacity="{number(opacity, 2)}"' if opacity < 1 else ""
        self.shapes.append(
            f'<path d="{d}" fill="{fill}" stroke="{colour}" stroke-width="{number(wide)}"'
            f' stroke-linecap="round" stroke-linejoin="round"{dashes}{faint}/>'
        )

    def polyline(
        self, points: Iterable[tuple[float, float]], colour: str, wide: float, dash: str = ""
    ) -> None:
        """Draw straight lines from point to point."""
        self.path(_joined(points), colour, wide, dash)

    def polygon(
        self,
        points: Iterable[tuple[float, float]],
        fill: str,
        colour: str = "none",
        wide: float = 1,
        opacity: float = 1,
    ) -> None:
        """Draw a closed shape."""
        self.path(_joined(points) + "Z", colour, wide, "", fill, opacity)

    def rect(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        fill: str,
        colour: str = "none",
        stroke: float = 1,
        round: float = 0,
        dash: str = "",
        opacity: float = 1,
    ) -> None:
        """Draw a rectangle."""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        faint = f' opacity="{number(opacity, 2)}"' if opacity < 1 else ""
        self.shapes.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(wide, 0))}"'
            f' height="{number(max(high, 0))}" rx="{number(round)}" fill="{fill}" stroke="{colour}"'
            f' stroke-width="{number(stroke)}"{dashes}{faint}/>'
        )

    def circle(
        self, x: float, y: float, r: float, fill: str, colour: str = "none", wide: float = 1
    ) -> None:
        """Draw a circle."""
        self.shapes.append(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{fill}"'
            f' stroke="{colour}" stroke-width="{number(wide)}"/>'
        )

    def arc(self, x: float, y: float, r: float, share: float, colour: str, wide: float) -> None:
        """Draw a part of a ring, clockwise from the top; `share` is 0 to 1."""
        share = held(share, 0.0, 0.9999)
        if share <= 0:
            return
        end = 2 * pi * share
        to = f"{number(x + r * sin(end))} {number(y - r * cos(end))}"
        large = 1 if share > 0.5 else 0
        begin = f"M{number(x)} {number(y - r)}"
        self.path(f"{begin}A{number(r)} {number(r)} 0 {large} 1 {to}", colour, wide)

    def marker(
        self, kind: str, x: float, y: float, r: float, colour: str, edge: str = palette.CARD
    ) -> None:
        """Draw a mark of a kind: circle, square, triangle, diamond, cross, ring or star."""
        match kind:
            case "square":
                self.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, colour, edge)
            case "triangle":
                corners = (
                    (x, y - r * 1.15),
                    (x + r * 1.1, y + r * 0.85),
                    (x - r * 1.1, y + r * 0.85),
                )
                self.polygon(corners, colour, edge)
            case "diamond":
                corners4 = ((x, y - r * 1.3), (x + r * 1.3, y), (x, y + r * 1.3), (x - r * 1.3, y))
                self.polygon(corners4, colour, edge)
            case "cross":
                a = r * 0.85
                for sign in (1, -1):
                    self.line(x - a, y - a * sign, x + a, y + a * sign, colour, r * 0.55)
            case "ring":
                self.circle(x, y, r * 0.9, palette.CARD, colour, r * 0.45)
            case "star":
                turns = ((n * pi / 5, r * (1.5 if n % 2 == 0 else 0.65)) for n in range(10))
                self.polygon(
                    ((x + far * sin(t), y - far * cos(t)) for t, far in turns), colour, edge
                )
            case _:
                self.circle(x, y, r, colour, edge)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str = palette.INK,
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """Write one line; `y` is its baseline."""
        if text:
            self.labels.append(Label(x, y, text, size, colour, bold, anchor))

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float,
        colour: str = palette.INK,
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """Write several lines, the first with its baseline at `y`."""
        for place, line in enumerate(lines):
            self.text(x, y + place * size * LINE, line, size, colour, bold, anchor)


def _joined(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _text(label: Label) -> str:
    bold = ' font-weight="700"' if label.bold else ""
    anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
    return (
        f'<text x="{number(label.x)}" y="{number(label.y)}" font-family="{FONT}"'
        f' font-size="{number(label.size)}" fill="{label.colour}"{bold}{anchor}>'
        f"{escaped(label.text)}</text>"
    )


def number(value: float, places: int = 1) -> str:
    """Write a length: at most one decimal, and never as `-0`.

    >>> number(3.0), number(-0.04), number(2.25)
    ('3', '0', '2.2')
    """
    said = f"{value:.{places}f}"
    said = said.rstrip("0").rstrip(".") if "." in said else said
    return "0" if said == "-0" else said


def escaped(text: str) -> str:
    """Make text safe inside XML, in elements and in attributes.

    What XML forbids, or what would turn the direction of writing, becomes `?`.

    >>> escaped('R&D <"now">')
    'R&amp;D &lt;&quot;now&quot;&gt;'
    """
    allowed = harmless(text)
    for sign, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
        allowed = allowed.replace(sign, f"&{name};")
    return allowed


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Move middles of boxes as little as needed so that they do not overlap, in their order.

    Boxes that touch move together, each lot to the mean of what it wants. They stay between low and
    high if there is room for all; if not, they begin at low and run over.

    >>> spread([10, 11], [4, 4], 0, 100)
    [8.5, 12.5]
    """
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    lots: list[tuple[list[int], float]] = []
    for n in order:
        lot, top = [n], wanted[n] - sizes[n] / 2
        while True:
            total = sum(sizes[m] for m in lot)
            top = held(top, low, high - total)
            if not lots or lots[-1][1] + sum(sizes[m] for m in lots[-1][0]) <= top + 1e-9:
                break
            lot = lots.pop()[0] + lot
            before, tops = 0.0, 0.0
            for m in lot:
                tops += wanted[m] - sizes[m] / 2 - before
                before += sizes[m]
            top = tops / len(lot)
        lots.append((lot, top))
    middles = [0.0] * len(wanted)
    for lot, top in lots:
        y = top
        for m in lot:
            middles[m] = y + sizes[m] / 2
            y += sizes[m]
    return middles
