"""A fresh checkout becomes runnable, or says in one sentence why not."""

from __future__ import annotations

import errno
import os
import random
import re
import shutil
import sys
import threading
import time
from pathlib import Path

import pytest

from game import UserError, environment, installing
from tests.checkouts import WANTED, fake_run, install, made, papers

LOCK = "requirements.txt"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    papers(tmp_path)
    return tmp_path


def set_up(checkout: Path, wanted: list[str] = WANTED) -> None:
    installing.bring_about(str(checkout), LOCK, wanted)


def ready(checkout: Path) -> bool:
    return environment.ready(str(checkout), LOCK)


def test_the_first_start_makes_the_environment_and_installs(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(installing, "_run", fake_run(checkout, calls))
    set_up(checkout)
    assert calls == ["venv", "pip"]
    assert ready(checkout)
    shown = capsys.readouterr()
    assert not shown.out  # `--json` must stay readable on the very first start
    assert "a minute or two" in shown.err


def test_an_environment_that_lacks_something_is_added_to(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(checkout, "numpy-1.26.4")
    calls: list[str] = []
    monkeypatch.setattr(installing, "_run", fake_run(checkout, calls))
    set_up(checkout)
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

    monkeypatch.setattr(installing, "_run", interrupted)
    with pytest.raises(UserError, match=r"Stopped; the next start goes on") as stop:
        set_up(checkout)
    assert stop.value.status == 130
    assert not ready(checkout)
    calls.clear()
    monkeypatch.setattr(installing, "_run", good)
    set_up(checkout)
    assert calls == ["venv", "pip"]
    assert ready(checkout)


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

    monkeypatch.setattr(installing, "_run", slow)
    first = threading.Thread(target=set_up, args=(checkout,))
    first.start()
    assert begun.wait(10)
    set_up(checkout)
    first.join()
    assert calls == ["venv", "pip"]
    assert "another start is installing" in capsys.readouterr().err


OFFLINE = "WARNING: NewConnectionError: Failed to establish a new connection"
ALTERED = """\
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the
    numpy==2.1.0 from file:///somewhere/numpy-2.1.0-py3-none-any.whl (from -r requirements.txt (line 3)):
        Expected sha256 0000
             Got        f072
"""
CUT = """\
ERROR: In --require-hashes mode, all requirements must have their versions pinned with ==. These do not:
    rich>=13.7 from file:///somewhere/rich-15.0.0-py3-none-any.whl
"""
NO_WHEEL = """\
ERROR: Could not find a version that satisfies the requirement numpy==2.1.0 (from versions: none)
ERROR: No matching distribution found for numpy==2.1.0
"""


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (OFFLINE, "index cannot be reached .*; connect to the internet, then start again"),
        ("Temporary failure in name resolution\n" + NO_WHEEL, "connect to the internet"),
        ("ERROR: No space left on device", "The disk is full"),
        (ALTERED, r"sent another numpy==2\.1\.0 than .* not installed; try again later"),
        (CUT, r"damaged; fetch the files requirements\.txt and requirements-test\.txt again"),
        (NO_WHEEL, r"There is no ready-made package numpy 2\.1\.0 for Python \d"),
        ("ERROR: [WinError 5] Access is denied: 'numpy.pyd'", "close every other window of Parley"),
        (
            "Building\nERROR: it is haunted",
            r"did not work \(ERROR: it is haunted\); details are in",
        ),
    ],
)
def test_a_failed_install_says_why(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, output: str, sentence: str
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(installing, "_run", fake_run(checkout, calls, pip=(1, output)))
    with pytest.raises(UserError, match=sentence) as error:
        set_up(checkout)
    assert error.value.status == 2
    assert "\n" not in str(error.value)
    assert (checkout / ".venv" / "install.log").read_text() == output
    assert calls == ["venv", "pip"]
    monkeypatch.setattr(installing, "_run", fake_run(checkout, calls))
    set_up(checkout)  # nothing was begun, so nothing has to be made again
    assert calls == ["venv", "pip", "pip"]
    assert ready(checkout)


def test_what_had_been_begun_is_made_anew(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    output = "Installing collected packages: numpy, pyyaml\nERROR: No space left on device"
    monkeypatch.setattr(installing, "_run", fake_run(checkout, calls, pip=(1, output)))
    with pytest.raises(UserError, match="disk is full"):
        set_up(checkout)
    monkeypatch.setattr(installing, "_run", fake_run(checkout, calls))
    set_up(checkout)
    assert calls == ["venv", "pip", "venv", "pip"]


@pytest.mark.parametrize(
    ("version", "advice"),
    [
        (
            (3, 12),
            r"with a compiler at hand, 'pip install \.' .* may build it; otherwise take another computer",
        ),
        (
            (3, 99),
            r"tried up to Python 3\.13; install that one.*, then start 'python3\.13 -m game'",
        ),
    ],
)
def test_a_missing_wheel_is_named_with_the_python_and_what_to_do(
    version: tuple[int, int], advice: str
) -> None:
    sentence = installing.no_wheel("numpy==2.1.0", version)
    assert f"numpy 2.1.0 for Python {version[0]}.{version[1]} on " in sentence
    assert re.search(advice, sentence)


def test_nothing_is_compiled_and_every_checksum_is_compared(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], mark: int) -> tuple[int, str]:
        commands.append(command)
        return fake_run(checkout, [])(command, mark)

    monkeypatch.setattr(installing, "_run", run)
    set_up(checkout)
    pip = commands[-1]
    assert pip[:4] == [environment.python(str(checkout)), "-m", "pip", "install"]
    assert pip[-2:] == ["-r", str(checkout / LOCK)]
    assert "--require-hashes" in pip
    assert pip[pip.index("--only-binary") + 1] == ":all:"


def test_an_environment_without_pip_gets_it(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(checkout)
    calls: list[str] = []

    def run(command: list[str], mark: int) -> tuple[int, str]:
        if command[2] == "pip" and "ensurepip" not in calls:
            return 1, "/usr/bin/python: No module named pip"
        return fake_run(checkout, calls)(command, mark)

    monkeypatch.setattr(installing, "_run", run)
    set_up(checkout)
    assert calls == ["ensurepip", "pip"]
    assert ready(checkout)


# A lock that was renewed


def renew(checkout: Path) -> None:
    lock = checkout / LOCK
    lock.write_text(lock.read_text().replace("2.1.0", "2.1.1"))


def test_a_renewed_lock_is_followed_in_the_environment_that_is_there(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made(checkout)
    renew(checkout)
    calls: list[str] = []
    monkeypatch.setattr(installing, "_run", fake_run(checkout, calls))
    set_up(checkout)
    assert calls == ["pip"]
    assert ready(checkout)
    assert "up to date" in capsys.readouterr().err


def test_without_the_internet_it_runs_with_what_is_there(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made(checkout)
    renew(checkout)
    calls: list[str] = []
    monkeypatch.setattr(installing, "_run", fake_run(checkout, calls, pip=(1, OFFLINE)))
    set_up(checkout)
    assert "Until then it runs with the packages that are here." in capsys.readouterr().err
    assert not ready(checkout)  # the next start tries again
    with pytest.raises(UserError, match="cannot be reached"):
        installing.bring_about(str(checkout), "requirements-test.txt", ["pytest>=8.2"])
    monkeypatch.setattr(installing, "_run", fake_run(checkout, calls))
    set_up(checkout)
    assert calls == ["pip", "pip", "pip"]


def test_a_lock_that_is_damaged_installs_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (checkout / LOCK).write_text((checkout / LOCK).read_text()[:-30])
    calls: list[str] = []
    monkeypatch.setattr(installing, "_run", fake_run(checkout, calls))
    with pytest.raises(UserError, match="is damaged"):
        set_up(checkout)
    assert not calls
    assert not (checkout / ".venv.lock").exists()


# An environment of which parts have gone


@pytest.mark.parametrize("seed", range(30))
def test_a_half_deleted_environment_is_made_anew(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    made(checkout)
    parts = sorted((checkout / ".venv").rglob("*"))
    for gone in random.Random(seed).sample(parts, 1 + seed % 5):
        if gone.is_dir():
            shutil.rmtree(gone)
        else:
            gone.unlink(missing_ok=True)
    calls: list[str] = []
    monkeypatch.setattr(installing, "_run", fake_run(checkout, calls))
    set_up(checkout)
    assert calls == ["venv", "pip"]
    assert ready(checkout)
    assert ".venv is not complete and is made anew" in capsys.readouterr().err


def test_one_that_has_lost_its_papers_and_more_is_made_anew(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = made(checkout)
    for paper in (environment.COUNTS, LOCK):
        (checkout / ".venv" / paper).unlink()
    (folder / "numpy-2.1.0.dist-info" / "RECORD").write_text("numpy/gone.py,sha256=a,6\n")
    calls: list[str] = []
    tool = fake_run(checkout, calls)
    keep = (folder / "numpy-2.1.0.dist-info" / "RECORD").read_text()

    def run(command: list[str], mark: int) -> tuple[int, str]:
        done = tool(command, mark)
        if calls == ["pip"]:  # which looks at the names alone
            (folder / "numpy-2.1.0.dist-info" / "RECORD").write_text(keep)
        return done

    monkeypatch.setattr(installing, "_run", run)
    set_up(checkout)
    assert calls == ["pip", "venv", "pip"]


@pytest.mark.parametrize("lost", ["pip", "python"])
def test_one_in_which_nothing_can_be_installed_is_made_anew(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    install(checkout)
    calls: list[str] = []
    tool = fake_run(checkout, calls)

    def run(command: list[str], mark: int) -> tuple[int, str]:
        done = tool(command, mark)
        broken = (
            "Traceback ...\nImportError: pip._vendor" if lost == "pip" else "ERROR: Exec format"
        )
        return (1, broken) if calls == ["pip"] else done

    monkeypatch.setattr(installing, "_run", run)
    set_up(checkout)
    assert calls == ["pip", "venv", "pip"]
    assert ready(checkout)


# What is in the way


def test_a_python_that_cannot_make_environments_is_told_what_to_install(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "find_spec", lambda name: None)
    with pytest.raises(UserError, match=r"apt install python3-venv"):
        set_up(checkout)


def test_a_folder_that_cannot_be_made_is_said(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "_run", lambda *_: (1, "Error: it is haunted.\n"))
    with pytest.raises(
        UserError, match=r"could not make the folder \.venv \(Error: it is haunted\)"
    ):
        set_up(checkout)


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

    monkeypatch.setattr(installing, "_run", refuse)
    with pytest.raises(UserError, match=sentence) as error:
        set_up(checkout)
    assert error.value.status == 2


@pytest.mark.parametrize("name", ["diary.txt", "libraries"])
def test_a_strange_folder_in_the_way_is_left_alone(checkout: Path, name: str) -> None:
    (checkout / ".venv" / "lib").mkdir(parents=True)
    (checkout / ".venv" / name).write_text("mine")
    with pytest.raises(UserError, match=r"is in the way"):
        set_up(checkout)
    assert (checkout / ".venv" / name).read_text() == "mine"


def test_a_file_in_the_way_is_left_alone(checkout: Path) -> None:
    (checkout / ".venv").write_text("mine")
    with pytest.raises(UserError, match=r"is in the way"):
        set_up(checkout)
    assert (checkout / ".venv").read_text() == "mine"


@pytest.mark.parametrize(
    ("version", "old"), [("3.9.18", True), ("3.10.1", True), ("3.11.0", False)]
)
def test_an_environment_of_an_old_python_is_named(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, version: str, old: bool
) -> None:
    install(checkout)
    (checkout / ".venv" / "pyvenv.cfg").write_text(f"version_info = {version}\n")
    monkeypatch.setattr(installing, "_run", fake_run(checkout, []))
    if old:
        with pytest.raises(UserError, match=r"Python 3\.(9|10), which is too old"):
            set_up(checkout)
    else:
        set_up(checkout)
        assert ready(checkout)


def test_a_tool_that_is_run_hands_back_its_status_and_words(tmp_path: Path) -> None:
    with open(tmp_path / "lock", "w") as lock:
        script = (
            "import sys; print('Collecting x'); print('ERROR: y', file=sys.stderr); sys.exit(3)"
        )
        code, output = installing._run([sys.executable, "-c", script], lock.fileno())
    assert (code, output.splitlines()) == (3, ["Collecting x", "ERROR: y"])


def test_a_tool_that_cannot_be_run_has_failed(tmp_path: Path) -> None:
    (tmp_path / "python").write_text("")
    with open(tmp_path / "lock", "w") as lock:
        code, output = installing._run([str(tmp_path / "python"), "-m", "pip"], lock.fileno())
    assert code == 1
    assert output.startswith("ERROR: ")
