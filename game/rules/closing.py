"""From enough signatures to an agreement in force.

Proposals that close in one beat are taken one after the other in every game: the older first, at equal
age in seat order rotated by the round. One clause per lever: the later of two that want the same lever
stays on the table.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.aftermath import overtaken
from game.rules.arrays import Array, Mask, Whole, choose, every, places, some
from game.rules.position import Position
from game.rules.readings import as_agreed
from game.rules.rulebook import Rulebook
from game.rules.signing import Costs, sign_costs
from game.rules.writing import Entry, Placement, Turn

FOREVER = 10**6


@dataclass(frozen=True, slots=True)
class ReadyTexts:
    """Proposals that are ready to close, n of them, by game and in the order of their turns."""

    game: Whole
    seat: Whole
    rank: Whole
    """whose turn comes how late among those of its game"""
    enters: Mask
    """[n, L] clauses that would come into force"""

    @property
    def at(self) -> tuple[Whole, Whole]:
        """Where they stand among all proposals."""
        return self.game, self.seat

    def only(self, mask: Mask) -> ReadyTexts:
        """Keep the marked ones [n]."""
        return ReadyTexts(self.game[mask], self.seat[mask], self.rank[mask], self.enters[mask])


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


def close_proposals(turn: Turn, ready: Mask, newly: Mask, exchange: int) -> None:
    """Bring every ready proposal [G, P] into force that can be (cases closing-4, closing-6).

    `newly` [G, P, S] marks the signatures that still have to be paid.
    """
    book, position = turn.book, turn.position
    ready = ready & ~position.over[:, None]
    if not ready.any():
        return
    costs = sign_costs(book, position, newly & ready[:, :, None])
    closing = _in_turn(book, position, ready)
    closing = closing.only(_possible(book, position, closing, costs.all))
    if len(closing.game):
        _write(turn, closing, costs, exchange)


def _in_turn(book: Rulebook, position: Position, ready: Mask) -> ReadyTexts:
    """List ready proposals: the older first, at equal age in seat order rotated by the round."""
    game, seat = places(ready)
    turns = (seat - position.round) % len(book.seats)
    order = np.lexsort((turns, position.offer_age[game, seat], game))
    game, seat = game[order], seat[order]
    rank = np.arange(len(game)) - np.searchsorted(game, game)
    return ReadyTexts(game, seat, rank, _entering(book, position, (game, seat)))


def _possible(book: Rulebook, position: Position, ready: ReadyTexts, costs: Whole) -> Mask:
    """Tell which ready proposals close: [n]. `costs` [G, P, S] is what their signatories have to pay.

    They have their turns one after the other. One cannot close if an earlier one has taken one of its
    levers, or if a signatory cannot pay what is left to pay.
    """
    fresh = position.offer_deal[ready.at] == 0
    pay = position.offer_pay[ready.at] * fresh[:, None, None]
    spent = costs[ready.at] - pay[:, 0]
    mandate, points = position.mandate.copy(), purses(book, position)
    taken = np.zeros(position.clause.shape, dtype=bool)
    closes = np.zeros(len(ready.game), dtype=bool)
    for rank in range(int(ready.rank.max(initial=-1)) + 1):
        row = np.flatnonzero(ready.rank == rank)
        game = ready.game[row]
        left, purse = mandate[game] - spent[row], points[game] + pay[row, 1]
        fine = ~some(ready.enters[row] & taken[game], 1)
        fine &= ~some((left < 0) | (purse < 0), 1)
        game, row = game[fine], row[fine]
        mandate[game], points[game] = left[fine], purse[fine]
        taken[game] |= ready.enters[row]
        closes[row] = True
    return closes


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


def _agreements(
    book: Rulebook, position: Position, closing: ReadyTexts, numbers: Whole
) -> dict[str, Array]:
    """Work out the facts of every clause once the proposals are in force; no two share a lever."""
    row, lever = places(closing.enters)
    game, seat = closing.game[row], closing.seat[row]
    clause, offer = (game, lever), (game, seat, lever)
    joined, rounds = position.offer_deal[closing.at], position.offer_rounds[closing.at]
    number = choose(joined > 0, joined, numbers[closing.seat])
    usual = book.scenario.agreements.duration or FOREVER
    last = position.round - 1 + rounds + (rounds == 0) * usual
    facts: dict[str, Array] = {
        name: getattr(position, name).copy()
        for name in ("clause", "deal", "signer", "public", "verified", "until")
    }
    facts["taken"] = overtaken(book, position, clause, position.signed[game, seat])
    facts["wronged"] = _wronged(book, position, clause, position.signed[game, seat])
    facts["clause"][clause] = position.offer[offer]
    facts["deal"][clause] = number[row]
    facts["public"][clause] = position.offer_public[offer]
    facts["verified"][clause] = position.offer_verified[offer]
    facts["until"][clause] = last[row]
    member, lever = places(facts["deal"][closing.game] == number[:, None])
    facts["signer"][closing.game[member], lever] = position.signed[closing.at][member]
    return facts


def _wronged(book: Rulebook, position: Position, clause: tuple[Whole, Whole], signed: Mask) -> Mask:
    """Mark who loses clauses in force without having signed what takes them over: [G, S, M].

    `clause` are n games and levers, `signed` [n, S] who has signed for the new clause.
    """
    wronged = position.wronged
    lost = position.clause[clause] >= 0
    if lost.any():
        game, lever = clause[0][lost], clause[1][lost]
        row, seat, hand = places(
            (position.signer[game, lever] & ~signed[lost])[:, :, None]
            & (lever[:, None] == book.hand_lever)[:, None, :]
            & book.stranger
        )
        wronged = wronged.copy()
        wronged[game[row], seat, hand] = True
    return wronged


def _write(turn: Turn, closing: ReadyTexts, costs: Costs, exchange: int) -> None:
    book, position = turn.book, turn.position
    seats = book.itself
    numbers = serial(book, position, exchange)
    closed = np.zeros_like(position.offered)
    closed[closing.at] = True
    facts = _agreements(book, position, closing, numbers)
    fresh = closed & (position.offer_deal == 0)
    entries = signature_costs(book, closed, costs)
    entries += payments(book, position, fresh)
    agreed = choose(fresh, numbers, position.offer_deal)
    stays = ~closed | position.offer_open

    def signers() -> Mask:
        who: Mask = facts["signer"] | facts["public"][:, :, None] | (book.owns & book.binding).T
        return who

    def parties() -> Mask:
        return position.offer_party

    def wronged() -> Mask:
        return np.broadcast_to(seats[None, :, None, :], (*facts["wronged"].shape, len(seats)))

    by_deal, by_signing = (("closed", "lever"),), (("signatures", "proposal"),)
    turn.post(entries)
    turn.place(promises_ended(book, position, closing))
    turn.place(
        Placement("taken_over", name, after, by_deal, sight=wronged)
        if name == "wronged"
        else Placement("bookkeeping", name, after)
        if name == "taken"
        else Placement("agreement", name, after, by_deal, sight=signers)
        for name, after in facts.items()
    )
    turn.place(
        [
            Placement(
                "off_the_table", "offered", position.offered & stays, by_signing, sight=parties
            ),
            Placement(
                "off_the_table",
                "offer_deal",
                agreed * (position.offer_open & (closed | (position.offer_deal > 0))),
                by_signing,
                sight=parties,
            ),
            Placement(
                "off_the_table",
                "awaiting",
                position.awaiting & ~closed,
                by_signing,
                sight=parties,
            ),
        ]
    )


def promises_ended(book: Rulebook, position: Position, closing: ReadyTexts) -> list[Placement]:
    """End the public promises of owners who sign for something else in public (case word-4).

    A secret clause ends none that others could see: the promise is then broken by keeping the clause.
    """
    offer = position.offer[closing.at]
    promised = position.promised[closing.game]
    otherwise = closing.enters & (promised >= 0) & (promised != offer)
    otherwise &= position.offer_public[closing.at]
    if not otherwise.any():
        return []
    otherwise &= position.signed[closing.at][:, book.owner_seats[:, 0]]
    row, lever = places(otherwise)
    after = position.promised.copy()
    after[closing.game[row], lever] = -1
    return [Placement("promise_ends", "promised", after, (("closed", "lever"),))]


def signature_costs(book: Rulebook, closed: Mask, costs: Costs) -> list[Entry]:
    """Let every new signatory pay for every clause of what has closed."""
    lines = costs.lines
    row = np.flatnonzero(closed[lines.game, lines.proposal])
    at = lines.game[row], lines.proposal[row], lines.lever[row], lines.seat[row]
    own = book.itself[at[3]]
    return [
        Entry(
            rule,
            "mandate",
            ("proposal", "lever", "seat"),
            -amount[row],
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
    game, proposal, kind, seat = at = places((position.offer_pay != 0) & closed[:, :, None, None])
    if not len(game):
        return []
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
    paid = np.zeros_like(position.signed)
    game, proposal = at = places(position.offer_deal > 0)
    row, lever = places(position.deal[game] == position.offer_deal[at][:, None])
    np.logical_or.at(paid, (game[row], proposal[row]), position.signer[game[row], lever])
    return paid


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
    accepts = np.zeros((*position.offered.shape, len(book.votes)), dtype=bool)
    for proposer in range(len(book.seats)):
        if position.awaiting[:, proposer].any():
            seats = dict.fromkeys(vote.seat for vote in book.votes)
            homes = {seat: as_agreed(book, position, seat, proposer) for seat in seats}
            for index, vote in enumerate(book.votes):
                accepts[:, proposer, index] = vote.accepts.holds(homes[vote.seat])
    return accepts


def carried_at_home(book: Rulebook, seat: int, votes: Mask) -> Mask:
    """Tell where the constituencies of a seat carry what it signed: [...], from votes [..., votes].

    The share of their weights must exceed what ratification asks, and none with a veto may say no.
    """
    own = [index for index, vote in enumerate(book.votes) if vote.seat == seat]
    weights = np.array([book.votes[index].weight for index in own], dtype=np.int64)
    vetoes = np.array([book.votes[index].veto for index in own])
    yes = votes[..., own]
    carried: Mask = (yes @ weights) * 100 > book.ratify_above[seat] * weights.sum()
    return carried & ~some(~yes & vetoes, yes.ndim - 1)


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
            by_home[:, :, seat] = carried_at_home(book, seat, votes)
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
