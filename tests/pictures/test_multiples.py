"""Small charts side by side: each number's course on its own scale, and whether it went well."""

from __future__ import annotations

import pytest

from game.pictures import palette
from game.pictures.drawing import Picture
from game.pictures.multiples import Small, multiples
from tests.pictures.seen import Shape, height_of, label, near, of

FIVE = tuple(
    Small(f"Number {n}", (20, 60, 40), 0, 100, "high", (f"{n}", "40")) for n in range(5)
)  # fmt: skip


def drawn(*charts: Small, wide: float = 640) -> Picture:
    return multiples(charts, wide=wide, size=10)


def grounds(picture: Picture) -> list[Shape]:
    return of(picture, "rect", fill=palette.PAPER)


def chart(*values: float, good: str = "high", low: float = 0, high: float = 100) -> Picture:
    return drawn(Small("Water", values, low, high, good, ("a", "b")))


def test_charts_stand_in_rows_under_their_names() -> None:
    picture = drawn(*FIVE)
    places = [(each.left, each.top) for each in grounds(picture)]
    assert places == [
        *((near(165 * n), near(16.2)) for n in range(4)),
        (0, near(16.2 + 12.2 + 32 + 23)),
    ]
    for place, ground in enumerate(grounds(picture)):
        assert (ground.width, ground.height, ground.radius) == (near(145), near(32), 5)
        name, said = label(picture, f"Number {place}"), label(picture, f"{place} → 40")
        assert name.bold
        assert name.x == said.x == near(ground.left)
        assert name.y == near(ground.top - 4 - 2.7)
        assert said.y == near(ground.bottom + 10.5)
    assert picture.height == near(2 * (12.2 + 32 + 23))
    assert drawn().height == 1


@pytest.mark.parametrize(("wide", "across"), [(140, 1), (299, 1), (300, 2), (599, 3), (2000, 4)])
def test_as_many_stand_side_by_side_as_there_is_room_for(wide: float, across: int) -> None:
    picture = drawn(*FIVE, wide=wide)
    tops = [each.top for each in grounds(picture)]
    assert tops.count(tops[0]) == across
    assert grounds(picture)[across - 1].right == near(wide)


def test_a_name_of_two_lines_pushes_its_whole_row_down() -> None:
    long = Small("A number with a name that takes two lines", (1, 2), 0, 9, "low", ("1", "2"))
    picture = drawn(FIVE[0], long, *FIVE[1:4], wide=640)
    assert [each.top for each in grounds(picture)[:4]] == [near(2 * 12.2 + 4)] * 4
    assert grounds(picture)[4].top == near(2 * 12.2 + 32 + 23 + 12.2 + 4)
    lines = [each for each in picture.labels if each.bold and each.x == near(165)]
    assert [each.y for each in lines] == [near(9.5), near(9.5 + 12.2)]


def test_the_line_goes_where_the_numbers_go() -> None:
    picture = chart(20, 60, 40)
    (ground,) = grounds(picture)
    (line,) = of(picture, "lines", stroke=palette.BETTER)
    left, right, foot = ground.left + 9, ground.right - 9, ground.bottom - 9
    tall = ground.height - 18
    assert line.points == (
        (near(left), near(foot - 0.2 * tall)),
        (near((left + right) / 2), near(foot - 0.6 * tall)),
        (near(right), near(foot - 0.4 * tall)),
    )
    (start,) = of(picture, "line", stroke=palette.EDGE)
    assert start.points == (line.points[0], (near(right), line.points[0][1]))
    (dot,) = of(picture, "circle")
    assert (dot.middle[0], dot.middle[1], dot.radius) == (near(right), near(line.points[-1][1]), 5)


def test_each_chart_has_its_own_scale_and_holds_what_is_beyond_it() -> None:
    high = chart(10, 30, low=10, high=20)
    (ground,) = grounds(high)
    (line,) = of(high, "line", stroke=palette.BETTER)
    assert line.points == (
        (near(9), near(ground.bottom - 9)),
        (near(ground.right - 9), near(ground.top + 9)),
    )
    (fallen,) = of(chart(15, -30, low=10, high=20), "line", stroke=palette.WORSE)
    assert fallen.points[1][1] == near(ground.bottom - 9)
    (flat,) = of(chart(5, 5, low=5, high=5), "line", stroke=palette.SLATE)
    assert flat.height == 0


@pytest.mark.parametrize(
    ("values", "good", "colour"),
    [
        ((20, 60), "high", palette.BETTER),
        ((60, 20), "high", palette.WORSE),
        ((20, 60), "low", palette.WORSE),
        ((60, 20), "low", palette.BETTER),
        ((20, 60), "neither", palette.SLATE),
        ((20, 60, 20), "high", palette.SLATE),
    ],
)
def test_colour_dash_and_dot_tell_whether_it_went_well(
    values: tuple[float, ...], good: str, colour: str
) -> None:
    picture = chart(*values, good=good)
    (line,) = of(picture, "line", "lines", stroke=colour)
    (dot,) = of(picture, "circle")
    worse = colour == palette.WORSE
    assert bool(line.dash) == worse
    assert (dot.fill, dot.stroke) == (
        (palette.CARD, colour) if worse else (colour, palette.CARD)
    )  # fmt: skip


def test_an_arrow_points_to_where_it_is_better() -> None:
    for good, way in (("high", -1), ("low", 1)):
        picture = chart(20, 60, good=good)
        (ground,) = grounds(picture)
        stem, head = of(picture, "line", "lines", stroke=palette.SOFT)
        assert stem.middle[0] == near(ground.right - 8)
        assert stem.height == near(8.4)
        begin, end = stem.points[0][1], stem.points[1][1]
        assert (end - begin) * way > 0
        assert height_of(label(picture, "a → b")) == near(stem.middle[1], 0.4)
        (left, side), tip, (right, other) = head.points
        assert tip == stem.points[1]
        assert (left, right) == (near(tip[0] - 2.9), near(tip[0] + 2.9))
        assert side == other == near(stem.middle[1] + way * 0.84)
    assert of(chart(20, 60, good="neither"), "line", stroke=palette.SOFT) == []


def test_one_value_is_a_dot_in_the_middle_and_none_is_empty() -> None:
    one = chart(50)
    (ground,), (dot,) = grounds(one), of(one, "circle")
    assert dot.middle == (near(ground.middle[0]), near(ground.middle[1]))
    assert dot.fill == palette.SLATE
    assert of(one, "lines", stroke=palette.SLATE) == []
    assert of(chart(good="neither"), "circle", "line", "lines") == []
