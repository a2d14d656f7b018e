"""A lever: in a line with where it stands, and with its settings to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from game.screens.here import Here
from game.screens.nodes import Node, Pick, card, choice, group, heading, line, small, text
from game.views.leanings import who_named


def lever_choice(
    here: Here,
    lever: str,
    options: Sequence[Pick],
    chosen: str,
    *more: Node | None,
    head: Node | None = None,
    changed: bool = False,
) -> Node:
    """What a lever asks and its settings, with what the chosen one is expected to change if it is new."""
    texts = here.words.texts.levers[lever]
    effect = here.player.effects.get((lever, chosen)) if changed else None
    long = sum(len(option.text) for option in options) > 44 or len(options) > 4
    return card(
        head,
        text(texts.ask.text),
        choice(
            f"lever.{lever}",
            options,
            chosen,
            label=texts.name.text,
            flow="wrap" if long else "even",
        ),
        small(effect.sentence, "accent") if effect else None,
        *more,
        kind="lever",
        value="chosen" if changed else "",
    )


def lever_head(here: Here, lever: str) -> Node:
    """Whose lever it is."""
    texts = here.words.texts.levers[lever]
    return line(
        heading(texts.name.text, 3, icon=texts.icon),
        small(here.say("lever.of", owner=here.words.owner(lever))),
    )


def lever_line(here: Here, lever: str, stands: str, asked: str, unusual: str = "") -> Node:
    """A lever in a line: whose it is, where it stands, where a clause would put it, to whom it matters most.

    `unusual` is what is unusual about the clause: that it is secret, or checked.
    """
    texts = here.words.texts.levers[lever]
    told = here.player.marked(lever)
    seats = who_named(here.words, here.player.leanings, lever, told) if told else ""
    matters = small(here.say("lever.matters", seats=seats), "warn", icon="star") if told else None
    return group(
        text(f"**{texts.name.text}**"),
        small(_course(here, lever, stands, asked)),
        small(unusual, "accent") if unusual else None,
        matters,
        kind="clause",
        icon=texts.icon,
        value="chosen" if asked else "",
        hint=texts.ask.text,
    )


def _course(here: Here, lever: str, stands: str, asked: str) -> str:
    """Whose a lever is, where it stands and where a clause would put it."""
    words, owner = here.words, here.words.owner(lever)
    now = words.setting(lever, stands) if stands else ""
    if not asked:
        key = "lever.line" if stands else "lever.line.unknown"
        return here.say(key, owner=owner, setting=now)
    key = "lever.line.same" if asked == stands or not stands else "lever.line.asked"
    return here.say(key, owner=owner, setting=words.setting(lever, asked), now=now)
