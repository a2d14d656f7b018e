from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from game.rules.legality import commit_menu
from game.rules.orders import (
    Believe,
    Clause,
    Decline,
    Highlight,
    Move,
    Order,
    Promise,
    Put,
    Sign,
    TakeBack,
    Wait,
)
from game.rules.texts import texts_known
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
def poor_valleys() -> Scenario:
    """The valleys with less in their purses."""
    rich = scenario_named("three-valleys")
    poor = {
        seat: part.model_copy(update={"mandate": part.mandate.model_copy(update={"start": 6})})
        for seat, part in rich.stakeholders.items()
    }
    return rich.model_copy(update={"stakeholders": poor})


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
        case "talk":
            put = Put(seat, (Clause(name, setting),), invited=tuple(others[:1]))
            return (
                (put, Wait(seat)),
                (Promise(seat, name, setting), Highlight(seat, name)),
                tuple(answers(session, seat, choice)),
                (*answers(session, seat, choice), Highlight(seat, name, others[0]), Wait(seat)),
                (),
            )[choice % 5]
        case "commit":
            return (
                (Move(seat, name, setting),),
                (Move(seat, name, setting), Believe(seat, name, 60)),
                (Believe(seat, name, 20),),
                (),
            )[choice % 4]
        case _:
            return ()


def answers(session: Session, seat: str, choice: int) -> Iterator[Order]:
    """Something said of every text on the table that a seat may read."""
    view = session.observation(seat).view
    for place, text in enumerate(texts_known(view)):
        if text and view.one.offered[place]:
            kind = (Sign, Sign, Decline, TakeBack)[(choice + place) % 4]
            yield kind(seat, text)


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
