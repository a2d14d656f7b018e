"""The reveal: look at the wall; and when it has shown it, what it was for this seat."""

from __future__ import annotations

from collections.abc import Iterator

from game.player.reveals import RevealName
from game.rules.phases import ORDERS
from game.screens.desk.frame import At, Leaf
from game.screens.nodes import Node, Tone, button, group, heading, line, small, text
from game.screens.places import WhyCard
from game.screens.reveal import VERDICTS
from game.views.spans import span_of

LINES = 3
"""Causes that are told at once."""


def reveal(at: At) -> Leaf:
    """Look at the wall, or the own numbers."""
    name = str(RevealName(at.desk.round, ORDERS[0]))
    if not at.desk.own or name not in at.here.player.reveals:
        return _look_up(at)
    return Leaf(at.say("reveal.own"), tuple(_own(at, name)), key="own")


def _look_up(at: At) -> Leaf:
    """Nothing to read here."""
    return Leaf(
        at.say("reveal.do"),
        (
            group(
                Node("image", icon="presentation", kind="wall"),
                heading(at.say("wall.look"), 2, kind="lead"),
                text(at.say("reveal.later"), "soft"),
                kind="wall",
                id="wall",
                label=at.say("wall.look"),
            ),
        ),
        tools=False,
    )


def _own(at: At, name: str) -> Iterator[Node]:
    """How the score moved and by what, what became of words, and what is not known."""
    here = at.here
    told = here.player.because(name)
    found = here.player.reveal(name)
    span = span_of(RevealName.read(name))
    why = here.player.why("score", (), span)
    number = here.words.number
    rows: list[Node] = []
    for each in told.first[:LINES]:
        tone: Tone = "good" if each.amount > 0 else "bad"
        rows.append(
            line(
                text(f"**{here.words.signed(each.amount)}**", tone, kind="amount"),
                text(each.sentence),
            )
        )
    moved = (
        at.say("reveal.points", before=number(why.start), now=number(why.now))
        if why.start is not None and why.now is not None
        else ""
    )
    title = at.say("you.title")
    asked = here.over(WhyCard("score", (), span))
    yield group(
        line(
            heading(title, 2),
            button(
                "why.score", at.say("why"), asked, kind="quiet", label=f"{at.say('why')} {title}"
            ),
        ),
        text(f"**{moved}**", kind="lead") if moved else None,
        *rows,
        kind="card",
        id="you",
        label=title,
    )
    if found.clauses or found.secrets:
        title = at.say("reveal.words")
        yield group(
            heading(title, 2),
            *(_clause(clause.verdict, clause.sentence) for clause in found.clauses),
            *(small(said, icon="lock") for said in found.secrets),
            kind="card",
            id="words",
            label=title,
        )
    if told.because_of_you:
        title = at.say("reveal.of_you")
        yield group(
            heading(title, 2), *(text(each.sentence) for each in told.because_of_you[:LINES]),
            kind="card", id="of_you", label=title,
        )  # fmt: skip


def _clause(verdict: str, sentence: str) -> Node:
    icon, tone = VERDICTS.get(verdict, VERDICTS["not_known"])
    return text(sentence, tone, icon=icon)
