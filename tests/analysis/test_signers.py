"""What others must sign for: nobody reaches it alone, and packages with it ask for their signatures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from game.analysis import temptation, worthwhile
from game.analysis.dominance import choices
from game.analysis.packages import survey
from game.analysis.study import study
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from tests.analysis.games import made
from tests.analysis.test_measures import plain_ground
from tests.analysis.test_stability import held

SIGNED = {("la", 1): {"signed_by": "b"}}


def book(
    seats: dict[str, dict[str, dict[str, float]]], marks: Any = SIGNED, **further: Any
) -> Rulebook:
    """Two levers, `la` of a and `lb` of b, and what seats make of them."""
    worth = {name: {"worth": part} for name, part in seats.items()}
    return compile_rulebook(
        made({"la": "a", "lb": "b"}, {"la": 2, "lb": 2}, worth, marks, **further)
    )


@pytest.mark.parametrize(("gain", "together"), [(1, True), (-1, False)])
def test_an_owner_goes_there_only_with_whoever_must_sign(gain: int, together: bool) -> None:
    one = held(study(book({"a": {"la": {"s1": 5}}, "b": {"la": {"s1": gain}}})), la="s0", lb="s0")
    assert one.nash[0], "not alone"
    assert one.coalition.tolist() == [not together, not together]
    assert (one.joint is not None) is together
    free = held(
        study(book({"a": {"la": {"s1": 5}}, "b": {"la": {"s1": gain}}}, {})), la="s0", lb="s0"
    )
    assert not free.nash[0]


def test_nobody_breaks_an_agreement_by_going_where_others_must_sign() -> None:
    seats = {"a": {"la": {"s1": 5}}, "b": {"lb": {"s1": 1}}}
    for marks, lever in ((SIGNED, -1), ({}, 0)):
        seen = temptation.breaches(plain_ground(book(seats, marks)), np.array([[0, 1]]))
        assert seen.lever[0, 0] == lever
        assert seen.gain[0, 0] == (500 if lever == 0 else 0)


def test_a_package_asks_for_the_signature_of_whom_its_settings_name() -> None:
    """c owns nothing: it is party to the packages with la at s1 alone, and refuses those."""
    seats = {"a": {"la": {"s1": 5}}, "b": {"lb": {"s1": 1}}, "c": {"la": {"s1": -5}}}
    found = survey(book(seats, {("la", 1): {"signed_by": "c"}}))
    assert found.party.tolist() == [True, True, False]
    assert found.setting[found.acceptable].tolist() == [[0, 0], [0, 1]]
    assert survey(book(seats, {})).acceptable.all()


def test_a_lever_does_not_play_itself_where_its_best_setting_asks_for_another_who_minds() -> None:
    for mind, marks, closed in ((-1, SIGNED, []), (-1, {}, [0]), (1, SIGNED, [0])):
        seats = {"a": {"la": {"s1": 5}}, "b": {"la": {"s1": mind}, "lb": {"s0": 0}}}
        seen = choices(survey(book(seats, marks)))
        assert [item.lever for item in seen.closed if item.lever == 0] == closed
        assert [item.setting for item in seen.dominated if item.lever == 0] == [0] * len(closed)


def test_two_seats_make_no_deal_for_which_a_third_must_sign() -> None:
    """a and b could win 7 with la at s1; where c must sign for it, only a and c can."""
    seats = {"a": {"la": {"s1": 5}}, "b": {"la": {"s1": 2}}, "c": {"lb": {"s1": 0}}}
    for marks, won in (({("la", 1): {"signed_by": "c"}}, 0), ({}, 700)):
        pairs = worthwhile.two_seats(plain_ground(book(seats, marks))).rows
        both = {row.subject: row.facts["won"] for row in pairs}
        assert (both["a+b"], both["a+c"]) == (won, 700)
