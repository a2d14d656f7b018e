"""A fresh checkout becomes runnable, or says in one sentence why not."""

from __future__ import annotations

import ast
import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game import bootstrap

CHECKOUT = Path(bootstrap.__file__).resolve().parent.parent
WANTED = ["numpy>=2.0", "PyYAML>=6.0.1"]
Run = Callable[[list[str], int], tuple[int, str]]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of nothing but the bootstrap, which is where the one under test believes it is."""
    (tmp_path / "game").mkdir()
    (tmp_path / "pyproject.toml").write_text(
        f"[project]\ndependencies = {WANTED}\n"
        "[project.optional-dependencies]\ntest = ['pytest>=8.2']\n"
    )
    monkeypatch.setattr(bootstrap, "__file__", str(tmp_path / "game" / "bootstrap.py"))
    bare = [folder for folder in sys.path if "site-packages" not in folder]
    monkeypatch.setattr(sys, "path", [str(tmp_path), *bare])
    monkeypatch.delenv(bootstrap.STARTED, raising=False)
    return tmp_path


def install(checkout: Path, *distributions: str) -> Path:
    """What pip leaves behind in the checkout's own environment, as far as the bootstrap looks."""
    python = Path(bootstrap.environment_python(str(checkout)))
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    version = ".".join(map(str, sys.version_info[:3]))
    (checkout / ".venv" / "pyvenv.cfg").write_text(f"home = /somewhere\nversion = {version}\n")
    library = ("Lib",) if os.name == "nt" else ("lib", "python3.11")
    folder = checkout.joinpath(".venv", *library, "site-packages")
    for name in distributions:
        (folder / f"{name}.dist-info").mkdir(parents=True)
    return folder


def fake_run(checkout: Path, calls: list[str], pip: tuple[int, str] = (0, "")) -> Run:
    """Stand in for the tools that make environments and install packages."""

    def run(command: list[str], lock: int) -> tuple[int, str]:
        calls.append(command[2])
        if command[2] == "venv":
            shutil.rmtree(checkout / ".venv", ignore_errors=True)
            install(checkout)
            return 0, ""
        if not pip[0]:
            install(checkout, "numpy-2.1.0", "pyyaml-6.0.2")
        return pip

    return run


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
    with pytest.raises(bootstrap.Stop, match=r"3\.11 or newer") as stop:
        bootstrap.require_python()
    assert stop.value.status == 2


# What is installed


def test_every_requirement_has_the_form_the_bootstrap_reads() -> None:
    wanted = bootstrap.requirements(str(CHECKOUT), with_tests=True)
    assert bootstrap.missing(wanted, []) == wanted
    assert "pytest>=8.2" in wanted
    assert "pytest>=8.2" not in bootstrap.requirements(str(CHECKOUT), with_tests=False)


@pytest.mark.parametrize(
    ("entry", "requirement", "enough"),
    [
        ("numpy-2.1.0.dist-info", "numpy>=2.0", True),
        ("numpy-1.26.4.dist-info", "numpy>=2.0", False),
        ("numpy-10.0.dist-info", "numpy>=2.0", True),
        ("numpy-2.dist-info", "numpy>=2.0", True),
        ("PyYAML-6.0.1-py3.11.egg-info", "PyYAML>=6.0.1", True),
        ("types_pyyaml-6.0.12.20240917.dist-info", "types-PyYAML>=6.0.12", True),
        ("fontpkg_atkinson_hyperlegible-1.006.dist-info", "fontpkg-atkinson-hyperlegible>=1.6", True),
        ("torch-2.13.0+cpu.dist-info", "torch>=2.13", True),
        ("numpydoc-3.0.dist-info", "numpy>=2.0", False),
        ("pygame-2.6.1.dist-info", "pygame-ce>=2.5.2", True),
    ],
)  # fmt: skip
def test_a_package_counts_from_its_lower_bound_on(
    tmp_path: Path, entry: str, requirement: str, enough: bool
) -> None:
    (tmp_path / entry).mkdir()
    assert bootstrap.missing([requirement], ["/nowhere", str(tmp_path)]) == (
        [] if enough else [requirement]
    )


def test_the_first_folder_that_holds_a_package_decides(tmp_path: Path) -> None:
    for folder, version in (("first", "1.0"), ("second", "2.5")):
        (tmp_path / folder / f"numpy-{version}.dist-info").mkdir(parents=True)
    folders = [str(tmp_path / "first"), str(tmp_path / "second")]
    assert bootstrap.missing(["numpy>=2.0"], folders) == ["numpy>=2.0"]
    assert bootstrap.missing(["numpy>=2.0"], folders[::-1]) == []


# Stepping aside, or going on elsewhere


def forbid(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    for name in names:
        monkeypatch.setattr(bootstrap, name, lambda *_, n=name, **__: pytest.fail(f"called {n}"))


def test_it_steps_aside_where_the_packages_are(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid(monkeypatch, "set_up", "hand_on")
    for name in ("numpy-2.1.0.dist-info", "pyyaml-6.0.2.dist-info"):
        (checkout / name).mkdir()
    bootstrap.prepare(["play"])
    assert not (checkout / ".venv.lock").exists()


def test_it_steps_aside_where_it_was_installed(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid(monkeypatch, "set_up", "hand_on")
    (checkout / "pyproject.toml").unlink()
    bootstrap.prepare(["play"])


def test_a_later_start_goes_straight_on_in_the_environment(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(checkout, "numpy-2.1.0", "pyyaml-6.0.2")
    handed: list[object] = []
    forbid(monkeypatch, "set_up")
    monkeypatch.setattr(bootstrap, "hand_on", lambda *call: handed.append(call))
    bootstrap.prepare(["play", "--seed", "7"])
    assert handed == [(str(checkout), ["play", "--seed", "7"], 1)]


def test_the_test_command_wants_the_test_tools_too(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(checkout, "numpy-2.1.0", "pyyaml-6.0.2")
    wanted: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "set_up", lambda _, names, rebuild: wanted.append(names))
    monkeypatch.setattr(bootstrap, "hand_on", lambda *_: None)
    bootstrap.prepare(["test", "-k", "trust"])
    assert wanted == [[*WANTED, "pytest>=8.2"]]


def test_an_environment_that_turns_out_broken_is_built_anew_once(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(checkout, "numpy-2.1.0", "pyyaml-6.0.2")
    rebuilt: list[bool] = []
    monkeypatch.setattr(bootstrap, "set_up", lambda *_, rebuild: rebuilt.append(rebuild))
    monkeypatch.setattr(bootstrap, "hand_on", lambda *_: None)
    monkeypatch.setenv(bootstrap.STARTED, "1")
    bootstrap.prepare([])
    assert rebuilt == [True]
    monkeypatch.setenv(bootstrap.STARTED, "2")
    with pytest.raises(bootstrap.Stop, match=r"not complete; remove the folder"):
        bootstrap.prepare([])
    assert bootstrap.STARTED not in os.environ


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


def test_an_environment_that_cannot_be_started_is_named(checkout: Path) -> None:
    with pytest.raises(bootstrap.Stop, match=r"cannot be started .*remove the folder"):
        bootstrap.hand_on(str(checkout), [], 1)


# Installing, and what can be in the way


def test_the_first_start_makes_the_environment_and_installs(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(bootstrap, "_run", fake_run(checkout, calls))
    bootstrap.set_up(str(checkout), WANTED, rebuild=False)
    assert calls == ["venv", "pip"]
    assert bootstrap.ready(str(checkout), WANTED)
    shown = capsys.readouterr()
    assert not shown.out  # `--json` must stay readable on the very first start
    assert "a minute or two" in shown.err


def test_an_environment_that_lacks_something_is_added_to(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(checkout, "numpy-1.26.4")
    calls: list[str] = []
    monkeypatch.setattr(bootstrap, "_run", fake_run(checkout, calls))
    bootstrap.set_up(str(checkout), WANTED, rebuild=False)
    assert calls == ["pip"]


def test_an_interrupted_install_is_repaired_by_the_next_start(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    good = fake_run(checkout, calls)

    def interrupted(command: list[str], lock: int) -> tuple[int, str]:
        if command[2] == "pip":
            install(checkout, "numpy-2.1.0", "pyyaml-6.0.2")  # the names are there already
            raise KeyboardInterrupt
        return good(command, lock)

    monkeypatch.setattr(bootstrap, "_run", interrupted)
    with pytest.raises(bootstrap.Stop, match=r"Stopped; the next start goes on") as stop:
        bootstrap.prepare([])
    assert stop.value.status == 130
    assert not bootstrap.ready(str(checkout), WANTED)
    calls.clear()
    monkeypatch.setattr(bootstrap, "_run", good)
    bootstrap.set_up(str(checkout), WANTED, rebuild=False)
    assert calls == ["venv", "pip"]
    assert bootstrap.ready(str(checkout), WANTED)


def test_a_second_start_waits_for_the_first_and_installs_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[str] = []
    quick = fake_run(checkout, calls)
    begun = threading.Event()

    def slow(command: list[str], lock: int) -> tuple[int, str]:
        begun.set()
        time.sleep(0.1)
        return quick(command, lock)

    monkeypatch.setattr(bootstrap, "_run", slow)
    first = threading.Thread(target=bootstrap.set_up, args=(str(checkout), WANTED, False))
    first.start()
    assert begun.wait(10)
    bootstrap.set_up(str(checkout), WANTED, rebuild=False)
    first.join()
    assert calls == ["venv", "pip"]
    assert "another start is installing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: NewConnectionError: Failed to establish", "could not reach the package index"),
        ("Temporary failure in name resolution", "connect to the internet"),
        ("ERROR: No space left on device", "The disk is full"),
        ("Building wheel\nERROR: no matching numpy", r"did not work \(ERROR: no matching numpy\)"),
    ],
)
def test_a_failed_install_says_why(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, output: str, sentence: str
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(bootstrap, "_run", fake_run(checkout, calls, pip=(1, output)))
    with pytest.raises(bootstrap.Stop, match=sentence):
        bootstrap.set_up(str(checkout), WANTED, rebuild=False)
    assert (checkout / ".venv" / "install.log").read_text() == output
    with pytest.raises(bootstrap.Stop):  # nothing was begun, so nothing has to be made again
        bootstrap.set_up(str(checkout), WANTED, rebuild=False)
    assert calls == ["venv", "pip", "pip"]


def test_a_python_without_ensurepip_is_told_what_to_install(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(bootstrap.Stop, match=r"apt install python3-venv"):
        bootstrap.set_up(str(checkout), WANTED, rebuild=False)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.EACCES, "copy the folder to a place of your own"),
        (errno.EROFS, "copy the folder to a place of your own"),
        (errno.ENOSPC, "The disk is full"),
        (errno.EIO, "could not set itself up"),
    ],
)
def test_a_folder_that_cannot_be_written_is_named(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(bootstrap, "set_up", refuse)
    with pytest.raises(bootstrap.Stop, match=sentence) as stop:
        bootstrap.prepare([])
    assert stop.value.status == 2


def test_a_strange_folder_in_the_way_is_left_alone(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "diary.txt").write_text("mine")
    with pytest.raises(bootstrap.Stop, match=r"is in the way"):
        bootstrap.set_up(str(checkout), WANTED, rebuild=False)
    assert (checkout / ".venv" / "diary.txt").read_text() == "mine"


def test_an_environment_of_an_old_python_is_named(checkout: Path) -> None:
    install(checkout)
    (checkout / ".venv" / "pyvenv.cfg").write_text("version_info = 3.9.18\n")
    with pytest.raises(bootstrap.Stop, match=r"Python 3\.9, which is too old"):
        bootstrap.set_up(str(checkout), WANTED, rebuild=False)


def test_a_tool_that_is_run_hands_back_its_status_and_words(tmp_path: Path) -> None:
    with open(tmp_path / "lock", "w") as lock:
        script = (
            "import sys; print('Collecting x'); print('ERROR: y', file=sys.stderr); sys.exit(3)"
        )
        code, output = bootstrap._run([sys.executable, "-c", script], lock.fileno())
    assert (code, output.splitlines()) == (3, ["Collecting x", "ERROR: y"])


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
