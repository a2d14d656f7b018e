"""Warnings: what is allowed but probably not meant. An author may accept each with a reason."""

from __future__ import annotations

from game.scenario.checks import (
    course,
    endings,
    idle,
    limits,
    lines,
    names,
    people,
    prose,
    screen,
    slips,
    table,
    telling,
    turned,
    twice,
    waiting,
    world,
)
from game.scenario.checks.ground import Ground
from game.scenario.diagnostics import Diagnostic
from game.scenario.meanings import Meanings
from game.scenario.model import Scenario
from game.scenario.tree import Tree

CHECKS = (
    *names.CHECKS,
    *world.CHECKS,
    *table.CHECKS,
    *turned.CHECKS,
    *limits.CHECKS,
    *course.CHECKS,
    *waiting.CHECKS,
    *endings.CHECKS,
    *prose.CHECKS,
    *people.CHECKS,
    *twice.CHECKS,
    *telling.CHECKS,
    *slips.CHECKS,
    *lines.CHECKS,
    *screen.CHECKS,
    *idle.CHECKS,
)
"""All checks: each takes the ground and yields what it has to say."""


def checked(
    scenario: Scenario, tree: Tree, meanings: Meanings, stem: str | None = None
) -> tuple[Diagnostic, ...]:
    """Run all checks on a scenario without errors of shape or names.

    Args:
        scenario: the scenario.
        tree: its file.
        meanings: its compiled conditions and flows.
        stem: the file's name without its suffix, if it is a file.
    """
    ground = Ground(scenario, tree, meanings)
    diagnostics = []
    for check in CHECKS:
        for said in check(ground):
            spot = tree.within(said.path, said.at) if said.at_value else tree.key(said.path)
            diagnostics.append(tree.error(spot, said.code, said.message, said.hint))
    if stem is not None and stem != scenario.id:
        message = f"the file is called '{stem}', its scenario '{scenario.id}'"
        diagnostics.append(
            tree.error(tree.value(("id",)), "W540", message, "give both the same name")
        )
    return tuple(diagnostics)
