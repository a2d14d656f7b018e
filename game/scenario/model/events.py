"""Cards from the world, and the ways a game can end."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from game.scenario.model.base import (
    MOST_ROUNDS,
    Effects,
    Id,
    Mode,
    ModelPart,
    Percent,
    Points,
    Text,
    When,
)
from game.scenario.model.kinds import OPTION, PAGE, SEAT, Makes, Ref


class Option(ModelPart):
    """One answer to an event."""

    name: Text = Field(description="A few words.")
    cost: Points = Field(default=0, ge=0, description="Mandate it costs.")
    effects: Effects = Field(default_factory=dict, description="What it changes.")


class Choice(ModelPart):
    """An event's question to one seat."""

    seat: Annotated[Id, Ref(SEAT)] = Field(description="Who decides.")
    ask: Text = Field(description="The question.")
    options: dict[Annotated[Id, Makes(OPTION)], Option] = Field(
        min_length=2, max_length=6, description="The answers."
    )
    default: Annotated[Id, Ref(OPTION)] = Field(
        description="What happens if nobody decides; it must cost nothing."
    )


class Event(ModelPart):
    """A card from the world."""

    title: Text = Field(description="The headline.")
    text: Text = Field(description="What has happened.")
    background: Text | None = Field(
        default=None, description="What stands behind it, with a mark and a source of its own."
    )
    page: Annotated[Id | None, Ref(PAGE)] = Field(
        default=None, description="The front page it appears on."
    )
    round: Annotated[int, Field(ge=1, le=MOST_ROUNDS)] | None = Field(
        default=None, description="Only in this round."
    )
    when: When | None = Field(default=None, description="Only when this holds.")
    chance: Percent = Field(default=100, description="How likely it is then, in percent.")
    repeat: bool = Field(default=False, description="Whether it can happen more than once.")
    facilitator: bool = Field(default=False, description="Only a facilitator plays it.")
    effects: Effects = Field(default_factory=dict, description="What it changes at once.")
    choice: Choice | None = Field(default=None, description="A question it puts to a seat.")
    mode: Mode = Field(default="core", description="core, or full for the full game only.")


class Ending(ModelPart):
    """One way the story can end; none is called a win or a loss."""

    title: Text = Field(description="What it is called.")
    text: Text = Field(description="What becomes of everyone.")
    when: When | None = Field(default=None, description="The condition; the first that holds ends.")
    otherwise: bool = Field(default=False, description="True for the last ending only.")
    early: bool = Field(
        default=False, description="Whether it also ends the game before the last round."
    )
    mode: Mode = Field(default="core", description="core, or full for the full game only.")
