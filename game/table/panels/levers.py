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
) -> Node:
    """Show a lever; the intent comes as `((intent), setting)`."""
    names = play.words(look)
    text = names.texts.levers[lever]
    effect = play.effects(look).get((lever, chosen))
    lines = [small(note) for note in notes]
    if effect is not None and chosen:
        lines.append(small(effect.sentence, "accent"))
    lines += [
        row(icon("triangle-alert", 20, "bad"), small(w, "bad", grow=1), gap=8) for w in warnings
    ]
    long = sum(len(choice.text) for choice in choices) > 44 or len(choices) > 4
    return card(
        row(
            column(icon(text.icon, 24, "accent"), skin="note", pad=(8, 8)),
            column(
                heading(text.name.text, 20),
                small(say(look, "lever.of", owner=names.owner(lever))),
                gap=0,
                grow=1,
            ),
            gap=10,
        ),
        words(text.ask.text, 18),
        segments(f"lever.{lever}", choices, chosen, intent, label=text.name.text, even=not long),
        *lines,
        *extras,
        chosen=marked,
        gap=7,
        pad=(14, 12),
    )
