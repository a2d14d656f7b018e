"""Other words than proposals: promises, denials, what matters most, notice."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from game.rules.orders import Highlight
from game.table.kit.nodes import Node
from game.table.kit.parts import Choice, button, column, dialog, heading, row, segments, small
from game.table.kit.scene import Look, Pop, Scene, Step, Toast
from game.table.playing import Play
from game.table.voice import say

KINDS = ("promise", "mark", "deny", "leave")


class Sayings(Scene):
    """Choose one thing to say; it comes back as an order."""

    over = True

    def __init__(self, play: Play) -> None:
        self.play = play
        self.kind = "promise"
        self.whom = ""
        self.look = Look()

    def _kinds(self, look: Look) -> list[str]:
        known = {group.kind for group in self.play.menu(look).groups}
        return [kind for kind in KINDS if kind == "mark" or kind in known]

    def view(self, look: Look) -> Node:
        """The kinds of things to say, and those of the chosen kind."""
        self.look = look
        kinds = self._kinds(look)
        kind = self.kind if self.kind in kinds else kinds[0]
        choices = [Choice(k, say(look, f"say.{k}")) for k in kinds]
        return dialog(
            say(look, "say.title"),
            segments("kind", choices, kind, "kind", label=say(look, "say.title")),
            small(say(look, f"say.{kind}.about")),
            *(self._marks(look) if kind == "mark" else self._groups(look, kind)),
            buttons=[button("back", say(look, "cancel"), "cancel")],
            width=760,
        )

    def _groups(self, look: Look, kind: str) -> Iterator[Node]:
        for group in self.play.menu(look).groups:
            if group.kind != kind:
                continue
            buttons = [
                button(
                    f"{group.about}.{at}", choice.text, ("order", kind, group.about, at),
                    disabled=choice.why_not, size=18,
                )
                for at, choice in enumerate(group.choices)
            ]  # fmt: skip
            yield column(heading(group.title, 18), row(*buttons, wraps=True, gap=8), gap=6)

    def _marks(self, look: Look) -> Iterator[Node]:
        book, names = self.play.session.book, self.play.words(look)
        seats = [s for at, s in enumerate(book.seats) if book.actors[at] and s != self.play.reader]
        choices = [Choice("", say(look, "say.everyone"))]
        choices += [Choice(s, names.seat(s)) for s in seats]
        yield segments("whom", choices, self.whom, "whom", label=say(look, "say.whom"))
        levers = [lever for at, lever in enumerate(book.levers) if book.in_play[at]]
        yield row(
            *(
                button(f"mark.{lever}", names.lever(lever), ("mark", lever), size=18)
                for lever in levers
            ),
            wraps=True,
            gap=8,
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Choose; what is chosen goes back as an order."""
        match intent:
            case ("kind", str() as kind):
                self.kind = kind
            case ("whom", str() as whom):
                self.whom = whom
            case ("mark", str() as lever):
                return Pop(Highlight(self.play.reader, lever, self.whom))
            case ("order", str() as kind, str() as about, int() as at):
                group = next(
                    g
                    for g in self.play.menu(self.look).groups
                    if (g.kind, g.about) == (kind, about)
                )
                choice = group.choices[at]
                return Pop(choice.order) if choice.allowed else Toast(choice.why_not)
            case "cancel":
                return Pop()
        return None
