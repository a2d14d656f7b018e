"""Approval at home: what another seat has signed waits for the reader's yes or no."""

from __future__ import annotations

from collections.abc import Hashable

from game.rules.orders import Ratify
from game.table.kit.nodes import Node
from game.table.kit.parts import button, card, heading, row, small
from game.table.kit.scene import Look, Step
from game.table.panels.panel import Panel, done_button, frame, heard_card
from game.table.voice import say


class Approval(Panel):
    """Every agreement that waits for the reader's approval."""

    def view(self, look: Look) -> Node:
        """What was signed, and the two answers."""
        groups = [g for g in self.play.menu(look).groups if g.kind == "ratify"]
        given = {o.proposer: o.approve for o in self.orders if isinstance(o, Ratify)}
        cards = []
        for group in groups:
            package = self.play.package_said(group.about, look)
            chosen = given.get(group.about)
            cards.append(
                card(
                    heading(group.title, 20),
                    *(small(line, "ink") for line in package),
                    row(
                        *(
                            button(
                                f"{group.about}.{'yes' if order.approve else 'no'}",
                                choice.text,
                                ("ratify", group.about, order.approve),
                                look="primary" if chosen is order.approve else "secondary",
                                grow=1,
                            )
                            for choice in group.choices
                            if isinstance(order := choice.order, Ratify)
                        ),
                        gap=10,
                    ),
                )
            )
        missing = say(look, "approval.missing") if len(given) < len(groups) else ""
        return frame(
            look,
            self.play,
            say(look, "approval.title"),
            heard_card(self.play, look, marks=False),
            *cards,
            feet=[done_button(look, say(look, "approval.done"), missing)],
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Note an answer."""
        match intent:
            case ("ratify", str() as proposer, bool() as yes):
                kept = [
                    o for o in self.orders if not (isinstance(o, Ratify) and o.proposer == proposer)
                ]
                self.orders = [*kept, Ratify(self.play.reader, proposer, yes)]
        return None
