"""A start goes on where the packages are, or says in one sentence why it cannot."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game import UserError, bootstrap, installing
from tests.checkouts import WANTED, install, made, papers

CHECKOUT = Path(bootstrap.__file__).resolve().parent.parent


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of nothing but papers, which is where the bootstrap under test believes it is."""
    papers(tmp_path)
    monkeypatch.setattr(bootstrap, "__file__", str(tmp_path / "game" / "bootstrap.py"))
    bare = [folder for folder in sys.path if "site-packages" not in folder]
    monkeypatch.setattr(sys, "path", [str(tmp_path), *bare])
    monkeypatch.delenv(bootstrap.STARTED, raising=False)
    return tmp_path


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What is brought about and where the start is handed on to, in place of doing either."""
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(installing, "bring_about", lambda *call: calls.append(("make", *call[1:])))
    monkeypatch.setattr(bootstrap, "hand_on", lambda *call: calls.append(("hand on", *call[1:])))
    return calls


def inside(checkout: Path, monkeypatch: pytest.MonkeyPatch, times: int = 0) -> None:
    """Let this Python be the one of the checkout's own environment, handed on so many times."""
    monkeypatch.setattr(sys, "prefix", str(checkout / ".venv"))
    folder = next((checkout / ".venv").rglob("site-packages"))
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    monkeypatch.setenv(bootstrap.STARTED, str(times))


# Too old a Python


@pytest.mark.parametrize("name", ["__init__", "__main__", "bootstrap"])
def test_an_old_python_can_read_what_tells_it_that_it_is_too_old(name: str) -> None:
    source = (CHECKOUT / "game" / f"{name}.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__" not in source


def test_too_old_names_the_version_and_what_to_do() -> None:
    sentence = bootstrap.too_old((3, 8, 18), "/usr/bin/python3", "")
    assert "3.11 or newer" in sentence
    assert "Python 3.8 (/usr/bin/python3)" in sentence
    assert "Install a newer one" in sentence


@pytest.mark.skipif(os.name == "nt", reason="Windows has one python.exe, started by py")
def test_too_old_names_a_newer_python_that_is_there(tmp_path: Path) -> None:
    for name in ("python3.10", "python3.12"):
        (tmp_path / name).touch(mode=0o755)
    sentence = bootstrap.too_old((3, 8), "python3", f"/nowhere{os.pathsep}{tmp_path}")
    assert sentence.endswith("Start it with 'python3.12 -m game' instead.")


def test_a_python_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap.require_python()
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    with pytest.raises(UserError, match=r"3\.11 or newer") as stop:
        bootstrap.require_python()
    assert stop.value.status == 2


# Stepping aside, or going on elsewhere


def test_it_steps_aside_where_the_packages_are(
    checkout: Path, seen: list[tuple[object, ...]]
) -> None:
    for name in ("numpy-2.1.0.dist-info", "pyyaml-6.0.2.dist-info"):
        (checkout / name).mkdir()
    bootstrap.prepare(["play"])
    assert not seen
    assert not (checkout / ".venv.lock").exists()
    bootstrap.prepare(["test"])  # the test tools are not there
    assert [call[0] for call in seen] == ["make", "hand on"]


def test_it_steps_aside_where_it_was_installed(
    checkout: Path, seen: list[tuple[object, ...]]
) -> None:
    (checkout / "pyproject.toml").unlink()
    bootstrap.prepare(["play"])
    assert not seen


def test_a_first_start_makes_the_environment_and_goes_on_there(
    checkout: Path, seen: list[tuple[object, ...]]
) -> None:
    bootstrap.prepare(["play", "--seed", "7"])
    assert seen == [
        ("make", "requirements.txt", WANTED),
        ("hand on", ["play", "--seed", "7"], 1),
    ]


def test_the_test_command_wants_the_test_tools_too(
    checkout: Path, seen: list[tuple[object, ...]]
) -> None:
    made(checkout)
    bootstrap.prepare(["test", "-k", "trust"])
    assert seen[0] == ("make", "requirements-test.txt", [*WANTED, "pytest>=8.2"])


def test_a_lock_that_falls_short_can_be_renewed(
    checkout: Path, seen: list[tuple[object, ...]]
) -> None:
    bootstrap.prepare(["test", "--lock"])
    assert seen[0] == ("make", "requirements-test.txt", [])


def test_a_later_start_goes_straight_on_in_the_environment(
    checkout: Path, seen: list[tuple[object, ...]]
) -> None:
    made(checkout)
    bootstrap.prepare(["play", "--seed", "7"])
    assert seen == [("hand on", ["play", "--seed", "7"], 1)]


def test_there_it_steps_aside(
    checkout: Path, seen: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(checkout)
    inside(checkout, monkeypatch, times=1)
    bootstrap.prepare(["play"])
    assert not seen
    assert bootstrap.STARTED not in os.environ


def test_a_renewed_lock_updates_the_environment_from_inside_too(
    checkout: Path, seen: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(checkout)
    lock = checkout / "requirements.txt"
    lock.write_text(lock.read_text().replace("2.1.0", "2.1.1"))
    inside(checkout, monkeypatch)
    bootstrap.prepare([])
    assert [call[0] for call in seen] == ["make", "hand on"]


def test_an_environment_of_the_persons_own_is_held_to_the_bounds_alone(
    checkout: Path, seen: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    install(checkout, "numpy-2.0.1", "pyyaml-6.0.1")
    inside(checkout, monkeypatch)
    bootstrap.prepare([])
    assert not seen


def test_where_the_lock_could_not_be_followed_it_goes_on_within_the_bounds(
    checkout: Path, seen: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(checkout)
    (checkout / "requirements.txt").write_text("renewed\n")
    inside(checkout, monkeypatch, times=1)
    bootstrap.prepare([])
    assert not seen


def test_an_environment_that_turns_out_broken_is_made_anew_once(
    checkout: Path, seen: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(checkout)  # and yet none of its packages is on the path
    monkeypatch.setenv(bootstrap.STARTED, "1")
    bootstrap.prepare([])
    assert [(call[0], call[-1]) for call in seen] == [("make", WANTED), ("hand on", 2)]
    assert (checkout / ".venv.lock").read_text()  # so that what is there is not added to
    monkeypatch.setenv(bootstrap.STARTED, "2")
    with pytest.raises(UserError, match=r"not complete; remove it"):
        bootstrap.prepare([])
    assert bootstrap.STARTED not in os.environ


# What broke while it ran


def test_damage_to_our_own_environment_is_named_and_mended_next_time(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, seen: list[tuple[object, ...]]
) -> None:
    folder = made(checkout)
    inside(checkout, monkeypatch)
    assert bootstrap.damage() == ""
    assert not (checkout / ".venv.lock").exists()
    (folder / "numpy" / "data.txt").write_text("")
    assert "data.txt' is damaged or gone; start again" in bootstrap.damage()
    bootstrap.prepare([])
    assert [call[0] for call in seen] == ["make", "hand on"]


def test_damage_elsewhere_is_not_looked_for(checkout: Path) -> None:
    folder = made(checkout)
    (folder / "numpy" / "data.txt").unlink()
    assert bootstrap.damage() == ""


# Handing on


@pytest.mark.skipif(os.name == "nt", reason="there a process cannot become another")
def test_handing_on_keeps_arguments_and_interpreter_options(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    became: list[tuple[str, list[str], dict[str, str]]] = []
    monkeypatch.setattr(os, "execve", lambda *call: became.append(call))
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-X", "dev", "-m", "game", "play", "a b"])
    monkeypatch.setenv("VIRTUAL_ENV", "/the/persons/own")
    bootstrap.hand_on(str(checkout), ["play", "a b"], 1)
    python, command, environment = became[0]
    assert python == str(checkout / ".venv" / "bin" / "python")
    assert command == [python, "-X", "dev", "-m", "game", "play", "a b"]
    assert environment["VIRTUAL_ENV"] == str(checkout / ".venv")
    assert environment[bootstrap.STARTED] == "1"
    assert environment["PYTHONPATH"].split(os.pathsep)[0] == str(checkout)


def test_an_environment_that_cannot_be_started_is_made_anew_once(
    checkout: Path, seen: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(checkout)
    refusals = [OSError(8, "Exec format error")]

    def hand_on(*call: object) -> None:
        if refusals:
            raise refusals.pop()
        seen.append(("hand on", *call[1:]))

    monkeypatch.setattr(bootstrap, "hand_on", hand_on)
    bootstrap.prepare(["play"])
    assert [call[0] for call in seen] == ["make", "hand on"]
    assert (checkout / ".venv.lock").read_text()  # so that what is there is not added to
    refusals += [OSError(8, "Exec format error")] * 2
    with pytest.raises(UserError, match=r"cannot be started \(Exec format error\); remove the"):
        bootstrap.prepare(["play"])


@pytest.mark.slow
@pytest.mark.skipif("PARLEY_E2E" not in os.environ, reason="installs for real; PARLEY_E2E=1 does")
def test_a_fresh_copy_installs_itself_and_runs(tmp_path: Path) -> None:
    copy = tmp_path / "checkout"
    keep = shutil.ignore_patterns(".venv*", ".git", "*cache*")
    shutil.copytree(CHECKOUT, copy, ignore=keep)
    bare = [getattr(sys, "_base_executable", sys.executable), "-I", "-c"]
    start = "import sys, runpy; sys.path.insert(0, '.'); sys.argv[1:] = ['check', 'scenarios'];"
    command = [*bare, f"{start} runpy.run_module('game', run_name='__main__', alter_sys=True)"]
    for _ in range(2):
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
