"""Numbers that are larger than there is room for: starts, effects, prices and reservation values."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.checks.ground import Ground, Said
from game.scenario.model import Scenario, Stakeholder
from game.scenario.places import effect_groups
from game.scenario.references import CALL
from game.scenario.tree import Path


def mandates(ground: Ground) -> Iterator[Said]:
    """W564: a seat starts with more mandate than it can keep, or gains more in a round."""
    for name, seat in ground.scenario.stakeholders.items():
        cap = seat.mandate.cap
        for key in ("start", "income"):
            points = getattr(seat.mandate, key)
            if points > cap:
                what = "starts with" if key == "start" else "gains"
                path: Path = ("stakeholders", name, "mandate", key)
                if path not in ground.tree.keys:
                    path = (*path[:-1], "cap")
                message = f"'{name}' {what} {points:g} mandate and can keep {cap:g} at most"
                yield Said("W564", path, message, "raise 'cap', or write less", True)


def prices(ground: Ground) -> Iterator[Said]:
    """W564: a payment or a check that no seat can ever pay for."""
    scenario = ground.scenario
    rules = scenario.agreements
    payers = (seat for seat in scenario.stakeholders.values() if seat.play != "information")
    most = max((seat.mandate.cap for seat in payers), default=0)
    for path, points in (
        (("agreements", "largest_payment"), rules.largest_payment),
        (
            ("agreements", "verification", "cost"),
            rules.verification.cost if rules.verification else 0,
        ),
    ):
        only_mandate = path[1] != "largest_payment" or rules.payments == ("mandate",)
        if path in ground.tree.keys and only_mandate and points > most:
            message = f"nobody can pay {points:g}: no seat can have more than {most:g} mandate"
            yield Said("W564", path, message, "write less, or raise a 'cap'", True)


def reservations(ground: Ground) -> Iterator[Said]:
    """W564: a seat would walk away whatever it gets."""
    for name, seat in ground.scenario.stakeholders.items():
        most = _most(ground.scenario, seat)
        if most is not None and seat.reservation > most:
            path: Path = ("stakeholders", name, "reservation")
            message = f"'{name}' walks away below {seat.reservation:g} points and can have {most:g} at most"
            yield Said("W564", path, message, "write a score that it can reach", True)


def _most(scenario: Scenario, seat: Stakeholder) -> float | None:
    """The best score that a seat could have at all; None if an interest counts points as they are."""
    if any(scenario.indicators[name].scored == "points" for name in seat.interests):
        return None
    best = sum(max((0, *(each.points for each in table.values()))) for table in seat.worth.values())
    return (100 if seat.interests else 0) + best + sum(max(0, one.points) for one in seat.bonuses)


def effects(ground: Ground) -> Iterator[Said]:
    """W565: an effect is larger than the range of what it changes."""
    indicators, seats = ground.scenario.indicators, ground.scenario.stakeholders
    for path, group in effect_groups(ground.tree.data):
        for key, amount in group.items():
            room = None
            if key in indicators:
                room = indicators[key].high - indicators[key].low
            elif (match := CALL.match(str(key))) and match[1] == "mandate":
                room = seats[match[2]].mandate.cap
            if room is not None and abs(amount) > room > 0:
                message = f"{amount:+g} is more than all of '{key}', which has room for {room:g}"
                yield Said("W565", (*path, key), message, "write a smaller number", True)


CHECKS = (mandates, prices, reservations, effects)
