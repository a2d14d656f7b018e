"""Who is party to a proposal, what signing it costs, and when it has enough signatures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Array, Mask, Whole, some
from game.rules.position import Position
from game.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Costs:
    """Mandate in hundredths that each seat pays when a proposal closes: each [G, P, S]."""

    step: Whole
    worry: Whole
    check: Whole

    @property
    def all(self) -> Whole:
        """The sum of the three."""
        return self.step + self.worry + self.check


def _sum(left: Array, right: Array) -> Whole:
    """Multiply matrices of whole numbers exactly; floats, because those use BLAS."""
    return (left.astype(np.float64) @ right.astype(np.float64)).astype(np.int64)


def parties(book: Rulebook, clause: Whole, pay: Whole, invited: Mask) -> Mask:
    """Return whose signature a proposal concerns: [G, P, S].

    The owners of its levers, everyone who pays or receives, everyone invited and the proposer; every
    negotiating seat if the table's own levers are in it or if the scenario counts the whole table.
    """
    touched = clause >= 0
    concerned = _sum(touched, book.owns.T) > 0
    concerned |= (pay != 0).any(axis=2) | invited
    concerned |= np.eye(len(book.seats), dtype=bool)
    everyone = (touched & (book.owners == 0)).any(axis=2)
    if book.scenario.agreements.sign.among == "table":
        everyone = np.ones_like(everyone)
    return (concerned | everyone[:, :, None]) & book.actors


def step_costs(book: Rulebook, position: Position, clause: Whole, party: Mask) -> Whole:
    """Cost of the steps a package asks for: [G, P, S].

    A step that is a clause is paid half by the lever's owners; the other half is shared by the other
    parties. Steps of the table's levers are shared by all parties. Each pays for the step it can see,
    so that a price gives no secret away.
    """
    number = party.sum(axis=2)
    open_levers = np.flatnonzero(~book.covert.any(axis=1))
    asked = clause[:, :, open_levers]
    step = open_levers, position.setting[:, None, open_levers], np.maximum(asked, 0)
    own, share = _split(book, step, number[:, :, None], asked >= 0)
    owns = book.owns[:, open_levers]
    cost = _sum(own, owns.T) + _sum(share, ~owns.T)
    for lever in np.flatnonzero(book.covert.any(axis=1)):
        asked = clause[:, :, lever, None]
        step = np.array(lever), position.seen[:, None, :, lever], np.maximum(asked, 0)
        own, share = _split(book, step, number[:, :, None], asked >= 0)
        cost += np.where(book.owns[:, lever], own, share)
    return cost


def _split(
    book: Rulebook, step: tuple[Whole, Whole, Whole], parties: Whole, named: Mask
) -> tuple[Whole, Whole]:
    """Look up what a clause's step costs each owner and each other party."""
    place = np.minimum(parties, len(book.seats)), *step
    return book.step_own[place] * named, book.step_share[place] * named


def worry(book: Rulebook, position: Position) -> Whole:
    """What an unverified clause on each lever costs each seat that signs it: [G, S, L].

    `ceil(worry * (100 - trust) / 100)` points, with the trust in the least trusted owner: trust
    substitutes for verification (Kydd 2005). Nobody worries about an own lever.
    """
    most = round(book.scenario.agreements.worry * 100)
    doubt = most * (10_000 - position.trust)
    points = (np.ceil(doubt / 1_000_000) * 100).astype(np.int64)[:, :, book.hand_seat]
    cost = np.zeros((position.games, len(book.seats), len(book.levers)), dtype=np.int64)
    if (book.owners <= 1).all():
        cost[:, :, book.hand_lever] = points
    else:
        for index, lever in enumerate(book.hand_lever):
            np.maximum(cost[:, :, lever], points[:, :, index], out=cost[:, :, lever])
    return cost * (~book.owns & ~book.binding)


def sign_costs(book: Rulebook, position: Position) -> Costs:
    """What closing each open proposal would cost each of its parties."""
    clause, party = position.offer, position.offer_party
    promised = (clause >= 0) & ~book.binding
    plain = promised & ~position.offer_verified
    worried = _sum(plain, worry(book, position).transpose(0, 2, 1))
    rules = book.scenario.agreements.verification
    each = round(rules.cost * 100) if rules else 0
    checked = (promised & position.offer_verified).sum(axis=2)[:, :, None] * each
    steps = step_costs(book, position, clause, party)
    zero = np.zeros_like(steps)
    return Costs(
        np.where(party, steps, zero),
        np.where(party, worried, zero),
        np.where(party, checked, zero),
    )


def enough_signatures(book: Rulebook, position: Position) -> Mask:
    """Tell which proposals have met their signing rule: [G, P]."""
    rule = book.scenario.agreements.sign
    signed = position.signed & position.offer_party
    missing = position.offer_party & ~position.signed
    if rule.rule == "all":
        met = ~some(missing, 2)
    elif rule.rule == "all_but":
        met = missing.sum(axis=2) <= rule.missing
    else:
        votes = signed @ book.sign_weight
        met = votes * 100 > rule.above * (position.offer_party @ book.sign_weight)
    met &= ~some(missing & book.veto, 2)
    count = signed.sum(axis=2)
    least = book.scenario.agreements.coalition or 2
    met = np.where(position.offer_open, count >= least, met)
    payers = some(position.offer_pay < 0, 2)
    met &= ~some(payers & ~position.signed, 2)
    return met & position.offered & (count >= 2)
