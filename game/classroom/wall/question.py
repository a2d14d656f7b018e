"""The question of a lesson and what all know before it, taken from the story of a scenario."""

from __future__ import annotations

import re
from typing import Final

from game.scenario.model import Scenario

_SENTENCE: Final = re.compile(
    r'(?<=[.!?])(?<!\b\w\.)(?<!\b[A-Z]{2}\.)["”»]?\s+(?=["“«¿¡A-ZÁÉÍÓÚÑ])'
)


def sentences(said: str) -> list[str]:
    """Cut a text into sentences; what is shorter than four words belongs to the next.

    >>> sentences("May 2025. It flew. It was seen from the sea.")
    ['May 2025. It flew.', 'It was seen from the sea.']
    """
    found: list[str] = []
    for part in _SENTENCE.split(said):
        short = found and len(found[-1].split()) < 4
        if short:
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def lesson_question(texts: Scenario) -> str:
    """The question of a lesson: the last one that the story asks, else what the scenario is about."""
    asked = [s for each in texts.story for s in sentences(each.text) if s.endswith("?")]
    return asked[-1] if asked else texts.summary.text


def lesson_facts(texts: Scenario) -> tuple[str, ...]:
    """Three things that all know: the first sentences of the story that ask nothing."""
    told = [s for each in texts.story for s in sentences(each.text) if not s.endswith("?")]
    return tuple(told[:3])
