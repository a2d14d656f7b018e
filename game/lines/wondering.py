"""What if, asked at the keyboard after the game: what is worth trying, or one order of one's own altered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game import UserError
from game.lines.whatif import tell
from game.screens.typed.matching import head, matches, plain
from game.session.alteration import KEEP, read_alteration
from game.session.retelling import suggested
from game.session.suggestions import best_change, turning_points
from game.session.whatif import HOLD, RESPOND, what_if
from game.views.turning import shift_said

if TYPE_CHECKING:
    from game.lines.desk import Desk

TURNS = ("trust", "score")
"""Kinds of turning points of which the largest is told."""


def wonder(desk: Desk, rest: str) -> None:
    """Suggest what to try, or play the game again as `ROUND LEVER SETTING` says."""
    if not rest:
        _suggest(desk)
        return
    typed = _typed(desk, plain(rest).split())
    if typed is None:
        desk.person.puzzled("whatif.how", said=rest)
        return
    words, recorded = desk.scope.words, desk.session.recorded
    others = RESPOND if desk.session.minds else HOLD
    try:
        alteration = read_alteration(desk.scope.book, typed)
        found = what_if(recorded, [alteration], others, words)
    except UserError as error:
        desk.voice.line(str(error))
    else:
        tell(desk.voice, words, recorded, found)


def _typed(desk: Desk, words: list[str]) -> str | None:
    """Write what was typed with its names as the altered decision; None if it is not clear."""
    if not words or not words[0].isdecimal():
        return None
    lever, used = head(words[1:], desk.pages.lever_names())
    rest = words[1 + used :]
    if not lever:
        return None
    found = matches(" ".join(rest), desk.pages.setting_names(lever)) if rest else [""]
    if len(found) != 1:
        keep = rest and rest[0] in desk.person.words(KEEP)
        found = [""] if keep else found
    return f"{words[0]} {desk.seat} {lever}={found[0]}" if len(found) == 1 else None


def _suggest(desk: Desk) -> None:
    """Tell the largest turning points and the best single change for the player's seat."""
    voice, words, recorded = desk.voice, desk.scope.words, desk.session.recorded
    shifts = turning_points(recorded)
    at = desk.scope.book.seats.index(desk.seat)
    for kind in TURNS:
        mine = [s for s in shifts if s.kind == kind and (kind != "score" or s.index == (at,))]
        for line in shift_said(words, mine[0]) if mine else ():
            voice.line(line)
    best = best_change(recorded, desk.seat)
    if best is None:
        voice.line(words.say("suggestion.none", seat=words.seat(desk.seat)))
    else:
        for line in suggested(words, recorded, best):
            voice.line(line)
    voice.tell("whatif.try")
