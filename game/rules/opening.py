"""The position in which a game begins."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Seeds, Whole
from game.rules.chance import SHARES, draw
from game.rules.position import Position
from game.rules.rulebook import Rulebook


def open_games(book: Rulebook, seeds: Seeds) -> Position:
    """Set up one game for each seed: the status quo, hidden facts drawn, no agreement."""
    games = len(seeds)
    seats, levers, hands = len(book.seats), len(book.levers), len(book.hand_lever)
    events, lines = len(book.events), len(book.red_lines)

    def zeros(*shape: int) -> Whole:
        return np.zeros((games, *shape), dtype=np.int64)

    def no(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        return np.zeros((games, *shape), dtype=bool)

    def all_alike(row: Whole) -> Whole:
        return np.broadcast_to(row, (games, *row.shape)).copy()

    seen = np.where(
        book.known[:, np.arange(levers), book.start],
        book.start,
        book.looks_like[np.arange(levers), book.start],
    )
    return Position(
        round=1,
        phase=0,
        seeds=seeds,
        over=no(),
        ending=zeros() - 1,
        indicator=all_alike(book.begin),
        trust=all_alike(book.trust_start),
        ceiling=zeros(seats, seats) + 10_000,
        shown=all_alike(book.trust_start),
        withheld=zeros(seats, hands),
        mandate=all_alike(book.mandate_start),
        setting=all_alike(book.start),
        seen=all_alike(seen),
        exposed=no(levers),
        stood=zeros(*book.real.shape),
        set_round=zeros(levers),
        past=np.repeat(all_alike(book.begin)[:, None, :], max(book.history, 1), axis=1),
        fact=_draw_facts(book, seeds),
        happened=zeros(events),
        pending=no(events),
        chose=zeros(events) - 1,
        offered=no(seats),
        offer=zeros(seats, levers) - 1,
        offer_public=no(seats, levers),
        offer_verified=no(seats, levers),
        offer_pay=zeros(seats, 2, seats),
        offer_party=no(seats, seats),
        offer_open=no(seats),
        offer_rounds=zeros(seats),
        offer_age=zeros(seats),
        offer_deal=zeros(seats),
        signed=no(seats, seats),
        declined=no(seats, seats),
        blocking=zeros(seats, seats) - 1,
        would=zeros(seats, seats) - 1,
        awaiting=no(seats),
        clause=zeros(levers) - 1,
        deal=zeros(levers),
        signer=no(levers, seats),
        public=no(levers),
        verified=no(levers),
        until=zeros(levers),
        wronged=no(seats, hands),
        secret_breach=no(seats, hands),
        verdict=zeros(seats, levers),
        promised=zeros(levers) - 1,
        denied=zeros(levers) - 1,
        denied_round=zeros(levers),
        marked=no(seats, seats, levers),
        crossed=zeros(lines),
        over_line=no(lines),
        step=zeros(seats),
    )


def _draw_facts(book: Rulebook, seeds: Seeds) -> Whole:
    """Draw every hidden fact by its weights, unless a facilitator has set it."""
    found = np.zeros((len(seeds), len(book.facts)), dtype=np.int64)
    lots = draw(seeds, 0, "hidden_fact", np.arange(len(book.facts)))
    for index, weights in enumerate(book.fact_weights):
        if book.fact_drawn[index] >= 0:
            found[:, index] = book.fact_drawn[index]
            continue
        bounds = np.cumsum(weights) * SHARES // sum(weights)
        found[:, index] = np.searchsorted(bounds, lots[:, index], side="right")
    return found
