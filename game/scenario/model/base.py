"""What every part of a scenario shares: identifiers, texts, points and effects."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from game.scenario.model.kinds import SOURCE, Form, Ref

ID = r"^[a-z][a-z0-9_]{0,39}$"
MIND = r"^[a-z][a-z0-9_]{0,39}( *\(.{1,80})?$"
"""A mind, or one with another in brackets; what stands there is looked up with the other names."""

Id = Annotated[str, Field(pattern=ID)]
"""A name used in conditions: a small letter, then small letters, digits or underscores."""

When = Annotated[str, Form.CONDITION]
"""A condition."""

Icon = Annotated[str, Form.ICON]

Points = Annotated[int | float, Field(ge=-1_000_000, le=1_000_000)]
"""A number of points; at most two decimals are kept."""

Percent = Annotated[int, Field(ge=0, le=100)]

Status = Literal["documented", "disputed", "invented"]
"""What kind of claim a line makes about the real world."""

MOST_ROUNDS = 500
"""The longest game: iterated games in the literature run for some hundred rounds (Axelrod 1984)."""

Mode = Literal["core", "full"]
"""Whether a part belongs to every game or only to the full one."""


class ModelPart(BaseModel):
    """A frozen piece of a scenario; an unknown key is an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        populate_by_name=True,
        defer_build=True,  # once, for the whole scenario, when one is read
    )


class Text(ModelPart):
    """A text that a player reads, with an easier version and where it comes from.

    An author writes either plain text or the long form with `text`, `easy`, `status`, `source`.

    >>> Text.model_validate("The river is low.").text
    'The river is low.'
    """

    text: str = Field(min_length=1, pattern=r"\S", description="What the player reads.")
    easy: str = Field(default="", description="The same in shorter words, shown on request.")
    status: Status | None = Field(
        default=None, description="documented, disputed or invented, for a claim about the world."
    )
    source: Annotated[Id | None, Ref(SOURCE)] = Field(
        default=None, description="The id of the source behind the line."
    )

    @model_validator(mode="before")
    @classmethod
    def _plain_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    def __str__(self) -> str:
        return self.text


Effects = dict[Annotated[str, Form.TARGET], Points]
"""What changes by how much: an indicator, `mandate(seat)`, or `trust(holder > actor)`.

Effects on trust are acts of that strength (-100 to 100), not amounts.
"""


class Block(ModelPart):
    """Effects, perhaps only under a condition or only for the first rounds."""

    when: When | None = Field(default=None, description="Only in rounds in which this holds.")
    rounds: int | None = Field(
        default=None,
        alias="for",
        ge=1,
        le=MOST_ROUNDS,
        description="Only in the first n rounds of the setting, counted from the first in which it acts.",
    )
    effects: Effects = Field(description="What changes, in points.")


def blocks(value: Any) -> Any:
    """Let an author write effects alone where a list of blocks is meant.

    >>> blocks({"harvest": 4})
    [{'effects': {'harvest': 4}}]
    """
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list):
        return value
    return [
        {"effects": item} if isinstance(item, Mapping) and "effects" not in item else item
        for item in value
    ]


def hundredths(points: int | float) -> int:
    """Turn points as written into whole hundredths, exactly, half away from zero.

    >>> hundredths(0.29), hundredths(-1.005), hundredths(3)
    (29, -101, 300)
    """
    exact = Decimal(str(points)) * 100
    return int(exact.quantize(Decimal(1), rounding="ROUND_HALF_UP"))
