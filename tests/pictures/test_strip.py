"""Belief, threshold and fact: three marks on one scale of percent for each clause."""

from __future__ import annotations

import pytest

from game.pictures import palette
from game.pictures.drawing import Picture
from game.pictures.measure import width
from game.pictures.strip import Strip, belief_strip
from tests.pictures.seen import Shape, filling, height_of, label, near, of, texts

OPEN = Strip("Open the gate", "by Delta", 40, (70, 90), 100)
PAY = Strip("Pay some", "by Alto", None, (), None)
KEY = ("was needed", "was believed", "was kept")


def drawn(*strips: Strip, wide: float = 600) -> Picture:
    return belief_strip(strips or (OPEN, PAY), key=KEY, wide=wide, size=10)


def rails(picture: Picture) -> list[Shape]:
    """The line on which the marks of a row stand."""
    return of(picture, "line", stroke=palette.EDGE)


def rules(picture: Picture) -> list[Shape]:
    """The lines between the rows."""
    return [line for line in of(picture, "line", stroke=palette.RULE) if line.height == 0]


def test_marks_stand_where_their_percent_is() -> None:
    picture = drawn()
    rail = rails(picture)[0]
    assert (rail.left, rail.right) == (near(264), near(578))

    def at(percent: float) -> float:
        return rail.left + rail.width * percent / 100

    key, fact = of(picture, "rect", fill=palette.BLUE)
    assert fact.middle == (near(at(100)), near(rail.top))
    beliefs = of(picture, "circle", stroke=palette.PURPLE)[1:]
    assert [mark.middle for mark in beliefs] == [
        (near(at(70)), near(rail.top)),
        (near(at(90)), near(rail.top)),
    ]
    post = of(picture, "line", stroke=palette.AMBER)[0]
    assert (post.left, post.top, post.bottom) == (
        near(at(40)), near(rail.top - 12.6), near(rail.top + 12.6),
    )  # fmt: skip
    flag = of(picture, "lines", fill=palette.AMBER)[1]
    assert flag.middle[0] == near(at(40))
    assert flag.top == near(rail.top - 7 * 1.2 - 7 * 1.15)
    assert len(rails(picture)) == 2
    assert (key.width, fact.width) == (near(12.6), near(12.6))
    # What never fell due and what nobody believed anything of has no marks.
    low = rules(picture)[1].top
    assert not [s for s in of(picture, "rect", "circle", "lines") if s.middle[1] > low]


def test_the_scale_runs_through_all_rows() -> None:
    picture = drawn()
    rail = rails(picture)[0]
    posts = [line for line in of(picture, "line", stroke=palette.RULE) if line.width == 0]
    assert [post.left for post in posts] == [near(264), near(421), near(578)]
    for post, said in zip(posts, ("0 %", "50 %", "100 %"), strict=True):
        assert label(picture, said).x == near(post.left)
        assert label(picture, said).anchor == "middle"
        assert label(picture, said).y == near(rules(picture)[0].top - 4)
        assert (post.top, post.bottom) == (near(rules(picture)[0].top), near(picture.height - 2))
    assert rail.wide == 2


def test_each_row_has_its_name_at_the_left() -> None:
    picture = drawn()
    first, second = rules(picture)
    assert first.top == near(15.5 + 16)
    assert second.top - first.top == near(2 * 12.2 + 9)
    assert picture.height == near(second.top + 2 * 12.2 + 9 + 4)
    assert [(line.left, line.right) for line in rules(picture)] == [(0, 600)] * 2
    for strip, rule, rail in zip((OPEN, PAY), rules(picture), rails(picture), strict=True):
        name, small = label(picture, strip.name), label(picture, strip.small)
        assert (name.x, small.x) == (0, 0)
        assert name.y == near(rule.top + 12.5)
        assert small.y == near(name.y + 12.2)
        assert (name.bold, small.bold, small.colour) == (True, False, palette.SOFT)
        assert rail.top == near(rule.top + (2 * 12.2 + 9) / 2)


def test_the_key_names_the_three_marks() -> None:
    picture = drawn()
    marks = (
        of(picture, "lines", fill=palette.AMBER)[0],
        of(picture, "circle", stroke=palette.PURPLE)[0],
        of(picture, "rect", fill=palette.BLUE)[0],
    )
    assert texts(picture)[:3] == list(KEY)
    for mark, name in zip(marks, KEY, strict=True):
        assert mark.middle[0] == near(label(picture, name).x - 15)
        assert height_of(label(picture, name)) == near(7)
        assert mark.middle[1] == near(7, 1.2)
    assert rules(belief_strip((OPEN,), wide=600, size=10))[0].top == near(16)


def test_on_a_narrow_page_the_scale_stands_below_the_names() -> None:
    picture = drawn(wide=300)
    rail = rails(picture)[0]
    assert (rail.left, rail.right) == (8, near(278))
    first, second = rules(picture)
    assert rail.top == near(second.top - 10)
    # The mark of the threshold does not cover the name above it, wherever it stands.
    flag = of(picture, "lines", fill=palette.AMBER)[1]
    assert flag.top == near(label(picture, "by Delta").box[3], 0.4)
    assert second.top - first.top == near(2 * 12.2 + 12.5 + 16.45)
    assert label(picture, "0 %").box[0] == near(0)
    assert rails(drawn(wide=480))[0].left == near(480 * 0.44)
    assert rails(drawn(wide=479))[0].left == 8


@pytest.mark.parametrize(("wide", "room"), [(600, 244), (300, 292)])
def test_bold_names_are_broken_where_bold_letters_end(wide: float, room: float) -> None:
    for words in range(10, 40):
        strip = Strip("mill " * words, "", None, (), None)
        lines = [each for each in drawn(strip, wide=wide).labels if each.bold]
        assert all(width(each.text, 10, True) <= room for each in lines)
    for bold, strip in (
        (True, Strip(filling(room, 10, True), "", None, (), None)),
        (False, Strip("", filling(room, 10, False), None, (), None)),
    ):
        assert (strip.name if bold else strip.small) in texts(drawn(strip, wide=wide))


def test_long_names_are_broken_beside_the_scale() -> None:
    long = Strip("A clause with a name that is so long that it takes several lines", "x", 50, (), 0)
    picture = drawn(long)
    lines = [each for each in picture.labels if each.bold]
    assert len(lines) == 2
    assert all(each.box[2] <= 264 - 20 for each in lines)
    assert label(picture, "x").y == near(lines[1].y + 12.2)
    assert lines[1].y - lines[0].y == near(12.2)
    narrow = [each for each in drawn(long, wide=300).labels if each.bold]
    assert all(each.box[2] <= 292 for each in narrow)
    assert narrow[0].box[2] > 200
    assert picture.height - rules(picture)[0].top == near(3 * 12.2 + 9 + 4)
