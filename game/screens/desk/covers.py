"""Pages that ask for nothing of the game: before it, beside it, between its steps."""

from __future__ import annotations

from game.player.intents import SetRead
from game.screens.desk import card
from game.screens.desk.frame import At, Leaf, main
from game.screens.desk.news import guess
from game.screens.desk.talk import in_force
from game.screens.nodes import Node, button, group, heading, small, text
from game.screens.wants import StepOut, Then
from game.views.front_page import Article

ROLES = {"press": "newspaper", "facts": "stamp", "observer": "eye"}
"""Roles without a side, each with its icon."""


def wall(at: At, said: str, about: str = "", icon: str = "presentation", key: str = "") -> Leaf:
    """A dark page with few words."""
    return Leaf(
        said,
        (
            group(
                Node("image", icon=icon, kind="wall"),
                heading(said, 2, kind="lead"),
                text(about, "soft") if about else None,
                kind="wall",
                id="wall",
                label=said,
            ),
        ),
        key=key,
        tools=False,
    )


def join(at: At) -> Leaf:
    """That the seat is taken, and where its people sit."""
    name = at.here.player.brief.own.name
    return Leaf(
        at.say("join.do"),
        (
            group(
                heading(name, 2, icon=at.here.player.brief.own.icon),
                text(at.say("join.chair", chair=at.desk.label)) if at.desk.label else None,
                small(at.say("join.second")),
                kind="card",
                id="chair",
                label=name,
            ),
        ),
        tools=False,
    )


def note(at: At) -> Leaf:
    """What may be hard; whoever wants to takes a role without a side, and is not asked why."""
    said = at.here.player.texts.teaching.content_note
    title = at.say("note.roles")
    return Leaf(
        at.say("note.do"),
        (
            text(said.text) if said else None,
            group(
                heading(title, 2),
                *(
                    button(f"role.{role}", at.say(f"role.{role}"), StepOut(role), icon=icon)
                    for role, icon in ROLES.items()
                ),
                small(at.say("note.any_time")),
                kind="ballot",
                id="roles",
                label=title,
            ),
        ),
        tools=False,
    )


def question(at: At) -> Leaf:
    """The question of the lesson is on the wall."""
    return wall(at, at.say("wall.look"), at.say("question.about"))


def wait(at: At) -> Leaf:
    """Never an empty wait: the news to guess about."""
    articles = _last_news(at)
    items = (
        group(
            heading(article.title, 2), *guess(at, article), kind="card", id=f"item.{article.event}",
            label=article.title,
        )
        for article in articles
    )  # fmt: skip
    return Leaf(at.say("wait.news" if articles else "wait.do"), (*items, *in_force(at)))


def _last_news(at: At) -> list[Article]:
    """The items of the last round that had any whose kind of claim can be guessed."""
    player = at.here.player
    for round in range(player.round, 0, -1):
        found = [x for page in player.news(round) for x in page.articles if x.mark]
        if found:
            return found
    return []


def paused(at: At) -> Leaf:
    """The clock stands."""
    return wall(at, at.say("paused"), at.say("paused.about"), "pause")


def blank(at: At) -> Leaf:
    """No eyes on a device."""
    return wall(at, at.say("blank"), "", "eye-off")


def mind(at: At) -> Leaf:
    """A mind plays the seat; its people may read on."""
    return Leaf(
        at.say("mind.do"),
        (
            group(
                heading(at.say("mind.title"), 2, icon="settings"),
                text(at.say("mind.about")),
                kind="card",
                id="mind",
                label=at.say("mind.title"),
            ),
            *in_force(at),
        ),
    )


def late(at: At) -> Leaf:
    """For who comes late: the card, what is in force, what comes next, on one page."""
    title = at.say("late.force")
    after = at.say(f"late.next.{at.desk.step}" if at.desk.step in NEXT else "late.next")
    on = Then((SetRead("brief"), at.to(caught_up=True)))
    return Leaf(
        at.say("late.do"),
        (
            group(text(f"**{after}**", icon="arrow-right"), kind="ribbon", id="next"),
            card.only_you(at.here),
            card.red_lines(at.here),
            card.counts(at.here),
            group(heading(title, 2), *in_force(at), kind="card", id="force", label=title),
        ),
        (main("on", at.say("late.on"), on, icon="check"),),
        key="late",
    )


NEXT = ("news", "promise", "talk", "seal", "reveal")
"""Steps of which is said what happens in them."""
