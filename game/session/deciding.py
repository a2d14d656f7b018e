"""Letting the minds of a record decide again, phase by phase, to see whether they come to the same."""

from __future__ import annotations

from collections.abc import Mapping

from game import UserError
from game.rules.orders import Order
from game.rules.phases import decides
from game.session import entries
from game.session.casting import PERSON
from game.session.course import Course
from game.session.entries import Line
from game.session.fingerprint import canonical
from game.session.players import Players


class Deciding:
    """Who sits where as a record goes on, so that minds can decide again what they decided."""

    def __init__(self, course: Course, seats: Mapping[str, str]) -> None:
        self.course, self.seats = course, seats
        self.players = Players(course)
        self.standing: list[Mapping[str, str]] = []

    def differs(self, line: Line) -> str:
        """Follow one line before it is carried out; name in a few words what was decided otherwise."""
        try:
            match line["entry"]:
                case "reseat":
                    self.seats = {**self.seats, line["seat"]: line["who"]}
                case "undo":
                    self.seats = self.standing[len(self.standing) - line["phases"]]
                    del self.standing[len(self.standing) - line["phases"] :]
                    self.players.forget()
                case "phase":
                    self.standing.append(self.seats)
                    return self._decided(line)
        except UserError as error:
            return str(error).rstrip(".")
        except (ValueError, KeyError, TypeError, IndexError, AttributeError):
            pass  # what is no game at all is said when it is carried out
        return ""

    def _decided(self, line: Line) -> str:
        book, (phase, _) = self.course.book, self.course.phase
        given: dict[str, list[Order]] = {}
        for item in entries.read_orders(line):
            if self.seats.get(item.order.seat, PERSON) == PERSON:
                given.setdefault(item.order.seat, []).append(item.order)
        people = [seat for seat in book.seats if self.seats.get(seat) == PERSON]
        asked = [s for s in people if decides(book, self.players.observation(s), phase)]
        if not self.course.position.one.over and asked != line["asked"]:
            return "other people were asked"
        orders, reasons = self.players.gather(self._in_order(), given)
        if orders != [item.order for item in entries.read_orders(line)]:
            return "the computer players order otherwise"
        if canonical(entries.reasons_said(reasons)) != canonical(line["reasons"]):
            return "the computer players give other reasons"
        return ""

    def _in_order(self) -> Mapping[str, str]:
        return {seat: self.seats[seat] for seat in self.course.book.seats if seat in self.seats}
