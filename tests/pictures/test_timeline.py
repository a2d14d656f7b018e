"""Lines over the rounds: where each number stood, which line is which, and where something turned."""

from __future__ import annotations

from itertools import pairwise

from game.pictures import palette
from game.pictures.drawing import Picture
from game.pictures.measure import width
from game.pictures.timeline import Mark, Series, timeline
from tests.pictures.seen import Shape, height_of, label, near, of

TRUST = Series("Trust", (20.0, 40.0, None, 80.0), "80.0")
JOINT = Series("Cooperation", (0.0, 50.0, 50.0, 82.0), "82.0")
TICKS = ("Start", "1", "2", "3")
FIRST, SECOND = palette.SERIES[:2]


def drawn(
    *series: Series, marks: tuple[Mark, ...] = (), axis: str = "Round", wide: float = 700,
    ticks: tuple[str, ...] = TICKS, low: float = 0, high: float = 100,
) -> Picture:  # fmt: skip
    lines = series or (TRUST, JOINT)
    return timeline(lines, ticks, marks, axis=axis, wide=wide, size=10, low=low, high=high)


def grid(picture: Picture) -> list[Shape]:
    """The lines of the scale, from the bottom."""
    return of(picture, "line", stroke=palette.RULE)


def place(picture: Picture, at: float, value: float) -> tuple[float, float]:
    """Where a value of 0 to 100 lies at one of four ticks."""
    low, high = grid(picture)[0], grid(picture)[-1]
    return near(low.left + low.width * at / 3), near(low.top - (low.top - high.top) * value / 100)


def test_the_scale_has_five_lines_with_their_numbers() -> None:
    picture = drawn()
    lines = grid(picture)
    numbers = [each for each in picture.labels if each.anchor == "end"]
    assert [each.text for each in numbers] == ["0", "25", "50", "75", "100"]
    assert [height_of(each) for each in numbers] == [near(line.top) for line in lines]
    assert [each.x for each in numbers] == [near(lines[0].left - 8)] * 5
    assert numbers[-1].box[0] == near(4)
    gaps = [one.top - other.top for one, other in pairwise(lines)]
    assert gaps == [near(65)] * 4
    names = max(width(f"{each.name}\xa0{each.said}", 10, True) for each in (TRUST, JOINT))
    assert lines[0].right == near(700 - 34 - names)
    high = drawn(TRUST, low=40, high=60)
    assert [each.text for each in high.labels if each.anchor == "end"] == [
        "40", "45", "50", "55", "60",
    ]  # fmt: skip
    assert grid(drawn(TRUST, low=5, high=5))[0].top == near(grid(picture)[0].top)


def test_ticks_and_axis_stand_below() -> None:
    picture = drawn()
    base = grid(picture)[0]
    for at, tick in enumerate(TICKS):
        said = label(picture, tick)
        assert (said.x, said.anchor) == (place(picture, at, 0)[0], "middle")
        assert said.y == near(base.top + 14.5)
    axis = label(picture, "Round")
    assert (axis.x, axis.y) == (near(base.middle[0]), near(base.top + 28))
    assert picture.height == near(base.top + 31)
    assert drawn(axis="").height == near(base.top + 18)
    assert {label(picture, tick).colour for tick in TICKS} == {palette.SOFT}


def test_lines_go_where_the_numbers_go_and_break_where_there_is_none() -> None:
    picture = drawn()
    (trust,) = of(picture, "line", "lines", stroke=FIRST.colour)[:1]
    assert trust.points == (place(picture, 0, 20), place(picture, 1, 40))
    (joint,) = of(picture, "lines", stroke=SECOND.colour)
    assert joint.points == tuple(
        place(picture, at, value) for at, value in enumerate((0, 50, 50, 82))
    )
    assert (trust.dash, joint.dash) == (FIRST.dash, SECOND.dash)
    dots = of(picture, "circle", fill=FIRST.colour)
    assert [dot.middle for dot in dots] == [
        place(picture, 0, 20), place(picture, 1, 40), place(picture, 3, 80),
    ]  # fmt: skip
    squares = of(picture, "rect", fill=SECOND.colour)
    assert [each.middle[0] for each in squares] == [place(picture, at, 0)[0] for at in range(4)]
    assert {dot.radius for dot in dots} == {5}
    gap = drawn(Series("Gap", (10.0, 20.0, None, 30.0)), ticks=TICKS)
    assert len(of(gap, "line", stroke=FIRST.colour)) == 1
    long = Series("Two", (1.0, 2.0, None, 3.0, 4.0))
    both = of(drawn(long, ticks=("0", "1", "2", "3", "4")), "line", stroke=FIRST.colour)
    assert len(both) == 2


def test_names_stand_at_the_ends_of_their_lines() -> None:
    apart = drawn(Series("Low", (0.0, 0.0, 0.0, 10.0), "10"), Series("High", (0.0, 0.0, 0.0, 90.0)))
    low, high = label(apart, "Low\xa010"), label(apart, "High")
    right = grid(apart)[0].right
    for said, value, style in ((low, 10, FIRST), (high, 90, SECOND)):
        assert said.x == near(right + 28)
        assert height_of(said) == place(apart, 3, value)[1]
        assert (said.colour, said.bold) == (style.colour, True)
    assert not [s for s in of(apart, "line") if s.left > right]


def test_names_of_lines_that_end_together_are_moved_apart_and_led_to() -> None:
    picture = drawn()
    trust, joint = label(picture, "Trust\xa080.0"), label(picture, "Cooperation\xa082.0")
    assert height_of(trust) - height_of(joint) == near(15.2)
    middle = (height_of(trust) + height_of(joint)) / 2
    assert middle == near((81 / 100 * -260) + grid(picture)[0].top)
    right = grid(picture)[0].right
    far = drawn(JOINT, *(Series(f"Line {n}", (80.0,) * 4, "80") for n in range(3)))
    right = grid(far)[0].right
    leads = [s for s in of(far, "line") if s.left > right]
    assert len(leads) == 4
    for lead in leads:
        (x1, y1), (x2, y2) = lead.points
        assert (x1, x2) == (near(right + 8), near(right + 22))
        assert y2 in [near(height_of(each)) for each in far.labels if each.bold]
        assert y1 in [place(far, 3, 80)[1], place(far, 3, 82)[1]]
    assert [s.stroke for s in leads] == [style.colour for style in palette.SERIES[:4]]


def test_a_line_without_an_end_is_named_where_it_was_last() -> None:
    picture = drawn(Series("Ended", (10.0, 70.0, None, None)), Series("Never", (None,) * 4))
    assert height_of(label(picture, "Ended")) == place(picture, 3, 70)[1]
    assert height_of(label(picture, "Never")) == place(picture, 3, 0)[1]


def test_long_names_are_broken_at_the_ends() -> None:
    picture = drawn(Series("A number with a very long name that goes on and on", (50.0,) * 4, "50"))
    lines = [each for each in picture.labels if each.bold]
    assert 2 <= len(lines) <= 3
    assert all(width(each.text, 10, True) <= 150 for each in lines)
    assert (height_of(lines[0]) + height_of(lines[-1])) / 2 == place(picture, 3, 50)[1]
    assert lines[1].y - lines[0].y == near(12.2)


def discs_of(picture: Picture) -> list[Shape]:
    return of(picture, "rect", fill=palette.AMBER_FILL)


def test_every_disc_stands_above_its_own_round_with_all_marks_of_it() -> None:
    picture = drawn(marks=(Mark(3, "C"), Mark(1, "A"), Mark(1, "B")))
    top, base = grid(picture)[-1], grid(picture)[0]
    posts = of(picture, "line", stroke=palette.AMBER)
    assert [post.left for post in posts] == [place(picture, 1, 0)[0], place(picture, 3, 0)[0]]
    assert all((post.top, post.bottom) == (near(top.top - 3), near(base.top)) for post in posts)
    discs = discs_of(picture)
    for disc, at, text in zip(discs, (1, 3), ("A, B", "C"), strict=True):
        said = label(picture, text)
        assert disc.middle == (place(picture, at, 0)[0], near(top.top - 11.5))
        assert (said.x, said.y) == (near(disc.middle[0]), near(disc.middle[1] + 3.2))
        assert (disc.radius, disc.height) == (7.5, near(15))
        assert disc.width >= width(text, 9.5, True) + 8
        assert disc.top > 0
    assert discs[1].width == near(max(15, width("C", 9.5, True) + 10))
    assert grid(picture)[-1].top - grid(drawn())[-1].top == near(14)


def test_discs_of_rounds_that_are_close_have_rows_of_their_own() -> None:
    ticks = ("Start", *(str(n) for n in range(1, 25)))
    line = Series("Long", tuple(float(n) for n in range(25)))
    marks = tuple(Mark(at, str(at)) for at in (10, 11, 12, 24, 24))
    picture = drawn(line, ticks=ticks, marks=marks, wide=300)
    discs = discs_of(picture)
    across = grid(picture)[0]
    wanted = [near(across.left + across.width * at / 24) for at in (10, 11, 12, 24)]
    assert [disc.middle[0] for disc in discs] == wanted
    for n, one in enumerate(discs):
        assert one.right <= picture.width
        for other in discs[n + 1 :]:
            beside = one.right + 2.9 <= other.left or other.right + 2.9 <= one.left
            above = one.bottom + 2.9 <= other.top or other.bottom + 2.9 <= one.top
            assert beside or above


def test_many_rounds_show_the_numbers_that_fit_and_always_the_last() -> None:
    ticks = ("Start", *(str(n) for n in range(1, 51)))
    values = tuple(float(n) for n in range(51))
    picture = drawn(Series("Many", values), ticks=ticks, wide=500, axis="")
    shown = [each for each in picture.labels if each.anchor == "middle"]
    assert shown[0].text == "Start"
    assert shown[-1].text == "50"
    assert 6 <= len(shown) <= 20
    for one, other in pairwise(shown):
        assert other.box[0] - one.box[2] >= 8
    numbers = [int(each.text) for each in shown[1:-1]]
    assert len({b - a for a, b in pairwise(numbers)}) == 1
    dots = of(picture, "circle", fill=FIRST.colour)
    assert 5 < len(dots) < 40
    assert dots[-1].middle == (near(grid(picture)[0].right), near(grid(picture)[2].top, 1))
    assert all(b.left - a.left >= 7 for a, b in pairwise(dots))
    few = drawn(Series("Few", values[:11]), ticks=ticks[:11])
    assert [each.text for each in few.labels if each.anchor == "middle"][:-1] == list(ticks[:11])


def test_on_a_narrow_page_the_names_stand_above_with_samples_of_their_lines() -> None:
    picture = drawn(Series("Trust", (20.0, 40.0), "40.0"), JOINT, ticks=("Start", "1"), wide=300)
    for place_, (name, style) in enumerate(
        (("Trust\xa040.0", FIRST), ("Cooperation\xa082.0", SECOND))
    ):
        said = label(picture, name)
        sample = of(picture, "line", stroke=style.colour)[-1]
        assert (sample.left, sample.right, sample.dash) == (4, 44, style.dash)
        assert sample.top == near(9 + 15 * place_)
        assert height_of(said) == near(sample.top)
        assert (said.x, said.colour) == (54, style.colour)
    mark = of(picture, "circle", fill=FIRST.colour)[-1]
    assert mark.middle == (24, 9)
    assert of(picture, "rect", fill=SECOND.colour)[-1].middle == (24, 24)
    lines = grid(picture)
    assert lines[-1].top == near(2 * 15 + 6 + 10)
    assert lines[0].top - lines[-1].top == near(230)
    assert lines[0].right == near(300 - width("1", 10) / 2)
    cut = drawn(Series("A name as long as this " * 5, (1.0, 2.0)), ticks=("0", "1"), wide=300)
    (said,) = [each for each in cut.labels if each.bold]
    assert said.text.endswith("…")
    assert said.box[2] <= 300 - 4
    assert grid(drawn(wide=480))[0].right < 480 - 60
    assert grid(drawn(wide=479))[0].right > 479 - 10


def test_many_lines_make_the_chart_as_tall_as_their_names() -> None:
    many = tuple(Series(f"Line {n}", (50.0,) * 4) for n in range(30))
    lines = grid(drawn(*many))
    assert lines[0].top - lines[-1].top == near(30 * 15.2)
    assert of(drawn(*many), "circle", fill=palette.SERIES[0].colour)


def test_one_moment_alone_stands_in_the_middle() -> None:
    picture = drawn(Series("One", (50.0,)), ticks=("Start",), marks=(Mark(0, "A"),))
    (dot,) = of(picture, "circle", fill=FIRST.colour)
    assert dot.middle[0] == near(grid(picture)[0].middle[0])
    assert label(picture, "Start").x == near(dot.middle[0])


def test_long_names_of_moments_are_left_out_where_they_would_touch() -> None:
    ticks = ("Start", "a very long name of a moment", "another very long name", "so", "End")
    picture = drawn(Series("One", (1.0,) * 5), ticks=ticks, wide=400, axis="")
    shown = [each for each in picture.labels if each.anchor == "middle"]
    assert [each.text for each in shown][:: len(shown) - 1] == ["Start", "End"]
    assert "so" in [each.text for each in shown]
    assert all(other.box[0] - one.box[2] >= 8 for one, other in pairwise(shown))
