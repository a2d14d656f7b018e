"""What the news of a round ask of a seat: the answers there are, what each does, what it costs, and its chances.

What an answer does is what its author wrote and everybody may read in the rules, as far as the reader knows
the number; its worth is the rules' own forecast, with nobody moving anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Final

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.blocks import Blocks
from game.rules.forecast import forecast
from game.rules.imagined import repeated
from game.rules.indicators import option_gate
from game.rules.orders import Choose
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.rules.sight import Observation
from game.rules.trust import block_acts, settle
from game.views.menu import Group, MenuItem, questions
from game.views.moved import TrustMoved, indicators_moved, mandates_moved, trust_moved
from game.views.words import Words

SURE: Final = 10_000
"""The chance of what always happens."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that a seat may give."""

    option: str
    name: str
    price: int
    """Mandate in hundredths."""
    cost: str
    """The price in words; empty for none."""
    usual: bool
    """Whether it is the answer if none is chosen."""
    why_not: str
    effects: tuple[str, ...]
    """What it changes, each in a few words, the numbers that count most for the reader first."""
    score: int
    """What it is expected to change of the reader's own score by the end, in hundredths."""
    later: str
    """That it may come back in the news, and with which chance; empty if it cannot."""


@dataclass(frozen=True, slots=True)
class Dilemma:
    """What one event asks of the reader."""

    event: str
    title: str
    ask: str
    answers: tuple[Answer, ...]

    @property
    def usual(self) -> Answer:
        """The answer if none is chosen."""
        return next(answer for answer in self.answers if answer.usual)

    def answer(self, option: str) -> Answer | None:
        """An answer by its id; None if there is none."""
        return next((answer for answer in self.answers if answer.option == option), None)


def dilemmas(words: Words, seen: Observation) -> tuple[Dilemma, ...]:
    """What the observing seat is asked by the news of this round; nothing once it is answered in its orders."""
    return tuple(_dilemma(words, seen, asked) for asked in questions(words, seen))


def _dilemma(words: Words, seen: Observation, asked: Group) -> Dilemma:
    event = words.event(asked.about)
    assert event.choice is not None
    orders = [item.order for item in asked.choices if isinstance(item.order, Choose)]
    gates = [_gate(words.book, order) for order in orders]
    worths = _worths(words.book, seen, gates)
    answers = tuple(map(_answer, repeat(words), repeat(seen), asked.choices, orders, gates, worths))
    return Dilemma(asked.about, event.title.text, event.choice.ask.text, answers)


def _answer(
    words: Words, seen: Observation, item: MenuItem, order: Choose, gate: Mask, worth: int
) -> Answer:
    said = [*_world(words, seen, gate), *_trust(words, seen, gate), *_mandates(words, gate)]
    return Answer(
        order.option,
        words.option(order.event, order.option),
        item.price,
        words.say("answer.cost", price=words.points(item.price)) if item.price else "",
        item.stands,
        item.why_not,
        tuple(said),
        worth,
        _later(words, order),
    )


def _gate(book: Rulebook, order: Choose) -> Mask:
    """The blocks of effects that an answer opens: [1, B]."""
    event = book.events.index(order.event)
    options = np.full((1, len(book.events)), -1)
    options[0, event] = book.options[event].index(order.option)
    return option_gate(book, options, options >= 0)


def _moved(blocks: Blocks, gate: Mask) -> Whole:
    """What open blocks add to each number of the world: [I]."""
    moved: Whole = gate[0].astype(np.int64) @ blocks.indicator
    return moved


def _world(words: Words, seen: Observation, gate: Mask) -> Iterator[str]:
    """The numbers that the reader knows of, those that count most in its score first."""
    book = words.book
    moved = _moved(book.option_blocks, gate) * (seen.exact | seen.estimated)
    counts = -np.abs(book.interest[seen.seat] * moved)
    order = sorted(np.flatnonzero(moved), key=lambda at: (counts[at], -abs(moved[at])))
    return indicators_moved(words, [(book.indicators[at], int(moved[at])) for at in order])


def _mandates(words: Words, gate: Mask) -> Iterator[str]:
    moved = gate[0].astype(np.int64) @ words.book.option_blocks.mandate
    seats = words.book.seats
    return mandates_moved(words, [(seats[at], int(moved[at])) for at in np.flatnonzero(moved)])


def _trust(words: Words, seen: Observation, gate: Mask) -> Iterator[str]:
    """Trust as the rules would move it now, by what the reader sees of it."""
    book = words.book
    acts = block_acts(book, "option_trust", "option", book.option_blocks, gate)
    moved = [
        TrustMoved(book.seats[holder], book.seats[actor], int(amount))
        for entry in settle(book, seen.view, acts)
        if entry.target == "trust" and entry.at is not None
        for holder, actor, amount in zip(*entry.at[-2:], entry.full(), strict=True)
    ]
    return trust_moved(words, moved, book.seats[seen.seat], about=True)


def _worths(book: Rulebook, seen: Observation, gates: list[Mask]) -> list[int]:
    """What each answer changes of the reader's own score by the end, as far as the reader can see."""
    view, rows = seen.view, len(gates) + 1
    known = seen.exact | seen.estimated
    added = [_moved(book.option_blocks, gate) * known for gate in gates]
    moved = np.clip(
        view.indicator + np.vstack([np.zeros_like(known, dtype=np.int64), *added]),
        book.low,
        book.high,
    )
    stands = np.where(view.one.clause >= 0, view.one.clause, view.one.setting)
    starts = repeated(view, rows, indicator=lambda: moved)
    settings = np.repeat(stands[None], rows, axis=0)
    ends = scores(book, forecast(book, starts, np.arange(rows), settings))[:, seen.seat]
    return [int(end) for end in ends[1:] - ends[0]]


def _later(words: Words, order: Choose) -> str:
    """Whether news that may come later hang on the answer; which ones is not told."""
    book = words.book
    named = re.compile(rf"\bchose\(\s*{order.event}\s+is\s+{order.option}\s*\)")
    chances = [
        int(book.event_chance[at])
        for at, condition in book.event_when
        if book.event_open[at] and named.search(condition.text)
    ]
    if not chances:
        return ""
    chance = max(chances)
    if chance >= SURE:
        return words.say("answer.later.sure")
    return words.say("answer.later", percent=words.number(chance))
