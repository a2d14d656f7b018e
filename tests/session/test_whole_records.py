"""What a record can show and what not; files that never end; games that have not ended."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.__main__ import main
from game.rules.compiling import compile_rulebook
from game.scenario.model import Scenario
from game.session import record as records
from game.session.entries import ending, folded
from game.session.fingerprint import digest
from game.session.record import chained, read
from game.session.scribe import save
from game.session.session import Session
from game.session.verification import resolved
from tests.session.conftest import VALLEYS, play_on

Output = pytest.CaptureFixture[str]
SECRET = "--open-secrets"


@pytest.fixture(scope="module")
def mixed(valleys: Scenario, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The record of a game of one person and minds, one of which takes over; with an undo."""
    path = tmp_path_factory.mktemp("mixed") / "game.jsonl"
    session = Session.start(valleys, people=("alto",), seed=7, record=path)
    play_on(session, (4, 0, 5))
    session.undo()
    play_on(session, (1, 2))
    session.take_over("alto")
    while not session.over:
        session.advance()
    return path.read_bytes()


@pytest.fixture
def path(mixed: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "game.jsonl"
    path.write_bytes(mixed)
    return path


def test_a_record_alone_tells_where_the_game_stood(path: Path, valleys: Scenario) -> None:
    """By adding what changed, without any rule; phases that were taken back are taken off again."""
    reading = read(path)
    stood = list(folded(reading.lines))
    assert [line["entry"] for line in reading.lines].count("undo") == 1
    for line, position in zip(reading.lines[1:], stood[1:], strict=True):
        assert digest(position) == line["digest"], line["entry"]
    book = compile_rulebook(valleys)
    ended = [ending(book, line) for line in reading.lines[1:]]
    assert set(ended[:-1]) == {None}
    assert ended[-1] in book.endings
    assert ended[-1] == book.endings[int(stood[-1].ending[0])]


def rechain(path: Path, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """Alter a record as somebody would who knows how the digests are made."""
    lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    change(lines)
    raw: list[bytes] = []
    for line in lines:
        raw.append(chained(raw[-1] if raw else b"", line))
    path.write_bytes(b"".join(raw))


def phases(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if line["entry"] == "phase"]


# what verifying derives again


def test_minds_decide_again_when_a_record_is_verified(valleys: Scenario, path: Path) -> None:
    course, problem = resolved(read(path), valleys, minds=True)
    assert problem is None
    assert course.position.over[0]


def another_player(lines: list[dict[str, Any]]) -> None:
    lines[0]["seats"]["delta"] = "spoiler"


def no_such_player(lines: list[dict[str, Any]]) -> None:
    lines[0]["seats"]["delta"] = "grimm"


def another_successor(lines: list[dict[str, Any]]) -> None:
    seated = next(line for line in lines if line["entry"] == "reseat")
    seated["who"] = "always_defect" if seated["who"] != "always_defect" else "grim"


def another_reason(lines: list[dict[str, Any]]) -> None:
    reasons = next(line["reasons"] for line in lines[1:] if line.get("reasons"))
    reasons[0]["spoken"] = not reasons[0]["spoken"]


def no_reasons(lines: list[dict[str, Any]]) -> None:
    for line in phases(lines):
        line["reasons"] = []


def others_asked(lines: list[dict[str, Any]]) -> None:
    next(line for line in phases(lines) if line["asked"])["asked"] = []


ALTERED = {
    another_player: "the computer players",
    no_such_player: "grimm",
    another_successor: "the computer players",
    another_reason: "give other reasons",
    no_reasons: "give other reasons",
    others_asked: "other people were asked",
}


@pytest.mark.parametrize("change", ALTERED)
def test_who_played_and_why_is_derived_again(
    valleys: Scenario, path: Path, change: Callable[[list[dict[str, Any]]], None]
) -> None:
    rechain(path, change)
    assert read(path).problem is None
    _, problem = resolved(read(path), valleys, minds=True)
    assert problem is not None
    assert ALTERED[change] in problem.message
    assert problem.line > 1


def test_verifying_says_what_it_shows_and_what_it_cannot(path: Path, capsys: Output) -> None:
    assert main(["replay", str(path), "--verify"]) == 0
    said = capsys.readouterr().out
    assert "accidents and single edits" in said
    assert "cut off after a phase" in said
    assert "written anew" in said


# line ends


def test_line_ends_changed_on_the_way_are_read_said_and_verified(
    path: Path, mixed: bytes, capsys: Output
) -> None:
    path.write_bytes(mixed.replace(b"\n", b"\r\n"))
    reading = read(path)
    assert reading.problem is None
    assert not reading.line_ends
    assert b"".join(reading.raw) == mixed
    assert main(["replay", str(path), "--verify"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("verified: ")
    assert "line ends" in said.err
    assert main(["debrief", str(path)]) == 0
    assert "line ends" in capsys.readouterr().err


def test_a_game_whose_line_ends_were_changed_goes_on_in_a_file_of_its_own(
    valleys: Scenario, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    session = Session.start(valleys, people=VALLEYS, seed=7, record=path)
    play_on(session, (1, 2, 3))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    mailed = path.read_bytes()
    again = Session.resume(path)
    assert again.notice is not None
    assert "line ends" in again.notice
    play_on(again, (1, 2))
    assert path.read_bytes() == mailed
    assert again.record is not None
    assert again.record != path
    assert read(again.record).problem is None
    assert len(read(again.record).phases) == len(again.steps)


def test_a_carriage_return_within_a_line_is_damage(path: Path, mixed: bytes) -> None:
    path.write_bytes(mixed.replace(b'{"', b'{\r"', 1))
    assert read(path).problem is not None


# what never ends


def fifo(path: Path) -> Path:
    os.mkfifo(path)
    return path


def device(path: Path) -> Path:
    return Path("/dev/zero")


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def listening(path: Path) -> Path:
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.close()
    return path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
@pytest.mark.parametrize(
    ("make", "kind"),
    [(fifo, "a pipe"), (device, "a device"), (folder, "a folder"), (listening, "a socket")],
)
def test_what_is_no_file_is_refused_at_once(
    tmp_path: Path, make: Callable[[Path], Path], kind: str, capsys: Output, monkeypatch: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    path = make(Path("game.yaml"))
    for line in (
        ["replay", str(path), "--verify"],
        ["debrief", str(path)],
        ["play", "--text", "--resume", str(path)],
    ):
        assert main(line) == 2, line
        said = capsys.readouterr().err
        assert f"it is {kind}, not a file." in said
        assert said.count("\n") == 1
    if kind != "a folder":
        assert main(["check", str(path)]) == 2
        assert f"this is {kind}, not a file" in capsys.readouterr().out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_game_is_not_saved_into_a_pipe(tmp_path: Path) -> None:
    path = fifo(tmp_path / "pipe")
    with pytest.raises(Exception, match="another file"):
        save(path, [b"x\n"])


def test_a_file_far_too_large_is_refused_unread(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setattr(records, "LARGEST", path.stat().st_size - 1)
    assert main(["debrief", str(path)]) == 2
    assert "far too large" in capsys.readouterr().err
    monkeypatch.setattr(records, "LARGEST", path.stat().st_size)
    assert read(path).problem is None


def test_lines_beyond_the_most_are_not_left_out_without_a_word(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = len(read(path).lines)
    monkeypatch.setattr(records, "MOST_LINES", lines)
    assert read(path).problem is None
    monkeypatch.setattr(records, "MOST_LINES", lines - 1)
    problem = read(path).problem
    assert problem is not None
    assert (problem.code, problem.line) == ("long", lines)


# games that have not ended


@pytest.fixture
def running(valleys: Scenario, tmp_path: Path) -> Path:
    path = tmp_path / "game.jsonl"
    session = Session.start(valleys, people=VALLEYS, seed=7, record=path)
    play_on(session, (1, 2, 3))
    return path


COMMANDS = (
    ["debrief"], ["replay"], ["replay", "--verify"], ["replay", "--json"], ["debrief", "--json"],
    ["replay", "--change", ""],
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_game_that_has_not_ended_is_told_only_to_who_asks(
    running: Path, command: list[str], capsys: Output
) -> None:
    line = [command[0], str(running), *command[1:]]
    assert main(line) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "has not ended" in said.err
    assert "round 1" in said.err
    assert SECRET in said.err
    assert main([*line, SECRET]) == 0
    assert capsys.readouterr().out


def test_a_debrief_of_a_game_that_goes_on_writes_no_page(
    running: Path, tmp_path: Path, capsys: Output
) -> None:
    page = tmp_path / "page.html"
    assert main(["debrief", str(running), "--html", str(page)]) == 2
    assert not page.exists()


def test_a_record_cut_after_a_phase_says_where_it_ends(
    mixed: bytes, tmp_path: Path, capsys: Output
) -> None:
    path = tmp_path / "cut.jsonl"
    path.write_bytes(b"".join(mixed.splitlines(keepends=True)[:-4]))
    assert main(["debrief", str(path)]) == 2
    said = capsys.readouterr().err
    last = read(path).phases[-1]
    assert f"{last['phase']} in round {last['round']}" in said


@pytest.mark.parametrize(("language", "says"), [("en", "ends in round"), ("es", "termina en la")])
def test_going_on_says_where_the_record_ends(
    running: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, language: str, says: str
) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    main(["play", "--text", "--resume", str(running), "--lang", language])
    assert says in " ".join(capsys.readouterr().out.split())
