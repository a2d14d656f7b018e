"""The picture of what was possible: every package in its place, the best edge, and named points."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.pictures import palette
from game.pictures.drawing import Picture
from game.pictures.frontier import COLUMNS, PlottedPackage, frontier
from tests.pictures.seen import Shape, height_of, label, near, of, texts

CLOUD = [(0.0, 0.0), (10.0, 10.0), (10.0, 10.0), (40.0, 20.0)]
EDGE = [(40.0, 20.0), (10.0, 30.0)]
POINTS = (
    PlottedPackage(20, 10, "reached", "Your deal"),
    PlottedPackage(0, 0, "start", "The start"),
)


def drawn(
    cloud: list[tuple[float, float]] = CLOUD,
    edge: list[tuple[float, float]] = EDGE,
    points: tuple[PlottedPackage, ...] = POINTS,
    floors: tuple[float | None, float | None] = (10, 5),
    axes: tuple[str, str] = ("North", "South"),
    wide: float = 600,
) -> Picture:
    return frontier(cloud, edge, points, axes=axes, floors=floors, wide=wide, size=10)


def grid(picture: Picture) -> tuple[list[Shape], list[Shape]]:
    """The lines that stand upright, from the left, and those that lie, from the bottom."""
    lines = of(picture, "line", stroke=palette.RULE)
    upright = sorted((s for s in lines if s.width == 0), key=lambda s: s.left)
    return upright, sorted((s for s in lines if s.height == 0), key=lambda s: -s.top)


def place(picture: Picture, x: float, y: float) -> tuple[float, float]:
    """Where a value lies: from 0 to 40 across, from 0 to 30 upwards in these pictures."""
    upright, lying = grid(picture)
    left, right, low, high = upright[0].left, upright[-1].left, lying[0].top, lying[-1].top
    return left + (right - left) * x / 40, low - (low - high) * y / 30


def test_lines_of_the_grid_stand_at_round_numbers_with_their_names() -> None:
    picture = drawn()
    upright, lying = grid(picture)
    below = [each for each in picture.labels if each.anchor == "middle"]
    assert [each.text for each in below] == ["0", "10", "20", "30", "40"]
    assert [each.x for each in below] == [near(line.left) for line in upright]
    assert all(each.y == near(lying[0].top + 14) for each in below)
    aside = [each for each in picture.labels if each.anchor == "end"]
    assert [each.text for each in aside] == ["0", "10", "20", "30"]
    assert [height_of(each) for each in aside] == [near(line.top) for line in lying]
    assert all(each.x == near(upright[0].left - 8) for each in aside)
    assert min(each.box[0] for each in aside) == near(4)
    assert (upright[-1].left, lying[0].top - lying[-1].top) == (near(584), near(372))
    assert all((line.top, line.bottom) == (lying[-1].top, lying[0].top) for line in upright)
    assert all((line.left, line.right) == (upright[0].left, near(584)) for line in lying)
    assert len({round(b.left - a.left) for a, b in pairwise(upright)}) == 1
    assert {each.colour for each in (*below, *aside)} == {palette.SOFT}


def test_every_axis_says_what_lies_on_it() -> None:
    picture = drawn()
    upright, lying = grid(picture)
    north, south = label(picture, "North"), label(picture, "South")
    assert (south.x, south.y) == (0, near(9))
    assert south.box[3] < lying[-1].top
    assert lying[-1].top == near(12.2 + 9)
    assert (north.x, north.y) == (near(upright[0].left), near(lying[0].top + 27))
    bare = drawn(axes=("", ""))
    assert "North" not in texts(bare)
    assert grid(bare)[1][-1].top == near(9)
    assert picture.height - bare.height == near(2 * 12.2)


def test_packages_are_counted_where_they_lie() -> None:
    """Where two of four lie it is darkest; a cell holds the place of its packages."""
    picture = drawn()
    cells = [s for s in of(picture, "rect") if s.radius == 1.5]
    assert [cell.fill for cell in cells] == ["#979c9c", "#7e868a", "#979c9c"]
    for cell, (x, y) in zip(cells, ((0, 0), (10, 10), (40, 20)), strict=True):
        at, up = place(picture, x, y)
        assert cell.left - 0.6 <= at <= cell.right + 0.6
        assert cell.top - 0.6 <= up <= cell.bottom + 0.6
    upright, lying = grid(picture)
    each = (upright[-1].left - upright[0].left) / COLUMNS
    rows = int((lying[0].top - lying[-1].top) / each)
    assert all(cell.width == near(each - 1) for cell in cells)
    assert all(cell.height == near(372 / rows - 1) for cell in cells)
    assert cells[0].left == near(upright[0].left + 0.5)
    assert cells[0].bottom == near(lying[0].top - 0.5)
    assert cells[2].right == near(upright[-1].left - 0.5)


def test_the_more_packages_the_darker() -> None:
    cloud = [(0.0, 0.0)] * 1 + [(20.0, 20.0)] * 10 + [(40.0, 30.0)] * 100
    cells = [s.fill for s in of(drawn(cloud), "rect") if s.radius == 1.5]
    bright = [palette.luminance(fill) for fill in cells]
    assert bright == sorted(bright, reverse=True)
    assert cells == ["#dad8ce", "#c3c3bd", "#7e868a"]
    assert palette.luminance("#dedbd1") > bright[0] > bright[1] > bright[2]


def test_the_edge_runs_from_left_to_right_with_a_dot_at_each_package() -> None:
    picture = drawn()
    (line,) = of(picture, "line", "lines", stroke=palette.BLUE)
    assert line.points == tuple(
        (near(x), near(y)) for x, y in (place(picture, *p) for p in sorted(EDGE))
    )
    dots = of(picture, "circle", fill=palette.BLUE)
    assert [dot.middle for dot in dots] == [
        tuple(near(part) for part in place(picture, *each)) for each in EDGE
    ]
    assert {dot.radius for dot in dots} == {3}
    alone = drawn(edge=[(10.0, 30.0)])
    assert of(alone, "line", "lines", stroke=palette.BLUE) == []
    assert len(of(alone, "circle", fill=palette.BLUE)) == 1


def test_floors_are_dashed_lines() -> None:
    picture = drawn()
    upright, lying = grid(picture)
    across, up = of(picture, "line", stroke=palette.INK)[:2]
    x, y = place(picture, 10, 5)
    assert across.points == ((near(x), lying[-1].top), (near(x), lying[0].top))
    assert up.points == ((upright[0].left, near(y)), (upright[-1].left, near(y)))
    assert across.dash == up.dash != ""
    dashed = [s for s in of(drawn(floors=(None, 5)), "line", stroke=palette.INK) if s.dash]
    assert [s.height for s in dashed] == [0]
    assert not [s for s in of(drawn(floors=(None, None)), "line") if s.dash]


def test_named_points_have_the_mark_of_their_kind_here_and_in_the_key() -> None:
    odd = PlottedPackage(40, 30, "odd", "Another")
    picture = drawn(points=(*POINTS, odd))
    here, key = of(picture, "lines", fill=palette.VERMILION)
    assert here.middle[0] == near(place(picture, 20, 10)[0])
    assert here.points[0][1] == near(place(picture, 20, 10)[1] - 9 * 1.5)
    crosses = [s for s in of(picture, "line", stroke=palette.INK) if not s.dash]
    assert crosses[0].middle == tuple(near(part) for part in place(picture, 0, 0))
    square, small = of(picture, "rect", fill=palette.SLATE)
    assert square.middle == tuple(near(part) for part in place(picture, 40, 30))
    assert square.width == near(small.width)
    for mark, name in ((key, "Your deal"), (crosses[2], "The start"), (small, "Another")):
        said = label(picture, name)
        assert mark.middle[0] == near(said.x - 15)
        assert height_of(said) == near(mark.middle[1], 2.5)
        assert said.y > label(picture, "North").y + 10
    assert picture.height - label(picture, "Another").y == near(15.5 - 10.4, 0.3)


def test_the_scale_holds_everything_that_is_drawn() -> None:
    """Points, floors and edges count as well as packages."""
    bare: list[tuple[float, float]] = [(0.0, 0.0)]
    for more in (
        drawn(bare, [], (PlottedPackage(90, 90, "best", "b"),), (None, None)),
        drawn(bare, [], (), (90, 90)),
        drawn(bare, [(90.0, 90.0)], (), (None, None)),
        drawn([(0.0, 0.0), (90.0, 90.0)], [], (), (None, None)),
    ):
        assert [each.text for each in more.labels if each.anchor == "end"][-1] == "100"
        assert [each.text for each in more.labels if each.anchor == "middle"][-1] == "100"


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((0.0, 0.9), ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        ((-7.0, 7.0), ["−10", "−5", "0", "5", "10"]),
        ((0.0, 12.0), ["0", "2.5", "5", "7.5", "10", "12.5"]),
        ((3.0, 3.0), ["2", "2.5", "3", "3.5", "4"]),
        ((0.0, 30.0), ["0", "10", "20", "30"]),
        ((10.0, 410.0), ["0", "100", "200", "300", "400", "500"]),
    ],
)
def test_ticks_are_three_to_seven_round_numbers(
    values: tuple[float, float], ticks: list[str]
) -> None:
    picture = drawn([(values[0], 0), (values[1], 10)], [], (), (None, None))
    assert [each.text for each in picture.labels if each.anchor == "middle"] == ticks


def test_without_any_package_there_is_still_a_plane() -> None:
    picture = drawn([], [], (), (None, None))
    assert next(each.text for each in picture.labels if each.anchor == "middle") == "0"
    assert not list(of(picture, "rect"))


def test_the_plane_is_not_taller_than_a_page() -> None:
    _upright, lying = grid(drawn(wide=2000))
    assert lying[0].top - lying[-1].top == near(430)
    names = [each for each in drawn(axes=("A " * 200, "B")).labels if each.text.startswith("A A")]
    assert len(names) == 2
    assert names[1].y == near(names[0].y + 12.2)


def test_numbers_at_the_ends_stay_within_the_picture() -> None:
    picture = drawn([(0, 0), (100_000, 1)], [], (), (None, None), wide=300)
    last = [each for each in picture.labels if each.anchor == "middle"][-1]
    assert last.box[2] <= 300.1
