"""Seats compiled: what they value, what they can spend, whom they answer to."""

from __future__ import annotations

from typing import Any

import numpy as np

from game.rules.compiling.outline import MOST_SETTINGS, BookOutline, millionths, whole
from game.rules.rulebook import CompiledBonus, Vote
from game.scenario.model import hundredths


def value_tables(plan: BookOutline) -> dict[str, Any]:
    """Compile interests and worth, and which of them everybody knows."""
    interest = np.zeros((len(plan.seats), len(plan.indicators)), dtype=np.int64)
    worth = np.zeros((len(plan.seats), len(plan.levers), MOST_SETTINGS), dtype=np.int64)
    known_interest = np.zeros(interest.shape, dtype=bool)
    known_worth = np.zeros(worth.shape, dtype=bool)
    for seat, holder in enumerate(plan.stakeholders):
        for name, wanted in holder.interests.items():
            at = seat, plan.indicators.index(name)
            interest[at], known_interest[at] = wanted.weight, wanted.known
        for lever, table in holder.worth.items():
            for setting, counted in table.items():
                place = (seat, plan.levers.index(lever), plan.setting(lever, setting))
                worth[place] = millionths(counted.points)
                hidden = plan.scenario.levers[lever].settings[setting].covert is not None
                known_worth[place] = counted.known and not hidden
    parts = plan.scenario.indicators.values()
    as_it_is = np.array([part.scored == "points" for part in parts], dtype=bool)
    weighted = interest.any(axis=1)
    return {
        "interest": interest,
        "known_interest": known_interest,
        "worth": worth,
        "known_worth": known_worth,
        "weighted": weighted,
        "limited": weighted & ~interest[:, as_it_is].any(axis=1),
        "scored": np.array([bool(s.interests or s.worth or s.bonuses) for s in plan.stakeholders]),
    }


def bonuses(plan: BookOutline) -> tuple[CompiledBonus, ...]:
    """Compile points counted under conditions."""
    return tuple(
        CompiledBonus(seat, plan.condition(bonus.when), millionths(bonus.points))
        for seat, holder in enumerate(plan.stakeholders)
        for bonus in holder.bonuses
    )


def seat_tables(plan: BookOutline) -> dict[str, Any]:
    """Compile mandates, trust at the start and signing weights."""
    scenario, seats, parts = plan.scenario, plan.seats, plan.stakeholders
    rules = scenario.agreements
    trust = np.full((len(seats), len(seats)), scenario.trust.start * 100, dtype=np.int64)
    for pair, value in scenario.trust.exceptions.items():
        holder, _, actor = pair.partition(">")
        trust[seats.index(holder.strip()), seats.index(actor.strip())] = value * 100
    np.fill_diagonal(trust, 10_000)

    def index(name: str | None) -> int:
        return plan.indicators.index(name) if name else -1

    return {
        "reservation": whole(hundredths(part.reservation) for part in parts),
        "mandate_start": whole(hundredths(part.mandate.start) for part in parts),
        "mandate_income": whole(hundredths(part.mandate.income) for part in parts),
        "mandate_cap": whole(hundredths(part.mandate.cap) for part in parts),
        "support": whole(index(part.support) for part in parts),
        "purse": whole(index(part.purse) for part in parts),
        "actors": np.array([part.play != "information" for part in parts]),
        "trust_start": trust,
        "reaction": 8_000 // plan.length.rounds,
        "sign_weight": whole(rules.sign.weights.get(name, 1) for name in seats),
        "veto": np.array([name in rules.sign.veto for name in seats]),
        "ratifier": whole(ratifier(plan, name) for name in seats),
        "ratify_above": whole(
            rules.ratification[name].above if name in rules.ratification else 0 for name in seats
        ),
    }


def ratifier(plan: BookOutline, seat: str) -> int:
    """Find who must approve what a seat signs: -1 nobody, -2 its constituencies, else a seat."""
    rule = plan.scenario.agreements.ratification.get(seat)
    if rule is None or not plan.plays(rule.mode):
        return -1
    return -2 if rule.by == "constituencies" else plan.seats.index(rule.by)


def votes(plan: BookOutline) -> tuple[Vote, ...]:
    """Compile the votes of constituencies that ratify."""
    return tuple(
        Vote(seat, name, group.weight, group.veto, plan.condition(group.accepts))
        for seat, holder in enumerate(plan.stakeholders)
        if ratifier(plan, plan.seats[seat]) == -2
        for name, group in holder.constituencies.items()
    )
