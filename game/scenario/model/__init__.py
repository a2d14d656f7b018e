"""The author's language as frozen classes; schema, reference and checks come from them."""

from game.scenario.model.agreements import Agreements, Denial, Ratifier, Signing, Verification
from game.scenario.model.base import Block, Effects, Mode, ModelPart, Text, hundredths
from game.scenario.model.course import (
    ONE_EXCHANGE,
    Alias,
    Length,
    Minutes,
    Question,
    Source,
    Teaching,
)
from game.scenario.model.events import Choice, Ending, Event, Option
from game.scenario.model.levers import Covert, Infeasible, Lever, Raise, Setting
from game.scenario.model.seats import (
    LINE_PLACES,
    LONGEST_LINE,
    MOMENTS,
    Bonus,
    Constituency,
    Interest,
    Mandate,
    RedLine,
    SeatVoice,
    Stakeholder,
    Trust,
    Worth,
)
from game.scenario.model.whole import Scenario
from game.scenario.model.world import Estimate, Fact, FactValue, Indicator

__all__ = [
    "LINE_PLACES",
    "LONGEST_LINE",
    "MOMENTS",
    "ONE_EXCHANGE",
    "Agreements",
    "Alias",
    "Block",
    "Bonus",
    "Choice",
    "Constituency",
    "Covert",
    "Denial",
    "Effects",
    "Ending",
    "Estimate",
    "Event",
    "Fact",
    "FactValue",
    "Indicator",
    "Infeasible",
    "Interest",
    "Length",
    "Lever",
    "Mandate",
    "Minutes",
    "Mode",
    "ModelPart",
    "Option",
    "Question",
    "Raise",
    "Ratifier",
    "RedLine",
    "Scenario",
    "SeatVoice",
    "Setting",
    "Signing",
    "Source",
    "Stakeholder",
    "Teaching",
    "Text",
    "Trust",
    "Verification",
    "Worth",
    "hundredths",
]
