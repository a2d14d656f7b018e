"""A file with more than thirty planted faults: every one is found on its line, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.scenario.loading import load

DATA = Path(__file__).parent / "data"


def planted(file: Path) -> set[tuple[int, str]]:
    """The faults that comments in the file announce: line and code."""
    lines = file.read_text(encoding="utf-8").split("\n")
    return {
        (number, code)
        for number, line in enumerate(lines, 1)
        for code in re.findall(r"# FAULT (\w+)", line)
    }


def test_every_planted_fault_is_found_on_its_line() -> None:
    file = DATA / "thirty-faults.yaml"
    wanted = planted(file)
    found = {(d.line, d.code) for d in load(file).diagnostics}
    assert len(wanted) >= 30
    assert wanted - found == set()


def test_nothing_else_is_reported() -> None:
    file = DATA / "thirty-faults.yaml"
    found = {(d.line, d.code) for d in load(file).diagnostics}
    assert found - planted(file) == set()


def test_messages_are_for_people() -> None:
    for d in load(DATA / "thirty-faults.yaml").diagnostics:
        text = str(d)
        for jargon in (
            "pydantic",
            "Input should",
            "constrained",
            "NoneType",
            "dict",
            "tuple",
            "str ",
        ):
            assert jargon not in text
        assert not d.message.endswith(".")


@pytest.mark.parametrize("file", sorted((DATA / "syntax").glob("*.yaml")), ids=lambda f: f.stem)
def test_syntax_faults_are_found_on_their_line(file: Path) -> None:
    loaded = load(file)
    assert loaded.scenario is None
    assert planted(file) <= {(d.line, d.code) for d in loaded.diagnostics}
    assert {d.code for d in loaded.diagnostics} - {code for _, code in planted(file)} <= {
        "E202",
        "E206",
    }
