"""Situations made by hand: a small game, what lies on the table, and what a mind orders then.

A situation is reached by the rules themselves: others put their texts and sign by order, and the
mind is asked what it does. Nothing here knows how a mind decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from game.minds.memory import Memory, begin, notice
from game.minds.mind import Reason
from game.rules.beats import (
    DECLINE,
    PUT,
    SIGN,
    BeatOrders,
    CommitOrders,
    TalkOrders,
)
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import observe
from game.scenario.model import Scenario
from tests.minds.table import player

ROUNDS = 4
SAME = 30
"""Every seat counts from this score, so that it may lose."""


def world(
    points: Mapping[str, Mapping[str, float]],
    seats: Sequence[str] = ("a", "b"),
    exchanges: int = 3,
    levers: Mapping[str, Mapping[str, Any]] | None = None,
    part: Mapping[str, Mapping[str, Any]] | None = None,
    **further: Any,
) -> Rulebook:
    """Seats with a lever each, `nay` or `aye`, and scores from 0 to 100 that conditions move by points."""
    each = ("brief", 5), ("talk", 3), ("commit", 2), ("reveal", 2), ("debrief", 15)
    data: dict[str, Any] = {
        "format": 1, "id": "made", "language": "en", "title": "Made", "summary": "Made.",
        "story": "Nothing has happened.",
        "teaching": {"age": "11+", "topic": "x", "objectives": ["y"]},
        "lengths": {45: {"rounds": ROUNDS, "exchanges": exchanges, "minutes": dict(each), "aftermath": 0}},
        "indicators": {"calm": {"name": "Calm", "start": SAME, "good": "high"}},
        "stakeholders": {
            seat: {
                "name": seat, "short": seat.upper(), "icon": "anchor", "colour": "blue",
                "public": "We count.", "private": "We count twice.",
                "interests": {"calm": 100},
                "mandate": {"start": 20, "income": 0, "cap": 40},
                "bonuses": [{"when": when, "points": amount, "say": "It counts."}
                            for when, amount in points.get(seat, {}).items()],
                **(part or {}).get(seat, {}),
            }
            for seat in seats
        },
        "levers": {
            f"l{seat}": {
                "name": f"Lever {seat}", "ask": "Yes or no?", "owner": seat, "start": "nay", "step_cost": 0,
                "settings": {"nay": {"name": "No", "cooperation": 0},
                             "aye": {"name": "Yes", "cooperation": 100}},
                **(levers or {}).get(f"l{seat}", {}),
            }
            for seat in seats
        },
        "endings": {"end": {"title": "The end", "text": "Over.", "otherwise": True}},
        **further,
    }  # fmt: skip
    data["agreements"] = {"worry": 0, **further.get("agreements", {})}
    return compile_rulebook(Scenario.model_validate(data))


Offers = Mapping[str, Mapping[str, str]]
"""Who puts what: seat to clauses, lever to setting."""


@dataclass
class Scene:
    """A batch of equal games, and one seat's mind."""

    book: Rulebook
    mind: str
    seat: str = "b"
    games: int = 1
    seed: int = 3
    position: Position = field(init=False)
    memory: Memory = field(init=False)
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        self.position = open_games(self.book, game_seeds(self.seed, self.games))
        self.memory = begin(self.book, self.games)
        self._notice()

    @property
    def at(self) -> int:
        return self.book.seats.index(self.seat)

    @property
    def phase(self) -> str:
        return phase_of(self.book, self.position)[0]

    def _notice(self) -> None:
        self.memory = notice(
            self.book, self.memory, observe(self.book, self.position, self.at).rows
        )

    def recalls(self, **values: Any) -> Scene:
        """Let the seat remember something else of the others, by seat."""
        found = {}
        for name, by_seat in values.items():
            array = getattr(self.memory, name).copy()
            for seat, value in by_seat.items():
                array[:, self.book.seats.index(seat)] = value
            found[name] = array
        self.memory = replace(self.memory, **found)
        return self

    def stands(self, **values: Any) -> Scene:
        """Put something else into the world."""
        self.position = replace(self.position, **values)
        return self

    def orders(self) -> BeatOrders:
        """What the mind orders now."""
        beat = no_orders(self.book, self.phase, self.games)
        seeds = game_seeds(self.seed + 70, self.games)
        seen = observe(self.book, self.position, self.at)
        self.reasons = player(self.mind, seeds).decide(self.book, seen, self.memory, beat)
        return beat

    def go(self, phase: str, beat: BeatOrders | None = None) -> Scene:
        """Go on to the next such phase; nobody orders anything on the way but `beat`, now."""
        first = True
        while first or self.phase != phase:
            now = beat if first and beat is not None else None
            blank = no_orders(self.book, self.phase, self.games)
            self.position = resolve(self.book, self.position, now or blank)
            self._notice()
            first = False
        return self

    def until(self, phase: str, round_: int = 1) -> Scene:
        """Go on to a phase of a round, if it is not there yet."""
        while not (self.phase == phase and self.position.round == round_):
            self.go_once()
        return self

    def go_once(self) -> None:
        self.position = resolve(
            self.book, self.position, no_orders(self.book, self.phase, self.games)
        )
        self._notice()

    def offered(
        self,
        offers: Offers,
        round_: int = 1,
        pay: Mapping[str, tuple[int, int]] | None = None,
        exchange: int = 1,
    ) -> Scene:
        """Let others put texts in an exchange; the mind is asked what it makes of them in the next.

        `pay` is what each seat receives by the first text: hundredths of mandate, and of points.
        """
        self.until("talk", round_)
        for _ in range(exchange - 1):
            waits = no_orders(self.book, "talk", self.games)
            assert isinstance(waits, TalkOrders)
            waits.wait[:] = True
            self.next(waits)
        beat = no_orders(self.book, "talk", self.games)
        assert isinstance(beat, TalkOrders)
        for seat, clauses in offers.items():
            at = self.book.seats.index(seat)
            beat.action[:, at] = PUT
            beat.invited[:, at, self.at] = at != self.at
            for lever, setting in clauses.items():
                place = self.book.levers.index(lever)
                beat.clause[:, at, place] = self.book.settings[place].index(setting)
            for receiver, amounts in (pay or {}).items():
                beat.pay[:, at, :, self.book.seats.index(receiver)] = amounts
        return self.next(beat)

    def next(self, beat: BeatOrders | None = None) -> Scene:
        """Go on by one phase, with orders or none."""
        blank = no_orders(self.book, self.phase, self.games)
        self.position = resolve(self.book, self.position, beat or blank)
        self._notice()
        return self

    def signed(self, clauses: Mapping[str, str], round_: int = 1) -> Scene:
        """Let a agree with the mind's seat on clauses; the mind is asked for its orders next."""
        self.offered({"a": clauses}, round_)
        beat = no_orders(self.book, "talk", self.games)
        assert isinstance(beat, TalkOrders)
        beat.answer[:, self.text("a"), self.at] = SIGN
        return self.go("commit", beat)

    def text(self, proposer: str) -> int:
        """The place of the text that a seat stands for; it is the same in all games."""
        mine = self.position.proposer[:, :, self.book.seats.index(proposer)]
        (at,) = set(np.argwhere(mine & self.position.offered)[:, 1].tolist())
        return int(at)

    # what the mind does

    def signs(self, proposer: str = "a") -> bool:
        """Whether it signs a text in every game; it says no in all others."""
        beat = self.orders()
        assert isinstance(beat, TalkOrders)
        answer = beat.answer[:, self.text(proposer), self.at]
        assert ((answer == SIGN) | (answer == DECLINE)).all()
        assert len(set(answer.tolist())) == 1
        return bool((answer == SIGN).all())

    def moves(self, lever: str = "") -> list[str]:
        """To which setting it orders its lever, game by game; nothing where it leaves it."""
        beat = self.orders()
        assert isinstance(beat, CommitOrders)
        place = self.book.levers.index(lever or f"l{self.seat}")
        hand = int(
            np.flatnonzero((self.book.hand_lever == place) & (self.book.hand_seat == self.at))[0]
        )
        ranks = beat.setting[:, hand].tolist()
        return [self.book.settings[place][rank] if rank >= 0 else "" for rank in ranks]

    def proposes(self) -> list[dict[str, str]]:
        """What it puts on the table, game by game; nothing where it puts nothing."""
        beat = self.orders()
        assert isinstance(beat, TalkOrders)
        found = []
        for game in range(self.games):
            clause = beat.clause[game, self.at] if beat.action[game, self.at] == PUT else []
            found.append({self.book.levers[lever]: self.book.settings[lever][rank]
                          for lever, rank in enumerate(clause) if rank >= 0})  # fmt: skip
        return found
