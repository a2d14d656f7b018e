"""The reveal: settings come into force, hidden ones may be exposed, and everyone sees what she can see."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole, choose, every, some
from game.rules.beats import CommitOrders
from game.rules.chance import draw
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.writing import Entry, Placement


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the levers go in this round: settings [G, L], and why."""

    alone: Whole
    joint: Whole
    agreed: Whole
    after: Whole


def step_prices(book: Rulebook, position: Position, wanted: Whole) -> Whole:
    """What each hand pays for the settings it wants: [G, M, ...] hundredths of mandate.

    `wanted` is [M or G, M, ...]. The step to a clause in force was paid at signature; owners of a joint
    lever share its price.
    """
    lever = book.hand_lever[:, None]
    now = position.setting[:, book.hand_lever, None]
    price = book.hand_price[lever, now, wanted]
    return price * (wanted != position.clause[:, book.hand_lever, None])


def pay_steps(
    book: Rulebook, position: Position, orders: CommitOrders, moves: Moves
) -> list[Entry]:
    """Pay for ordered steps (case move-4); a joint step is paid for only if it is made."""
    lever = book.hand_lever
    after = moves.after[:, lever]
    made = (after != position.setting[:, lever]) & (orders.setting == after)
    price = step_prices(book, position, np.maximum(orders.setting, 0)[:, :, None])[:, :, 0] * made
    seats = book.itself
    return [
        Entry(
            "step_paid",
            "mandate",
            ("hand",),
            -price,
            because=(("order", "actor"),),
            sight=lambda: np.broadcast_to(seats[book.hand_seat], (*price.shape, len(seats))),
        )
    ]


def find_moves(book: Rulebook, position: Position, orders: CommitOrders) -> Moves:
    """Work out where every lever goes (cases move-1 to move-3, move-5 to move-8).

    An owner alone orders; owners together must order the same; binding clauses move by themselves, as
    soon as what the setting needs is there. Of an infeasible combination the later lever stays where it
    was.
    """
    now = position.setting
    lowest = np.full_like(now, 99)
    highest = np.full_like(now, -1)
    for hand, lever in enumerate(book.hand_lever):
        order = orders.setting[:, hand]
        np.minimum(lowest[:, lever], order, out=lowest[:, lever])
        np.maximum(highest[:, lever], order, out=highest[:, lever])
    same = (lowest == highest) & (highest >= 0)
    stuck = book.irreversible[np.arange(len(book.levers)), now]
    bound = book.binding & (position.clause >= 0) & ~stuck & _ripe(book, position)
    alone = choose(same & (book.owners == 1) & ~bound, highest, now)
    joint = choose(same & (book.owners > 1) & ~bound, highest, now)
    agreed = choose(bound, position.clause, now)
    after = alone + joint + agreed - 2 * now
    return Moves(alone, joint, agreed, _feasible(book, now, after))


def _ripe(book: Rulebook, position: Position) -> Mask:
    """Tell which levers an agreement may move: [G, L]; not while what the setting needs is missing."""
    ripe = np.ones(position.clause.shape, dtype=bool)
    readings = Readings(book, position)
    for need in book.needs:
        if book.binding[need.lever]:
            asked = position.clause[:, need.lever] == need.setting
            if asked.any():
                ripe[:, need.lever] &= ~asked | need.condition.holds(readings)
    return ripe


def willing(book: Rulebook, position: Position, orders: CommitOrders) -> Mask:
    """Tell which hands have ordered what a clause asks of their joint lever: [G, M]."""
    joint = book.owners[book.hand_lever] > 1
    return joint & (orders.setting >= 0) & (orders.setting == position.clause[:, book.hand_lever])


def _feasible(book: Rulebook, now: Whole, after: Whole) -> Whole:
    """Let moves lapse until no excluded combination is left; what lapses can make another one."""
    clashes = True
    while clashes:
        clashes = False
        for pair in book.infeasible:
            clash = np.logical_and.reduce([after[:, lever] == setting for lever, setting in pair])
            for lever, _ in sorted(pair, reverse=True):
                undo = clash & (after[:, lever] != now[:, lever])
                if undo.any():
                    clashes = True
                    after[:, lever] = np.where(undo, now[:, lever], after[:, lever])
                    clash &= ~undo
    return after


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

    placements = []
    settled = now
    for rule, want, because in (
        ("move_agreed", moves.agreed, (("clause", "lever"),)),
        ("move_alone", moves.alone, (("owner_order", "lever"),)),
        ("move_joint", moves.joint, (("owner_order", "lever"),)),
    ):
        step = (want == after) & (want != now)
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


def exposure_chance(book: Rulebook, position: Position) -> Whole:
    """The chance, in basis points, that each lever's hidden setting comes to light: [G, L]."""
    lever = np.arange(len(book.levers))
    chance = book.covert_chance[lever, position.setting]
    if book.raises:
        readings = Readings(book, position)
        chance = chance.copy()
        for item in book.raises:
            stands = position.setting[:, item.lever] == item.setting
            if stands.any():
                chance[:, item.lever] += item.by * (stands & item.condition.holds(readings))
    rules = book.scenario.agreements.verification
    if rules:
        chance = chance + rules.exposes * 100 * position.verified
    hidden = book.covert[lever, position.setting]
    return np.clip(chance, 0, 10_000) * hidden


def exposure(book: Rulebook, position: Position) -> list[Placement]:
    """Draw what comes to light this round (cases exposure-1, exposure-2 and exposure-4).

    What came to light last round is forgotten first, and nobody is told of that (case exposure-6).
    A hidden setting is exposed with its chance. Checking a verified clause succeeds with the chance
    `verification.exposes`, and then shows the truth whether it is good or bad.
    """
    rules = book.scenario.agreements.verification
    if not book.covert.any():
        return []
    chance = exposure_chance(book, position)
    lots = draw(position.seeds, position.round, "exposure", book.salt.lever)
    facts = {"chance": chance, "drawn": lots}
    caught = lots < chance
    placements = []
    if position.exposed.any():
        placements = [Placement("bookkeeping", "exposed", np.zeros_like(caught))]
    placements += [Placement("exposure", "exposed", caught, (("setting", "lever"),), facts)]
    if rules and position.verified.any():
        checked = position.verified & (lots < rules.exposes * 100) & book.covert.any(axis=1)
        placements.append(
            Placement(
                "inspection",
                "exposed",
                caught | checked,
                (("clause", "lever"),),
                facts,
                sight=lambda: position.signer | position.public[:, :, None],
            )
        )
    return placements


def open_archives(book: Rulebook, position: Position) -> list[Placement]:
    """Expose every hidden setting once the game is over (case epilogue-2)."""
    hidden = book.covert[np.arange(len(book.levers)), position.setting]
    return [Placement("archives", "exposed", hidden, (("setting", "lever"),))]


def checked(book: Rulebook, position: Position) -> Mask:
    """Tell for whom a lever that hides something was shown in the open this round: [G, S, hidden].

    Everyone learns of a hidden setting; that an inspection found nothing wrong is told to those who may
    know of the clause.
    """
    levers = book.hidden
    covert = book.covert[levers, position.setting[:, levers]]
    told = position.signer[:, levers].transpose(0, 2, 1)
    told = told | (covert | position.public[:, levers])[:, None, :]
    return told & position.exposed[:, None, levers]


def knows(book: Rulebook, position: Position) -> Mask:
    """Tell who sees the truth about which lever: [G, S, L].

    Who has seen a hidden setting for what it is goes on seeing it while it stands (case exposure-5).
    """
    truth = np.ones(position.seen.shape, dtype=bool)
    levers = book.hidden
    setting = position.setting[:, levers]
    known = book.known[:, levers, setting].transpose(1, 0, 2) | position.exposed[:, None, levers]
    stands = book.covert[levers, setting] & (position.set_round[:, levers] < position.round)
    remembered = (position.seen[:, :, levers] == setting[:, None, :]) & stands[:, None, :]
    truth[:, :, levers] = known | remembered
    return truth


def doubt(book: Rulebook, position: Position) -> Mask:
    """Tell where a seat cannot be sure of the setting it sees: [G, S, L].

    What could be a hidden setting in disguise stays in doubt until somebody has looked.
    """
    doubtful = np.zeros(position.seen.shape, dtype=bool)
    levers = book.hidden
    seats = np.arange(len(book.seats))[:, None]
    could = book.disguise[seats, levers, position.seen[:, :, levers]]
    doubtful[:, :, levers] = could & ~checked(book, position)
    return doubtful


@dataclass(frozen=True, slots=True)
class Sights:
    """What everyone can be sure of after a reveal."""

    checked: Mask
    """[G, S, L] levers that hide something and were shown in the open this round"""
    doubt: Mask
    """[G, S, L] levers of which a seat cannot be sure that it sees the truth"""
    unsure: Mask
    """[G, hidden] levers that hide something, of which not everyone can be sure"""


def sights(book: Rulebook, position: Position) -> Sights:
    """Work out what everyone can be sure of."""
    shown = np.zeros(position.seen.shape, dtype=bool)
    shown[:, :, book.hidden] = checked(book, position)
    doubtful = doubt(book, position)
    unsure = doubtful[:, :, book.hidden] | ~knows(book, position)[:, :, book.hidden]
    return Sights(shown, doubtful, some(unsure, 1))


def outside_view(book: Rulebook, position: Position) -> Whole:
    """The setting that those see who are told nothing, and so all can speak of: [G, L]."""
    levers = book.hidden
    view = position.setting.copy()
    truth = position.setting[:, levers]
    in_the_open = every(position.seen[:, :, levers] == truth[:, None, :], 1)
    view[:, levers] = choose(in_the_open, truth, book.looks_like[levers, truth])
    return view


def what_is_seen(book: Rulebook, position: Position) -> list[Placement]:
    """Let every seat see the settings it can see, and what the others look like (case exposure-3)."""
    levers = book.hidden
    truth = position.setting[:, None, levers]
    looks = book.looks_like[levers, position.setting[:, levers]][:, None, :]
    seen = np.repeat(position.setting[:, None, :], len(book.seats), axis=1)
    seen[:, :, levers] = choose(knows(book, position)[:, :, levers], truth, looks)
    seats = book.itself

    def own() -> Mask:
        return np.broadcast_to(seats[None, :, None, :], (*seen.shape, len(seats)))

    return [Placement("seen", "seen", seen, (("setting", "lever"),), sight=own)]
