"""The temperaments that scenario files name: each is a character and a conduct, with its source."""

from __future__ import annotations

import numpy as np

from game.minds.acting import Conduct, by_gain, initiate, mirror, spoil, unforgiving
from game.minds.answering import answer
from game.minds.character import EVER, Briefing, Character
from game.minds.mind import Reason, reason
from game.minds.negotiator import Negotiator
from game.minds.old_talk import AnswerOrders, ProposeOrders, answer_menu
from game.rules.beats import DECLINE, SIGN

FEIGNS = 25
"""How often, in percent, a spoiler signs what serves it, to break it."""


class SelfInterested(Negotiator):
    """Proposes, signs, moves, keeps and breaks by what its own score makes of the world.

    It compares expected values and breaks its word where that pays (the rational egoist of
    Axelrod 1984, with agreements as gambles: Kydd 2005).
    """

    name = "self_interested"
    character = Character()
    conduct = Conduct(by_gain)


class TitForTat(Negotiator):
    """Cooperates first, then does as is done to it: a step up for a step up, down for down.

    Nice, retaliating, forgiving and clear (Axelrod 1984), on levers with many settings by their
    cooperation ratings. It keeps its word to those who keep theirs, and signs what asks of others
    about as much as of itself. With one lever of two settings each it is the classic strategy.
    """

    name = "tit_for_tat"
    character = Character(accepts=0, fair=True, tempted=EVER, grudge=1)
    conduct = Conduct(mirror)


class Generous(Negotiator):
    """Tit for tat that lets a third of all offences pass, and gives way early.

    Generous tit for tat (Nowak and Sigmund 1992); a third is their best share for the usual prizes of
    the prisoner's dilemma (5, 3, 1, 0).
    """

    name = "generous"
    character = Character(pace=-2, accepts=-30, tempted=EVER, grudge=1, forgives=33)
    conduct = Conduct(mirror)


class Grim(Negotiator):
    """Cooperates and keeps its word until it is let down once, then never again.

    The trigger strategy (Friedman 1971): it leaves agreements with whoever broke one and signs
    nothing with them any more.
    """

    name = "grim"
    character = Character(accepts=0, fair=True, tempted=EVER, grudge=EVER)
    conduct = Conduct(unforgiving)


class Grit(Negotiator):
    """Announces small steps of its own, takes them, and invites others to follow.

    Graduated and reciprocated initiatives in tension reduction (Osgood 1962; tried in experiments by
    Lindskold 1978): one proportionate reply if it is exploited, then back to the plan.
    """

    name = "grit"
    character = Character(pace=-2, accepts=-30, tempted=EVER, announces=100)
    conduct = Conduct(initiate)


class Opportunist(Negotiator):
    """Keeps its word while that pays or somebody looks; does not mean all that it announces.

    Opportunism as "self-interest seeking with guile" (Williamson 1975).
    """

    name = "opportunist"
    character = Character(tempted=0, unseen=True, steps=25, announces=60, hollow=50, denies=True)
    conduct = Conduct(by_gain)


class Hardliner(Negotiator):
    """Asks for much, gives way late and little, and moves by itself only for a clear gain.

    Boulware bargaining (Raiffa 1982; Faratin, Sierra and Jennings 1998) with a high aspiration (Siegel
    and Fouraker 1960). What it has signed it keeps.
    """

    name = "hardliner"
    character = Character(
        pace=4, aspires=500, accepts=120, bold=300, tempted=400, steps=150, announces=0
    )
    conduct = Conduct(by_gain)


class Satisficer(Negotiator):
    """Takes the first agreement that is good enough, and does not look for the best.

    Bounded rationality (Simon 1956): a fixed level of aspiration, search until it is met.
    """

    name = "satisficer"
    character = Character(
        aspires=75, accepts=75, first_good=True, tempted=250, steps=100, announces=20
    )
    conduct = Conduct(by_gain)


class Spoiler(Negotiator):
    """Wants agreements to fail: signs little, breaks what it has signed, and steps down.

    Spoilers in peace processes (Stedman 1997). It proposes nothing, and every fourth time it signs,
    so as to break it.
    """

    name = "spoiler"
    character = Character(accepts=0, tempted=-EVER, announces=0, denies=True)
    conduct = Conduct(spoil)

    def propose(self, moment: Briefing, beat: ProposeOrders) -> list[Reason]:
        """Propose nothing."""
        return []

    def answer(self, moment: Briefing, beat: AnswerOrders) -> list[Reason]:
        """Decline most, without naming anything that would help; sign now and then, to break it."""
        book, seen = moment.book, moment.seen
        seat = seen.seat
        reasons = answer(moment, beat)
        feigns = moment.lucky("feigns", FEIGNS, 1)
        may = answer_menu(book, seen.view).decline[:, :, seat] == 0
        signs = feigns & (beat.answer[:, :, seat] == SIGN)
        beat.answer[:, :, seat] = np.where(signs, SIGN, np.where(may, DECLINE, 0))
        beat.blocking[:, :, seat] = -1
        beat.would[:, :, seat] = -1
        if seen.view.games > 1:
            return []
        signed = {book.seats[who] for who in np.flatnonzero(signs[0])}
        return [said for said in reasons if said.facts.get("proposer") in signed] + [
            reason(book, seen, "blocks", {"proposer": book.seats[who]}, spoken=True)
            for who in np.flatnonzero(may[0] & ~signs[0])
        ]
