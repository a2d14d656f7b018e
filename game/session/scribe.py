"""Writing a record: every line at once, flushed to the disk, or kept in memory until that works."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import FileIO
from itertools import count
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from game import UserError
from game.rules.changes import Change
from game.scenario.files import other_than_file
from game.session.record import chained


class RecordTrouble(UserError):
    """The record could not be written; the game itself goes on in memory.

    `changes` holds what the phase changed that could not be written.
    """

    changes: tuple[Change, ...] = ()


def usual_folder() -> Path:
    """Where records are kept unless somebody says otherwise."""
    return user_data_path("parley", appauthor=False) / "records"


class Scribe:
    """Keeps the lines of a record in memory and, if it has a path, on disk."""

    def __init__(self, path: Path | None = None, lines: Iterable[bytes] = ()) -> None:
        self.path = path
        self.lines = list(lines)
        self.trouble: str | None = None
        """Why the record on disk is behind; None if it is not."""
        self._saved = 0
        """Lines on the disk."""
        self._size = 0
        """Their bytes."""
        self._made = False
        """Whether the file is this scribe's own."""

    def add(self, entry: Mapping[str, Any]) -> None:
        """Write one more line. Raises RecordTrouble, once for each trouble, if the disk refuses."""
        self.lines.append(chained(self.lines[-1] if self.lines else b"", entry))
        self.flush()

    def flush(self) -> None:
        """Write what is not on the disk yet; a trouble that is over ends here."""
        if self.path is None or self._saved == len(self.lines):
            return
        data = b"".join(self.lines[self._saved :])
        try:
            self._append(self.path, data)
        except OSError as error:
            known, self.trouble = self.trouble, _sentence(self.path, error)
            if known != self.trouble:
                raise RecordTrouble(self.trouble) from error
            return
        self.trouble = None
        self._saved, self._size = len(self.lines), self._size + len(data)

    def _append(self, path: Path, data: bytes) -> None:
        with self.open(path, new=not self._made) as file:
            self._made = True
            if file.seek(0, os.SEEK_END) != self._size:
                raise OSError(0, "another program has written to it")
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[file.write(rest) :]
                os.fsync(file.fileno())
            except OSError:
                # Half a line comes off again, so that what stands on the disk stays intact.
                with suppress(OSError):
                    file.truncate(self._size)
                raise

    @staticmethod
    def open(path: Path, *, new: bool) -> FileIO:
        """Open the record for one writing, unbuffered."""
        return path.open("xb" if new else "r+b", buffering=0)

    def take_over(self, path: Path) -> None:
        """Go on in a file that already holds all the lines."""
        self.path, self._made, self.trouble = path, True, None
        self._saved, self._size = len(self.lines), sum(map(len, self.lines))


def save(path: Path, lines: Iterable[bytes]) -> None:
    """Write a whole record to a file of its own, all or nothing.

    A file that is there already is replaced only if it holds the beginning of the same record.

    Raises:
        UserError: if another file is in the way, or the disk refuses.
    """
    data = b"".join(lines)
    beside = path.with_name(path.name + ".part")
    try:
        if path.exists() and (other_than_file(path) or not data.startswith(path.read_bytes())):
            raise UserError(f"There is another file at '{path}'; choose a name that is free.")
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise UserError(f"The game could not be saved to '{path}': {error.strerror}.") from error


def _sentence(path: Path | str, error: OSError) -> str:
    reason = error.strerror or str(error)
    if isinstance(error, FileExistsError):
        return f"There is already a file '{path}'; choose a name that is free for the record."
    return (
        f"The record '{path}' cannot be written: {reason}. The game goes on in memory;"
        " save it elsewhere to keep it."
    )


def usual_path(scenario: str) -> Path:
    """Name a new record in the usual folder, made if need be: scenario and a counter.

    The name is shown during play; it does not tell the game's luck, with which one could look ahead.

    Raises RecordTrouble if there can be no such folder.
    """
    try:
        folder = usual_folder()
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordTrouble(_sentence(error.filename or "", error)) from error
    return _free(folder, scenario)


def path_beside(path: Path) -> Path:
    """Name a new record beside one that is damaged."""
    return _free(path.parent, path.stem, first=2)


def _free(folder: Path, stem: str, first: int = 1) -> Path:
    return next(
        path for number in count(first) if not (path := folder / f"{stem}-{number}.jsonl").exists()
    )
