"""Secret orders: answers to events, how sure one is of others, and the own levers."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from game.rules.orders import Believe, Choose, Move
from game.table.kit.nodes import Node
from game.table.kit.parts import (
    Choice,
    button,
    card,
    column,
    dialog,
    heading,
    segments,
    small,
    words,
)
from game.table.kit.scene import Look, Pop, Push, Scene, Step, Toast
from game.table.panels.levers import lever_card
from game.table.panels.panel import Panel, done_button, frame, heard_card
from game.table.playing import Play
from game.table.voice import say
from game.views.known import spends
from game.views.menu import Group
from game.views.menu import MenuItem as Item

SURE = (10, 30, 50, 70, 90)
"""How likely a clause is to be kept, in percent, as it can be answered."""


class Orders(Panel):
    """Everything a seat commits to in a round, before anybody knows."""

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.look = Look()
        self.broken: set[str] = set()
        """Levers on which the reader means to break her word."""

    def view(self, look: Look) -> Node:
        """Questions, beliefs, levers."""
        self.look = look
        menu = self.play.menu(look)
        moves = [group for group in menu.groups if group.kind == "move"]
        left = menu.mandate - self._spent(look)
        points = self.play.words(look).points(left)
        return frame(
            look,
            self.play,
            say(look, "orders.title"),
            heard_card(self.play, look, marks=False),
            *(self._question(g, look) for g in menu.groups if g.kind == "choose"),
            *self._beliefs(look),
            column(
                heading(say(look, "orders.levers"), 20), small(say(look, "orders.prices")), gap=0
            )
            if moves
            else None,
            *(self._lever(group, look) for group in moves),
            feet=[small(say(look, "orders.left", points=points)) if self.orders and spends(self.play.session.book) else None, done_button(look, say(look, "orders.seal"))],
        )  # fmt: skip

    def _spent(self, look: Look) -> int:
        given = set(self.orders)
        groups = self.play.menu(look).groups
        return sum(c.price for g in groups for c in g.choices if c.order in given)

    def _question(self, group: Group, look: Look) -> Node:
        chosen = next(
            (o.option for o in self.orders if isinstance(o, Choose) and o.event == group.about), ""
        )
        usual = next((c for c in group.choices if c.stands), group.choices[0])
        choices = [
            Choice(c.order.option, c.text, c.why_not)
            for c in group.choices
            if isinstance(c.order, Choose)
        ]
        assert isinstance(usual.order, Choose)
        return card(
            words(f"**{group.title}**", 18),
            segments(
                f"event.{group.about}", choices, chosen or usual.order.option, ("event", group.about),
                label=group.title, even=False,
            ),
            gap=8,
            pad=(14, 12),
        )  # fmt: skip

    def _beliefs(self, look: Look) -> Iterator[Node]:
        levers = self.play.to_believe()
        if not levers:
            return
        names, view = self.play.words(look), self.play.seen.view
        rows = []
        for lever in levers:
            at = self.play.session.book.levers.index(lever)
            said = next(
                (o.percent for o in self.orders if isinstance(o, Believe) and o.lever == lever), 0
            )
            ask = say(
                look, "belief.ask", owner=names.owner(lever), lever=names.lever(lever),
                setting=names.setting(lever, int(view.clause[0, at])),
            )  # fmt: skip
            rows += [
                words(ask, 18),
                segments(
                    f"belief.{lever}", [Choice(str(n), f"{n} %") for n in SURE], str(said or ""),
                    ("belief", lever), label=ask,
                ),
            ]  # fmt: skip
        yield card(
            heading(say(look, "belief.title"), 20),
            small(say(look, "belief.about")),
            *rows,
            gap=8,
            pad=(14, 12),
        )

    def _priced(self, choice: Item, look: Look) -> str:
        """The name of a setting, with its price in brackets."""
        if not isinstance(choice.order, Move):
            return choice.text
        names = self.play.words(look)
        setting = names.setting(choice.order.lever, choice.order.setting)
        if not choice.price:
            return setting
        return say(look, "orders.priced", setting=setting, price=names.number(choice.price))

    def _lever(self, group: Group, look: Look) -> Node:
        names = self.play.words(look)
        stands = next((c.order for c in group.choices if c.stands), None)
        ordered = next(
            (o.setting for o in self.orders if isinstance(o, Move) and o.lever == group.about), ""
        )
        choices = [
            Choice(c.order.setting, self._priced(c, look), c.why_not, self.play.effect_said(c.order.lever, c.order.setting, look))
            for c in group.choices
            if isinstance(c.order, Move)
        ]  # fmt: skip
        now = stands.setting if isinstance(stands, Move) else ""
        owed, by = self.play.owed(group.about)
        notes = [say(look, "lever.stands", setting=names.setting(group.about, now))] if now else []
        warnings = []
        if owed:
            said = names.setting(group.about, owed)
            notes.append(say(look, f"owed.{by}", setting=said))
            if (ordered or now) != owed:
                warnings.append(say(look, "owed.breaks"))
        return lever_card(
            self.play, look, group.about, choices, ordered or now, ("move", group.about),
            notes=notes, warnings=warnings, marked=bool(ordered) and ordered != now,
        )  # fmt: skip

    # What is done

    def on_intent(self, intent: Hashable) -> Step | None:
        """Note an order."""
        reader = self.play.reader
        match intent:
            case (("move", str() as lever), str() as setting):
                return self._move(lever, setting)
            case (("event", str() as event), str() as option):
                self.orders = [
                    o for o in self.orders if not (isinstance(o, Choose) and o.event == event)
                ]
                return self._take(Choose(reader, event, option))
            case (("belief", str() as lever), str() as percent):
                self.orders = [
                    o for o in self.orders if not (isinstance(o, Believe) and o.lever == lever)
                ]
                self.orders.append(Believe(reader, lever, int(percent)))
        return None

    def _move(self, lever: str, setting: str) -> Step | None:
        self.orders = [o for o in self.orders if not (isinstance(o, Move) and o.lever == lever)]
        book = self.play.session.book
        at = book.levers.index(lever)
        if book.settings[at][int(self.play.seen.view.setting[0, at])] == setting:
            return None
        return self._take(Move(self.play.reader, lever, setting))

    def _take(self, order: Move | Choose) -> Step | None:
        refused = self.play.refused([*self.orders, order], self.look)
        if refused:
            return Toast(refused[0])
        self.orders = [*self.orders, order]
        return None

    def unkept(self) -> list[tuple[str, str]]:
        """Levers whose word these orders would break, with the setting that was promised."""
        found = []
        ordered = {o.lever: o.setting for o in self.orders if isinstance(o, Move)}
        book, view = self.play.session.book, self.play.seen.view
        for group in self.play.menu(self.look).groups:
            if group.kind != "move":
                continue
            at = book.levers.index(group.about)
            now = book.settings[at][int(view.setting[0, at])]
            owed, _ = self.play.owed(group.about)
            if owed and ordered.get(group.about, now) != owed and group.about not in self.broken:
                found.append((group.about, owed))
        return found

    def before_done(self) -> Step | None:
        """Ask before a word is broken."""
        unkept = self.unkept()
        return Push(BreakWord(self.play, *unkept[0])) if unkept else None

    def on_return(self, value: Any) -> Step | None:
        """Keep the word after all, or break it knowingly."""
        match value:
            case ("break", str() as lever):
                self.broken.add(lever)
            case ("keep", str() as lever, str() as setting):
                return self._move(lever, setting)
        return None


class BreakWord(Scene):
    """Whether a word is to be broken."""

    over = True

    def __init__(self, play: Play, lever: str, setting: str) -> None:
        self.play, self.lever, self.setting = play, lever, setting

    def view(self, look: Look) -> Node:
        """The word given, and the two ways to go on."""
        names = self.play.words(look)
        lever, setting = names.lever(self.lever), names.setting(self.lever, self.setting)
        return dialog(
            say(look, "break.title"),
            column(words(say(look, "break.text", lever=lever, setting=setting)), gap=8),
            buttons=[
                button("break", say(look, "break.yes"), "break", look="danger"),
                button("keep", say(look, "break.no"), "keep", look="primary"),
            ],
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Break or keep."""
        if intent == "break":
            return Pop(("break", self.lever))
        return Pop(("keep", self.lever, self.setting))

    def focus_first(self) -> str:
        """To keep one's word is the safe answer."""
        return "keep"
