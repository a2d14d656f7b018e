"""The end of the game, with everything open: how it ended, what it was worth, what was kept and hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from game.debrief.answered import answered
from game.debrief.archives import Archives, archives, facts, hidden_settings, in_rounds
from game.debrief.causes import CauseTable, by_cause
from game.debrief.clauses import ClauseResult, clauses
from game.debrief.course import Timeline, timeline
from game.debrief.past import Past
from game.debrief.promised import PromiseResult, promises
from game.rules.arrays import only
from game.rules.changes import Change
from game.rules.cooperation import cooperation
from game.rules.orders import Clause
from game.views.brief import Passage, passages
from game.views.deeds import Deeds
from game.views.explain import explain
from game.views.front_page import told as news_told
from game.views.packages import clause_said
from game.views.results import SeatResult, TrustResult, seat_results, trust_results
from game.views.reveal import most_moved
from game.views.words import Words, tenths

LARGEST = 6
"""Changes of trust that are printed beside a question, and of the world at once."""
LONG = 5
"""Letters from which on a word of a question can name an indicator."""
PUNCTUATION = ".,;:!?¡¿“”\"'()"


@dataclass(frozen=True, slots=True)
class ClassQuestion:
    """A question for the class, with what the record holds on it."""

    ask: str
    about: str
    """Which part of the debrief is evidence: agreements, trust... or none."""
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything that is read after the game, but for what would have been possible: see `debrief_value`."""

    ending: str
    """Its id; empty for a game that was stopped, as are its title and its text."""
    title: str
    text: str
    round: int
    """The last round that was played, or in which it was stopped."""
    timeline: Timeline
    seats: tuple[SeatResult, ...]
    cooperation: int
    cooperation_sentence: str
    trust: tuple[TrustResult, ...]
    """The largest changes first."""
    agreements: tuple[str, ...]
    clauses: tuple[ClauseResult, ...]
    kept: tuple[str, ...]
    broken: tuple[str, ...]
    promises: tuple[PromiseResult, ...]
    """What was promised in public; their sentences are among those of words kept and broken."""
    archives: Archives
    secrets: tuple[str, ...]
    """Hidden settings, secret clauses and hidden facts, in sentences."""
    red_lines: tuple[str, ...]
    indicators: tuple[str, ...]
    """Those that moved most of their range first."""
    causes: tuple[CauseTable, ...]
    beliefs: tuple[str, ...]
    news: tuple[str, ...]
    """Every card from the world that claims something, with its round, its mark and its source."""
    afterwards: tuple[Passage, ...]
    questions: tuple[ClassQuestion, ...]


def debrief(words: Words, past: Past) -> Debrief:
    """Tell the whole game once it is over, or as far as it went."""
    return _Results(words, past).debrief()


class _Results:
    """Works out the parts of a debrief."""

    def __init__(self, words: Words, past: Past) -> None:
        self.past, self.words, self.book = past, words, past.book
        self.deeds = Deeds(past.book, past.changes)

    def debrief(self) -> Debrief:
        book, words, position = self.book, self.words, self.past.end
        ending = book.endings[int(position.one.ending)] if position.one.over else ""
        said = words.texts.endings.get(ending)
        together = int(only(cooperation(book, position)))
        signed = clauses(words, self.past, self.deeds)
        course = timeline(words, self.past)
        trust = tuple(trust_results(words, position))
        title = said.title.text if said else ""
        agreements = tuple(self.agreements())
        promised = promises(words, self.past.changes)
        return Debrief(
            ending=ending,
            title=title,
            text=said.text.text if said else "",
            round=position.round,
            timeline=course,
            seats=self.seats,
            cooperation=together,
            cooperation_sentence=words.say("debrief.cooperation", value=words.number(together)),
            trust=trust,
            agreements=agreements,
            clauses=signed,
            kept=(*self.words_given(kept=True), *(p.sentence for p in promised if p.kept)),
            broken=(
                *self.words_given(kept=False),
                *(p.sentence for p in promised if not p.kept),
                *self.taken_over(),
                *self.not_possible(),
                *answered(words, self.past.path),
            ),
            promises=promised,
            archives=(opened := archives(words, self.past, self.deeds, signed)),
            secrets=(*opened.settings, *opened.clauses, *opened.facts),
            red_lines=tuple(self.red_lines()),
            indicators=tuple(self.indicators()),
            causes=by_cause(words, self.past),
            beliefs=tuple(self.beliefs()),
            news=tuple(self.news()),
            afterwards=passages(words, words.texts.afterwards),
            questions=tuple(self.questions()),
        )

    @cached_property
    def seats(self) -> tuple[SeatResult, ...]:
        past = self.past
        return tuple(seat_results(self.words, past.end, past.changes, past.orders))

    def agreements(self) -> Iterator[str]:
        words = self.words
        for agreement in self.deeds.signed:
            listed = [
                clause_said(
                    words, Clause(self.book.levers[lever], self.book.settings[lever][setting])
                )
                for lever, setting in agreement.clauses.items()
            ]
            signers = words.listing([words.seat(seat) for seat in agreement.signers])
            yield words.say(
                "debrief.agreement",
                round=agreement.round,
                signers=signers,
                clauses=words.listing(listed),
            )

    def words_given(self, kept: bool) -> Iterator[str]:
        """Say who kept or broke which clause in which rounds."""
        words = self.words
        given: dict[tuple[int, tuple[str, ...]], list[int]] = {}
        for due in self.deeds.due:
            if due.kept == kept:
                given.setdefault((due.lever, due.unaware), []).append(due.round)
        for (lever, unaware), rounds in given.items():
            name = self.book.levers[lever]
            values = {
                "seat": words.owner(name),
                "lever": words.lever(name),
                "rounds": in_rounds(words, rounds),
            }
            if kept or not unaware:
                yield words.say("debrief.kept" if kept else "debrief.broken", **values)
            else:
                seats = words.listing([words.seat(seat) for seat in unaware])
                yield words.say("debrief.broken.unseen", seats=seats, **values)

    def not_possible(self) -> Iterator[str]:
        """Say which clauses could not be carried out, and so were neither kept nor broken."""
        rounds: dict[int, list[int]] = {}
        for due in self.deeds.stopped:
            rounds.setdefault(due.lever, []).append(due.round)
        for lever, when in rounds.items():
            name = self.book.levers[lever]
            yield self.words.say(
                "debrief.not_possible",
                lever=self.words.lever(name),
                seat=self.words.owner(name),
                rounds=in_rounds(self.words, when),
            )

    def taken_over(self) -> Iterator[str]:
        """Say which clauses were taken over without the signature of somebody they were given to."""
        for change in self.past.changes:
            if change.target == "wronged" and change.after:
                seat, lever = change.names["seat"], change.names["lever"]
                said = self.words.say(
                    "taken_over", seat=self.words.seat(seat), lever=self.words.lever(lever)
                )
                yield self.words.say("debrief.line", round=change.round, line=said)

    def secrets(self) -> Iterator[str]:
        yield from hidden_settings(self.words, self.deeds)
        yield from facts(self.words, self.past)

    def red_lines(self) -> Iterator[str]:
        for change in self.past.changes:
            if change.rule == "red_line":
                said = explain(self.words, change)
                yield self.words.say("debrief.line", round=change.round, line=said)

    def indicators(self) -> Iterator[str]:
        for name in self.by_size():
            yield self.indicator(name)

    def by_size(self) -> list[str]:
        """List the indicators, those that moved most of their range first."""
        order = most_moved(self.book, self.book.begin, self.past.end.one.indicator)
        return [self.book.indicators[index] for index in order]

    def indicator(self, name: str) -> str:
        """Say where an indicator stood and where it stands."""
        words, index = self.words, self.book.indicators.index(name)
        start, now = int(self.book.begin[index]), int(self.past.end.one.indicator[index])
        return words.say(
            "debrief.indicator" if tenths(start) != tenths(now) else "debrief.indicator.same",
            indicator=words.indicator(name),
            start=words.number(start),
            now=words.number(now),
        )

    def news(self) -> Iterator[str]:
        """Tell once more what was in the news, with what kind of claim each is."""
        words = self.words
        for change in self.past.changes:
            if change.rule == "event" and change.target == "happened":
                told = news_told(words, change.names["event"])
                if any(passage.status for passage in told):
                    title = words.event(change.names["event"]).title.text
                    said = " ".join(passage.cited for passage in told)
                    line = words.say("debrief.news", title=title, text=said)
                    yield words.say("debrief.line", round=change.round, line=line)

    def beliefs(self) -> Iterator[str]:
        """Set what seats expected beside what was done."""
        words = self.words
        done = {(due.round, due.lever): due.kept for due in self.deeds.due}
        for round, belief in self.past.beliefs:
            kept = done.get((round, self.book.levers.index(belief.lever)))
            if kept is not None:
                yield words.say(
                    "debrief.belief" if kept else "debrief.belief.broken",
                    seat=words.seat(belief.seat),
                    percent=belief.percent,
                    lever=words.lever(belief.lever),
                    round=round,
                )

    def named_first(self, ask: str) -> tuple[str, ...]:
        """Say what became of the indicators that a question names, then of those that moved most."""
        asked = {word.strip(PUNCTUATION).lower() for word in ask.split()}
        texts = self.words.texts.indicators
        order = self.by_size()
        named = [
            name
            for name in order
            if asked & {w.lower() for w in texts[name].name.text.split() if len(w) >= LONG}
        ]
        chosen = [*named, *(name for name in order if name not in named)][:LARGEST]
        return tuple(self.indicator(name) for name in chosen)

    def trusted(self) -> Iterator[str]:
        """Tell the acts that raised trust most, the largest first, then where trust changed most in all.

        What one piece of news has raised stands together.
        """
        raised = [c for c in self.past.changes if c.target == "trust" and c.round and c.amount > 0]
        raised.sort(key=lambda change: -change.amount)
        acts: dict[tuple[int, str], list[Change]] = {}
        for change in raised[:LARGEST]:
            news = change.names["event"] if change.rule == "event_trust" else ""
            acts.setdefault((change.round, news or f"{change.id}"), []).append(change)
        for (round, news), changes in acts.items():
            below = len(changes) > 1
            said = " ".join(explain(self.words, c, below_headline=below) for c in changes)
            key = "debrief.in_round.news" if below else "debrief.in_round"
            event = self.words.headline(news) if below else ""
            yield self.words.say(key, round=round, said=said, event=event)
        yield from (row.sentence for row in [*trust_results(self.words, self.past.end)][:LARGEST])

    def questions(self) -> Iterator[ClassQuestion]:
        """Print beside each question what the record holds on it."""
        sources: Mapping[str, Callable[[], Iterator[str]]] = {
            "trust": self.trusted,
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
            "scores": lambda: (row.sentence for row in self.seats),
            "beliefs": self.beliefs,
            "news": self.news,
        }
        for question in self.words.texts.teaching.debrief:
            if question.evidence == "none":
                yield ClassQuestion(question.ask.text, "none", ())
                continue
            if question.evidence == "indicators":
                evidence = self.named_first(question.ask.text)
            else:
                evidence = tuple(sources[question.evidence]())
            nothing = (self.words.say("debrief.none"),)
            yield ClassQuestion(question.ask.text, question.evidence, evidence or nothing)
