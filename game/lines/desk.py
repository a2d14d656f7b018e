"""A seat held at the keyboard: one whole game, phase by phase, in plain lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from game import UserError, called
from game.lines.asking import Leaving, Option, Person, spoken
from game.lines.auto import Watcher
from game.lines.ending import tell_afterwards, tell_end, tell_questions
from game.lines.pages import Pages
from game.lines.scope import Scope
from game.lines.wondering import wonder
from game.rules.orders import Order
from game.rules.phases import ASKED, ORDERS
from game.rules.refusals import Refusal, refusals
from game.screens.typed.matching import matches, plain
from game.session.casting import PERSON
from game.session.scribe import RecordTrouble
from game.session.session import Session
from game.views.commands import typed
from game.views.known import spends
from game.views.refusing import sentence
from game.views.temperaments import mind_name
from game.views.unsaid import unsaid

LOOKS: Final = (
    "about", "brief", "history", "easy", "news", "table", "numbers", "levers", "trust", "agreements",
    "proposals", "scores", "why", "more",
)  # fmt: skip
"""Commands that only look; they are understood at every question."""
CONTROLS: Final = ("help", "undo", "auto", "retake", "save", "quit")
LATER: Final = {
    "propose": ("propose", "counter", "promise", "deny", "mark", "notice", "withdraw"),
    "answer": ("sign", "decline"),
    "commit": ("set", "keep"),
    "debrief": ("happened", "questions", "whatif"),
}
"""Commands that are understood in one phase only, to say so in the others."""


class Undone(Exception):
    """The player takes the last decision back."""


class HandedOver(Exception):
    """The player lets a mind decide."""


class Desk:
    """A keyboard for the players of a game: one after the other reads, asks and orders at it."""

    def __init__(self, session: Session, person: Person, seat: str) -> None:
        self.session, self.person, self.voice = session, person, person.voice
        self.person.look, self.person.leaves = self.look, self.leaves
        self.prepared: Callable[[], Sequence[Order]] = tuple
        """What the player has prepared in this phase and not yet given."""
        self.warned = False
        """Whether the player has been told what is lost by leaving."""
        self.cautioned = False
        self.until: dict[str, int] = {}
        """Seats for which a mind decides for a while, each with the last round in which it does."""
        self.told = dict.fromkeys(session.once_held, len(session.steps))
        """Of how many phases each player has been told."""
        self.present = "" if session.shared else seat
        """The seat whose player has said that she is at the keyboard; empty until somebody has."""
        self.sit(seat)

    def sit(self, seat: str) -> None:
        """Read and ask for a seat from now on."""
        self.seat = seat
        self.scope = Scope(self.session, self.voice, seat)
        self.pages = Pages(self.scope)
        self.watcher = Watcher(self.scope, playing=not self.handed_over)

    def call(self, seat: str) -> None:
        """Let the player of a seat come to the keyboard, if another one may be sitting there."""
        if self.present == seat:
            return
        self.present = ""
        self.voice.wipe()
        self.person.forget()
        name = self.scope.words.seat(seat)
        self.voice.tell("cover", seat=name)
        while said := self.person.answer(self.voice.text("ask.cover", seat=name)):
            if plain(said) in self.person.words("quit"):
                raise Leaving
            if plain(said) in self.person.words("go"):
                break
        self.present = seat
        self.sit(seat)
        self.catch_up()

    def catch_up(self) -> None:
        """Tell the player what has happened since she last sat here."""
        at = min(self.told.get(self.seat, 0), len(self.session.steps))
        for step in self.session.steps[at:]:
            when = step.before.round, step.phase, step.exchange
            said = [r for r in self.session.reasons if (r.round, r.phase, r.exchange) == when]
            self.watcher.tell(step, said)
        self.told[self.seat] = len(self.session.steps)

    # the course of the game

    def play(self, fresh: bool = True) -> int:
        """Play until the end or until the player leaves; return the exit status."""
        try:
            if fresh:
                self.pages.read_opening()
            elif not self.session.over:
                self.call((*self.session.waiting, self.seat)[0])
                self.voice.tell("welcome_back", where=self.pages.where())
                self.pages.read_scores()
                self.remind()
            while not self.session.over:
                self.next()
            self.debrief()
        except (Leaving, KeyboardInterrupt):
            self.left()
        return 0

    def next(self) -> None:
        """Ask the player if there is something to decide; then carry the phase out."""
        phase, _ = self.session.phase
        try:
            for seat in self.session.waiting:
                self.call(seat)
                self.turn(phase)
            self.watcher.next()
            self.told[self.seat] = len(self.session.steps)
            if phase in ORDERS and not self.session.over:
                for seat in [s for s, last in self.until.items() if last < self.session.round]:
                    if self.session.seats[seat] != PERSON:
                        self.retake(seat)
                self.pause()
        except Undone:
            self.undo()
        except HandedOver:
            pass

    def turn(self, phase: str) -> None:
        """Let the player decide in this phase, until the orders are taken."""
        from game.lines.answering import answer, ratify
        from game.lines.committing import commit
        from game.lines.talking import talk

        if phase == "propose":
            self.watcher.title()
            self.watcher.titled = True
        makers = {"propose": talk, "answer": answer, "ratify": ratify, "commit": commit}
        try:
            while refused := self.session.submit(self.seat, makers[phase](self)):
                for item in refused:
                    self.voice.line(self.refusal(item))
        except (Undone, HandedOver):
            self.prepared = tuple
            raise
        self.prepared = tuple

    def refusal(self, refused: Refusal) -> str:
        """Say why an order is not taken."""
        return sentence(refused, self.scope.book, self.voice.language, self.session.scenario)

    def accepts(self, orders: Sequence[Order]) -> bool:
        """Try orders together; say why they are refused, if they are."""
        refused = refusals(self.scope.book, self.session.observation(self.seat), orders)
        for item in refused:
            self.voice.line(self.refusal(item))
        return not refused

    def pause(self) -> None:
        """Give time to read and to ask why, before the next round."""
        while True:
            said = self.ask("go_on")
            if not said or plain(said) in self.person.words("go"):
                return
            if not self.look(said):
                self.person.puzzled("not_now", said=said)

    def undo(self) -> None:
        """Go back to before the last decision."""
        try:
            done = self.session.undo()
        except RecordTrouble as trouble:
            done = True
            self.voice.line(str(trouble))
        self.pages.last = ()
        self.watcher.teller.playing = not self.handed_over
        nothing = "undo.revealed" if self.session.seen_since else "nothing_to_undo"
        self.voice.tell("undone" if done else nothing, where=self.pages.where())

    @property
    def handed_over(self) -> bool:
        """Whether a mind decides for the player."""
        return self.session.seats[self.seat] != PERSON

    def hand_over(self, rest: str) -> None:
        """Let a mind decide, for this round or until the player takes the seat back."""
        if self.handed_over:
            self.voice.tell("handed.already")
            return
        for_good = plain(rest) in self.person.words("for_good")
        if rest and not for_good:
            self.person.puzzled("auto.how", said=rest)
            return
        with self.recorded():
            self.session.take_over(self.seat)
        self.until[self.seat] = self.scope.book.rounds if for_good else self.session.round
        self.watcher.teller.playing = False
        mind = mind_name(self.session.seats[self.seat], self.voice.language)
        self.voice.tell("handed.for_good" if for_good else "handed.round", mind=mind)
        raise HandedOver

    def remind(self) -> None:
        """Say to a player who comes back that a mind is deciding, and wait."""
        if self.handed_over:
            mind = mind_name(self.session.seats[self.seat], self.voice.language)
            self.voice.tell("handed.for_good", mind=mind)
            try:
                self.pause()
            except Undone:
                self.undo()

    def retake(self, seat: str = "") -> None:
        """Take a seat back from the mind; the player's own if none is named."""
        if not self.handed_over and not seat:
            self.voice.tell("retake.not")
            return
        seat = seat or self.seat
        self.until.pop(seat, None)
        with self.recorded():
            self.session.hand_back(seat)
        self.watcher.teller.playing = not self.handed_over
        self.voice.tell("retaken")

    @contextmanager
    def recorded(self) -> Iterator[None]:
        """Say what the record cannot take; the game goes on all the same."""
        try:
            yield
        except RecordTrouble as trouble:
            self.voice.line(str(trouble))

    def tell_purse(self, mandate: int) -> None:
        """Say what there is to spend, if anything costs, before what can be done is read out."""
        key = "you_have" if spends(self.scope.book) else "you_can"
        self.voice.tell(key, mandate=self.scope.words.points(mandate))

    def caution(self) -> None:
        """Say once a game what a forecast of the score leaves out."""
        if not self.cautioned:
            self.voice.tell("forecast_note")
        self.cautioned = True

    # questions

    def ask(self, key: str, **values: object) -> str:
        """Ask a question; the prompt always says where the game stands."""
        return self.person.answer(self.prompt(key, **values))

    def prompt(self, key: str, **values: object) -> str:
        """Write a prompt: where the game stands, and what is asked."""
        return f"{self.pages.where()} {self.voice.text(f'ask.{key}', **values)}"

    def choose(
        self,
        key: str,
        options: Sequence[Option],
        *,
        empty: str | None = None,
        read: bool = True,
        **values: object,
    ) -> str:
        """Let the player choose from a numbered list."""
        return self.person.choose(self.prompt(key, **values), options, empty=empty, read=read)

    # commands

    def command(self, line: str, commands: Sequence[str]) -> tuple[str, str]:
        """Understand the first word of a line as a command; ("", "") if it is none of them."""
        first, _, rest = line.strip().partition(" ")
        found = matches(first, spoken(self.voice.language, commands))
        whole = [key for key in found if plain(first) in self.person.words(key)]
        if len(whole) == 1 or len(found) == 1:
            return (whole or found)[0], rest.strip()
        return "", ""

    def look(self, line: str) -> bool:
        """Carry out a command that only looks, or one that saves, undoes or leaves."""
        asks = line.strip() == "?"
        key, rest = ("help", "") if asks else self.command(line, (*LOOKS, *CONTROLS))
        if not key:
            return self.later(line)
        self.person.missed = 0
        if key in LOOKS:
            self.pages.read(key, rest)
        elif key == "help":
            self.help()
        elif key == "save":
            self.save(rest)
        elif key == "undo":
            raise Undone
        elif key == "auto":
            self.hand_over(rest)
        elif key == "retake":
            self.retake()
        elif self.leaves(True):
            raise Leaving
        return True

    def lost(self) -> tuple[str, ...]:
        """What is lost by leaving now."""
        if self.session.over:
            return ()
        prepared = self.prepared() if self.present == self.seat else ()
        return tuple(unsaid(self.scope.words, prepared, self.session.submitted, self.seat))

    def leaves(self, answers: bool) -> bool:
        """Say what is lost by leaving, and let the player stay if she can answer; whether she leaves."""
        if self.warned or not self.tell_lost():
            return True
        if answers and not self.person.yes(self.voice.text("ask.lost"), usual=False):
            self.warned = False
        return self.warned

    def tell_lost(self) -> bool:
        """Say what is lost by leaving now; whether it is anything."""
        lost = self.lost()
        if lost:
            self.warned = True
            self.voice.tell("lost")
            for line in lost:
                self.voice.line(f"- {line}")
        return bool(lost)

    def later(self, line: str) -> bool:
        """Say of a command that belongs to another phase when it can be given; False if it is none."""
        first = plain(line.partition(" ")[0])
        for phase, keys in LATER.items():
            if phase != self.session.phase[0] and any(first in self.person.words(k) for k in keys):
                self.person.puzzled(f"later.{phase}", said=first)
                return True
        return False

    def help(self) -> None:
        """Say what can be typed now."""
        phase = self.session.phase[0]
        known = f"help.{phase}" if phase in ASKED else "help.any"
        self.voice.tell(known)
        self.voice.tell("help.looks")
        self.voice.tell("help.controls")

    def save(self, rest: str) -> None:
        """Write the record to another file."""
        if not rest:
            key = "saved" if self.session.record else "save.where"
            self.voice.tell(key, path=self.session.record)
            return
        try:
            self.session.save(Path(rest))
        except (UserError, OSError) as error:
            self.voice.line(str(error))
        else:
            self.voice.tell("saved", path=rest)

    def left(self) -> None:
        """Say good-bye, where the game is kept and how to go on."""
        if not self.warned:
            self.tell_lost()
        if self.session.trouble:
            self.voice.line(self.session.trouble)
        elif self.session.record and not self.session.over:
            self.voice.tell("left", path=self.session.record)
            self.voice.line(f"  {called()} play --text --resume {typed(str(self.session.record))}")
        else:
            if self.session.record and self.session.over:
                self.voice.line(self.scope.words.say("page.hint"))
                path = typed(str(self.session.record))
                self.voice.line(f"  {called()} debrief {path} --html debrief.html")
            self.voice.tell("bye")

    def debrief(self) -> None:
        """After the end everything is open: tell it, then answer questions."""
        self.scope.seat, self.scope.held = None, self.seat
        found = tell_end(self.scope)
        for seat, mind in self.session.minds.items():
            name = self.scope.words.seat(seat)
            self.voice.tell("played", seat=name, mind=mind_name(mind, self.voice.language))
        self.voice.tell("end.seed", seed=self.session.seed)
        self.voice.heading(self.voice.text("debrief"))
        while True:
            said = self.person.answer(self.voice.text("ask.debrief"))
            if not said:
                break
            known = ("happened", "questions", "whatif", "go", *LOOKS, *CONTROLS)
            key, rest = self.command(said, known)
            if key == "happened":
                tell_afterwards(self.scope, found)
            elif key == "questions":
                tell_questions(self.scope, found)
            elif key == "whatif":
                wonder(self, rest)
            elif key in ("quit", "go"):
                break
            elif key in ("why", "more", "trust", "agreements", "numbers", "scores", "news"):
                self.pages.read(key, rest)
            elif key == "save":
                self.save(rest)
            elif key == "undo":
                self.person.puzzled("undo.over")
            else:
                self.voice.tell("help.debrief")
        self.left()
