"""Bars for what a text is worth: a score beside the floor, and trust beside what it must reach."""

from __future__ import annotations

import pytest

from game.pictures.worth import WIDE, trust_mark, worth_bar
from tests.pictures.seen import near, of


@pytest.mark.parametrize("tone", ["good", "bad", "soft"])
def test_a_better_score_has_a_longer_bar_and_the_floor_stays_where_it_is(tone: str) -> None:
    low, high = (worth_bar(score, 4600, 4000, 6000, tone) for score in (4800, 5800))
    ends = [of(each, "circle")[0].middle[0] for each in (low, high)]
    assert ends[0] < ends[1]
    floors = [of(each, "line")[-1].left for each in (low, high)]
    assert floors[0] == floors[1]


def test_trust_is_a_part_of_the_bar_and_the_mark_stands_at_what_it_must_reach() -> None:
    drawn = trust_mark(3500, 6800)
    _, trust = of(drawn, "rect")
    (mark,) = of(drawn, "line")
    assert trust.width == near(WIDE * 0.35)
    assert mark.left == near(WIDE * 0.68)


def test_without_anything_to_reach_there_is_no_mark() -> None:
    assert not of(trust_mark(3500, None), "line")
