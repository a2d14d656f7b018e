"""What the sheet draws: shapes where they are asked for, written as plain SVG."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from xml.etree import ElementTree

import pytest

from game.pictures import legend, palette
from game.pictures.drawing import LINE, Label, Picture, Sheet, number, spread
from game.pictures.measure import shortened, widest, width, wrapped
from tests.pictures.seen import Shape, height_of, label, near, of, shapes

COLOUR = "#123456"


def on_sheet(draw: Callable[[Sheet], None]) -> Picture:
    sheet = Sheet(200, 100)
    draw(sheet)
    return sheet.finished("what", "how")


def marked(kind: str) -> list[Shape]:
    return shapes(on_sheet(lambda sheet: sheet.marker(kind, 50, 40, 10, COLOUR)))


def test_a_picture_is_written_with_its_size_names_and_labels() -> None:
    picture = on_sheet(lambda sheet: sheet.text(10, 20, "R&D", 12, COLOUR, True, "end"))
    root = ElementTree.fromstring(picture.svg(id="p"))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == (
        "200", "100", "0 0 200 100",
    )  # fmt: skip
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "p-t p-d")
    assert [(child.get("id"), child.text) for child in root][:2] == [
        ("p-t", "what"),
        ("p-d", "how"),
    ]
    (text,) = [child for child in root if child.tag.endswith("}text")]
    assert (text.get("x"), text.get("y"), text.get("font-size")) == ("10", "20", "12")
    assert (text.get("fill"), text.get("font-weight"), text.get("text-anchor")) == (
        COLOUR, "700", "end",
    )  # fmt: skip
    assert text.text == "R&D"
    plain = on_sheet(lambda sheet: sheet.text(1, 2, "a", 12)).svg()
    assert "role" not in plain
    assert "<title" not in plain
    assert "font-weight" not in plain
    assert "text-anchor" not in plain
    assert ">a</text>" in plain
    assert "<text" not in on_sheet(lambda sheet: sheet.text(1, 2, "a", 12)).svg(text=False)
    assert on_sheet(lambda sheet: sheet.text(1, 2, "", 12)).labels == ()


def test_rectangles_circles_and_lines_lie_where_they_are_asked_for() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.rect(10, 20, 30, 40, COLOUR, palette.INK, 2, 5, "3 1", 0.5)
        sheet.rect(1, 2, -3, -4, COLOUR)
        sheet.circle(50, 60, 7, COLOUR, palette.INK, 3)
        sheet.line(1, 2, 3, 4, COLOUR, 5, "6 7")
        sheet.polyline([(1, 2), (3, 4), (5, 6)], COLOUR, 2, "1 2")
        sheet.polygon([(1, 2), (3, 4), (5, 7)], COLOUR, palette.INK, 2, 0.25)

    rect, nothing, circle, line, lines, closed = shapes(on_sheet(draw))
    assert rect.points == ((10, 20), (40, 60))
    assert (rect.fill, rect.stroke, rect.wide, rect.radius) == (COLOUR, palette.INK, 2, 5)
    assert (rect.dash, rect.opacity) == ("3 1", 0.5)
    assert (nothing.width, nothing.height, nothing.dash, nothing.opacity) == (0, 0, "", 1)
    assert (circle.middle, circle.radius, circle.wide) == ((50, 60), 7, 3)
    assert (circle.fill, circle.stroke) == (COLOUR, palette.INK)
    assert line.points == ((1, 2), (3, 4))
    assert (line.stroke, line.wide, line.dash, line.fill) == (COLOUR, 5, "6 7", "none")
    assert lines.points == ((1, 2), (3, 4), (5, 6))
    assert (lines.closed, lines.stroke, lines.wide, lines.dash) == (False, COLOUR, 2, "1 2")
    assert closed.closed
    assert (closed.fill, closed.stroke, closed.wide) == (COLOUR, palette.INK, 2)
    assert (closed.opacity, closed.dash) == (0.25, "")


def test_an_arc_goes_clockwise_from_the_top() -> None:
    def arc(share: float) -> list[Shape]:
        return shapes(on_sheet(lambda sheet: sheet.arc(50, 40, 30, share, COLOUR, 4)))

    ends = {0.25: (80, 40), 0.5: (50, 70), 0.75: (20, 40)}
    for share, end in ends.items():
        (found,) = arc(share)
        assert found.points == ((50, 10), (near(end[0]), near(end[1])))
        assert found.large == (share > 0.5)
        assert (found.radius, found.stroke, found.wide) == (30, COLOUR, 4)
    assert arc(0) == arc(-1) == []
    (whole,) = arc(1)
    assert whole.large
    assert whole.points[1] == (near(50), near(10))
    assert arc(7)[0] == whole


def test_every_mark_has_its_form_around_its_place() -> None:
    (circle,), (square,), (ring,) = marked("circle"), marked("square"), marked("ring")
    assert (circle.middle, circle.radius, circle.fill) == ((50, 40), 10, COLOUR)
    assert circle.stroke == palette.CARD
    assert square.points == ((41, 31), (59, 49))
    assert (square.kind, square.fill, square.stroke) == ("rect", COLOUR, palette.CARD)
    assert (ring.middle, ring.radius, ring.fill, ring.stroke) == (
        (50, 40), 9, palette.CARD, COLOUR,
    )  # fmt: skip
    assert ring.wide == near(4.5)
    (triangle,), (diamond,) = marked("triangle"), marked("diamond")
    assert triangle.points == ((50, 28.5), (61, 48.5), (39, 48.5))
    assert diamond.points == ((50, 27), (63, 40), (50, 53), (37, 40))
    assert triangle.closed
    assert triangle.fill == diamond.fill == COLOUR
    down, up = marked("cross")
    assert down.points == ((41.5, 31.5), (58.5, 48.5))
    assert up.points == ((41.5, 48.5), (58.5, 31.5))
    assert (down.stroke, down.wide) == (COLOUR, 5.5)
    (star,) = marked("star")
    far = [hypot(x - 50, y - 40) for x, y in star.points]
    assert far == [near(15 if n % 2 == 0 else 6.5) for n in range(10)]
    assert star.points[0] == (50, 25)
    assert star.points[1][0] > 50
    assert (star.fill, star.stroke, star.closed) == (COLOUR, palette.CARD, True)
    assert marked("anything else") == [circle]


@pytest.mark.parametrize(("anchor", "left"), [("start", 100.0), ("middle", 0.5), ("end", 1.0)])
def test_a_label_knows_the_room_it_takes(anchor: str, left: float) -> None:
    found = Label(100, 50, "Alto", 10, anchor=anchor)
    wide = width("Alto", 10)
    begin = 100 if anchor == "start" else 100 - wide * left
    assert found.box == (near(begin), near(42.2), near(begin + wide), near(52.2))
    bold = Label(100, 50, "Alto", 10, bold=True)
    assert bold.box[2] - bold.box[0] == near(width("Alto", 10, True))


def test_lines_of_text_follow_one_another() -> None:
    picture = on_sheet(lambda sheet: sheet.lines(5, 10, ("a", "b", "c"), 10, COLOUR, True, "end"))
    assert [each.y for each in picture.labels] == [10, near(10 + 10 * LINE), near(10 + 20 * LINE)]
    assert {
        (each.x, each.size, each.colour, each.bold, each.anchor) for each in picture.labels
    } == {(5, 10, COLOUR, True, "end")}


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [(3.0, 1, "3"), (2.25, 2, "2.25"), (0.5, 2, "0.5"), (-0.04, 1, "0"), (100.0, 0, "100"), (-1.5, 1, "-1.5")],
)  # fmt: skip
def test_lengths_are_written_short(value: float, places: int, said: str) -> None:
    assert number(value, places) == said


def test_boxes_that_touch_move_together_and_stay_within_their_ends() -> None:
    assert spread([10, 50], [4, 4], 0, 100) == [10, 50]
    assert spread([50, 50, 50], [10, 10, 10], 0, 100) == [40, 50, 60]
    assert spread([0, 0], [10, 20], 0, 100) == [5, 20]
    assert spread([100, 100], [10, 20], 0, 100) == [75, 90]
    assert spread([50, 10], [10, 10], 0, 100) == [50, 10]
    assert spread([20, 24, 26], [10, 10, 10], 0, 100) == [near(13.33), near(23.33), near(33.33)]
    assert spread([5, 5], [10, 10], 0, 10) == [5, 15]
    # The second would touch the first only because the third has pushed it.
    assert spread([10, 21, 24], [10, 10, 10], 0, 100) == [near(8.33), near(18.33), near(28.33)]
    assert spread([], [], 0, 1) == []


def test_a_key_is_broken_into_rows_that_fit() -> None:
    entries = [
        legend.LegendItem("circle", COLOUR, 5, name) for name in ("one", "", "two", "three", "four")
    ]
    needs = [legend.MARK + width(name, 10) for name in ("one", "two", "three")]
    room = needs[0] + needs[1] + legend.GAP
    rows = legend.in_rows(entries, room + 0.1, 10)
    assert [[each.name for each in row] for row in rows] == [["one", "two"], ["three"], ["four"]]
    rows = legend.in_rows(entries, room - 0.1, 10)
    assert [each.name for each in rows[0]] == ["one"]
    assert legend.in_rows(entries[1:2], 100, 10) == []


def test_a_key_sets_each_name_beside_its_mark() -> None:
    rows = [
        [legend.LegendItem("circle", COLOUR, 5, "one"), legend.LegendItem("square", palette.INK, 6, "two")],
        [legend.LegendItem("circle", palette.ROSE, 7, "a name that is much too long for a sheet like this")],
    ]  # fmt: skip
    picture = on_sheet(lambda sheet: legend.draw(sheet, rows, 4, 20, 10))
    one, two = label(picture, "one"), label(picture, "two")
    assert one.x == 4 + legend.MARK
    assert two.x == near(one.x + width("one", 10) + legend.GAP + legend.MARK)
    disc, low = of(picture, "circle")
    assert (disc.middle, disc.radius, disc.fill) == ((16, 20), 5, COLOUR)
    (square,) = of(picture, "rect")
    assert square.middle == (near(two.x - legend.MARK + 12), near(20))
    assert (square.fill, square.width) == (palette.INK, near(10.8))
    assert height_of(one) == height_of(two) == near(20)
    assert (low.middle, low.fill) == ((16, near(20 + 10 * legend.STEP)), palette.ROSE)
    cut = picture.labels[2]
    assert cut.text.endswith("…")
    assert 180 < cut.box[2] <= 200


def test_text_is_cut_only_where_it_has_to_be() -> None:
    room = width("Border", 10)
    assert shortened("Border", room, 10) == "Border"
    assert shortened("Border", room - 0.01, 10) == "Bord…"
    assert width(shortened("Border post", 40, 10), 10) <= 40
    assert shortened("Border, post", width("Border, …", 10) + 0.1, 10) == "Border…"
    assert shortened("WWWW", 3, 10) == "…"
    assert shortened("Border", room, 10, True) != "Border"


def test_text_is_broken_at_spaces_as_late_as_possible() -> None:
    assert wrapped("one two three", width("one two", 10), 10) == ("one two", "three")
    assert wrapped("one two three", width("one two", 10) - 0.1, 10, most=3) == (
        "one", "two", "three",
    )  # fmt: skip
    assert wrapped("one two three", width("one two", 10), 10, most=1) == ("one t…",)
    assert wrapped("one two three four", 5 + width("three", 10), 10)[-1].endswith("…")
    assert wrapped("", 100, 10) == ("",)
    assert wrapped("one  two", 100, 10) == ("one two",)
    assert wrapped("En EE. UU. hoy", width("EE.\xa0UU.", 10), 10, most=3) == (
        "En", "EE.\xa0UU.", "hoy",
    )  # fmt: skip
    assert wrapped("abcdefghijkl x", 20, 10)[0].endswith("…")
    bold = wrapped("one two", width("one two", 10) + 0.1, 10, True)
    assert bold == ("one", "two")


def test_the_widest_of_several_texts() -> None:
    assert widest(["a", "abc", "ab"], 10) == width("abc", 10)
    assert widest(["a", "abc"], 10, True) == width("abc", 10, True) > width("abc", 10)
    assert widest([], 10) == 0


def test_faintness_is_written_in_hundredths() -> None:
    sheet = Sheet(10, 10)
    sheet.path("M0 0", opacity=0.128)
    sheet.rect(0, 0, 5, 5, palette.INK, opacity=0.128)
    assert [shape.count('opacity="0.13"') for shape in sheet.shapes] == [1, 1]
