"""Who may know what: a position as one seat can know it.

`observe` copies only what is whitelisted for a seat and fills the rest with what anyone could guess
from the scenario. An observation is therefore a position of the same shape, so menus, scores and
forecasts run on it with the same rules, and nothing they say can give a secret away.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.chance import SHARES, draw
from game.rules.opening import open_games
from game.rules.position import Position, pick
from game.rules.reveal import checked, doubt, knows
from game.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Observation:
    """What one seat may know."""

    seat: int
    view: Position
    """The position as the seat can know it; what it cannot know is filled in from the scenario."""
    certain: Mask
    """[G, L] levers whose setting it can be sure of"""
    exact: Mask
    """[I] indicators it sees exactly"""
    estimated: Mask
    """[I] indicators it sees as an estimate"""
    told: Whole
    """[G, H] which of the things it was told about each hidden fact; 0 for nothing"""


def some_games(seen: Observation, games: Whole) -> Observation:
    """Take some games out of what a seat sees of a batch."""
    return Observation(
        seat=seen.seat,
        view=pick(seen.view, games),
        certain=seen.certain[games],
        exact=seen.exact,
        estimated=seen.estimated,
        told=seen.told[games],
    )


def estimate(book: Rulebook, position: Position, seat: int) -> Whole:
    """What a seat guesses an indicator to be: biased, and noisy within its bounds: [G, I] (case sight-1)."""
    indicators = np.arange(len(book.indicators))
    subject = indicators * len(book.seats) + seat
    lots = draw(position.seeds, position.round, "estimate", subject)
    noise = (2 * lots - (SHARES - 1)) * book.noise // (SHARES - 1)
    return np.clip(position.indicator + book.bias + noise, book.low, book.high)


def hears(book: Rulebook, position: Position, seat: int) -> Whole:
    """Which of the things it could be told a seat has been told about each hidden fact: [G, H]."""
    found = np.zeros_like(position.fact)
    for index, told in enumerate(book.told):
        found[:, index] = told[seat][position.fact[:, index]]
    return found


def _likeliest_facts(book: Rulebook, told: Whole, seat: int) -> Whole:
    """Guess every hidden fact: the likeliest value that fits what the seat was told."""
    guess = np.zeros_like(told)
    for index, likeliest in enumerate(_guesses(book, seat)):
        guess[:, index] = likeliest[told[:, index]]
    return guess


@lru_cache(maxsize=64)
def _guesses(book: Rulebook, seat: int) -> tuple[Whole, ...]:
    """For every hidden fact the likeliest value by what a seat was told of it; nobody writes to them."""
    found = []
    for index, weights in enumerate(book.fact_weights):
        heard = book.told[index][seat]
        fits = heard[None, :] == np.arange(int(heard.max(initial=0)) + 1)[:, None]
        found.append(np.argmax(np.where(fits, np.array(weights)[None, :], -1), axis=1))
    return tuple(found)


@lru_cache(maxsize=16)
def _blank(book: Rulebook, games: int) -> Position:
    """What anyone could guess from the scenario alone; nobody writes to it."""
    return open_games(book, np.zeros(games, dtype=np.uint64))


def observe(book: Rulebook, position: Position, seat: int) -> Observation:
    """Show a position to one seat, by its index."""
    blank = _blank(book, position.games)
    told = hears(book, position, seat)
    view = position.changed(
        seeds=blank.seeds,
        fact=_likeliest_facts(book, told, seat),
        **_numbers(book, position, blank, seat),
        **_levers(book, position, blank, seat),
        **_proposals(book, position, blank, seat),
        **_agreements(book, position, blank, seat),
    )
    sure = knows(book, position) & ~doubt(book, position)
    return Observation(
        seat=seat,
        view=view,
        certain=sure[:, seat],
        exact=book.visible[seat],
        estimated=book.estimated[seat],
        told=told,
    )


def _numbers(book: Rulebook, position: Position, blank: Position, seat: int) -> dict[str, Any]:
    own = np.arange(len(book.seats)) == seat
    row = own[:, None]
    visible = book.visible[seat]
    guessed = np.where(book.estimated[seat], estimate(book, position, seat), blank.indicator)
    return {
        "indicator": np.where(visible, position.indicator, guessed),
        "past": np.where(visible, position.past, blank.past),
        "trust": np.where(row, position.trust, position.shown),
        "ceiling": np.where(row, position.ceiling, blank.ceiling),
        "withheld": np.where(row, position.withheld, 0),
        "mandate": np.where(own, position.mandate, blank.mandate),
    }


def _levers(book: Rulebook, position: Position, blank: Position, seat: int) -> dict[str, Any]:
    open_lever = ~book.covert.any(axis=1) | book.owns[seat]
    exposed = np.zeros_like(position.exposed)
    exposed[:, book.hidden] = checked(book, position)[:, seat]
    seen = position.seen[:, seat]
    return {
        "setting": seen,
        "seen": np.broadcast_to(seen[:, None, :], position.seen.shape).copy(),
        "exposed": exposed,
        "stood": np.where(open_lever[:, None], position.stood, blank.stood),
        "set_round": np.where(open_lever, position.set_round, blank.set_round),
    }


CLAUSE_FACTS = ("clause", "deal", "signer", "public", "verified", "until")
PROPOSAL_FACTS = (
    "offered",
    "offer",
    "offer_public",
    "offer_verified",
    "offer_pay",
    "offer_party",
    "offer_open",
    "offer_rounds",
    "offer_age",
    "offer_deal",
    "signed",
    "declined",
    "blocking",
    "would",
    "awaiting",
)


def _proposals(book: Rulebook, position: Position, blank: Position, seat: int) -> dict[str, Any]:
    """Show open proposals to their parties, and signed ones to the seat that is to approve them."""
    approves = position.awaiting & position.signed[:, :, book.ratifier == seat].any(axis=2)
    party = (position.offer_party[:, :, seat] | approves) & position.offered
    found = {}
    for fact in PROPOSAL_FACTS:
        values = getattr(position, fact)
        mask = party.reshape(party.shape + (1,) * (values.ndim - 2))
        found[fact] = np.where(mask, values, getattr(blank, fact))
    return found


def _agreements(book: Rulebook, position: Position, blank: Position, seat: int) -> dict[str, Any]:
    """Show public clauses, own secret ones, and those that bind an own lever (case closing-15)."""
    bound = book.binding & book.owns[seat]
    known = position.public | position.signer[:, :, seat] | bound
    own = np.arange(len(book.seats)) == seat
    mine = book.hand_seat == seat
    hearer = own[:, None] | own[None, :]
    return {
        "clause": np.where(known, position.clause, -1),
        "deal": np.where(known, position.deal, 0),
        "signer": position.signer & known[:, :, None],
        "public": position.public & known,
        "verified": position.verified & known,
        "until": np.where(known, position.until, 0),
        "wronged": position.wronged & own[:, None],
        "secret_breach": position.secret_breach & mine,
        "verdict": np.where(own[:, None], position.verdict, 0),
        "marked": position.marked & hearer[:, :, None],
    }
