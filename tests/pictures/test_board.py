"""The table in the window: its seats, the lines of trust across it, and the small marks beside it."""

from __future__ import annotations

from math import atan2, hypot

import pytest

from game.pictures import palette
from game.pictures.board import (
    NUMBER,
    RIM,
    RIM_DARK,
    ROWS,
    SEAT,
    SIDE,
    board,
    scale,
    seat_disc,
    seat_places,
    trust_bar,
)
from game.pictures.drawing import Picture
from game.pictures.measure import width
from tests.pictures.seen import Shape, label, near, of

WIDE, HIGH = 800.0, 500.0
DEEP = HIGH * 0.455
"""The middle of the table: above that of the drawing, for the names of seats stand under them."""
TRUST = {(0, 1): 2000, (1, 0): 8000, (2, 3): 9000}
ASIDE = {(1, 2): 9000}


def drawn(
    trust: dict[tuple[int, int], int] = TRUST, count: int = 4, focus: int | None = None
) -> Picture:
    return board(count, trust, focus=focus, wide=WIDE, high=HIGH)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_seats_face_each_other_along_two_sides_clockwise_from_above_on_the_left(count: int) -> None:
    places = seat_places(count, WIDE, HIGH)
    left = [p for p in places if p[0] < WIDE / 2]
    right = [p for p in places if p[0] > WIDE / 2]
    assert len(left) - len(right) in (0, 1)
    assert all(x == near(WIDE * SIDE) for x, _ in left)
    assert all(x == near(WIDE * (1 - SIDE)) for x, _ in right)
    assert places == [left[0], *right, *left[1:]]
    assert [y for _, y in right] == sorted(y for _, y in right)
    assert [y for _, y in left[1:]] == sorted((y for _, y in left[1:]), reverse=True)


@pytest.mark.parametrize("count", [7, 8, 9, 10, 11, 12])
def test_more_than_six_seats_have_some_at_the_head_and_the_foot(count: int) -> None:
    places = seat_places(count, WIDE, HIGH)
    between = [p for p in places if WIDE * 0.2 < p[0] < WIDE * 0.8]
    assert len(between) == count - 2 * ROWS
    assert len({*places}) == count
    assert all(min(y, HIGH - y) < HIGH * 0.2 for _, y in between)


def test_two_seats_are_joined_by_one_line_as_strong_as_the_weaker_trust() -> None:
    lines = of(drawn(), "curve")
    assert [line.stroke for line in lines] == [palette.trust_line(2000), palette.trust_line(9000)]
    assert [line.wide for line in lines] == [
        near(palette.trust_width(value) * 1.15) for value in (2000, 9000)
    ]
    assert [line.dash for line in lines] == [palette.trust_dash(2000), ""]
    other = of(drawn({(1, 0): 2000, (0, 1): 8000}), "curve")
    assert [line.stroke for line in other] == [palette.trust_line(2000)]


def test_a_line_runs_from_disc_to_disc_and_sags_towards_the_middle() -> None:
    places = seat_places(4, WIDE, HIGH)
    lines = [*of(drawn(), "curve"), *of(drawn(ASIDE), "curve")]
    for line, (a, b) in zip(lines, ((0, 1), (2, 3), (1, 2)), strict=True):
        begin, knee, end = line.points
        assert distance(begin, places[a]) == near(SEAT + 8)
        assert distance(end, places[b]) == near(SEAT + 8)
        straight = (begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2
        assert knee == (
            near(straight[0] + (400 - straight[0]) * 0.22),
            near(straight[1] + (DEEP - straight[1]) * 0.22),
        )
        assert distance(begin, end) < distance(places[a], places[b])
    small = board(2, {(0, 1): 5000}, wide=100, high=100)
    (line,) = of(small, "curve")
    far = distance(*seat_places(2, 100, 100))
    assert distance(line.points[0], line.points[2]) == near(far / 3, 0.2)


def test_a_seat_in_focus_shows_its_own_arrows_both_ways_with_their_amounts() -> None:
    picture = drawn(focus=0)
    places = seat_places(4, WIDE, HIGH)
    heads = [s for s in of(picture, "lines") if s.closed]
    assert len(of(picture, "curve")) == len(heads) == 2
    for line, head, (a, b, value) in zip(
        of(picture, "curve"), heads, ((0, 1, 2000), (1, 0, 8000)), strict=True
    ):
        colour, thick = palette.trust_line(value), palette.trust_width(value) * 1.15
        assert (line.stroke, line.wide, line.dash) == (
            colour, near(thick), palette.trust_dash(value),
        )  # fmt: skip
        assert head.fill == colour
        begin, knee, end = line.points
        tip = head.points[0]
        assert distance(begin, places[a]) == near(SEAT + 8)
        assert distance(tip, places[b]) == near(SEAT + 8)
        long = 7 + thick * 1.4
        assert distance(end, tip) == near(long, 0.15)
        assert [distance(tip, wing) for wing in head.points[1:]] == [near(long, 0.15)] * 2
        assert distance(*head.points[1:]) == near(2 * long * 0.408, 0.3)
        one, other = head.points[1:]
        behind = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
        assert distance(behind, line.points[2]) < 0.15 * long
        # Bent to its left, by a ninth of its way; the head looks where the line comes from.
        dx, dy = tip[0] - begin[0], tip[1] - begin[1]
        middle = (begin[0] + tip[0]) / 2, (begin[1] + tip[1]) / 2
        assert knee == (near(middle[0] - dy * 0.11, 0.2), near(middle[1] + dx * 0.11, 0.2))
        assert atan2(tip[1] - end[1], tip[0] - end[0]) == pytest.approx(
            atan2(tip[1] - knee[1], tip[0] - knee[0]), abs=0.02
        )
        said = label(picture, str(value // 100))
        along = [
            0.28**2 * p + 2 * 0.72 * 0.28 * q + 0.72**2 * r
            for p, q, r in zip(begin, knee, tip, strict=True)
        ]
        assert said.x == near(along[0], 0.2)
        assert said.y == near(along[1] + NUMBER * 0.36, 0.2)
        (ground,) = of(picture, "rect", stroke=colour)
        assert ground.middle == (near(along[0], 0.2), near(along[1], 0.2))
        assert (ground.width, ground.height) == (
            near(width(said.text, NUMBER, True) + 10),
            near(24),
        )
        assert (ground.fill, ground.radius) == (palette.CARD, 12)
        assert (said.anchor, said.bold, said.size) == ("middle", True, NUMBER)
    assert [s.stroke for s in of(drawn(focus=3), "curve")] == [palette.trust_line(9000)]
    assert of(drawn(focus=2, trust={(0, 1): 1}), "curve") == []


def test_the_table_is_long_and_round_at_its_ends_with_a_rim_and_a_shadow() -> None:
    layers = of(drawn({}), "rect")
    assert [s.opacity for s in layers] == [0.05, 0.06, 0.07, 1, 1, 1, 1, 1]
    assert [s.fill for s in layers][3:5] == [RIM_DARK, RIM]
    bright = [palette.luminance(s.fill) for s in layers[3:]]
    assert bright == sorted(bright)
    assert all(s.middle[0] == near(WIDE / 2) for s in layers)
    inwards = [s.width for s in layers[3:]]
    assert inwards == sorted(inwards, reverse=True)
    assert all(s.radius > s.height / 3 for s in layers[:6])


@pytest.mark.parametrize(
    ("trust", "share"), [(0, 0.0), (5000, 0.5), (10_000, 1.0), (20_000, 1.0), (-500, 0.0)]
)
def test_a_bar_of_trust_is_as_long_as_the_trust(trust: int, share: float) -> None:
    picture = trust_bar(trust)
    assert (picture.width, picture.height) == (110, 12)
    track, bar = of(picture, "line")
    assert (track.left, track.right, track.stroke) == (3, 107, palette.TRACK)
    assert (bar.left, bar.right) == (3, near(max(3 + 104 * share, 6)))
    assert (bar.stroke, bar.dash) == (palette.trust_line(trust), palette.trust_dash(trust))
    assert {track.top, bar.top} == {6}
    assert {track.wide, bar.wide} == {6}


def test_a_disc_has_a_ring_for_the_trust_of_the_others() -> None:
    picture = seat_disc(7500)
    disc, track = of(picture, "circle")
    (arc,) = of(picture, "arc")
    assert picture.width == picture.height == 2 * SEAT + 14
    assert disc.middle == track.middle == (SEAT + 7, SEAT + 7)
    assert (disc.radius, track.radius, arc.radius) == (SEAT, SEAT - 6, SEAT - 6)
    assert (track.stroke, arc.stroke) == (palette.TRACK, palette.trust_line(7500))
    assert (track.wide, arc.wide, disc.wide) == (6, 6, 2)
    assert arc.points[0] == (SEAT + 7, 13)
    assert arc.points[1] == (near(13), near(SEAT + 7))
    assert arc.large
    assert not of(seat_disc(None), "arc")
    assert len(of(seat_disc(None), "circle")) == 1


def test_a_disc_of_ones_own_or_in_focus_has_another_ring() -> None:
    rings = [of(seat_disc(None, **how), "circle") for how in ({"own": True}, {"focus": True})]
    assert [len(ring) for ring in rings] == [2, 2]
    own, focus = (ring[0] for ring in rings)
    assert own.radius == focus.radius == SEAT + 6
    assert own.wide == focus.wide == 3
    assert (own.stroke, focus.stroke) == ("#f2a900", palette.INK)
    assert of(seat_disc(None, own=True, focus=True), "circle")[0].stroke == palette.INK


def test_the_key_goes_from_little_trust_to_much() -> None:
    samples: list[Shape] = of(scale(), "line")
    assert [(s.left, s.right) for s in samples] == [(30 * n + 3, 30 * n + 25) for n in range(5)]
    assert [s.stroke for s in samples] == [
        palette.trust_line(value) for value in (500, 3000, 5000, 7000, 9500)
    ]
    assert [s.wide for s in samples] == [
        near(palette.trust_width(v) * 1.15) for v in (500, 3000, 5000, 7000, 9500)
    ]
    assert [s.dash for s in samples] == ["3 4", "7 4", "", "", ""]
    assert {s.top for s in samples} == {7}
    assert (scale().width, scale().height) == (150, 14)
    assert {end for sample in samples for _, end in sample.points} == {7}
