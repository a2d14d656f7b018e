"""Every picture is plain, well-formed SVG for any data, and none of its labels overlap or are cut off."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from xml.etree import ElementTree

import pytest

from game.pictures import palette
from game.pictures.bars import Bar, value_bars
from game.pictures.calendar import ClauseTrack, calendar
from game.pictures.drawing import Picture
from game.pictures.frontier import PlottedPackage, frontier
from game.pictures.matrix import matrix
from game.pictures.multiples import Small, multiples
from game.pictures.strip import Strip, belief_strip
from game.pictures.timeline import Mark, Series, timeline
from game.pictures.web import trust_web

NAMES = (
    "US President", "Inteligencia de EE. UU.", "R&D <now>", "Ñ", "Health", "Comisión del Río Verde",
    "Alto", "Medio", "Delta", "Press", "MX Defense", "A very long name of a very long office",
)  # fmt: skip
SIZES = ((680.0, 16.0), (330.0, 15.0))


def _timeline(n: int, rounds: int, wide: float, size: float) -> Picture:
    lines = [
        Series(NAMES[s], tuple((s * 37 + r * 13) % 101 for r in range(rounds + 1)), "58.6")
        for s in range(n)
    ]
    marks = [Mark(r % (rounds + 1), str(r + 1)) for r in range(6)]
    ticks = ["Start", *(str(r) for r in range(1, rounds + 1))]
    return timeline(lines, ticks, marks, axis="Round", wide=wide, size=size)


def _trust(n: int) -> dict[tuple[int, int], int]:
    return {(a, b): (a * 3100 + b * 1700) % 10_001 for a in range(n) for b in range(n) if a != b}


def _web(n: int, rounds: int, wide: float, size: float) -> Picture:
    return trust_web(NAMES[:n], _trust(n), ends=("desconfianza", "trust"), wide=wide, size=size)


def _matrix(n: int, rounds: int, wide: float, size: float) -> Picture:
    said = {at: (str(value // 100), "+12") for at, value in _trust(n).items()}
    return matrix(NAMES[:n], NAMES[:n], _trust(n), said, wide=wide, size=size)


def _frontier(n: int, rounds: int, wide: float, size: float) -> Picture:
    cloud = [((k * 37) % 100 - 20.0, (k * 61) % 89 * 3.0) for k in range(rounds * 40)]
    points = [
        PlottedPackage(k * 9.0, k * 7.0, kind, NAMES[k])
        for k, kind in enumerate(("reached", "package", "start", "nash", "best"))
    ]
    return frontier(
        cloud, cloud[:3], points[:n], axes=NAMES[:2], floors=(0, None), wide=wide, size=size
    )


def _bars(n: int, rounds: int, wide: float, size: float) -> Picture:
    bars = [Bar(NAMES[k], k * 17 - 30, 20 if k % 3 else None, f"{k} (+3)") for k in range(n)]
    return value_bars(bars, floor_name="No deal", wide=wide, size=size)


def _strips(n: int, rounds: int, wide: float, size: float) -> Picture:
    strips = [
        Strip(NAMES[k], NAMES[-1 - k], k * 8 or None, tuple(range(0, 100, 30))[:k], 100 - k * 9)
        for k in range(n)
    ]
    return belief_strip(strips, key=("needed", "believed", "kept"), wide=wide, size=size)


def _multiples(n: int, rounds: int, wide: float, size: float) -> Picture:
    charts = [
        Small(
            NAMES[k], tuple(float((k + r * 7) % 100) for r in range(rounds + 1)), 0, 100,
            ("high", "low", "neither")[k % 3], ("45", "58.6"),
        )
        for k in range(n)
    ]  # fmt: skip
    return multiples(charts, wide=wide, size=size)


def _calendar(n: int, rounds: int, wide: float, size: float) -> Picture:
    marks = ("kept", "broken", "unseen", "")
    rows = [
        ClauseTrack(NAMES[k], NAMES[-1 - k], tuple(marks[(k + r) % 4] for r in range(rounds)))
        for k in range(n)
    ]
    ticks = [str(r) for r in range(1, rounds + 1)]
    return calendar(rows, ticks, key=("kept", "broken", "unseen"), wide=wide, size=size)


DRAW: tuple[Callable[[int, int, float, float], Picture], ...] = (
    _timeline, _web, _matrix, _frontier, _bars, _strips, _multiples, _calendar
)  # fmt: skip
ALLOWED = {"svg", "title", "desc", "path", "rect", "circle", "ellipse", "text"}


@pytest.mark.parametrize("wide_size", SIZES)
@pytest.mark.parametrize("rounds", [0, 1, 4, 50])
@pytest.mark.parametrize("seats", [0, 1, 2, 6, 12])
@pytest.mark.parametrize("draw", DRAW)
def test_any_amount_of_data_makes_a_plain_picture(
    draw: Callable[[int, int, float, float], Picture],
    seats: int,
    rounds: int,
    wide_size: tuple[float, float],
) -> None:
    picture = draw(seats, rounds, *wide_size)
    root = ElementTree.fromstring(picture.svg(id="p1"))
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= ALLOWED
    text = picture.svg(text=False)
    assert "<text" not in text
    assert not re.search(r"nan|inf|style=|class=|url\(|href", text)
    assert not re.search(r'(width|height|r|rx|ry)="-', text)


@pytest.mark.parametrize("wide_size", SIZES)
@pytest.mark.parametrize("rounds", [0, 1, 4, 10])
@pytest.mark.parametrize("seats", [1, 2, 3, 6, 12])
@pytest.mark.parametrize("draw", DRAW)
def test_no_label_overlaps_another_or_leaves_the_picture(
    draw: Callable[[int, int, float, float], Picture],
    seats: int,
    rounds: int,
    wide_size: tuple[float, float],
) -> None:
    picture = draw(seats, rounds, *wide_size)
    for label in picture.labels:
        left, top, right, bottom = label.box
        assert left >= -1, label
        assert right <= picture.width + 1, label
        assert top >= -1, label
        assert bottom <= picture.height + 1, label
    for one, other in combinations(picture.labels, 2):
        a, b = one.box, other.box
        apart = a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 2 or b[3] <= a[1] + 2
        assert apart, (one, other)


def test_titles_and_texts_are_escaped_and_named() -> None:
    said = 'R&D <"now"> \x00\x0b\u202e\ud800'
    picture = timeline(
        [Series(said, (1.0,))], ["Start"], title=said, description=said, wide=600, size=16
    )
    root = ElementTree.fromstring(picture.svg(id="p7"))
    assert root.get("aria-labelledby") == "p7-t p7-d"
    assert [child.text for child in root][:2] == ['R&D <"now"> ????'] * 2


def test_lines_are_told_apart_without_colour() -> None:
    looks = [(style.dash, style.marker) for style in palette.SERIES]
    assert len(set(looks)) == len(looks)
    below = [trust for trust in range(0, 10_001, 500) if palette.trust_dash(trust)]
    assert below == list(range(0, 4500, 500))
    assert palette.trust_width(0) == palette.trust_width(10_000) > 3 * palette.trust_width(5000)


def test_colours_can_be_read() -> None:
    inks = (palette.INK, palette.SOFT, palette.AMBER, *(s.colour for s in palette.SERIES))
    for ground in (palette.CARD, palette.PAPER):
        assert all(palette.contrast(colour, ground) >= 4.5 for colour in inks)
    for trust in range(0, 10_001, 250):
        fill = palette.trust_fill(trust)
        assert palette.contrast(palette.INK, fill) >= 4.5
        assert palette.contrast(palette.trust_line(trust), palette.TABLE) >= 3


def test_a_bar_below_its_notch_is_an_open_box() -> None:
    above = value_bars([Bar("A", 60, 40, "60")], wide=600, size=16).svg()
    below = value_bars([Bar("A", 30, 40, "30")], wide=600, size=16).svg()
    assert palette.BLUE in above
    assert palette.BLUE not in below
    assert f'stroke="{palette.VERMILION}"' in below
