"""Nothing is told twice: what has just been read, or stands elsewhere, is not read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from game.lines.pieces import Piece, ReadRow, Say

NEAR: Final = 3
"""Rows within which a question is not repeated."""


def levers_named(made: list[ReadRow], say: Say) -> list[ReadRow]:
    """Where levers stand on request, the heading that they stand under says so."""
    if not any(row.later and row.key.startswith("lever.") for row in made):
        return made
    at = next((n for n, row in enumerate(made) if row.region == "act" and row.level == 2), None)
    if at is not None:
        made[at] = replace(made[at], parts=(*made[at].parts, Piece(say("word.levers"))))
    return made


def told_once(made: list[ReadRow]) -> Iterator[ReadRow]:
    """What stands in the log or on request is not told again if it is read as it stands; in the log nothing twice."""
    told = {row.text for row in made if not (row.later or row.level)}
    head: ReadRow | None = None  # the heading of a log in which all may have been told
    for row in made:
        if row.once and row.level:
            head = row
        elif not row.later or row.level or row.nodes or row.text not in told:
            if head is not None and row.once:
                yield head
            head = None
            yield row
            if row.once and row.region == "aside":
                told.add(row.text)


def headed(made: list[ReadRow]) -> list[ReadRow]:
    """Say of every row under which heading it stands: the same sentence there is another one elsewhere."""
    found, under = [], ""
    for row in made:
        under = row.text if row.level else under
        found.append(replace(row, under="" if row.key or row.level else under))
    return found


def spoken_once(made: list[ReadRow]) -> list[ReadRow]:
    """What can be chosen or typed does not repeat the question that has just been read."""
    found: list[ReadRow] = []
    for each in made:
        row = _without_reason(each, [read.text for read in found])
        before = {bare(said) for r in found[-NEAR:] for said in (r.text, r.parts[0].said)}
        first = row.parts[0]
        if found and first.node and first.node.label and bare(found[-1].text) == first.node.label:
            found.pop()
        if not (row.key and first.node is None and bare(first.said) in before):
            found.append(row)
        elif len(row.parts) > 1:
            found.append(replace(row, parts=row.parts[1:]))
    return found


def _without_reason(row: ReadRow, before: Sequence[str]) -> ReadRow:
    """Of what cannot be pressed the reason is not said again where it has just been read."""
    first = row.parts[0]
    if not row.key or first.node is not None:
        return row
    known = next((said for said in before if said and first.said.endswith(f" {said}")), "")
    if not known:
        return row
    return replace(
        row, parts=(replace(first, said=first.said.removesuffix(f" {known}")), *row.parts[1:])
    )


def bare(said: str) -> str:
    """A text without signs at its end."""
    return said.rstrip(" ,.:?!…")
