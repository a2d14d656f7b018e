"""What steers the game and the device, typed: help, undo, auto, retake, save, hint, settings, quit, go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from game.player import intents as want
from game.player.intents import Intent
from game.screens import wants
from game.screens.nodes import Node, by_id, walk
from game.screens.places import Commands, Settings
from game.screens.shown import shown
from game.screens.typed.line import TypedLine
from game.screens.typed.matching import plain
from game.screens.wants import Show


def _go(line: TypedLine) -> Sequence[Intent]:
    """What comes next: a text that can be put is put first; else what the button to go on wants, or the main one."""
    top = shown(line.visit).top
    onward = _put(line, top) or by_id(top, "done")
    onward = onward or next((node for node in walk(top) if node.primary), None)
    if onward is None or onward.intent is None:
        raise line.unclear("nothing_there")
    if onward.disabled:
        raise line.unclear("refused", why=onward.disabled)
    return (onward.intent,)


def _put(line: TypedLine, top: Node) -> Node | None:
    """The button that puts the text in the making; None if there is none, or it would be refused."""
    send = by_id(top, "send")
    if send is None or send.disabled or line.player.refused([line.player.draft.package]):
        return None
    return send


def _help(line: TypedLine) -> Sequence[Intent]:
    return (line.over(Commands()),)


def _settings(line: TypedLine) -> Sequence[Intent]:
    return (Show((*line.visit.places, Settings())),)


def _quit(line: TypedLine) -> Sequence[Intent]:
    return (wants.Quit(),)


# In a game


def _undo(line: TypedLine) -> Sequence[Intent]:
    if line.player.ended:
        raise line.unclear("undo.over")
    return (want.Undo(line.player.moment),)


def _auto(line: TypedLine) -> Sequence[Intent]:
    """Let a mind decide, for this round or until the player takes the seat back."""
    player = line.player
    if player.held_by_mind:
        raise line.unclear("handed.already")
    for_good = plain(line.rest) in line.forms("for_good")
    if line.rest and not for_good:
        raise line.unclear("auto_how", said=line.rest)
    return (want.TakeOver(player.moment, player.book.rounds if for_good else player.round),)


def _retake(line: TypedLine) -> Sequence[Intent]:
    if not line.player.held_by_mind:
        raise line.unclear("retake_not")
    return (want.HandBack(line.player.moment),)


def _save(line: TypedLine) -> Sequence[Intent]:
    return (wants.SaveAs(line.rest),)


def _hint(line: TypedLine) -> Sequence[Intent]:
    return (want.TakeHint(line.player.next_hint),)


Control = Callable[[TypedLine], Sequence[Intent]]

ANYWHERE: Final[Mapping[str, Control]] = {
    "go": _go,
    "help": _help,
    "settings": _settings,
    "quit": _quit,
}
"""Understood with and without a game."""

CONTROLS: Final[Mapping[str, Control]] = {
    "undo": _undo,
    "auto": _auto,
    "retake": _retake,
    "save": _save,
    "hint": _hint,
}
"""Understood at every question of a game."""
