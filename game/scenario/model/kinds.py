"""What has an id in a scenario, and how a field of the model says which id stands in it.

The keys of a mapping that make ids are declared with `Makes`, an id that stands for something made elsewhere
with `Ref`, on a field or on the keys of a mapping:

    interests: dict[Annotated[Id, Ref(INDICATOR)], Weight]
    owner: Annotated[Names, Ref(SEAT, ("table",), "a seat or 'table'")]

Texts in which ids stand among other words are declared with a `Form`. Looking up names, the outline of a
file, renaming, what nothing uses, conditions and the JSON Schema all read these declarations
(`game.scenario.places`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of thing with an id."""

    word: str
    """as in messages"""
    section: str
    """the part of a file in which such things are made"""
    owner: Kind | None = None
    """the kind of what each belongs to: the lever of a setting"""

    @property
    def one(self) -> str:
        """One of them.

        >>> EVENT.one, SEAT.one
        ('an event', 'a seat')
        """
        return f"{'an' if self.word[0] in 'aeio' else 'a'} {self.word}"


SEAT: Final = Kind("seat", "stakeholders")
INDICATOR: Final = Kind("indicator", "indicators")
LEVER: Final = Kind("lever", "levers")
SETTING: Final = Kind("setting", "levers", LEVER)
FACT: Final = Kind("fact", "facts")
VALUE: Final = Kind("value", "facts", FACT)
EVENT: Final = Kind("event", "events")
OPTION: Final = Kind("option", "events", EVENT)
RED_LINE: Final = Kind("red line", "stakeholders")
SOURCE: Final = Kind("source", "sources")
LENGTH: Final = Kind("length", "lengths")
SIDE: Final = Kind("side", "sides")
PAGE: Final = Kind("page", "pages")
CONSTITUENCY: Final = Kind("constituency", "stakeholders")
ENDING: Final = Kind("ending", "endings")
TWIN: Final = Kind("twin", "aliases")

KINDS: Final = (
    SEAT,
    INDICATOR,
    LEVER,
    SETTING,
    FACT,
    VALUE,
    EVENT,
    OPTION,
    RED_LINE,
    SOURCE,
    LENGTH,
    SIDE,
    PAGE,
    CONSTITUENCY,
    ENDING,
    TWIN,
)
"""Every kind of thing that has an id."""
FREE: Final = (INDICATOR, LEVER, FACT)
"""What a word of a condition may be by itself; an id is that of one of them only."""
SPOKEN: Final = (*FREE, SEAT, EVENT, SETTING, VALUE, OPTION, RED_LINE)
"""What conditions may speak of."""


@dataclass(frozen=True, slots=True)
class Makes:
    """The keys of a mapping are the ids of new things."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Ref:
    """An id, or each of a list of them, stands for a thing made elsewhere in the file.

    Attributes:
        kind: of that thing; of one that belongs to something, to that which is named nearest above.
        words: that may stand there instead.
        said: what is expected there, as in messages, if not one of the kind.
    """

    kind: Kind
    words: tuple[str, ...] = ()
    said: str = ""


class Form(Enum):
    """What a text or key is that is no id itself."""

    CONDITION = auto()
    FLOW = auto()
    TARGET = auto()
    """what an effect changes: an indicator, `mandate(seat)` or `trust(holder > actor)`"""
    PAIR = auto()
    """`holder > actor`"""
    CODE = auto()
    """the code of a check"""
    PLACE = auto()
    """the path of keys, with dots, at which a check is accepted: `levers.fire`"""
    ICON = auto()
    COUNTERPART = auto()
    """a mind, or one with another in brackets"""
    WORDS = auto()
    """words that stand in texts"""
    TEXT = auto()
    """the path of a text, with dots: `levers.fire.name`"""


@dataclass(frozen=True, slots=True)
class Alone:
    """One item may stand where a list is meant, and instead of an item what it has under a key."""

    key: str


Declared = Makes | Ref | Form | Alone
