"""Watching a game that minds play: everything is told, or what one seat may know."""

from __future__ import annotations

from collections.abc import Sequence

from game.lines.board import score_lines, tell_largest
from game.lines.ending import tell_afterwards, tell_end, tell_questions
from game.lines.scope import Scope
from game.lines.telling import Teller
from game.lines.voice import Voice
from game.minds.mind import Reason
from game.rules.phases import NEWS, REVEALS
from game.session.course import Step
from game.session.scribe import RecordTrouble
from game.session.session import Session
from game.views.temperaments import mind_name


def watch(session: Session, voice: Voice, seat: str | None) -> None:
    """Play a game to its end and tell it as it goes; `seat` None for one who may see everything.

    The end opens everything to everybody.
    """
    scope = Scope(session, voice, seat)
    _opening(scope)
    watcher = Watcher(scope)
    while not session.over:
        watcher.next()
    scope.seat = None
    found = tell_end(scope)
    tell_afterwards(scope, found)
    tell_questions(scope, found, evidence=False)


def _opening(scope: Scope) -> None:
    session, voice, words = scope.session, scope.voice, scope.words
    scenario, book = session.scenario, scope.book
    voice.heading(scenario.title.text)
    voice.line(scenario.summary.text)
    voice.tell("setup", minutes=book.minutes, rounds=book.rounds, seed=session.seed)
    for seat, mind in session.minds.items():
        if scope.seat not in (None, seat):
            continue
        name = scenario.stakeholders[seat].name.text
        voice.tell(
            "played_by", seat=words.seat(seat), name=name, mind=mind_name(mind, voice.language)
        )


class Watcher:
    """Advances a game phase by phase and tells each."""

    def __init__(self, scope: Scope) -> None:
        self.scope, self.voice, self.session = scope, scope.voice, scope.session
        self.teller = Teller(scope)

    def next(self) -> None:
        """Carry out the next phase and tell it."""
        session = self.session
        self.title()
        known = len(session.reasons)
        try:
            session.advance()
        except RecordTrouble as trouble:
            self.voice.line(str(trouble))
        self.tell(session.steps[-1], session.reasons[known:])

    def title(self) -> None:
        """Say where the game stands, at the beginning of a phase that people take part in."""
        phase, exchange = self.session.phase
        rounds, now = self.scope.book.rounds, self.session.round
        if phase in NEWS:
            self.voice.heading(self.voice.text("round", round=now, rounds=rounds))
        elif phase == "talk" and exchange == 1:
            self.voice.heading(self.voice.text("talk"))

    def tell(self, step: Step, reasons: Sequence[Reason]) -> None:
        """Tell a phase, and after a reveal the numbers."""
        self.teller.step(step, reasons)
        if step.phase in REVEALS:
            tell_largest(self.scope, step)
            self.voice.heading(self.voice.text("scores"))
            for line in score_lines(self.scope, self.scope.last()):
                self.voice.line(line)
