"""Emblems of seats: the author's colour shows, moods differ by shape, and icons can be read on them."""

from __future__ import annotations

from typing import get_args

import pytest

from game.pictures import palette
from game.pictures.board import SEAT, seat_disc
from game.pictures.emblem import OWN, emblem
from game.scenario.model import Colour
from game.window.theme import CONTRAST, swapped
from tests.pictures.seen import Shape, near, of, shapes

COLOURS: tuple[Colour, ...] = get_args(Colour)


def outlines(*, mood: str, faint: bool = False) -> set[tuple[object, ...]]:
    """What is drawn, without its colours."""
    drawn = shapes(emblem("teal", mood, faint=faint))  # type: ignore[arg-type]
    return {(one.kind, one.points, one.wide, one.closed) for one in drawn}


def band(colour: Colour, **more: bool) -> Shape:
    """The widest ring."""
    return max(of(emblem(colour, "even", **more), "circle"), key=lambda ring: ring.wide)


def test_every_role_an_author_may_name_has_a_colour_of_its_own() -> None:
    assert set(palette.ROLES) == set(COLOURS)
    assert len(set(palette.ROLES.values())) == len(COLOURS)
    for colour in COLOURS:
        assert band(colour).stroke == palette.ROLES[colour]


def test_an_emblem_takes_the_place_of_a_disc() -> None:
    disc = seat_disc(None)
    for mood in ("even", "glad", "hurt"):
        one = emblem("navy", mood)
        assert (one.width, one.height) == (disc.width, disc.height)
    ring = band("navy")
    assert ring.radius + ring.wide / 2 == near(SEAT)
    for shape in shapes(emblem("navy", "hurt", own=True)):
        assert min(shape.left, shape.top) >= 0
        assert max(shape.right, shape.bottom) <= disc.width


@pytest.mark.parametrize("faint", [False, True])
def test_moods_differ_by_shape_and_not_by_colour_alone(faint: bool) -> None:
    even, glad, hurt = (outlines(mood=mood, faint=faint) for mood in ("even", "glad", "hurt"))
    assert even < glad
    assert even < hurt
    assert len(glad - hurt) > 5
    assert len(hurt - glad) >= 2


@pytest.mark.parametrize("colour", COLOURS)
def test_lines_stand_out_and_the_middle_is_light(colour: Colour) -> None:
    for faint in (False, True):
        ring = band(colour, faint=faint)
        assert palette.contrast(ring.stroke, palette.CARD) >= 3
        assert palette.contrast(ring.stroke, ring.fill) >= 3
        assert palette.contrast(palette.INK, ring.fill) >= 7, "the icon lies here"
        drawn = shapes(emblem(colour, "hurt", faint=faint)) + shapes(emblem(colour, "glad"))
        used = {shade for one in drawn for shade in (one.stroke, one.fill)} - {"none"}
        for shade in used - {palette.CARD, ring.fill, palette.tint(palette.ROLES[colour])}:
            assert palette.contrast(shade, palette.CARD) >= 3, shade
    assert palette.contrast(OWN, palette.CARD) >= 3


def test_the_readers_own_and_a_chosen_seat_have_a_ring_around_them() -> None:
    pictures = [
        emblem("green", "even", **more)
        for more in ({}, {"own": True}, {"chosen": True}, {"own": True, "chosen": True})
    ]
    rings = [
        {ring.stroke for ring in of(picture, "circle") if ring.radius > SEAT + 3} - {"none"}
        for picture in pictures
    ]
    assert rings == [set(), {OWN}, {palette.INK}, {palette.INK}]


def test_a_faint_seat_keeps_its_mood_and_loses_its_colour() -> None:
    assert palette.ROLES["rose"] not in emblem("rose", "hurt", faint=True).svg()
    assert outlines(mood="hurt") == outlines(mood="hurt", faint=True)
    greys = [emblem(colour, "glad", faint=True) for colour in COLOURS]
    assert len(set(greys)) == 1


def test_high_contrast_reaches_an_emblem() -> None:
    svg = swapped(CONTRAST, emblem("blue", "hurt", chosen=True).svg())
    for old in (palette.INK, palette.VERMILION, palette.CARD, palette.BLUE):
        assert old not in svg
