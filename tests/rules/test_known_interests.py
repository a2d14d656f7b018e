"""What everybody knows that a seat wants, in the tables of the rules."""

from __future__ import annotations

import numpy as np

from tests.builders import book


def north(**parts: object) -> dict[str, object]:
    return {"stakeholders": {"north": parts}}


def test_a_known_interest_counts_like_any_other() -> None:
    plain, known = book(), book(north(interests={"water": {"weight": 100, "known": True}}))
    assert (plain.interest == known.interest).all()
    assert (plain.scored == known.scored).all()


def test_it_is_known_of_this_seat_and_this_indicator_alone() -> None:
    rules = book(north(interests={"water": {"weight": 100, "known": True}}))
    at = rules.seats.index("north"), rules.indicators.index("water")
    assert np.argwhere(rules.known_interest).tolist() == [list(at)]
    assert not book().known_interest.any()


def test_what_a_setting_is_worth_may_be_known_too() -> None:
    rules = book(north(worth={"gate": {"open": {"points": 3, "known": True}, "half": 2}}))
    lever = rules.levers.index("gate")
    at = rules.seats.index("north"), lever, rules.settings[lever].index("open")
    half = rules.settings[lever].index("half")
    assert np.argwhere(rules.known_worth).tolist() == [list(at)]
    assert rules.worth[at] == 3_000_000
    assert rules.worth[at[0], lever, half] == 2_000_000


def test_nobody_is_told_of_a_hidden_setting() -> None:
    plain = book()
    lever = int(plain.hidden[0])
    rank = int(np.flatnonzero(plain.covert[lever])[0])
    table = {plain.levers[lever]: {plain.settings[lever][rank]: {"points": 3, "known": True}}}
    rules = book(north(worth=table))
    assert rules.worth[rules.seats.index("north"), lever, rank] == 3_000_000
    assert not rules.known_worth.any()
