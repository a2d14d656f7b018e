"""Minds remember by folding what they saw, and learn what others want from what they say and do."""

from __future__ import annotations

import numpy as np

from game.minds.memory import Memory, begin, notice
from game.rules.beats import DECLINE, PUT, CommitOrders, TalkOrders
from game.rules.edits import clause_codes
from game.rules.opening import open_games
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import observe
from game.rules.texts import Texts, names_of
from tests.minds.situations import Scene, world
from tests.minds.table import book_of, same_memory, table

BOOK = book_of("three-valleys", 45)
ALTO, MEDIO, DELTA = range(3)
RELEASE, PAYMENT = BOOK.levers.index("release"), BOOK.levers.index("payment")


def test_a_memory_is_rebuilt_by_folding_again() -> None:
    at = table(BOOK, ("self_interested", "grim", "opportunist"))
    seen = []
    while not at.position.over.all():
        seen.append(observe(BOOK, at.position, ALTO).rows)
        at.step()
    again = begin(BOOK, 1)
    for one in seen:
        again = notice(BOOK, again, one)
    assert same_memory(again, at.memories[ALTO])
    assert again.taste.any()


def to_phase(book: Rulebook, position: Position, name: str) -> Position:
    while phase_of(book, position)[0] != name:
        beat = no_orders(book, phase_of(book, position)[0], position.games)
        position = resolve(book, position, beat)
    return position


ASKED = {RELEASE: 2, PAYMENT: 1}
"""What Delta puts on the table."""


def declined(would: int) -> dict[int, Memory]:
    """What Delta and Alto remember after Alto has declined Delta's text because of the payment.

    `would` is the payment with which Alto has said it would sign; -1 nothing.
    """
    position = to_phase(BOOK, open_games(BOOK, np.array([3], dtype=np.uint64)), "talk")
    memories = {seat: begin(BOOK, 1) for seat in (ALTO, DELTA)}

    def take_in() -> None:
        for seat in memories:
            seen = observe(BOOK, position, seat).rows
            memories[seat] = notice(BOOK, memories[seat], seen)

    take_in()
    put = no_orders(BOOK, "talk", 1)
    assert isinstance(put, TalkOrders)
    put.action[0, DELTA] = PUT
    for lever, setting in ASKED.items():
        put.clause[0, DELTA, lever] = setting
    position = resolve(BOOK, position, put)
    take_in()
    (text,) = np.flatnonzero(position.offered[0])
    said = no_orders(BOOK, "talk", 1)
    assert isinstance(said, TalkOrders)
    said.answer[0, text, ALTO], said.blocking[0, text, ALTO] = DECLINE, PAYMENT
    if would >= 0:
        said.change[0, text, ALTO, 0] = code_of_payment(would)
    position = resolve(BOOK, position, said)
    take_in()
    return memories


def code_of_payment(setting: int) -> int:
    yes = np.array([True])
    return int(clause_codes(BOOK, np.array([PAYMENT]), np.array([setting]), yes, ~yes)[0])


def name_of(**clauses: int) -> int:
    """The name of the text that asks Alto and Delta for these settings, in public."""
    clause = np.full((1, len(BOOK.levers)), -1)
    for lever, setting in clauses.items():
        clause[0, BOOK.levers.index(lever)] = setting
    none = np.zeros(1, dtype=np.int64)
    party = np.isin(np.arange(len(BOOK.seats)), [ALTO, DELTA])[None]
    pay = np.zeros((1, 2, len(BOOK.seats)), dtype=np.int64)
    checked, open_ = np.zeros_like(clause, dtype=bool), np.zeros(1, dtype=bool)
    text = Texts(none, clause, np.ones_like(checked), checked, pay, party, open_, none)
    return int(names_of(BOOK, text)[0])


def test_what_an_answer_names_is_learned() -> None:
    taste = declined(would=2)[DELTA].taste[0, ALTO, PAYMENT]
    assert taste[1] < 0 < taste[2]


def test_a_refusal_without_a_change_tells_what_is_in_the_way_and_no_more() -> None:
    taste = declined(would=-1)[DELTA].taste[0, ALTO, PAYMENT]
    assert taste[1] < 0
    assert taste[2] == 0


def test_the_text_that_was_declined_is_remembered_by_whoever_put_it() -> None:
    memories = declined(would=-1)
    assert memories[DELTA].refused[0].tolist()[:2] == [name_of(release=2, payment=1), 0]
    assert memories[DELTA].wary[0, ALTO] == 1
    assert not memories[ALTO].refused.any(), "it has put nothing"


def test_what_one_has_said_that_one_would_sign_is_remembered() -> None:
    memories = declined(would=2)
    assert memories[ALTO].settled[0].tolist()[:2] == [name_of(release=2, payment=2), 0]
    assert not memories[DELTA].settled.any(), "it has said nothing"
    assert not declined(would=-1)[ALTO].settled.any()


def test_what_another_announces_or_moves_of_its_own_is_learned() -> None:
    """It does not mind what it does by itself; of oneself there is nothing to learn."""
    book, (a, b) = world({}), range(2)
    scene = Scene(book, "status_quo").until("talk")
    beat = no_orders(book, "talk", 1)
    assert isinstance(beat, TalkOrders)
    beat.promise[0] = 1
    scene.go("commit", beat)
    taste = scene.memory.taste[0]
    assert taste[a, book.levers.index("la")].tolist()[0] == 0
    announced = int(taste[a, book.levers.index("la"), 1])
    assert announced > 0
    assert not taste[b].any()
    moves = no_orders(book, "commit", 1)
    assert isinstance(moves, CommitOrders)
    moves.setting[0] = 1
    scene.go("brief", moves)
    assert int(scene.memory.taste[0, a, book.levers.index("la"), 1]) > announced
    assert not scene.memory.taste[0, b].any()
