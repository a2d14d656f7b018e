"""A lesson step by step, as its plan is printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LessonStep:
    """One step of a lesson."""

    kind: str
    """join note read news promise talk approve seal reveal, a slide of the debrief, or exit"""
    round: int
    """0 outside the rounds"""
    start: float
    """Minutes since the bell."""
    minutes: float

    @property
    def end(self) -> float:
        """Minutes since the bell when it is over."""
        return self.start + self.minutes
