"""How a game went, round by round: cooperation, trust and tension, each by its own measure.

Tension is only shown where the scenario itself measures it: by an indicator that is a ladder (it has
rungs) on which low is good. Neither trust nor cooperation ever stands in for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.analysis.timeline import mean_trust
from game.debrief.past import Past
from game.rules.arrays import only
from game.rules.cooperation import cooperation
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.views.table import rung_of
from game.views.words import Words


@dataclass(frozen=True, slots=True)
class Curve:
    """One number over the rounds, in hundredths of a point."""

    id: str
    name: str
    values: tuple[int, ...]
    """At the start, after each round, and after the time that follows the last."""
    low: int
    high: int
    good: str
    """high, low or neither"""
    rungs: tuple[str, ...] = ()
    """For a ladder, the rung that each value has reached."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The course of a game."""

    ticks: tuple[str, ...]
    """Names of the times: the start, the rounds, and afterwards."""
    cooperation: Curve
    """Of the rounds up to each time, as it is told at the table: the last is the cooperation of the game."""
    trust: Curve | None
    """The mean over all pairs; None with fewer than two seats that negotiate."""
    tension: Curve | None
    """The scenario's own ladder; None where it has none."""
    note: str
    """How tension is measured, or that it is not."""
    indicators: tuple[Curve, ...]
    seats: tuple[Curve, ...]
    """The scores."""


def timeline(words: Words, past: Past) -> Timeline:
    """Read the course of a game."""
    book = past.book
    positions = (*past.rounds, *([past.afterwards] if past.afterwards is not None else []))
    rounds = range(1, len(past.rounds))
    after = [words.say("debrief.tick.after")] if past.afterwards is not None else []
    trusts = [mean_trust(book, position) for position in positions]
    indicators = tuple(_indicator(words, positions, index) for index in range(len(book.indicators)))
    ladder = tension_of(book)
    tension = None if ladder is None else indicators[ladder]
    return Timeline(
        ticks=(words.say("debrief.tick.start"), *(str(n) for n in rounds), *after),
        cooperation=_whole(
            words,
            "cooperation",
            tuple(int(only(cooperation(book, position))) for position in positions),
        ),
        trust=_whole(words, "trust", tuple(t for t in trusts if t is not None))
        if trusts[0] is not None
        else None,
        tension=tension,
        note=words.say("debrief.tension", indicator=tension.name)
        if tension
        else words.say("debrief.tension.none"),
        indicators=indicators,
        seats=tuple(_score(words, positions, int(seat)) for seat in np.flatnonzero(book.scored)),
    )


def tension_of(book: Rulebook) -> int | None:
    """Find the indicator by which a scenario measures tension: the first ladder on which low is good."""
    for index, name in enumerate(book.indicators):
        text = book.scenario.indicators[name]
        if text.rungs and text.good == "low":
            return index
    return None


def _whole(words: Words, id: str, values: tuple[int, ...]) -> Curve:
    return Curve(id, words.say(f"debrief.line.{id}"), values, 0, 10_000, "high")


def _indicator(words: Words, positions: tuple[Position, ...], index: int) -> Curve:
    book = words.book
    name = book.indicators[index]
    values = tuple(int(position.one.indicator[index]) for position in positions)
    text = words.texts.indicators[name]
    return Curve(
        id=name,
        name=text.name.text,
        values=values,
        low=int(book.low[index]),
        high=int(book.high[index]),
        good=text.good,
        rungs=tuple(rung_of(words, name, value) for value in values) if text.rungs else (),
    )


def _score(words: Words, positions: tuple[Position, ...], seat: int) -> Curve:
    book = words.book
    values = tuple(int(only(scores(book, position))[seat]) for position in positions)
    ends = (0, 10_000) if book.limited[seat] else (min(values), max(values))
    name = book.seats[seat]
    return Curve(name, words.seat(name), values, *ends, good="high")
