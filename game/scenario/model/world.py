"""What is true in the world of a scenario, indicators and hidden facts; and how that world is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticKnownError

from game.scenario.model.base import Id, ModelPart, Points, Text
from game.scenario.model.kinds import SEAT, VALUE, Form, Makes, Ref
from game.scenario.model.seats import Names

Watchers = Annotated[
    Literal["all", "nobody"] | Names, Ref(SEAT, ("all", "nobody"), "a seat, all or nobody")
]
"""Who may see something: all, nobody, or a list of seats."""


PlaceKind = Literal["plain", "river_valleys", "border_desert_sea", "mountains", "coast", "city"]
"""What a drawn place shows."""
PlaceMood = Literal["day", "dry", "dusk", "snow"]
"""The colours in which a place is drawn."""


class Scenery(ModelPart):
    """The drawn place behind the table and over the scenario's card; it changes nothing in the game.

    An author writes the kind alone, or `{kind: coast, mood: dusk}`.
    """

    kind: PlaceKind = Field(
        default="plain",
        description="What is drawn: a plain, valleys with a river, a border by the sea and so on.",
    )
    mood: PlaceMood = Field(default="day", description="In which colours it is drawn.")

    @model_validator(mode="before")
    @classmethod
    def _kind_alone(cls, value: object) -> object:
        return value if isinstance(value, Mapping) else {"kind": value}


class Estimate(ModelPart):
    """How those who cannot see an indicator exactly guess it: with bias and with noise."""

    seen_by: Annotated[Literal["all"] | Names, Ref(SEAT, ("all",), "a seat or all")] = Field(
        default="all", description="Who gets the estimate."
    )
    bias: Points = Field(default=0, description="Points by which the estimate is off on average.")
    noise: Points = Field(default=0, ge=0, description="The most it strays either way, in points.")


def _points() -> Text:
    return Text(text="points")


class Indicator(ModelPart):
    """A number that describes the world."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["start"]}, {"required": ["measure"]}]}
    )

    name: Text = Field(description="What it is called on the board.")
    unit: Text = Field(default_factory=_points, description="What it is counted in.")
    about: Text | None = Field(default=None, description="What it stands for, in a sentence.")
    low: Points = Field(
        default=0, description="The lowest value it can take; what would take it lower stops there."
    )
    high: Points = Field(
        default=100,
        description="The highest value it can take; what would take it higher stops there.",
    )
    measure: Annotated[str | None, Form.FLOW] = Field(
        default=None,
        description="A formula over other numbers that it always equals; nothing else moves it.",
    )
    start: Points | None = Field(
        default=None,
        validate_default=True,
        description="The value at the start; that of a measure is worked out.",
    )
    good: Literal["high", "low", "neither"] = Field(
        description="Whether a high value is good, a low one, or neither."
    )
    scored: Literal["share", "points"] = Field(
        default="share",
        description="share: a score counts where it stands in its range, 0 to 100; points: as it is.",
    )
    drift: Points = Field(default=0, description="Points added each round whatever is done.")
    flow: Annotated[str | None, Form.FLOW] = Field(
        default=None, description="A formula for the points added each round (stocks and flows)."
    )
    flow_says: Text | None = Field(default=None, description="The formula in one sentence.")
    visible: Watchers = Field(
        default="all", description="Who sees the exact value: `all`, `nobody`, or some seats."
    )
    estimate: Estimate | None = Field(
        default=None, description="How those guess it who do not see the exact value."
    )
    rungs: dict[int, Text] = Field(
        default_factory=dict, description="Names for values, for a ladder: value to name."
    )
    headline: bool = Field(default=False, description="Whether it is shown large on the board.")

    @field_validator("start")
    @classmethod
    def _start_or_measure(cls, value: Points | None, info: ValidationInfo) -> Points | None:
        """Need a start, unless a measure says where the number stands."""
        if value is None and info.data.get("measure", "") is None:
            raise PydanticKnownError("missing")
        return value


class FactValue(ModelPart):
    """One thing that may be true."""

    name: Text = Field(description="The truth in a few words, for the debrief.")
    weight: Annotated[int, Field(ge=1, le=100)] = Field(
        default=1, description="How likely it is to be drawn, beside the other weights."
    )


class Fact(ModelPart):
    """Something that is true in this game but not known to all."""

    name: Text = Field(description="The question that it answers.")
    values: dict[Annotated[Id, Makes(VALUE)], FactValue] = Field(
        min_length=2, description="Two or more things that may be true, by id."
    )
    drawn: Annotated[Id | Literal["chance"], Ref(VALUE, ("chance",))] = Field(
        default="chance", description="`chance`, or the value that is true in every game."
    )
    told: dict[Annotated[Id, Ref(SEAT)], dict[Annotated[Id, Ref(VALUE)], Text]] = Field(
        default_factory=dict, description="Seat to value to what that seat is told."
    )
