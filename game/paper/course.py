"""A lesson step by step, from the minutes that the scenario gives to its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from game.scenario.model import Length

SLIDES: Final = (
    ("feel", 1.0),
    ("happened", 2.0),
    ("archives", 3.0),
    ("possible", 2.0),
    ("marks", 1.5),
    ("change", 2.5),
)
"""The slides of the debrief, with what each takes of twelve minutes."""
FEW: Final = ("happened", "archives")
"""The slides for which there is time in a short debrief."""
SHORT: Final = 8
"""Minutes of a debrief below which it has few slides."""


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


def steps_of(length: Length, approves: bool = False) -> tuple[LessonStep, ...]:
    """Lay out a lesson; `approves` if somebody at home approves what is signed."""
    found, now = [], 0.0
    for kind, round_, minutes in _parts(length, approves):
        if minutes > 0 or kind == "join":
            found.append(LessonStep(kind, round_, now, minutes))
            now += minutes
    return tuple(found)


def _parts(length: Length, approves: bool) -> Iterator[tuple[str, int, float]]:
    minutes = length.minutes
    note = 2.0 if minutes.brief >= 6 else 1.0 if minutes.brief >= 3 else 0.0
    yield "join", 0, minutes.join
    yield "note", 0, note
    yield "read", 0, minutes.brief - note
    for at in range(1, length.rounds + 1):
        yield from _round(length, at, approves)
    slides = [each for each in SLIDES if minutes.debrief >= SHORT or each[0] in FEW]
    share = minutes.debrief / sum(part for _, part in slides)
    for kind, part in slides:
        yield kind, 0, part * share
    yield "exit", 0, minutes.slip


def _round(length: Length, at: int, approves: bool) -> Iterator[tuple[str, int, float]]:
    talk = float(length.minutes.of("talk", at))
    alone = at < length.talk_from
    news = min(1.0 if alone else 0.5, talk / 2)
    yield "news", at, news
    yield "promise" if alone else "talk", at, talk - news
    if approves and not alone:
        yield "approve", at, 0.5
    yield "seal", at, length.minutes.of("commit", at) - (0.5 if approves and not alone else 0.0)
    yield "reveal", at, length.minutes.of("reveal", at)
