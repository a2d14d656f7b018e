"""Ready sentences to begin a talk with, made of the offer that is being written."""

from __future__ import annotations

from game.rules.orders import Clause
from game.screens.desk.frame import At
from game.screens.nodes import Node, group, text, tool

SENTENCES = {"both": 3, "ask": 2, "give": 2, "none": 3}
"""How many ways of saying it there are: of a clause of each side, of one, of none."""


def opener(at: At) -> Node:
    """One sentence to say aloud, and a button for another."""
    give, ask = sides(at)
    key = "both" if give and ask else "ask" if ask else "give" if give else "none"
    count = SENTENCES[key]
    number = at.place.opener % count
    said = at.say(f"opener.{key}.{number}", give=_named(at, give), ask=_named(at, ask))
    other = at.to(opener=(number + 1) % count)
    return group(
        text(said, icon="message-circle"),
        tool("opener", "refresh-cw", at.say("opener.other"), other),
        kind="opener",
        flow="across",
        id="opener.card",
        label=at.say("opener.label"),
    )


def sides(at: At) -> tuple[list[Clause], list[Clause]]:
    """The clauses of the text in the making: those on levers of the reader's own, and all others."""
    player = at.here.player
    clauses = player.draft.package.clauses
    give = [each for each in clauses if player.seat in player.owners(each.lever)]
    return give, [each for each in clauses if each not in give]


def _named(at: At, clauses: list[Clause]) -> str:
    """The first of some clauses as it is said: `“One joint room”`; a bare number or word with its lever."""
    if not clauses:
        return ""
    words, clause = at.here.words, clauses[0]
    setting = words.setting(clause.lever, clause.setting)
    if len(setting.split()) > 1:
        return at.say("opener.setting", setting=setting)
    return at.say("opener.clause", lever=words.lever(clause.lever), setting=setting)
