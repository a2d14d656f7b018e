"""Handing one's seat to a mind at the keyboard, and taking it back."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from game.session.record import read
from tests.lines.conftest import Play


def who(path: Path, seat: str = "delta") -> list[str]:
    """Who acted for a seat, phase by phase."""
    return ["person" if s[seat] == "person" else "mind" for s in read(path).seated]


def runs(names: list[str]) -> list[str]:
    """The names in order, each once as long as it stays the same."""
    return [name for name, _ in groupby(names)]


def rest_of_a_round(path: Path) -> int:
    """Phases of a round after its news."""
    phases = [line["phase"] for line in read(path).lines if line.get("round") == 1]
    return len(phases) - 1


def test_a_mind_decides_for_one_round(typed: Play, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    game = typed(f"three-valleys --text --seat delta --seed 7 --lang en --record {path}", ["auto"])
    assert game.status == 0
    # The news of round 1 had been read; the rest of the round the mind decides.
    assert runs(who(path)) == ["person", "mind", "person"]
    assert who(path).count("mind") == rest_of_a_round(path)
    assert "decides for you, until the end of this round" in game.output
    assert "You decide again." in game.output


@pytest.mark.parametrize(
    ("language", "auto", "retake", "says"),
    [
        ("en", "auto game", "retake", "You decide again."),
        ("es", "auto partida", "retomar", "Vuelves a decidir tú."),
    ],
)
def test_a_mind_decides_until_the_seat_is_taken_back(
    typed: Play, tmp_path: Path, language: str, auto: str, retake: str, says: str
) -> None:
    path = tmp_path / "game.jsonl"
    line = f"three-valleys --text --seat delta --seed 7 --lang {language} --record {path}"
    game = typed(line, [auto, "", retake])
    assert game.status == 0
    assert runs(who(path)) == ["person", "mind", "person"]
    assert who(path).count("mind") > rest_of_a_round(path)
    assert says in game.output
    never = typed(line.replace("game.jsonl", "other.jsonl"), [auto])
    assert runs(who(tmp_path / "other.jsonl")) == ["person", "mind"]
    assert says not in never.output


def test_undo_takes_the_handing_over_back(typed: Play, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    lines = ["", "go", "auto game", "undo", "go", "quit"]
    game = typed(f"three-valleys --text --seat delta --seed 7 --lang en --record {path}", lines)
    assert game.status == 0
    assert "Taken back." in game.output
    assert "mind" not in who(path)[:2]


def test_who_comes_back_to_a_game_a_mind_plays_can_take_the_seat(
    typed: Play, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    typed(
        f"three-valleys --text --seat delta --seed 7 --lang en --record {path}",
        ["auto game", "quit"],
    )
    assert who(path)[-1] == "mind"
    before = path.read_bytes()
    game = typed(f"--resume {path}", ["retake"])
    assert game.status == 0
    assert who(path)[-1] == "person"
    assert "until you take your seat back (retake)" in game.output
    path.write_bytes(before)
    game = typed(f"--resume {path}", ["undo", "quit"])
    assert game.status == 0
    assert "There is nothing to take back." in game.output


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["auto dragons"], "“auto dragons” is not understood"),
        (["retake"], "You decide for yourself."),
        (["auto game", "auto"], "A mind decides for you already"),
        (["help"], "auto: a mind decides for you in this round"),
    ],
)
def test_what_does_not_fit_is_said(typed: Play, lines: list[str], says: str) -> None:
    game = typed("three-valleys --text --seat delta --seed 7 --lang en", [*lines, "quit"])
    assert says in game.output
    assert game.status == 0
