"""Compile a scenario, at one length, to a rulebook."""

from __future__ import annotations

from game.rules.compiling import levers, seats, world
from game.rules.compiling.outline import BookOutline, names_of, whole
from game.rules.phases import phases_of_round
from game.rules.rulebook import CompiledEnding, Rulebook
from game.scenario.model import Scenario

__all__ = ["compile_rulebook", "names_of"]


def compile_rulebook(
    scenario: Scenario, minutes: int | None = None, exchanges: int = 0
) -> Rulebook:
    """Compile a checked scenario for the lesson of so many minutes; the first length if not given.

    A talk has the exchanges that the length says, or as many as are given here: a room in which people
    act whenever they like needs more of them. A length without talk stays without.

    Raises KeyError if the scenario has no such length.
    """
    minutes = next(iter(scenario.lengths)) if minutes is None else minutes
    return _rulebook(BookOutline(scenario, minutes, exchanges))


def _rulebook(plan: BookOutline) -> Rulebook:
    scenario = plan.scenario
    lines = [
        (plan.seats.index(seat), line)
        for seat, holder in scenario.stakeholders.items()
        for line in holder.red_lines.values()
    ]
    return Rulebook(
        scenario=scenario,
        minutes=plan.minutes,
        length=plan.length,
        seats=plan.seats,
        levers=plan.levers,
        settings=plan.settings,
        indicators=plan.indicators,
        events=tuple(scenario.events),
        options=tuple(
            tuple(event.choice.options) if event.choice else ()
            for event in scenario.events.values()
        ),
        red_lines=plan.names.red_lines,
        facts=tuple(scenario.facts),
        values=tuple(tuple(fact.values) for fact in scenario.facts.values()),
        endings=tuple(scenario.endings),
        rounds=plan.length.rounds,
        exchanges=plan.length.exchanges,
        talk_from=plan.length.talk_from,
        aftermath=plan.length.aftermath,
        phases=phases_of_round(plan.length.exchanges, _ratified(plan)),
        line_seat=whole(seat for seat, _ in lines),
        line_when=tuple(
            (index, plan.condition(line.when))
            for index, (_, line) in enumerate(lines)
            if plan.plays(line.mode)
        ),
        finishes=tuple(
            (
                index,
                CompiledEnding(
                    None if ending.otherwise else plan.condition(ending.when or ""),
                    ending.early,
                ),
            )
            for index, ending in enumerate(scenario.endings.values())
            if plan.plays(ending.mode)
        ),
        raises=levers.raises(plan),
        needs=levers.needs(plan),
        votes=seats.votes(plan),
        bonuses=seats.bonuses(plan),
        infeasible=tuple(
            tuple(
                (plan.levers.index(lever), plan.setting(lever, setting))
                for lever, setting in pair.together.items()
            )
            for pair in scenario.infeasible
        ),
        **levers.ownership(plan),
        **levers.lever_tables(plan),
        **levers.covert_tables(plan),
        **world.indicator_tables(plan),
        **world.block_tables(plan),
        **seats.value_tables(plan),
        **seats.seat_tables(plan),
        **world.event_tables(plan),
        **world.fact_tables(plan),
    )


def _ratified(plan: BookOutline) -> bool:
    """Whether any signature needs approval at this length."""
    return any(plan.plays(one.mode) for one in plan.scenario.agreements.ratification.values())
