"""Check Parley against other releases of what it needs, and renew the locks.

`python3 -m game test --newest` and `--lowest` run the check in environments of their own, `.venv-newest`
and `.venv-lowest`, made anew each time: with the newest releases there are, and with the lower
bounds of pyproject.toml; `--pygame` does it with the plain pygame in place of pygame-ce. `--lock`
writes the locks anew from the newest releases. All of it is done by uv, one of the test tools.

Standard library only.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from game import UserError, needs

CHECKOUT: Final = Path(__file__).resolve().parent.parent
RENEWAL: Final = "python3 -m game test --lock"

OTHERS: Final[dict[str, tuple[str, ...]]] = {
    "--newest": (),
    "--lowest": ("--resolution", "lowest-direct"),
    "--pygame": (),
}
"""What can be asked for, with what uv is told about which releases to take."""


def environment(asked: str) -> str:
    """Make the environment that is asked for, say what is in it, and return its interpreter.

    Args:
        asked: a key of OTHERS.

    Raises:
        UserError: if it cannot be made.
    """
    folder = CHECKOUT / f".venv-{asked.strip('-')}"
    python = str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    _uv("venv", "--quiet", "--clear", "--python", sys.executable, str(folder))
    into = ("pip", "install", "--quiet", "--no-build", "--python", python)
    _uv(*into, *OTHERS[asked], "--extra", "test", "-r", "pyproject.toml")
    if asked == "--pygame":
        _uv("pip", "uninstall", "--quiet", "--python", python, "pygame-ce")
        _uv(*into, "pygame")
    _uv("pip", "freeze", "--python", python)
    return python


def renew() -> int:
    """Write both locks anew from the newest releases, and say what has changed; returns 0."""
    before = _named()
    _compile(needs.LOCKS[1], "--extra", "test")
    _compile(needs.LOCKS[0], "--constraint", needs.LOCKS[1])
    changes = list(_changes(before, _named()))
    print("\n".join(changes) if changes else "The locks name the newest releases already.")
    if changes:
        print("The next start installs this; then check it: python3 -m game test")
    return 0


def _compile(lock: str, *options: str) -> None:
    """Write one lock: for every platform and Python, with checksums, without addresses."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, lock)
        _uv(
            *("pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-build"),
            *("--no-annotate", "--custom-compile-command", RENEWAL),
            *(*options, "--output-file", str(fresh), "pyproject.toml"),
        )
        (CHECKOUT / lock).write_text(fresh.read_text(encoding="utf-8"), encoding="utf-8")


def _named() -> dict[str, str]:
    return needs.pins(needs.text(str(CHECKOUT / needs.LOCKS[1])))


def _changes(before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, "-"), after.get(name, "-")
        if old != new:
            yield f"{name}: {old} -> {new}"


def _uv(*arguments: str) -> None:
    """Run uv in the checkout; raises UserError with its words if it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "uv", "--no-python-downloads", *arguments],
        cwd=CHECKOUT,
        check=False,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        words = " ".join(done.stderr.split()) or "it gave no reason"
        raise UserError(f"The tool uv could not do this: {words}")
