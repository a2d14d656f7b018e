"""What is open to a reader once her game has ended: who was what, what was worth what, and what if.

Before the end none of it is handed out: a reader who could ask for the number of the game, the names of
the minds or the orders of others would know what is to come.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from game.analysis.timeline import Snapshot, timeline
from game.debrief.opened import Debrief
from game.debrief.parts import PagePart
from game.player.game import Game
from game.player.wondering import WhatIfQuestion
from game.rules.chance import draw
from game.rules.orders import Move
from game.rules.phases import ORDERS
from game.rules.salts import paired, salts
from game.scenario.counterparts import TEMPERAMENTS
from game.session.course import Course
from game.session.retelling import changed, compared, lapse_said
from game.session.whatif import WhatIf, ends_of_rounds
from game.views.whatif import GamesCompared
from game.views.words import Words

KINDS: Final = 4
"""Kinds of counterpart to choose from."""


class StillHidden(Exception):
    """Something was asked for that is open only once the game has ended."""


class Afterwards:
    """A game that has ended, for a reader. Raises StillHidden for one that has not."""

    def __init__(self, game: Game, words: Words) -> None:
        if game.busy or not game.session.over:
            raise StillHidden
        self._game, self._session, self._words = game, game.session, words

    # How it ended

    @property
    def debrief(self) -> Debrief:
        """How it ended, with everything open."""
        return self._game.debrief(self._words.language)

    @property
    def parts(self) -> tuple[PagePart, ...] | None:
        """The parts of the debrief; None while they are worked out."""
        return self._game.debrief_parts(self._words.language)

    @property
    def seed(self) -> int:
        """The seed of the game: the same seed is the same luck. Readers are told it as the number of the game."""
        return self._session.seed

    @property
    def people(self) -> tuple[str, ...]:
        """The seats that persons held to the end."""
        return self._session.people

    # What the others were

    @property
    def minds(self) -> Mapping[str, str]:
        """The seats that minds held, each with its mind."""
        return self._session.minds

    def kinds(self, seat: str) -> tuple[str, ...]:
        """A few minds among which is the seat's own, in an order that tells nothing."""
        truth = self.minds[seat]
        others = [name for name, kind in TEMPERAMENTS.items() if kind.guessed and name != truth]
        lots = draw(self._session.position.seeds, 0, "guess", paired(salts([seat]), salts(others)))
        drawn = [name for _, name in sorted(zip(lots[0].tolist(), others, strict=True))]
        return tuple(sorted((truth, *drawn[: KINDS - 1])))

    # What if

    @property
    def rounds(self) -> int:
        """How many rounds were played."""
        return max(step.before.round for step in self._session.steps)

    def levers(self, seat: str) -> tuple[str, ...]:
        """The levers that a seat decides on."""
        book = self._session.book
        mine = book.owns[book.seats.index(seat)] & book.in_play
        return tuple(book.levers[at] for at in np.flatnonzero(mine))

    def settings(self, lever: str) -> tuple[str, ...]:
        """The settings of a lever."""
        return tuple(self._words.texts.levers[lever].settings)

    def ordered(self, round: int, seat: str, lever: str) -> str:
        """What a seat ordered of a lever in a round; empty if it left the lever alone."""
        orders = (
            item.order
            for step in self._session.steps
            if step.before.round == round and step.phase in ORDERS
            for item in step.orders
        )
        moves = (order for order in orders if isinstance(order, Move))
        return next((m.setting for m in moves if (m.seat, m.lever) == (seat, lever)), "")

    def ask(self, question: WhatIfQuestion) -> None:
        """Have it worked out how it would have gone."""
        self._game.wondering.ask(question, self._words)

    def working(self, question: WhatIfQuestion) -> bool:
        """Whether that is still worked out."""
        return self._game.wondering.working(question)

    def answer(self, question: WhatIfQuestion) -> WhatIf | str | None:
        """Both games, or why it cannot be asked; None while it is worked out or was not asked."""
        return self._game.wondering.answer(question)

    def altered(self, answer: WhatIf) -> tuple[str, ...]:
        """What was decided otherwise, in sentences."""
        recorded = self._session.recorded
        return tuple(changed(self._words, recorded, each) for each in answer.alterations)

    def lapsed(self, answer: WhatIf) -> tuple[str, ...]:
        """What could not be ordered any more, in sentences."""
        return tuple(lapse_said(self._words, answer.played, lapse) for lapse in answer.lapsed)

    def compared(self, answer: WhatIf) -> GamesCompared:
        """Both games side by side."""
        return compared(self._words, answer)

    def course(self, course: Course) -> tuple[Snapshot, ...]:
        """Where a game stood at its start and after each round."""
        return timeline(self._session.book, ends_of_rounds(course))
