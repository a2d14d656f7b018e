"""The names of a reveal and of the news of a round: what is noted when they were read, and what their screens are called."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.phases import EPILOGUE
from game.session.course import Step


@dataclass(frozen=True, slots=True)
class RevealName:
    """A reveal by its round and the phase that it ends.

    >>> str(RevealName(2, "commit")), RevealName.read("reveal.2.commit")
    ('reveal.2.commit', RevealName(round=2, phase='commit'))
    """

    round: int
    phase: str

    @classmethod
    def of(cls, step: Step) -> RevealName:
        """The name of the reveal with which a step ended."""
        return cls(step.before.round, step.phase)

    @classmethod
    def read(cls, name: str) -> RevealName:
        """Take a name apart."""
        _, round, phase = name.split(".")
        return cls(int(round), phase)

    @property
    def afterwards(self) -> bool:
        """Whether it is that of the time after the last round."""
        return self.phase == EPILOGUE

    def __str__(self) -> str:
        return f"reveal.{self.round}.{self.phase}"


def news_of(round: int) -> str:
    """The name of the news of a round.

    >>> news_of(2)
    'news.2'
    """
    return f"news.{round}"
