"""What negotiators do with their own levers: weigh gains, mirror, take the first step, or spoil.

A conduct writes orders for the own hands of the rows that follow it. Every one keeps within the budget
and the menus; they differ in what they do with a word given and with levers nobody has their word for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.minds.briefing import Briefing, on_rows
from game.minds.character import EVER, Conduct
from game.minds.conduct import OwnMoves, chosen_options, deeds
from game.minds.hands import hands_of
from game.minds.memory import APART, levels
from game.minds.mind import Reason
from game.minds.outlook import in_points
from game.minds.saying import RESERVE
from game.rules.arrays import Mask, Whole
from game.rules.beats import CommitOrders
from game.rules.compliance import BROKEN
from game.rules.legality import CommitMenu, commit_menu
from game.rules.position import of_same_deal

LAG = 2_500
"""Hundredths of a cooperation rating by which one may lead those who stand still."""
STEPS = 2
"""Own steps in a round at most."""


def commit(moment: Briefing, beat: CommitOrders) -> list[Reason]:
    """Answer the questions put to seats, then do with their levers as the conduct of each says."""
    reasons = answer_events(moment, beat)
    for conduct, order in CONDUCTS.items():
        rows = np.flatnonzero(moment.character.conduct == conduct)
        reasons += on_rows(order, moment, beat, rows)
    return reasons


def answer_events(moment: Briefing, beat: CommitOrders) -> list[Reason]:
    """Answer the questions put to seats."""
    book = moment.book
    option, _ = chosen_options(book, moment.seen)
    row, event = np.nonzero(option >= 0)
    beat.option[row, event] = option[row, event]
    if not moment.seen.alone:
        return []
    reasons = []
    for of, at in zip(row, event, strict=True):
        facts = {"event": book.events[at], "option": book.options[at][option[of, at]]}
        reasons.append(moment.say(of, "chooses_gain", facts))
    return reasons


def purse(moment: Briefing, beat: CommitOrders) -> Whole:
    """The mandate that is left after the answers to events: [R]."""
    cost = moment.book.option_cost[np.arange(len(moment.book.events)), np.maximum(beat.option, 0)]
    return moment.seen.own(moment.seen.view.mandate) - (cost * (beat.option >= 0)).sum(axis=1)


def by_gain(moment: Briefing, beat: CommitOrders) -> list[Reason]:
    """Keep or break and move by what seats expect of it for their own score."""
    if not len(moment.book.hand_lever):
        return []
    done = deeds(moment.book, moment.seen)
    done = _freed(done, moment.hollow[:, None] & ~_signed(moment, done.lever))
    left = purse(moment, beat)
    breaks = _keep_or_break(moment, beat, done, left)
    _own_steps(moment, beat, done, left)
    for which in range(done.there.shape[1]):
        own = Owned(done.hand[:, which], done.lever[:, which], done.there[:, which])
        _stand_still(moment, beat, own, moment.hollow & _promises(moment, own))
    return _gains_said(moment, beat, done, breaks) if moment.seen.alone else []


def _signed(moment: Briefing, lever: Whole) -> Mask:
    """Whether the seat has signed the clause of each of these levers: [R, H]."""
    view, at = moment.seen.view, moment.at[:, None]
    return (view.clause[at, lever] >= 0) & view.signer[at, lever, moment.seen.seat[:, None]]


def _freed(done: OwnMoves, free: Mask) -> OwnMoves:
    """Take deeds as free [R, H] of what was announced."""
    return OwnMoves(
        done.hand,
        done.lever,
        done.there,
        done.gain,
        done.price,
        done.legal,
        np.where(free, -1, done.owed),
        done.broken & ~free[:, :, None],
    )


def _keep_or_break(moment: Briefing, beat: CommitOrders, done: OwnMoves, left: Whole) -> Mask:
    """Order what the seat has given its word for, or the breach that pays better; which hands break: [R, H].

    What is ordered is taken off the mandate that is `left` [R].
    """
    book, at = moment.book, moment.at
    tempted = moment.character.tempted * moment.mettle // 100
    last = moment.seen.view.round == book.rounds
    careless = ~moment.character.unseen | last
    dark = book.covert[done.lever] | careless[:, None, None]
    broke = np.zeros(done.there.shape, dtype=bool)
    for which in range(done.there.shape[1]):
        owed = done.owed[:, which]
        bound = owed >= 0
        if not bound.any():
            continue
        word, kept = np.maximum(owed, 0), done.price[at, which, np.maximum(owed, 0)]
        may = done.legal[:, which] & done.broken[:, which]
        may &= done.price[:, which] <= left[:, None]
        more = done.gain[:, which] - done.gain[at, which, word][:, None]
        gain = np.where(may & dark[:, which], more, -EVER * 10)
        best = gain.argmax(axis=1)
        breach = bound & (gain[at, best] >= tempted)
        keep = bound & ~breach & done.legal[at, which, word] & (kept <= left)
        rows = at[bound]
        ordered = np.where(breach, best, np.where(keep, owed, -1))
        beat.setting[rows, done.hand[rows, which]] = ordered[rows]
        left -= np.where(breach, done.price[at, which, best], kept * keep)
        broke[:, which] = breach
    return broke


def _own_steps(moment: Briefing, beat: CommitOrders, done: OwnMoves, left: Whole) -> None:
    """Take the best affordable steps on levers that nobody has the seat's word for."""
    book, view, at = moment.book, moment.seen.view, moment.at
    reserve = 0 if view.round == book.rounds else RESERVE
    now = view.setting[at[:, None], done.lever]
    free = (done.owed < 0)[:, :, None] & done.legal
    free &= now[:, :, None] != np.arange(free.shape[2])
    for _ in range(STEPS):
        unordered = beat.setting[at[:, None], done.hand] < 0
        purse_ = left[:, None, None]
        open_ = free & unordered[:, :, None] & (done.price <= purse_)
        open_ &= (done.price <= purse_ - reserve) | (done.price == 0)
        score = np.where(open_, done.gain, 0).reshape(len(at), -1)
        best = score.argmax(axis=1)
        rows = np.flatnonzero(score[at, best] >= moment.character.steps)
        which, rank = np.divmod(best[rows], free.shape[2])
        beat.setting[rows, done.hand[rows, which]] = rank
        left[rows] -= done.price[rows, which, rank]


def _gains_said(moment: Briefing, beat: CommitOrders, done: OwnMoves, breaks: Mask) -> list[Reason]:
    book, signed = moment.book, _signed(moment, done.lever)
    ordered = beat.setting[moment.at[:, None], done.hand]
    reasons = []
    for row, which in np.argwhere(done.there & (ordered >= 0)):
        lever, rank = int(done.lever[row, which]), int(ordered[row, which])
        facts: dict[str, str | int] = {
            "lever": book.levers[lever],
            "setting": book.settings[lever][rank],
        }
        code = "moves_gain"
        if done.owed[row, which] < 0 and rank == moment.seen.view.setting[row, lever]:
            code = "breaks_promise"
        if done.owed[row, which] >= 0:
            code = "keeps_word" if signed[row, which] else "keeps_promise"
            if breaks[row, which]:
                code = "breaks_word" if signed[row, which] else "breaks_promise"
        if code in ("moves_gain", "breaks_word"):
            seat = int(moment.seen.seat[row])
            facts["gain"] = in_points(book, seat, done.gain[row, which, rank])
        reasons.append(moment.say(row, code, facts))
    return reasons


def mood(moment: Briefing) -> Whole:
    """Which way seats answer the others: a step up (1), down (-1) or none (0): [R].

    Up in the first round, then to where the others stand: with one lever of two settings each, what the
    other did last (Rapoport, in Axelrod 1984). Where levels are alike, the way most others just went.
    """
    book, view = moment.book, moment.seen.view
    if view.round == 1:
        return np.ones(len(moment.at), dtype=np.int64)
    level = levels(book, moment.taken)
    own = moment.seen.own(level)
    others = book.actors & moment.others
    counted = others & (level >= 0)
    other = (level * counted).sum(axis=1) // np.maximum(counted.sum(axis=1), 1)
    gap = np.where((own >= 0) & counted.any(axis=1), other - own, 0)
    went = np.sign((view.step * others).sum(axis=1))
    behind = np.where(gap < -LAG, -1, 0)
    return np.where(np.abs(gap) >= APART, np.sign(gap), np.where(went != 0, went, behind))


def mirror(moment: Briefing, beat: CommitOrders) -> list[Reason]:
    """Keep every word to those who keep theirs; of the free levers answer in kind."""
    way = mood(moment)
    # Others who stay at the bottom offend again every round, though nothing moves.
    level = levels(moment.book, moment.taken)
    low = (level < LAG) & (level >= 0) & moment.others
    offended = (way < 0) | ((way == 0) & low.any(axis=1))
    way = np.where(offended & moment.forgiving.any(axis=1), 1, way)
    return _word_and_way(moment, beat, way, _released(moment), "mirrors", "retaliates")


def unforgiving(moment: Briefing, beat: CommitOrders) -> list[Reason]:
    """Cooperate until let down once, then never again (Friedman 1971)."""
    memory = moment.memory
    let_down = (memory.broken > 0) | (memory.suspected > 0) | (memory.let_down > 0)
    ended: Mask = np.logical_or.reduce(let_down, axis=1)
    others = np.where(ended, -1, np.maximum(mood(moment), 0))
    released = _released(moment) | _with_shunned(moment)
    return _word_and_way(moment, beat, others, released, "mirrors", "never_forgives")


def initiate(moment: Briefing, beat: CommitOrders) -> list[Reason]:
    """Follow the plan of announced steps; one proportionate reply if exploited, then the plan again."""
    exploited = moment.memory.hurt == 1
    way = np.where(exploited, -1, 1)
    none = np.zeros_like(moment.seen.view.clause, dtype=bool)
    return _word_and_way(moment, beat, way, none, "first_step", "replies_once")


def spoil(moment: Briefing, beat: CommitOrders) -> list[Reason]:
    """Break what others count on and step down where it can (Stedman 1997)."""
    everything = np.ones_like(moment.seen.view.clause, dtype=bool)
    way = np.full(len(moment.at), -1)
    return _word_and_way(moment, beat, way, everything, "spoils", "spoils")


CONDUCTS: Final[Mapping[Conduct, Callable[[Briefing, CommitOrders], list[Reason]]]] = {
    Conduct.BY_GAIN: by_gain,
    Conduct.MIRROR: mirror,
    Conduct.UNFORGIVING: unforgiving,
    Conduct.INITIATE: initiate,
    Conduct.SPOIL: spoil,
}


def _released(moment: Briefing) -> Mask:
    """Own clauses that others of the same agreement broke last round, it seems, and are not forgiven: [R, L]."""
    view, hidden = moment.seen.view, moment.memory.hidden
    suspected = (hidden >= 0) & (hidden != view.clause)
    seen_broken = moment.seen.own(view.verdict) == BROKEN
    broken: Mask = (seen_broken | suspected) & ~moment.owns & (view.clause >= 0)
    if not broken.any():
        return broken
    forgiven: Mask = np.logical_or.reduce(moment.forgiving, axis=1)
    return of_same_deal(view, broken) & ~forgiven[:, None]


def _with_shunned(moment: Briefing) -> Mask:
    """Clauses signed by a seat that the seat bears a grudge against: [R, L]."""
    theirs: Mask = np.logical_or.reduce(
        moment.seen.view.signer & moment.shunned[:, None, :], axis=2
    )
    return theirs


@dataclass(frozen=True, slots=True)
class Owned:
    """One hand of each row's seat, the same in the order of its hands."""

    hand: Whole
    """[R]"""
    lever: Whole
    """[R]"""
    there: Mask
    """[R] whether the seat has so many hands"""


def _word_and_way(
    moment: Briefing, beat: CommitOrders, way: Whole, released: Mask, up: str, down: str
) -> list[Reason]:
    """Keep the words that are not released; of the other levers move the first that can go that way."""
    book, view, at = moment.book, moment.seen.view, moment.at
    menu, left = commit_menu(book, view), purse(moment, beat)
    hands, levers, there = hands_of(book, moment.seen.seat)
    owned = [Owned(*each) for each in zip(hands.T, levers.T, there.T, strict=True)]
    bound, owed = np.zeros(there.shape, dtype=bool), np.full(there.shape, -1)
    for which, own in enumerate(owned):
        signed = view.signer[at, own.lever, moment.seen.seat]
        clause = np.where(signed & own.there, view.clause[at, own.lever], -1)
        bound[:, which] = (clause >= 0) & ~released[at, own.lever]
        free = moment.hollow | (clause >= 0) | ~own.there
        promised = np.where(free, -1, view.promised[at, own.lever])
        owed[:, which] = np.where(bound[:, which], clause, promised)
        left = _order(beat, menu, own, owed[:, which], left)
    moved, stepped = np.zeros(len(at), dtype=bool), np.zeros(there.shape, dtype=bool)
    let_go, unmeant = np.zeros_like(stepped), np.zeros_like(stepped)
    reserve = RESERVE * (view.round < book.rounds)
    for which, own in enumerate(owned):
        # Every released clause is answered; of the levers that are free, one step is enough.
        answers = released[at, own.lever] & (view.clause[at, own.lever] >= 0)
        may = own.there & (owed[:, which] < 0)
        wanted = _step(moment, own, np.where(may & (~moved | answers), way, 0), menu)
        left = _order(beat, menu, own, wanted, left, reserve)
        stepped[:, which] = own.there & (wanted >= 0) & (beat.setting[at, own.hand] >= 0)
        moved |= stepped[:, which] & (book.owners[own.lever] == 1)
        signed = view.signer[at, own.lever, moment.seen.seat]
        let_go[:, which] = answers & signed & own.there & (beat.setting[at, own.hand] < 0)
        still = let_go[:, which] | (moment.hollow & _promises(moment, own))
        unmeant[:, which] = still & (beat.setting[at, own.hand] < 0)
        _stand_still(moment, beat, own, still)
    if not moment.seen.alone:
        return []
    reasons = []
    for row, which in np.argwhere(there & (beat.setting[at[:, None], hands] >= 0)):
        lever, seat = int(levers[row, which]), moment.seen.seat[row]
        code = "keeps_word" if bound[row, which] else "keeps_promise"
        if stepped[row, which]:
            code = down if way[row] < 0 else up
            signed = view.signer[row, lever, seat] and view.clause[row, lever] >= 0
            if owed[row, which] < 0 and signed:
                code = down
        elif unmeant[row, which]:
            code = down if let_go[row, which] else "breaks_promise"
        setting = book.settings[lever][int(beat.setting[row, hands[row, which]])]
        reasons.append(moment.say(row, code, {"lever": book.levers[lever], "setting": setting}))
    return reasons


def _promises(moment: Briefing, own: Owned) -> Mask:
    """Whether the seat has promised its hand's lever in public, and signed nothing about it: [R]."""
    view, at = moment.seen.view, moment.at
    return own.there & (view.promised[at, own.lever] >= 0) & (view.clause[at, own.lever] < 0)


def _stand_still(moment: Briefing, beat: CommitOrders, own: Owned, where: Mask) -> None:
    """Order a lever to stay [R], where its word is not to be kept and nothing else is ordered: silence keeps it."""
    rows = np.flatnonzero(where & (beat.setting[moment.at, own.hand] < 0))
    beat.setting[rows, own.hand[rows]] = moment.seen.view.setting[rows, own.lever[rows]]


def _order(
    beat: CommitOrders,
    menu: CommitMenu,
    own: Owned,
    wanted: Whole,
    left: Whole,
    reserve: int = 0,
) -> Whole:
    """Order a setting [R] where it is legal and paid for; return the mandate left."""
    at = np.arange(len(wanted))
    place = at, own.hand, np.maximum(wanted, 0)
    cost = menu.price[place]
    may = menu.sure[place] & own.there
    may &= (wanted >= 0) & ((cost == 0) | (cost + reserve <= left)) & (cost <= left)
    beat.setting[at[may], own.hand[may]] = wanted[may]
    return left - cost * may


def _step(moment: Briefing, own: Owned, direction: Whole, menu: CommitMenu) -> Whole:
    """The legal setting whose rating is the next in that direction [R]; -1 for none.

    It never hides: a mirror that nobody sees teaches nothing.
    """
    book, at, lever = moment.book, moment.at, own.lever
    now = book.rating[lever, moment.seen.view.setting[at, lever]][:, None]
    gap = (book.rating[lever] - now) * direction[:, None]
    may = menu.sure[at, own.hand] & (gap > 0) & ~book.covert[lever]
    gap = np.where(may, gap, 10**6)
    return np.where(may.any(axis=1), gap.argmin(axis=1), -1)
