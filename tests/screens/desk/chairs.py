"""A table of a class without its classroom: a paced game, carried on by hand, and a device at every chair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from game.player.game import Game
from game.player.loaded import scenario_at
from game.player.look import Look
from game.player.player import Player
from game.screens.desk.desk import Desk, DeskPlace, StepKind
from game.screens.desk.page import at_desk, sit_at_desk
from game.screens.nodes import Screen
from game.screens.places import AtTable
from game.screens.shown import Seen, press, shown
from game.screens.visit import Pressed, Visit
from game.session.session import Session
from tests.player.games import FLAGSHIP

LENGTH = {"drones-over-mexico": 45, "three-valleys": 20}


@dataclass
class Class:
    """One table, and the device of each of its seats."""

    scenario: str = FLAGSHIP
    language: str = "en"
    seed: int = 3
    minds: tuple[str, ...] = ()
    game: Game = field(init=False)
    devices: dict[str, Visit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        texts = scenario_at(self.scenario, "en")
        people = [seat for seat in texts.stakeholders if seat not in self.minds]
        session = Session.start(
            texts, seed=self.seed, people=people, minds={}, language="en", autosave=False,
            minutes=LENGTH[self.scenario],
        )  # fmt: skip
        self.game = Game(session, self.scenario, paced=True)
        for number, seat in enumerate(session.book.seats):
            desk = Desk("join", label=f"A{number + 1}", left=130)
            self.devices[seat] = sit_at_desk(self.game, seat, Look(self.language), desk)

    @property
    def seats(self) -> tuple[str, ...]:
        return self.game.session.book.seats

    def player(self, seat: str) -> Player:
        return Player(self.game, seat, self.language)

    def step(self, kind: StepKind, **more: Any) -> Class:
        """Let the class be in this step."""
        round = self.game.session.round if kind in ("news", "promise", "talk", "approve", "seal", "reveal") else 0  # fmt: skip
        for seat, visit in self.devices.items():
            assert visit.desk is not None
            desk = replace(
                visit.desk,
                **{"step": kind, "round": round, "version": visit.desk.version + 1, **more},
            )
            self.devices[seat] = at_desk(visit, desk)
        return self

    def beat(self) -> Class:
        """Carry one phase out, or one exchange of the talk."""
        self.game.keep_awake()
        self.game.carry_out(self.game.session.decided())
        return self

    def until(self, phase: str) -> Class:
        """Carry phases out until this one is on."""
        for _ in range(60):
            if self.game.session.over or self.game.session.phase[0] == phase:
                return self
            self.beat()
        raise AssertionError(phase)

    def screen(self, seat: str) -> Screen:
        return shown(self.devices[seat])

    def tried(self, seat: str, id: str) -> Pressed:
        """Press what is seen; what is handed to the class is carried out as a classroom would."""
        visit = self.devices[seat]
        done = press(visit, id, Seen.of(shown(visit)))
        visit = done.visit
        for each in done.handed:
            visit = voted(visit, each)
        self.devices[seat] = visit
        return done

    def press(self, seat: str, *ids: str) -> Class:
        """Press one after the other; each has to be taken well."""
        for id in ids:
            done = self.tried(seat, id)
            assert done.well, (seat, id, done.said)
        return self

    def place(self, seat: str, **more: Any) -> Class:
        """Let a device show something of its step."""
        visit = self.devices[seat]
        assert visit.desk is not None
        self.devices[seat] = visit.shows(AtTable(), DeskPlace(visit.desk.of, **more))
        return self


def voted(visit: Visit, vote: Any) -> Visit:
    """The desk with a vote in place of an earlier one about the same."""
    assert visit.desk is not None
    about = vote.kind, vote.about
    votes = (*(v for v in visit.desk.votes if v[:2] != about), (*about, vote.key))
    return replace(visit, desk=replace(visit.desk, votes=votes, version=visit.desk.version + 1))


def everywhere(scenario: str, language: str = "en") -> Iterator[tuple[str, Class]]:
    """A class in each step of two rounds, with what a device can have open there."""
    room = Class(scenario, language)
    first = room.seats[0]
    for kind in ("join", "note", "question"):
        yield kind, room.step(kind)
    for page in (1, 2, 3, 4):
        room.step("read")
        for seat in room.seats:
            room.place(seat, page=page)
        yield f"read {page}", room
    for seat in room.seats:
        room.place(seat, page=4, answer=0)
    yield "read answered", room
    room.until("talk")
    yield "news", room.step("news")
    yield "promise", room.step("promise")
    room.until("commit")
    yield "seal", room.step("seal")
    room.beat()
    room.step("reveal", round=1)
    yield "reveal", room
    yield "reveal own", room.step("reveal", round=1, own=True)
    room.until("talk").step("talk")
    yield "talk empty", room
    assert first
