"""What if, asked at the keyboard after the game."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lines.conftest import Game, Play


@pytest.fixture
def asked(typed: Play, tmp_path: Path) -> Play:
    """Play a game to its end, come back to it and type something."""

    def run(lines: list[str], language: str = "en") -> Game:
        path = tmp_path / f"{language}.jsonl"
        if not path.exists():
            typed(
                f"three-valleys --text --seat delta --seed 7 --lang {language} --record {path}",
                ["go", "set payment some", "go"],
            )
        return typed(f"--resume {path}", lines)

    return run


@pytest.mark.parametrize(
    ("language", "word", "says"),
    [("en", "whatif", "whatif ROUND LEVER"), ("es", "cambiar", "cambiar RONDA PALANCA")],
)
def test_it_says_what_was_worth_trying(asked: Play, language: str, word: str, says: str) -> None:
    game = asked([word], language)
    after = game.output.split(says)[0].splitlines()[-8:]
    assert says in game.output
    assert any("Delta" in line for line in after)
    assert "{" not in game.output


def test_an_order_of_ones_own_is_altered_by_its_names(asked: Play) -> None:
    for line in ("whatif 1 payment none", "whatif 1 pay", "whatif 1 payment keep"):
        output = asked([line]).output
        assert "\nWhat if?\nRound 1, Delta: " in output
        assert ", instead of Payment to “A part”." in output
        assert "Orders that lapsed" in output


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("whatif dance", "“dance” is not understood; write whatif ROUND LEVER SETTING"),
        ("whatif 2 payment dance", "is not understood"),
        ("whatif 7 payment none", "There is no round '7'"),
        ("whatif 1 release low", "'delta' does not decide on the lever 'release'"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(asked: Play, line: str, says: str) -> None:
    game = asked([line])
    assert says in game.output
    assert "\nWhat if?\n" not in game.output
    assert game.status == 0
