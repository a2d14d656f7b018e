"""The world compiled: indicators, effects, events and hidden facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from game.rules.blocks import BlockSource, compile_blocks
from game.rules.compiling.outline import MOST_SETTINGS, BookOutline, whole
from game.rules.measures import numbers
from game.scenario.expression import compile_flow
from game.scenario.model import Block, hundredths


def indicator_tables(plan: BookOutline) -> dict[str, Any]:
    """Compile ranges, starts, drift, flows and measures, and who sees what."""
    parts = tuple(plan.scenario.indicators.values())
    visible = np.zeros((len(plan.seats), len(parts)), dtype=bool)
    estimated = np.zeros_like(visible)
    for index, part in enumerate(parts):
        for seat, name in enumerate(plan.seats):
            visible[seat, index] = part.visible == "all" or (
                part.visible != "nobody" and name in part.visible
            )
            estimated[seat, index] = bool(
                part.estimate
                and not visible[seat, index]
                and (part.estimate.seen_by == "all" or name in part.estimate.seen_by)
            )
    flows = tuple(
        (index, compile_flow(part.flow, plan.names))
        for index, part in enumerate(parts)
        if part.flow
    )
    measures = tuple(
        (index, compile_flow(part.measure, plan.names))
        for index, part in enumerate(parts)
        if part.measure
    )
    low = whole(hundredths(part.low) for part in parts)
    high = whole(hundredths(part.high) for part in parts)
    begin = whole(hundredths(part.start or 0) for part in parts)
    for index, measure in measures:
        begin[index] = np.clip(measure.amount(numbers(begin[None]))[0], low[index], high[index])
    return {
        "low": low,
        "high": high,
        "begin": begin,
        "drift": whole(hundredths(part.drift) for part in parts),
        "flows": flows,
        "measures": measures,
        "visible": visible,
        "estimated": estimated,
        "bias": whole(hundredths(part.estimate.bias) if part.estimate else 0 for part in parts),
        "noise": whole(hundredths(part.estimate.noise) if part.estimate else 0 for part in parts),
        "history": max((lag + 1 for _, flow in flows for lag in flow.mentions.lags), default=0),
        "score_zero": whole(0 if p.scored == "points" else hundredths(p.low) for p in parts),
        "score_span": whole(
            10_000 if p.scored == "points" else max(hundredths(p.high) - hundredths(p.low), 1)
            for p in parts
        ),
        "score_whole": whole(0 if p.scored == "points" else 100 for p in parts),
        "normal_sign": whole({"high": 1, "low": -1, "neither": 0}[part.good] for part in parts),
    }


def block_tables(plan: BookOutline) -> dict[str, Any]:
    """Compile every effect of the scenario to rows."""

    def rows(
        source: str, owner: int, choice: int, blocks: Sequence[Block]
    ) -> list[tuple[BlockSource, Mapping[str, int | float]]]:
        return [
            (
                BlockSource(
                    source,
                    owner,
                    choice,
                    block.rounds or 0,
                    plan.condition(block.when) if block.when else None,
                ),
                block.effects,
            )
            for block in blocks
        ]

    def compiled(sources: list[tuple[BlockSource, Mapping[str, int | float]]]) -> object:
        return compile_blocks(sources, plan.indicators, plan.seats)

    events = tuple(plan.scenario.events.values())
    lines = [line for seat in plan.stakeholders for line in seat.red_lines.values()]
    return {
        "once": compiled(
            [
                row
                for index, lever in enumerate(plan.lever_parts)
                for rank, setting in enumerate(lever.settings.values())
                for row in rows("once", index, rank, setting.once)
            ]
        ),
        "each_round": compiled(
            [
                row
                for index, lever in enumerate(plan.lever_parts)
                for rank, setting in enumerate(lever.settings.values())
                for row in rows("each_round", index, rank, setting.each_round)
            ]
        ),
        "event_blocks": compiled(
            [
                (BlockSource("event", index), event.effects)
                for index, event in enumerate(events)
                if event.effects
            ]
        ),
        "option_blocks": compiled(
            [
                (BlockSource("option", index, rank), option.effects)
                for index, event in enumerate(events)
                if event.choice
                for rank, option in enumerate(event.choice.options.values())
                if option.effects
            ]
        ),
        "red_line_blocks": compiled(
            [
                (BlockSource("red_line", index), line.effects)
                for index, line in enumerate(lines)
                if line.effects
            ]
        ),
    }


def event_tables(plan: BookOutline) -> dict[str, Any]:
    """Compile when events happen and what they ask."""
    events = tuple(plan.scenario.events.values())
    cost = np.zeros((len(events), MOST_SETTINGS), dtype=np.int64)
    for index, event in enumerate(events):
        for rank, option in enumerate(event.choice.options.values() if event.choice else ()):
            cost[index, rank] = hundredths(option.cost)
    return {
        "event_when": tuple(
            (index, plan.condition(event.when)) for index, event in enumerate(events) if event.when
        ),
        "event_chance": whole(event.chance * 100 for event in events),
        "event_round": whole(event.round or 0 for event in events),
        "event_repeats": np.array([event.repeat for event in events], dtype=bool),
        "event_open": np.array(
            [plan.plays(event.mode) and not event.facilitator for event in events], dtype=bool
        ),
        "choice_seat": whole(
            plan.seats.index(event.choice.seat) if event.choice else -1 for event in events
        ),
        "choice_default": whole(
            list(event.choice.options).index(event.choice.default) if event.choice else -1
            for event in events
        ),
        "option_cost": cost,
    }


def fact_tables(plan: BookOutline) -> dict[str, Any]:
    """Compile hidden facts and who is told what."""
    facts = tuple(plan.scenario.facts.values())
    told = []
    for fact in facts:
        hears = np.zeros((len(plan.seats), len(fact.values)), dtype=np.int64)
        for seat, texts in fact.told.items():
            different = list(dict.fromkeys(text.text for text in texts.values()))
            for rank, value in enumerate(fact.values):
                if value in texts:
                    heard = different.index(texts[value].text) + 1
                    hears[plan.seats.index(seat), rank] = heard
        told.append(hears)
    return {
        "fact_weights": tuple(
            tuple(value.weight for value in fact.values.values()) for fact in facts
        ),
        "fact_drawn": tuple(
            -1 if fact.drawn == "chance" else list(fact.values).index(fact.drawn) for fact in facts
        ),
        "told": tuple(told),
    }
