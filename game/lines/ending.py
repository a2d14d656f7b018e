"""The end of a game in plain lines: what the debrief of the views holds, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.debrief.opened import LARGEST, ClassQuestion, Debrief, debrief
from game.debrief.past import past
from game.lines.scope import Scope

PARTS: Final = {
    "agreements": "agreed", "beliefs": "beliefs", "trust": "trust", "indicators": "indicators",
    "red_lines": "red_lines", "secrets": "secrets", "scores": "seats", "news": "news",
}  # fmt: skip
"""Under which heading the evidence of a question is read."""


def debrief_of(scope: Scope) -> Debrief:
    """Work out the debrief of the scope's game; it opens everything, whoever reads."""
    session = scope.session
    gone = past(scope.book, session.position, session.steps, session.reasons, session.seats)
    return debrief(scope.words, gone)


def tell_end(scope: Scope) -> Debrief:
    """Tell the end of a game; what happened next and the questions are for the asking."""
    found, voice = debrief_of(scope), scope.voice
    if found.ending:
        voice.heading(voice.text("end", title=found.title))
        voice.line(found.text)
    seats = [f"{seat.sentence} {seat.standing}".rstrip() for seat in found.seats]
    _part(scope, "seats", [*seats, found.cooperation_sentence])
    agreed = (*found.agreements, *found.broken, *found.kept)
    _part(scope, "agreed", agreed or (voice.text("end.no_word"),))
    _part(scope, "beliefs", found.beliefs)
    _part(scope, "trust", [row.sentence for row in found.trust[:LARGEST] if row.moved])
    _part(scope, "indicators", found.indicators[:LARGEST])
    _part(scope, "red_lines", found.red_lines)
    _part(scope, "secrets", found.secrets)
    _part(scope, "news", found.news)
    return found


def _part(scope: Scope, key: str, lines: Sequence[str]) -> None:
    if lines:
        scope.voice.heading(scope.voice.text(f"end.{key}"))
        for line in lines:
            scope.voice.line(line)


def tell_afterwards(scope: Scope, found: Debrief) -> None:
    """Tell what became of it in reality, with marks and sources."""
    lines = [passage.cited for passage in found.afterwards]
    _part(scope, "afterwards", lines or (scope.voice.text("end.nothing_next"),))


def tell_questions(scope: Scope, found: Debrief, evidence: bool = True) -> None:
    """Ask the questions for the class, each with what the record holds on it, or where to look."""
    voice = scope.voice
    voice.heading(voice.text("end.questions"))
    for question in found.questions:
        short = evidence or len(question.evidence) == 1
        voice.line(f"- {question.ask if short else _with_place(scope, question)}")
        for line in question.evidence if short else ():
            voice.line(line, indent=2)


def _with_place(scope: Scope, question: ClassQuestion) -> str:
    part = PARTS.get(question.about)
    if part is None:
        return question.ask
    return scope.voice.text("end.see", ask=question.ask, part=scope.voice.text(f"end.{part}"))
