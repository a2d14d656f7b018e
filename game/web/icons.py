"""The icons of the Lucide set as they stand in a page: shapes alone, the sheet gives them size and line."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from game.scenario.icons import icon_source

LOST: Final = '<circle cx="12" cy="12" r="9"/>'
"""What stands for an icon that there is not."""
_INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@cache
def icon(name: str) -> str:
    """Return an icon as SVG for a page; it is not heard. A circle if there is none of this name.

    >>> icon("no such icon")
    '<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/></svg>'
    """
    return f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{shapes(name)}</svg>'


@cache
def shapes(name: str) -> str:
    """Return the shapes of an icon, on a sheet of 24 by 24."""
    inside = _INSIDE.search(icon_source(name))
    return re.sub(r"\s*(/?>)\s*", r"\1", inside[1]).strip() if inside else LOST
