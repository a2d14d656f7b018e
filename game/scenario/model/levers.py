"""What can be set: levers with their ordered settings."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from game.scenario.model.base import (
    Block,
    Icon,
    Id,
    Mode,
    ModelPart,
    Percent,
    Points,
    Text,
    When,
    blocks,
)
from game.scenario.model.kinds import LEVER, SEAT, SETTING, Alone, Makes, Ref
from game.scenario.model.seats import Names


def _tuple_of_blocks(value: object) -> object:
    listed = blocks(value)
    return tuple(listed) if isinstance(listed, list) else listed


Blocks = Annotated[tuple[Block, ...], BeforeValidator(_tuple_of_blocks), Alone("effects")]

Regard = Annotated[int, Field(ge=-100, le=100)]


class Raise(ModelPart):
    """A condition that makes exposure more or less likely."""

    when: When = Field(description="The condition while which the chance is another one.")
    by: Annotated[int, Field(ge=-100, le=100)] = Field(
        description="Percent added to the chance while it holds; a minus takes away."
    )


LONGEST_HEADLINE: Final = 40
"""Letters of a headline that still stand large on a front page."""


class Covert(ModelPart):
    """How a setting is hidden, and how it may come to light."""

    chance: Percent = Field(description="Chance each round that everyone learns of it, in percent.")
    raised: tuple[Raise, ...] = Field(
        default=(), strict=False, description="What raises or lowers that chance."
    )
    known_to: Annotated[Names, Ref(SEAT)] = Field(
        default=(), description="Seats that know of the secret from the start."
    )
    looks_like: Annotated[Id, Ref(SETTING)] = Field(
        description="The setting that the others believe to be in force."
    )
    headline: Text | None = Field(
        default=None,
        description="What the front page says when it comes to light, in at most 40 letters.",
    )


class Setting(ModelPart):
    """One value of a lever."""

    name: Text = Field(description="The setting in a few words.")
    say: Text | None = Field(default=None, description="What it means, in a sentence.")
    cost: Points | None = Field(
        default=None, ge=0, description="Mandate to move to it; otherwise the lever's step cost."
    )
    once: Blocks = Field(default=(), description="Effects in the round in which it is set.")
    each_round: Blocks = Field(default=(), description="Effects in every round it is in force.")
    regard: Regard | dict[Annotated[Id, Ref(SEAT)], Regard] = Field(
        default=0, description="How other seats regard it, -100 to 100, for all or for each."
    )
    cooperation: Percent | None = Field(
        default=None,
        description="How cooperative it is, from 0 to 100; a setting without it counts as 50.",
    )
    covert: Covert | None = Field(
        default=None, description="How it is hidden from others, if it is."
    )
    needs: When | None = Field(
        default=None, description="The condition without which nobody moves to it."
    )
    needs_say: Text | None = Field(
        default=None, description="What `needs` asks for, in one sentence; players read it."
    )
    signed_by: Annotated[Names, Ref(SEAT)] = Field(
        default=(),
        description="Seats without whose signature to a clause for it nobody moves to it.",
    )
    irreversible: bool = Field(
        default=False, description="Whether it can never be left once it is in force."
    )
    final: bool = Field(default=False, description="Whether moving to it ends the game.")


class Lever(ModelPart):
    """One policy that can be set."""

    name: Text = Field(description="What it is called on the table.")
    ask: Text = Field(description="The question that its settings answer.")
    icon: Icon = Field(default="sliders-horizontal", description="The name of a Lucide icon.")
    owner: Annotated[Names, Ref(SEAT, ("table",), "a seat or 'table'")] = Field(
        description="A seat, several seats that must order the same, or `table` for agreements only."
    )
    start: Annotated[Id, Ref(SETTING)] = Field(
        description="The setting in force at the start (status quo)."
    )
    settings: dict[Annotated[Id, Makes(SETTING)], Setting] = Field(
        min_length=2, max_length=6, description="Two to six settings, in order."
    )
    step_cost: Points = Field(
        default=2, ge=0, description="Mandate for each step that the lever moves."
    )
    weight: Annotated[int, Field(ge=0, le=100)] = Field(
        default=1,
        description="How much it counts in the table's cooperation, beside the other levers.",
    )
    order_means_cooperation: bool = Field(
        default=False, description="Rate the settings evenly from 0 (first) to 100 (last)."
    )
    force: Literal["promised", "binding"] | None = Field(
        default=None, description="How a clause on it works, if not as `agreements` says."
    )
    mode: Mode = Field(
        default="core",
        description="core: it belongs to every game; full: only to lengths with `levers: full`.",
    )


class Infeasible(ModelPart):
    """Settings that cannot be in force together."""

    say: Text = Field(description="Why they exclude each other; players read it.")
    together: dict[Annotated[Id, Ref(LEVER)], Annotated[Id, Ref(SETTING)]] = Field(
        min_length=2, description="Lever to setting: all of these at once cannot be."
    )
