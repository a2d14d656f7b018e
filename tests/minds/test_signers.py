"""What others must sign for is not counted on without them."""

from __future__ import annotations

import numpy as np

from game.minds.conduct import _collapsed, deeds
from game.minds.rollouts import _next
from game.minds.singles import RELUCTANCE, drafted, likes
from game.rules.aftermath import expected_back
from game.rules.chance import game_seeds
from game.rules.opening import open_games
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.sight import Rows, observe
from tests.builders import put
from tests.minds.places import bay
from tests.minds.test_planner import moment_of, to_commit

BOOK, FREE = bay("signed"), bay()
NORTH, SOUTH, ISLE = (BOOK.seats.index(name) for name in ("north", "south", "isle"))
GATE, PATROL, TOWER = (BOOK.levers.index(name) for name in ("gate", "patrol", "tower"))
HALF, OPEN = (BOOK.settings[GATE].index(name) for name in ("half", "open"))


def begun(book: Rulebook) -> Position:
    return to_commit(book, open_games(book, game_seeds(3, 1)))


def rows(book: Rulebook, position: Position, seat: int) -> Rows:
    return observe(book, position, seat).rows


def clauses(**asked: int) -> np.ndarray:
    """One package: [1, L]."""
    clause = np.full((1, len(BOOK.levers)), -1)
    for lever, setting in asked.items():
        clause[0, BOOK.levers.index(lever)] = setting
    return clause


def test_an_owner_does_not_think_of_ordering_it() -> None:
    for book, may in ((BOOK, False), (FREE, True)):
        done = deeds(book, rows(book, begun(book), NORTH))
        (at,) = np.flatnonzero(done.there[0] & (done.lever[0] == GATE))
        assert done.legal[0, at, HALF] == may


def test_a_draft_with_it_has_those_who_must_sign_among_its_parties() -> None:
    seen, row = rows(BOOK, begun(BOOK), NORTH), np.zeros(1, dtype=np.int64)
    for setting, party in ((HALF, [True, True, False, False]), (OPEN, [True, False, False, False])):
        assert drafted(BOOK, seen, row, clauses(gate=setting)).party[0].tolist() == party


def test_nobody_is_taken_to_have_refused_what_it_could_not_do_alone() -> None:
    for book, loss in ((BOOK, 0), (FREE, RELUCTANCE)):
        moment, row = moment_of(book, begun(book), SOUTH), np.zeros(1, dtype=np.int64)
        gains = np.zeros((1, len(book.seats)), dtype=np.int64)
        assert likes(moment, row, clauses(gate=HALF), gains)[0, NORTH] == -loss


def test_whoever_answers_in_kind_is_not_taken_to_answer_with_it() -> None:
    closed = int(BOOK.start[GATE])
    assert _next(FREE, 1)[GATE, closed] == HALF
    assert _next(BOOK, 1)[GATE, closed] == OPEN


def agreed(book: Rulebook) -> Position:
    """The Isle has signed for a radio in the tower, the South for a light patrol."""
    position = begun(book)
    for lever, setting in ((TOWER, 1), (PATROL, 1)):
        for field, value in (("clause", setting), ("deal", 5), ("public", True), ("until", 9)):
            position = put(position, field, (lever,), value)
            for reader in range(len(book.seats) + 1):
                position = put(position, f"read_{field}", (reader, lever), value)
        position = put(position, "setting", (lever,), setting)
        for seat in range(len(book.seats)):
            position = put(position, "seen", (seat, lever), setting)
    return position


def test_whoever_is_let_down_is_not_taken_to_go_back_to_it() -> None:
    """The lamp in the tower stood at the start, and the North must sign for it."""
    radio, lamp = 1, int(BOOK.start[TOWER])
    for book, to in ((BOOK, radio), (FREE, lamp)):
        seen = rows(book, agreed(book), SOUTH)
        zero = np.zeros(1, dtype=np.int64)
        wanted = seen.view.setting.copy()
        after = _collapsed(book, seen, wanted, zero, np.array([PATROL]))
        assert after[0, TOWER] == to
        together = np.ones((1, len(book.levers)), dtype=bool)
        back = expected_back(book, book.start, wanted, np.array([PATROL]), together)
        assert back[0, TOWER] == to
