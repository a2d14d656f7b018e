"""The JSON Schema for editors agrees with the loader."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from game.scenario.parsing import read
from game.scenario.schema import as_text, json_schema, with_icons

SHIPPED = sorted(
    file
    for file in (Path(__file__).parents[2] / "scenarios").glob("*.yaml")
    if "." not in file.stem
)


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    schema = json_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def plain(text: str) -> Any:
    """A file as an editor sees it: every key a text."""
    return json.loads(json.dumps(read(text, "x").data))


def test_a_good_scenario_is_valid(validator: jsonschema.Draft7Validator, street: str) -> None:
    assert list(validator.iter_errors(plain(street))) == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda f: f.stem)
def test_shipped_scenarios_are_valid(validator: jsonschema.Draft7Validator, file: Path) -> None:
    assert list(validator.iter_errors(plain(file.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("title: Market Street", "tilte: Market Street"),
        ("  vans:\n    name", "  Vans-1:\n    name"),
        ("  30:\n", "  half:\n"),
        ("chance: 60", "chance: 160"),
        ("good: low", "good: lwo"),
        ("effects: {sales: 4}", "effects: {sales up: 4}"),
        ("format: 1", "format: 2"),
        ("owner: baker", "owner: 5"),
        ("drift: -1", "drift: much"),
        ("tit_for_tat]", "tit_for_tit]"),
        ("tit_for_tat]", "loud(5, grim)]"),
    ],
)
def test_what_the_loader_refuses_is_refused(
    validator: jsonschema.Draft7Validator, street: str, good: str, bad: str
) -> None:
    assert good in street
    assert list(validator.iter_errors(plain(street.replace(good, bad, 1))))


def test_minds_around_minds_are_valid(validator: jsonschema.Draft7Validator, street: str) -> None:
    for mind in ("noisy(5, boulware(grim))", "linear (planner)"):
        text = street.replace("[self_interested, tit_for_tat]", f'"{mind}"')
        assert mind in text
        assert list(validator.iter_errors(plain(text))) == []


def test_icons_are_offered_by_name(street: str) -> None:
    known = jsonschema.Draft7Validator(with_icons(json_schema()))
    assert list(known.iter_errors(plain(street))) == []
    for icon in ("icon: wheat", "icon: truck"):
        assert icon in street
        wrong = plain(street.replace(icon, "icon: no-such-icon"))
        assert [error.message[:14] for error in known.iter_errors(wrong)] == ["'no-such-icon'"]


def test_every_key_is_described() -> None:
    schema = json_schema()
    nodes = {"Scenario": schema, **schema["definitions"]}
    for name, node in nodes.items():
        for inner in [node, *node.get("anyOf", [])]:
            for key, field in inner.get("properties", {}).items():
                assert field.get("description"), f"{name}.{key}"


def test_descriptions_are_for_authors() -> None:
    assert ">>>" not in json.dumps(json_schema())


GOLDEN = Path(__file__).parent / "data" / "scenario-1.schema.json"


def test_the_published_schema_changes_only_on_purpose() -> None:
    """Every key, limit, default and description; accept a change with `PARLEY_ACCEPT=1`."""
    if os.environ.get("PARLEY_ACCEPT"):
        GOLDEN.write_text(as_text(json_schema()), encoding="utf-8")
    assert json_schema() == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_the_text_of_the_schema_is_the_schema() -> None:
    text = as_text(json_schema())
    assert json.loads(text) == json_schema()
    assert text.endswith("}\n")
    assert text.startswith('{\n  "')
    assert "\\u" not in text
    assert json_schema()["title"] == "Parley scenario, format 1"
