"""Games that were saved by themselves and have not ended."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from game import UserError
from game.session.record import read
from game.session.scribe import usual_folder

NEWEST = 3
"""Saved games that are offered."""
LOOKED_AT = 30
"""Records that are looked at in search of them."""


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


def saved_games() -> list[Saved]:
    """Find the newest games that a person has not played to the end."""
    games: list[Saved] = []
    try:
        files = [(path.stat().st_mtime_ns, path) for path in usual_folder().glob("*.jsonl")]
    except OSError:
        return []
    for _, path in sorted(files, reverse=True)[:LOOKED_AT]:
        game = _unfinished(path)
        if game is not None:
            games.append(game)
        if len(games) == NEWEST:
            break
    return games


def _unfinished(path: Path) -> Saved | None:
    try:
        reading = read(path)
        if not reading.lines or len(reading.lines) < 2:
            return None
        head, last = reading.header, reading.lines[-1]
        people = [seat for seat, who in head["seats"].items() if who == "person"]
        if last["after"]["over"] or not people:
            return None
        name, round = str(head["scenario"]["id"]), int(last["after"]["round"])
        played = time.strftime("%Y-%m-%d %H:%M", time.localtime(path.stat().st_mtime))
        return Saved(path, name, people[0], round, head.get("twin"), played)
    except (OSError, UserError, KeyError, TypeError, ValueError):
        return None
