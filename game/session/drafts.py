"""What seats were preparing when a game was left, as it stands in a record: it is there when the game goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.rules.legality import Obstacle
from game.rules.orders import Choose, Order, Put, from_data, to_data
from game.rules.refusals import answers_refused, refusals
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.session.entries import Line
from game.session.record import Reading


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one seat prepares in a phase, and nobody else may know."""

    package: Put
    """The text in the making."""
    orders: tuple[Order, ...] = ()
    broken: frozenset[str] = frozenset()
    """Levers on which the seat has said that it means to break its word."""
    ahead: tuple[Choose, ...] = ()
    """Answers to the news of the round, kept for its orders."""

    @property
    def data(self) -> dict[str, Any]:
        """As plain data."""
        said: dict[str, Any] = {
            "package": to_data(self.package),
            "orders": [to_data(order) for order in self.orders],
            "broken": sorted(self.broken),
        }
        return said | {"ahead": [to_data(each) for each in self.ahead]} if self.ahead else said


def read_prepared(line: Line) -> Prepared:
    """Read what a seat was preparing. Raises ValueError if it is no such thing."""
    package, orders = from_data(line["package"]), tuple(map(from_data, line["orders"]))
    kept = tuple(map(from_data, line.get("ahead", ())))
    ahead = tuple(order for order in kept if isinstance(order, Choose))
    seats = {order.seat for order in (package, *orders, *kept)}
    if not isinstance(package, Put) or ahead != kept or seats != {line["seat"]}:
        raise ValueError(f"'{line['seat']}' prepares the orders of others")
    return Prepared(package, orders, frozenset(line["broken"]), ahead)


def prepared_at_the_end(reading: Reading) -> Mapping[str, Prepared]:
    """What each seat was preparing where a record ends; a phase that was carried out or taken back ends it."""
    found: dict[str, Prepared] = {}
    for line in reading.lines:
        match line["entry"]:
            case "draft":
                found[line["seat"]] = read_prepared(line)
            case "reseat":
                found.pop(line["seat"], None)
            case _:
                found.clear()
    return found


def fits(book: Rulebook, seen: Observation, prepared: Prepared) -> bool:
    """Whether all that is named in it is there, as far as its seat knows; what is in its way otherwise may stay."""
    package = prepared.package
    # Outside the talk there is no text in the making, and an empty one would be refused there.
    making = (package,) if package.clauses or package.payments else ()
    refused = refusals(book, seen, [*prepared.orders, *making])
    return not any(each.why in (Obstacle.UNKNOWN_NAME, Obstacle.WRONG_PHASE) for each in refused)


def what_fits(book: Rulebook, seen: Observation, prepared: Prepared, *, asked: bool) -> Prepared:
    """What of it is there when the game goes on: of a seat that is not asked now only its answers to the news."""
    kept = (
        prepared
        if asked and fits(book, seen, prepared)
        else Prepared(Put(prepared.package.seat, ()))
    )
    lawful = not answers_refused(book, seen, prepared.ahead)
    return replace(kept, ahead=prepared.ahead if lawful else ())
