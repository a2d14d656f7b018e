"""The cases of an expectation file as plain data, each part with its path in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.scenario.expression import nodes as n
from game.scenario.expression.evaluation import Reader
from game.scenario.tree import Path

DeedKind = Literal["set", "answer", "promise", "deny", "leave"]


@dataclass(frozen=True, slots=True)
class PlannedDeed:
    """What one seat does with a lever, or answers to an event, in a round."""

    path: Path
    seat: str
    kind: DeedKind
    about: str
    """the lever, or the event that asks"""
    value: str = ""
    """the setting or option; nothing where an agreement is left"""


@dataclass(frozen=True, slots=True)
class PlannedPayment:
    """What one seat pays another in an agreement, in hundredths."""

    payer: str
    payee: str
    kind: str
    """mandate or points"""
    amount: int


@dataclass(frozen=True, slots=True)
class PlannedDeal:
    """An agreement that is put, signed and approved in a round."""

    path: Path
    clauses: Mapping[str, str]
    signed: tuple[str, ...] = ()
    """who signs; nobody named means all whom it concerns"""
    secret: frozenset[str] = frozenset()
    """levers whose clauses are secret"""
    verified: frozenset[str] = frozenset()
    """levers whose clauses are checked"""
    rounds: int = 0
    """how long it lasts; 0 for the scenario's usual duration"""
    payments: tuple[PlannedPayment, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """What happens in a round because the case says so."""

    path: Path
    deals: tuple[PlannedDeal, ...] = ()
    happens: tuple[tuple[Path, str], ...] = ()
    """events that are played, whatever their chance"""
    deeds: tuple[PlannedDeed, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that is to be true, at the end of a round or of the game."""

    path: Path
    text: str
    root: n.Phrase
    test: Reader
    after: int | None = None
    """the round after which it is; 0 for the start, None for the end of the game"""


@dataclass(frozen=True, slots=True)
class Case:
    """One game: what is ordered in it, and what is expected of it."""

    path: Path
    say: str
    minutes: int
    rounds: Mapping[int, RoundPlan]
    expect: tuple[Expectation, ...]
    seed: int | None = None
    """its luck; None for a game without chance"""
    minds: bool | Mapping[str, str] = False
    """whether seats that are not named are played by minds, or by which"""
    facts: Mapping[str, str] = field(default_factory=dict)
    """hidden facts that are settled"""
