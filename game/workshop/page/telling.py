"""What the page is told: the state of the file as data, and the parts of the page as HTML."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from game.locale import text as text_of
from game.web.pages import page
from game.workshop.page.looked import SECTIONS, Looked, OutlineEntry
from game.workshop.page.numbers import LeverGrid, grid, movable, worths
from game.workshop.page.state import Good, Workbench

TABS: Final = ("card", "lever", "table", "news")
"""The tabs of the preview."""


@dataclass(frozen=True, slots=True)
class OutlineGroup:
    """A section of the outline."""

    id: str
    icon: str
    entries: tuple[OutlineEntry, ...]


def outline(entries: Collection[OutlineEntry]) -> tuple[OutlineGroup, ...]:
    """What the file makes, section by section; the sections that it does not have yet are empty."""
    return tuple(
        OutlineGroup(section, icon, tuple(e for e in entries if e.section == section))
        for section, icon in SECTIONS.items()
    )


def told(bench: Workbench, language: str, *, text: bool = False) -> dict[str, Any]:
    """The state of the file: its mark, its problems, its outline; the text itself where it is asked for."""
    seen = bench.seen
    data: dict[str, Any] = {
        "mark": bench.mark,
        "saved": clock(bench.saved),
        "good": clock(bench.good.at) if bench.good and bench.stale else "",
        "errors": seen.errors,
        "errorsSaid": text_of(language, "workshop.counts.errors", count=seen.errors),
        "warnings": len(seen.problems) - seen.errors,
        "warningsSaid": text_of(
            language, "workshop.counts.warnings", count=len(seen.problems) - seen.errors
        ),
        "problems": [
            {
                "line": each.line, "from": units(seen.text, each.start), "to": units(seen.text, each.end), "at": each.start,
                "code": each.code,
                "severity": each.severity, "said": each.said, "hint": each.hint, "fix": each.fix,
            }
            for each in seen.problems
        ],
        "entries": [
            {"section": e.section, "id": e.id, "line": e.line, "last": e.last} for e in seen.entries
        ],
        "seats": _held(bench.good),
        "rounds": bench.good.shown.game.session.book.rounds if bench.good else 1,
        "outline": page("workshop/outline.html", language, groups=outline(seen.entries)),
        "found": page("workshop/problems.html", language, problems=seen.problems),
    }  # fmt: skip
    return {**data, "text": seen.text} if text else data


def _held(good: Good | None) -> list[tuple[str, str]]:
    """The seats of the last good version that somebody holds, each with its short name."""
    if good is None:
        return []
    return [(seat, good.scenario.stakeholders[seat].short.text) for seat in good.shown.seats]


def units(text: str, offset: int) -> int:
    """A place in a text as a browser counts: in units of UTF-16, of which some characters have two.

    >>> units("ab", 1), units("🜁b", 1)
    (1, 2)
    """
    return offset + sum(sign > "\uffff" for sign in text[:offset])


def clock(at: float) -> str:
    """A moment as hours and minutes of this machine; empty for none.

    >>> clock(0)
    ''
    """
    return time.strftime("%H:%M", time.localtime(at)) if at else ""


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line of the table of numbers, in words."""

    key: str
    name: str
    kind: str
    """`once` or `each_round`."""
    when: str
    line: int
    cells: tuple[tuple[str, str, str], ...]
    """For each column its id, the number as it is written, and what it is called."""


def grid_html(bench: Workbench, lever: str, language: str, also: Collection[str] = ()) -> str:
    """The numbers of a lever, and what its settings are worth to each seat; empty for a lever that there is not.

    Where the lever cannot be read as it stands, the numbers are those of the last good version, only to be read.

    Args:
        bench: the scenario.
        lever: whose numbers.
        language: of the page's words.
        also: numbers that have a column although the lever does not move them yet.
    """
    good, earlier = bench.good, False
    seen = bench.seen
    if good is not None and not bench.readable("levers", lever):
        seen, earlier = good.seen, bench.stale
    tree = seen.tree
    if tree is None or seen.entry("levers", lever) is None:
        return ""
    made = grid(tree, lever, also)
    names = _names(seen, "indicators")
    settings = _settings(tree.at(("levers", lever, "settings")))
    rows = tuple(_rows(made, settings, names))
    worth = worths(good.shown, lever) if good else ()
    seats = _held(good) if worth else []
    others = [(id, names.get(id, id)) for id in movable(tree) if id not in made.columns]
    return page(
        "workshop/grid.html", language, lever=lever, columns=[names.get(c, c) for c in made.columns],
        rows=rows, worth=worth, settings=settings, seats=seats, others=others,
        good=clock(good.at) if good and bench.stale else "", earlier=earlier,
    )  # fmt: skip


def _rows(made: LeverGrid, settings: dict[str, str], names: dict[str, str]) -> list[GridLine]:
    return [
        GridLine(
            key=group.key,
            name=settings.get(group.setting, group.setting),
            kind=group.kind,
            when=group.when,
            line=group.line,
            cells=tuple((c, _number(group.numbers.get(c)), names.get(c, c)) for c in made.columns),
        )
        for group in made.groups
    ]


def _number(value: float | None) -> str:
    """A number as a reader sees it; empty for none.

    >>> _number(3.0), _number(-1.5), _number(None)
    ('+3', '−1.5', '')
    """
    if value is None:
        return ""
    said = f"{value:+g}".replace("-", "\u2212")
    return said if value else "0"


def _names(seen: Looked, section: str) -> dict[str, str]:
    return {e.id: e.name for e in seen.entries if e.section == section}


def _settings(made: Any) -> dict[str, str]:
    """The settings of a lever, each with its name, from data that may be wrong anywhere."""
    if not isinstance(made, dict):
        return {}
    return {
        str(id): str(value.get("name", id)) if isinstance(value, dict) else str(id)
        for id, value in made.items()
    }
