"""How nodes look: a cascade of rules, from what is true of all nodes to what is true of few.

A rule names what a node must be (any of its role, kind, region, level, tone, marks, and where it stands)
and what is then set. All rules that fit are applied in their order, so a later one has the last word.
Lengths are design units at the usual size of text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, Final, Literal

from game.window.blocks import BODY, DISPLAY, LEAD, SMALL, TITLE, TOUCH, Colour, Skin


@dataclass(frozen=True, slots=True)
class Style:
    """How one node looks."""

    skin: Skin = ""
    pad: tuple[float, float] = (0.0, 0.0)
    gap: float = 10.0
    """Between its children."""
    size: float = BODY
    colour: Colour | None = None
    """Of its text; None for that of what it stands in."""
    ink: Colour | None = None
    """Of all text inside that has no colour of its own."""
    bold: bool = False
    align: Literal["start", "middle", "end"] = "start"
    measure: float | None = None
    """The longest line of its text."""
    width: float | None = None
    grow: float = 0.0
    """Its share of what is left in its line."""
    least: float = 0.0
    """Its least height."""
    icon: float = 22.0
    sign: Colour | None = None
    """Of its icon; None for that of its text."""
    badge: bool = False
    """Whether its icon stands on a ground of its own."""
    above: bool = False
    """Whether its icon stands above its text."""
    across: Literal["stretch", "start", "middle", "end"] = "middle"
    """How children that stand beside each other are lined up."""
    spread: Literal["start", "middle", "end"] = "start"
    """Where what is inside stands if there is room left."""
    down: Literal["stretch", "start", "middle", "end"] = "stretch"
    """How children below each other are lined up."""
    scaled: bool = False
    """Whether its width grows with the text."""


@dataclass(frozen=True, slots=True)
class Sort:
    """What a style is chosen by."""

    role: str
    kind: str = ""
    region: str = ""
    flow: str = "down"
    level: int = 0
    tone: str = ""
    marks: frozenset[str] = frozenset()
    """What is true of it now: `pressable`, `primary`, `disabled`, `chosen`, `bare` (without text), `headed`."""
    places: frozenset[str] = frozenset()
    """The kind and the region or the role of what it stands in."""


def places_in(role: str, kind: str, region: str, outside: frozenset[str]) -> frozenset[str]:
    """Where the children of a node stand; a line is still part of what it stands in."""
    own = {region, kind, "" if role == "group" else role} - {""}
    return frozenset(own | outside) if kind == "line" else frozenset(own) or outside


@dataclass(frozen=True, slots=True)
class Rule:
    """What is set for all nodes that are so."""

    roles: tuple[str, ...]
    kinds: tuple[str, ...]
    wants: Mapping[str, Any]
    marks: frozenset[str]
    lacks: frozenset[str]
    places: tuple[str, ...]
    all_places: frozenset[str]
    sets: Mapping[str, Any]

    def fits(self, sort: Sort) -> bool:
        """Whether it is about such nodes."""
        return (
            (not self.roles or sort.role in self.roles)
            and (not self.kinds or sort.kind in self.kinds)
            and (not self.places or not sort.places.isdisjoint(self.places))
            and self.all_places <= sort.places
            and self.marks <= sort.marks
            and not self.lacks & sort.marks
            and all(getattr(sort, name) == value for name, value in self.wants.items())
        )


def _words(said: str) -> tuple[str, ...]:
    return tuple(said.split())


def on(
    roles: str = "", kinds: str = "", *, marks: str = "", lacks: str = "", places: str = "",
    all_places: str = "",
    region: str | None = None, level: int | None = None, tone: str | None = None,
    flow: str | None = None, **sets: Any,
) -> Rule:  # fmt: skip
    """Make a rule; words in one text are alternatives, except those of marks and of all places."""
    asked = {"region": region, "level": level, "tone": tone, "flow": flow}
    wants = {name: value for name, value in asked.items() if value is not None}
    unknown = set(sets) - {part.name for part in fields(Style)}
    assert not unknown, unknown
    return Rule(
        _words(roles), _words(kinds), wants, frozenset(marks.split()), frozenset(lacks.split()),
        _words(places), frozenset(all_places.split()), sets,
    )  # fmt: skip


RULES: Final = (
    # Tones
    on(tone="soft", colour="soft", sign="soft"),
    on(tone="accent", colour="accent", sign="accent"),
    on(tone="good", colour="good", sign="good"),
    on(tone="bad", colour="bad", sign="bad"),
    on(tone="warn", colour="warn", sign="warn"),
    # Text
    on("text status alert item heading group list", marks="across", grow=1.0),
    on("heading", bold=True, icon=24),
    on("heading", level=1, size=TITLE),
    on("heading", level=2, size=LEAD),
    on("heading", level=3, size=BODY),
    on("text item status alert", "note legend", size=SMALL, icon=20),
    on("text heading item", "lead", size=LEAD),
    on("text heading", "lead", marks="across", width=130, size=SMALL, bold=True, grow=0.0, scaled=True),
    on("text item status", kinds="amount", align="end", grow=0.0),
    on("text", marks="signed", places="line heard agreed row", colour=None),
    on("text", marks="signed", places="card", tone="good", colour=None),
    on("text", marks="signed", places="card", tone="soft", colour=None),
    on("list", gap=6),
    on("item", size=SMALL, gap=4, icon=20),
    on("status alert", icon=24, tone="", sign="soft"),
    on("alert", icon=24),
    # What holds others
    on("group", "line", gap=10),
    on("group", "column", gap=12, across="stretch"),
    on("group", "column", places="line", gap=0),
    on("group button", places="line", gap=4),
    on("group", "panel", gap=12),
    on("group button disclosure", "card", skin="card", pad=(16, 12), gap=8),
    on("group", "card", places="aside now", pad=(22, 16), gap=10),
    on("group", "shelf", gap=18),
    on("group", places="card", flow="wrap", lacks="held", spread="middle"),
    on("group", places="card", marks="held", flow="wrap", gap=22),
    on("text", "note legend", places="card", marks="held signed", tone="", sign="accent"),
    on("heading", places="card", level=2, marks="held", size=28),
    on("heading", places="card", marks="held", sign="accent", icon=32),
    on("group", "note", skin="note", pad=(12, 9), gap=5),
    on("group", "heard", gap=8),
    on("group", "heard", places="heard", gap=2),
    on("group", "heard", places="panel act now aside", skin="card", pad=(16, 12)),
    on("text", places="heard", size=SMALL, icon=20),
    # Things to press
    on("button", skin="secondary", pad=(18, 9), least=TOUCH, icon=23, align="middle", spread="middle"),
    on("button", marks="bare", pad=(10, 9)),
    on("button", marks="primary", skin="primary", ink="on_accent", colour="on_accent", bold=True),
    on("button", "quiet", skin="quiet", pad=(12, 6), least=TOUCH - 4, size=SMALL, icon=20),
    on("button", "quiet", marks="primary", skin="secondary", ink="ink", colour="ink"),
    on("button", "danger", skin="danger", ink="bad", colour="bad", bold=True),
    on("button", marks="disabled", colour="soft", ink="soft"),
    on("button", "card", skin="card_raised", pad=(16, 12), align="start", spread="start", sign="accent", grow=0.0),
    on("button", "card", places="shelf", pad=(26, 20), gap=12),
    on("button", "card", marks="chosen", skin="chosen_card", sign="accent", ink="ink"),
    on("button", "chip", skin="secondary", size=SMALL, pad=(14, 6)),
    on("button", "part", skin="quiet", pad=(18, 9), size=SMALL, align="start", spread="start"),
    on("button", "part", marks="chosen", skin="primary", ink="on_accent", colour="on_accent", bold=True),
    on("button", region="foot", size=LEAD),
    # Bars
    on("group", "bar", skin="bar", pad=(20, 3), gap=14, ink="on_dark", grow=0.0),
    on("heading", places="bar", size=22),
    on("group", places="bar", gap=4, grow=0.0),
    on("text status", places="bar", size=SMALL, grow=0.0),
    on("text status item", "chip", size=SMALL, grow=0.0, pad=(12, 3), align="middle"),
    on("text status item", "chip", marks="chosen", skin="pill", colour="ink", bold=True),
    on("button", "tool", skin="quiet", pad=(10, 9), least=TOUCH, icon=24, sign="accent"),
    on("button", "tool", places="bar tools", skin="", pad=(3, 9), width=46, icon=26, sign="on_dark"),
    on("button", "tool", places="bar tools", marks="disabled", sign="on_dark"),
    on("group", region="foot", gap=12, spread="end"),
    on("text status", places="foot", size=SMALL),
    # Choices
    on("radiogroup", skin="track", gap=0),
    on("radio", skin="segment", pad=(10, 8), least=TOUCH - 4, size=SMALL, align="middle", spread="middle", icon=18),
    on("radio", marks="chosen", skin="chosen_segment", colour="on_accent", bold=True),
    on("radio", marks="disabled", colour="soft"),
    on("radio", marks="listed", align="start", spread="start"),
    on("checkbox", skin="quiet", pad=(6, 6), least=TOUCH - 4, size=SMALL, gap=10),
    on("entry", skin="field", pad=(12, 9), least=TOUCH),
    # What stands for more
    on("disclosure", gap=4, skin="card_raised", pad=(14, 8)),
    on("disclosure group", "cause", skin="card", pad=(12, 8)),
    on("text item", places="cause", size=SMALL),
    on("text", "amount", places="cause", size=LEAD),
    on("disclosure", marks="chosen", skin="chosen_card"),
    on("group", "lever", skin="card", pad=(14, 12), gap=7),
    on("group", "lever", marks="chosen", skin="chosen_card"),
    on("text heading", "lever", sign="accent", icon=24, badge=True),
    on("text", "note legend", places="lever", size=SMALL, icon=18),
    on("group", "paper", skin="card", pad=(14, 10), gap=6),
    on("group", "paper", marks="chosen", skin="chosen_card"),
    # The table
    on("group", "strip", skin="strip", pad=(20, 5), gap=12, across="stretch"),
    on("button", "number trust", skin="card_raised", pad=(16, 5), size=SMALL, align="start", spread="middle", gap=14),
    on("button", "trust", pad=(10, 6), gap=10),
    on("text", places="number trust", size=SMALL),
    on("text", "amount", places="number", size=BODY),
    on("heading", places="news", sign="warn"),
    on("button", "news", skin="news", pad=(22, 10), gap=2, size=SMALL, colour="warn", bold=True, align="start", spread="middle", grow=1.0),
    on("text", places="news", size=SMALL),
    on("button", "news", marks="large", pad=(22, 6)),
    on("group text", "news", skin="card", pad=(16, 10), size=SMALL),
    on("button", "agreed", skin="card_raised", pad=(12, 7), bold=True, gap=0, measure=200),
    on("button", "agreed", marks="large", pad=(10, 4), size=SMALL, measure=210),
    on("text", places="agreed", marks="held", align="middle"),
    on("group", "agreed", skin="card", pad=(18, 12), gap=6),
    on("group figure", "board", gap=0),
    on("button image", "seat", skin="", pad=(0, 0), least=0.0, icon=30),
    on("group", "scale", gap=4),
    on("image", "scale", width=96),
    on("group", "coach", skin="news", pad=(22, 12), gap=8, grow=0.0),
    on("group", region="stakes", skin="card", pad=(14, 4), gap=2),
    on("heading", places="stakes", size=BODY, grow=0.0),
    on("button", places="stakes", pad=(6, 2), align="start", spread="middle"),
    on("text", places="stakes number", size=SMALL),
    on("button", "meter", skin="quiet", pad=(4, 1), least=0.0, align="start", spread="start"),
    on("group", "sheet", skin="sheet", pad=(14, 5)),
    on("group", "sheet", tone="bad", skin="torn"),
    on("button", "bubble", skin="bubble", pad=(9, 4), align="start", spread="middle", least=0.0),
    on("button group text", "slip", skin="slip", pad=(2, 2), least=0.0),
    on("button", "slip", marks="chosen", skin="chosen_slip"),
    on("group", "beat", gap=6, pad=(4, 2)),
    on("text", places="beat", size=SMALL, icon=19),
    on("button", "quiet", places="beat", pad=(6, 1), least=0.0, icon=18),
    # Pages
    on("group", "plan", gap=12),
    on("heading", level=2, places="now", size=TITLE),
    on("heading", "lead", places="now", size=32),
    on("text", places="now", measure=880),
    on("group", region="aside", gap=12),
    on("group", region="steps", gap=0),
    on("button", places="steps", size=SMALL, pad=(14, 8)),
    on("image", places="card", icon=28),
    on("group", "cover", gap=18, pad=(56, 30), down="middle", spread="middle"),
    on("heading text", places="cover", align="middle", size=LEAD, measure=620),
    on("heading", places="cover", size=DISPLAY, measure=900),
    on("image", places="cover", icon=72, sign="accent"),
    on("button", places="cover", size=24),
    on("text", "lead", places="column", size=24, measure=520, pad=(0, 14)),
    on("text", "note legend", all_places="column aside", align="middle", measure=None),
    on("heading", "brand", size=DISPLAY * 1.5, align="start"),
    on("group", "part trust", skin="card", pad=(20, 14), gap=9),
    on("group", "table", skin="card", pad=(18, 14), gap=6),
    on("group", "table", places="dialog panel card", skin="", pad=(0, 0)),
    on("group", places="panel", gap=6),
    on("group", "row", gap=14, across="middle"),
    on("text item", "cell amount", places="row cell", size=SMALL),
    on("text", places="cell", size=SMALL),
    on("group", "curve", skin="card", pad=(18, 16)),
    on("group", "lock", skin="card", pad=(22, 16), spread="middle"),
    # Front page
    on("group", "masthead", skin="strip", pad=(48, 6), gap=2),
    on("text", places="masthead", size=26, bold=True, align="middle"),
    on("group", "front", gap=8, skin="card", pad=(24, 14)),
    on("heading", level=2, places="front", size=31),
    on("heading", "lead", places="front", size=46),
    on("text", "lead", places="front", size=26),
    on("heading", level=2, places="act", size=TITLE),
    on("heading", level=2, places="sheet", size=BODY),
    on("heading", "lead", places="sheet", size=TITLE),
    on("radiogroup", "front", skin="", gap=10),
    on("radio", places="front", skin="card_raised", pad=(18, 12), align="start", spread="start", size=LEAD, bold=True),
    on("radio", places="front", marks="chosen", skin="chosen_card", colour="ink", ink="ink"),
    on("text", "note", places="radio", size=SMALL),
    # Dialogs
    on("dialog", skin="dialog", pad=(28, 24), gap=16, width=680),
    on("dialog", marks="wide", width=820),
)  # fmt: skip
"""The cascade."""


@lru_cache(maxsize=4096)
def style_of(sort: Sort) -> Style:
    """Put together how such a node looks."""
    return replace(Style(), **_set(rule.sets for rule in RULES if rule.fits(sort)))


def _set(all_sets: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    together: dict[str, Any] = {}
    for sets in all_sets:
        together |= sets
    return together
