"""`check --watch`: look again on every save, and say what has changed in the findings.

A save is noticed by the time, size and place on the disk of the files, and looked at once they rest: an editor
may take a file away for a moment, or write it in parts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console

from game.lines.mouth import underneath
from game.scenario.diagnostics import Diagnostic, counted

PAUSE: Final = 0.3
"""Seconds between two glances at the files."""
AWAY: Final = 7
"""Glances for which a file may be away before that is said: about two seconds."""
WARNED: Final = 10
"""The stage of the check at which warnings come, after all errors."""

Stamp = dict[Path, tuple[int, int, int]]
"""File to what changes with every save."""


@dataclass(frozen=True, slots=True)
class FindingShift:
    """What has changed between two looks.

    Attributes:
        new: findings that were not there.
        gone: findings that are there no more.
        known: what to compare the next look with.
    """

    new: tuple[Diagnostic, ...]
    gone: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]


def shift(known: Iterable[Diagnostic], now: tuple[Diagnostic, ...]) -> FindingShift:
    """Compare two looks; a finding that has only moved to another line has not changed.

    An error may keep the check from getting to what comes later. What is missing for that reason is not
    said to be gone, and not to be new when it comes back.

    >>> syntax, old = Diagnostic("a", 1, 1, "E101", "x"), Diagnostic("a", 9, 1, "W530", "y")
    >>> broken = shift([old], (syntax,))
    >>> broken.new == (syntax,), broken.gone, shift(broken.known, (old,)).gone == (syntax,)
    (True, (), True)
    """
    before = {_same(finding): finding for finding in known}
    there = {_same(finding) for finding in now}
    reached = min(
        (_stage(finding) for finding in now if finding.severity == "error"), default=WARNED
    )
    missing = [finding for key, finding in before.items() if key not in there]
    hidden = tuple(finding for finding in missing if _stage(finding) > reached)
    return FindingShift(
        tuple(finding for finding in now if _same(finding) not in before),
        tuple(finding for finding in missing if finding not in hidden),
        now + hidden,
    )


def _same(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.file, finding.code, finding.message


def _stage(finding: Diagnostic) -> int:
    """When the check finds such a thing: errors by the hundreds of their codes, then warnings."""
    return int(finding.code[1]) if finding.severity == "error" else WARNED


def watch(
    look: Callable[[], tuple[Diagnostic, ...]],
    files: Callable[[], list[Path] | None],
    first: tuple[Diagnostic, ...],
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Look again whenever a file has been saved, until the person stops it.

    Args:
        look: what is found now.
        files: the files looked at; None while one of them is away.
        first: what was found and told before.
        pause: lets so many seconds pass.
    """
    known, seen = first, stamped(files())
    console = Console(file=underneath(sys.stdout))
    _say("Every save is checked now; Ctrl+C ends it.")
    try:
        while True:
            rested = _saved(files, seen, pause)
            found = look()
            if stamped(files()) != rested:
                continue  # saved once more meanwhile
            seen = rested
            change = shift(known, found)
            known = change.known
            console.clear()
            _tell(change, found, console.is_terminal)
    except KeyboardInterrupt:
        print()


def stamped(files: list[Path] | None) -> Stamp | None:
    """What changes with every save of the files; None while one of them is away."""
    try:
        stats = {path: path.stat() for path in files or ()}
    except OSError:
        return None
    stamp = {path: (stat.st_mtime_ns, stat.st_size, stat.st_ino) for path, stat in stats.items()}
    return stamp or None


def _saved(
    files: Callable[[], list[Path] | None],
    seen: Stamp | None,
    pause: Callable[[float], None],
) -> Stamp:
    """Wait until files are other than when they were seen, and rest; what changes with every save of them."""
    last, away = seen, 0
    while True:
        pause(PAUSE)
        stamp = stamped(files())
        away = away + 1 if stamp is None else 0
        if away == AWAY:
            _say("A file is not there any more; it is checked again as soon as it is back.")
        if stamp is not None and stamp == last and stamp != seen:
            return stamp
        last = stamp


def _tell(change: FindingShift, found: tuple[Diagnostic, ...], cleared: bool) -> None:
    """Say what has changed; what still stands is told again where it was cleared away."""
    for finding in change.gone:
        _say(f"gone: {finding.file}: {finding.code}: {finding.message}")
    for finding in change.new:
        _say(f"new: {finding}")
    rest = [finding for finding in found if finding not in change.new]
    for finding in rest if cleared else ():
        _say(f"still: {finding}")
    if not change.gone and not change.new:
        _say("Nothing has changed in what is found.")
    _say(f"{time.strftime('%H:%M:%S')}: {counted(found)}")


def _say(line: str) -> None:
    print(line, flush=True)
