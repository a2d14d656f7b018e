"""The web of trust: seats around a table, an arrow for each trust, and the names beside the seats."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, hypot, pi

import pytest

from game.pictures import palette
from game.pictures.drawing import Label, Picture
from game.pictures.measure import width
from game.pictures.web import MOST, trust_web
from tests.pictures.seen import Shape, height_of, label, near, of, shapes

THREE = ("Alto", "Medio", "Delta")
TRUST = {(0, 1): 0, (1, 0): 10_000, (0, 2): 5000, (2, 0): 7500}
EIGHT = ("Alto", "Medio", "Delta", "Press", "Health", "North", "South", "Isle")
ENDS = ("distrust", "trust")


def drawn(
    names: tuple[str, ...] = THREE, trust: dict[tuple[int, int], int] = TRUST,
    ends: tuple[str, str] = ("", ""), wide: float = 400, size: float = 10,
) -> Picture:  # fmt: skip
    return trust_web(names, trust, ends=ends, wide=wide, size=size)


def seats(picture: Picture) -> list[Shape]:
    return of(picture, "circle", stroke=palette.INK)


def table(picture: Picture) -> Shape:
    (found,) = of(picture, "ellipse")
    return found


def arrows(picture: Picture) -> list[tuple[Shape, Shape]]:
    """Each arrow as its line and its head."""
    heads = [s for s in of(picture, "lines") if s.closed]
    return list(zip(of(picture, "curve"), heads, strict=True))


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def test_seats_stand_around_the_table_clockwise_from_the_top() -> None:
    for names in (THREE, EIGHT, THREE[:1]):
        picture = drawn(names, {})
        cx, cy = table(picture).middle
        assert cx == 200
        rx, ry = table(picture).width / 2, table(picture).height / 2
        for n, seat in enumerate(seats(picture)):
            turn = atan2((seat.middle[0] - cx) / rx, -(seat.middle[1] - cy) / ry) % (2 * pi)
            assert turn == pytest.approx(2 * pi * (n + 0.5) / len(names), abs=0.01)
            assert hypot((seat.middle[0] - cx) / rx, (seat.middle[1] - cy) / ry) == near(1, 0.01)
            assert seat.radius == 12.5
        assert [s.fill for s in seats(picture)] == [palette.CARD] * len(names)
    assert table(drawn()).stroke == palette.EDGE


def test_each_trust_is_an_arrow_from_holder_to_actor() -> None:
    picture = drawn()
    places = [seat.middle for seat in seats(picture)]
    found = {}
    for line, head in arrows(picture):
        holder = min(range(3), key=lambda n: distance(places[n], line.points[0]))
        actor = min(range(3), key=lambda n: distance(places[n], head.points[0]))
        assert distance(places[holder], line.points[0]) == near(14.5)
        assert distance(places[actor], head.points[0]) == near(14.5)
        found[holder, actor] = line
        thick = line.wide
        # The head begins where the line ends, is as long as the line is thick, and points on.
        long = 5 + thick * 1.3
        assert distance(head.points[0], line.points[2]) == near(long - 1, 0.3)
        assert all(distance(head.points[0], wing) == near(long, 0.15) for wing in head.points[1:])
        x = (head.points[1][0] + head.points[2][0]) / 2
        y = (head.points[1][1] + head.points[2][1]) / 2
        assert distance((x, y), line.points[2]) < 2
        assert distance(head.points[1], head.points[2]) == near(2 * long * 0.408, 0.3)
        assert head.fill == line.stroke
    assert set(found) == set(TRUST)
    for pair, line in found.items():
        value = TRUST[pair]
        assert line.stroke == palette.trust_line(value)
        assert line.wide == near(palette.trust_width(value))
        assert line.dash == palette.trust_dash(value)


def test_the_two_arrows_of_a_pair_lie_apart() -> None:
    """Each is bent to the right of its way."""
    picture = drawn()
    places = [seat.middle for seat in seats(picture)]
    for line, head in arrows(picture):
        start, knee, _ = line.points
        holder = min(places, key=lambda place: distance(place, start))
        actor = min(places, key=lambda place: distance(place, head.points[0]))
        way = actor[0] - holder[0], actor[1] - holder[1]
        middle = (holder[0] + actor[0]) / 2, (holder[1] + actor[1]) / 2
        off = knee[0] - middle[0], knee[1] - middle[1]
        assert way[0] * off[1] - way[1] * off[0] > 0
        assert hypot(*off) == near(0.1 * hypot(*way), 0.2)


def test_in_each_seat_stands_how_far_it_is_trusted() -> None:
    picture = drawn()
    ring = {arc.points[0]: arc for arc in of(picture, "arc")}
    for n, (mean, said) in enumerate(((8750, "88"), (0, "0"), (5000, "50"))):
        seat = seats(picture)[n]
        text = label(picture, said)
        assert (text.x, text.anchor, text.bold) == (near(seat.middle[0]), "middle", True)
        assert text.y == near(seat.middle[1] + 3.4)
        begin = (near(seat.middle[0]), near(seat.middle[1] - 9.1))
        found = [arc for start, arc in ring.items() if start == begin]
        assert len(found) == (mean > 0)
        for arc in found:
            assert arc.stroke == palette.trust_line(mean)
            assert arc.radius == near(9.1)
            assert arc.large == (mean > 5000)
    half = next(arc for arc in ring.values() if arc.stroke == palette.trust_line(5000))
    assert half.points[1][1] - half.points[0][1] == near(2 * 9.1, 0.2)
    assert not of(drawn(trust={}), "arc")


def test_with_few_seats_names_stand_above_and_below() -> None:
    picture = drawn()
    for seat, name in zip(seats(picture), THREE, strict=True):
        said = label(picture, name)
        assert (said.x, said.anchor, said.bold) == (near(seat.middle[0]), "middle", True)
        upper = seat.middle[1] < table(picture).middle[1] - 1
        (ground,) = [
            s for s in of(picture, "rect") if s.middle[0] == near(said.x) and abs(s.middle[1] - said.y) < 12
        ]  # fmt: skip
        edge = ground.bottom + 3 if upper else ground.top - 3
        assert edge == near(seat.top if upper else seat.bottom)
        assert said.y == near(ground.top + 9.5)
        assert ground.width == near(width(name, 10, True) + 6)
        assert ground.height == near(12.2)
        assert (ground.fill, ground.opacity, ground.radius) == (palette.CARD, 0.86, 4)
    assert min(s.top for s in of(picture, "rect")) >= 0
    two = drawn(("Alto", "Delta"), {})
    assert seats(two)[0].middle[1] == near(table(two).middle[1])
    assert label(two, "Alto").y > seats(two)[0].bottom


def test_with_many_seats_names_stand_at_their_sides() -> None:
    picture = drawn(EIGHT, {})
    middle = table(picture).middle[0]
    assert not of(picture, "rect")
    for seat, name in zip(seats(picture), EIGHT, strict=True):
        said = label(picture, name)
        right = seat.middle[0] > middle
        assert (said.anchor, said.bold) == ("start" if right else "end", True)
        assert said.x == near(seat.middle[0] + (18.5 if right else -18.5))
        assert height_of(said) == near(seat.middle[1], 0.2)
    longest = max(width(name, 10, True) for name in EIGHT)
    assert table(picture).width / 2 == near(200 - longest - 12.5 - 8)
    seven = drawn(EIGHT[:7], {})
    assert label(seven, "Press").anchor == "start"
    assert label(seven, "Press").x == near(200 + 18.5)
    assert label(drawn(EIGHT[:6], {}), "Alto").anchor == "middle"


def test_names_at_one_side_are_moved_apart() -> None:
    many = tuple(f"A name of two lines {n:02}" for n in range(20))
    picture = drawn(many, {}, wide=300)
    for side in ("start", "end"):
        lines = sorted(
            (each for each in picture.labels if each.anchor == side and each.bold),
            key=lambda each: each.y,
        )
        assert len(lines) == 20
        assert all(b.y - a.y >= 12 for a, b in pairwise(lines))
        pairs: list[tuple[Label, Label]] = list(zip(lines[::2], lines[1::2], strict=True))
        assert all(b.y - a.y == near(12.2) for a, b in pairs)
    assert all(each.box[1] >= 0 and each.box[3] <= picture.height for each in picture.labels)


def test_the_table_leaves_room_for_seats_and_names() -> None:
    picture = drawn()
    most = max(width(name, 10, True) for name in THREE)
    assert table(picture).width / 2 == near(200 - max(most / 2, 12.5) - 2)
    assert table(picture).height / 2 == near(0.82 * (200 - max(most / 2, 12.5) - 2))
    boxes = [(s.top, s.bottom) for s in shapes(picture)] + [
        (each.box[1], each.box[3]) for each in picture.labels
    ]
    assert min(top for top, _ in boxes) >= -0.1
    assert max(bottom for _, bottom in boxes) <= picture.height + 0.1
    lowest = max(bottom for _, bottom in boxes)
    assert picture.height - lowest == near(1, 0.3)
    tall = drawn(EIGHT, {}, wide=200, size=16)
    assert table(tall).height / 2 == near(8 * 16 * 1.22 * 0.85)
    assert table(tall).width / 2 == near(40)
    six = drawn(EIGHT[:6], {}, wide=120, size=16)
    assert table(six).height / 2 == near(6 * 16 * 1.22 * 0.62)
    long = drawn(("A name that is broken into as many as three lines " * 2, "B"), {})
    broken = [each for each in long.labels if each.text != "B"]
    assert len(broken) == 3
    assert all(width(each.text, 10, True) <= 120 for each in broken)
    aside = drawn(("A name that is broken into as many as three lines " * 2, *EIGHT), {})
    assert len([each for each in aside.labels if each.text not in EIGHT]) == 2
    assert max(width(each.text, 10, True) for each in aside.labels) <= 88


def test_of_very_many_trusts_the_strongest_are_shown() -> None:
    trust = {(a, b): 5000 + 10 * (a * 8 + b) for a in range(8) for b in range(8) if a != b}
    picture = drawn(EIGHT, trust)
    assert len(arrows(picture)) == MOST == 42
    strongest = sorted(trust.values(), key=lambda value: abs(value - 5000))[-42:]
    assert [line.stroke for line, _ in arrows(picture)] == [
        palette.trust_line(value) for value in strongest
    ]
    low = {**trust, (0, 1): 100}
    assert palette.trust_line(100) in [line.stroke for line, _ in arrows(drawn(EIGHT, low))]


def test_the_key_shows_the_scale_from_distrust_to_trust() -> None:
    picture, bare = drawn(ends=ENDS), drawn()
    assert picture.height - bare.height == near(22)
    distrust, trust = label(picture, "distrust"), label(picture, "trust")
    samples = [s for s in of(picture, "line") if s.height == 0][-5:]
    assert [s.stroke for s in samples] == [
        palette.trust_line(value) for value in (0, 2500, 5000, 7500, 10_000)
    ]
    assert [s.dash for s in samples] == ["3 4", "7 4", "", "", ""]
    assert [s.wide for s in samples] == [near(w) for w in (4.8, 3, 1.2, 3, 4.8)]
    assert all(s.top == near(picture.height - 9) for s in samples)
    assert [s.width for s in samples] == [near(27)] * 5
    assert [b.left - a.left for a, b in pairwise(samples)] == [near(34)] * 4
    assert samples[0].left - distrust.box[2] == near(13)
    assert trust.x - samples[-1].right == near(8)
    assert height_of(distrust) == height_of(trust) == near(picture.height - 9)
    assert distrust.x + trust.box[2] == near(400 - 6, 0.3)
    assert label(drawn(ends=("distrust", "")), "distrust")
    narrow = drawn(ends=("a very great deal of distrust", "a very great deal of trust"), wide=200)
    ends = narrow.labels[-2:]
    assert all(width(each.text, 10) <= 72 for each in ends)
    samples = [s for s in of(narrow, "line") if s.height == 0][-5:]
    used = sum(width(each.text, 10) for each in ends)
    assert samples[1].left - samples[0].left == near((200 - used - 24) / 5)
    assert ends[1].box[2] <= 200
