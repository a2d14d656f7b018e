"""What one seat reads of a game, or nobody: the views, in its reader's language, worked out once a turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from game.minds.mind import Reason
from game.player.causes import causes
from game.player.game import Game
from game.player.reveals import RevealName
from game.rules.arrays import only
from game.rules.asking import to_believe, word_given
from game.rules.beats import CommitOrders
from game.rules.cooperation import cooperation
from game.rules.encoding import encode, hand_of, name_of_text
from game.rules.legality import Obstacle
from game.rules.moves import asks
from game.rules.orders import Decline, Edit, Move, Order, Put
from game.rules.phases import ORDERS, REVEALS, TALK
from game.rules.position import Position
from game.rules.refusals import refusals
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from game.rules.texts import texts_known
from game.scenario.model import Scenario
from game.session.course import Step
from game.views.about import About, about
from game.views.amending import with_change
from game.views.because import NOTHING, Because, because
from game.views.brief import Brief, brief, may_name
from game.views.called import Rumour, rumours
from game.views.dilemma import Dilemma, dilemmas
from game.views.effects import Effect, effects
from game.views.front_page import Front, FrontPage, front, front_pages
from game.views.headlines import Headline, headlines
from game.views.hints import hints
from game.views.keeping import Keeping, keeping
from game.views.known import has
from game.views.leanings import Leanings, Liking, leanings
from game.views.menu import Menu, menu
from game.views.moods import Mood, moods
from game.views.offers import order_sentence
from game.views.outlook import Outlook, outlook
from game.views.packages import on_the_table
from game.views.proposals import Proposal, last_exchange, preview, proposals
from game.views.question import AskedOfReader, question_of
from game.views.refusing import sentence as refusal_sentence
from game.views.refusing import why_not
from game.views.reveal import Reveal, reveal
from game.views.risks import Risk, risks
from game.views.signatures import KeptReady, ready
from game.views.spans import Span, seen_by, span_of, spans
from game.views.stakes import Stakes, stakes
from game.views.table import Board, agreements, table
from game.views.talked import Heard, talked
from game.views.why import Why
from game.views.words import Words

T = TypeVar("T")


class Unseated(Exception):
    """Something that only a seat has was asked for where nobody sits."""


class SeatReader:
    """A game as the reader at one seat sees it, or nobody, who sees what all may see; it never reads for another.

    Attributes:
        seat: whose eyes it has; empty for nobody.
        language: in which it is read.
        easy: whether easy texts are read where there are some.
    """

    def __init__(self, game: Game, seat: str, language: str, easy: bool = False) -> None:
        self._game, self.seat, self.language, self.easy = game, seat, language, easy

    # The game as all know it

    @property
    def version(self) -> int:
        """Grows with everything that changes what may be seen."""
        return self._game.version(self.seat)

    @property
    def book(self) -> Rulebook:
        """The rules that are played by; everybody may know them."""
        return self._game.session.book

    @property
    def texts(self) -> Scenario:
        """The scenario in the reader's language."""
        return self._game.texts(self.language)

    @property
    def words(self) -> Words:
        """Names and numbers in the reader's language."""
        return self._game.words(self.language)

    @property
    def round(self) -> int:
        """The present round, from 1."""
        return self._game.session.round

    @property
    def ended(self) -> bool:
        """Whether the game has ended."""
        return not self._game.busy and self._game.session.over

    @property
    def shared(self) -> bool:
        """Whether several persons hold seats."""
        return self._game.session.shared

    @property
    def place(self) -> int:
        """The index of the seat, or `NOBODY`."""
        return self.book.place(self.seat)

    @property
    def seen(self) -> Observation:
        """What the seat sees now."""
        return self._view(("seen",), lambda: self._game.session.observation(self.seat))

    def _view(self, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What was read in this turn, else read it; while the minds are at work what was read last."""
        views, full = self._game.views, (self.seat, self.language, self.easy, *key)
        known = views.get(full)
        if known is not None and (known[0] == self._game.turn or self._game.busy):
            return cast(T, known[1])
        made = make()
        views[full] = self._game.turn, made
        return made

    def _of_seat(self, name: str, make: Callable[..., T], **more: Any) -> T:
        """A view of what the seat sees now, which nobody has. Raises Unseated."""
        if not self.seat:
            raise Unseated(name)
        return self._view(
            (name,),
            lambda: make(self.words, self.seen, **more),
        )

    # What lies on the table

    @property
    def about(self) -> About:
        """What the scenario is about."""
        return self._view(("about",), lambda: about(self.texts))

    @property
    def brief(self) -> Brief:
        """What the reader reads before the first order. Raises Unseated for nobody."""
        return self._of_seat("brief", brief, easy=self.easy)

    @property
    def question(self) -> AskedOfReader | None:
        """What the reader is asked after the brief; None for nothing. Raises Unseated for nobody."""
        return self._of_seat("question", question_of)

    @property
    def table(self) -> Board:
        """The table as the seat sees it, compared with the end of the last round.

        Cooperation is what the settings made of it: once the game has ended, those that truly stood, as its debrief tells.
        """
        return self._view(("table",), self._table)

    def _table(self) -> Board:
        ended = spans(self._game.session.steps)
        ends = seen_by(self.book, ended[-1], self.place) if ended else None
        board = table(self.words, self.seen, ends)
        if not self.ended:
            return board
        together = int(only(cooperation(self.book, self._game.session.position)))
        return replace(board, cooperation=together)

    @property
    def moods(self) -> Mapping[str, Mood]:
        """How each seat took the last round, as far as the reader may know; all even before the first reveal."""
        return self._view(("moods",), self._moods)

    def _moods(self) -> Mapping[str, Mood]:
        session = self._game.session
        ended = spans(session.steps)
        ends = seen_by(self.book, ended[-1], self.place) if ended else None
        return moods(self.words, ends, session.account(self.seat).changes)

    @property
    def stakes(self) -> Stakes:
        """What the seat has to spend, and how it stands. Raises Unseated for nobody."""
        return self._of_seat("stakes", lambda words, seen: stakes(words.book, seen))

    @property
    def since_reveal(self) -> int:
        """How the seat's score has changed since the last reveal, or since the start: hundredths. Raises Unseated."""
        return self._of_seat("since reveal", lambda words, seen: self._since_reveal())

    def _since_reveal(self) -> int:
        steps = self._game.session.steps
        ended = spans(steps)
        if not steps:
            return 0
        then = self.observed(ended[-1].after if ended else steps[0].before)
        return self.stakes.score - stakes(self.book, then).score

    @property
    def menu(self) -> Menu:
        """What the seat may order now; nobody may order anything."""
        if not self.seat:
            return Menu(self.table.phase, self.table.exchange, 0, ())
        return self._of_seat("menu", menu)

    @property
    def tabled(self) -> tuple[Proposal, ...]:
        """The texts on the table that the seat is party to; nobody is to any."""
        return self._of_seat("tabled", proposals) if self.seat else ()

    @property
    def rumours(self) -> tuple[Rumour, ...]:
        """The texts of others of which it is known that they are there."""
        return self._view(("rumours",), lambda: rumours(self.words, self.seen))

    @property
    def ready_for(self) -> KeptReady | None:
        """The signature that the seat keeps ready for a change it has named; None for none."""
        return self._of_seat("ready for", ready) if self.seat else None

    @property
    def too_early(self) -> str:
        """That no texts are put in this round yet, and in which they are; empty where they are."""
        first = self.words.book.talk_from
        return self.words.say("talk.too_early", round=first) if self.round < first else ""

    @property
    def last_exchange(self) -> str:
        """That this is the last exchange of the talk, and what that means; empty before."""
        return self._view(("last exchange",), lambda: last_exchange(self.words, self.seen))

    @property
    def effects(self) -> Mapping[tuple[str, str], Effect]:
        """What each setting is expected to change, by lever and setting; for nobody nothing is forecast."""
        return self._of_seat("effects", effects) if self.seat else {}

    @property
    def keeping(self) -> tuple[Keeping, ...]:
        """What keeping and breaking each of the seat's words would bring; nobody has given any."""
        return self._of_seat("keeping", keeping) if self.seat else ()

    @property
    def risks(self) -> Mapping[tuple[str, str], Risk]:
        """What each hidden setting of the seat's own risks, by lever and setting; nobody has any."""
        return self._of_seat("risks", risks) if self.seat else {}

    def effect_said(self, lever: str, setting: str) -> str:
        """What a setting means, who must sign for it, and what it is expected to change, in sentences."""
        expected = self.effects.get((lever, setting))
        said = [self.words.meaning(lever, setting), expected.sentence if expected else ""]
        return " ".join(filter(None, said))

    def has(self, term: str) -> bool:
        """Whether the game has what a word of the glossary means."""
        return has(self.book, term)

    def namable(self, lever: str) -> tuple[str, ...]:
        """The settings of a lever that the seat may know of."""
        at = self.book.levers.index(lever)
        return tuple(self.book.settings[at][rank] for rank in may_name(self.book, self.seen, at))

    def stands(self, lever: str) -> str:
        """The setting of a lever that the seat sees in force."""
        at = self.book.levers.index(lever)
        return self.book.settings[at][int(self.seen.view.one.setting[at])]

    def agreed(self, lever: str) -> str:
        """The setting of a lever that an agreement names; empty for none that the seat knows of."""
        at = self.book.levers.index(lever)
        rank = int(self.seen.view.one.clause[at])
        return self.book.settings[at][rank] if rank >= 0 else ""

    def owners(self, lever: str) -> tuple[str, ...]:
        """The seats that a lever belongs to."""
        at = self.book.levers.index(lever)
        return tuple(seat for n, seat in enumerate(self.book.seats) if self.book.owns[n, at])

    @property
    def seats(self) -> tuple[str, ...]:
        """All seats."""
        return self.book.seats

    @property
    def levers(self) -> tuple[str, ...]:
        """All levers of the scenario."""
        return self.book.levers

    @property
    def others(self) -> tuple[str, ...]:
        """The other seats that negotiate."""
        acts = zip(self.book.seats, self.book.actors, strict=True)
        return tuple(seat for seat, act in acts if act and seat != self.seat)

    def marked(self, lever: str) -> tuple[str, ...]:
        """The other seats that have told the reader that a lever matters most to them."""
        if not self.seat:
            return ()
        told = self.seen.view.one.marked[:, self.seen.seat, self.book.levers.index(lever)]
        return tuple(s for n, s in enumerate(self.book.seats) if told[n] and s != self.seat)

    @property
    def leanings(self) -> Leanings:
        """Which way each seat seems to want each lever, by what everybody may know of it."""
        return self._liking.best

    @property
    def _liking(self) -> Liking:
        return self._view(("leanings",), lambda: leanings(self.words, self.seen))

    def cares(self, lever: str) -> tuple[str, ...]:
        """The other seats that care for a lever: those that have said so first, then by what everybody may know."""
        told = self.marked(lever)
        seem = self._liking.cares.get(lever, ())
        return tuple(dict.fromkeys((*told, *(s for s in seem if s != self.seat))))

    @property
    def to_believe(self) -> tuple[str, ...]:
        """Levers of clauses that others are to keep, on which the reader is asked what she expects."""
        return to_believe(self.book, self.seen) if self.seat else ()

    def owed(self, lever: str) -> tuple[str, str]:
        """The setting of an own lever that the seat has given its word for, and how; or two empty texts."""
        return word_given(self.book, self.seen, lever) if self.seat else ("", "")

    def asked_for(self, lever: str, orders: Sequence[Order]) -> str:
        """What an own lever is asked to be if these orders are given, and none of it; empty for others' levers."""
        book = self.book
        if self.seat not in self.owners(lever):
            return ""
        others = [
            order for order in orders if not (isinstance(order, Move) and order.lever == lever)
        ]
        beat = encode(book, ORDERS[0], others)
        assert isinstance(beat, CommitOrders)
        rank = int(asks(book, self.seen.view, beat)[0, hand_of(book, self.seat, lever)])
        return book.settings[book.levers.index(lever)][rank]

    def promised(self, lever: str) -> str:
        """The setting of an own lever that the seat has promised in public; empty for none."""
        book = self.book
        at = book.levers.index(lever)
        rank = int(self.seen.view.one.promised[at])
        own = bool(self.seat) and rank >= 0 and bool(book.owns[self.seen.seat, at])
        return book.settings[at][rank] if own else ""

    def trusted(self, proposal: Proposal) -> Mapping[str, int]:
        """How far the seat trusts each other party of a text, in hundredths."""
        trust = self.seen.view.one.trust[self.seen.seat]
        parties = [seat for seat in proposal.parties if seat != self.seat]
        return {seat: int(trust[self.book.seats.index(seat)]) for seat in parties}

    # Texts

    def text_of(self, name: str) -> Proposal | None:
        """A text on the table by its name in orders; None if it does not lie there for the seat."""
        return next((each for each in self.tabled if each.text == name), None)

    def package_of(self, name: str) -> Put:
        """What a text of this talk says, as the seat would put it itself; it names no parent.

        Raises ValueError for a name that the seat does not know.
        """
        place = texts_known(self.seen.view).index(name)
        return on_the_table(self.book, self.seen.view, place, self.seat)

    def amended(self, name: str) -> Put:
        """A text as one of the seat's own that amends it, still unchanged; nothing for a name that it does not know."""
        if name not in filter(None, texts_known(self.seen.view)):
            return Put(self.seat, ())
        return replace(self.package_of(name), parent=name)

    def has_signed(self, name: str) -> bool:
        """Whether the seat has signed a text at some time of this talk."""
        place = texts_known(self.seen.view).index(name)
        return bool(self.seen.view.one.had_signed[place, self.place])

    def lapsed(self, name: str) -> str:
        """Why the seat's signature on a text has ended without its doing; empty if it has not."""
        ended = (h for h in reversed(self.heard) if h.kind == "takes_back" and h.text == name)
        return next((heard.sentence for heard in ended if heard.seat == self.seat), "")

    def with_change(self, name: str, change: Sequence[Edit]) -> Put:
        """A text with a change that somebody has named, as the seat would put it."""
        return replace(with_change(self.book, self.package_of(name), change), parent=name)

    def change_refused(self, name: str, change: tuple[Edit, ...]) -> str:
        """Why the seat may not name this change of a text; empty if it may."""
        said = self._view(
            ("change refused", name, change),
            lambda: self.refused([Decline(self.seat, name, change=change, meant=True)]),
        )
        return " ".join(said)

    @property
    def put_again(self) -> Put | None:
        """What the seat stood for last in an earlier talk; None if it is in force, lies there, or may not be put."""
        return self._view(("put again",), self._put_again)

    def _put_again(self) -> Put | None:
        session = self._game.session
        puts = [
            order
            for step in session.steps
            if step.before.round < session.round
            for order in (item.order for item in step.orders)
            if isinstance(order, Put) and order.seat == self.seat
        ]
        if not puts or any(each.mine for each in self.tabled):
            return None
        last = replace(puts[-1], parent="")
        holds = all(self.agreed(clause.lever) == clause.setting for clause in last.clauses)
        lies = name_of_text(self.book, last) in texts_known(self.seen.view)
        return None if holds or lies or self.refused([last]) else last

    def payments_with(self, seat: str) -> tuple[str, ...]:
        """What the reader's seat and another may pay each other: `mandate`, `points`, both or nothing."""
        book = self.book
        pair = (self.place, book.seats.index(seat))
        if not book.actors[list(pair)].all():
            return ()
        purses = all(int(book.purse[at]) >= 0 for at in pair)
        kinds = book.scenario.agreements.payments
        return tuple(kind for kind in kinds if kind != "points" or purses)

    @property
    def largest_payment(self) -> int:
        """The most that one seat may pay, in whole points."""
        return int(self.book.scenario.agreements.largest_payment)

    def too_much(self, amount: int) -> str:
        """Why nobody may pay so many hundredths; empty if that may be."""
        most = round(self.book.scenario.agreements.largest_payment * 100)
        why = Obstacle.PAYMENT_TOO_LARGE if amount > most else Obstacle.ALLOWED
        return why_not(self.words, why, most=most)

    def refused(self, orders: Sequence[Order]) -> tuple[str, ...]:
        """Try orders without giving them; why they would be refused, in sentences."""
        return tuple(
            refusal_sentence(self.words, refusal)
            for refusal in refusals(self.book, self.seen, tuple(orders))
        )

    def preview(self, package: Put) -> Proposal | tuple[str, ...]:
        """What a text would cost and bring the seat; or why it would be refused."""
        return self._view(("preview", package), lambda: self._preview(package))

    def _preview(self, package: Put) -> Proposal | tuple[str, ...]:
        return self.refused([package]) or preview(self.words, self.seen, package)

    def outlook(self, ordered: Mapping[str, str]) -> Outlook:
        """Where the seat would end with these orders: lever to setting. Raises Unseated for nobody."""
        key = ("outlook", *sorted(ordered.items()))
        return self._view(key, lambda: outlook(self.words, self.seen, ordered))

    def order_said(self, order: Order) -> str:
        """Say an order of the talk in one line."""
        return order_sentence(self.words, self.seen, order)

    # What happened

    @property
    def just_agreed(self) -> bool:
        """Whether an agreement that the seat has signed came into force in the last exchange."""
        return bool(self.seat) and self._view(("just agreed",), self._just_agreed)

    def _just_agreed(self) -> bool:
        steps = self._game.session.steps
        if not steps or steps[-1].phase not in TALK:
            return False
        before, after = (self.observed(at) for at in (steps[-1].before, steps[-1].after))
        known = {row.number for row in agreements(self.words, before)}
        now = agreements(self.words, after)
        return any(row.number not in known and self.seat in row.signers for row in now)

    @property
    def heard(self) -> tuple[Heard, ...]:
        """What was said in the talk of this round, as far as the seat heard it."""
        return self._view(("heard",), lambda: tuple(self._heard()))

    def _heard(self) -> Sequence[Heard]:
        session = self._game.session
        steps = [step for step in session.steps if step.before.round == session.round]
        talk = [step for step in steps if step.phase in TALK]
        return [line for step in talk for line in self._heard_in(step)]

    def answered_for(self, round: int) -> tuple[str, ...]:
        """What a mind that decided for the seat did in the talk of a round."""
        steps = [s for s in self._game.session.steps if s.before.round == round and s.phase in TALK]
        held = [s for s in steps if any(r.seat == self.seat for r in self._reasons(s))]
        heard = [line for step in held for line in self._heard_in(step)]
        return tuple(line.sentence for line in heard if line.seat == self.seat)

    def _heard_in(self, step: Step) -> tuple[Heard, ...]:
        """What was said in a phase."""
        told = self._game.session.told(self.seat, step)
        return talked(
            self.words,
            self.observed(step.before),
            self.observed(step.after),
            told.changes,
            [item.order for item in told.orders],
            reasons=self._reasons(step),
            speakers=lambda seat: self._game.session.speaker(seat, step),
        )

    def _reasons(self, step: Step) -> list[Reason]:
        """Why the minds did what they did in a phase."""
        at = step.before.round, step.phase, step.exchange
        reasons = self._game.session.reasons
        return [r for r in reasons if (r.round, r.phase, r.exchange) == at]

    def news(self, round: int) -> tuple[FrontPage, ...]:
        """The news of a round."""
        return self._view(
            ("news", round),
            lambda: front_pages(
                self.words,
                self._game.session.account(self.seat).changes,
                round,
                self.seat,
            ),
        )

    @property
    def front(self) -> Front | None:
        """The news of this round as the seat finds them on its table; None without any. Raises Unseated for nobody."""
        account = self._game.session.account
        return self._of_seat(
            "front",
            lambda words, seen: front(words, seen, account(self.seat).changes, self.round),
        )

    @property
    def dilemmas(self) -> tuple[Dilemma, ...]:
        """What the news of this round ask of the seat; nothing of nobody."""
        return self._of_seat("dilemmas", dilemmas) if self.seat else ()

    def history(self, indicator: str) -> tuple[int, ...]:
        """How a number of the world stood at the start and at the end of each reveal, as the seat saw it."""
        at = self.book.indicators.index(indicator)
        return self._view(("history", indicator), lambda: self._history(at))

    def _history(self, at: int) -> tuple[int, ...]:
        steps = self._game.session.steps
        places = [step.before for step in steps[:1]]
        places += [ends.after for ends in spans(steps)]
        return tuple(int(self.observed(place).view.one.indicator[at]) for place in places)

    def observed(self, position: Position) -> Observation:
        """What the seat could know in another position of this game."""
        return observe(self.book, position, self.place)

    @property
    def last_span(self) -> Span | None:
        """The last round that is over, or the time after it; None before the first reveal."""
        return self._view(("last span",), self._last_span)

    def _last_span(self) -> Span | None:
        ended = spans(self._game.session.steps)
        return ended[-1].span if ended else None

    @property
    def reveals(self) -> tuple[str, ...]:
        """The reveals so far, the newest last, each as what is noted when it was read."""
        return self._view(
            ("reveals",), lambda: tuple(str(RevealName.of(step)) for step in self._reveals())
        )

    def _reveals(self) -> list[Step]:
        return [step for step in self._game.session.steps if step.phase in REVEALS]

    def reveal(self, name: str) -> Reveal:
        """What a reveal has shown to the seat."""
        return self._view(("reveal", name), lambda: self._reveal(name))

    def headlines(self, reveal: str) -> tuple[Headline, ...]:
        """What came to light at a reveal, as the front page tells it; nothing where nothing did."""
        return self._view(("headlines", reveal), lambda: self._headlines(reveal))

    def _headlines(self, name: str) -> tuple[Headline, ...]:
        session, step = self._game.session, self._revealed(name)
        earlier = self._reveals()[: [each is step for each in self._reveals()].index(True)]
        past = [session.steps[0].before, *(each.after for each in earlier)]
        return headlines(
            self.words,
            self.observed(step.after),
            self.observed(step.before),
            [self.observed(place) for place in past],
            session.told(self.seat, step).changes,
            lambda seat: session.speaker(seat, step),
        )

    def because(self, reveal: str) -> Because:
        """What moved the seat's score up to a reveal, and what came of its own orders; nothing for nobody."""
        return self._view(("because", reveal), lambda: self._because(reveal))

    def _because(self, name: str) -> Because:
        if not self.seat:
            return NOTHING
        span = span_of(RevealName.read(name))
        account = self._game.session.account(self.seat)
        asked = self.why("score", (), span)
        return because(self.words, asked, account.changes, account.orders, self.seat, span)

    def after(self, reveal: str, indicator: str) -> int:
        """Where a number of the world stood after a reveal, as the seat saw it: hundredths."""
        seen = self.observed(self._revealed(reveal).after)
        return int(seen.view.one.indicator[self.book.indicators.index(indicator)])

    def _revealed(self, name: str) -> Step:
        return next(step for step in self._reveals() if str(RevealName.of(step)) == name)

    def _reveal(self, name: str) -> Reveal:
        session, step = self._game.session, self._revealed(name)
        since = next(e.before for e in spans(session.steps) if e.after is step.after)
        return reveal(
            self.words,
            self.observed(step.after),
            session.told(self.seat, step).changes,
            step.before.round,
            phase=step.phase,
            earlier=self.observed(step.before),
            since=self.observed(since),
            orders=[item.order for item in step.orders],
        )

    def why(self, target: str, about: tuple[str, ...], span: Span | None = None) -> Why:
        """Why a number is what the seat sees: in one round, or since the start; see `causes.ABOUT`.

        Raises Unseated if nobody asks for its own score.
        """
        if target == "score" and not (self.seat or (self.ended and about)):
            raise Unseated(target)
        return self._view(
            ("why", target, about, span),
            lambda: causes(self._game.session, self.words, self.seat, target, about, span),
        )

    @property
    def all_hints(self) -> tuple[str, ...]:
        """What a good negotiator would think about now, the most pressing first."""
        return self._of_seat("hints", hints) if self.seat else ()
