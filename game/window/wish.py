"""What a person asked for on the command line when opening the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for; None for what is left open."""

    language: str | None = None
    scenario: str | None = None
    seat: str | None = None
    minutes: int | None = None
    seed: int | None = None
    twin: str | None = None
    minds: Mapping[str, str] = field(default_factory=dict)
    record: str | None = None
    resume: str | None = None
