"""What `host` asks for on the console, as after a double click, before it holds a class."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import UserError
from game.classroom import host


def asked(monkeypatch: pytest.MonkeyPatch, *typed: str, line: str = "") -> Namespace:
    parser = ArgumentParser()
    host.add_arguments(parser)
    arguments = parser.parse_args(["--ask", *line.split()])
    lines: Iterator[str] = iter(typed)

    def answer(prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", answer)
    host._ask(arguments)
    assert next(lines, None) is None
    return arguments


@pytest.fixture(autouse=True)
def last(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The classes that were begun."""
    files: list[Path] = []
    monkeypatch.setattr(host, "begun", lambda: iter(files))
    return files


def test_a_head_count_and_what_is_played_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    found = asked(monkeypatch, "24", "")
    assert (found.students, found.scenario) == (24, "drones-over-mexico")
    found = asked(monkeypatch, "", "x", "41", "1", "²", " 9 ", "3", "2")
    assert (found.students, found.scenario) == (9, "three-valleys")


def test_enter_alone_goes_on_with_the_last_class(
    monkeypatch: pytest.MonkeyPatch, last: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    last.append(Path("BKXT.class"))
    found = asked(monkeypatch, "", line="--lang es")
    assert (found.students, found.scenario) == (None, None)
    assert "BKXT" in capsys.readouterr().out
    found = asked(monkeypatch, "12", "")
    assert (found.students, found.scenario) == (12, "drones-over-mexico")


def test_what_was_said_is_not_asked_for(
    monkeypatch: pytest.MonkeyPatch, last: list[Path], tmp_path: Path
) -> None:
    last.append(Path("BKXT.class"))
    assert asked(monkeypatch, line="three-valleys --class 8").students == 8
    assert asked(monkeypatch, "", "8", line="three-valleys").students == 8
    path = tmp_path / "a.class"
    assert asked(monkeypatch, "8", "", line=f"--file {path}").scenario == "drones-over-mexico"
    path.touch()
    assert asked(monkeypatch, line=f"--file {path}").scenario is None


def test_where_nobody_answers_it_says_what_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="--class"):
        asked(monkeypatch)
