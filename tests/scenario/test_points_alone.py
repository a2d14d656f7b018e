"""Games of points alone: what may be left out, and what is supplied instead."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from game.rules.compiling import compile_rulebook
from game.scenario.loading import Loaded, loads
from game.scenario.texts import texts

SMALLEST: dict[str, Any] = {
    "format": 1,
    "id": "one-cake",
    "language": "en",
    "title": "One cake",
    "summary": "Two share a cake.",
    "story": "There is one cake.",
    "stakeholders": {
        name: {
            "name": name.capitalize(),
            "short": name.capitalize(),
            "icon": "cake",
            "colour": colour,
            "public": "We are hungry.",
            "private": "You would take a small piece.",
            "worth": {"cut": {"half": 1, "all": points}},
        }
        for name, colour, points in (("anna", "blue", 2.123456), ("bert", "amber", -3))
    },
    "levers": {
        "cut": {
            "name": "The cake",
            "ask": "Who gets what?",
            "owner": "table",
            "start": "none",
            "settings": {key: {"name": key.capitalize()} for key in ("none", "half", "all")},
        }
    },
}


def loaded(**changes: Any) -> Loaded:
    return loads(yaml.safe_dump({**SMALLEST, **changes}, sort_keys=False), "one-cake.yaml")


def test_nothing_is_missed_and_nothing_is_nagged_about() -> None:
    found = loaded()
    assert [str(one) for one in found.diagnostics] == []
    said = found.scenario
    assert said is not None
    assert list(said.endings) == ["agreement", "no_agreement"]
    assert said.lengths[45].rounds == 4
    minutes = said.lengths[45].minutes
    each = minutes.talk + minutes.commit + minutes.reveal
    assert minutes.brief + 4 * each + minutes.debrief == 45
    assert said.teaching.debrief


def test_nothing_costs_mandate_unless_it_says_so() -> None:
    said = loaded().scenario
    assert said is not None
    assert not compile_rulebook(said).price.any()
    assert said.agreements.worry == 0
    cut = {**SMALLEST["levers"]["cut"], "step_cost": 1}
    dear = loaded(levers={"cut": cut}, agreements={"worry": 3}).scenario
    assert dear is not None
    assert compile_rulebook(dear).price.max() == 200
    assert dear.agreements.worry == 3


def test_with_indicators_steps_cost_what_they_always_did() -> None:
    calm = {"calm": {"name": "Calm", "start": 50, "good": "high", "drift": -1}}
    said = loaded(indicators=calm).scenario
    assert said is not None
    assert compile_rulebook(said).price.max() == 400
    assert said.agreements.worry == 4


def test_what_is_supplied_speaks_the_language_of_the_file_and_is_not_to_be_translated() -> None:
    said = loaded(language="es").scenario
    assert said is not None
    assert said.endings["agreement"].title.text == "Un acuerdo"
    assert said.teaching.topic.text == "Negociación"
    assert not any(path[0] in ("endings", "teaching") for path in texts(said))


@pytest.mark.parametrize("key", ["endings", "lengths"])
def test_an_empty_group_is_still_a_mistake(key: str) -> None:
    assert {one.code for one in loaded(**{key: {}}).diagnostics} >= {"E206"}


def test_worth_has_six_decimals_and_costs_have_two() -> None:
    cut = {**SMALLEST["levers"]["cut"], "step_cost": 1.125}
    found = [str(one) for one in loaded(levers={"cut": cut}).diagnostics]
    assert len(found) == 1
    assert "W549" in found[0]
    assert "1.125" in found[0]
    seats = yaml.safe_load(yaml.safe_dump(SMALLEST["stakeholders"]))
    seats["anna"]["worth"]["cut"]["all"] = 0.1234567
    found = [str(one) for one in loaded(stakeholders=seats).diagnostics]
    assert len(found) == 1
    assert "six decimals" in found[0]


@pytest.mark.parametrize(
    ("written", "points"),
    [("1.0e-06", 1), ("-2.5E-3", -2_500), ("0.30000000000000004", 300_000), ("4.0e+2", 4 * 10**8)],
)
def test_numbers_as_programs_write_them_are_numbers(written: str, points: int) -> None:
    text = yaml.safe_dump(SMALLEST, sort_keys=False).replace("2.123456", written)
    found = loads(text, "one-cake.yaml")
    assert [str(one) for one in found.diagnostics] == []
    assert found.scenario is not None
    assert compile_rulebook(found.scenario).worth[0, 0, 2] == points


def test_an_option_worth_as_much_as_the_start_to_all_is_told() -> None:
    seats = yaml.safe_load(yaml.safe_dump(SMALLEST["stakeholders"]))
    for seat in seats.values():
        seat["worth"]["cut"]["half"] = 0
    assert [one.code for one in loaded(stakeholders=seats).diagnostics] == ["W524"]


def test_twelve_seats_and_six_options_are_no_limit_too_low() -> None:
    seats = {f"seat{n}": {**SMALLEST["stakeholders"]["anna"], "worth": {}} for n in range(12)}
    levers = {
        f"issue{n}": {
            **SMALLEST["levers"]["cut"],
            "name": f"Issue {n}",
            "start": "o0",
            "settings": {f"o{k}": {"name": f"Option {k}"} for k in range(6)},
        }
        for n in range(5)
    }
    for place, seat in enumerate(seats.values()):
        seat["worth"] = {
            lever: {f"o{k}": (place + 1) * (k - 2) + 0.000001 for k in range(6)} for lever in levers
        }
    found = loaded(stakeholders=seats, levers=levers)
    assert found.scenario is not None, [str(one) for one in found.diagnostics]


def test_a_seat_that_names_its_mind_keeps_it() -> None:
    stakeholders = {
        name: {**seat, **({"temperament": "grim"} if name == "anna" else {})}
        for name, seat in SMALLEST["stakeholders"].items()
    }
    said = loaded(stakeholders=stakeholders).scenario
    assert said is not None
    assert [seat.temperament for seat in said.stakeholders.values()] == [("grim",), ("bargainer",)]


def test_with_two_seats_all_but_two_is_nobody_and_all_but_one_is_somebody() -> None:
    for missing, codes in ((1, []), (2, ["E514"])):
        found = loaded(agreements={"sign": {"rule": "all_but", "missing": missing}})
        assert [d.code for d in found.diagnostics] == codes
