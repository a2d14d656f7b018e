"""The states of the wall of a class but for reveals and slides: the way in, reading, a round, pause and exit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from game.classroom.archives.public import PublicReader, PublicTable
from game.classroom.wall.question import lesson_facts, lesson_question
from game.classroom.wall.revealed import revealed
from game.classroom.wall.showing import (
    SIZE,
    Wall,
    WallFacts,
    WallTable,
    WallText,
    framed,
    readers,
    say,
    svg,
    texts_of,
    turn,
)
from game.pictures.round_table import PlacedSeat, round_table, trust_key
from game.web.icons import shapes

HEADLINES: Final = 6
"""Headlines of a front page; more nobody reads from the last row."""


@dataclass(frozen=True, slots=True)
class JoinChair:
    """A chair to be taken."""

    label: str
    name: str
    icon: str
    taken: bool


@dataclass(frozen=True, slots=True)
class JoinTable:
    """A table to sit down at."""

    letter: str
    chairs: tuple[JoinChair, ...]

    @property
    def taken(self) -> int:
        """How many chairs are taken."""
        return sum(chair.taken for chair in self.chairs)


@dataclass(frozen=True, slots=True)
class Join:
    """The way in."""

    qr: Markup
    address: str
    letters: str
    tables: tuple[JoinTable, ...]

    @property
    def shape(self) -> str:
        """How closely chairs stand: wide for one or two tables, three for three small ones, else dense."""
        most = max((len(table.chairs) for table in self.tables), default=0)
        if len(self.tables) <= 2:
            return "wide"
        return "three" if len(self.tables) == 3 and most <= 6 else "dense"


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A headline, and the tables that have it; no letters where all have."""

    title: str
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewsPage:
    """The front page of a round."""

    title: str
    lines: tuple[NewsLine, ...]
    more: int
    press: str


@dataclass(frozen=True, slots=True)
class TalkTable:
    """A table at work."""

    letter: str
    picture: Markup
    offers: str


@dataclass(frozen=True, slots=True)
class SealTable:
    """How many of a table have sealed."""

    letter: str
    sealed: int
    of: int


@dataclass(frozen=True, slots=True)
class RecapTable:
    """What all may see so far of a table."""

    letter: str
    number: str
    clauses: tuple[str, ...]
    more: int


# Before play


def _join(facts: WallFacts) -> Wall:
    texts = texts_of(facts)
    tables = tuple(
        JoinTable(
            table.letter,
            tuple(
                JoinChair(
                    chair.label,
                    texts.stakeholders[chair.seat].short.text,
                    texts.stakeholders[chair.seat].icon,
                    chair.taken,
                )
                for chair in table.chairs
            ),
        )
        for table in facts.tables
    )
    taken, count = (sum(n) for n in zip(*((t.taken, len(t.chairs)) for t in tables), strict=True))
    body = Join(Markup(facts.qr), facts.address, facts.letters, tables)  # noqa: S704
    foot = say(facts, "wall.join.taken", taken=taken, count=count)
    return Wall("join", facts.language, foot=foot, sign="armchair", body=body, keys=facts.keys)


def _note(facts: WallFacts) -> Wall:
    note = texts_of(facts).teaching.content_note
    first = note.text if note else say(facts, "wall.note.none")
    body = WallText(first, (say(facts, "wall.note.role"),))
    return framed(facts, "note", say(facts, "wall.note"), body=body)


def _question(facts: WallFacts) -> Wall:
    texts = texts_of(facts)
    told = WallText(facts.question or lesson_question(texts), facts.facts or lesson_facts(texts))
    foot = say(facts, "wall.read" if facts.step == "read" else "wall.question.foot")
    return framed(facts, "question", texts.title.text, foot=foot, sign="book-open", body=told)


# A round


def _round(facts: WallFacts, kind: str, said: str, **more: Any) -> Wall:
    title = say(facts, "wall.round", round=facts.round)
    return framed(facts, kind, title, subtitle=say(facts, said), **more)


def _news(facts: WallFacts) -> Wall:
    titles: dict[str, str] = {}
    letters: dict[str, list[str]] = {}
    paper = ""
    for table, reader in readers(facts):
        for page in reader.news(facts.round):
            paper = paper or page.title
            for article in page.articles:
                titles[article.event] = article.title
                letters.setdefault(article.event, []).append(table.letter)
    ordered = sorted(titles, key=lambda event: -len(letters[event]))
    lines = tuple(
        NewsLine(
            titles[event],
            () if len(letters[event]) == len(facts.tables) else tuple(letters[event]),
        )
        for event in ordered
    )
    most = HEADLINES - bool(facts.headline)
    body = NewsPage(paper, lines[:most], max(len(lines) - most, 0), facts.headline)
    foot = facts.asked[-1] if facts.asked else say(facts, "wall.news.foot")
    return _round(facts, "news", "wall.news", foot=foot, sign="newspaper", body=body)


def _talk(facts: WallFacts) -> Wall:
    shown, dots, pages = _pair(facts)
    many = len(shown)
    tables = tuple(
        TalkTable(table.letter, _web(facts, table, reader.table(), many), _offers(facts, reader))
        for table, reader in shown
    )
    said = "wall.talk" if facts.step == "talk" else "wall.promise"
    key = trust_key((say(facts, "wall.distrust"), say(facts, "wall.trust")), SIZE)
    body = (tables, svg(key))
    foot = say(facts, "wall.who_trusts")
    return _round(facts, "talk", said, foot=foot, body=body, dots=dots, pages=pages)


def _pair(
    facts: WallFacts,
) -> tuple[list[tuple[WallTable, PublicReader]], tuple[bool, ...], int]:
    """The tables that stand beside each other on this page, two at most."""
    tables = readers(facts)
    pages = [tables[n : n + 2] for n in range(0, len(tables), 2)]
    at, dots = turn(facts, len(pages))
    return pages[at], dots, len(pages)


def _offers(facts: WallFacts, reader: PublicReader) -> str:
    """How many public offers lie there; nothing in a round without any."""
    if facts.step != "talk" or facts.round < reader.book.talk_from:
        return ""
    return say(facts, "wall.offers", count=reader.table().offers)


def _web(facts: WallFacts, table: WallTable, shown: PublicTable, many: int) -> Markup:
    minds = {chair.seat for chair in table.chairs if chair.mind}
    places = [PlacedSeat(s.name, shapes(s.icon), s.id in minds) for s in shown.seats]
    wide = 590 if many > 1 else 1000
    picture = round_table(
        places, shown.trust, gear=shapes("settings"), wide=wide, high=476, size=SIZE,
        title=say(facts, "wall.who_trusts"), description=_trust_said(facts, shown),
    )  # fmt: skip
    return svg(picture, f"web-{table.letter}")


def _trust_said(facts: WallFacts, shown: PublicTable) -> str:
    """The strongest and the weakest trust, for those who cannot see the picture."""
    order = sorted(shown.trust, key=lambda pair: (shown.trust[pair], pair))
    said = [
        say(facts, "wall.trust.said", trust=round(shown.trust[pair] / 100),
           holder=shown.seats[pair[0]].name, actor=shown.seats[pair[1]].name)
        for pair in dict.fromkeys((*order[-2:], *order[:2]))
    ]  # fmt: skip
    return " ".join(said)


def _seal(facts: WallFacts) -> Wall:
    tables = tuple(
        SealTable(table.letter, sum(chair.sealed for chair in table.chairs), len(table.chairs))
        for table in facts.tables
    )
    said = "wall.seal" if facts.step == "seal" else "wall.approve"
    foot = say(facts, "wall.seal.foot" if facts.step == "seal" else "wall.approve.foot")
    return _round(facts, "seal", said, foot=foot, sign="lock", body=tables)


# Between lessons, and at the end


def _recap(facts: WallFacts) -> Wall:
    tables = []
    for table, reader in readers(facts):
        shown = reader.table()
        number = ""
        if shown.course:
            values = [reader.words.number(each) for each in shown.course.values]
            way = " → ".join(dict.fromkeys((values[0], values[-1])))
            number = say(facts, "wall.number", name=shown.course.name, way=way)
        few = shown.clauses[: 4 if len(facts.tables) < 3 else 2]
        tables.append(RecapTable(table.letter, number, few, len(shown.clauses) - len(few)))
    pages: Sequence[Sequence[RecapTable]] = [tables[n : n + 2] for n in range(0, len(tables), 2)]
    at, dots = turn(facts, len(pages))
    foot = say(facts, "wall.recap.foot", round=facts.round)
    return framed(
        facts, "recap", say(facts, "wall.recap"), dots=dots, pages=len(pages),
        foot=foot, sign="history", body=tuple(pages[at]),
    )  # fmt: skip


def _exit(facts: WallFacts) -> Wall:
    sides = _sides(facts)
    case = "wall.exit.case.sides" if sides else "wall.exit.case"
    body = WallText(say(facts, case, sides=sides), (say(facts, "wall.exit.clause"),))
    foot = say(facts, "wall.exit.foot")
    return framed(facts, "exit", say(facts, "wall.exit"), foot=foot, sign="pencil-line", body=body)


def _sides(facts: WallFacts) -> str:
    """The sides on which several seats sit, by their names; empty with fewer than two."""
    texts, words = texts_of(facts), facts.tables[0].game.words(facts.language)
    held = [seat.side for seat in texts.stakeholders.values() if seat.side]
    sides = [side for side in dict.fromkeys(held) if held.count(side) > 1]
    return words.listing([texts.sides[x].text for x in sides], "or") if len(sides) > 1 else ""


def paused(facts: WallFacts) -> Wall:
    """Show that the lesson pauses."""
    return Wall(
        "pause", facts.language, clock=facts.left, paused=True, keys=facts.keys,
        body=say(facts, "wall.pause"),
    )  # fmt: skip


STATES: Final[Mapping[str, Callable[[WallFacts], Wall]]] = {
    "join": _join,
    "note": _note,
    "question": _question,
    "read": _question,
    "news": _news,
    "promise": _talk,
    "talk": _talk,
    "approve": _seal,
    "seal": _seal,
    "reveal": revealed,
    "recap": _recap,
    "exit": _exit,
}
"""For each step that is no slide how it is shown."""
