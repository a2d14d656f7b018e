"""Measured text is as wide as the typeface makes it, and fits where it is put."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import fontpkg_atkinson_hyperlegible as typeface
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.pictures.drawing import spread
from game.pictures.measure import shortened, width, wrapped

SAMPLES = (
    "US Intelligence", "Órdenes de México: ¿quién paga?", "“Ruled out in writing”", "58.6 (+12.6)",
    "Seguridad, Estados Unidos", "R&D <now> – 100 %", "Ñandú & piragüista…",
)  # fmt: skip


@pytest.mark.parametrize("bold", [False, True])
def test_widths_are_those_of_the_font(bold: bool) -> None:
    pygame.font.init()
    name = f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf"
    font = pygame.font.Font(str(next(Path(str(typeface.ROOT)).rglob(name))), 1000)
    for sample in SAMPLES:
        drawn = sum(metrics[4] for metrics in font.metrics(sample))
        assert width(sample, 1000, bold) == pytest.approx(drawn, rel=0.005), sample


@given(st.text(max_size=60), st.floats(20, 400), st.integers(1, 3))
def test_wrapped_text_fits(text: str, room: float, most: int) -> None:
    lines = wrapped(text, room, 16, most=most)
    assert 1 <= len(lines) <= most
    assert all(width(line, 16) <= room or line == "…" for line in lines)


def test_what_fits_is_not_cut() -> None:
    assert shortened("Health", 100, 16) == "Health"
    assert wrapped("MX Defense", 300, 16) == ("MX Defense",)
    assert wrapped("average\xa054 at last", 90, 16)[0] == "average\xa054"


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(1, 40)), min_size=1, max_size=12),
    st.floats(0, 50),
)
def test_spread_boxes_do_not_overlap_and_keep_their_order(
    boxes: list[tuple[float, float]], low: float
) -> None:
    wanted, sizes = [w for w, _ in boxes], [s for _, s in boxes]
    high = low + max(sum(sizes), 300)
    found = spread(wanted, sizes, low, high)
    order = sorted(range(len(boxes)), key=lambda n: found[n])
    for one, other in pairwise(order):
        assert found[other] - sizes[other] / 2 >= found[one] + sizes[one] / 2 - 1e-6
        assert wanted[one] <= wanted[other] or found[one] == found[other]
    assert min(found[n] - sizes[n] / 2 for n in order) >= low - 1e-6
    assert max(found[n] + sizes[n] / 2 for n in order) <= high + 1e-6
