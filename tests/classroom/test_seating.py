"""Any head-count has a place for everybody."""

from __future__ import annotations

import pytest

from game import UserError
from game.classroom.lesson.seating import LARGEST, seated, tables_for


@pytest.mark.parametrize("seats", [3, 6])
@pytest.mark.parametrize("students", range(2, 41))
def test_everybody_has_a_place_in_a_delegation_that_works(students: int, seats: int) -> None:
    tables = seated(students, seats).tables
    assert sum(map(sum, tables)) == students
    assert all(len(table) == seats for table in tables)
    assert max(max(table) for table in tables) <= LARGEST
    for table in tables:
        people = sum(map(bool, table))
        assert people >= seats - people or students < seats / 2


def test_pairs_are_filled_before_threes_and_threes_before_a_further_table() -> None:
    assert seated(12, 6).tables == ((2,) * 6,)
    assert seated(17, 6).tables == ((3, 3, 3, 3, 3, 2),)
    assert seated(24, 6).tables == ((2,) * 6,) * 2
    assert seated(31, 6).tables == ((2, 2, 2, 2, 2, 1), (2,) * 4 + (1,) * 2, (2,) * 4 + (1,) * 2)
    assert [tables_for(n, 6) for n in (11, 17, 18, 30, 31, 40)] == [1, 1, 2, 2, 3, 3]
    assert tables_for(24, 3) == 4


def test_the_teacher_chooses_the_tables() -> None:
    assert len(seated(14, 6, 2).tables) == 2
    assert len(seated(24, 6, 1).tables) == 1


@pytest.mark.parametrize(("students", "tables"), [(1, 0), (41, 0), (5, 6), (25, 1), (-3, 0)])
def test_what_cannot_be_is_said_in_one_sentence(students: int, tables: int) -> None:
    with pytest.raises(UserError, match=r"\d.*[.]$"):
        seated(students, 6, tables)
