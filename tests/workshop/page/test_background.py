"""What goes on beside the page: told how far it is, ended at once, and never two at a time."""

from __future__ import annotations

import time
from pathlib import Path

from game.workshop.page.background import Background
from tests.patience import eventually
from tests.workshop.page.tasks import counted, lasting, wrong


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


def test_a_mistake_is_told_and_the_last_result_stays() -> None:
    made = Background(lambda: None)
    made.start(counted, 1, of="a")
    eventually(lambda: not made.busy)
    made.start(wrong, of="b")
    eventually(lambda: not made.busy)
    assert (made.trouble, made.result, made.result_of) == ("KeyError", 1, "a")
