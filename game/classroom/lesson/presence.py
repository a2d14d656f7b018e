"""Who is there: when a device gave its last sign. Nothing of it is written anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

AWAY: Final = 40.0
"""Seconds without a sign after which a chair counts as away."""
Sign = Literal["empty", "here", "away"]


@dataclass(slots=True)
class Presence:
    """The last sign of each device, by the digest of its token."""

    clock: Callable[[], float]
    here: Callable[[str], bool]
    """Whether a device has an open socket."""
    _last: dict[str, float] = field(default_factory=dict)

    def sign(self, device: str) -> None:
        """Say that a device has given a sign now."""
        self._last[device] = self.clock()

    def away_for(self, devices: Iterable[str]) -> float:
        """Seconds since the last sign of any of these; 0 while one of them listens."""
        listed = list(devices)
        for device in listed:
            if self.here(device):
                self._last[device] = self.clock()
        last = max((self._last.get(device, 0.0) for device in listed), default=0.0)
        return self.clock() - last

    def of(self, devices: Iterable[str]) -> Sign:
        """Whether these devices, of one chair, are here; `empty` for none."""
        listed = list(devices)
        if not listed:
            return "empty"
        return "here" if self.away_for(listed) < AWAY else "away"
