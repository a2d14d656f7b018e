"""Typing a class's slips in: a whole round by keys, the same record as with devices, and the way back."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from game import UserError
from game.classroom import enter
from game.classroom.enter import TYPED, TypedLesson, records, resumed, started
from game.lines.grid.entries import BLANK
from game.lines.grid.page import GridPage
from game.lines.grid.typing import DOWN, END, ENTER, ESCAPE, RIGHT, TAB
from game.rules.orders import Believe, Choose, Clause, Move, Order, Promise, Put, Sign
from game.rules.phases import NEWS
from game.session.record import read
from game.session.session import Session
from game.session.staging import scenario_in
from game.session.verification import recorded
from tests.talks import name_of

FLAGSHIP = "drones-over-mexico"
SEED = 5
A_SECOND = 4
"""Keys that a trained person presses."""
NOTHING = [TAB, ENTER]
"""A table that is silent, in a round with slips; without them a key less is needed."""


class Script:
    """Presses keys one after the other, and looks at every page; at the end nobody is there any more."""

    def __init__(self, keys: Iterable[str], then: type[BaseException] = EOFError) -> None:
        self.keys, self.then = list(keys), then
        self.pages: list[GridPage] = []

    def key(self, page: GridPage) -> str:
        self.pages.append(page)
        if not self.keys:
            raise self.then
        return self.keys.pop(0)

    @property
    def titles(self) -> list[str]:
        """The titles of the pages, each once in a row."""
        return [
            page.title
            for page, before in zip(self.pages, [None, *self.pages], strict=False)
            if before is None or page.title != before.title
        ]


def lesson(folder: Path, tables: str = "AB", language: str = "en") -> TypedLesson:
    """A class that begins."""
    scenario = scenario_in(FLAGSHIP, language)
    sessions = started(folder, scenario, dict.fromkeys(tables, SEED), minutes=45, language=language)
    return TypedLesson(folder, sessions, language)


def play(to: TypedLesson, keys: Iterable[str], then: type[BaseException] = EOFError) -> Script:
    """Press keys in a class until there are none left."""
    script = Script(keys, then)
    with pytest.raises(then):
        to.play(script)
    return script


def again(folder: Path) -> TypedLesson:
    """The class of a folder, in another process."""
    return TypedLesson(folder, resumed(folder), "en")


SILENT_ROUND = [ENTER, TAB, ENTER, TAB, ENTER, ENTER, ENTER, ENTER]
"""Round 1 of two silent tables: news, both tables, the last look, both reveals."""

# Three slips, then twelve rows of orders and what the news ask, as they stand in round 2.
SLIPS = [
    *"2355", ENTER, *"24", ENTER,
    *"7433-", ENTER, *"52", ENTER,
    *"92+", ENTER, *"14", ENTER,
    ENTER,
]  # fmt: skip
ORDERS = {
    ("us_president", "strike_authority"): "2",
    ("us_president", "verification"): "",
    ("us_intelligence", "flights"): "3",
    ("us_intelligence", "sharing"): "3",
    ("us_defense", "payload"): "2",
    ("mx_president", "permission"): "5",
    ("mx_president", "verification"): "2",
    ("mx_defense", "deployment"): "3",
    ("mx_defense", "action"): "5",
    ("health", "health"): "2",
}
PROMISED = ("us_defense", "payload")


def table_keys(table: TypedLesson, letter: str) -> list[str]:
    """The keys for a table in round 2: three slips, all levers, one promise, all answers."""
    found = table.tables[letter]
    found.news()
    form, keys = found.form(), list(SLIPS)
    for seat in form.seats:
        for hand in form.of(seat):
            keys += [RIGHT, "2"] if hand == PROMISED else []
            keys.append(ORDERS[hand] or DOWN)
        keys += ["2" for each in form.questions if each.seat == seat]
    return [*keys, ENTER]


def by_devices(path: Path) -> None:
    """The same rounds by a session alone, each seat giving its own orders."""
    scenario = scenario_in(FLAGSHIP, "en")
    session = Session.start(
        scenario, minutes=45, seed=SEED, people=list(scenario.stakeholders), record=path
    )

    def pass_on(**orders: Sequence[Order]) -> None:
        for seat, given in orders.items():
            assert not session.submit(seat, given)
        session.advance()

    while session.round == 1 or session.phase[0] in NEWS:
        session.advance()
    flights = (Clause("flights", "notified"), Clause("permission", "standing_published"))
    leads = (Clause("action", "labs"), Clause("sharing", "leads", public=False))
    puts = [
        Put("us_intelligence", flights),
        Put("mx_defense", leads),
        Put("us_president", (Clause("verification", "liaison", verified=True),)),
    ]
    one, two, three = (name_of(session.book, put) for put in puts)
    pass_on(
        us_intelligence=[puts[0]],
        mx_defense=[puts[1]],
        us_president=[puts[2]],
        us_defense=[Promise("us_defense", "payload", "declared")],
    )
    pass_on(
        mx_president=[Sign("mx_president", one), Sign("mx_president", three)],
        us_intelligence=[Sign("us_intelligence", two)],
    )
    while session.phase[0] == "talk":
        session.advance()
    book, one_game = session.book, session.position.one
    settings = {
        hand: book.settings[book.levers.index(hand[1])][int(digit) - 1]
        for hand, digit in ORDERS.items()
        if digit
    }
    orders: dict[str, list[Order]] = {}
    for (seat, lever), setting in settings.items():
        orders.setdefault(seat, []).append(Move(seat, lever, setting))
    for at, event in enumerate(book.events):
        if one_game.pending[at]:
            seat = book.seats[int(book.choice_seat[at])]
            orders.setdefault(seat, []).append(Choose(seat, event, book.options[at][1]))
    pass_on(**orders)


def test_a_round_of_two_tables_takes_under_two_minutes_of_keys(tmp_path: Path) -> None:
    """L15: typed at four keys a second, and the records are byte for byte those of the devices."""
    to = lesson(tmp_path / "class")
    play(to, SILENT_ROUND)
    round_two = [ENTER, *table_keys(to, "A"), *table_keys(to, "B"), ENTER, ENTER, ENTER]
    script = play(to, round_two)
    assert "Round 3: the news" in script.titles[-1]
    assert len(round_two) / A_SECOND < 60  # measured: 102 keys, 26 seconds
    by_devices(tmp_path / "devices.jsonl")
    for file in records(tmp_path / "class").values():
        typed = read(file).raw
        assert typed[: len(devices := read(tmp_path / "devices.jsonl").raw)] == devices


def test_beliefs_are_typed_below_for_whoever_wants_them(tmp_path: Path) -> None:
    to = lesson(tmp_path, "A")
    play(to, [ENTER, TAB, ENTER, ENTER, ENTER])
    play(to, [ENTER, *SLIPS, TAB, DOWN, "4", "2", TAB, ENTER, ENTER, ENTER])
    step = next(s for s in reversed(to.tables["A"].session.steps) if s.phase == "commit")
    beliefs = [item.order for item in step.orders if isinstance(item.order, Believe)]
    assert [each.percent for each in beliefs] == [75, 25]


def test_a_table_is_corrected_before_the_reveal(tmp_path: Path) -> None:
    to = lesson(tmp_path)
    keys = [ENTER, "2", TAB, ENTER, "4", TAB, ENTER]
    script = play(to, [*keys, "A", "1", TAB, ENTER, TAB, ENTER, ENTER])
    assert script.titles[3].startswith("Round 1: all tables")
    assert script.titles[4].startswith("Round 1, table A")
    steps = [to.tables[letter].session.steps[-1] for letter in "AB"]
    assert [[item.order for item in step.orders] for step in steps] == [
        [Move("us_president", "strike_authority", "ruled_out")],
        [Move("us_president", "strike_authority", "claimed")],
    ]


def test_going_back_page_by_page_loses_nothing(tmp_path: Path) -> None:
    to = lesson(tmp_path)
    script = play(to, [ENTER, "2", TAB, ENTER, ESCAPE, ESCAPE, ESCAPE, ENTER, TAB, ENTER])
    assert [x[:16] for x in script.titles] == [
        "Round 1: the new", "Round 1, table A", "Round 1, table B", "Round 1, table A",
        "Round 1: the new", "Round 1, table A", "Round 1, table B",
    ]  # fmt: skip
    assert to.tables["A"].entries.orders


def test_what_was_typed_outlives_the_process(tmp_path: Path) -> None:
    to = lesson(tmp_path)
    play(to, [ENTER, "2", "3", TAB, ENTER, "4"], KeyboardInterrupt)
    after = again(tmp_path)
    assert {x: t.entries for x, t in after.tables.items()} == {
        x: t.entries for x, t in to.tables.items()
    }
    assert after.tables["A"].entries != BLANK


def test_what_was_typed_and_cannot_be_read_was_not_typed(tmp_path: Path) -> None:
    lesson(tmp_path)
    for text in ("", "{", '{"tables": 3}', '{"tables": {"A": {"now": {"round": 1}}}}', "[]"):
        (tmp_path / TYPED).write_text(text, encoding="utf-8")
        assert again(tmp_path).tables["A"].entries == BLANK


def test_the_last_reveal_is_taken_back_and_typed_again(tmp_path: Path) -> None:
    to = lesson(tmp_path)
    play(to, [ENTER, "2", TAB, ENTER, TAB, ENTER, ENTER, "u", ENTER])
    assert [t.session.round for t in to.tables.values()] == [1, 1]
    assert to.tables["A"].entries.orders
    assert not to.tables["B"].entries.orders
    play(to, [ENTER, "4", TAB, ENTER, TAB, ENTER, ENTER, ENTER, ENTER])
    session = to.tables["A"].session
    step = next(each for each in session.steps if each.phase == "commit")
    assert [x.order for x in step.orders] == [Move("us_president", "strike_authority", "claimed")]
    reading = read(tmp_path / "A.jsonl")
    assert reading.problem is None
    assert "undo" in [line["entry"] for line in reading.lines]
    assert recorded(reading, session.scenario).course.position.round == session.round


def test_no_to_the_question_takes_nothing_back(tmp_path: Path) -> None:
    to = lesson(tmp_path)
    play(to, [*SILENT_ROUND, "u", ESCAPE, "u", "x"])
    assert [t.session.round for t in to.tables.values()] == [2, 2]


def test_a_round_that_broke_off_in_the_middle_is_played_again(tmp_path: Path) -> None:
    to = lesson(tmp_path)
    play(to, SILENT_ROUND)
    session = to.tables["A"].session
    session.advance()
    session.advance()
    after = again(tmp_path)
    assert after.tables["A"].session.phase == ("talk", 1)
    play(after, [ENTER, TAB, TAB, ENTER, TAB, TAB, ENTER, ENTER, ENTER, ENTER])
    assert [t.session.round for t in after.tables.values()] == [3, 3]


def test_a_table_that_was_not_revealed_catches_up(tmp_path: Path) -> None:
    to = lesson(tmp_path)
    play(to, [ENTER])
    to.tables["A"].reveal()
    after = again(tmp_path)
    assert [table.letter for table in after.playing] == ["B"]
    play(after, [ENTER, TAB, ENTER, ENTER, ENTER])
    assert [table.letter for table in after.playing] == ["A", "B"]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_whole_game_ends_with_how_its_debrief_is_made(tmp_path: Path, language: str) -> None:
    to = lesson(tmp_path, language=language)
    a_round = [ENTER, TAB, TAB, ENTER, TAB, TAB, ENTER, ENTER, ENTER, ENTER]
    script = Script([*SILENT_ROUND, *a_round, *a_round, ENTER, ENTER])
    to.play(script)
    assert not script.keys
    assert not to.playing
    assert f"debrief {tmp_path}" in "\n".join(script.pages[-1].lines)
    assert len([line for line in to.farewell() if "debrief" in line]) == 2


def test_the_end_can_still_be_taken_back(tmp_path: Path) -> None:
    to = lesson(tmp_path, "A")
    a_round = [ENTER, TAB, TAB, ENTER, ENTER, ENTER]
    play(to, [ENTER, TAB, ENTER, ENTER, ENTER, *a_round, *a_round, "u", ENTER, ENTER])
    assert to.tables["A"].session.round == 3
    assert not to.tables["A"].session.over


def test_what_is_told_to_all_names_no_secret(tmp_path: Path) -> None:
    """A secret clause that asks for what stands anyway changes nothing of what is told."""
    to = lesson(tmp_path)
    play(to, SILENT_ROUND)
    secret = ["6", "3", "-", ENTER, *"51", ENTER, ENTER]
    script = play(to, [ENTER, *secret, END, ENTER, END, ENTER, ENTER])
    ready = next(page for page in script.pages if "all tables" in page.title)
    assert ready.lines[0].startswith("Table A: 1 slip in force")
    shown = [to.reveal_page(table).lines for table in to.tables.values()]
    assert shown[0] == shown[1]


def test_a_record_that_cannot_be_written_is_said_and_the_round_goes_on(tmp_path: Path) -> None:
    to = lesson(tmp_path, "A")
    play(to, [ENTER, TAB])
    with (tmp_path / "A.jsonl").open("ab") as file:
        file.write(b"from elsewhere")
    script = play(to, [ENTER, TAB, ENTER, ENTER])
    assert any("cannot be written" in line for line in script.pages[-1].lines)
    assert any("cannot be written" in line for line in to.farewell())
    assert to.tables["A"].session.round == 2


def test_the_cause_that_is_told_went_the_way_of_the_number(tmp_path: Path) -> None:
    """The lake rose although what moved it most, a usual release, made it fall."""
    sessions = started(tmp_path, scenario_in("three-valleys", "en"), {"A": 3}, minutes=20)
    to = TypedLesson(tmp_path, sessions, "en")
    slips = [*"12", ENTER, *"12", ENTER, *"22", ENTER, *"23", ENTER, ENTER]
    play(to, [ENTER, *slips, END, ENTER, ENTER])
    lake = [line for line in to.reveal_page(to.tables["A"]).lines if line.startswith("Lake")]
    assert lake
    assert "fell" not in lake[0]


# The command


def type_in(monkeypatch: pytest.MonkeyPatch, words: Sequence[str], lines: str) -> int:
    """Run the command with lines on its standard input."""
    from argparse import ArgumentParser

    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    parser = ArgumentParser()
    enter.add_arguments(parser)
    return enter.run(parser.parse_args(list(words)))


def test_without_a_terminal_a_line_is_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "class"
    words = [FLAGSHIP, "--length", "45", "--tables", "1", "--out", str(folder), "--lang", "en"]
    silent = "\nnext\n\n\n\n"
    assert type_in(monkeypatch, words, f"{silent}\n23 55\n24\n7 4 -\n5 2\n\n/2 2\nlist\n3\n") == 0
    said = capsys.readouterr().out
    assert "Round 2, table A" in said
    assert "Flights: Notified in advance" in said
    assert f"enter {folder}" in said
    assert "Traceback" not in said
    data = json.loads((folder / TYPED).read_text(encoding="utf-8"))["tables"]["A"]["now"]
    assert [slip["signed"] for slip in data["slips"]] == [
        ["us_intelligence", "mx_president"], ["mx_defense", "us_intelligence"],
    ]  # fmt: skip
    assert data["orders"] == [
        ["us_president", "strike_authority", "not_authorised"],
        ["us_president", "verification", "flight_log"],
    ]
    assert data["promises"] == [["us_president", "strike_authority", "not_authorised"]]
    assert type_in(monkeypatch, [str(folder)], "\n") == 0
    assert "Notified in advance" in capsys.readouterr().out


def test_what_cannot_be_begun_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson(tmp_path)
    other = ["three-valleys", "--out", str(tmp_path), "--lang", "en"]
    with pytest.raises(UserError, match="holds games of 'drones-over-mexico'"):
        type_in(monkeypatch, other, "")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="no records of tables"):
        type_in(monkeypatch, [str(tmp_path / "empty")], "")
    with pytest.raises(UserError, match="no length"):
        type_in(monkeypatch, [FLAGSHIP, "--length", "7", "--out", str(tmp_path / "x")], "")
