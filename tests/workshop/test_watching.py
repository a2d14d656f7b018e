"""`check --watch`: every save is looked at once, and only what has changed is said."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

import pytest

from game import UserError
from game.lines.mouth import mouth
from game.workshop import check, watching

STREET = Path(__file__).parents[1] / "scenario" / "data" / "market-street.yaml"
GOOD, BAD = "drift: -1", "drift: -9"


def run(*words: str) -> int:
    parser = ArgumentParser()
    check.add_arguments(parser)
    return check.run(parser.parse_args(words))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    copy = tmp_path / STREET.name
    copy.write_bytes(STREET.read_bytes())
    return copy


def saved(file: Path, good: str = "", bad: str = "") -> None:
    file.write_text(STREET.read_text(encoding="utf-8").replace(good, bad), encoding="utf-8")


def watched(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    file: Path,
    *saves: Callable[[], object],
    rests: int = 3,
) -> list[str]:
    """What is said after the first look, of saves between which the files rest for some glances."""
    steps = [step for save in saves for step in (save, *[lambda: None] * rests)]

    def pause(seconds: float) -> None:
        if not steps:
            raise KeyboardInterrupt
        steps.pop(0)()

    monkeypatch.setattr(watching.watch, "__defaults__", (pause,))
    assert run(str(file), "--watch") == 0
    lines = capsys.readouterr().out.splitlines()
    begun = lines.index("Every save is checked now; Ctrl+C ends it.")
    return [line.replace(f"{file}", "FILE") for line in lines[begun + 1 :] if line]


def test_only_what_has_changed_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = watched(
        monkeypatch,
        capsys,
        file,
        lambda: saved(file, GOOD, BAD),
        lambda: file.write_text("# a note\n" + file.read_text("utf-8"), "utf-8"),
        lambda: saved(file),
    )
    new, first, none, second, gone, third = said
    assert new.startswith("new: FILE:69:")
    assert first.endswith(": 1 warning")
    assert none == "Nothing has changed in what is found."
    assert second.endswith(": 1 warning")
    assert gone.startswith("gone: FILE: W")
    assert third.endswith(": no problems")


def test_a_file_that_is_away_for_a_moment_is_no_error(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not watched(monkeypatch, capsys, file, file.unlink)
    saved(file)
    assert watched(monkeypatch, capsys, file, file.unlink, lambda: saved(file, GOOD, BAD))[-1].endswith("1 warning")  # fmt: skip


def test_a_file_that_stays_away_is_said_once(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = watched(monkeypatch, capsys, file, file.unlink, rests=30)
    assert said == ["A file is not there any more; it is checked again as soon as it is back."]


def test_a_file_that_is_still_being_written_is_not_looked_at(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = STREET.read_text(encoding="utf-8")
    parts = [lambda part=part: file.write_text(whole[:part], encoding="utf-8") for part in (50, 99, 500)]  # fmt: skip
    assert not watched(monkeypatch, capsys, file, *parts, rests=0)


def test_an_error_does_not_make_what_comes_later_gone_and_new_again(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    saved(file, GOOD, BAD)
    said = watched(
        monkeypatch,
        capsys,
        file,
        lambda: file.write_text(file.read_text(encoding="utf-8") + "\n[", encoding="utf-8"),
        lambda: saved(file, GOOD, BAD),
    )
    assert [line.split(":")[0] for line in said if not line[0].isdigit()] == ["new", "gone"]


def test_a_new_translation_is_looked_at_too(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    overlay = file.with_name("market-street.es.yaml")
    said = watched(monkeypatch, capsys, file, lambda: overlay.write_text("language: fr\n"))
    assert any("E601" in line for line in said)


def test_it_is_for_persons_alone(file: Path) -> None:
    with pytest.raises(UserError, match="'--format'"):
        run(str(file), "--watch", "--format", "json")


def test_what_is_not_there_is_said_at_once(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(f"{file}x", "--watch") == 2
    assert "There is no file" in capsys.readouterr().err


def test_the_screen_of_a_terminal_is_cleared_and_what_stands_is_told_again(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", mouth(sys.stdout))
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    saved(file, GOOD, BAD)
    said = watched(
        monkeypatch, capsys, file, lambda: file.write_text(f"{file.read_text('utf-8')}\n", "utf-8")
    )
    assert said[0].startswith("\x1b[2J\x1b[Hstill: FILE:69:")
