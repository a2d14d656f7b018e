"""What counts as a change between two reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.analysis.comparison import shifts
from game.analysis.findings import Finding, Measured, Report, Unit, as_data

MEANS = (Measured("seat", "a", 5_000), Measured("seat", "b", 4_000))
BEFORE = Report(
    scenario="points", minutes=45, games=100, alone=100, seed=1, how="exact", complete=True,
    packages=4, own_points=True, findings=(
        Finding("deals", "used", "percent", 9_000, low=5_000),
        Finding("seat_mean", "fair", "count", 0, high=0, rows=MEANS),
        Finding("two_seat_deal", "talk", "percent", 0, high=6_000, applies=False),
    ),
)  # fmt: skip


def changed(**figures: int) -> Report:
    found = (replace(item, figure=figures.get(item.code, item.figure)) for item in BEFORE.findings)
    return replace(BEFORE, findings=tuple(found))


def test_the_same_report_has_not_changed() -> None:
    assert shifts(as_data(BEFORE), BEFORE) == ()


def test_a_figure_that_moves_within_its_tolerance_is_left_alone() -> None:
    assert shifts(as_data(BEFORE), changed(deals=8_000)) == ()
    assert [shift.lost for shift in shifts(as_data(BEFORE), changed(deals=7_999))] == [False]
    assert shifts(as_data(BEFORE), changed(deals=7_999), slack=2) == ()


@pytest.mark.parametrize(
    ("unit", "most"), [("points", 300), ("percent", 1_000), ("count", 200), ("share", 15)]
)
def test_every_unit_has_a_tolerance_of_its_own(unit: Unit, most: int) -> None:
    def report(figure: int) -> Report:
        return replace(BEFORE, findings=(Finding("any", "used", unit, figure),))

    for way in (1, -1):
        assert shifts(as_data(report(4_000)), report(4_000 + way * most)) == ()
        (shift,) = shifts(as_data(report(4_000)), report(4_000 + way * (most + 1)))
        assert (shift.code, shift.of, shift.unit) == ("any", "", unit)


def test_what_leaves_its_range_is_lost_however_little_it_moved() -> None:
    (shift,) = shifts(as_data(BEFORE), changed(seat_mean=100))
    assert (shift.code, shift.before, shift.after, shift.lost) == ("seat_mean", 0, 1, True)


def test_rows_of_seats_are_compared_one_by_one() -> None:
    rows = (replace(MEANS[0], figure=5_301), replace(MEANS[1], figure=4_300))
    found = tuple(
        replace(item, rows=rows) if item.code == "seat_mean" else item for item in BEFORE.findings
    )
    (shift,) = shifts(as_data(BEFORE), replace(BEFORE, findings=found))
    assert (shift.of, shift.before, shift.after, shift.unit) == ("a", 50, 53.01, "points")


def test_what_did_not_apply_is_not_compared() -> None:
    found = tuple(
        replace(item, applies=True, figure=9_000) if item.code == "two_seat_deal" else item
        for item in BEFORE.findings
    )
    assert shifts(as_data(BEFORE), replace(BEFORE, findings=found)) == ()
