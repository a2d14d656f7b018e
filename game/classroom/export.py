"""What a teacher keeps of a class: an ordinary record, a table of numbers and a page for each table, and the slips.

A record that is written here is one like any other: it can be replayed, looked back on and asked what
would have been. That of a game under way opens its secrets; it is for the teacher alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from game import UserError
from game.classroom.lesson.room import Room
from game.classroom.lesson.table import ClassTable
from game.debrief.contents import headings, parts
from game.debrief.page import page
from game.debrief.source import source_of
from game.rules.orders import Believe, Move, Promise, Put, Sign

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a program of tables read a text as a formula."""


def exported(room: Room, folder: Path) -> list[Path]:
    """Write everything into a folder, made if need be; the files that were written.

    Raises UserError if the disk refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return list(_files(room, folder))
    except OSError as error:
        raise UserError(
            f"'{error.filename or folder}' cannot be written: {error.strerror}."
        ) from error


def _files(room: Room, folder: Path) -> Iterator[Path]:
    for table in room.tables:
        record = folder / f"{room.letters}-{table.letter}.jsonl"
        record.unlink(missing_ok=True)
        table.session.save(record)
        yield record
        yield _written(
            folder / f"{room.letters}-{table.letter}.csv", rows_of(room, table), "utf-8-sig"
        )
        yield _written(folder / f"{room.letters}-{table.letter}.html", page_of(room, table))
    if room.slips:
        yield _written(folder / f"{room.letters}-slips.csv", _csv(slips(room)), "utf-8-sig")


def _written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding, newline="")
    return path


def page_of(room: Room, table: ClassTable) -> str:
    """The long page of a table: everything that happened, to be read later."""
    session = table.session
    words = table.game.words(room.language)
    found = source_of(words, session.recorded, session.reasons, session.seed)
    return page(found, *headings(found), parts(found))


def rows_of(room: Room, table: ClassTable) -> str:
    """What every seat did in every round, a row each, for a program of tables."""
    return _csv(_rows(room, table))


def _rows(room: Room, table: ClassTable) -> Iterator[tuple[str, ...]]:
    words = table.game.words(room.language)
    yield tuple(
        words.say(f"class.csv.{key}") for key in ("round", "chair", "seat", "what", "about", "said")
    )
    for step in table.session.steps:
        for item in step.orders:
            order = item.order
            match order:
                case Move(lever=lever, setting=setting) | Promise(lever=lever, setting=setting):
                    about, said = words.lever(lever), words.setting(lever, setting)
                case Believe(lever=lever, percent=percent):
                    about, said = words.lever(lever), f"{percent}"
                case Put(clauses=clauses):
                    about = ""
                    said = "; ".join(
                        f"{words.lever(c.lever)}: {words.setting(c.lever, c.setting)}"
                        for c in clauses
                    )
                case Sign(text=text):
                    about, said = "", text
                case _:
                    continue
            what = words.say(f"class.csv.{type(order).__name__.lower()}")
            chair = next((c.label for c in table.chairs if c.seat == order.seat), "")
            yield (f"{step.before.round}", chair, words.seat(order.seat), what, about, said)


def slips(room: Room) -> Iterator[tuple[str, ...]]:
    """The exit slips, without a name."""
    words = room.words()
    yield words.say("class.csv.case"), words.say("class.csv.clause")
    yield from room.slips


def _csv(rows: Iterator[tuple[str, ...]]) -> str:
    """Write rows so that no cell is read as a formula."""
    text = StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
    return text.getvalue()
