"""What must hold of every screen: nothing cut off, nothing on top of anything, everything within reach."""

from __future__ import annotations

from collections.abc import Iterator

from game.pictures.palette import contrast
from game.window.blocks import Drawing, Free, Icon, Layers, Lettering, Tile
from game.window.layout import Box, Rect, boxes, visible
from game.window.stage import Stage
from game.window.theme import Theme, theme_of
from game.window.wording import LEADING, longest_word

SLACK = 1.0
ROOM = 150.0
"""Units that something to scroll in must have."""
BACK = {
    "": None, "card": "card", "card_raised": "card", "chosen_card": "card", "primary": "accent",
    "secondary": "card", "quiet": None, "danger": "card", "track": "track", "segment": None,
    "chosen_segment": "accent", "bar": "bar", "strip": "strip", "news": "news", "field": "card",
    "dialog": "paper", "toast": "bar", "pill": "accent_soft", "dark_pill": "bar", "tooltip": "bar",
    "check": None, "chosen_check": None, "note": "accent_soft", "dot": "card", "chosen_dot": "accent",
    "stands": "card", "chosen_stands": "accent", "rail": None, "sheet": "card", "torn": "card", "bubble": "card",
    "slip": "card", "chosen_slip": "accent_soft", "row": "accent_soft", "vow": "card", "chosen_vow": "card",
    "broken_vow": "card",
}  # fmt: skip
"""The colour of the theme on which text of a skin stands; None for whatever is below."""


def faults(stage: Stage) -> list[str]:
    """List what is wrong with the screen on top."""
    top = stage.top
    return [
        *_outside(top, stage.canvas),
        *_cut_text(top),
        *_broken_words(top),
        *_overlaps(top),
        *_twins(stage),
        *_out_of_reach(stage),
        *_faint(top, theme_of(stage.look.contrast)),
        *_nameless(stage),
        *_cramped(top),
        *_covered(top),
        *_scrolling(top),
    ]


def _name(box: Box) -> str:
    block = box.block
    if isinstance(block.body, Lettering):
        return repr("".join(run.text for run in block.body.runs)[:40])
    return block.id or block.label or type(block.body).__name__


def _outside(box: Box, room: Rect, held: bool = False) -> Iterator[str]:
    """What reaches beyond the thing that holds it, and cannot be scrolled to."""
    rect = box.rect
    over = max(room.x - rect.x, rect.right - room.right, 0.0)
    under = max(room.y - rect.y, rect.bottom - room.bottom, 0.0)
    if over > SLACK:
        yield f"{_name(box)} reaches {over:.0f} beyond the side"
    if under > SLACK and not held:
        yield f"{_name(box)} reaches {under:.0f} beyond top or foot"
    for child in box.children:
        if isinstance(box.block.body, Layers | Free):
            yield from _outside(child, Rect(rect.x - 60, rect.y - 60, rect.w + 120, rect.h + 120))
        else:
            inner = rect.inset(*box.block.pad) if box.clip is None else child.rect
            yield from _outside(child, inner)


def _cut_text(box: Box) -> Iterator[str]:
    """Text that needs more room than its box has."""
    if isinstance(box.block.body, Lettering):
        inner = box.rect.inset(*box.block.pad)
        for line in box.lines:
            if line.width > inner.w + SLACK:
                yield f"{_name(box)} is {line.width - inner.w:.0f} too wide"
        if len(box.lines) * box.size * LEADING > inner.h + SLACK:
            yield f"{_name(box)} is too high"
    for child in box.children:
        yield from _cut_text(child)


def _broken_words(box: Box) -> Iterator[str]:
    """Lettering that go on in the next line for want of room."""
    if isinstance(box.block.body, Lettering):
        room = box.rect.inset(*box.block.pad).w
        over = 0.0 if box.block.body.most else longest_word(box.block.body, box.size) - room
        if over > SLACK:
            yield f"{_name(box)} has a word that is {over:.0f} too wide"
    for child in box.children:
        yield from _broken_words(child)


def _overlaps(top: Box) -> Iterator[str]:
    """Things to press that lie on each other."""
    pressable = [
        (box, rect)
        for box, rect in visible(top)
        if box.block.pressable and rect.w > 1 and rect.h > 1
    ]
    for n, (one, place) in enumerate(pressable):
        for other, there in pressable[n + 1 :]:
            shared = place.shared(there)
            if shared.w > SLACK and shared.h > SLACK and not _holds(one, other):
                yield f"{_name(one)} and {_name(other)} overlap"


def _holds(one: Box, other: Box) -> bool:
    return any(child is other or _holds(child, other) for child in one.children)


def _twins(stage: Stage) -> Iterator[str]:
    ids = [stop.id for stop in stage.all_stops]
    for id in {id for id in ids if ids.count(id) > 1 or not id}:
        yield f"the id '{id}' is used {ids.count(id)} times"


def _out_of_reach(stage: Stage) -> Iterator[str]:
    """What Tab and arrows within groups do not lead to."""
    from game.window.focus import tab_order

    order = tab_order(stage.all_stops, stage.focus)
    reached = {stop.id for stop in order} | {
        stop.id for stop in stage.all_stops if stop.group in {s.group for s in order if s.group}
    }
    for stop in stage.all_stops:
        if stop.id not in reached:
            yield f"Tab does not reach '{stop.id}'"


def _faint(box: Box, theme: Theme, back: str = "") -> Iterator[str]:
    """Text with too little contrast to what is behind it."""
    back = back or theme.paper
    colour = BACK[box.block.skin]
    if colour is not None:
        back = getattr(theme, colour)
    if box.block.disabled and box.block.skin == "primary":
        back = theme.track
    body = box.block.body
    if isinstance(body, Lettering):
        for run in body.runs:
            found = contrast(theme.words[run.colour or body.colour], back)
            if found < 4.5:
                yield f"{_name(box)} has a contrast of {found:.1f}"
    if isinstance(body, Icon) and contrast(theme.words[body.colour], back) < 3:
        yield f"the icon {body.name} is faint"
    for child in box.children:
        yield from _faint(child, theme, back)


def _nameless(stage: Stage) -> Iterator[str]:
    """What can be pressed and has no name for those who cannot see it."""
    from game.window.blocks import said

    for stop in stage.all_stops:
        if not said(stop.box.block).strip():
            yield f"'{stop.id}' has no name"


def _cramped(top: Box) -> Iterator[str]:
    """What scrolls and has no room to be read in."""
    for box, _ in visible(top):
        if box.clip is not None and box.reach > 0 and min(box.clip.h, box.clip.w) < ROOM:
            yield f"'{box.block.id}' has only {box.clip.w:.0f} by {box.clip.h:.0f} to scroll in"


LYING = ("seat.", "said.", "text.", "deal.", "rumour.")
"""How the ids of what lies on the table begin; the paper is called `sheet`."""


def _covered(top: Box) -> Iterator[str]:
    """What lies on something else on the table: a name, a paper, what is said."""
    lying = [b for b in boxes(top) if b.block.id.startswith(LYING) or b.block.id == "sheet"]
    for n, one in enumerate(lying):
        for other in lying[n + 1 :]:
            shared = one.rect.shared(other.rect)
            if shared.w > SLACK and shared.h > SLACK:
                yield f"{_name(one)} lies on {_name(other)}"


def _scrolling(top: Box) -> Iterator[str]:
    """More than one thing that scrolls at the table, besides what was said."""
    scrolling = [b.block.id for b in boxes(top) if b.reach > 0 and b.block.id != "heard"]
    if len(scrolling) > 1 and any(b.block.id == "rail" for b in boxes(top)):
        yield f"{', '.join(scrolling)} scroll"


def pictures(block: Tile) -> Iterator[Tile]:
    """All pictures of a screen."""
    if isinstance(block.body, Drawing):
        yield block
    for child in block.children:
        yield from pictures(child)
