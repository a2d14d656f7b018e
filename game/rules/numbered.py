"""Orders with their numbers in the record of a game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.rules.orders import Order, to_data


@dataclass(frozen=True, slots=True)
class Numbered:
    """An order with its number in the record."""

    number: int
    order: Order

    @property
    def data(self) -> dict[str, Any]:
        """As plain data."""
        return {"number": self.number, **to_data(self.order)}
