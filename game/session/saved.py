"""Games that were saved by themselves: those that have not ended, and those that have."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from game import UserError
from game.session.record import Reading, read
from game.session.scribe import usual_folder

NEWEST = 3
"""Saved games that are offered."""
LOOKED_AT = 30
"""Records that are looked at in search of them."""
FINISHED = 10
"""Games that have ended, and files that are no records, that are listed."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A game that has not ended."""

    path: Path
    scenario: str
    seat: str
    round: int
    twin: str | None = None
    played: str = ""
    """When it was last played, on the clock of this machine."""


@dataclass(frozen=True, slots=True, eq=False)
class FinishedRecord:
    """The record of a game that somebody has played to its end, or a file that is none."""

    path: Path
    played: str
    """When it was last written, on the clock of this machine."""
    problem: str = ""
    """Why it is no record, in a sentence: then nothing else is known; empty for one that is."""
    head: Reading | None = None
    """Its header alone."""
    seats: tuple[str, ...] = ()
    """Those that persons held."""
    minutes: int = 0
    rounds: int = 0
    ending: int = 0
    """The place of the ending among those of the scenario."""


def saved_games() -> list[Saved]:
    """Find the newest games that a person has not played to the end."""
    games: list[Saved] = []
    for path, stamp, size in _newest():
        game = _looked_at(path, stamp, size)
        if isinstance(game, Saved):
            games.append(game)
        if len(games) == NEWEST:
            break
    return games


def finished_records() -> list[FinishedRecord]:
    """Find the newest records of games that persons have played to the end, and files that are no records."""
    records: list[FinishedRecord] = []
    for path, stamp, size in _newest():
        record = _looked_at(path, stamp, size)
        if isinstance(record, FinishedRecord):
            records.append(record)
        if len(records) == FINISHED:
            break
    return records


def _newest() -> Iterator[tuple[Path, int, int]]:
    """The records that were written last, each with when, in nanoseconds, and how many bytes it has."""
    try:
        files = [(path, path.stat()) for path in usual_folder().glob("*.jsonl")]
    except OSError:
        return
    stamped = [(stat.st_mtime_ns, path, stat.st_size) for path, stat in files]
    for stamp, path, size in sorted(stamped, reverse=True)[:LOOKED_AT]:
        yield path, stamp, size


@lru_cache(maxsize=4 * LOOKED_AT)
def _looked_at(path: Path, stamp: int, size: int) -> Saved | FinishedRecord | None:
    """Read a record once, until its file changes; None for a game that nobody has played."""
    played = time.strftime("%Y-%m-%d %H:%M", time.localtime(stamp / 1_000_000_000))
    try:
        reading = read(path)
        if reading.problem is not None and len(reading.lines) < 2:
            return FinishedRecord(path, played, reading.problem.message)
        head, last = reading.header, reading.lines[-1]
        people = [seat for seat, who in head["seats"].items() if who == "person"]
        if len(reading.lines) < 2 or not people:
            return None
        name, round = str(head["scenario"]["id"]), int(last["after"]["round"])
        if not reading.over:
            return Saved(path, name, people[0], round, head.get("twin"), played)
        return FinishedRecord(
            path,
            played,
            head=replace(reading, lines=(head,), raw=()),
            seats=tuple(people),
            minutes=int(head["minutes"]),
            rounds=round,
            ending=int(last["after"]["ending"]),
        )
    except UserError as error:
        return FinishedRecord(path, played, str(error))
    except (OSError, KeyError, TypeError, ValueError):
        return None
