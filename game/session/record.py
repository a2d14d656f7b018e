"""Reading a record: JSON lines, each with a digest chained over the line before.

A record is read as far as it is intact. What follows the first line that cannot be trusted is left
out and said clearly, never guessed at.

The chain shows accidents and single edits: a byte that changed, a line that was lost, moved or torn. It
cannot show that whole lines are missing from the end, for a record that was cut off after a phase looks
like one of a game that stopped there; nor that somebody who knows how the digests are made has written
the record anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Final

from game import UserError
from game.scenario.characters import IMPOSSIBLE, named
from game.scenario.files import other_than_file
from game.session.entries import FORMAT, Line
from game.session.fingerprint import canonical

LONGEST: Final = 8_000_000
"""Bytes in a line; the longest of a real game are a hundredth of it."""

MOST_LINES: Final = 100_000

LARGEST: Final = 500_000_000
"""Bytes in a record; the longest of real games are a hundredth of it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a record, or the rest of one, cannot be trusted."""

    code: str
    """torn, altered, long, encoding, characters, not_a_record, empty, format, shape, scenario or differs."""
    line: int
    """The line it is about, counted from 1; 0 for the whole file."""
    message: str
    """One sentence for the person."""

    @property
    def data(self) -> dict[str, Any]:
        """As plain data."""
        return {"code": self.code, "line": self.line, "message": self.message}


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of a record."""

    path: Path
    lines: tuple[Line, ...]
    """The intact part, the header first."""
    raw: tuple[bytes, ...]
    """The same lines as they stand in the file, each with its line break."""
    problem: Problem | None
    """What is wrong with the rest; None if the record is intact to its end."""
    ends_well: bool = True
    """Whether the last line has its line break, so that another can follow."""
    line_ends: bool = True
    """Whether the lines end as they were written, and not as mail or git would have it."""

    @property
    def over(self) -> bool:
        """Whether the game has ended, as far as the record goes."""
        return len(self.lines) > 1 and bool(self.lines[-1]["after"].get("over"))

    @property
    def note(self) -> str:
        """What there is to say of a file that is whole all the same; or nothing."""
        if self.line_ends:
            return ""
        return (
            f"The line ends of '{self.path}' were changed on its way, as mail and git do; it was read"
            " as it was written."
        )

    @property
    def header(self) -> Line:
        """What game the record is of. Raises UserError if not even that could be read."""
        if not self.lines:
            assert self.problem is not None
            raise UserError(self.problem.message)
        return self.lines[0]

    @property
    def phases(self) -> tuple[Line, ...]:
        """The phases that were not taken back, in order."""
        standing: list[Line] = []
        for line in self.lines[1:]:
            if line["entry"] == "phase":
                standing.append(line)
            elif line["entry"] == "undo":
                del standing[len(standing) - line["phases"] :]
        return tuple(standing)

    @property
    def seated(self) -> tuple[Mapping[str, str], ...]:
        """Who acted for each seat in each phase that was not taken back, and last who does now.

        Taking phases back brings back who acted in the first of them.
        """
        now: Mapping[str, str] = self.header["seats"]
        standing: list[Mapping[str, str]] = []
        for line in self.lines[1:]:
            if line["entry"] == "phase":
                standing.append(now)
            elif line["entry"] == "reseat":
                now = {**now, line["seat"]: line["who"]}
            elif line["entry"] == "undo" and line["phases"]:
                now = standing[-line["phases"]]
                del standing[-line["phases"] :]
        return (*standing, now)


def chained(before: bytes, entry: Mapping[str, Any]) -> bytes:
    """Write an entry as a line that fits the line before (nothing, for the header)."""
    body = {key: value for key, value in entry.items() if key != "chain"}
    chain = sha256(before + canonical(body)).hexdigest()
    return canonical({**body, "chain": chain}) + b"\n"


def read(path: Path | str) -> Reading:
    """Read a record as far as it is intact.

    Line ends that were changed on the way (CR LF) are read as they were written.

    Raises UserError if there is no such file, it may not be read, or it is no file that ends.
    """
    path = Path(path)
    lines: list[Line] = []
    raw: list[bytes] = []
    problem, ends_well, line_ends = None, True, True
    try:
        other = other_than_file(path)
        if other:
            raise UserError(f"The record '{path}' cannot be read: it is {other}, not a file.")
        if path.stat().st_size > LARGEST:
            raise UserError(f"The file '{path}' is far too large for the record of a game.")
        with path.open("rb") as file:
            for number, stands in enumerate(_lines(file), 1):
                if number > MOST_LINES:
                    said = f"The record has more than {MOST_LINES:,} lines. {_kept(number)}"
                    problem = Problem("long", number, said)
                    break
                text = stands[:-2] + b"\n" if stands.endswith(b"\r\n") else stands
                line_ends &= text is stands
                line = _entry(text, raw[-1] if raw else b"", number)
                if isinstance(line, Problem):
                    problem = line
                    break
                lines.append(line)
                ends_well = text.endswith(b"\n")
                raw.append(text if ends_well else text + b"\n")
    except OSError as error:
        raise UserError(f"The record '{path}' cannot be read: {error.strerror}.") from error
    if not lines and problem is None:
        problem = Problem("empty", 0, f"The file '{path}' is empty; it is not a record of a game.")
    return Reading(path, tuple(lines), tuple(raw), problem, ends_well, line_ends)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while text := file.readline(LONGEST + 1):
        yield text


def _entry(text: bytes, before: bytes, number: int) -> Line | Problem:
    """Read one line, or say what is wrong with it."""
    kept = _kept(number)
    if len(text) > LONGEST:
        return Problem("long", number, f"Line {number} is far too long for a record. {kept}")
    torn = not text.endswith(b"\n")
    try:
        data = json.loads(text.decode())
    except UnicodeDecodeError:
        if number == 1:
            return _not_a_record()
        return Problem("encoding", number, f"Line {number} is not readable as text. {kept}")
    except (ValueError, RecursionError):
        if number == 1 and not (torn and text.startswith(b'{"chain":')):
            return _not_a_record()
        if torn:
            return _torn(number)
        return Problem("altered", number, f"Line {number} does not fit the line before. {kept}")
    if not isinstance(data, dict) or not isinstance(data.get("chain"), str):
        if number == 1:
            return _not_a_record()
        return Problem("altered", number, f"Line {number} does not fit the line before. {kept}")
    if number == 1 and "format" not in data:
        return _not_a_record()
    try:
        fits = chained(before, data).rstrip(b"\n") == text.rstrip(b"\n")
    except (ValueError, RecursionError):
        fits = False
    if not fits:
        what = "has been altered" if number == 1 else "does not fit the line before"
        return Problem("altered", number, f"Line {number} {what}. {kept}")
    return _characters(data, text.decode(), number) or _shaped(data, number)


def _characters(data: Any, written: str, number: int) -> Problem | None:
    """Refuse characters that no text of a game may hold, however they were written."""
    suspect = "\\" in written or IMPOSSIBLE.search(written)
    sign = _impossible(data) if suspect else ""
    if not sign:
        return None
    what = f"holds a character that cannot stand in a record ({named(sign)})"
    return Problem("characters", number, f"Line {number} {what}. {_kept(number)}")


def _impossible(data: Any) -> str:
    """Find such a character in any text, or any key; empty if there is none."""
    texts = [data]
    while texts:
        part = texts.pop()
        if isinstance(part, str):
            sign = IMPOSSIBLE.search(part)
            if sign:
                return sign[0]
        elif isinstance(part, dict):
            texts += [*part, *part.values()]
        elif isinstance(part, list):
            texts += part
    return ""


def _kept(number: int) -> str:
    if number == 1:
        return "Nothing after it can be trusted."
    if number == 2:
        return "The line before it is intact."
    return f"The {number - 1} lines before it are intact."


def _not_a_record() -> Problem:
    return Problem("not_a_record", 1, "This file is not a record of a game.")


def _torn(number: int) -> Problem:
    return Problem(
        "torn", number, f"Line {number}, the last, was not written to its end. {_kept(number)}"
    )


_KEYS: Final[Mapping[str, Mapping[str, type | tuple[type, ...]]]] = {
    "game": {
        "format": int,
        "engine": str,
        "scenario": dict,
        "minutes": int,
        "seed": int,
        "language": str,
        "seats": dict,
        "start": dict,
    },
    "phase": {
        "round": int,
        "phase": str,
        "exchange": int,
        "asked": list,
        "orders": list,
        "reasons": list,
        "changes": list,
        "after": dict,
        "digest": str,
    },
    "undo": {"phases": int, "after": dict, "digest": str},
    "reseat": {"seat": str, "who": str, "after": dict, "digest": str},
    "draft": {
        "seat": str,
        "package": dict,
        "orders": list,
        "broken": list,
        "after": dict,
        "digest": str,
    },
}


def _shaped(data: dict[str, Any], number: int) -> Line | Problem:
    """Check that a line holds what its kind needs."""
    if number == 1 and data["format"] != FORMAT:
        return Problem(
            "format",
            1,
            f"This record has format {data['format']}, written by Parley {data.get('engine')};"
            f" this Parley reads format {FORMAT}.",
        )
    entry = data.get("entry")
    expected = _KEYS.get(entry) if isinstance(entry, str) else None
    if expected is None or (entry == "game") != (number == 1):
        return Problem("shape", number, f"Line {number} is of an unknown kind. {_kept(number)}")
    for key, kind in expected.items():
        if not isinstance(data.get(key), kind):
            return Problem("shape", number, f"Line {number} lacks '{key}'. {_kept(number)}")
    return data
