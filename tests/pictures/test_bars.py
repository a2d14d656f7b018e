"""Bars of value: as long as the numbers, with their notches, names and amounts in one line each."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.pictures import palette
from game.pictures.bars import Bar, value_bars
from game.pictures.drawing import Picture
from game.pictures.measure import width
from tests.pictures.seen import Shape, height_of, label, near, of, texts

BELOW = "#a9b4bb"
"""What lies below the notch."""
BARS = (
    Bar("Alto", 60, 40, "60.0"),
    Bar("Medio", 30, 50, "30.0"),
    Bar("Press", 80, None, "80.0"),
    Bar("Delta", -20, -10, "−20.0"),
)


def drawn(*bars: Bar, floor_name: str = "No deal", **more: float) -> Picture:
    return value_bars(bars or BARS, floor_name=floor_name, **{"wide": 600, "size": 10, **more})


def tracks(picture: Picture) -> list[Shape]:
    return of(picture, "rect", fill=palette.TRACK)


def notches(picture: Picture) -> list[Shape]:
    return of(picture, "line", stroke=palette.INK)


def scale(picture: Picture, low: float, high: float, value: float) -> float:
    """Where a value lies between the ends of a track."""
    track = tracks(picture)[0]
    return track.left + track.width * (value - low) / (high - low)


def test_bars_are_as_long_as_their_numbers() -> None:
    """The scale here goes from the lowest number, -20, to 100."""
    picture = drawn()
    at = [scale(picture, -20, 100, value) for value in (-20, -10, 0, 30, 40, 50, 60, 80)]
    low, lost, zero, thirty, forty, fifty, sixty, eighty = at
    grey = of(picture, "rect", fill=BELOW)
    assert [(s.left, s.right) for s in grey] == [
        (near(zero), near(forty)),
        (near(zero), near(thirty)),
        (near(zero), near(eighty)),
        (near(low), near(zero)),
    ]
    (blue,) = of(picture, "rect", fill=palette.BLUE)
    assert (blue.left, blue.right) == (near(forty), near(sixty))
    missing = of(picture, "rect", stroke=palette.VERMILION)
    assert [(s.left, s.right, s.fill) for s in missing] == [
        (near(thirty), near(fifty), palette.CARD),
        (near(low), near(lost), palette.CARD),
    ]
    assert all(s.dash for s in missing)


def test_each_seat_is_one_line_from_the_top() -> None:
    picture = drawn()
    rows = tracks(picture)
    assert [row.top for row in rows] == sorted(row.top for row in rows)
    for row, bar in zip(rows, BARS, strict=True):
        name, said = label(picture, bar.name), label(picture, bar.said)
        assert height_of(name) == near(row.middle[1], 0.7)
        assert height_of(said) == near(row.middle[1], 0.2)
        assert (name.x, name.bold) == (0, True)
        # The amounts stand in one column, beyond the end of every bar and within the picture.
        assert said.x == near(row.right + 12)
        assert said.x + width(said.text, 10) <= picture.width + 0.1
        assert row.left == near(max(width(each.name, 10, True) for each in BARS) + 14)
    gaps = [other.top - one.bottom for one, other in pairwise(rows)]
    assert gaps == [near(9)] * 3
    assert rows[0].height == near(14)
    widest = max(width(bar.said, 10) for bar in BARS)
    assert rows[0].right == near(600 - 12 - widest)
    assert picture.height == near(rows[-1].bottom + 8)


def test_parts_of_a_bar_stand_on_its_track_and_the_notch_stands_out() -> None:
    picture = drawn()
    first, second, _, last = tracks(picture)
    blue, grey = of(picture, "rect", fill=palette.BLUE)[0], of(picture, "rect", fill=BELOW)[0]
    assert (blue.top, blue.bottom, grey.top, grey.bottom) == (first.top, first.bottom) * 2
    box = of(picture, "rect", stroke=palette.VERMILION)[0]
    assert (box.top, box.bottom) == (second.top + 1, second.bottom - 1)
    key, *marks = notches(picture)
    assert [mark.middle[0] for mark in marks] == [
        near(scale(picture, -20, 100, floor)) for floor in (40, 50, -10)
    ]
    for mark, row in zip(marks, (first, second, last), strict=True):
        assert (mark.top, mark.bottom) == (near(row.top - 4), near(row.bottom + 4))
    # Each notch has a light rim, and lies over it.
    rims = of(picture, "line", stroke=palette.CARD)
    assert [(rim.points, rim.wide) for rim in rims] == [(n.points, 5) for n in notches(picture)]
    assert (key.left, key.top) == (near(first.left + 5), near(3))
    named = label(picture, "No deal")
    assert named.x == near(key.left + 11)
    assert height_of(named) == near(key.middle[1], 3)
    assert named.y == near(9.5)
    assert named.box[3] <= first.top


def test_without_a_name_for_the_notch_there_is_no_key() -> None:
    picture = drawn(floor_name="")
    assert len(notches(picture)) == 3
    assert tracks(picture)[0].top == near(7)
    assert "No deal" not in texts(picture)


def test_the_scale_is_no_shorter_than_asked_for() -> None:
    (bar,) = of(drawn(Bar("A", 25, 0, "25")), "rect", fill=palette.BLUE)
    track = tracks(drawn(Bar("A", 25, 0, "25")))[0]
    assert bar.width == near(track.width / 4)
    assert bar.left == track.left
    wider = drawn(Bar("A", 150, 75, "150"))
    assert of(wider, "rect", fill=palette.BLUE)[0].right == near(tracks(wider)[0].right)
    assert of(wider, "rect", fill=BELOW)[0].width == near(tracks(wider)[0].width / 2)
    assert drawn(Bar("A", 0, None, "0"), low=0, high=0).width == 600


def test_on_a_narrow_page_names_stand_above_their_bars() -> None:
    picture = drawn(*BARS[:2], floor_name="", wide=300)
    one, other = tracks(picture)
    assert (one.left, other.left) == (0, 0)
    for row, bar in zip((one, other), BARS, strict=False):
        name = label(picture, bar.name)
        assert name.x == 0
        assert name.box[3] == near(row.top - 3.3, 0.4)
    assert label(picture, "Medio").box[1] > one.bottom
    assert other.top - one.top == near(33)
    assert len(tracks(drawn(*BARS, wide=480))) == 4
    assert tracks(drawn(*BARS, wide=480))[0].left > 0
    assert tracks(drawn(*BARS, wide=479))[0].left == 0


@pytest.mark.parametrize(("wide", "room"), [(600, 180), (470, 470)])
def test_long_names_are_cut_to_their_room(wide: float, room: float) -> None:
    name = "A very long name of a very long office that goes on and on " * 3
    picture = drawn(Bar(name, 10, None, "10"), wide=wide)
    (cut,) = [each for each in picture.labels if each.bold]
    assert cut.text.endswith("…")
    assert room - 14 < width(cut.text, 10, True) <= room
    assert tracks(picture)[0].left == near(room + 14 if wide == 600 else 0)


def test_a_bar_of_nothing_is_not_drawn_and_a_short_one_is_round() -> None:
    picture = drawn(Bar("A", 0, None, "0"), Bar("B", 0.5, None, "0.5"), Bar("C", 20, 20, "20"))
    short, long = of(picture, "rect", fill=BELOW)
    assert short.radius == near(short.width / 2)
    assert long.radius == 4
    assert of(picture, "rect", fill=palette.BLUE) == []
    assert tracks(picture)[0].radius == 4
