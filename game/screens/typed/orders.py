"""Secret orders, typed: levers, words to be kept, and how likely others are to keep theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from game.player import intents as want
from game.player.intents import Intent
from game.rules.orders import Move
from game.screens.orders import SURE
from game.screens.typed.line import TypedLine, listed
from game.screens.typed.matching import head, plain

PERCENT: Final = re.compile(r"(?:(.*\D)\s+)?(\d{1,9})\s*%?|(.*?)\s*(\d{1,9})\s*%")
MOST: Final = 100


def _own(line: TypedLine) -> dict[str, Sequence[str]]:
    moves = [group.about for group in line.player.menu.groups if group.kind == "move"]
    return {lever: line.levers.get(lever, ()) for lever in moves}


def order(line: TypedLine) -> Sequence[Intent]:
    """Order a setting of an own lever."""
    own = _own(line)
    if not own:
        raise line.unclear("nothing_there")
    if not line.words:
        raise line.unclear("order_how", names=listed(own))
    lever, words = line.lever(own)
    if not words:
        names = listed(line.settings(lever))
        raise line.unclear("setting_of", lever=line.player.words.lever(lever), names=names)
    return (want.SetMove(lever, line.setting(lever, words)),)


def keep(line: TypedLine) -> Sequence[Intent]:
    """Take back every order that breaks the seat's word: silence keeps it."""
    player = line.player
    owed = {lever: player.owed(lever)[0] for lever in _own(line)}
    moves = [want.SetMove(lever, word) for lever, word in owed.items() if word]
    if not moves:
        raise line.unclear("nothing_owed")
    return tuple(moves)


def believe(line: TypedLine) -> Sequence[Intent]:
    """Say how likely a clause is to be kept: `LEVER 60`, or `60 %` of the first that is open."""
    player = line.player
    asked = {lever: line.levers.get(lever, ()) for lever in player.to_believe}
    if not asked:
        raise line.unclear("nothing_there")
    typed = PERCENT.fullmatch(line.rest.strip())
    if typed is None:
        raise line.unclear("belief_how", names=listed(asked))
    name, number = plain(typed[1] or typed[3] or ""), int(typed[2] or typed[4])
    open_ = [lever for lever in asked if player.draft.belief(lever) is None] or list(asked)
    lever = line.one(name.split(), asked) if name else open_[0]
    if number not in SURE:
        raise line.unclear("belief_steps", steps=", ".join(map(str, SURE)))
    return (want.SetBelief(lever, number),)


def answer(line: TypedLine) -> Sequence[Intent]:
    """Answer a question of the news of this round, at any time of it."""
    asked = {
        f"{each.event} {answer.option}": (answer.name,)
        for each in line.player.dilemmas
        for answer in each.answers
    }
    if not asked:
        raise line.unclear("nothing_asked")
    if not line.words:
        raise line.unclear("answer_how", names=listed(asked))
    event, option = line.one(line.words, asked).split()
    return (want.SetChoice(event, option),)


def pair(line: TypedLine) -> Sequence[Intent]:
    """A lever with a setting, or with a chance: it needs no word before it."""
    line = line.after(line.said)
    percent = PERCENT.fullmatch(line.said.strip())
    if percent and ("%" in line.said or line.said.isdecimal()):
        return believe(line)
    if percent and head(plain(percent[1] or "").split(), _asked(line))[0]:
        return believe(line)
    return order(line)


def _asked(line: TypedLine) -> dict[str, Sequence[str]]:
    return {lever: line.levers.get(lever, ()) for lever in line.player.to_believe}


def drop(line: TypedLine) -> Sequence[Intent]:
    """Forget the orders to the own levers: all of them, or one."""
    moves = [o.lever for o in line.player.draft.orders if isinstance(o, Move)]
    if not moves:
        raise line.unclear("nothing_prepared")
    levers = [line.lever(_own(line))[0]] if line.words else moves
    return tuple(want.SetMove(lever, "") for lever in levers)
