"""Balance counts only packages that are not beyond all that the seats can ever spend."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.analysis import worthwhile
from game.analysis.balance import reasons_to_talk
from game.analysis.baseline import Baseline, Scale
from game.analysis.means import Means
from game.rules.scores import MILLION
from tests.analysis.test_means import studied


def ground(purse: tuple[float, float, float]) -> Baseline:
    """Two levers that bring both seats 3 points each, for 2 of mandate from each seat."""
    found = studied(a=purse, b=purse).survey
    scale = Scale(np.zeros(2, dtype=np.int64), np.full(2, 100 * MILLION))
    told = replace(found, utility=scale(found.utility), reservation=scale(found.reservation))
    return Baseline(told, np.zeros(2, dtype=np.int64), found.reservation, scale, found)


@pytest.mark.parametrize(
    ("purse", "good", "least"),
    [
        ((4, 0, 4), 7_500, 500),  # both levers
        ((2, 0, 2), 5_000, 200),  # one of them
        ((2, 2, 2), 7_500, 500),  # one after the other
        ((1, 0, 1), 0, -100),  # none
    ],
)
def test_what_nobody_can_ever_pay_for_is_no_reason_to_sign(
    purse: tuple[float, float, float], good: int, least: int
) -> None:
    found = ground(purse)
    share, reason = worthwhile.good_for_all(found)
    assert (share.figure, reason.figure) == (good, least)
    rows = [point.row for point in found.points.values()]
    assert found.affordable[rows].all()


@pytest.mark.parametrize(
    ("purse", "won"), [((4, 0, 4), 1_200), ((2, 0, 2), 600), ((2, 2, 2), 1_200)]
)
def test_two_seats_alone_win_what_they_can_pay_for(
    purse: tuple[float, float, float], won: int
) -> None:
    found = worthwhile.two_seats(ground(purse))
    assert (found.facts["whole"], found.facts["won"], found.figure) == (won, won, 10_000)
    assert not found.applies, "at a table of two they are the whole"
    assert not worthwhile.two_seats(ground((1, 0, 1))).rows


def test_what_can_be_afforded_is_worked_out_once_for_all_measures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Deals of two seats ask for means of their own, which are others."""
    found, asked = ground((4, 0, 4)), []
    usual = Means.within
    monkeypatch.setattr(
        Means,
        "within",
        lambda self, setting: asked.append(self.signers) or usual(self, setting),
    )
    assert reasons_to_talk(found)
    assert [signers for signers in asked if signers is None] == [None]
