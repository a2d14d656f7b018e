"""Writing files of an author: all of them or none, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from game import UserError


def replace(files: Mapping[Path, bytes]) -> None:
    """Write files, all or none: each is written beside its place first, then put there.

    A file may be new; one that is there keeps its permissions, and a link to it stays one.

    Raises:
        OSError: if a file cannot be written; then, as after any stop, every file is as it was.
    """
    real = {path.resolve(): data for path, data in files.items()}
    before = {path: path.read_bytes() for path in real if path.exists()}
    ready: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, data in real.items():
            ready[path] = _beside(path, data)
        for path, fresh in ready.items():
            done.append(path)
            os.replace(fresh, path)
    except BaseException:
        for path in done:
            _undo(path, before.get(path))
        raise
    finally:
        for fresh in ready.values():
            fresh.unlink(missing_ok=True)


def put(folder: Path, files: Mapping[Path, bytes], what: str) -> None:
    """Write new files into a folder, all or none, and make the folder if need be.

    Args:
        folder: where.
        files: their paths with what they hold.
        what: as in `the scenario`.

    Raises:
        UserError: if they cannot be written; then nothing is there that was not there before.
    """
    if folder.is_file():
        raise UserError(f"'{folder}' is a file; name a folder.")
    new: list[Path] = []
    try:
        new = made(folder)
        replace(files)
    except BaseException as error:
        unmade(new)
        if isinstance(error, OSError):
            raise UserError(unwritable(folder, error, what)) from None
        raise


def save(file: Path, text: str | bytes, what: str) -> None:
    """Write a file as a whole; whatever stops it, what was there before is there still.

    Args:
        file: it may be new.
        text: what is written; text as UTF-8.
        what: it is, as in `the schema`.

    Raises:
        UserError: if it may only be read, or cannot be written.
    """
    if file.exists() and not os.access(file, os.W_OK):
        raise UserError(f"'{file}' may only be read; allow that it is written to, then try again.")
    try:
        replace({file: text if isinstance(text, bytes) else text.encode("utf-8")})
    except OSError as error:
        raise UserError(unwritable(file, error, what)) from error


def _undo(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != data:
        os.replace(_beside(path, data), path)


def _beside(path: Path, data: bytes) -> Path:
    """Write a new file in the folder of another one, with its permissions or those of any new file."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, fresh)
        else:
            fresh.chmod(0o666 & ~_masked())
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


def _masked() -> int:
    """What the system takes away from the permissions of a new file; it can be read only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def unwritable(where: Path | str, error: OSError, what: str) -> str:
    """Say in one sentence why something cannot be written there.

    Args:
        where: the folder, or the file that the system names.
        error: what the system said.
        what: as in `the pack`.
    """
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk of '{where}' is full; make room, then start again."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Nothing can be written in '{where}'; name a folder of your own."
    return f"{what.capitalize()} cannot be written in '{where}': {error.strerror or error}."


def made(folder: Path) -> list[Path]:
    """Make a folder with those above it; the new ones, the deepest first.

    Raises OSError; then none is left.
    """
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except BaseException:
        unmade(new)
        raise
    return new


def unmade(folders: list[Path]) -> None:
    """Remove folders, the deepest first, as far as they are empty."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
