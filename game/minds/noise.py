"""A mind whose hand slips now and then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.minds.acting import purse
from game.minds.briefing import Briefing, Mind, seat_by_seat
from game.minds.character import Character
from game.minds.hands import own_hands
from game.minds.mind import Reason
from game.rules.arrays import Seeds, Whole
from game.rules.beats import DECLINE, SIGN, BeatOrders, CommitOrders, TalkOrders
from game.rules.chance import SHARES, draw, seeds_of_its_own
from game.rules.legality import commit_menu, talk_menu
from game.rules.moves import asks
from game.rules.resolve import phase_of


@dataclass(frozen=True, slots=True)
class Noisy:
    """Plays as another mind does, but some orders to own levers and some answers go wrong.

    With the chance given, by lot, an order becomes another legal one within the budget: the trembling
    hand (Selten 1975), as noise is put into the iterated prisoner's dilemma (Molander 1985).
    """

    percent: int
    mind: Mind

    @property
    def name(self) -> str:
        """What it is called."""
        return f"noisy({self.percent}, {self.mind.name})"

    @property
    def character(self) -> Character:
        """The other mind's."""
        return self.mind.character

    def decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        """Let the other mind decide, then let some orders slip."""
        reasons = self.mind.decide(moment, beat)
        seat_by_seat(self._err, moment, beat)
        return reasons

    def _err(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        if isinstance(beat, CommitOrders):
            self._slip(moment, beat)
        elif isinstance(beat, TalkOrders):
            self._misspeak(moment, beat)
        return ()

    def _lots(self, moment: Briefing, what: str, of: Seeds | Whole) -> Whole:
        view, seeds = moment.seen.view, seeds_of_its_own(moment.seeds, 1)
        _, exchange = phase_of(moment.book, view)
        return draw(seeds, view.round, f"noise {what} {exchange}", of)

    def _slip(self, moment: Briefing, beat: CommitOrders) -> None:
        book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
        menu = commit_menu(book, view)
        hands = own_hands(book, seat)
        slips = self._lots(moment, "slip", book.salt.hand) < self.percent * SHARES // 100
        lots = self._lots(moment, "which", book.salt.hand)
        left = purse(moment, beat)
        prices = np.zeros((view.games, len(hands)), dtype=np.int64)
        for at, hand in enumerate(hands):
            ordered = np.maximum(beat.setting[:, hand], 0)
            cost = np.take_along_axis(menu.price[:, hand], ordered[:, None], axis=1)[:, 0]
            prices[:, at] = np.where(beat.setting[:, hand] >= 0, cost, 0)
        left -= prices.sum(axis=1)
        ranks = np.arange(book.real.shape[1])
        means = asks(book, view, beat)
        for at, hand in enumerate(hands):
            meant = means[:, hand]
            budget = left + prices[:, at]
            other = menu.sure[:, hand] & (ranks != meant[:, None])
            other &= menu.price[:, hand] <= budget[:, None]
            rank = lots[:, hand] * other.sum(axis=1) // SHARES
            which = np.argmax(other & (np.cumsum(other, axis=1) - 1 == rank[:, None]), axis=1)
            wrong = slips[:, hand] & other.any(axis=1)
            cost = np.take_along_axis(menu.price[:, hand], which[:, None], axis=1)[:, 0]
            beat.setting[:, hand] = np.where(wrong, which, beat.setting[:, hand])
            left = np.where(wrong, budget - cost, left)

    def _misspeak(self, moment: Briefing, beat: TalkOrders) -> None:
        book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
        menu = talk_menu(book, view)
        slips = self._lots(moment, "answer", np.arange(book.slots)) < self.percent * SHARES // 100
        said = beat.answer[:, :, seat]
        signs = slips & (said == DECLINE) & (menu.sign[:, :, seat] == 0)
        cost = np.maximum(menu.cost[:, :, seat], 0)
        spent = np.where(
            (said == SIGN) | signs, cost - np.minimum(view.offer_pay[:, :, 0, seat], 0), 0
        )
        signs &= np.cumsum(spent, axis=1) <= view.mandate[:, [seat]]
        declines = slips & (said == SIGN) & (menu.decline[:, :, seat] == 0)
        changed = signs | declines
        beat.answer[:, :, seat] = np.where(signs, SIGN, np.where(declines, DECLINE, said))
        beat.blocking[:, :, seat] = np.where(changed, -1, beat.blocking[:, :, seat])
        beat.change[:, :, seat] *= ~changed[:, :, None]
        beat.meant[:, :, seat] &= ~changed
