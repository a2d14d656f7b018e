"""Who is party to a proposal, what signing it costs, and when it has enough signatures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Array, Mask, Whole, choose, count, places, some
from game.rules.beats import ProposeOrders
from game.rules.position import Position
from game.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Signings:
    """What signatures are asked for: n times one seat and one clause of one proposal."""

    game: Whole
    proposal: Whole
    lever: Whole
    seat: Whole
    setting: Whole
    verified: Mask
    parties: Whole
    """how many parties the proposal has"""


@dataclass(frozen=True, slots=True)
class Costs:
    """Mandate in hundredths that the parties pay when a proposal closes, clause by clause."""

    lines: Signings
    step: Whole
    """[n]"""
    worry: Whole
    """[n]"""
    check: Whole
    """[n]"""
    all: Whole
    """[G, P, S] what it comes to for each party"""


def _sum(left: Array, right: Array) -> Whole:
    """Multiply matrices of whole numbers exactly; floats, because those use BLAS."""
    return (left.astype(np.float64) @ right.astype(np.float64)).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Packages:
    """Packages that are being placed, N of them."""

    game: Whole
    proposer: Whole
    clause: Whole
    """[N, L]"""
    public: Mask
    verified: Mask
    pay: Whole
    """[N, 2, S]"""
    invited: Mask
    """[N, S]"""

    @property
    def named(self) -> Mask:
        """Levers that the packages name: [N, L]."""
        return self.clause >= 0


def packages(orders: ProposeOrders, where: Mask) -> Packages:
    """Take the packages of the marked proposals [G, P] out of the orders."""
    game, proposer = at = places(where)
    return Packages(
        game,
        proposer,
        orders.clause[at],
        orders.public[at],
        orders.verified[at],
        orders.pay[at],
        orders.invited[at],
    )


def parties(book: Rulebook, placed: Packages) -> Mask:
    """Return whose signature each package concerns: [N, S] (case sign-5).

    The owners of its levers, everyone who pays or receives, everyone invited and the proposer; every
    negotiating seat if the table's own levers are in it or if the scenario counts the whole table.
    """
    concerned = _sum(placed.named, book.owns.T) > 0
    concerned |= some(placed.pay != 0, 1) | placed.invited
    concerned[np.arange(len(concerned)), placed.proposer] = True
    everyone = some(placed.named & (book.owners == 0), 1)
    if book.scenario.agreements.sign.among == "table":
        everyone = np.ones_like(everyone)
    return (concerned | everyone[:, None]) & book.actors


def lines_of(position: Position, who: Mask) -> Signings:
    """List the clauses of open proposals for each of the seats `who` [G, P, S] that is party to them."""
    who = who & position.offer_party
    game, proposal = places(some(who, 2) & position.offered)
    row, lever = places(position.offer[game, proposal] >= 0)
    game, proposal = game[row], proposal[row]
    row, seat = places(who[game, proposal])
    at = game, proposal, lever = game[row], proposal[row], lever[row]
    number = count(position.offer_party, 2)[game, proposal]
    return Signings(*at, seat, position.offer[at], position.offer_verified[at], number)


def step_costs(book: Rulebook, position: Position, lines: Signings) -> Whole:
    """What the step of each clause costs each seat: [n] (cases sign-1, sign-4 and sign-6).

    A step that is a clause is paid half by the lever's owners; the other half is shared by the other
    parties. Steps of the table's levers are shared by all parties. Each pays for the step it can see,
    so that a price gives no secret away.
    """
    _, levers, settings, _ = book.step_own.shape
    now = position.seen[lines.game, lines.seat, lines.lever]
    row = lines.parties * levers + lines.lever
    place = (row * settings + now) * settings + lines.setting
    mine = book.owns[lines.seat, lines.lever]
    return choose(mine, book.step_own.take(place), book.step_share.take(place))


def worries(book: Rulebook, position: Position, lines: Signings) -> Whole:
    """What worrying about each clause costs each seat: [n] (case sign-2).

    `ceil(worry * (100 - trust) / 100)` points, with the trust in the least trusted owner: trust
    substitutes for verification (Kydd 2005). Nobody worries about an own lever, about a verified
    clause, or about one that the agreement itself carries out.
    """
    most = round(book.scenario.agreements.worry * 100)
    holder = (lines.game * len(book.seats) + lines.seat) * len(book.seats)
    trust = position.trust.reshape(-1)
    ranks = [owner.take(lines.lever) for owner in book.owner_seats.T]
    least = np.minimum.reduce([trust.take(holder + owner) for owner in ranks])
    points = (np.ceil(most * (10_000 - least) / 1_000_000) * 100).astype(np.int64)
    at_ease = (book.owns | book.binding)[lines.seat, lines.lever] | lines.verified
    return points * ~at_ease


def checks(book: Rulebook, lines: Signings) -> Whole:
    """What checking each verified clause costs each seat, its owner too: [n] (case sign-3)."""
    rules = book.scenario.agreements.verification
    each = round(rules.cost * 100) if rules else 0
    return (lines.verified & ~book.binding[lines.lever]) * each


def sign_costs(book: Rulebook, position: Position, who: Mask | None = None) -> Costs:
    """What closing each open proposal would cost each of its parties, or those marked [G, P, S]."""
    shape = position.signed.shape
    lines = lines_of(position, np.ones(shape, dtype=bool) if who is None else who)
    step, worry, check = line_costs(book, position, lines)
    cell = (lines.game * shape[1] + lines.proposal) * shape[2] + lines.seat
    sums = np.zeros(shape, dtype=np.int64)
    np.add.at(sums.reshape(-1), cell, step + worry + check)
    return Costs(lines, step, worry, check, sums)


def line_costs(book: Rulebook, position: Position, lines: Signings) -> tuple[Whole, Whole, Whole]:
    """What each line costs: the step, the worry and the check: [n] each."""
    return (
        step_costs(book, position, lines),
        worries(book, position, lines),
        checks(book, lines),
    )


def package_costs(
    book: Rulebook, position: Position, games: Whole, clause: Whole, verified: Mask, party: Mask
) -> Whole:
    """What signing packages [N, L] would cost each of their parties [N, S] in some games [N]: [N, S]."""
    row, lever = places(clause >= 0)
    line, seat = places(party[row])
    row, lever = row[line], lever[line]
    at = row, lever
    number = count(party, 1)[row]
    lines = Signings(games[row], row, lever, seat, clause[at], verified[at], number)
    cost = sum(line_costs(book, position, lines))
    sums = np.bincount(row * party.shape[1] + seat, weights=cost, minlength=party.size)
    return sums.astype(np.int64).reshape(party.shape)


def rule_met(book: Rulebook, party: Mask, signed: Mask) -> Mask:
    """Tell where the signatures `signed` meet the scenario's signing rule: [G, P].

    `party` and `signed` are [G, P, S]: whose signatures count, and who has given one. All, all but so
    many or a share of the votes, and every veto (cases closing-1 to closing-3).
    """
    rule = book.scenario.agreements.sign
    missing = party & ~signed
    if rule.rule == "all":
        met = ~some(missing, 2)
    elif rule.rule == "all_but":
        met = count(missing, 2) <= rule.missing
    else:
        votes = (signed & party) @ book.sign_weight
        met = votes * 100 > rule.above * (party @ book.sign_weight)
    return met & ~some(missing & book.veto, 2)


def enough_signatures(book: Rulebook, position: Position) -> Mask:
    """Tell which proposals have met their signing rule: [G, P] (cases closing-1 to closing-3).

    Also cases closing-7, closing-11 and closing-12.
    """
    signed = position.signed & position.offer_party
    met = rule_met(book, position.offer_party, signed)
    number = count(signed, 2)
    least = book.scenario.agreements.coalition or 2
    met = choose(position.offer_open, number >= least, met)
    game, proposal, _, payer = places(position.offer_pay < 0)
    unwilling = ~position.signed[game, proposal, payer]
    met[game[unwilling], proposal[unwilling]] = False
    return met & position.offered & (number >= 2)
