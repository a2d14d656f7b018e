from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from game.rules.legality import commit_menu
from game.rules.orders import Answer, Believe, Clause, Highlight, Move, Order, Promise, Propose
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario
from game.session.session import Session

VALLEYS = ("alto", "medio", "delta")


def scenario_named(name: str) -> Scenario:
    loaded = load(find_scenario(name))
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


@pytest.fixture(scope="session")
def valleys() -> Scenario:
    return scenario_named("three-valleys")


@pytest.fixture(scope="session")
def flagship() -> Scenario:
    return scenario_named("drones-over-mexico")


def a_move(session: Session, seat: str, choice: int = 0) -> Move:
    """A move of a seat that is allowed now and changes something."""
    view, book = session.observation(seat).view, session.book
    why = commit_menu(book, view).setting[0]
    return [
        Move(seat, book.levers[lever], book.settings[lever][rank])
        for hand, lever in enumerate(book.hand_lever)
        for rank in range(len(book.settings[lever]))
        if book.seats[book.hand_seat[hand]] == seat
        and book.owners[lever] == 1
        and why[hand, rank] == 0
        and rank != view.setting[0, lever]
    ][choice]


def lively(session: Session, seat: str, choice: int) -> Sequence[Order]:
    """Something a seat might ask for in the present phase, by number; it may be refused."""
    book, (phase, _) = session.book, session.phase
    others = [other for other in VALLEYS if other != seat]
    own = [
        int(lever)
        for lever, owner in zip(book.hand_lever, book.hand_seat, strict=True)
        if book.seats[owner] == seat
    ]
    lever = own[choice % len(own)] if own else 0
    setting = book.settings[lever][choice % len(book.settings[lever])]
    name = book.levers[lever]
    match phase:
        case "propose":
            return (
                (Propose(seat, (Clause(name, setting),), invited=tuple(others[:1])),),
                (Promise(seat, name, setting), Highlight(seat, name)),
                (Highlight(seat, name, others[0]),),
                (),
            )[choice % 4]
        case "answer":
            return tuple(Answer(seat, other, sign=choice % 3 > 0) for other in others)
        case "commit":
            return (
                (Move(seat, name, setting),),
                (Move(seat, name, setting), Believe(seat, name, 60)),
                (Believe(seat, name, 20),),
                (),
            )[choice % 4]
        case _:
            return ()


def play_on(session: Session, choices: Sequence[int]) -> None:
    """Play phases until the choices are used up or the game is over."""
    for choice in choices:
        if session.over:
            return
        for number, seat in enumerate(session.waiting):
            for order in lively(session, seat, choice + number):
                session.submit(seat, (*session.submitted.get(seat, ()), order))
            if seat not in session.submitted:
                session.submit(seat, ())
        session.advance()


def finish(session: Session) -> None:
    """Let everybody pass until the end."""
    while not session.over:
        session.advance()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "game.jsonl"
