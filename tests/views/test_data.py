"""The plain data of every `--json` is written alike: ids, points, null for what is not known."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import numpy as np
import pytest

import game
from game.views.data import (
    all_points,
    both,
    by_name,
    exact_points,
    json_text,
    points,
    settings,
    unless_none,
)
from tests.builders import book

HOME = Path(game.__file__).parent
WRITERS = [
    str(path.relative_to(HOME))
    for path in sorted(HOME.rglob("*.py"))
    if "from game.views.data import" in path.read_text(encoding="utf-8")
]


def test_numbers_are_written_in_points_whatever_holds_them() -> None:
    """Whole and broken ones, from arrays as well, as numbers that JSON knows."""
    assert json_text([points(np.int64(420)), points(-300), points(np.int16(5))]) == json_text(
        [4.2, -3.0, 0.05]
    )
    assert all_points((1, 200)) == [0.01, 2.0]
    assert json_text([exact_points(np.int64(3_000_000)), exact_points(-1)]) == json_text(
        [3, -0.000001]
    )


def test_what_is_not_known_is_null_and_nothing_is_a_number() -> None:
    assert unless_none(None, points) is None
    assert unless_none(0, points) == 0


def test_values_go_by_name_and_what_is_not_told_is_left_out() -> None:
    assert by_name(("a", "b"), (100, 250), points) == {"a": 1, "b": 2.5}
    assert by_name(("a", "b"), (100, 250), points, told=np.array([False, True])) == {"b": 2.5}
    with pytest.raises(ValueError, match="argument 2"):
        by_name(("a", "b"), (100,), points)
    with pytest.raises(ValueError, match="argument 2"):
        by_name(("a", "b"), (100, 250), points, told=(True,))


def test_settings_go_by_lever_all_or_those_asked_for() -> None:
    rules = book()
    ranks = rules.start
    named = {lever: rules.settings[at][ranks[at]] for at, lever in enumerate(rules.levers)}

    assert settings(rules, ranks) == named
    assert settings(rules, ranks, [1]) == {rules.levers[1]: named[rules.levers[1]]}


def test_both_games_are_told_as_they_were_played_and_altered() -> None:
    assert both(points, 100, 200) == {"played": 1.0, "altered": 2.0}


def test_data_is_printed_with_an_entry_to_a_line_in_plain_ascii() -> None:
    text = json_text({"says": "“Sí”", "seats": ["a"]})

    assert text.isascii()
    assert text.splitlines()[2:] == [' "seats": [', '  "a"', " ]", "}"]
    assert json.loads(text) == {"says": "“Sí”", "seats": ["a"]}


@pytest.mark.parametrize("name", WRITERS)
def test_no_command_turns_hundredths_into_points_by_itself(name: str) -> None:
    tree = ast.parse((HOME / name).read_text(encoding="utf-8"))
    divided = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
        if isinstance(node.right, ast.Constant)
    ]
    assert divided == []
