"""The calendar of clauses: a row for each, a mark for each round, and a key of what marks mean."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.pictures import palette
from game.pictures.calendar import ClauseTrack, calendar
from game.pictures.drawing import Picture
from game.pictures.measure import width
from tests.pictures.seen import filling, height_of, label, near, of, shapes, texts

ROWS = (
    ClauseTrack("Open the gate", "by Alto", ("kept", "broken", "unseen", "")),
    ClauseTrack("Pay some", "by Delta", ("", "kept", "kept", "kept")),
)
KEY = ("was kept", "was broken", "unseen")


def drawn(
    *rows: ClauseTrack, ticks: tuple[str, ...] = ("1", "2", "3", "4"), wide: float = 600
) -> Picture:
    return calendar(rows or ROWS, ticks, key=KEY, wide=wide, size=10)


def rules(picture: Picture) -> list[float]:
    """The heights at which a row begins."""
    return [line.top for line in of(picture, "line", stroke=palette.RULE)]


def marks(picture: Picture, low: float) -> list[tuple[str, float, float]]:
    """What each mark below a height looks like, and its middle, from left to right."""
    found = []
    for shape in shapes(picture):
        if shape.stroke == palette.RULE or shape.middle[1] < low:
            continue
        look = {
            (palette.BLUE, palette.CARD): "disc",
            (palette.CARD, palette.VERMILION): "ring",
            ("none", palette.VERMILION): "stroke",
            (palette.EDGE, "none"): "dot",
        }[shape.fill, shape.stroke]
        found.append((look, round(shape.middle[0], 1), round(shape.middle[1], 1)))
    return sorted(found, key=lambda mark: (round(mark[2]), round(mark[1]), mark[0]))


def test_a_mark_of_its_kind_stands_in_its_round_and_row() -> None:
    """The right half is divided among the rounds; kept is a disc, broken a cross, unseen a ring around one."""
    picture = drawn()
    top, second = rules(picture)
    middles = [300 + 75 * (n + 0.5) for n in range(4)]
    rows = [(top + second) / 2, (second + picture.height - 4) / 2]
    expected = [
        ("disc", middles[0], rows[0]),
        *[("stroke", middles[1], rows[0])] * 2,
        ("ring", middles[2], rows[0]),
        *[("stroke", middles[2], rows[0])] * 2,
        ("dot", middles[3], rows[0]),
        ("dot", middles[0], rows[1]),
        *[("disc", middle, rows[1]) for middle in middles[1:]],
    ]
    found = marks(picture, top)
    assert [mark[0] for mark in found] == [mark[0] for mark in expected]
    for (_, x, y), (_, at, row) in zip(found, expected, strict=True):
        assert (x, y) == (near(at), near(row))
    # The cross within a ring is smaller than the one that stands alone.
    crosses = [
        s for s in of(picture, "line", stroke=palette.VERMILION) if s.middle[1] > top
    ]  # fmt: skip
    assert crosses[0].width > 1.5 * crosses[2].width
    assert of(picture, "circle", fill=palette.BLUE)[-1].radius == 7


def test_names_stand_beside_their_marks_and_rounds_above_them() -> None:
    picture = drawn()
    top, second = rules(picture)
    for row, begin, end in zip(ROWS, (top, second), (second, picture.height), strict=True):
        name, small = label(picture, row.name), label(picture, row.small)
        assert (name.x, small.x) == (0, 0)
        assert (name.bold, small.bold) == (True, False)
        assert (name.colour, small.colour) == (palette.INK, palette.SOFT)
        assert name.y == near(begin + 12)
        assert small.y == near(name.y + 12.2)
        assert small.box[3] < end
    for n in range(4):
        tick = label(picture, str(n + 1))
        assert tick.anchor == "middle"
        assert tick.x == near(300 + 75 * (n + 0.5))
        assert tick.y == near(top - 5)
    assert second - top == near(2 * 12.2 + 8)
    assert picture.height == near(second + 2 * 12.2 + 8 + 4)
    lines = of(picture, "line", stroke=palette.RULE)
    assert [(line.left, line.right) for line in lines] == [(0, 600)] * 2


def test_the_key_stands_above_everything() -> None:
    picture = drawn()
    top = rules(picture)[0]
    assert top == near(15.5 + 17)
    for name in KEY:
        assert height_of(label(picture, name)) == near(7)
    assert texts(picture)[:3] == list(KEY)
    assert rules(calendar(ROWS, ("1",), wide=600, size=10))[0] == near(17)


def test_on_a_narrow_page_marks_stand_below_their_names() -> None:
    picture = drawn(ROWS[0], wide=300)
    (top,) = rules(picture)
    small = label(picture, "by Alto")
    found = marks(picture, top)
    assert all(y == near(picture.height - 4 - 10.5) for _, _, y in found)
    assert found[0][2] - 7 > small.box[3]
    assert [x for look, x, _ in found if look == "disc"] == [near(37.5)]
    assert picture.height == near(top + 2 * 12.2 + 22 + 4)
    assert of(drawn(ROWS[0], wide=480), "circle", fill=palette.BLUE)[-1].left > 240
    assert of(drawn(ROWS[0], wide=479), "circle", fill=palette.BLUE)[-1].left < 240


@pytest.mark.parametrize(("wide", "room"), [(600, 276), (300, 300)])
def test_bold_names_are_broken_where_bold_letters_end(wide: float, room: float) -> None:
    for words in range(10, 40):
        lines = [
            each
            for each in drawn(ClauseTrack("mill " * words, "", ()), wide=wide).labels
            if each.bold
        ]
        assert all(width(each.text, 10, True) <= room for each in lines)
    for row in (
        ClauseTrack(filling(room, 10, True), "", ()),
        ClauseTrack("", filling(room, 10, False), ()),
    ):
        assert (row.name or row.small) in texts(drawn(row, wide=wide))


def test_long_names_take_two_lines_and_their_row_is_higher() -> None:
    long = ClauseTrack(
        "A clause with a name that is so long that it has to be broken into lines", "x", ()
    )
    picture = drawn(long, wide=500)
    lines = [each for each in picture.labels if each.bold]
    assert len(lines) == 2
    assert lines[1].y == near(lines[0].y + 12.2)
    assert label(picture, "x").y == near(lines[1].y + 12.2)
    assert all(each.box[2] <= 250 - 24 for each in lines)
    assert picture.height - rules(picture)[0] == near(3 * 12.2 + 8 + 4)


def test_many_rounds_have_smaller_marks_and_only_the_numbers_that_fit() -> None:
    ticks = tuple(f"round {n}" for n in range(1, 31))
    picture = drawn(ClauseTrack("A", "b", ("kept",) * 30), ticks=ticks)
    discs = of(picture, "circle", fill=palette.BLUE)[1:]
    assert len(discs) == 30
    assert discs[0].radius == near(10 * 0.42)
    shown = [each for each in picture.labels if each.text.startswith("round")]
    assert 5 < len(shown) < 15
    for one, other in pairwise(shown):
        assert other.box[0] - one.box[2] > 5
    assert shown[0].text == "round 1"
    wide = drawn(ClauseTrack("A", "b", ("kept",)), ticks=("a round with a long name",), wide=300)
    (only,) = [each for each in wide.labels if each.text.startswith("a round")]
    assert only.x == near(150)
    ends = drawn(
        ClauseTrack("A", "b", ()), ticks=tuple(f"the round number {n}" for n in "123"), wide=200
    )
    first = next(each for each in ends.labels if each.text.startswith("the"))
    assert first.box[0] == near(0)
    assert ends.labels[-1].box[2] <= 200.1 or ends.labels[-1].text == "b"
