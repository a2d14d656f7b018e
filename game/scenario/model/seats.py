"""Who sits at the table: stakeholders with interests, red lines and a domestic public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, model_validator

from game.scenario.counterparts import USUAL_MIND, USUAL_OF_POINTS
from game.scenario.model.base import (
    MIND,
    Effects,
    Icon,
    Id,
    Mode,
    ModelPart,
    Percent,
    Points,
    Text,
    When,
)
from game.scenario.model.kinds import (
    CONSTITUENCY,
    INDICATOR,
    LEVER,
    RED_LINE,
    SETTING,
    SIDE,
    Form,
    Makes,
    Ref,
)

Colour = Literal[
    "blue",
    "vermilion",
    "green",
    "purple",
    "amber",
    "teal",
    "rose",
    "olive",
    "navy",
    "brown",
    "slate",
    "magenta",
]
"""The role a seat's colour plays; the theme decides the exact shade."""

Play = Literal["anyone", "mind", "information"]


class Interest(ModelPart):
    """How much an indicator counts for a seat.

    An author writes the weight alone, or `{weight: 40, known: true}`.
    """

    weight: Annotated[int, Field(ge=1, le=100)] = Field(
        description="Its share of the score; those of a seat add up to 100."
    )
    known: bool = Field(
        default=False, description="Whether everybody knows that the seat wants this."
    )

    @model_validator(mode="before")
    @classmethod
    def _weight_alone(cls, value: object) -> object:
        return value if isinstance(value, Mapping) else {"weight": value}


class Worth(ModelPart):
    """How many points a setting counts for a seat.

    An author writes the points alone, or `{points: 3, known: true}`.
    """

    points: Points = Field(description="Points counted while it is in force, decimal or negative.")
    known: bool = Field(
        default=False, description="Whether everybody knows what it is worth to the seat."
    )

    @model_validator(mode="before")
    @classmethod
    def _points_alone(cls, value: object) -> object:
        return value if isinstance(value, Mapping) else {"points": value}


class Bonus(ModelPart):
    """Points that a stakeholder counts while a condition holds."""

    when: When = Field(description="The condition while which the points count.")
    points: Points = Field(
        description="Points counted while it holds; decimals and minus are fine."
    )
    say: Text | None = Field(default=None, description="Why it matters, in one sentence.")


class RedLine(ModelPart):
    """Something a stakeholder will not accept, and what follows when it happens."""

    say: Text = Field(description="The public sentence.")
    when: When = Field(description="The condition that crosses the line.")
    effects: Effects = Field(
        default_factory=dict, description="What crossing it changes, once each time."
    )
    mode: Mode = Field(
        default="core",
        description="core: it belongs to every game; full: only to lengths with `levers: full`.",
    )


class Mandate(ModelPart):
    """Political capital: what a seat can spend on acting."""

    start: Points = Field(default=6, ge=0, description="Points at the start.")
    income: Points = Field(default=4, ge=0, description="Points gained each round.")
    cap: Points = Field(default=12, ge=0, description="The most that can be saved up.")


class Constituency(ModelPart):
    """A domestic group that votes on what its stakeholder has signed (Putnam 1988)."""

    name: Text = Field(description="Who they are.")
    weight: int = Field(default=1, ge=1, le=100, description="How many votes the group has.")
    veto: bool = Field(default=False, description="Whether a no of this group alone is enough.")
    accepts: When = Field(
        description="The condition, read as if the package were in force, under which it votes yes."
    )


def _list_of_texts(value: object) -> object:
    return value if isinstance(value, list) else [value]


Texts = Annotated[tuple[Text, ...], BeforeValidator(lambda v: tuple(_list_of_texts(v)))]


def _names(value: object) -> object:
    return (
        (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value
    )


Names = Annotated[tuple[Id, ...], BeforeValidator(_names)]
Minds = Annotated[
    tuple[Annotated[str, Field(pattern=MIND), Form.COUNTERPART], ...], BeforeValidator(_names)
]


Lines = Annotated[
    tuple[Text, ...],
    Field(min_length=1),
    BeforeValidator(lambda v: tuple(_list_of_texts(v))),
]
"""What may be said at a moment: one of these."""


class SeatVoice(ModelPart):
    """What a seat says aloud when a computer player holds it, in lines of at most twelve words.

    In a line `{other}` is the seat that is spoken of, `{lever}` the lever of the reason behind it, `{want}`
    something of which everybody knows that the seat wants it. A line is passed over where there is none.
    """

    opens: Lines = Field(default=(), description="It begins, or puts a text on the table.")
    signs: Lines = Field(default=(), description="It signs a text.")
    declines: Lines = Field(default=(), description="It declines a text.")
    amends: Lines = Field(default=(), description="It names a change, or makes one.")
    cheated: Lines = Field(default=(), description="It has seen somebody break a word given to it.")
    caught: Lines = Field(default=(), description="A hidden setting of its own has come to light.")
    thanked: Lines = Field(default=(), description="Somebody has kept a word, or signed its text.")
    last_round: Lines = Field(default=(), description="The talk of the last round begins.")
    end: Lines = Field(default=(), description="The game is over.")


MOMENTS: Final = tuple(SeatVoice.model_fields)
"""The moments at which something is said."""
LINE_PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "opens": ("want",),
    "signs": ("other", "want"),
    "declines": ("other", "lever", "want"),
    "amends": ("other", "lever", "want"),
    "cheated": ("other", "lever", "want"),
    "caught": ("lever", "want"),
    "thanked": ("other", "lever", "want"),
    "last_round": ("want",),
    "end": ("want",),
}
"""What a line may name at each moment."""
LONGEST_LINE: Final = 12
"""Words of a line that is heard rather than read; what it names counts as one."""


class BriefQuestion(ModelPart):
    """What a reader is asked after the brief. It shows who has read, and counts for nothing."""

    ask: Text = Field(description="The question.")
    right: Text = Field(description="The right answer.")
    wrong: Texts = Field(min_length=1, max_length=3, description="One to three wrong answers.")
    again: Text = Field(description="What to read again after a wrong answer.")


class Stakeholder(ModelPart):
    """A party at the table: what others see of it, what it wants and what it can spend."""

    name: Text = Field(description="The office or group, never a person.")
    short: Text = Field(description="A short name for tight places, such as the sheet.")
    icon: Icon = Field(description="The name of a Lucide icon.")
    colour: Colour = Field(description="The colour of its emblem; each seat has another one.")
    side: Annotated[Id | None, Ref(SIDE)] = Field(
        default=None, description="The side it belongs to, from `sides`."
    )
    play: Play = Field(
        default="anyone", description="anyone, mind (computer only) or information (no levers)."
    )
    public: Texts = Field(description="The brief that everyone may read.")
    private: Texts = Field(description="The brief that only this seat reads.")
    interests: dict[Annotated[Id, Ref(INDICATOR)], Interest] = Field(
        default_factory=dict,
        description="Indicator to weight, or to `{weight: 40, known: true}`; the weights add up to 100.",
    )
    worth: dict[Annotated[Id, Ref(LEVER)], dict[Annotated[Id, Ref(SETTING)], Worth]] = Field(
        default_factory=dict,
        description="Lever to setting to points counted while it is in force, or to "
        "`{points: 3, known: true}`.",
    )
    bonuses: tuple[Bonus, ...] = Field(
        default=(), strict=False, description="Points counted while a condition holds."
    )
    reservation: Points = Field(
        default=0,
        description="The score below which the seat would rather walk away (reservation value).",
    )
    mandate: Mandate = Field(
        default_factory=Mandate,
        description="Political capital: what it can spend on moving levers.",
    )
    support: Annotated[Id | None, Ref(INDICATOR)] = Field(
        default=None,
        description="The indicator that falls when it backs down from a public promise (audience costs).",
    )
    purse: Annotated[Id | None, Ref(INDICATOR)] = Field(
        default=None, description="The indicator from which it pays and receives points."
    )
    constituencies: dict[Annotated[Id, Makes(CONSTITUENCY)], Constituency] = Field(
        default_factory=dict, description="The groups at home it answers to, by id."
    )
    red_lines: dict[Annotated[Id, Makes(RED_LINE)], RedLine] = Field(
        default_factory=dict, description="What it will not accept, by id."
    )
    temperament: Minds = Field(
        default=(USUAL_MIND,),
        description="The minds that may play this seat; the seed draws one of them. In a game of "
        f"points alone it is `{USUAL_OF_POINTS}` where none is named.",
    )
    question: BriefQuestion | None = Field(
        default=None,
        description="What its reader is asked after the brief; where it is left out, which of the red "
        "lines is its own.",
    )
    voice: SeatVoice = Field(
        default_factory=SeatVoice,
        description="What it says aloud, in place of what its mind would say.",
    )


class Trust(ModelPart):
    """How far seats expect each other to keep their word at the start, and how they react.

    The coefficients are strengths in percent of the largest act. Losses weigh three times as much as
    gains for acts and 1.2 times for policies (Slovic 1993; White and Eiser 2005).
    """

    start: Percent = Field(default=50, description="Trust of everyone in everyone at the start.")
    exceptions: dict[Annotated[str, Form.PAIR], Percent] = Field(
        default_factory=dict,
        alias="except",
        description="Pairs that start elsewhere: `holder > actor` to how far the holder trusts the actor.",
    )
    kept: Percent = Field(default=40, description="A clause seen kept in a round.")
    broken: Percent = Field(default=80, description="A clause seen broken.")
    witness: Percent = Field(
        default=30, description="How much of that those count who did not sign a public clause."
    )
    reciprocity: Percent = Field(
        default=20,
        description="A cooperative step answered by one (Axelrod 1984), or by a retreat.",
    )
    signal: Percent = Field(
        default=25, description="A cooperative step that was paid for, not owed (Kydd 2005)."
    )
    initiative: Percent = Field(
        default=40, description="A cooperative step announced, then carried out (Osgood 1962)."
    )
    deception: Percent = Field(
        default=60, description="A hidden setting exposed against its owner's word."
    )
