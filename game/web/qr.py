"""An address as a square that a camera reads."""

from __future__ import annotations

import re
from html import escape
from typing import Final

import segno

_DARK: Final = re.compile(rb"\x01+")
"""Dark squares of a row beside each other."""


def qr_svg(address: str, *, label: str = "") -> str:
    """Draw a QR code as SVG, black on white with its quiet zone; its size is left to the sheet of the page.

    Args:
        address: what it says.
        label: what is heard; without one it is not heard, for the address stands beside it.

    >>> qr_svg("http://192.168.12.34:8000/")[:34]
    '<svg class="qr" viewBox="0 0 33 33'
    """
    code = segno.make_qr(address, error="m")
    rows = [bytes(row) for row in code.matrix_iter(border=4)]
    side = len(rows)
    dark = "".join(
        f"M{run.start()} {y}h{run.end() - run.start()}v1H{run.start()}z"
        for y, row in enumerate(rows)
        for run in _DARK.finditer(row)
    )
    heard = f' role="img" aria-label="{escape(label)}"' if label else ' aria-hidden="true"'
    return (
        f'<svg class="qr" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"{heard}>'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{dark}"/></svg>'
    )
