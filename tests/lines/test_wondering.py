"""What if, asked at the keyboard after the game."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lines.conftest import Game, Play, at

ORDERS = "secret orders] "


@pytest.fixture
def asked(typed: Play, tmp_path: Path) -> Play:
    """Play a game to its end, come back to it and type something."""

    def run(lines: list[str], language: str = "en") -> Game:
        path = tmp_path / f"{language}.jsonl"
        if not path.exists():
            typed(
                f"three-valleys --text --seat delta --seed 7 --lang {language} --record {path}",
                at((ORDERS, "set payment some"), (ORDERS, "go")),
            )
        return typed(f"--resume {path}", lines)

    return run


@pytest.mark.parametrize(
    ("language", "word", "says"),
    [
        ("en", "whatif", "The best single change for Delta"),
        ("es", "cambiar", "El mejor cambio único para Delta"),
    ],
)
def test_it_says_what_was_worth_trying(asked: Play, language: str, word: str, says: str) -> None:
    game = asked([word], language)
    assert says in game.output
    assert "{" not in game.output


def test_an_order_of_ones_own_is_altered_by_its_names(asked: Play) -> None:
    for line in ("whatif 1 payment none", "whatif 1 pay", "whatif 1 payment keep"):
        output = asked([line]).output
        assert "\nWhat if …?\n\nRound 1, Delta: " in output
        assert ", instead of Payment to “A part”." in output
        assert "Score of Delta: " in output


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("whatif dance", "“dance” is not understood; write whatif ROUND LEVER SETTING"),
        ("whatif 2 payment dance", "Payment can be set to: "),
        ("whatif 7 payment none", "from 1 to 4"),
        ("whatif 1 release low", "“release low” names none of these levers: Payment; Gauges"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(asked: Play, line: str, says: str) -> None:
    game = asked([line])
    assert says in game.output
    assert "\nWhat if …?\n" not in game.output
    assert game.status == 0
