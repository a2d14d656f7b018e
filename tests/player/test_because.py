"""At a reveal: what moved the reader's score, by its causes, and what came of her own orders."""

from __future__ import annotations

from functools import cache

import pytest

from game.player import intents as want
from game.player.game import Game
from game.rules.discovery import AT_HOME
from game.views.because import MOST, Because
from game.views.spans import Span, span_of
from tests.player.games import FLAGSHIP, VALLEYS, at, exchange, game, passed, reading

SEATS = ((FLAGSHIP, "us_intelligence"), (FLAGSHIP, "mx_president"), (VALLEYS, "medio"))


@cache
def played(scenario: str, seat: str, moves: bool = True) -> Game:
    """A whole game in which one person moves her first two levers in every round, or never any."""
    found = game((seat,), scenario, seed=5)
    while not passed(found, "commit").session.over:
        player = at(found, seat)
        own = [lever for lever in player.levers if seat in player.owners(lever)]
        for lever in own[:2] if moves else ():
            other = [s for s in player.namable(lever) if s != player.stands(lever)]
            player.take(want.SetMove(lever, other[-1]))
        exchange(found)
        reading(found)
    return found


def told(scenario: str, seat: str, language: str = "en", moves: bool = True) -> list[Because]:
    player = at(played(scenario, seat, moves), seat, language)
    return [player.because(name) for name in player.reveals]


@pytest.mark.parametrize(("scenario", "seat"), SEATS)
def test_causes_add_up_to_the_change_of_the_score(scenario: str, seat: str) -> None:
    player = at(played(scenario, seat), seat)
    for name, found in zip(player.reveals, told(scenario, seat), strict=True):
        why = player.why("score", (), span_of_name(name))
        assert sum(each.amount for each in found.moved_you) == found.total
        assert found.total == sum(row.shown for row in why.rows)
        sizes = [abs(each.amount) for each in found.moved_you]
        assert sizes == sorted(sizes, reverse=True) or max(sizes) - sizes[0] <= 10
        assert len(found.first) <= 3
        assert (*found.first, *found.rest) == found.moved_you


def span_of_name(name: str) -> Span:
    _, round, phase = name.split(".")
    return Span(int(round), phase == "epilogue")


@pytest.mark.parametrize(("scenario", "seat"), SEATS)
def test_a_cause_is_told_once_however_many_numbers_it_moved(scenario: str, seat: str) -> None:
    some = [each for found in told(scenario, seat) for each in found.moved_you]
    assert any(len(each.indicators) > 1 for each in some)
    for found in told(scenario, seat):
        causes = [each.cause for each in found.moved_you]
        assert len(set(causes)) == len(causes)


@pytest.mark.parametrize(("scenario", "seat"), SEATS)
def test_own_orders_are_followed_to_the_numbers_they_moved(scenario: str, seat: str) -> None:
    """Every number told is one that an own lever moved in this round; trust is that of others in the reader."""
    session, book = played(scenario, seat).session, played(scenario, seat).session.book
    changes = session.account(seat).changes
    player = at(played(scenario, seat), seat)
    some = False
    for name, found in zip(player.reveals, told(scenario, seat), strict=True):
        span = span_of_name(name)
        now = [c for c in changes if span_of(c) == span]
        moved = {c.names["lever"] for c in now if c.target == "setting"}
        own = {lever for lever in moved if seat in player.owners(lever)}
        assert len(found.because_of_you) <= MOST
        for each in found.because_of_you:
            some = True
            if each.kind == "trust":
                at_ = (book.place(each.id), book.place(seat))
                assert each.id != seat
                assert any(c.target == "shown" and c.index == at_ for c in now)
            else:
                index = (book.indicators.index(each.id),)
                rows = [c for c in now if c.target == "indicator" and c.index == index]
                assert any(
                    c.names.get("lever") in own or c.rule in (*AT_HOME, "option") for c in rows
                )
    assert some


def test_what_others_did_is_not_because_of_you() -> None:
    for found in told(VALLEYS, "medio", moves=False):
        assert not [each for each in found.because_of_you if each.kind == "indicator"]


def test_what_a_move_did_to_a_number_is_told_in_full() -> None:
    """Medio takes a large part: seven points of harvest, as the scenario says."""
    first = told(VALLEYS, "medio")[0]
    (harvest,) = [each for each in first.because_of_you if each.id == "harvest"]
    changes = played(VALLEYS, "medio").session.account("medio").changes
    rows = [
        c.amount
        for c in changes
        if (c.round, c.target, c.names.get("lever")) == (1, "indicator", "diversion")
        and c.names["indicator"] == "harvest"
    ]
    assert harvest.amount == sum(rows)
    assert "Canal" in harvest.sentence


@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_is_said_in_both_languages(language: str) -> None:
    for scenario, seat in SEATS:
        for found in told(scenario, seat, language):
            for each in (*found.moved_you, *found.because_of_you):
                assert each.sentence.endswith(".")
                assert "{" not in each.sentence


def test_nobody_is_told_of_no_score() -> None:
    found = at(played(VALLEYS, "medio"), "")
    assert found.because(found.reveals[0]) == Because(0, (), ())
