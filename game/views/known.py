"""Which words of the game mean something in a scenario: what it does not have needs no explaining."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from game.rules.rulebook import Rulebook


def spends(book: Rulebook) -> bool:
    """Whether anything costs mandate, so that having some means something."""
    rules = book.scenario.agreements
    costs = (book.price, book.hand_price, book.step_own, book.step_share, book.option_cost)
    asked = rules.worry or rules.verification or "mandate" in rules.payments
    return bool(asked) or any(bool(cost.any()) for cost in costs)


def hides(book: Rulebook) -> bool:
    """Whether a setting can be hidden."""
    return bool(book.covert.any())


HAS: Final[Mapping[str, Callable[[Rulebook], bool]]] = {
    "mandate": spends,
    "verified": lambda book: book.scenario.agreements.verification is not None,
    "secret": lambda book: book.scenario.agreements.secret,
    "denial": hides,
    "exposure": hides,
    "answer": lambda book: book.aftermath > 0,
    "red_line": lambda book: any(x.red_lines for x in book.scenario.stakeholders.values()),
}
"""Words that only some scenarios need; the others mean something in all."""


def has(book: Rulebook, word: str) -> bool:
    """Whether a word of the glossary means something in a scenario."""
    return word not in HAS or HAS[word](book)
