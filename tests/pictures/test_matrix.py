"""The table of trust: a cell for each pair, coloured by its number, with its names beside and above it."""

from __future__ import annotations

from game.pictures import palette
from game.pictures.drawing import Picture
from game.pictures.matrix import matrix
from game.pictures.measure import width
from tests.pictures.seen import Shape, height_of, label, near, of, texts

NAMES = ("Alto", "Delta")
VALUES = {(0, 1): 2500, (1, 0): 10_000}
SAID = {(0, 1): ("25", "−5"), (1, 0): ("100", "")}
FLAT = {(0, 1): ("25", ""), (1, 0): ("100", "")}


def drawn(said: dict[tuple[int, int], tuple[str, str]] = SAID, wide: float = 400) -> Picture:
    return matrix(NAMES, NAMES, VALUES, said, wide=wide, size=10)


def cells(picture: Picture) -> list[Shape]:
    return of(picture, "rect")


def left_of(*names: str) -> float:
    """How much room the names at the left take."""
    return max(width(word, 10, True) for name in names for word in name.split(" ")) + 11


def test_each_pair_has_a_cell_in_its_row_and_column() -> None:
    picture = drawn()
    left = left_of(*NAMES)
    each = (400 - left) / 2
    one, other = cells(picture)
    assert (one.left, one.right) == (near(left + each + 2), near(398))
    assert (other.left, other.right) == (near(left + 2), near(left + each - 2))
    assert one.top == near(12.2 + 7 + 2)
    assert (one.height, other.height) == (near(25), near(25))
    assert other.top == near(one.bottom + 4)
    assert (one.fill, other.fill) == (palette.trust_fill(2500), palette.trust_fill(10_000))
    assert one.radius == 6
    assert picture.height == near(other.bottom + 4)


def test_names_stand_beside_their_row_and_above_their_column() -> None:
    picture = drawn()
    one, other = cells(picture)
    heads = [each for each in picture.labels if each.anchor == "middle" and each.text in NAMES]
    assert [(each.text, each.x) for each in heads] == [
        ("Alto", near(other.middle[0])),
        ("Delta", near(one.middle[0])),
    ]
    assert {each.y for each in heads} == {10}
    rows = [each for each in picture.labels if each.anchor == "start"]
    assert [(each.text, each.x) for each in rows] == [("Alto", 0), ("Delta", 0)]
    assert [height_of(each) for each in rows] == [near(one.middle[1]), near(other.middle[1])]
    assert all(each.bold for each in (*heads, *rows))


def test_numbers_stand_in_the_middle_of_their_cells() -> None:
    picture = drawn()
    one, other = cells(picture)
    number, small, alone = (label(picture, text) for text in ("25", "−5", "100"))
    assert number.x == small.x == near(one.middle[0])
    assert (number.anchor, small.anchor, alone.anchor) == ("middle",) * 3
    assert height_of(alone) == near(other.middle[1])
    assert number.y == near(one.middle[1] - 1)
    assert small.y == near(number.y + 10.8)
    assert (number.size, small.size) == (10, 9)
    assert (number.bold, small.bold) == (True, False)
    assert small.box[3] < one.bottom
    assert number.box[1] > one.top


def test_rows_without_a_smaller_line_are_lower() -> None:
    picture = drawn(FLAT)
    one, _other = cells(picture)
    assert one.height == near(17)
    assert picture.height == near(12.2 + 7 + 2 * 21 + 2)


def test_where_names_do_not_fit_columns_are_numbered() -> None:
    names = ("Comisión", "Delta")
    picture = matrix(names, names, VALUES, FLAT, wide=110, size=10)
    heads = [each.text for each in picture.labels if each.anchor == "middle" and each.y < 15]
    assert heads == ["1", "2"]
    rows = [each.text for each in picture.labels if each.anchor == "start"]
    assert [each[:2] for each in rows] == ["1\xa0", "2\xa0"]
    assert cells(picture)[0].left > 110 * 0.28 + 10
    other = matrix(("Total", "Delta"), names, VALUES, FLAT, wide=110, size=10)
    assert [each.text[:2] for each in other.labels if each.anchor == "start"] == ["To", "2\xa0"]
    assert "Comisión" in texts(matrix(names, names, VALUES, FLAT, wide=300, size=10))


def test_a_word_just_as_wide_as_its_column_still_fits() -> None:
    room = width("Delta", 10, True)
    left = left_of(*NAMES)
    for more, fits in ((0.2, True), (-0.2, False)):
        picture = drawn(FLAT, wide=left + 2 * (room + 4 + more))
        assert ("Delta" in [each.text for each in picture.labels if each.y == 10]) == fits


def test_long_names_are_broken_and_the_first_row_leaves_room() -> None:
    names = ("A rather long name", "B")
    picture = matrix(names, names, VALUES, SAID, wide=160, size=10)
    heads = [each for each in picture.labels if each.anchor == "middle" and each.bold][:3]
    assert [each.y for each in heads] == [near(10), near(22.2), near(22.2)]
    assert heads[2].text == "B"
    assert cells(picture)[0].top == near(2 * 12.2 + 7 + 2)
    rows = [each for each in picture.labels if each.anchor == "start"]
    assert len(rows) == 3
    middle = cells(picture)[0].middle[1]
    assert (height_of(rows[0]) + height_of(rows[1])) / 2 == near(middle)
    assert rows[1].y - rows[0].y == near(12.2)
    flat = matrix(names, names, VALUES, FLAT, wide=160, size=10)
    assert len([each for each in flat.labels if each.anchor == "start"]) == 2


def test_what_is_wider_than_its_cell_is_cut() -> None:
    said = {
        (0, 1): ("a number in many words", "and a smaller line in many words"),
        (1, 0): ("1", ""),
    }
    picture = drawn(said, wide=200)
    cell = cells(picture)[0]
    cut = [each for each in picture.labels if each.text.endswith("…")]
    assert len(cut) == 2
    assert all(cell.left <= each.box[0] and each.box[2] <= cell.right for each in cut)
    assert all(each.box[2] - each.box[0] > cell.width - 20 for each in cut)


def test_names_at_the_left_take_no_more_than_their_part() -> None:
    names = ("Interministerialkommission", "B")
    picture = matrix(names, ("B", "C"), VALUES, FLAT, wide=300, size=10)
    assert cells(picture)[1].left == near(300 * 0.28 + 10 + 2)
    assert matrix((), (), {}, {}, wide=300, size=10).height == near(12.2 + 7 + 2)


def test_what_just_fits_its_cell_is_not_cut() -> None:
    """A cell leaves 3 units at either side of a number, and of what stands below it in smaller letters."""
    for said, size, at in ((("12345678", ""), 10, 0), (("25", "12345678"), 9, 1)):
        cell = width(said[at], size, at == 0) + 6
        for more, fits in ((0.4, True), (-0.4, False)):
            picture = drawn({(0, 1): said}, wide=left_of(*NAMES) + 2 * (cell + more))
            assert ("12345678" in texts(picture)) is fits
