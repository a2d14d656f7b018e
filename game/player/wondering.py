"""What if, asked of a game: each question is worked out once, beside what is shown."""

from __future__ import annotations

from dataclasses import dataclass

from game import UserError
from game.player.job import Job
from game.session.alteration import Alteration
from game.session.session import Session
from game.session.whatif import Others, WhatIf, what_if
from game.views.words import Words


@dataclass(frozen=True, slots=True)
class WhatIfQuestion:
    """One decision altered, and what the others do then."""

    alteration: Alteration
    others: Others
    language: str


class Wondering:
    """The questions that were asked of one game, and their answers."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._answers: dict[WhatIfQuestion, WhatIf | str] = {}
        self._jobs: dict[WhatIfQuestion, Job[WhatIf]] = {}

    def ask(self, question: WhatIfQuestion, words: Words) -> None:
        """Begin to work a question out, unless that was done before."""
        if question in self._answers or question in self._jobs:
            return
        recorded, altered = self._session.recorded, [question.alteration]
        self._jobs[question] = Job(
            lambda: what_if(recorded, altered, question.others, words), "what if"
        )

    def answer(self, question: WhatIfQuestion) -> WhatIf | str | None:
        """Both games, or why it cannot be asked; None while it is worked out or was not asked."""
        return self._answers.get(question)

    def working(self, question: WhatIfQuestion) -> bool:
        """Whether it is being worked out."""
        return question in self._jobs

    def arrived(self) -> bool:
        """Whether an answer has come since this was last asked."""
        done = [question for question, job in self._jobs.items() if job.done]
        for question in done:
            try:
                self._answers[question] = self._jobs.pop(question).result()
            except UserError as error:
                self._answers[question] = str(error)
        return bool(done)
