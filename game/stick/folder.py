"""The folder of a pack: without links, copied whole or not at all, and how large it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from game import UserError
from game.workshop.writing import unwritable


def refuse(target: Path) -> None:
    """Raise UserError if no pack can be made there."""
    try:
        if target.is_dir() and not any(target.iterdir()):
            return
    except OSError as error:
        raise UserError(_unwritable(target, error)) from None
    if target.is_dir():
        raise UserError(f"The folder '{target}' is not empty; name one that is not there yet.")
    if os.path.lexists(target):
        raise UserError(f"'{target}' is a file; name a folder that is not there yet.")


@contextmanager
def whole_or_nothing(target: Path) -> Iterator[None]:
    """Make the folder `target`; if what is done within fails, remove whatever came about.

    Raises:
        UserError: if the disk is full or cannot be written.
    """
    new = [path for path in (target, *target.parents) if not path.exists()]
    try:
        target.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException as error:
        _remove(new[-1] if new else target, keep=not new)
        if isinstance(error, OSError):
            raise UserError(_unwritable(target, error)) from None
        raise


def _remove(folder: Path, keep: bool) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if keep:
        with suppress(OSError):
            folder.mkdir(exist_ok=True)


def require_room(where: Path, needed: int) -> None:
    """Raise UserError unless so many bytes are free on the disk of `where`, which may be to come."""
    there = next(path for path in (where, *where.parents) if path.exists())
    free = shutil.disk_usage(there).free
    if free < needed:
        raise UserError(
            f"The disk is full: the pack needs {megabytes(needed)} in '{where}', and "
            f"{megabytes(free)} are free; make room, then start again."
        )


def _unwritable(target: Path, error: OSError) -> str:
    return unwritable(error.filename or target, error, "the pack")


def settle_links(folder: Path) -> None:
    """Put files in the place of links, which sticks cannot hold.

    The program's folder lists the libraries that a package brings once more, as links to them. Those
    packages find their own libraries, in their folder `NAME.libs`: such a link is dropped.
    """
    for path in sorted(folder.rglob("*")):
        if not path.is_symlink():
            continue
        goal = path.resolve(strict=True)
        path.unlink()
        if goal.parent.suffix == ".libs" and goal.parent != path.parent:
            continue
        (shutil.copytree if goal.is_dir() else shutil.copy2)(goal, path)


def copy(source: Path, target: Path) -> None:
    """Copy a folder to where it does not exist; the first failure ends it.

    Raises OSError.
    """
    target.mkdir(parents=True)
    for entry in sorted(os.scandir(source), key=lambda entry: entry.name):
        goal = target / entry.name
        if entry.is_symlink():
            goal.symlink_to(os.readlink(entry.path))
        elif entry.is_dir():
            copy(Path(entry.path), goal)
        else:
            shutil.copyfile(entry.path, goal)
            with suppress(OSError):  # a stick may know no rights
                shutil.copymode(entry.path, goal)


def size(folder: Path) -> tuple[int, int]:
    """The bytes and the number of the files in a folder."""
    sizes = [path.lstat().st_size for path in folder.rglob("*") if not path.is_dir()]
    return sum(sizes), len(sizes)


def megabytes(count: int) -> str:
    """A number of bytes for a reader.

    >>> megabytes(98_400_000), megabytes(100)
    ('98 MB', '1 MB')
    """
    return f"{max(1, round(count / 1e6))} MB"
