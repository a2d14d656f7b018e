"""The bar at the top: what is played, where the game stands, and what is always at hand."""

from __future__ import annotations

from collections.abc import Hashable

from game.rules.phases import PHASES
from game.table.kit.nodes import SMALL, Column, Icon, Node, Row, Words, runs
from game.table.kit.parts import row, words
from game.table.kit.scene import Look
from game.table.playing import Play
from game.table.voice import say

STEPS = ("news", "talk", "orders", "reveal")
"""The steps of a round as they are shown."""


def bar(title: str, *right: Node) -> Node:
    """A bar with a title."""
    return row(
        words(title, 23, "on_dark", bold=True, grow=1), *right, gap=14, pad=(24, 8), skin="bar"
    )


def tool(id: str, sign: str, label: str, intent: Hashable, *, disabled: str = "") -> Node:
    """A button with an icon in the bar."""
    return Node(
        Column(0, "middle", "middle"),
        (Node(Icon(sign, 26, "on_dark")),),
        id=id, role="button", label=label, hint=label, intent=intent, disabled=disabled,
        width=46, height=44,
    )  # fmt: skip


def table_bar(play: Play, look: Look, showing: str = "", round: int = 0, clock: str = "") -> Node:
    """The bar of the table: title, round, the steps of the round, tools; of a past round if one is given."""
    shown = play.table(look)
    step = showing or PHASES[shown.phase].part
    chips = [_chip(look, name, name == step) for name in STEPS]
    where = say(look, "bar.round", round=round or shown.round, rounds=shown.rounds)
    exchange = ""
    if step == "talk" and play.session.book.exchanges > 1 and shown.exchange:
        exchange = say(look, "bar.exchange", now=shown.exchange, all=play.session.book.exchanges)
    return row(
        words(play.texts(look.language).title.text, 22, "on_dark", bold=True, grow=1),
        words(f"**{where}**{exchange}", SMALL, "on_dark"),
        words(clock, SMALL, "on_dark") if clock else None,
        row(*chips, gap=4),
        tool("hint", "lightbulb", say(look, "bar.hint", count=play.hints_left), "hint"),
        tool("undo", "undo-2", say(look, "bar.undo"), "undo"),
        tool("menu", "menu", say(look, "bar.menu"), "menu"),
        gap=18,
        pad=(20, 6),
        skin="bar",
    )


def _chip(look: Look, name: str, here: bool) -> Node:
    text = say(look, f"step.{name}")
    return Node(
        Row(6, "middle", spread="middle"),
        (Node(Words(runs(f"**{text}**" if here else text), SMALL, "ink" if here else "on_dark")),),
        label=say(look, "step.here", step=text) if here else text,
        skin="pill" if here else "",
        pad=(12, 3),
    )
