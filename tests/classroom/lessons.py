"""A class without a network: a clock that is turned by hand, seats that act by intents."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from game.classroom.lesson import codes
from game.classroom.lesson.conduct import Conductor
from game.classroom.lesson.founding import head_of
from game.classroom.lesson.store import Store
from game.classroom.lesson.table import ClassTable
from game.classroom.lesson.work import Work
from game.player.intents import Intent
from game.player.player import Player

Answer = TypeVar("Answer")


class Clock:
    """Seconds that pass only when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Class:
    """A class under way."""

    def __init__(self, store: Store, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.rung: list[set[str]] = []
        self.conductor = Conductor(store, Work(0), self.clock, self.rung.append)

    @property
    def room(self) -> Any:
        return self.conductor.room

    @property
    def kind(self) -> str:
        return f"{self.room.step.kind}{self.room.step.round or ''}"

    def run(self, doing: Coroutine[Any, Any, Answer]) -> Answer:
        return asyncio.run(doing)

    def go_on(self) -> None:
        self.run(self.conductor.go_on())

    def until(self, kind: str) -> None:
        """Go on by the teacher's button until a step."""
        for _ in range(100):
            if self.kind == kind:
                return
            self.go_on()
        raise AssertionError(f"never came to {kind}, but to {self.kind}")

    def wait(self, seconds: float, every: float = 1.0) -> None:
        """Let time pass."""
        for _ in range(int(seconds / every)):
            self.clock.now += every
            self.run(self.conductor.tick())

    def player(self, label: str) -> Player:
        chair = self.room.chair(label)
        return Player(self.table(label).game, chair.seat, "en")

    def table(self, label: str) -> ClassTable:
        found: ClassTable = self.room.table(label[0])
        return found

    def take(self, label: str, intent: Intent, cid: str = "") -> bool:
        """A seat wants something; whether it was taken well."""
        player = self.player(label)
        doing = self.conductor.act(
            self.table(label), player.seat, cid, lambda: player.take(intent).well
        )
        return self.run(doing)[0]


def begun(scenario: str = "drones-over-mexico", students: int = 24, path: Path | None = None, **more: Any) -> Class:  # fmt: skip
    """A class that has just opened its doors."""
    head = head_of(scenario, students, seed=more.pop("seed", 7), **more)
    return Class(Store.create(path, head, codes.key()))


def again(held: Class) -> Class:
    """The same class after its host was started anew."""
    path = held.conductor.store.path
    held.conductor.store.close()
    assert path is not None
    fresh = Class(Store.open(path))
    fresh.run(fresh.conductor.resume())
    return fresh
