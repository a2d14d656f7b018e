"""The table: the seats and their trust, the numbers of the world, and what the reader does now."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from game.rules.phases import ORDERS, REVEALS
from game.session.course import Step as Resolved
from game.table.kit.nodes import Node
from game.table.kit.parts import column, row, scroll
from game.table.kit.scene import Look, Pop, Push, Quit, Replace, Scene, Step, Toast
from game.table.panels.answers import Answers
from game.table.panels.approval import Approval
from game.table.panels.orders import Orders
from game.table.panels.panel import Panel
from game.table.panels.talk import Talk
from game.table.panels.waiting import Waiting
from game.table.playing import Play
from game.table.scenes.board import table_board
from game.table.scenes.brief import BriefScene
from game.table.scenes.cover import Cover
from game.table.scenes.ending import Ending
from game.table.scenes.glossary import Term
from game.table.scenes.head import table_bar
from game.table.scenes.leaving import Leaving
from game.table.scenes.lookup import Agreements, GameMenu, News, Numbers, SeatCard, WhyCard
from game.table.scenes.prompts import Hint, Predict
from game.table.scenes.reveal import RevealScene
from game.table.scenes.strip import strip
from game.table.voice import say
from game.views.unsaid import unsaid

PANELS: dict[str, type[Panel]] = {
    "propose": Talk,
    "answer": Answers,
    "ratify": Approval,
    "commit": Orders,
}


class TableScene(Scene):
    """The game while it is played, for one reader after the other."""

    def __init__(self, play: Play, first: Iterable[Step] = ()) -> None:
        self.play = play
        self.first = list(first)
        """What is shown once, as soon as somebody sits there."""
        self.chosen = ""
        self.panel: Panel = Waiting(play)
        self.look = Look()
        self.now = 0.0
        self.briefed = {play.reader}
        """Seats that have read their brief."""
        self.step: Resolved | None = None
        """The last reveal, for every person who shares the window."""
        self.told: set[str] = set()
        """Seats that have been shown it."""
        self.clock_from: tuple[tuple[int, str], float] = ((0, ""), 0.0)
        self._ask()

    # What there is

    def view(self, look: Look) -> Node:
        """The bar, the table with the panel beside it, the strip."""
        self.look = look
        if self.play.covered:
            return Cover(self.play).view(look)
        side = self.panel.view(look)
        return column(
            table_bar(self.play, look, clock=self._clock(look)),
            row(
                scroll(
                    "board",
                    column(*self.coach(look), table_board(self.play, look, self.chosen), gap=10),
                ),
                column(side, width=452 + 60 * (look.text - 1)),
                gap=18,
                pad=(18, 12),
                align="stretch",
                grow=1,
            ),
            strip(self.play, look),
            gap=0,
        )

    def _clock(self, look: Look) -> str:
        """The time left for this phase, where a clock is wanted; it never forces anything."""
        if not self.play.clock or self.play.busy:
            return ""
        phase, since = self.clock_from
        left = self.play.table(look).minutes * 60 - int(self.now - since)
        if phase != (self.play.session.round, self.play.phase) or left > 0:
            minutes, seconds = divmod(max(left, 0), 60)
            return say(look, "bar.clock", minutes=minutes, seconds=f"{seconds:02d}")
        return say(look, "bar.clock.over")

    def _ticked(self, now: float) -> bool:
        """Let the clock run; whether a new second has begun."""
        here = self.play.session.round, self.play.phase
        if self.clock_from[0] != here:
            self.clock_from = here, now
        second, self.now = int(now) != int(self.now), now
        return second and self.play.clock

    def coach(self, look: Look) -> Iterator[Node]:
        """What stands above the table; a lesson puts its coach there."""
        return iter(())

    def focus_first(self) -> str:
        """The panel first: it is where there is something to do."""
        return self.panel.focus_first()

    # Leaving

    def lost(self) -> list[str]:
        """What would be lost by leaving now."""
        play = self.play
        found = [play.trouble] if play.trouble else []
        prepared = () if play.covered else self.panel.prepared
        return found + list(
            unsaid(play.words(self.look), prepared, play.session.submitted, play.reader)
        )

    def asked(self, leaving: Step) -> Step | None:
        """Let the minds finish, and ask before leaving if something would be lost."""
        self.play.wait()
        lost = [] if self.play.over else self.lost()
        return Push(Leaving(lost, leaving)) if lost else None

    def before_closing(self) -> Step | None:
        """Ask before the window is closed."""
        return self.asked(Quit())

    # What is done

    def on_intent(self, intent: Hashable) -> Step | None:
        """Do what was chosen, unless it is not known who has chosen."""
        return Push(Cover(self.play)) if self.play.covered else self._chosen(intent)

    def _chosen(self, intent: Hashable) -> Step | None:
        """Look something up, or hand it to the panel."""
        match intent:
            case ("seat", str() as seat):
                if seat == self.chosen:
                    return Push(SeatCard(self.play, seat))
                self.chosen = seat
                return None
            case ("why", str() as target, str() as name):
                return Push(WhyCard(self.play, target, self._index(target, name)))
            case ("term", str() as term):
                return Push(Term(term))
            case "news":
                return Push(News(self.play))
            case "numbers":
                return Push(Numbers(self.play))
            case "agreements":
                return Push(Agreements(self.play))
            case "menu":
                return Push(GameMenu(self.play, lost=bool(self.lost())))
            case "hint":
                return self._hint()
            case "undo":
                return self._undo()
            case "done":
                return self._done()
        return self.panel.on_intent(intent)

    def _index(self, target: str, name: str) -> tuple[int, ...]:
        book = self.play.session.book
        if target == "indicator":
            return (book.indicators.index(name),)
        return tuple(book.seats.index(seat) for seat in name.split(">"))

    def on_key(self, key: str) -> Hashable | None:
        """The letters that stand for things at hand."""
        return {
            "n": "news",
            "i": "numbers",
            "a": "agreements",
            "m": "menu",
            "u": "undo",
            "h": "hint",
        }.get(key) or self.panel.on_key(key)

    def on_escape(self) -> Step | None:
        """First let go of the seat, then open the menu."""
        if self.play.covered:
            return Push(Cover(self.play))
        if self.chosen:
            self.chosen = ""
            return None
        return self._chosen("menu")

    def on_return(self, value: Any) -> Step | None:
        """Come back from something that lay on top."""
        match value:
            case "leave":
                return self.asked(Pop("left_now")) or Pop("left")
            case "left_now":
                return Pop("left")
            case "uncovered" | "sat":
                return self._first_of_all()
            case "revealed":
                return self._onwards()
            case "settle":
                return self.asked(Pop("settle_now")) or self.on_return("settle_now")
            case "settle_now":
                self.panel = Waiting(self.play)
                self.play.settle()
                return None
            case ("guessed", str() as name, str() as way):
                self._guessed(name, way)
                return self._done()
        step = self.panel.on_return(value)
        if isinstance(value, tuple) and value and value[0] in ("break", "keep") and step is None:
            return self._done()
        return step

    def _done(self) -> Step | None:
        """Give the orders of the panel."""
        asked = self.panel.before_done() or self._predict()
        if asked is not None:
            return asked
        refused = self.play.submit(self.panel.orders, self.look)
        if refused:
            return Toast(refused[0])
        return self._onwards()

    def _predict(self) -> Step | None:
        """Ask what the reader expects, once a round, if she wants to be asked."""
        play = self.play
        at = play.reader, play.session.round
        name = play.to_predict()
        if play.phase not in ORDERS or not self.look.prompts or at in play.guesses or not name:
            return None
        return Push(Predict(play, name))

    def _guessed(self, name: str, way: str) -> None:
        book, play = self.play.session.book, self.play
        before = int(play.seen.view.indicator[0, book.indicators.index(name)])
        play.guesses[play.reader, play.session.round] = name, way, before

    def _hint(self) -> Step:
        play = self.play
        if play.busy or not isinstance(self.panel, Talk | Answers | Orders | Approval):
            return Toast(say(self.look, "hint.not_now"))
        if play.hints_left <= 0:
            return Toast(say(self.look, "hint.none"))
        text = play.hint(self.look)
        return Push(Hint(text, play.hints_left))

    def _onwards(self) -> Step | None:
        """Ask the next person, or let the minds work."""
        if self.play.over:
            return self._end()
        if not self.play.waiting:
            self.panel = Waiting(self.play)
            self.play.advance()
            return None
        return self._ask()

    def _ask(self) -> Step | None:
        """Make the panel of the person who is asked; cover the screen if she may not be the one who sits here."""
        if not self.play.waiting:
            if not self.play.over:
                self.play.advance()
            return None
        seat = self.play.waiting[0]
        if seat != self.play.reader:
            self.play.read_by(seat)
            self.chosen = ""
        self.panel = PANELS[self.play.phase](self.play)
        return Push(Cover(self.play)) if self.play.covered else None

    def _first_of_all(self) -> Step | None:
        """What a person reads before she decides: her brief once, and each reveal as she may see it."""
        reader = self.play.reader
        if reader not in self.briefed:
            self.briefed.add(reader)
            return Push(BriefScene(self.play))
        if self.step is not None and reader not in self.told:
            self.told.add(reader)
            return Push(RevealScene(self.play, self.step))
        return None

    def _undo(self) -> Step:
        if not self.play.undo():
            seen = self.play.shared and self.play.session.seen_since
            key = "undo.revealed" if seen else "undo.nothing"
            return Toast(say(self.look, key))
        self.step = None
        # What is taken back may be another person's decision: then the screen is covered first.
        return self._ask() or Toast(say(self.look, "undo.done"))

    def tick(self, now: float) -> Step | bool | None:
        """See whether the minds have finished; then show what has come of it."""
        if self.play.covered:
            return Push(Cover(self.play))
        if self.first:
            return self.first.pop(0)
        if not self.play.busy:
            return self.panel.tick(now) or self._ticked(now)
        if not self.play.arrived():
            return None
        shown = [step for step in self.play.taken() if step.phase in REVEALS]
        if shown:
            self.step, self.told = shown[-1], {self.play.reader}
            return Push(RevealScene(self.play, shown[-1]))
        return self._onwards() or True

    def _end(self) -> Step:
        return Replace(Ending(self.play))
