"""One watched game of every shipped scenario, line by line, as a person has read it.

It holds the rules, the minds, the sentences and the scenario together: nothing may change in any of them
unnoticed. After a change that is meant, read the new game and accept it with
`PARLEY_ACCEPT=1 python -m pytest tests/lines/test_golden_games.py`.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from game.scenario.shelf import scenario_names
from tests.lines.conftest import Play

GOLDENS = Path(__file__).parent.parent / "goldens"
SEED = 7


@pytest.mark.parametrize("name", scenario_names())
def test_the_watched_game_is_the_one_that_was_read(typed: Play, name: str) -> None:
    game = typed(f"{name} --auto --seed {SEED}")
    golden = GOLDENS / f"{name}-{SEED}.txt"
    if os.environ.get("PARLEY_ACCEPT"):
        golden.write_text(game.output, encoding="utf-8")
    assert golden.exists(), f"{name} has no golden game; read it and accept it with PARLEY_ACCEPT=1"

    expected = golden.read_text(encoding="utf-8")
    changed = difflib.unified_diff(expected.splitlines(), game.output.splitlines(), lineterm="")
    assert expected == game.output, "\n".join(list(changed)[:40])


def test_no_golden_game_is_left_over() -> None:
    assert {path.stem for path in GOLDENS.glob(f"*-{SEED}.txt")} == {
        f"{name}-{SEED}" for name in scenario_names()
    }
