"""Errand a packed program with nothing around it, and see that it does what it should."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final

from game import UserError, __version__

PATIENCE: Final = 300.0
"""Seconds that one start may take, on a slow stick."""


@dataclass(frozen=True)
class Errand:
    """One start of the program."""

    line: tuple[str, ...]
    """the command line"""
    shows: str
    """for the person, what it shows"""
    said: str = ""
    """what its output must hold"""
    serves: bool = False
    """whether it goes on, and devices join it"""


def starts(scenario: str) -> tuple[Errand, ...]:
    """What is tried, with the name of a shipped scenario."""
    return (
        Errand(("--version",), "it starts", f"Parley {__version__}"),
        Errand(("--load-all",), "every part is there"),
        Errand(("check", scenario), "a scenario is read"),
        Errand(("play", scenario, "--auto", "--seed", "1"), "a game is played"),
        Errand(
            ("balance", scenario, "--games", "8", "--jobs", "2", "--json"),
            "two processes share the work",
        ),
        Errand(  # its file lies where it is tried: Windows knows folders of a person without asking HOME
            ("host", scenario, "--class", "24", "--file", "trial.class")
            + ("--headless", "--only-here", "--port", "0"),
            "a class can be joined",
            serves=True,
        ),
    )


def environment(home: Path, system: str = sys.platform) -> dict[str, str]:
    """As little as a program can be started with: no Python, no settings, a home that is empty."""
    if system == "win32":
        root = os.environ.get("SYSTEMROOT", r"C:\Windows")
        names = ("TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
        return {"SYSTEMROOT": root, "PATH": rf"{root}\System32", **dict.fromkeys(names, str(home))}
    return {"PATH": "/usr/bin:/bin", "HOME": str(home), "TMPDIR": str(home)}


def tried(program: list[str], scenario: str) -> Iterator[tuple[str, float]]:
    """Errand the program in every way; what was seen and how many seconds it took.

    Args:
        program: how it is started.
        scenario: the name of a shipped scenario.

    Raises:
        UserError: at the first start that fails.
    """
    # What was just stopped may still hold a file on Windows.
    with tempfile.TemporaryDirectory(prefix="parley-trial-", ignore_cleanup_errors=True) as home:
        for start in starts(scenario):
            began = time.perf_counter()
            (_join if start.serves else _try)(program, start, Path(home))
            yield start.shows, time.perf_counter() - began


def _try(program: list[str], start: Errand, home: Path) -> None:
    try:
        done = subprocess.run(
            [*program, *start.line],
            cwd=home,
            env=environment(home),
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UserError(failed(start, str(error))) from None
    if done.returncode or start.said not in done.stdout:
        raise UserError(failed(start, done.stdout))


def _join(program: list[str], start: Errand, home: Path) -> None:
    """Hold a class and open the page that devices join by."""
    with served([*program, *start.line], home, environment(home)) as said:
        room = re.search(r"Room (\w+):", said)
        port = re.search(r"http://127\.0\.0\.1:(\d+)/host", said)
        if room is None or port is None:
            raise UserError(failed(start, said))
        letters = room[1]
        try:
            page = _page(int(port[1]), f"/?room={letters}")
        except (OSError, HTTPException) as error:
            raise UserError(failed(start, f"{error}")) from None
    if letters not in page:
        raise UserError(failed(start, page))


def _page(port: int, path: str) -> str:
    link = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        link.request("GET", path)
        return link.getresponse().read().decode("utf-8", "replace")
    finally:
        link.close()


@contextmanager
def served(line: list[str], folder: Path, variables: dict[str, str]) -> Iterator[str]:
    """Hold a class for as long as the block lasts; what the program said until all was open, or its last words."""
    try:
        host = subprocess.Popen(
            line,
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        yield f"{error}"
        return
    assert host.stdout
    patience = threading.Timer(PATIENCE, host.kill)
    patience.start()
    try:
        said = ""
        for words in host.stdout:
            said += words
            if "Ctrl+C" in words:
                break
        yield said
    finally:
        patience.cancel()
        host.terminate()
        with suppress(subprocess.TimeoutExpired):
            host.wait(10)
        host.kill()
        host.stdout.close()
        host.wait()


def failed(start: Errand, output: str) -> str:
    """Say that a start failed, with its last words."""
    words = " ".join(output.split())[-300:] or "it said nothing"
    return (
        f"The packed program was tried with '{' '.join(start.line)}' and failed ({words}); nothing "
        "was kept."
    )
