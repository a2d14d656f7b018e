"""Levers compiled: who owns them, what moving them costs, what is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from game.rules.arrays import Whole
from game.rules.compiling.outline import MOST_SETTINGS, BookOutline, whole
from game.rules.rulebook import CompiledRaise, Need
from game.scenario.model import Lever, hundredths


def ownership(plan: BookOutline) -> dict[str, Any]:
    """Compile who owns which lever, and the hands that seats have on them."""
    owns = np.zeros((len(plan.seats), len(plan.levers)), dtype=bool)
    for index, lever in enumerate(plan.lever_parts):
        for owner in lever.owner:
            if owner != "table":
                owns[plan.seats.index(owner), index] = True
    hand_seat, hand_lever = np.nonzero(owns)
    most = max(1, int(owns.sum(axis=0).max()))
    owner_seats = np.zeros((len(plan.levers), most), dtype=np.int64)
    for index in range(len(plan.levers)):
        seats = np.flatnonzero(owns[:, index])
        if len(seats):
            owner_seats[index] = [*seats, *[seats[0]] * (most - len(seats))]
    return {
        "owner_seats": owner_seats,
        "owns": owns,
        "owners": owns.sum(axis=0),
        "stranger": np.arange(len(plan.seats))[:, None] != hand_seat,
        "hand_lever": hand_lever.astype(np.int64),
        "hand_seat": hand_seat.astype(np.int64),
        "hand_of_seat": (hand_seat[:, None] == np.arange(len(plan.seats))).astype(np.float64),
    }


def lever_tables(plan: BookOutline) -> dict[str, Any]:
    """Compile prices, ratings and regards, and who must sign for what."""
    shape = (len(plan.levers), MOST_SETTINGS)
    real = np.zeros(shape, dtype=bool)
    rating = np.zeros(shape, dtype=np.int64)
    price = np.zeros((*shape, MOST_SETTINGS), dtype=np.int64)
    irreversible = np.zeros(shape, dtype=bool)
    final = np.zeros(shape, dtype=bool)
    regard = np.zeros((len(plan.seats), *shape), dtype=np.int64)
    signed_by = np.zeros((len(plan.seats), *shape), dtype=bool)
    for index, lever in enumerate(plan.lever_parts):
        for rank, setting in enumerate(lever.settings.values()):
            real[index, rank] = True
            rating[index, rank] = _rating(lever, rank)
            irreversible[index, rank] = setting.irreversible
            final[index, rank] = setting.final
            for seat, name in enumerate(plan.seats):
                view = setting.regard
                regard[seat, index, rank] = view.get(name, 0) if isinstance(view, Mapping) else view
                signed_by[seat, index, rank] = name in setting.signed_by
            for start in range(len(lever.settings)):
                step = hundredths(lever.step_cost) * abs(rank - start)
                cost = step if setting.cost is None else hundredths(setting.cost)
                price[index, start, rank] = 0 if start == rank else cost
    usual = plan.scenario.agreements.force
    owners = whole(sum(o != "table" for o in lever.owner) for lever in plan.lever_parts)
    step_own, step_share = _split_prices(price, owners, len(plan.seats))
    return {
        "start": whole(list(lever.settings).index(lever.start) for lever in plan.lever_parts),
        "real": real,
        "in_play": np.array([plan.plays(lever.mode) for lever in plan.lever_parts]),
        "binding": np.array(
            [
                "table" in lever.owner or (lever.force or usual) == "binding"
                for lever in plan.lever_parts
            ]
        ),
        "price": price,
        "hand_price": -(-price // np.maximum(owners, 1)[:, None, None]),
        "step_own": step_own,
        "step_share": step_share,
        "rating": rating,
        "lever_weight": whole(lever.weight for lever in plan.lever_parts),
        "regard": regard,
        "signed_by": signed_by,
        "irreversible": irreversible,
        "final": final,
    }


def covert_tables(plan: BookOutline) -> dict[str, Any]:
    """Compile what is hidden, from whom, and what it looks like."""
    shape = (len(plan.levers), MOST_SETTINGS)
    covert = np.zeros(shape, dtype=bool)
    chance = np.zeros(shape, dtype=np.int64)
    looks = np.broadcast_to(np.arange(MOST_SETTINGS), shape).copy()
    known = np.ones((len(plan.seats), *shape), dtype=bool)
    for index, lever in enumerate(plan.lever_parts):
        for rank, setting in enumerate(lever.settings.values()):
            hidden = setting.covert
            if hidden is None:
                continue
            covert[index, rank] = True
            chance[index, rank] = hidden.chance * 100
            looks[index, rank] = list(lever.settings).index(hidden.looks_like)
            for seat, name in enumerate(plan.seats):
                known[seat, index, rank] = name in hidden.known_to or name in lever.owner
    disguise, insider = np.zeros_like(known), np.zeros_like(known)
    for lever_at, setting_at in zip(*np.nonzero(covert), strict=True):
        shown = looks[lever_at, setting_at]
        if shown != setting_at:
            disguise[:, lever_at, shown] |= ~known[:, lever_at, setting_at]
            insider[:, lever_at, shown] |= known[:, lever_at, setting_at]
    return {
        "insider": insider,
        "disguise": disguise,
        "hidden": np.flatnonzero(covert.any(axis=1)),
        "covert": covert,
        "covert_chance": chance,
        "looks_like": looks,
        "known": known,
    }


def raises(plan: BookOutline) -> tuple[CompiledRaise, ...]:
    """Compile what makes exposure more or less likely."""
    return tuple(
        CompiledRaise(index, rank, plan.condition(item.when), item.by * 100)
        for index, lever in enumerate(plan.lever_parts)
        for rank, setting in enumerate(lever.settings.values())
        if setting.covert
        for item in setting.covert.raised
    )


def needs(plan: BookOutline) -> tuple[Need, ...]:
    """Compile the conditions for moving."""
    return tuple(
        Need(index, rank, plan.condition(setting.needs))
        for index, lever in enumerate(plan.lever_parts)
        for rank, setting in enumerate(lever.settings.values())
        if setting.needs
    )


def _rating(lever: Lever, rank: int) -> int:
    stated = tuple(lever.settings.values())[rank].cooperation
    if stated is not None:
        return stated * 100
    if lever.order_means_cooperation:
        return 10_000 * rank // (len(lever.settings) - 1)
    return 5_000


def _split_prices(price: Whole, owners: Whole, seats: int) -> tuple[Whole, Whole]:
    """Split the price of a step that is a clause between n parties: [n, L, K, K], twice.

    The owners pay half of it, the other parties share the other half; each part is rounded up to a
    hundredth. Without owners all share the whole; without others the owners pay it.
    """
    number = np.arange(seats + 1)[:, None]
    others = (number - owners)[:, :, None, None]
    owned = (owners > 0)[None, :, None, None]
    each = np.maximum(owners, 1)[None, :, None, None]
    half = -(-price[None] // 2)
    own = np.where(owned, -(-np.where(others > 0, half, price[None]) // each), 0)
    shared = np.where(owned, half, price[None])
    share = np.where(others > 0, -(-shared // np.maximum(others, 1)), 0)
    return own, share
