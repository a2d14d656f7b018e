"""The brief: the story, what everybody knows of this seat, and what only its reader knows."""

from __future__ import annotations

from dataclasses import replace

from game.player.intents import Intent, SetRead
from game.screens.bar import bar
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Pick,
    Screen,
    bullets,
    button,
    choice,
    group,
    heading,
    line,
    small,
    text,
)
from game.screens.places import AtTable, BriefAgain
from game.screens.wants import Show


def brief(here: Here, place: AtTable) -> Screen:
    """What a reader needs before the first order."""
    history = here.instead(replace(place, history=True))
    below, told = _question(here, place), _answered(here, place)
    return _brief(here, "brief.sit", SetRead("brief"), history, place.history, below, told)


def brief_again(here: Here, place: BriefAgain) -> Screen:
    """The brief, looked up later."""
    history = here.instead(replace(place, history=True))
    screen = _brief(here, "brief.back", here.back, history, place.history, _others(here))
    return replace(screen, escape=here.back)


def _question(here: Here, place: AtTable) -> Node | None:
    """The question after the brief; no answer is needed to go on."""
    asked = here.player.question
    if asked is None:
        return None
    picks = [
        Pick(str(at), answer, here.instead(replace(place, answer=at)))
        for at, answer in enumerate(asked.answers)
    ]
    chosen = str(place.answer) if place.answer >= 0 else ""
    inside = (
        heading(asked.ask, 3, weight=2),
        choice("question", picks, chosen, label=asked.ask, flow="down", weight=2),
    )
    return group(*inside, id="asked", label=asked.ask, region="now", weight=0)


def _answered(here: Here, place: AtTable) -> Node | None:
    """What the answer to the question was worth: a wrong one shows the line again."""
    asked = here.player.question
    if asked is None or place.answer < 0:
        return None
    if place.answer == asked.right:
        return small(here.say("question.right"), "good", live=True)
    return small(here.say("question.wrong", line=asked.again), "bad", live=True)


def _others(here: Here) -> Node | None:
    """The red lines of the other seats, which everybody knows."""
    seats = [s for side in here.player.brief.sides for s in side.seats if not s.own and s.red_lines]
    lines = [
        f"{here.words.seat(seat.id)}: {here.say('seat.red_line', text=said)}"
        for seat in seats
        for said in seat.red_lines
    ]
    if not lines:
        return None
    inside = (heading(here.say("brief.others")), bullets(lines))
    return group(*inside, id="others", label=here.say("brief.others"), region="now", weight=0)


def _brief(
    here: Here,
    key: str,
    on: Intent,
    history: Show,
    told: bool,
    below: Node | None,
    note: Node | None = None,
) -> Screen:
    shown = here.player.brief
    title = here.say("brief.title", seat=shown.own.name)
    sit = button("sit", here.say(key), on, icon="arrow-right", primary=True)
    root = group(
        bar(title),
        _public(here, history, told),
        _private(here),
        below,
        group(
            note or small(here.say("brief.words", count=shown.count), weight=2),
            sit,
            kind="strip",
            flow="across",
            region="foot",
            weight=0,
        ),
    )
    return Screen(f"brief.{here.player.seat}", title, root, focus="sit")


def _public(here: Here, history: Show, told: bool) -> Node:
    """The story, what everybody knows of this seat, and how it came to this for whoever asks."""
    shown, say = here.player.brief, here.say
    read_on = button(
        "history", say("brief.history"), history, icon="book-open", kind="quiet", weight=2
    )
    return group(
        heading(say("brief.story")),
        *(text(passage.marked) for passage in shown.story),
        heading(say("brief.public"), weight=2),
        *(text(passage.text, weight=2) for passage in shown.own.public),
        *(small(passage.cited) for passage in shown.history if told),
        read_on if shown.history and not told else None,
        id="left",
        label=say("brief.story"),
        region="now",
        weight=0,
    )


def _private(here: Here) -> Node:
    """What only the reader knows, what counts for her, and her red lines."""
    shown, say = here.player.brief, here.say
    lines = [say("seat.red_line", text=line_) for line_ in shown.own.red_lines]
    return group(
        group(
            line(heading(say("brief.private"), icon="lock")),
            *(text(passage.marked) for passage in (*shown.private, *shown.told)),
            group(
                heading(say("brief.interests"), 3),
                bullets(shown.interests),
                bullets(lines, "bad") if lines else None,
                weight=2,
            ),
            kind="card",
        ),
        id="right",
        label=say("brief.private"),
        region="act",
        weight=0,
    )
