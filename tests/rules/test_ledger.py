"""Who may read which row of the ledger, what a row goes back to, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pytest

from game.rules.beats import TalkOrders
from game.rules.chance import game_seeds
from game.rules.changes import Change
from game.rules.encoding import decode, encode
from game.rules.lawful import lawful_talk
from game.rules.ledger import SILENT, Ledger
from game.rules.numbered import Numbered
from game.rules.opening import open_games
from game.rules.orders import Inject, Order
from game.rules.position import AXES, Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import observe
from game.rules.texts import spelled, texts_known
from game.rules.writing import Journal
from tests.properties.test_accounts import world
from tests.properties.worlds import drawn

WORLDS = [
    (), ("ratified", "short"), ("binding", "coalition"), ("at_home",), ("weighted", "level"), ("glass",), ("measured",),
]  # fmt: skip

OWN = {
    "income": "seat", "option_paid": "seat", "sign_check": "seat", "sign_step": "seat",
    "sign_worry": "seat", "seen": "seat", "verdict": "seat", "found_gone": "seat",
    "ready": "seat", "ready_ends": "seat",
    "step_paid": "actor", "secret_breach": "actor", "withheld": "holder", "ceiling_lowered": "holder",
}  # fmt: skip
"""Rules whose rows only one seat reads, and as what they name it."""
PUBLIC = {
    "promise", "promise_judged", "denial", "denial_ends", "denial_pays", "denial_exposed", "backed_down",
    "event", "event_question", "event_effect", "event_trust", "choice", "question_answered", "option",
    "option_trust", "red_line", "red_line_stands", "line_effect", "line_trust", "drift", "archives",
    "came_to_light", "move_joint", "reciprocity",
}  # fmt: skip
"""Rules whose rows everybody reads who may see the number."""
OF_THE_PARTIES = {
    "text", "stands_for", "amends", "answer", "signature", "signature_ends", "closes", "awaiting",
    "not_ratified", "off_the_table",
}  # fmt: skip
"""Rules about a text, read by its parties and, where it is theirs to approve, by those."""


class Told(NamedTuple):
    """A change with what it led from and to, and the orders given by then."""

    change: Change
    before: Position
    after: Position
    orders: list[Order]


@lru_cache(maxsize=16)
def told(on: tuple[str, ...]) -> tuple[Rulebook, list[Told], Ledger]:
    """Play a few drawn games of a world; all their changes, and the ledger of the last."""
    book = world(*on)
    found: list[Told] = []
    for number in range(7):
        rng = np.random.default_rng(number)
        position = open_games(book, game_seeds(number, 1))
        ledger, orders = Ledger(book), list[Order]()
        while not position.over.all():
            phase, _ = phase_of(book, position)
            beat, texts = drawn(book, position, rng), texts_known(position)
            if isinstance(beat, TalkOrders):
                beat = lawful_talk(book, position, beat)
            given = decode(book, beat, 0, texts)
            numbered = [Numbered(len(orders) + at, order) for at, order in enumerate(given)]
            orders += given
            journal: Journal = []
            after = resolve(book, position, encode(book, phase, given, texts), journal)
            changes = ledger.add(position, after, phase, numbered, journal)
            found += [Told(change, position, after, list(orders)) for change in changes]
            position = after
    return book, found, ledger


def changes(on: tuple[str, ...]) -> Iterator[tuple[Rulebook, Told]]:
    """Every change of a world's games."""
    book, found, _ = told(on)
    yield from ((book, one) for one in found)


def readers(book: Rulebook, change: Change) -> set[str]:
    """The seats that may read a change."""
    seats = {seat for seat in book.seats if change.visible_to(seat)}
    assert seats == (set(book.seats) if change.seen_by is None else set(change.seen_by))
    return seats


def who_sees(book: Rulebook, change: Change) -> set[str]:
    """The seats that see the number a change is about, if it is one of the world's."""
    if change.target != "indicator":
        return set(book.seats)
    return {seat for at, seat in enumerate(book.seats) if book.visible[at, change.index[0]]}


@pytest.mark.parametrize("on", WORLDS, ids=" ".join)
def test_a_row_is_read_by_those_whom_its_rule_concerns(on: tuple[str, ...]) -> None:
    seen = set()
    for book, (change, *_) in changes(on):
        found = readers(book, change)
        if change.rule in SILENT:
            assert not found
        elif change.rule == "found_gone" and "seat" not in change.names:
            assert not found  # what nobody reads as in force
        elif change.rule in OWN:
            assert found == {change.names[OWN[change.rule]]}, change
        elif change.rule in PUBLIC or change.target == "shown":
            assert found == who_sees(book, change), change
        elif change.target == "trust":
            assert found in ({change.names["holder"]}, set(book.seats)), change
        elif change.target == "indicator":
            assert found <= who_sees(book, change), change
        seen.add(change.rule)
    assert len(seen & {*OWN, *PUBLIC}) > 25


@pytest.mark.parametrize("on", WORLDS, ids=" ".join)
def test_a_row_about_a_text_is_read_by_its_parties(on: tuple[str, ...]) -> None:
    """That a public text is there, or is no longer, is read by everybody; a signature that is gone again by its giver."""
    seen = 0
    for book, (change, before, after, _) in changes(on):
        if change.rule not in OF_THE_PARTIES:
            continue
        text = change.index[0]
        view = after.one if after.one.offer_name[text] else before.one
        parties = {book.seats[at] for at in np.flatnonzero(view.offer_party[text])}
        public = bool((view.offer_public & (view.offer >= 0))[text].any())
        approve = {int(book.ratifier[book.seats.index(seat)]) for seat in parties} - {-1}
        approvers = {book.seats[at] for at in approve if at >= 0}
        found = readers(book, change)
        if change.target in ("offered", "offer_party") and public:
            assert found == set(book.seats), change
        elif change.target == "parent":
            assert found <= parties, change
        elif change.target == "signed" and found != parties:
            assert found == {change.names["seat"]}, change
        else:
            assert parties <= found <= parties | approvers, change
        seen += bool(found)
    assert seen > 20


@pytest.mark.parametrize("on", WORLDS, ids=" ".join)
def test_a_row_names_what_stands_in_its_place(on: tuple[str, ...]) -> None:
    """The place of a number or fact in the position, and the names in the row, say the same."""
    tables = {"lever": "levers", "indicator": "indicators", "event": "events", "fact": "facts"}
    for book, (change, before, after, _) in changes(on):
        axes = AXES[change.target]
        for axis, at in zip(axes, change.index, strict=True):
            if axis == "hand":
                assert change.names["lever"] == book.levers[book.hand_lever[at]]
                assert change.names["actor"] == book.seats[book.hand_seat[at]]
            elif change.rule in SILENT and axes[0] == "text":
                assert change.names == {}
            elif axis in ("seat", "holder", "actor", "hearer"):
                named = change.names.get(axis, change.names.get("actor"))
                assert named == book.seats[at], change
            elif axis == "text":
                names = (after.one.offer_name[at], before.one.offer_name[at])
                assert change.names["text"] == spelled(int(names[0] or names[1])), change
            elif axis in tables:
                assert change.names[axis] == getattr(book, tables[axis])[at], change
        assert (change.round, change.phase) == (before.round, phase_of(book, before)[0])


@pytest.mark.parametrize("on", WORLDS, ids=" ".join)
def test_what_a_row_goes_back_to_is_of_its_seat_lever_or_event(on: tuple[str, ...]) -> None:
    """Orders behind a row are of the seat, lever, event or text that it names."""
    seen = 0
    for _, (change, _, _, orders) in changes(on):
        for cause in change.causes:
            if not cause.startswith("o"):
                continue
            order, names = orders[int(cause[1:])], change.names
            of_an_agreement = change.rule == "notice" or change.target == "guilty"
            if hasattr(order, "lever") and "lever" in names and not of_an_agreement:
                assert order.lever == names["lever"], (change, order)
            if hasattr(order, "event"):
                assert order.event == names["event"], (change, order)
            if hasattr(order, "text") and change.rule != "ready":
                assert order.text == names["text"], (change, order)
            if "actor" in names:
                assert order.seat == names["actor"], (change, order)
            seen += 1
    assert seen > 50


@pytest.mark.parametrize("on", WORLDS, ids=" ".join)
def test_what_a_setting_does_goes_back_to_what_set_it(on: tuple[str, ...]) -> None:
    _, _, ledger = told(on)
    for change in ledger.changes:
        if change.rule not in ("each_round", "once", "setting_trust", "once_trust"):
            continue
        (cause,) = change.causes
        if cause == "start":
            continue
        setter = ledger.changes[int(cause[1:])]
        assert (setter.target, setter.names["lever"]) == ("setting", change.names["lever"])
        later = [
            other
            for other in ledger.changes[setter.id + 1 : change.id]
            if other.target == "setting" and other.index == setter.index
        ]
        assert not later


@pytest.mark.parametrize("on", [("short",), ("glass",)], ids=" ".join)
def test_what_may_come_of_a_hidden_setting_is_read_by_those_who_can_be_sure_of_it(
    on: tuple[str, ...],
) -> None:
    """A row that others read only while nothing is hidden would say that nothing is."""
    kept = 0
    for book, (change, _, after, _) in changes(on):
        if change.target != "indicator" or change.rule not in ("each_round", "once", "flow"):
            continue
        if change.stage == "aftermath":
            continue
        about = {change.names["lever"]} if "lever" in change.names else set()
        if change.rule == "flow":
            about |= {"watch"} if change.names["indicator"] == "mood_north" else set()
        levers = [book.levers.index(lever) for lever in about]
        sure = {
            seat
            for at, seat in enumerate(book.seats)
            if observe(book, after, at).certain[0, levers].all()
        }
        assert readers(book, change) == who_sees(book, change) & sure, change
        kept += sure != set(book.seats)
    assert kept > 1


@pytest.mark.parametrize("on", WORLDS, ids=" ".join)
def test_chance_is_told_with_what_was_drawn(on: tuple[str, ...]) -> None:
    for _, (change, _, _, orders) in changes(on):
        if change.rule in ("event", "inspection", "exposure"):
            assert set(change.facts) == {"chance", "drawn"}
            assert 0 <= change.facts["drawn"] < 10_000
        else:
            assert change.facts == {}
        if change.rule == "event" and Inject(change.names["event"]) not in orders:
            assert change.facts["drawn"] < change.facts["chance"] == 5_000


def test_the_last_that_wrote_a_fact_is_known() -> None:
    _, _, ledger = told(())
    assert ledger.last("setting", (99,)) == "start"
    newest: dict[tuple[str, tuple[int, ...]], int] = {}
    for change in ledger.changes:
        if not change.is_number:
            newest[change.target, change.index] = change.id
    assert len(newest) > 50
    for (fact, index), number in newest.items():
        assert ledger.last(fact, index) == f"c{number}"
    assert ledger.next == len(ledger.changes)
