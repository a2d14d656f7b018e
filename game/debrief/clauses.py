"""Every clause that was signed: what it had to be believed to be worth signing, what was believed, what was done.

The threshold is the chance of being kept from which signing was no worse than not signing, as each other
party could foresee it when it signed (the break-even chance that texts show; after Kydd 2005, who
lets a side trust when its belief passes such a threshold). Beliefs are what people entered before the
reveals. The fact is in how many of the rounds in which it fell due the clause was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.debrief.past import Past
from game.rules.agreeing import text_of
from game.rules.orders import Clause
from game.rules.position import Position
from game.rules.sight import observe
from game.views.deeds import Deeds, Due, Signed
from game.views.packages import clause_said
from game.views.words import Words
from game.views.worth import forecasts


@dataclass(frozen=True, slots=True)
class Judgement:
    """One clause as one seat had to judge it, which had no hand on it itself."""

    seat: str
    name: str
    threshold: int | None
    """Percent; 0 where signing paid even if it was broken; None where it paid not even if all was kept."""
    foreseen: bool
    """Whether there is a threshold at all: the seat signed when the clause was made."""
    beliefs: tuple[tuple[int, int], ...]
    """Round and percent, as entered."""
    sentence: str


@dataclass(frozen=True, eq=False)
class ClauseResult:
    """A clause of an agreement, from its signature to its end."""

    lever: str
    lever_name: str
    setting: str
    setting_name: str
    owner_name: str
    agreement: int
    round: int
    """The round of its signature."""
    signers: tuple[str, ...]
    public: bool
    verified: bool
    binding: bool
    """Moved by the agreement itself, so that nobody could break it."""
    marks: tuple[str, ...]
    """For each round played: kept, broken, unseen (broken, and some signer did not know), or nothing."""
    sentence: str
    fact: str
    """How often it was kept, as a sentence."""
    judge: Callable[[], Iterator[Judgement]]
    """Works out how each seat had to judge it, which takes forecasts of the game as it stood then."""

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """How each seat had to judge it that had no hand on it itself."""
        return tuple(self.judge())

    @property
    def due(self) -> int:
        """In how many rounds it fell due."""
        return sum(bool(mark) for mark in self.marks)

    @property
    def kept(self) -> int:
        """In how many of them it was kept."""
        return self.marks.count("kept")

    @property
    def share(self) -> int | None:
        """In how many of a hundred rounds it was kept; None if it never fell due."""
        return self.kept * 100 // self.due if self.due else None


def clauses(words: Words, past: Past, deeds: Deeds) -> tuple[ClauseResult, ...]:
    """List all clauses that came into force, in the order of their agreements."""
    history = _ClauseHistory(words, past, deeds)
    return tuple(
        history.clause(agreement, lever, setting)
        for agreement in deeds.signed
        for lever, setting in agreement.clauses.items()
    )


@dataclass(frozen=True, eq=False)
class _ClauseHistory:
    words: Words
    past: Past
    deeds: Deeds

    @cached_property
    def thresholds(self) -> dict[int, dict[tuple[int, str], int | None]]:
        """Work out the break-even chances of every agreement as its signers foresaw them."""
        chances: dict[int, dict[tuple[int, str], int | None]] = {}
        for before, after in self.past.steps:
            for number in sorted({int(deal) for deal in after.one.deal if deal > 0} - set(chances)):
                chances[number] = dict(self._foreseen(before, number))
        return chances

    def _foreseen(
        self, before: Position, number: int
    ) -> Iterator[tuple[tuple[int, str], int | None]]:
        book = self.past.book
        agreement = next((a for a in self.deeds.signed if a.number == number), None)
        place = int(text_of(book, np.array(number)))
        if agreement is None or not before.one.offered[place]:
            return
        for seat in agreement.signers:
            seen = observe(book, before, book.seats.index(seat))
            if seen.view.one.offer_name[place]:
                fears = forecasts(self.words, seen, place).broken
                for broken in fears:
                    yield (book.levers.index(broken.lever), seat), broken.break_even

    def clause(self, agreement: Signed, lever: int, setting: int) -> ClauseResult:
        book, words = self.past.book, self.words
        name = book.levers[lever]
        marks = self._marks(agreement.number, lever)
        public, verified = self._form(agreement.number, lever)
        due, kept = sum(bool(mark) for mark in marks), marks.count("kept")
        if book.binding[lever]:
            fact = words.say("debrief.clause.binding")
        elif not due:
            fact = words.say("debrief.clause.never_due")
        else:
            key = "all" if kept == due else "none" if not kept else "some"
            fact = words.say(f"debrief.clause.{key}", kept=kept, due=due)
        return ClauseResult(
            lever=name,
            lever_name=words.lever(name),
            setting=book.settings[lever][setting],
            setting_name=words.setting(name, setting),
            owner_name=words.owner(name),
            agreement=agreement.number,
            round=agreement.round,
            signers=agreement.signers,
            public=public,
            verified=verified,
            binding=bool(book.binding[lever]),
            marks=marks,
            judge=lambda: self._judgements(agreement, lever),
            sentence=clause_said(words, Clause(name, book.settings[lever][setting])),
            fact=fact,
        )

    def _due(self, number: int, lever: int) -> list[Due]:
        return [due for due in self.deeds.due if due.lever == lever and due.deal == number]

    def _marks(self, number: int, lever: int) -> tuple[str, ...]:
        marks = [""] * (len(self.past.rounds) - 1)
        for due in self._due(number, lever):
            if due.round <= len(marks):
                mark = "kept" if due.kept else "unseen" if due.unaware else "broken"
                marks[due.round - 1] = mark
        return tuple(marks)

    def _form(self, number: int, lever: int) -> tuple[bool, bool]:
        """Tell whether a clause was public and whether it was checked."""
        for position in self.past.path:
            if position.one.deal[lever] == number:
                return bool(position.one.public[lever]), bool(position.one.verified[lever])
        return True, False

    def _judgements(self, agreement: Signed, lever: int) -> Iterator[Judgement]:
        book, words = self.past.book, self.words
        if book.binding[lever]:
            return
        rounds = {due.round for due in self._due(agreement.number, lever)}
        for seat in agreement.signers:
            if book.owns[book.seats.index(seat), lever] and book.owners[lever] == 1:
                continue
            beliefs = tuple(
                (round, order.percent)
                for round, order in self.past.beliefs
                if order.seat == seat
                and book.levers.index(order.lever) == lever
                and round in rounds
            )
            known = self.thresholds.get(agreement.number, {})
            foreseen = (lever, seat) in known
            threshold = known.get((lever, seat))
            if foreseen or beliefs:
                said = self._said(seat, threshold, foreseen, beliefs)
                yield Judgement(seat, words.seat(seat), threshold, foreseen, beliefs, said)

    def _said(
        self, seat: str, threshold: int | None, foreseen: bool, beliefs: tuple[tuple[int, int], ...]
    ) -> str:
        words, parts = self.words, []
        name = words.seat(seat)
        if foreseen:
            key = "never" if threshold is None else "always" if threshold == 0 else "needed"
            parts.append(words.say(f"debrief.threshold.{key}", seat=name, percent=threshold or 0))
        if beliefs:
            said = words.listing(
                [words.say("debrief.believed.in", percent=p, round=r) for r, p in beliefs]
            )
            parts.append(words.say("debrief.believed", seat=name, beliefs=said))
        return " ".join(parts)
