"""Changes: one signed amount added to one number, or one fact replaced, each with its cause.

`fold` carries changes out by adding and replacing; `to_data` and `from_data` turn them into plain data
and back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from game.rules.position import NUMBERS, Position

Index = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One signed amount added to one number, or one fact replaced, and why."""

    id: int
    round: int
    phase: str
    stage: str
    rule: str
    target: str
    """The number or fact, as named in the position."""
    index: Index
    """Where in its array."""
    names: Mapping[str, str]
    """What the change is about, by the axis: lever, holder, actor, event..."""
    amount: int = 0
    """For a number: what is added, in hundredths."""
    before: int = 0
    after: int = 0
    """For a fact: what stood before, and what stands now."""
    causes: tuple[str, ...] = ()
    """`c12` for a change, `o3` for an order, by their numbers in the record; `start` for the opening."""
    facts: Mapping[str, int] = field(default_factory=dict)
    """Further numbers for the sentence."""
    seen_by: tuple[str, ...] | None = None
    """Seats that may see it; None for everyone."""

    @property
    def is_number(self) -> bool:
        """Whether the change adds to a number; otherwise it replaces a fact."""
        return self.target in NUMBERS

    def visible_to(self, seat: str) -> bool:
        """Whether a seat may see the change during play."""
        return self.seen_by is None or seat in self.seen_by


def to_data(change: Change) -> dict[str, Any]:
    """Turn a change into plain data for a record."""
    data: dict[str, Any] = {
        "id": change.id,
        "round": change.round,
        "phase": change.phase,
        "stage": change.stage,
        "rule": change.rule,
        "target": change.target,
        "index": list(change.index),
        "names": dict(change.names),
    }
    if change.is_number:
        data["amount"] = change.amount
    else:
        data["before"], data["after"] = change.before, change.after
    if change.causes:
        data["causes"] = list(change.causes)
    if change.facts:
        data["facts"] = dict(change.facts)
    if change.seen_by is not None:
        data["seen_by"] = list(change.seen_by)
    return data


def from_data(data: Mapping[str, Any]) -> Change:
    """Read a change from plain data."""
    values = dict(data)
    for key in ("index", "causes"):
        values[key] = tuple(values.get(key, ()))
    if "seen_by" in values:
        values["seen_by"] = tuple(values["seen_by"])
    return Change(**values)


def fold(position: Position, changes: Iterable[Change]) -> Position:
    """Carry changes out on a position of one game by adding and replacing; no rule is asked.

    Round, phase and the end of the game are not changes; they are recorded beside them.
    """
    touched: dict[str, Any] = {}
    for change in changes:
        if change.target not in touched:
            touched[change.target] = getattr(position, change.target).copy()
        place = (0, *change.index)
        if change.is_number:
            touched[change.target][place] += change.amount
        else:
            touched[change.target][place] = change.after
    return position.changed(**touched)
