"""A scenario without its luck, so that a case shows what follows from decisions alone."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from game.scenario.model import Scenario

_SURE = 100
"""A chance, in percent, that is none."""


def calm(scenario: Scenario) -> Scenario:
    """Return the scenario without luck.

    What has a chance below 100 % never happens or comes to light, and every hidden fact is what is likeliest, of
    equals the first.
    """
    facts = {
        name: fact.model_copy(update={"drawn": _likeliest(scenario, name)})
        for name, fact in scenario.facts.items()
    }
    return scenario.model_copy(
        update={
            "facts": facts,
            "events": {name: _certain(event, "chance") for name, event in scenario.events.items()},
            "levers": {name: _open(lever) for name, lever in scenario.levers.items()},
            "agreements": _unchecked(scenario.agreements),
        }
    )


def _likeliest(scenario: Scenario, name: str) -> str:
    fact = scenario.facts[name]
    if fact.drawn != "chance":
        return fact.drawn
    return max(fact.values, key=lambda value: fact.values[value].weight)


def _certain(part: Any, key: str) -> Any:
    """Take a chance that is not sure out of a part."""
    chance = getattr(part, key)
    return part if chance >= _SURE else part.model_copy(update={key: 0})


def _open(lever: Any) -> BaseModel:
    """Take out of a lever what may come to light by chance."""
    settings = {}
    for name, setting in lever.settings.items():
        covert = setting.covert
        if covert is not None:
            raised = tuple(each for each in covert.raised if each.by >= _SURE)
            covert = _certain(covert, "chance").model_copy(update={"raised": raised})
        settings[name] = setting.model_copy(update={"covert": covert})
    changed: BaseModel = lever.model_copy(update={"settings": settings})
    return changed


def _unchecked(agreements: Any) -> BaseModel:
    check = agreements.verification
    check = None if check is None else _certain(check, "exposes")
    changed: BaseModel = agreements.model_copy(update={"verification": check})
    return changed
