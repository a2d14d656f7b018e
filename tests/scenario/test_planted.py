"""Mistakes planted in the shipped scenarios: each is told once, at its line, and nothing else is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.workshop.check import checked
from tests.scenario.planted import PLANTED

SHIPPED = Path(__file__).parents[2] / "scenarios"
STALE = ("W611", "W612", "W613")
"""What a translation says of a text that was changed; it is right."""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "kind", "edits", "at"), PLANTED, ids=[row[1] for row in PLANTED])
def test_a_planted_mistake_is_told_once_at_its_line(
    tmp_path: Path, name: str, kind: str, edits: list[tuple[str, str]], at: str
) -> None:
    for file in SHIPPED.glob(f"{name.partition('.')[0]}*.yaml"):
        if file.stem.endswith(".expect"):
            continue  # what is expected of its games comes out otherwise too, and rightly
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    spoilt = tmp_path / f"{name}.yaml"
    text = spoilt.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, "the scenario has changed: plant the mistake elsewhere"
        text = text.replace(old, new, 1)
    spoilt.write_text(text, encoding="utf-8")
    lines = {text[: text.index(words)].count("\n") + 1 for words in at.split("|")}
    balance = kind == "accepted place without finding"
    found = checked([str(tmp_path / f"{name.partition('.')[0]}.yaml")], balance).diagnostics
    told = [d for d in found if d.code not in STALE]
    assert [(Path(d.file).name, d.line in lines) for d in told] == [(spoilt.name, True)], told
