"""What one reader at the table reads: the views of her seat, in her language, worked out once each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar, cast

from game.minds.mind import Reason
from game.player.loaded import scenario_at
from game.rules.asking import to_believe, word_given
from game.rules.changes import Change
from game.rules.encoding import placed
from game.rules.orders import Order, Propose
from game.rules.phases import TALK
from game.rules.position import Position
from game.rules.refusals import Refusal, refusals
from game.rules.resolve import resolve
from game.rules.sight import Observation, observe
from game.scenario.model import Scenario
from game.session.course import Step
from game.session.session import Session
from game.table.kit.scene import Look
from game.views.about import About, about
from game.views.brief import Brief, brief, may_name
from game.views.effects import Effect, effects
from game.views.front_page import FrontPage, front_pages
from game.views.menu import Menu, menu
from game.views.offers import order_sentence
from game.views.packages import on_the_table
from game.views.proposals import Proposal, proposals
from game.views.refusing import sentence as refusal_sentence
from game.views.reveal import Reveal, reveal
from game.views.spans import Ends, Span, seen_by, spans
from game.views.table import Board, table
from game.views.talked import Heard, talked
from game.views.temperaments import mind_about, mind_name
from game.views.why import Why, why
from game.views.words import Words

T = TypeVar("T")


class Reading:
    """A session as one of its readers sees it.

    While the minds are at work (`busy`) the session belongs to them: views then come from what was
    seen last, so that no frame waits.

    Attributes:
        session: the game.
        source: the name or file of its scenario, for its translations.
        reader: the seat whose turn it is to read; nobody else's secrets are shown.
        version: grows with everything that changes what a reader may see.
    """

    def __init__(self, session: Session, source: str, reader: str | None = None) -> None:
        self.session, self.source = session, source
        self.reader = reader or (session.people[0] if session.people else session.book.seats[0])
        self.version = 0
        self.look: Look | None = None
        """How the table was read last; None until it is."""
        self._views: dict[tuple[Any, ...], tuple[int, Any]] = {}
        self._texts: dict[str, Scenario] = {session.language: session.scenario}

    @property
    def busy(self) -> bool:
        """Whether the session belongs to somebody else for the moment."""
        return False

    def texts(self, language: str) -> Scenario:
        """The scenario in a language; in its own where it has no translation."""
        if language not in self._texts:
            self._texts[language] = scenario_at(self.source, language, self.session.twin)
        return self._texts[language]

    def words(self, look: Look) -> Words:
        """Names and numbers in the reader's language."""
        return Words(self.session.book, look.language, self.texts(look.language))

    def refused(self, orders: Sequence[Order], look: Look) -> tuple[str, ...]:
        """Try orders without giving them; why they would be refused, in sentences."""
        found = refusals(self.session.book, self.session.observation(self.reader), tuple(orders))
        return tuple(self._said(item, look) for item in found)

    def _said(self, item: Refusal, look: Look) -> str:
        return refusal_sentence(item, self.session.book, look.language, self.texts(look.language))

    def read_by(self, seat: str) -> None:
        """Let another person read from now on."""
        self.reader = seat
        self.version += 1

    @property
    def seen(self) -> Observation:
        """What the reader sees now."""
        return self.session.observation(self.reader)

    def to_believe(self) -> tuple[str, ...]:
        """Levers of clauses that others are to keep, on which the reader is asked what she expects."""
        return to_believe(self.session.book, self.seen)

    def owed(self, lever: str) -> tuple[str, str]:
        """The setting of an own lever that the reader has given her word for, and how; or two empty texts."""
        return word_given(self.session.book, self.seen, lever)

    def mind_said(self, name: str, look: Look) -> str:
        """What a mind is."""
        return mind_name(name, look.language)

    def mind_about(self, name: str, look: Look) -> str:
        """What to expect of a mind."""
        return mind_about(name, look.language)

    def namable(self, lever: str) -> tuple[str, ...]:
        """The settings of a lever that the reader may know of."""
        book = self.session.book
        at = book.levers.index(lever)
        return tuple(book.settings[at][rank] for rank in may_name(book, self.seen, at))

    def package_of(self, seat: str) -> Propose:
        """Another seat's open proposal, as the reader's own to begin with."""
        book, view = self.session.book, self.seen.view
        theirs = on_the_table(book, view, book.seats.index(seat))
        return Propose(
            self.reader, theirs.clauses, theirs.payments, open=theirs.open, rounds=theirs.rounds
        )

    def _view(self, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        known = self._views.get(key)
        if known is not None and (known[0] == self.version or self.busy):
            return cast(T, known[1])
        made = make()
        self._views[key] = self.version, made
        return made

    def table(self, look: Look) -> Board:
        """The table as the reader sees it, compared with the end of the last round."""
        self.look = look
        return self._seen("table", look, lambda how: table(ends=self._last(), **how))

    def menu(self, look: Look) -> Menu:
        """What the reader may order now."""
        return self._seen("menu", look, lambda how: menu(**how))

    def proposals(self, look: Look) -> tuple[Proposal, ...]:
        """The open proposals that the reader is party to."""
        return self._seen("proposals", look, lambda how: proposals(**how))

    def effects(self, look: Look) -> Mapping[tuple[str, str], Effect]:
        """What each setting is expected to change."""
        return self._seen("effects", look, lambda how: effects(**how))

    def effect_said(self, lever: str, setting: str, look: Look) -> str:
        """What a setting means, and what it is expected to change, in sentences."""
        text = self.texts(look.language).levers[lever].settings[setting].say
        found = self.effects(look).get((lever, setting))
        said = [text.text if text else "", found.sentence if found else ""]
        return " ".join(filter(None, said))

    def preview(self, package: Propose, look: Look) -> Proposal | tuple[str, ...]:
        """What a package would cost and bring the reader; or why it would be refused."""
        refused = self.refused([package], look)
        if refused:
            return refused
        return self._view(
            ("preview", self.reader, look.language, package), lambda: self._previewed(package, look)
        )

    def _previewed(self, package: Propose, look: Look) -> Proposal:
        book, seen = self.session.book, self.seen
        view = resolve(book, seen.view, placed(book, package))
        found = proposals(
            book, replace(seen, view=view), language=look.language, texts=self.texts(look.language)
        )
        return next(p for p in found if p.proposer == self.reader)

    def order_said(self, order: Order, look: Look) -> str:
        """Say an order of the talk in one line."""
        return order_sentence(order, self.words(look))

    def package_said(self, proposer: str, look: Look) -> tuple[str, ...]:
        """The clauses of a signed proposal that waits for approval."""
        book, view = self.session.book, self.seen.view
        package = on_the_table(book, view, book.seats.index(proposer))
        names = self.words(look)
        return tuple(
            names.say(
                "clause", lever=names.lever(c.lever), setting=names.setting(c.lever, c.setting)
            )
            for c in package.clauses
        )

    def owners(self, lever: str) -> tuple[str, ...]:
        """The seats that a lever belongs to."""
        book = self.session.book
        at = book.levers.index(lever)
        return tuple(seat for n, seat in enumerate(book.seats) if book.owns[n, at])

    def marked(self, lever: str) -> tuple[str, ...]:
        """The other seats that have told the reader that a lever matters most to them."""
        book, seen = self.session.book, self.seen
        told = seen.view.marked[0, :, seen.seat, book.levers.index(lever)]
        return tuple(s for n, s in enumerate(book.seats) if told[n] and n != seen.seat)

    def trusted(self, proposal: Proposal) -> tuple[tuple[str, int], ...]:
        """How far the reader trusts each other party of a proposal, in hundredths."""
        book, view = self.session.book, self.seen.view
        me = book.seats.index(self.reader)
        return tuple(
            (seat, int(view.trust[0, me, book.seats.index(seat)]))
            for seat in proposal.parties
            if seat != self.reader
        )

    def heard(self, look: Look) -> tuple[Heard, ...]:
        """What was said in the talk of this round, as far as the reader heard it."""
        session = self.session
        found: list[Heard] = []
        for step in session.steps:
            if step.before.round == session.round and step.phase in TALK:
                found += self._view(
                    ("talked", self.reader, look.language, id(step)),
                    partial(self._heard_in, step, look),
                )
        return tuple(found)

    def _heard_in(self, step: Step, look: Look) -> tuple[Heard, ...]:
        return talked(
            self.session.book,
            self.observed(step.before),
            self.observed(step.after),
            self.session.told(self.reader, step).changes,
            [item.order for item in step.orders],
            language=look.language,
            texts=self.texts(look.language),
            reasons=self._reasons(step),
        )

    def _reasons(self, step: Step) -> list[Reason]:
        """Why the minds did what they did in a phase."""
        at = step.before.round, step.phase, step.exchange
        reasons = self.session.reasons
        return [r for r in reasons if (r.round, r.phase, r.exchange) == at]

    def brief(self, look: Look) -> Brief:
        """What the reader reads before the first order."""
        return self._seen("brief", look, lambda how: brief(easy=look.easy, **how))

    def about(self, look: Look) -> About:
        """What the scenario is about."""
        found: About = self._view(
            ("about", look.language), lambda: about(self.texts(look.language))
        )
        return found

    def news(self, look: Look, round: int | None = None) -> tuple[FrontPage, ...]:
        """The news of a round."""
        at = self.session.round if round is None else round
        return self._view(
            ("news", self.reader, look.language, at),
            lambda: front_pages(
                self.session.book,
                self.session.account(self.reader).changes,
                at,
                self.reader,
                language=look.language,
                texts=self.texts(look.language),
            ),
        )

    def history(self, indicator: str) -> tuple[int, ...]:
        """How a number of the world stood at the start and at the end of each reveal, as the reader saw it."""
        at = self.session.book.indicators.index(indicator)
        return self._view(("history", self.reader, indicator), lambda: self._history(at))

    def _history(self, at: int) -> tuple[int, ...]:
        steps = self.session.steps
        places = [step.before for step in steps[:1]]
        places += [ends.after for ends in spans(steps)]
        return tuple(int(self.observed(place).view.indicator[0, at]) for place in places)

    def last_span(self) -> Span | None:
        """The last round that is over, or the time after it; None before the first reveal."""
        found = spans(self.session.steps)
        return found[-1].span if found else None

    def why(self, target: str, index: tuple[int, ...], look: Look, span: Span | None = None) -> Why:
        """Why a number is what the reader sees: in one round, or since the start."""
        session = self.session
        return self._view(
            ("why", self.reader, look.language, target, index, span),
            lambda: why(
                session.book,
                self._changes(),
                target,
                index,
                self._asker(target, index),
                span=span,
                orders=self._orders(),
                language=look.language,
                texts=self.texts(look.language),
            ),
        )

    def _asker(self, target: str, index: tuple[int, ...]) -> str | None:
        """Who asks why: after the game nobody is kept from a cause, but trust of others stays what is shown."""
        theirs = target == "trust" and self.session.book.seats[index[0]] != self.reader
        return None if self.session.over and not theirs else self.reader

    def _changes(self) -> Sequence[Change]:
        """The changes so far as the reader is told them; once the game is over all of them."""
        session = self.session
        return session.ledger.changes if session.over else session.account(self.reader).changes

    def _orders(self) -> Mapping[int, Order]:
        """The orders that causes go back to, by number."""
        session = self.session
        if not session.over:
            return session.account(self.reader).orders
        return {item.number: item.order for step in session.steps for item in step.orders}

    def reveal(self, step: Step, look: Look) -> Reveal:
        """What a round has shown to the reader."""
        session, seat = self.session, self.reader
        return self._view(
            ("reveal", seat, look.language, id(step)),
            lambda: reveal(
                session.book,
                self.observed(step.after),
                session.told(seat, step).changes,
                step.before.round,
                phase=step.phase,
                earlier=self.observed(step.before),
                since=self.observed(self._since(step)),
                orders=[item.order for item in step.orders],
                language=look.language,
                texts=self.texts(look.language),
            ),
        )

    def observed(self, position: Position) -> Observation:
        """What the reader could know in another position of this game."""
        book = self.session.book
        return observe(book, position, book.seats.index(self.reader))

    def _last(self) -> Ends[Observation] | None:
        """The ends of the last round that is over, as the reader saw them."""
        book, found = self.session.book, spans(self.session.steps)
        return seen_by(book, found[-1], book.seats.index(self.reader)) if found else None

    def _since(self, step: Step) -> Position:
        """Where the game stood at the end of the reveal before a step."""
        return next(e.before for e in spans(self.session.steps) if e.after is step.after)

    def _seen(self, name: str, look: Look, make: Callable[[dict[str, Any]], T]) -> T:
        key = name, self.reader, look.language, look.easy
        return self._view(
            key,
            lambda: make(
                {
                    "book": self.session.book,
                    "seen": self.session.observation(self.reader),
                    "language": look.language,
                    "texts": self.texts(look.language),
                }
            ),
        )
