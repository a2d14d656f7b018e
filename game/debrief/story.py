"""The game as a story: at most ten lines, each with who did it, what came of it, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from game.debrief.answered import answered
from game.debrief.archives import in_rounds
from game.debrief.clauses import ClauseResult
from game.debrief.opened import Debrief
from game.debrief.past import Past
from game.debrief.turned import TurningPoint
from game.rules.changes import Change
from game.rules.encoding import name_of_text
from game.rules.orders import Decline, Put
from game.rules.phases import TALK
from game.rules.readings import Readings
from game.views.conditions import reason_in_words
from game.views.deeds import Deeds, Due, Hidden
from game.views.explain import explain
from game.views.packages import marked
from game.views.reveal import most_moved
from game.views.why import why
from game.views.words import Words, tenths

LINES: Final = 10
"""The most that a story has."""
NAMED: Final = 2
"""Clauses of an agreement that are named; of more the rest is counted."""
LONG: Final = 130
"""Letters of the longest condition that is given as the reason of an ending."""
LAST: Final = 10**6
"""Told after every round."""
BETRAYED: Final = ("broken", "witness", "deception")
"""Rules by which a broken word costs trust."""


@dataclass(frozen=True, slots=True)
class _Line:
    """Something to tell; of too many the weightiest are told, in the order of the rounds."""

    round: int
    weight: int
    text: str


def story(
    words: Words, past: Past, debrief: Debrief, turns: Sequence[TurningPoint]
) -> tuple[str, ...]:
    """Tell a game in at most ten lines, without a verdict."""
    lines = [*_Story(words, past, debrief, turns).lines()]
    told = sorted(range(len(lines)), key=lambda n: (-lines[n].weight, n))[:LINES]
    return tuple(lines[n].text for n in sorted(told, key=lambda n: (lines[n].round, n)))


class _Story:
    """Works out what there is to tell."""

    def __init__(
        self, words: Words, past: Past, debrief: Debrief, turns: Sequence[TurningPoint]
    ) -> None:
        self.words, self.past, self.debrief, self.turns = words, past, debrief, turns

    def lines(self) -> Iterator[_Line]:
        """Everything that could be told; what is told of one round stands in this order."""
        yield from self.first_text()
        yield from self.agreements()
        yield from self.nothing_agreed()
        yield from self.broken()
        yield from self.promises()
        yield from self.hidden()
        yield from self.red_lines()
        yield from self.turned()
        yield from self.kept()
        yield from self.answer()
        yield from self.world()
        yield from self.together()
        yield self.ended()
        yield from self.for_whom()

    def say(self, key: str, **values: object) -> str:
        return self.words.say(f"debrief.story.{key}", **values)

    @cached_property
    def deeds(self) -> Deeds:
        return Deeds(self.past.book, self.past.changes)

    @cached_property
    def puts(self) -> list[tuple[int, Put]]:
        """The texts that were put, each with its round."""
        return [
            (self.past.given[number], order)
            for number, order in self.past.orders.items()
            if isinstance(order, Put)
        ]

    def seats(self, seats: Iterable[str]) -> str:
        """Name seats, each once."""
        return self.words.listing([self.words.seat(seat) for seat in dict.fromkeys(seats)])

    # what was put and signed

    def first_text(self) -> Iterator[_Line]:
        """Who put the first text, and what became of it; one that came into force is told as that."""
        if not self.puts:
            return
        round, put = self.puts[0]
        if any(_same(put, clauses) for clauses in self.by_agreement):
            return
        name = name_of_text(self.past.book, put)
        against = [
            order
            for order in self.past.orders.values()
            if isinstance(order, Decline) and order.text == name
        ]
        blocking = next((order.blocking for order in against if order.blocking), "")
        others = dict.fromkeys(order.seat for order in against)
        key = "declined" if blocking else "refused" if against else "left"
        said = self.say(
            f"first.{key}",
            round=round,
            seat=self.words.seat(put.seat),
            about=self.words.about([clause.lever for clause in put.clauses]),
            others=self.seats(others),
            lever=self.words.lever(blocking) if blocking else "",
        )
        yield _Line(round, 64, said)

    @cached_property
    def by_agreement(self) -> list[list[ClauseResult]]:
        """The clauses of each agreement that came into force, in their order."""
        found: dict[int, list[ClauseResult]] = {}
        for clause in self.debrief.clauses:
            found.setdefault(clause.agreement, []).append(clause)
        return [*found.values()]

    def agreements(self) -> Iterator[_Line]:
        for number, clauses in enumerate(self.by_agreement):
            first = clauses[0]
            putter = next((put.seat for _, put in self.puts if _same(put, clauses)), "")
            named = [marked(self.words, c.sentence, c.public, c.verified) for c in clauses[:NAMED]]
            listed, more = self.words.listing(named), len(clauses) - len(named)
            if more:
                listed = self.say("more", clauses=", ".join(named), count=more)
            said = self.say(
                "signed" if putter else "agreed",
                round=first.round,
                signers=self.seats(first.signers),
                seat=self.words.seat(putter) if putter else "",
                clauses=listed,
            )
            yield _Line(first.round, (95, 68, 63)[number] if number < 3 else 30, said)

    def nothing_agreed(self) -> Iterator[_Line]:
        """Where no agreement ever came into force, what there was instead."""
        book = self.past.book
        if self.by_agreement or not any(phase in TALK for phase, _ in book.phases):
            return
        blocking = Counter(
            order.blocking
            for order in self.past.orders.values()
            if isinstance(order, Decline) and order.blocking
        )
        lever = max(blocking, key=lambda name: blocking[name], default="")
        key = "none.lever" if lever else "none"
        said = self.say(
            key if self.puts else "none.silent",
            rounds=self.debrief.round,
            count=len(self.puts),
            seats=self.seats(put.seat for _, put in self.puts),
            lever=self.words.lever(lever) if lever else "",
        )
        yield _Line(LAST if self.puts else 0, 95, said)

    # whose word was kept or broken

    def broken(self) -> Iterator[_Line]:
        broken: dict[tuple[int, int], list[Due]] = {}
        for due in self.deeds.due:
            if not due.kept:
                broken.setdefault((due.deal, due.lever), []).append(due)
        dearest = sorted(broken.values(), key=lambda dues: -self.lost(dues[0].lever)[1])
        for number, dues in enumerate(dearest):
            yield _Line(dues[0].round, 90 if not number else 66 - number, self.breach(dues))

    def breach(self, dues: Sequence[Due]) -> str:
        book, words, first = self.past.book, self.words, dues[0]
        lever = book.levers[first.lever]
        clause = next(
            c for c in self.debrief.clauses if (c.lever, c.agreement) == (lever, first.deal)
        )
        done = int(self.past.rounds[first.round].one.setting[first.lever])
        holder, cost = self.lost(first.lever)
        key = "broken.cost" if cost else "broken.unseen" if first.unaware else "broken.seen"
        return self.say(
            key,
            owner=words.owner(lever),
            lever=words.lever(lever),
            setting=clause.setting_name,
            done=words.setting(lever, done),
            rounds=in_rounds(words, [due.round for due in dues]),
            holder=words.seat(holder) if holder else "",
            points=words.points(cost),
            seats=self.seats(first.unaware),
        )

    def lost(self, lever: int) -> tuple[str, int]:
        """Who lost most trust by a broken word on a lever, and how much, in hundredths; nobody for none."""
        name = self.past.book.levers[lever]
        return self.most(c for c in self.trust(*BETRAYED) if c.names.get("lever") == name)

    def trust(self, *rules: str) -> Iterator[Change]:
        """The changes of trust by some rules."""
        return (c for c in self.past.changes if c.target == "trust" and c.rule in rules)

    def most(self, changes: Iterable[Change]) -> tuple[str, int]:
        """Who has changed its trust most by these, and how far in all."""
        sums: Counter[str] = Counter()
        for change in changes:
            sums[change.names["holder"]] += change.amount
        holder = max(sums, key=lambda seat: (abs(sums[seat]), seat), default="")
        return holder, abs(sums[holder]) if holder else 0

    def kept(self) -> Iterator[_Line]:
        """How often a word was kept, and whose trust that won."""
        due, kept = len(self.deeds.due), [due for due in self.deeds.due if due.kept]
        if not kept:
            return
        won: dict[str, list[Change]] = {}
        for change in self.trust("kept"):
            won.setdefault(change.names["actor"], []).append(change)
        sums = {actor: self.most(changes) for actor, changes in won.items()}
        actor = max(sums, key=lambda seat: (sums[seat][1], seat), default="")
        holder, points = sums.get(actor, ("", 0))
        owners = dict.fromkeys(self.words.owner(self.past.book.levers[x.lever]) for x in kept)
        said = self.say(
            f"kept.{'all' if len(kept) == due else 'some'}{'.won' if points else ''}",
            due=due,
            kept=len(kept),
            owners=self.words.listing([*owners]),
            actor=self.words.seat(actor) if actor else "",
            holder=self.words.seat(holder) if holder else "",
            points=self.words.points(points),
        )
        yield _Line(LAST, 72, said)

    def promises(self) -> Iterator[_Line]:
        told = self.debrief.promises
        for promise in told:
            if not promise.kept:
                yield _Line(promise.round, 78, f"{promise.sentence}{self.support(promise.lever)}")
        if told and all(promise.kept for promise in told):
            owners = dict.fromkeys(self.words.owner(promise.lever) for promise in told)
            listed = self.words.listing([*owners])
            yield _Line(LAST, 40, self.say("promised", count=len(told), seats=listed))

    def support(self, lever: str) -> str:
        """What a broken promise on a lever has cost at home."""
        lost = [
            change
            for change in self.past.changes
            if change.rule == "backed_down"
            and change.target == "indicator"
            and change.names.get("lever") == lever
        ]
        if not lost:
            return ""
        number = self.past.book.indicators[lost[0].index[-1]]
        points = self.words.points(sum(c.amount for c in lost if c.index == lost[0].index))
        return " " + self.say("support", indicator=self.words.indicator(number), points=points)

    # what came out

    def hidden(self) -> Iterator[_Line]:
        found = sorted(self.deeds.hidden(), key=lambda each: (not each.exposed, each.rounds))
        for number, each in enumerate(found):
            round = each.exposed or each.rounds[0]
            yield _Line(round, 80 if not number else 50 - number, self.secret(each))

    def secret(self, hidden: Hidden) -> str:
        book, words = self.past.book, self.words
        lever = book.levers[hidden.lever]
        looks = int(book.looks_like[hidden.lever, hidden.setting])
        return self.say(
            "hidden.out" if hidden.exposed else "hidden",
            owner=words.owner(lever),
            lever=words.lever(lever),
            setting=words.setting(lever, hidden.setting),
            looks=words.setting(lever, looks),
            rounds=in_rounds(words, hidden.rounds),
            exposed=hidden.exposed,
        )

    def red_lines(self) -> Iterator[_Line]:
        crossed = [change for change in self.past.changes if change.rule == "red_line"]
        for number, change in enumerate(crossed):
            said = explain(self.words, change)
            line = self.words.say("debrief.line", round=change.round, line=said)
            yield _Line(change.round, 70 if not number else 45 - number, line)

    # what turned it, and what it came to

    def turned(self) -> Iterator[_Line]:
        """The largest step of cooperation, and the largest of trust, of which the cause is known.

        What a broken word has cost is told with the word.
        """
        for kind, weight in (("trust", 75), ("cooperation", 65)):
            of_kind = [
                turn
                for turn in self.turns
                if turn.kind == kind and turn.cause and turn.rule not in BETRAYED
            ]
            if of_kind:
                turn = max(of_kind, key=lambda turn: abs(turn.after - turn.before))
                said = self.say(
                    f"turn.{kind}",
                    when=self.words.say("debrief.story.after")
                    if turn.afterwards
                    else self.words.say("debrief.story.when", round=turn.at),
                    cause=turn.cause,
                    before=self.words.number(turn.before),
                    after=self.words.number(turn.after),
                )
                yield _Line(turn.at, weight, said)

    def answer(self) -> Iterator[_Line]:
        said = [*answered(self.words, self.past.path)]
        if said:
            yield _Line(LAST, 77, " ".join(said))

    def world(self) -> Iterator[_Line]:
        """The number of the world that has gone furthest, and what did most of it."""
        book, words, end = self.past.book, self.words, self.past.end.one.indicator
        for at in most_moved(book, book.begin, end)[:1]:
            start, now = int(book.begin[at]), int(end[at])
            rows = why(
                words, self.past.changes, "indicator", (at,), None, orders=self.past.orders
            ).rows
            same_way = [row for row in rows if row.shown * (now - start) > 0]
            if tenths(start) == tenths(now) or not same_way:
                return
            said = self.say(
                "world",
                indicator=words.indicator(book.indicators[at]),
                start=words.number(start),
                end=words.number(now),
            )
            cause = words.say("turning.cause", sentence=same_way[0].sentence)
            yield _Line(LAST, 60, f"{said} {cause}")

    def together(self) -> Iterator[_Line]:
        """Cooperation and trust, which are two things."""
        number, course = self.words.number, self.debrief.timeline
        one, two = course.cooperation.values, course.trust.values if course.trust else (0,)
        said = self.say(
            "together.trust" if course.trust else "together",
            start=number(one[0]),
            end=number(one[-1]),
            before=number(two[0]),
            after=number(two[-1]),
        )
        yield _Line(LAST, 55, said)

    def ended(self) -> _Line:
        told, book = self.debrief, self.past.book
        if not told.ending:
            return _Line(LAST, 100, self.say("stopped", round=told.round))
        conditions = {book.endings[at]: ending.condition for at, ending in book.finishes}
        condition = conditions.get(told.ending)
        reason = ""
        now = Readings(book, self.past.end)
        if condition is not None and condition.holds(now).all():
            reason = reason_in_words(self.words, condition, now)
        key = "ended.why" if reason and len(reason) <= LONG else "ended"
        return _Line(LAST, 100, self.say(key, rounds=told.round, title=told.title, reason=reason))

    def for_whom(self) -> Iterator[_Line]:
        """Who has ended furthest above what walking away was worth to it, and who least."""
        seats = [seat for seat in self.debrief.seats if seat.reservation > 0]
        if len(seats) < 2:
            return
        best, worst = (
            choose(seats, key=lambda seat: seat.score - seat.reservation) for choose in (max, min)
        )
        signed = self.words.signed
        said = self.say(
            "whom",
            best=best.name,
            above=signed(best.score - best.reservation),
            worst=worst.name,
            below=signed(worst.score - worst.reservation),
        )
        yield _Line(LAST, 98, said)


def _same(put: Put, clauses: Sequence[ClauseResult]) -> bool:
    """Whether a text holds just the clauses of an agreement."""
    wanted = {(clause.lever, clause.setting) for clause in clauses}
    return {(clause.lever, clause.setting) for clause in put.clauses} == wanted
