"""What the teacher is told of a command that was carried out, or was not."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

from game.classroom.phone import commands
from game.classroom.phone.commands import TeacherCommand
from game.classroom.typed import Misread
from game.locale import text


def acknowledged(language: str, command: TeacherCommand) -> str:
    """Say in one sentence what a command has done; nothing where the page itself shows it.

    >>> acknowledged("en", commands.MoveTo("A1", "B2")), acknowledged("en", commands.Pause())
    ('A1 moves to B2 from the next step on.', '')
    """
    if isinstance(command, commands.LockRoom):
        return text(language, f"phone.done.{'lock' if command.on else 'unlock'}")
    said = TOLD.get(type(command))
    return text(language, f"phone.done.{said}", **asdict(command)) if said else ""


def misread(language: str, why: Misread) -> str:
    """Say why a form said nothing that could be done."""
    return text(language, f"misread.{why.why}")


def late(language: str) -> str:
    """Say that a step was pressed that is over: `Next` and `Back` name the one that was seen."""
    return text(language, "misread.late")


TOLD: Final[dict[type[TeacherCommand], str]] = {
    commands.MoreTime: "more",
    commands.Nudge: "nudge",
    commands.MindRound: "mind_round",
    commands.MindOn: "mind_on",
    commands.GiveBack: "give_back",
    commands.NewCode: "new_code",
    commands.MoveTo: "move",
    commands.SendHeadline: "headline",
    commands.PassQuestion: "pass",
    commands.DropQuestion: "drop",
    commands.DebriefNow: "debrief",
    commands.StopAtBell: "bell",
    commands.TwinNames: "twin",
    commands.ExportClass: "export",
    commands.Blank: "blank",
    commands.Unblank: "unblank",
}
"""The text that says what a command has done."""
