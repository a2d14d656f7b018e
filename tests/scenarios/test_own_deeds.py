"""No seat loses trust in another over a deed of its own: in no event, answer, setting or red line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import pytest

from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.expression import Mentions
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario, scenario_names
from tests.builders import book as small_book

TELLS: Final = {
    "rumour": "diversion",
    "flight_track": "flights",
    "workshop_rumour": "payload",
    "slow_answer": "action",
    "leak_in_washington": "sharing",
    "warning_in_mexico": "action",
}
"""News by what somebody is said to have done with which lever; no condition says it."""


def shipped(name: str) -> Scenario:
    found = load(find_scenario(name)).scenario
    assert found is not None
    return found


def own_deeds(book: Rulebook) -> Iterator[str]:
    """Name what makes a seat trust another less though it did it itself, or as much as the other."""
    conditions = dict(book.event_when)
    for row, holder, actor in _losses(book, "event_blocks"):
        event = book.events[row]
        told = TELLS.get(event)
        if told in book.levers:
            if book.owns[holder, book.levers.index(str(told))]:
                yield f"event {event}"
        elif row in conditions and _its_own(book, conditions[row].mentions, holder, actor):
            yield f"event {event}"
    for row, holder, _ in _losses(book, "option_blocks"):
        if book.choice_seat[row] == holder:
            yield f"answer to {book.events[row]}"
    for name in ("once", "each_round"):
        for row, holder, _ in _losses(book, name):
            if book.owns[holder, row]:
                yield f"setting of {book.levers[row]}"
    lines = dict(book.line_when)
    for row, holder, actor in _losses(book, "red_line_blocks"):
        said = lines[row].mentions
        if _its_own(book, said, holder, actor) or _pushes(book, said, holder, actor):
            yield f"red line {book.red_lines[row]}"


def _losses(book: Rulebook, name: str) -> Iterator[tuple[int, int, int]]:
    """Effects that cost trust: the index of the event, lever or red line, the holder and the actor."""
    blocks = getattr(book, name)
    bonds = blocks.bonds
    for at in np.flatnonzero(bonds.strength < 0):
        yield int(blocks.owner[bonds.block[at]]), int(bonds.holder[at]), int(bonds.actor[at])


def _named(book: Rulebook, said: Mentions, seat: int) -> bool:
    """Whether a condition names something that a seat decides."""
    levers = [book.levers.index(name) for name in (*said.levers, *said.agreements)]
    chosen = [book.choice_seat[book.events.index(event)] for event, _ in said.options]
    return bool(book.owns[seat, levers].any()) or seat in chosen


def _its_own(book: Rulebook, said: Mentions, holder: int, actor: int) -> bool:
    return _named(book, said, holder) and not _named(book, said, actor)


def _pushes(book: Rulebook, said: Mentions, holder: int, actor: int) -> bool:
    """Whether a condition is about numbers that a lever of the holder moves, and about nothing of the actor."""
    if _named(book, said, actor):
        return False
    moved = [book.indicators.index(name) for name in said.indicators]
    blocks = book.each_round
    mine = book.owns[holder][blocks.owner] & (book.owners[blocks.owner] == 1)
    return bool(blocks.indicator[mine][:, moved].any())


@pytest.mark.parametrize("name", scenario_names())
def test_no_seat_loses_trust_in_another_over_a_deed_of_its_own(name: str) -> None:
    scenario = shipped(name)
    for minutes in scenario.lengths:
        assert list(own_deeds(compile_rulebook(scenario, minutes))) == []


def test_every_news_that_tells_of_a_lever_is_there() -> None:
    books = [compile_rulebook(shipped(name)) for name in scenario_names()]
    assert set(TELLS) <= {event for book in books for event in book.events}


BLAME = {"trust(north > south)": -20}
CASES = {
    "event storm": {
        "events": {"storm": {"title": "A", "text": "B", "when": "gate is open", "effects": BLAME}}
    },
    "answer to storm": {
        "events": {
            "storm": {
                "title": "A",
                "text": "B",
                "round": 1,
                "choice": {
                    "seat": "north",
                    "ask": "C?",
                    "default": "no",
                    "options": {"no": {"name": "No", "effects": BLAME}, "yes": {"name": "Yes"}},
                },
            }
        }
    },
    "setting of gate": {
        "levers": {"gate": {"settings": {"open": {"each_round": [{"effects": BLAME}]}}}}
    },
    "red line dry": {
        "levers": {"gate": {"settings": {"open": {"each_round": [{"effects": {"water": -3}}]}}}},
        "stakeholders": {
            "north": {"red_lines": {"dry": {"say": "No.", "when": "water < 40", "effects": BLAME}}}
        },
    },
}


@pytest.mark.parametrize("found", CASES)
def test_each_kind_is_found(found: str) -> None:
    assert list(own_deeds(small_book(CASES[found]))) == [found]


def test_what_the_other_has_a_part_in_may_be_held_against_it() -> None:
    storm = {
        "title": "A",
        "text": "B",
        "when": "gate is open and patrol is heavy",
        "effects": BLAME,
    }
    assert list(own_deeds(small_book({"events": {"storm": storm}}))) == []
