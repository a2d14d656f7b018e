"""The end of the game, with everything open: how it ended, what it was worth, what was kept and hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.changes import Change
from game.rules.cooperation import cooperation, seat_cooperation
from game.rules.opening import open_games
from game.rules.orders import Believe, Order
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.scenario.model import Scenario
from game.views.brief import Passage, passages
from game.views.deeds import Deeds
from game.views.derived import why_score
from game.views.explain import sentence
from game.views.reveal import most_moved
from game.views.why import Why
from game.views.words import Words, tenths

LARGEST = 6
"""Changes of trust that are printed beside a question, and of the world at once."""


@dataclass(frozen=True, slots=True)
class SeatResult:
    """What the game was worth to one seat."""

    seat: str
    name: str
    score: int
    """hundredths"""
    start: int
    reservation: int
    cooperation: int | None
    """Hundredths; None for a seat without levers."""
    trusted: tuple[int, int] | None
    """How far the others trusted it on average, at the start and at the end; None without trust."""
    sentence: str
    standing: str
    """Its cooperation and how it was trusted; empty for a seat that does not negotiate."""
    why: Why


@dataclass(frozen=True, slots=True)
class TrustResult:
    """Trust between two seats at the start and at the end, as it truly was."""

    holder: str
    actor: str
    before: int
    after: int
    sentence: str

    @property
    def moved(self) -> bool:
        """Whether it stands elsewhere now, as far as it is written out."""
        return tenths(self.before) != tenths(self.after)


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the class, with what the record holds on it."""

    ask: str
    about: str
    """Which part of the debrief is evidence: agreements, trust... or none."""
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything that is read after the game."""

    ending: str
    title: str
    text: str
    seats: tuple[SeatResult, ...]
    cooperation: int
    cooperation_sentence: str
    trust: tuple[TrustResult, ...]
    """The largest changes first."""
    agreements: tuple[str, ...]
    kept: tuple[str, ...]
    broken: tuple[str, ...]
    secrets: tuple[str, ...]
    red_lines: tuple[str, ...]
    indicators: tuple[str, ...]
    """Those that moved most of their range first."""
    beliefs: tuple[str, ...]
    afterwards: tuple[Passage, ...]
    questions: tuple[Question, ...]


def debrief(
    book: Rulebook,
    position: Position,
    changes: Sequence[Change],
    *,
    orders: Mapping[int, Order] | None = None,
    beliefs: Sequence[tuple[int, Believe]] = (),
    language: str = "en",
    texts: Scenario | None = None,
) -> Debrief:
    """Tell the whole game once it is over.

    Args:
        book: the rulebook of the game.
        position: where it ended, or where it was stopped: then there is no ending.
        changes: the full ledger.
        orders: the orders of the record by number.
        beliefs: what seats expected, each with its round.
        language: of the program's own words.
        texts: the scenario in the reader's language.
    """  # fmt: skip
    words, deeds = Words(book, language, texts), Deeds(book, changes)
    ending = book.endings[int(position.ending[0])] if position.over[0] else ""
    said = words.texts.endings.get(ending)
    results = _Results(words, position, changes, deeds, orders or {}, beliefs)
    together = int(cooperation(book, position)[0])
    return Debrief(
        ending=ending,
        title=said.title.text if said else "",
        text=said.text.text if said else "",
        seats=tuple(results.seats()),
        cooperation=together,
        cooperation_sentence=words.say("debrief.cooperation", value=words.number(together)),
        trust=tuple(results.trust()),
        agreements=tuple(results.agreements()),
        kept=tuple(results.words_given(kept=True)),
        broken=(*results.words_given(kept=False), *results.taken_over()),
        secrets=tuple(results.secrets()),
        red_lines=tuple(results.red_lines()),
        indicators=tuple(results.indicators()),
        beliefs=tuple(results.beliefs()),
        afterwards=passages(words, words.texts.afterwards),
        questions=tuple(results.questions()),
    )


def _measured(score: int, reservation: int) -> str:
    """Choose how a score is set beside what no deal is worth."""
    if reservation <= 0:
        return "debrief.value.only"
    if score == reservation:
        return "debrief.value"
    return "debrief.value.above" if score > reservation else "debrief.value.below"


class _Results:
    """Works out the parts of a debrief."""

    def __init__(
        self,
        words: Words,
        position: Position,
        changes: Sequence[Change],
        deeds: Deeds,
        orders: Mapping[int, Order],
        beliefs: Sequence[tuple[int, Believe]],
    ) -> None:
        self.words, self.book, self.position = words, words.book, position
        self.changes, self.deeds, self.orders = changes, deeds, orders
        self.expected = beliefs
        self.start = open_games(self.book, position.seeds)

    def seats(self) -> Iterator[SeatResult]:
        book, words = self.book, self.words
        now, start = (scores(book, p)[0] for p in (self.position, self.start))
        rated = seat_cooperation(book, self.position)[0]
        for index in np.flatnonzero(book.scored):
            score, reservation = int(now[index]), int(book.reservation[index])
            said = words.say(
                _measured(score, reservation),
                seat=words.seat(book.seats[index]),
                score=words.points(score),
                margin=words.number(abs(score - reservation)),
                reservation=words.number(reservation),
            )
            together = int(rated[index]) if rated[index] >= 0 else None
            trusted = self._trusted(int(index))
            yield SeatResult(
                seat=book.seats[index],
                name=words.seat(book.seats[index]),
                score=score,
                start=int(start[index]),
                reservation=reservation,
                cooperation=together,
                trusted=trusted,
                sentence=said,
                standing=self._standing(together, trusted),
                why=why_score(
                    book,
                    self.changes,
                    self.position,
                    book.seats[index],
                    orders=self.orders,
                    language=words.language,
                    texts=words.texts,
                ),
            )

    def _trusted(self, seat: int) -> tuple[int, int] | None:
        """Average the trust of the others in a seat, at the start and at the end."""
        book = self.book
        others = book.actors & (np.arange(len(book.seats)) != seat)
        if not (book.actors[seat] and others.any()):
            return None
        before, after = book.trust_start[others, seat], self.position.trust[0, others, seat]
        return round(float(before.mean())), round(float(after.mean()))

    def _standing(self, cooperation: int | None, trusted: tuple[int, int] | None) -> str:
        said = []
        if cooperation is not None:
            number = self.words.number(cooperation)
            said.append(self.words.say("debrief.cooperated", cooperation=number))
        if trusted:
            before, after = (self.words.number(each) for each in trusted)
            said.append(self.words.say("debrief.trusted", before=before, after=after))
        return " ".join(said)

    def trust(self) -> Iterator[TrustResult]:
        book, words = self.book, self.words
        moved = self.position.trust[0] - book.trust_start
        both = book.actors[:, None] & book.actors & ~np.eye(len(book.seats), dtype=bool)
        pairs = sorted(np.argwhere(both).tolist(), key=lambda pair: -abs(int(moved[tuple(pair)])))
        for holder, actor in pairs:
            before, after = (
                int(table[holder, actor]) for table in (book.trust_start, self.position.trust[0])
            )
            said = words.say(
                "debrief.trust",
                holder=words.seat(book.seats[holder]),
                actor=words.seat(book.seats[actor]),
                before=words.number(before),
                after=words.number(after),
            )
            yield TrustResult(book.seats[holder], book.seats[actor], before, after, said)

    def agreements(self) -> Iterator[str]:
        words = self.words
        for agreement in self.deeds.signed:
            clauses = [
                words.say(
                    "clause",
                    lever=words.lever(self.book.levers[lever]),
                    setting=words.setting(self.book.levers[lever], setting),
                )
                for lever, setting in agreement.clauses.items()
            ]
            signers = words.listing([words.seat(seat) for seat in agreement.signers])
            yield words.say(
                "debrief.agreement",
                round=agreement.round,
                signers=signers,
                clauses=words.listing(clauses),
            )

    def words_given(self, kept: bool) -> Iterator[str]:
        """Say who kept or broke which clause in which rounds."""
        words = self.words
        found: dict[tuple[int, tuple[str, ...]], list[int]] = {}
        for due in self.deeds.due:
            if due.kept == kept:
                found.setdefault((due.lever, due.unaware), []).append(due.round)
        for (lever, unaware), rounds in found.items():
            name = self.book.levers[lever]
            values = {
                "seat": words.owner(name),
                "lever": words.lever(name),
                "rounds": self._rounds(rounds),
            }
            if kept or not unaware:
                yield words.say("debrief.kept" if kept else "debrief.broken", **values)
            else:
                seats = words.listing([words.seat(seat) for seat in unaware])
                yield words.say("debrief.broken.unseen", seats=seats, **values)

    def taken_over(self) -> Iterator[str]:
        """Say which clauses were taken over without the signature of somebody they were given to."""
        for change in self.changes:
            if change.rule == "taken_over" and change.after:
                said = sentence(change, self.words)
                yield self.words.say("debrief.line", round=change.round, line=said)

    def _rounds(self, rounds: Sequence[int]) -> str:
        if len(rounds) == 1:
            return self.words.say("debrief.rounds.one", round=rounds[0])
        first, last = rounds[0], rounds[-1]
        if len(rounds) > 2 and last - first + 1 == len(rounds):
            return self.words.say("debrief.rounds.span", first=first, last=last)
        listed = self.words.listing([str(round) for round in rounds])
        return self.words.say("debrief.rounds.many", rounds=listed)

    def secrets(self) -> Iterator[str]:
        book, words = self.book, self.words
        for hidden in self.deeds.hidden():
            name = book.levers[hidden.lever]
            looks = int(book.looks_like[hidden.lever, hidden.setting])
            yield words.say(
                "debrief.secret.exposed" if hidden.exposed else "debrief.secret",
                exposed=hidden.exposed,
                owner=words.owner(name),
                lever=words.lever(name),
                setting=words.setting(name, hidden.setting),
                rounds=self._rounds(hidden.rounds),
                looks=words.setting(name, looks),
            )
        for index, fact in enumerate(book.facts):
            text = words.texts.facts[fact]
            value = text.values[book.values[index][int(self.position.fact[0, index])]]
            yield words.say("debrief.fact", fact=text.name, value=value.name)

    def red_lines(self) -> Iterator[str]:
        for change in self.changes:
            if change.rule == "red_line":
                said = sentence(change, self.words)
                yield self.words.say("debrief.line", round=change.round, line=said)

    def indicators(self) -> Iterator[str]:
        book, words = self.book, self.words
        for index in most_moved(book, book.begin, self.position.indicator[0]):
            start, now = int(book.begin[index]), int(self.position.indicator[0, index])
            yield words.say(
                "debrief.indicator" if tenths(start) != tenths(now) else "debrief.indicator.same",
                indicator=words.indicator(book.indicators[index]),
                start=words.number(start),
                now=words.number(now),
            )

    def beliefs(self) -> Iterator[str]:
        """Set what seats expected beside what was done."""
        words = self.words
        done = {(due.round, due.lever): due.kept for due in self.deeds.due}
        for round, belief in self.expected:
            kept = done.get((round, self.book.levers.index(belief.lever)))
            if kept is not None:
                yield words.say(
                    "debrief.belief" if kept else "debrief.belief.broken",
                    seat=words.seat(belief.seat),
                    percent=belief.percent,
                    lever=words.lever(belief.lever),
                    round=round,
                )

    def questions(self) -> Iterator[Question]:
        """Print beside each question what the record holds on it."""
        sources: Mapping[str, Callable[[], Iterator[str]]] = {
            "trust": lambda: (row.sentence for row in [*self.trust()][:LARGEST]),
            "indicators": self.indicators,
            "agreements": lambda: iter(
                [
                    *self.agreements(),
                    *self.words_given(False),
                    *self.taken_over(),
                    *self.words_given(True),
                ]
            ),
            "secrets": self.secrets,
            "red_lines": self.red_lines,
            "scores": lambda: (row.sentence for row in self.seats()),
            "beliefs": self.beliefs,
        }
        for question in self.words.texts.teaching.debrief:
            if question.evidence == "none":
                yield Question(question.ask.text, "none", ())
                continue
            found = tuple(sources[question.evidence]())
            nothing = (self.words.say("debrief.none"),)
            yield Question(question.ask.text, question.evidence, found or nothing)
