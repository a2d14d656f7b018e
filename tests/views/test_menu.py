"""The menu: each kind of order in its phase, with its price, how things stand, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from game.rules.orders import (
    Choose,
    Clause,
    Decline,
    Deny,
    Leave,
    Move,
    Order,
    Promise,
    Put,
    Ratify,
    Sign,
    TakeBack,
    Unsay,
    Wait,
    Withdraw,
)
from game.rules.sight import observe
from game.views.menu import Group, Menu, menu
from game.views.words import Words
from tests import builders
from tests.talks import decline, sign, text_by
from tests.views.test_hints import Turn, at, deal, merged

NEEDS: Mapping[str, Any] = {
    "stakeholders": {"north": {"mandate": {"start": 3}}},
    "levers": {"gate": {"settings": {"open": {"needs": "water >= 90"}}}},
}
STORM: Mapping[str, Any] = {
    "events": {
        "storm": {
            "title": "Storm",
            "text": "It blows.",
            "round": 1,
            "choice": {
                "seat": "north",
                "ask": "Help them?",
                "default": "wait",
                "options": {
                    "wait": {"name": "Wait"},
                    "help": {"name": "Send help", "cost": 1},
                    "fleet": {"name": "Send all", "cost": 30},
                },
            },
        }
    }
}


def read(game: builders.Game, seat: str) -> Menu:
    return menu(Words(game.book), observe(game.book, game.position, game.book.seats.index(seat)))


def rows(group: Group) -> list[tuple[Order, str, int, bool, str, bool]]:
    return [(c.order, c.text, c.price, c.allowed, c.why_not, c.stands) for c in group.choices]


def kinds(found: Menu) -> list[tuple[str, str, str]]:
    return [(group.kind, group.about, group.title) for group in found.groups]


def test_moves_have_prices_reasons_against_them_and_how_things_stand() -> None:
    found = read(at("commit", NEEDS), "north")
    assert (found.phase, found.exchange, found.mandate, found.clauses) == ("commit", 0, 300, ())
    assert kinds(found) == [
        ("move", "gate", "The gate: How far is the gate open?"),
        ("move", "canal", "The canal: How high is the canal?"),
    ]
    gate, canal = found.groups
    no = "The gate cannot go to “Open” yet. It is possible only while Water is at least 90."
    assert rows(gate) == [
        (Move("north", "gate", "closed"), "Closed", 0, True, "", True),
        (Move("north", "gate", "half"), "Half open (2 points of mandate)", 200, True, "", False),
        (Move("north", "gate", "open"), "Open (4 points of mandate)", 400, False, no, False),
    ]
    assert rows(canal) == [
        (Move("north", "canal", "low"), "Low", 0, True, "", True),
        (Move("north", "canal", "high"), "High (1.5 points of mandate)", 150, True, "", False),
    ]


def test_a_move_whose_need_the_same_reveal_may_bring_is_allowed_with_a_warning() -> None:
    needs = {"levers": {"gate": {"settings": {"open": {"needs": "canal is high"}}}}}
    gate, _ = read(at("commit", needs), "north").groups
    assert [(c.allowed, c.why_not, c.warning) for c in gate.choices] == [
        (True, "", ""),
        (True, "", ""),
        (
            True,
            "",
            "The gate cannot go to “Open” yet. It is possible only while The canal is “High”. "
            "It happens only if the same reveal brings that.",
        ),
    ]


def test_what_is_too_dear_says_what_there_is() -> None:
    poor = {"stakeholders": {"north": {"mandate": {"start": 1}}}}
    gate, canal = read(at("commit", poor), "north").groups
    assert [c.allowed for c in (*gate.choices, *canal.choices)] == [True, False, False, True, False]
    assert gate.choices[1].why_not == "This costs 2 points of mandate and you have 1 point."
    just = {"stakeholders": {"north": {"mandate": {"start": 2}}}}
    assert read(at("commit", just), "north").groups[0].choices[1].allowed


def test_questions_of_the_news_come_first_for_whom_they_ask() -> None:
    found = read(at("commit", merged(NEEDS, STORM)), "north")
    assert kinds(found)[0] == ("choose", "storm", "“Storm”: Help them?")
    no = "This costs 30 points of mandate and you have 3 points."
    assert rows(found.groups[0]) == [
        (Choose("north", "storm", "wait"), "Wait", 0, True, "", True),
        (Choose("north", "storm", "help"), "Send help (1 point of mandate)", 100, True, "", False),
        (Choose("north", "storm", "fleet"), "Send all (30 points of mandate)", 3000, False, no, False),
    ]  # fmt: skip
    assert all(type(row[5]) is bool for row in rows(found.groups[0]))
    assert [kind for kind, _, _ in kinds(read(at("commit", STORM), "isle"))] == ["move"]
    assert "choose" not in [kind for kind, _, _ in kinds(read(at("commit", STORM, round=2), "north"))]  # fmt: skip


def test_in_the_talk_a_seat_promises_its_own_and_puts_clauses_on_all() -> None:
    found = read(at("talk"), "south")
    assert (found.phase, found.exchange) == ("talk", 1)
    assert kinds(found) == [
        ("promise", "patrol", "Promise in public what The patrol will be this round"),
        ("promise", "watch", "Promise in public what The night watch will be this round"),
        ("besides", "", "Besides"),
    ]
    assert [c.order for c in found.groups[-1].choices] == [Wait("south")]
    assert rows(found.groups[0]) == [
        (Promise("south", "patrol", "none"), "No patrol", 0, True, "", True),
        (Promise("south", "patrol", "light"), "One boat", 0, True, "", False),
        (Promise("south", "patrol", "heavy"), "A fleet", 0, True, "", False),
    ]
    assert [[o.clause.setting for o in offers] for offers in found.clauses] == [
        ["closed", "half", "open"], ["none", "light", "heavy"], ["idle", "secret", "open"],
        ["low", "high"], ["shut", "free"],
    ]  # fmt: skip
    first = found.clauses[0]
    assert [(o.text, o.allowed, o.why_not, o.stands) for o in first] == [
        ("The gate at “Closed”", True, "", True),
        ("The gate at “Half open”", True, "", False),
        ("The gate at “Open”", True, "", False),
    ]
    assert first[0].clause == Clause("gate", "closed")


def test_who_does_not_negotiate_has_nothing_to_say_in_the_talk() -> None:
    found = read(at("talk"), "press")
    assert (found.groups, found.clauses, found.mandate) == ((), (), 0)


def test_hidden_settings_of_others_are_not_offered() -> None:
    found = read(at("talk"), "north")
    assert [o.clause.setting for o in found.clauses[2]] == ["idle", "open"]


def test_what_cannot_be_left_is_offered_with_the_reason() -> None:
    stone = {"levers": {"gate": {"settings": {"closed": {"irreversible": True}}}}}
    offers = read(at("talk", stone), "south").clauses[0]
    assert [o.allowed for o in offers] == [True, False, False]
    assert offers[1].why_not.startswith("The gate")
    assert offers[1].why_not == offers[2].why_not


def test_what_is_not_in_play_is_not_shown() -> None:
    short = {"levers": {"watch": {"mode": "full"}}}
    found = read(at("talk", short), "south")
    assert [about for _, about, _ in kinds(found)] == ["patrol", ""]
    assert len(found.clauses) == 4
    assert [about for _, about, _ in kinds(read(at("commit", short), "south"))] == ["patrol"]


def test_an_agreement_may_be_left_by_those_who_signed_it() -> None:
    rules = {"agreements": {"notice": 1}}
    game = at("commit", rules, *deal(Clause("gate", "half")))
    game.resolve([Move("north", "gate", "half")])
    game.until("talk")
    found = read(game, "north")
    (group,) = (each for each in found.groups if each.kind == "leave")
    (choice,) = group.choices
    assert (group.about, choice.order) == ("gate", Leave("north", "gate"))
    assert (choice.price, choice.allowed) == (0, True)
    assert choice.text == group.title
    assert "leave" not in [kind for kind, _, _ in kinds(read(game, "isle"))]


def test_what_was_hidden_may_be_denied_by_its_owner_alone() -> None:
    rules = {"agreements": {"denial": {"pays": 2, "costs": 6}}}
    found = read(at("talk", rules), "south")
    denied = [group for group in found.groups if group.kind == "deny"]
    assert [group.about for group in denied] == ["watch"]
    assert [c.order for c in denied[0].choices] == [Deny("south", "watch", "secret")]
    assert "deny" not in [kind for kind, _, _ in kinds(read(at("talk", rules), "north"))]


def answers(game: builders.Game, seat: str) -> list[Group]:
    return [group for group in read(game, seat).groups if group.kind == "answer"]


def besides(game: builders.Game, seat: str) -> list[Order]:
    return [
        c.order
        for group in read(game, seat).groups
        if group.kind == "besides"
        for c in group.choices
    ]


LONG: Mapping[str, Any] = {"lengths": {45: {"exchanges": 4}}}


def test_a_signature_has_its_price_and_a_refusal_has_none() -> None:
    game = at("talk", None, deal(Clause("gate", "half"))[0])
    text = text_by(game, "south")
    (group,) = answers(game, "north")
    assert (group.about, group.title) == (text, "text 1 (The gate)")
    signs, declines = rows(group)
    assert signs == (Sign("north", text), "Sign (1 point of mandate)", 100, True, "", False)
    assert declines == (Decline("north", text), "Decline", 0, True, "", False)
    assert answers(game, "isle") == [], "Isle is no party"


def test_who_cannot_pay_may_still_decline() -> None:
    poor = {"stakeholders": {"north": {"mandate": {"start": 0.5}}}}
    (group,) = answers(at("talk", poor, deal(Clause("gate", "half"))[0]), "north")
    signs, declines = group.choices
    assert (signs.allowed, declines.allowed) == (False, True)
    assert signs.why_not == "This costs 1 point of mandate and you have 0.5 points."


def test_who_has_signed_may_take_it_back_or_decline() -> None:
    text: Turn = [Put("south", (Clause("gate", "half"),), invited=("north", "isle")), *waiting()]
    game = at("talk", LONG, text, lambda game: [sign(game, "north", "south"), *waiting()])
    name = text_by(game, "south")
    (group,) = answers(game, "north")
    assert [c.order for c in group.choices] == [Decline("north", name), TakeBack("north", name)]
    (group,) = answers(game, "isle")
    assert [type(c.order) for c in group.choices] == [Sign, Decline]


def waiting() -> list[Order]:
    return [Wait(seat) for seat in ("north", "south", "isle")]


def test_who_has_put_a_text_may_withdraw_it_or_take_the_signature_back_and_decline_nothing() -> (
    None
):
    game = at("talk", LONG, [*deal(Clause("gate", "half"))[0], *waiting()])
    (group,) = answers(game, "south")
    assert [c.order for c in group.choices] == [TakeBack("south", text_by(game, "south"))]
    assert besides(game, "south") == [Withdraw("south"), Wait("south")]
    assert besides(game, "north") == [Wait("north")]


def test_a_signature_kept_ready_may_be_taken_back() -> None:
    text: Turn = [*deal(Clause("gate", "half"))[0], *waiting()]

    def ready(game: builders.Game) -> list[Order]:
        return [decline(game, "north", "south", "gate", "open", meant=True), *waiting()]

    game = at("talk", LONG, text, ready)
    assert besides(game, "north") == [Unsay("north"), Wait("north")]
    assert besides(game, "south") == [Withdraw("south"), Wait("south")]


def test_who_sleeps_has_nothing_to_choose() -> None:
    game = at("talk", LONG, [])
    assert read(game, "north").groups == ()
    game = at("talk", LONG, deal(Clause("gate", "half", public=True))[0])
    assert [group.kind for group in read(game, "north").groups][-1] == "besides", "it was woken"


def test_a_ratifier_approves_or_refuses() -> None:
    rules = {"agreements": {"ratification": {"north": {"by": "isle"}}}}
    game = at("ratify", rules, *deal(Clause("gate", "half")))
    text = text_by(game, "south")
    (group,) = read(game, "isle").groups
    assert (group.kind, group.about) == ("ratify", text)
    assert [(c.order, c.allowed) for c in group.choices] == [
        (Ratify("isle", text, approve=True), True),
        (Ratify("isle", text, approve=False), True),
    ]
    assert len({c.text for c in group.choices}) == 2
    assert read(game, "north").groups == ()


@pytest.mark.parametrize("phase", ["brief", "epilogue"])
def test_between_decisions_there_is_nothing_on_the_menu(phase: str) -> None:
    game = builders.Game(builders.book())
    game.until(phase)
    assert read(game, "north").groups == ()
