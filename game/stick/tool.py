"""PyInstaller, which puts a program and its Python together: see that it is there, and run it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from game import UserError, installing

OLDEST: Final = "pyinstaller>=6.10"
"""As the extra `pack` of pyproject.toml names it, which an installed Parley has not."""

_SAID: Final = (
    (
        re.compile(r"No space left|not enough space", re.IGNORECASE),
        "The disk is full: to make a pack takes about 300 MB in the folder for temporary files; make "
        "room, then start again.",
    ),
    (
        re.compile(r"obj(?:dump|copy)"),
        "PyInstaller needs the tools objdump and objcopy, which are missing here (on Debian and "
        "Ubuntu: 'sudo apt install binutils'); install them, then start again.",
    ),
    (
        re.compile(r"shared library|Python library not found|PythonLibraryNotFound", re.IGNORECASE),
        "This Python cannot be packed, as it comes without its shared library (on Debian and Ubuntu: "
        "'sudo apt install libpython3-dev'; with pyenv: build it with --enable-shared; otherwise "
        "take one from python.org); mend that, then start again.",
    ),
)


def ensure() -> None:
    """See to it that PyInstaller is there, installing it where Parley runs.

    Raises:
        UserError: if it cannot be had, with the reason and what to do.
    """
    if find_spec("PyInstaller") is None:
        installing.add([OLDEST], "the tool that packs, PyInstaller")


def put_together(recipe: Path, rooms: Path, work: Path) -> Path:
    """Run PyInstaller; the folder in which the result lies, under the name of the program.

    Args:
        recipe: the file that tells it what to do; see `plan.recipe`.
        rooms: the folder of the package `game`.
        work: a folder for all that it keeps.

    Raises:
        UserError: if it failed, with the reason.
    """
    made = work / "made"
    line = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    line += ["--distpath", str(made), "--workpath", str(work / "work"), str(recipe)]
    variables = dict(os.environ, PYINSTALLER_CONFIG_DIR=str(work / "kept"), PYTHONUTF8="1")
    # It asks the program itself for its parts, wherever it was started from.
    variables["PYTHONPATH"] = os.pathsep.join(
        filter(None, [str(rooms.parent), variables.get("PYTHONPATH", "")])
    )
    variables["TMPDIR"] = str(work)
    done = subprocess.run(
        line,
        cwd=work,
        env=variables,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise UserError(why_not(done.stdout))
    return made


def why_not(output: str) -> str:
    """Say in one sentence why PyInstaller failed."""
    for pattern, sentence in _SAID:
        if pattern.search(output):
            return sentence
    handle, log = tempfile.mkstemp(prefix="parley-pack-", suffix=".log")
    with open(handle, "w", encoding="utf-8") as file:
        file.write(output)
    return f"PyInstaller did not work ({installing.last_words(output)}); details are in {log}."
