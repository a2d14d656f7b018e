"""What goes on beside the page: told how far it is, ended at once, and never two at a time."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.workshop.page.background import Background
from tests.patience import eventually
from tests.workshop.page.tasks import counted, helped, lasting, wrong


def test_what_ends_has_a_result_and_tells_how_far_it_was() -> None:
    heard: list[tuple[int, int] | None] = []
    made = Background(lambda: heard.append(made.done))
    made.start(counted, 3, of="a")
    eventually(lambda: not made.busy)
    assert (made.result, made.result_of, made.trouble) == (3, "a", "")
    assert heard == [(1, 3), (2, 3), (3, 3), None]


def test_what_is_stopped_does_nothing_any_more(tmp_path: Path) -> None:
    made = Background(lambda: None)
    made.start(lasting, f"{tmp_path}", of="a")
    eventually((tmp_path / "begun").exists)
    made.stop()
    assert not made.busy
    time.sleep(3)
    assert not (tmp_path / "ended").exists()
    assert made.result is None


def test_a_new_one_ends_the_one_before(tmp_path: Path) -> None:
    made = Background(lambda: None)
    made.start(lasting, f"{tmp_path}", of="a")
    eventually((tmp_path / "begun").exists)
    made.start(counted, 2, of="b")
    eventually(lambda: not made.busy)
    time.sleep(3)
    assert (made.result, made.result_of) == (2, "b")
    assert not (tmp_path / "ended").exists()


def _at_work(folder: Path) -> list[int]:
    """The processes that have left their numbers and are still there."""
    numbers = [int(each.stem) for each in folder.glob("*.*")]
    return [number for number in numbers if _runs(number)]


def _runs(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no list of processes")
def test_helpers_end_at_once_with_what_is_stopped(tmp_path: Path) -> None:
    made = Background(lambda: None)
    made.start(helped, f"{tmp_path}", of="a")
    eventually(lambda: len(_at_work(tmp_path)) == 3, 60)
    begun = time.monotonic()
    made.stop()
    assert time.monotonic() - begun < 0.5
    eventually(lambda: not _at_work(tmp_path), 5)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no list of processes")
def test_nothing_is_left_running_when_the_server_is_killed(tmp_path: Path) -> None:
    server = subprocess.Popen([sys.executable, "-m", "tests.workshop.page.tasks", f"{tmp_path}"])
    try:
        eventually(lambda: len(_at_work(tmp_path)) == 3, 60)
    finally:
        server.kill()
        server.wait(10)
    eventually(lambda: not _at_work(tmp_path), 5)


def test_a_mistake_is_told_and_the_last_result_stays() -> None:
    made = Background(lambda: None)
    made.start(counted, 1, of="a")
    eventually(lambda: not made.busy)
    made.start(wrong, of="b")
    eventually(lambda: not made.busy)
    assert (made.trouble, made.result, made.result_of) == ("KeyError", 1, "a")
