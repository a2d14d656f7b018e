"""The wall of a class: one page for all, in every state of a lesson.

It is written from `WallFacts` alone: who has taken a chair, the step and its clock, and of the games what
`public.py` reads, which is what every seat may know. What stands on it is the same for two classes that
differ in secrets alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from markupsafe import Markup

from game.classroom.archive import Archive
from game.classroom.outcome import Outcome
from game.classroom.public import PublicChange, PublicReader, PublicReveal, PublicTable
from game.locale import text
from game.pictures.drawing import Picture
from game.pictures.round_table import Place, round_table, trust_key
from game.player.game import Game
from game.scenario.model import Scenario
from game.web.icons import shapes
from game.web.pages import page as written
from game.web.shell import Addresses

Kind = Literal[
    "join", "note", "question", "read", "news", "promise", "talk", "approve", "seal", "reveal",
    "feel", "happened", "archives", "possible", "marks", "change", "exit", "recap",
]  # fmt: skip
"""The steps of a lesson that the wall knows."""
SLIDES: Final = ("feel", "happened", "archives", "possible", "marks", "change")
"""The six slides of the debrief, in their order."""
HEADLINES: Final = 6
"""Headlines of a front page; more nobody reads from the last row."""
WORDS: Final = 60
"""Words of a reveal, of one table."""
ROOMY: Final = 42
"""Words below which a reveal is written larger."""
SIZE: Final = 28
"""The smallest text, in pixels of a wall of 1280 by 720."""
TURN_AFTER: Final = 30
"""Seconds after which a wall that shows tables in turn goes on to the next."""
LONG: Final = 190
"""Letters from which on a text that stands alone is set smaller."""


# What the wall is made from


@dataclass(frozen=True, slots=True)
class ChairFacts:
    """A chair as the wall shows it."""

    label: str
    """Such as A3."""
    seat: str
    """The seat's id in the scenario."""
    taken: bool = False
    mind: bool = False
    """Whether it is to be marked as played by the computer; nobody is before the reveal of round 1."""
    sealed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class TableFacts:
    """A table of the class."""

    letter: str
    game: Game
    chairs: tuple[ChairFacts, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class WallFacts:
    """Everything that the wall of a class is made from."""

    language: str
    step: Kind
    tables: tuple[TableFacts, ...]
    round: int = 1
    """Of the step, for those that belong to a round."""
    left: int | None = None
    """Seconds on the clock; None for a step without one."""
    paused: bool = False
    blank: bool = False
    page: int = 0
    """Which of several pages is shown, counted on without end."""
    letters: str = ""
    """The room's four letters."""
    address: str = ""
    qr: str = ""
    """The address as a picture for cameras: SVG."""
    question: str = ""
    """The question of the lesson; that of the scenario's story where it is empty."""
    facts: tuple[str, ...] = ()
    """What all know before the first round; from the scenario's story where there are none."""
    headline: str = ""
    """One line of the press that the teacher has passed."""
    asked: tuple[str, ...] = ()
    """Questions of the press that the teacher has passed."""
    ballots: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Votes of the debrief, by kind and key; empty until the teacher shows them."""
    archive: Archive | None = None
    """What the slides are made from, once it is worked out."""
    stage: int = 1
    """Of the last slide: 1 choose, 2 predict, 3 see."""
    chosen: str = ""
    """The candidate that the class has chosen."""
    outcome: Outcome | None = None
    """What came of it."""
    keys: bool = False
    """Whether the keys of this wall's device lead the lesson."""


# The wall


@dataclass(frozen=True, slots=True)
class Wall:
    """One page of the wall."""

    kind: str
    """Which template writes its middle."""
    language: str
    title: str = ""
    subtitle: str = ""
    letter: str = ""
    """The table that it is of; empty for all."""
    clock: int | None = None
    paused: bool = False
    dots: tuple[bool, ...] = ()
    """Which slide of all, or which page of several."""
    foot: str = ""
    sign: str = ""
    """The icon beside the foot."""
    body: Any = None
    pages: int = 1
    keys: bool = False


@dataclass(frozen=True, slots=True)
class Chair:
    """A chair to be taken."""

    label: str
    name: str
    icon: str
    taken: bool


@dataclass(frozen=True, slots=True)
class JoinTable:
    """A table to sit down at."""

    letter: str
    chairs: tuple[Chair, ...]

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
class Said:
    """Texts that stand alone."""

    lead: str
    lines: tuple[str, ...] = ()

    @property
    def long(self) -> bool:
        """Whether the lead is set smaller."""
        return len(self.lead) > LONG


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
class OrderLine:
    """What all saw a seat do."""

    owner: str
    icon: str
    said: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What all saw change, and why."""

    amount: str
    up: bool
    way: str
    name: str
    because: str


@dataclass(frozen=True, slots=True)
class RevealPage:
    """A round as all saw it, in at most 60 words."""

    orders: tuple[OrderLine, ...]
    still: str
    changes: tuple[ChangeLine, ...]
    sealed: str
    kept: str
    broken: bool

    @property
    def roomy(self) -> bool:
        """Whether there is room to write it larger."""
        return self.words < ROOMY

    @property
    def words(self) -> int:
        """How many words a class reads on it."""
        said = [*(f"{o.owner} {o.said}" for o in self.orders), self.still, self.sealed, self.kept]
        said += [f"{c.name} {c.because}" for c in self.changes]
        return sum(bool(re.search(r"\w", word)) for word in " ".join(said).split())


@dataclass(frozen=True, slots=True)
class RecapTable:
    """What all may see so far of a table."""

    letter: str
    number: str
    clauses: tuple[str, ...]
    more: int


def wall(facts: WallFacts) -> Wall:
    """Show the wall as a class stands."""
    if facts.blank:
        return Wall("blank", facts.language, keys=facts.keys)
    if facts.paused:
        return _pause(facts)
    if facts.step in SLIDES:
        from game.classroom.slides import slide

        return slide(facts)
    return _STATES[facts.step](facts)


def _t(facts: WallFacts, key: str, **values: object) -> str:
    return text(facts.language, key, **values)


def _readers(facts: WallFacts) -> list[tuple[TableFacts, PublicReader]]:
    return [(table, PublicReader.of(table.game, facts.language)) for table in facts.tables]


def _scenario(facts: WallFacts) -> Scenario:
    return facts.tables[0].game.texts(facts.language)


def turn(facts: WallFacts, count: int) -> tuple[int, tuple[bool, ...]]:
    """Which of several pages is shown, and the dots that say so; none for a single page."""
    at = facts.page % max(count, 1)
    return at, tuple(n == at for n in range(count)) if count > 1 else ()


def _base(facts: WallFacts, kind: str, title: str, **more: Any) -> Wall:
    return Wall(kind, facts.language, title, clock=facts.left, keys=facts.keys, **more)


# Before play


def _join(facts: WallFacts) -> Wall:
    texts = _scenario(facts)
    tables = tuple(
        JoinTable(
            table.letter,
            tuple(
                Chair(
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
    foot = _t(facts, "wall.join.taken", taken=taken, count=count)
    return Wall("join", facts.language, foot=foot, sign="armchair", body=body, keys=facts.keys)


def _note(facts: WallFacts) -> Wall:
    note = _scenario(facts).teaching.content_note
    first = note.text if note else _t(facts, "wall.note.none")
    body = Said(first, (_t(facts, "wall.note.role"),))
    return _base(facts, "note", _t(facts, "wall.note"), body=body)


def _question(facts: WallFacts) -> Wall:
    texts = _scenario(facts)
    told = Said(facts.question or lesson_question(texts), facts.facts or lesson_facts(texts))
    foot = _t(facts, "wall.read" if facts.step == "read" else "wall.question.foot")
    return _base(facts, "question", texts.title.text, foot=foot, sign="book-open", body=told)


_SENTENCE: Final = re.compile(
    r'(?<=[.!?])(?<!\b\w\.)(?<!\b[A-Z]{2}\.)["”»]?\s+(?=["“«¿¡A-ZÁÉÍÓÚÑ])'
)


def sentences(said: str) -> list[str]:
    """Cut a text into sentences; what is shorter than four words belongs to the next.

    >>> sentences("May 2025. It flew. It was seen from the sea.")
    ['May 2025. It flew.', 'It was seen from the sea.']
    """
    found: list[str] = []
    for part in _SENTENCE.split(said):
        short = found and len(found[-1].split()) < 4
        if short:
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def lesson_question(texts: Scenario) -> str:
    """The question of a lesson: the last one that the story asks, else what the scenario is about."""
    asked = [s for each in texts.story for s in sentences(each.text) if s.endswith("?")]
    return asked[-1] if asked else texts.summary.text


def lesson_facts(texts: Scenario) -> tuple[str, ...]:
    """Three things that all know: the first sentences of the story that ask nothing."""
    told = [s for each in texts.story for s in sentences(each.text) if not s.endswith("?")]
    return tuple(told[:3])


# A round


def _round(facts: WallFacts, kind: str, said: str, **more: Any) -> Wall:
    title = _t(facts, "wall.round", round=facts.round)
    return _base(facts, kind, title, subtitle=_t(facts, said), **more)


def _news(facts: WallFacts) -> Wall:
    titles: dict[str, str] = {}
    letters: dict[str, list[str]] = {}
    paper = ""
    for table, reader in _readers(facts):
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
    foot = facts.asked[-1] if facts.asked else _t(facts, "wall.news.foot")
    return _round(facts, "news", "wall.news", foot=foot, sign="newspaper", body=body)


def _talk(facts: WallFacts) -> Wall:
    shown, dots, pages = _pair(facts)
    many = len(shown)
    tables = tuple(
        TalkTable(table.letter, _web(facts, table, reader.table(), many), _offers(facts, reader))
        for table, reader in shown
    )
    said = "wall.talk" if facts.step == "talk" else "wall.promise"
    key = trust_key((_t(facts, "wall.distrust"), _t(facts, "wall.trust")), SIZE)
    body = (tables, svg(key))
    foot = _t(facts, "wall.who_trusts")
    return _round(facts, "talk", said, foot=foot, body=body, dots=dots, pages=pages)


def _pair(
    facts: WallFacts,
) -> tuple[list[tuple[TableFacts, PublicReader]], tuple[bool, ...], int]:
    """The tables that stand beside each other on this page, two at most."""
    readers = _readers(facts)
    pages = [readers[n : n + 2] for n in range(0, len(readers), 2)]
    at, dots = turn(facts, len(pages))
    return pages[at], dots, len(pages)


def _offers(facts: WallFacts, reader: PublicReader) -> str:
    """How many public offers lie there; nothing in a round without any."""
    if facts.step != "talk" or facts.round < reader.book.talk_from:
        return ""
    return _t(facts, "wall.offers", count=reader.table().offers)


def _web(facts: WallFacts, table: TableFacts, shown: PublicTable, many: int) -> Markup:
    minds = {chair.seat for chair in table.chairs if chair.mind}
    places = [Place(s.name, shapes(s.icon), s.id in minds) for s in shown.seats]
    wide = 590 if many > 1 else 1000
    picture = round_table(
        places, shown.trust, gear=shapes("settings"), wide=wide, high=476, size=SIZE,
        title=_t(facts, "wall.who_trusts"), description=_trust_said(facts, shown),
    )  # fmt: skip
    return svg(picture, f"web-{table.letter}")


def _trust_said(facts: WallFacts, shown: PublicTable) -> str:
    """The strongest and the weakest trust, for those who cannot see the picture."""
    order = sorted(shown.trust, key=lambda pair: (shown.trust[pair], pair))
    said = [
        _t(facts, "wall.trust.said", trust=round(shown.trust[pair] / 100),
           holder=shown.seats[pair[0]].name, actor=shown.seats[pair[1]].name)
        for pair in dict.fromkeys((*order[-2:], *order[:2]))
    ]  # fmt: skip
    return " ".join(said)


def svg(picture: Picture, id: str = "") -> Markup:
    """A picture as it stands in a page; without a name of its own it is not heard."""
    written = picture.svg(id=id)
    if not id:
        written = written.replace("<svg ", '<svg aria-hidden="true" ', 1)
    return Markup(written)  # noqa: S704


def _seal(facts: WallFacts) -> Wall:
    tables = tuple(
        SealTable(table.letter, sum(chair.sealed for chair in table.chairs), len(table.chairs))
        for table in facts.tables
    )
    said = "wall.seal" if facts.step == "seal" else "wall.approve"
    foot = _t(facts, "wall.seal.foot" if facts.step == "seal" else "wall.approve.foot")
    return _round(facts, "seal", said, foot=foot, sign="lock", body=tables)


# The reveal


def _reveal(facts: WallFacts) -> Wall:
    readers = _readers(facts)
    at, dots = turn(facts, len(readers))
    table, reader = readers[at]
    found = reader.revealed(facts.round)
    signs = {seat.name: seat.icon for seat in reader.seats}
    body = reveal_page(facts.language, found, signs, reader.words.signed) if found else None
    title = _t(facts, "wall.table_round", letter=table.letter, round=facts.round)
    return _base(
        facts, "reveal", title, subtitle=_t(facts, "wall.reveal"), letter=table.letter, dots=dots,
        body=body, pages=len(readers),
    )  # fmt: skip


def reveal_page(
    language: str, found: PublicReveal, signs: Mapping[str, str], signed: Callable[[int], str]
) -> RevealPage:
    """Tell a round in at most 60 words: the fullest of several tellings that is short enough."""
    teller = _RevealTeller(language, found, signs, signed)
    tellings = ((True, False, 3, True), (False, False, 3, True), (False, True, 3, True),
                (False, True, 3, False), (False, True, 2, False))  # fmt: skip
    for levers, short, most, named in tellings:
        page = teller.page(levers=levers, short=short, most=most, named=named)
        if page.words <= WORDS:
            return page
    return teller.cut(page)


@dataclass(frozen=True, slots=True)
class _RevealTeller:
    language: str
    found: PublicReveal
    signs: Mapping[str, str]
    """The icons of seats, by their names."""
    signed: Callable[[int], str]

    def _say(self, key: str, **values: object) -> str:
        return text(self.language, key, **values)

    def page(self, *, levers: bool, short: bool, most: int, named: bool) -> RevealPage:
        """Tell the round: with the names of levers, with causes in few words, with so many changes, with who kept still."""
        changes = self.found.changes[:most]
        sealed = any(change.because.sealed and change.because.text for change in changes)
        kept, broken = self._kept()
        return RevealPage(
            orders=tuple(self._orders(levers)),
            still=self._still(named),
            changes=tuple(self._change(each, short) for each in changes),
            sealed=self._say("wall.sealed") if sealed else "",
            kept=kept,
            broken=broken,
        )

    def cut(self, page: RevealPage) -> RevealPage:
        """Leave out the last orders until it is short enough, and say how many there are."""
        whole = len(page.orders)
        while page.words > WORDS and page.orders:
            left = page.orders[:-1]
            more = self._say("wall.more_orders", count=whole - len(left))
            page = replace(page, orders=left, still=more)
        return page

    def _orders(self, levers: bool) -> Iterator[OrderLine]:
        said: dict[str, list[str]] = {}
        for order in self.found.orders:
            key = "wall.did.light" if order.light else "wall.did" if levers else "wall.did.short"
            line = self._say(key, lever=order.lever, setting=order.setting)
            said.setdefault(order.owner, []).append(line)
        for owner, each in said.items():
            yield OrderLine(owner, self.signs.get(owner, "users"), "; ".join(dict.fromkeys(each)))

    def _still(self, named: bool) -> str:
        still = self.found.still
        if not still:
            return ""
        if len(still) == len(self.signs):
            return self._say("wall.still.all")
        if not named:
            return self._say("wall.still.count", count=len(still))
        return self._say("wall.still", seats=", ".join(still))

    def _change(self, change: PublicChange, short: bool) -> ChangeLine:
        because = change.because
        said = (because.short if short else because.text) or self._say("wall.sealed")
        amount = self.signed(abs(change.amount)).lstrip("+")
        return ChangeLine(amount, change.amount > 0, change.way or change.kind, change.name, said)

    def _kept(self) -> tuple[str, bool]:
        """What became of words given in public, as far as all know."""
        found = self.found
        if found.broken:
            return self._say("wall.words.broken", what="; ".join(found.broken[:2])), True
        if found.unknown:
            values = {"kept": found.kept, "count": found.kept + found.unknown}
            return self._say("wall.words.some", **values), False
        return (self._say("wall.words.kept", count=found.kept) if found.kept else ""), False


# Between lessons, and at the end


def _recap(facts: WallFacts) -> Wall:
    tables = []
    for table, reader in _readers(facts):
        shown = reader.table()
        number = ""
        if shown.course:
            values = [reader.words.number(each) for each in shown.course.values]
            way = " → ".join(dict.fromkeys((values[0], values[-1])))
            number = _t(facts, "wall.number", name=shown.course.name, way=way)
        few = shown.clauses[: 4 if len(facts.tables) < 3 else 2]
        tables.append(RecapTable(table.letter, number, few, len(shown.clauses) - len(few)))
    pages: Sequence[Sequence[RecapTable]] = [tables[n : n + 2] for n in range(0, len(tables), 2)]
    at, dots = turn(facts, len(pages))
    foot = _t(facts, "wall.recap.foot", round=facts.round)
    return _base(
        facts, "recap", _t(facts, "wall.recap"), dots=dots, pages=len(pages),
        foot=foot, sign="history", body=tuple(pages[at]),
    )  # fmt: skip


def _exit(facts: WallFacts) -> Wall:
    sides = _sides(facts)
    case = "wall.exit.case.sides" if sides else "wall.exit.case"
    body = Said(_t(facts, case, sides=sides), (_t(facts, "wall.exit.clause"),))
    foot = _t(facts, "wall.exit.foot")
    return _base(facts, "exit", _t(facts, "wall.exit"), foot=foot, sign="pencil-line", body=body)


def _sides(facts: WallFacts) -> str:
    """The sides on which several seats sit, by their names; empty with fewer than two."""
    texts, words = _scenario(facts), facts.tables[0].game.words(facts.language)
    held = [seat.side for seat in texts.stakeholders.values() if seat.side]
    sides = [side for side in dict.fromkeys(held) if held.count(side) > 1]
    return words.listing([texts.sides[x].text for x in sides], "or") if len(sides) > 1 else ""


def _pause(facts: WallFacts) -> Wall:
    return Wall(
        "pause", facts.language, clock=facts.left, paused=True, keys=facts.keys,
        body=_t(facts, "wall.pause"),
    )  # fmt: skip


_STATES: Final = {
    "join": _join,
    "note": _note,
    "question": _question,
    "read": _question,
    "news": _news,
    "promise": _talk,
    "talk": _talk,
    "approve": _seal,
    "seal": _seal,
    "reveal": _reveal,
    "recap": _recap,
    "exit": _exit,
}
"""For each step that is no slide how it is shown."""


_BETWEEN_TAGS: Final = re.compile(r">[^<]+<")
_SHORT_FORM: Final = re.compile(r"(\b\w{1,3}\.) (?=\w{1,3}\.)")
"""Such as `EE. UU.`, which stays on one line."""


ADDRESSES: Final = Addresses("/wall/page", "/wall/cmd", "/wall/ws", "/wall")
"""Where the script of the wall finds the server."""


def html(
    page: Wall, *, part: bool = False, version: int = 0, addresses: Addresses = ADDRESSES
) -> str:
    """Write a page of the wall as HTML.

    Args:
        page: what is shown.
        part: what changes from one page to the next alone, as a browser fetches it.
        version: of the wall; a command of its keys says what it saw.
        addresses: where the script finds the server; keys post `next`, `pause`, `blank`, `more`, `turn`.
    """
    template = "wall/page.html" if part else "wall/frame.html"
    found = written(template, page.language, wall=page, version=version, addresses=addresses)
    return _BETWEEN_TAGS.sub(lambda text: _SHORT_FORM.sub("\\1\xa0", text[0]), found)
