"""Classic strategies of the iterated prisoner's dilemma, at any table.

Each round such a mind either cooperates or defects. To cooperate is to order the most cooperative
setting of every own lever that it can pay for, to defect the least cooperative one; with one lever of
two settings each these are the moves of the literature (Axelrod 1984; Nowak and Sigmund 1993). It
puts nothing and promises nothing. While it cooperates it signs what lowers cooperation nowhere and
keeps what it signed; while it defects it declines, and its word holds nothing back.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.minds.briefing import Briefing, seat_by_seat
from game.minds.character import USUAL
from game.minds.excuses import about
from game.minds.hands import own_hands
from game.minds.memory import levels
from game.minds.mind import Reason
from game.minds.packages import affordable
from game.rules.arrays import Mask, Whole, some
from game.rules.beats import DECLINE, SIGN, BeatOrders, CommitOrders, RatifyOrders, TalkOrders
from game.rules.legality import commit_menu, ratify_menu, talk_menu
from game.rules.rulebook import Rulebook
from game.rules.sight import Rows

HALF = 5_000
"""Hundredths of a cooperation rating from which a seat counts as cooperating."""


class _Classic:
    """What the classic strategies share: all but the choice between cooperating and defecting."""

    name = ""
    why_up, why_down, why_first = "mirrors", "retaliates", ""
    """codes of the reasons for a cooperative order, for the other kind, and for that in round 1"""

    character = USUAL

    def cooperates(self, book: Rulebook, seen: Rows) -> Mask:
        """Tell in which rows, all of one seat, it cooperates this round: [R]."""
        raise NotImplementedError

    def decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        """Cooperate or defect."""
        return seat_by_seat(self._decide, moment, beat)

    def _decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        book, seen = moment.book, moment.seen
        friendly = self.cooperates(book, seen)
        match beat:
            case TalkOrders():
                reasons = self._answer(moment, beat, friendly)
            case RatifyOrders():
                may = ratify_menu(book, seen.view).approve[:, :, seen.one_seat] == 0
                fine = friendly[:, None] & ~_lowers(book, seen)
                beat.approve[:, :, seen.one_seat] = np.where(may, np.where(fine, SIGN, DECLINE), 0)
                reasons = []
            case CommitOrders():
                reasons = self._commit(moment, beat, friendly)
            case _:
                return ()
        return moment.given(reasons)

    def _why_not(self, seen: Rows) -> str:
        """The code of its reason for not cooperating: nobody pays back before anything was done."""
        return self.why_first if seen.view.round == 1 and self.why_first else self.why_down

    def _answer(self, moment: Briefing, beat: TalkOrders, friendly: Mask) -> list[Reason]:
        book, seen = moment.book, moment.seen
        view, seat = seen.view, seen.one_seat
        menu = talk_menu(book, view)
        asked = (menu.decline[:, :, seat] == 0) & view.awake[:, [seat]]
        fine = ~_lowers(book, seen) & (view.offer_pay[:, :, :, seat] >= 0).all(axis=2)
        payable = menu.sign[:, :, seat] == 0
        signs = asked & payable & fine & friendly[:, None]
        cost = menu.cost[:, :, seat]
        signs &= np.cumsum(cost * signs, axis=1) <= view.mandate[:, [seat]]
        declines = asked & ~signs & ~view.signed[:, :, seat] & ~view.declined[:, :, seat]
        beat.answer[:, :, seat] = np.where(signs, SIGN, np.where(declines, DECLINE, 0))
        if not seen.alone:
            return []
        reasons = []
        for text in np.flatnonzero((signs | declines)[0]):
            facts = about(moment, 0, int(text))
            if signs[0, text]:
                reasons.append(moment.say(0, "signs_to_cooperate", facts, spoken=True))
            elif not friendly[0]:
                reasons.append(moment.say(0, self._why_not(seen), facts, spoken=True))
            elif not fine[0, text]:
                reasons.append(moment.say(0, "asks_too_little", facts, spoken=True))
            else:
                have = int(view.one.mandate[seat] - (cost * signs)[0].sum())
                facts |= {"price": int(cost[0, text]), "have": have}
                reasons.append(moment.say(0, "cannot_pay", facts))
        return reasons

    def _commit(self, moment: Briefing, beat: CommitOrders, friendly: Mask) -> list[Reason]:
        book, seen = moment.book, moment.seen
        view, seat = seen.view, seen.one_seat
        menu = commit_menu(book, view)
        left = view.mandate[:, seat].copy()
        reasons = []
        for hand in own_hands(book, seat).tolist():
            lever = int(book.hand_lever[hand])
            legal = menu.sure[:, hand] & (menu.price[:, hand] <= left[:, None])
            wanted = _extreme(book, seen, lever, legal, friendly)
            owed = np.where(view.signer[:, lever, seat], view.clause[:, lever], -1)
            keeps = friendly & (owed >= 0)
            wanted = np.where(keeps, owed, wanted)[:, None]
            at = np.maximum(wanted, 0)
            wanted = np.where(np.take_along_axis(legal, at, axis=1), wanted, -1)
            price = np.take_along_axis(menu.price[:, hand], at, axis=1)
            wanted, left = affordable(wanted, price, left)
            beat.setting[:, hand] = wanted[:, 0]
            if seen.alone and wanted[0, 0] >= 0:
                code = "keeps_word" if keeps[0] else self.why_up
                code = code if friendly[0] else self._why_not(seen)
                setting = book.settings[lever][int(wanted[0, 0])]
                facts = {"lever": book.levers[lever], "setting": setting}
                reasons.append(moment.say(0, code, facts))
        return reasons


class AlwaysCooperate(_Classic):
    """Cooperates whatever the others do."""

    name = "always_cooperate"
    why_up = "as_always"

    def cooperates(self, book: Rulebook, seen: Rows) -> Mask:
        """Always."""
        return np.ones(seen.view.games, dtype=bool)


class AlwaysDefect(_Classic):
    """Defects whatever the others do."""

    name = "always_defect"
    why_down = "as_always"

    def cooperates(self, book: Rulebook, seen: Rows) -> Mask:
        """Never."""
        return np.zeros(seen.view.games, dtype=bool)


class TitForTwoTats(_Classic):
    """Defects only after the others have defected in two rounds on end (Axelrod 1984)."""

    name = "tit_for_two_tats"

    def cooperates(self, book: Rulebook, seen: Rows) -> Mask:
        """Unless most of the others stand low and did not come down only just now."""
        view = seen.view
        if view.round < 3:
            return np.ones(view.games, dtype=bool)
        low = levels(book, view.setting) < HALF
        return ~_most(book, seen, low & (view.step >= 0))


class Pavlov(_Classic):
    """Stays with what it did if the others cooperated, else does the opposite.

    Win-stay, lose-shift (Nowak and Sigmund 1993): with the prizes of a prisoner's dilemma a round went
    well if the other cooperated, whatever one did.
    """

    name = "pavlov"
    why_up = why_down = "win_or_shift"

    def cooperates(self, book: Rulebook, seen: Rows) -> Mask:
        """Whether it did and so did most of the others, or neither did."""
        view = seen.view
        if view.round == 1:
            return np.ones(view.games, dtype=bool)
        level = levels(book, view.setting)
        return (level[:, seen.one_seat] >= HALF) == ~_most(book, seen, level < HALF)


class SuspiciousTitForTat(_Classic):
    """Defects first, then does what most of the others did (Boyd and Lorberbaum 1987)."""

    name = "suspicious_tit_for_tat"
    why_first = "begins_hard"

    def cooperates(self, book: Rulebook, seen: Rows) -> Mask:
        """After a first round whatever most of the others did last."""
        view = seen.view
        if view.round == 1:
            return np.zeros(view.games, dtype=bool)
        return ~_most(book, seen, levels(book, view.setting) < HALF)


CLASSIC = (
    AlwaysCooperate(),
    AlwaysDefect(),
    TitForTwoTats(),
    Pavlov(),
    SuspiciousTitForTat(),
)
"""All of them; tit for tat itself, its generous kind and grim are minds of their own."""


def _most(book: Rulebook, seen: Rows, mask: Mask) -> Mask:
    """Tell whether something holds of more than half of the others that own levers: [G] from [G, S]."""
    others = (levels(book, seen.view.setting) >= 0) & book.actors
    others[:, seen.one_seat] = False
    return 2 * (mask & others).sum(axis=1) > others.sum(axis=1)


def _extreme(book: Rulebook, seen: Rows, lever: int, legal: Mask, up: Mask) -> Whole:
    """The most or least cooperative setting that is legal [G, K] and beats the present one: [G]; -1 none.

    Hidden settings are left alone: these strategies do in the open what they do.
    """
    rating = book.rating[lever]
    now = rating[seen.view.setting[:, lever]][:, None]
    better = np.where(up, 1, -1)[:, None] * (rating - now)
    better = np.where(legal & ~book.covert[lever], better, 0)
    return np.where((better > 0).any(axis=1), better.argmax(axis=1), -1)


def _lowers(book: Rulebook, seen: Rows) -> Mask:
    """Tell which packages on the table ask for less cooperation of any lever than there is: [G, P]."""
    view = seen.view
    lever = np.arange(len(book.levers))
    asked = book.rating[lever, np.maximum(view.offer, 0)]
    less = asked < book.rating[lever, view.setting][:, None]
    return some((view.offer >= 0) & less & (book.lever_weight > 0), 2)
