"""The class file: everything that happened in a class, event after event, in one SQLite file.

An event is committed before anybody is told that it happened (WAL, synchronous FULL, one connection that
locks the file for this process alone). Commands carry an id that their device has made: the same one
twice is there once. Events are never deleted; an undo is an event. Each carries a digest chained over the
one before and keyed with the key of the class, so that a copy of a class under way cannot be read as the
record of a game, nor be changed unseen.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from hmac import new as keyed
from pathlib import Path
from threading import Lock
from typing import Any, Final

from game import UserError, __version__
from game.session.fingerprint import canonical

FORMAT: Final = 1
"""The form of class files; those of another are refused."""
LARGEST: Final = 1_000_000
"""Letters of an event; the longest are a hundredth of it."""
ELSEWHERE: Final = (
    "name another place for it with '--file', such as a folder of your own or a stick"
)
"""What mends a class file that cannot be written."""

ENDS: Final = ("", "-wal", "-shm", "-journal")
"""What SQLite adds to the name of a file for what it keeps beside it."""

_TABLES: Final = """
create table if not exists head (body text not null, key blob not null);
create table if not exists events (
    seq integer primary key, at real not null, cid text unique, kind text not null,
    body text not null, chain blob not null
);
"""


class StoreTrouble(UserError):
    """The class file could not be written: what was to be kept has not happened."""


@dataclass(frozen=True, slots=True)
class ClassEvent:
    """One thing that happened in a class."""

    kind: str
    body: Mapping[str, Any]
    cid: str = ""
    """The id of the command that asked for it; empty for what no device asked for."""
    at: float = 0.0
    """Seconds since the lesson began; never the time of day."""
    seq: int = 0


class Store:
    """The file of one class, open for this process alone."""

    def __init__(self, link: sqlite3.Connection, path: Path | None) -> None:
        self._link, self.path = link, path
        self._lock = Lock()
        head, self._key = link.execute("select body, key from head").fetchone()
        self.head: Mapping[str, Any] = json.loads(head)
        self.trouble = ""
        """Why the last event could not be written; empty once one could."""
        self._seq, self._chain = self._last()

    @classmethod
    def create(cls, path: Path | None, head: Mapping[str, Any], key: bytes) -> Store:
        """Make the file of a new class, or keep it in memory without a path.

        Raises UserError if there is such a file or the disk refuses.
        """
        if path is not None and path.exists():
            raise UserError(f"There is already a file '{path}'; choose another name for the class.")
        link: sqlite3.Connection | None = None
        try:
            link = _opened(path)
            with link:
                link.executescript(_TABLES)
                body = json.dumps({"format": FORMAT, "engine": __version__, **head})
                link.execute("insert into head values (?, ?)", (body, key))
            return cls(link, path)
        except (sqlite3.Error, OSError) as error:
            if link is not None:
                link.close()
            if path is not None:
                with suppress(OSError, UserError):  # half a class is none to go on with
                    _remove(path)
            why = getattr(error, "strerror", None) or error
            raise UserError(
                f"The class file '{path}' cannot be written: {why}; {ELSEWHERE}."
            ) from error

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the file of a class.

        Raises UserError if it is none, is damaged, is of another format, or is open elsewhere.
        """
        if not path.is_file():
            raise UserError(f"There is no class file '{path}'.")
        link: sqlite3.Connection | None = None
        try:
            link = _opened(path)
            sound = link.execute("pragma quick_check").fetchone()[0]
            if sound != "ok":
                raise sqlite3.DatabaseError(sound)
            store = cls(link, path)
            store._verify()
        except (sqlite3.Error, OSError, ValueError, TypeError) as error:
            if link is not None:
                link.close()
            raise UserError(_refusal(path, error)) from error
        except UserError:
            if link is not None:
                link.close()
            raise
        return store

    def _verify(self) -> None:
        """Raise UserError for another format or a chain that does not fit."""
        if self.head.get("format") != FORMAT:
            raise UserError(
                f"The class file '{self.path}' was made by Parley {self.head.get('engine')} in format"
                f" {self.head.get('format')}; this Parley reads format {FORMAT}."
            )
        chain, expected = b"", 1
        rows = self._link.execute("select seq, kind, body, chain from events order by seq")
        for seq, kind, body, stands in rows:
            chain = self._next(chain, kind, body)
            if seq != expected or stands != chain:
                raise UserError(
                    f"The class file '{self.path}' was changed by something else after event"
                    f" {expected - 1}; it is not read any further, so that nothing is guessed."
                )
            expected += 1

    def _last(self) -> tuple[int, bytes]:
        row = self._link.execute("select seq, chain from events order by seq desc limit 1")
        return row.fetchone() or (0, b"")

    def _next(self, before: bytes, kind: str, body: str) -> bytes:
        return keyed(self._key, before + kind.encode() + b" " + body.encode(), sha256).digest()

    def append(self, *events: ClassEvent) -> tuple[ClassEvent, ...]:
        """Write events together, all or nothing; return them with their numbers once they are on the disk.

        Raises StoreTrouble if the disk refuses: then none has happened.
        """
        with self._lock:
            seq, chain = self._seq, self._chain
            rows, numbered = [], []
            for event in events:
                body = canonical(dict(event.body)).decode()
                if len(body) > LARGEST:
                    raise StoreTrouble("That is too long to be kept.")
                seq, chain = seq + 1, self._next(chain, event.kind, body)
                rows.append((seq, event.at, event.cid or None, event.kind, body, chain))
                numbered.append(ClassEvent(event.kind, event.body, event.cid, event.at, seq))
            try:
                with self._link:
                    self._link.executemany("insert into events values (?, ?, ?, ?, ?, ?)", rows)
            except sqlite3.Error as error:
                self.trouble = f"The class file cannot be written ({error}). Free some space; nothing that was taken is lost."
                raise StoreTrouble(self.trouble) from error
            self.trouble = ""
            self._seq, self._chain = seq, chain
        return tuple(numbered)

    @property
    def written(self) -> int:
        """How many events there are."""
        return self._seq

    def secret(self, of: str) -> str:
        """A secret of this class that is the same whenever it is asked for, and cannot be guessed."""
        return keyed(self._key, of.encode(), sha256).hexdigest()[:32]

    def events(self) -> Iterator[ClassEvent]:
        """All events, in order."""
        rows: Sequence[tuple[Any, ...]] = self._link.execute(
            "select seq, at, cid, kind, body from events order by seq"
        ).fetchall()
        for seq, at, cid, kind, body in rows:
            yield ClassEvent(kind, json.loads(body), cid or "", at, seq)

    def has(self, cid: str) -> bool:
        """Whether a command with this id has been carried out."""
        found = self._link.execute("select 1 from events where cid = ?", (cid,))
        return found.fetchone() is not None

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._link.close()

    def delete(self) -> None:
        """Let nothing of the class be left. Raises UserError if the disk refuses."""
        self.close()
        if self.path is None:
            return
        _remove(self.path)


def _remove(path: Path) -> None:
    """Remove a class file and what lies beside it. Raises UserError if the disk refuses."""
    try:
        for end in ENDS:
            Path(f"{path}{end}").unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"'{path}' cannot be deleted: {error.strerror}.") from error


def _opened(path: Path | None) -> sqlite3.Connection:
    """Open a file, exclusively and so that what is committed is on the disk; nobody else may read it."""
    if path is not None:
        with (
            suppress(FileExistsError),
            os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL, 0o600), "w"),
        ):
            pass
    link = sqlite3.connect(path or ":memory:", timeout=0.5, check_same_thread=False)
    link.execute("pragma locking_mode = exclusive")
    link.execute("pragma journal_mode = wal")
    link.execute("pragma synchronous = full")
    link.execute("pragma secure_delete = on")
    # Takes the lock now, so that a second process is told at once.
    link.execute("begin immediate")
    link.execute("commit")
    return link


def _refusal(path: Path, error: Exception) -> str:
    if "locked" in str(error):
        return f"The class '{path}' is already open in another window of Parley; close that first."
    if not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        beside = Path(f"{path}-wal")
        both = f" and '{beside.name}' beside it" if beside.is_file() else ""
        return (
            f"The class '{path}' lies where nothing can be written, and has to be written on; copy"
            f" it{both} to a folder of your own and name the copy with '--file'."
        )
    return f"The file '{path}' cannot be read as a class: {error}."
