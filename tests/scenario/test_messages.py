"""Every sentence that an author reads about a mistake, with its place; read by a person.

After a change that is meant, look at the new sentences and accept them with
`PARLEY_ACCEPT=1 python -m pytest tests/scenario/test_messages.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.scenario.loading import loads
from game.scenario.translation import compared, loads_overlay
from tests.scenario.mistakes import EDITS, OVERLAYS, SYNTAX
from tests.scenario.test_codes import CASES
from tests.scenario.test_one_sentence import DOUBTS, MISTAKES

GOLDEN = Path(__file__).parent / "data" / "messages.txt"


def edits() -> list[tuple[str, str]]:
    """Every edit once: those of the other tests, too."""
    known = [(case.good, case.bad) for case in CASES] + [
        (good, bad) for good, bad, *_ in (*MISTAKES, *DOUBTS)
    ]
    return list(dict.fromkeys([*EDITS, *SYNTAX, *known]))


def told(street: str, good: str, bad: str) -> list[str]:
    assert good in street or good == bad, good
    loaded = loads(street.replace(good, bad, 1), "x")
    found = [str(d).removeprefix("x:") for d in loaded.diagnostics]
    found += [f"accepted {d.code}" for d in loaded.accepted]
    assert (loaded.scenario is None) == any(d.severity == "error" for d in loaded.diagnostics)
    return found or ["fine"]


@pytest.fixture(scope="module")
def written(street: str) -> str:
    """What is said of every edit."""
    lines = []
    for good, bad in edits():
        short = [text if len(text) <= 110 else f"{text[:110]}..." for text in (good, bad)]
        lines += [f"# {short[0]!r} -> {short[1]!r}", *told(street, good, bad), ""]
    scenario = loads(street).scenario
    assert scenario is not None
    for text in OVERLAYS:
        found = compared(scenario, loads_overlay(text, "x"))
        said = [str(d).removeprefix("x:") for d in found if "is not translated" not in d.message]
        lines += [f"# {text!r}", *(said or ["fine"]), ""]
    return "\n".join(lines)


def test_every_message_is_as_a_person_has_read_it(written: str) -> None:
    if os.environ.get("PARLEY_ACCEPT"):
        GOLDEN.write_text(written, encoding="utf-8")
    known = GOLDEN.read_text(encoding="utf-8").split("\n\n")
    for now, before in zip(written.split("\n\n"), known, strict=True):
        assert now == before


def test_messages_are_sentences(written: str) -> None:
    said = [line for line in written.split("\n") if line and not line.startswith("#")]
    for word in ("pydantic", "NoneType", "dict", "tuple", "Input should", "{", "\\x"):
        shown = [line for line in said if word in line and word not in "{ }"]
        assert not shown
