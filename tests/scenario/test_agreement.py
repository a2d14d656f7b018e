"""The published schema and the check agree about the shape of a file, valid or not."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from game.scenario.loading import loads
from game.scenario.parsing import read
from game.scenario.schema import json_schema

HERE = Path(__file__).parent
FILES = (HERE / "data" / "market-street.yaml", HERE.parents[1] / "scenarios" / "three-valleys.yaml")
Where = tuple[str | int, ...]

VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 5, 7.5, 50, 101, 1000, 2_000_000, -2_000_000, "", "  ", "x", "vans", "deal",
    [], {}, ["vans"], ["vans", "vans"], [[]], {"a": 1}, {"text": "hello"}, {"text": ""},
    {"text": "a", "easy": 5}, "2025-06-30", "2025-13-01", "11+", "core", "full", "all", "nobody", [1], [None],
    {"when": "deal", "effects": {"sales": 1}}, {"effects": {}}, {"for": 0, "effects": {"sales": 1}},
    [{"for": 2, "effects": {"sales": "x"}}], {"sales": True}, {"sales": None}, "a" * 41, "A", "a-b", "20",
    "text\nmore", 0.001, "en", "es", "table", 3.0, -0.0,
)  # fmt: skip
KEYS = (
    "x", "20", "-5", "text", "when", "for", "rounds", "effects", "easy", "A b", "a" * 41, "vans", "exceptions",
    "except", "5", "4", "241", "-3", "020", "+5", "5.5", "true", "null", "yes", "~", "W530", "E501",
    "trust(a > b)", "mandate( a )",
)  # fmt: skip


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json_schema())


def _places(node: Any, place: Where = ()) -> Iterator[Where]:
    yield place
    if isinstance(node, (dict, list)):
        inner = node.items() if isinstance(node, dict) else enumerate(node)
        for key, value in inner:
            yield from _places(value, (*place, key))


def _changed(luck: random.Random, data: Any) -> Any:
    """Put something else at a place, take it out, add to it or call it otherwise."""
    data = copy.deepcopy(data)
    for _ in range(luck.choice((1, 1, 1, 2))):
        *way, last = luck.choice([place for place in _places(data) if place])
        group = data
        for part in way:
            group = group[part]
        kind = luck.random()
        if kind < 0.55:
            group[last] = copy.deepcopy(luck.choice(VALUES))
        elif kind < 0.7:
            del group[last]
        elif kind < 0.85 and isinstance(group[last], dict):
            group[last][luck.choice(KEYS)] = copy.deepcopy(luck.choice(VALUES))
        elif kind < 0.85 or isinstance(group, list):
            group[last] = [group[last]]
        else:
            group[luck.choice(KEYS)] = group.pop(last)
    return data


def _agree(validator: jsonschema.Draft7Validator, count: int, seed: int) -> None:
    luck = random.Random(seed)
    files = [json.loads(json.dumps(read(file.read_text("utf-8"), "x").data)) for file in FILES]
    verdicts = set()
    for _ in range(count):
        text = json.dumps(_changed(luck, luck.choice(files)), ensure_ascii=False, indent=0)
        errors = [d for d in loads(text).diagnostics if d.severity == "error"]
        shape = [d for d in errors if d.code.startswith("E2")]
        against = [error.message for error in validator.iter_errors(json.loads(text))]
        assert against or not shape, f"the check refuses what the schema lets pass: {shape[0]}"
        assert errors or not against, f"the schema refuses what the check lets pass: {against[0]}"
        verdicts.add(bool(shape))
    assert verdicts == {True, False}


def test_drawn_files(validator: jsonschema.Draft7Validator) -> None:
    _agree(validator, 40, 1)


@pytest.mark.long
def test_very_many_drawn_files(validator: jsonschema.Draft7Validator) -> None:
    _agree(validator, 5000, 2)


@pytest.mark.parametrize("key", ["30", '"30"', "'30'"])
def test_a_length_may_stand_in_quotes(street: str, key: str) -> None:
    loaded = loads(street.replace("  30:\n", f"  {key}:\n"))
    assert loaded.diagnostics == ()
    assert loaded.scenario is not None
    assert list(loaded.scenario.lengths) == [30, 60]
    rungs = street.replace("rungs: {10: tight}", 'rungs: {"10": tight}')
    assert loads(rungs).scenario == loaded.scenario
    assert "E121" in [d.code for d in loads(street.replace("  60:\n", '  "30":\n')).diagnostics]


@pytest.mark.parametrize(
    ("good", "bad", "fits"),
    [
        ("  30:\n", "  4:\n", False), ("  30:\n", "  240:\n", True), ("  30:\n", "  241:\n", False),
        ("  30:\n", '  "030":\n', False), ("rounds: 4", "rounds: 4.0", True), ("rounds: 4", "rounds: 4.5", False),
        ("title: Market Street", 'title: "  "', False), ("mandate(school): -1", "mandate( school ): -1", True),
        ("trust(school > baker): -20", "trust(school > baker): -101", False),
        ("trust(school > baker): -20", "trust(school > baker): -1.5", False),
        ("trust(school > baker): -20", "trust(school > baker): -2.0", True),
        ("except: {baker > school: 45}", "except: {baker-school: 45}", False),
        ("names: {street: quay,", "names: {20: thirty,", True), ("noise: 1}", "noise: 1000001}", False),
        ("noise: 1}", "noise: -1000000}", True), ("aliases:", "accept: {530: {levers: the tide is so}}\naliases:", False),
    ],
)  # fmt: skip
def test_what_once_was_judged_differently(
    validator: jsonschema.Draft7Validator, street: str, good: str, bad: str, fits: bool
) -> None:
    assert good in street
    text = street.replace(good, bad, 1)
    assert (loads(text).scenario is not None) == fits
    data = json.loads(json.dumps(read(text, "x").data))
    assert validator.is_valid(data) == fits
