"""Texts as one reader finds them on the table: numbered for it, with what it may know and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from game.minds.mind import Reason
from game.rules.orders import (
    Clause,
    Decline,
    Edit,
    Order,
    Payment,
    Put,
    Sign,
    TakeBack,
    Wait,
    Withdraw,
)
from game.rules.refusals import refusals
from game.rules.rulebook import NOBODY
from game.rules.sight import Observation, observe
from game.views.amending import (
    change_between,
    change_said,
    difference_said,
    edit_said,
    with_change,
)
from game.views.called import called, called_in, numbers, rumours
from game.views.hearing import as_heard, hearing
from game.views.proposals import Proposal, last_exchange, preview, proposals
from game.views.signatures import ready
from game.views.words import Words
from tests import builders
from tests.talks import name_of, text_by

BOOK = builders.book(
    {
        "lengths": {45: {"rounds": 4, "exchanges": 4}},
        "agreements": {
            "payments": ["mandate"],
            "verification": {"cost": 1, "exposes": 40},
            "sign": {"rule": "all"},
        },
    }
)
WORDS = Words(BOOK)
SEATS = ("north", "south", "isle")
GATE = Put("north", (Clause("gate", "half"), Clause("patrol", "light")))
SECRET = Put("south", (Clause("watch", "open", public=False),), (), ("isle",))


def talk(*exchanges: list[Order], waiting: bool = True) -> builders.Game:
    """A talk so far, in which everybody waits who says nothing else."""
    game = builders.Game(BOOK)
    for orders in exchanges:
        game.until("talk")
        game.resolve([*orders, *(map(Wait, SEATS) if waiting else ())])
    game.until("talk")
    return game


def seen(game: builders.Game, seat: str) -> Observation:
    return observe(game.book, game.position, game.book.place(seat))


def read(game: builders.Game, seat: str) -> list[Proposal]:
    return list(proposals(WORDS, seen(game, seat)))


# Numbers, and what others may know


def test_texts_are_numbered_by_each_reader_in_the_order_of_its_acquaintance() -> None:
    """South's secret text came first; North knows nothing of it, and its own is the first for it."""
    game = talk([SECRET], [GATE])
    assert [(p.number, p.text) for p in read(game, "south")] == [
        (1, name_of(BOOK, SECRET)),
        (2, name_of(BOOK, GATE)),
    ]
    assert [(p.number, p.title) for p in read(game, "north")] == [(1, "Text 1")]
    assert [p.number for p in read(game, "isle")] == [1]
    assert called(WORDS, seen(game, "north").view) == {
        name_of(BOOK, GATE): "text 1 (The gate and The patrol)"
    }


def test_a_text_keeps_its_number_when_another_has_left_the_table() -> None:
    game = talk([SECRET], [GATE, Withdraw("south")])
    (left,) = read(game, "south")
    assert (left.text, left.number) == (name_of(BOOK, GATE), 2)
    game = talk([SECRET], [GATE, Withdraw("south")], [SECRET])
    assert [p.number for p in read(game, "south")] == [1, 2]
    assert numbers(seen(game, "north").view) == {name_of(BOOK, GATE): 1}


def test_a_public_text_of_others_is_a_rumour_with_its_parties_and_a_secret_one_is_nothing() -> None:
    game = talk([GATE, SECRET])
    (rumour,) = rumours(WORDS, seen(game, "isle"))
    assert rumour.parties == ("north", "south")
    assert rumour.sentence == "North and South have a text on the table."
    assert rumours(WORDS, seen(game, "north")) == ()
    assert len(rumours(WORDS, observe(BOOK, game.position, NOBODY))) == 1
    assert proposals(WORDS, observe(BOOK, game.position, NOBODY)) == ()


def test_who_put_a_rumour_first_does_not_show_in_its_place() -> None:
    """Two public texts, put by this seat or that: a stranger to both reads the same."""
    book = builders.book({"levers": {"canal": {"owner": "isle"}}, "stakeholders": WATCH})
    words = Words(book)

    def told(first: str, second: str) -> tuple[object, ...]:
        game = builders.Game(book)
        game.until("talk")
        one = Put(first, (Clause("gate", "half"), Clause("patrol", "light")))
        other = Put(second, (Clause("canal", "high"), Clause("watch", "open")))
        game.resolve([one, other])
        watcher = observe(book, game.position, book.seats.index("east"))
        return rumours(words, watcher)

    every = {told(a, b) for a in ("north", "south") for b in ("isle", "south") if a != b}
    assert len(every) == 1
    assert len(every.pop()) == 2


WATCH: Mapping[str, Any] = {
    "east": {
        "name": "East", "short": "East", "icon": "anchor", "colour": "magenta",
        "public": "We watch.", "private": "We watch closely.", "interests": {"water": 100},
        "mandate": {"start": 5, "income": 1, "cap": 9},
    }
}  # fmt: skip


# One text


def test_a_text_says_who_stands_for_it_and_where_each_party_stands() -> None:
    game = talk([GATE])
    (mine,) = read(game, "north")
    (theirs,) = read(game, "south")
    assert (mine.mine, theirs.mine) == (True, False)
    assert mine.proposers == ("north",)
    assert [(s.seat, s.state) for s in theirs.signatures] == [
        ("south", "unsure"),
        ("north", "signed"),
    ]
    assert theirs.answers == ("North has signed.",)
    assert (theirs.may_sign, theirs.may_decline, theirs.may_take_back) == (True, True, False)
    assert (mine.may_sign, mine.may_decline, mine.may_take_back) == (False, False, True)
    (both,) = read(talk([GATE, Put("south", GATE.clauses)]), "north")
    assert (both.proposers, both.signed) == (("north", "south"), ("north", "south"))


@pytest.mark.parametrize(
    ("lever", "theirs", "own"),
    [
        ("", "South has declined.", "You have declined."),
        (
            "gate",
            f"South has declined because of {WORDS.lever('gate')}.",
            f"You have declined because of {WORDS.lever('gate')}.",
        ),
    ],
)
def test_a_party_that_declines_is_said_with_the_clause_in_the_way_if_it_names_one(
    lever: str, theirs: str, own: str
) -> None:
    game = talk([GATE], [Decline("south", name_of(BOOK, GATE), lever)])
    said = {
        reader: {line.seat: line.sentence for line in read(game, reader)[0].signatures}
        for reader in ("north", "south")
    }
    assert (said["north"]["south"], said["south"]["south"]) == (theirs, own)


def test_a_text_that_nobody_stands_for_lies_while_a_signature_is_on_it() -> None:
    three = Put("north", GATE.clauses, invited=("isle",))
    game = talk([three], [Sign("south", name_of(BOOK, three)), Withdraw("north")])
    (left,) = read(game, "isle")
    assert (left.proposers, left.signed) == ((), ("south",))


def test_a_text_is_new_in_the_exchange_after_it_came() -> None:
    assert [p.new for p in read(talk([GATE]), "south")] == [True]
    assert [p.new for p in read(talk([GATE], []), "south")] == [False]


def test_a_text_of_the_last_exchange_can_no_longer_close_and_says_so() -> None:
    game = talk([], [], [])
    assert last_exchange(WORDS, seen(game, "north"))
    assert preview(WORDS, seen(game, "north"), GATE).late
    game.resolve([GATE])
    assert [bool(p.late) for p in read(game, "south")] == [True]
    early = talk([GATE], [], [])
    assert [p.late for p in read(early, "south")] == [""]
    assert last_exchange(WORDS, seen(talk([GATE]), "north")) == ""


def test_what_can_never_be_carried_out_is_said_apart_from_what_an_order_could_cure() -> None:
    needs = {"levers": {"gate": {"settings": {"open": {"needs": "canal is high"}}}}}
    book = builders.book(needs)
    game = builders.Game(book)
    game.until("talk")
    view = observe(book, game.position, 0)
    open_gate = Put("north", (Clause("gate", "open"), Clause("patrol", "light")))
    curable = preview(Words(book), view, open_gate)
    assert curable.never == ""
    assert "High" in curable.clauses[0].warning
    never = Put("north", (Clause("gate", "open"), Clause("canal", "low")), (), ("south",))
    assert preview(Words(book), view, never).never == Words(book).say("refusal.never")
    assert refusals(book, view, [never])


def test_an_amendment_says_what_it_amends_and_the_difference_to_those_who_may_read_both() -> None:
    amended = Put(
        "south",
        (Clause("gate", "open"), Clause("patrol", "light", verified=True), Clause("canal", "high")),
        parent=name_of(BOOK, GATE),
    )
    game = talk([GATE], [amended])
    said = (
        "The gate at “Open” instead of “Half open”; The patrol checked; The canal at “High” as well"
    )
    _, theirs = read(game, "north")
    assert "text 1 (The gate and The patrol)" in theirs.difference
    assert said in theirs.difference
    (stranger,) = read(game, "isle")
    assert stranger.difference == "", "Isle was no party to the first"


def test_a_preview_is_what_would_lie_there_and_moves_nothing() -> None:
    game = talk([GATE])
    before = seen(game, "south")
    put = Put(
        "south", (Clause("gate", "open"), Clause("patrol", "light")), parent=name_of(BOOK, GATE)
    )
    shown = preview(WORDS, before, put)
    assert (shown.mine, shown.number, shown.signed) == (True, 2, ("south",))
    assert "text 1 (The gate and The patrol)" in shown.difference
    assert len(read(game, "south")) == 1
    game.resolve([put, *map(Wait, SEATS)])
    _, lies = read(game, "south")
    assert (lies.kept, lies.now, lies.cost, lies.broken) == (
        shown.kept,
        shown.now,
        shown.cost,
        shown.broken,
    )
    again = preview(WORDS, seen(game, "south"), GATE)
    assert again.number == 1, "what lies there already is that text"


# A signature kept ready


def test_a_signature_kept_ready_is_shown_to_its_giver_and_that_its_text_has_come() -> None:
    text = name_of(BOOK, GATE)
    change = (Edit("patrol", "heavy"),)
    game = talk([GATE], [Decline("south", text, "", change, meant=True)])
    mine = ready(WORDS, seen(game, "south"))
    assert mine is not None
    assert (mine.text, mine.change, mine.lies) == (text, change, False)
    assert "with The patrol at “A fleet”" in mine.sentence
    assert ready(WORDS, seen(game, "north")) is None
    (line, _) = read(game, "north")[0].signatures[::-1]
    assert (line.state, line.meant) == ("would", True)
    heavy = Put("north", (Clause("gate", "half"), Clause("patrol", "heavy")))
    assert mine.wanted == name_of(BOOK, heavy)
    game.resolve([heavy, *map(Wait, SEATS)])
    come = ready(WORDS, seen(game, "south"))
    assert come is not None
    assert come.lies
    assert "unless" in come.sentence


def test_a_signature_kept_ready_that_lapsed_is_shown_as_lapsed_to_its_giver_only() -> None:
    canal = Put("isle", (Clause("canal", "high"),), invited=("south",))
    decline = Decline("south", name_of(BOOK, canal), "", (Edit("canal", "low"),), meant=True)
    game = talk([GATE, canal], [decline])
    game.resolve([Sign("south", name_of(BOOK, GATE)), Wait("south")])
    assert ready(WORDS, seen(game, "south")) is None

    def stands(reader: str) -> set[bool]:
        return {
            line.meant
            for text in read(game, reader)
            for line in text.signatures
            if line.seat == "south" and line.state == "would"
        }

    assert stands("south") == {False}
    assert stands("isle") == {True}


# Changes and differences in words

CHANGES: list[tuple[tuple[Edit, ...], str]] = [
    ((Edit("gate", "open"),), "with The gate at “Open”"),
    ((Edit("patrol"),), "without the clause on The patrol"),
    ((Edit("patrol", "light", verified=True),), "with checks on The patrol"),
    ((Edit("patrol", "light", public=False),), "with The patrol in secret"),
    ((Edit("canal", "high"),), "with The canal at “High” as well"),
    ((Edit(payer="north", payee="south", amount=200),), "if North pays you 2 points of mandate"),
    ((Edit(payer="south", payee="north", amount=200),), "if you pay North 2 points of mandate"),
    (
        (Edit("patrol"), Edit(payer="north", payee="isle", amount=100)),
        "without the clause on The patrol and if North pays Isle 1 point of mandate",
    ),
]


@pytest.mark.parametrize(("change", "said"), CHANGES)
def test_a_change_is_said_so_that_it_goes_on_from_would_sign(
    change: tuple[Edit, ...], said: str
) -> None:
    assert change_said(WORDS, GATE, change, "south") == said


@pytest.mark.parametrize(("change", "said"), CHANGES)
def test_a_change_makes_a_package_and_is_found_between_the_two(
    change: tuple[Edit, ...], said: str
) -> None:
    made = with_change(BOOK, GATE, change)
    assert made != GATE
    found = change_between(BOOK, GATE, made)
    assert found is not None
    assert name_of(BOOK, with_change(BOOK, GATE, found)) == name_of(BOOK, made)
    assert difference_said(WORDS, GATE, made)


def test_more_than_a_change_can_name_is_none_and_nothing_is_nothing() -> None:
    far = Put("north", (Clause("gate", "open"), Clause("patrol", "heavy"), Clause("canal", "high")))
    assert change_between(BOOK, GATE, far) is None
    assert change_between(BOOK, GATE, GATE) == ()
    assert difference_said(WORDS, GATE, GATE) == ""
    joined = Put("north", GATE.clauses, invited=("isle",))
    assert change_between(BOOK, GATE, joined) is None, "who is invited is no change"
    assert difference_said(WORDS, GATE, joined) == "Isle to sign as well"


def test_payments_differ_by_who_pays_whom_how_much_more() -> None:
    paid = (Payment("north", "mandate", -300), Payment("south", "mandate", 300))
    more = (Payment("north", "mandate", -500), Payment("south", "mandate", 500))
    one, other = (Put("north", GATE.clauses, each) for each in (paid, more))
    assert difference_said(WORDS, one, other) == "North pays South 2 points of mandate more"
    assert difference_said(WORDS, other, one) == "South pays North 2 points of mandate more"
    asks = (Edit(payer="north", payee="south", amount=200),)
    assert change_said(WORDS, one, asks) == "if North pays South 2 points of mandate more"


# Who hears a reason


def reason(code: str, text: Put, **facts: str | int) -> Reason:
    return Reason("south", code, {"text": name_of(BOOK, text), **facts}, 1, "talk", 2, spoken=True)


def test_a_reason_about_a_text_is_heard_by_its_parties() -> None:
    game = talk([GATE])
    said = reason("not_enough", GATE)
    assert hearing(WORDS, seen(game, "north"), said) == "hears"
    assert hearing(WORDS, seen(game, "isle"), said) == "nothing"
    assert hearing(WORDS, observe(BOOK, game.position, NOBODY), said) == "nothing"
    quiet = Reason("south", "not_enough", said.facts, 1, "talk", 2)
    assert hearing(WORDS, seen(game, "north"), quiet) == "nothing"


def test_that_another_text_was_signed_is_heard_by_those_who_may_read_that_one() -> None:
    """South has signed a secret text with Isle that has the patrol as well; North hears a mere no."""
    other = Put("south", (Clause("patrol", "heavy", public=False),), (), ("isle",))
    three = Put("north", GATE.clauses, invited=("isle",))
    game = talk([other, three])
    said = reason("rival", three, lever="patrol", setting="heavy")
    assert hearing(WORDS, seen(game, "isle"), said) == "hears"
    assert hearing(WORDS, seen(game, "north"), said) == "not_now"
    assert as_heard(WORDS, seen(game, "north"), said) == "Not now."
    assert "another text" in as_heard(WORDS, seen(game, "isle"), said)
    game.resolve([TakeBack("south", text_by(game, "south")), *map(Wait, SEATS)])
    assert hearing(WORDS, seen(game, "isle"), said) == "not_now", "no signature of it stands"


def test_a_word_given_is_spoken_of_to_those_who_know_of_it() -> None:
    given = Put("south", (Clause("patrol", "heavy", public=False),), (), ("isle",))
    three = Put("north", GATE.clauses, invited=("isle",))
    game = talk([given], [Sign("isle", name_of(BOOK, given))], [three])
    said = reason("word_given", three)
    assert hearing(WORDS, seen(game, "isle"), said) == "hears"
    assert hearing(WORDS, seen(game, "north"), said) == "not_now"


def test_a_breach_is_spoken_of_to_its_breaker_and_if_it_was_public_to_all() -> None:
    three = Put("north", GATE.clauses, invited=("isle",))
    game = talk([three])
    said = reason("broke_word", three, culprit="north", when=1)
    assert hearing(WORDS, seen(game, "north"), said) == "hears"
    assert hearing(WORDS, seen(game, "isle"), said) == "not_now"
    public = reason("broke_word", three, culprit="north", when=1, public=1)
    assert hearing(WORDS, seen(game, "isle"), public) == "hears"


def test_terms_differ_by_who_may_join_and_how_long_it_lasts() -> None:
    short = replace(GATE, rounds=2)
    assert difference_said(WORDS, GATE, short) == "for 2 rounds"
    assert difference_said(WORDS, short, GATE) == "for as long as is usual"
    assert difference_said(WORDS, GATE, replace(GATE, open=True)) == "others may join later"
    assert difference_said(WORDS, replace(GATE, open=True), GATE) == "nobody may join later"
    assert change_between(BOOK, GATE, short) is None, "how long it lasts is no change"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (Edit("gate"), "without the clause on The gate"),
        (Edit("gate", "open", public=False), "with The gate at “Open” (secret)"),
        (Edit(payer="north", payee="isle", amount=100), "if North pays Isle 1 point of mandate"),
    ],
)
def test_a_difference_is_said_by_itself_where_its_text_is_not_at_hand(
    edit: Edit, said: str
) -> None:
    assert edit_said(WORDS, edit) == said


def test_a_whole_game_calls_its_texts_by_what_they_are_about() -> None:
    game = talk([GATE])
    assert called_in(WORDS, [game.position, game.position]) == {
        name_of(BOOK, GATE): "the text on The gate and The patrol"
    }
