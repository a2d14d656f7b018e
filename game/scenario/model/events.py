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

    name: Text = Field(description="The answer in a few words.")
    cost: Points = Field(default=0, ge=0, description="Mandate that the answer costs the seat.")
    effects: Effects = Field(
        default_factory=dict, description="What the answer changes, in points."
    )


class Choice(ModelPart):
    """An event's question to one seat."""

    seat: Annotated[Id, Ref(SEAT)] = Field(description="The seat that decides.")
    ask: Text = Field(description="The question that it is asked.")
    options: dict[Annotated[Id, Makes(OPTION)], Option] = Field(
        min_length=2, max_length=6, description="Two to six answers, by id."
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
        default=None, description="It happens in this round, and in no other."
    )
    when: When | None = Field(
        default=None, description="It happens only in a round in which this condition holds."
    )
    chance: Percent = Field(
        default=100,
        description="How likely it is in each round in which it may happen, in percent.",
    )
    repeat: bool = Field(
        default=False, description="Whether it can happen again after it has happened once."
    )
    facilitator: bool = Field(
        default=False, description="Whether it waits until a facilitator plays it."
    )
    effects: Effects = Field(default_factory=dict, description="What it changes at once.")
    choice: Choice | None = Field(default=None, description="A question it puts to a seat.")
    mode: Mode = Field(
        default="core",
        description="core: it belongs to every game; full: only to lengths with `levers: full`.",
    )


class Ending(ModelPart):
    """One way the story can end; none is called a win or a loss."""

    title: Text = Field(description="What it is called.")
    text: Text = Field(description="What becomes of everyone.")
    when: When | None = Field(
        default=None, description="The condition; of all endings the first that holds is told."
    )
    otherwise: bool = Field(
        default=False, description="true for the last ending, which is told when no other holds."
    )
    early: bool = Field(
        default=False,
        description="Whether the game ends with it as soon as its condition holds, before the last round.",
    )
    mode: Mode = Field(
        default="core",
        description="core: it belongs to every game; full: only to lengths with `levers: full`.",
    )
