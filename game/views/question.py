"""The question after the brief: whoever has read it knows the answer, and it counts for nothing."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.salts import salts
from game.rules.sight import Observation
from game.views.words import Words

OTHERS = 2
"""Red lines of others that stand beside one's own."""


@dataclass(frozen=True, slots=True)
class AskedOfReader:
    """What a seat is asked after its brief."""

    ask: str
    answers: tuple[str, ...]
    right: int
    """the place of the right answer"""
    again: str
    """what to read again after a wrong one"""


def question_of(words: Words, seen: Observation) -> AskedOfReader | None:
    """Ask what the author asks, or else which red line is the seat's own; None where there is nothing to ask."""
    seat = words.book.seats[seen.seat]
    asked = words.texts.stakeholders[seat].question
    if asked:
        right, wrong = asked.right.text, [each.text for each in asked.wrong]
        return _mixed(asked.ask.text, right, wrong, asked.again.text)
    lines = {
        name: [line.say.text for line in holder.red_lines.values()]
        for name, holder in words.texts.stakeholders.items()
    }
    others = [line[0] for name, line in lines.items() if name != seat and line]
    if not lines[seat] or not others:
        return None
    own = lines[seat][0]
    return _mixed(words.say("question.red_line"), own, _sorted(others)[:OTHERS], own)


def _mixed(ask: str, right: str, wrong: list[str], again: str) -> AskedOfReader:
    answers = _sorted([right, *wrong])
    return AskedOfReader(ask, tuple(answers), answers.index(right), again)


def _sorted(texts: list[str]) -> list[str]:
    """Put texts in an order that tells nothing: that of their salts, the same on every machine."""
    return [text for _, text in sorted(zip(salts(texts).tolist(), texts, strict=True))]
