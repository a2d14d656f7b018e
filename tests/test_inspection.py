"""The whole check: every step runs, each has its line, and one failure is a failure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game import UserError, inspection
from game.inspection import Step


def test_it_goes_on_after_a_failing_step_and_ends_with_status_1(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    steps = (
        Step("good", ("-c", "print('not shown')")),
        Step("bad", ("-c", "import sys; print('the reason'); sys.exit(3)")),
        Step("tests", ("-c", "print('== 4 passed in 0.1s ==')"), live=True),
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
    assert inspection.inspect((Step("good", ("-c", "pass")),), tmp_path) == 0
    assert capfd.readouterr().out.splitlines()[-1].startswith("All 1 steps went well")


def test_steps_run_in_the_checkout(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    inspection.inspect((Step("where", ("-c", "import os; print(os.getcwd())"), True),), tmp_path)
    assert str(tmp_path.resolve()) in capfd.readouterr().out


def test_with_arguments_only_pytest_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def record(command: list[str], check: bool) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 5)

    monkeypatch.setattr(subprocess, "run", record)
    assert inspection.run(["-k", "trust"]) == 5
    assert commands == [[sys.executable, "-m", "pytest", "-k", "trust"]]


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
