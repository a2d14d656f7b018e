"""The check against other releases, and the renewal of the locks, without the index."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from game import UserError, needs, releases
from tests.checkouts import LOCK, TEST_LOCK, papers

CHECKOUT = releases.CHECKOUT


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would be run, in a checkout of nothing but papers; uv writes the locks of `tests`."""
    papers(tmp_path)
    seen: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        seen.append(command)
        if "compile" in command:
            fresh = Path(command[command.index("--output-file") + 1])
            fresh.write_text(
                (TEST_LOCK if "test" in fresh.name else LOCK).replace("2.1.0", "2.1.1")
            )
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(releases, "CHECKOUT", tmp_path)
    monkeypatch.setattr(subprocess, "run", run)
    return seen


@pytest.mark.parametrize("asked", releases.OTHERS)
def test_other_releases_have_an_environment_of_their_own(
    commands: list[list[str]], tmp_path: Path, asked: str
) -> None:
    python = releases.environment(asked)
    folder = str(tmp_path / f".venv-{asked[2:]}")
    assert python.startswith(folder)
    assert commands[0][-1] == folder
    assert "--clear" in commands[0]
    assert all(command[command.index("--python") + 1] == python for command in commands[1:])
    assert commands[1][-4:] == ["--extra", "test", "-r", "pyproject.toml"]
    assert "freeze" in commands[-1]  # so that a failure can be told from its release


def test_the_lowest_are_the_bounds_themselves(commands: list[list[str]]) -> None:
    releases.environment("--lowest")
    assert "--resolution lowest-direct" in " ".join(commands[1])
    commands.clear()
    releases.environment("--newest")
    assert "--resolution" not in commands[1]


def test_the_plain_pygame_takes_the_place_of_the_other(commands: list[list[str]]) -> None:
    releases.environment("--pygame")
    assert [command[-1] for command in commands[2:4]] == ["pygame-ce", "pygame"]
    assert ["uninstall" in command for command in commands[2:4]] == [True, False]


def test_the_locks_are_renewed_together_and_what_changed_is_said(
    commands: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert releases.renew() == 0
    assert capsys.readouterr().out.splitlines() == [
        "numpy: 2.1.0 -> 2.1.1",
        "The next start installs this; then check it: python3 -m game test",
    ]
    assert (tmp_path / "requirements.txt").read_text() == LOCK.replace("2.1.0", "2.1.1")
    assert "pytest" in (tmp_path / "requirements-test.txt").read_text()
    first, second = (" ".join(command) for command in commands)
    for command in (first, second):
        assert "--universal --generate-hashes" in command
        assert "--output-file" in command
    assert "--extra test" in first
    assert "--constraint requirements-test.txt" in second  # so that both name the same releases
    assert releases.renew() == 0
    assert "newest releases already" in capsys.readouterr().out


def test_what_comes_and_goes_is_said() -> None:
    changes = releases._changes({"a": "1", "b": "1", "c": "1"}, {"b": "1", "c": "2", "d": "1"})
    assert list(changes) == ["a: 1 -> -", "c: 1 -> 2", "d: - -> 1"]


def test_what_uv_cannot_do_is_said_in_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 2, "", "numpy 2.0.0 has no wheel\n  for you\n")

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(UserError, match=r"uv could not do this: numpy .* wheel for you"):
        releases.environment("--lowest")


def test_the_locks_of_this_checkout_are_those_that_are_renewed() -> None:
    assert all((CHECKOUT / lock).is_file() for lock in needs.LOCKS)
