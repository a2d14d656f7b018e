"""What seats make of each other's acts, in one game."""

from __future__ import annotations

from dataclasses import dataclass

from tests.benchmarks.reference.book import Book, Effect
from tests.benchmarks.reference.state import Game


@dataclass(slots=True)
class Act:
    """A signed weight in basis points of one observer for one actor, perhaps for one hand of it."""

    holder: int
    actor: int
    weight: int
    public: bool = True
    hand: int = -1


def weigh(book: Book, strength: int, loss: int = 30) -> int:
    gain = book.reaction * abs(strength) // 100
    return gain if strength >= 0 else -(gain * loss // 10)


def effect_acts(book: Book, effects: list[Effect]) -> list[Act]:
    return [
        Act(holder, actor, weigh(book, strength))
        for effect in effects
        for holder, actor, strength in effect.trust
    ]


def settle(game: Game, acts: list[Act]) -> None:
    """Weigh all acts of a stage together and add their terms."""
    welcome: dict[tuple[int, int], int] = {}
    unwelcome: dict[tuple[int, int], int] = {}
    for act in acts:
        side = welcome if act.weight > 0 else unwelcome
        pair = act.holder, act.actor
        side[pair] = side.get(pair, 0) + abs(act.weight)
    true: dict[tuple[int, int], int] = {}
    shown: dict[tuple[int, int], int] = {}
    for act in acts:
        pair = i, j = act.holder, act.actor
        trust = game.trust[i][j]
        if act.weight > 0:
            room = max(game.ceiling[i][j] - trust, 0)
            term = act.weight * room // max(10_000, welcome[pair])
        else:
            term = -(-act.weight * trust // max(10_000, unwelcome.get(pair, 0)))
        true[pair] = true.get(pair, 0) + term
        if act.public:
            shown[pair] = shown.get(pair, 0) + term
        elif act.hand >= 0:
            game.withheld[i][act.hand] += term
    for (i, j), amount in true.items():
        game.trust[i][j] = min(max(game.trust[i][j] + amount, 0), 10_000)
    for pair, amount in shown.items():
        show(game, *pair, amount)


def show(game: Game, holder: int, actor: int, amount: int) -> None:
    game.shown[holder][actor] = min(max(game.shown[holder][actor] + amount, 0), 10_000)


def lower_ceilings(book: Book, game: Game, deceived: list[list[bool]]) -> None:
    """Deception lowers the ceiling for good, to five points below what trust was."""
    for seat, learns in enumerate(deceived):
        for actor in {book.hands[hand][0] for hand, yes in enumerate(learns) if yes}:
            lowered = min(game.ceiling[seat][actor], game.trust[seat][actor] - 500)
            game.ceiling[seat][actor] = max(0, lowered)


def came_to_light(book: Book, game: Game, hands: list[bool]) -> None:
    """Add to everyone's picture what secret acts had done to trust."""
    for holder in range(book.S):
        known: dict[int, int] = {}
        for hand, (actor, _) in enumerate(book.hands):
            if hands[hand] and game.withheld[holder][hand]:
                known[actor] = known.get(actor, 0) + game.withheld[holder][hand]
                game.withheld[holder][hand] = 0
        for actor, amount in known.items():
            show(game, holder, actor, amount)
