"""All that is a seat's own in one phase, as one value: it can be kept, sent, put back, and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from game.player.draft import Draft
from game.player.game import Game
from game.player.guess import Guess
from game.player.intents import Moment
from game.rules.orders import Choose, Order, Put, from_data, to_data


@dataclass(frozen=True, slots=True)
class Kept:
    """What a seat prepares, has given and has read."""

    draft: Draft
    given: tuple[Order, ...] | None = None
    """What it has given in this phase; None for nothing yet."""
    ahead: tuple[Choose, ...] = ()
    """Answers to the news, kept for its orders."""
    read: frozenset[str] = frozenset()
    guesses: Mapping[int, Guess] = field(default_factory=dict)
    """By the round."""

    @property
    def data(self) -> dict[str, Any]:
        """As plain data."""
        draft = self.draft
        moment = draft.moment
        return {
            "moment": [moment.round, moment.phase, moment.asked],
            "package": to_data(draft.package),
            "orders": [to_data(order) for order in draft.orders],
            "broken": sorted(draft.broken),
            "given": None if self.given is None else [to_data(order) for order in self.given],
            "ahead": [to_data(order) for order in self.ahead],
            "read": sorted(self.read),
            "guesses": {
                str(round): [guess.indicator, guess.way, guess.before]
                for round, guess in sorted(self.guesses.items())
            },
        }


def kept_from(data: Mapping[str, Any]) -> Kept:
    """Read what `Kept.data` has written. Raises ValueError or KeyError if it is no such thing."""
    package = from_data(data["package"])
    ahead = tuple(map(from_data, data["ahead"]))
    if not isinstance(package, Put) or not all(isinstance(each, Choose) for each in ahead):
        raise ValueError("what a seat prepares is a text, its answers are choices")
    given = data["given"]
    return Kept(
        Draft(
            Moment(*data["moment"]),
            package,
            tuple(map(from_data, data["orders"])),
            frozenset(data["broken"]),
        ),
        None if given is None else tuple(map(from_data, given)),
        tuple(each for each in ahead if isinstance(each, Choose)),
        frozenset(data["read"]),
        {int(round): Guess(*guess) for round, guess in data["guesses"].items()},
    )


def kept_of(game: Game, seat: str) -> Kept:
    """What a seat of a game has of its own now."""
    return Kept(
        game.draft(seat),
        game.session.submitted.get(seat),
        game.ahead(seat),
        game.all_read(seat),
        {round: guess for (who, round), guess in game.guesses.items() if who == seat},
    )


def put_back(game: Game, seat: str, kept: Kept) -> None:
    """Let a seat have this of its own, and nothing else."""
    game.session.give_again(seat, kept.given)
    for round, guess in kept.guesses.items():
        game.guesses[seat, round] = guess
    for round in [r for who, r in game.guesses if who == seat and r not in kept.guesses]:
        del game.guesses[seat, round]
    game.have(seat, kept.draft, kept.ahead, kept.read)
