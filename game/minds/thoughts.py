"""What rows have weighed already and can use again, while nothing of what they see of the world has changed.

In most exchanges of a talk only the texts on the table change. Nothing is decided otherwise for it: what is
kept is used only where all that it was worked out from is still the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from game.rules.arrays import Array, Mask, Whole
from game.rules.columns import Secrecy
from game.rules.position import AXES, known_as
from game.rules.sight import Rows

PASSING: Final = ("seeds", "awake", "ready", "marked")
"""What may change without any package being worth more or less."""
WORLD: Final = tuple(
    name
    for name, axes in AXES.items()
    if name not in PASSING + known_as(Secrecy.HIDDEN) and axes[:1] not in (("text",), ("reader",))
)
"""All that the worth of a package can hang on; of what nobody may know nobody sees a change."""

OWN: Final = tuple(
    name
    for name in known_as(Secrecy.OWN) + known_as(Secrecy.BELIEVED)
    if AXES[name][:1] in (("seat",), ("holder",))
)
"""Of these a seat sees its own row alone, or the same in all rows."""


@dataclass(slots=True, eq=False)
class Thoughts:
    """Arrays [R, ...] that rows keep for themselves."""

    world: dict[str, Array] = field(default_factory=dict)
    round: int = -1
    known: dict[str, Array] = field(default_factory=dict)
    fresh: Mask | None = None
    """[R] rows of which nothing that is known holds any longer"""

    def stale(self, seen: Rows, base: Whole, rows: int) -> Mask:
        """Tell which of the rows `base` [n], of so many in all, must weigh anew; remember what they now see."""
        view = seen.view
        if self.fresh is None or self.round != view.round:
            self.world, self.known, self.round = {}, {}, view.round
            self.fresh = np.ones(rows, dtype=bool)
        changed = self.fresh[base].copy()
        for name in WORLD:
            now = seen.own(getattr(view, name)) if name in OWN else getattr(view, name)
            if name not in self.world:
                self.world[name] = np.zeros((rows, *now.shape[1:]), dtype=now.dtype)
            same = self.world[name][base] == now
            if not same.all():
                new = np.flatnonzero(~same.reshape(len(base), -1).all(axis=1))
                self.world[name][base[new]] = now[new]
                changed[new] = True
        self.fresh[base] = False
        return changed

    def kept(self, name: str, base: Whole, make: Callable[[], Array]) -> Array:
        """Return what is known by a name of the rows `base`; at first what is made, of all rows."""
        if name not in self.known:
            self.known[name] = make()
        known: Array = self.known[name][base]
        return known

    def note(self, name: str, base: Whole, values: Array) -> None:
        """Know something of some rows from now on."""
        self.known[name][base] = values
