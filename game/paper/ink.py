"""Small drawings for paper, in black on white: nothing in them is a background, which printers leave out."""

from __future__ import annotations

import re
from functools import cache
from math import cos, pi, sin
from typing import Final

import segno

from game.debrief.markup import Markup
from game.pictures.drawing import escaped
from game.scenario.icons import icon_source

_LOST: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
    ' stroke-width="2"><circle cx="12" cy="12" r="9"/></svg>'
)
"""What stands for an icon that there is not."""
_OWN: Final = re.compile(r'(?<![\w-])(?:class|width|height)="[^"]*" ?')


def icon(name: str, kind: str = "icon") -> Markup:
    """Draw an icon of the Lucide set; it says nothing that the words beside it do not say."""
    return Markup(f'<svg class="{escaped(kind)}" aria-hidden="true" {_icon(name)}')


@cache
def _icon(name: str) -> str:
    """An icon without the start of its tag, its class and its size, which are the style sheet's."""
    svg = icon_source(name) or _LOST
    head, rest = svg[svg.index("<svg") + 4 :].split(">", 1)
    return _OWN.sub("", " ".join(head.split())).strip() + ">" + " ".join(rest.split())


def hatched(wide: float, high: float) -> Markup:
    """Draw a hatched bar, in millimetres: one that a black and white printer shows."""
    w, h = wide * 10, high * 10
    return Markup(
        f'<svg class="bar" aria-hidden="true" xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="-2 -2 {w + 4:.1f} {h + 4:.1f}" width="{wide:.1f}mm" height="{high:.1f}mm">'
        f'<path d="{_slanted(w, h, 14.0)}" stroke="#000" stroke-width="3" fill="none"/>'
        f'<rect x="0" y="0" width="{w:.1f}" height="{h:.1f}" fill="none" stroke="#000" stroke-width="3.5"/>'
        "</svg>"
    )


def struck(wide: float, high: float) -> Markup:
    """Strike out a cell that stands for nothing; it is stretched to its cell."""
    w, h = wide * 10, high * 10
    return Markup(
        f'<svg class="struck" aria-hidden="true" xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="0 0 {w:.1f} {h:.1f}" preserveAspectRatio="none">'
        f'<path d="{_slanted(w, h, 30.0)}" stroke="#000" stroke-width="1.6" fill="none"/></svg>'
    )


def _slanted(w: float, h: float, gap: float) -> str:
    """Lines that rise to the right across a rectangle, a gap apart."""
    lines, x = [], -h + gap
    while x < w:
        left, right = max(x, 0.0), min(x + h, w)
        if right > left:
            lines.append(f"M{left:.1f} {h - (left - x):.1f}L{right:.1f} {h - (right - x):.1f}")
        x += gap
    return "".join(lines)


def dot(percent: int) -> Markup:
    """Draw a round dot that is filled as far as somebody is sure."""
    turn, ring = 2 * pi * percent / 100, '<circle cx="50" cy="50" r="46" '
    if percent >= 100:
        inside = '<circle cx="50" cy="50" r="36" fill="#000"/>'
    elif percent <= 0:
        inside = ""
    else:
        x, y = 50 + 36 * sin(turn), 50 - 36 * cos(turn)
        large = 1 if percent > 50 else 0
        inside = f'<path d="M50 50V14A36 36 0 {large} 1 {x:.1f} {y:.1f}Z" fill="#000"/>'
    return Markup(
        '<svg class="dot" aria-hidden="true" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'{ring}fill="none" stroke="#000" stroke-width="4"/>{inside}</svg>'
    )


def qr(text: str, label: str) -> Markup:
    """Draw a QR code with its quiet zone."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=4)]
    drawn = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return Markup(
        f'<svg class="qr" role="img" aria-label="{escaped(label)}" xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="0 0 {len(rows)} {len(rows)}" shape-rendering="crispEdges">'
        f'<path d="{drawn}" fill="#000"/></svg>'
    )
