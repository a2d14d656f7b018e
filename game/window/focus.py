"""The order of Tab, where arrows lead, and what lies under a finger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.window.layout import Box, Rect, visible


@dataclass(frozen=True, slots=True)
class Stop:
    """Something that can have the focus."""

    box: Box
    group: str
    """The radio group it belongs to; empty for none. Tab stops once at a group."""
    scroller: str
    """The innermost thing that scrolls and holds it; empty for none."""

    @property
    def id(self) -> str:
        """The id of its block."""
        return self.box.block.id


def stops(box: Box, group: str = "", scroller: str = "") -> list[Stop]:
    """List what can have the focus, in reading order."""
    block = box.block
    found = []
    if block.pressable:
        found.append(Stop(box, group if block.role == "radio" else "", scroller))
    if block.role == "radiogroup":
        group = block.id
    if box.clip is not None:
        scroller = block.id
    for child in box.children:
        found += stops(child, group, scroller)
    return found


def tab_order(all_stops: Sequence[Stop], focus: str) -> list[Stop]:
    """Leave one stop of every radio group: the one with the focus, else the chosen, else the first."""
    kept: dict[str, Stop] = {}
    order: list[str] = []
    for stop in all_stops:
        key = f"group {stop.group}" if stop.group else f"block {stop.id}"
        if key not in kept:
            kept[key] = stop
            order.append(key)
        elif stop.id == focus or (kept[key].id != focus and stop.box.block.value == "chosen"):
            kept[key] = stop
    return [kept[key] for key in order]


def step(all_stops: Sequence[Stop], focus: str, back: bool) -> Stop | None:
    """Go to the next stop, or the one before; around the end."""
    order = tab_order(all_stops, focus)
    if not order:
        return None
    at = next((n for n, stop in enumerate(order) if stop.id == focus), None)
    if at is None:
        return order[-1 if back else 0]
    return order[(at + (-1 if back else 1)) % len(order)]


def beside(all_stops: Sequence[Stop], focus: str, key: str) -> Stop | None:
    """Go where an arrow leads: inside a radio group to the neighbour, else to what lies nearest."""
    here = next((stop for stop in all_stops if stop.id == focus), None)
    if here is None:
        return all_stops[0] if all_stops else None
    if here.group and key in ("left", "right"):
        group = [stop for stop in all_stops if stop.group == here.group]
        at = group.index(here) + (1 if key == "right" else -1)
        return group[at] if 0 <= at < len(group) else None
    others = [s for s in all_stops if s is not here and not (s.group and s.group == here.group)]
    ahead = [(_far(here.box.rect, s.box.rect, key), s) for s in others]
    reachable = [(far, n, s) for n, (far, s) in enumerate(ahead) if far is not None]
    return min(reachable)[2] if reachable else None


def _far(here: Rect, there: Rect, key: str) -> float | None:
    """How far something lies in the direction of an arrow; None if it lies elsewhere."""
    (x, y), (a, b) = here.middle, there.middle
    if key in ("left", "right"):
        ahead = there.x - here.right if key == "right" else here.x - there.right
        aside = max(there.y - here.bottom, here.y - there.bottom, 0.0)
        slip = abs(b - y)
    else:
        ahead = there.y - here.bottom if key == "down" else here.y - there.bottom
        aside = max(there.x - here.right, here.x - there.right, 0.0)
        slip = abs(a - x)
    if ahead < -1:
        return None
    return max(ahead, 0.0) + 3 * aside + slip / 50


def pressable_at(top: Box, x: float, y: float) -> Box | None:
    """Find what can be pressed at a point, the topmost."""
    found = None
    for box, rect in visible(top):
        if box.block.cover:
            found = None
        if box.block.pressable and rect.holds(x, y):
            found = box
    return found


def told_at(top: Box, x: float, y: float) -> Box | None:
    """Find what has something to say for itself at a point: the innermost of the topmost."""
    found = None
    for box, rect in visible(top):
        if box.block.cover:
            found = None
        if (box.block.hint or box.block.disabled) and rect.holds(x, y):
            found = box
    return found


def scroller_at(top: Box, x: float, y: float) -> str:
    """Find the innermost thing at a point that has something to scroll; empty for none."""
    found = ""
    for box, rect in visible(top):
        if box.clip is not None and box.reach > 0 and rect.holds(x, y):
            found = box.block.id
    return found


ROUND: Final = 14.0
"""Units kept free around what is brought into view."""


def out_of_view(rect: Rect, clip: Rect) -> float:
    """How far to scroll for a place to come into view; what is higher than the view, by its top."""
    above, under = clip.y + ROUND - rect.y, rect.bottom + ROUND - clip.bottom
    if above > 0:
        return -above
    if rect.h > clip.h and rect.y < clip.bottom - 60:
        return 0.0
    return max(under, 0.0)
