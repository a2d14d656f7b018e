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
from game.rules.beats import TalkOrders
from game.rules.chance import game_seeds
from game.rules.changes import Change, to_data
from game.rules.encoding import decode, encode, name_of_text
from game.rules.lawful import lawful_talk
from game.rules.ledger import Ledger
from game.rules.numbered import Numbered
from game.rules.opening import open_games
from game.rules.orders import (
    Believe,
    Clause,
    Decline,
    Edit,
    Highlight,
    Leave,
    Move,
    Order,
    Put,
    Sign,
    TakeBack,
    Wait,
    Withdraw,
)  # fmt: skip
from game.rules.orders import to_data as order_data
from game.rules.position import ARRAYS, AXES, Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from game.rules.texts import texts_known
from game.rules.writing import Journal
from tests.properties.worlds import drawn, switched

WORLDS = (
    (),
    ("short",),
    ("binding",),
    ("coalition",),
    ("level", "all_but"),
    ("ratified",),
    ("measured",),
)
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
            beat = encode(self.book, phase, self._that_lie(given), texts_known(before))
            self.position = resolve(self.book, before, beat, journal)
            changes = self.ledger.add(before, self.position, phase, orders, journal)
            yield Phase(before, self.position, orders, changes)

    def _that_lie(self, given: Sequence[Order]) -> list[Order]:
        """Orders about texts that are there: in an altered game those of a drawn order may be gone."""
        texts = texts_known(self.position)
        put = [
            replace(x, parent="") if isinstance(x, Put) and x.parent not in texts else x
            for x in given
        ]
        return [x for x in put if getattr(x, "text", None) in (None, *texts)]


@lru_cache(maxsize=128)
def drawn_game(
    switches: tuple[str, ...], number: int
) -> tuple[Position, tuple[tuple[Order, ...], ...]]:
    """Draw a game: its opening, and the orders of each of its phases."""
    book, rng, script = world(*switches), np.random.default_rng(number), []
    start = position = open_games(book, game_seeds(number, 1))
    while not position.over.all():
        beat = drawn(book, position, rng)
        said = lawful_talk(book, position, beat) if isinstance(beat, TalkOrders) else beat
        script.append(tuple(decode(book, said, 0, texts_known(position))))
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


COUNTS = ("offer_since", "signed_at", "declined_at")
"""What counts exchanges; a seat cannot know of all."""
POINTERS = ("parent", "ready")
"""What names texts by their places."""


def seen(observation: Observation) -> bytes:
    """An observation to the last byte, but for what only counts: places of texts, and numbers of agreements.

    A seat that sees texts in other places, or other numbers, sees no more for it, and so must be told the same.
    """
    view = observation.view.one
    columns = {name: getattr(view, name) for name in ARRAYS if name not in COUNTS}
    columns["seeds"] = observation.view.seeds
    deals = sorted({int(x) for x in view.deal}, key=lambda x: (view.deal == x).tolist())
    for name in ("deal", "read_deal", "offer_deal"):
        ranks = [deals.index(x) if x in deals else x > 0 for x in columns[name].ravel().tolist()]
        columns[name] = np.array(ranks)
    for name in POINTERS:
        columns[name] = np.where(columns[name] >= 0, view.offer_name[columns[name]], 0)
    texts = [name for name, axes in AXES.items() if axes[:1] == ("text",) and name not in COUNTS]
    rows = sorted(
        b"".join(np.asarray(columns[name][at]).tobytes() for name in texts)
        for at in range(len(view.offered))
    )
    parts = [columns[name] for name in columns if name not in texts]
    parts += [observation.certain, observation.exact, observation.estimated, observation.told]
    return b"".join([*rows, *(part.tobytes() for part in parts)])


@dataclass(frozen=True)
class Pair:
    """Two games that differ in one secret, and the seats that may know of it."""

    start: Position
    one: Script
    other: Script
    apart: frozenset[str]
    altered: Position | None = None
    """Where the other game begins, if not at the same start."""
    in_archives: bool = False
    """Whether the archives tell everybody of it."""


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
        if pair.in_archives and all(x.before.one.phase == len(book.phases) for x in phases):
            return
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


def talk_of(book: Rulebook, script: Script, round: int, said: Sequence[Sequence[Order]]) -> Script:
    """The same game, with nothing said in the talk of a round but this, exchange by exchange.

    Everybody waits, so that nobody sleeps who has something to say.
    """
    first = (round - 1) * len(book.phases) + 1
    waits = [Wait(seat) for seat in book.seats]
    game = list(script)
    for exchange in range(book.exchanges):
        orders = said[exchange] if exchange < len(said) else ()
        if first + exchange < len(game):
            game[first + exchange] = (*orders, *waits)
    return game


def roles(book: Rulebook, rng: np.random.Generator) -> tuple[str, str, str, str, str]:
    """Three seats, two of which share a secret, and a lever of each of these two."""
    acting = [seat for n, seat in enumerate(book.seats) if book.actors[n]]
    one, other, third = (str(x) for x in rng.permutation(acting))
    return one, other, third, lever_of(book, one, rng), lever_of(book, other, rng)


def lever_of(book: Rulebook, seat: str, rng: np.random.Generator) -> str:
    """A lever that a seat owns alone."""
    alone = book.owns[book.seats.index(seat)] & (book.owners == 1)
    return book.levers[int(rng.choice(np.flatnonzero(alone)))]


def name_of(book: Rulebook, put: Put) -> str:
    """The name of the text that is put."""
    return name_of_text(book, replace(put, parent=""))


def two(book: Rulebook, rng: np.random.Generator) -> tuple[str, str]:
    """Two seats."""
    one, other = rng.choice(len(book.seats), 2, replace=False)
    return book.seats[one], book.seats[other]


def priority(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A seat tells another in secret what matters most to it, perhaps more than it has told others."""
    at, (who, to) = in_phase(book, script, "talk", rng), two(book, rng)
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
    one, other, third, lever, _ = roles(book, rng)

    def agreed(setting: str) -> Script:
        put = Put(one, (Clause(lever, setting, False),), (), (other,))
        return talk_of(book, script, 1, [(put,), (Sign(other, name_of(book, put)),)])

    def replaced(script: Script, setting: str) -> Script:
        put = Put(one, (Clause(lever, setting, True),), (), (other, third))
        text = name_of(book, put)
        return talk_of(book, script, 2, [(put,), (Sign(other, text), Sign(third, text))])

    first, second = book.settings[book.levers.index(lever)][:2]
    for setting in ("", first, second):
        games = [agreed(first), agreed(second)]
        if setting:
            games = [replaced(game, setting) for game in games]
        yield Pair(start, *games, frozenset((one, other)), in_archives=True)


def aside(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A text is withdrawn, or gives way to a secret one between others."""
    one, other, third, lever, _ = roles(book, rng)
    settings = book.settings[book.levers.index(lever)]
    for public in (True, False):
        old = Put(one, (Clause(lever, settings[0], public),), (), (third,))
        new = Put(one, (Clause(lever, settings[1], False),), (), (other,))
        yield Pair(
            start,
            talk_of(book, script, 1, [(old,), (Withdraw(one),)]),
            talk_of(book, script, 1, [(old,), (new,)]),
            frozenset((one, other)),
        )


def lapse(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A signature is taken back by its giver, declined, or lapses because a secret text of others has closed."""
    one, other, third, mine, theirs = roles(book, rng)
    shown = Put(third, (Clause(mine, book.settings[book.levers.index(mine)][0]),), (), (one, other))
    secret = Put(
        other,
        (Clause(theirs, book.settings[book.levers.index(theirs)][0], False),),
        (),
        (one,),
    )
    text, hidden = name_of(book, shown), name_of(book, secret)
    later = replace(shown, clauses=(replace(shown.clauses[0], verified=True),), invited=(one,))
    games = [
        talk_of(book, script, 1, [(shown, secret), (Sign(one, text),), (ends, later)])
        for ends in (Sign(one, hidden), TakeBack(one, text))
    ]
    yield Pair(start, *games, frozenset((one, other)), in_archives=True)


def kept_ready(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A signature is given by order, or because it was kept ready for what a third has heard nothing of."""
    one, other, third, _, theirs = roles(book, rng)
    its = lever_of(book, third, rng)
    wish = book.settings[book.levers.index(its)][0]
    old = Put(
        other, (Clause(theirs, book.settings[book.levers.index(theirs)][0], False),), (), (one,)
    )
    new = replace(old, clauses=(*old.clauses, Clause(its, wish)))
    change, text = (Edit(its, wish),), name_of(book, old)
    kept = [(old,), (Decline(one, text, "", change, True),), (new,)]
    given = [(old,), (), (new,), (Sign(one, name_of(book, new)),)]
    yield Pair(
        start,
        talk_of(book, script, 1, kept),
        talk_of(book, script, 1, given),
        frozenset((one, other)),
    )


def amends(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A text amends another that a third may not read, or is put without."""
    one, other, third, lever, _ = roles(book, rng)
    settings = book.settings[book.levers.index(lever)]
    old = Put(other, (Clause(lever, settings[0], False),), (), (one,))
    new = Put(one, (Clause(lever, settings[1]),), (), (other, third))
    amended = replace(new, parent=name_of(book, old))
    games = [talk_of(book, script, 1, [(old,), (put,)]) for put in (amended, new)]
    yield Pair(start, *games, frozenset((one, other)))


def proposer(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A text between two is put by the one or by the other, beside another; a third is a stranger to it."""
    one, other, third, lever, theirs = roles(book, rng)
    its = lever_of(book, third, rng)
    firsts = [Clause(x, book.settings[book.levers.index(x)][0]) for x in (lever, theirs, its)]
    beside = Put(third, (firsts[2],), (), (one,))
    ends = (Withdraw(one), Withdraw(other), Withdraw(third))
    games = [
        talk_of(book, script, 1, [(Put(seat, tuple(firsts[:2])), beside), (), ends])
        for seat in (one, other)
    ]
    yield Pair(start, *games, frozenset((one, other)))


def content(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A public text between two says this or that; a third is a stranger to it, and it is withdrawn."""
    one, other, _, lever, _ = roles(book, rng)
    settings = book.settings[book.levers.index(lever)][:2]
    games = [
        talk_of(book, script, 1, [(Put(one, (Clause(lever, x),), (), (other,)),), (Withdraw(one),)])
        for x in settings
    ]
    yield Pair(start, *games, frozenset((one, other)))


def notice(
    book: Rulebook, start: Position, script: Script, rng: np.random.Generator
) -> Iterator[Pair]:
    """A seat gives notice on an agreement that it may or may not have.

    Nobody else does in that exchange: who reads the agreement is told of all that have given notice on it.
    """
    at, (who, _) = in_phase(book, script, "talk", rng), two(book, rng)
    lever = str(rng.choice(book.levers))
    rest = [x for x in script[at] if not isinstance(x, Leave)]
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
        for_each = []
        for checked in (True, False):
            put = Put(owner, (Clause(lever, agreed, False, checked),), (), ("north",))
            said = [(put,), (Sign("north", name_of(book, put)),)]
            for_each.append(talk_of(book, moved, 1, said))
        yield Pair(start, *for_each, frozenset((owner, "north")))


SECRETS: dict[str, Secret] = {
    "priority": priority, "covert": covert, "clause": clause, "aside": aside, "lapse": lapse,
    "kept_ready": kept_ready, "amends": amends, "proposer": proposer, "content": content, "notice": notice, "fact": fact, "number": number, "belief": belief, "inspected": inspected,
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


def record_numbers(self: Account, row: Change, *rest: Any) -> Change:
    return replace(NUMBERED(self, row, *rest), id=row.id)


def luck(self: Account, row: Change, *rest: Any) -> Change:
    return replace(NUMBERED(self, row, *rest), facts=row.facts)


def other_readers(self: Account, row: Change, *rest: Any) -> Change:
    return replace(NUMBERED(self, row, *rest), seen_by=row.seen_by)


def true_places(self: Account, row: Change, texts: Any) -> Any:
    return row.index


def true_values(self: Account, target: str, value: int, texts: Any) -> int:
    return value


def as_it_came(self: Account, row: Change, texts: Any) -> tuple[object, ...]:
    return (row.id,)


def all_behind(self: Account, row: Change, *rest: Any) -> Change:
    return row


def whole_order(self: Account, order: Order, texts: Any) -> Order:
    return order


def from_inside(self: Account, told: Change, row: Change, texts: Any) -> Change:
    return told


def record_causes(
    self: Account, above: Change, cause: str, orders: Mapping[str, str]
) -> Iterator[str]:
    yield cause


def true_rows(self: Account, before: Position, after: Position, changes: Sequence[Change]) -> Rows:
    name = self.book.seats[self.seat]
    yield from (row for row in changes if row.visible_to(name))


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
    "where a text lies": ("_place", true_places, "proposer"),
    "in which order things were done": ("_turn", as_it_came, "lapse"),
    "why a signature has ended, or what stands behind one": (
        "_without_secrets",
        all_behind,
        "lapse",
    ),
    "what a text amends": ("_as_told", whole_order, "amends"),
    "what a public text of others is called": ("_from_outside", from_inside, "content"),
    "by how much a number was cut back": ("_cut", true_limits, "covert"),
    "what a formula adds beyond the end of a range": ("_at_an_end", never_at_an_end, "number"),
    "whether a lever stands as at the start": ("_in_doubt", never_in_doubt, "covert"),
}


@pytest.mark.parametrize("taken", MUTANTS)
def test_every_mask_of_an_account_is_needed(taken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, without, secret = MUTANTS[taken]
    monkeypatch.setattr(Account, name, without)
    assert next((leak for book, pair in pairs(secret) for leak in leaks(book, pair)), None)
