"""What a seat prepares: an intent says how things are to be, so twice is once, and nothing else moves."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.player import intents as want
from game.player.draft import Draft, changed, empty
from game.player.intents import Intent, Moment
from game.rules.orders import (
    Answer,
    Believe,
    Choose,
    Clause,
    Highlight,
    Move,
    Payment,
    Promise,
    Propose,
    Ratify,
    Withdraw,
)

NOW = Moment(2, "propose", 1)
THEIRS = Propose("alto", (Clause("gate", "open"), Clause("dues", "low", public=False)))
LEVERS, SEATS = ("gate", "dues", "watch"), ("medio", "delta")


def made(*intents: Intent, start: Draft | None = None) -> Draft:
    """The draft of one seat after some intents."""
    draft = start or empty("alto", NOW)
    for intent in intents:
        draft = changed(draft, intent, lambda seat: THEIRS)
    return draft


lever, seat = st.sampled_from(LEVERS), st.sampled_from(SEATS)
setting = st.sampled_from(("", "open", "shut"))
orders = st.one_of(
    st.builds(Promise, st.just("alto"), lever, st.just("open")),
    st.builds(Highlight, st.just("alto"), lever, st.sampled_from(("", *SEATS))),
    st.builds(Withdraw, st.just("alto")),
    st.builds(Propose, st.just("alto"), st.just(THEIRS.clauses)),
)
drawn = st.one_of(
    st.builds(want.BeginPackage, st.sampled_from(("", *SEATS))),
    st.builds(want.SetPackage, st.just(THEIRS)),
    st.builds(want.SetClause, lever, setting),
    st.builds(want.SetPublic, lever, st.booleans()),
    st.builds(want.SetChecked, lever, st.booleans()),
    st.builds(want.SetPayment, seat, st.sampled_from(("mandate", "points")), st.integers(-3, 3)),
    st.builds(want.SetGuest, seat, st.booleans()),
    st.builds(want.SetOpen, st.booleans()),
    st.builds(want.SetRounds, st.integers(0, 3)),
    st.builds(want.Say, orders),
    st.builds(want.Drop, orders),
    st.builds(want.SetAnswer, seat, st.sampled_from((None, True, False)), st.just("gate")),
    st.builds(want.SetApproval, seat, st.sampled_from((None, True, False))),
    st.builds(want.SetMove, lever, setting),
    st.builds(want.SetChoice, lever, setting),
    st.builds(want.SetBelief, lever, st.sampled_from((None, 0, 37, 100))),
    st.builds(want.SetBroken, lever, st.booleans()),
)


@settings(max_examples=300, derandomize=True)
@given(st.lists(drawn, max_size=8), drawn)
def test_the_same_intent_twice_equals_once(before: list[Intent], intent: Intent) -> None:
    once = made(*before, intent)
    assert made(intent, start=once) == once


@settings(max_examples=300, derandomize=True)
@given(st.lists(drawn, max_size=8))
def test_what_is_given_is_about_each_thing_once(intents: list[Intent]) -> None:
    given_ = made(*intents).orders
    of_table = [o for o in given_ if isinstance(o, Propose | Withdraw)]
    moves = [o.lever for o in given_ if isinstance(o, Move)]
    answers = [o.proposer for o in given_ if isinstance(o, Answer)]
    assert len(of_table) <= 1
    assert len(set(moves)) == len(moves)
    assert len(set(answers)) == len(answers)
    assert len(set(given_)) == len(given_)


@settings(max_examples=200, derandomize=True)
@given(st.lists(drawn, max_size=8))
def test_payments_of_a_package_come_to_nothing_for_each_kind(intents: list[Intent]) -> None:
    paid = made(*intents).package.payments
    for kind in ("mandate", "points"):
        assert sum(p.amount for p in paid if p.kind == kind) == 0
    assert all(p.amount for p in paid)


def test_every_draft_intent_of_the_program_is_drawn_above_or_is_not_of_a_draft() -> None:
    kinds = {each for each in vars(want).values() if isinstance(each, type)}
    drafts = {k for k in kinds if issubclass(k, Intent) and k.scope == "draft" and k is not Intent}
    drawn_kinds = {type(made_) for made_ in _examples()}
    assert drafts - drawn_kinds == {want.SetGuess, want.SetRead}  # kept with the game


def _examples() -> list[Intent]:
    return [
        want.BeginPackage(), want.SetPackage(THEIRS), want.SetClause("gate", "open"), want.SetPublic("gate", True),
        want.SetChecked("gate", True), want.SetPayment("medio", "points", 1), want.SetGuest("medio", True),
        want.SetOpen(True), want.SetRounds(1), want.Say(Withdraw("alto")), want.Drop(Withdraw("alto")),
        want.SetAnswer("medio", True), want.SetApproval("medio", True), want.SetMove("gate", "open"),
        want.SetChoice("flood", "yes"), want.SetBelief("gate", 1), want.SetBroken("gate", True),
    ]  # fmt: skip


def test_a_clause_keeps_its_marks_when_its_setting_changes_and_goes_with_an_empty_one() -> None:
    draft = made(
        want.SetClause("gate", "open"), want.SetPublic("gate", False), want.SetChecked("gate", True),
        want.SetClause("gate", "shut"),
    )  # fmt: skip
    assert draft.clause("gate") == Clause("gate", "shut", public=False, verified=True)
    assert draft.making
    gone = made(want.SetClause("gate", ""), start=draft)
    assert gone.clause("gate") is None
    assert not gone.making


def test_a_mark_is_of_its_own_clause_alone() -> None:
    draft = made(want.SetPackage(THEIRS), want.SetChecked("gate", True))
    assert [c.verified for c in draft.package.clauses] == [True, False]
    assert [c.public for c in draft.package.clauses] == [True, False]


def test_a_package_begins_from_another_and_is_kept_when_that_is_asked_again() -> None:
    begun = made(want.BeginPackage("medio"))
    assert (begun.package, begun.began) == (THEIRS, "medio")
    more = made(want.SetClause("watch", "open"), want.BeginPackage("medio"), start=begun)
    assert more.clause("watch") == Clause("watch", "open")
    assert made(want.BeginPackage(""), start=more) == empty("alto", NOW)


def test_saying_the_package_takes_it_off_the_bench_and_in_place_of_a_withdrawal() -> None:
    draft = made(want.Say(Withdraw("alto")), want.BeginPackage("medio"), want.Say(THEIRS))
    assert draft.orders == (THEIRS,)
    assert not draft.making
    assert draft.began == ""
    assert draft.prepared == (THEIRS,)


def test_another_package_said_leaves_the_one_in_the_making() -> None:
    other = Propose("alto", (Clause("watch", "open"),))
    draft = made(want.SetPackage(THEIRS), want.Say(other))
    assert draft.package == THEIRS
    assert draft.prepared == (other, THEIRS)


def test_an_amount_is_paid_by_the_proposer_and_zero_takes_it_back() -> None:
    draft = made(want.SetPayment("medio", "points", 100), want.SetPayment("delta", "points", 50))
    assert draft.paid("alto", "points") == -150
    assert draft.paid("medio", "points") == 100
    assert draft.package.payments[0] == Payment("alto", "points", -150)
    assert draft.paid("medio", "mandate") == 0
    less = made(want.SetPayment("medio", "points", 0), start=draft)
    assert {p.seat: p.amount for p in less.package.payments} == {"alto": -50, "delta": 50}


@pytest.mark.parametrize(
    ("intent", "order", "undo"),
    [
        (want.SetMove("gate", "open"), Move("alto", "gate", "open"), want.SetMove("gate", "")),
        (want.SetAnswer("medio", True), Answer("alto", "medio", True), want.SetAnswer("medio", None)),
        (want.SetApproval("medio", False), Ratify("alto", "medio", False), want.SetApproval("medio", None)),
        (want.SetChoice("flood", "yes"), Choose("alto", "flood", "yes"), want.SetChoice("flood", "")),
        (want.SetBelief("gate", 37), Believe("alto", "gate", 37), want.SetBelief("gate", None)),
        (want.Say(Promise("alto", "gate", "open")), Promise("alto", "gate", "open"), want.Drop(Promise("alto", "gate", "open"))),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_each_order_is_prepared_and_taken_back(intent: Intent, order: object, undo: Intent) -> None:
    beside = want.SetMove("watch", "shut")
    draft = made(beside, intent)
    assert draft.orders == (Move("alto", "watch", "shut"), order)
    assert made(undo, start=draft) == made(beside)


def test_what_is_prepared_is_read_by_what_it_is_about() -> None:
    draft = made(
        want.SetMove("gate", "open"), want.SetBelief("dues", 0), want.SetChoice("flood", "yes"),
        want.SetAnswer("medio", False, "gate", "shut"), want.SetApproval("delta", False),
    )  # fmt: skip
    assert (draft.move("gate"), draft.move("dues")) == ("open", "")
    assert (draft.belief("dues"), draft.belief("gate")) == (0, None)
    assert (draft.choice("flood"), draft.choice("gate")) == ("yes", "")
    assert draft.answer("medio") == Answer("alto", "medio", False, "gate", "shut")
    assert draft.answer("delta") is None
    assert (draft.approval("delta"), draft.approval("medio")) == (False, None)


def test_a_later_answer_stands_where_the_first_stood() -> None:
    draft = made(want.SetAnswer("medio", True), want.SetAnswer("delta", True), want.SetAnswer("medio", False))  # fmt: skip
    assert [o.proposer for o in draft.orders if isinstance(o, Answer)] == ["medio", "delta"]
    assert draft.answer("medio") == Answer("alto", "medio", False)


def test_a_word_is_meant_to_be_broken_on_one_lever_at_a_time() -> None:
    draft = made(want.SetBroken("gate", True), want.SetBroken("dues", True), want.SetBroken("gate", False))  # fmt: skip
    assert draft.broken == {"dues"}


def test_a_draft_has_no_field_that_is_not_tried_here() -> None:
    assert [f.name for f in fields(Draft)] == ["moment", "package", "began", "orders", "broken"]
