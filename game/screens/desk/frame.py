"""The four places that every page of a seat has: who I am, what to do now, the act, and what is always at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from game.pictures.emblem import emblem
from game.player.intents import Intent
from game.screens.desk.desk import ROUND, Desk, DeskCard, DeskPlace, DeskWhy, StepKind
from game.screens.here import Here
from game.screens.nodes import (
    DeskKind,
    Kind,
    Node,
    Screen,
    button,
    group,
    heading,
    sign,
    small,
    some,
    text,
)
from game.screens.wants import Show


@dataclass(frozen=True)
class At:
    """Where a page is made: the reader, her chair, and what her device shows of it."""

    here: Here
    desk: Desk
    place: DeskPlace

    def say(self, key: str, **values: object) -> str:
        """Fill in a text of the desk; its key is without the `t.desk.` that all of them have."""
        return self.here.say(f"desk.{key}", **values)

    def name(self, seat: str) -> str:
        """The short name of a seat; of the reader's own, that it is hers."""
        return self.say("you") if seat == self.here.player.seat else self.here.words.seat(seat)

    def to(self, **more: Any) -> Show:
        """Show the same page with something open, or shut."""
        return self.here.instead(replace(self.place, of=self.desk.of, **more))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page, without what all pages have.

    Attributes:
        said: what to do now, in one sentence of at most twenty words.
        act: what there is to see and to do.
        foot: the buttons, the main one last.
        key: what of the step is shown, where it has several pages; another one begins at its top.
        stakes: what stands on the left where there is room.
        aside: what stands on the right where there is room, else below.
        escape: what Escape wants; None for nothing.
        tools: whether *Why?* and *My card* are at hand.
    """

    said: str
    act: tuple[Node | None, ...] = ()
    foot: tuple[Node | None, ...] = ()
    key: str = ""
    stakes: Node | None = None
    aside: Node | None = None
    escape: Intent | None = None
    tools: bool = True


def framed(at: At, page: Leaf) -> Screen:
    """Put a page into its frame."""
    here = at.here
    foot = some(*page.foot)
    root = group(
        _who(at),
        _now(at, page.said),
        group(*page.act, id="act", label=page.said, region="act", weight=0)
        if some(*page.act)
        else None,
        page.stakes,
        page.aside,
        group(*foot, flow="across", region="foot", weight=0, id="foot") if foot else None,
        _tools(at) if page.tools else None,
    )
    name = ".".join(filter(None, ("desk", here.player.seat, at.desk.key, page.key)))
    return Screen(name, here.player.texts.title.text, root, escape=page.escape)


# Who I am


def _who(at: At) -> Node:
    """Colour, icon and short name of the seat, where it sits and in which step; then the clock."""
    here, seat = at.here, at.here.player.seat
    holder = here.words.texts.stakeholders[seat]
    return group(
        group(
            Node("image", picture=emblem(holder.colour, "even", own=True), kind="me"),
            sign(holder.icon),
            kind="me",
        ),
        group(text(f"**{here.words.seat(seat)}**", kind="lead"), small(_where(at)), kind="line"),
        _steps(at),
        _clock(at),
        kind="bar",
        id="who",
        label=here.words.seat(seat),
        region="who",
    )


def _where(at: At) -> str:
    """`Table A · chair 3 · round 2 · talk`."""
    name = at.say(f"step.{at.desk.step}").lower()
    parts = (
        [at.say("table", letter=at.desk.label[:1], chair=at.desk.label)] if at.desk.label else []
    )
    parts += [at.say("round", round=at.desk.round).lower()] if at.desk.round else []
    return " · ".join((*parts, name))


def _steps(at: At) -> Node | None:
    """The steps of a round, where there is room for them."""
    if at.desk.step not in ROUND:
        return None
    chips = (
        text(at.say(f"step.{step}"), kind="chip", value="chosen" if step == at.desk.step else "")
        for step in steps_of(at)
    )
    return group(*chips, id="steps", label=at.say("steps"), flow="across", region="steps")


def steps_of(at: At) -> list[StepKind]:
    """The steps of this round; before texts may be put there is no talk, and where nobody approves no approval."""
    early = bool(at.here.player.too_early)
    leave = {"talk" if early else "promise"}
    if at.desk.step != "approve":
        leave.add("approve")
    return [step for step in ROUND if step not in leave]


def _clock(at: At) -> Node | None:
    left = at.desk.left
    if left is None:
        return None
    minutes, seconds = divmod(max(left, 0), 60)
    return text(
        f"{minutes}:{seconds:02}", id="clock", label=at.say("clock", time=f"{minutes}:{seconds:02}")
    )


# What to do now


def _now(at: At, said: str) -> Node:
    """One sentence; and that whoever leads the class waits for this chair."""
    nudge = (
        Node("alert", text=at.say("nudged"), icon="bell-ring", tone="warn", live=True, id="nudged")
        if at.desk.nudged
        else None
    )
    return group(
        heading(said, 1, kind="sentence", live=True), nudge, kind="strip", id="now", label=said,
        region="now", weight=0,
    )  # fmt: skip


# What is always at hand


def _tools(at: At) -> Node:
    here = at.here
    return group(
        button("why", at.say("why"), here.over(DeskWhy()), icon="circle-question-mark"),
        button("card", at.say("card"), here.over(DeskCard()), icon="id-card"),
        id="tools",
        label=at.say("tools"),
        flow="even",
        region="tools",
    )


def main(id: str, said: str, intent: Intent, *, about: str = "", icon: str = "", why_not: str = "", kind: Kind | DeskKind = "") -> Node:  # fmt: skip
    """The main button of a page: what it will do, below it what that costs; the reason where it cannot."""
    made = button(id, said, intent, icon=icon, kind=kind, primary=True, disabled=why_not)
    return replace(made, children=(small(about, ""),)) if about else made
