"""Gauges, small courses and results: as full, as high and as long as the numbers they show."""

from __future__ import annotations

from math import atan2, hypot, pi

import pytest

from game.pictures import palette
from game.pictures.drawing import Picture
from game.pictures.gauge import TURN, course, gauge, result
from tests.pictures.seen import Shape, label, near, of, texts


def turn_of(shape: Shape, cx: float, cy: float) -> float:
    """How far round an arc goes, clockwise, as a part of a full ring."""
    (x1, y1), (x2, y2) = shape.points
    begin, end = (atan2(x - cx, cy - y) for x, y in ((x1, y1), (x2, y2)))
    return ((end - begin) % (2 * pi)) / (2 * pi)


def arcs(picture: Picture) -> list[Shape]:
    return of(picture, "arc")


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75, 1.0])
def test_a_gauge_is_as_full_as_its_share(share: float) -> None:
    picture = gauge(share, "5", colour=palette.GREEN, size=100)
    ring, full = arcs(picture)
    assert turn_of(ring, 50, 48) == pytest.approx(TURN, abs=0.005)
    assert turn_of(full, 50, 48) == pytest.approx(TURN * share, abs=0.005)
    assert (ring.stroke, full.stroke) == (palette.EDGE, palette.GREEN)
    assert {arc.radius for arc in (ring, full)} == {42}
    assert {arc.wide for arc in (ring, full)} == {10}
    assert ring.points[0] == full.points[0]
    # The gap lies below, the same to the left and to the right.
    assert ring.points[0][1] == ring.points[1][1] > 48
    assert ring.points[0][0] + ring.points[1][0] == near(100)
    assert ring.large
    assert full.large == (share * TURN > 0.5)
    assert hypot(full.points[1][0] - 50, full.points[1][1] - 48) == near(42)


def test_a_gauge_is_never_more_than_full_or_less_than_empty() -> None:
    assert len(arcs(gauge(0, "0"))) == len(arcs(gauge(-1, "0"))) == 1
    over = arcs(gauge(2, "9"))
    assert over[0].points == over[1].points


def test_the_number_stands_in_the_middle_and_its_change_below() -> None:
    picture = gauge(0.5, "50", "+3", size=100, text=20)
    value, moved = label(picture, "50"), label(picture, "+3")
    assert (value.x, moved.x) == (50, 50)
    assert (value.anchor, moved.anchor) == ("middle", "middle")
    assert value.y == near(48 + 6.8)
    assert moved.y == near(value.y + 20)
    assert (value.size, moved.size) == (20, 18)
    assert (value.bold, value.colour, moved.colour) == (True, palette.INK, palette.SOFT)
    assert (picture.width, picture.height) == (100, 90)
    assert texts(gauge(0.5, "50")) == ["50"]


def test_rungs_are_marked_across_the_ring() -> None:
    picture = gauge(0.5, "5", marks=(0.5, 1.0), size=100)
    top, end = of(picture, "line", stroke=palette.CARD)
    assert top.points == ((50, near(11)), (50, near(1)))
    ring = arcs(picture)[0]
    assert end.middle == (near(ring.points[1][0], 0.2), near(ring.points[1][1], 0.2))
    assert end.length == near(10, 0.2)
    assert top.wide == 2
    low = of(gauge(0.5, "5", marks=(0.0,), size=100), "line")[0]
    assert low.middle == (near(ring.points[0][0], 0.2), near(ring.points[0][1], 0.2))


def test_a_course_goes_where_the_number_went_on_a_quarter_of_its_range() -> None:
    """5,000 to 6,000 of 10,000 in a picture for 2,500: the middle of both is the middle of the picture."""
    picture = course((5000, 6000, 5500), 0, 10_000, wide=120, tall=34)
    floor, *steps = of(picture, "line")
    assert (floor.left, floor.right, floor.top) == (5, 115, 32)
    up = 24 * 1000 / 2500
    low, high = 17 + up / 2, 17 - up / 2
    assert [step.points for step in steps] == [
        ((5, near(low)), (60, near(high))),
        ((60, near(high)), (115, near((low + high) / 2))),
    ]
    (dot,) = of(picture, "circle", fill=palette.BLUE)
    assert (dot.middle, dot.radius) == ((115, near(17)), 4)
    assert {step.stroke for step in steps} == {palette.BLUE}


def test_a_course_that_went_farther_fills_its_picture() -> None:
    (step,) = of(course((1000, 9000), 0, 10_000), "line", stroke=palette.BLUE)
    assert step.points == ((5, near(29)), (115, near(5)))
    other = course((1000, 9000), 0, 100_000)
    (step,) = of(other, "line", stroke=palette.BLUE)
    assert step.height == near(24 * 8000 / 25_000)
    (still,) = of(course((0, 0), 0, 0), "line", stroke=palette.BLUE)
    assert still.height == 0


def test_a_course_of_one_value_is_a_dot_and_of_none_a_floor() -> None:
    one = course((50,), 0, 100)
    assert of(one, "circle")[0].middle[0] == 5
    assert len(of(one, "line")) == 1
    assert len(of(course((), 0, 100), "line", "circle")) == 1


@pytest.mark.parametrize(
    ("score", "far"), [(6000, 112.4), (0, 9.0), (10_000, 182.0), (-5, 9.0), (20_000, 182.0)]
)
def test_a_result_is_as_long_as_the_score_with_a_notch_beside(score: int, far: float) -> None:
    picture = result(score, 4000, colour=palette.PURPLE)
    track, bar, notch = of(picture, "line")
    assert (track.left, track.right, track.stroke) == (8, 182, palette.TRACK)
    assert (bar.left, bar.right, bar.stroke) == (8, near(far), palette.PURPLE)
    assert (notch.left, notch.stroke) == (near(8 + 174 * 0.4), palette.INK)
    assert (notch.top, notch.bottom, notch.wide) == (1, 21, 3)
    assert {track.top, bar.top} == {11}
    assert {track.wide, bar.wide} == {11}
    assert (picture.width, picture.height) == (190, 22)
