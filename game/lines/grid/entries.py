"""What was typed for one table in one round, as frozen values and as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from game.rules.orders import Clause

Hand = tuple[str, str]
"""A seat and a lever that it owns."""
Pairs = tuple[tuple[Any, Any], ...]
"""Keys and what was typed for each, in the order of typing."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of paper with clauses and signatures."""

    clauses: tuple[Clause, ...] = ()
    signed: tuple[str, ...] = ()
    """The seats that have signed; the first one puts it on the table."""

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not (self.clauses or self.signed)

    @property
    def says(self) -> tuple[frozenset[Clause], frozenset[str]]:
        """What it says, however it was typed."""
        return frozenset(self.clauses), frozenset(self.signed)


@dataclass(frozen=True, slots=True)
class Entries:
    """All that was typed for a table in a round; what is not there is silence."""

    slips: tuple[Slip, ...] = ()
    orders: Pairs = ()
    """A seat and its lever to the setting ordered."""
    promises: Pairs = ()
    """A seat to the lever and the setting promised in public."""
    answers: Pairs = ()
    """An event of the news to the option chosen."""
    beliefs: Pairs = ()
    """A seat and the lever of a clause to how likely it is to be kept, in percent."""

    def order(self, hand: Hand) -> str:
        """The setting that a seat has ordered of a lever; empty for none."""
        return str(found(self.orders, hand) or "")

    def promised(self, hand: Hand) -> str:
        """The setting of a lever that a seat has promised; empty for none."""
        lever, setting = found(self.promises, hand[0]) or ("", "")
        return setting if lever == hand[1] else ""

    def answer(self, event: str) -> str:
        """The answer to the question of an event; empty for none."""
        return str(found(self.answers, event) or "")

    def belief(self, hand: Hand) -> int | None:
        """How likely a seat holds a clause to be kept, in percent; None where it does not say."""
        percent: int | None = found(self.beliefs, hand)
        return percent

    def with_slip(self, at: int, slip: Slip) -> Entries:
        """Write a slip in the place of another, or behind the last; blank ones fall out."""
        slips = (*self.slips[:at], slip, *self.slips[at + 1 :])
        return replace(self, slips=tuple(each for each in slips if not each.blank))

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        return self == Entries()


BLANK: Final = Entries()


def found(pairs: Pairs, key: Any) -> Any:
    """What was typed for a key; None for nothing."""
    return next((value for each, value in pairs if each == key), None)


def put(pairs: Pairs, key: Any, value: Any) -> Pairs:
    """Write a value for a key; None takes out what was there.

    >>> put(put((), "a", 1), "b", 2), put((("a", 1),), "a", None)
    ((('a', 1), ('b', 2)), ())
    """
    others = tuple(pair for pair in pairs if pair[0] != key)
    return others if value is None else (*others, (key, value))


# As plain data


def to_data(entries: Entries) -> dict[str, Any]:
    """Turn what was typed into plain data."""
    return {
        "slips": [
            {
                "clauses": [[c.lever, c.setting, c.public, c.verified] for c in slip.clauses],
                "signed": list(slip.signed),
            }
            for slip in entries.slips
        ],
        "orders": [[*hand, setting] for hand, setting in entries.orders],
        "promises": [[seat, *said] for seat, said in entries.promises],
        "answers": [[event, option] for event, option in entries.answers],
        "beliefs": [[*hand, percent] for hand, percent in entries.beliefs],
    }


def from_data(data: Mapping[str, Any]) -> Entries:
    """Read what was typed from plain data; raise ValueError if it is none."""
    try:
        return Entries(
            tuple(
                Slip(
                    tuple(
                        Clause(str(lever), str(setting), bool(public), bool(checked))
                        for lever, setting, public, checked in slip["clauses"]
                    ),
                    tuple(map(str, slip["signed"])),
                )
                for slip in data["slips"]
            ),
            tuple(((str(s), str(x)), str(setting)) for s, x, setting in data["orders"]),
            tuple((str(s), (str(x), str(setting))) for s, x, setting in data["promises"]),
            tuple((str(event), str(option)) for event, option in data["answers"]),
            tuple(((str(s), str(x)), int(percent)) for s, x, percent in data["beliefs"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("this is not what was typed for a table") from error
