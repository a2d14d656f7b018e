"""The acts of a round that trust reacts to, in one game."""

from __future__ import annotations

from tests.benchmarks.reference.book import Book, Effect, ceil
from tests.benchmarks.reference.findings import Findings, doubts, knows
from tests.benchmarks.reference.state import Game
from tests.benchmarks.reference.trust import Act, effect_acts, weigh


def policy(book: Book, game: Game, before: list[list[int]], found: Findings) -> list[Act]:
    """A change of what is seen of a setting, by the regard for it."""
    return [
        Act(seat, owner, weigh(book, change, 12), found.public[seat][hand], hand)
        for hand, (owner, lever) in enumerate(book.hands)
        for seat in range(book.S)
        if seat != owner
        and (old := before[seat][lever]) != (new := game.seen[seat][lever])
        and (change := book.regard[lever][new][seat] - book.regard[lever][old][seat])
    ]


def word(book: Book, game: Game, found: Findings) -> list[Act]:
    """Clauses kept and broken, and deception."""
    trust = book.scenario.trust
    acts = []
    for strength, where, of_clause in (
        (trust.kept, found.kept, True),
        (-trust.broken, found.broken, True),
        (-(trust.broken * trust.witness // 100), found.witnessed, True),
        (-trust.deception, found.deceived, False),
    ):
        weight = weigh(book, strength)
        for seat, row in enumerate(where):
            for hand, yes in enumerate(row):
                if yes:
                    owner, lever = book.hands[hand]
                    public = found.public[seat][hand] and (not of_clause or game.public[lever])
                    acts.append(Act(seat, owner, weight, public, hand))
    return acts


def cooperative_steps(book: Book, game: Game, before: list[list[int]]) -> list[list[int]]:
    """How each hand is seen to have moved: the rating now minus before."""
    return [
        [
            book.rating[lever][game.seen[seat][lever]] - book.rating[lever][before[seat][lever]]
            for _, lever in book.hands
        ]
        for seat in range(book.S)
    ]


def direction(book: Book, found: Findings) -> list[int]:
    """Whether each seat's policy looks more or less cooperative to everyone."""
    sums = [0] * book.S
    for hand, (owner, lever) in enumerate(book.hands):
        sums[owner] += found.step[hand] * book.weight[lever]
    return [(total > 0) - (total < 0) for total in sums]


def signals(
    book: Book,
    game: Game,
    before: list[int],
    before_seen: list[list[int]],
    steps: list[list[int]],
    paid: list[int],
    found: Findings,
) -> list[Act]:
    """Cooperative steps that were paid for and not owed, or announced and carried out.

    Who is deceived about a step believes that it cost what it seems to cost.
    """
    trust = book.scenario.trust
    acts = []
    for hand, (owner, lever) in enumerate(book.hands):
        moved = game.set_round[lever] == game.round
        for seat in range(book.S):
            if seat == owner or steps[seat][hand] <= 0:
                continue
            was, seen, price = before_seen[seat][lever], game.seen[seat][lever], paid[hand]
            if was != before[lever] or seen != game.setting[lever]:
                each = ceil(book.price[lever][was][seen], len(book.owners[lever]))
                price = each if moved else 0
            share = min(price, 400) if game.clause[lever] < 0 else 0
            costly = weigh(book, trust.signal * share // 400)
            announced = weigh(book, trust.initiative) if found.fulfilled[hand] else 0
            for weight in (costly, announced):
                if weight:
                    acts.append(Act(seat, owner, weight, found.public[seat][hand], hand))
    return acts


def setting_acts(book: Book, game: Game, lasting: list[Effect]) -> list[Act]:
    """What settings do to the trust of those who see them; public if all can be sure of it."""
    acts = []
    for effect in lasting:
        if effect.trust:
            told = all(certain(book, game, effect, seat) for seat in range(book.S))
            for act in effect_acts(book, [effect]):
                if game.seen[act.holder][effect.depends[0]] == effect.setting:
                    act.public = told
                    acts.append(act)
    return acts


def certain(book: Book, game: Game, effect: Effect, seat: int) -> bool:
    """Whether a seat can be sure that a block applies."""
    return (
        not effect.private
        and all(book.visible[seat][indicator] for indicator in effect.shows)
        and all(
            knows(book, game, seat, lever) and not doubts(book, game, seat, lever)
            for lever in effect.depends
        )
    )


def reciprocity(book: Book, game: Game, now: list[int]) -> list[Act]:
    """A cooperative step of last round answered by one, or by a retreat."""
    strength = book.scenario.trust.reciprocity
    return [
        Act(seat, other, weigh(book, answer * strength))
        for seat in range(book.S)
        if game.step[seat] > 0
        for other, answer in enumerate(now)
        if answer and other != seat
    ]
