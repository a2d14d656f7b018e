"""What drawn places are made of: sky, ridges, water, fields, and the colours of a time and a season.

All is soft: every colour is light enough for text in ink to stand on it. Far things are pale and near ones
stronger (aerial perspective), and each layer grows paler towards its foot, as if mist lay there. Lengths are
shares of the height, so that a wide picture and a narrow one show the same hills.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, pi, sin
from typing import Final

from game.pictures.drawing import Picture, Sheet, number

Point = tuple[float, float]
Curve = Callable[[float], float]
Wave = tuple[float, float, float]
"""How high, how many to a stretch as long as the picture is high, and where it begins."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a mood, from above to below."""

    sky: str
    low: str
    """Of the sky at the horizon, and of the mist."""
    sun: str
    halo: str
    cloud: str
    far: str
    hill: str
    near: str
    field: str
    light: str
    """Of the side that the sun is on, of sand and of snow."""
    water: str
    glint: str
    leaf: str
    """Of trees."""
    mark: str
    """Of posts and trunks."""
    roof: str


MOODS: Final[Mapping[str, Colours]] = {
    "day": Colours(
        sky="#b9d6e6", low="#f4eedd", sun="#fff0c2", halo="#e6e8dc", cloud="#f6f5ee",
        far="#b3c9d1", hill="#a5c2ad", near="#97b792", field="#bccb9c", light="#dcdcb4",
        water="#a1c8da", glint="#d3e6ec", leaf="#809f7f", mark="#809f7f", roof="#c9a58c",
    ),
    "dry": Colours(
        sky="#c3d9e2", low="#f9ecd3", sun="#fff0c0", halo="#ece6d2", cloud="#f7f1e4",
        far="#cdbdb4", hill="#d5b596", near="#dcbd8f", field="#e6cd9d", light="#f1dfb8",
        water="#9dc5cf", glint="#d3e6e4", leaf="#a6a476", mark="#b0926d", roof="#c99f80",
    ),
    "dusk": Colours(
        sky="#b4b3d3", low="#f9d7b9", sun="#fff0cd", halo="#ecc9bd", cloud="#e0c4cb",
        far="#bdaac4", hill="#ad9dba", near="#a797ab", field="#bca8a9", light="#dcbfae",
        water="#bdb8d2", glint="#f3d3bf", leaf="#968ba3", mark="#968ba3", roof="#c79a94",
    ),
    "snow": Colours(
        sky="#c3d4e1", low="#f3f1ea", sun="#fffaea", halo="#e2e6e6", cloud="#f4f4f0",
        far="#bfccd8", hill="#cfdae2", near="#dde5ea", field="#e9eef0", light="#f8faf9",
        water="#a5c1d1", glint="#d6e4ea", leaf="#8fa5a6", mark="#8fa5ab", roof="#b9a9a2",
    ),
}  # fmt: skip
"""Colours by mood; contrast of ink on each of them is at least 4.5 (WCAG 2.1, 1.4.3)."""


def mixed(one: str, other: str, part: float) -> str:
    """Mix two colours; `part` is how much of the other, 0 to 1.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    channels = ((int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{int(a + (b - a) * part + 0.5):02x}" for a, b in channels)


def wave(*waves: Wave) -> Curve:
    """Add waves up: a curve over lengths in heights of the picture."""
    return lambda x: sum(tall * sin(x * often * 2 * pi + begin) for tall, often, begin in waves)


def along(corners: Sequence[Point]) -> Curve:
    """Lead a smooth curve through corners, from left to right; beyond them it stays level."""

    def at(x: float) -> float:
        if x <= corners[0][0]:
            return corners[0][1]
        for (x1, y1), (x2, y2) in pairwise(corners):
            if x <= x2:
                part = (x - x1) / (x2 - x1)
                return y1 + (y2 - y1) * part * part * (3 - 2 * part)
        return corners[-1][1]

    return at


def rough(curve: Curve, *waves: Wave) -> Curve:
    """Make a curve uneven."""
    uneven = wave(*waves)
    return lambda x: curve(x) + uneven(x)


def level(y: float, *waves: Wave) -> Curve:
    """Lead a curve along a height, unevenly."""
    return rough(lambda x: y, *waves)


@dataclass(slots=True)
class Land:
    """A place in the making: the sheet, its colours, and how many gradients it has."""

    wide: float
    high: float
    colours: Colours
    name: str
    """Its own among the pictures of a page, for what is referred to in it."""
    sheet: Sheet = field(init=False)
    graded: int = 0

    def __post_init__(self) -> None:
        self.sheet = Sheet(self.wide, self.high)

    @property
    def broad(self) -> float:
        """How many times as wide as high it is."""
        return self.wide / self.high

    def finished(self) -> Picture:
        """Return the picture."""
        return self.sheet.finished()

    def grade(self, above: str, below: str, top: float, foot: float) -> str:
        """Let a colour pass into another from a height to a lower one; return the fill."""
        self.graded += 1
        name = f"{self.name}-{self.graded}"
        y1, y2 = (number(y * self.high) for y in (top, foot))
        self.sheet.shapes.append(
            f'<defs><linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="0" y1="{y1}"'
            f' x2="0" y2="{y2}"><stop offset="0" stop-color="{above}"/>'
            f'<stop offset="1" stop-color="{below}"/></linearGradient></defs>'
        )
        return f"url(#{name})"

    def line(self, *corners: Point) -> Curve:
        """Lead a smooth curve through corners whose places are shares of the width."""
        return along([(x * self.broad, y) for x, y in corners])

    def patch(self, corners: Iterable[Point], fill: str) -> None:
        """Fill a shape whose corners' places are shares of the width."""
        self.shape([(x * self.broad, y) for x, y in corners], fill)

    def shape(self, points: Iterable[Point], fill: str) -> None:
        """Fill a shape; points are in heights of the picture."""
        self.sheet.polygon(((x * self.high, y * self.high) for x, y in points), fill)

    def stroke(self, points: Iterable[Point], colour: str, thick: float) -> None:
        """Draw a line; points and thickness are in heights of the picture."""
        placed = ((x * self.high, y * self.high) for x, y in points)
        self.sheet.polyline(placed, colour, max(thick * self.high, 0.7))

    def disc(self, x: float, y: float, r: float, fill: str) -> None:
        """Fill a circle."""
        self.sheet.circle(x * self.high, y * self.high, r * self.high, fill)

    def sky(self, horizon: float, sun: float) -> None:
        """Draw the sky to below the horizon, and put the sun in; `sun` is a share of the width."""
        c = self.colours
        sky = self.grade(c.sky, c.low, 0, horizon)
        self.sheet.rect(0, 0, self.wide, (horizon + 0.16) * self.high, sky)
        x, y = sun * self.broad, horizon * 0.46
        for r, part in ((0.17, 0.25), (0.125, 0.5), (0.09, 0.8)):
            self.disc(x, y, r, mixed(mixed(c.sky, c.low, y / horizon), c.halo, part))
        self.disc(x, y, 0.058, c.sun)

    def cloud(self, x: float, y: float, long: float) -> None:
        """Lay a cloud with a flat foot into the sky; `x` is a share of the width."""
        middle, c = x * self.broad, self.colours
        soft = mixed(c.cloud, c.sky, 0.35)
        for shift, wide, tall, colour in (
            (-0.28, 0.24, 0.30, soft), (0.30, 0.20, 0.26, soft), (-0.04, 0.22, 0.62, c.cloud),
            (0.17, 0.17, 0.42, c.cloud), (-0.21, 0.16, 0.34, c.cloud), (0, 0.47, 0.16, c.cloud),
        ):  # fmt: skip
            self._mound(middle + shift * long, y, wide * long, tall * long * 0.5, colour)

    def _mound(self, x: float, y: float, half: float, tall: float, fill: str) -> None:
        """Fill half an ellipse that stands on a line."""
        turns = [pi * n / 14 for n in range(15)]
        self.shape([(x + half * cos(t), y - tall * sin(t)) for t in turns], fill)

    def ridge(
        self, top: Curve, colour: str, foot: float, mist: float = 0.55, floor: float = 1.02
    ) -> None:
        """Fill what lies between a curve of heights from above and a level floor, paler towards a foot."""
        steps = max(int(self.broad * 26), 12)
        xs = [self.broad * n / steps for n in range(steps + 1)]
        ys = [min(top(x), floor) for x in xs]
        low = mixed(colour, self.colours.low, mist)
        fill = self.grade(colour, low, min(ys), max(foot, min(ys) + 0.02)) if mist else colour
        outline = [*zip(xs, ys, strict=True), (self.broad, floor), (0, floor)]
        self.shape(outline, fill)

    def stream(self, course: Sequence[tuple[float, float, float]], colour: str) -> None:
        """Fill a river along its course: where it is, and how wide there, from its far end on."""
        left, right = [], []
        for (x1, y1, w1), (x2, y2, w2) in pairwise(course):
            for n in range(12):
                part = n / 12
                ease = part * part * (3 - 2 * part)
                x, y, w = x1 + (x2 - x1) * ease, y1 + (y2 - y1) * part, w1 + (w2 - w1) * part
                left.append((x - w / 2, y))
                right.append((x + w / 2, y))
        x, y, w = course[-1]
        self.shape([*left, (x - w / 2, y), (x + w / 2, y), *reversed(right)], colour)

    def glints(self, *spots: tuple[float, float, float]) -> None:
        """Lay short bright lines onto water: where they begin as a share of the width, how high, how long."""
        for x, y, long in spots:
            left = x * self.broad
            self.stroke(((left, y), (left + long, y)), self.colours.glint, 0.006)

    def tree(self, x: float, y: float, tall: float, colour: str = "") -> None:
        """Set a slender tree onto the ground."""
        wide, fill = tall * 0.17, colour or self.colours.leaf
        turns = [n * pi / 9 for n in range(18)]
        self.shape([(x + wide * sin(t), y - tall * (0.5 + 0.5 * cos(t))) for t in turns], fill)

    def fir(self, x: float, y: float, tall: float, colour: str = "") -> None:
        """Set a pointed tree onto the ground."""
        half = tall * 0.2
        right = ((0.0, 1.0), (0.55, 0.55), (0.3, 0.55), (0.8, 0.25), (0.45, 0.25), (1.0, 0.0))
        outline = [(x + half * a, y - tall * t) for a, t in right]
        outline += [(x - half * a, y - tall * t) for a, t in reversed(right)]
        self.shape(outline, colour or self.colours.leaf)

    def bush(self, x: float, y: float, half: float, colour: str = "") -> None:
        """Set the crown of a round tree onto the ground."""
        self._mound(x, y, half, half * 1.1, colour or self.colours.leaf)

    def house(self, x: float, y: float, wide: float) -> None:
        """Set a small house onto the ground: a light wall and a roof."""
        c, tall = self.colours, wide * 0.5
        self.shape(((x, y), (x, y - tall), (x + wide, y - tall), (x + wide, y)), c.light)
        over = wide * 0.12
        self.shape(
            ((x - over, y - tall), (x + wide * 0.24, y - tall * 1.75),
             (x + wide * 0.76, y - tall * 1.75), (x + wide + over, y - tall)),
            c.roof,
        )  # fmt: skip
