"""What a browser posts: read with care, carried out once, answered in a word."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from urllib.parse import parse_qs

from game.scenario.characters import harmless

How = Literal["ok", "repeated", "stale", "refused"]
"""What became of a command: all of these acknowledge it."""
_CID: Final = re.compile(r"[0-9a-f]{32}")
LONGEST: Final = 4000
"""Letters that may be typed."""
ENTRIES: Final = 12
"""Fields whose typing comes with one press."""


class Unfit(Exception):
    """A command that cannot be read (400), or is not as it has to be (422)."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Command:
    """One press of one device."""

    cid: str
    """Made by the device: 32 letters of hex, another for every press."""
    screen: str
    """The screen that was seen."""
    version: int
    """And its version."""
    id: str
    """The node that was pressed, or typed into."""
    typed: str | None = None
    entries: Mapping[str, str] = field(default_factory=dict)
    """What was typed into other fields before and not sent yet, by their ids."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a device is told."""

    how: How
    said: str = ""
    version: int = 0
    """The newest version, with what the command did."""
    before: int = 0
    """The version that the command met: if it is the one that was seen, nothing else has happened."""
    to: str = ""
    """Another page that the device goes to; empty to stay."""
    leave: bool = False
    """Whether the device forgets what it keeps: it leaves its seat."""

    def json(self) -> dict[str, Any]:
        """As it is sent."""
        told: dict[str, Any] = {
            "how": self.how,
            "said": self.said,
            "version": self.version,
            "before": self.before,
        }
        return told | ({"to": self.to} if self.to else {}) | ({"leave": True} if self.leave else {})


def read_command(body: bytes, kind: str) -> Command:
    """Read what was posted, as JSON or as a form. Raises `Unfit`."""
    return command_of(fields_of(body, kind))


def fields_of(body: bytes, kind: str) -> Mapping[str, Any]:
    """Read the fields of a body, as JSON or as a form (each field once). Raises `Unfit`."""
    if kind.split(";")[0].strip().lower() == "application/json":
        return _json(body)
    try:
        found = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=40, errors="strict")
    except ValueError as error:
        raise Unfit(400) from error
    return {key: values[0] for key, values in found.items() if len(values) == 1}


def _json(body: bytes) -> Mapping[str, Any]:
    """Read an object; what is no number, and nests deeper than anything sensible, cannot be read."""
    try:
        found = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Unfit(400) from error
    if not isinstance(found, dict):
        raise Unfit(422)
    return found


def _no_number(said: str) -> float:
    raise ValueError(said)


def command_of(fields: Mapping[str, Any]) -> Command:
    """Make a command of fields. Raises `Unfit` for what is missing, too long or of another kind.

    >>> command_of({"cid": "0" * 32, "screen": "talk", "version": "3", "id": "sign.a"}).version
    3
    """
    typed, entries = fields.get("typed"), fields.get("entries", {})
    cid = _text(fields.get("cid"), 32)
    if not _CID.fullmatch(cid) or not isinstance(entries, dict) or len(entries) > ENTRIES:
        raise Unfit(422)
    return Command(
        cid,
        _text(fields.get("screen"), 300),
        _number(fields.get("version")),
        _text(fields.get("id"), 300),
        None if typed is None else typed_text(typed),
        {_text(key, 300): typed_text(said) for key, said in entries.items()},
    )


def typed_text(said: object) -> str:
    """What a person has typed, without signs that nobody can see. Raises `Unfit` if it is too long, or no text."""
    return harmless(_text(said, LONGEST))


def _text(said: object, most: int) -> str:
    if not isinstance(said, str) or len(said) > most:
        raise Unfit(422)
    try:
        said.encode()
    except UnicodeEncodeError as error:  # half of a pair
        raise Unfit(422) from error
    return said


def _number(said: object) -> int:
    if isinstance(said, str) and said.isascii() and said.isdigit() and len(said) < 16:
        return int(said)
    if isinstance(said, bool) or not isinstance(said, int) or not 0 <= said < 10**15:
        raise Unfit(422)
    return said


class Once:
    """Answers to the newest commands of one device, so that one that comes again is not done again."""

    def __init__(self, most: int = 200) -> None:
        self._most = most
        self._known: dict[str, Reply] = {}

    def answer(self, command: Command, doing: Callable[[Command], Reply]) -> Reply:
        """Carry a command out, unless it was: then what became of it is told again."""
        known = self.known(command)
        if known is not None:
            return known
        told = doing(command)
        self.keep(command, told)
        return told

    def known(self, command: Command) -> Reply | None:
        """What became of a command that has come before; None for a new one."""
        known = self._known.get(command.cid)
        if known is None:
            return None
        return Reply("repeated", known.said, known.version, known.before, known.to, known.leave)

    def keep(self, command: Command, told: Reply) -> None:
        """Keep what became of a command."""
        self._known[command.cid] = told
        if len(self._known) > self._most:
            del self._known[next(iter(self._known))]
