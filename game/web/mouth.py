"""Any screen as the body of a page: regions as landmarks in columns, the foot that stays, the dialog on top.

It knows no screen. A phone shows the parts in the order in which they are written: who, now, the act, what
counts, what is beside; a wide page sets the same parts beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Final

from game.player.look import Look
from game.screens.nodes import Node, Screen, by_id, walk
from game.web.elements import Writing, children, classes, element

ESCAPE: Final = "@escape"
"""The id that is posted for the Escape key where no node stands for what it wants."""
COLUMNS: Final = (
    ("steps", ("steps",)),
    ("now", ("now",)),
    ("act", ("act",)),
    ("stakes", ("stakes",)),
    ("beside", ("news", "aside", "", "board")),
)
"""The columns of a wide page in the order of a narrow one, and the regions in each."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time that a phase has left, as it was when the page was made; a browser lets it run."""

    left: int
    """Seconds."""
    running: bool = True


def html(
    screen: Screen, language: str, *, clock: Clock | None = None, look: Look | None = None
) -> str:
    """Write a screen as the element with the id `page`; the shell of the page and the sheet are around it.

    Args:
        screen: what is shown.
        language: of the few words that the page says itself.
        clock: the time that is left, shown in the bar; None for none.
        look: how the reader wants to see it; None for as usual.
    """
    page = Writing(language, clock=clock_html(clock, language), points=screen.points)
    parts = _parts(screen.root)
    dialog = screen.dialog
    if screen.root.role == "dialog" and dialog is None:
        parts, dialog = [], screen.root
    head = _head(parts, screen, page)
    main = _main([*_shown(parts)], page)
    bottom = _bottom(parts, page)
    over = element(dialog, page) if dialog else ""
    inert = " inert" if dialog else ""
    return f'<div id="page"{_looks(look)} {_about(screen, dialog)}><div class="under"{inert}>{head}{main}{bottom}</div>{over}</div>'


def _looks(look: Look | None) -> str:
    """The classes of what a reader has chosen in the settings."""
    if look is None:
        return ""
    large = f"text-{look.text * 100:.0f}" if look.text > 1 else ""
    chosen = (large, "contrast" if look.contrast else "", "still" if look.still else "")
    found = " ".join(filter(None, chosen))
    return f' class="{found}"' if found else ""


def _about(screen: Screen, dialog: Node | None) -> str:
    """What the script has to know: which screen this is, of which version, and where the focus belongs."""
    known = {
        "screen": screen.id,
        "version": f"{screen.version}",
        "title": screen.title,
        "focus": _focus(screen, dialog),
        "escape": _escape(screen),
    }
    return " ".join(f'data-{key}="{escape(said)}"' for key, said in known.items())


def _focus(screen: Screen, dialog: Node | None) -> str:
    """The node that the focus goes to: in a dialog only; elsewhere a page is read from its top."""
    wanted = by_id(dialog, screen.focus) if dialog else None
    return wanted.id if wanted else ""


def _escape(screen: Screen) -> str:
    """The id of the node that wants the same as the Escape key, or one that stands for the key."""
    if screen.escape is None:
        return ""
    same = (node.id for node in walk(screen.top) if node.intent == screen.escape and node.id)
    return next(same, ESCAPE)


def clock_html(clock: Clock | None, language: str) -> str:
    """The clock as the script reads it; empty for none."""
    if clock is None:
        return ""
    label = Writing(language).say("clock" if clock.running else "paused")
    runs = " data-runs" if clock.running else ""
    minutes, seconds = divmod(max(clock.left, 0), 60)
    return (
        f'<span class="clock" role="timer" aria-label="{label}" data-left="{max(clock.left, 0)}"{runs}>'
        f"{minutes}:{seconds:02}</span>"
    )


# Regions


def _parts(root: Node) -> list[Node]:
    """The regions of a screen: the children of its root, or the root itself if it is one."""
    if root.region or root.role != "group" or not root.children:
        return [root]
    return list(root.children)


def _head(parts: Sequence[Node], screen: Screen, page: Writing) -> str:
    """The bar at the top with who the reader is, the heading of the page and the clock."""
    inside = "".join(_bar(part, page) for part in parts if part.region == "who")
    if not page.level:
        known = any(n.role == "heading" and n.level == 1 for part in parts for n in walk(part))
        if not known:
            inside = f'<h1 class="heard" tabindex="-1">{escape(screen.title)}</h1>{inside}'
            page.level = 1
    clock, page.clock = page.clock, ""
    return f'<header class="who">{inside}{clock}{page.told()}</header>' if inside or clock else ""


def _bar(part: Node, page: Writing) -> str:
    inside = "".join(
        _nested(child, page) if child.region else element(child, page)
        for child in part.children or (part,)
    )
    return f"<div{classes(part, 'who-inside')}>{inside}</div>"


def _nested(node: Node, page: Writing) -> str:
    """A region within the bar: steps and tools."""
    label = escape(node.label or page.say(f"region.{node.region}"))
    inside = children(node.children, page)
    return (
        f'<div{classes(node, f"r-{node.region}")} role="group" aria-label="{label}">{inside}</div>'
    )


def _main(parts: Sequence[Node], page: Writing) -> str:
    """The columns; what tells only where one is lies over all of them."""
    names: set[str] = set()
    over = [part for part in parts if part.kind in ("rail", "strip", "coach", "masthead")]
    rest = [part for part in parts if part not in over]
    top = "".join(_region(part, page, names) for part in over)
    columns = [
        (name, "".join(_region(part, page, names) for part in _of(rest, regions)))
        for name, regions in COLUMNS
    ]
    shown = [(name, inside) for name, inside in columns if inside]
    has = " ".join(f"has-{name}" for name, _ in shown)
    inside = "".join(f'<div class="col c-{name}">{part}</div>' for name, part in shown)
    return (
        f'<main class="{has}">{f"<div class=over>{top}</div>" if top else ""}'
        f'<div class="cols">{inside}</div></main>'
    )


def _shown(parts: Sequence[Node]) -> Iterator[Node]:
    """What belongs between the bar and the foot, with what the foot has to tell on request."""
    for part in parts:
        if part.region == "foot":
            told = (each for each in _inside(part) if each.weight == 2 and not _leads(each))
            yield from (replace(each, region="aside") for each in told)
        elif part.region not in ("who", "tools"):
            yield part


def _of(parts: Sequence[Node], regions: Sequence[str]) -> Iterator[Node]:
    """The parts that are of some regions, in their order."""
    for region in regions:
        yield from (part for part in parts if part.region == region)


def _region(part: Node, page: Writing, names: set[str]) -> str:
    """A region as a landmark, if nothing else on the page is called the same."""
    inside = children((part,), page) if part.weight == 2 else _whole(part, page)
    if not inside:
        return ""
    name = part.label or _first(part) or (page.say(f"region.{part.region}") if part.region else "")
    known = not name or name in names
    names.add(name)
    tag, label = ("div", "") if known else ("section", f' aria-label="{escape(name)}"')
    return f'<{tag} class="r r-{part.region or "other"}"{label}>{inside}{page.told()}</{tag}>'


def _whole(part: Node, page: Writing) -> str:
    """A region as the landmark has its name: it needs no second one."""
    return element(replace(part, label="") if part.role == "group" else part, page)


def _first(part: Node) -> str:
    """The heading of a part."""
    return next((node.text.replace("**", "") for node in walk(part) if node.role == "heading"), "")


# The foot


def _bottom(parts: Sequence[Node], page: Writing) -> str:
    """What leads on, always in reach, with what is always at hand below it; what tells more is above."""
    feet = [child for part in parts if part.region == "foot" for child in _inside(part)]
    tools = [part for part in parts if part.region == "tools"]
    if not (feet or tools):
        return ""
    told = children([foot for foot in feet if not _leads(foot) and foot.weight != 2], page)
    ways = "".join(_way(foot, page) for foot in feet if _leads(foot))
    reasons = page.told()
    more = f'<div class="foot-more">{told}</div>' if told else ""
    main = f'<div class="foot-main">{reasons}<div class="ways">{ways}</div></div>' if ways else ""
    hand = "".join(_hand(tool, page) for tool in tools)
    name = escape(page.say("region.foot"))
    return f'<section class="bottom" aria-label="{name}">{more}<div class="stays">{main}{hand}</div></section>'


def _inside(part: Node) -> tuple[Node, ...]:
    """What a foot is made of; a group that only sets things beside each other is none."""
    if part.pressable or not part.children:
        return (part,)
    return tuple(
        each
        for child in part.children
        for each in (
            child.children
            if child.role == "group" and child.flow == "across" and not child.label
            else (child,)
        )
    )


def _leads(node: Node) -> bool:
    """Whether it is a way on, or holds nothing else."""
    if node.role == "group":
        return bool(node.children) and all(map(_leads, node.children))
    return node.pressable and node.role in ("button", "entry", "checkbox")


def _way(node: Node, page: Writing) -> str:
    """The ways on side by side, whatever group they were in."""
    if node.role == "group":
        return "".join(_way(child, page) for child in node.children)
    return element(node, page)


def _hand(node: Node, page: Writing) -> str:
    label = escape(node.label or page.say("region.tools"))
    inside = children(node.children or (node,), page)
    return (
        f'<div class="r-tools hand" role="group" aria-label="{label}">{inside}</div>{page.told()}'
    )
