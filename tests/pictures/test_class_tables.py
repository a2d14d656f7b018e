"""Pictures for the wall of a class: tables, their courses, and where they ended."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from game.pictures import palette
from game.pictures.courses import TABLES, TableCourse, courses
from game.pictures.drawing import Picture
from game.pictures.reach import TablePlace, reach
from game.pictures.round_table import PlacedSeat, round_table, trust_key

LONG = ("Presidencia EE. UU.", "Inteligencia EE. UU.", "Defensa EE. UU.", "Presidencia MX", "Defensa MX", "Salud")  # fmt: skip


def well(picture: Picture) -> ElementTree.Element:
    """The picture as a tree; labels lie within it."""
    for label in picture.labels:
        left, top, right, bottom = label.box
        assert -1 <= left <= right <= picture.width + 1, label.text
        assert -1 <= top <= bottom <= picture.height + 1, label.text
    return ElementTree.fromstring(picture.svg(id="a"))


def full(count: int) -> dict[tuple[int, int], int]:
    return {(a, b): 1000 * ((a + 2 * b) % 11) for a in range(count) for b in range(count) if a != b}


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 7, 8])
@pytest.mark.parametrize("wide", [590, 1000])
def test_a_round_table_holds_its_names(count: int, wide: float) -> None:
    places = [PlacedSeat(LONG[n % 6], "") for n in range(count)]
    tree = well(round_table(places, full(count), wide=wide, high=476, size=28, title="t"))
    assert len([x for x in tree if x.tag.endswith("circle")]) == count


def test_names_of_six_do_not_cover_each_other() -> None:
    places = [PlacedSeat(name, "") for name in LONG]
    picture = round_table(places, full(6), wide=590, high=476, size=28)
    boxes = [label.box for label in picture.labels]
    for n, (l1, t1, r1, b1) in enumerate(boxes):
        for l2, t2, r2, b2 in boxes[n + 1 :]:
            assert r1 <= l2 or r2 <= l1 or b1 <= t2 + 1 or b2 <= t1 + 1


def test_a_line_is_as_strong_as_the_lower_trust_and_dashed_where_it_is_little() -> None:
    two = [PlacedSeat("A", ""), PlacedSeat("B", "")]
    svg = round_table(two, {(0, 1): 9000, (1, 0): 1000}, wide=400, high=300, size=28).svg()
    assert palette.trust_line(1000) in svg
    assert palette.trust_line(9000) not in svg
    assert "stroke-dasharray" in svg


def test_a_mind_has_a_sign_of_its_own() -> None:
    one = round_table([PlacedSeat("A", "")], {}, gear='<circle cx="1" cy="1" r="9"/>', wide=400, high=300, size=28)  # fmt: skip
    other = round_table([PlacedSeat("A", "", mind=True)], {}, gear='<circle cx="1" cy="1" r="9"/>', wide=400, high=300, size=28)  # fmt: skip
    assert other.svg().count("<circle") == one.svg().count("<circle") + 2


def test_the_key_of_trust_names_both_ends() -> None:
    assert [label.text for label in trust_key(("little", "much"), 28).labels] == ["little", "much"]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_courses_number_their_turns_and_end_with_their_names(count: int) -> None:
    lines = [TableCourse(f"{'ABCD'[n]} 4{n}", (44.0, 43.0 - n, 40.0, None, 38.0), (1, 2)) for n in range(count)]  # fmt: skip
    picture = courses(lines, ("Start", "1", "2", "3", "End"), wide=1216, high=250, size=28)
    well(picture)
    said = [label.text for label in picture.labels]
    assert said.count("1") >= count
    assert all(line.name in said for line in lines)


def test_lines_of_tables_differ_by_more_than_colour() -> None:
    assert len({style.dash for style in TABLES}) == len({style.marker for style in TABLES}) == 4


def test_nothing_is_drawn_where_there_is_nothing() -> None:
    well(courses([], ("Start",), wide=600, high=200, size=28))
    well(courses([TableCourse("A", (None,))], ("Start",), wide=600, high=200, size=28))
    well(reach([], [], [], axes=("x", "y"), floors=(None, None), wide=400, high=300, size=28))


def test_tables_stand_as_letters_among_packages() -> None:
    cloud = [(float(x), float(y)) for x in range(20) for y in range(20)]
    places = [TablePlace("A", 3, 4), TablePlace("B", 12, 9)]
    picture = reach(cloud, [(5, 19), (19, 5)], places, axes=("west", "east"), floors=(8, 9), wide=606, high=470, size=28)  # fmt: skip
    well(picture)
    said = [label.text for label in picture.labels]
    assert {"A", "B"} <= set(said)
    assert picture.svg().count('stroke-dasharray="8 6"') == 2
