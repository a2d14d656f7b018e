"""The scale of trust and the styles of lines: every step is told by more than its colour."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.pictures import palette


def channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[n : n + 2], 16) for n in (1, 3, 5))


@pytest.mark.parametrize("scale", [palette.trust_line, palette.trust_fill])
def test_colours_of_trust_go_evenly_from_vermilion_over_grey_to_blue(scale) -> None:  # type: ignore[no-untyped-def]
    low, quarter, middle, more, high = (
        channels(scale(trust)) for trust in (0, 2500, 5000, 7500, 10_000)
    )
    assert low[0] > low[2] + 60
    assert quarter[0] > quarter[2]
    assert max(middle) - min(middle) < 12
    assert more[2] > more[0]
    assert high[2] > high[0] + 60
    for a, b in pairwise(range(0, 10_001, 2500)):
        one, half, other = (channels(scale(trust)) for trust in (a, (a + b) // 2, b))
        assert all(
            abs(h - (x + y) / 2) <= 1 for x, h, y in zip(one, half, other, strict=True)
        )  # fmt: skip
    assert scale(-1) == scale(0)
    assert scale(10_001) == scale(10_000)
    assert scale(1) != scale(2400)


def test_the_ends_of_the_scale_have_their_colours() -> None:
    assert palette.trust_line(0) == palette.VERMILION
    assert palette.trust_line(10_000) == palette.BLUE
    assert palette.trust_line(5000) == "#7d8488"
    assert palette.trust_line(2500) == "#b85c18"
    assert palette.trust_line(7500) == "#2f7ab0"
    assert [palette.trust_fill(trust) for trust in (0, 2500, 5000, 7500, 10_000)] == [
        "#db8646", "#e6b588", "#deddd5", "#a0c4de", "#5e9dcf",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("trust", "thick"), [(5000, 1.2), (0, 4.8), (10_000, 4.8), (2500, 3.0), (7500, 3.0), (-9, 4.8)]
)
def test_lines_of_trust_are_thicker_the_farther_from_the_middle(trust: int, thick: float) -> None:
    assert palette.trust_width(trust) == pytest.approx(thick)
    assert palette.trust_width(20_000) == pytest.approx(4.8)


def test_the_less_trust_the_shorter_the_dashes() -> None:
    assert [palette.trust_dash(t) for t in (0, 2499, 2500, 4499, 4500, 10_000)] == [
        "3 4", "3 4", "7 4", "7 4", "", "",
    ]  # fmt: skip


def test_twelve_lines_have_a_look_of_their_own() -> None:
    assert len(palette.SERIES) == 12
    first = palette.SERIES[0]
    assert (first.colour, first.dash, first.marker) == (palette.BLUE, "", "circle")
    assert [s.colour for s in palette.SERIES[:6]] == [s.colour for s in palette.SERIES[6:]]
    assert len({s.colour for s in palette.SERIES[:6]}) == 6
    assert [s.marker for s in palette.SERIES[:6]] == [
        "circle", "square", "triangle", "diamond", "cross", "ring",
    ]  # fmt: skip
    for one, other in zip(palette.SERIES[:6], palette.SERIES[6:], strict=True):
        # Lines of one colour differ in both other ways.
        assert one.dash != other.dash
        assert one.marker != other.marker
    assert all(a.dash != b.dash and a.marker != b.marker for a, b in pairwise(palette.SERIES))


def test_luminance_and_contrast_are_those_of_wcag() -> None:
    assert palette.luminance("#ffffff") == pytest.approx(1)
    assert palette.luminance("#000000") == 0
    assert palette.luminance("#ff0000") == pytest.approx(0.2126)
    assert palette.luminance("#00ff00") == pytest.approx(0.7152)
    assert palette.luminance("#0000ff") == pytest.approx(0.0722)
    assert palette.luminance("#808080") == pytest.approx(0.2159, abs=1e-4)
    assert palette.luminance("#0a0a0a") == pytest.approx(10 / 255 / 12.92, abs=1e-6)
    assert palette.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert palette.contrast("#ffffff", "#777777") == palette.contrast("#777777", "#ffffff")
    assert palette.contrast("#123456", "#123456") == 1


def test_no_number_of_the_world_has_a_colour_of_trust() -> None:
    """A ring in the colour of distrust would say that a healthy lake is not to be trusted."""
    scale = {palette.trust_line(trust) for trust in range(0, 10_001, 100)}
    used = (*palette.NUMBERS, palette.BETTER, palette.WORSE)
    assert not scale & set(used)
    assert not {palette.BLUE, palette.VERMILION} & set(used)
    assert palette.BETTER not in palette.NUMBERS
    assert len(set(palette.NUMBERS)) == len(palette.NUMBERS)
    for colour in used:
        for trust in (0, 2500, 7500, 10_000):
            apart = sum(
                abs(a - b)
                for a, b in zip(channels(colour), channels(palette.trust_line(trust)), strict=True)
            )
            assert apart > 60, (colour, trust)
        assert palette.contrast(colour, palette.CARD) >= 4.5
