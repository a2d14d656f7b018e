"""A lever as a card: whose it is, where it stands, and its settings to choose from."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from game.table.kit.nodes import Node
from game.table.kit.parts import Choice, card, column, heading, icon, row, segments, small, words
from game.table.kit.scene import Look
from game.table.playing import Play
from game.table.voice import say


def lever_card(
    play: Play,
    look: Look,
    lever: str,
    choices: Sequence[Choice],
    chosen: str,
    intent: Hashable,
    *,
    notes: Sequence[str] = (),
    warnings: Sequence[str] = (),
    extras: Sequence[Node] = (),
    marked: bool = False,
    headed: bool = True,
) -> Node:
    """Show a lever; the intent comes as `((intent), setting)`. Its head may stand in a line above it."""
    names = play.words(look)
    text = names.texts.levers[lever]
    effect = play.effects(look).get((lever, chosen))
    lines = [small(note) for note in notes]
    if effect is not None and marked:
        lines.append(small(effect.sentence, "accent"))
    lines += [
        row(icon("triangle-alert", 20, "bad"), small(w, "bad", grow=1), gap=8) for w in warnings
    ]
    long = sum(len(choice.text) for choice in choices) > 44 or len(choices) > 4
    return card(
        _head(play, look, lever) if headed else None,
        words(text.ask.text, 18),
        segments(f"lever.{lever}", choices, chosen, intent, label=text.name.text, even=not long),
        *lines,
        *extras,
        chosen=marked,
        gap=7,
        pad=(14, 12),
    )


def _head(play: Play, look: Look, lever: str) -> Node:
    names = play.words(look)
    text = names.texts.levers[lever]
    return row(
        column(icon(text.icon, 24, "accent"), skin="note", pad=(8, 8)),
        column(
            heading(text.name.text, 20),
            small(say(look, "lever.of", owner=names.owner(lever))),
            gap=0,
            grow=1,
        ),
        gap=10,
    )


def lever_line(play: Play, look: Look, lever: str, stands: str, asked: str, shown: bool) -> Node:
    """A lever in a line, to be opened: whose it is, where it stands, and where a clause would put it."""
    names = play.words(look)
    text = names.texts.levers[lever]
    told = play.marked(lever)
    matters = say(look, "lever.matters", seats=names.listing([names.seat(s) for s in told]))
    values = {"owner": names.owner(lever), "now": names.setting(lever, stands) if stands else ""}
    if asked:
        key = "lever.line.same" if asked == stands or not stands else "lever.line.asked"
        said = say(look, key, setting=names.setting(lever, asked), **values)
    else:
        key = "lever.line" if stands else "lever.line.unknown"
        said = say(look, key, setting=values["now"], **values)
    return card(
        row(
            icon(text.icon, 24, "accent"),
            column(
                words(f"**{text.name.text}**", 20),
                small(said),
                row(icon("star", 18, "warn"), small(matters, "warn", grow=1), gap=6)
                if told
                else None,
                gap=0,
                grow=1,
            ),
            icon("chevron-up" if shown else "chevron-down", 22, "soft"),
            gap=12,
        ),
        id=f"open.{lever}",
        intent=("open", lever),
        label=f"{text.name.text}. {said.replace('**', '')}",
        hint="" if shown else text.ask.text,
        chosen=bool(asked),
        pad=(14, 8),
    )
