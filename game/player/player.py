"""A reader who acts: what is due, what is in the way, and what becomes of an intent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from game import UserError
from game.player import intents as want
from game.player.afterwards import Afterwards
from game.player.draft import Draft, changed, empty, with_order
from game.player.game import HINTS
from game.player.guess import Guess
from game.player.intents import Intent, Moment
from game.player.reading import SeatReader
from game.player.reveals import RevealName, news_of
from game.rules.orders import Choose, Move, Order, Promise, Put
from game.rules.phases import ORDERS, REVEALS, TALK
from game.rules.refusals import answers_refused
from game.session.casting import PERSON
from game.views.known import spends
from game.views.refusing import sentence as refusal_sentence
from game.views.temperaments import mind_name
from game.views.unsaid import unsaid

Due = Literal["brief", "reveal", "end", "news", "ask", "wait"]
"""What a reader is to be shown: her brief, a reveal, the end, the news of the round, what is asked of her, or that others are at work."""

CHECKED = (want.Say, want.SetAnswer, want.SetApproval, want.SetMove, want.SetChoice, want.SetBelief)
"""Intents that prepare an order: what would then be given is tried at once."""
ENDED = (want.Undo, want.Settle, want.TakeOver, want.HandBack)
"""Steps that nobody can take once the game has ended."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an intent."""

    how: Literal["ok", "repeated", "stale", "refused"]
    said: str = ""
    """One sentence for the reader; empty for none."""

    @property
    def well(self) -> bool:
        """Whether things are now as they were wanted."""
        return self.how in ("ok", "repeated")


OK = Taken("ok")
REPEATED = Taken("repeated")


class Player(SeatReader):
    """The reader at one seat, and what she may do there; at nobody's seat all is read and nothing done."""

    # What is due

    @property
    def moment(self) -> Moment:
        """What the reader is asked, or waits in."""
        if not self.seat:
            return self._view(("moment",), lambda: self._game.moment(""))
        return self.draft.moment

    @property
    def busy(self) -> bool:
        """Whether the minds are at work."""
        return self._game.busy

    @property
    def asked(self) -> bool:
        """Whether the seat has something to decide now; in a paced talk it may act at any time."""
        return self.seat in self._game.waiting or self._game.talks(self.seat)

    @property
    def due(self) -> Due:
        """What is to be shown to the reader now; to nobody a reveal, the end, or that the seats are at work."""
        if not self.seat:
            return "end" if self.ended else "reveal" if self.unread else "wait"
        if not self._game.has_read(self.seat, "brief"):
            return "brief"
        if self.unread:
            return "reveal"
        if self.ended:
            return "end"
        if self.unread_news:
            return "news"
        return "ask" if self.asked else "wait"

    @property
    def unread(self) -> str:
        """The last reveal, if the reader has not read it; what came before it is passed over.

        Nobody has read it once the game has gone on.
        """
        if not self.seat:
            return self._just_revealed
        last = self.reveals[-1:]
        return "" if self.busy or not last or self._game.has_read(self.seat, last[0]) else last[0]

    @property
    def unread_news(self) -> str:
        """The news of this round, if there are any and the reader has not read them; nobody is to read any."""
        name = news_of(self.round)
        if not self.seat or self.busy or self.ended or self._game.has_read(self.seat, name):
            return ""
        return name if self.news(self.round) else ""

    @property
    def _just_revealed(self) -> str:
        """The reveal at which the game stands; empty if it has gone on, or has ended."""
        steps = () if self.busy or self.ended else self._game.session.steps
        return self.reveals[-1] if steps and steps[-1].phase in REVEALS else ""

    @property
    def ready(self) -> tuple[int, int]:
        """How many persons have sealed, and how many are asked; never who.

        In the talk it is not told: who is asked there is woken by texts that the reader may not know of.
        """
        if self.moment.phase in TALK:
            return 0, 0
        given, waiting = len(self._game.session.submitted), len(self._game.waiting)
        return given, given + waiting

    # What is prepared

    @property
    def draft(self) -> Draft:
        """What the seat is preparing; nobody ever prepares anything."""
        return self._game.draft(self.seat) if self.seat else empty("", self.moment)

    def answered(self, event: str) -> str:
        """The answer that the seat has prepared to the question of an event; empty for none."""
        if self.moment.phase in ORDERS:
            return self.draft.choice(event)
        kept = (each for each in self._game.ahead(self.seat) if each.event == event)
        return next((each.option for each in kept), "")

    @property
    def presses(self) -> int:
        """How many changes of what is prepared in this phase can be taken back one by one."""
        return self._game.presses(self.seat) if self.seat else 0

    @property
    def spent(self) -> int:
        """Mandate that the prepared orders cost, in hundredths."""
        prepared = set(self.draft.orders)
        return sum(c.price for g in self.menu.groups for c in g.choices if c.order in prepared)

    @property
    def spends(self) -> bool:
        """Whether anything in the game costs mandate."""
        return spends(self.book)

    @property
    def given(self) -> tuple[Order, ...]:
        """What the seat has given in this phase, or this exchange of the talk, and is not carried out yet."""
        return tuple(self._game.session.submitted.get(self.seat, ()))

    @property
    def sealed(self) -> bool:
        """Whether the seat has given what it had to give in this phase, and may take it back."""
        return self.seat in self._game.session.submitted

    @property
    def unkept(self) -> tuple[tuple[str, str], ...]:
        """Levers whose word the draft would break, each with the setting given, until she says that she means to."""
        if self.moment.phase not in ORDERS:
            return ()
        levers = [group.about for group in self.menu.groups if group.kind == "move"]
        owed = [(lever, self.owed(lever)[0]) for lever in levers if lever not in self.draft.broken]
        return tuple((x, word) for x, word in owed if word == self._silently(x) != self._stays(x))

    def in_the_way(self, lever: str) -> tuple[str, ...]:
        """Own levers whose orders leave too little for the word that the seat has given on another lever."""
        if self.unordered(lever) == self._silently(lever):
            return ()
        moves = (order for order in self.draft.orders if isinstance(order, Move))
        return tuple(order.lever for order in moves if order.lever != lever)

    def _silently(self, lever: str) -> str:
        """What an own lever is asked to be if no lever is moved by an order: a word that can be kept."""
        orders = [order for order in self.draft.orders if not isinstance(order, Move)]
        return self.asked_for(lever, orders)

    def _stays(self, lever: str) -> str:
        """What a lever is asked to be if the draft is given."""
        return self.draft.move(lever) or self.unordered(lever)

    def unordered(self, lever: str) -> str:
        """What an own lever is asked to be if nothing is ordered of it: its clause, else a promise, else to stay."""
        return self.asked_for(lever, self.draft.orders)

    @property
    def to_guess(self) -> str:
        """A headline number whose way is to be guessed before this phase is sealed; empty for none."""
        if not self.seat or self.moment.phase not in ORDERS:
            return ""
        if self.guess(self.round):
            return ""
        seen, texts = self.seen, self.texts.indicators
        known = [
            (-int(self.book.interest[seen.seat, at]), at)
            for at, name in enumerate(self.book.indicators)
            if texts[name].headline and seen.exact[at]
        ]
        if not known:
            return ""
        return self.book.indicators[sorted(known)[(self.round - 1) % len(known)][1]]

    @property
    def has_guessed(self) -> bool:
        """Whether the seat was asked for a guess in this game."""
        return any(seat == self.seat for seat, _ in self._game.guesses)

    def guess(self, round: int) -> Guess | None:
        """What was guessed in a round; None for what was not asked."""
        return self._game.guesses.get((self.seat, round))

    def guessed(self, reveal: str) -> Guess | None:
        """What was guessed for the round of a reveal; None for no guess."""
        name = RevealName.read(reveal)
        guess = self.guess(name.round)
        return guess if guess and guess.way and not name.afterwards else None

    def lost(
        self, *, prepared: bool = True, others: bool = False, kept: bool = True
    ) -> tuple[str, ...]:
        """What would be lost by leaving now, in sentences; what is prepared only to its own reader.

        Nothing is where the record keeps it, unless the game goes on without it (`kept` is False). Who else has given orders is told only where all sit at one device: theirs go with it.
        """
        if self.ended or not self.seat or (kept and self._game.kept):
            return ()
        trouble = [self._game.trouble] if self._game.trouble else []
        ahead = () if self.moment.phase in ORDERS else self._game.ahead(self.seat)
        orders = (*self.draft.prepared, *ahead) if prepared else ()
        given = [x for x in self._game.session.submitted if others or x == self.seat]
        return (*trouble, *unsaid(self.words, orders, given, self.seat))

    @property
    def hints_left(self) -> int:
        """How many hints there still are for the seat."""
        return HINTS - len(self._game.hints.get(self.seat, ()))

    @property
    def next_hint(self) -> int:
        """The number of the hint that would be given next, from 1."""
        return len(self._game.hints.get(self.seat, ())) + 1

    def hint(self, number: int) -> str:
        """A hint that was given; empty if it was not."""
        given = self._game.hints.get(self.seat, [])
        return given[number - 1] if 0 < number <= len(given) else ""

    # What becomes of an intent

    def take(self, intent: Intent) -> Taken:
        """Do what is wanted, if it may be done and is still about what the reader sees.

        The same intent twice comes to the same as once; the second time it is `repeated`. A step is
        `stale` if the game has gone on since the reader saw it, and then nothing happens. At nobody's
        seat everything is refused.
        """
        if not self.seat:
            return Taken("refused", self.words.say("t.nobody"))
        if self.ended and isinstance(intent, ENDED):
            return Taken("refused", self.words.say("typed.undo.over"))
        taking = _TAKING.get(type(intent))
        return taking(self, intent) if taking else self._prepare(intent)

    def _prepare(self, intent: Intent) -> Taken:
        """Change the draft, unless what it would then give is refused; answers to the news are kept for the orders."""
        if isinstance(intent, want.SetChoice) and self.moment.phase not in ORDERS:
            return self._keep_ahead(intent.event, intent.option)
        old = self.draft
        if not self.asked:
            return Taken("stale", self.words.say("t.late"))
        new = changed(old, self._as_it_stands(intent), self.amended)
        if new == old:
            return REPEATED
        if isinstance(intent, CHECKED):
            refused = self.refused(new.orders)
            if refused:
                return Taken("refused", refused[0])
        self._game.prepare(self.seat, new)
        if isinstance(intent, want.Say):
            noted = self.words.say("t.talk.noted", order=self.order_said(intent.order))
            return Taken("ok", " ".join(filter(None, (noted, self._contradicts(intent.order)))))
        return OK

    def _unpress(self, intent: want.Unpress) -> Taken:
        """Prepare what was prepared before a press; a press that was taken back is one no longer."""
        number = intent.number
        if not self.asked:
            return Taken("stale", self.words.say("t.late"))
        if number != self.presses:
            return REPEATED
        self._game.unpress(self.seat)
        return OK

    def _keep_ahead(self, event: str, option: str) -> Taken:
        """Keep the answer to a question of the news for the orders of the round, unless it would be refused now."""
        if self.busy or self.ended or self.held_by_mind:
            return Taken("stale", self.words.say("t.late"))
        if option == self.answered(event):
            return REPEATED
        answers = tuple(each for each in self._game.ahead(self.seat) if each.event != event)
        if option:
            answers += (Choose(self.seat, event, option),)
            refused = answers_refused(self.book, self.seen, answers)
            if refused:
                return Taken("refused", refusal_sentence(self.words, refused[0]))
        self._game.keep_ahead(self.seat, answers)
        return OK

    def _contradicts(self, order: Order) -> str:
        """Warn of a promise that cannot be kept beside what was signed; empty for all else."""
        if not isinstance(order, Promise):
            return ""
        owed, how = self.owed(order.lever)
        if how != "signed" or owed == order.setting:
            return ""
        lever, setting = self.words.lever(order.lever), self.words.setting(order.lever, owed)
        return self.words.say("t.promise.contradicts", lever=lever, setting=setting)

    def _as_it_stands(self, intent: Intent) -> Intent:
        """To order what comes of no order is to order nothing."""
        if isinstance(intent, want.SetMove) and intent.setting == self.unordered(intent.lever):
            return replace(intent, setting="")
        return intent

    def _seal(self, intent: want.Seal) -> Taken:
        moment = intent.moment
        now = self._game.moment(self.seat)
        if moment != now or not self.asked:
            sealed = moment == now and self.seat in self._game.session.submitted
            return REPEATED if sealed else Taken("stale", self.words.say("t.late"))
        refused = self._game.submit(self.seat, self.draft.orders)
        if refused:
            return Taken("refused", refusal_sentence(self.words, refused[0]))
        self._game.advance()
        return OK

    def _unseal(self, intent: want.Unseal) -> Taken:
        moment = intent.moment
        if moment != self._game.moment(self.seat) or self.busy:
            return Taken("stale", self.words.say("t.late"))
        return OK if self._game.take_back(self.seat) else REPEATED

    def _give(self, intent: want.Give) -> Taken:
        """Give one order more in this exchange of a paced talk, in place of one that is about the same."""
        order = intent.order
        if order.seat != self.seat or not self._game.talks(self.seat):
            return Taken("stale", self.words.say("t.late"))
        given = self.given
        if order in given:
            return REPEATED
        draft = with_order(replace(empty(self.seat, self.moment), orders=given), order)
        refused = self._game.submit(self.seat, draft.orders)
        if refused:
            return Taken("refused", refusal_sentence(self.words, refused[0]))
        if order == self.draft.package:
            self._game.prepare(self.seat, replace(self.draft, package=Put(self.seat, ())))
        return OK

    def _ungive(self, intent: want.Ungive) -> Taken:
        """Take one order out of what is given in this exchange of a paced talk."""
        order = intent.order
        if order not in self.given or not self._game.talks(self.seat):
            return Taken("stale", self.words.say("t.late"))
        left = tuple(each for each in self.given if each != order)
        refused = self._game.submit(self.seat, left) if left else ()
        if refused:
            return Taken("refused", refusal_sentence(self.words, refused[0]))
        if not left:
            self._game.take_back(self.seat)
        if isinstance(order, Put) and not self.draft.making:
            self._game.prepare(self.seat, replace(self.draft, package=order))
        return OK

    def _undo(self, intent: want.Undo) -> Taken:
        moment = intent.moment
        if self.busy or moment != self._game.moment(self.seat):
            return Taken("stale", self.words.say("t.late"))
        if self._game.undo():
            return Taken("ok", self.words.say("t.undo.done"))
        seen = self.shared and self._game.session.seen_since
        key = "undo.revealed" if seen else "undo.nothing"
        return Taken("refused", self.words.say(f"t.{key}"))

    def _settle(self, intent: want.Settle) -> Taken:
        moment = intent.moment
        if self.busy or moment != self._game.moment(self.seat):
            return Taken("stale", self.words.say("t.late"))
        self._game.settle()
        return OK

    def _take_over(self, intent: want.TakeOver) -> Taken:
        moment, until = intent.moment, intent.until
        if self.busy or moment != self._game.moment(self.seat):
            return Taken("stale", self.words.say("t.late"))
        if self.held_by_mind:
            return REPEATED
        try:
            self._game.take_over(self.seat, until)
        except UserError as error:
            return Taken("refused", str(error))
        self._game.advance()
        key = "for_good" if until >= self.book.rounds else "round"
        return Taken("ok", self.words.say(f"t.handed.{key}", mind=self.mind))

    @property
    def mind(self) -> str:
        """The mind that decides for the seat, in words; empty while its person does."""
        mind = self._game.session.minds.get(self.seat, "")
        return mind_name(mind, self.words.language) if mind else ""

    def _hand_back(self, intent: want.HandBack) -> Taken:
        moment = intent.moment
        if self.busy or moment != self._game.moment(self.seat):
            return Taken("stale", self.words.say("t.late"))
        if not self.held_by_mind:
            return REPEATED
        self._game.hand_back(self.seat)
        return Taken("ok", self.words.say("t.handed.back"))

    @property
    def afterwards(self) -> Afterwards:
        """What is open once the game has ended. Raises StillHidden before."""
        return Afterwards(self._game, self.words)

    @property
    def held_by_mind(self) -> bool:
        """Whether a mind decides for the seat."""
        return self._game.session.seats.get(self.seat, PERSON) != PERSON

    def _hint(self, intent: want.TakeHint) -> Taken:
        number = intent.number
        given = self._game.hints.setdefault(self.seat, [])
        if number <= len(given):
            return REPEATED
        if not self.asked:
            return Taken("refused", self.words.say("t.hint.not_now"))
        if self.hints_left <= 0:
            return Taken("refused", self.words.say("t.hint.none"))
        known = self.all_hints
        given.append(next((text for text in known if text not in given), known[-1]))
        self._game.touch(self.seat)
        return OK

    def _read(self, intent: want.SetRead) -> Taken:
        what = intent.what
        if self._game.has_read(self.seat, what):
            return REPEATED
        self._game.note_read(self.seat, what)
        if not self._game.waiting:
            self._game.advance()
        return OK

    def _guess(self, intent: want.SetGuess) -> Taken:
        indicator, way = intent.indicator, intent.way
        if self.guess(self.round):
            return REPEATED
        if self.to_guess != indicator:
            return Taken("stale", self.words.say("t.late"))
        at = self.book.indicators.index(indicator)
        before = int(self.seen.view.one.indicator[at])
        self._game.guesses[self.seat, self.round] = Guess(indicator, way, before)
        self._game.touch(self.seat)
        return OK


_TAKING: Final[Mapping[type[Intent], Callable[[Player, Any], Taken]]] = {
    want.Seal: Player._seal,
    want.Unseal: Player._unseal,
    want.Give: Player._give,
    want.Ungive: Player._ungive,
    want.Undo: Player._undo,
    want.Settle: Player._settle,
    want.TakeOver: Player._take_over,
    want.HandBack: Player._hand_back,
    want.TakeHint: Player._hint,
    want.SetRead: Player._read,
    want.Unpress: Player._unpress,
    want.SetGuess: Player._guess,
}
"""What becomes of each intent; all others change what is prepared."""
