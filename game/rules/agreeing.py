"""What an agreement brings about: its clauses come into force, its signers pay, and everybody reads what they may know.

Also the reveal, where everybody reads again what is in force.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from game.rules.aftermath import overtaken
from game.rules.arrays import Array, Mask, Whole, choose, places, some
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.signers import waiting
from game.rules.signing import Costs, entered, paid_before, sign_costs
from game.rules.texts import secret_texts
from game.rules.writing import Entry, Placement, Turn

FOREVER: Final = 10**6


def purses(book: Rulebook, position: Position) -> Whole:
    """Return what each seat could pay in points: [G, S]; 0 without a purse."""
    index = np.maximum(book.purse, 0)
    held = position.indicator[:, index] - book.low[index] if len(book.indicators) else None
    if held is None:
        return np.zeros_like(position.mandate)
    return np.where(book.purse >= 0, held, 0)


def too_dear(book: Rulebook, position: Position, cost: Whole) -> Mask:
    """Tell who could not pay for a signature at that cost: [G, T, S] (cases closing-6, closing-24 and open-5).

    What a text brings its signer counts: it is asked of every signature alone, as if the text closed now.
    """
    dear = cost > position.mandate[:, None]
    if position.offer_pay.any():
        pay = position.offer_pay * (position.offer_deal == 0)[:, :, None, None]
        dear = cost - pay[:, :, 0] > position.mandate[:, None]
        dear |= -pay[:, :, 1] > purses(book, position)[:, None]
    return dear


def serial(book: Rulebook, position: Position, exchange: int, text: Whole) -> Whole:
    """Number the agreements that come of texts at these places now: [n], never 0 and never twice in a game."""
    talks = position.round * (book.exchanges + 2) + exchange
    return talks * book.slots + text + 1


def text_of(book: Rulebook, deal: Whole) -> Whole:
    """The place at which the text of an agreement lay when it closed: the inverse of `serial`."""
    return (deal - 1) % book.slots


def entering(book: Rulebook, position: Position, at: tuple[Whole, Whole]) -> Mask:
    """Tell which clauses of the texts at n games and places would now come into force: [n, L].

    Those that all have signed without whom they cannot do (cases closing-10, closing-15 and signed-2): no seat's
    lever moves without its signature, or two secret majorities could cross. Not those that have been in force already: what a later
    text has taken over does not come back when others join (case open-3). An open text moves the table's
    levers only when everyone who negotiates has joined it (case closing-14).
    """
    offer = position.offer[at]
    missing = ~position.signed[at]
    unsigned = waiting(book, offer, missing)
    alone = position.offer_open[at] & some(missing & book.actors, 1)
    unsigned |= alone[:, None] & (book.owners == 0)
    return (offer >= 0) & ~unsigned & ~entered(book, position, at)


def bring_into_force(turn: Turn, at: tuple[Whole, Whole], enters: Mask, exchange: int) -> None:
    """Bring texts into force, one a game: who signed pays, their clauses `enters` [n, L] bind.

    What their owners have promised otherwise about those levers is no more, where all can see it.
    """
    position, book = turn.position, turn.book
    text = at[1]
    closed = np.zeros_like(position.offered)
    closed[at] = True
    newly = position.signed & closed[:, :, None] & ~paid_before(position)
    costs = sign_costs(book, position, newly)
    fresh = closed & (position.offer_deal == 0)
    number = choose(
        position.offer_deal[at] > 0,
        position.offer_deal[at],
        serial(book, position, exchange, text),
    )
    agreed = position.offer_deal.copy()
    agreed[at] = number
    facts = _agreements(book, position, at, enters, number)
    entries = signature_costs(book, closed, costs)
    entries += payments(book, position, fresh)
    by_deal, by_signing = (("closed", "lever"),), (("signatures", "text"),)

    def who_knows() -> Mask:
        return facts["knows"]

    def who_knew() -> Mask:
        return position.offer_party | ~secret_texts(position)[:, :, None]

    turn.post(entries)
    turn.place(
        Placement("agreement", name, facts[name], by_deal, sight=who_knows)
        for name in ("clause", "deal", "signer", "public", "verified", "until")
    )
    turn.place(Placement("bookkeeping", name, facts[name]) for name in READ.values())
    turn.place(
        [
            Placement("bookkeeping", "taken", facts["taken"], (("taken_over", "lever", "seat"),)),
            Placement("bookkeeping", "owed", _owed(position, closed, costs, facts["deal"], agreed)),
            Placement("bookkeeping", "wronged", facts["wronged"]),
            Placement("promise_ends", "promised", facts["promised"], by_deal),
            Placement(
                "closes",
                "offered",
                position.offered & (~closed | _joinable(position, facts["read_deal"], agreed)),
                by_signing,
                sight=who_knew,
            ),
            Placement("bookkeeping", "offer_deal", agreed),
            Placement("bookkeeping", "awaiting", position.awaiting & ~closed),
        ]
    )


def _joinable(position: Position, read: Whole, agreed: Whole) -> Mask:
    """Tell which texts could be joined if their agreements [G, T] were read as in force so [G, R, L]: [G, T].

    Open ones that have a clause in force, and a party that has not signed (cases open-1 and open-2).
    """
    missing = some(position.offer_party & ~position.signed, 2)
    joinable = position.offer_open & missing
    game, _ = at = places(joinable)
    joinable[at] = some(some(read[game] == agreed[at][:, None, None], 2), 1)
    return joinable


READ: Final = {
    "clause": "read_clause",
    "deal": "read_deal",
    "signer": "read_signer",
    "public": "read_public",
    "verified": "read_verified",
    "until": "read_until",
}
"""What is true of a clause, and what each seat reads of it."""


def _agreements(
    book: Rulebook, position: Position, at: tuple[Whole, Whole], enters: Mask, number: Whole
) -> dict[str, Array]:
    """Work out the facts of every clause once the texts are in force; no two share a lever.

    Also who knows of each clause, `knows` [G, L, S]: all of a public one, the parties of a secret one. Who
    may not know of a secret clause that takes over a known one goes on reading the known one until the
    reveal.
    """
    row, lever = places(enters)
    game, text = at[0][row], at[1][row]
    clause, offer = (game, lever), (game, text, lever)
    rounds = position.offer_rounds[at]
    usual = book.scenario.agreements.duration or FOREVER
    last = position.round - 1 + rounds + (rounds == 0) * usual
    facts: dict[str, Array] = {name: getattr(position, name).copy() for name in READ}
    signed = position.signed[game, text]
    facts["taken"] = overtaken(book, position, clause, signed)
    facts["wronged"] = _wronged(book, position, clause, signed)
    facts["clause"][clause] = position.offer[offer]
    facts["deal"][clause] = number[row]
    facts["public"][clause] = position.offer_public[offer]
    facts["verified"][clause] = position.offer_verified[offer]
    facts["until"][clause] = last[row]
    member, of = places(facts["deal"][at[0]] == number[:, None])
    facts["signer"][at[0][member], of] = position.signed[at][member]
    told = position.offer_party[game, text] | position.offer_public[offer][:, None]
    everyone = np.concatenate([told, position.offer_public[offer][:, None]], axis=1)
    again, reader = places(everyone)
    cell = game[again], reader, lever[again]
    for name, read in READ.items():
        facts[read] = getattr(position, read).copy()
        facts[read][cell] = facts[name][clause][again]
    again, reader, of = places(facts["read_deal"][at[0]] == number[:, None, None])
    facts["read_signer"][at[0][again], reader, of] = position.signed[at][again]
    facts["knows"] = position.read_deal[:, :-1].transpose(0, 2, 1) == facts["deal"][:, :, None]
    facts["knows"] |= facts["read_deal"][:, :-1].transpose(0, 2, 1) == facts["deal"][:, :, None]
    facts["promised"] = _promises_left(position, clause, offer)
    return facts


def _promises_left(
    position: Position, clause: tuple[Whole, Whole], offer: tuple[Whole, Whole, Whole]
) -> Whole:
    """End the public promises of owners who sign for something else in public: [G, L] (case closing-21).

    A secret clause ends none that others could see: the promise is then broken by keeping the clause (case
    word-4).
    """
    promised = position.promised[clause]
    ends = position.offer_public[offer] & (promised >= 0) & (promised != position.offer[offer])
    left = position.promised.copy()
    left[clause] = np.where(ends, -1, promised)
    return left


def _wronged(book: Rulebook, position: Position, clause: tuple[Whole, Whole], signed: Mask) -> Mask:
    """Mark who loses clauses in force without having signed what takes them over: [G, S, M] (closing-9).

    Only an owner that signed the new text has broken the old one; who was outvoted has not. `clause` are n
    games and levers, `signed` [n, S] who has signed for the new clause.
    """
    wronged = position.wronged
    lost = position.clause[clause] >= 0
    if lost.any():
        game, lever = clause[0][lost], clause[1][lost]
        old, new = position.signer[game, lever], signed[lost]
        broke = (old & new)[:, book.hand_seat] & (lever[:, None] == book.hand_lever)
        row, seat, hand = places((old & ~new)[:, :, None] & broke[:, None, :] & book.stranger)
        wronged = wronged.copy()
        wronged[game[row], seat, hand] = True
    return wronged


def _owed(position: Position, closed: Mask, costs: Costs, deal: Whole, agreed: Whole) -> Whole:
    """Add up what joiners pay for clauses that stand for them alone: [G, L, S] (case open-4).

    A secret text has taken them over. To charge less for them would tell of it, so it is given back when the
    joiner finds them gone. `deal` [G, L] are the agreements in force, `agreed` [G, T] those of the texts.
    """
    lines = costs.lines
    reads = position.read_deal[lines.game, lines.seat, lines.lever]
    number = agreed[lines.game, lines.text]
    vain = closed[lines.game, lines.text] & (reads == number) & (number > 0)
    row = np.flatnonzero(vain & (deal[lines.game, lines.lever] != number))
    owed = position.owed
    if len(row):
        owed = owed.copy()
        paid = costs.step[row] + costs.worry[row] + costs.check[row]
        np.add.at(owed, (lines.game[row], lines.lever[row], lines.seat[row]), paid)
    return owed


def given_back(book: Rulebook, position: Position) -> list[Entry]:
    """Give back at the reveal what has been paid to join for clauses that no longer stood (case open-4)."""
    if not position.owed.any():
        return []
    own = np.broadcast_to(book.itself, (*position.owed.shape, len(book.seats)))
    because = (("read_clause", "seat", "lever"),)
    return [
        Entry(
            "given_back",
            "mandate",
            ("lever", "seat"),
            position.owed,
            because=because,
            sight=lambda: own,
        )
    ]


def signature_costs(book: Rulebook, closed: Mask, costs: Costs) -> list[Entry]:
    """Let every new signatory pay for every clause of what has closed."""
    lines = costs.lines
    row = np.flatnonzero(closed[lines.game, lines.text])
    at = lines.game[row], lines.text[row], lines.lever[row], lines.seat[row]
    own = book.itself[at[3]]
    return [
        Entry(
            rule,
            "mandate",
            ("text", "lever", "seat"),
            -amount[row],
            at=at,
            because=(("offered", "text"),),
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
    game, text, kind, seat = at = places((position.offer_pay != 0) & closed[:, :, None, None])
    if not len(game):
        return []
    amount, parties = position.offer_pay[at], position.offer_party[game, text]
    money, points = kind == 0, kind == 1
    because = (("offered", "text"),)
    purse = book.purse[seat[points]]
    return [
        Entry(
            "payment",
            "mandate",
            ("text", "seat"),
            amount[money],
            at=(game[money], text[money], seat[money]),
            because=because,
            sight=lambda: parties[money],
        ),
        Entry(
            "payment_points",
            "indicator",
            ("text", "payer", "indicator"),
            amount[points],
            at=(game[points], text[points], seat[points], purse),
            because=because,
            sight=lambda: parties[points],
        ),
    ]


def read_as_signed(position: Position) -> Mask:
    """Tell which clauses each seat reads as in force with its own signature: [G, S, L]."""
    own = np.arange(position.awake.shape[1])
    return position.read_signer[:, own, :, own].transpose(1, 0, 2)


def unread(position: Position, gone: Mask) -> list[Placement]:
    """Let readers read no longer [G, R, L] what they have read of clauses."""
    if not gone.any():
        return []
    placements = []
    for name, read in READ.items():
        old = getattr(position, read)
        wide = gone.reshape(gone.shape + (1,) * (old.ndim - gone.ndim))
        none = np.asarray(-1 if name == "clause" else 0, dtype=old.dtype)
        placements.append(Placement("bookkeeping", read, np.where(wide, none, old)))
    return placements


def found_out(position: Position) -> list[Placement]:
    """At the reveal everybody reads again what is in force (case read-2).

    Who has gone on reading a clause that a secret text has taken over finds it gone.
    """
    true = position.deal[:, None, :]
    gone = (position.read_deal != true) & (position.read_deal > 0)
    if not gone.any():
        return []
    readers = position.read_deal.shape[1] - 1
    itself = np.eye(readers, dtype=bool)

    def own() -> Mask:
        told = np.concatenate([itself, np.zeros_like(itself[:1])])[None, :, None, :]
        return np.broadcast_to(told, (*gone.shape, readers))

    clause, *others = unread(position, gone)
    because = (("clause", "lever"),)
    return [Placement("found_gone", clause.fact, clause.after, because, sight=own), *others]


def nothing_owed(position: Position) -> list[Placement]:
    """Forget what has been given back."""
    return [Placement("bookkeeping", "owed", np.zeros_like(position.owed))]
