"""The lines of a record as plain data: the header, a phase, an undo, a change of players, a draft; and back.

header   {entry: game, format, engine, scenario: {id, rules}, minutes, seed, language, seats, start},
         and twin, the alias, if the game is played under the names of one,
         and exchanges, where a talk has another number of them than its length says
phase    {entry: phase, round, phase, exchange, asked, orders, reasons, changes, after, digest}
undo     {entry: undo, phases, after, digest}
reseat   {entry: reseat, seat, who, after, digest}; `who` is `person` or the name of a mind
draft    {entry: draft, seat, package, orders, broken, after, digest}: what a seat had prepared when the game was left

`after` says where the game stands after the line: round, phase (its place in the round), over, ending.
`start` is the position in which the game began, so that adding and replacing alone leads from line to
line, with no rule asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import numpy as np

from game import __version__
from game.minds.mind import Reason
from game.rules import changes, orders
from game.rules.arrays import Array
from game.rules.changes import Change, fold
from game.rules.numbered import Numbered
from game.rules.position import ARRAYS, COLUMNS, Position
from game.rules.rulebook import Rulebook
from game.session.course import Course, Step
from game.session.fingerprint import digest, rules_digest

FORMAT: Final = 2
"""The form of records. Those of another are refused, for they hold other orders and facts."""

Line = Mapping[str, Any]


def header(
    course: Course, seed: int, language: str, seats: Mapping[str, str], twin: str | None = None
) -> dict[str, Any]:
    """Say what game the record is of; `twin` is the alias under whose names it is played."""
    book = course.book
    named: dict[str, Any] = {} if twin is None else {"twin": twin}
    if book.exchanges != book.scenario.lengths[book.minutes].exchanges:
        named["exchanges"] = book.exchanges
    return named | {
        "entry": "game",
        "format": FORMAT,
        "engine": __version__,
        "scenario": {"id": book.scenario.id, "rules": rules_digest(book.scenario)},
        "minutes": book.minutes,
        "seed": seed,
        "language": language,
        "seats": dict(seats),
        "start": {name: getattr(course.start.one, name).tolist() for name in ARRAYS},
    }


def phase(step: Step, reasons: Iterable[Reason] = ()) -> dict[str, Any]:
    """Write one resolved phase, and why minds decided as they did."""
    return {
        "entry": "phase",
        "round": step.before.round,
        "phase": step.phase,
        "exchange": step.exchange,
        "asked": list(step.asked),
        "orders": [item.data for item in step.orders],
        "reasons": reasons_said(reasons),
        "changes": [changes.to_data(change) for change in step.changes],
        "after": where(step.after),
        "digest": step.digest,
    }


def reasons_said(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """Write why minds decided as they did."""
    return [
        {
            "seat": reason.seat,
            "code": reason.code,
            "facts": dict(reason.facts),
            "spoken": reason.spoken,
        }
        for reason in reasons
    ]


def undo(steps: int, position: Position) -> dict[str, Any]:
    """Write that the last phases are taken back; they stay in the record."""
    return {
        "entry": "undo",
        "phases": steps,
        "after": where(position),
        "digest": digest(position),
    }


def reseat(seat: str, who: str, position: Position) -> dict[str, Any]:
    """Write that from here on somebody else acts for a seat; nothing else changes by it."""
    return {
        "entry": "reseat",
        "seat": seat,
        "who": who,
        "after": where(position),
        "digest": digest(position),
    }


def draft(seat: str, prepared: Mapping[str, Any], position: Position) -> dict[str, Any]:
    """Write what a seat is preparing; nothing changes by it."""
    return {
        "entry": "draft",
        "seat": seat,
        **prepared,
        "after": where(position),
        "digest": digest(position),
    }


def where(position: Position) -> dict[str, Any]:
    """Say where a game stands, as far as no change tells it."""
    return {
        "round": position.round,
        "phase": position.phase,
        "over": bool(position.one.over),
        "ending": int(position.one.ending),
    }


def read_orders(line: Line) -> tuple[Numbered, ...]:
    """Read the orders of a phase; raise ValueError if they are none."""
    numbered = []
    for data in line["orders"]:
        values = dict(data)
        number = values.pop("number")
        numbered.append(Numbered(int(number), orders.from_data(values)))
    return tuple(numbered)


def read_changes(line: Line) -> tuple[Change, ...]:
    """Read the changes of a phase."""
    return tuple(changes.from_data(data) for data in line["changes"])


def read_reasons(line: Line) -> tuple[Reason, ...]:
    """Read why minds decided as they did in a phase."""
    when = {key: line[key] for key in ("round", "phase", "exchange")}
    return tuple(Reason(**data, **when) for data in line["reasons"])


def start(head: Line) -> Position:
    """Read the position in which a recorded game began."""

    def array(name: str) -> Array:
        return np.array([head["start"][name]], dtype=COLUMNS[name].dtype)

    arrays: dict[str, Any] = {name: array(name) for name in ARRAYS}
    return Position(round=1, phase=0, seeds=np.array([head["seed"]], dtype=np.uint64), **arrays)


def folded(lines: Iterable[Line]) -> Iterator[Position]:
    """Follow a record from line to line by adding and replacing: the position after each line.

    The first line is the header. No rule and no scenario is asked, so this works for records of other
    versions of both.
    """
    standing: list[Position] = []
    for line in lines:
        match line["entry"]:
            case "game":
                standing = [start(line)]
            case "phase":
                position = fold(standing[-1], read_changes(line))
                standing.append(_at(position, line["after"]))
            case "undo":
                del standing[len(standing) - line["phases"] :]
        yield standing[-1]


def _at(position: Position, after: Mapping[str, Any]) -> Position:
    return position.changed(
        round=after["round"],
        phase=after["phase"],
        over=np.array([after["over"]]),
        ending=np.array([after["ending"]], dtype=np.int64),
    )


def ending(book: Rulebook, line: Line) -> str | None:
    """Name the ending that a line led to."""
    after = line["after"]
    return book.endings[after["ending"]] if after["over"] else None
