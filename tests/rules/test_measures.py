"""Measures follow at once, in every game of a batch, for every reader and in every forecast."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, product
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from game.rules.chance import game_seeds
from game.rules.changes import Change
from game.rules.measures import MEASURE, follow, within
from game.rules.opening import open_games
from game.rules.position import Position
from game.rules.resolve import resolve
from game.rules.rulebook import Rulebook
from game.scenario.expression import Names, compile_flow
from tests.builders import book as build
from tests.properties.test_accounts import WORLDS, Play, drawn_game, world
from tests.properties.worlds import drawn
from tests.rules.test_account import accounts

CALM, MURK = "calm", "murk"
"""The measures of the measured world: `min(water, mood_south - 4)`, and `haze / 2`, which one seat sees."""


def is_as_it_says(book: Rulebook, indicator: Any) -> bool:
    """Work out the measures of the measured world by hand: [G]."""
    at = {name: indicator[:, place] for place, name in enumerate(book.indicators)}
    halves = [round(Fraction(int(haze), 2) + Fraction(1, 10**9)) for haze in at["haze"]]
    calm = np.minimum(at["water"], at["mood_south"] - 400)
    return at[CALM].tolist() == np.maximum(calm, 0).tolist() and at[MURK].tolist() == halves


def test_it_is_what_it_measures_after_every_phase_of_every_game_of_a_batch() -> None:
    book, rng = world("measured"), np.random.default_rng(11)
    position, moved = open_games(book, game_seeds(3, 40)), 0
    while not position.over.all():
        assert is_as_it_says(book, position.indicator)
        before = position
        position = resolve(book, position, drawn(book, position, rng))
        at = book.indicators.index(CALM)
        moved += int((position.indicator[:, at] != before.indicator[:, at]).sum())
    assert is_as_it_says(book, position.indicator)
    assert moved > 100


def test_its_row_goes_back_to_what_moved_the_numbers_it_names() -> None:
    """A row a phase at most; if it does not say what it followed before, it followed the same."""
    found = set()
    for on, number in product(WORLDS, range(3)):
        book = world("measured", *on)
        start, script = drawn_game(("measured", *on), number)
        for phase in Play(book, start, script):
            rows = [row for row in phase.changes if row.rule == MEASURE]
            assert len({row.index for row in rows}) == len(rows)
            for row in rows:
                follows = {*row.names["follows"].split()}
                names = follows | {*row.names.get("followed", "").split()}
                assert row.causes, "something else has moved it"
                assert set(row.causes) == {
                    f"c{other.id}"
                    for other in phase.changes
                    if other.target == "indicator" and other.names["indicator"] in names
                }
                if row.names["indicator"] == CALM:
                    was, now = (followed_by_hand(book, x) for x in (phase.before, phase.after))
                    assert (follows, names) == (now, was | now)
                    assert ("followed" in row.names) == (was != now)
                    found.add((*sorted(names), len(follows)))
    assert found >= {("water", 1), ("mood_south", 1), ("mood_south", "water", 1)}


def followed_by_hand(book: Rulebook, position: Position) -> set[str]:
    water, mood = (
        position.one.indicator[book.indicators.index(x)] for x in ("water", "mood_south")
    )
    low = min(water, mood - 400)
    return {name for name, value in (("water", water), ("mood_south", mood - 400)) if value == low}


def test_a_reader_is_told_of_it_what_its_own_numbers_say() -> None:
    """Its amount, its names and its causes come from what the reader sees and is told, and from nothing else."""
    unknown = 0
    worlds: tuple[tuple[str, ...], ...] = ((), ("glass",), ("level", "brim"))
    for book, _, _, told in chain.from_iterable(accounts(("measured", *on)) for on in worlds):
        rows = {row.index[0]: row for row in told.changes if row.rule == MEASURE}
        for at, _ in book.measures:
            moved = int(told.after.view.one.indicator[at] - told.before.view.one.indicator[at])
            assert (at in rows) == bool(moved and told.after.exact[at])
            if at not in rows:
                continue
            assert rows[at].amount == moved
            causes = _causes(told.changes, rows[at])
            assert causes
            assert all(row.rule != MEASURE for row in causes)
            unknown += any(row.rule == "unknown" for row in causes)
    assert unknown, "what it may not know stands behind it as such"


def _causes(told: tuple[Change, ...], row: Change) -> list[Change]:
    return [other for other in told if f"c{other.id}" in row.causes]


def test_without_measures_nothing_is_worked_out() -> None:
    book = build()
    number = open_games(book, game_seeds(1, 2)).indicator
    kept = number.copy()
    follow(book, number)
    assert book.measures == ()
    assert number.tolist() == kept.tolist()


def test_numbers_brought_back_into_their_ranges_take_their_measures_with_them() -> None:
    calm = {"name": "Calm", "good": "high", "high": 60, "measure": "gold_north * 4"}
    book = build({"indicators": {"calm": calm}})
    gold, at = (book.indicators.index(name) for name in ("gold_north", "calm"))
    number = open_games(book, game_seeds(1, 2)).indicator.copy()
    number[0, gold] += 300
    number[1, gold] += 9_000
    inside = within(book, number)
    assert inside[:, gold].tolist() == [1_300, 2_000]
    assert inside[:, at].tolist() == [5_200, 6_000]


NAMES = Names({"a": (0, 100), "b": (0, 100), "c": (0, 100)}, {}, (), {}, (), {}, 6)


@pytest.mark.parametrize(
    ("formula", "numbers", "found"),
    [
        ("min(a, b)", (40, 50, 0), "a"),
        ("min(a, b)", (50, 40, 0), "b"),
        ("min(a, b)", (40, 40, 0), "a b"),
        ("max(a, b)", (40, 50, 0), "b"),
        ("min(a, max(b, c))", (60, 30, 50), "c"),
        ("min(a, b) + c / 2", (40, 50, 0), "a c"),
        ("min(a, 50)", (70, 0, 0), "a"),
        ("max(a - 60, 0) + b", (40, 50, 0), "b"),
        ("a * (min(b, c) > 3)", (1, 2, 9), "a b"),
        ("-a", (1, 2, 3), "a"),
    ],
)
def test_of_what_min_and_max_join_it_hangs_on_the_lowest_or_highest(
    formula: str, numbers: tuple[int, ...], found: str
) -> None:
    readings: Any = SimpleNamespace(indicator=100 * np.array([numbers]))
    assert " ".join(compile_flow(formula, NAMES).hangs_on(readings)) == found
