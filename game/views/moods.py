"""How each seat took the last round, as far as the reader may know: hurt, glad or even, and why.

Only what the reader was shown counts: trust that it can see, words that were seen kept or broken by whoever they
were given to, and red lines. A breach that nobody has seen hurts nobody yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from game.rules.changes import Change
from game.rules.compliance import BROKEN, KEPT
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.views.spans import Ends, span_of
from game.views.words import Words, shown_change

MoodKind = Literal["even", "glad", "hurt"]
CLEAR: Final = 1_000
"""By how much, in hundredths, a seat's trust in all others together must move to show in its mood."""


@dataclass(frozen=True, slots=True)
class Mood:
    """How a seat took the last round."""

    kind: MoodKind
    why: str
    """In one sentence."""


def moods(
    words: Words, ends: Ends[Observation] | None, changes: Sequence[Change]
) -> Mapping[str, Mood]:
    """Tell the mood of every seat as the observing reader, or nobody, may know it.

    Args:
        words: those of the reader.
        ends: what the reader saw at the two ends of the last round; None before the first reveal.
        changes: the ledger's changes; those hidden from the reader are passed over.
    """
    if ends is None:
        return dict.fromkeys(words.book.seats, Mood("even", words.say("mood.early")))
    reader = words.book.seat(ends.after.seat)
    told = [c for c in changes if span_of(c) == ends.span and c.visible_to(reader)]
    shown = _Faces(words, ends, reader, told)
    return {seat: shown.mood(seat) for seat in words.book.seats}


@dataclass(frozen=True, slots=True)
class _Faces:
    """What the reader was shown of the last round."""

    words: Words
    ends: Ends[Observation]
    reader: str
    told: Sequence[Change]

    @property
    def book(self) -> Rulebook:
        return self.words.book

    def mood(self, seat: str) -> Mood:
        """Tell how a seat took it: what hurts weighs more than what pleases."""
        gone = self._trust(seat)
        if broke := self._givers(seat, "broken", BROKEN):
            return self._said(seat, "hurt", "broken", seats=self._listed(broke))
        if lines := tuple(self._crossed(seat)):
            return self._said(seat, "hurt", "red_line", line=" ".join(lines))
        if gone <= -CLEAR:
            return self._said(seat, "hurt", "trust.less", points=self.words.points(gone))
        if kept := self._givers(seat, "kept", KEPT):
            return self._said(seat, "glad", "kept", seats=self._listed(kept))
        if gone >= CLEAR:
            return self._said(seat, "glad", "trust.more", points=self.words.points(gone))
        return self._said(seat, "even", "even")

    def _said(self, seat: str, kind: MoodKind, key: str, **more: str) -> Mood:
        own = ".own" if seat == self.reader else ""
        return Mood(kind, self.words.say(f"mood.{key}{own}", seat=self.words.seat(seat), **more))

    def _listed(self, seats: Iterable[str]) -> str:
        return self.words.listing([self.words.seat(seat) for seat in seats])

    def _givers(self, seat: str, rule: str, verdict: int) -> tuple[str, ...]:
        """Name who has kept or broken a word to a seat so that the seat, and the reader, saw it."""
        by_trust = {
            c.names["actor"]
            for c in self.told
            if c.target == "trust" and c.rule == rule and c.names["holder"] == seat
        }
        if seat == self.reader:
            by_trust |= set(self._found(verdict))
        return tuple(name for name in self.book.seats if name in by_trust)

    def _found(self, verdict: int) -> Iterator[str]:
        """Name whose clauses the reader itself has just found so; trust that is at its end does not tell."""
        book, at = self.book, self.ends.after.seat
        found = self.ends.after.view.one.verdict[at] == verdict
        fresh = {c.index[1] for c in self.told if c.target == "verdict" and c.index[0] == at}
        for lever in np.flatnonzero(found & ~book.owns[at] & (book.owners == 1)):
            if not self.ends.span.afterwards or lever in fresh:
                yield book.seats[int(np.argmax(book.owns[:, lever]))]

    def _crossed(self, seat: str) -> Iterator[str]:
        """Quote the red lines of a seat that were crossed."""
        before, after = (end.view.one.crossed for end in (self.ends.before, self.ends.after))
        for line in np.flatnonzero(after > before):
            holder, text = self.words.red_lines[self.book.red_lines[line]]
            if holder == seat:
                yield text.say.text

    def _trust(self, seat: str) -> int:
        """By how much a seat's trust in all others has moved, as the reader sees it and as it is written."""
        at = self.book.seats.index(seat)
        sums = (
            int(end.view.one.trust[at][self.book.actors].sum() - end.view.one.trust[at, at])
            for end in (self.ends.before, self.ends.after)
        )
        return shown_change(*sums)
