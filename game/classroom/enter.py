"""Type in what a class has written on slips of paper, table by table, and read out what comes of it.

The news of a round is told; after the talk the teacher types the signed slips and the orders of each table with
digits and arrow keys, and the reveal is told for all. A game is recorded for each table, as if it had been
played on devices; `enter FOLDER` goes on with them.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from game import UserError, called
from game.classroom.lesson.founding import ENDING
from game.classroom.lesson.founding import begun as class_files
from game.classroom.lesson.store import Store
from game.lines.grid import entries as typed_in
from game.lines.grid.desk import TypingDesk, seated
from game.lines.grid.entries import BLANK, Entries
from game.lines.grid.form import Judged, TableForm, fitting, form_of
from game.lines.grid.page import GridPage
from game.lines.grid.played import SessionStage, judged, play
from game.lines.grid.rows import page as grid_page
from game.lines.grid.told import ToldToAll
from game.lines.grid.typing import BACK, ENTER, ESCAPE, LEFT, RIGHT, begun, press
from game.lines.keyboard import Keyboard
from game.lines.voice import Voice
from game.locale import LANGUAGES
from game.locale.usual import usual_language
from game.rules.phases import NEWS
from game.scenario.model import Scenario
from game.session.record import read
from game.session.reopening import reopened, since_news
from game.session.scribe import RecordTrouble
from game.session.session import Session
from game.session.staging import fresh_seed, scenario_in
from game.session.verification import scenario_of
from game.views.commands import typed
from game.views.words import Words

LETTERS: Final = "ABCDEFGH"
TYPED: Final = "typed.json"
"""What was typed and is not revealed yet, in the folder of the records."""
STOPPED: Final = 130
"""Exit status if it was left by Ctrl-C."""
ON, BEFORE = (ENTER, RIGHT), (ESCAPE, LEFT, BACK)


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument(
        "what",
        metavar="SCENARIO|ROOM|FOLDER",
        help="what is played, the room on the printed cards, or a folder with records to go on with",
    )
    parser.add_argument("--length", type=int, metavar="MINUTES", help="the length of the game")
    parser.add_argument(
        "--tables", type=_tables, default=2, metavar="N", help="how many tables play (default: 2)"
    )
    parser.add_argument("--out", metavar="FOLDER", help="where the records of the tables are kept")
    parser.add_argument(
        "--seed", type=int, metavar="N", help="the luck of all tables; drawn if not given"
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="the language")
    parser.add_argument("--twin", metavar="ALIAS", help="play the scenario under invented names")
    parser.add_argument(
        "--plain", action="store_true", help="plain lines, for a screen reader, and no single keys"
    )


def _tables(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= len(LETTERS):
        raise ArgumentTypeError(f"tables are a number from 1 to {len(LETTERS)}, not '{text}'")
    return number


def run(arguments: Namespace) -> int:
    """Begin the games of a class, or go on with them, and type in what it plays."""
    folder = Path(arguments.what)
    head = class_head(arguments.what)
    if folder.is_dir():
        sessions = resumed(folder)
    elif head is not None:
        folder = Path(arguments.out or f"{head['letters']}-tables")
        sessions = resumed(folder) if records(folder) else of_class(head, folder)
    else:
        language = arguments.lang or usual_language()
        scenario = scenario_in(arguments.what, language, arguments.twin)
        folder = Path(arguments.out or f"{scenario.id}-tables")
        if records(folder):
            sessions = resumed(folder)
            _same_game(sessions, scenario, folder)
        else:
            seed = fresh_seed() if arguments.seed is None else arguments.seed
            sessions = started(
                folder,
                scenario,
                dict.fromkeys(LETTERS[: arguments.tables], seed),
                minutes=arguments.length,
                language=language,
                twin=arguments.twin,
            )
    return enter(folder, sessions, arguments.lang, plain=arguments.plain)


def class_head(what: str) -> Mapping[str, Any] | None:
    """What is decided of a class whose cards are printed, by its file or the letters of its room."""
    file = Path(what)
    if file.suffix != ENDING:
        file = next((path for path in class_files() if path.stem == what.upper()), file)
    if file.suffix != ENDING or not file.is_file():
        return None
    store = Store.open(file)
    store.close()
    return store.head


def of_class(head: Mapping[str, Any], folder: Path) -> dict[str, Session]:
    """Begin the games of a class with the luck that its cards hold."""
    language = head["language"]
    return started(
        folder,
        scenario_in(head["scenario"], language, head["twin"]),
        {table["letter"]: table["seed"] for table in head["tables"]},
        minutes=head["minutes"],
        language=language,
        twin=head["twin"],
    )


def _same_game(sessions: Mapping[str, Session], scenario: Scenario, folder: Path) -> None:
    other = next(iter(sessions.values())).scenario.id
    if other != scenario.id:
        raise UserError(
            f"The folder '{folder}' holds games of '{other}'; name another one with --out."
        )


# The games


def started(
    folder: Path,
    scenario: Scenario,
    seeds: Mapping[str, int],
    *,
    minutes: int | None = None,
    language: str = "en",
    twin: str | None = None,
) -> dict[str, Session]:
    """Begin a game for each table, with people in all seats: letter to session.

    Args:
        folder: where their records are kept; it is made if need be.
        scenario: what is played.
        seeds: the luck of each table, by its letter. Tables with the same luck have the same news.
        minutes: the length; the first of the scenario if not given.
        language: noted in the records.
        twin: the alias of the fictional twin that `scenario` is.

    Raises:
        UserError: if the folder cannot be made, or a length or seed is none.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"The folder '{folder}' cannot be made: {error.strerror}.") from error
    people = [seat for seat, part in scenario.stakeholders.items() if part.play == "anyone"]
    return {
        letter: Session.start(
            scenario,
            minutes=minutes,
            seed=seed,
            people=people,
            language=language,
            record=folder / f"{letter}.jsonl",
            twin=twin,
        )
        for letter, seed in seeds.items()
    }


def records(folder: Path) -> dict[str, Path]:
    """The records of tables in a folder: letter to file, the newest where one was damaged."""
    found: dict[str, Path] = {}
    for letter in LETTERS:
        file, number = folder / f"{letter}.jsonl", 2
        while file.is_file():
            found[letter] = file
            file, number = folder / f"{letter}-{number}.jsonl", number + 1
    return found


def resumed(folder: Path) -> dict[str, Session]:
    """Go on with the games of a folder; a round that was broken off is played again from its news.

    Raises:
        UserError: if there are none, or one cannot be read.
    """
    found: dict[str, Session] = {}
    for letter, file in records(folder).items():
        session = Session.resume(file)
        played = 0 if session.over else since_news(session.steps, session.round)
        if played and session.record is not None:
            session = reopened(session.record, played)
        found[letter] = session
    if not found:
        raise UserError(f"The folder '{folder}' holds no records of tables (A.jsonl, B.jsonl).")
    return found


def enter(
    folder: Path,
    sessions: Mapping[str, Session],
    language: str | None = None,
    *,
    plain: bool = False,
) -> int:
    """Type in what the tables of a class play, until their games are over or somebody leaves.

    Args:
        folder: where what was typed and not revealed is kept.
        sessions: letter to session.
        language: the reader's; that of the records if not given.
        plain: whether plain lines are wanted where single keys could be read.
    """
    language = language or next(iter(sessions.values())).language
    voice = Voice(language)
    lesson = TypedLesson(folder, sessions, language)
    status = 0
    try:
        with seated(voice, Keyboard(voice), lines=plain) as desk:
            lesson.play(desk)
    except EOFError:
        voice.line()
    except KeyboardInterrupt:
        voice.line()
        status = STOPPED
    for line in lesson.farewell():
        voice.line(line)
    return status


@dataclass(slots=True)
class TypedTable:
    """One table: its game, and what was typed for the present round."""

    letter: str
    session: Session
    words: Words
    entries: Entries = BLANK
    before: Entries = BLANK
    """What was typed for the round that was revealed last."""
    trouble: str = ""
    """Why its record is behind the game; empty if it is not."""

    @property
    def told(self) -> ToldToAll:
        """What all at the table may know."""
        return ToldToAll(self.session, self.words)

    @property
    def revealed(self) -> int:
        """The round that was revealed last; 0 for none."""
        rounds = [step.before.round for step in self.session.steps if step.phase not in NEWS]
        return max(rounds, default=0)

    def form(self) -> TableForm:
        """The form of the present round."""
        course, known = self.session.recorded.course, dict[Entries, Judged]()

        def judge(entries: Entries) -> Judged:
            if entries not in known:
                known[entries] = judged(self.words, course, entries)
            return known[entries]

        return form_of(self.letter, self.words, self.session.position, judge)

    def news(self) -> None:
        """Go on to where the news of the round are known."""
        while not self.session.over and self.session.phase[0] in NEWS:
            try:
                self.session.advance()
            except RecordTrouble as error:
                self.trouble = str(error)

    def reveal(self) -> None:
        """Carry out what was typed; after the last round also what comes after it."""
        stage = SessionStage(self.session)
        play(stage, self.entries)
        if not self.session.over and self.session.phase[0] not in NEWS:
            stage.carry({})
        self.trouble = self.session.trouble or ""
        self.before, self.entries = self.entries, BLANK

    def take_back(self) -> None:
        """Go back to before the last reveal, with what was typed for it."""
        record = self.session.record
        assert record is not None
        self.session = reopened(record, since_news(self.session.steps, self.revealed))
        self.entries, self.before = self.before, BLANK


@dataclass(slots=True)
class TypedLesson:
    """The tables of a class, round by round."""

    folder: Path
    sessions: Mapping[str, Session]
    language: str
    tables: dict[str, TypedTable] = field(init=False)
    words: Words = field(init=False)
    """Those of the pages that are no table's own."""

    def __post_init__(self) -> None:
        self.tables = {}
        for letter, session in self.sessions.items():
            texts = session.scenario
            if self.language != session.language and session.record:
                texts = scenario_of(read(session.record), language=self.language)
            words = Words(session.book, self.language, texts)
            self.tables[letter] = TypedTable(letter, session, words)
        self.words = next(iter(self.tables.values())).words
        self._load()

    def say(self, key: str, **values: object) -> str:
        """Fill in a text of the grid."""
        return self.words.say(f"grid.{key}", **values)

    # What was typed

    def _load(self) -> None:
        """Read what was typed and not revealed; what cannot be read was not typed."""
        with suppress(OSError, ValueError, AttributeError, TypeError, KeyError):
            data = json.loads((self.folder / TYPED).read_text(encoding="utf-8"))
            for letter, table in self.tables.items():
                for part in ("now", "before"):
                    found = data["tables"].get(letter, {}).get(part)
                    if not found or (part == "now" and found["round"] != table.session.round):
                        continue
                    entries = typed_in.from_data(found)
                    if part == "now":
                        table.entries = entries
                    elif found["round"] == table.revealed:
                        table.before = entries

    def _save(self) -> None:
        """Write down what was typed, all or nothing; a disk that refuses is told of by the record."""
        data = {
            "tables": {
                letter: {
                    "now": {"round": t.session.round, **typed_in.to_data(t.entries)},
                    "before": {"round": t.revealed, **typed_in.to_data(t.before)},
                }
                for letter, t in self.tables.items()
            }
        }
        part = self.folder / f"{TYPED}.part"
        with suppress(OSError):
            part.write_text(json.dumps(data), encoding="utf-8")
            part.replace(self.folder / TYPED)

    # The lesson

    @property
    def playing(self) -> list[TypedTable]:
        """The tables that are to be typed in: those of which the round is not revealed yet."""
        left = [table for table in self.tables.values() if not table.session.over]
        now = min((table.session.round for table in left), default=0)
        return [table for table in left if table.session.round == now]

    def play(self, desk: TypingDesk) -> None:
        """Type in round after round, until all games are over."""
        while self.playing:
            for table in self.playing:
                table.news()
            if self.type_in(desk):
                self.reveal(desk)
        while not self.end(desk):
            self.play(desk)

    def type_in(self, desk: TypingDesk) -> bool:
        """Tell the news and type in the tables; whether they are to be revealed, else a reveal was taken back."""
        tables, at, forwards = self.playing, 0, True
        while at <= len(tables) + 1:
            if at == 0:
                key = desk.key(self.news_page(tables))
                if self._is_undo(key) and self.undo(desk):
                    return False
                at, forwards = at + (key in ON), True
            elif at <= len(tables):
                done = self.fill(desk, tables[at - 1], at_end=not forwards)
                at, forwards = at + (1 if done else -1), done
            else:
                key = desk.key(self.ready_page(tables))
                at, forwards = self._after_ready(key, tables, at)
        return True

    def _after_ready(self, key: str, tables: Sequence[TypedTable], at: int) -> tuple[int, bool]:
        """Which page comes after the last look: a table to be corrected, or the reveal."""
        named = [n for n, table in enumerate(tables, 1) if key.upper() in (table.letter, str(n))]
        if named:
            return named[0], True
        if key == ENTER:
            return at + 1, True
        return at - (key in BEFORE), False

    def fill(self, desk: TypingDesk, table: TypedTable, *, at_end: bool = False) -> bool:
        """Fill in the grid of a table; whether it is done, else the page before it is wanted."""
        form = table.form()
        grid = begun(form, fitting(form, table.entries), at_end=at_end)
        letters = {
            self.say("letter.secret"): "-",
            self.say("letter.checked"): "+",
            self.say("letter.promise"): "/",
        }
        while not grid.ended:
            more = [table.trouble] if table.trouble else []
            grid = press(grid, desk.key(grid_page(grid, more)), letters)
            if grid.entries != table.entries:
                table.entries = grid.entries
                self._save()
        return grid.ended == "done"

    def reveal(self, desk: TypingDesk) -> None:
        """Carry out what was typed for the tables, and tell it one after the other."""
        tables = self.playing
        self._save()
        for table in tables:
            table.reveal()
        self._save()
        at = 0
        while at < len(tables):
            key = desk.key(self.reveal_page(tables[at]))
            if self._is_undo(key) and self.undo(desk):
                return
            at = max(0, at + (key in ON) - (key in BEFORE))

    def _is_undo(self, key: str) -> bool:
        return len(key) == 1 and key.lower() == self.say("letter.undo")

    def undo(self, desk: TypingDesk) -> bool:
        """Take the last reveal back, if that is meant; whether it was."""
        last = max((table.revealed for table in self.tables.values()), default=0)
        if not last or desk.key(self.undo_page(last)) != ENTER:
            return False
        for table in self.tables.values():
            if table.revealed == last:
                table.take_back()
        self._save()
        return True

    def end(self, desk: TypingDesk) -> bool:
        """Tell how the games ended; whether that is all, else the last reveal was taken back."""
        tables, at = list(self.tables.values()), 0
        while at < len(tables):
            key = desk.key(self.end_page(tables[at]))
            if self._is_undo(key) and self.undo(desk):
                return False
            at = max(0, at + (key in ON) - (key in BEFORE))
        return True

    # Pages

    def _page(self, name: str, lines: Sequence[str], key: str = "", **values: object) -> GridPage:
        title = self.say(f"{name}.title", **values)
        foot = self.say(f"{key or name}.keys", **values)
        return GridPage(title, tuple(lines), (foot,), prompt=self.say("prompt"), name=title)

    def news_page(self, tables: Sequence[TypedTable]) -> GridPage:
        """The news of a round: what all tables have, then what only one has."""
        news = {table.letter: table.told.headlines() for table in tables}
        first = next(iter(news.values()))
        shared = [card for card in first if all(card in cards for cards in news.values())]
        lines = [line for card in shared for line in card]
        for letter, cards in news.items():
            own = [line for card in cards if card not in shared for line in card]
            lines += [self.say("news.table", table=letter), *own] if own else []
        lines = lines or [self.say("news.none")]
        undo = any(table.revealed for table in self.tables.values())
        return self._page(
            "news",
            lines,
            "news.undo" if undo else "",
            round=tables[0].session.round,
            table=tables[0].letter,
        )

    def ready_page(self, tables: Sequence[TypedTable]) -> GridPage:
        """What was typed for each table, in one line, and whose slips do not count."""
        lines: list[str] = []
        for table in tables:
            found, entries = table.form().judge(table.entries), table.entries
            lines.append(
                self.say(
                    "ready.table",
                    table=table.letter,
                    slips=sum(each.well for each in found.slips),
                    orders=len(entries.orders),
                    promises=len(entries.promises),
                )
            )
            lines += self._wrong(found)
        letters = ", ".join(table.letter for table in tables)
        return self._page("ready", lines, round=tables[0].session.round, tables=letters)

    def _wrong(self, found: Judged) -> Iterator[str]:
        for number, each in enumerate(found.slips, 1):
            if not each.well:
                yield f"  {self.say('ready.slip', number=number, said=each.said)}"
        for (seat, lever), order in (found.orders or {}).items():
            if order.said:
                names = {"seat": self.words.seat(seat), "lever": self.words.lever(lever)}
                yield f"  {self.say('ready.order', said=order.said, **names)}"
        for answer in (found.answers or {}).values():
            if not answer.well:
                yield f"  {answer.said}"

    def reveal_page(self, table: TypedTable) -> GridPage:
        """What all at a table may know of what was done."""
        lines = [*table.told.revealed(), *([table.trouble] if table.trouble else [])]
        return self._page("reveal", lines, table=table.letter, round=table.revealed)

    def undo_page(self, round_: int) -> GridPage:
        """Ask whether the reveal of a round is to be taken back."""
        return self._page("undo", [self.say("undo.what", round=round_)], round=round_)

    def end_page(self, table: TypedTable) -> GridPage:
        """How the game of a table ended, and how its debrief is made."""
        lines = [*table.told.ended(), "", *self._debrief(table)]
        return self._page("end", lines, table=table.letter)

    def _debrief(self, table: TypedTable) -> Iterator[str]:
        record = table.session.record
        if record is not None:
            yield self.words.say("page.hint")
            page = typed(str(record.with_suffix(".html")))
            yield f"  {called()} debrief {typed(str(record))} --html {page}"

    # Leaving

    def farewell(self) -> Iterator[str]:
        """Where everything is kept, and how to go on, or how the debriefs are made."""
        for table in self.tables.values():
            if table.trouble or table.session.trouble:
                yield table.trouble or str(table.session.trouble)
        if self.playing:
            yield self.say("left", folder=self.folder)
            yield f"  {called()} enter {typed(str(self.folder))}"
            return
        yield self.words.say("page.hint")
        for table in self.tables.values():
            yield from list(self._debrief(table))[1:]
