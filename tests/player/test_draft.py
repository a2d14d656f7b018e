"""What a seat prepares: an intent says how things are to be, so twice is once, and nothing else moves."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.player import intents as want
from game.player.draft import Draft, changed, empty
from game.player.intents import Intent, Moment
from game.rules.orders import (
    Believe,
    Choose,
    Clause,
    Decline,
    Edit,
    Highlight,
    Move,
    Payment,
    Promise,
    Put,
    Ratify,
    Sign,
    TakeBack,
    Unsay,
    Wait,
    Withdraw,
)

NOW = Moment(2, "talk", 1)
SHUT = (Edit("gate", "shut"),)
THEIRS = Put("alto", (Clause("gate", "open"), Clause("dues", "low", public=False)))
LEVERS, SEATS = ("gate", "dues", "watch"), ("medio", "delta")


def made(*intents: Intent, start: Draft | None = None) -> Draft:
    """The draft of one seat after some intents."""
    draft = start or empty("alto", NOW)
    for intent in intents:
        draft = changed(draft, intent, lambda text: replace(THEIRS, parent=text))
    return draft


lever, seat = st.sampled_from(LEVERS), st.sampled_from(SEATS)
text = st.sampled_from(("1f", "2e"))
setting = st.sampled_from(("", "open", "shut"))
orders = st.one_of(
    st.builds(Promise, st.just("alto"), lever, st.just("open")),
    st.builds(Highlight, st.just("alto"), lever, st.sampled_from(("", *SEATS))),
    st.builds(Withdraw, st.just("alto")),
    st.builds(Put, st.just("alto"), st.just(THEIRS.clauses)),
    st.builds(Unsay, st.just("alto")),
    st.builds(Wait, st.just("alto")),
)
drawn = st.one_of(
    st.builds(want.BeginPackage, st.sampled_from(("", "1f", "2e"))),
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
    st.builds(
        want.SetAnswer,
        text,
        st.sampled_from(("", "sign", "decline", "back")),
        st.just("gate"),
        st.sampled_from(((), SHUT)),
        st.booleans(),
    ),
    st.builds(want.SetApproval, text, st.sampled_from((None, True, False))),
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
    of_table = [o for o in given_ if isinstance(o, Put | Withdraw)]
    moves = [o.lever for o in given_ if isinstance(o, Move)]
    answers = [o.text for o in given_ if isinstance(o, Sign | Decline | TakeBack | Ratify)]
    assert len(of_table) <= 1
    assert sum(isinstance(o, Decline) and o.meant for o in given_) <= 1
    assert len(set(moves)) == len(moves)
    assert len(set(answers)) == len(answers)
    assert len(set(given_)) == len(given_)


@settings(max_examples=200, derandomize=True)
@given(st.lists(drawn, max_size=8))
def test_payments_of_a_text_come_to_nothing_for_each_kind(intents: list[Intent]) -> None:
    paid = made(*intents).package.payments
    for kind in ("mandate", "points"):
        assert sum(p.amount for p in paid if p.kind == kind) == 0
    assert all(p.amount for p in paid)


def test_every_draft_intent_of_the_program_is_drawn_above_or_is_not_of_a_draft() -> None:
    kinds = {each for each in vars(want).values() if isinstance(each, type)}
    drafts = {k for k in kinds if issubclass(k, Intent) and k.scope == "draft" and k is not Intent}
    drawn_kinds = {type(made_) for made_ in _examples()}
    # Kept with the game, not in a draft: `tests/player/test_player.py`, `test_presses.py`; given at
    # once, where a talk is paced: `tests/player/test_paced.py`.
    assert drafts - drawn_kinds == {
        want.Give,
        want.Ungive,
        want.SetGuess,
        want.SetRead,
        want.Unpress,
    }


def _examples() -> list[Intent]:
    return [
        want.BeginPackage(), want.SetPackage(THEIRS), want.SetClause("gate", "open"), want.SetPublic("gate", True),
        want.SetChecked("gate", True), want.SetPayment("medio", "points", 1), want.SetGuest("medio", True),
        want.SetOpen(True), want.SetRounds(1), want.Say(Withdraw("alto")), want.Drop(Withdraw("alto")),
        want.SetAnswer("1f", "sign"), want.SetApproval("1f", True), want.SetMove("gate", "open"),
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


def test_a_text_amends_another_and_is_kept_when_that_is_asked_again() -> None:
    begun = made(want.BeginPackage("1f"))
    assert begun.package == replace(THEIRS, parent="1f")
    more = made(want.SetClause("watch", "open"), want.BeginPackage("1f"), start=begun)
    assert more.clause("watch") == Clause("watch", "open")
    assert made(want.BeginPackage(""), start=more) == empty("alto", NOW)


def test_saying_the_text_takes_it_off_the_bench_and_in_place_of_a_withdrawal() -> None:
    put = replace(THEIRS, parent="1f")
    draft = made(want.Say(Withdraw("alto")), want.BeginPackage("1f"), want.Say(put))
    assert draft.orders == (put,)
    assert draft.put == put
    assert not draft.making
    assert draft.package.parent == ""
    assert draft.prepared == (put,)


def test_another_text_said_leaves_the_one_in_the_making() -> None:
    other = Put("alto", (Clause("watch", "open"),))
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
        (want.SetAnswer("1f", "sign"), Sign("alto", "1f"), want.SetAnswer("1f", "")),
        (want.SetAnswer("1f", "back"), TakeBack("alto", "1f"), want.SetAnswer("1f", "")),
        (
            want.SetAnswer("1f", "decline", "gate", SHUT, True),
            Decline("alto", "1f", "gate", SHUT, meant=True), want.SetAnswer("1f", ""),
        ),
        (want.SetApproval("1f", False), Ratify("alto", "1f", False), want.SetApproval("1f", None)),
        (want.Say(Unsay("alto")), Unsay("alto"), want.Drop(Unsay("alto"))),
        (want.Say(Wait("alto")), Wait("alto"), want.Drop(Wait("alto"))),
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
        want.SetAnswer("1f", "decline", "gate", SHUT), want.SetApproval("2e", False),
    )  # fmt: skip
    assert (draft.move("gate"), draft.move("dues")) == ("open", "")
    assert (draft.belief("dues"), draft.belief("gate")) == (0, None)
    assert (draft.choice("flood"), draft.choice("gate")) == ("yes", "")
    assert draft.answer("1f") == Decline("alto", "1f", "gate", SHUT)
    assert draft.answer("2e") is None
    assert (draft.approval("2e"), draft.approval("1f")) == (False, None)
    assert draft.put is None


def test_a_later_answer_stands_where_the_first_stood() -> None:
    draft = made(want.SetAnswer("1f", "sign"), want.SetAnswer("2e", "sign"), want.SetAnswer("1f", "back"))  # fmt: skip
    assert draft.orders == (TakeBack("alto", "1f"), Sign("alto", "2e"))


def test_one_signature_at_a_time_is_kept_ready_and_the_newest_it_is() -> None:
    first = want.SetAnswer("1f", "decline", change=SHUT, meant=True)
    second = want.SetAnswer("2e", "decline", change=SHUT, meant=True)
    draft = made(first, second)
    assert draft.orders == (
        Decline("alto", "1f", change=SHUT), Decline("alto", "2e", change=SHUT, meant=True)
    )  # fmt: skip
    only_named = made(first, want.SetAnswer("2e", "decline", change=SHUT))
    assert only_named.answer("1f") == Decline("alto", "1f", change=SHUT, meant=True)


def test_a_text_may_be_of_payments_alone() -> None:
    draft = made(want.SetPayment("medio", "points", 100))
    assert draft.making
    assert not draft.package.clauses


def test_a_word_is_meant_to_be_broken_on_one_lever_at_a_time() -> None:
    draft = made(want.SetBroken("gate", True), want.SetBroken("dues", True), want.SetBroken("gate", False))  # fmt: skip
    assert draft.broken == {"dues"}


def test_a_draft_has_no_field_that_is_not_tried_here() -> None:
    assert [f.name for f in fields(Draft)] == ["moment", "package", "orders", "broken"]
