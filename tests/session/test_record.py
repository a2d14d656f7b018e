"""The record on disk: what is written, what is found wrong with it, and going on from it."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game import UserError
from game.scenario.model import Backdrop, Scenario
from game.scenario.translation import translated
from game.session import entries, record, scribe
from game.session.fingerprint import canonical, digest, rules_digest
from game.session.record import chained, read
from game.session.scribe import RecordTrouble, Scribe, usual_folder
from game.session.session import Session
from game.session.verification import other_version, resolved, scenario_of
from tests.session.conftest import VALLEYS, finish, play_on

PLAYED = (0, 1, 5, 4, 3, 2, 1, 7)


def begin(scenario: Scenario, path: Path | None, **values: Any) -> Session:
    values = {"people": VALLEYS, "seed": 7} | values
    return Session.start(scenario, record=path, **values)


@pytest.fixture
def played(valleys: Scenario, path: Path) -> Session:
    session = begin(valleys, path)
    play_on(session, PLAYED)
    return session


# what is written


def test_every_phase_is_on_the_disk_at_once(valleys: Scenario, path: Path) -> None:
    session = begin(valleys, path)
    assert len(path.read_bytes().splitlines()) == 1
    while not session.over:
        session.advance()
        lines = path.read_bytes().splitlines()
        assert len(lines) == 1 + len(session.steps)
        assert json.loads(lines[-1])["digest"] == digest(session.position)


def test_lines_are_flushed_to_the_disk(
    valleys: Scenario, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    session = begin(valleys, path)
    session.advance()
    assert len(synced) == 2


def test_the_header_says_what_game_it_is(played: Session) -> None:
    assert played.record
    head = read(played.record).header
    assert head["format"] == 2
    assert head["scenario"] == {"id": "three-valleys", "rules": rules_digest(played.scenario)}
    assert (head["minutes"], head["seed"]) == (20, 7)
    assert head["seats"] == dict.fromkeys(VALLEYS, "person")


def test_lines_are_canonical_json_chained_to_the_line_before(played: Session) -> None:
    assert played.record
    before = b""
    for line in played.record.read_bytes().splitlines(keepends=True):
        assert line == canonical(json.loads(line)) + b"\n"
        assert line == chained(before, json.loads(line))
        before = line


def test_two_games_alike_have_records_alike(valleys: Scenario, tmp_path: Path) -> None:
    for name in ("a", "b"):
        play_on(begin(valleys, tmp_path / name), PLAYED)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_without_a_name_records_are_counted_in_the_persons_folder(valleys: Scenario) -> None:
    names = [begin(valleys, None).record for _ in range(2)]
    assert names == [usual_folder() / f"three-valleys-{n}.jsonl" for n in (1, 2)]


def test_a_file_that_is_there_is_never_written_over(valleys: Scenario, path: Path) -> None:
    path.write_text("my essay")
    with pytest.raises(UserError, match="already a file"):
        begin(valleys, path)
    assert path.read_text() == "my essay"


def test_without_autosave_nothing_is_written(valleys: Scenario) -> None:
    session = begin(valleys, None, autosave=False)
    finish(session)
    assert session.record is None
    assert not usual_folder().exists()


def test_undo_is_an_entry_and_never_a_deletion(played: Session) -> None:
    assert played.record
    play_on(played, (1, 2))
    before = played.record.read_bytes()
    assert played.undo()
    after = played.record.read_bytes()
    assert after.startswith(before)
    assert json.loads(after.splitlines()[-1])["entry"] == "undo"
    assert len(read(played.record).phases) == len(played.steps)


def test_a_position_has_one_digest_on_every_machine(valleys: Scenario) -> None:
    session = begin(valleys, None, autosave=False)
    other = session.position.setting.astype(">i8")
    from dataclasses import replace

    assert digest(replace(session.position, setting=other)) == digest(session.position)
    assert digest(replace(session.position, round=2)) != digest(session.position)


# what can be wrong with a file


def alter(change: Callable[[list[bytes]], None]) -> Callable[[Path], None]:
    def altered(path: Path) -> None:
        lines = path.read_bytes().splitlines(keepends=True)
        change(lines)
        path.write_bytes(b"".join(lines))

    return altered


def put(at: int, line: bytes) -> Callable[[list[bytes]], None]:
    return lambda lines: lines.__setitem__(at, line)


def edited(lines: list[bytes]) -> None:
    lines[3] = lines[3].replace(b'"round":1', b'"round":2', 1)


def reordered(lines: list[bytes]) -> None:
    lines[2], lines[3] = lines[3], lines[2]


def torn(lines: list[bytes]) -> None:
    lines[-1] = lines[-1][:-40]


def rechained(at: int, **values: Any) -> Callable[[list[bytes]], None]:
    """Edit a line as somebody would who knows how the digests are made."""

    def change(lines: list[bytes]) -> None:
        data = json.loads(lines[at]) | values
        lines[at] = chained(lines[at - 1] if at else b"", data)
        for later in range(at + 1, len(lines)):
            lines[later] = chained(lines[later - 1], json.loads(lines[later]))

    return change


DAMAGE = {
    "control character": (
        alter(rechained(0, language="e\x1b[31mn")),
        "characters",
        1,
        "Line 1 holds a character that cannot",
    ),
    "control character in a key": (
        alter(rechained(2, reasons=[{"x\x00": 1}])),
        "characters",
        3,
        "(U+0000)",
    ),
    "unseen break": (alter(rechained(2, reasons=["a\u2028b"])), "characters", 3, "LINE SEPARATOR"),
    "edited": (alter(edited), "altered", 4, "Line 4 does not fit the line before"),
    "edited header": (
        alter(lambda lines: lines.__setitem__(0, lines[0].replace(b'"seed":7', b'"seed":8'))),
        "altered",
        1,
        "Line 1 has been altered",
    ),
    "reordered": (alter(reordered), "altered", 3, "Line 3 does not fit"),
    "a line missing": (alter(lambda lines: lines.__delitem__(2)), "altered", 3, "Line 3 does"),
    "a space more": (
        alter(lambda lines: lines.__setitem__(2, lines[2].replace(b":", b": ", 1))),
        "altered",
        3,
        "Line 3 does not fit",
    ),
    "a line break more": (alter(put(2, b"\n")), "altered", 3, "Line 3 does not fit"),
    "torn": (alter(torn), "torn", 9, "Line 9, the last, was not written to its end. The 8 lines"),
    "torn second line": (
        alter(lambda lines: lines.__setitem__(slice(1, None), [lines[1][:9]])),
        "torn",
        2,
        "The line before it is intact",
    ),
    "torn header": (
        alter(lambda lines: lines.__setitem__(slice(0, None), [lines[0][:200]])),
        "torn",
        1,
        "Line 1",
    ),
    "not UTF-8": (alter(put(4, b"\xff\xfe{}\n")), "encoding", 5, "Line 5 is not readable as text"),
    "a list": (alter(put(4, b"[1]\n")), "altered", 5, "Line 5 does not fit"),
    "nesting": (alter(put(4, b"[" * 100_000 + b"\n")), "altered", 5, "Line 5 does not fit"),
    "a number too long": (alter(put(4, b"9" * 9999 + b"\n")), "altered", 5, "Line 5 does not fit"),
    "not a number": (alter(put(4, b'{"chain":"","a":NaN}\n')), "altered", 5, "Line 5 does not fit"),
    "another kind": (
        alter(rechained(4, entry="dance")),
        "shape",
        5,
        "Line 5 is of an unknown kind",
    ),
    "two headers": (alter(rechained(4, entry="game")), "shape", 5, "Line 5 is of an unknown kind"),
    "no orders": (alter(rechained(4, orders=None)), "shape", 5, "Line 5 lacks 'orders'"),
    "an earlier format": (
        alter(rechained(0, format=1, engine="0.1")),
        "format",
        1,
        "This record has format 1, written by Parley 0.1; this Parley reads format 2.",
    ),
    "a later format": (
        alter(rechained(0, format=3, engine="9.1")),
        "format",
        1,
        "This record has format 3, written by Parley 9.1; this Parley reads format 2.",
    ),
    "empty": (lambda path: path.write_bytes(b""), "empty", 0, "is empty"),
    "prose": (lambda path: path.write_text("Dear diary\n"), "not_a_record", 1, "not a record"),
    "a word": (lambda path: path.write_text("Dear diary"), "not_a_record", 1, "not a record"),
    "a number": (lambda path: path.write_text("7\n"), "not_a_record", 1, "not a record"),
    "no text": (lambda path: path.write_bytes(b"\xff\xfe\n"), "not_a_record", 1, "not a record"),
    "the start of a header": (
        lambda path: path.write_text('{"chain":"0'),
        "torn",
        1,
        "not written",
    ),
    "other JSON": (lambda path: path.write_text('{"a": 1}\n'), "not_a_record", 1, "not a record"),
    "a picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a"), "not_a_record", 1, "not a"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_said_with_its_line_and_what_is_before_it_is_kept(
    played: Session, name: str
) -> None:
    damage, code, line, says = DAMAGE[name]
    assert played.record
    whole = read(played.record)
    damage(played.record)
    reading = read(played.record)
    assert reading.problem is not None
    assert (reading.problem.code, reading.problem.line) == (code, line)
    assert says in reading.problem.message
    kept = 0 if code in ("empty", "format") else line - 1
    assert reading.lines == whole.lines[:kept]


def test_a_line_without_end_is_not_read_into_memory(
    played: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert played.record
    longest = max(map(len, read(played.record).raw))
    monkeypatch.setattr(record, "LONGEST", longest)
    with played.record.open("ab") as file:
        file.write(b"x" * longest * 3)
    problem = read(played.record).problem
    assert problem is not None
    assert (problem.code, problem.line) == ("long", 10)


def test_a_last_line_that_lacks_only_its_break_is_whole(played: Session) -> None:
    assert played.record
    whole = read(played.record)
    played.record.write_bytes(played.record.read_bytes()[:-1])
    reading = read(played.record)
    assert (reading.lines, reading.raw, reading.problem) == (whole.lines, whole.raw, None)
    again = Session.resume(played.record)
    assert len(again.steps) == len(played.steps)
    again.advance()
    assert again.record
    assert read(again.record).problem is None


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_what_cannot_be_opened_is_one_clear_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read(tmp_path / name)


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_byte_can_be_changed_unnoticed(
    valleys: Scenario, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "one-for-all.jsonl"
    if not path.exists():
        play_on(begin(valleys, path), PLAYED)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 2))
    byte = data.draw(st.integers(0, 255).filter(lambda b: b != whole[at]))
    other = path.with_name("other.jsonl")
    other.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
    reading = read(other)
    line = whole[:at].count(b"\n") + 1
    assert reading.problem is not None
    assert reading.problem.line == line
    assert len(reading.lines) == line - 1


# another scenario


def test_a_record_of_other_rules_is_told_from_one_of_other_texts(
    valleys: Scenario, played: Session
) -> None:
    assert played.record
    reading = read(played.record)
    retold = valleys.model_copy(update={"title": valleys.summary})
    assert other_version(reading, valleys) is None
    assert other_version(reading, retold) is None
    trust = valleys.trust.model_copy(update={"start": 51})
    changed = other_version(reading, valleys.model_copy(update={"trust": trust}))
    assert changed is not None
    assert "another version of the scenario 'three-valleys'" in changed.message
    renamed = other_version(reading, valleys.model_copy(update={"id": "four-valleys"}))
    assert renamed is not None
    assert changed.line == renamed.line == 1
    assert "'three-valleys', not of 'four-valleys'" in renamed.message


def test_a_translation_plays_by_the_same_rules(valleys: Scenario) -> None:
    from game.scenario.translation import loads_overlay

    overlay = loads_overlay("language: es\ntexts: {}\n").overlay
    assert overlay is not None
    assert rules_digest(translated(valleys, overlay)) == rules_digest(valleys)


def test_a_drawn_place_is_no_part_of_the_rules(valleys: Scenario) -> None:
    drawn = Backdrop(kind="city", mood="snow")
    assert valleys.place != drawn
    assert rules_digest(valleys.model_copy(update={"place": drawn})) == rules_digest(valleys)


def test_the_order_of_levers_is_part_of_the_rules(valleys: Scenario) -> None:
    levers = dict(reversed(valleys.levers.items()))
    assert rules_digest(valleys.model_copy(update={"levers": levers})) != rules_digest(valleys)


def test_a_record_of_another_version_can_still_be_folded(
    valleys: Scenario, played: Session
) -> None:
    assert played.record
    lines = read(played.record).lines
    for line, position in zip(lines[1:], list(entries.folded(lines))[1:], strict=True):
        assert digest(position) == line["digest"]
    trust = valleys.trust.model_copy(update={"start": 51})
    with pytest.raises(UserError, match="another version"):
        Session.resume(played.record, scenario=valleys.model_copy(update={"trust": trust}))


def test_a_scenario_that_is_not_here_is_asked_for(played: Session, tmp_path: Path) -> None:
    assert played.record
    reading = read(played.record)
    head = {**reading.header, "scenario": {"id": "far-away", "rules": ""}}
    other = tmp_path / "other.jsonl"
    other.write_bytes(chained(b"", head))
    with pytest.raises(UserError, match="'far-away', which is not here; name its file"):
        scenario_of(read(other))


# going on


@given(choices=st.lists(st.integers(0, 11), max_size=14))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_game_resumes_from_every_line_of_its_record(
    valleys: Scenario, tmp_path_factory: pytest.TempPathFactory, choices: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("prefixes")
    session = begin(valleys, folder / "whole.jsonl")
    play_on(session, choices)
    if len(choices) % 2:
        session.undo()
    reading = read(folder / "whole.jsonl")
    for number in range(1, len(reading.raw) + 1):
        path = folder / f"{number}.jsonl"
        path.write_bytes(b"".join(reading.raw[:number]))
        again = Session.resume(path, scenario=valleys)
        if number > 1:
            assert digest(again.position) == reading.lines[number - 1]["digest"]
    assert again.changes() == session.changes()
    assert again.phase == session.phase
    assert [step.orders for step in again.steps] == [step.orders for step in session.steps]


def test_a_resumed_game_goes_on_in_its_record(
    valleys: Scenario, path: Path, tmp_path: Path
) -> None:
    straight = begin(valleys, tmp_path / "straight.jsonl")
    play_on(straight, PLAYED)
    finish(straight)
    play_on(begin(valleys, path), PLAYED)
    again = Session.resume(path)
    assert again.notice is None
    assert again.record == path
    finish(again)
    assert path.read_bytes() == (tmp_path / "straight.jsonl").read_bytes()


def test_a_resumed_game_remembers_why_minds_decided(valleys: Scenario, path: Path) -> None:
    session = begin(valleys, path, people=("alto",))
    play_on(session, [3, 3, 3, 3, 3])
    assert session.reasons
    assert Session.resume(path).reasons == session.reasons
    session.undo()
    assert Session.resume(path).reasons == session.reasons


@pytest.mark.parametrize(("damage", "lines"), [(torn, 8), (edited, 3)])
def test_a_damaged_record_goes_on_in_a_new_file_and_is_left_as_it_is(
    played: Session, damage: Callable[[list[bytes]], None], lines: int
) -> None:
    path = played.record
    assert path
    alter(damage)(path)
    damaged = path.read_bytes()
    again = Session.resume(path)
    assert again.notice is not None
    assert "intact. The game goes on in" in again.notice
    assert again.record == path.with_name("game-2.jsonl")
    assert len(again.steps) == lines - 1
    again.advance()
    assert path.read_bytes() == damaged
    assert read(again.record).problem is None
    assert len(read(again.record).lines) == lines + 1


def test_a_game_that_began_elsewhere_is_told(played: Session, valleys: Scenario) -> None:
    assert played.record
    start = read(played.record).header["start"]
    moved = {**start, "indicator": [start["indicator"][0] + 1, *start["indicator"][1:]]}
    alter(rechained(0, start=moved))(played.record)
    _, problem = resolved(read(played.record), valleys)
    assert problem is not None
    assert problem.message == "Line 1 differs: the game began elsewhere."


def test_a_record_that_comes_out_otherwise_is_not_played_on(
    played: Session, valleys: Scenario
) -> None:
    assert played.record
    alter(rechained(4, digest="0" * 64))(played.record)
    reading = read(played.record)
    assert reading.problem is None
    course, problem = resolved(reading, valleys)
    assert problem is not None
    assert problem.line == 5
    assert problem.message.startswith("Line 5 differs (round 1, talk): the position after it")
    assert len(course.steps) == 4
    with pytest.raises(UserError, match=r"Line 5 differs .* made by other rules"):
        Session.resume(played.record)


@pytest.mark.parametrize(
    ("at", "values", "says"),
    [
        (0, {"start": {}}, "do not know"),
        (0, {"seats": {"nobody": "person"}}, "a seat that the scenario lacks"),
        (2, {"changes": []}, ""),
        (3, {"orders": [{"order": "dance"}]}, "something the rules do not know"),
        (3, {"orders": [{"number": 0, "order": "move", "seat": 3, "lever": 4}]}, "do not know"),
        (3, {"orders": [3]}, "do not know"),
        (3, {"reasons": [{"mood": "bad"}]}, "do not know"),
        (4, {"after": {}}, "place in the game came out otherwise"),
        (4, {"round": 3}, "the game stood in round 1, talk"),
        (5, {"entry": "undo", "phases": 99}, "do not know"),
        (
            5,
            {"entry": "reseat", "seat": "nobody", "who": "person"},
            "a seat that the scenario lacks",
        ),
        (5, {"entry": "reseat", "seat": "alto", "who": "grim", "digest": "0"}, "stood elsewhere"),
        (5, {"entry": "undo", "phases": 2}, "goes back to is another"),
    ],
)
def test_every_part_of_a_record_is_compared(
    played: Session, valleys: Scenario, at: int, values: dict[str, Any], says: str
) -> None:
    assert played.record
    alter(rechained(at, **values))(played.record)
    _, problem = resolved(read(played.record), valleys)
    assert problem is not None
    assert problem.line == at + 1
    assert says in problem.message


# a disk that refuses


class FullDisk(FileIO):
    """A file on a disk with room for a few bytes more."""

    room = 0

    def write(self, data: Any) -> int:
        part = bytes(data)[: FullDisk.room]
        if not part:
            raise OSError(errno.ENOSPC, "No space left on device")
        FullDisk.room -= len(part)
        return super().write(part)


def test_when_the_disk_is_full_the_intact_part_is_kept_and_the_game_goes_on(
    played: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = played.record
    assert path
    whole, steps = path.read_bytes(), len(played.steps)
    FullDisk.room = 100
    with monkeypatch.context() as full:
        full.setattr(Scribe, "open", staticmethod(lambda path, *, new: FullDisk(path, "r+")))
        with pytest.raises(RecordTrouble, match="No space left on device") as caught:
            played.advance()
        assert len(played.steps) == steps + 1
        assert caught.value.changes == played.steps[-1].changes
        assert path.read_bytes() == whole
        assert "goes on in memory" in str(played.trouble)
        played.advance()
        assert len(played.steps) == steps + 2
    assert read(path).problem is None
    # Once there is room again nothing is missing.
    played.advance()
    assert played.trouble is None
    assert len(read(path).phases) == steps + 3
    assert Session.resume(path).changes() == played.changes()


def test_trouble_does_not_keep_the_game_from_the_next_decision(
    valleys: Scenario, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begin(valleys, path)
    FullDisk.room = 0
    monkeypatch.setattr(Scribe, "open", staticmethod(lambda path, *, new: FullDisk(path, "r+")))
    for seat in VALLEYS:
        session.submit(seat, ())
    with pytest.raises(RecordTrouble) as caught:
        session.advance_to_decision()
    assert session.waiting
    assert caught.value.changes == session.changes()


def test_undo_goes_back_even_if_it_cannot_be_written(
    played: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    play_on(played, (1, 2))
    steps = len(played.steps)
    FullDisk.room = 0
    monkeypatch.setattr(Scribe, "open", staticmethod(lambda path, *, new: FullDisk(path, "r+")))
    with pytest.raises(RecordTrouble):
        played.undo()
    assert len(played.steps) < steps


def refuse(*_: Any, **__: Any) -> None:
    raise PermissionError(errno.EACCES, "Permission denied", "/somewhere")


def test_a_folder_that_cannot_be_made_does_not_stop_the_game(
    valleys: Scenario, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Path, "mkdir", refuse)
    session = begin(valleys, None)
    assert session.trouble is not None
    assert "Permission denied" in session.trouble
    finish(session)
    session.save(tmp_path / "elsewhere.jsonl")
    assert read(tmp_path / "elsewhere.jsonl").problem is None


def test_a_read_only_folder_does_not_stop_the_game_unless_it_was_asked_for(
    valleys: Scenario, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    monkeypatch.setattr(Scribe, "open", staticmethod(refuse))
    session = begin(valleys, None)
    assert "Permission denied" in str(session.trouble)
    finish(session)
    with pytest.raises(RecordTrouble, match="Permission denied"):
        begin(valleys, path)


def test_a_file_another_program_writes_to_is_left_alone(played: Session) -> None:
    path = played.record
    assert path
    with path.open("ab") as file:
        file.write(b"mine\n")
    with pytest.raises(RecordTrouble, match="another program has written to it"):
        played.advance()
    assert path.read_bytes().endswith(b"mine\n")


def test_a_record_that_was_deleted_is_said_and_kept_in_memory(
    played: Session, tmp_path: Path
) -> None:
    assert played.record
    played.record.unlink()
    with pytest.raises(RecordTrouble, match="No such file"):
        played.advance()
    played.save(tmp_path / "saved.jsonl")
    assert played.trouble is None
    assert played.record == tmp_path / "saved.jsonl"
    played.advance()
    assert len(read(tmp_path / "saved.jsonl").phases) == len(played.steps)


# saving elsewhere


def test_a_saved_game_is_the_whole_record(played: Session, tmp_path: Path) -> None:
    assert played.record
    played.save(tmp_path / "saved.jsonl")
    assert (tmp_path / "saved.jsonl").read_bytes() == played.record.read_bytes()
    played.advance()
    played.save(tmp_path / "saved.jsonl")
    assert (tmp_path / "saved.jsonl").read_bytes() == played.record.read_bytes()


def test_saving_never_takes_the_place_of_another_file(played: Session, tmp_path: Path) -> None:
    essay = tmp_path / "essay.txt"
    essay.write_text("my essay")
    with pytest.raises(UserError, match="another file"):
        played.save(essay)
    assert essay.read_text() == "my essay"


def test_saving_is_all_or_nothing(
    played: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(scribe.os, "fsync", full)
    with pytest.raises(UserError, match=r"could not be saved .* No space left"):
        played.save(tmp_path / "saved.jsonl")
    assert not list(tmp_path.glob("saved*"))


def test_saving_into_a_folder_that_is_not_there_is_one_clear_sentence(
    played: Session, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="could not be saved"):
        played.save(tmp_path / "nowhere" / "saved.jsonl")
