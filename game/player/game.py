"""One running game, with what its seats are preparing and have read; its readers share it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs

from game import UserError
from game.debrief.contents import headings, parts
from game.debrief.opened import Debrief, debrief
from game.debrief.page import page
from game.debrief.parts import PagePart
from game.debrief.past import past
from game.debrief.source import Material, source_of
from game.player.draft import Draft, empty, unsealed
from game.player.guess import Guess
from game.player.intents import Moment
from game.player.job import Job
from game.player.loaded import scenario_at
from game.player.reveals import RevealName, news_of
from game.player.wondering import Wondering
from game.rules.orders import Choose, Order, Put, Wait
from game.rules.phases import NEWS, ORDERS, PHASE_OF, REVEALS, TALK
from game.rules.position import Position
from game.rules.refusals import Refusal, permitted
from game.rules.sight import observe
from game.scenario.model import Scenario
from game.session.drafts import Prepared
from game.session.fingerprint import digest, rules_digest
from game.session.scribe import RecordTrouble
from game.session.session import Decided, Session
from game.views.words import Words

HINTS = 3
"""Hints in a game, for each seat."""


class Game:
    """A session, and everything beside it that its readers share.

    While the minds are at work (`busy`) the session belongs to them: readers are then shown what was seen
    last. Whoever shows the game asks `arrived` now and then.

    Attributes:
        session: the game itself.
        source: the name or file of its scenario, for its translations.
        turn: grows with what happens in the game, not with what a seat prepares or reads.
        clock: whether a clock shows the minutes of each phase.
        going: whether seats may act now, in a paced game.
        paced: whether whoever leads a class says when a phase ends; the game never goes on by itself,
            and in the talk everybody acts whenever they like.
        hints: seat to the hints it was given.
        guesses: seat and round to what was guessed of a number of the world.
        wondering: what was asked about how it would have gone.
    """

    def __init__(
        self, session: Session, source: str, *, clock: bool = False, paced: bool = False
    ) -> None:
        self.session, self.source, self.clock, self.paced = session, source, clock, paced
        self.turn, self.going = 0, True
        self.hints: dict[str, list[str]] = {}
        self.guesses: dict[tuple[str, int], Guess] = {}
        self.wondering = Wondering(session)
        self.until: dict[str, int] = {}
        """Seats for which a mind decides for a while, each with the last round in which it does."""
        self.views: dict[tuple[Any, ...], tuple[int, Any]] = {}
        """What readers have read, by seat, language and name: the turn it is of, and the view."""
        self._drafts: dict[str, Draft] = {}
        self._before: dict[str, list[Draft]] = {}
        """What each seat had prepared in this phase before each of its presses."""
        self._sealed: dict[tuple[str, Moment], Draft] = {}
        """With what each seat has sealed a phase: who takes that back has it again."""
        self._ahead: dict[str, tuple[int, tuple[Choose, ...]]] = {}
        """Answers to the news that seats keep for their orders, each with the round that they are of."""
        self._read: dict[str, set[str]] = {}
        self._touched: dict[str, int] = {}
        """How often something has changed that a seat may notice; nobody's seat is the empty one."""
        self._texts: dict[str, Scenario] = {session.scenario.language: session.scenario}
        self._words: dict[str, Words] = {}
        self._job: Job[None] | None = None
        self._left: Mapping[str, Moment] = {}
        """While the minds are at work, the moment of each seat when they began."""
        self._in_exchange = False
        """Whether they began in an exchange of the talk."""
        self._debriefs: dict[str, Debrief] = {}
        self._sources: dict[str, tuple[Material, tuple[PagePart, ...]]] = {}
        self._telling: dict[str, Job[None]] = {}
        for seat, each in session.prepared.items():
            self._drafts[seat] = Draft(self.moment(seat), each.package, each.orders, each.broken)
            self._ahead[seat] = session.round, each.ahead

    # Where it stands

    @property
    def trouble(self) -> str:
        """Why the record on the disk is behind the game, in one sentence; empty if it is not."""
        return self.session.trouble or ""

    @property
    def busy(self) -> bool:
        """Whether the minds are at work."""
        return self._job is not None

    def moment(self, seat: str) -> Moment:
        """What a seat is asked, or waits in; while the minds are at work, where it was when they began.

        Exchanges in which others alone are asked leave it as it is: a seat may not know how many there were.
        """
        return self._left[seat] if self._left else self._moment(seat)

    def _moment(self, seat: str) -> Moment:
        session = self.session
        phase = session.phase[0]
        # Where people act whenever they like a talk is one question from its beginning to its end.
        asked = self._asked_in_talk(seat) if phase in TALK and not self.paced else 0
        return Moment(session.round, phase, asked)

    def _asked_in_talk(self, seat: str) -> int:
        """How often a seat has been asked in the talk of this round, up to now."""
        session = self.session
        if not seat:
            return 0
        now = [] if session.over else [(session.phase[0], session.position)]
        before = [(s.phase, s.before) for s in session.steps if s.before.round == session.round]
        return sum(
            self._awake(position, seat)
            for phase, position in (*before, *now)
            if phase == PHASE_OF[Put]
        )

    def _awake(self, position: Position, seat: str) -> bool:
        return bool(position.one.awake[self.session.book.seats.index(seat)])

    @property
    def waiting(self) -> tuple[str, ...]:
        """The persons' seats that have something to decide; nobody's while the minds are at work, or a class looks up."""
        return () if self.busy or not self.going else self.session.waiting

    def talks(self, seat: str) -> bool:
        """Whether a seat may act now in a talk in which people act whenever they like."""
        s = self.session
        on = self.paced and self.going and not s.over and s.phase[0] == PHASE_OF[Put]
        return on and seat in s.people and bool(s.book.actors[s.book.seats.index(seat)])

    def texts(self, language: str) -> Scenario:
        """The scenario in a language; as it is played where it has no good translation."""
        if language not in self._texts:
            self._texts[language] = self._translated(language)
        return self._texts[language]

    def words(self, language: str) -> Words:
        """The names, texts and numbers of readers in a language."""
        if language not in self._words:
            self._words[language] = Words(self.session.book, language, self.texts(language))
        return self._words[language]

    def _translated(self, language: str) -> Scenario:
        """Read the scenario in a language, unless its file is gone by now or of other rules."""
        played = self.session.scenario
        try:
            texts = scenario_at(self.source, language, self.session.twin)
        except UserError:
            return played
        return texts if rules_digest(texts) == rules_digest(played) else played

    # What seats prepare and have read

    def draft(self, seat: str) -> Draft:
        """What a seat is preparing in this phase."""
        moment, known = self.moment(seat), self._drafts.get(seat)
        if known is not None and known.moment == moment:
            return known
        draft, ahead = empty(seat, moment), self.ahead(seat)
        if moment.phase not in ORDERS or not ahead or self.busy:
            return draft
        # What the talk has cost may be missing now for an answer.
        kept, _ = permitted(self.session.book, self.session.observation(seat), ahead)
        self._drafts[seat] = replace(draft, orders=kept)
        return self._drafts[seat]

    def ahead(self, seat: str) -> tuple[Choose, ...]:
        """The answers to the news of the round that a seat keeps for its orders."""
        round, answers = self._ahead.get(seat, (0, ()))
        return answers if round == self.moment(seat).round else ()

    def keep_ahead(self, seat: str, answers: tuple[Choose, ...]) -> None:
        """Let these be the answers that a seat keeps for its orders."""
        self._ahead[seat] = self.moment(seat).round, answers
        self.touch(seat)

    def prepare(self, seat: str, draft: Draft) -> None:
        """Let this be what a seat prepares."""
        old = self.draft(seat)
        if draft != old:
            before = self._before.get(seat, [])
            fresh = before and before[-1].moment == old.moment
            self._before[seat] = [*(before if fresh else ()), old]
            self._drafts[seat] = draft
            self.touch(seat)

    def presses(self, seat: str) -> int:
        """How many changes of what a seat prepares in this phase can be taken back one by one."""
        before = self._before.get(seat, [])
        return len(before) if before and before[-1].moment == self.moment(seat) else 0

    def unpress(self, seat: str) -> None:
        """Let a seat prepare what it prepared before its last press."""
        if self.presses(seat):
            self._drafts[seat] = self._before[seat].pop()
            self.touch(seat)

    @property
    def kept(self) -> bool:
        """Whether what seats prepare is kept when the game is left: there is a record, and it can be written."""
        return self.session.record is not None and not self.trouble

    def keep(self) -> None:
        """Write down what the persons prepare: it is there when the game goes on."""
        if self.busy:
            self.wait()
            self.arrived()
        seats = dict.fromkeys((*self.session.people, *filter(self.ahead, self._ahead)))
        for seat in seats if not self.session.over else ():
            draft = self.draft(seat)
            # Once orders are given the answers are among them.
            ahead = () if draft.moment.phase in ORDERS else self.ahead(seat)
            with suppress(RecordTrouble):
                prepared = Prepared(draft.package, draft.orders, draft.broken, ahead)
                self.session.note_prepared(seat, prepared)

    def all_read(self, seat: str) -> frozenset[str]:
        """Everything that somebody at a seat has read."""
        return frozenset(self._read.get(seat, ()))

    def have(
        self, seat: str, draft: Draft, ahead: tuple[Choose, ...], read: frozenset[str]
    ) -> None:
        """Let a seat prepare this, keep these answers and have read this, whatever it had before."""
        self._drafts[seat] = draft
        self._ahead[seat] = draft.moment.round, ahead
        self._read[seat] = set(read)
        self.touch(seat)

    def has_read(self, seat: str, what: str) -> bool:
        """Whether somebody at a seat has read something."""
        return what in self._read.get(seat, ())

    def note_read(self, seat: str, what: str) -> None:
        """Note that somebody at a seat has read something."""
        if not self.has_read(seat, what):
            self._read.setdefault(seat, set()).add(what)
            self.touch(seat)

    # Going on

    def version(self, seat: str) -> int:
        """Grows with everything that changes what a seat is shown.

        What others prepare changes nothing of it, nor an exchange in which it has no part.
        """
        return self._touched.get(seat, 0)

    def touch(self, seat: str) -> None:
        """Say that something of a seat's own has changed."""
        self._touched[seat] = self._touched.get(seat, 0) + 1

    def turned(self, seats: Iterable[str] | None = None) -> None:
        """Say that the game has gone on: for some seats, or for all and nobody."""
        self.turn += 1
        for seat in ("", *self.session.book.seats) if seats is None else seats:
            self.touch(seat)

    @property
    def _exchanges(self) -> bool:
        """Whether an exchange of the talk is on."""
        return not self.session.over and self.session.phase[0] == PHASE_OF[Put]

    def _concerned(self) -> Iterable[str] | None:
        """Whom it concerns that the game has come here: of one exchange after another only those asked; None for all."""
        seats, position = self.session.book.seats, self.session.position
        if not (self._in_exchange and self._exchanges):
            return None
        asked = [seat for seat in seats if self._awake(position, seat)]
        return None if len(asked) == int(self.session.book.actors.sum()) else asked

    def submit(self, seat: str, orders: Sequence[Order]) -> tuple[Refusal, ...]:
        """Give the orders of a seat; return what is refused, and then nothing was given."""
        again, moment, draft = seat in self.session.submitted, self.moment(seat), self.draft(seat)
        refused = self.session.submit(seat, tuple(orders))
        if not refused:
            self._sealed[seat, moment] = draft
        if not refused and not again:
            self._given(seat)
        return refused

    def _given(self, seat: str) -> None:
        """Say that a seat has given its orders, or taken them back; in a paced game nobody waits for others."""
        if self.paced:
            self.touch(seat)
            if self.session.phase[0] not in TALK:
                self.touch("")
        else:
            self.turned([seat] if self.session.phase[0] in TALK else None)

    def advance(self) -> None:
        """Carry the phase out, and those after it, until a person is asked or a round is revealed.

        A paced game goes on when it is told to: `carry_out`.
        """
        if not self.paced and not (self.busy or self.session.over or self.session.waiting):
            self._begin(self._advance)

    def carry_out(self, decided: Decided) -> None:
        """Carry out one phase of a paced game, with what was decided in it.

        Those alone notice who see something of it: an exchange in which others whisper is none for the rest.
        """
        session = self.session
        exchange = session.phase[0] == PHASE_OF[Put]
        before = session.position
        given = [seat for seat, orders in session.submitted.items() if orders != (Wait(seat),)]
        with suppress(RecordTrouble):
            session.carry_out(decided)
        seen = [*given, *self._seeing(before)] if exchange else []
        still = exchange and not session.over and session.phase[0] == PHASE_OF[Put]
        self.turned(seen if still else None)

    def keep_awake(self) -> None:
        """Let everybody who has nothing to add to an exchange of a paced talk be asked again in the next."""
        for seat in filter(self.talks, self.session.waiting):
            self.session.submit(seat, (Wait(seat),))

    def _seeing(self, before: Position) -> list[str]:
        """Who sees something else than before, nobody among them; how often the talk has gone round is nothing."""
        book, now = self.session.book, self.session.position
        if digest(_still(before)) == digest(_still(now)):
            return []
        return [
            seat
            for seat in ("", *book.seats)
            if len(
                {digest(_still(observe(book, at, book.place(seat)).view)) for at in (before, now)}
            )
            > 1
        ]

    def take_back(self, seat: str) -> bool:
        """Let a seat that has sealed prepare again; whether it had."""
        done = self.session.take_back(seat)
        if done:
            self._given(seat)
        return done

    def _begin(self, work: Callable[[], None]) -> None:
        """Let the minds go to work."""
        self._left = {seat: self._moment(seat) for seat in ("", *self.session.book.seats)}
        self._in_exchange = self._exchanges
        self._job = Job(work, "minds")

    def _advance(self) -> None:
        session = self.session
        while not session.over and not session.waiting:
            if self._carry_out() in REVEALS:
                break
        self._look_back()

    def settle(self) -> None:
        """Let the rest of the game play by itself: persons say nothing more, which keeps their word."""
        if not (self.busy or self.session.over):
            self._begin(self._settle)

    def _settle(self) -> None:
        session = self.session
        while not session.over:
            for seat in session.waiting:
                session.submit(seat, ())
            self._carry_out()
        self._look_back()

    def _carry_out(self) -> str:
        """Carry one phase out; which it was."""
        session, phase = self.session, self.session.phase[0]
        with suppress(RecordTrouble):
            session.advance()
        if phase in REVEALS and not session.over:
            for seat in [s for s, last in self.until.items() if last < session.round]:
                self.hand_back(seat)
        return phase

    def arrived(self) -> bool:
        """Whether something that was under way has come to its end since this was last asked.

        Raises what went wrong in it.
        """
        arrived = self.wondering.arrived()
        gone_on = self._job is not None and self._job.done
        if self._job is not None and self._job.done:
            done, self._job, self._left = self._job, None, {}
            self.turned(self._concerned())
            done.result()
        for language, telling in list(self._telling.items()):
            if telling.done:
                del self._telling[language]
                telling.result()
                arrived = True
        if arrived:
            self.turned()
        return arrived or gone_on

    def wait(self) -> None:
        """Wait for the minds."""
        if self._job is not None:
            self._job.wait()

    def undo(self) -> bool:
        """Take the last decision back; whether there was one. A game that has ended stands."""
        if self.busy or self.session.over:
            return False
        try:
            done = self.session.undo()
        except RecordTrouble:
            done = True
        if done:
            self._take_up_again()
            self._forget_what_was_told()
            self.turned()
        return done

    def _take_up_again(self) -> None:
        """What was sealed in a phase that was taken back is prepared again: a text that was put is being written."""
        self._drafts.clear()
        self._before.clear()
        for (seat, moment), draft in self._sealed.items():
            if moment == self._moment(seat):
                self._drafts[seat] = unsealed(draft)

    def _forget_what_was_told(self) -> None:
        """What was taken back may come out otherwise: then it is guessed, read and answered again."""
        known = {str(RevealName.of(step)) for step in self.session.steps if step.phase in REVEALS}
        told = {step.before.round for step in self.session.steps if step.phase in NEWS}
        known |= set(map(news_of, told))
        self._ahead = {seat: each for seat, each in self._ahead.items() if each[0] in told}
        revealed = {step.before.round for step in self.session.steps if step.phase in ORDERS}
        for at in [at for at in self.guesses if at[1] not in revealed]:
            del self.guesses[at]
        for seat, read in self._read.items():
            self._read[seat] = {what for what in read if what == "brief" or what in known}

    def take_over(self, seat: str, until: int) -> None:
        """Let a mind decide for a seat until the end of a round."""
        self.until[seat] = until
        with suppress(RecordTrouble):
            self.session.take_over(seat)
        self._drafts.pop(seat, None)
        self.turned()

    def hand_back(self, seat: str) -> None:
        """Let a person decide for a seat again."""
        self.until.pop(seat, None)
        with suppress(RecordTrouble):
            self.session.hand_back(seat)
        self.turned()

    # Looking back

    def _look_back(self) -> None:
        """Work out how the game ended beside what is shown, for it takes longer than a frame."""
        if self.session.over:
            for language in self._texts:
                self.debrief(language)

    def debrief(self, language: str) -> Debrief:
        """How the game ended, with everything open."""
        if language not in self._debriefs:
            s = self.session
            gone = past(s.book, s.position, s.steps, s.reasons, s.seats)
            self._debriefs[language] = debrief(self.words(language), gone)
        return self._debriefs[language]

    def debrief_parts(self, language: str) -> tuple[PagePart, ...] | None:
        """The parts of the debrief in a language; None while they are worked out."""
        found = self._sources.get(language)
        if found is None:
            if language not in self._telling:
                self._telling[language] = Job(lambda: self._tell(language), "debrief")
            return None
        return found[1]

    def _tell(self, language: str) -> None:
        """Work the debrief out: what would have been possible takes a while."""
        session, words = self.session, self.words(language)
        found = source_of(words, session.recorded, session.reasons, session.seed)
        self._sources[language] = found, parts(found)

    def export(self, language: str) -> Path:
        """Write the debrief as a page that prints, into the person's documents; return where.

        Raises OSError if the disk refuses.
        """
        written = self.debrief_page(language)
        folder = Path(platformdirs.user_documents_dir())
        folder = (folder if folder.is_dir() else Path.home()) / "Parley"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.session.scenario.id}-{self.session.seed}.{language}.html"
        path.write_text(written, encoding="utf-8")
        return path

    def debrief_page(self, language: str) -> str:
        """The debrief as one page that prints. Raises KeyError while its parts are worked out."""
        found, written = self._sources[language]
        return page(found, *headings(found), written)


def _still(position: Position) -> Position:
    """A position but for how often its talk has gone round, and who is asked again."""
    return position.changed(phase=0, awake=np.zeros_like(position.awake))
