"""The whole scenario: the authored situation, fixed during play."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from game.locale.languages import LANGUAGES, USUAL
from game.scenario.counterparts import USUAL_OF_POINTS
from game.scenario.model import defaults
from game.scenario.model.agreements import Agreements
from game.scenario.model.base import Id, ModelPart, Text
from game.scenario.model.course import Alias, Length, Source, Teaching
from game.scenario.model.events import Ending, Event
from game.scenario.model.kinds import (
    ENDING,
    EVENT,
    FACT,
    INDICATOR,
    LENGTH,
    LEVER,
    PAGE,
    SEAT,
    SIDE,
    SOURCE,
    TWIN,
    Form,
    Makes,
)
from game.scenario.model.levers import Infeasible, Lever
from game.scenario.model.seats import Stakeholder, Texts, Trust
from game.scenario.model.world import Fact, Indicator, Scenery

DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
"""A year, a month or a day."""

if TYPE_CHECKING:
    Spoken = str
else:
    Spoken = Literal[LANGUAGES]
WHOLE_ID = r"^[a-z][a-z0-9-]{1,59}$"
"""What a scenario may be called; so is its file."""


class Scenario(ModelPart):
    """A situation to negotiate: who, about what, by which rules, and how it may end."""

    format: Literal[1] = Field(
        description="The version of this language, so that later ones can still read the file."
    )
    id: Annotated[str, Field(pattern=WHOLE_ID)] = Field(
        description="The scenario's name in commands and records: small letters, digits and -; the file is called the same."
    )
    language: Spoken = Field(description="The language this file is written in.")
    title: Text = Field(description="The title on the scenario's card.")
    summary: Text = Field(description="The situation in one or two sentences.")
    story: Texts = Field(description="What everyone reads before the first round.")
    place: Scenery = Field(
        default_factory=Scenery,
        description="The drawn place behind the table: its kind, or `{kind: coast, mood: dusk}`.",
    )
    history: Texts = Field(default=(), description="Background cards, on request.")
    freeze: Annotated[str, Field(pattern=DATE)] | None = Field(
        default=None, description="The date after which the scenario knows nothing, as 2025-06-30."
    )
    afterwards: Texts = Field(
        default=(), description="What happened in reality, sealed until the debrief."
    )
    sources: dict[Annotated[Id, Makes(SOURCE)], Source] = Field(
        default_factory=dict, description="What is cited: id to the work, the page or the law."
    )
    sides: dict[Annotated[Id, Makes(SIDE)], Text] = Field(
        default_factory=dict, description="Groups of seats: id to the name of the group."
    )
    stakeholders: dict[Annotated[Id, Makes(SEAT)], Stakeholder] = Field(
        min_length=2,
        max_length=12,
        description="Two to twelve seats by id, in the order of the screen.",
    )
    trust: Trust = Field(
        default_factory=Trust,
        description="Trust at the start, and how much each act moves it; every number may be left out.",
    )
    indicators: dict[Annotated[Id, Makes(INDICATOR)], Indicator] = Field(
        default_factory=dict,
        max_length=20,
        description="Up to twenty numbers about the world, by id.",
    )
    facts: dict[Annotated[Id, Makes(FACT)], Fact] = Field(
        default_factory=dict,
        description="What is hidden: things that may be true in one game and not in another.",
    )
    levers: dict[Annotated[Id, Makes(LEVER)], Lever] = Field(
        min_length=1,
        max_length=24,
        description="One to twenty-four levers, by id: what can be set.",
    )
    infeasible: tuple[Infeasible, ...] = Field(
        default=(), strict=False, description="Settings of several levers that exclude each other."
    )
    agreements: Agreements = Field(
        default_factory=Agreements, description="The rules for agreements; all may be left out."
    )
    pages: dict[Annotated[Id, Makes(PAGE)], Text] = Field(
        default_factory=dict, description="Front pages: id to title."
    )
    events: dict[Annotated[Id, Makes(EVENT)], Event] = Field(
        default_factory=dict, description="Cards from the world, by id."
    )
    endings: dict[Annotated[Id, Makes(ENDING)], Ending] = Field(
        default_factory=dict,
        min_length=1,
        description="Endings, tried in order; with and without an agreement, if left out.",
    )
    lengths: dict[Annotated[int, Field(ge=5, le=240), Makes(LENGTH)], Length] = Field(
        default_factory=dict,
        min_length=1,
        description="Minutes of the lesson to how it is played; 45 with four rounds, if left out.",
    )
    teaching: Teaching = Field(
        default_factory=lambda: defaults.teaching(USUAL),
        description="What a teacher reads before choosing the scenario, and the questions of the debrief.",
    )
    aliases: dict[Annotated[Id, Makes(TWIN)], Alias] = Field(
        default_factory=dict,
        description="Fictional twins: the same game in places that do not exist.",
    )
    accept: dict[Annotated[str, Form.CODE], dict[Annotated[str, Form.PLACE], str]] = Field(
        default_factory=dict,
        description="Codes of checks accepted, each with the places and the reason.",
    )

    @model_validator(mode="after")
    def _complete(self) -> Scenario:
        """Supply what was left out.

        In a game of points alone nothing costs mandate unless it says so; without indicators minds bargain
        over whole contracts.
        """
        given = self.model_fields_set
        if "endings" not in given:
            self.__dict__["endings"] = defaults.endings(self.language)
        if "lengths" not in given:
            self.__dict__["lengths"] = defaults.lengths()
        if "teaching" not in given:
            self.__dict__["teaching"] = defaults.teaching(self.language)
        if not self.indicators:
            self.__dict__["stakeholders"] = {
                key: _bargaining(seat) for key, seat in self.stakeholders.items()
            }
        if self._is_of_points():
            self.__dict__["levers"] = {key: _free(lever) for key, lever in self.levers.items()}
            if "worry" not in self.agreements.model_fields_set:
                rules = self.agreements.model_copy(update={"worry": 0})
                self.__dict__["agreements"] = rules
        return self

    def _is_of_points(self) -> bool:
        """Whether no score is on a scale: there are no indicators, or those valued count as they are."""
        valued = {name for seat in self.stakeholders.values() for name in seat.interests}
        known = [part for name, part in self.indicators.items() if name in valued]
        return not self.indicators or (
            bool(known) and all(part.scored == "points" for part in known)
        )


def _free(lever: Lever) -> Lever:
    """Take the default price of a step off a lever."""
    if "step_cost" in lever.model_fields_set:
        return lever
    return lever.model_copy(update={"step_cost": 0})


def _bargaining(seat: Stakeholder) -> Stakeholder:
    """Give a seat the mind that bargains over whole contracts, if it names none."""
    if "temperament" in seat.model_fields_set:
        return seat
    return seat.model_copy(update={"temperament": (USUAL_OF_POINTS,)})
