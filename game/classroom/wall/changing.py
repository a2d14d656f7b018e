"""Slide six: a class changes one decision: it chooses, predicts and sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from game.classroom.archives.candidates import Candidate
from game.classroom.archives.outcome import Outcome
from game.classroom.wall.showing import SIZE, Wall, WallFacts, WallText, say, svg
from game.classroom.wall.slide_frame import VoteBar, archive_of, bar, framed_slide, words_of
from game.pictures import palette
from game.pictures.courses import TableCourse, courses
from game.screens.chair import WAYS

SHOWN: Final = (
    palette.LineStyle(palette.BLUE, "", "circle"),
    palette.LineStyle(palette.SLATE, "14 9", "square"),
)
"""A game as it would have been, and as it was."""


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """A decision that can be chosen."""

    letter: str
    said: str
    instead: str
    votes: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class OutcomeSlide:
    """What came of the chosen decision, beside what was predicted."""

    choice: ChoiceLine
    picture: Markup | None
    predicted: tuple[VoteBar, ...]
    verdict: str
    said: tuple[str, ...]
    minds: str


def change(facts: WallFacts) -> Wall:
    """Show the decisions to choose from, the prediction, or what came of it."""
    opened = archive_of(facts)
    votes = facts.ballots.get("change", {})
    choices = tuple(_choice(facts, each, votes) for each in opened.candidates)
    more = {"subtitle": say(facts, f"wall.change.{facts.stage}")}
    if not choices:
        body = WallText(say(facts, "wall.change.none"))
        return framed_slide(facts, "wall.change", "note", body, foot=say(facts, "wall.change.ask"))
    if facts.stage >= 3:
        seen = _seen(facts, choices)
        return framed_slide(
            facts, "wall.change", "seen", seen, foot=say(facts, "wall.change.ask"), **more
        )
    if facts.stage == 2:
        name = next((t.course.name for t in opened.tables if t.course), "")
        foot = say(facts, "wall.change.predict", name=name)
        mine = tuple(each for each in choices if each.chosen) or choices[:1]
        body2 = mine, _predicted(facts, 780)
        return framed_slide(facts, "wall.change", "predict", body2, foot=foot, **more)
    count = sum(votes.values())
    key = "wall.change.votes" if count else "wall.change.choose"
    foot = say(facts, key, count=count)
    return framed_slide(facts, "wall.change", "choose", choices, foot=foot, sign="vote", **more)


def _choice(facts: WallFacts, each: Candidate, votes: Mapping[str, int]) -> ChoiceLine:
    count = votes.get(each.id, 0) if votes else None
    return ChoiceLine(each.letter, each.said, each.instead, count, each.id == facts.chosen)


def _predicted(facts: WallFacts, wide: float = 112) -> tuple[VoteBar, ...]:
    votes = facts.ballots.get("predict", {})
    most = max((votes.get(each, 0) for each in WAYS), default=0) or 1
    truth = facts.outcome.verdict if facts.outcome and facts.stage >= 3 else ""
    return tuple(
        VoteBar(say(facts, f"wall.change.{each}"), votes.get(each, 0),
            bar(votes.get(each, 0) / most, palette.BLUE if each == truth else palette.SLATE, wide),
            "true" if each == truth else "")
        for each in WAYS
    )  # fmt: skip


def _seen(facts: WallFacts, choices: Sequence[ChoiceLine]) -> OutcomeSlide:
    mine = next((each for each in choices if each.chosen), choices[0])
    found = facts.outcome
    if found is None:
        return OutcomeSlide(
            mine, None, _predicted(facts), "", (say(facts, "wall.change.wait"),), ""
        )
    if found.failed:
        return OutcomeSlide(mine, None, _predicted(facts), "", (found.failed,), "")
    return OutcomeSlide(
        choice=mine,
        picture=_both(facts, found),
        predicted=_predicted(facts),
        verdict=say(facts, f"wall.change.{found.verdict}"),
        said=found.said,
        minds=_minds(facts, found),
    )


def _minds(facts: WallFacts, found: Outcome) -> str:
    others = len(facts.tables[0].chairs) - 1
    if not found.answered:
        return say(facts, "wall.change.nothing")
    if len(found.answered) >= others > 0:
        return say(facts, "wall.change.all")
    return say(facts, "wall.change.answered", seats=", ".join(found.answered))


def _both(facts: WallFacts, found: Outcome) -> Markup:
    """The number as it was and as it would have been."""
    words, opened = words_of(facts), archive_of(facts)
    room = max(len(found.was), len(found.now))
    ticks = (opened.ticks + ("",) * room)[:room]
    lines = []
    for key, values in (("now", found.now), ("was", found.was)):
        last = words.number(values[-1]) if values else ""
        padded = [value / 100 for value in values] + [None] * (room - len(values))
        lines.append(TableCourse(say(facts, f"wall.change.{key}", value=last), tuple(padded)))
    picture = courses(
        lines, ticks, styles=SHOWN, wide=684, high=420, size=SIZE,
        title=found.name, description=" ".join(found.said),
    )  # fmt: skip
    return svg(picture, "both")
