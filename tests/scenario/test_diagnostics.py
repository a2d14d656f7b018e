"""How findings are ordered, counted and written."""

from __future__ import annotations

import json

import pytest

from game.scenario.diagnostics import Diagnostic, counted, exit_status, in_order, rendered
from game.scenario.loading import loads

ERROR = Diagnostic(
    "a.yaml", 3, 5, "E201", "'sumary' is not a known key here", "did you mean 'summary'?"
)
WARNING = Diagnostic("a.yaml", 1, 1, "W530", "50% drift, too much")


def test_text_is_file_line_column_code_message_hint() -> None:
    assert rendered([ERROR]) == (
        "a.yaml:3:5: E201: 'sumary' is not a known key here; did you mean 'summary'?"
    )


def test_json_is_stable() -> None:
    found = json.loads(rendered([WARNING, ERROR], "json"))
    assert (found["version"], found["errors"], found["warnings"]) == (1, 1, 1)
    assert found["diagnostics"][1] == {
        "file": "a.yaml", "line": 3, "column": 5, "code": "E201", "severity": "error",
        "message": "'sumary' is not a known key here", "hint": "did you mean 'summary'?",
        "place": "",
    }  # fmt: skip


def test_annotations_escape_what_would_break_them() -> None:
    assert rendered([WARNING], "github") == (
        "::warning file=a.yaml,line=1,col=1,title=W530::50%25 drift, too much"
    )


def test_order_and_counts() -> None:
    assert in_order([ERROR, WARNING, ERROR]) == (WARNING, ERROR)
    assert str(counted([ERROR, WARNING, WARNING])) == "1 error, 2 warnings"
    assert str(counted([])) == "no problems"


def test_exit_status() -> None:
    assert exit_status([]) == 0
    assert exit_status([], strict=True) == 0
    assert exit_status([WARNING]) == 0
    assert exit_status([WARNING], strict=True) == 1
    assert exit_status([WARNING, ERROR]) == 2


def test_a_note_is_neither_an_error_nor_a_warning() -> None:
    note = Diagnostic("a.yaml", 3, 5, "N555", "one is read as two")
    assert note.severity == "note"
    assert str(counted([note])) == "no problems"
    assert exit_status([note], strict=True) == 0
    assert rendered([note], "github").startswith("::notice file=a.yaml,line=3")


@pytest.mark.parametrize(("written", "played"), [(0, 0), (1, 2), (2, 2), (8, 8)])
def test_one_exchange_is_read_as_two_and_said_so(street: str, written: int, played: int) -> None:
    """What is put in one exchange is signed in the next at the earliest."""
    loaded = loads(street.replace("exchanges: 3", f"exchanges: {written}"), "market-street.yaml")
    assert loaded.scenario is not None
    assert loaded.scenario.lengths[30].exchanges == played
    assert ["N555"] * (written == 1) == [found.code for found in loaded.diagnostics]
