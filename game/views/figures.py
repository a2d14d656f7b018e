"""Exact figures of an analysis as they are written: as many decimals as its points need."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from game.analysis.packages import Survey
from game.rules.scores import MILLION
from game.views.words import Words

SMALL = 20 * MILLION
"""Where all utilities lie closer together than this, they are written with three decimals."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Writes points and shares in one language."""

    words: Words
    decimals: int
    sampled: bool = False
    """Whether shares are those of a sample, which are true to about a percent only."""

    @classmethod
    def of(cls, survey: Survey, words: Words) -> Figures:
        """Choose the decimals that tell the packages of a survey apart."""
        worth = survey.utility[:, survey.counts]
        span = int(np.ptp(worth, axis=0).max(initial=0)) if worth.size else 0
        return cls(words, 3 if span < SMALL else 1, not survey.complete)

    def amount(self, millionths: int) -> str:
        """Write an amount in points."""
        exact = Decimal(int(millionths)) / MILLION
        rounded = exact.quantize(Decimal(1).scaleb(-self.decimals), rounding=ROUND_HALF_UP)
        plain = f"{rounded:f}".rstrip("0").rstrip(".")
        return ("0" if plain in ("-0", "") else plain).replace(".", self.words.say("decimal"))

    def points(self, millionths: int) -> str:
        """Write the size of an amount with its unit."""
        number = self.amount(abs(millionths))
        return self.words.say("points", number=number)

    def share(self, part: float) -> str:
        """Write a share, 0 to 1, in percent; nothing and all only where it is so.

        >>> from types import SimpleNamespace
        >>> words = Words(SimpleNamespace(scenario=None))
        >>> Figures(words, 1).share(0.4326), Figures(words, 1).share(0.9999)
        ('43.3 %', '99.9 %')
        >>> Figures(words, 1, sampled=True).share(0.4326)
        'about 43 %'
        """
        if self.sampled:
            return self.words.say("share.sample", percent=round(100 * part))
        percent = round(100 * part, 1)
        percent = min(max(percent, 0.1 if part > 0 else 0.0), 99.9 if part < 1 else 100.0)
        return f"{percent:g} %".replace(".", self.words.say("decimal"))

    def count(self, number: int) -> str:
        """Write a whole number."""
        return self.words.count(number)
