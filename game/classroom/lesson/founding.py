"""A new class, or one that was begun: its file, its codes, its seeds, and where they are kept."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

from platformdirs import user_data_path

from game import UserError
from game.classroom.lesson import codes
from game.classroom.lesson.seating import LETTERS, seated
from game.classroom.lesson.store import ELSEWHERE, Store
from game.player.loaded import scenario_at
from game.session.casting import cast
from game.session.fingerprint import rules_digest
from game.session.staging import fresh_seed, length_of

REHEARSED: Final = 0.3
"""Of the minutes of a lesson those of its rehearsal: a round in a minute and a half or two."""
ENDING: Final = ".class"
KEPT: Final = 30
"""Days after which a class is deleted by itself."""


def folder() -> Path:
    """Where class files are kept."""
    return user_data_path("parley", appauthor=False) / "classes"


def head_of(
    scenario: str,
    students: int,
    *,
    minutes: int | None = None,
    tables: int = 0,
    seats: int = 0,
    language: str = "en",
    twin: str | None = None,
    seed: int | None = None,
    rehearsal: bool = False,
) -> dict[str, Any]:
    """All that is decided of a class before it begins: who sits where, the codes, the luck of each table.

    Every table has the same luck where the teacher wants to compare what people made of it: they part by
    their own decisions alone.

    In a rehearsal one chair is for the teacher and minds have all others, and time runs faster.

    Raises UserError for a scenario, length, twin or head-count that cannot be.
    """
    read = scenario_at(scenario, language, twin)
    held = [seat for seat in cast(read, 0, (), {}) if read.stakeholders[seat].play != "mind"]
    if seats and not 2 <= seats <= len(held):
        raise UserError(f"People hold 2 to {len(held)} seats of a table here, not {seats}.")
    people = seats or len(held)
    seating = seated(students, people, tables)
    shares = [[0 if rehearsal else places for places in table] for table in seating.tables]
    if rehearsal:
        shares[0][0] = 1
    chosen = codes.seat_codes(len(held) * len(seating.tables))
    luck = fresh_seed() if seed is None else seed
    drawn = iter(chosen)
    return {
        "scenario": scenario,
        "rules": rules_digest(read),
        "minutes": length_of(read, minutes),
        "language": language,
        "twin": twin,
        "letters": codes.room_letters(),
        "teacher": codes.digits(codes.TEACHER),
        "students": students,
        "pace": REHEARSED if rehearsal else 1.0,
        "tables": [
            {
                "letter": LETTERS[number],
                "seed": luck,
                "chairs": [
                    {"seat": seat, "code": next(drawn), "places": places}
                    for seat, places in zip_longest(held, table, fillvalue=0)
                ],
            }
            for number, table in enumerate(shares)
        ],
    }


def found(head: Mapping[str, Any], path: Path | None = None) -> Store:
    """Make the file of a class, in the usual folder unless a path is given. Raises UserError."""
    if path is None:
        path = _usual(head["letters"])
    return Store.create(path, head, codes.key())


def prepared(head: Mapping[str, Any]) -> Store | None:
    """The file of a class like this one, whose cards may be printed and in which nothing has happened yet."""
    for path in begun():
        try:
            store = Store.open(path)
        except UserError:
            continue  # open elsewhere, or not ours
        if _alike(store.head, head) and next(store.events(), None) is None:
            return store
        store.close()
    return None


def printable(path: Path, head: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is decided of the class in a file, made if there is none; its cards may be printed any time.

    Raises UserError if the file is of another class than was asked for.
    """
    if not path.exists():
        found(head, path).close()
        return head
    store = Store.open(path)
    store.close()
    if not _alike(store.head, head):
        raise UserError(
            f"The class file '{path}' is of a class that was asked for otherwise: "
            f"{store.head['scenario']}, {store.head['students']} students, "
            f"{store.head['minutes']} minutes, in '{store.head['language']}'; ask for the same, or name another file."
        )
    return store.head


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two classes would be the same but for their codes and their luck."""
    same = ("scenario", "rules", "minutes", "students", "language", "twin")
    places = [[[c["places"] for c in t["chairs"]] for t in x["tables"]] for x in (one, other)]
    return all(one.get(key) == other[key] for key in same) and places[0] == places[1]


def _usual(letters: str) -> Path:
    try:
        folder().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"There can be no folder '{folder()}' for the class file: {error.strerror}; {ELSEWHERE}."
        ) from error
    return folder() / f"{letters}{ENDING}"


def begun() -> Iterator[Path]:
    """The class files in the usual folder, the newest first."""
    if folder().is_dir():
        files = [path for path in folder().glob(f"*{ENDING}") if path.is_file()]
        yield from sorted(files, key=lambda path: path.stat().st_mtime, reverse=True)


def delete_old() -> list[str]:
    """Delete classes that nobody has touched for 30 days; the letters of their rooms."""
    gone = []
    for path in begun():
        if time.time() - path.stat().st_mtime > KEPT * 86400:
            try:
                Store.open(path).delete()
            except UserError:
                continue  # open elsewhere, or not ours
            gone.append(path.stem)
    return gone
