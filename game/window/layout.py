"""Every block its place: a tree of blocks and a size in, a tree of boxes out.

Lengths are design units. Text wraps to the width there is, so widths are settled from the outside in
and heights from the inside out. Nothing is measured with pixels, so the same tree is laid out alike at
every scale; only the size of the text is a choice of the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from game.window.blocks import (
    TOUCH,
    Column,
    Drawing,
    Field,
    Free,
    Icon,
    Layers,
    Lettering,
    Row,
    Scroll,
    Space,
    Tile,
)
from game.window.wording import LEADING, BrokenLine, full_width, lines, longest_word

SCROLLBAR: Final = 14.0
"""Room kept free beside what scrolls."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A place: left, top, width and height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.h

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.w / 2, self.y + self.h / 2

    def inset(self, across: float, down: float) -> Rect:
        """Return the place inside an edge."""
        return Rect(self.x + across, self.y + down, self.w - 2 * across, self.h - 2 * down)

    def moved(self, across: float, down: float) -> Rect:
        """Return the place somewhere else."""
        return Rect(self.x + across, self.y + down, self.w, self.h)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def shared(self, other: Rect) -> Rect:
        """Return what two places have in common; its width or height is 0 if nothing."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(left, top, max(right - left, 0.0), max(bottom - top, 0.0))


@dataclass(frozen=True, slots=True)
class Box:
    """A block in its place."""

    block: Tile
    rect: Rect
    children: tuple[Box, ...] = ()
    lines: tuple[BrokenLine, ...] = ()
    """Of words, as they are broken."""
    size: float = 0.0
    """Of words and icons, with the reader's choice counted in."""
    clip: Rect | None = None
    """What can be seen of everything inside, for what scrolls."""
    reach: float = 0.0
    """How far what is inside can be scrolled."""


@dataclass(slots=True)
class Layout:
    """Lays blocks out; made once for a size of text and for how far things are scrolled."""

    text: float = 1.0
    """The reader's size of text: 1, 1.25 or 1.5."""
    scrolled: Mapping[str, float] = field(default_factory=dict)
    _heights: dict[tuple[int, float], float] = field(default_factory=dict)
    _widths: dict[int, tuple[float, float]] = field(default_factory=dict)
    _kept: list[Tile] = field(default_factory=list)
    """Blocks measured so far: as long as they live their identities are their own."""

    def place(self, block: Tile, rect: Rect) -> Box:
        """Give a block and everything in it a place."""
        inner = rect.inset(*block.pad)
        match block.body:
            case Lettering() as words:
                size = words.size * self.text
                room = min(inner.w, words.measure or inner.w)
                return Box(
                    block, rect, lines=lines(_held(words, inner.h / size), room, size), size=size
                )
            case Icon() as icon:
                return Box(block, rect, size=icon.size * self._grown)
            case Column() as body:
                return Box(block, rect, tuple(self._column(block, body, inner)))
            case Row() as body:
                return Box(block, rect, tuple(self._row(block, body, inner)))
            case Layers():
                return Box(block, rect, tuple(self._layers(block, inner)))
            case Free():
                return Box(block, rect, tuple(self._free(block, inner)))
            case Scroll():
                return self._scroll(block, rect, inner)
            case Field() as body:
                return Box(block, rect, size=body.size * self.text)
            case Drawing() | Space():
                return Box(block, rect)

    @property
    def _grown(self) -> float:
        """Icons grow with the text, half as fast."""
        return 1 + (self.text - 1) / 2

    # How large things want to be

    def widths(self, block: Tile) -> tuple[float, float]:
        """The least width a block can do with, and the width it would like."""
        if block.width is not None:
            return block.width, block.width
        known = self._widths.get(id(block))
        if known is None:
            least, liked = self._inner_widths(block)
            known = least + 2 * block.pad[0], liked + 2 * block.pad[0]
            self._widths[id(block)] = known
            self._kept.append(block)
        return known

    def _inner_widths(self, block: Tile) -> tuple[float, float]:
        match block.body:
            case Lettering() as words:
                size = words.size * self.text
                liked = full_width(words, size)
                least = 3 * size if words.most else longest_word(words, size)
                return min(least, liked + 0.5), min(liked, words.measure or liked) + 0.5
            case Icon() as icon:
                return (icon.size * self._grown,) * 2
            case Field() as body:
                return 6 * body.size * self.text, 14 * body.size * self.text
            case Drawing(picture):
                return 40.0, picture.width
            case Space(width=wide):
                return wide, wide
            case Row() as row:
                parts = [self.widths(child) for child in block.children]
                gaps = row.gap * max(len(parts) - 1, 0)
                if row.even:
                    widest = [max((part[n] for part in parts), default=0.0) for n in (0, 1)]
                    least, liked = (wide * len(parts) + gaps for wide in widest)
                else:
                    least, liked = (sum(part[n] for part in parts) + gaps for n in (0, 1))
                if row.wraps:
                    least = max((part[0] for part in parts), default=0.0)
                return least, liked
            case Column() | Layers() | Free() | Scroll():
                parts = [self.widths(child) for child in block.children]
                least, liked = (max((part[n] for part in parts), default=0.0) for n in (0, 1))
                bar = SCROLLBAR if isinstance(block.body, Scroll) else 0.0
                return least + bar, liked + bar

    def height(self, block: Tile, wide: float) -> float:
        """The height a block needs if it is so wide."""
        if block.height is not None:
            return block.height
        key = id(block), round(wide, 2)
        known = self._heights.get(key)
        if known is None:
            inner = max(wide - 2 * block.pad[0], 1.0)
            known = max(self._inner_height(block, inner) + 2 * block.pad[1], block.least)
            if block.pressable and block.skin:
                known = max(known, TOUCH)
            self._heights[key] = known
            self._kept.append(block)
        return known

    def _inner_height(self, block: Tile, wide: float) -> float:
        match block.body:
            case Lettering() as words:
                size = words.size * self.text
                room = min(wide, words.measure or wide)
                return len(lines(words, room, size)) * size * LEADING
            case Icon() as icon:
                return icon.size * self._grown
            case Field() as body:
                return body.size * self.text * LEADING
            case Drawing(picture):
                return picture.height * min(wide / picture.width, 1.0)
            case Space(height=high):
                return high
            case Column() as body:
                gaps = body.gap * max(len(block.children) - 1, 0)
                return (
                    sum(self.height(c, self._across(c, body, wide)) for c in block.children) + gaps
                )
            case Row() as body:
                rows = list(self._rows(block, body, wide))
                high = sum(max((self.height(c, w) for c, w in row), default=0.0) for row in rows)
                return high + body.leading * max(len(rows) - 1, 0)
            case Layers(ratio=ratio):
                if ratio is not None:
                    return block.least if block.grow else wide * ratio
                return max((self.height(c, wide) for c in block.children if not c.at), default=0.0)
            case Free():
                return block.least
            case Scroll():
                return sum(self.height(c, wide - SCROLLBAR) for c in block.children)

    # Where things go

    def _across(self, child: Tile, body: Column, wide: float) -> float:
        """How wide a child of a column is."""
        if child.width is not None:
            return min(child.width, wide)
        if body.align == "stretch":
            return wide
        return min(self.widths(child)[1], wide)

    def _column(self, block: Tile, body: Column, inner: Rect) -> Iterator[Box]:
        across = [self._across(child, body, inner.w) for child in block.children]
        heights = [
            self.height(child, wide) for child, wide in zip(block.children, across, strict=True)
        ]
        left = inner.h - sum(heights) - body.gap * max(len(heights) - 1, 0)
        heights = _shared(block.children, heights, left)
        if any(child.grow for child in block.children):
            left = 0.0
        y = inner.y + max(left, 0.0) * {"middle": 0.5, "end": 1.0}.get(body.spread, 0.0)
        between = max(left, 0.0) / max(len(heights) - 1, 1) if body.spread == "between" else 0.0
        for child, wide, high in zip(block.children, across, heights, strict=True):
            share = {"middle": 0.5, "end": 1.0}.get(body.align, 0.0)
            yield self.place(child, Rect(inner.x + (inner.w - wide) * share, y, wide, high))
            y += high + body.gap + between

    def _rows(self, block: Tile, body: Row, wide: float) -> Iterator[list[tuple[Tile, float]]]:
        """Put the children of a row into one or more lines, each child with its width."""
        if not body.wraps or (body.even and self._fit_evenly(block.children, body, wide)):
            yield self._line(block.children, body, wide)
            return
        line: list[Tile] = []
        used = 0.0
        for child in block.children:
            liked = min(self.widths(child)[1], wide)
            if line and used + body.gap + liked > wide + 0.01:
                yield self._line(tuple(line), body, wide)
                line, used = [], 0.0
            used += liked + (body.gap if line else 0.0)
            line.append(child)
        if line:
            yield self._line(tuple(line), body, wide)

    def _fit_evenly(self, children: tuple[Tile, ...], body: Row, wide: float) -> bool:
        """Whether there is room for columns of one width without breaking a word; always if it may not wrap."""
        room = (wide - body.gap * max(len(children) - 1, 0)) / max(len(children), 1)
        widest = max((self.widths(child)[0] for child in children), default=0.0)
        return not body.wraps or widest <= room + 0.01

    def _line(self, children: tuple[Tile, ...], body: Row, wide: float) -> list[tuple[Tile, float]]:
        """Share out the width of one line."""
        room = wide - body.gap * max(len(children) - 1, 0)
        if body.even and self._fit_evenly(children, body, wide):
            return [(child, room / len(children)) for child in children]
        wants = [self.widths(child) for child in children]
        given = [
            least if child.grow else liked
            for child, (least, liked) in zip(children, wants, strict=True)
        ]
        left = room - sum(given)
        given = _squeezed(wants, given, -left) if left < 0 else _shared(children, given, left)
        return list(zip(children, given, strict=True))

    def _row(self, block: Tile, body: Row, inner: Rect) -> Iterator[Box]:
        rows = list(self._rows(block, body, inner.w))
        y = inner.y
        for row in rows:
            heights = [self.height(child, wide) for child, wide in row]
            tall = inner.h if len(rows) == 1 else max(heights, default=0.0)
            left = inner.w - sum(w for _, w in row) - body.gap * max(len(row) - 1, 0)
            x = inner.x + max(left, 0.0) * {"middle": 0.5, "end": 1.0}.get(body.spread, 0.0)
            stretched = body.align == "stretch"
            for (child, wide), own in zip(row, heights, strict=True):
                high = tall if stretched and child.height is None else own
                share = {"middle": 0.5, "end": 1.0}.get(body.align, 0.0)
                yield self.place(child, Rect(x, y + (tall - high) * share, wide, high))
                x += wide + body.gap
            y += tall + body.leading

    def _layers(self, block: Tile, inner: Rect) -> Iterator[Box]:
        assert isinstance(block.body, Layers)
        if block.body.ratio is not None:
            inner = _fitting(block.body.ratio, inner)
        for child in block.children:
            if child.at is None:
                yield self.place(child, inner)
                continue
            x, y, w, h = child.at
            wide = w * inner.w or min(self.widths(child)[1], inner.w)
            high = h * inner.h or min(self.height(child, wide), inner.h)
            left = inner.x + x * inner.w - (0.0 if w else wide / 2)
            top = inner.y + y * inner.h - (0.0 if h else high / 2)
            left = min(max(left, inner.x), max(inner.right - wide, inner.x))
            top = min(max(top, inner.y), max(inner.bottom - high, inner.y))
            yield self.place(child, Rect(left, top, wide, high))

    def _free(self, block: Tile, inner: Rect) -> Iterator[Box]:
        """Blocks where a function puts them; those it puts nowhere are not there."""
        assert isinstance(block.body, Free)

        def sizes(child: Tile, room: float) -> tuple[float, float]:
            wide = min(self.widths(child)[1], room)
            return wide, self.height(child, wide)

        room = inner.x, inner.y, inner.w, inner.h
        for child, area in zip(
            block.children, block.body.arrange(room, block.children, sizes), strict=True
        ):
            if area is not None:
                yield self.place(child, Rect(*area))

    def _scroll(self, block: Tile, rect: Rect, inner: Rect) -> Box:
        (child,) = block.children
        wide = inner.w - SCROLLBAR
        high = self.height(child, wide)
        reach = high - inner.h if high > inner.h + 0.5 else 0.0
        offset = min(max(self.scrolled.get(block.id, 0.0), 0.0), reach)
        box = self.place(child, Rect(inner.x, inner.y - offset, wide, max(high, inner.h)))
        return Box(block, rect, (box,), clip=inner, reach=reach)


def _held(words: Lettering, high: float) -> Lettering:
    """Words that may be cut are cut to the lines there is room for; `high` in sizes of the text."""
    fits = max(int(high / LEADING + 0.05), 1)
    return replace(words, most=fits) if fits < words.most else words


def _fitting(ratio: float, room: Rect) -> Rect:
    """The largest place with these proportions, in the middle of a room."""
    wide = min(room.w, room.h / ratio)
    high = wide * ratio
    return Rect(room.x + (room.w - wide) / 2, room.y + (room.h - high) / 2, wide, high)


def _shared(children: tuple[Tile, ...], sizes: list[float], left: float) -> list[float]:
    """Give what is left to the children that grow; take what is missing from them."""
    shares = sum(child.grow for child in children)
    if not shares:
        return sizes
    return [
        max(size + left * child.grow / shares, 0.0)
        for child, size in zip(children, sizes, strict=True)
    ]


def _squeezed(wants: list[tuple[float, float]], given: list[float], missing: float) -> list[float]:
    """Take what is missing from those that can give, in proportion to what they can."""
    spare = [max(wide - least, 0.0) for (least, _), wide in zip(wants, given, strict=True)]
    total = sum(spare)
    if total <= 0:
        return given
    part = min(missing / total, 1.0)
    return [wide - can * part for wide, can in zip(given, spare, strict=True)]


def boxes(box: Box) -> Iterator[Box]:
    """Go through a box and everything in it, in reading order."""
    yield box
    for child in box.children:
        yield from boxes(child)


def visible(box: Box, clip: Rect | None = None) -> Iterator[tuple[Box, Rect]]:
    """Go through what can be seen, each box with the part of its place that can be."""
    rect = box.rect if clip is None else box.rect.shared(clip)
    yield box, rect
    inner = box.clip if clip is None or box.clip is None else box.clip.shared(clip)
    for child in box.children:
        yield from visible(child, inner if inner is not None else clip)
