"""What the model knows at a place of a file, however the place is reached."""

from __future__ import annotations

import pytest

from game.scenario.fields import field_at, inner_names, known_keys, parts_at
from game.scenario.loading import loads
from game.scenario.model import Block, Covert, Scenario, Text, Verification

SETTING = ("levers", "vans", "settings", "secretly")


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ((), Scenario),
        (("agreements", "verification"), Verification),  # that may be left out
        ((*SETTING, "covert"), Covert),
        ((*SETTING, "once", 0), Block),  # in a list
        ((*SETTING, "once"), Block),  # of which one may stand alone
        (("stakeholders", "baker", "public", 1), Text),
        (("sides", "north"), Text),
    ],
)
def test_a_part_is_known_by_where_it_stands(place: tuple[str | int, ...], part: type) -> None:
    assert parts_at(place)[-1] is part
    assert "exceptions" not in known_keys(("trust",))
    names = {field.alias or name for name, field in part.model_fields.items()}
    assert names <= set(known_keys(place))


def test_a_field_is_known_by_what_an_author_calls_it() -> None:
    found = field_at(("trust", "except"))
    assert found is not None
    assert "holder > actor" in str(found.description)
    assert field_at(("trust", "exceptions")) is None
    assert field_at((*SETTING, "once", "when")) is field_at((*SETTING, "once", 0, "when"))
    assert inner_names() == {"rounds", "exceptions"}


@pytest.mark.parametrize(
    ("good", "bad", "meant"),
    [
        ("verification: {cost", "verification: {cots", "cost"),
        ("chance: 60", "chanse: 60", "chance"),
        ("known_to: paper", "knownto: paper", "known_to"),
    ],
)
def test_a_misspelt_key_is_known_in_a_part_that_may_be_left_out(
    street: str, good: str, bad: str, meant: str
) -> None:
    assert street.count(good) == 1
    said = [d for d in loads(street.replace(good, bad)).diagnostics if d.code == "E201"]
    assert [d.hint for d in said] == [f"did you mean '{meant}'?"]


@pytest.mark.parametrize(
    ("line", "hint"), [("rounds: 2", "write 'for'"), ("fro: 2", "did you mean 'for'?")]
)
@pytest.mark.parametrize("alone", [False, True], ids=["in a list", "alone"])
def test_one_block_alone_is_read_as_closely_as_a_list_of_them(
    street: str, line: str, hint: str, alone: bool
) -> None:
    """A key that only programs know would otherwise be taken without a word."""
    block = "- when: plan is close or stalls is many\n            for: 2\n            effects"
    assert block in street
    wrong = block.replace("for: 2", line)
    if alone:
        wrong = wrong.replace("- ", "", 1).replace("            ", "          ")
    said = loads(street.replace(block, wrong)).diagnostics
    assert [(d.code, d.hint) for d in said] == [("E201", hint)]
