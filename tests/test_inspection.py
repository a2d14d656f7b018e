"""The whole check: every step runs, each has its line, and one failure is a failure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game import UserError, inspection, releases
from game.inspection import Tool

ROOT = Path(__file__).parent.parent


def test_it_goes_on_after_a_failing_step_and_ends_with_status_1(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    steps = (
        Tool("good", ("-c", "print('not shown')")),
        Tool("bad", ("-c", "import sys; print('the reason'); sys.exit(3)")),
        Tool("tests", ("-c", "print('== 4 passed in 0.1s ==')"), live=True),
    )
    assert inspection.inspect(steps, tmp_path) == 1
    lines = capfd.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines if line.endswith(" s")] == [
        ["good", "ok"],
        ["bad", "failed"],
        ["tests", "ok"],
    ]
    assert "the reason" in lines
    assert "not shown" not in lines
    assert "== 4 passed in 0.1s ==" in lines
    assert lines[-1].startswith("1 of 3 steps failed")
    assert lines[-1].endswith(": bad")


def test_it_ends_with_status_0_if_all_went_well(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert inspection.inspect((Tool("good", ("-c", "pass")),), tmp_path) == 0
    assert capfd.readouterr().out.splitlines()[-1].startswith("All 1 steps went well")


def test_steps_run_in_the_checkout(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    inspection.inspect((Tool("where", ("-c", "import os; print(os.getcwd())"), True),), tmp_path)
    assert str(tmp_path.resolve()) in capfd.readouterr().out


def test_with_arguments_only_pytest_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def record(command: list[str], check: bool) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 5)

    monkeypatch.setattr(subprocess, "run", record)
    assert inspection.run(["-k", "trust"]) == 5
    assert commands == [[sys.executable, "-m", "pytest", "-k", "trust"]]


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_names_what_can_be_asked_for(capsys: pytest.CaptureFixture[str], word: str) -> None:
    assert inspection.run([word]) == 0
    shown = capsys.readouterr().out
    for option in (*releases.OTHERS, "--lock"):
        assert f"python3 -m game test {option} " in shown


def test_the_locks_are_renewed_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "renew", lambda: 4)
    assert inspection.run(["--lock"]) == 4


@pytest.mark.parametrize("asked", releases.OTHERS)
def test_other_releases_are_checked_in_their_own_environment(
    monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    commands: list[list[str]] = []

    def record(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0, "")

    monkeypatch.setattr(subprocess, "run", record)
    monkeypatch.setattr(releases, "environment", lambda word: f"python of {word}")
    assert inspection.run([asked, "-k", "trust"]) == 0
    assert commands == [[f"python of {asked}", "-m", "pytest", "-k", "trust"]]
    commands.clear()
    assert inspection.run([asked]) == 0
    assert all(command[0] == f"python of {asked}" for command in commands)
    run = [" ".join(command) for command in commands]
    # What tools think of the code is asked with their newest releases alone.
    assert any("ruff" in line or "mypy" in line for line in run) == (asked == "--newest")
    assert any("pytest" in line for line in run)
    assert any("game check --strict scenarios" in line for line in run)


def test_an_installed_parley_says_that_it_has_no_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspection, "__file__", str(tmp_path / "game" / "inspection.py"))
    with pytest.raises(UserError, match="no tests"):
        inspection.run([])


def test_the_check_covers_what_the_habits_demand() -> None:
    assert [step.name for step in inspection.STEPS] == [
        "format",
        "lint",
        "types",
        "imports",
        "tests",
        "scenarios",
    ]


def test_the_quick_tests_of_a_room_are_its_doctests_and_its_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commands: list[list[str]] = []

    def record(command: list[str], check: bool) -> subprocess.CompletedProcess[str]:
        commands.append(command[3:])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", record)
    quick = ["-m", "not slow and not long"]
    assert inspection.run(["--room", "views"]) == 0
    assert inspection.run(["--room", "game/rules/", "-x"]) == 0
    assert inspection.run(["--room", "debrief"]) == 0
    assert commands == [
        ["game/views", "tests/views", *quick],
        ["game/rules", *inspection.BESIDE["rules"], *quick, "-x"],
        ["game/debrief", "tests/debrief", "tests/paper", *quick],
    ]
    for paths in inspection.BESIDE.values():
        assert all((ROOT / path).exists() for path in paths)


@pytest.mark.parametrize("words", [["--room"], ["--room", "cellar"]])
def test_a_room_that_there_is_not_is_refused_with_those_that_there_are(words: list[str]) -> None:
    with pytest.raises(
        UserError, match=r"is no room with tests; there are: .*debrief.*minds.*views"
    ):
        inspection.run(words)
