"""What becomes of the commands of the teacher, one function for each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from game import UserError
from game.classroom.answers.telling import here
from game.classroom.export import exported
from game.classroom.holding.hosted import Hosted
from game.classroom.lesson import codes
from game.classroom.lesson.plan import BEFORE
from game.classroom.lesson.room import ClassDevice
from game.classroom.phone import commands as wants
from game.classroom.phone.said import acknowledged
from game.locale import text


class Late(Exception):
    """Something is wanted of a step that is over."""


async def led(held: Hosted, command: wants.TeacherCommand, cid: str) -> str:
    """Do what the teacher wants; return a sentence to say, or nothing.

    Raises Late for a step that is over, and UserError for what cannot be done, in one sentence.
    """
    held.resumed = False
    said = await _LEADING[type(command)](held, command, cid)
    return said or acknowledged(held.room.language, command)


def _say(held: Hosted, key: str, **values: object) -> str:
    return text(held.room.language, f"class.{key}", **values)


def _chair(held: Hosted, label: str) -> str:
    """The label of a chair that there is."""
    try:
        return held.room.chair(label).label
    except KeyError:
        raise UserError(_say(held, "no_chair", chair=label)) from None


async def _next(held: Hosted, command: wants.Next, cid: str) -> str | None:
    if command.seen != here(held):
        raise Late
    await held.conductor.go_on(cid)
    held.nudged.clear()
    return None


async def _back(held: Hosted, command: wants.Back, cid: str) -> str | None:
    if command.seen != here(held):
        raise Late
    await held.conductor.undo(cid)
    return None


async def _pause(held: Hosted, command: wants.Pause, cid: str) -> str | None:
    if not held.room.paused:
        left = held.room.left(held.conductor.now)
        await held.conductor.happen("pause", {"left": left}, cid)
    return None


async def _unpause(held: Hosted, command: wants.TeacherCommand, cid: str) -> str | None:  # fmt: skip
    if held.room.paused:
        await held.conductor.happen("resume", {}, cid)
    return None


async def _blank(held: Hosted, command: wants.TeacherCommand, cid: str) -> str | None:
    on = isinstance(command, wants.Blank)
    if held.room.blank != on:
        await held.conductor.happen("blank", {"on": on}, cid)
    return None


async def _more(held: Hosted, command: wants.MoreTime, cid: str) -> str | None:
    await held.conductor.more(command.minutes, cid)
    return None


async def _nudge(held: Hosted, command: wants.Nudge, cid: str) -> str | None:
    label = _chair(held, command.chair)
    held.nudged.add(label)
    held.ring({label})
    return None


async def _mind(held: Hosted, command: Any, cid: str) -> str | None:
    label = _chair(held, command.chair)
    rounds = 1 if isinstance(command, wants.MindRound) else held.rounds + 1
    await held.conductor.reseat(label, "mind", rounds, cid)
    return None


async def _give_back(held: Hosted, command: wants.GiveBack, cid: str) -> str | None:
    await held.conductor.reseat(_chair(held, command.chair), "person", 1, cid)
    return None


async def _new_code(held: Hosted, command: wants.NewCode, cid: str) -> str | None:
    label = _chair(held, command.chair)
    held.shut_chair(label)
    held.fresh_codes.add(label)
    await held.conductor.new_code(label, cid)
    return None


async def _move(held: Hosted, command: wants.MoveTo, cid: str) -> str | None:
    label, to = _chair(held, command.chair), _chair(held, command.to)
    for key in held.room.at_chair(label):
        await held.reseat(key, ClassDevice("chair", to))
    held.ring({label, to})
    return None


async def _headline(held: Hosted, command: wants.SendHeadline, cid: str) -> str | None:
    if command.event:
        events = held.room.words().texts.events
        if command.event not in events or not events[command.event].facilitator:
            raise UserError(_say(held, "no_event"))
        await held.conductor.happen("inject", {"event": command.event}, cid)
        return _say(held, "injected")
    await held.conductor.happen("headline", {"text": command.text}, cid)
    return None


async def _seat(held: Hosted, command: wants.SeatWaiting, cid: str) -> str | None:
    seated = await held.seat_waiting()
    return _say(held, "seated", chairs=", ".join(sorted(set(seated)))) if seated else None


async def _question(held: Hosted, command: Any, cid: str) -> str | None:
    known = next((q for q in held.room.questions if q.id == command.id), None)
    if known is None:
        return None
    state = "passed" if isinstance(command, wants.PassQuestion) else "dropped"
    body = {"id": known.id, "text": known.text, "state": state}
    await held.conductor.happen("question", body, cid)
    return None


async def _debrief(held: Hosted, command: wants.DebriefNow, cid: str) -> str | None:
    await held.conductor.to_debrief(cid)
    return None


async def _bell(held: Hosted, command: wants.StopAtBell, cid: str) -> str | None:
    left = held.room.left(held.conductor.now)
    await held.conductor.happen("pause", {"left": left, "later": True}, cid)
    return None


async def _go_on(held: Hosted, command: wants.GoOn, cid: str) -> str | None:
    if held.room.later:
        await held.conductor.happen("pause", {"left": held.room.clock.left}, cid)
    return None


async def _twin(held: Hosted, command: wants.TwinNames, cid: str) -> str | None:
    room = held.room
    if room.step.kind not in BEFORE:
        raise UserError(_say(held, "twin.late"))
    if command.alias and command.alias not in room.words().texts.aliases:
        raise UserError(_say(held, "twin.none"))
    held.seats.clear()
    await held.conductor.happen("twin", {"alias": command.alias}, cid)
    return None


async def _export(held: Hosted, command: wants.ExportClass, cid: str) -> str | None:
    if held.folder is None:
        raise UserError(_say(held, "export.nowhere"))
    written = exported(held.room, held.folder)
    held.exported = tuple(path.name for path in written)
    held.ring({"teacher"})
    return _say(held, "exported", folder=held.folder)


async def _delete(held: Hosted, command: wants.DeleteClass, cid: str) -> str | None:
    held.delete()
    return _say(held, "deleted")


async def _lock(held: Hosted, command: wants.LockRoom, cid: str) -> str | None:
    held.locked = command.on
    held.ring({"teacher"})
    return None


async def take_panel(held: Hosted, code: str, token: str) -> bool:
    """Let a device lead the class with the code of the card, or the one that pairs a phone once."""
    card = str(held.room.head["teacher"])
    right = codes.same(code, card) or (held.pairing and codes.same(code, held.pairing))
    if right:
        await held.admit(token, ClassDevice("teacher"))
    return bool(right)


Leading = Callable[[Hosted, Any, str], Awaitable[str | None]]
_LEADING: Final[Mapping[type[wants.TeacherCommand], Leading]] = {
    wants.Next: _next,
    wants.Back: _back,
    wants.Pause: _pause,
    wants.Unpause: _unpause,
    wants.Blank: _blank,
    wants.Unblank: _blank,
    wants.MoreTime: _more,
    wants.Nudge: _nudge,
    wants.MindRound: _mind,
    wants.MindOn: _mind,
    wants.GiveBack: _give_back,
    wants.NewCode: _new_code,
    wants.MoveTo: _move,
    wants.SendHeadline: _headline,
    wants.SeatWaiting: _seat,
    wants.PassQuestion: _question,
    wants.DropQuestion: _question,
    wants.DebriefNow: _debrief,
    wants.StopAtBell: _bell,
    wants.GoOn: _go_on,
    wants.TwinNames: _twin,
    wants.ExportClass: _export,
    wants.DeleteClass: _delete,
    wants.LockRoom: _lock,
}
"""What becomes of each command; secrets and the panel itself are asked for elsewhere."""
