"""What hidden settings risk: the chance of coming to light in a round, and what that then costs the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.rules.discovery import Discovery, discovery
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.sight import Observation
from game.views.losses import Loss, loss_of, losses_said
from game.views.words import Words

PERCENT = 100
"""Basis points in one percent."""


@dataclass(frozen=True, slots=True)
class Risk:
    """What one hidden setting of the reader's own risks."""

    chance: int
    """Percent that it comes to light in a round in which it stands, as the reader sees things now."""
    loss: Loss
    """What coming to light then costs, beside what the setting does in any case."""
    cost: str
    """The same in one line; empty for nothing."""
    sentence: str


def risks(words: Words, seen: Observation) -> Mapping[tuple[str, str], Risk]:
    """Work out the risk of every hidden setting of the observing seat's levers, by lever and setting."""
    book = words.book
    asked = hidden_of(book, seen)
    if not asked:
        return {}
    found, risk_of = _discovered(book, seen, asked), {}
    for row, (at, which) in enumerate(asked):
        if int(found.after[2 * row]) != which:
            continue  # it could not be carried out as things stand
        chance = _percent(int(found.chance[2 * row]))
        loss = loss_of(words, found, 2 * row + 1, besides=2 * row)
        cost = losses_said(words, seen, loss)
        key = "risk" if cost else "risk.free"
        said = words.say(key, percent=chance, cost=cost)
        risk_of[book.levers[at], book.settings[at][which]] = Risk(chance, loss, cost, said)
    return risk_of


def risks_of_text(words: Words, seen: Observation, place: int) -> str:
    """Say what hidden clauses of the observing seat's own risk in a text on the table; empty for none.

    The text is thought of as in force, with all its clauses kept.
    """
    book, view = words.book, seen.view
    offer = view.one.offer[place]
    asked = [(lever, rank) for lever, rank in hidden_of(book, seen) if offer[lever] == rank]
    if not asked:
        return ""
    agreed = offer >= 0
    lines = {
        "clause": offer,
        "deal": view.one.deal.max() + 1,
        "signer": view.one.offer_party[place][None, :],
        "public": view.one.offer_public[place],
        "verified": view.one.offer_verified[place],
    }
    columns = {}
    for name, value in lines.items():
        old = getattr(view, name)
        at = agreed.reshape(agreed.shape + (1,) * (old.ndim - 2))
        columns[name] = np.where(at[None], value, old)
    found, said = _discovered(book, replace(seen, view=view.changed(**columns)), asked), []
    for row, (lever, _) in enumerate(asked):
        loss = loss_of(words, found, 2 * row + 1, besides=2 * row)
        cost = losses_said(words, seen, loss)
        chance = _percent(int(found.chance[2 * row]))
        key = "risk.clause" if cost else "risk.clause.free"
        said.append(
            words.say(key, lever=words.lever(book.levers[lever]), percent=chance, cost=cost)
        )
    return " ".join(said)


def _discovered(book: Rulebook, seen: Observation, asked: Sequence[tuple[int, int]]) -> Discovery:
    """Think of each setting twice: as it stays hidden, and as it comes to light."""
    lever, rank = np.array([each for each in asked for _ in range(2)]).T
    return discovery(book, seen, lever, rank, np.arange(len(lever)) % 2 == 1)


def _percent(chance: int) -> int:
    return -(-chance // PERCENT)


def hidden_of(book: Rulebook, seen: Observation) -> Sequence[tuple[int, int]]:
    """List the hidden settings of the observing seat's levers that are in play, by lever and rank."""
    if seen.seat == NOBODY:
        return []
    own = book.covert & (book.owns[seen.seat] & book.in_play)[:, None]
    return [(int(lever), int(rank)) for lever, rank in np.argwhere(own)]
