"""What a reader sees of a picture: shapes with their places, colours and lengths, read back from its SVG."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import hypot
from typing import Any
from xml.etree import ElementTree

import pytest

from game.pictures.drawing import Label, Picture
from game.pictures.measure import width

NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
NONE = "none"


@dataclass(frozen=True)
class Shape:
    """One shape; `points` are the places it was drawn through, in order."""

    kind: str
    """rect, circle, ellipse, line (two points), lines, curve or arc"""
    points: tuple[tuple[float, float], ...]
    fill: str
    stroke: str
    wide: float
    dash: str
    opacity: float
    closed: bool = False
    radius: float = 0.0
    """Of a circle; of the corners of a rectangle; of an arc."""
    large: bool = False
    """Whether an arc goes the long way round."""

    @property
    def left(self) -> float:
        return min(x for x, _ in self.points)

    @property
    def right(self) -> float:
        return max(x for x, _ in self.points)

    @property
    def top(self) -> float:
        return min(y for _, y in self.points)

    @property
    def bottom(self) -> float:
        return max(y for _, y in self.points)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def length(self) -> float:
        return sum(
            hypot(x2 - x1, y2 - y1)
            for (x1, y1), (x2, y2) in zip(self.points, self.points[1:], strict=False)
        )


def shapes(picture: Picture) -> list[Shape]:
    """Every shape, in the order in which they are drawn."""
    root = ElementTree.fromstring(picture.svg(text=False))
    return [_shape(element) for element in root]


def _shape(element: ElementTree.Element) -> Shape:
    kind = element.tag.rpartition("}")[2]

    def number(name: str, usual: float = 0.0) -> float:
        return float(element.get(name, usual))

    closed, radius, large = False, 0.0, False
    match kind:
        case "rect":
            x, y = number("x"), number("y")
            points = [(x, y), (x + number("width"), y + number("height"))]
            radius = number("rx")
        case "circle" | "ellipse":
            x, y = number("cx"), number("cy")
            rx = number("r") or number("rx")
            ry = number("r") or number("ry")
            points, radius = [(x - rx, y - ry), (x + rx, y + ry)], rx
        case _:
            d = element.get("d", "")
            closed = d.endswith("Z")
            numbers = [float(found) for found in NUMBERS.findall(d)]
            if "A" in d:
                kind, points = "arc", [(numbers[0], numbers[1]), (numbers[-2], numbers[-1])]
                radius, large = numbers[2], numbers[5] == 1
            else:
                points = list(zip(numbers[::2], numbers[1::2], strict=True))
                kind = "curve" if "Q" in d else "line" if len(points) == 2 else "lines"
    return Shape(
        kind,
        tuple(points),
        element.get("fill", NONE),
        element.get("stroke", NONE),
        number("stroke-width", 1.0),
        element.get("stroke-dasharray", ""),
        number("opacity", 1.0),
        closed,
        radius,
        large,
    )


def of(picture: Picture, *kinds: str, fill: str = "", stroke: str = "") -> list[Shape]:
    """The shapes of some kinds, of a fill or a stroke if one is given."""
    return [
        shape
        for shape in shapes(picture)
        if shape.kind in kinds
        and (not fill or shape.fill == fill)
        and (not stroke or shape.stroke == stroke)
    ]


def label(picture: Picture, text: str) -> Label:
    """The one label with this text."""
    (found,) = [each for each in picture.labels if each.text == text]
    return found


def starting(picture: Picture, text: str) -> Label:
    """The one label that begins with this text."""
    (found,) = [each for each in picture.labels if each.text.startswith(text)]
    return found


def height_of(found: Label) -> float:
    """The height at which the eye sees a line of text: the middle of its small letters."""
    return found.y - 0.34 * found.size


def texts(picture: Picture) -> list[str]:
    return [each.text for each in picture.labels]


def near(value: float, by: float = 0.11) -> Any:
    """About there: lengths are written with one decimal."""
    return pytest.approx(value, abs=by)


def filling(room: float, size: float, bold: bool) -> str:
    """One long word that is hardly narrower than a room."""
    for thin in range(200):
        word = "i" * thin
        while width(word + "m", size, bold) <= room:
            word += "m"
        if room - width(word, size, bold) < 0.5:
            return word
    raise AssertionError(room)
