"""What is known of the typeface is what its files say: every letter, and how wide it is."""

from __future__ import annotations

import string
from itertools import pairwise

import pygame
import pytest
from fontpkg_atkinson_hyperlegible import ROOT

from game.scenario.typeface import BOLD, LETTERS, REGULAR, WIDE, missing, width, written
from game.window.cmap import characters


@pytest.fixture(scope="module", params=[False, True], ids=["regular", "bold"])
def face(request: pytest.FixtureRequest) -> tuple[bool, pygame.font.Font]:
    pygame.font.init()
    name = f"AtkinsonHyperlegible-{'Bold' if request.param else 'Regular'}.ttf"
    return request.param, pygame.font.Font(str(ROOT / "files" / name), 1000)


def test_every_letter_is_as_wide_as_in_the_font(face: tuple[bool, pygame.font.Font]) -> None:
    bold, font = face
    table = BOLD if bold else REGULAR
    for said, letters in table.items():
        for letter in letters:
            if letter == "→":
                continue  # drawn as another sign
            assert font.metrics(letter)[0][4] == said, letter
            assert width(letter, 1000, bold) == said, letter
            assert not missing(letter)


def test_no_common_letter_is_left_out(face: tuple[bool, pygame.font.Font]) -> None:
    bold, font = face
    for letter in string.printable.strip() + " «»“”‘’…–—¿¡€°±×−·":
        assert width(letter, 1000, bold) == font.metrics(letter)[0][4], letter


def test_letters_with_accents_are_as_wide_as_without(face: tuple[bool, pygame.font.Font]) -> None:
    bold, font = face
    for letter in "áéíóúñüÁÉÑçãôèßøå":
        drawn = font.metrics(letter)[0][4]
        assert width(letter, 1000, bold) == pytest.approx(drawn, abs=15) or letter in "íßøç"


def test_sizes_are_in_proportion() -> None:
    assert width("Acuerdo", 20) == pytest.approx(2 * width("Acuerdo", 10))
    assert width("", 20) == 0
    assert width("Ж", 1000) == WIDE
    assert width("日", 500) == 500


def test_the_ranges_are_in_order_and_apart() -> None:
    assert all(first <= last for first, last in LETTERS)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(LETTERS))


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_letters_are_those_of_the_files(weight: str) -> None:
    file = characters(ROOT / "files" / f"AtkinsonHyperlegible-{weight}.ttf")
    listed = {code for first, last in LETTERS for code in range(first, last + 1)}
    assert listed == file - {0x0D}


def test_signs_that_stand_in_for_others() -> None:
    assert written("a → b\u2011c\u202fd\u2009e") == "a » b-c\u00a0d\u00a0e"
    assert missing("→\u2010\u2011\u2007\u2009\u200a\u202f") == ()
    assert missing("a\u0300\u0315") == ("\u0315",)
