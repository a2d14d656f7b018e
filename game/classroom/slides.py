"""The six slides of a class's debrief: one picture for all tables, one question, one vote.

A question stands beside its own evidence or beside none. No slide ranks seats or students; a broken word
is never shown without its price.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any, Final

from markupsafe import Markup

from game.classroom.archive import Archive, NewsMark, Opened, TableArchive, Turn
from game.classroom.breaches import BrokenWord
from game.classroom.candidates import Candidate
from game.classroom.outcome import Outcome
from game.classroom.wall import SIZE, SLIDES, Wall, WallFacts, svg
from game.locale import text
from game.pictures import palette
from game.pictures.courses import TABLES, Course, courses
from game.pictures.drawing import Sheet
from game.pictures.reach import TablePlace, reach
from game.views.words import Words

FEELINGS: Final = ("proud", "cheated", "guilty", "surprised", "relieved")
"""The words of the first slide; votes on them are counted by these."""
MARKS: Final = ("documented", "disputed", "invented")
"""What kind of claim a card of the news is; guesses are counted as `event.mark`."""
VERDICTS: Final = ("higher", "same", "lower")
"""What a class predicts of the end; counted by these."""
MOST_LINES: Final = 4
"""Tables on one picture; the rest by key."""
LISTED: Final = 6
"""News on one page; two pages of them are told."""
LETTERS: Final = 560
"""Letters of what happened in reality on one page."""
KEPT: Final = 4
"""Words kept, and hidden settings, that are named of one table."""
LINE: Final = 62
"""Letters of a turning point that is told in full; a longer one is told in few words."""
SHOWN: Final = (
    palette.LineStyle(palette.BLUE, "", "circle"),
    palette.LineStyle(palette.SLATE, "14 9", "square"),
)
"""A game as it would have been, and as it was."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its name and number."""

    name: str
    count: int
    picture: Markup
    kind: str = ""


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
class Happened:
    """All tables on one picture of one number."""

    picture: Markup
    about: str
    tables: tuple[TurnsOf, ...]


@dataclass(frozen=True, slots=True)
class Archives:
    """The archives of a table: a broken word on a page of its own, and what was kept, hidden and drawn."""

    word: BrokenWord | None
    believed: tuple[Bar, ...]
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
class Possible:
    """All tables on one picture of what was possible."""

    picture: Markup | None
    tables: tuple[Left, ...]
    key: str
    """What the lines in the picture are."""


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A card of the news, its mark, and how many guessed it."""

    title: str
    letters: tuple[str, ...]
    mark: str
    said: str
    guessed: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision that can be chosen."""

    letter: str
    said: str
    instead: str
    votes: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of the chosen decision, beside what was predicted."""

    choice: Choice
    picture: Markup | None
    predicted: tuple[Bar, ...]
    verdict: str
    said: tuple[str, ...]
    minds: str


def slide(facts: WallFacts) -> Wall:
    """Show one of the six slides."""
    if facts.archive is None and facts.step != "feel":
        return _frame(facts, f"wall.{facts.step}", "note", _wait(facts))
    return _SLIDES[facts.step](facts)


def _wait(facts: WallFacts) -> Any:
    from game.classroom.wall import Said

    return Said(_t(facts, "wall.slide.wait"))


def _t(facts: WallFacts, key: str, **values: object) -> str:
    return text(facts.language, key, **values)


def _frame(facts: WallFacts, title: str, kind: str, body: Any, **more: Any) -> Wall:
    at = SLIDES.index(facts.step)
    return Wall(
        kind=kind,
        language=facts.language,
        title=_t(facts, title),
        clock=facts.left,
        dots=tuple(n == at for n in range(len(SLIDES))),
        body=body,
        keys=facts.keys,
        **{"sign": "message-circle", **more},
    )


def _opened(facts: WallFacts) -> Archive:
    assert facts.archive is not None
    return facts.archive


def _words(facts: WallFacts) -> Words:
    return facts.tables[0].game.words(facts.language)


def _bar(share: float, colour: str = palette.BLUE, wide: float = 420) -> Markup:
    """A bar of a share of its room; never nothing, so that a zero can be seen."""
    sheet = Sheet(wide, 34)
    sheet.rect(0, 2, wide, 30, palette.TRACK, round=8)
    sheet.rect(0, 2, max(wide * share, 6), 30, colour, round=8)
    return svg(sheet.finished())


# 1 Feel


def _feel(facts: WallFacts) -> Wall:
    votes = facts.ballots.get("feel", {})
    most = max((votes.get(each, 0) for each in FEELINGS), default=0) or 1
    bars = tuple(
        Bar(_t(facts, f"wall.feel.{each}"), votes.get(each, 0),
            _bar(votes.get(each, 0) / most, palette.PURPLE, 860) if votes else Markup(""))
        for each in FEELINGS
    )  # fmt: skip
    return _frame(facts, "wall.feel", "feel", bars, foot=_t(facts, "wall.feel.foot"))


# 2 What happened


def _happened(facts: WallFacts) -> Wall:
    opened = _opened(facts)
    pages = _pages(opened.tables)
    at = facts.page % len(pages)
    tables = pages[at]
    name = next((t.course.name for t in opened.tables if t.course), "")
    about = next((t.course.about for t in opened.tables if t.course), "")
    few = len(tables) > 2
    body = Happened(
        picture=_lines(facts, tables),
        about=about,
        tables=tuple(TurnsOf(t.letter, tuple(_turns(facts, t, few))) for t in tables),
    )
    one = len(opened.tables) == 1
    ask = "wall.happened.ask.one" if one else "wall.happened.ask"
    return _frame(
        facts, "wall.happened", "happened", body, subtitle=name, foot=_t(facts, ask),
        pages=len(pages),
    )  # fmt: skip


def _pages(tables: Sequence[TableArchive]) -> list[Sequence[TableArchive]]:
    """Four tables on one picture."""
    return [tables[n : n + MOST_LINES] for n in range(0, len(tables), MOST_LINES)] or [()]


def _lines(facts: WallFacts, tables: Sequence[TableArchive]) -> Markup:
    opened, words = _opened(facts), _words(facts)
    lines, said = [], []
    for table in tables:
        if table.course is None:
            continue
        last = words.number(table.course.end)
        name = _t(facts, "wall.table_value", letter=table.letter, value=last)
        turns = tuple(turn.at for turn in table.turns)
        lines.append(Course(name, _on_ticks(table, opened), turns))
        values = ", ".join(words.number(value) for value in table.course.values)
        said.append(_t(facts, "wall.happened.said", letter=table.letter, values=values))
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
        sealed = _t(facts, "wall.sealed") if turn.sealed and turn.because else ""
        yield TurnLine(number, said, sealed)


def _turn_said(facts: WallFacts, turn: Turn, few: bool) -> str:
    if not turn.because:
        return _t(facts, "wall.sealed")
    long = len(turn.because) > (LINE // 2 if few else LINE)
    return turn.short if long and turn.short and turn.ends != "order" else turn.because


# 3 The archives open


def _archives(facts: WallFacts) -> Wall:
    opened = _opened(facts)
    pages: list[tuple[TableArchive, BrokenWord | None]] = []
    for table in opened.tables:
        pages += [*((table, word) for word in table.opened.broken), (table, None)]
    table, word = pages[facts.page % len(pages)]
    here = table.opened
    body = Archives(
        word=word,
        believed=tuple(
            Bar(each.name, each.percent, _bar(each.percent / 100, wide=200))
            for each in (word.believed if word else ())
        ),
        opened=replace(here, kept=here.kept[:KEPT], facts=here.facts[:2]),
        more_kept=max(len(here.kept) - KEPT, 0),
        hidden=here.hidden[:KEPT],
    )
    return _frame(
        facts, "wall.archives", "archives", body, letter=table.letter,
        subtitle=_t(facts, "wall.table", letter=table.letter),
        foot=_t(facts, "wall.archives.ask"), pages=len(pages),
    )  # fmt: skip


# 4 What was possible


def _possible(facts: WallFacts) -> Wall:
    opened = _opened(facts)
    pages = _pages(opened.tables)
    tables = pages[facts.page % len(pages)]
    most = 2 if len(tables) > 1 else 4
    left = tuple(_left(facts, table, 1 if len(tables) > 2 else most) for table in tables)
    ask = "wall.possible.ask" if any(x.clauses for x in left) else "wall.possible.ask.none"
    plane = opened.plane
    line = plane is not None and len(plane.edge) > 1
    key = "wall.possible.dashed" if line else "wall.possible.dashed.alone"
    body = Possible(_plane(facts, tables), left, _t(facts, key))
    return _frame(
        facts, "wall.possible", "possible", body, foot=_t(facts, ask), pages=len(pages)
    )  # fmt: skip


def _left(facts: WallFacts, table: TableArchive, most: int) -> Left:
    reached = table.reached
    key = "left" if reached.tabled else "never" if reached.unsigned else "nothing"
    return Left(
        letter=table.letter,
        head=_t(facts, f"wall.possible.{key}"),
        clauses=reached.unsigned[:most],
        more=max(len(reached.unsigned) - most, 0),
        standing=reached.standing,
    )


def _plane(facts: WallFacts, tables: Sequence[TableArchive]) -> Markup | None:
    plane = _opened(facts).plane
    if plane is None:
        return None
    places = [TablePlace(t.letter, *t.reached.place) for t in tables if t.reached.place]
    said = [_t(facts, "wall.possible.said", letter=place.letter) for place in places]
    picture = reach(
        plane.cloud, plane.edge, places, axes=plane.axes, floors=plane.floors,
        wide=606, high=470, size=SIZE,
        title=_t(facts, "wall.possible"), description=" ".join(said),
    )  # fmt: skip
    return svg(picture, "plane")


# 5 True or invented


def _marks(facts: WallFacts) -> Wall:
    opened = _opened(facts)
    told = _telling(opened.news, facts.ballots.get("marks", {}))
    news = [told[n : n + LISTED] for n in range(0, len(told), LISTED)]
    real = _chunks(opened.reality, LETTERS)
    count = len(news) + len(real)
    at = facts.page % max(count, 1)
    if at < len(news):
        lines = tuple(_mark(facts, each) for each in news[at])
        return _frame(
            facts, "wall.marks", "marks_list", lines, foot=_t(facts, "wall.marks.ask"), pages=count
        )  # fmt: skip
    body = real[at - len(news)] if real else (_t(facts, "wall.marks.none"),)
    return _frame(
        facts, "wall.marks", "reality", body, subtitle=_t(facts, "wall.reality"),
        foot=_t(facts, "wall.reality.ask"), pages=max(count, 1),
    )  # fmt: skip


def _telling(news: Sequence[NewsMark], votes: Mapping[str, int]) -> Sequence[NewsMark]:
    """The news that are told: those first that most guessed wrong, else one of each mark in turn."""
    if votes:
        order = sorted(news, key=lambda each: _right(each, votes))
        return order[: 2 * LISTED]
    kinds = [[each for each in news if each.mark == mark] for mark in MARKS]
    turns = [each for row in zip_longest(*kinds) for each in row if each is not None]
    return turns[: 2 * LISTED]


def _right(news: NewsMark, votes: Mapping[str, int]) -> float:
    """The share of a class that guessed the mark of a card; above one where nobody guessed."""
    counts = [votes.get(f"{news.event}.{mark}", 0) for mark in MARKS]
    return votes.get(f"{news.event}.{news.mark}", 0) / sum(counts) if sum(counts) else 2.0


def _chunks(texts: Sequence[str], most: int) -> list[tuple[str, ...]]:
    """Put texts on pages of so many letters."""
    pages: list[list[str]] = []
    for each in texts:
        if not pages or sum(map(len, pages[-1])) + len(each) > most:
            pages.append([])
        pages[-1].append(each)
    return [tuple(page) for page in pages]


def _mark(facts: WallFacts, news: NewsMark) -> MarkLine:
    votes = facts.ballots.get("marks", {})
    counts = {mark: votes.get(f"{news.event}.{mark}", 0) for mark in MARKS}
    total = sum(counts.values())
    guessed = ""
    if total:
        right = counts.get(news.mark, 0)
        guessed = _t(facts, "wall.marks.guessed", right=right, all=total)
    return MarkLine(news.title, news.letters, news.mark, news.said, guessed)


# 6 Change one decision


def _change(facts: WallFacts) -> Wall:
    opened = _opened(facts)
    votes = facts.ballots.get("change", {})
    choices = tuple(_choice(facts, each, votes) for each in opened.candidates)
    more = {"subtitle": _t(facts, f"wall.change.{facts.stage}")}
    if not choices:
        from game.classroom.wall import Said

        body = Said(_t(facts, "wall.change.none"))
        return _frame(facts, "wall.change", "note", body, foot=_t(facts, "wall.change.ask"))
    if facts.stage >= 3:
        seen = _seen(facts, choices)
        return _frame(facts, "wall.change", "seen", seen, foot=_t(facts, "wall.change.ask"), **more)
    if facts.stage == 2:
        name = next((t.course.name for t in opened.tables if t.course), "")
        foot = _t(facts, "wall.change.predict", name=name)
        mine = tuple(each for each in choices if each.chosen) or choices[:1]
        body2 = mine, _predicted(facts, 780)
        return _frame(facts, "wall.change", "predict", body2, foot=foot, **more)
    count = sum(votes.values())
    key = "wall.change.votes" if count else "wall.change.choose"
    foot = _t(facts, key, count=count)
    return _frame(facts, "wall.change", "choose", choices, foot=foot, sign="vote", **more)


def _choice(facts: WallFacts, each: Candidate, votes: Mapping[str, int]) -> Choice:
    count = votes.get(each.id, 0) if votes else None
    return Choice(each.letter, each.said, each.instead, count, each.id == facts.chosen)


def _predicted(facts: WallFacts, wide: float = 112) -> tuple[Bar, ...]:
    votes = facts.ballots.get("predict", {})
    most = max((votes.get(each, 0) for each in VERDICTS), default=0) or 1
    truth = facts.outcome.verdict if facts.outcome and facts.stage >= 3 else ""
    return tuple(
        Bar(_t(facts, f"wall.change.{each}"), votes.get(each, 0),
            _bar(votes.get(each, 0) / most, palette.BLUE if each == truth else palette.SLATE, wide),
            "true" if each == truth else "")
        for each in VERDICTS
    )  # fmt: skip


def _seen(facts: WallFacts, choices: Sequence[Choice]) -> Seen:
    mine = next((each for each in choices if each.chosen), choices[0])
    found = facts.outcome
    if found is None:
        return Seen(mine, None, _predicted(facts), "", (_t(facts, "wall.change.wait"),), "")
    if found.failed:
        return Seen(mine, None, _predicted(facts), "", (found.failed,), "")
    return Seen(
        choice=mine,
        picture=_both(facts, found),
        predicted=_predicted(facts),
        verdict=_t(facts, f"wall.change.{found.verdict}"),
        said=found.said,
        minds=_minds(facts, found),
    )


def _minds(facts: WallFacts, found: Outcome) -> str:
    others = len(facts.tables[0].chairs) - 1
    if not found.answered:
        return _t(facts, "wall.change.nothing")
    if len(found.answered) >= others > 0:
        return _t(facts, "wall.change.all")
    return _t(facts, "wall.change.answered", seats=", ".join(found.answered))


def _both(facts: WallFacts, found: Outcome) -> Markup:
    """The number as it was and as it would have been."""
    words, opened = _words(facts), _opened(facts)
    room = max(len(found.was), len(found.now))
    ticks = (opened.ticks + ("",) * room)[:room]
    lines = []
    for key, values in (("now", found.now), ("was", found.was)):
        last = words.number(values[-1]) if values else ""
        padded = [value / 100 for value in values] + [None] * (room - len(values))
        lines.append(Course(_t(facts, f"wall.change.{key}", value=last), tuple(padded)))
    picture = courses(
        lines, ticks, styles=SHOWN, wide=684, high=420, size=SIZE,
        title=found.name, description=" ".join(found.said),
    )  # fmt: skip
    return svg(picture, "both")


_SLIDES: Final[Mapping[str, Callable[[WallFacts], Wall]]] = {
    "feel": _feel,
    "happened": _happened,
    "archives": _archives,
    "possible": _possible,
    "marks": _marks,
    "change": _change,
}
"""The six slides by their steps."""
