"""The part of `bench` about waits: whole commands, each in a process of its own, beside what is wanted.

Seconds differ from machine to machine, so a wait is measured in units of the same sitting: one unit is
the processor time of a plain Python loop that squares and adds six million whole numbers. A wait is
processor time, of the command and of whatever it starts, or where it says so the time of the clock. The
median of a few runs counts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final

import game

LOOP: Final = 6_000_000
UNIT: Final = """
import time
start = time.process_time()
total = 0
for number in range({}):
    total += number * number
print(time.process_time() - start)
"""
FLAGSHIP: Final = "drones-over-mexico"
SEED: Final = "7"
TIMES: Final = 3
GAP: Final = 0.05
"""Seconds between two frames of the window that are never wanted to be exceeded."""
FIRST_SCREEN: Final = """
import os, pygame
shown = pygame.display.flip
def flip():
    shown()
    os._exit(0)
pygame.display.flip = flip
import runpy, sys
sys.argv = ["game"]
runpy.run_module("game", run_name="__main__")
"""
"""The start of the window, ended by its first frame."""

Line = Sequence[str]
"""What comes after `python`."""


@dataclass(frozen=True, slots=True)
class Waited:
    """A wait that was measured."""

    name: str
    wanted: float
    """units, as `units`"""
    units: float | None
    """None if it could not be measured"""
    clock: bool = False
    """whether it is time of the clock and not of processors"""
    trouble: str = ""
    """why it could not be measured"""


@dataclass(frozen=True, slots=True)
class Waits:
    """Every wait, in one sitting."""

    unit: float
    """seconds"""
    waits: tuple[Waited, ...]
    gap: float | None
    """the most seconds between two frames of the window while minds were at work"""


class Unmeasured(Exception):
    """A command failed, so that its time says nothing."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one process took, in seconds."""

    processor: float
    clock: float
    said: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: a wait and how it is measured."""

    name: str
    wanted: float
    line: Callable[[Path], Line]
    """given a folder for its files"""
    clock: bool = False
    among: bool = False
    """whether the process measures many waits and prints them; their mean counts"""
    once: bool = False
    """whether it takes so long that it is run only once"""


def _command(*words: str) -> Callable[[Path], Line]:
    """A command of Parley; {} stands for the folder."""
    return lambda folder: ("-m", "game", *(word.replace("{}", str(folder)) for word in words))


def _debrief(minutes: int) -> Callable[[Path], Line]:
    return _command("debrief", f"{{}}/{minutes}.jsonl", "--html", "{}/page.html")


def _altered(folder: Path) -> Line:
    """Play the longest game again without the first order of its second round."""
    record = folder / "90.jsonl"
    order = next(
        order
        for line in map(json.loads, record.read_text(encoding="utf-8").splitlines())
        if line.get("phase") == "commit" and line["round"] == 2
        for order in line["orders"]
        if order["order"] == "move"
    )
    change = f"2 {order['seat']} {order['lever']}="
    return ("-m", "game", "replay", str(record), "--change", change, "--others", "respond")


ROWS: Final = (
    Row("debrief --html, 45 minutes", 1.4, _debrief(45)),
    Row("debrief --html, 90 minutes", 1.8, _debrief(90)),
    Row("replay --change, others respond, 90 minutes", 1.6, _altered),
    Row(
        "balance --games 1000, two cores", 9.0,
        _command("balance", FLAGSHIP, "--games", "1000", "--jobs", "2"), clock=True, once=True,
    ),
    Row("play --auto, 45 minutes", 1.2, _command("play", FLAGSHIP, "--auto", "--length", "45", "--seed", SEED)),
    Row("analyse", 1.2, _command("analyse", FLAGSHIP)),
    Row("check", 0.35, _command("check", FLAGSHIP)),
    Row("window: start to the first screen", 0.6, lambda folder: ("-c", FIRST_SCREEN)),
    Row(
        "window: a phase after talk or orders, 90 minutes", 0.15,
        lambda folder: ("-m", "tests.benchmarks.stopwatch", FLAGSHIP, "90", str(folder)), among=True,
    ),
)  # fmt: skip
"""Every wait of the flagship that somebody sits through."""
RECORDED: Final = (45, 90)
"""The lengths of which a game is recorded first, to be looked back on."""


def measured_waits(
    rows: Sequence[Row] = ROWS,
    notice: Callable[[str], None] | None = None,
    *,
    times: int = TIMES,
    loop: int = LOOP,
    recorded: Sequence[int] = RECORDED,
) -> Waits:
    """Measure every wait.

    Args:
        rows: the waits.
        notice: told what is being measured.
        times: how often each command is run.
        loop: how many numbers the loop of a unit adds.
        recorded: the lengths of which a game is recorded first.
    """
    say = notice or (lambda what: None)
    units, took, gap = [_unit(loop)], dict[str, float](), None
    trouble: dict[str, str] = {}
    with TemporaryDirectory() as name:
        _record(Path(name), recorded)
        for row in rows:
            say(f"waits: {row.name}")
            try:
                took[row.name], longest = _row(row, Path(name), 1 if row.once else times)
            except Unmeasured as error:
                trouble[row.name] = str(error)
            else:
                gap = longest if gap is None else gap
            units.append(_unit(loop))
    unit = median(units)
    waits = (
        Waited(
            row.name,
            row.wanted,
            took[row.name] / unit if row.name in took else None,
            row.clock,
            trouble.get(row.name, ""),
        )
        for row in rows
    )
    return Waits(unit, tuple(waits), gap)


def _unit(loop: int) -> float:
    return float(spent(("-c", UNIT.format(loop))).said)


def _record(folder: Path, lengths: Sequence[int]) -> None:
    """Record a game of each length; what then cannot be looked back on is said row by row."""
    for minutes in lengths:
        record = str(folder / f"{minutes}.jsonl")
        asked = ("--auto", "--length", str(minutes), "--seed", SEED, "--record", record)
        spent(("-m", "game", "play", FLAGSHIP, *asked))


def _row(row: Row, folder: Path, times: int) -> tuple[float, float | None]:
    """Measure a wait: its seconds, and the longest gap between frames if it is of the window."""
    found: list[float] = []
    gaps: list[float] = []
    for number in range(times):
        own = folder / f"{row.name.split()[0].strip(':')}{number}"
        own.mkdir(exist_ok=True)
        one = spent(row.line(own if row.among else folder))
        if row.among:
            said = json.loads(one.said.splitlines()[-1])
            found.append(fmean(said["phases"]))
            gaps.append(said["gap"])
        else:
            found.append(one.clock if row.clock else one.processor)
    return median(found), median(gaps) if gaps else None


def spent(line: Line) -> Spent:
    """Run Python and wait for it.

    Raises Unmeasured if it fails or if this system does not say how much processor time it took.
    """
    before, start = _children(), perf_counter()
    done = subprocess.run(
        [sys.executable, *line], capture_output=True, text=True, check=False, env=_surroundings()
    )
    clock, processor = perf_counter() - start, _children() - before
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        raise Unmeasured(said[-1])
    return Spent(processor, clock, done.stdout)


def _children() -> float:
    """The processor time of all processes that were started here and have ended."""
    try:
        from resource import RUSAGE_CHILDREN, getrusage
    except ImportError:
        raise Unmeasured(
            "this system does not say how much processor time a process took"
        ) from None
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _surroundings() -> Mapping[str, str]:
    """The environment of a command: this Parley, without a screen, as quick as a second start is."""
    root = str(Path(game.__file__).resolve().parents[1])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    left_out = ("PYTHONDONTWRITEBYTECODE",)
    return {
        **{name: value for name, value in os.environ.items() if name not in left_out},
        "PYTHONPATH": os.pathsep.join(paths),
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
    }


def waits_data(found: Waits) -> dict[str, Any]:
    """The table as JSON data."""
    return {
        "unit_seconds": found.unit,
        "longest_gap_seconds": found.gap,
        "waits": [
            {
                "name": one.name,
                "units": one.units,
                "wanted": one.wanted,
                "by": "clock" if one.clock else "processor",
                "trouble": one.trouble or None,
            }
            for one in found.waits
        ],
    }


def waits_text(found: Waits) -> list[str]:
    """The table as lines to read."""
    wide = max((len(one.name) for one in found.waits), default=0) + len(" (clock)")
    lines = [
        "",
        f"Waits, whole commands, in units of {found.unit:.2f} s (a plain loop over {LOOP:,} numbers):",
        f"  {'':{wide}} {'measured':>9} {'wanted':>8}",
    ]
    for one in found.waits:
        name = f"  {one.name + (' (clock)' if one.clock else ''):{wide}}"
        if one.units is None:
            lines.append(f"{name} {'?':>9} {one.wanted:>8.2f}  not measured: {one.trouble}")
        else:
            over = "" if one.units <= one.wanted else "  over"
            lines.append(f"{name} {one.units:>9.2f} {one.wanted:>8.2f}{over}")
    if found.gap is not None:
        over = "" if found.gap <= GAP else ", over"
        lines.append(
            f"  Longest gap between frames meanwhile: {found.gap * 1_000:.0f} ms"
            f" (wanted: {GAP * 1_000:.0f}{over})."
        )
    return lines
