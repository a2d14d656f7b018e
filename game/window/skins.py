"""How things look behind their text: a skin, a size and a state in, SVG out.

A skin draws into a box with a margin around it (`MARGIN`), so that shadows and the focus ring have room.
The ring is amber with a dark line on either side, so that it is seen on light and on dark.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from game.window.blocks import Skin
from game.window.theme import Theme

MARGIN: Final = 10
"""Units around the box of a skin."""

CORNER: Final = 24.0
"""Units from each edge within which skins are not the same all along."""
_SIGNS: Final = frozenset(
    ("check", "chosen_check", "dot", "chosen_dot", "stands", "chosen_stands", "torn", "rail")
)
_ROUND: Final = frozenset(("pill", "dark_pill"))


@dataclass(frozen=True, slots=True)
class State:
    """What a skin shows besides itself."""

    focus: bool = False
    hover: bool = False
    held: bool = False
    disabled: bool = False


def skin_svg(skin: Skin, wide: float, high: float, state: State, theme: Theme) -> str:
    """Draw a skin as SVG, in design units, `MARGIN` wider on every side."""
    return _sheet(wide, high, _SKINS[skin](wide, high, state, theme) if skin in _SKINS else "")


def ring_svg(skin: Skin, wide: float, high: float) -> str:
    """Draw the ring around what has the focus."""
    return _sheet(wide, high, _ring(wide, high, min(_RADII.get(skin, 8), high / 2) + 3))


def patch(skin: Skin, wide: float, high: float) -> tuple[float, float, float]:
    """How small a skin may be drawn to be stretched to a size: its corner, its width and its height.

    Within the corner a skin has its rounding, its shadow and what is drawn at its side; between the
    corners it is the same all along.
    """
    if skin in _SIGNS:
        return 0.0, wide, high
    if skin in _ROUND:
        return high / 2, min(wide, high + 8), high
    return CORNER, min(wide, 2 * CORNER + 8), min(high, 2 * CORNER + 8)


def _sheet(wide: float, high: float, shapes: str) -> str:
    full_w, full_h = wide + 2 * MARGIN, high + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{full_w:g}" height="{full_h:g}"'
        f' viewBox="{-MARGIN} {-MARGIN} {full_w:g} {full_h:g}">{shapes}</svg>'
    )


def _rect(
    x: float, y: float, w: float, h: float, r: float, fill: str, line: str = "none", wide: float = 1.5,
    opacity: float = 1.0,
) -> str:  # fmt: skip
    faint = f' opacity="{opacity:g}"' if opacity < 1 else ""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{max(w, 0.1):g}" height="{max(h, 0.1):g}" rx="{r:g}"'
        f' fill="{fill}" stroke="{line}" stroke-width="{wide:g}"{faint}/>'
    )


def _ring(w: float, h: float, r: float) -> str:
    return (
        _rect(-5, -5, w + 10, h + 10, r + 3, "none", "#1d2733", 2)
        + _rect(-3, -3, w + 6, h + 6, r + 1, "none", "#f2a900", 3.2)
        + _rect(-1, -1, w + 2, h + 2, r, "none", "#1d2733", 1.2)
    )


def _shadow(w: float, h: float, r: float, deep: int = 3) -> str:
    return "".join(
        _rect(-n * 0.6, n * 1.4, w + n * 1.2, h, r + n * 0.5, "#1d2733", opacity=0.05)
        for n in range(deep, 0, -1)
    )


def _card(w: float, h: float, s: State, t: Theme) -> str:
    line = t.control if s.hover else t.edge
    return _rect(0, 0, w, h, 12, t.card, line)


def _card_raised(w: float, h: float, s: State, t: Theme) -> str:
    line = t.accent if s.hover else t.control
    return _shadow(w, h, 12, 5 if s.hover else 3) + _rect(0, 0, w, h, 12, t.card, line)


def _chosen_card(w: float, h: float, s: State, t: Theme) -> str:
    return _shadow(w, h, 12) + _rect(0, 0, w, h, 12, t.card, t.accent, 3)


def _primary(w: float, h: float, s: State, t: Theme) -> str:
    if s.disabled:
        return _rect(0, 0, w, h, 10, t.track, t.control)
    press = 1.0 if s.held else 0.0
    fill = t.accent if not s.hover else "#084a82"
    return ("" if s.held else _shadow(w, h, 10, 3)) + _rect(0, press, w, h, 10, fill)


def _secondary(w: float, h: float, s: State, t: Theme) -> str:
    fill = t.track if s.held else t.accent_soft if s.hover and not s.disabled else t.card
    return _rect(0.75, 0.75, w - 1.5, h - 1.5, 10, fill, t.control)


def _quiet(w: float, h: float, s: State, t: Theme) -> str:
    if not (s.hover or s.held):
        return ""
    return _rect(0, 0, w, h, 8, t.track)


def _danger(w: float, h: float, s: State, t: Theme) -> str:
    fill = "#fbe9de" if s.hover or s.held else t.card
    return _rect(0.75, 0.75, w - 1.5, h - 1.5, 10, fill, t.words["bad"], 2)


def _track(w: float, h: float, s: State, t: Theme) -> str:
    return _rect(0, 0, w, h, 10, t.track)


def _segment(w: float, h: float, s: State, t: Theme) -> str:
    if not s.hover or s.disabled:
        return ""
    return _rect(3, 3, w - 6, h - 6, 8, t.card, t.control)


def _chosen_segment(w: float, h: float, s: State, t: Theme) -> str:
    return _rect(3, 3, w - 6, h - 6, 8, t.accent)


def _bar(w: float, h: float, s: State, t: Theme) -> str:
    return _rect(0, 0, w, h, 0, t.bar)


def _strip(w: float, h: float, s: State, t: Theme) -> str:
    line = f'<path d="M0 0.75H{w:g}" stroke="{t.edge}" stroke-width="1.5" fill="none"/>'
    return _rect(0, 0, w, h, 0, t.strip) + line


def _news(w: float, h: float, s: State, t: Theme) -> str:
    return _rect(0, 0, w, h, 10, t.news, t.news_edge) + _rect(0, 0, 10, h, 4, t.news_edge)


def _field(w: float, h: float, s: State, t: Theme) -> str:
    return _rect(0, 0, w, h, 8, t.card, t.accent if s.focus else t.control, 2)


def _dialog(w: float, h: float, s: State, t: Theme) -> str:
    return _shadow(w, h, 16, 7) + _rect(0, 0, w, h, 16, t.paper, t.control)


def _toast(w: float, h: float, s: State, t: Theme) -> str:
    return _shadow(w, h, 12, 4) + _rect(0, 0, w, h, 12, t.bar)


def _pill(w: float, h: float, s: State, t: Theme) -> str:
    return _rect(0, 0, w, h, h / 2, t.accent_soft)


def _dark_pill(w: float, h: float, s: State, t: Theme) -> str:
    return _rect(0, 0, w, h, h / 2, t.bar)


def _tooltip(w: float, h: float, s: State, t: Theme) -> str:
    return _shadow(w, h, 8, 3) + _rect(0, 0, w, h, 8, t.bar)


def _check(w: float, h: float, s: State, t: Theme) -> str:
    box = min(h, 26.0)
    fill = t.accent_soft if s.hover else t.card
    return _rect(1, (h - box) / 2 + 1, box - 2, box - 2, 6, fill, t.control, 2)


def _chosen_check(w: float, h: float, s: State, t: Theme) -> str:
    box = min(h, 26.0)
    top = (h - box) / 2
    tick = (
        f'<path d="M7 {top + 13.5:g}L11.5 {top + 18:g}L19.5 {top + 8.5:g}" fill="none"'
        ' stroke="#ffffff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return _rect(1, top + 1, box - 2, box - 2, 6, t.accent, t.accent, 2) + tick


def _note(w: float, h: float, s: State, t: Theme) -> str:
    return _rect(0, 0, w, h, 10, t.accent_soft)


def _dot(w: float, h: float, s: State, t: Theme) -> str:
    return _circle(w, h, 7.5, t.accent_soft if s.hover else t.card, t.control, 1.8)


def _chosen_dot(w: float, h: float, s: State, t: Theme) -> str:
    return _circle(w, h, 9, t.accent, t.accent, 2)


def _stands(w: float, h: float, s: State, t: Theme) -> str:
    return _circle(w, h, 8, t.accent_soft if s.hover else t.card, t.words["ink"], 3.6)


def _chosen_stands(w: float, h: float, s: State, t: Theme) -> str:
    return _circle(w, h, 9, t.accent, t.words["ink"], 3.6)


def _circle(w: float, h: float, r: float, fill: str, line: str, wide: float) -> str:
    return (
        f'<circle cx="{w / 2:g}" cy="{h / 2:g}" r="{r:g}" fill="{fill}" stroke="{line}"'
        f' stroke-width="{wide:g}"/>'
    )


def _rail(w: float, h: float, s: State, t: Theme) -> str:
    inset = min(17.0, w / 4) if h > 4 else 0.0
    return _rect(inset, h / 2 - 1, w - 2 * inset, 2, 1, t.control, opacity=0.55)


def _sheet_paper(w: float, h: float, s: State, t: Theme) -> str:
    return _shadow(w, h, 4, 6) + _rect(0, 0, w, h, 3, t.card, t.edge)


def _torn(w: float, h: float, s: State, t: Theme) -> str:
    """A paper torn across: its lower edge is ragged."""
    steps = max(int(w // 14), 2)
    ragged = "".join(
        f"L{w - w * n / steps:g} {h - (7 if n % 2 else 0):g}" for n in range(1, steps + 1)
    )
    path = f'<path d="M0 0H{w:g}V{h:g}{ragged}Z" fill="{t.card}" stroke="{t.words["bad"]}" stroke-width="2"/>'
    return _shadow(w, h - 8, 4, 4) + path


def _bubble(w: float, h: float, s: State, t: Theme) -> str:
    line = t.accent if s.hover else t.control
    return _shadow(w, h, 10, 2) + _rect(0, 0, w, h, 10, t.card, line)


def _slip(w: float, h: float, s: State, t: Theme) -> str:
    line = t.accent if s.hover else t.control
    return _shadow(w, h, 3, 3) + _rect(0, 0, w, h, 3, t.card, line)


def _chosen_slip(w: float, h: float, s: State, t: Theme) -> str:
    return _shadow(w, h, 3, 3) + _rect(0, 0, w, h, 3, t.accent_soft, t.accent, 2.5)


def _row(w: float, h: float, s: State, t: Theme) -> str:
    return _rect(0, 1, w, h - 2, 8, t.accent_soft, t.accent, 2)


def _vow(w: float, h: float, s: State, t: Theme) -> str:
    return _rect(0.75, 0.75, w - 1.5, h - 1.5, 10, t.accent_soft if s.hover else t.card, t.control)


def _chosen_vow(w: float, h: float, s: State, t: Theme) -> str:
    return _rect(1.5, 1.5, w - 3, h - 3, 10, t.card, t.words["good"], 3)


def _broken_vow(w: float, h: float, s: State, t: Theme) -> str:
    return _rect(1.5, 1.5, w - 3, h - 3, 10, t.card, t.words["bad"], 3)


_SKINS: Final[Mapping[str, Callable[[float, float, State, Theme], str]]] = {
    "card": _card,
    "card_raised": _card_raised,
    "chosen_card": _chosen_card,
    "primary": _primary,
    "secondary": _secondary,
    "quiet": _quiet,
    "danger": _danger,
    "track": _track,
    "segment": _segment,
    "chosen_segment": _chosen_segment,
    "bar": _bar,
    "strip": _strip,
    "news": _news,
    "field": _field,
    "dialog": _dialog,
    "toast": _toast,
    "pill": _pill,
    "dark_pill": _dark_pill,
    "tooltip": _tooltip,
    "check": _check,
    "chosen_check": _chosen_check,
    "note": _note,
    "dot": _dot,
    "chosen_dot": _chosen_dot,
    "stands": _stands,
    "chosen_stands": _chosen_stands,
    "rail": _rail,
    "sheet": _sheet_paper,
    "torn": _torn,
    "bubble": _bubble,
    "slip": _slip,
    "chosen_slip": _chosen_slip,
    "row": _row,
    "vow": _vow,
    "chosen_vow": _chosen_vow,
    "broken_vow": _broken_vow,
}
_RADII: Final[Mapping[str, float]] = {
    "card": 12, "card_raised": 12, "chosen_card": 12, "primary": 10, "secondary": 10, "danger": 10,
    "dialog": 16, "field": 8, "segment": 8, "chosen_segment": 8, "pill": 99, "dark_pill": 99,
    "dot": 99, "chosen_dot": 99, "stands": 99, "chosen_stands": 99, "sheet": 3, "slip": 3, "chosen_slip": 3,
    "bubble": 10, "vow": 10, "chosen_vow": 10, "broken_vow": 10,
}  # fmt: skip
