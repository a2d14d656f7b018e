"""What a seat may ask for: one small frozen class for each kind of order.

Orders speak in the ids of the scenario, so a record of them stays readable. Amounts are hundredths of
a point. `to_data` and `from_data` turn any order into plain data and back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

FACILITATOR: Final = "facilitator"
"""Who may inject events in the brief; not a seat."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One line of a package: a lever and the setting it shall have."""

    lever: str
    setting: str
    public: bool = True
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Payment:
    """What a seat receives (positive) or pays (negative), in hundredths of `mandate` or `points`."""

    seat: str
    kind: str
    amount: int


@dataclass(frozen=True, slots=True)
class Propose:
    """Place a package on the table, in place of the seat's open proposal if there is one."""

    seat: str
    clauses: tuple[Clause, ...]
    payments: tuple[Payment, ...] = ()
    invited: tuple[str, ...] = ()
    open: bool = False
    rounds: int = 0
    """How many rounds it lasts; 0 for the scenario's usual duration."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take the seat's open proposal off the table."""

    seat: str


@dataclass(frozen=True, slots=True)
class Promise:
    """Announce in public the setting that an own lever will have at this round's reveal."""

    seat: str
    lever: str
    setting: str


@dataclass(frozen=True, slots=True)
class Deny:
    """Say in public that a hidden setting of an own lever is not in force."""

    seat: str
    lever: str
    setting: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """Tell all, or one seat, that a lever matters most to us."""

    seat: str
    lever: str
    to: str = ""
    """A seat, or nothing for all."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Give notice on the agreement in force that covers a lever."""

    seat: str
    lever: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Sign or decline the open proposal of a seat, perhaps naming the clause in the way."""

    seat: str
    proposer: str
    sign: bool
    blocking: str = ""
    """The lever of the clause in the way."""
    would: str = ""
    """The setting of that lever that would change the answer."""


@dataclass(frozen=True, slots=True)
class Ratify:
    """Approve or refuse what another seat has signed."""

    seat: str
    proposer: str
    approve: bool


@dataclass(frozen=True, slots=True)
class Move:
    """Set a lever."""

    seat: str
    lever: str
    setting: str


@dataclass(frozen=True, slots=True)
class Choose:
    """Answer the question an event puts to the seat."""

    seat: str
    event: str
    option: str


@dataclass(frozen=True, slots=True)
class Believe:
    """Say how likely, in percent, the clause on a lever is to be kept; it moves nothing (case clause-11)."""

    seat: str
    lever: str
    percent: int


@dataclass(frozen=True, slots=True)
class Inject:
    """Play an event now; only the facilitator may."""

    event: str
    seat: str = FACILITATOR


Order = (
    Propose
    | Withdraw
    | Promise
    | Deny
    | Highlight
    | Leave
    | Answer
    | Ratify
    | Move
    | Choose
    | Believe
    | Inject
)

KINDS: Mapping[str, type[Order]] = {
    kind.__name__.lower(): kind
    for kind in (
        Propose,
        Withdraw,
        Promise,
        Deny,
        Highlight,
        Leave,
        Answer,
        Ratify,
        Move,
        Choose,
        Believe,
        Inject,
    )
}


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
        if kind is Propose:
            values["clauses"] = tuple(Clause(**clause) for clause in values["clauses"])
            values["payments"] = tuple(Payment(**paid) for paid in values.get("payments", ()))
            values["invited"] = tuple(values.get("invited", ()))
        return kind(**values)
    except (TypeError, KeyError) as error:
        raise ValueError(f"an order to {data['order']} is incomplete") from error
