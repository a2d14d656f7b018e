"""The command table: what is typed finds its command, and what goes wrong is one sentence."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game import Stopped, UserError, __main__, __version__, bootstrap, called
from game.__main__ import main

Play = Callable[[argparse.Namespace], int]


@pytest.fixture(autouse=True)
def _prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "prepare", lambda arguments: None)
    monkeypatch.setattr(sys, "argv", ["game/__main__.py"])


def command(monkeypatch: pytest.MonkeyPatch, run: Play, name: str = "game.play") -> None:
    """Put a command of the test's own where a module would be imported."""
    module = types.ModuleType(name, "Play a scenario.\n\nAt length.")
    vars(module)["add_arguments"] = lambda parser: parser.add_argument("--seed", type=int)
    vars(module)["run"] = run
    monkeypatch.setitem(sys.modules, name, module)


def fails(error: BaseException) -> Play:
    def run(arguments: argparse.Namespace) -> int:
        raise error

    return run


def test_a_command_gets_its_arguments_and_gives_the_status(monkeypatch: pytest.MonkeyPatch) -> None:
    command(monkeypatch, lambda arguments: arguments.seed)
    assert main(["play", "--seed", "7"]) == 7


@pytest.mark.parametrize("line", [[], ["--seed", "3"]])
def test_no_command_starts_with_the_choice_of_scenarios(
    monkeypatch: pytest.MonkeyPatch, line: list[str]
) -> None:
    command(monkeypatch, lambda arguments: arguments.seed or 0, "game.welcome")
    assert main(line) == (3 if line else 0)


def test_every_listed_command_exists() -> None:
    from importlib import import_module

    for name, (module, _) in __main__.COMMANDS.items():
        assert callable(import_module(module).run), name


def test_version_and_help_need_no_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "prepare", lambda arguments: pytest.fail("prepared"))
    assert main(["--version"]) == main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert f"Parley {__version__}" in shown
    for name in __main__.COMMANDS:
        assert re.search(rf"^  {name} ", shown, re.MULTILINE)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (["plya"], "There is no command 'plya'; did you mean 'play'?"),
        (["xyzzy"], "There is no command 'xyzzy'; see 'python3 -m game --help'."),
        (["three-valleys"], "to play it: python3 -m game play three-valleys"),
        (["play", "--seed", "x"], "python3 -m game play: argument --seed: invalid int value: 'x'"),
        (["play", "--sede", "1"], "unrecognized arguments: --sede"),
    ],
)
def test_a_wrong_word_gets_one_sentence_and_status_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: list[str],
    sentence: str,
) -> None:
    command(monkeypatch, lambda arguments: 0)
    assert main(line) == 2
    shown = capsys.readouterr()
    assert sentence in shown.err
    assert len(shown.err.splitlines()) == 1
    assert not shown.out


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        (UserError("The file is empty."), 2, "The file is empty."),
        (FileNotFoundError(2, "No such file or directory", "x"), 2, "'x': No such file"),
        (KeyboardInterrupt(), 130, "Stopped."),
        (Stopped("Stopped; it goes on."), 130, "Stopped; it goes on."),
        (OSError("no memory"), 70, "Something in Parley went wrong"),
        (ModuleNotFoundError("no", name="numpy.core"), 70, "'numpy.core' is missing; install"),
    ],
)
def test_what_goes_wrong_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    sentence: str,
) -> None:
    command(monkeypatch, fails(error))
    assert main(["play"]) == status
    shown = capsys.readouterr().err
    assert sentence in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize(
    "error", [KeyError("x"), ImportError("x"), FileNotFoundError(2, "no", "x")]
)
def test_damage_to_the_environment_is_told_in_place_of_what_came_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    monkeypatch.setattr(bootstrap, "damage", lambda: "It is damaged; start again.")
    command(monkeypatch, fails(error))
    assert main(["play"]) == 2
    assert capsys.readouterr().err == "It is damaged; start again.\n"


def test_a_mistake_of_ours_leaves_a_report_and_no_traceback_on_the_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command(monkeypatch, fails(KeyError("flights")))
    assert main(["play", "--seed", "7"]) == __main__.BROKEN
    shown = capsys.readouterr().err
    assert "Traceback" not in shown
    assert len(shown.splitlines()) == 1
    report = Path(shown.strip().rpartition(" is in ")[2]).read_text(encoding="utf-8")
    assert "KeyError: 'flights'" in report
    assert "play --seed 7" in report
    assert __version__ in report


def test_a_report_that_cannot_be_saved_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(__main__, "save", lambda report: "")
    command(monkeypatch, fails(KeyError("flights")))
    assert main(["play"]) == __main__.BROKEN
    assert "KeyError: 'flights'" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="pipes there break otherwise")
def test_a_reader_that_has_enough_ends_the_command_quietly() -> None:
    script = (
        "import sys, types; from game import __main__ as m, bootstrap\n"
        "bootstrap.prepare = lambda arguments: None\n"
        "play = types.ModuleType('play'); play.add_arguments = lambda parser: None\n"
        "play.run = lambda arguments: print('a line') or 0\n"
        "sys.modules['game.play'] = play; sys.exit(m.main(['play']))"
    )
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__main__.__file__).parent.parent,
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_test_hands_everything_after_it_to_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    from game import inspection

    handed: list[list[str]] = []
    monkeypatch.setattr(inspection, "run", lambda arguments: handed.append(arguments) or 0)
    assert main(["test", "-k", "trust", "--tb=short"]) == 0
    assert handed == [["-k", "trust", "--tb=short"]]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (["play", "three-valleys", "--auto", "--record", ""], "--record"),
        (["play", "--text", "--resume", " "], "--resume"),
        (["play", "three-valleys", "--auto", "--record="], "--record"),
        (["play", "", "--auto"], "One word of the command"),
        (["replay", ""], "One word of the command"),
        (["replay", "game.jsonl", "--scenario", ""], "--scenario"),
        (["debrief", "game.jsonl", "--html", ""], "--html"),
        (["schema", "--out", ""], "--out"),
        (["balance", "three-valleys", "--html", ""], "--html"),
        (["check", ""], "One word of the command"),
        (["check", "three-valleys", ""], "One word of the command"),
    ],
)
def test_an_empty_text_for_a_file_or_a_name_is_refused(
    line: list[str],
    named: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: Any,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(line) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"{named} is an empty text; write the name or the file that belongs there.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("chosen", "used"), [("", "1"), ("3", "3")])
def test_numpy_starts_no_threads_unless_somebody_wants_them(chosen: str, used: str) -> None:
    environment = {n: v for n, v in os.environ.items() if n != "OPENBLAS_NUM_THREADS"}
    asked = "import os, game.rules; print(os.environ['OPENBLAS_NUM_THREADS'])"
    said = subprocess.run(
        [sys.executable, "-c", asked],
        env={**environment, **({"OPENBLAS_NUM_THREADS": chosen} if chosen else {})},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == used


@pytest.mark.parametrize(
    ("started", "typed"),
    [
        ("/home/a b/game/__main__.py", "python3 -m game"),
        ("-c", "python3 -m game"),
        ("", "python3 -m game"),
        ("/usr/bin/parley", "parley"),
        ("C:/Scripts/parley.exe", "parley"),
    ],
)
def test_what_is_to_be_typed_starts_as_it_was_started(
    monkeypatch: pytest.MonkeyPatch, started: str, typed: str
) -> None:
    monkeypatch.setattr(sys, "argv", [started])
    assert called() == typed
