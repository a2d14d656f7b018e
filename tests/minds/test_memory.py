"""Minds remember by folding what they saw, and learn what others want from what they say and do."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from game.minds.memory import Memory, begin, marks_of, notice
from game.rules.beats import DECLINE, PLACE, AnswerOrders, ProposeOrders
from game.rules.opening import open_games
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import observe
from tests.minds.table import book_of, table

BOOK = book_of("three-valleys", 45)
ALTO, MEDIO, DELTA = range(3)
RELEASE, PAYMENT = BOOK.levers.index("release"), BOOK.levers.index("payment")


def same(one: Memory, other: Memory) -> bool:
    return all(
        np.array_equal(getattr(one, part.name), getattr(other, part.name))
        for part in fields(Memory)
    )


def test_a_memory_is_rebuilt_by_folding_again() -> None:
    at = table(BOOK, ("self_interested", "grim", "opportunist"))
    seen = []
    while not at.position.over.all():
        seen.append(observe(BOOK, at.position, ALTO))
        at.step()
    again = begin(BOOK, 1)
    for one in seen:
        again = notice(BOOK, again, one)
    assert same(again, at.memories[ALTO])
    assert again.kept.any()


def to_phase(book: Rulebook, position: Position, name: str) -> Position:
    while phase_of(book, position)[0] != name:
        beat = no_orders(book, phase_of(book, position)[0], position.games)
        position = resolve(book, position, beat)
    return position


def declined(would: int) -> Memory:
    """What Delta remembers after Alto has declined its proposal because of the release."""
    position = to_phase(BOOK, open_games(BOOK, np.array([3], dtype=np.uint64)), "propose")
    beat = no_orders(BOOK, "propose", 1)
    assert isinstance(beat, ProposeOrders)
    beat.action[0, DELTA] = PLACE
    beat.clause[0, DELTA, RELEASE], beat.clause[0, DELTA, PAYMENT] = 2, 1
    memory = notice(BOOK, begin(BOOK, 1), observe(BOOK, position, DELTA).rows)
    position = resolve(BOOK, position, beat)
    memory = notice(BOOK, memory, observe(BOOK, position, DELTA).rows)
    said = no_orders(BOOK, "answer", 1)
    assert isinstance(said, AnswerOrders)
    said.answer[0, DELTA, ALTO], said.blocking[0, DELTA, ALTO] = DECLINE, PAYMENT
    said.would[0, DELTA, ALTO] = would
    position = resolve(BOOK, position, said)
    return notice(BOOK, memory, observe(BOOK, position, DELTA).rows)


def test_what_an_answer_names_is_learned() -> None:
    taste = declined(would=2).taste[0, ALTO, PAYMENT]
    assert taste[1] < 0 < taste[2]


def test_the_package_that_was_declined_is_remembered() -> None:
    memory = declined(would=-1)
    clause = np.full((1, len(BOOK.levers)), -1)
    clause[0, RELEASE], clause[0, PAYMENT] = 2, 1
    assert memory.refused[0, 0] == marks_of(clause, clause > -2)[0]
    assert memory.wary[0, ALTO] == 1


def test_marks_tell_packages_apart() -> None:
    clause = np.array([[0, -1, 1], [-1, 0, 1], [1, -1, 0], [0, -1, 1]])
    public = np.array([[True] * 3, [True] * 3, [True] * 3, [False, True, True]])
    assert len(set(marks_of(clause, public).tolist())) == 4
    assert marks_of(clause[:1], public[:1]) == marks_of(clause[:1], public[:1] & (clause[:1] >= 0))
