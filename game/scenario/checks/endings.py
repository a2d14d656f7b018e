"""Endings: is there more than one, and can each be the first whose condition holds?"""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.checks.ground import Ground, Said
from game.scenario.expression import Condition, always_one, implied_by, verdict
from game.scenario.model import Ending
from game.scenario.tree import Path


def one_only(ground: Ground) -> Iterator[Said]:
    """W550: the story can end in one way only."""
    if len(ground.scenario.endings) == 1:
        message = "a story that can end in one way only leaves nothing to decide"
        yield Said("W550", ("endings",), message, "add an ending with a condition, or accept this")


def covered(ground: Ground) -> Iterator[Said]:
    """W561: whenever an ending could come, an earlier one has come already."""
    before: dict[str, Condition] = {}
    for name, ending in ground.scenario.endings.items():
        earlier = {key: each for key, each in before.items() if _beside(ground, key, ending)}
        path: Path = ("endings", name, "when")
        if always_one(tuple(earlier.values())):
            message = f"one of the endings before '{name}' always comes, so neither it nor a later one does"
            yield Said("W561", ("endings", name), message, "ask for more in one of them")
            return
        if ending.otherwise:
            continue
        condition = ground.meanings.conditions.get(path)
        if condition is None or verdict(condition) is not None:
            return  # what is always or never true is said where it stands
        first = next((key for key, each in earlier.items() if implied_by(condition, (each,))), "")
        if first:
            message = f"whenever this holds, the earlier ending '{first}' holds too, so '{name}' never comes"
            hint = f"move '{name}' before '{first}', or change one of the two"
            yield Said("W561", path, message, hint, True)
        elif len(earlier) > 1 and implied_by(condition, tuple(earlier.values())):
            message = f"whenever this holds, one of the earlier endings holds too, so '{name}' never comes"
            yield Said("W561", path, message, f"move '{name}' up, or change one of them", True)
        before[name] = condition


def _beside(ground: Ground, earlier: str, ending: Ending) -> bool:
    """Whether an earlier ending is there in every game that has this one."""
    return ground.scenario.endings[earlier].mode == "core" or ending.mode == "full"


CHECKS = (one_only, covered)
