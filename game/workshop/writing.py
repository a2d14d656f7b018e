"""Writing an author's files: all or none, and never half a file."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write(files: Mapping[Path, bytes]) -> None:
    """Write files, all or none: each is written beside its place first, then put there.

    Raises:
        OSError: if a file cannot be written; then every file is as it was.
    """
    real = {path.resolve(): data for path, data in files.items()}
    before = {path: path.read_bytes() for path in real if path.exists()}
    ready: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, data in real.items():
            ready[path] = _beside(path, data)
        for path, fresh in ready.items():
            os.replace(fresh, path)
            done.append(path)
    except BaseException:  # whoever stops it means to keep what there was
        for path in done:
            if path in before:
                os.replace(_beside(path, before[path]), path)
            else:
                path.unlink()
        raise
    finally:
        for fresh in ready.values():
            fresh.unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> Path:
    """Write a new file in the folder of another one, with its permissions where it is there already.

    Raises:
        OSError: naming the file that was meant, not the one beside it.
    """
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(13, "it may not be written to", str(path))
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, fresh)
        else:
            fresh.chmod(0o666 & ~_umask())
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


def _umask() -> int:
    """The permissions that new files of this person do not get."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
