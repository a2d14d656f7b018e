"""How a scenario is played and taught: lengths, sources, objectives and the debrief."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from game.scenario.model.base import MOST_ROUNDS, Mode, ModelPart, Text
from game.scenario.model.kinds import Form
from game.scenario.model.seats import Texts


def _from_the_first(minutes: int | dict[int, int]) -> int | dict[int, int]:
    if isinstance(minutes, dict) and 1 not in minutes:
        raise PydanticCustomError("from_the_first", "minutes by round begin with round 1")
    return minutes


Each = Annotated[int, Field(ge=0, le=60)]
ByRound = Annotated[
    Each | dict[Annotated[int, Field(ge=1, le=MOST_ROUNDS)], Each], AfterValidator(_from_the_first)
]
"""Minutes of a phase: the same in every round, or from a round on until another is named."""


class Minutes(ModelPart):
    """Minutes for each part of a lesson."""

    join: Annotated[int, Field(ge=0, le=60)] = Field(
        default=0, description="Sitting down, before the reading."
    )
    brief: Annotated[int, Field(ge=0, le=120)] = Field(description="Reading, before round 1.")
    talk: ByRound = Field(description="Talk: in each round, or by round.")
    commit: ByRound = Field(description="Orders: in each round, or by round.")
    reveal: ByRound = Field(description="The reveal: in each round, or by round.")
    debrief: Annotated[int, Field(ge=0, le=120)] = Field(description="The debrief, never cut.")
    slip: Annotated[int, Field(ge=0, le=60)] = Field(
        default=0, description="The exit slip, after the debrief."
    )

    def of(self, part: str, round: int) -> int:
        """The minutes of a part of the lesson in a round, which plays no part outside the rounds.

        >>> said = {"brief": 7, "talk": {1: 2, 2: 5}, "commit": 2, "reveal": 1, "debrief": 12}
        >>> [Minutes.model_validate(said).of("talk", round) for round in (1, 2, 3)]
        [2, 5, 5]
        """
        said: int | dict[int, int] = getattr(self, part)
        if isinstance(said, int):
            return said
        return said[max(first for first in said if first <= max(round, 1))]

    def play(self, rounds: int) -> int:
        """The minutes of all rounds together."""
        parts = ("talk", "commit", "reveal")
        return sum(self.of(part, round) for part in parts for round in range(1, rounds + 1))

    def lesson(self, rounds: int) -> int:
        """The minutes of the whole lesson."""
        return self.join + self.brief + self.play(rounds) + self.debrief + self.slip


MOST_EXCHANGES: Final = 8
"""Five close nearly every talk that can close; what lies on the table grows with each."""
ONE_EXCHANGE: Final = 2
"""What a single exchange is read as: a text closes at the earliest one exchange after it was put."""


def _put_and_closed(exchanges: int) -> int:
    return ONE_EXCHANGE if exchanges == 1 else exchanges


class Length(ModelPart):
    """One way to fit the scenario into a lesson."""

    rounds: Annotated[int, Field(ge=1, le=MOST_ROUNDS)] = Field(
        description="How many rounds are played."
    )
    exchanges: Annotated[int, Field(ge=0, le=MOST_EXCHANGES), AfterValidator(_put_and_closed)] = (
        Field(
            description="The most exchanges of a round's talk, 0 to 8; 0 is a game without talk, 1 is read as 2."
        )
    )
    aftermath: Annotated[int, Field(ge=0, le=2)] = Field(
        default=2, description="Rounds for which settings act on after the last; 0 counts none."
    )
    talk_from: Annotated[int, Field(ge=1, le=MOST_ROUNDS)] = Field(
        default=1,
        description="The first round in which texts are put; before it seats speak and act alone.",
    )
    levers: Mode = Field(
        default="core",
        description="core: what is marked `mode: full` is left out; full: everything is played.",
    )
    minutes: Minutes = Field(description="The clock: minutes for each part of the lesson.")


class Source(ModelPart):
    """Something cited."""

    cite: str = Field(description="Who wrote it, when, what it is called, where it stands.")
    url: str = Field(default="", description="An address, if there is one.")
    mark: Literal["A", "B", "C", "U"] = Field(
        default="B",
        description="A primary, B established press or academia, C secondary, U not verified.",
    )


class Question(ModelPart):
    """A question for the debrief, with the evidence the record holds for it."""

    ask: Text = Field(description="The question that the class talks about.")
    evidence: Literal[
        "none",
        "trust",
        "indicators",
        "agreements",
        "secrets",
        "red_lines",
        "scores",
        "beliefs",
        "news",
    ] = Field(default="none", description="What of the record is printed beside it.")


class Teaching(ModelPart):
    """What a teacher needs to choose and to use the scenario."""

    age: Annotated[str, Field(pattern=r"^\d{1,2}(-\d{1,2}|\+)$")] = Field(
        description="For which ages, as 11+ or 14-18."
    )
    topic: Text = Field(description="The topic in a few words.")
    objectives: Texts = Field(description="What a student can do afterwards.")
    curriculum: Texts = Field(default=(), description="Where it fits into a curriculum.")
    content_note: Text | None = Field(
        default=None,
        description="What may be hard for somebody, read before the scenario is chosen.",
    )
    opt_out: Texts = Field(default=(), description="Roles for those who would rather not play.")
    debrief: tuple[Question, ...] = Field(
        default=(), strict=False, description="Questions for the debrief."
    )


def _text_keys(value: object) -> object:
    """A number to be replaced is a word like any other."""
    return {str(key): to for key, to in value.items()} if isinstance(value, dict) else value


class Alias(ModelPart):
    """An overlay that turns the scenario into its fictional twin: other names, and texts of its own."""

    title: Text = Field(description="The twin's title.")
    names: Annotated[dict[Annotated[str, Form.WORDS], str], BeforeValidator(_text_keys)] = Field(
        min_length=1, description="Words to words, replaced in every text, longest first."
    )
    story: Texts = Field(default=(), description="The twin's own story.")
    history: Texts = Field(default=(), description="The twin's own history.")
    texts: dict[Annotated[str, Form.TEXT], Text] = Field(
        default_factory=dict,
        description="Paths of texts, with dots, to what stands there in the twin.",
    )
