"""Classes for tests of what is printed: with and without codes, in both languages, of both scenarios."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from functools import cache

from game.classroom.handouts import class_plan
from game.paper.plan import ClassPlan

GAMES = [
    ("three-valleys", 20),
    ("three-valleys", 45),
    ("drones-over-mexico", 45),
    ("drones-over-mexico", 60),
    ("drones-over-mexico", 90),
]
"""Every scenario at every length."""


@cache
def class_of(
    scenario: str,
    minutes: int | None = None,
    language: str = "en",
    size: int | None = None,
    seed: int | None = None,
    paper: str = "",
) -> ClassPlan:
    """A class as `handouts` makes it."""
    return class_plan(
        Namespace(
            scenario=scenario,
            length=minutes,
            lang=language,
            size=size,
            seed=seed,
            paper=paper,
            seats=None,
            tables=None,
            twin=None,
            file=None,
        )
    )


def with_codes(plan: ClassPlan) -> ClassPlan:
    """The same class with letters, codes and an address."""
    tables = tuple(
        replace(
            table,
            seats=tuple(
                replace(seat, code=f"{4000 + 100 * at + seat.number}") for seat in table.seats
            ),
        )
        for at, table in enumerate(plan.tables)
    )
    return replace(
        plan,
        tables=tables,
        letters="MKTR",
        teacher="740-215-883",
        address="http://192.168.1.20:8000",
        file="class-MKTR.parley",
    )
