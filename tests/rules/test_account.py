"""What a seat is told adds up to what it sees, is numbered for it, and goes back to what it was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.rules.account import UNKNOWN, Account, ToldPhase
from game.rules.chance import game_seeds
from game.rules.changes import Change, Index
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.orders import (
    Clause,
    Decline,
    Edit,
    Leave,
    Move,
    Order,
    Put,
    Sign,
    TakeBack,
    Unsay,
    Wait,
    Withdraw,
)
from game.rules.position import ARRAYS, AXES
from game.rules.resolve import phase_of
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.sight import observe
from game.rules.texts import texts_known
from tests import builders
from tests.properties.test_accounts import Phase, Play, drawn_game, world
from tests.talks import name_of, signed

WORLDS = [
    (), ("short",), ("coalition", "ratified"), ("level", "brim"), ("glass",), ("binding",), ("measured",),
]  # fmt: skip
UNSEEN = {
    "past", "stood", "set_round", "step", "seen", "denied_round", "deal", "signer", "until", "exposed",
    "parent", "ready", "read_clause",
}  # fmt: skip
"""Facts that an observation counts in its own way, or not at all, or that end without a row."""


def accounts(
    on: tuple[str, ...], numbers: Sequence[int] = (4, 5)
) -> Iterator[tuple[Rulebook, Account, Phase, ToldPhase]]:
    """Tell every seat some drawn games, phase by phase."""
    book = world(*on)
    for number in numbers:
        start, script = drawn_game(on, number)
        telling = [Account(book, seat) for seat in range(len(book.seats))]
        for phase in Play(book, start, script):
            for account in telling:
                views = [observe(book, x, account.seat) for x in (phase.before, phase.after)]
                told = account.tell(views[0], views[1], phase.orders, phase.changes)
                yield book, account, phase, told


@pytest.mark.parametrize("on", WORLDS, ids=" ".join)
def test_its_rows_add_up_to_every_number_that_a_seat_sees(on: tuple[str, ...]) -> None:
    moved = 0
    for book, account, _, told in accounts(on):
        seat, after = account.seat, told.after
        places: list[tuple[str, Any]] = [("mandate", (seat,))]
        places += [("indicator", (at,)) for at in np.flatnonzero(after.exact)]
        others = [at for at in range(len(book.seats)) if at != seat]
        places += [(name, (seat, at)) for name in ("trust", "ceiling") for at in others]
        for target, index in places:
            rows = [row for row in told.changes if (row.target, row.index) == (target, index)]
            start, end = (getattr(x.view, target)[(0, *index)] for x in (told.before, after))
            assert start + sum(row.amount for row in rows) == end, (target, index, rows)
            moved += start != end
            unknown = [row for row in rows if row.rule == UNKNOWN]
            assert len(unknown) <= 1
            for row in unknown:
                assert row.seen_by == ()
                assert (row.round, row.stage) == (told.before.view.round, UNKNOWN)
                assert target != "mandate", "what a seat gains or pays it knows the reason of"
    assert moved > 20


@pytest.mark.parametrize("on", [("level", "brim")], ids=" ".join)
def test_a_number_is_cut_back_once_a_stage_and_only_from_beyond_its_range(
    on: tuple[str, ...],
) -> None:
    cuts = 0
    for book, account, _, told in accounts(on, range(4, 9)):
        if phase_of(book, told.before.view)[0] == "epilogue":
            continue
        places: list[tuple[str, int, Any, Any]] = [
            ("mandate", account.seat, 0, book.mandate_cap[account.seat])
        ]
        places += [
            ("indicator", int(at), book.low[at], book.high[at])
            for at in np.flatnonzero(told.after.exact)
        ]
        for target, at, low, high in places:
            rows = [row for row in told.changes if (row.target, row.index) == (target, (at,))]
            number = getattr(told.before.view, target)[0, at]
            for stage in dict.fromkeys(row.stage for row in rows if row.rule != UNKNOWN):
                mine = [row for row in rows if row.stage == stage]
                limits = [row for row in mine if row.rule == "limit"]
                number += sum(row.amount for row in mine if row.rule != "limit")
                assert len(limits) <= 1
                for row in limits:
                    assert mine[-1] is row, "it comes after what it cuts back"
                    assert number < low or number > high
                    number += row.amount
                    assert number in (low, high)
                    cuts += 1
    assert cuts > 3


@pytest.mark.parametrize("on", WORLDS, ids=" ".join)
def test_its_rows_are_counted_through_and_its_causes_are_known_to_it(on: tuple[str, ...]) -> None:
    causes = 0
    for book, account, phase, told in accounts(on):
        name = book.seats[account.seat]
        first = len(account.changes) - len(told.changes)
        assert [row.id for row in told.changes] == list(range(first, len(account.changes)))
        assert account.changes[first:] == list(told.changes)
        mine = [x.order for x in phase.orders if x.order.seat == name]
        assert [x.order for x in told.orders if x.order.seat == name] == mine
        assert all(account.orders[x.number] == x.order for x in told.orders)
        for row in told.changes:
            assert row.facts == {}
            assert row.seen_by in ((name,), ())
            for cause in row.causes:
                if cause.startswith("c"):
                    assert int(cause[1:]) < row.id
                elif cause.startswith("o"):
                    assert int(cause[1:]) in account.orders
                else:
                    assert cause in ("start", UNKNOWN)
                causes += 1
    assert causes > 100


@pytest.mark.parametrize("on", WORLDS, ids=" ".join)
def test_its_rows_lead_from_what_it_saw_to_what_it_sees(on: tuple[str, ...]) -> None:
    """Of every fact: what stood before is what was told before, what stands is what is seen."""
    checked = 0
    stands: dict[tuple[int, str, Any], int] = {}
    for _, account, _, told in accounts(on):
        for row, place in _facts(told):
            key = account.seat, row.target, place
            seen = getattr(told.before.view, row.target)[(0, *place)]
            assert row.before == stands.get(key, seen), row
            assert row.before != row.after, row
            stands[key] = row.after
        for row, place in _facts(told):
            key = account.seat, row.target, place
            if AXES[row.target][:1] == ("text",) and not told.after.view.offered[0, place[0]]:
                continue  # it has left the table, and all that was said of it
            assert stands[key] == getattr(told.after.view, row.target)[(0, *place)], row
            checked += 1
        stands.clear()
    assert checked > 50


def _facts(told: ToldPhase) -> Iterator[tuple[Change, Index]]:
    """The rows of facts, each with its place in the arrays: rows about texts have numbers of the reader's own."""
    for row in told.changes:
        if row.is_number or row.target not in ARRAYS or row.target in UNSEEN:
            continue
        if AXES[row.target][:1] != ("text",):
            yield row, row.index
        elif "text" in row.names:
            names = [texts_known(each.view) for each in (told.after, told.before)]
            texts = next(each for each in names if row.names["text"] in each)
            yield row, (texts.index(row.names["text"]), *row.index[1:])


@pytest.mark.parametrize("on", [(), ("coalition", "ratified")], ids=" ".join)
def test_a_stranger_is_told_of_a_public_text_that_it_is_there_and_no_more(
    on: tuple[str, ...],
) -> None:
    told_of: Counter[tuple[str, str]] = Counter()
    for book, account, phase, told in accounts(on):
        known = {name for each in (told.before, told.after) for name in texts_known(each.view)}
        views = phase.before.one, phase.after.one
        public = {
            tuple(book.seats[seat] for seat in np.flatnonzero(view.offer_party[place]))
            for view in views
            for place in np.flatnonzero((view.offer_public & (view.offer >= 0)).any(axis=1))
        }
        for row in told.changes:
            assert row.names.get("text", "") in {"", *known}, row
            if "parties" in row.names:
                assert row.target in ("offered", "offer_party")
                assert row.rule in ("text", "closes", "off_the_table")
                assert row.causes == ()
                assert {"text", "about", "lever"}.isdisjoint(row.names)
                assert tuple(row.names["parties"].split()) in public
                told_of[row.rule, row.target] += 1
        for item in told.orders:
            if item.order.seat != account.name:
                assert not isinstance(item.order, Sign | TakeBack | Withdraw | Unsay | Wait)
    assert told_of["text", "offered"] > 3
    assert told_of["off_the_table", "offered"] > 1
    assert told_of["closes", "offered"] > 1


@pytest.mark.parametrize("reader", ["mx_president", "us_intelligence", "us_defense", ""])
def test_that_an_open_agreement_ends_is_told_by_its_parties_wherever_it_lies_by_then(
    reader: str,
) -> None:
    """The rules move it when the talk is past, perhaps to where another lay, and end it then (case text-7)."""
    stays = Put(
        "us_intelligence", (Clause("flights", "none"), Clause("health", "programme")),
        invited=("mx_defense",), open=True,
    )  # fmt: skip
    ends = Put(
        "mx_defense", (Clause("action", "paper"), Clause("payload", "declared")),
        invited=("health",), open=True, rounds=1,
    )  # fmt: skip
    unratified = {"agreements": {"ratification": None}}
    book = compile_rulebook(
        builders.scenario(unratified, Path("scenarios/drones-over-mexico.yaml"))
    )
    first = *signed(book, stays, "health"), (), (), (), ()
    second = *signed(book, ends, "us_defense"), (), (), (), ()
    account = Account(book, book.seats.index(reader) if reader else NOBODY)
    for phase in Play(book, open_games(book, game_seeds(4, 1)), [(), *first, (), *second]):
        views = [observe(book, x, account.seat) for x in (phase.before, phase.after)]
        told = account.tell(views[0], views[1], phase.orders, phase.changes)
    (gone,) = [row for row in told.changes if row.rule == "off_the_table"]
    (came,) = [
        row
        for step in account.steps[len(first) + 1 :]
        for row in step.changes
        if (row.rule, row.target) == ("text", "offered")
    ]
    assert (gone.index, gone.names) == (came.index, came.names)
    if reader != "us_defense":
        assert gone.names == {"parties": "us_defense mx_defense health"}


def told_to(seat: str, book: Rulebook, script: Sequence[Sequence[Order]]) -> Account:
    """Tell a seat a game of the small base, in which so much is said exchange by exchange."""
    account = Account(book, book.seats.index(seat))
    for phase in Play(book, open_games(book, game_seeds(4, 1)), [(), *script]):
        views = [observe(book, x, account.seat) for x in (phase.before, phase.after)]
        account.tell(views[0], views[1], phase.orders, phase.changes)
    return account


LONG = {"lengths": {45: {"exchanges": 5}}, "agreements": {"worry": 0}}


def secretly(seat: str, setting: str, *invited: str) -> Put:
    """A text of which nobody else may know."""
    return Put(seat, (Clause("gate", setting, public=False),), (), invited)


@pytest.mark.parametrize(
    ("seat", "read", "parents"),
    [
        ("south", [("", "first"), ("first", "second")], ["first", "second"]),
        ("north", [("", "first"), ("first", "")], ["first", ""]),
        ("isle", [("", "second")], ["second"]),
        ("press", [], []),
    ],
)
def test_of_a_text_put_again_with_another_parent_each_is_told_the_parents_that_it_may_read(
    seat: str, read: object, parents: object
) -> None:
    """Case text-6: north cannot read the second, isle cannot read the first; the orders name them no more."""
    book = builders.book({**LONG, "levers": {"gate": {"owner": "south"}}})
    first, second = secretly("north", "half"), secretly("isle", "open")
    amends = Put("south", (Clause("patrol", "light"),), (), ("north", "isle"))
    labels = {name_of(book, first): "first", name_of(book, second): "second", "": ""}
    again = [(replace(amends, parent=text),) for text in labels if text]
    account = told_to(seat, book, [(first, second), *again])
    texts = {
        row.index[0]: labels.get(row.names["text"], "")
        for row in account.changes
        if row.rule == "text" and "text" in row.names
    }
    rows = [row for row in account.changes if row.rule == "amends"]
    assert [(texts.get(row.before, ""), texts.get(row.after, "")) for row in rows] == read
    orders = [account.orders[int(cause[1:])] for row in rows for cause in row.causes]
    assert [labels[order.parent] for order in orders if isinstance(order, Put)] == parents


@pytest.mark.parametrize("meant", [True, False])
def test_behind_the_signature_of_another_nothing_is_told(meant: bool) -> None:
    """Isle cannot tell one that was kept ready from one that is given by order: it did not hear the change."""
    book = builders.book(LONG)
    gate = Put("north", (Clause("gate", "half"),), (), ("south",))
    second = replace(gate, clauses=(*gate.clauses, Clause("canal", "high")))
    change = (Edit("canal", "high"),)
    script: list[list[Order]] = [
        [gate],
        [Decline("south", name_of(book, gate), "", change, meant)],
        [second],
        [] if meant else [Sign("south", name_of(book, second))],
    ]
    account = told_to("isle", book, script)
    (row,) = [
        row for row in account.changes if row.rule == "signature" and row.names["seat"] == "south"
    ]
    assert row.names["text"] == name_of(book, second)
    assert row.causes == ()


SHORT = {"lengths": {45: {"rounds": 1, "exchanges": 2}}, "agreements": {"worry": 0}}
STAYS = Move("south", "patrol", "none")
GOES = Move("south", "patrol", "heavy")
LISTENS = Move("south", "watch", "secret")


@pytest.mark.parametrize(
    ("patrol", "order", "told"),
    [
        (Clause("patrol", "light"), GOES, dict.fromkeys(("north", "south", "isle"), "setting")),
        (Clause("patrol", "light"), STAYS, {"north": "start", "south": "start", "isle": UNKNOWN}),
        (
            Clause("patrol", "light", public=False),
            GOES,
            {"north": "setting", "south": "setting", "isle": UNKNOWN},
        ),
        (
            Clause("watch", "open"),
            LISTENS,
            {"north": "exposed", "south": "setting", "isle": "exposed"},
        ),
    ],
)
def test_what_let_a_lever_go_back_is_told_to_those_who_could_read_the_agreement(
    patrol: Clause, order: Move, told: dict[str, str]
) -> None:
    """Case answer-13: the South has broken its word; isle reads the public clauses alone."""
    book = builders.book(SHORT)
    text = Put("north", (Clause("gate", "half"), patrol))
    for seat, cause in told.items():
        account = told_to(seat, book, [*signed(book, text, "south"), [order], [], []])
        (row,) = [row for row in account.changes if row.rule == "released"]
        (found,) = row.causes
        assert (account.changes[int(found[1:])].target if found[0] == "c" else found) == cause
        (back,) = [row for row in account.changes if row.rule == "taken_back"]
        assert back.causes == (f"c{row.id}",)


@pytest.mark.parametrize(
    ("public", "told"),
    [
        (True, {"north": "clause", "south": "clause", "isle": "clause"}),
        (False, {"north": UNKNOWN, "south": "clause", "isle": "clause"}),
    ],
)
def test_that_a_lever_goes_back_for_what_took_another_over_is_told_to_those_who_may_know_it(
    public: bool, told: dict[str, str]
) -> None:
    """Case answer-5: the South gives isle what it has given the North."""
    book = builders.book({**SHORT, "lengths": {45: {"rounds": 1, "exchanges": 5}}})
    first = Put("north", (Clause("gate", "half"), Clause("patrol", "light")))
    second = Put("isle", (Clause("patrol", "none", public),), (), ("south",))
    exchanges = (
        [first],
        [Sign("south", name_of(book, first))],
        [second],
        [Sign("south", name_of(book, second))],
        [],
    )
    for seat, cause in told.items():
        account = told_to(seat, book, [*exchanges, [], [], []])
        (row,) = [row for row in account.changes if row.rule == "released"]
        (found,) = row.causes
        assert (account.changes[int(found[1:])].target if found[0] == "c" else found) == cause


@pytest.mark.parametrize(("public", "heard"), [(True, True), (False, False)])
def test_by_which_clause_notice_was_given_is_told_to_those_who_read_it(
    public: bool, heard: bool
) -> None:
    """Isle reads the gate; that the patrol is in the same agreement may be a secret. Who has not signed gives none."""
    book = builders.book({**LONG, "agreements": {"worry": 0, "notice": 1}})
    text = Put("north", (Clause("gate", "half"), Clause("patrol", "light", public)))
    leaves: list[Order] = [Leave("south", "patrol"), Leave("isle", "gate")]
    for seat in ("south", "isle"):
        account = told_to(seat, book, [*signed(book, text, "south"), [], [], [], [], [], leaves])
        rows = [row for row in account.changes if row.rule == "notice"]
        orders = [account.orders[int(cause[1:])] for row in rows for cause in row.causes]
        told = heard or seat == "south"
        assert orders == [leaves[0]] * (len(rows) if told else 0)
        assert len(rows) == 1 + told


@pytest.mark.parametrize("on", WORLDS, ids=" ".join)
def test_its_numbers_of_texts_and_agreements_count_what_it_knows_of(on: tuple[str, ...]) -> None:
    """The first that it comes to know of is the first, whatever came before in the game."""
    met: dict[Account, set[int]] = {}
    for _, account, _, told in accounts(on):
        known = met.setdefault(account, set())
        for row in told.changes:
            if not row.is_number and AXES[row.target][:1] == ("text",):
                known.add(row.index[0])
            if row.target == "deal" and row.after > 0:
                known.add(row.after - 1)
        assert all(number < 4 * len(known) for number in known)
    assert sum(bool(known) for known in met.values()) > 4
