"""The order of what a file lists never decides, and names only where something is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from game.minds.casting import cast
from game.minds.matches import Watch, play
from game.rules.arrays import Array
from game.rules.beats import KEEP, PUT, BeatOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.position import Position
from game.rules.resolve import resolve
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.sight import observe
from game.scenario.counterparts import TEMPERAMENTS
from game.scenario.model import Scenario
from tests.builders import BASE, merged, read_yaml
from tests.properties.turned import Turned, listed_anew, renamed
from tests.properties.worlds import RICH, SWITCHES, drawn, numbers, worlds

FEW = settings(max_examples=12, derandomize=True)
SHIPPED = sorted(
    file
    for file in (Path(__file__).parents[2] / "scenarios").glob("*.yaml")
    if "." not in file.stem
)
GAMES = 6
SHARED: Mapping[str, Any] = {
    "facts": {"reef": {"values": {"none": {"weight": 2}}}},
    "levers": {
        "canal": {"settings": {"high": {"needs": "watch is idle"}}},
        "tower": {"owner": ["isle", "south"]},
    },
}
"""Two owners of one lever: one alone sees whether it has what it needs; both may deny what it hides.

And two values of a fact that are equally likely.
"""
SURE: Mapping[str, Any] = {
    "agreements": {"verification": None},
    "facts": None,
    "indicators": {"haze": {"estimate": {"noise": 0}}},
    "levers": {
        "watch": {"settings": {"secret": {"covert": {"chance": 0, "raised": None}}}},
        "tower": {"settings": {"radar": {"covert": {"chance": 0}}}},
    },
    "events": {"flood": {"chance": 100}},
    "stakeholders": {"north": {"bonuses": None}},
}
"""What takes all chance out of the rich world."""


def world(on: Iterable[str], *others: Mapping[str, Any]) -> dict[str, Any]:
    """The file of the rich world with some switches on, and changes of a test's own."""
    file = read_yaml(BASE)
    for changes in (RICH, SHARED, *(SWITCHES[name] for name in on), *others):
        file = merged(file, changes)
    return file


def compiled(file: Mapping[str, Any], minutes: int | None = None) -> Rulebook:
    return compile_rulebook(Scenario.model_validate(file), minutes)


Asked = Callable[[Rulebook, Position, np.random.Generator], BeatOrders]


def one_text(book: Rulebook, position: Position, rng: np.random.Generator) -> BeatOrders:
    """Drawn orders of which none leaves to luck which of two texts closes: one text a talk."""
    orders = drawn(book, position, rng)
    if isinstance(orders, TalkOrders):
        chosen = rng.integers(0, len(book.seats), (position.games, 1))
        rest = np.arange(len(book.seats)) != chosen
        orders.action[
            (orders.action == PUT) & (rest | (position.offer_name > 0).any(axis=1)[:, None])
        ] = KEEP
        orders.open[:] = False
    return orders


def differing(one: Mapping[str, Array], other: Mapping[str, Array]) -> list[str]:
    return [name for name, array in one.items() if not np.array_equal(array, other[name])]


def played_alike(turned: Turned, number: int, asked: Asked = drawn) -> None:
    """Play both to the end with the same drawn orders; positions and what everybody sees are alike."""
    book, other = turned.book, turned.other
    seeds = game_seeds(number, GAMES)
    mine, theirs = open_games(book, seeds), open_games(other, seeds)
    rng = np.random.default_rng(number)
    while True:
        assert differing(turned.here(mine), turned.back(theirs)) == []
        for seat in (*range(len(book.seats)), NOBODY):
            here = turned.sees(observe(book, mine, seat))
            there = turned.seen(observe(other, theirs, turned.seat(seat)))
            assert differing(here, there) == []
        if mine.over.all():
            return
        orders = asked(book, mine, rng)
        theirs = resolve(other, theirs, turned.orders(orders))
        mine = resolve(book, mine, orders)


@FEW
@given(worlds, numbers)
def test_the_order_of_a_file_decides_nothing(on: tuple[str, ...], number: int) -> None:
    """Seats, levers, indicators, events, facts and red lines in another order give the identical game."""
    file = world(on)
    anew = listed_anew(file, np.random.default_rng(number))
    played_alike(Turned(compiled(file), compiled(anew), {}), number)


@lru_cache
def _shipped(path: Path) -> Any:
    return read_yaml(path)


def _turned(path: Path, number: int) -> Turned:
    """A shipped scenario at one of its lengths, and the same with everything listed in another order."""
    file = _shipped(path)
    anew = listed_anew(file, np.random.default_rng(number))
    minutes = sorted(file["lengths"])[-number]
    return Turned(compiled(file, minutes), compiled(anew, minutes), {})


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("number", [1, 2])
def test_the_order_of_a_shipped_scenario_decides_nothing(path: Path, number: int) -> None:
    played_alike(_turned(path, number), number)


@FEW
@given(worlds, numbers)
def test_neither_order_nor_names_decide_where_nothing_is_drawn(
    on: tuple[str, ...], number: int
) -> None:
    """With other ids, in another order, and nothing that hangs on luck, it is the identical game."""
    file = world([switch for switch in on if switch != "level"], SURE)
    called, new = renamed(file)
    anew = listed_anew(called, np.random.default_rng(number))
    played_alike(Turned(compiled(file), compiled(anew), new), number, one_text)


# Games that minds play


def minds_play_alike(turned: Turned, number: int, minds: Mapping[str, str]) -> None:
    """Have minds play both to the end: they give the same orders, and it is the identical game."""
    seeds = game_seeds(number, GAMES)
    mine: list[tuple[BeatOrders, Position]] = []
    theirs: list[tuple[BeatOrders, Position]] = []

    def noting(course: list[tuple[BeatOrders, Position]]) -> Watch:
        def watch(before: Position, beat: BeatOrders, after: Position) -> None:
            course.append((beat, after))

        return watch

    for book, course in ((turned.book, mine), (turned.other, theirs)):
        play(book, cast(book, seeds, minds), seeds, watch=noting(course))
    for (orders, after), (others, there) in zip(mine, theirs, strict=True):
        asked = turned.orders(orders)
        given = {item.name: getattr(asked, item.name) for item in fields(asked)}
        also = {item.name: getattr(others, item.name) for item in fields(others)}
        assert differing(given, also) == [], (after.round, after.phase)
        assert differing(turned.here(after), turned.back(there)) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("number", [1, 2])
def test_minds_of_a_shipped_scenario_look_at_no_order(path: Path, number: int) -> None:
    """Its own temperaments, whatever comes first in the file."""
    minds_play_alike(_turned(path, number), number, {})


@pytest.mark.parametrize("kind", sorted(TEMPERAMENTS))
@pytest.mark.parametrize(
    "on",
    [
        (),
        pytest.param(("poor",), marks=pytest.mark.slow),
        pytest.param(("coalition",), marks=pytest.mark.slow),
    ],
    ids=" ".join,
)
def test_a_mind_looks_at_no_order(kind: str, on: tuple[str, ...]) -> None:
    """Each kind alone at the table, where all mechanisms are, where it is poor, and with open texts."""
    file = world(on)
    anew = listed_anew(file, np.random.default_rng(len(kind)))
    seats = [
        seat for seat, part in file["stakeholders"].items() if part.get("play") != "information"
    ]
    turned = Turned(compiled(file), compiled(anew), {})
    minds_play_alike(turned, len(kind), dict.fromkeys(seats, kind))
