"""What to try after a game: each suggestion was played, and brings what it says."""

from __future__ import annotations

from functools import cache

import pytest

from game.rules.orders import Clause, Move, Put
from game.rules.scores import scores
from game.scenario.model import Scenario
from game.session.retelling import suggested
from game.session.session import Session
from game.session.suggestions import Suggestion, suggestions, turning_points
from game.session.whatif import HOLD, RESPOND, what_if
from game.views.turning import shift_said
from game.views.words import Words
from tests.session.conftest import VALLEYS, play_on, scenario_named
from tests.talks import sign


@cache
def played(seed: int = 5) -> Session:
    """A person's game against minds."""
    valleys = scenario_named("three-valleys")
    session = Session.start(valleys, seed=seed, people=("medio",), autosave=False)
    play_on(session, range(60))
    while not session.over:
        session.advance()
    return session


def of_kind(session: Session, kind: str) -> Suggestion:
    """The one thing of a kind that is suggested of a game."""
    (found,) = (each for each in suggestions(session.recorded) if each.kind == kind)
    return found


def test_the_best_change_brings_what_it_says() -> None:
    session = played()
    found = of_kind(session, "best_change")
    at = (session.book.seats.index("medio"),)
    assert found.played == scores(session.book, session.position)[0][at]
    for others, said in ((HOLD, found.held), (RESPOND, found.responded)):
        again = what_if(session.recorded, [found.alteration], others)
        assert said == scores(session.book, again.altered.position)[0][at]
    assert found.gain > 0
    assert found.gain == found.responded - found.played


def test_suggestions_are_for_the_person_and_always_the_same() -> None:
    session = played()
    found = suggestions(session.recorded)
    assert {each.alteration.seat for each in found if each.kind == "best_change"} == {"medio"}
    again = suggestions(session.recorded)
    assert [(e.kind, e.alteration, e.held, e.responded) for e in found] == [
        (e.kind, e.alteration, e.held, e.responded) for e in again
    ]
    assert all(each.responded is None for each in suggestions(session.recorded, responding=False))


def test_a_breach_undone_gives_trust_back(valleys: Scenario) -> None:
    session = Session.start(valleys, seed=7, people=VALLEYS, autosave=False)
    session.advance_to_decision()
    package = Put("alto", (Clause("release", "high"), Clause("payment", "some")))
    assert session.submit("alto", (package,)) == ()
    session.advance()
    assert session.submit("delta", (sign(session, "delta", "alto"),)) == ()
    while session.phase[0] != "commit":
        session.advance()
    # Delta pays, and Alto does not open the gate.
    assert session.submit("delta", (Move("delta", "payment", "some"),)) == ()
    assert session.submit("alto", (Move("alto", "release", "normal"),)) == ()
    while not session.over:
        session.advance()
    found = of_kind(session, "breach")
    assert str(found.alteration) == "1 alto release=high"
    assert found.index == (session.book.seats.index("delta"), session.book.seats.index("alto"))
    assert found.held > found.played
    # Nobody is a mind here, so nobody can respond.
    assert found.responded is None


@pytest.mark.parametrize("language", ["en", "es"])
def test_turning_points_and_suggestions_are_said(language: str) -> None:
    session = played()
    words = Words(session.book, language)
    lines = [
        line for shift in turning_points(session.recorded) for line in shift_said(words, shift)
    ]
    lines += [
        line
        for each in suggestions(session.recorded, VALLEYS, responding=False)
        for line in suggested(words, session.recorded, each)
    ]
    assert lines
    assert all(line.endswith((".", "”")) or ")" in line[-2:] for line in lines)
    assert not [line for line in lines if "{" in line or "_" in line]
