"""Who is party to a text, what signing it costs, and when it has enough signatures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole, choose, count, every, places, some
from game.rules.beats import TalkOrders
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.signers import must_sign, waiting
from game.rules.texts import Texts


@dataclass(frozen=True, slots=True)
class Signings:
    """What signatures are asked for: n times one seat and one clause of one text."""

    game: Whole
    text: Whole
    lever: Whole
    seat: Whole
    setting: Whole
    verified: Mask
    parties: Whole
    """how many parties the text has"""


@dataclass(frozen=True, slots=True)
class Costs:
    """Mandate in hundredths that the parties pay when a text closes, clause by clause."""

    lines: Signings
    step: Whole
    """[n]"""
    worry: Whole
    """[n]"""
    check: Whole
    """[n]"""
    all: Whole
    """[G, T, S] what it comes to for each party"""


@dataclass(frozen=True, slots=True)
class Packages:
    """Packages that are being put on the table, N of them."""

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
    open: Mask
    """[N]"""
    rounds: Whole
    """[N]"""

    @property
    def named(self) -> Mask:
        """Levers that the packages name: [N, L]."""
        return self.clause >= 0


def packages(orders: TalkOrders, where: Mask) -> Packages:
    """Take the packages of the marked seats [G, S] out of the orders."""
    game, proposer = at = places(where)
    return Packages(
        game,
        proposer,
        orders.clause[at],
        orders.public[at],
        orders.verified[at],
        orders.pay[at],
        orders.invited[at],
        orders.open[at],
        orders.rounds[at],
    )


def concerned(book: Rulebook, clause: Whole, pay: Whole) -> Mask:
    """Tell whose signature texts concern by what they say: [N, S] (cases sign-5 and signed-1).

    Those without whom their clauses cannot do and everyone who pays or receives; every negotiating seat if the
    table's own levers are in them or if the scenario counts the whole table. `clause` is [N, L], `pay` [N, 2, S].
    """
    concerns = must_sign(book, clause)
    concerns |= some(pay != 0, 1)
    everyone = some((clause >= 0) & (book.owners == 0), 1)
    if book.scenario.agreements.sign.among == "table":
        everyone = np.ones_like(everyone)
    return (concerns | everyone[:, None]) & book.actors


def written(book: Rulebook, placed: Packages) -> Texts:
    """Bring packages into the form in which texts lie: whoever puts one is party to it, and who is invited."""
    party = concerned(book, placed.clause, placed.pay) | placed.invited
    party[np.arange(len(party)), placed.proposer] = True
    named = placed.named
    return Texts(
        placed.game,
        placed.clause,
        placed.public | ~named,
        placed.verified & named,
        placed.pay,
        party & book.actors,
        placed.open,
        placed.rounds,
    )


def met_at_all(texts: Texts) -> Mask:
    """Tell which texts say something to more than one seat: [n]."""
    something = some(texts.named, 1) | some(some(texts.pay != 0, 1), 1)
    return something & (count(texts.party, 1) > 1)


def paid_before(position: Position) -> Mask:
    """Tell who has signed the agreement that an open text has become, and paid for it: [G, T, S].

    As somebody still reads it, though a secret text may have taken it over (cases closing-8 and ratify-6).
    """
    paid = np.zeros_like(position.signed)
    game, text = at = places(position.offer_deal > 0)
    deal = position.offer_deal[at][:, None, None]
    row, reader, lever = places(position.read_deal[game] == deal)
    signer = position.read_signer[game[row], reader, lever]
    np.logical_or.at(paid, (game[row], text[row]), signer)
    return paid


def entered(book: Rulebook, position: Position, at: tuple[Whole, Whole]) -> Mask:
    """Tell which clauses of the texts at n games and places have come into force before: [n, L].

    Those of open agreements that all had signed without whom they cannot do; the table's come last, when nobody
    can join.
    """
    offer, joined = position.offer[at], position.offer_deal[at] > 0
    waits = waiting(book, offer, ~paid_before(position)[at])
    return (offer >= 0) & joined[:, None] & ~waits & (book.owners > 0)


def lines_of(book: Rulebook, position: Position, who: Mask) -> Signings:
    """List the clauses of texts on the table for each of the seats `who` [G, T, S] that is party to them.

    What has been in force and is no longer, as the seat reads it, is nothing to pay for (case open-3).
    """
    game, text, seat = places(who & position.offer_party & position.offered[:, :, None])
    number = count(position.offer_party[game, text], 1)
    said = position.offer[game, text] >= 0
    if position.offer_deal.any():
        reads = position.read_deal[game, seat] == position.offer_deal[game, text][:, None]
        said &= reads | ~entered(book, position, (game, text))
    row, lever = places(said)
    at = game[row], text[row], lever
    return Signings(*at, seat[row], position.offer[at], position.offer_verified[at], number[row])


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
    """What closing each text would cost each of its parties, or those marked [G, T, S]."""
    shape = position.signed.shape
    lines = lines_of(book, position, np.ones(shape, dtype=bool) if who is None else who)
    step, worry, check = line_costs(book, position, lines)
    cell = (lines.game * shape[1] + lines.text) * shape[2] + lines.seat
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
    book: Rulebook,
    position: Position,
    games: Whole,
    clause: Whole,
    verified: Mask,
    party: Mask,
    who: Mask | None = None,
) -> Whole:
    """What signing packages [N, L] would cost each of their parties [N, S], or those marked [N, S]: [N, S].

    `games` [N] are the games they are of.
    """
    row, lever = places(clause >= 0)
    line, seat = places((party if who is None else party & who)[row])
    row, lever = row[line], lever[line]
    at = row, lever
    number = count(party, 1)[row]
    lines = Signings(games[row], row, lever, seat, clause[at], verified[at], number)
    cost = sum(line_costs(book, position, lines))
    sums = np.bincount(row * party.shape[1] + seat, weights=cost, minlength=party.size)
    return sums.astype(np.int64).reshape(party.shape)


def rule_met(book: Rulebook, party: Mask, signed: Mask) -> Mask:
    """Tell where the signatures `signed` meet the scenario's signing rule: [...].

    `party` and `signed` are [..., S]: whose signatures count, and who has given one. All, all but so
    many or a share of the votes, and every veto (cases closing-1 to closing-3).
    """
    rule, axis = book.scenario.agreements.sign, party.ndim - 1
    missing = party & ~signed
    if rule.rule == "all":
        met = ~some(missing, axis)
    elif rule.rule == "all_but":
        met = count(missing, axis) <= rule.missing
    else:
        votes = (signed & party) @ book.sign_weight
        met = votes * 100 > rule.above * (party @ book.sign_weight)
    return met & ~some(missing & book.veto, axis)


def enough_signatures(book: Rulebook, texts: Texts, signed: Mask) -> Mask:
    """Tell which texts have met their signing rule with the signatures `signed` [n, S]: [n].

    Cases closing-1 to closing-3, closing-7, closing-11 and closing-12.
    """
    signed = signed & texts.party
    met = rule_met(book, texts.party, signed)
    number = count(signed, 1)
    least = book.scenario.agreements.coalition or 2
    met = choose(texts.open, number >= least, met)
    payers = some(texts.pay < 0, 1)
    return met & every(~payers | signed, 1) & (number >= 2)
