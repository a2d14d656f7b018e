"""The class file: what was committed is there, whole and once; all else is refused in one sentence."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from game import UserError
from game.classroom.lesson import founding
from game.classroom.lesson.store import ClassEvent, Store, StoreTrouble

HEAD = {"letters": "BKXT"}


def made(path: Path, events: int = 30) -> Store:
    store = Store.create(path, HEAD, b"key")
    for n in range(events):
        store.append(ClassEvent("seat", {"n": n, "said": "señal"}, f"{n:032x}", float(n)))
    return store


def test_what_is_written_is_read_again_in_order(tmp_path: Path) -> None:
    made(tmp_path / "a.class").close()
    store = Store.open(tmp_path / "a.class")
    assert [event.body["n"] for event in store.events()] == list(range(30))
    assert store.head["letters"] == "BKXT"
    assert store.append(ClassEvent("page", {"page": 1}))[0].seq == 31


def test_events_that_belong_together_are_there_together_or_not_at_all(tmp_path: Path) -> None:
    store = made(tmp_path / "a.class", 1)
    with pytest.raises(StoreTrouble):
        store.append(ClassEvent("page", {"page": 1}), ClassEvent("seat", {}, f"{0:032x}"))
    assert [event.seq for event in store.events()] == [1]
    assert store.append(ClassEvent("page", {"page": 1}))[0].seq == 2


def test_a_command_is_there_once(tmp_path: Path) -> None:
    store = made(tmp_path / "a.class", 2)
    assert store.has(f"{1:032x}")
    assert not store.has(f"{2:032x}")


def test_a_second_process_is_refused(tmp_path: Path) -> None:
    store = made(tmp_path / "a.class", 1)
    code = f"from pathlib import Path; from game.classroom.lesson.store import Store; Store.open(Path({str(store.path)!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "already open in another window" in done.stderr
    store.append(ClassEvent("page", {"page": 1}))


def test_a_file_that_was_cut_opens_as_a_beginning_or_is_refused(tmp_path: Path) -> None:
    """Every page of the file cut off: never a gap, never an event that was not written."""
    made(tmp_path / "a.class", 60).close()
    whole = (tmp_path / "a.class").read_bytes()
    cut = tmp_path / "cut.class"
    for size in range(0, len(whole), 512):
        cut.write_bytes(whole[:size])
        try:
            store = Store.open(cut)
        except UserError:
            continue
        found = [event.body["n"] for event in store.events()]
        assert found == list(range(len(found)))
        store.close()


def test_a_log_that_was_cut_opens_as_a_beginning(tmp_path: Path) -> None:
    """The write-ahead log of a machine that lost its power, cut at every so many bytes."""
    store = made(tmp_path / "a.class", 40)
    base, log = (tmp_path / "a.class").read_bytes(), (tmp_path / "a.class-wal").read_bytes()
    counts = set()
    for size in range(0, len(log), 1024):
        (tmp_path / "b.class").write_bytes(base)
        (tmp_path / "b.class-wal").write_bytes(log[:size])
        (tmp_path / "b.class-shm").unlink(missing_ok=True)
        try:
            other = Store.open(tmp_path / "b.class")
        except UserError:
            continue
        found = [event.body["n"] for event in other.events()]
        assert found == list(range(len(found)))
        counts.add(len(found))
        other.close()
    assert len(counts) > 10
    store.close()


def test_what_was_changed_from_outside_is_not_read(tmp_path: Path) -> None:
    made(tmp_path / "a.class", 5).close()
    link = sqlite3.connect(tmp_path / "a.class")
    with link:
        link.execute("update events set body = '{}' where seq = 3")
    link.close()
    with pytest.raises(UserError, match="after event 2"):
        Store.open(tmp_path / "a.class")


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + b"\1" * 5000])
def test_what_is_no_class_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.class"
    path.write_bytes(content)
    with pytest.raises(UserError, match="cannot be read as a class"):
        Store.open(path)


def test_a_class_that_cannot_be_begun_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that is full: once there is room, the same command begins it."""
    with monkeypatch.context() as full:
        full.setattr(
            "game.classroom.lesson.store._TABLES", "create table head (body text); nonsense;"
        )
        with pytest.raises(UserError, match=r"cannot be written: .*; name another place for it"):
            made(tmp_path / "a.class", 0)
    assert not [*tmp_path.iterdir()]
    made(tmp_path / "a.class", 1)


def test_a_stick_that_can_only_be_read_is_said_before_a_class_and_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "a.class", 1).close()
    made(tmp_path / "c.class", 1).close()
    (tmp_path / "c.class-wal").touch()

    def locked(*call: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "access", lambda path, how: False)
    monkeypatch.setattr(os, "open", locked)
    with pytest.raises(UserError) as error:
        made(tmp_path / "b.class", 0)
    assert str(error.value) == (
        f"The class file '{tmp_path / 'b.class'}' cannot be written: Read-only file system; name "
        "another place for it with '--file', such as a folder of your own or a stick."
    )
    monkeypatch.setattr("game.classroom.lesson.store._opened", locked)
    sentence = r"lies where nothing can be written.*; copy it to a folder of your own and name"
    with pytest.raises(UserError, match=sentence):
        Store.open(tmp_path / "a.class")
    with pytest.raises(UserError, match=r"copy it and 'c\.class-wal' beside it to a folder"):
        Store.open(tmp_path / "c.class")


def test_a_place_that_cannot_be_is_one_sentence_that_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").touch()
    monkeypatch.setattr(founding, "folder", lambda: tmp_path / "home" / "classes")
    with pytest.raises(UserError, match=r"no folder .* for the class file: .*'--file'") as error:
        founding.found(HEAD)
    assert "\n" not in str(error.value)


def test_cards_and_class_share_a_file_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "Clé USB ñ" / "mi clase.class"
    path.parent.mkdir()
    head = founding.head_of("three-valleys", 8)
    assert founding.printable(path, head) == head
    again = founding.printable(path, founding.head_of("three-valleys", 8))
    assert again["letters"] == head["letters"]
    assert again["tables"] == head["tables"]
    with pytest.raises(UserError, match=r"asked for otherwise: three-valleys, 8 students, .*'en'"):
        founding.printable(path, founding.head_of("three-valleys", 9))


def test_another_format_is_refused(tmp_path: Path) -> None:
    made(tmp_path / "a.class", 1).close()
    link = sqlite3.connect(tmp_path / "a.class")
    with link:
        link.execute('update head set body = \'{"format": 99, "engine": "9.0"}\'')
    link.close()
    with pytest.raises(UserError, match=r"Parley 9\.0 in format 99"):
        Store.open(tmp_path / "a.class")


def test_a_full_disk_is_said_and_nothing_is_taken(tmp_path: Path) -> None:
    store = made(tmp_path / "a.class", 1)
    pages = store._link.execute("pragma page_count").fetchone()[0]
    store._link.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(StoreTrouble, match="full"):
        store.append(*(ClassEvent("seat", {"said": "x" * 4000}) for _ in range(9)))
    assert "full" in store.trouble
    store._link.execute("pragma max_page_count = 100000")
    assert store.append(ClassEvent("page", {"page": 1}))[0].seq == 2
    assert store.trouble == ""


def test_deleting_leaves_nothing(tmp_path: Path) -> None:
    store = made(tmp_path / "a.class")
    store.delete()
    assert not list(tmp_path.iterdir())


def test_a_class_is_not_made_over_another(tmp_path: Path) -> None:
    made(tmp_path / "a.class").close()
    with pytest.raises(UserError, match="already"):
        Store.create(tmp_path / "a.class", HEAD, b"key")


def test_a_copy_is_read_as_it_is(tmp_path: Path) -> None:
    made(tmp_path / "a.class").close()
    shutil.copy(tmp_path / "a.class", tmp_path / "b.class")
    assert len(list(Store.open(tmp_path / "b.class").events())) == 30


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    made(tmp_path / "a.class", 1)
    assert (tmp_path / "a.class").stat().st_mode & 0o077 == 0
