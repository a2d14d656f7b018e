"""The checkout's own environment, `.venv`: whether it holds what the lock names, and is whole.

A lock is a requirements file that names one release of every package with its checksums: exactly
what was tried. After an install the environment keeps a copy of the lock that was followed, and a
count of the entries in each of its folders; where the lock has changed since, or an entry has gone,
the next start mends that (`installing`).

Standard library only, and little of it: every start asks this.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Final

from game import needs

COUNTS: Final = "parley-counts.txt"


def home(checkout: str) -> str:
    """Where the environment is."""
    return os.path.join(checkout, ".venv")


def python(checkout: str) -> str:
    """Where its interpreter is."""
    inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(home(checkout), *inside)


def is_own(checkout: str) -> bool:
    """Whether this Python runs in the environment that Parley made in the checkout."""
    return os.path.realpath(sys.prefix) == os.path.realpath(home(checkout)) and bool(
        counts(checkout)
    )


def ready(checkout: str, lock: str) -> bool:
    """Whether the environment was made from `lock` as it is now, and is whole."""
    return follows(checkout, lock) and whole(checkout) and not unfinished(checkout)


def follows(checkout: str, lock: str) -> bool:
    """Whether what was installed last is what `lock` names now."""
    wanted = needs.text(os.path.join(checkout, lock))
    return bool(wanted) and needs.text(os.path.join(home(checkout), lock)) == wanted


def whole(checkout: str) -> bool:
    """Whether nothing has gone from the environment since it was made by Parley.

    What Python compiles as it goes does not count.
    """
    entries = counts(checkout)
    return bool(entries) and all(
        _entries(os.path.join(home(checkout), folder)) >= count for folder, count in entries.items()
    )


def unfinished(checkout: str) -> bool:
    """Whether an install has begun and not ended; the file that says so may be held by another."""
    try:
        return os.path.getsize(os.path.join(checkout, ".venv.lock")) > 0
    except OSError:
        return False


def sufficient(checkout: str, wanted: list[str]) -> bool:
    """Whether the environment can be used although it does not follow the lock."""
    present = not needs.missing(wanted, libraries(checkout))
    return present and whole(checkout) and not unfinished(checkout)


def libraries(checkout: str) -> list[str]:
    """The folders of packages in the environment."""
    library = os.path.join(home(checkout), "Lib" if os.name == "nt" else "lib")
    if os.name == "nt":
        return [os.path.join(library, "site-packages")]
    try:
        return [os.path.join(library, name, "site-packages") for name in os.listdir(library)]
    except OSError:
        return []


def write_down(checkout: str, lock: str) -> None:
    """Keep in the environment which lock was followed, and what is there now."""
    where = home(checkout)
    for one in needs.LOCKS[: needs.LOCKS.index(lock) + 1]:
        _write(os.path.join(where, one), needs.text(os.path.join(checkout, one)))
    for one in needs.LOCKS[needs.LOCKS.index(lock) + 1 :]:
        if os.path.exists(os.path.join(where, one)):
            os.remove(os.path.join(where, one))
    path = os.path.join(where, COUNTS)
    _write(path, "")  # it is an entry, too
    _write(path, "".join(f"{_entries(folder)} {name}\n" for folder, name in _folders(where)))


def distrust(checkout: str) -> None:
    """Let the next start make the environment anew."""
    with open(os.path.join(checkout, ".venv.lock"), "a", encoding="utf-8") as file:
        file.write("Something in the environment is broken.\n")


def damage(checkout: str) -> str:
    """Name a file of an installed package that is gone or has another size; empty if there is none.

    It looks at every file, so ask only after something went wrong.
    """
    for library in libraries(checkout):
        for folder in sorted(os.listdir(library)):
            if not folder.endswith(".dist-info"):
                continue
            record = needs.text(os.path.join(library, folder, "RECORD"))
            if not record:
                return os.path.join(library, folder, "RECORD")
            for row in record.splitlines():
                name, _, size = row.rsplit(",", 2)
                path = os.path.join(library, name.strip('"'))
                if size and _size(path) != int(size):
                    return os.path.normpath(path)
    return ""


def counts(checkout: str) -> dict[str, int]:
    """How many entries each folder of the environment had when it was made; empty if unknown."""
    rows = (
        line.partition(" ")
        for line in needs.text(os.path.join(home(checkout), COUNTS)).splitlines()
    )
    return {folder: int(count) for count, _, folder in rows if count.isdecimal()}


def _write(path: str, words: str) -> None:
    with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write(words)


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return -1


def _folders(where: str) -> Iterator[tuple[str, str]]:
    """Every folder of an environment with its name from there, but for what Python compiles."""
    for folder, inner, _ in os.walk(where):
        inner[:] = sorted(name for name in inner if name != "__pycache__")
        yield folder, os.path.relpath(folder, where)


def _entries(folder: str) -> int:
    """The number of entries in a folder, but for what Python compiles; -1 without a folder."""
    try:
        names = os.listdir(folder)
    except OSError:
        return -1
    return len(names) - ("__pycache__" in names)
