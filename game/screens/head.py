"""The bar at the top: what is played, where the game stands, and what is always at hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.player.intents import Intent, TakeHint, Undo, Unpress
from game.rules.phases import PHASES
from game.screens.here import Here
from game.screens.nodes import Node, group, heading, text, tool
from game.screens.places import AgreementsPage, GameMenu, News, Numbers, TalkLog

STEPS: Final = tuple(dict.fromkeys(phase.part for phase in PHASES.values()))
"""The parts of a round, as they are shown."""


def table_bar(here: Here, showing: str = "", round: int = 0) -> Node:
    """The bar of the table: title, round, the steps of the round, tools; of a past round if one is given."""
    table = here.player.table
    step = showing or PHASES[table.phase].part
    where = here.say("bar.round", round=round or table.round, rounds=table.rounds)
    return group(
        heading(here.player.texts.title.text, 1),
        text(f"**{where}**{_last(here, step)}", kind="chip", id="round"),
        _clock(here),
        group(*(_chip(here, name, name == step) for name in STEPS), flow="across", region="steps"),
        group(*_tools(here), flow="across", region="tools"),
        kind="bar",
        region="who",
        flow="across",
    )


def _last(here: Here, step: str) -> str:
    """That this is the last exchange of the talk; others are not counted, for not everybody knows of all."""
    now = step == "talk" and here.player.due == "ask" and here.player.last_exchange
    return here.say("bar.last") if now else ""


def _clock(here: Here) -> Node | None:
    """The time of this phase in seconds, where a clock is wanted; a device that has one lets it run.

    It never forces anything.
    """
    if here.visit.game is None or not here.visit.game.clock or here.player.busy:
        return None
    minutes = here.player.table.minutes
    said = here.say("bar.clock", minutes=minutes, seconds="00")
    return Node("status", id="clock", text=said, kind="chip", value=f"{minutes * 60}")


def _chip(here: Here, name: str, now: bool) -> Node:
    said = here.say(f"step.{name}")
    label = here.say("step.here", step=said) if now else ""
    return text(said, kind="chip", id=f"step.{name}", label=label, value="chosen" if now else "")


def _tools(here: Here) -> tuple[Node, ...]:
    """What is always at hand; a hint only for somebody who has something to decide."""
    player, say = here.player, here.say
    why_not = "" if player.due == "ask" else say("hint.not_now")
    if not player.hints_left:
        why_not = say("hint.none")
    hint = say("bar.hint", count=player.hints_left)
    return (
        tool("news", "newspaper", say("bar.news"), here.over(News())),
        tool("numbers", "chart-line", say("strip.more"), here.over(Numbers())),
        tool("hint", "lightbulb", hint, TakeHint(player.next_hint), disabled=why_not),
        tool("undo", "undo-2", say("bar.unpress" if player.presses else "bar.undo"), undo(here)),
        tool("menu", "menu", say("bar.menu"), here.over(GameMenu())),
    )


def undo(here: Here) -> Intent:
    """Take back the last press of this phase; where there is none, the last decision."""
    player = here.player
    return Unpress(player.presses) if player.presses else Undo(player.moment)


def keys(here: Here) -> Mapping[str, Intent]:
    """The letters that stand for things at hand."""
    return {
        "n": here.over(News()),
        "i": here.over(Numbers()),
        "a": here.over(AgreementsPage()),
        "h": TakeHint(here.player.next_hint),
        "m": here.over(GameMenu()),
        "u": undo(here),
        "l": here.over(TalkLog()),
    }
