"""A bar for a number that counts: as long as the number, with what it gained or lost in its own colour."""

from __future__ import annotations

import pytest

from game.pictures import palette
from game.pictures.drawing import Picture
from game.pictures.stake import THICK, THIN, WIDE, stake_bar
from tests.pictures.seen import Shape, near, of


def bars(picture: Picture) -> list[Shape]:
    return of(picture, "rect")


@pytest.mark.parametrize(("now", "share"), [(0, 0.0), (2500, 0.25), (10_000, 1.0), (12_000, 1.0)])
def test_a_bar_is_as_long_as_its_share_of_the_range(now: int, share: float) -> None:
    track, full = bars(stake_bar(now, now, 0, 10_000, good=True))
    assert track.width == near(WIDE)
    assert full.width == near(WIDE * share)


@pytest.mark.parametrize(("good", "colour"), [(True, palette.BETTER), (False, palette.WORSE)])
@pytest.mark.parametrize(("before", "now"), [(2000, 6000), (6000, 2000)])
def test_what_changed_has_its_own_colour(good: bool, colour: str, before: int, now: int) -> None:
    _, stayed, moved = bars(stake_bar(before, now, 0, 10_000, good=good))
    assert stayed.width == moved.left == near(WIDE * 0.2)
    assert moved.width == near(WIDE * 0.4)
    assert moved.fill == colour


def test_the_range_need_not_begin_at_nothing() -> None:
    _, full = bars(stake_bar(0, 0, -1000, 1000, good=True))
    assert full.width == near(WIDE / 2)


@pytest.mark.parametrize(("weight", "thick"), [(0, THIN), (25, (THIN + THICK) / 2), (80, THICK)])
def test_a_bar_is_as_thick_as_its_number_counts(weight: int, thick: float) -> None:
    track, *_ = bars(stake_bar(0, 5000, 0, 10_000, good=True, weight=weight))
    assert track.height == near(thick)


def test_what_would_only_be_so_is_an_outline() -> None:
    _, _, would = bars(stake_bar(2000, 6000, 0, 10_000, good=True, ghost=True))
    assert (would.fill, would.stroke) == (palette.CARD, palette.BETTER)
