"""What a seat is told depends on what it has seen, and on nothing else.

Two games are played with the same orders, but for one secret of others. As long as everything a third
seat observes is equal, what it is told has to be equal to the last byte: rows, their numbers, their
causes, what stood before. Each way in which an account keeps a secret is also taken away in turn, and
then the same comparison has to find it out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import pytest

from game.rules.account import Account, ToldPhase
from game.rules.chance import game_seeds
from game.rules.changes import Change, to_data
from game.rules.encoding import decode, encode
from game.rules.ledger import Ledger, Numbered
from game.rules.opening import open_games
from game.rules.orders import (
    Answer,
    Believe,
    Clause,
    Highlight,
    Leave,
    Move,
    Order,
    Propose,
    Withdraw,
)  # fmt: skip
from game.rules.orders import to_data as order_data
from game.rules.position import ARRAYS, Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from game.rules.writing import Journal
from tests.properties.worlds import drawn, switched

WORLDS = ((), ("short",), ("binding",), ("coalition",), ("level", "all_but"), ("ratified",))
GAMES = 2
"""Games drawn in each world."""

OWN: dict[str, dict[str, Any]] = {
    # What is checked is seen for sure, and a hidden setting often comes out by itself.
    "glass": {
        "agreements": {"verification": {"cost": 1, "exposes": 100}},
        "levers": {
            "watch": {"settings": {"secret": {"covert": {"chance": 60, "raised": None}}}},
            "tower": {
                "settings": {
                    "radio": {"each_round": {"water": 1}},
                    "radar": {"covert": {"known_to": "south"}},
                }
            },
        },
    },
    # The water stands at the end of its range, and a formula that reads a hidden number drives it there.
    "full": {
        "indicators": {"water": {"start": 100, "drift": 2, "flow": "0.2 * past(haze, 1)"}},
        "events": {"flood": {"chance": 0}},
    },
    # The water stands at the end of its range, and a hidden setting adds to it.
    "brim": {
        "indicators": {"water": {"start": 100, "drift": 0, "flow": None}},
        "levers": {"watch": {"settings": {"secret": {"each_round": {"water": 5}}}}},
        "events": {"flood": {"chance": 0}},
    },
}
"""Worlds of this test, each a further switch."""


def world(*switches: str) -> Rulebook:
    """The rich world with some switches on, perhaps the test's own."""
    return switched([OWN[x] for x in switches if x in OWN], [x for x in switches if x not in OWN])


@dataclass(frozen=True)
class Phase:
    """One phase of a game as it was played."""

    before: Position
    after: Position
    orders: tuple[Numbered, ...]
    changes: tuple[Change, ...]


Script = Sequence[Sequence[Order]]


class Play:
    """A game under way, phase by phase from the orders of each."""

    def __init__(self, book: Rulebook, start: Position, script: Script) -> None:
        self.book, self.position, self.script = book, start, script
        self.ledger, self.orders = Ledger(book), 0

    def __iter__(self) -> Iterator[Phase]:
        for given in self.script:
            if self.position.over.all():
                break
            before = self.position
            orders = tuple(Numbered(self.orders + n, order) for n, order in enumerate(given))
            self.orders += len(orders)
            phase, _ = phase_of(self.book, before)
            journal: Journal = []
            self.position = resolve(self.book, before, encode(self.book, phase, given), journal)
            changes = self.ledger.add(before, self.position, phase, orders, journal)
            yield Phase(before, self.position, orders, changes)


@lru_cache(maxsize=128)
def drawn_game(
    switches: tuple[str, ...], number: int
) -> tuple[Position, tuple[tuple[Order, ...], ...]]:
    """Draw a game: its opening, and the orders of each of its phases."""
    book, rng, script = world(*switches), np.random.default_rng(number), []
    start = position = open_games(book, game_seeds(number, 1))
    while not position.over.all():
        beat = drawn(book, position, rng)
        script.append(tuple(decode(book, beat, 0)))
        position = resolve(book, position, beat)
    return start, tuple(script)


def in_bytes(phase: ToldPhase) -> str:
    """Everything of a phase that leaves the program for a seat."""
    return json.dumps(
        [
            [{"number": x.number, **order_data(x.order)} for x in phase.orders],
            [to_data(change) for change in phase.changes],
        ]
    )


def seen(observation: Observation) -> bytes:
    """An observation to the last byte."""
    parts = [getattr(observation.view, name) for name in ("seeds", *ARRAYS)]
    parts += [observation.certain, observation.exact, observation.estimated, observation.told]
    return b"".join(part.tobytes() for part in parts)


@dataclass(frozen=True)
class Pair:
    """Two games that differ in one secret, and the seats that may know of it."""

    start: Position
    one: Script
    other: Script
    apart: frozenset[str]
    altered: Position | None = None
    """Where the other game begins, if not at the same start."""


def leaks(book: Rulebook, pair: Pair) -> Iterator[str]:
    """Say where seats that see the same in two games are told something else."""
    games = [
        Play(book, start, script)
        for start, script in ((pair.start, pair.one), (pair.altered or pair.start, pair.other))
    ]
    reading = {n: [Account(book, n) for _ in games] for n, seat in enumerate(book.seats)}
    for seat in pair.apart:
        del reading[book.seats.index(seat)]
    for phases in zip(*games, strict=False):
        for seat, both in list(reading.items()):
            views = [[observe(book, x, seat) for x in (p.before, p.after)] for p in phases]
            if len({b"".join(map(seen, each)) for each in views}) > 1:
                del reading[seat]
                continue
            said = [
                in_bytes(account.tell(*view, p.orders, p.changes))
                for account, view, p in zip(both, views, phases, strict=True)
            ]
            if said[0] != said[1]:
                del reading[seat]
                yield f"{book.seats[seat]}: {said[0]} / {said[1]}"
        if not reading:
            return


# Secrets: each alters one thing in a game, and names who may know of it.

Secret = Callable[[Rulebook, Position, Script, np.random.Generator], Iterator[Pair]]


def in_phase(book: Rulebook, script: Script, phase: str, rng: np.random.Generator) -> int:
    """The place of some phase of a kind in a game, not the last one."""
    kinds = [name for name, _ in book.phases]
    found = [at for at in range(len(script) - 1) if kinds[at % len(kinds)] == phase]
    return int(rng.choice(found[: max(len(found) - 1, 1)]))


def with_orders(script: Script, at: int, orders: Sequence[Order]) -> Script:
    """The same game with other orders in one phase."""
    return [*script[:at], tuple(orders), *script[at + 1 :]]


def two(book: Rulebook, rng: np.random.Generator) -> tuple[str, str]:
    """Two seats."""
    one, other = rng.choice(len(book.seats), 2, replace=False)
    return book.seats[one], book.seats[other]


def priority(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A seat tells another in secret what matters most to it, perhaps more than it has told others."""
    at, (who, to) = in_phase(book, script, "propose", rng), two(book, rng)
    lever = str(rng.choice(book.levers))
    rest = [x for x in script[at] if not (isinstance(x, Highlight) and x.seat == who)]
    third = next(seat for seat in book.seats if seat not in (who, to))
    for told in ((), (Highlight(who, lever, third),)):
        plain = with_orders(script, at, [*told, *rest])
        said = with_orders(script, at, [*told, Highlight(who, lever, to), *rest])
        yield Pair(start, plain, said, frozenset((who, to)))


def covert(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A seat sets a hidden setting and not what that looks like."""
    at = in_phase(book, script, "commit", rng)
    for lever, rank in np.argwhere(book.covert):
        name = book.levers[lever]
        text, hidden = book.scenario.levers[name], book.settings[lever][rank]
        part, owner = text.settings[hidden].covert, text.owner[0]
        assert part is not None
        rest = [x for x in script[at] if not (isinstance(x, Move) and x.lever == name)]
        one, other = (
            with_orders(script, at, [*rest, Move(owner, name, setting)])
            for setting in (part.looks_like, hidden)
        )
        yield Pair(start, one, other, frozenset({owner, *part.known_to}))


def clause(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """Two seats agree in secret on the one or the other; later texts may take it over."""
    at = in_phase(book, script, "propose", rng)
    lever = int(rng.choice(np.flatnonzero(book.owners == 1)))
    owner = book.seats[int(np.flatnonzero(book.owns[:, lever])[0])]
    other, third = (str(x) for x in rng.permutation([x for x in book.seats if x != owner])[:2])

    def agreed(setting: str) -> Script:
        text = Propose(owner, (Clause(book.levers[lever], setting, False),), (), (other,))
        rest = [x for x in script[at] if not (x.seat == owner and isinstance(x, Propose))]
        first = with_orders(script, at, [*rest, text])
        signed = [x for x in first[at + 1] if not (isinstance(x, Answer) and x.seat == other)]
        return with_orders(first, at + 1, [*signed, Answer(other, owner, True)])

    def replaced(script: Script, setting: str) -> Script:
        text = Propose(owner, (Clause(book.levers[lever], setting, True),), (), (other, third))
        later = at + len(book.phases)
        if later + 1 >= len(script):
            return script
        rest = [x for x in script[later] if not (x.seat == owner and isinstance(x, Propose))]
        first = with_orders(script, later, [*rest, text])
        signed = [x for x in first[later + 1] if not isinstance(x, Answer)]
        answers = [Answer(seat, owner, True) for seat in (other, third)]
        return with_orders(first, later + 1, [*signed, *answers])

    first, second = book.settings[lever][:2]
    for setting in ("", first, second):
        one, two = agreed(first), agreed(second)
        if setting:
            one, two = replaced(one, setting), replaced(two, setting)
        yield Pair(start, one, two, frozenset((owner, other)))


def text(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A text is taken back, or gives way to a secret one between others."""
    at, lever = in_phase(book, script, "propose", rng), int(rng.choice(np.flatnonzero(book.owners)))
    owner = book.seats[int(np.flatnonzero(book.owns[:, lever])[0])]
    other, third = (str(x) for x in rng.permutation([x for x in book.seats if x != owner])[:2])
    name, later = book.levers[lever], at + 2
    if later >= len(script) or book.phases[later % len(book.phases)][0] != "propose":
        return
    clauses = [Clause(name, setting, False) for setting in book.settings[lever][:2]]
    rest = [[x for x in script[n] if not _of(x, owner)] for n in (at, at + 1, later)]
    game = with_orders(script, at, [*rest[0], Propose(owner, (clauses[0],), (), (third,))])
    game = with_orders(game, at + 1, [x for x in rest[1] if not isinstance(x, Answer)])
    yield Pair(
        start,
        with_orders(game, later, [*rest[2], Withdraw(owner)]),
        with_orders(game, later, [*rest[2], Propose(owner, (clauses[1],), (), (other,))]),
        frozenset((owner, other)),
    )


def _of(order: Order, seat: str) -> bool:
    return order.seat == seat and isinstance(order, (Propose, Withdraw))


def notice(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A seat gives notice on an agreement that it may or may not have."""
    at, (who, _) = in_phase(book, script, "propose", rng), two(book, rng)
    lever = str(rng.choice(book.levers))
    rest = [x for x in script[at] if not (isinstance(x, Leave) and x.seat == who)]
    yield Pair(
        start,
        with_orders(script, at, rest),
        with_orders(script, at, [*rest, Leave(who, lever)]),
        frozenset((who,)),
    )


def fact(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A hidden fact is another."""
    values = [start.changed(fact=np.full_like(start.fact, value)) for value in range(3)]
    for one, other in ((0, 1), (1, 2)):
        yield Pair(values[one], script, script, frozenset(), values[other])


def number(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A number of the world that only some see is another, and a formula reads it."""
    at = book.indicators.index("haze")
    values = []
    for value in (1_200, 2_600):
        indicator, past = start.indicator.copy(), start.past.copy()
        indicator[:, at], past[:, :, at] = value, value
        values.append(start.changed(indicator=indicator, past=past))
    sees = {
        seat for n, seat in enumerate(book.seats) if book.visible[n, at] or book.estimated[n, at]
    }
    yield Pair(values[0], script, script, frozenset(sees), values[1])


def belief(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A seat says what it believes of a clause."""
    at, (who, _) = in_phase(book, script, "commit", rng), two(book, rng)
    said = Believe(who, str(rng.choice(book.levers)), 70)
    yield Pair(start, script, with_orders(script, at, [said, *script[at]]), frozenset((who,)))


def inspected(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A secret clause is checked, or it is not."""
    kinds = [name for name, _ in book.phases]
    quiet: Script = [()] * len(book.phases) * book.rounds
    for owner, lever, agreed, done in (
        ("south", "watch", "idle", "secret"),
        ("isle", "tower", "radio", "radio"),
    ):
        moved = with_orders(quiet, kinds.index("commit"), [Move(owner, lever, done)])
        moved = with_orders(moved, kinds.index("answer"), [Answer("north", owner, True)])
        one, other = (
            with_orders(moved, kinds.index("propose"), [Propose(owner, (text,), (), ("north",))])
            for text in (Clause(lever, agreed, False, checked) for checked in (True, False))
        )
        yield Pair(start, one, other, frozenset((owner, "north")))


SECRETS: dict[str, Secret] = {
    "priority": priority, "covert": covert, "clause": clause, "text": text, "notice": notice,
    "fact": fact, "number": number, "belief": belief, "inspected": inspected,
}  # fmt: skip
PLAYED_IN: dict[str, Sequence[tuple[str, ...]]] = {
    "covert": (("level", "brim"), *WORLDS),
    "number": (("full",), ("full", "short"), ()),
    "inspected": (("glass",),) * 3,
}
"""Worlds of a secret, if not the usual ones."""


def pairs(secret: str) -> Iterator[tuple[Rulebook, Pair]]:
    """Draw pairs of games that differ in one secret of a kind."""
    for place, switches in enumerate(PLAYED_IN.get(secret, WORLDS)):
        book = world(*switches)
        for number in range(place * GAMES, place * GAMES + GAMES):
            start, script = drawn_game(switches, number)
            for pair in SECRETS[secret](book, start, script, np.random.default_rng(number)):
                yield book, pair


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_of_others_changes_no_byte_of_what_a_seat_is_told(secret: str) -> None:
    assert [leak for book, pair in pairs(secret) for leak in leaks(book, pair)][:1] == []


# Each way in which an account keeps a secret, taken away.

Rows = Iterator[Change]


def record_numbers(self: Account, row: Change, orders: Mapping[str, str]) -> Change:
    return replace(NUMBERED(self, row, orders), id=row.id)


def luck(self: Account, row: Change, orders: Mapping[str, str]) -> Change:
    return replace(NUMBERED(self, row, orders), facts=row.facts)


def other_readers(self: Account, row: Change, orders: Mapping[str, str]) -> Change:
    return replace(NUMBERED(self, row, orders), seen_by=row.seen_by)


def record_causes(
    self: Account, above: Change, cause: str, orders: Mapping[str, str]
) -> Iterator[str]:
    yield cause


def true_rows(self: Account, before: Position, after: Position, changes: Sequence[Change]) -> Rows:
    name = self.book.seats[self.seat]
    yield from (row for row in changes if row.visible_to(name))


def true_texts(self: Account, before: Position, after: Position, seen: Sequence[Change]) -> Rows:
    yield from (row for row in seen if row.rule == "proposal")


def true_limits(self: Account, row: Change) -> bool:
    return False


def never_at_an_end(self: Account, row: Change, after: Position) -> bool:
    return False


def never_in_doubt(self: Account, row: Change) -> bool:
    return False


NUMBERED = Account._numbered
MUTANTS = {
    "numbers of the record": ("_numbered", record_numbers, "priority"),
    "causes as in the record": ("_cause", record_causes, "priority"),
    "chances and what was drawn": ("_numbered", luck, "inspected"),
    "who else sees a row": ("_numbered", other_readers, "inspected"),
    "what truly stood before": ("_rows_told", true_rows, "clause"),
    "why a text is gone": ("_proposals", true_texts, "text"),
    "by how much a number was cut back": ("_cut", true_limits, "covert"),
    "what a formula adds beyond the end of a range": ("_at_an_end", never_at_an_end, "number"),
    "whether a lever stands as at the start": ("_in_doubt", never_in_doubt, "covert"),
}


@pytest.mark.parametrize("taken", MUTANTS)
def test_every_mask_of_an_account_is_needed(taken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, without, secret = MUTANTS[taken]
    monkeypatch.setattr(Account, name, without)
    assert next((leak for book, pair in pairs(secret) for leak in leaks(book, pair)), None)
