"""`replay`: the story of a record, and its verification."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from game.__main__ import main
from game.scenario.model import Scenario
from game.session.record import chained
from game.session.session import Session
from tests.session.conftest import VALLEYS, play_on, scenario_named

Output = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def valleys() -> Scenario:
    return scenario_named("three-valleys")


@pytest.fixture
def path(valleys: Scenario, tmp_path: Path) -> Path:
    path = tmp_path / "game.jsonl"
    session = Session.start(valleys, people=VALLEYS, seed=7, record=path)
    play_on(session, (4, 0, 5, 4, 4, 2, 1, 7, 8, 1))
    session.undo()
    play_on(session, (1,) * 20)
    assert session.over
    return path


def replay(*words: str | Path) -> int:
    return main(["replay", *map(str, words)])


def test_a_record_is_verified(path: Path, capsys: Output) -> None:
    assert replay(path, "--verify") == 0
    phases = path.read_bytes().count(b'"entry":"phase"')
    assert capsys.readouterr().out.startswith(f"verified: {phases} phases\n")


def test_a_record_with_one_byte_changed_is_refused(path: Path, capsys: Output) -> None:
    path.write_bytes(path.read_bytes().replace(b'"round":2', b'"round":3', 1))
    assert replay(path, "--verify") == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert "does not fit the line before" in output.err


def test_verifying_names_the_first_line_that_differs(path: Path, capsys: Output) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    second = {"round": 2, "phase": "brief"}
    wrong = next(at for at, text in enumerate(lines) if second.items() <= json.loads(text).items())
    for at, text in enumerate(lines):
        data = json.loads(text)
        if at == wrong:
            data["changes"] = data["changes"][1:]
        lines[at] = chained(lines[at - 1] if at else b"", data)
    path.write_bytes(b"".join(lines))
    assert replay(path, "--verify") == 2
    output = capsys.readouterr()
    assert output.err == (
        f"Line {wrong + 1} differs (round 2, brief): the changes came out otherwise.\n"
    )


def test_a_torn_record_tells_its_intact_part(path: Path, capsys: Output) -> None:
    path.write_bytes(path.read_bytes()[:-50])
    assert replay(path, "--open-secrets") == 2
    output = capsys.readouterr()
    assert "Round 4" in output.out
    assert "was not written to its end" in output.err


@pytest.mark.parametrize("content", [b"", b"Dear diary\n", b"\x89PNG"])
def test_what_is_no_record_is_one_sentence(tmp_path: Path, capsys: Output, content: bytes) -> None:
    (tmp_path / "other").write_bytes(content)
    assert replay(tmp_path / "other", "--verify") == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1


def test_a_record_of_another_version_is_told_but_not_verified(path: Path, capsys: Output) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    for at, text in enumerate(lines):
        data = json.loads(text)
        if at == 0:
            data["scenario"]["rules"] = "0" * 64
        lines[at] = chained(lines[at - 1] if at else b"", data)
    path.write_bytes(b"".join(lines))
    assert replay(path, "--verify") == 2
    assert "another version of the scenario" in capsys.readouterr().err
    assert replay(path) == 0
    output = capsys.readouterr()
    assert "The story is told in the names of the record." in output.err
    assert "river: from" in output.out


def test_the_story_tells_rounds_news_agreements_and_the_end(
    path: Path, valleys: Scenario, capsys: Output
) -> None:
    assert replay(path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Three Valleys, One River, 20 minutes, seed 7"
    assert lines[1:4] == ["Alto: a person", "Medio: a person", "Delta: a person"]
    assert [line for line in lines if line.startswith("Round ")] == [
        f"Round {n}" for n in range(1, 5)
    ]
    assert "In the news: “Rain in the hills”." in lines
    assert any(line.startswith("Alto put a text: Release at “") for line in lines)
    assert any(line.startswith("The end: ") for line in lines)
    told: list[str] = []
    for seat in ("Alto", "Medio", "Delta", "Commission"):
        assert re.match(rf"{seat}: \d[\d.]* points", lines[-4 + len(told)])
        told.append(seat)
    assert any(line.startswith("Phases taken back") for line in lines)


def test_the_story_is_told_in_the_readers_language(path: Path, capsys: Output) -> None:
    assert replay(path, "--lang", "es") == 0
    assert "Ronda 1" in capsys.readouterr().out.splitlines()


def test_the_story_as_data(path: Path, capsys: Output) -> None:
    assert replay(path, "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["scenario"] == "three-valleys"
    talk, epilogue = 5, 1
    assert len(data["phases"]) == 4 * (1 + talk + 1) + epilogue
    assert data["ending"]
    assert all(change["says"] for phase in data["phases"] for change in phase["changes"])


def test_verifying_as_data(path: Path, capsys: Output) -> None:
    assert replay(path, "--verify", "--json") == 0
    assert json.loads(capsys.readouterr().out)["verified"] is True


def test_the_scenario_may_be_named(path: Path, tmp_path: Path, capsys: Output) -> None:
    from game.scenario.shelf import find_scenario

    assert replay(path, "--verify", "--scenario", find_scenario("three-valleys")) == 0
    assert replay(path, "--verify", "--scenario", tmp_path / "no.yaml") == 2
    assert "no.yaml" in capsys.readouterr().err
