"""What a lesson does, step by step, with the minutes of each; and what is cut when it is late.

The clock shortens talk, then drops the last round; the debrief begins no later than it was planned to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from game.rules.rulebook import Rulebook

Kind = Literal[
    "join", "note", "question", "read",
    "news", "promise", "talk", "approve", "seal", "reveal",
    "feel", "happened", "archives", "possible", "marks", "change", "exit",
]  # fmt: skip
"""What a class is doing."""
BEFORE: Final = ("join", "note", "question", "read")
ROUND: Final = ("news", "promise", "talk", "approve", "seal", "reveal")
SLIDES: Final[Mapping[Kind, float]] = {
    "feel": 1.0, "happened": 2.0, "archives": 3.0, "possible": 2.0, "marks": 1.5, "change": 2.5,
}  # fmt: skip
"""The slides of the debrief, each with its share of it: the minutes of twelve."""
FEW: Final = ("happened", "archives")
"""Those for which there is time in a short debrief."""
SHORT: Final = 8
"""Minutes of a debrief below which it is short."""
BY_ITSELF: Final = ("read", *ROUND)
"""Steps that end when their time is up; all others end when the teacher says so."""
SPEAKING: Final = ("promise", "talk")
ACTING: Final = (*SPEAKING, "approve", "seal")
"""Steps in which seats act."""
NEWS: Final = {True: 1.0, False: 0.5}
"""Minutes for the news of a round, taken from its talk: of the first round, and of any other."""
NEWS_SHARE: Final = {True: 0.5, False: 0.25}
"""At most this part of the talk is taken for them."""
LEAST: Final = 0.5
"""Of its planned minutes, so many are left of a talk before a round is dropped."""
APPROVAL: Final = 1.0
"""Minutes in which seats at home approve what was signed."""


@dataclass(frozen=True, slots=True)
class ClassStep:
    """One step of a lesson."""

    kind: Kind
    round: int = 0
    """0 outside the rounds."""
    minutes: float = 0.0
    """As planned; 0 for as long as the teacher wants."""

    @property
    def by_itself(self) -> bool:
        """Whether it ends when its time is up."""
        return self.kind in BY_ITSELF and self.minutes > 0

    @property
    def acting(self) -> bool:
        """Whether seats act in it."""
        return self.kind in ACTING


def lesson(book: Rulebook, pace: float = 1.0) -> tuple[ClassStep, ...]:
    """All steps of a lesson of a game by these rules; `pace` is what is left of each minute in a rehearsal."""
    return tuple(replace(step, minutes=step.minutes * pace) for step in _lesson(book))


def _lesson(book: Rulebook) -> Iterator[ClassStep]:
    minutes = book.length.minutes
    brief = minutes.brief
    note, question = min(2.0, brief / 3.5), min(1.0, brief / 7)
    yield ClassStep("join", minutes=minutes.join)
    yield ClassStep("note", minutes=note)
    yield ClassStep("question", minutes=question)
    yield ClassStep("read", minutes=brief - note - question)
    for number in range(1, book.rounds + 1):
        yield from _round(book, number)
    yield from _slides(minutes.debrief)
    yield ClassStep("exit", minutes=minutes.slip)


def _slides(minutes: float) -> Iterator[ClassStep]:
    """The slides of a debrief; a short one has few."""
    shown = {k: share for k, share in SLIDES.items() if minutes >= SHORT or k in FEW}
    for kind, share in shown.items():
        yield ClassStep(kind, minutes=minutes * share / sum(shown.values()))


def _round(book: Rulebook, number: int) -> Iterator[ClassStep]:
    minutes = book.length.minutes
    talk = float(minutes.of("talk", number)) if book.exchanges else 0.0
    news = min(NEWS[number == 1], talk * NEWS_SHARE[number == 1])
    yield ClassStep("news", number, news or NEWS[False])
    if talk:
        speaks: Kind = "talk" if number >= book.talk_from else "promise"
        ratified = speaks == "talk" and any(name == "ratify" for name, _ in book.phases)
        approval = min(APPROVAL, talk / 4) if ratified else 0.0
        yield ClassStep(speaks, number, talk - news - approval)
        if ratified:
            yield ClassStep("approve", number, approval)
    yield ClassStep("seal", number, float(minutes.of("commit", number)))
    yield ClassStep("reveal", number, float(minutes.of("reveal", number)))


def begins(steps: Sequence[ClassStep], at: int) -> float:
    """The minute in which a step is planned to begin."""
    return sum(step.minutes for step in steps[:at])


def first(steps: Sequence[ClassStep], *kinds: str, after: int = -1) -> int:
    """The place of the first step of one of these kinds, after another; the last step if there is none."""
    found = (n for n, step in enumerate(steps) if n > after and step.kind in kinds)
    return next(found, len(steps) - 1)


def hurried(steps: Sequence[ClassStep], at: int, minute: float) -> tuple[ClassStep, ...]:
    """The plan once a round begins at a minute: talks are shortened, rounds that find no room dropped.

    Args:
        steps: the plan so far.
        at: the place of the news of the round that begins.
        minute: of the lesson, from its start.

    Returns the plan with the same steps up to this one; the debrief begins in time wherever that can be.
    """
    debrief = first(steps, *SLIDES)
    room = begins(steps, debrief) - minute
    rounds = sorted({step.round for step in steps[at:debrief]})
    while rounds:
        kept = [s for s in steps[at:debrief] if s.round in rounds]
        talks = sum(s.minutes for s in kept if s.kind in SPEAKING)
        fixed = sum(s.minutes for s in kept) - talks
        share = 1.0 if talks <= 0 else min(1.0, (room - fixed) / talks)
        if share >= LEAST or (not talks and fixed <= room):
            shorter = (
                replace(s, minutes=s.minutes * share) if s.kind in SPEAKING else s for s in kept
            )
            return (*steps[:at], *shorter, *steps[debrief:])
        rounds.pop()
    return (*steps[:at], *steps[debrief:])
