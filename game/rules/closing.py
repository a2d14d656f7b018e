"""From enough signatures to an agreement in force.

Proposals that close in one beat are taken one after the other in every game: the older first, at equal
age in seat order rotated by the round. One clause per lever: the later of two that want the same lever
stays on the table.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole, choose, every, places, some
from game.rules.position import Position
from game.rules.readings import as_agreed
from game.rules.rulebook import Rulebook
from game.rules.signing import Costs
from game.rules.writing import Entry, Placement, Turn

FOREVER = 10**6


@dataclass(slots=True)
class Claims:
    """What the proposals closed so far in this beat have taken, game by game."""

    lever: Mask
    """[G, L] levers already claimed"""
    mandate: Whole
    """[G, S] mandate left"""
    points: Whole
    """[G, S] points left in the purses"""
    clause: Whole
    deal: Whole
    signer: Mask
    public: Mask
    verified: Mask
    until: Whole
    wronged: Mask
    closed: Mask
    """[G, P] proposals that closed"""


def purses(book: Rulebook, position: Position) -> Whole:
    """Return what each seat could pay in points: [G, S]; 0 without a purse."""
    index = np.maximum(book.purse, 0)
    held = position.indicator[:, index] - book.low[index] if len(book.indicators) else None
    if held is None:
        return np.zeros_like(position.mandate)
    return np.where(book.purse >= 0, held, 0)


def serial(book: Rulebook, position: Position, exchange: int) -> Whole:
    """Number the agreements that may come of each seat's proposal now: [P], never 0."""
    seats = len(book.seats)
    return (position.round * 8 + exchange) * seats + np.arange(seats) + 1


def close_proposals(turn: Turn, ready: Mask, newly: Mask, exchange: int, costs: Costs) -> None:
    """Bring every ready proposal [G, P] into force that can be (cases closing-4, closing-6).

    `newly` [G, P, S] marks the signatures that still have to be paid, `costs` what they cost.
    """
    book, position = turn.book, turn.position
    ready = ready & ~position.over[:, None]
    if not ready.any():
        return
    claims = Claims(
        lever=np.zeros(position.clause.shape, dtype=bool),
        mandate=position.mandate.copy(),
        points=purses(book, position),
        clause=position.clause.copy(),
        deal=position.deal.copy(),
        signer=position.signer.copy(),
        public=position.public.copy(),
        verified=position.verified.copy(),
        until=position.until.copy(),
        wronged=position.wronged.copy(),
        closed=np.zeros_like(ready),
    )
    turns = (np.arange(len(book.seats)) - position.round) % len(book.seats)
    order = np.argsort(position.offer_age * 100 + turns + ~ready * FOREVER, axis=1)
    for rank in range(int(ready.sum(axis=1).max())):
        _close_one(book, position, claims, order[:, rank], ready, costs.all, newly, exchange)
    if claims.closed.any():
        _write(turn, claims, costs, newly, exchange)


def _close_one(
    book: Rulebook,
    position: Position,
    claims: Claims,
    chosen: Whole,
    ready: Mask,
    costs: Whole,
    newly: Mask,
    exchange: int,
) -> None:
    """Try one proposal, `chosen` [G], in every game in which it is ready."""
    game = np.flatnonzero(ready[np.arange(position.games), chosen])
    at = game, chosen[game]
    enters = _entering(book, position, at)
    fresh = position.offer_deal[at] == 0
    mandate = claims.mandate[game] - costs[at] * newly[at]
    points = claims.points[game]
    if position.offer_pay.any():
        pay = position.offer_pay[at] * fresh[:, None, None]
        mandate, points = mandate + pay[:, 0], points + pay[:, 1]
    possible = ~some(enters & claims.lever[game], 1)
    possible &= (mandate >= 0).all(axis=1) & (points >= 0).all(axis=1)
    claims.mandate[game[possible]] = mandate[possible]
    claims.points[game[possible]] = points[possible]
    at = game[possible], chosen[game[possible]]
    _claim(book, position, claims, at, enters[possible], serial(book, position, exchange))


def _entering(book: Rulebook, position: Position, at: tuple[Whole, Whole]) -> Mask:
    """Tell which clauses of the proposals `at` (game, seat) would now come into force: [n, L].

    Binding ones, and those whose owners have all signed (case closing-10); not those in force already
    since others joined. An open proposal binds only who has joined it, and moves the table's levers only
    when everyone who negotiates has (case closing-14).
    """
    offer, joined = position.offer[at], position.offer_deal[at][:, None]
    missing = ~position.signed[at]
    unsigned = missing.astype(np.float64) @ book.owns > 0
    unsigned |= some(missing & book.actors, 1)[:, None] & (book.owners == 0)
    already = (joined > 0) & (position.deal[at[0]] == joined)
    carried = book.binding & ~position.offer_open[at][:, None]
    return (offer >= 0) & (carried | ~unsigned) & ~already


def _claim(
    book: Rulebook,
    position: Position,
    claims: Claims,
    at: tuple[Whole, Whole],
    taken: Mask,
    numbers: Whole,
) -> None:
    """Write the proposals `at` (game, seat) into the claims; `taken` [n, L] are their levers."""
    game, signed = at[0], position.signed[at]
    lost = taken & (claims.clause[game] >= 0)
    if lost.any():
        left_out = position.signer[game] & ~signed[:, None, :] & lost[:, :, None]
        claims.wronged[game] |= left_out.transpose(0, 2, 1)[:, :, book.hand_lever] & book.stranger
    joined, rounds = position.offer_deal[at], position.offer_rounds[at]
    number = choose(joined > 0, joined, numbers[at[1]])[:, None]
    usual = book.scenario.agreements.duration or FOREVER
    last = position.round - 1 + rounds + (rounds == 0) * usual
    claims.lever[game] |= taken
    claims.clause[game] = choose(taken, position.offer[at], claims.clause[game])
    claims.deal[game] = choose(taken, number, claims.deal[game])
    member = (claims.deal[game] == number)[:, :, None]
    claims.signer[game] = choose(member, signed[:, None, :], claims.signer[game])
    claims.public[game] = choose(taken, position.offer_public[at], claims.public[game])
    claims.verified[game] = choose(taken, position.offer_verified[at], claims.verified[game])
    claims.until[game] = choose(taken, last[:, None], claims.until[game])
    claims.closed[at] = True


def _write(turn: Turn, claims: Claims, costs: Costs, newly: Mask, exchange: int) -> None:
    book, position = turn.book, turn.position
    seats = np.eye(len(book.seats), dtype=bool)
    fresh = claims.closed & (position.offer_deal == 0)
    entries = signature_costs(position, claims.closed, newly, costs)
    entries += payments(book, position, fresh)
    agreed = choose(fresh, serial(book, position, exchange), position.offer_deal)
    stays = ~claims.closed | position.offer_open

    def signers() -> Mask:
        return claims.signer | claims.public[:, :, None]

    def parties() -> Mask:
        return position.offer_party

    def wronged() -> Mask:
        return np.broadcast_to(seats[None, :, None, :], (*claims.wronged.shape, len(seats)))

    by_deal, by_signing = (("closed", "lever"),), (("signatures", "proposal"),)
    turn.post(entries)
    turn.place(
        [
            Placement("agreement", "clause", claims.clause, by_deal, sight=signers),
            Placement("agreement", "deal", claims.deal, by_deal, sight=signers),
            Placement("agreement", "signer", claims.signer, by_deal, sight=signers),
            Placement("agreement", "public", claims.public, by_deal, sight=signers),
            Placement("agreement", "verified", claims.verified, by_deal, sight=signers),
            Placement("agreement", "until", claims.until, by_deal, sight=signers),
            Placement("taken_over", "wronged", claims.wronged, by_deal, sight=wronged),
            Placement(
                "off_the_table", "offered", position.offered & stays, by_signing, sight=parties
            ),
            Placement(
                "off_the_table",
                "offer_deal",
                agreed * (position.offer_open & (claims.closed | (position.offer_deal > 0))),
                by_signing,
                sight=parties,
            ),
            Placement(
                "off_the_table",
                "awaiting",
                position.awaiting & ~claims.closed,
                by_signing,
                sight=parties,
            ),
        ]
    )


def signature_costs(position: Position, closed: Mask, newly: Mask, costs: Costs) -> list[Entry]:
    """Let every new signatory pay for every clause of what has closed."""
    lines = costs.lines
    paying = newly & position.offer_party & closed[:, :, None]
    row, seat = places(paying[lines.game, lines.proposal])
    at = lines.game[row], lines.proposal[row], lines.lever[row], seat
    own = np.eye(paying.shape[2], dtype=bool)[seat]
    return [
        Entry(
            rule,
            "mandate",
            ("proposal", "lever", "seat"),
            -amount[row, seat],
            at=at,
            because=(("offered", "proposal"),),
            sight=lambda: own,
        )
        for rule, amount in (
            ("sign_step", costs.step),
            ("sign_worry", costs.worry),
            ("sign_check", costs.check),
        )
    ]


def payments(book: Rulebook, position: Position, closed: Mask) -> list[Entry]:
    """Carry out the side payments of agreements that have just closed (case closing-5)."""
    if not position.offer_pay.any():
        return []
    game, proposal, kind, seat = at = places((position.offer_pay != 0) & closed[:, :, None, None])
    amount, parties = position.offer_pay[at], position.offer_party[game, proposal]
    money, points = kind == 0, kind == 1
    because = (("offered", "proposal"),)
    purse = book.purse[seat[points]]
    return [
        Entry(
            "payment",
            "mandate",
            ("proposal", "seat"),
            amount[money],
            at=(game[money], proposal[money], seat[money]),
            because=because,
            sight=lambda: parties[money],
        ),
        Entry(
            "payment_points",
            "indicator",
            ("proposal", "payer", "indicator"),
            amount[points],
            at=(game[points], proposal[points], seat[points], purse),
            because=because,
            sight=lambda: parties[points],
        ),
    ]


def paid_before(position: Position) -> Mask:
    """Tell who has signed the agreement that an open proposal has become, and paid for it: [G, P, S].

    Cases closing-8 and ratify-6.
    """
    became = position.offer_deal[:, :, None] == position.deal[:, None, :]
    became &= position.deal[:, None, :] > 0
    return (became.astype(np.float64) @ position.signer.astype(np.float64)) > 0


def ratification_needed(book: Rulebook, position: Position) -> Mask:
    """Tell for each proposal and signatory whether a ratifier other than a signatory must approve: [G, P, S].

    What is in force has been approved: who joins asks only the own ratifier.
    """
    seat_rules = book.ratifier >= 0
    decides = np.maximum(book.ratifier, 0)
    itself = position.signed[:, :, decides] & seat_rules
    return position.signed & (book.ratifier != -1) & ~itself & ~paid_before(position)


def home_votes(book: Rulebook, position: Position) -> Mask:
    """Let every constituency vote on every proposal by its own condition: [G, P, votes].

    The condition is read as if the package were in force, with what its own seat sees (Putnam 1988).
    """
    found = np.zeros((*position.offered.shape, len(book.votes)), dtype=bool)
    for proposer in range(len(book.seats)):
        if position.awaiting[:, proposer].any():
            seats = dict.fromkeys(vote.seat for vote in book.votes)
            homes = {seat: as_agreed(book, position, seat, proposer) for seat in seats}
            for index, vote in enumerate(book.votes):
                found[:, proposer, index] = vote.accepts.holds(homes[vote.seat])
    return found


def approved(book: Rulebook, position: Position, approvals: Mask) -> Mask:
    """Tell which proposals every ratifier approves: [G, P]. `approvals` [G, P, S] are the seats' own.

    Cases ratify-1 to ratify-4.
    """
    needed = ratification_needed(book, position)
    decides = np.maximum(book.ratifier, 0)
    by_seat = approvals[:, :, decides]
    by_home = np.ones_like(needed)
    if book.votes:
        votes = home_votes(book, position)
        for seat in {vote.seat for vote in book.votes}:
            own = [i for i, vote in enumerate(book.votes) if vote.seat == seat]
            weights = np.array([book.votes[i].weight for i in own], dtype=np.int64)
            yes = votes[:, :, own]
            carried = (yes @ weights) * 100 > book.ratify_above[seat] * weights.sum()
            vetoes = np.array([book.votes[i].veto for i in own])
            by_home[:, :, seat] = carried & ~some(~yes & vetoes, 2)
    fine = np.where(book.ratifier == -2, by_home, by_seat)
    return every(~needed | fine, 2)


def await_ratification(position: Position, waits: Mask) -> list[Placement]:
    """Set proposals that have been signed aside until their ratifiers have spoken."""
    return [
        Placement(
            "awaiting",
            "awaiting",
            position.awaiting | waits,
            (("offered", "proposal"),),
            sight=lambda: position.offer_party,
        )
    ]


def not_ratified(position: Position) -> list[Placement]:
    """Take proposals that were refused at home off the table."""
    refused = position.awaiting
    if not refused.any():
        return []
    because = (("order", "proposal"), ("awaiting", "proposal"))
    return [
        Placement(
            "not_ratified",
            "offered",
            position.offered & ~refused,
            because,
            sight=lambda: position.offer_party,
        ),
        Placement(
            "not_ratified",
            "awaiting",
            np.zeros_like(refused),
            because,
            sight=lambda: position.offer_party,
        ),
    ]
