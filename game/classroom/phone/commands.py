"""What the teacher's phone can ask for, as data; each is read from a form, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from game.classroom.typed import Fields, Misread, card_code, field, ident, label, line

HEADLINE_LETTERS: Final = 120
MOST_MINUTES: Final = 10


@dataclass(frozen=True, slots=True)
class TeacherCommand:
    """What the teacher wants; every kind of it is a class of its own."""


@dataclass(frozen=True, slots=True)
class Next(TeacherCommand):
    """Go on from this step, named as `PanelFacts.here` names it; from another one it does nothing.

    So a second press, or one that crosses with the clock, never skips a step.
    """

    seen: str


@dataclass(frozen=True, slots=True)
class Back(TeacherCommand):
    """Undo the last step, named as `PanelFacts.undo` names it; if that is not the last, do nothing."""

    seen: str


@dataclass(frozen=True, slots=True)
class Pause(TeacherCommand):
    """Stop the clock of all tables."""


@dataclass(frozen=True, slots=True)
class Unpause(TeacherCommand):
    """Let the clock go on from where it stands."""


@dataclass(frozen=True, slots=True)
class Blank(TeacherCommand):
    """Show nothing on the wall."""


@dataclass(frozen=True, slots=True)
class Unblank(TeacherCommand):
    """Show on the wall again what is to be seen."""


@dataclass(frozen=True, slots=True)
class MoreTime(TeacherCommand):
    """Let this step last so many minutes longer."""

    minutes: int = 1


@dataclass(frozen=True, slots=True)
class Nudge(TeacherCommand):
    """Let the devices of a chair light up."""

    chair: str


@dataclass(frozen=True, slots=True)
class MindRound(TeacherCommand):
    """Let a mind play a chair until the reveal of this round."""

    chair: str


@dataclass(frozen=True, slots=True)
class MindOn(TeacherCommand):
    """Let a mind play a chair until it is given back."""

    chair: str


@dataclass(frozen=True, slots=True)
class GiveBack(TeacherCommand):
    """Let people play a chair again, from the next step on."""

    chair: str


@dataclass(frozen=True, slots=True)
class NewCode(TeacherCommand):
    """Give a chair other digits, and sign its devices out."""

    chair: str


@dataclass(frozen=True, slots=True)
class MoveTo(TeacherCommand):
    """Let those who sit at a chair sit at another, from the next step on."""

    chair: str
    to: str


@dataclass(frozen=True, slots=True)
class SendHeadline(TeacherCommand):
    """Send one headline to all: an event of the scenario that a teacher may send, or a line of up to 120 letters."""

    text: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class SeatWaiting(TeacherCommand):
    """Give who has no card a place in the smallest delegation."""


@dataclass(frozen=True, slots=True)
class PassQuestion(TeacherCommand):
    """Let a question of the press appear on the wall."""

    id: str


@dataclass(frozen=True, slots=True)
class DropQuestion(TeacherCommand):
    """Let a question of the press go; who asked is told that it was not taken."""

    id: str


@dataclass(frozen=True, slots=True)
class DebriefNow(TeacherCommand):
    """End the game of all tables here and open the archives. Nothing goes on after it."""


@dataclass(frozen=True, slots=True)
class StopAtBell(TeacherCommand):
    """End the lesson here, and go on in the next one: paused, nothing opened, a recap for those who were away."""


@dataclass(frozen=True, slots=True)
class GoOn(TeacherCommand):
    """Go on with a class that was stopped at the bell; the clock still waits for `Unpause`."""


@dataclass(frozen=True, slots=True)
class TwinNames(TeacherCommand):
    """Play with the invented names of a twin of the scenario; an empty alias for its own names."""

    alias: str


@dataclass(frozen=True, slots=True)
class ShowSecrets(TeacherCommand):
    """Let this device, and no other, fetch the secrets of the seats once within the next seconds."""


@dataclass(frozen=True, slots=True)
class TakePanel(TeacherCommand):
    """Lead the class from this device, with the code of the teacher's card; the other device is told."""

    code: str


@dataclass(frozen=True, slots=True)
class ExportClass(TeacherCommand):
    """Make the files that the teacher keeps: records, tables of numbers, the pages, the exit slips."""


@dataclass(frozen=True, slots=True)
class DeleteClass(TeacherCommand):
    """Delete everything of this class; only if `sure`."""

    sure: bool


@dataclass(frozen=True, slots=True)
class LockRoom(TeacherCommand):
    """Close the room to new devices, or open it; whoever has a seat's cookie comes back all the same."""

    on: bool


Reader = Callable[[Fields], TeacherCommand | Misread]


def parse(fields: Fields) -> TeacherCommand | Misread:
    """Read a command from a form; its field `do` says which.

    >>> parse({"do": "more", "minutes": "2"}), parse({"do": "nudge", "chair": "B3"})
    (MoreTime(minutes=2), Nudge(chair='B3'))
    >>> parse({"do": "nudge", "chair": "<b>"}), parse({"do": "explode"})
    (Misread(why='chair'), Misread(why='unknown'))
    """
    reader = READERS.get(field(fields, "do"))
    return reader(fields) if reader else Misread("unknown")


def _plain(command: TeacherCommand) -> Reader:
    return lambda fields: command


def _of_chair(kind: Callable[[str], TeacherCommand]) -> Reader:
    def read(fields: Fields) -> TeacherCommand | Misread:
        chair = label(fields)
        return kind(chair) if isinstance(chair, str) else chair

    return read


def _of_id(kind: Callable[[str], TeacherCommand], name: str) -> Reader:
    def read(fields: Fields) -> TeacherCommand | Misread:
        found = ident(fields, name)
        return kind(found) if isinstance(found, str) else found

    return read


def _more(fields: Fields) -> TeacherCommand | Misread:
    said = field(fields, "minutes") or "1"
    minutes = int(said) if said.isascii() and said.isdecimal() and len(said) < 3 else 0
    return MoreTime(minutes) if 1 <= minutes <= MOST_MINUTES else Misread("unknown")


def _move(fields: Fields) -> TeacherCommand | Misread:
    chair, to = label(fields), label(fields, "to")
    if isinstance(chair, Misread):
        return chair
    if isinstance(to, Misread) or to == chair:
        return Misread("chair")
    return MoveTo(chair, to)


def _headline(fields: Fields) -> TeacherCommand | Misread:
    if field(fields, "event"):
        event = ident(fields, "event")
        return SendHeadline(event=event) if isinstance(event, str) else event
    said = line(fields, "text", HEADLINE_LETTERS)
    return SendHeadline(text=said) if isinstance(said, str) else said


def _twin(fields: Fields) -> TeacherCommand | Misread:
    if not field(fields, "alias"):
        return TwinNames("")
    alias = ident(fields, "alias")
    return TwinNames(alias) if isinstance(alias, str) else alias


def _take(fields: Fields) -> TeacherCommand | Misread:
    code = card_code(fields)
    return TakePanel(code) if isinstance(code, str) else code


def _delete(fields: Fields) -> TeacherCommand | Misread:
    return DeleteClass(sure=True) if field(fields, "sure") == "yes" else Misread("unsure")


READERS: Final[Mapping[str, Reader]] = {
    "next": _of_id(Next, "seen"),
    "back": _of_id(Back, "seen"),
    "pause": _plain(Pause()),
    "unpause": _plain(Unpause()),
    "blank": _plain(Blank()),
    "unblank": _plain(Unblank()),
    "more": _more,
    "nudge": _of_chair(Nudge),
    "mind_round": _of_chair(MindRound),
    "mind_on": _of_chair(MindOn),
    "give_back": _of_chair(GiveBack),
    "new_code": _of_chair(NewCode),
    "move": _move,
    "headline": _headline,
    "seat": _plain(SeatWaiting()),
    "pass": _of_id(PassQuestion, "id"),
    "drop": _of_id(DropQuestion, "id"),
    "debrief": _plain(DebriefNow()),
    "bell": _plain(StopAtBell()),
    "go_on": _plain(GoOn()),
    "twin": _twin,
    "secrets": _plain(ShowSecrets()),
    "take": _take,
    "export": _plain(ExportClass()),
    "delete": _delete,
    "lock": _plain(LockRoom(on=True)),
    "unlock": _plain(LockRoom(on=False)),
}
"""How each command is read, by the field `do`."""
