"""The temperaments that scenario files name: each is a character, with its source."""

from __future__ import annotations

from game.minds.character import EVER, USUAL, Character, Conduct
from game.minds.negotiator import Negotiator

SELF_INTERESTED = Negotiator("self_interested", USUAL)
"""Proposes, signs, moves, keeps and breaks by what its own score makes of the world.

It compares expected values and breaks its word where that pays (the rational egoist of Axelrod 1984, with
agreements as gambles: Kydd 2005).
"""

TIT_FOR_TAT = Negotiator(
    "tit_for_tat", Character(Conduct.MIRROR, accepts=0, fair=True, tempted=EVER, grudge=1)
)
"""Cooperates first, then does as is done to it: a step up for a step up, down for down.

Nice, retaliating, forgiving and clear (Axelrod 1984), on levers with many settings by their cooperation
ratings. It keeps its word to those who keep theirs, and signs what asks of others about as much as of
itself. With one lever of two settings each it is the classic strategy.
"""

GENEROUS = Negotiator(
    "generous",
    Character(Conduct.MIRROR, pace=-2, greed=40, accepts=0, tempted=EVER, grudge=1, forgives=33),
)
"""Tit for tat that lets a third of all offences pass, and gives way early.

Generous tit for tat (Nowak and Sigmund 1992); a third is their best share for the usual prizes of the
prisoner's dilemma (5, 3, 1, 0).
"""

GRIM = Negotiator(
    "grim", Character(Conduct.UNFORGIVING, accepts=0, fair=True, tempted=EVER, grudge=EVER)
)
"""Cooperates and keeps its word until it is let down once, then never again.

The trigger strategy (Friedman 1971): it leaves agreements with whoever broke one and signs nothing with
them any more.
"""

GRIT = Negotiator(
    "grit", Character(Conduct.INITIATE, pace=-2, greed=40, accepts=0, tempted=EVER, announces=100)
)
"""Announces small steps of its own, takes them, and invites others to follow.

Graduated and reciprocated initiatives in tension reduction (Osgood 1962; tried in experiments by
Lindskold 1978): one proportionate reply if it is exploited, then back to the plan.
"""

OPPORTUNIST = Negotiator(
    "opportunist",
    Character(tempted=0, unseen=True, steps=25, announces=60, hollow=50, denies=True),
)
"""Keeps its word while that pays or somebody looks; does not mean all that it announces.

Opportunism as "self-interest seeking with guile" (Williamson 1975).
"""

HARDLINER = Negotiator(
    "hardliner",
    Character(
        pace=4, aspires=500, greed=80, accepts=120, bold=300, tempted=400, steps=150, announces=0
    ),
)
"""Asks for much, gives way late and little, and moves by itself only for a clear gain.

Boulware bargaining (Raiffa 1982; Faratin, Sierra and Jennings 1998) with a high aspiration (Siegel and
Fouraker 1960). What it has signed it keeps.
"""

SATISFICER = Negotiator(
    "satisficer",
    Character(aspires=75, accepts=75, first_good=True, tempted=250, steps=100, announces=20),
)
"""Takes the first agreement that is good enough, and does not look for the best.

Bounded rationality (Simon 1956): a fixed level of aspiration, search until it is met.
"""

SPOILER = Negotiator(
    "spoiler",
    Character(Conduct.SPOIL, accepts=0, silent=True, blocks=True, tempted=-EVER),
)
"""Wants agreements to fail: signs little, breaks what it has signed, and steps down.

Spoilers in peace processes (Stedman 1997). It puts nothing, and every fourth time it signs, so as to
break it.
"""

TEMPERAMENTS = (
    SELF_INTERESTED,
    TIT_FOR_TAT,
    GENEROUS,
    GRIM,
    GRIT,
    OPPORTUNIST,
    HARDLINER,
    SATISFICER,
    SPOILER,
)
