"""What has been read aloud, so that only what is new is read; and the numbers of what can be pressed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from game.lines.pieces import ReadRow
from game.lines.rows import STANDING
from game.screens.nodes import Node, Screen

TURN: Final = re.compile(r"\.\d+")
"""What tells screens of the same kind in several rounds apart."""
SLIP: Final = "text."
"""How the id of a slip of the table begins."""
SIGNATURES: Final = "signatures"
"""The id of the line in which it stands who has signed a paper."""
CLEAR: Final = "clear"
"""The id of what throws a draft away: a draft is read as often as it is written."""
LOWER: Final = 3
"""The level of the heading of a section, as of a text on the table."""


class Familiar:
    """What one person has heard; somebody else hears everything anew."""

    def __init__(self) -> None:
        self._told: dict[str, set[tuple[str, str, str]]] = {}
        """The screen that was read last, and what lies below it: the rows of each, as `_place` has them."""
        self._sections: dict[str, tuple[int, frozenset[tuple[str, ...]]]] = {}
        """Of each kind of screen the round in which it was read last, and its sections, each row by its text."""
        self._papers: tuple[int, frozenset[tuple[str, ...]]] = 0, frozenset()
        """The texts of papers that were read in a round: one that comes in front again needs no second reading."""
        self._lone: dict[str, tuple[int, frozenset[str]]] = {}
        """The same of its lines that stand by themselves."""
        self._below = ""
        """What was read last that is no dialog."""
        self._standing: set[str] = set()
        self._once: tuple[int, frozenset[str]] = 0, frozenset()
        """A round, and what was read in it though it stands on request."""
        self._notes: set[str] = set()
        """Notes that were read, which are read once in a game."""
        self._before: dict[str, dict[str, str]] = {}
        self._numbers: dict[str, dict[str, int]] = {}
        self._read: dict[str, dict[int, str]] = {}
        """What was last read with each number, on each kind of screen."""

    def new(
        self, screen: Screen, rows: Sequence[ReadRow], round: int, renumbered: Collection[str] = ()
    ) -> list[tuple[ReadRow, bool]]:
        """The rows that are to be read now, and whether all of each; they count as heard from now on.

        On another screen all is read but folds that were read word for word in an earlier round, and
        sections that stand as they stood on the last screen of its kind in this round: a text that lies there
        unchanged needs no second reading. On the same screen is read what has changed, and what was `renumbered`.
        """
        told = self._told.get(screen.id)
        known = self._before.setdefault(_kind(screen), {})
        found = []
        once = (self._once[1] if self._once[0] == round else frozenset()) | self._notes
        stands = self._papers_known(rows, round)
        stands |= self._stand_still(screen, rows, round) if told is None else frozenset()
        alone = _lone(rows)
        read = self._lone.get(_kind(screen), (0, frozenset()))
        known_alone = read[1] if told is None and read[0] == round else frozenset()
        above: ReadRow | None = None
        """the heading of what is read once, as long as nothing under it is new"""
        for at, row in enumerate(rows):
            if row.later:
                above = row if row.level else above
                if row.once and row.text not in once:
                    if above not in (None, row) and above.text in once:
                        found.append((above, True))
                    above = None
                    found.append((row, True))
                continue
            if at in stands:
                continue
            if at in alone and row.text in known_alone and not _moved(row, renumbered):
                continue
            if told is not None and not row.level and _moved(row, renumbered):
                found.append((row, True))
                continue
            if row.region in STANDING and screen.dialog is None and row.text in self._standing:
                continue
            if self._again(row, known) if told is None else _place(row) in told:
                continue
            keys = {key for key, *_ in told or () if key}
            found.append((row, row.key not in keys or not row.changed))
        if screen.dialog is None:
            sections = frozenset(body for _, body in _sections(rows))
            known_papers = self._papers[1] if self._papers[0] == round else frozenset()
            self._papers = round, known_papers | {body for _, body in _papers(rows)}
            self._sections[_kind(screen)] = round, sections
            self._lone[_kind(screen)] = round, frozenset(rows[at].text for at in alone)
        self._notes |= {row.text for row in rows if row.later and row.once and row.note}
        self._once = round, once | {row.text for row in rows if row.later and row.once}
        self.note(screen, [row for row in rows if not row.later])
        return found

    def _stand_still(self, screen: Screen, rows: Sequence[ReadRow], round: int) -> frozenset[int]:
        """The places of rows in sections that were read as they are on the last screen of this kind in this round."""
        read, known = self._sections.get(_kind(screen), (0, frozenset()))
        if read != round:
            return frozenset()
        return frozenset(at for places, body in _sections(rows) if body in known for at in places)

    def _papers_known(self, rows: Sequence[ReadRow], round: int) -> frozenset[int]:
        """The places of the clauses of a paper that was read in this round."""
        known = self._papers[1] if self._papers[0] == round else frozenset()
        return frozenset(at for places, body in _papers(rows) if body in known for at in places)

    @staticmethod
    def _again(row: ReadRow, known: dict[str, str]) -> bool:
        """Whether a row of a new screen is a fold that was read in an earlier round as it is."""
        folds = any(node.role == "disclosure" for node in row.nodes)
        return folds and known.get(row.key) == row.text

    def note(self, screen: Screen, rows: Iterable[ReadRow]) -> None:
        """Count rows of a screen as heard."""
        places = {_place(row) for row in rows}
        known = self._before.setdefault(_kind(screen), {})
        known.update((key, text) for key, _, text in places if key)
        below = {self._below: self._told.get(self._below, set())} if screen.dialog else {}
        self._told = {**below, screen.id: places}
        if screen.dialog is None:
            self._below = screen.id
            self._standing = {row.text for row in rows if row.region in STANDING}

    # Numbers

    def number(
        self, screen: Screen, rows: Iterable[ReadRow], unread: Node | None
    ) -> frozenset[str]:
        """Number what can be pressed from 1 on, in the order in which it is read; what stands on request follows.

        What is not read comes last. Returns the ids of what was read before and has another number now.
        """
        kind = _kind(screen)
        before, at_hand = self._numbers.get(kind, {}), [row for row in rows if not row.level]
        ordered = sorted(at_hand, key=lambda row: row.later)
        nodes = [node for row in ordered for node in row.nodes]
        ids = [node.id for node in sorted(nodes, key=lambda node: node is unread)]
        free = {node.id for row in at_hand if row.later for node in row.nodes}
        free |= {unread.id} if unread else set()
        now = self._numbers[kind] = {id: at for at, id in enumerate(dict.fromkeys(ids), 1)}
        return frozenset(
            id for id, at in now.items() if id not in free and before.get(id, at) != at
        )

    def numbers(self, screen: Screen) -> dict[str, int]:
        """The numbers of what can be pressed on a screen."""
        return self._numbers.get(_kind(screen), {})

    def read_as(self, screen: Screen, id: str) -> None:
        """Note that something was read with its number."""
        at = self.numbers(screen).get(id)
        if at is not None:
            self._read.setdefault(_kind(screen), {})[at] = id

    def meant(self, screen: Screen, number: int) -> str:
        """What was last read with a number on a screen; empty for nothing."""
        return self._read.get(_kind(screen), {}).get(number, "")


def _lone(rows: Sequence[ReadRow]) -> frozenset[int]:
    """The places of rows that stand by themselves: slips of the table, and headings with nothing under them."""
    rest = [(at, row) for at, row in enumerate(rows) if not row.later]
    after = [*(row for _, row in rest), None][1:]
    return frozenset(
        at
        for (at, row), following in zip(rest, after, strict=True)
        if row.key.startswith(SLIP)
        or (row.level and (following is None or following.level or following.region != row.region))
    )


def _moved(row: ReadRow, renumbered: Collection[str]) -> bool:
    return any(node.id in renumbered for node in row.nodes)


def _place(row: ReadRow) -> tuple[str, str, str]:
    return row.key, row.under, row.text


def _sections(rows: Sequence[ReadRow]) -> list[tuple[list[int], tuple[str, ...]]]:
    """What stands under each lower heading: the places of its rows with the heading's, and their texts without it.

    A heading may change by what is only new in it; what is read once by itself belongs to none.
    """
    found: list[tuple[list[int], list[str]]] = []
    section: tuple[list[int], list[str]] | None = None
    region = ""
    for at, row in enumerate(rows):
        if row.later:
            continue
        if row.level or row.region != region:
            region, section = row.region, None
            if row.level == LOWER:
                found.append(section := ([at], []))
        elif section is not None:
            section[0].append(at)
            section[1].append(row.text)
    return [(places, tuple(body)) for places, body in found if body]


def _papers(rows: Sequence[ReadRow]) -> list[tuple[list[int], tuple[str, ...]]]:
    """What stands on each paper beside its heading and its signatures: the places of its rows, and their texts."""
    found = []
    for places, _ in _sections(rows):
        writes = any(node.id == CLEAR for at in places for node in rows[at].nodes)
        if not writes and any(rows[at].key == SIGNATURES for at in places):
            text = [at for at in places[1:] if rows[at].key != SIGNATURES]
            found.append((text, tuple(rows[at].text for at in text)))
    return found


def _kind(screen: Screen) -> str:
    return TURN.sub("", screen.id)


def pressables(rows: Iterable[ReadRow]) -> list[Node]:
    """What can be pressed, in the order in which it is read."""
    return [node for row in rows for node in row.nodes]
