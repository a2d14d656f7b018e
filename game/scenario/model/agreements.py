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
        default="parties", description="Whose signatures count: those concerned, or every seat."
    )


class Verification(ModelPart):
    """What checking a clause costs and finds."""

    cost: Points = Field(default=1, ge=0, description="Mandate for each signatory, each clause.")
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
    mode: Mode = Field(default="core", description="core, or full for the full game only.")


class Denial(ModelPart):
    """Saying in public that a hidden setting is not in force."""

    pays: Points = Field(default=2, ge=0, description="Support gained at home at once.")
    costs: Points = Field(default=6, ge=0, description="Support lost if the truth comes out.")


class Agreements(ModelPart):
    """The rules of the table for texts, signatures, clauses and payments."""

    sign: Signing = Field(default_factory=Signing, description="Who must sign.")
    force: Literal["promised", "binding"] = Field(
        default="promised",
        description="promised: owners must act themselves; binding: the agreement moves the lever.",
    )
    secret: bool = Field(default=True, description="Whether clauses may be secret.")
    duration: Annotated[int, Field(ge=1, le=MOST_ROUNDS)] | None = Field(
        default=None, description="Rounds an agreement lasts; to the end where not given."
    )
    notice: Annotated[int, Field(ge=0, le=10)] = Field(
        default=1, description="Rounds between giving notice and being free."
    )
    worry: Points = Field(
        default=4, ge=0, description="Mandate for signing an unverified clause at zero trust."
    )
    verification: Verification | None = Field(
        default=None, description="Given if clauses can be verified."
    )
    payments: tuple[Literal["mandate", "points"], ...] = Field(
        default=(), strict=False, description="What may be paid in a package."
    )
    largest_payment: Points = Field(default=5, ge=0, description="The most one seat may pay.")
    ratification: dict[Annotated[Id, Ref(SEAT)], Ratifier] = Field(
        default_factory=dict, description="Seat to who must approve its signature."
    )
    coalition: Annotated[int, Field(ge=2, le=12)] | None = Field(
        default=None, description="An open agreement comes into force once this many have joined."
    )
    denial: Denial | None = Field(default=None, description="Given if seats can deny in public.")
    broken_promise: Points = Field(
        default=4, ge=0, description="Support lost by backing down from a public promise."
    )
