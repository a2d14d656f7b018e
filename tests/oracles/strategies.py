"""The iterated prisoner's dilemma in plain Python, from the definitions in the literature.

Nothing here knows the program: a strategy is a function of both histories, True for cooperation.
Payoffs 5, 3, 1, 0 (Axelrod 1984); generous tit for tat forgives with the chance 1 - (T-R)/(R-S), a third
(Nowak and Sigmund 1992), unless another is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Moves = Sequence[bool]
Strategy = Callable[[Moves, Moves], bool]
"""(own moves so far, the other's moves so far) to the next move."""

PAYOFF = {
    (True, True): (3, 3),
    (True, False): (0, 5),
    (False, True): (5, 0),
    (False, False): (1, 1),
}

STRATEGIES: dict[str, Strategy] = {
    "always_cooperate": lambda own, other: True,
    "always_defect": lambda own, other: False,
    "tit_for_tat": lambda own, other: not other or other[-1],
    "suspicious_tit_for_tat": lambda own, other: bool(other) and other[-1],
    "tit_for_two_tats": lambda own, other: len(other) < 2 or any(other[-2:]),
    "grim": lambda own, other: all(other),
    "pavlov": lambda own, other: not own or own[-1] == other[-1],
}
"""The strategies that leave nothing to chance."""


def match(one: Strategy, two: Strategy, rounds: int) -> tuple[list[bool], list[bool]]:
    """Play a match; return the moves of both."""
    a: list[bool] = []
    b: list[bool] = []
    for _ in range(rounds):
        x, y = one(a, b), two(b, a)
        a.append(x)
        b.append(y)
    return a, b


def points(a: Moves, b: Moves) -> tuple[int, int]:
    """Add up what both get."""
    gains = [PAYOFF[pair] for pair in zip(a, b, strict=True)]
    return sum(x for x, _ in gains), sum(y for _, y in gains)


Odds = dict[tuple[bool, bool], float]
"""How likely each pair of moves is."""


def chances(
    one: Callable[[bool, bool], float],
    two: Callable[[bool, bool], float],
    first: Odds,
    rounds: int,
) -> list[Odds]:
    """How likely each pair of moves is in each round, for strategies that look back one round.

    `one` and `two` give the chance to cooperate after (own last move, the other's last move); `first` is
    how likely each pair is in the first round.
    """
    found = [first]
    for _ in range(rounds - 1):
        now = dict.fromkeys(PAYOFF, 0.0)
        for (x, y), odds in found[-1].items():
            p, q = one(x, y), two(y, x)
            for a, b in PAYOFF:
                now[a, b] += odds * (p if a else 1 - p) * (q if b else 1 - q)
        found.append(now)
    return found
