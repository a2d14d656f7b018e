"""Packages: their lines, and what else belongs to one: payments, guests, joining, duration."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from game.rules.orders import Payment, Propose
from game.table.kit.nodes import Node
from game.table.kit.parts import Choice, button, check, dialog, heading, row, segments, small, words
from game.table.kit.scene import Look, Pop, Scene, Step
from game.table.playing import Play
from game.table.voice import say
from game.views.proposals import Proposal

BESIDE = 13
"""Choices that stand beside each other in even columns."""
FEW = 7
"""The same where one of them is a few words long."""
ALL = 12
"""Numbers up to this are all offered."""


def offered(most: int) -> list[int]:
    """The whole numbers from 1 to `most` that can be chosen; of many, all small ones and quarters of the rest.

    >>> offered(4), offered(40)
    ([1, 2, 3, 4], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30, 40])
    """
    return sorted({*range(1, min(most, ALL) + 1), *(most * part // 4 for part in (2, 3, 4))} - {0})


def package_lines(proposal: Proposal, look: Look) -> Iterator[str]:
    """The clauses and payments of a proposal, one a line, with what is unusual about them."""
    for clause in proposal.clauses:
        marks = [] if clause.public else [say(look, "clause.secret")]
        marks += [say(look, "clause.is_checked")] if clause.verified else []
        note = f" ({', '.join(marks)})" if marks else ""
        yield f"**{clause.lever_name}:** {clause.setting_name}{note}"
    for payment in proposal.payments:
        yield payment.sentence


class PackageMore(Scene):
    """What else a package may hold."""

    over = True

    def __init__(self, play: Play, package: Propose) -> None:
        self.play, self.package = play, package
        self.whom = self._others()[0]

    def _others(self) -> list[str]:
        book = self.play.session.book
        return [
            seat
            for at, seat in enumerate(book.seats)
            if book.actors[at] and seat != self.play.reader
        ]

    def view(self, look: Look) -> Node:
        """Payments, guests, later joining, duration."""
        return dialog(
            say(look, "more.title"),
            *self._payments(look),
            *self._guests(look),
            check("open", say(look, "more.open"), self.package.open, "open"),
            *self._rounds(look),
            buttons=[button("back", say(look, "ok"), "ok", look="primary")],
            width=720,
        )

    def _payments(self, look: Look) -> Iterator[Node]:
        rules = self.play.session.book.scenario.agreements
        names = self.play.words(look)
        if not rules.payments:
            return
        yield heading(say(look, "more.pay"), 20)
        yield segments(
            "whom", [Choice(s, names.seat(s)) for s in self._others()], self.whom, "whom",
            label=say(look, "more.whom"),
        )  # fmt: skip
        most = int(rules.largest_payment)
        for kind in rules.payments:
            now = sum(
                p.amount for p in self.package.payments if p.seat == self.whom and p.kind == kind
            )
            steps = offered(most)
            choices = [
                Choice(str(n), "0" if not n else f"{n:+d}".replace("-", "−"))
                for n in (*(-step for step in reversed(steps)), 0, *steps)
            ]
            yield small(say(look, f"more.pay.{kind}", seat=names.seat(self.whom)))
            yield segments(
                f"pay.{kind}", choices, str(now // 100), ("pay", kind),
                label=say(look, "more.pay"), even=len(choices) <= BESIDE,
            )  # fmt: skip

    def _guests(self, look: Look) -> Iterator[Node]:
        if len(self._others()) < 2:
            return
        names = self.play.words(look)
        yield heading(say(look, "more.invite"), 20)
        yield row(
            *(
                check(
                    f"guest.{seat}", names.seat(seat), seat in self.package.invited, ("guest", seat)
                )
                for seat in self._others()
            ),
            wraps=True,
            gap=6,
        )

    def _rounds(self, look: Look) -> Iterator[Node]:
        rounds = self.play.session.book.rounds
        choices = [Choice("0", say(look, "more.to_the_end"))]
        choices += [Choice(str(n), str(n)) for n in offered(rounds)]
        yield words(say(look, "more.rounds"), 18)
        yield segments(
            "rounds", choices, str(self.package.rounds), "rounds",
            label=say(look, "more.rounds"), even=len(choices) <= FEW,
        )  # fmt: skip

    def on_intent(self, intent: Hashable) -> Step | None:
        """Change the package."""
        package = self.package
        match intent:
            case ("whom", str() as seat):
                self.whom = seat
            case (("pay", str() as kind), str() as amount):
                kept = tuple(
                    p for p in package.payments if not (p.kind == kind and p.seat == self.whom)
                )
                self.package = _paid(replace(package, payments=kept), self.whom, kind, int(amount))
            case ("guest", str() as seat):
                guests = set(package.invited) ^ {seat}
                order = tuple(s for s in self.play.session.book.seats if s in guests)
                self.package = replace(package, invited=order)
            case "open":
                self.package = replace(package, open=not package.open)
            case ("rounds", str() as rounds):
                self.package = replace(package, rounds=int(rounds))
            case "ok":
                return Pop(self.package)
        return None

    def on_escape(self) -> Step:
        """Keep what was changed: nothing is sent by it."""
        return Pop(self.package)


def _paid(package: Propose, whom: str, kind: str, amount: int) -> Propose:
    """Let a seat receive an amount (pay it if negative), and the proposer the opposite of all."""
    others = tuple(p for p in package.payments if p.seat != package.seat or p.kind != kind)
    if amount:
        others = (*others, Payment(whom, kind, amount * 100))
    total = sum(p.amount for p in others if p.kind == kind)
    if total:
        others = (Payment(package.seat, kind, -total), *others)
    return replace(package, payments=others)
