"""One game at the table: what its readers order, the minds at work beside the window, and its debrief."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import platformdirs

from game.debrief.contents import headings, parts
from game.debrief.opened import Debrief, debrief
from game.debrief.page import page
from game.debrief.parts import PagePart
from game.debrief.past import past
from game.debrief.source import Material, source_of
from game.player.job import Job
from game.rules.asking import word_given
from game.rules.orders import Move, Order
from game.rules.phases import ORDERS, REVEALS
from game.rules.refusals import permitted
from game.session.course import Step
from game.session.scribe import RecordTrouble
from game.session.session import Session
from game.table.kit.scene import Look
from game.table.reading import Reading
from game.views.hints import hints

HINTS = 3
"""Hints in a game."""


class Play(Reading):
    """A game in the making: reading, and everything that carries it on.

    Attributes:
        shared: whether several persons share the window, so that it is covered between them.
        present: the seat whose person has said that she is at the window; empty until somebody has.
        fresh: the phases carried out since somebody last took them.
        clock: whether a clock shows the minutes of each phase.
        hints_left: how many hints there still are.
        guesses: seat and round to a number of the world, the way it was expected to go, and where it stood.
        trouble: what went wrong with the record or the minds, in one sentence; empty if nothing.
    """

    def __init__(self, session: Session, source: str, reader: str | None = None) -> None:
        super().__init__(session, source, reader)
        self.shared = session.shared
        self.present = ""
        self.fresh: list[Step] = []
        self.trouble = session.trouble or ""
        self.clock = False
        self.hints_left = HINTS
        self.given: set[str] = set()
        self.guesses: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._told: dict[str, tuple[Material, tuple[PagePart, ...]]] = {}
        self._telling: Job[None] | None = None
        self._job: Job[None] | None = None

    @property
    def covered(self) -> bool:
        """Whether somebody else than the reader may be looking, so that nothing may be shown."""
        return self.shared and self.present != self.reader

    @property
    def busy(self) -> bool:
        """Whether the minds are at work."""
        return self._job is not None

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self.session.over

    @property
    def phase(self) -> str:
        """The phase, once nobody is at work."""
        return self.session.phase[0]

    @property
    def waiting(self) -> tuple[str, ...]:
        """The persons' seats that have something to decide."""
        return () if self.busy else self.session.waiting

    def submit(self, orders: Sequence[Order], look: Look) -> tuple[str, ...]:
        """Give the reader's orders; return why they are refused, in sentences, if they are."""
        refused = self.session.submit(self.reader, tuple(orders))
        self.version += 1
        return tuple(self._said(item, look) for item in refused)

    def advance(self) -> None:
        """Carry the phase out, and those after it, until a person is asked or a round is revealed."""
        if not (self.busy or self.session.over or self.session.waiting):
            self._job = Job(self._advance, "minds")

    def _advance(self) -> None:
        session = self.session
        while not session.over and not session.waiting:
            if self._step() in REVEALS:
                break
        self._look_back()

    def _look_back(self) -> None:
        """Work out how the game ended beside the window, for it takes longer than a frame."""
        if self.session.over and self.look is not None:
            found = self._debriefed(self.look)
            self._views["debrief", self.look.language] = self.version + 1, found

    def _step(self) -> str:
        """Carry one phase out; which it was."""
        phase = self.session.phase[0]
        try:
            self.session.advance()
        except RecordTrouble as trouble:
            self.trouble = str(trouble)
        self.fresh.append(self.session.steps[-1])
        return phase

    def arrived(self) -> bool:
        """Whether the minds have finished since this was last asked.

        Raises what went wrong while they were at work.
        """
        if self._job is None or not self._job.done:
            return False
        done, self._job = self._job, None
        self.version += 1
        done.result()
        return True

    def settle(self) -> None:
        """Let the rest of the game play by itself: persons keep their word and say nothing more."""
        if not (self.busy or self.session.over):
            self._job = Job(self._settle, "minds")

    def _settle(self) -> None:
        session = self.session
        while not session.over:
            for seat in session.waiting:
                session.submit(seat, self.word_kept(seat))
            self._step()
        self._look_back()

    def word_kept(self, seat: str) -> tuple[Order, ...]:
        """The orders by which a seat keeps all its word and does nothing else."""
        session = self.session
        book, seen = session.book, session.observation(seat)
        if session.phase[0] not in ORDERS:
            return ()
        orders: list[Order] = []
        for lever in book.levers:
            owed, _ = word_given(book, seen, lever)
            if owed and book.owns[seen.seat, book.levers.index(lever)]:
                orders.append(Move(seat, lever, owed))
        return permitted(book, seen, orders)[0]

    def wait(self) -> None:
        """Wait for the minds; only for tests and for leaving."""
        if self._job is not None:
            self._job.wait()

    def taken(self) -> list[Step]:
        """Take the phases carried out since this was last asked."""
        found, self.fresh = self.fresh, []
        return found

    def undo(self) -> bool:
        """Take the last decision back."""
        if self.busy:
            return False
        try:
            done = self.session.undo()
        except RecordTrouble as trouble:
            self.trouble, done = str(trouble), True
        self.fresh = []
        self.version += 1
        return done

    def hint(self, look: Look) -> str:
        """Give a hint that was not given before, if there is one; it counts."""
        how: dict[str, Any] = {"language": look.language, "texts": self.texts(look.language)}
        found = hints(self.session.book, self.seen, **how)
        new = next((text for text in found if text not in self.given), found[-1])
        self.given.add(new)
        self.hints_left -= 1
        return new

    def to_predict(self) -> str:
        """A headline number to ask about in this round, by what counts for the reader; empty for none."""
        book, seen = self.session.book, self.seen
        texts = self.session.scenario.indicators
        known = [
            (-int(book.interest[seen.seat, at]), at)
            for at, name in enumerate(book.indicators)
            if texts[name].headline and seen.exact[at]
        ]
        if not known:
            return ""
        return book.indicators[sorted(known)[(self.session.round - 1) % len(known)][1]]

    def debrief(self, look: Look) -> Debrief:
        """How the game ended, with everything open."""
        return self._view(("debrief", look.language), lambda: self._debriefed(look))

    def _debriefed(self, look: Look) -> Debrief:
        session = self.session
        return debrief(
            past(session.book, session.position, session.steps, session.reasons, session.seats),
            language=look.language,
            texts=self.texts(look.language),
        )

    def debrief_parts(self, look: Look) -> tuple[PagePart, ...] | None:
        """The parts of the debrief in the reader's language; None while they are worked out."""
        found = self._told.get(look.language)
        if found is None:
            self._tell(look)
            return None
        return found[1]

    def _tell(self, look: Look) -> None:
        """Work the debrief out beside the window: what would have been possible takes a while."""
        if self._telling is not None:
            return
        language, texts, session = look.language, self.texts(look.language), self.session

        def work() -> None:
            found = source_of(session.recorded, session.reasons, texts, language, session.seed)
            self._told[language] = found, parts(found)

        self._telling = Job(work, "debrief")

    def debrief_ready(self) -> bool:
        """Whether a debrief has become ready since this was last asked.

        Raises what went wrong while it was worked out.
        """
        if self._telling is None or not self._telling.done:
            return False
        done, self._telling = self._telling, None
        done.result()
        return True

    def export(self, look: Look) -> Path:
        """Write the debrief as a page that prints, into the person's documents; return where.

        Raises OSError if the disk refuses.
        """
        found, written = self._told[look.language]
        folder = Path(platformdirs.user_documents_dir())
        folder = (folder if folder.is_dir() else Path.home()) / "Parley"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.session.scenario.id}-{self.session.seed}.{look.language}.html"
        path.write_text(page(found, *headings(found), written), encoding="utf-8")
        return path
