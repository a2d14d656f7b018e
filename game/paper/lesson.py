"""The lesson on one page for each length, who sits where, and what to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from game.debrief.markup import Markup, tag
from game.locale import text
from game.paper.course import LessonStep
from game.paper.plan import ClassPlan
from game.paper.sheets import document, sheet

SLIDES: Final = ("feel", "happened", "archives", "possible", "marks", "change")
"""The slides of the debrief."""
SAID: Final = (
    "join", "note", "read", "news", "promise", "talk", "seal", "reveal",
    *SLIDES, "exit",
)  # fmt: skip
"""The phases in which there is something to say, in their order."""
_MANY: Final = 3
"""Rounds from which only the first is told, and after how many minutes the next one comes."""


def lesson_plans(plan: ClassPlan) -> str:
    """Write the plan of each length, the list of seats, and the card with what to say."""
    sheets = [_plan(plan, minutes, steps) for minutes, steps in plan.steps.items()]
    sheets += [_seats(plan), _said(plan)]
    return document(plan, plan.say("plan.title"), plan.say("plan.note"), sheets)


def minutes_said(minutes: float) -> str:
    """Write minutes to the half.

    >>> [minutes_said(m) for m in (0.25, 0.5, 3, 15.4)]
    ['½', '½', '3', '15½']
    """
    halves = max(1, int(minutes * 2 + 0.5)) if minutes else 0
    whole, half = divmod(halves, 2)
    return f"{whole or ''}½" if half else str(whole)


def _plan(plan: ClassPlan, minutes: int, steps: Sequence[LessonStep]) -> Markup:
    say, teaching = plan.say, plan.words.texts.teaching
    slides = [step for step in steps if step.kind in SLIDES]
    safe = minutes_said(slides[0].start) if slides else ""
    head = ("when", "step", "wall", "students", "you")
    return sheet(
        tag("h2", say("plan.head", minutes=minutes)),
        tag("p", tag("b", teaching.topic.text + ". "), say("plan.age", age=teaching.age)),
        tag("ul", [tag("li", each.text) for each in teaching.objectives], class_="small goals"),
        tag(
            "table",
            tag("thead", tag("tr", [tag("th", say(f"plan.{name}"), scope="col") for name in head])),
            tag("tbody", list(_rows(plan, steps))),
            class_="plan",
        ),
        tag(
            "div",
            _boxed(say("plan.late"), say("plan.late.how", minute=safe)),
            _boxed(say("plan.silence"), say("plan.silence.how")),
            _boxed(say("plan.paper"), say("plan.paper.how")),
            _boxed(say("plan.grade"), say("plan.grade.how")),
            class_="two small bottom",
        ),
        kind="page course",
    )


def _boxed(title: str, told: str) -> Markup:
    return tag("p", tag("b", title), " ", told)


def _rows(plan: ClassPlan, steps: Sequence[LessonStep]) -> Iterator[Markup]:
    """One row a step; rounds that go alike share their rows."""
    before = ""
    for same in alike(steps):
        first = same[0]
        set_ = "slides" if first.kind in SLIDES else _rounds(same) if first.round else "around"
        name = plan.say(f"step.{first.kind}")
        if first.round and set_ != before:
            name = f"{plan.say('plan.rounds', rounds=set_)}: {name}"
        yield tag(
            "tr",
            tag("td", _when(plan, same), class_="min"),
            tag("td", name, class_="kind"),
            [
                tag("td", plan.say(f"step.{first.kind}.{who}"))
                for who in ("wall", "students", "you")
            ],
            class_="set" if set_ != before and before else None,
        )
        before = set_


def alike(steps: Sequence[LessonStep]) -> list[list[LessonStep]]:
    """Put the same steps of rounds that go alike together, in the order of the first."""
    rounds = {step.round: _shape(steps, step.round) for step in steps if step.round}
    found: dict[tuple[object, ...], list[LessonStep]] = {}
    for step in steps:
        found.setdefault((step.kind, rounds.get(step.round)), []).append(step)
    return list(found.values())


def _shape(steps: Sequence[LessonStep], round_: int) -> tuple[tuple[str, float], ...]:
    return tuple((step.kind, step.minutes) for step in steps if step.round == round_)


def _rounds(steps: Sequence[LessonStep]) -> str:
    """Name rounds: `1`, or `2–3`."""
    first, last = steps[0].round, steps[-1].round
    return str(first) if first == last else f"{first}–{last}"


def _when(plan: ClassPlan, steps: Sequence[LessonStep]) -> str:
    """When a step begins and ends, or only when it begins where it comes again."""
    first = steps[0]
    if len(steps) == 1:
        if not first.minutes:
            return plan.say("plan.before")
        return f"{minutes_said(first.start)}–{minutes_said(first.end)}"
    gaps = {round(b.start - a.start, 3) for a, b in pairwise(steps)}
    if len(steps) >= _MANY and len(gaps) == 1:
        start, gap = minutes_said(first.start), minutes_said(gaps.pop())
        return plan.say("plan.every", start=start, gap=gap)
    return ", ".join(minutes_said(step.start) for step in steps)


def _seats(plan: ClassPlan) -> Markup:
    say, words = plan.say, plan.words
    rows = [
        tag(
            "tr",
            tag("th", table.letter or "___", scope="row"),
            tag("td", str(seat.number)),
            tag("td", words.seat(seat.seat)),
            tag("td", _held(plan, seat.places)),
        )
        for table in plan.tables
        for seat in table.seats
        if words.texts.stakeholders[seat.seat].play != "information"
    ]
    names = ("table", "number", "office", "students")
    opt_out = [tag("li", each.text) for each in words.texts.teaching.opt_out]
    return sheet(
        tag("h2", say("seats.title")),
        tag("p", say("seats.class", count=plan.size) if plan.size else say("seats.unknown")),
        tag(
            "table",
            tag("thead", tag("tr", [tag("th", say(f"seats.{x}"), scope="col") for x in names])),
            tag("tbody", rows),
            class_="plan seats",
        ),
        tag("p", tag("b", say("seats.press", count=plan.press)) if plan.size else None),
        [tag("p", say("seats.opt_out")), tag("ul", opt_out)] if opt_out else None,
        tag("p", say("seats.draw")),
        tag("p", say("seats.more"), class_="bottom small"),
        kind="page",
    )


def _held(plan: ClassPlan, places: int) -> str:
    if not plan.size:
        return plan.say("seats.two")
    return str(places) if places else plan.say("seats.mind")


def _said(plan: ClassPlan) -> Markup:
    """What to say in each phase, every language beside the others."""
    both = plan.both
    rows = []
    for kind in SAID:
        told = [_sentences(plan, words.language, kind) for words in both]
        rows.append(
            tag(
                "tr",
                tag("td", plan.say(f"step.{kind}"), class_="kind"),
                [
                    tag("td", said, lang=words.language)
                    for words, said in zip(both, told, strict=True)
                ],
            )
        )
    names = [tag("th", text(words.language, "paper.language"), scope="col") for words in both]
    return sheet(
        tag("h2", plan.say("say.title")),
        tag("p", plan.say("say.how")),
        tag(
            "table",
            tag("thead", tag("tr", tag("th", plan.say("plan.step"), scope="col"), names)),
            tag("tbody", rows),
            class_="plan said",
        ),
        kind="page",
    )


def _sentences(plan: ClassPlan, language: str, kind: str) -> str:
    words = plan.tongues[language]
    note = words.texts.teaching.content_note
    said = words.say(f"paper.say.{kind}")
    return f"{said} {note.text}" if kind == "note" and note else said
