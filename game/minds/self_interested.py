"""A mind that looks after its own score."""

from __future__ import annotations

import numpy as np

from game.minds.answering import in_the_way, signatures, weigh_asked
from game.minds.conduct import TEMPTED, Deeds, chosen_options, deeds
from game.minds.memory import Memory
from game.minds.mind import Reason, reason
from game.minds.packages import place
from game.minds.search import MIXES, Singles, amendments, best_package, singles
from game.minds.weighing import Drafts, weigh
from game.rules.arrays import Mask, Seeds, Whole
from game.rules.beats import (
    DECLINE,
    NO_ANSWER,
    SIGN,
    AnswerOrders,
    BeatOrders,
    CommitOrders,
    ProposeOrders,
    RatifyOrders,
)
from game.rules.chance import SHARES, draw
from game.rules.legality import propose_menu, ratify_menu
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation

PROPOSES, SIGNS, MOVES = 50, 25, 40
"""Hundredths of a point of expected gain that are worth a proposal, a signature, a step."""
RESERVE = 200
"""Hundredths of mandate kept back for signing in the rounds to come."""
WHIM = 300
"""Hundredths of a point up to which a package is chosen by mood."""
STEPS = 2
"""Own steps in a round at most."""


class SelfInterested:
    """Proposes, signs, moves, keeps and breaks by what its own score makes of the world.

    It compares expected values and breaks its word where that pays (the rational egoist of
    Axelrod 1984 and of agreements as gambles in Kydd 2005); it proposes what is better for itself and
    plausibly for every other party (logrolling: Froman and Cohen 1970).
    """

    name = "self_interested"

    def __init__(self, seeds: Seeds) -> None:
        self.seeds = seeds
        lots = draw(seeds, 0, "character", np.arange(1))[:, 0]
        self.tempted: Whole = TEMPTED // 2 + lots * TEMPTED // SHARES
        """[G] what a breach must be worth to this character, in hundredths of a point"""

    def decide(
        self, book: Rulebook, seen: Observation, memory: Memory, phase: str, beat: BeatOrders
    ) -> tuple[Reason, ...]:
        """Order what serves the seat's score."""
        match beat:
            case ProposeOrders():
                whim = draw(self.seeds, seen.view.round, "whim", np.arange(len(MIXES)))
                reasons = _propose(book, seen, beat, whim * WHIM // SHARES)
            case AnswerOrders():
                reasons = _answer(book, seen, beat)
            case RatifyOrders():
                reasons = _ratify(book, seen, beat)
            case CommitOrders():
                reasons = _commit(book, seen, beat, self.tempted)
            case _:
                return ()
        if seen.view.games > 1:
            return ()
        return tuple(reasons) or (reason(book, seen, "nothing_to_do"),)


def _propose(book: Rulebook, seen: Observation, beat: ProposeOrders, whim: Whole) -> list[Reason]:
    view, seat = seen.view, seen.seat
    if not book.actors[seat]:
        return []
    found = singles(book, seen)
    _, exchange = phase_of(book, view)
    if exchange == 1:
        _announce(book, seen, beat)
        if view.round == 1:
            _mark(book, seen, beat, found)
    amended, asked = amendments(book, seen)
    best = best_package(book, seen, found, amended, PROPOSES, whim)
    standing_offer = view.offered[:, seat] & ~asked
    same = (best.clause == view.offer[:, seat]).all(axis=1) & view.offered[:, seat]
    wants = (best.gain >= PROPOSES) & ~same & ~(standing_offer & (exchange > 1))
    placed = place(book, seen, beat, best.clause, best.public, best.verified, wants)
    if view.games == 1 and placed[0]:
        return [reason(book, seen, "proposes_gain", {"gain": int(best.gain[0])})]
    return []


def _announce(book: Rulebook, seen: Observation, beat: ProposeOrders) -> None:
    """Promise in public the one more cooperative step that the seat means to take (Osgood 1962)."""
    done = deeds(book, seen)
    lever = book.hand_lever[done.hand]
    may = propose_menu(book, seen.view).promise[:, done.hand, done.setting] == 0
    better = book.rating[lever, done.setting] > book.rating[lever, seen.view.setting[:, lever]]
    free = (done.owed < 0) & done.legal & ~book.covert[lever, done.setting]
    payable = done.price <= seen.view.mandate[:, [seen.seat]] - RESERVE
    score = np.where(may & better & free & payable, done.gain, 0)
    if not score.size:
        return
    best = score.argmax(axis=1)
    games = np.flatnonzero(score.max(axis=1) >= 2 * MOVES)
    beat.promise[games, done.hand[best[games]]] = done.setting[best[games]]


def _mark(book: Rulebook, seen: Observation, beat: ProposeOrders, found: Singles) -> None:
    """Tell all which two levers of others matter most."""
    table = np.zeros((seen.view.games, len(book.levers)), dtype=np.int64)
    size = np.where(found.legal, np.abs(found.own), 0)
    for column, lever in enumerate(found.lever):
        table[:, lever] = np.maximum(table[:, lever], size[:, column])
    table[:, book.owns[seen.seat]] = 0
    order = np.argsort(-table, axis=1, kind="stable")[:, :2]
    for rank in range(order.shape[1]):
        games = np.flatnonzero(np.take_along_axis(table, order, axis=1)[:, rank] > 0)
        beat.mark[games, seen.seat, :, order[games, rank]] = True


def _answer(book: Rulebook, seen: Observation, beat: AnswerOrders) -> list[Reason]:
    seat = seen.seat
    asked, variants = weigh_asked(book, seen)
    if not len(asked.game):
        return []
    clauses = seen.view.offer[asked.game, asked.proposer]
    signs, rival = signatures(seen, asked, clauses, SIGNS)
    blocking, would = in_the_way(asked, variants, seen, SIGNS)
    good = (asked.gain >= SIGNS) & ~asked.wrongs
    stays = asked.signed & good
    blocking = np.where(good, rival, blocking)
    would = np.where(good, -1, would)
    place_of = asked.game, asked.proposer, np.full(len(asked.game), seat)
    beat.answer[place_of] = np.where(signs, SIGN, np.where(stays, NO_ANSWER, DECLINE))
    beat.blocking[place_of] = np.where(signs | stays, -1, blocking)
    beat.would[place_of] = np.where(signs | stays, -1, would)
    if seen.view.games > 1:
        return []
    reasons = []
    for row in np.flatnonzero(~stays):
        facts: dict[str, str | int] = {
            "proposer": book.seats[asked.proposer[row]],
            "gain": int(asked.gain[row]),
        }
        code = "better_for_us" if signs[row] else "not_better_for_us"
        if not signs[row] and good[row] and rival[row] < 0:
            code = "cannot_pay"
            have = int(seen.view.mandate[0, seat] - np.maximum(asked.price[signs], 0).sum())
            facts |= {"price": int(asked.price[row]), "have": have}
        elif not signs[row] and blocking[row] >= 0:
            lever = int(blocking[row])
            rank = int(would[row]) if would[row] >= 0 else int(clauses[row, lever])
            code = "would_sign_with" if would[row] >= 0 else "clause_in_the_way"
            facts |= {"lever": book.levers[lever], "setting": book.settings[lever][rank]}
        if code == "not_better_for_us":
            facts["gain"] = min(int(asked.gain[row]), 0)
        spoken = "lever" in facts
        if spoken:
            del facts["gain"]
        reasons.append(reason(book, seen, code, facts, spoken))
    return reasons


def _ratify(book: Rulebook, seen: Observation, beat: RatifyOrders) -> list[Reason]:
    view, seat = seen.view, seen.seat
    game, proposer = np.nonzero(ratify_menu(book, view).approve[:, :, seat] == 0)
    if not len(game):
        return []
    drafts = Drafts(
        game,
        view.offer[game, proposer],
        view.offer_public[game, proposer],
        view.offer_verified[game, proposer],
        view.offer_party[game, proposer],
    )
    gain = weigh(book, seen, drafts).gain
    beat.approve[game, proposer, seat] = np.where(gain >= 0, SIGN, DECLINE)
    return [
        reason(
            book,
            seen,
            "better_for_us" if worth >= 0 else "not_better_for_us",
            {"proposer": book.seats[who], "gain": int(worth)},
        )
        for who, worth in zip(proposer, gain, strict=True)
    ]


def _commit(book: Rulebook, seen: Observation, beat: CommitOrders, tempted: Whole) -> list[Reason]:
    view, seat = seen.view, seen.seat
    option, spent = chosen_options(book, seen)
    mine = np.flatnonzero(book.choice_seat == seat)
    beat.option[:, mine] = option[:, mine]
    reasons = []
    if view.games == 1:
        for event in mine:
            if option[0, event] >= 0:
                facts = {
                    "event": book.events[event],
                    "option": book.options[event][option[0, event]],
                }
                reasons.append(reason(book, seen, "chooses_gain", facts))
    if not (book.hand_seat == seat).any():
        return reasons
    done = deeds(book, seen)
    breaks = _keep_or_break(book, seen, beat, done, spent, tempted)
    _own_steps(book, seen, beat, done, spent)
    return reasons + (_said(book, seen, beat, done, breaks) if view.games == 1 else [])


def _keep_or_break(
    book: Rulebook,
    seen: Observation,
    beat: CommitOrders,
    done: Deeds,
    spent: Whole,
    tempted: Whole,
) -> Mask:
    """Order what the seat has given its word for, or the breach that pays better; which games break."""
    view, seat = seen.view, seen.seat
    broke = np.zeros((view.games, len(book.hand_lever)), dtype=bool)
    for hand in np.flatnonzero(book.hand_seat == seat):
        rows = np.flatnonzero(done.hand == hand)
        owed = done.owed[:, rows[0]]
        bound = owed >= 0
        if not bound.any():
            continue
        left = view.mandate[:, seat] - spent
        word = done.gain[np.arange(view.games), rows[np.maximum(owed, 0)]]
        may = done.legal[:, rows] & done.broken[:, rows] & (done.price[:, rows] <= left[:, None])
        gain = np.where(may, done.gain[:, rows] - word[:, None], -(10**9))
        best = gain.argmax(axis=1)
        breach = bound & (gain.max(axis=1) >= tempted)
        keep = bound & ~breach & done.legal[np.arange(view.games), rows[np.maximum(owed, 0)]]
        price = done.price[np.arange(view.games), rows[np.maximum(owed, 0)]]
        keep &= price <= left
        beat.setting[:, hand] = np.where(breach, best, np.where(keep, owed, -1))
        spent += np.where(breach, done.price[np.arange(view.games), rows[best]], price * keep)
        broke[:, hand] = breach
    return broke


def _own_steps(
    book: Rulebook, seen: Observation, beat: CommitOrders, done: Deeds, spent: Whole
) -> None:
    """Take the best affordable steps on levers that nobody has the seat's word for."""
    view, seat = seen.view, seen.seat
    everyone = np.arange(view.games)
    reserve = 0 if view.round == book.rounds else RESERVE
    for _ in range(STEPS):
        left = view.mandate[:, seat] - spent
        open_ = (done.owed < 0) & done.legal & (beat.setting[:, done.hand] < 0)
        open_ &= (done.price <= (left - reserve)[:, None]) | (done.price == 0)
        open_ &= done.price <= left[:, None]
        open_ &= view.setting[:, book.hand_lever[done.hand]] != done.setting
        score = np.where(open_, done.gain, 0)
        best = score.argmax(axis=1)
        games = np.flatnonzero(score[everyone, best] >= MOVES)
        beat.setting[games, done.hand[best[games]]] = done.setting[best[games]]
        spent[games] += done.price[games, best[games]]


def _said(
    book: Rulebook, seen: Observation, beat: CommitOrders, done: Deeds, breaks: Mask
) -> list[Reason]:
    reasons = []
    for hand in np.flatnonzero(book.hand_seat == seen.seat):
        ordered = int(beat.setting[0, hand])
        if ordered < 0:
            continue
        row = int(np.flatnonzero((done.hand == hand) & (done.setting == ordered))[0])
        lever = int(book.hand_lever[hand])
        facts: dict[str, str | int] = {
            "lever": book.levers[lever],
            "setting": book.settings[lever][ordered],
        }
        code = "moves_gain"
        if seen.view.signer[0, lever, seen.seat] and done.owed[0, row] >= 0:
            code = "breaks_word" if breaks[0, hand] else "keeps_word"
        if code != "keeps_word":
            facts["gain"] = int(done.gain[0, row])
        reasons.append(reason(book, seen, code, facts))
    return reasons
