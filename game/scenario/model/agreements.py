"""How agreements are made, kept and ended in a scenario."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.model.base import MOST_ROUNDS, Id, Mode, ModelPart, Percent, Points
from game.scenario.model.kinds import SEAT, Ref
from game.scenario.model.seats import Names


class Signing(ModelPart):
    """Who must sign before a text closes."""

    rule: Literal["all", "all_but", "weighted"] = Field(
        default="all", description="all, all_but (a number may refuse) or weighted."
    )
    missing: Annotated[int, Field(ge=1, le=11)] = Field(
        default=1, description="For all_but: how many may refuse."
    )
    weights: dict[Annotated[Id, Ref(SEAT)], Annotated[int, Field(ge=1, le=1000)]] = Field(
        default_factory=dict, description="For weighted: votes of each seat; one where not given."
    )
    above: Annotated[int, Field(ge=50, le=99)] = Field(
        default=50, description="For weighted: the share of votes, in percent, to be exceeded."
    )
    veto: Annotated[Names, Ref(SEAT)] = Field(
        default=(), description="Seats without whose signature nothing closes."
    )
    among: Literal["parties", "table"] = Field(
        default="parties",
        description="Whose signatures count: of the parties, whom the text concerns, or of every seat at the table.",
    )


class Verification(ModelPart):
    """What checking a clause costs and finds."""

    cost: Points = Field(
        default=1, ge=0, description="Mandate that each signatory pays for each checked clause."
    )
    exposes: Percent = Field(
        default=50, description="Percent added to the chance that a hidden setting is seen."
    )


class Ratifier(ModelPart):
    """Who must approve what a seat has signed."""

    by: Annotated[
        Literal["constituencies"] | Id, Ref(SEAT, ("constituencies",), "a seat or constituencies")
    ] = Field(description="`constituencies` (a vote by formula), or the seat that decides.")
    above: Annotated[int, Field(ge=0, le=99)] = Field(
        default=50, description="For constituencies: the share of votes to be exceeded, percent."
    )
    mode: Mode = Field(
        default="core",
        description="core: it belongs to every game; full: only to lengths with `levers: full`.",
    )


class Denial(ModelPart):
    """Saying in public that a hidden setting is not in force."""

    pays: Points = Field(default=2, ge=0, description="Support gained at home at once.")
    costs: Points = Field(default=6, ge=0, description="Support lost if the truth comes out.")


class Agreements(ModelPart):
    """The rules of the table for texts, signatures, clauses and payments."""

    sign: Signing = Field(default_factory=Signing, description="Whose signatures close a text.")
    force: Literal["promised", "binding"] = Field(
        default="promised",
        description="promised: owners must act themselves; binding: the agreement moves the lever.",
    )
    secret: bool = Field(
        default=True, description="Whether clauses may be secret, known to those alone who sign."
    )
    duration: Annotated[int, Field(ge=1, le=MOST_ROUNDS)] | None = Field(
        default=None,
        description="Rounds an agreement lasts unless its text says otherwise; to the end of the game where not given.",
    )
    notice: Annotated[int, Field(ge=0, le=10)] = Field(
        default=1,
        description="Rounds from giving notice until the seat is free; with 0 it is free in the same round.",
    )
    worry: Points = Field(
        default=4, ge=0, description="Mandate for signing an unverified clause at zero trust."
    )
    verification: Verification | None = Field(
        default=None,
        description="What it costs to have a clause checked, and what that finds; without it nothing can be checked.",
    )
    payments: tuple[Literal["mandate", "points"], ...] = Field(
        default=(),
        strict=False,
        description="What seats may pay each other in a package: mandate, points of their purse, or both.",
    )
    largest_payment: Points = Field(
        default=5, ge=0, description="The most one seat may pay in a package."
    )
    ratification: dict[Annotated[Id, Ref(SEAT)], Ratifier] = Field(
        default_factory=dict, description="Seat to who must approve what it has signed."
    )
    coalition: Annotated[int, Field(ge=2, le=12)] | None = Field(
        default=None,
        description="How many signatures put an open agreement, which others may join, into force; two where not given.",
    )
    denial: Denial | None = Field(
        default=None,
        description="What a seat gains and risks by denying its secret in public; without it nobody can.",
    )
    broken_promise: Points = Field(
        default=4, ge=0, description="Support lost by backing down from a public promise."
    )
