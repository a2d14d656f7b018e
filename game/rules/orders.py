"""What a seat may ask for: one small frozen class for each kind of order.

Orders speak in the ids of the scenario, so a record of them stays readable, and every field says what it
names; `encoding` looks it up. Amounts are hundredths of a point. `to_data` and `from_data` turn any order
into plain data and back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Annotated, Any, Final, get_args, get_type_hints

FACILITATOR: Final = "facilitator"
"""Who may inject events in the brief; not a seat."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a field of an order names."""

    kind: str
    """seat, lever, setting, event, option, text, or kind of payment."""
    of: str = ""
    """The field that names the lever of a setting, or the event of an option."""
    maybe: bool = False
    """It may be left empty."""
    many: bool = False
    """It lists names."""


SeatName = Annotated[str, Naming("seat")]
LeverName = Annotated[str, Naming("lever")]
SettingName = Annotated[str, Naming("setting", of="lever")]
EventName = Annotated[str, Naming("event")]
OptionName = Annotated[str, Naming("option", of="event")]
PaymentKind = Annotated[str, Naming("kind")]
TextName = Annotated[str, Naming("text")]
"""The name of a text, worked out from what it says; see `texts`."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One line of a package: a lever and the setting it shall have."""

    lever: LeverName
    setting: SettingName
    public: bool = True
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Payment:
    """What a seat receives (positive) or pays (negative), in hundredths of `mandate` or `points`."""

    seat: SeatName
    kind: PaymentKind
    amount: int


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference to a text: what the clause on a lever would be, or a payment of one seat to another."""

    lever: Annotated[str, Naming("lever", maybe=True)] = ""
    setting: Annotated[str, Naming("setting", of="lever", maybe=True)] = ""
    """Nothing for a text without a clause on that lever."""
    public: bool = True
    verified: bool = False
    payer: Annotated[str, Naming("seat", maybe=True)] = ""
    """A seat if the difference is a payment; then there is no lever."""
    payee: Annotated[str, Naming("seat", maybe=True)] = ""
    kind: PaymentKind = "mandate"
    amount: int = 0
    """Hundredths that the payer pays more than in the text."""


@dataclass(frozen=True, slots=True)
class Put:
    """Put a text on the table and sign it, in place of the one that the seat stands for, if there is one."""

    seat: SeatName
    clauses: tuple[Clause, ...]
    payments: tuple[Payment, ...] = ()
    invited: tuple[Annotated[str, Naming("seat", many=True)], ...] = ()
    open: bool = False
    rounds: int = 0
    """How many rounds it lasts; 0 for the scenario's usual duration."""
    parent: Annotated[str, Naming("text", maybe=True)] = ""
    """The text that it amends."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Stand no longer for the text that the seat has put, and take the signature off it."""

    seat: SeatName


@dataclass(frozen=True, slots=True)
class Sign:
    """Sign a text that lies on the table."""

    seat: SeatName
    text: TextName


@dataclass(frozen=True, slots=True)
class Decline:
    """Decline a text, perhaps naming the clause in the way, and a change with which the seat would sign."""

    seat: SeatName
    text: TextName
    blocking: Annotated[str, Naming("lever", maybe=True)] = ""
    """The lever of the clause in the way."""
    change: tuple[Edit, ...] = ()
    """One or two differences."""
    meant: bool = False
    """The seat keeps its signature ready for exactly that difference."""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take a signature back from a text that has not closed."""

    seat: SeatName
    text: TextName


@dataclass(frozen=True, slots=True)
class Unsay:
    """Take back the signature that the seat has kept ready for a change it has named."""

    seat: SeatName


@dataclass(frozen=True, slots=True)
class Wait:
    """Add nothing now, and be asked again in the next exchange."""

    seat: SeatName


@dataclass(frozen=True, slots=True)
class Promise:
    """Announce in public the setting that an own lever will have at this round's reveal."""

    seat: SeatName
    lever: LeverName
    setting: SettingName


@dataclass(frozen=True, slots=True)
class Deny:
    """Say in public that a hidden setting of an own lever is not in force."""

    seat: SeatName
    lever: LeverName
    setting: SettingName


@dataclass(frozen=True, slots=True)
class Highlight:
    """Tell all, or one seat, that a lever matters most to us."""

    seat: SeatName
    lever: LeverName
    to: Annotated[str, Naming("seat", maybe=True)] = ""
    """A seat, or nothing for all."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Give notice on the agreement in force that covers a lever."""

    seat: SeatName
    lever: LeverName


@dataclass(frozen=True, slots=True)
class Ratify:
    """Approve or refuse what another seat has signed."""

    seat: SeatName
    text: TextName
    approve: bool


@dataclass(frozen=True, slots=True)
class Move:
    """Set a lever."""

    seat: SeatName
    lever: LeverName
    setting: SettingName


@dataclass(frozen=True, slots=True)
class Choose:
    """Answer the question an event puts to the seat."""

    seat: SeatName
    event: EventName
    option: OptionName


@dataclass(frozen=True, slots=True)
class Believe:
    """Say how likely, in percent, the clause on a lever is to be kept; it moves nothing (case clause-11)."""

    seat: SeatName
    lever: LeverName
    percent: int


@dataclass(frozen=True, slots=True)
class Inject:
    """Play an event now; only the facilitator may."""

    event: EventName
    seat: str = FACILITATOR


Order = (
    Put
    | Withdraw
    | Sign
    | Decline
    | TakeBack
    | Unsay
    | Wait
    | Promise
    | Deny
    | Highlight
    | Leave
    | Ratify
    | Move
    | Choose
    | Believe
    | Inject
)

KINDS: Mapping[str, type[Order]] = {
    kind.__name__.lower(): kind
    for kind in (
        Put,
        Withdraw,
        Sign,
        Decline,
        TakeBack,
        Unsay,
        Wait,
        Promise,
        Deny,
        Highlight,
        Leave,
        Ratify,
        Move,
        Choose,
        Believe,
        Inject,
    )
}


PARTS: Final[Mapping[str, type[Clause] | type[Payment] | type[Edit]]] = {
    "clauses": Clause,
    "payments": Payment,
    "change": Edit,
}
"""The fields of orders that list parts of a class of their own."""


def _namings(kind: type) -> dict[str, Naming]:
    """What each field of a class names; of a field that lists names, what each of them does."""
    return {
        name: naming
        for name, hint in get_type_hints(kind, include_extras=True).items()
        for each in (hint, *get_args(hint))
        for naming in getattr(each, "__metadata__", ())
    }


NAMINGS: Final[Mapping[type, Mapping[str, Naming]]] = {
    kind: _namings(kind) for kind in (*KINDS.values(), *PARTS.values())
}
"""For each kind of order, and each kind of part, the fields that name something."""


def to_data(order: Order) -> dict[str, Any]:
    """Turn an order into plain data.

    >>> to_data(Move("alto", "release", "high"))
    {'order': 'move', 'seat': 'alto', 'lever': 'release', 'setting': 'high'}
    """
    return {"order": type(order).__name__.lower(), **asdict(order)}


def from_data(data: Mapping[str, Any]) -> Order:
    """Read an order from plain data; raise ValueError with one sentence if it is not one.

    >>> from_data({"order": "move", "seat": "alto", "lever": "release", "setting": "high"})
    Move(seat='alto', lever='release', setting='high')
    """
    kind = KINDS.get(str(data.get("order")))
    if kind is None:
        raise ValueError(f"{data.get('order')!r} is not a kind of order")
    values = {key: value for key, value in data.items() if key != "order"}
    unknown = set(values) - {field.name for field in fields(kind)}
    if unknown:
        raise ValueError(f"an order to {data['order']} has no {sorted(unknown)[0]!r}")
    try:
        for name, value in values.items():
            if name in PARTS:
                values[name] = tuple(PARTS[name](**part) for part in value)
            elif isinstance(value, list):
                values[name] = tuple(value)
        return kind(**values)
    except TypeError as error:
        raise ValueError(f"an order to {data['order']} is incomplete") from error
