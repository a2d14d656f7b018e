"""The six slides of a class's debrief: one picture for all tables, one question, one vote.

A question stands beside its own evidence or beside none. No slide ranks seats or students; a broken word
is never shown without its price.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from game.classroom.archives.archive import Archive, Opened, TableArchive, TurnTold
from game.classroom.archives.breaches import BrokenWord
from game.classroom.wall.changing import change
from game.classroom.wall.marks import mark_pages, marks
from game.classroom.wall.showing import SIZE, Wall, WallFacts, WallText, say, svg
from game.classroom.wall.slide_frame import VoteBar, archive_of, bar, framed_slide, words_of
from game.pictures import palette
from game.pictures.courses import TABLES, TableCourse, courses
from game.pictures.reach import TablePlace, reach
from game.screens.chair import FEELINGS

STAGES: Final = 3
"""Pages of the last slide: choose, predict, see."""
MOST_LINES: Final = 4
"""Tables on one picture; the rest by key."""
NAMED: Final = 2
"""Seats that are named of those that had to trust first, those named most often."""
KEPT: Final = 3
"""Words kept, and hidden settings, that are named of one table."""
LINE: Final = 62
"""Letters of a turning point that is told in full; a longer one is told in few words."""


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A turning point in one line."""

    number: int
    said: str
    sealed: str


@dataclass(frozen=True, slots=True)
class TurnsOf:
    """The turning points of a table."""

    letter: str
    turns: tuple[TurnLine, ...]


@dataclass(frozen=True, slots=True)
class HappenedSlide:
    """All tables on one picture of one number."""

    picture: Markup
    about: str
    tables: tuple[TurnsOf, ...]


@dataclass(frozen=True, slots=True)
class ArchiveSlide:
    """The archives of a table: a broken word on a page of its own, and what was kept, hidden and drawn."""

    word: BrokenWord | None
    believed: tuple[VoteBar, ...]
    opened: Opened
    more_kept: int
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """What a table left unsigned, and how it ended."""

    letter: str
    head: str
    clauses: tuple[str, ...]
    more: int
    standing: str


@dataclass(frozen=True, slots=True)
class PossibleSlide:
    """All tables on one picture of what was possible."""

    picture: Markup | None
    tables: tuple[Left, ...]
    key: str
    """What the lines in the picture are."""


def slide(facts: WallFacts) -> Wall:
    """Show one of the six slides."""
    if facts.archive is None and facts.step != "feel":
        return framed_slide(
            facts, f"wall.{facts.step}", "note", WallText(say(facts, "wall.slide.wait"))
        )
    return _SLIDES[facts.step](facts)


def pages(step: str, opened: Archive | None, tables: int) -> int:
    """How many pages a slide has; while the archives are worked out, as far as is known: one, or one a table.

    Args:
        step: the slide.
        opened: what it is made from.
        tables: of the class.
    """
    if step == "change":
        return STAGES
    if opened is None:
        return tables if step == "archives" else 1
    if step == "marks":
        return mark_pages(opened)
    if step == "archives":
        return len(_openings(opened))
    return len(_pages(opened.tables)) if step in ("happened", "possible") else 1


# 1 Feel


def _feel(facts: WallFacts) -> Wall:
    votes = facts.ballots.get("feel", {})
    most = max((votes.get(each, 0) for each in FEELINGS), default=0) or 1
    bars = tuple(
        VoteBar(say(facts, f"wall.feel.{each}"), votes.get(each, 0),
            bar(votes.get(each, 0) / most, palette.PURPLE, 860) if votes else Markup(""))
        for each in FEELINGS
    )  # fmt: skip
    return framed_slide(facts, "wall.feel", "feel", bars, foot=say(facts, "wall.feel.foot"))


# 2 What happened


def _happened(facts: WallFacts) -> Wall:
    opened = archive_of(facts)
    pages = _pages(opened.tables)
    at = facts.page % len(pages)
    tables = pages[at]
    name = next((t.course.name for t in opened.tables if t.course), "")
    about = next((t.course.about for t in opened.tables if t.course), "")
    few = len(tables) > 2
    body = HappenedSlide(
        picture=_lines(facts, tables),
        about=about,
        tables=tuple(TurnsOf(t.letter, tuple(_turns(facts, t, few))) for t in tables),
    )
    one = len(opened.tables) == 1
    ask = "wall.happened.ask.one" if one else "wall.happened.ask"
    return framed_slide(
        facts, "wall.happened", "happened", body, subtitle=name, foot=say(facts, ask),
        pages=len(pages),
    )  # fmt: skip


def _pages(tables: Sequence[TableArchive]) -> list[Sequence[TableArchive]]:
    """Four tables on one picture."""
    return [tables[n : n + MOST_LINES] for n in range(0, len(tables), MOST_LINES)] or [()]


def _lines(facts: WallFacts, tables: Sequence[TableArchive]) -> Markup:
    opened, words = archive_of(facts), words_of(facts)
    lines, said = [], []
    for table in tables:
        if table.course is None:
            continue
        last = words.number(table.course.end)
        name = say(facts, "wall.table_value", letter=table.letter, value=last)
        turns = tuple(turn.at for turn in table.turns)
        lines.append(TableCourse(name, _on_ticks(table, opened), turns))
        values = ", ".join(words.number(value) for value in table.course.values)
        said.append(say(facts, "wall.happened.said", letter=table.letter, values=values))
    styles = [TABLES[(ord(t.letter) - ord("A")) % len(TABLES)] for t in tables if t.course]
    title = next((t.course.name for t in tables if t.course), "")
    picture = courses(
        lines, opened.ticks, styles=styles or TABLES, wide=1216, high=250, size=SIZE,
        title=title, description=" ".join(said),
    )  # fmt: skip
    return svg(picture, "course")


def _on_ticks(table: TableArchive, opened: Archive) -> tuple[float | None, ...]:
    """The values of a table at the times of all: one that was stopped has none for later rounds."""
    assert table.course is not None
    values: list[float | None] = [value / 100 for value in table.course.values]
    last = values.pop() if table.course.after else None
    room = len(opened.ticks) - len(values)
    after = [last] if table.course.after else []
    return tuple(values + [None] * (room - len(after)) + after)


def _turns(facts: WallFacts, table: TableArchive, few: bool) -> Iterator[TurnLine]:
    for number, turn in enumerate(table.turns, 1):
        said = _turn_said(facts, turn, few)
        sealed = say(facts, "wall.sealed") if turn.sealed and turn.because else ""
        yield TurnLine(number, said, sealed)


def _turn_said(facts: WallFacts, turn: TurnTold, few: bool) -> str:
    if not turn.because:
        return say(facts, "wall.sealed")
    long = len(turn.because) > (LINE // 2 if few else LINE)
    return turn.short if long and turn.short and turn.ends != "order" else turn.because


# 3 The archives open


def _archives(facts: WallFacts) -> Wall:
    opened = archive_of(facts)
    openings = _openings(opened)
    table, word = openings[facts.page % len(openings)]
    here = table.opened
    body = ArchiveSlide(
        word=word,
        believed=tuple(
            VoteBar(each.name, each.percent, bar(each.percent / 100, wide=200))
            for each in (word.believed if word else ())
        ),
        opened=replace(here, kept=here.kept[:KEPT], facts=here.facts[:2]),
        more_kept=max(len(here.kept) - KEPT, 0),
        hidden=here.hidden[:KEPT],
    )
    return framed_slide(
        facts, "wall.archives", "archives", body, letter=table.letter,
        subtitle=say(facts, "wall.table", letter=table.letter),
        foot=_asked_first(facts, table.letter), pages=len(openings),
    )  # fmt: skip


def _asked_first(facts: WallFacts, letter: str) -> str:
    """The question of the slide, with what the class has answered about this table so far."""
    words, votes = words_of(facts), facts.ballots.get("first", {})
    of_table = [
        (-n, key.partition(".")[2]) for key, n in votes.items() if key.startswith(f"{letter}.")
    ]
    said = [f"{words.seat(seat)} {-n}" for n, seat in sorted(of_table)[:NAMED]]
    if not said:
        return say(facts, "wall.archives.ask")
    return say(facts, "wall.archives.ask.said", said=", ".join(said))


def _openings(opened: Archive) -> list[tuple[TableArchive, BrokenWord | None]]:
    """For each table a page of each broken word, then one of what was kept, hidden and drawn."""
    return [(table, word) for table in opened.tables for word in (*table.opened.broken, None)]


# 4 What was possible


def _possible(facts: WallFacts) -> Wall:
    opened = archive_of(facts)
    pages = _pages(opened.tables)
    tables = pages[facts.page % len(pages)]
    most = 2 if len(tables) > 1 else 4
    left = tuple(_left(facts, table, 1 if len(tables) > 2 else most) for table in tables)
    ask = "wall.possible.ask" if any(x.clauses for x in left) else "wall.possible.ask.none"
    plane = opened.plane
    line = plane is not None and len(plane.edge) > 1
    key = "wall.possible.dashed" if line else "wall.possible.dashed.alone"
    body = PossibleSlide(_plane(facts, tables), left, say(facts, key))
    return framed_slide(
        facts, "wall.possible", "possible", body, foot=say(facts, ask), pages=len(pages)
    )  # fmt: skip


def _left(facts: WallFacts, table: TableArchive, most: int) -> Left:
    reached = table.reached
    key = "left" if reached.tabled else "never" if reached.unsigned else "nothing"
    return Left(
        letter=table.letter,
        head=say(facts, f"wall.possible.{key}"),
        clauses=reached.unsigned[:most],
        more=max(len(reached.unsigned) - most, 0),
        standing=reached.standing,
    )


def _plane(facts: WallFacts, tables: Sequence[TableArchive]) -> Markup | None:
    plane = archive_of(facts).plane
    if plane is None:
        return None
    places = [TablePlace(t.letter, *t.reached.place) for t in tables if t.reached.place]
    said = [say(facts, "wall.possible.said", letter=place.letter) for place in places]
    picture = reach(
        plane.cloud, plane.edge, places, axes=plane.axes, floors=plane.floors,
        wide=606, high=470, size=SIZE,
        title=say(facts, "wall.possible"), description=" ".join(said),
    )  # fmt: skip
    return svg(picture, "plane")


_SLIDES: Final[Mapping[str, Callable[[WallFacts], Wall]]] = {
    "feel": _feel,
    "happened": _happened,
    "archives": _archives,
    "possible": _possible,
    "marks": marks,
    "change": change,
}
"""The six slides by their steps."""
