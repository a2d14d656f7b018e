"""Cases of an expectation file that decide the same, and so are one game."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.scenario.expected.cases import Case, RoundPlan


def same_games(cases: Sequence[Case]) -> Iterator[tuple[Case, Case]]:
    """Find every case in which exactly what an earlier one decides is decided, with that one."""
    seen: list[tuple[Case, Case]] = []
    for case in cases:
        decided = _decided(case)
        earlier = next((first for game, first in seen if game == decided), None)
        if earlier is not None:
            yield case, earlier
        else:
            seen.append((decided, case))


def _decided(case: Case) -> Case:
    """A case without where it stands and what it says and expects."""
    rounds = {number: _plan(plan) for number, plan in case.rounds.items()}
    nothing = RoundPlan(())
    played = {number: plan for number, plan in rounds.items() if plan != nothing}
    return replace(case, path=(), say="", expect=(), rounds=played)


def _plan(plan: RoundPlan) -> RoundPlan:
    return RoundPlan(
        (),
        tuple(replace(deal, path=()) for deal in plan.deals),
        tuple(((), event) for _, event in plan.happens),
        tuple(replace(deed, path=()) for deed in plan.deeds),
    )
