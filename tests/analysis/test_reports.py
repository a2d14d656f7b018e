"""Reports of balance: when they are fine, what they are as data, and how far they may move."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.analysis.comparison import shifts
from game.analysis.findings import Example, Finding, Measured, Report, as_data


def report(*findings: Finding) -> Report:
    return Report(
        scenario="x", minutes=45, games=10, alone=10, seed=1, how="exact", complete=True, packages=4,
        own_points=False, findings=findings,
    )  # fmt: skip


def test_a_report_is_fine_if_every_finding_is_fine_left_out_or_accepted() -> None:
    bad = Finding("temptation", "talk", "percent", 0, low=1)
    assert not report(bad).fine
    assert report(replace(bad, applies=False)).fine
    assert report(replace(bad, accepted="because")).fine
    assert report(replace(bad, figure=1)).fine
    assert not report(replace(bad, figure=3, high=2)).fine
    assert report(bad)["temptation"] is bad
    with pytest.raises(KeyError):
        report(bad)["nothing"]


@pytest.mark.parametrize(
    ("unit", "far"), [("points", 300), ("percent", 1_000), ("count", 200), ("share", 15)]
)
def test_a_figure_has_moved_beyond_the_tolerance_of_its_unit(unit: Any, far: int) -> None:
    before = as_data(report(Finding("x", "talk", unit, 1_000)))
    for moved, shifted in ((far, 0), (far + 1, 1), (-far, 0), (-far - 1, 1)):
        assert len(shifts(before, report(Finding("x", "talk", unit, 1_000 + moved)))) == shifted


def test_only_rows_of_seats_and_sides_are_compared() -> None:
    for code, count in (("gain_seat", 1), ("limits", 0)):
        old, new = (
            Finding(
                code,
                "fair",
                "points",
                0,
                rows=(Measured("seat", "a", at), Measured("seat", str(at), 0)),
            )
            for at in (0, 900)
        )
        assert len(shifts(as_data(report(old)), report(new))) == count


def test_a_report_as_data_names_everything_in_its_unit() -> None:
    package = Example("package", settings=({"la": "aye"}, {"la": "nay"}), shows={"gain": -7})
    rows = (
        Measured("seat", "a", 150, True, {"lever": "la", "games": 300}, Example("game", 7, False)),
        Measured("seat", "b", -25, None, {}, package),
    )
    found = Finding(
        "temptation", "talk", "percent", 1_234, low=500, rows=rows,
        facts={"packages": 400}, example=Example("sweep", shows={"seat": "b"}),
    )  # fmt: skip
    left_out = Finding("endings", "world", "count", 0, high=50, applies=False, why="no_endings", accepted="It is so.")  # fmt: skip
    assert as_data(report(found, left_out)) == {
        "version": 1, "scenario": "x", "length": 45, "games": 10, "alone": 10, "seed": 1,
        "packages": {"how": "exact", "complete": True, "weighed": 4}, "own_points": False, "fine": True,
        "findings": [
            {
                "code": "temptation", "group": "talk", "unit": "percent", "figure": 12.34,
                "accepted": [5.0, None], "applies": True, "why": "", "fine": True, "because": "",
                "facts": {"packages": 4.0},
                "rows": [
                    {
                        "kind": "seat", "of": "a", "figure": 1.5, "fine": True,
                        "facts": {"lever": "la", "games": 3.0},
                        "example": {"kind": "game", "seed": 7, "talks": False, "shows": {}},
                    },
                    {
                        "kind": "seat", "of": "b", "figure": -0.25, "fine": None, "facts": {},
                        "example": {
                            "kind": "package", "settings": [{"la": "aye"}, {"la": "nay"}],
                            "shows": {"gain": -0.07},
                        },
                    },
                ],
                "example": {"kind": "sweep", "shows": {"seat": "b"}},
            },
            {
                "code": "endings", "group": "world", "unit": "count", "figure": 0.0,
                "accepted": [None, 0.5], "applies": False, "why": "no_endings", "fine": True,
                "because": "It is so.", "facts": {}, "rows": [], "example": None,
            },
        ],
    }  # fmt: skip
