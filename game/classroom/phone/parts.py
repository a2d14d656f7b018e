"""What stands on the teacher's phone, in words: the records that its template writes out."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal, Protocol

PhoneTone = Literal["", "good", "warn", "bad", "soft"]
SheetKind = Literal[
    "list", "ask", "move", "headline", "offers", "press", "delete", "secrets", "phone"
]


class Wording(Protocol):
    """A text of the program in the teacher's language."""

    def __call__(self, key: str, /, **values: object) -> str:
        """Fill it in."""


@dataclass(frozen=True, slots=True)
class PhoneButton:
    """Something to press: a command (`do` and `fields`), or a sheet to open (`opens`)."""

    says: str
    icon: str = ""
    below: str = ""
    """What it does, in a few words; why it cannot be pressed, where `off`."""
    do: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    opens: str = ""
    off: bool = False
    tone: PhoneTone = ""
    counts: bool = False
    """Whether the time that is left stands after `below`."""
    after: str = ""
    """What follows that time."""


@dataclass(frozen=True, slots=True)
class PhoneWarning:
    """A line below the big button; pressing it opens a sheet where it names one."""

    says: str
    icon: str
    tone: PhoneTone
    opens: str = ""


@dataclass(frozen=True, slots=True)
class PhoneChair:
    """A chair: what it is called, who it is, and how it stands."""

    id: str
    icon: str
    name: str
    state: str
    sign: str
    """The icon of the state."""
    tone: PhoneTone = ""
    dashed: bool = False
    since: int | None = None
    """Seconds that run on behind the state; None for none."""
    code: str = ""


@dataclass(frozen=True, slots=True)
class PhoneTable:
    """A table: its name, what is counted there now, its chairs."""

    letter: str
    name: str
    count: str
    chairs: tuple[PhoneChair, ...]


@dataclass(frozen=True, slots=True)
class PhoneItem:
    """Something that a sheet shows, with what can be done with it."""

    title: str
    lines: tuple[str, ...] = ()
    buttons: tuple[PhoneButton, ...] = ()


@dataclass(frozen=True, slots=True)
class PhoneSheet:
    """What lies over the page until it is closed."""

    id: str
    kind: SheetKind
    title: str
    icon: str = ""
    now: str = ""
    """How it stands, in one line below the title."""
    tone: PhoneTone = ""
    says: tuple[str, ...] = ()
    buttons: tuple[PhoneButton, ...] = ()
    items: tuple[PhoneItem, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    """Of a list to choose from: value and words."""
    chair: str = ""
    code: str = ""
    back: str = ""
    """The sheet that closing leads back to."""
    since: int | None = None


@dataclass(frozen=True, slots=True)
class PanelPage:
    """The whole page of the teacher's phone."""

    language: str
    title: str
    screen: str
    version: int
    key: str
    phase: str
    minute: str
    room: str
    lock: PhoneButton | None
    left: int | None
    runs: bool
    main: PhoneButton
    warnings: tuple[PhoneWarning, ...]
    aloud: tuple[str, ...]
    tables: tuple[PhoneTable, ...]
    foot: tuple[PhoneButton, ...]
    sheet: PhoneSheet | None

    def cid(self, button: PhoneButton) -> str:
        """The id of a command as the page itself sends it, where no script runs: one for a button of this version.

        So a second press on the same page is the same command.
        """
        said = repr((self.key, self.version, button.do, button.fields))
        return blake2b(said.encode(), digest_size=16).hexdigest()
