"""The schema of what is expected: it takes what the reader takes, and marks an id that the scenario does not have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from game.scenario.expected.reading import expected_of, loads_expected
from game.scenario.expected.schema import expected_schema
from game.scenario.loading import load, loads
from game.scenario.parsing import read
from tests.scenario.test_renaming import EXPECTED, SHIPPED


def validator(scenario: str | None) -> jsonschema.Draft7Validator:
    schema = expected_schema(read(scenario, "x") if scenario else None)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def plain(text: str) -> Any:
    """A file as an editor sees it: every key a text."""
    return json.loads(json.dumps(read(text, "x").data))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_what_is_expected_of_the_shipped_scenarios_is_valid(file: Path) -> None:
    cases = expected_of(file).read_text("utf-8")
    for scenario in (None, file.read_text("utf-8")):
        assert list(validator(scenario).iter_errors(plain(cases))) == []
    assert load(file).scenario is not None


@pytest.mark.parametrize("own", [True, False])
def test_everything_that_may_stand_there_is_valid(whole_street: str, own: bool) -> None:
    assert not loads_expected(EXPECTED, loads(whole_street)).diagnostics
    assert list(validator(whole_street if own else None).iter_errors(plain(EXPECTED))) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("length: 30", "length: 31"),
        ("{paper: grim}", "{papers: grim}"),
        ("{paper: grim}", "{paper: grimm}"),
        ("{plan: close}", "{plans: close}"),
        ("{plan: close}", "{plan: closed}"),
        ("{stalls: many,", "{stalls: more,"),
        ('"vans": mornings', '"van": mornings'),
        ("[rain, accident]", "[rains, accident]"),
        ("      baker: {promise", "      bakers: {promise"),
        ("promise: {vans: secretly}", "promise: {vans: secret}"),
        ("vans: always}", "vans: never}"),
        ("{clauses: {vans: mornings}", "{clauses: {vans: morning}"),
        ("signed: [baker,", "signed: [bakery,"),
        ("secret: [vans]", "secret: [van]"),
        ("verified: vans", "verified: van"),
        ("baker  >  school: 1", "baker  >  scool: 1"),
        ("baker  >  school: 1", "baker  >  school: 0"),
        ("accident: sorry", "accident: sory"),
        ("accident: sorry", "rain: sorry"),
        ("deny: {vans: secretly}", "deny: {van: secretly}"),
        ("leave: vans", "leave: van"),
    ],
)  # fmt: skip
def test_a_wrong_id_is_marked_wherever_one_may_stand(
    whole_street: str, good: str, bad: str
) -> None:
    assert EXPECTED.count(good) == 1
    wrong = EXPECTED.replace(good, bad)
    assert list(validator(whole_street).iter_errors(plain(wrong)))


@pytest.mark.parametrize(
    "wrong", ["[]", "- say: x", "- expect: [deal]", "- {say: x, expect: []}", "- {say: x, expect: [deal], seed: -1}",
              "- {say: x, expect: [deal], rounds: {0: {}}}", "- {say: x, expect: [deal], round: {}}", "say: x"],
)  # fmt: skip
def test_what_has_not_the_shape_is_marked(wrong: str) -> None:
    assert list(validator(None).iter_errors(plain(wrong)))
