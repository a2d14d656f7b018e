"""What stands behind a path: only a plain file is opened, for anything else might never end."""

from __future__ import annotations

import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def other_than_file(path: Path) -> str:
    """Say what a path is if not a plain file, as in `a folder`; nothing for a file, or where there is nothing.

    Raises OSError if even that may not be looked at.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return ""
    return next((name for fits, name in _KINDS if fits(mode)), "")
