"""What one seat sees of a position: field by field, over drawn games with secrets of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pytest

from game.rules.chance import game_seeds
from game.rules.columns import Secrecy
from game.rules.opening import open_games
from game.rules.position import COLUMNS, Position, known_as
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, look, observe, some_games
from tests.builders import book as build
from tests.properties.worlds import RICH, played, rich

GAMES = 4
WORLDS = [(), ("ratified", "binding")]


@lru_cache(maxsize=4)
def positions(on: tuple[str, ...]) -> tuple[Rulebook, list[Position]]:
    """Some positions of drawn games."""
    book = rich(*on)
    return book, [after for _, _, after in played(book, GAMES, 3)][::2]


def views(on: tuple[str, ...]) -> Iterator[tuple[Rulebook, Position, int, Observation]]:
    """What every seat sees of them."""
    book, found = positions(on)
    for position in found:
        for seat in range(len(book.seats)):
            yield book, position, seat, observe(book, position, seat)


each_world = pytest.mark.parametrize("on", WORLDS, ids=" ".join)


@each_world
def test_numbers_are_the_own_the_visible_and_what_all_can_work_out(on: tuple[str, ...]) -> None:
    for book, position, seat, seen in views(on):
        start = open_games(book, game_seeds(1, GAMES))
        view, others = seen.view, [at for at in range(len(book.seats)) if at != seat]
        assert np.array_equal(view.trust[:, seat], position.trust[:, seat])
        assert np.array_equal(view.trust[:, others], position.shown[:, others])
        assert np.array_equal(view.ceiling[:, seat], position.ceiling[:, seat])
        assert (view.ceiling[:, others] == 10_000).all()
        assert np.array_equal(view.withheld[:, seat], position.withheld[:, seat])
        assert not view.withheld[:, others].any()
        assert np.array_equal(view.mandate[:, seat], position.mandate[:, seat])
        assert np.array_equal(view.mandate[:, others], start.mandate[:, others])
        for at, name in enumerate(book.indicators):
            part = book.scenario.indicators[name]
            if part.visible == "all" or book.seats[seat] in part.visible:
                assert seen.exact[at]
                assert np.array_equal(view.indicator[:, at], position.indicator[:, at])
                assert np.array_equal(view.past[:, :, at], position.past[:, :, at])
            elif part.estimate and book.seats[seat] in part.estimate.seen_by:
                assert seen.estimated[at]
                middle = position.indicator[:, at] + round(part.estimate.bias * 100)
                off = np.abs(view.indicator[:, at] - np.maximum(middle, book.low[at]))
                assert (off <= part.estimate.noise * 100).all()
                assert off.any()
            else:
                assert (view.indicator[:, at] == start.indicator[:, at]).all()


@each_world
def test_levers_stand_as_they_look_and_their_past_is_that_of_open_ones(on: tuple[str, ...]) -> None:
    for book, position, seat, seen in views(on):
        start = open_games(book, game_seeds(1, GAMES))
        view = seen.view
        assert np.array_equal(view.setting, position.seen[:, seat])
        for other in range(len(book.seats)):
            assert np.array_equal(view.seen[:, other], position.seen[:, seat])
        for at in range(len(book.levers)):
            known = not book.covert[at].any() or book.owns[seat, at]
            told = position if known else start
            assert np.array_equal(view.stood[:, at], told.stood[:, at])
            assert np.array_equal(view.set_round[:, at], told.set_round[:, at])
            if known:
                assert seen.certain[:, at].all() or book.owners[at] > 1


@each_world
def test_texts_are_shown_to_those_they_are_put_to_and_to_who_approves_them(
    on: tuple[str, ...],
) -> None:
    shown = hidden = 0
    for book, position, seat, seen in views(on):
        start = open_games(book, game_seeds(1, GAMES))
        for game, text in np.argwhere(position.offered):
            at = game, text
            loud = ((position.offer[at] >= 0) & position.offer_public[at]).any()
            signers = np.flatnonzero(position.signed[at])
            approves = position.awaiting[at] and (book.ratifier[signers] == seat).any()
            told = position if position.offer_party[(*at, seat)] or approves else start
            shown, hidden = shown + (told is position), hidden + (told is start)
            for fact in (*known_as(Secrecy.EXISTS), *known_as(Secrecy.PARTY)):
                known = position if loud and fact in ("offered", "offer_party") else told
                assert np.array_equal(getattr(seen.view, fact)[at], getattr(known, fact)[at]), fact
        assert not seen.view.offered[~position.offered].any()
    assert shown > 10
    assert hidden > 10


@each_world
def test_clauses_are_shown_as_the_seat_reads_them(on: tuple[str, ...]) -> None:
    """What is public all read, what is signed its signers; else a seat reads nothing, or what stood before."""
    shown = hidden = 0
    for _, position, seat, seen in views(on):
        for game, lever in np.argwhere(position.clause >= 0):
            at, own = (game, lever), (game, seat, lever)
            known = position.read_deal[own] == position.deal[at]
            assert known or not (position.public[at] or position.signer[(*at, seat)])
            shown, hidden = shown + bool(known), hidden + (not known)
            for fact in ("clause", "deal", "public", "verified", "until", "signer"):
                read = getattr(position, f"read_{fact}")[own]
                assert np.array_equal(getattr(seen.view, fact)[at], read), fact
                assert not known or np.array_equal(getattr(position, fact)[at], read), fact
    assert shown > 10
    assert hidden > 3


@each_world
def test_what_it_has_suffered_said_and_heard_is_its_own(on: tuple[str, ...]) -> None:
    for book, position, seat, seen in views(on):
        view, others = seen.view, [at for at in range(len(book.seats)) if at != seat]
        assert np.array_equal(view.verdict[:, seat], position.verdict[:, seat])
        assert not view.verdict[:, others].any()
        assert not view.wronged.any(), "that is told at the reveal"
        mine = book.hand_seat == seat
        assert np.array_equal(view.secret_breach[..., mine], position.secret_breach[..., mine])
        assert not view.secret_breach[..., ~mine].any()
        for speaker in range(len(book.seats)):
            for hearer in range(len(book.seats)):
                told = position.marked[:, speaker, hearer] & (seat in (speaker, hearer))
                assert np.array_equal(view.marked[:, speaker, hearer], told)
        assert not view.seeds.any()


def test_of_a_hidden_fact_the_likeliest_that_fits_what_was_told_is_believed() -> None:
    # A reef: deep 1, shallow 2, none 1. North is told nothing, isle whether there is one, south if deep.
    book = build(RICH)
    start = open_games(book, game_seeds(1, 3)).changed(fact=np.array([[0], [1], [2]]))
    north, south, isle = (
        observe(book, start, book.seats.index(seat)) for seat in ("north", "south", "isle")
    )
    assert north.view.fact[:, 0].tolist() == [1, 1, 1]
    assert isle.view.fact[:, 0].tolist() == [1, 1, 2]
    assert south.view.fact[:, 0].tolist() == [0, 1, 1]
    assert (north.told == 0).all()
    assert isle.told[:, 0].tolist() == [1, 1, 2]
    assert south.told[:, 0].tolist() == [1, 0, 0]


def test_an_estimate_is_off_by_its_bias_and_by_as_much_either_way_as_its_noise() -> None:
    book = build(RICH)
    start = open_games(book, game_seeds(1, 3_000))
    haze, north = book.indicators.index("haze"), book.seats.index("north")
    off = observe(book, start, north).view.indicator[:, haze] - start.indicator[:, haze] - 200
    assert -400 <= off.min() < -395
    assert 395 < off.max() <= 400
    assert abs(off.mean()) < 20
    assert abs((off > 0).mean() - 0.5) < 0.05
    again = observe(book, start, north).view.indicator[:, haze]
    assert np.array_equal(again - start.indicator[:, haze] - 200, off), "the same each time"


def test_some_games_are_seen_as_they_were_among_all() -> None:
    book, found = positions(())
    seen, games = observe(book, found[3], 1), np.array([2, 0])
    few = some_games(seen, games)
    assert few.seat == 1
    for name in ("certain", "told"):
        assert np.array_equal(getattr(few, name), getattr(seen, name)[games])
    assert np.array_equal(few.exact, seen.exact)
    assert np.array_equal(few.estimated, seen.estimated)
    assert np.array_equal(few.view.trust, seen.view.trust[games])


@pytest.mark.parametrize("on", [(), ("ratified",), ("level", "coalition")])
def test_a_row_shows_what_its_seat_sees_of_its_game(on: tuple[str, ...]) -> None:
    """Any rows in any order: what a mind can read is what a person at that seat would be shown."""
    book, found = positions(on)
    rng = np.random.default_rng(len(found))
    for position in found:
        game = rng.integers(0, position.games, 9)
        seat = rng.integers(0, len(book.seats), 9)
        rows = look(book, position, game, seat)
        few = rows.rows(np.array([7, 2, 2]))
        for name in COLUMNS:
            shown = getattr(rows.view, name)
            for row in range(9):
                own = observe(book, position, int(seat[row])).view
                assert np.array_equal(shown[row], getattr(own, name)[game[row]]), name
            assert np.array_equal(getattr(few.view, name), shown[[7, 2, 2]]), name
        assert few.seat.tolist() == seat[[7, 2, 2]].tolist()
        assert (rows.view.round, rows.view.phase) == (position.round, position.phase)


def test_what_a_person_is_shown_holds_nothing_else() -> None:
    """An observation of one seat is handed to persons' devices: nothing of the true position hangs on it."""
    book, found = positions(())
    for seat in range(len(book.seats)):
        view = observe(book, found[3], seat).view
        assert type(view) is Position
        assert set(vars(view)) <= {*COLUMNS, "round", "phase"}
