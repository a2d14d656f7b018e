"""Every mask that keeps a secret is needed: take it away, and the property of secrecy fails.

The masks of an observation, the grounds on which a seat may be sure of a cause, and the sights of the
rows of a ledger are listed from the program itself, so that a new one is tried here without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import pytest

from game.rules import grounds, indicators, sight
from game.rules.chance import game_seeds
from game.rules.opening import open_games
from game.rules.position import ARRAYS, Position
from game.rules.readings import Readings
from game.rules.resolve import resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from tests.properties.test_secrecy import OPEN, _same_observation, _shuffled
from tests.properties.worlds import drawn, rich, switched

READS = {
    "levers": {
        "patrol": {
            "settings": {
                "none": {
                    "each_round": [
                        {"when": condition, "effects": {"water": 1}}
                        for condition in (
                            "watch is secret", "haze > 12", "reef is deep", "trust(isle > south) > 54",
                            "cooperation > 30", "agreed(gate)", "published(market)", "deal",
                        )
                    ]
                }
            }
        }
    }
}  # fmt: skip
"""Effects under conditions that read everything a condition can read."""


@lru_cache(maxsize=8)
def positions(number: int, reading: bool = False) -> tuple[Rulebook, tuple[Position, ...]]:
    """A drawn game of the rich world: its rulebook, and its positions."""
    book = switched([READS], []) if reading else rich()
    rng, found = np.random.default_rng(number), []
    position = open_games(book, game_seeds(number, 1))
    while not position.over.all():
        found.append(position)
        position = resolve(book, position, drawn(book, position, rng))
    return book, tuple(found)


Look = Callable[[Rulebook, Position, int], Observation]


def told_apart(look: Look, games: Sequence[int] = range(1, 9)) -> Iterator[str]:
    """Name what differs in two observations of positions that a seat may not tell apart."""
    for number in games:
        book, found = positions(number)
        rng = np.random.default_rng(number)
        for position in found:
            for seat in range(len(book.seats)):
                other = _shuffled(book, position, seat, rng)
                yield from filter(
                    None, [_same_observation(look(book, position, seat), look(book, other, seat))]
                )


def test_nothing_that_a_seat_may_not_know_is_told_apart() -> None:
    assert next(told_apart(observe, (1, 2, 3)), None) is None


BY_ITSELF = ("public",)
"""Masked, but no secret: what is public all may know."""


@pytest.mark.parametrize("name", sorted(set(ARRAYS) - set(OPEN) - set(BY_ITSELF)))
def test_every_masked_array_of_an_observation_is_a_secret(name: str) -> None:
    """Shown as it is, any array that is not open to all gives something away."""

    def bare(book: Rulebook, position: Position, seat: int) -> Observation:
        seen = observe(book, position, seat)
        return replace(seen, view=seen.view.changed(**{name: getattr(position, name)}))

    assert name in set(told_apart(bare))


def test_the_luck_of_a_game_is_a_secret() -> None:
    _, found = positions(1)
    book, other = rich(), found[0].changed(seeds=found[0].seeds + np.uint64(1))
    assert _same_observation(observe(book, found[0], 1), observe(book, other, 1)) == ""


def test_who_knows_what_is_not_told() -> None:
    """Whether a lever is certain, and what was heard of a fact, go by what the seat itself knows."""

    def all_heard(book: Rulebook, position: Position, seat: int) -> Observation:
        return replace(observe(book, position, seat), told=position.fact)

    def all_sure(book: Rulebook, position: Position, seat: int) -> Observation:
        view = observe(book, position, seat)
        return replace(view, certain=position.setting == view.view.setting)

    assert "told" in set(told_apart(all_heard))
    assert "certain" in set(told_apart(all_sure))


# The grounds on which a seat can be sure of a cause.


def unsure_of(games: Sequence[int] = range(1, 9)) -> Iterator[str]:
    """Name blocks of which a seat is said to be sure, though it may not know whether they apply."""
    for number in games:
        book, found = positions(number, True)
        rng = np.random.default_rng(number)
        for position in found:
            sure = [indicators.certain(book, position, book.each_round)()[0]]
            gate = indicators.each_round_gate(book, position, Readings(book, position))[0]
            for seat, name in enumerate(book.seats):
                for _ in range(4):
                    other = _own_kept(book, position, seat, _shuffled(book, position, seat, rng))
                    again = indicators.each_round_gate(book, other, Readings(book, other))[0]
                    for at in np.flatnonzero(sure[0][:, seat] & (gate != again)):
                        row = book.each_round.rows[at]
                        yield f"{name}: {row.condition.text if row.condition else row.owner}"


def _own_kept(book: Rulebook, position: Position, seat: int, other: Position) -> Position:
    """On an own lever there is no clause without the own signature."""
    own = book.owns[seat][None, :]
    return other.changed(
        **{
            name: np.where(
                own if getattr(other, name).ndim == 2 else own[:, :, None],
                getattr(position, name),
                getattr(other, name),
            )
            for name in sight.CLAUSE_FACTS
        }
    )


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Grounds are kept for each rulebook; here they change."""
    grounds.grounds.cache_clear()
    yield
    grounds.grounds.cache_clear()


def test_a_seat_is_sure_only_of_what_it_can_know() -> None:
    assert next(unsure_of((1, 2, 3)), None) is None


@pytest.mark.parametrize("name", grounds.OPEN_TO)
def test_every_ground_is_needed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    left = {key: sees for key, sees in grounds.OPEN_TO.items() if key != name}
    monkeypatch.setattr(grounds, "OPEN_TO", left)
    assert next(unsure_of(), None)


@pytest.mark.parametrize("name", grounds.NEEDS_LEVER)
def test_every_lever_one_must_be_sure_of_is_needed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = {key: needs for key, needs in grounds.NEEDS_LEVER.items() if key != name}
    monkeypatch.setattr(grounds, "NEEDS_LEVER", left)
    assert next(unsure_of(), None)


@pytest.mark.parametrize("name", ["clauses", "deal"])
def test_agreements_may_be_secret(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = grounds.agreements_known

    def without(book: Rulebook, position: Position, found: grounds.Grounds) -> Any:
        nothing = np.zeros_like(getattr(found, name))
        return whole(book, position, replace(found, **{name: nothing}))

    monkeypatch.setattr(grounds, "agreements_known", without)
    assert next(unsure_of(), None)
