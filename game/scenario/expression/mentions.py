"""What an expression names, for cross-references, explanations and dependencies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from game.scenario.expression import nodes as n
from game.scenario.expression.names import Mentions, Names

T = TypeVar("T")


def mentions(root: n.Phrase, names: Names) -> Mentions:
    """Collect everything `root` names, in order of first appearance."""
    parts = list(n.walk(root))
    indicators, levers, facts = list(names.indicators), list(names.levers), list(names.facts)
    events, seats, red_lines = list(names.events), names.seats, names.red_lines
    settings = [
        (levers[p.lever], names.levers[levers[p.lever]][p.setting])
        for p in parts
        if isinstance(p, (n.Chosen, n.Stood))
    ]
    chosen = [p for p in parts if isinstance(p, n.Chose)]
    clauses = [levers[p.lever] for p in parts if isinstance(p, n.ClauseOn)]
    return Mentions(
        indicators=_once(indicators[p.index] for p in parts if isinstance(p, n.IndicatorAt)),
        levers=_once([lever for lever, _ in settings] + clauses),
        settings=_once(settings),
        facts=_once(facts[p.fact] for p in parts if isinstance(p, n.FactIs)),
        values=_once(
            (facts[p.fact], names.facts[facts[p.fact]][p.value])
            for p in parts
            if isinstance(p, n.FactIs)
        ),
        events=_once(
            events[p.index if isinstance(p, n.Happened) else p.event]
            for p in parts
            if isinstance(p, (n.Happened, n.Chose))
        ),
        options=_once((events[p.event], names.events[events[p.event]][p.option]) for p in chosen),
        red_lines=_once(red_lines[p.index] for p in parts if isinstance(p, n.Crossed)),
        trust=_once(
            (seats[p.holder], seats[p.actor]) for p in parts if isinstance(p, n.TrustBetween)
        ),
        agreements=_once(clauses),
        lags=tuple(sorted({p.lag for p in parts if isinstance(p, n.IndicatorAt) and p.lag})),
        round=any(isinstance(p, n.Round) for p in parts),
        cooperation=any(isinstance(p, n.Cooperation) for p in parts),
        deal=any(isinstance(p, n.Deal) for p in parts),
        stood=any(isinstance(p, n.Stood) for p in parts),
    )


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
