"""A page of a seat is a function of what the seat may know: two games that differ in others' secrets give the same tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings

from game.player.game import Game
from game.rules.arrays import only
from game.screens.shown import shown
from game.session.session import Session
from tests.player.bytes import written
from tests.player.test_bytes import HIDDEN, PRIVATE, Case, Script, both, cases, differing, tried
from tests.screens.desk.chairs import pages

DRAWN = (Phase.explicit, Phase.generate)
FEW = settings(max_examples=3, derandomize=True, deadline=None, phases=DRAWN)
MANY = settings(max_examples=60, derandomize=True, deadline=None, phases=DRAWN)


def paced(script: Script) -> Game:
    """The game of a script as a class has it: from here on nothing in it goes on by itself."""
    game = Game(script.game.session, script.case.world, paced=True)
    game._read, game._touched = script.game._read, script.game._touched
    game._drafts, game._ahead = script.game._drafts, script.game._ahead
    return game


def shows(script: Script) -> dict[str, bytes]:
    """Every page that the eyes can come to, as bytes."""
    return {name: written(shown(visit)) for name, visit in pages(paced(script), script.eyes)}


def check(case: Case) -> None:
    """Play both games side by side; while the eyes have seen the same they are shown the same."""
    games = both(case)
    if games and not games[0].game.session.over:
        one, other = games
        assert differing(shows(one), shows(other)) == []


@FEW
@given(cases((*PRIVATE, *HIDDEN)))
def test_what_others_hide_changes_no_page(case: Case) -> None:
    check(case)


@pytest.mark.long
@MANY
@given(cases((*PRIVATE, *HIDDEN)))
def test_no_secret_of_any_kind_changes_a_page(case: Case) -> None:
    check(case)


def some(kind: str) -> Iterator[Case]:
    """Cases of one kind."""
    return tried((kind,))


@pytest.mark.slow
def test_a_leak_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that would tell the mandate of all seats."""
    plain = Session.observation

    def leaky(session: Session, seat: str) -> object:
        seen = plain(session, seat)
        total = int(only(session.position.mandate).sum())
        mandate = seen.view.mandate.copy()
        mandate[0, seen.seat] = total
        return replace(seen, view=seen.view.changed(mandate=mandate))

    monkeypatch.setattr(Session, "observation", leaky)
    assert any(_leaks(case) for case in some("mandate"))


def _leaks(case: Case) -> bool:
    try:
        check(case)
    except AssertionError:
        return True
    return False
