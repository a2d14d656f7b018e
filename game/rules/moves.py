"""Where levers go at a reveal, what it costs, and whose orders alone keep a clause from being carried out.

Silence keeps the word: a hand that orders nothing asks for the clause its seat has signed, else for what
the seat has promised in public and can pay, else for what stands. To break a word is to order another
setting, staying where one stands included.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Final

import numpy as np

from game.rules.arrays import Mask, Whole, choose, every, places, some
from game.rules.beats import CommitOrders
from game.rules.position import Position, pick
from game.rules.readings import Readings, as_seen
from game.rules.rulebook import NOBODY, Need, Rulebook
from game.rules.signers import unagreed
from game.rules.writing import Entry, Placement

MOST: Final = 64
"""Combinations of settings tried at most to tell whether a need can be met."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the levers go in this round, and why."""

    asked: Whole
    """[G, M] the setting that each hand asks for"""
    ordered: Mask
    """[G, L] levers of which an owner has ordered something; of the others silence speaks"""
    after: Whole
    """[G, L]"""


def step_prices(book: Rulebook, position: Position, wanted: Whole) -> Whole:
    """What each hand pays for the settings it wants: [G, M, ...] hundredths of mandate.

    `wanted` is [M or G, M, ...]. The step to a clause in force was paid at signature; owners of a joint
    lever share its price.
    """
    lever = book.hand_lever[:, None]
    now = position.setting[:, book.hand_lever, None]
    price = book.hand_price[lever, now, wanted]
    return price * (wanted != position.clause[:, book.hand_lever, None])


def pay_steps(book: Rulebook, position: Position, moves: Moves) -> list[Entry]:
    """Pay for the steps that are made, ordered or promised (cases move-4 and word-3).

    A joint step is paid for only if it is made.
    """
    lever = book.hand_lever
    after = moves.after[:, lever]
    made = (after != position.setting[:, lever]) & (moves.asked == after)
    price = step_prices(book, position, moves.asked[:, :, None])[:, :, 0] * made
    seats, ordered = book.itself, moves.ordered[:, lever]
    return [
        Entry(
            "step_paid",
            "mandate",
            ("hand",),
            -price * said,
            because=because,
            sight=lambda: np.broadcast_to(seats[book.hand_seat], (*price.shape, len(seats))),
        )
        for said, because in (
            (ordered, (("order", "actor"),)),
            (~ordered, (("promised", "lever"),)),
        )
    ]


def find_moves(book: Rulebook, position: Position, orders: CommitOrders) -> Moves:
    """Work out where every lever goes (cases move-1 to move-3, move-5 to move-12).

    An owner alone orders; owners together must ask for the same; binding clauses move by themselves.
    """
    asked = asks(book, position, orders)
    ordered = np.zeros(position.setting.shape, dtype=bool)
    _, hand = at = places(orders.setting >= 0)
    ordered[at[0], book.hand_lever[hand]] = True
    return Moves(asked, ordered, feasible(book, position, _together(book, position, asked)))


def asks(book: Rulebook, position: Position, orders: CommitOrders) -> Whole:
    """What every hand asks for: its order, or what its silence means: [G, M] (cases word-1 to word-4)."""
    lever, order = book.hand_lever, orders.setting
    silent = choose(word_signed(book, position), position.clause, position.setting)[:, lever]
    signed = position.signer[:, lever, book.hand_seat]
    silent = choose(signed, silent, position.setting[:, lever])
    if (position.promised >= 0).any():
        means = _promise_meant(book, position, orders)
        silent = choose(means, position.promised[:, lever], silent)
    return choose(order >= 0, order, silent)


def word_signed(book: Rulebook, position: Position) -> Mask:
    """Tell on which levers a clause in force is to be kept by its owners: [G, L]."""
    return (position.clause >= 0) & ~book.binding


def _promise_meant(book: Rulebook, position: Position, orders: CommitOrders) -> Mask:
    """Tell which silent hands carry out a public promise: [G, M]. The clause goes before the promise.

    It has to be payable with what the seat's orders and answers leave (cases word-3 and word-4).
    """
    lever, seat = book.hand_lever, book.hand_seat
    promised = position.promised[:, lever]
    means = (promised >= 0) & (orders.setting < 0) & (position.clause[:, lever] < 0)
    if not means.any():
        return means
    spent = np.zeros_like(position.mandate)
    for event, chooser in enumerate(book.choice_seat):
        if chooser >= 0:
            option = orders.option[:, event]
            spent[:, chooser] += book.option_cost[event].take(np.maximum(option, 0)) * (option >= 0)
    wanted = np.maximum(orders.setting, 0)
    price = step_prices(book, position, wanted[:, :, None])[:, :, 0] * (orders.setting >= 0)
    spent += (price.astype(np.float64) @ book.hand_of_seat).astype(np.int64)
    price = step_prices(book, position, np.maximum(promised, 0)[:, :, None])[:, :, 0]
    return means & (price <= (position.mandate - spent)[:, seat])


def _together(book: Rulebook, position: Position, asked: Whole) -> Whole:
    """Where levers would go if all could be done: [G, L], from what hands ask for [G, M]."""
    now = position.setting
    lowest, highest = now.copy(), now.copy()
    lowest[:, book.owners > 0], highest[:, book.owners > 0] = 99, -1
    for hand, lever in enumerate(book.hand_lever):
        np.minimum(lowest[:, lever], asked[:, hand], out=lowest[:, lever])
        np.maximum(highest[:, lever], asked[:, hand], out=highest[:, lever])
    wanted = choose(lowest == highest, highest, now)
    return choose(book.binding & (position.clause >= 0), position.clause, wanted)


def feasible(book: Rulebook, position: Position, wanted: Whole) -> Whole:
    """Let moves lapse until all that remain can be done together: [G, L] (cases move-5, move-7 to move-12).

    What cannot be undone stays, and so does what would go where only an agreement leads, without one (case signed-4).
    Then the needs of settings: one counts as met by what the same reveal
    brings. Then excluded combinations, of which every lever that moves stays, so that the order of levers
    decides nothing. What lapses can make another move impossible.
    """
    now = position.setting
    stuck = book.irreversible[np.arange(len(book.levers)), now]
    stuck |= unagreed(book, position.clause, now, wanted)
    after = choose(stuck, now, wanted)
    while True:
        lapse = _lacking(book, position, after)
        if not lapse.any():
            lapse = _excluded(book, now, after)
            if not lapse.any():
                return after
        after = choose(lapse, now, after)


def _lacking(book: Rulebook, position: Position, after: Whole) -> Mask:
    """Tell which levers move to a setting whose need would not be met then: [G, L]."""
    lapse = np.zeros(after.shape, dtype=bool)
    for need in book.needs:
        lever = need.lever
        moves = (after[:, lever] == need.setting) & (position.setting[:, lever] != need.setting)
        if moves.any():
            eyes = AS_IT_IS if book.binding[lever] else np.flatnonzero(book.owns[:, lever])
            for owner in eyes:
                met = need.condition.holds(_then(book, position, need, after, int(owner)))
                lapse[:, lever] |= moves & ~met
    return lapse


AS_IT_IS: Final = (NOBODY,)
"""What an agreement moves by itself goes by what is so, and not by what anybody sees."""


def _then(book: Rulebook, position: Position, need: Need, after: Whole, owner: int) -> Readings:
    """Read a position as it would stand after a reveal, with the eyes of an owner, or as it is for nobody.

    An owner goes by what it will see, so that no lever that stays gives a secret away; of a joint lever all
    of them have to see what is needed. The lever itself is read as it stands before it moves.
    """
    readings = Readings(book, position)
    then = after.copy()
    if owner != NOBODY:
        levers = np.arange(len(book.levers))
        looks = choose(book.known[owner, levers, after], after, book.looks_like[levers, after])
        then = choose(after == position.setting, position.seen[:, owner], looks)
    then[:, need.lever] = position.setting[:, need.lever]
    readings.setting = then
    return readings


def out_of_reach(book: Rulebook, position: Position, need: Need, owner: int) -> Mask:
    """Tell where a need is unmet whatever anybody orders now, as an owner of the lever sees it: [G].

    What the same reveal may bring is worth a warning only. Of very many combinations one is taken to do.
    """
    readings = as_seen(book, position, owner)
    unmet = ~need.condition.holds(readings)
    levers = [book.levers.index(name) for name in need.condition.mentions.levers]
    levers = [lever for lever in levers if lever != need.lever]
    ranks = [np.flatnonzero(book.real[lever]).tolist() for lever in levers]
    if not unmet.any() or prod(len(each) for each in ranks) > MOST:
        return unmet & (not levers)
    now = readings.setting[:, levers]
    free = may_change(book, readings.setting)[:, levers]
    for combination in product(*ranks):
        readings = as_seen(book, position, owner)
        then = readings.setting.copy()
        then[:, levers] = combination
        readings.setting = then
        there = every(free | (now == np.array(combination, dtype=np.int64)), 1)
        unmet = unmet & ~(there & need.condition.holds(readings))
    return unmet


def may_change(book: Rulebook, setting: Whole) -> Mask:
    """Tell which levers could leave their setting: [G, L]."""
    return book.in_play & ~book.irreversible[np.arange(len(book.levers)), setting]


def _excluded(book: Rulebook, now: Whole, after: Whole) -> Mask:
    """Tell which levers move into an excluded combination: [G, L]."""
    lapse = np.zeros(after.shape, dtype=bool)
    for pair in book.infeasible:
        clash = np.logical_and.reduce([after[:, lever] == setting for lever, setting in pair])
        for lever, _ in pair:
            lapse[:, lever] |= clash & (after[:, lever] != now[:, lever])
    return lapse


def broken_by(book: Rulebook, position: Position, orders: CommitOrders, moves: Moves) -> Mask:
    """Tell which hands have broken the clause on their lever, in truth: [G, M] (cases word-5 to word-10).

    A clause is broken by an owner if it is not carried out, and that owner's orders alone, had everybody
    else sent nothing, would have stopped it. So silence never breaks; what could not be carried out is
    broken by nobody; and where all refuse, all have broken it.
    """
    broke = np.zeros(moves.asked.shape, dtype=bool)
    failed = word_signed(book, position) & (moves.after != position.clause)
    games = np.flatnonzero(some(failed, 1))
    if not len(games):
        return broke
    there = pick(position, games)
    clause, failed = there.clause, failed[games]
    quiet = CommitOrders(
        np.full_like(orders.setting[games], -1), np.full_like(orders.option[games], -1)
    )
    failed &= _carried_out(book, there, quiet) == clause
    for seat in range(len(book.seats)):
        own = book.hand_seat == seat
        lever = book.hand_lever[own]
        if failed[:, lever].any():
            sent = CommitOrders(
                choose(own, orders.setting[games], quiet.setting),
                choose(book.choice_seat == seat, orders.option[games], quiet.option),
            )
            stops = failed & (_carried_out(book, there, sent) != clause)
            broke[np.ix_(games, own)] = stops[:, lever] & there.signer[:, lever, seat]
    return broke


def _carried_out(book: Rulebook, position: Position, orders: CommitOrders) -> Whole:
    """Where the levers would stand after such orders: [G, L]."""
    asked = asks(book, position, orders)
    return feasible(book, position, _together(book, position, asked))


def settings_in_force(book: Rulebook, position: Position, moves: Moves) -> list[Placement]:
    """Bring the settings into force, one placement for each way of moving."""
    now, after = position.setting, moves.after
    lever = np.arange(len(book.levers))

    def who_sees() -> Mask:
        """Those to whom neither setting is hidden, nor could be a hidden one in disguise.

        If they saw every open move, the ones they do not see would give the hidden ones away.
        """
        told = np.ones((len(book.seats), *now.shape), dtype=bool)
        for setting in (now, after):
            told &= book.known[:, lever, setting] & ~book.disguise[:, lever, setting]
        return told.transpose(1, 2, 0)

    agreed = book.binding & (position.clause >= 0)
    alone, joint = (book.owners == 1) & ~agreed, (book.owners > 1) & ~agreed
    said, kept = moves.ordered, ~moves.ordered & (position.clause >= 0)
    # Whether an owner ordered or was silent is told by no name of a rule: it would tell of a secret clause.
    placements = []
    settled = now
    for rule, way, because in (
        ("move_agreed", agreed, (("clause", "lever"),)),
        ("move_alone", alone & said, (("owner_order", "lever"),)),
        ("move_joint", joint & said, (("owner_order", "lever"),)),
        ("move_alone", alone & kept, (("clause", "lever"),)),
        ("move_joint", joint & kept, (("clause", "lever"),)),
        ("move_alone", alone & ~said & ~kept, (("promised", "lever"),)),
    ):
        step = way & (after != now)
        if step.any():
            settled = choose(step, after, settled)
            placements.append(Placement(rule, "setting", settled, because, sight=who_sees))
    moved = after != now
    placements.append(
        Placement(
            "bookkeeping",
            "set_round",
            choose(moved, moved * position.round, position.set_round),
            sight=who_sees,
        )
    )
    return placements
