"""The whole scenario: the authored situation, fixed during play."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.model.agreements import Agreements
from game.scenario.model.base import Id, Part, Text
from game.scenario.model.course import Alias, Length, Source, Teaching
from game.scenario.model.events import Ending, Event
from game.scenario.model.levers import Infeasible, Lever
from game.scenario.model.seats import Stakeholder, Texts, Trust
from game.scenario.model.world import Fact, Indicator

DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
"""A year, a month or a day."""


class Scenario(Part):
    """A situation to negotiate: who, about what, by which rules, and how it may end."""

    format: Literal[1] = Field(description="The version of this language.")
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,59}$")] = Field(
        description="The scenario's name in commands and records; the file is called the same."
    )
    language: Literal["en", "es"] = Field(description="The language this file is written in.")
    title: Text = Field(description="The title.")
    summary: Text = Field(description="The situation in one or two sentences.")
    story: Texts = Field(description="What everyone reads before the first round.")
    history: Texts = Field(default=(), description="Background cards, on request.")
    freeze: Annotated[str, Field(pattern=DATE)] | None = Field(
        default=None, description="The date after which the scenario knows nothing, as 2025-06-30."
    )
    afterwards: Texts = Field(
        default=(), description="What happened in reality, sealed until the debrief."
    )
    sources: dict[Id, Source] = Field(default_factory=dict, description="What is cited.")
    sides: dict[Id, Text] = Field(default_factory=dict, description="Groups of seats.")
    stakeholders: dict[Id, Stakeholder] = Field(
        min_length=2, max_length=12, description="Two to twelve seats, in order."
    )
    trust: Trust = Field(default_factory=Trust, description="Trust at the start.")
    indicators: dict[Id, Indicator] = Field(
        default_factory=dict, max_length=20, description="Up to twenty numbers about the world."
    )
    facts: dict[Id, Fact] = Field(default_factory=dict, description="What is hidden.")
    levers: dict[Id, Lever] = Field(
        min_length=1, max_length=24, description="One to twenty-four levers."
    )
    infeasible: tuple[Infeasible, ...] = Field(
        default=(), strict=False, description="Settings that exclude each other."
    )
    agreements: Agreements = Field(
        default_factory=Agreements, description="The rules for agreements."
    )
    pages: dict[Id, Text] = Field(default_factory=dict, description="Front pages: id to title.")
    events: dict[Id, Event] = Field(default_factory=dict, description="Cards from the world.")
    endings: dict[Id, Ending] = Field(min_length=1, description="Endings, tried in order.")
    lengths: dict[Annotated[int, Field(ge=5, le=240)], Length] = Field(
        min_length=1, description="Minutes of the lesson to how it is played."
    )
    teaching: Teaching = Field(description="For the teacher.")
    aliases: dict[Id, Alias] = Field(default_factory=dict, description="Fictional twins.")
    accept: dict[str, str] = Field(
        default_factory=dict, description="Codes of checks accepted, each with the reason."
    )
