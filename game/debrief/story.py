"""What happened, in one paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.debrief.clauses import ClauseResult
from game.debrief.course import Curve, Timeline
from game.debrief.promised import PromiseResult
from game.views.results import TrustResult
from game.views.words import Words, tenths


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What the paragraph is made of."""

    title: str
    """Of the ending; empty for a game that was stopped."""
    round: int
    """Where it ended or was stopped."""
    agreements: int
    clauses: Sequence[ClauseResult]
    timeline: Timeline
    trust: Sequence[TrustResult]
    promises: Sequence[PromiseResult] = ()


def story(words: Words, outline: StoryFacts) -> str:
    """Tell a game in a few sentences, without a verdict."""
    return " ".join(_sentences(words, outline))


def _sentences(words: Words, outline: StoryFacts) -> Iterator[str]:
    yield _frame(words, outline)
    yield _word(words, outline)
    if outline.promises:
        due, broken = len(outline.promises), sum(not each.kept for each in outline.promises)
        key = "broken" if broken else "kept"
        yield words.say(f"debrief.story.promises.{key}", due=due, broken=broken)
    course = outline.timeline
    yield _moved(words, "cooperation", course.cooperation)
    if course.trust:
        yield _moved(words, "trust", course.trust)
    pair = next((row for row in outline.trust if row.moved), None)
    if pair:
        yield words.say(
            "debrief.story.pair.up" if pair.after > pair.before else "debrief.story.pair.down",
            holder=words.seat(pair.holder),
            actor=words.seat(pair.actor),
            before=words.number(pair.before),
            after=words.number(pair.after),
        )
    if course.tension:
        yield _tension(words, course.tension)


def _frame(words: Words, outline: StoryFacts) -> str:
    if outline.title:
        return words.say("debrief.story.ended", rounds=outline.round, title=outline.title)
    return words.say("debrief.story.stopped", round=outline.round)


def _word(words: Words, outline: StoryFacts) -> str:
    """Say how much was agreed, and whether it was kept."""
    if not outline.agreements:
        return words.say("debrief.story.no_deal")
    agreed = words.say("debrief.story.deals", count=outline.agreements)
    due = [clause for clause in outline.clauses if clause.due]
    broken = [clause for clause in due if clause.kept < clause.due]
    if not due:
        return f"{agreed} {words.say('debrief.story.nothing_due')}"
    if not broken:
        return f"{agreed} {words.say('debrief.story.all_kept')}"
    return f"{agreed} {words.say('debrief.story.broken', broken=len(broken), due=len(due))}"


def _moved(words: Words, what: str, line: Curve) -> str:
    start, end = line.values[0], line.values[-1]
    way = "same" if tenths(start) == tenths(end) else "up" if end > start else "down"
    return words.say(
        f"debrief.story.{what}.{way}", start=words.number(start), end=words.number(end)
    )


def _tension(words: Words, line: Curve) -> str:
    start, end = line.values[0], line.values[-1]
    way = "same" if tenths(start) == tenths(end) else "up" if end > start else "down"
    return words.say(
        f"debrief.story.tension.{way}",
        indicator=line.name,
        start=words.number(start),
        end=words.number(end),
        most=words.number(line.high),
        rung=line.rungs[-1],
    )
