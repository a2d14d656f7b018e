"""What all at a table may know, in lines to be read aloud: the news, the reveal, the end.

Everything comes from what nobody's seat sees, so that no secret of a slip is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from game.rules.phases import EPILOGUE, REVEALS, TALK
from game.rules.position import Position
from game.rules.rulebook import NOBODY
from game.rules.sight import Observation, observe
from game.session.course import Step
from game.session.session import Session
from game.views.front_page import Article, front_pages
from game.views.packages import agreement_said, in_force
from game.views.reveal import Reveal, reveal, without_moves
from game.views.spans import Span, spans
from game.views.why import why
from game.views.words import Words

TRUST: Final = 1
"""Changes of trust that are told."""


class ToldToAll:
    """What a table may be told, in one language."""

    def __init__(self, session: Session, words: Words) -> None:
        self.session, self.words, self.book = session, words, words.book

    def _seen(self, position: Position) -> Observation:
        return observe(self.book, position, NOBODY)

    # The news

    def headlines(self) -> tuple[tuple[str, ...], ...]:
        """The news of the present round, card by card: what happened, and whom it asks."""
        changes = self.session.account("").changes
        return tuple(
            tuple(self._card(article))
            for sheet in front_pages(self.words, changes, self.session.round, "")
            for article in sheet.articles
        )

    def _card(self, article: Article) -> Iterator[str]:
        title = article.title if article.title[-1:] in ".?!…" else f"{article.title}."
        story = " ".join(each.text for each in article.passages[:1])
        yield f"- {title} {story}"
        if article.asked:
            yield f"  {self._asks(article.asked, article.ask, article.answers)}"

    def _asks(self, seat: str, ask: str, answers: Sequence[str]) -> str:
        listed = "   ".join(f"{number} {name}" for number, name in enumerate(answers, 1))
        return f"{self.words.say('lines.asks', seat=seat, ask=ask)} {listed}"

    # The reveal

    def revealed(self) -> Iterator[str]:
        """What the last reveal has shown to all, and what was agreed in public before it."""
        steps = self.session.steps
        at = max(n for n, step in enumerate(steps) if step.phase in REVEALS)
        if steps[at].phase == EPILOGUE:
            at = max(n for n, step in enumerate(steps) if step.phase in REVEALS and n < at)
        yield from self._agreed(steps, at)
        yield from self._shown(steps[at])

    def _agreed(self, steps: Sequence[Step], at: int) -> Iterator[str]:
        """The agreements of the round of which all may know."""
        round_ = steps[at].before.round
        talk = [step for step in steps if step.before.round == round_ and step.phase in TALK]
        if not talk:
            return
        before = in_force(self._seen(talk[0].before).view)
        view = self._seen(talk[-1].after).view
        for number, levers in in_force(view).items():
            if number not in before:
                said = agreement_said(self.words, self.book, view, levers)
                yield self.words.say("talked.agreed", agreement=said)

    def _shown(self, step: Step) -> Iterator[str]:
        found = self._reveal(step)
        instead = without_moves(self.words, found)
        if instead:
            yield instead
        yield from self._moved(found)
        yield from self._kept(found)
        for part in (found.exposed, found.lapsed, found.choices, found.lines):
            yield from part
        span = Span(step.before.round, step.phase == EPILOGUE)
        for name, said in zip(found.indicators, found.world, strict=True):
            yield f"{said}{self._because(name, span)}"
        yield from found.trust[:TRUST]

    def _moved(self, found: Reveal) -> Iterator[str]:
        """A line for each lever that was seen to move, and one for the seats that moved nothing."""
        words = self.words
        for each in found.steps:
            owners = words.listing([words.seat(seat) for seat in each.seats])
            yield words.say(
                "grid.told.moved" if each.sure else "grid.told.seems",
                owner=owners or words.seat(""),
                lever=words.lever(each.lever),
                setting=each.setting,
            )
        moved = {seat for each in found.steps for seat in each.seats}
        actors = (x for x, acts in zip(self.book.seats, self.book.actors, strict=True) if acts)
        still = [words.seat(seat) for seat in actors if seat not in moved]
        if still and moved:
            yield words.say("grid.told.still", seats=words.listing(still))

    def _kept(self, found: Reveal) -> Iterator[str]:
        """Whose public word was kept: the levers of the clauses, a line for each verdict."""
        by: dict[str, list[str]] = {}
        for each in found.clauses:
            by.setdefault(each.verdict, []).append(self.words.lever(each.lever))
        for verdict, levers in by.items():
            yield self.words.say(f"grid.told.{verdict}", levers=", ".join(levers))

    def _reveal(self, step: Step) -> Reveal:
        first = next(ends.before for ends in spans(self.session.steps) if ends.after is step.after)
        return reveal(
            self.words,
            self._seen(step.after),
            self.session.told("", step).changes,
            step.before.round,
            phase=step.phase,
            earlier=self._seen(step.before),
            since=self._seen(first),
            orders=[item.order for item in self.session.told("", step).orders],
        )

    def _because(self, indicator: str, span: Span) -> str:
        """What moved a number most in the way it went, behind the sentence that it moved."""
        account, at = self.session.account(""), self.book.indicators.index(indicator)
        found = why(
            self.words, account.changes, "indicator", (at,), "", span=span, orders=account.orders
        )
        way = sum(row.amount for row in found.rows)
        rows = (row.sentence for row in found.rows if row.known and row.amount * way > 0)
        return next((f" ({row})" for row in rows), "")

    # The end

    def ended(self) -> Iterator[str]:
        """What came after the last round, and how the game ended."""
        step = self.session.steps[-1]
        if step.phase == EPILOGUE:
            yield self.words.say(f"lines.epilogue.{self.book.aftermath}")
            found = self._reveal(step)
            for part in (found.moves, found.exposed, found.lines):
                yield from part
        if self.session.ending:
            ending = self.session.scenario.endings[self.session.ending]
            texts = self.words.texts.endings.get(self.session.ending, ending)
            yield self.words.say("lines.end", title=texts.title.text)
            yield texts.text.text
