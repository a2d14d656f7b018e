"""Secret orders at the keyboard: beliefs first, then answers to events, then the own levers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.lines.asking import Back, Option
from game.lines.choosing import choose_from
from game.rules.asking import to_believe, word_given
from game.rules.orders import Believe, Choose, Move, Order
from game.screens.typed.matching import head, numbered, plain
from game.views.menu import Group, menu

if TYPE_CHECKING:
    from game.lines.desk import Desk

ACTS = ("set", "keep", "drop", "go")


def commit(desk: Desk) -> list[Order]:
    """Ask for everything a seat commits to in a round."""
    return Commitment(desk).run()


class Commitment:
    """One commit phase at the keyboard."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.voice, self.person = desk, desk.voice, desk.person
        self.book, self.seat = desk.scope.book, desk.seat
        self.seen = desk.session.observation(desk.seat)
        self.menu = menu(
            self.book, self.seen, language=self.voice.language, texts=desk.session.scenario
        )
        self.orders: list[Order] = []
        desk.prepared = lambda: self.orders
        self.asked: set[str] = set()
        """Levers on which the player has been asked about a word not kept."""

    def run(self) -> list[Order]:
        """Ask for beliefs, answers and moves in turn."""
        self.voice.heading(self.voice.text("commit", round=self.desk.session.round))
        if self.desk.session.round == 1:
            self.desk.pages.read_headlines()
        self.beliefs()
        for group in self.menu.groups:
            if group.kind == "choose":
                self.answer(group)
        moves = [group for group in self.menu.groups if group.kind == "move"]
        if moves:
            if self.desk.session.round == self.book.rounds:
                self.voice.tell(f"last_orders.{self.book.aftermath}")
            self.moves(moves)
        return self.orders

    # beliefs

    def beliefs(self) -> None:
        """Ask how likely each clause of others is to be kept, before anybody knows."""
        words, view = self.desk.scope.words, self.seen.view
        for name in to_believe(self.book, self.seen):
            lever = self.book.levers.index(name)
            prompt = self.desk.prompt(
                "belief",
                owner=words.owner(name),
                lever=words.lever(name),
                setting=words.setting(name, int(view.clause[0, lever])),
            )
            try:
                percent = self.person.number(prompt, 0, 100)
            except Back:
                return
            if percent is not None:
                self.orders.append(Believe(self.seat, name, percent))

    # events

    def answer(self, group: Group) -> None:
        """Ask for the answer to the question of an event."""
        default = next((c for c in group.choices if c.stands), group.choices[0])
        options = [
            Option(str(n), choice.text, choice.why_not) for n, choice in enumerate(group.choices)
        ]
        self.voice.line(group.title)
        while True:
            try:
                key = self.desk.choose("event", options, empty="", usual=default.text)
            except Back:
                return
            choice = group.choices[int(key)] if key else default
            assert isinstance(choice.order, Choose)
            if self.desk.accepts([*self.orders, choice.order]):
                self.orders.append(choice.order)
                return

    # levers

    def moves(self, groups: list[Group]) -> None:
        """Take orders to the own levers until the player goes on."""
        self.promised(groups)
        acts = self.read_menu(groups)
        if self.desk.session.round == 1:
            self.type_too(groups[0])
        while True:
            said = self.desk.ask("commit")
            if not said:
                acts = self.read_menu(groups)
                continue
            at = numbered(said, acts)
            key, rest = (at or ""), ""
            if at is None:
                key, rest = self.desk.command(said, ACTS)
            try:
                if key == "go":
                    if self.confirmed(groups):
                        return
                elif key:
                    self.person.missed = 0
                    self.act(groups, key, rest)
                elif not self.desk.look(said):
                    self.pair(groups, said, len(acts))
            except Back:
                self.voice.tell("dropped")

    def pair(self, groups: list[Group], said: str, count: int) -> None:
        """Understand a lever and a setting without a word before them."""
        known = self.desk.pages.lever_names()
        names = {group.about: known.get(group.about, ()) for group in groups}
        if head(plain(said).split(), names)[0]:
            self.move(groups, said)
        else:
            self.person.puzzled("not_understood", said=said, count=count)

    def act(self, groups: list[Group], key: str, rest: str) -> None:
        """Carry out a command on the orders; `key` may be a lever."""
        if key == "drop":
            self.orders = [o for o in self.orders if not isinstance(o, Move)]
            self.voice.tell("draft_empty")
        elif key == "keep":
            self.keep(groups)
        elif key == "set":
            self.move(groups, rest)
        else:
            self.move([group for group in groups if group.about == key], "")

    def type_too(self, group: Group) -> None:
        """Show by an example that an order can be typed in one line."""
        other = next((c.order for c in group.choices if not c.stands), None)
        if isinstance(other, Move):
            words = self.desk.scope.words
            pair = words.lever(other.lever), words.setting(other.lever, other.setting)
            self.voice.tell("type_too", lever=plain(pair[0]), setting=plain(pair[1]))

    def read_menu(self, groups: list[Group]) -> list[str]:
        """Read the own levers, with what is ordered and what is owed."""
        words = self.desk.scope.words
        self.desk.tell_purse(self.menu.mandate)
        ordered = {o.lever: o.setting for o in self.orders if isinstance(o, Move)}
        options = []
        for group in groups:
            stands = next((c.text for c in group.choices if c.stands), "")
            note = self.voice.text("lever.now", setting=stands)
            if group.about in ordered:
                setting = words.setting(group.about, ordered[group.about])
                note = self.voice.text("lever.ordered", setting=setting)
            options.append(Option(group.about, group.title, note + self.owed(group.about)))
        options += [Option("go", self.voice.text("act.commit"))]
        self.person.read_out(options)
        return [option.key for option in options]

    def owed(self, lever: str) -> str:
        """Say what the seat has given its word for on a lever."""
        setting, how = word_given(self.book, self.seen, lever)
        if not setting:
            return ""
        said = self.desk.scope.words.setting(lever, setting)
        return self.voice.text(f"lever.{how}", setting=said)

    def word(self, groups: list[Group]) -> Iterator[Move]:
        """What the seat must order to keep every word it has given."""
        for group in groups:
            setting, _ = word_given(self.book, self.seen, group.about)
            at = self.book.levers.index(group.about)
            now = self.book.settings[at][int(self.seen.view.setting[0, at])]
            if setting and setting != now:
                yield Move(self.seat, group.about, setting)

    def confirmed(self, groups: list[Group]) -> bool:
        """Ask before a word is broken for want of an order; what is to be kept is ordered.

        Asks once about each lever; False if a word that is to be kept cannot be ordered now.
        """
        words, fine = self.desk.scope.words, True
        ordered = {order.lever for order in self.orders if isinstance(order, Move)}
        for move in self.word(groups):
            if move.lever in ordered | self.asked:
                continue
            prompt = self.desk.prompt(
                "break_word",
                lever=words.lever(move.lever),
                setting=words.setting(move.lever, move.setting),
            )
            broken = self.person.yes(prompt, usual=False)
            self.asked.add(move.lever)
            fine &= broken or self.order(move)
        return fine

    def promised(self, groups: list[Group]) -> None:
        """Remind the player of words that still have to be kept."""
        if any(True for _ in self.word(groups)):
            self.voice.tell("word_reminder")

    def keep(self, groups: list[Group]) -> None:
        """Order everything that keeps the seat's word."""
        moves = list(self.word(groups))
        if not moves:
            self.voice.tell("nothing_owed")
        for move in moves:
            self.order(move)

    def move(self, groups: list[Group], rest: str) -> None:
        """Order one lever."""
        choice = choose_from(self.desk, groups, rest)
        if choice is not None:
            assert isinstance(choice.order, Move)
            self.order(choice.order)

    def order(self, move: Move) -> bool:
        """Take a move into the orders, in place of an earlier one on the lever; False if refused."""
        kept = [o for o in self.orders if not (isinstance(o, Move) and o.lever == move.lever)]
        if not self.desk.accepts([*kept, move]):
            return False
        self.orders = [*kept, move]
        words = self.desk.scope.words
        setting = words.setting(move.lever, move.setting)
        self.voice.tell("will_set", lever=words.lever(move.lever), setting=setting)
        return True
