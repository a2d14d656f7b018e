"""The checkout's own environment: whether it follows the lock, and is whole."""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

import pytest

from game import environment
from tests.checkouts import install, made, papers

LOCKS = ("requirements.txt", "requirements-test.txt")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    papers(tmp_path)
    return tmp_path


def test_what_was_made_from_the_lock_is_ready(checkout: Path) -> None:
    assert not environment.ready(str(checkout), LOCKS[0])
    made(checkout)
    assert environment.ready(str(checkout), LOCKS[0])
    assert not environment.ready(str(checkout), LOCKS[1])
    made(checkout, LOCKS[1])  # it holds all of the other
    assert environment.ready(str(checkout), LOCKS[0])
    assert environment.ready(str(checkout), LOCKS[1])
    made(checkout)  # followed last, perhaps with other releases
    assert environment.ready(str(checkout), LOCKS[0])
    assert not environment.ready(str(checkout), LOCKS[1])


def test_a_renewed_lock_is_not_followed_yet(checkout: Path) -> None:
    made(checkout)
    lock = checkout / LOCKS[0]
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert environment.ready(str(checkout), LOCKS[0])  # only the line ends are others
    lock.write_text(lock.read_text().replace("2.1.0", "2.1.1"))
    assert not environment.ready(str(checkout), LOCKS[0])


def test_an_environment_that_others_made_is_not_held_to_be_whole(checkout: Path) -> None:
    install(checkout, "numpy-2.1.0", "pyyaml-6.0.2")
    assert not environment.whole(str(checkout))
    assert not environment.ready(str(checkout), LOCKS[0])


def test_without_a_lock_nothing_is_ready(checkout: Path) -> None:
    made(checkout)
    (checkout / LOCKS[0]).unlink()
    (checkout / ".venv" / LOCKS[0]).unlink()
    assert not environment.ready(str(checkout), LOCKS[0])


@pytest.mark.parametrize("seed", range(30))
def test_it_is_missed_whatever_is_deleted(checkout: Path, seed: int) -> None:
    made(checkout, LOCKS[1])
    parts = sorted((checkout / ".venv").rglob("*"))
    gone = random.Random(seed).choice(parts)
    if gone.is_dir():
        shutil.rmtree(gone)
    else:
        gone.unlink()
    assert not environment.ready(str(checkout), LOCKS[1]), gone


def test_what_python_compiles_does_not_count(checkout: Path) -> None:
    folder = made(checkout)
    (folder / "numpy" / "__pycache__").mkdir()
    assert environment.ready(str(checkout), LOCKS[0])
    (folder / "numpy" / "data.txt").unlink()
    assert not environment.ready(str(checkout), LOCKS[0])


def test_more_than_there_was_is_no_damage(checkout: Path) -> None:
    folder = made(checkout)
    install(checkout, "rich-15.0.0")
    (folder / "numpy" / "notes.txt").touch()
    assert environment.ready(str(checkout), LOCKS[0])


def test_distrusted_it_is_not_ready(checkout: Path) -> None:
    made(checkout)
    environment.distrust(str(checkout))
    assert environment.unfinished(str(checkout))
    assert not environment.ready(str(checkout), LOCKS[0])


@pytest.mark.parametrize(
    ("wanted", "enough"), [(["numpy>=2.0", "PyYAML>=6.0.1"], True), (["numpy>=3.0"], False)]
)
def test_it_may_do_without_the_lock_while_it_is_whole_and_within_bounds(
    checkout: Path, wanted: list[str], enough: bool
) -> None:
    folder = made(checkout)
    (checkout / LOCKS[0]).write_text("renewed\n")
    assert environment.sufficient(str(checkout), wanted) is enough
    (folder / "numpy" / "data.txt").unlink()
    assert not environment.sufficient(str(checkout), wanted)


def test_unfinished_it_may_not(checkout: Path) -> None:
    made(checkout)
    assert environment.sufficient(str(checkout), ["numpy>=2.0"])
    environment.distrust(str(checkout))
    assert not environment.sufficient(str(checkout), ["numpy>=2.0"])


def test_damage_is_found_in_files_too(checkout: Path) -> None:
    folder = made(checkout)
    assert environment.damage(str(checkout)) == ""
    (folder / "numpy" / "data.txt").write_text("dat")
    assert environment.damage(str(checkout)) == str(folder / "numpy" / "data.txt")
    (folder / "numpy" / "data.txt").unlink()
    assert environment.damage(str(checkout)) == str(folder / "numpy" / "data.txt")
    (folder / "numpy" / "data.txt").write_text("data")
    (folder / "pyyaml-6.0.2.dist-info" / "RECORD").unlink()
    assert environment.damage(str(checkout)).endswith("RECORD")


def test_it_is_our_own_only_if_we_made_it_and_run_in_it(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", str(checkout / ".venv"))
    install(checkout, "numpy-2.1.0")
    assert not environment.is_own(str(checkout))
    made(checkout)
    assert environment.is_own(str(checkout))
    monkeypatch.setattr(sys, "prefix", str(checkout))
    assert not environment.is_own(str(checkout))
