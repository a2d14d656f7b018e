"""One table of a class: its game, its chairs, and what is carried out there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from game.player.game import Game
from game.player.loaded import scenario_at
from game.rules.orders import Order, Put, Wait, from_data, to_data
from game.rules.phases import PHASE_OF
from game.session import entries
from game.session.session import Decided, Session

EXCHANGES: Final = 20
"""Exchanges of a talk in a class: people act whenever they like, so that there are many and small ones."""
Who = Literal["person", "mind", "nobody"]


@dataclass(slots=True)
class ClassChair:
    """A place at a table, held by up to four students with one or two devices."""

    table: str
    number: int
    seat: str
    code: str
    places: int
    """Students who are to sit here; 0 where a mind plays from the start."""

    @property
    def label(self) -> str:
        """Its name in the class: the letter of the table and a number."""
        return f"{self.table}{self.number}"


@dataclass(slots=True)
class ClassTable:
    """A table and its game."""

    letter: str
    game: Game
    chairs: Sequence[ClassChair]
    log: list[Any] = field(default_factory=list)
    """What was carried out and who was reseated, in order: from it another process can follow."""

    @property
    def session(self) -> Session:
        """The game that is played here."""
        return self.game.session

    @property
    def talking(self) -> bool:
        """Whether an exchange of a talk is on."""
        s = self.session
        return not s.over and s.phase[0] == PHASE_OF[Put]

    def chair(self, seat: str) -> ClassChair:
        """The chair of a seat."""
        return next(chair for chair in self.chairs if chair.seat == seat)

    def given(self) -> Mapping[str, tuple[Order, ...]]:
        """What seats have given and is more than to be asked again."""
        return {x: o for x, o in self.session.submitted.items() if o != (Wait(x),)}

    def carry_out(self, decided: Decided) -> None:
        """Carry a phase out; what was given in a talk while it was decided is given in the next exchange."""
        late = self._late(decided)
        self.game.carry_out(decided)
        self.log.append(decided)
        for seat, orders in late.items() if self.talking else ():
            # What cannot be said any more is not said.
            self.session.submit(seat, orders)

    def _late(self, decided: Decided) -> Mapping[str, tuple[Order, ...]]:
        carried = set(decided.orders)
        found = {
            seat: tuple(order for order in orders if order not in carried)
            for seat, orders in self.given().items()
        }
        return {seat: orders for seat, orders in found.items() if orders}

    def reseat(self, seat: str, who: Who, until: int) -> None:
        """Let a mind act for a seat, until the end of a round, or a person again."""
        if self.session.over:
            return
        if who == "mind":
            self.game.take_over(seat, until)
        else:
            self.game.hand_back(seat)
        self.log.append((seat, who))

    @property
    def handed_back(self) -> Iterable[str]:
        """Seats whose mind has played its round."""
        return [x for x, last in self.game.until.items() if last < self.session.round]


def table_of(head: Mapping[str, Any], data: Mapping[str, Any]) -> ClassTable:
    """Set a table as the head of a class file says. Raises UserError if its scenario is not here."""
    chairs = [ClassChair(data["letter"], n, **chair) for n, chair in enumerate(data["chairs"], 1)]
    scenario = scenario_at(head["scenario"], head["language"], head.get("twin"))
    session = Session.start(
        scenario,
        minutes=head["minutes"],
        seed=data["seed"],
        people=[chair.seat for chair in chairs if chair.places],
        language=head["language"],
        autosave=False,
        twin=head.get("twin"),
        exchanges=EXCHANGES,
    )
    return ClassTable(data["letter"], Game(session, head["scenario"], paced=True), chairs)


def decided_data(decided: Decided) -> dict[str, Any]:
    """Write what was decided as plain data."""
    return {
        "orders": [to_data(order) for order in decided.orders],
        "reasons": entries.reasons_said(decided.reasons),
        "asked": list(decided.asked),
    }


def read_decided(data: Mapping[str, Any], session: Session) -> Decided:
    """Read what was decided in the phase in which a session stands."""
    phase, exchange = session.phase
    line = {
        "reasons": data["reasons"],
        "round": session.round,
        "phase": phase,
        "exchange": exchange,
    }
    orders = tuple(map(from_data, data["orders"]))
    return Decided(orders, entries.read_reasons(line), tuple(data["asked"]))
