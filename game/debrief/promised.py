"""Every public promise that was judged: kept or broken, as everybody knows once the archives are open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.rules.changes import Change
from game.views.words import Words


@dataclass(frozen=True, slots=True)
class PromiseResult:
    """A public promise and what became of it."""

    round: int
    lever: str
    kept: bool
    sentence: str


def promises(words: Words, changes: Sequence[Change]) -> tuple[PromiseResult, ...]:
    """List all promises in the order in which they were judged, by where the lever truly stood then."""
    return tuple(_judged(words, changes))


def _judged(words: Words, changes: Sequence[Change]) -> Iterator[PromiseResult]:
    book = words.book
    stands = [int(rank) for rank in book.start]
    for change in changes:
        at = change.index[0] if change.index else 0
        if change.target == "setting":
            stands[at] = change.after
        elif change.rule == "promise_judged" and change.target == "promised" and change.before >= 0:
            lever, kept = book.levers[at], stands[at] == change.before
            said = words.say(
                "debrief.promise.kept" if kept else "debrief.promise.broken",
                owner=words.owner(lever),
                lever=words.lever(lever),
                setting=words.setting(lever, book.settings[at][change.before]),
                round=change.round,
            )
            yield PromiseResult(change.round, lever, kept, said)
