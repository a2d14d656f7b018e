"""What is read aloud of a visit: what is new on its screen, numbers for what can be pressed, and the prompt."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from game import locale
from game.lines.heard import Familiar, pressables
from game.lines.keyboard import Keyboard
from game.lines.pieces import Piece, ReadRow
from game.lines.rows import rows
from game.lines.voice import Voice
from game.screens.nodes import Node, Screen, by_id, plain, walk
from game.screens.places import BriefAgain, News
from game.screens.shown import shown
from game.screens.visit import Visit

MANY: Final = 90
"""Words of news that are read by themselves; before the first order there is enough to read."""


class Speaking:
    """Reads the screens of one visit aloud."""

    def __init__(self, visit: Visit, voice: Voice, keyboard: Keyboard) -> None:
        self.visit, self.voice, self.keyboard = visit, voice, keyboard
        self._memories: dict[str, Familiar] = {}
        self.looked: Visit | None = None
        """The device as it was with the last thing that was looked up."""
        self.screen = Screen("", "", Node("group"))
        """What was read last."""
        self.rows: list[ReadRow] = []
        self.complained = False
        """Whether the last line was not understood or refused: an empty line only reads again then."""
        self.filling = ""
        """The entry that the next line goes into."""
        self.toast = ""
        """What was said of the last press."""
        self.held = self.held_now
        """Whether a mind decides for the reader, as she was told."""
        self.silent = False
        """Whether something was done and nothing has been said of it yet."""
        self.renumbered: frozenset[str] = frozenset()
        """What was read before and has another number now."""
        self.covered = False
        """Whether the cover was read."""
        self.fronts: set[tuple[str, int]] = set()
        """Front pages that were read, by seat and round."""

    def say(self, key: str, **values: object) -> str:
        """Fill in a text of the lines."""
        return locale.text(self.visit.look.language, f"lines.{key}", **values)

    @property
    def heard(self) -> Familiar:
        """What the person who sits here has heard; nobody's of it is another's."""
        seat = "" if self.visit.game is None or self.visit.covered else self.visit.player.seat
        return self._memories.setdefault(seat, Familiar())

    @property
    def held_now(self) -> bool:
        """Whether a mind decides for the reader."""
        visit = self.visit
        return visit.game is not None and not visit.covered and visit.player.held_by_mind

    # What is read

    def speak(self) -> None:
        """Read what is new."""
        if self.held and not self.held_now and not self.visit.player.ended:
            self.voice.line(self.visit.say("handed.back"))
        self.held = self.held_now
        if self.visit.covered and not self.covered:
            self.voice.wipe()
            self.keyboard.forget()
            self.looked = None
        self.covered = self.visit.covered
        self._look()
        new = self.heard.new(self.screen, self.rows, self._round, self.renumbered)
        told = [(row, whole) for row, whole in new if not self._prompted(row)]
        if self.silent and not told:
            self.voice.line(self.say("done"))
        self.silent = False
        if self._front:
            self.fronts.add(self._front)
        for row, whole in told:
            if any(node.kind == "news" for node in row.nodes):
                self._tell_news()
            else:
                self.tell(self._untold(row), whole)
        if self._partly([row for row, whole in told if whole or not row.changed]):
            self.voice.line(self.say("others"))
        self.toast = ""

    def _partly(self, told: list[ReadRow]) -> bool:
        """Whether only some of what has a number was read."""
        read = {node.id for row in told if not row.later for node in row.nodes}
        offered = [row for row in self.rows if not (row.later or row.level or self._prompted(row))]
        numbered = {node.id for row in offered for node in row.nodes} & self.numbers.keys()
        return bool(read & numbered) and not numbered <= read

    def _untold(self, row: ReadRow) -> ReadRow:
        """A row without what has just been said of the press."""
        told = row.parts[0].node is None and row.parts[0].said in self.toast and row.nodes
        return replace(row, parts=row.parts[1:], level=0) if told else row

    def _prompted(self, row: ReadRow) -> bool:
        """Whether the prompt says a row anyway: the main button, unless it is one of two answers."""
        asks = self.screen.dialog is not None and len(pressables(self.rows)) > 1
        return row.nodes == (self.main,) and not asks

    @property
    def _front(self) -> tuple[str, int] | None:
        """Whose front page is shown, and of which round; None for another screen."""
        visit = self.visit
        if visit.game is None or visit.covered or visit.player.due != "news":
            return None
        return visit.player.seat, self._round

    def _tell_news(self) -> None:
        """Read the news of the round, unless the front page has told them; of many only what they are about."""
        if (self.visit.player.seat, self._round) in self.fronts:
            return
        visit = self.visit.shows(*self.visit.places, News(self._round))
        told = [r for r in self.looked_up(visit) if r.level not in (1, 2) and not r.item]
        if self._round > 1 and sum(len(row.text.split()) for row in told) <= MANY:
            for row in told:
                self.voice.line(row.text)
            return
        for row in told:
            if row.level == 3:
                self.voice.line(f"- {row.parts[0].said.rstrip('.')}")
        self.voice.line(self.say("news_hint"))

    @property
    def _round(self) -> int:
        return 0 if self.visit.game is None or self.visit.covered else self.visit.player.round

    def _look(self) -> None:
        self.voice.language = self.visit.look.language
        self.screen = shown(self.visit)
        self.rows = rows(self.screen, self.say)
        main = self.main if any(self._prompted(row) for row in self.rows) else None
        self.renumbered = self.heard.number(self.screen, self.rows, main)

    @property
    def numbers(self) -> dict[str, int]:
        """What can be pressed by a number, each with its number."""
        return self.heard.numbers(self.screen)

    def tell(self, row: ReadRow, whole: bool = True) -> None:
        """Read one row, with its numbers."""
        if not whole and row.changed:
            self.voice.line(row.changed)
        elif row.level:
            self._heading(row)
        elif len(row.parts) == 1 and row.nodes and row.nodes[0].id in self.numbers:
            self.voice.line(self.numbered(row.parts[0]), indent=2)
        else:
            said = self._joined(row)
            self.voice.line(f"- {said}" if row.item else said)

    def _heading(self, row: ReadRow) -> None:
        """Read a heading, apart from what was read before it."""
        if row.level == 3:
            self.voice.line()
            self.voice.line(row.text)
        else:
            self.voice.heading(row.text)

    def numbered(self, part: Piece) -> str:
        """A part with the number that presses it."""
        at = self.numbers.get(part.node.id) if part.node else None
        if part.node is None or at is None:
            return part.said
        self.heard.read_as(self.screen, part.node.id)
        return f"{at}. {part.said}"

    def _joined(self, row: ReadRow) -> str:
        """The parts of a row; what can be chosen from stands between semicolons."""
        said = self.numbered(row.parts[0])
        for before, part in pairwise(row.parts):
            between = "; " if before.node is not None else " "
            said += between + self.numbered(part)
        return said

    def again(self) -> None:
        """Read everything that is asked."""
        for row in self.rows:
            if not row.later and not self._prompted(row):
                self.tell(row)

    def more(self) -> None:
        """Read what stands on request."""
        rest = [row for row in self.rows if row.later]
        for row in rest:
            self.tell(row)
        if not rest:
            self.voice.line(self.say("no_more"))

    def prompt(self) -> str:
        """Say where the game stands, what is asked, and what Enter does."""
        if self.filling:
            node = by_id(self.screen.top, self.filling)
            return f"{node.label or node.text}:" if node else ""
        where = self.where()
        main = self.main
        if self.complained and main is not None:
            asks = self.say("enter", does=self.say("read_again"))
        elif main is not None and not main.disabled:
            asks = self.say("enter", does=plain(main.text) or main.label)
        else:
            asks = self.say(self._asks)
        return f"[{where}] {asks}"

    @property
    def _asks(self) -> str:
        """What is asked where there is no main button."""
        if self.screen.dialog is None and self.visit.game is not None and not self.visit.covered:
            player = self.visit.player
            key = f"choose.{player.moment.phase}"
            if player.due == "ask" and locale.has(f"lines.{key}"):
                return key
        return "choose"

    def where(self) -> str:
        """Where the reader is: round and phase at the table, else the title of the screen."""
        game, visit = self.visit.game, self.visit
        if self.screen.dialog is not None or game is None or visit.covered:
            return self.screen.title
        player = visit.player
        if player.ended and player.due == "end":
            return self.say("at.over")
        if player.due == "reveal":
            return self.screen.title
        key = f"at.{player.moment.phase}" if player.due == "ask" else f"at.{player.due}"
        return self.say(key, round=player.moment.round, rounds=player.book.rounds)

    @property
    def main(self) -> Node | None:
        """What an empty line presses."""
        return next((node for node in walk(self.screen.top) if node.primary), None)

    # What was looked up

    def looked_up(self, visit: Visit) -> list[ReadRow]:
        """The rows of what was looked up; there is nothing to press in it."""
        told = rows(shown(visit), self.say, whole=True)
        return [row for row in told if row.region not in ("foot", "tools")]

    def tell_look(self, visit: Visit) -> None:
        """Read what was looked up."""
        told = self.looked_up(visit)
        top = visit.places[-1]
        if isinstance(top, BriefAgain) and top.history:
            known = self.looked_up(visit.shows(*visit.places[:-1], BriefAgain()))
            told = [row for row in told if row not in known]
        for row in told:
            if row.level:
                self._heading(row)
            else:
                self.voice.line(f"- {row.text}" if row.item else row.text)
