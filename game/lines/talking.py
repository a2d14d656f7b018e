"""What is said in an exchange of the talk, in plain lines: to a seat what it heard, to others all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.lines.scope import Scope
from game.minds.mind import Reason
from game.minds.moments import Speaker
from game.rules.orders import Decline, Order, Put, Sign, TakeBack, Unsay, Withdraw
from game.rules.sight import observe
from game.rules.texts import texts_known
from game.session.course import Step
from game.views.amending import change_said, difference_said
from game.views.called import called
from game.views.explain import explain
from game.views.packages import on_the_table, package_said, signers
from game.views.talked import talked


def heard(scope: Scope, step: Step, reasons: Sequence[Reason]) -> Iterator[tuple[str, ...]]:
    """What the reader's seat heard in a phase of the talk, what was said aloud of it, and why."""

    def speakers(seat: str) -> Speaker | None:
        return scope.session.speaker(seat, step)

    before, after = (observe(scope.book, p, scope.place) for p in (step.before, step.after))
    told = scope.session.told(str(scope.seat), step)
    orders = [item.order for item in told.orders]
    for line in talked(scope.words, before, after, told.changes, orders, reasons, speakers):
        yield line.sentence, *(f"“{said}”" for said in (line.line, line.why) if said)


class Talking:
    """Tells an exchange to a reader who may know everything."""

    def __init__(self, scope: Scope, step: Step) -> None:
        self.scope, self.step = scope, step
        self.words, self.book = scope.words, scope.book
        self.texts = texts_known(step.after)
        self.names = called(self.words, step.after)

    def lines(self) -> Iterator[tuple[str, Order | None]]:
        """Everything that was said and done with texts: in sentences, each with its order if there is one."""
        for order in (item.order for item in self.step.orders):
            said = self._said(order)
            if said:
                yield said, order
        yield from ((said, None) for said in self._by_itself())

    def _say(self, key: str, order: Order, **values: object) -> str:
        seat = self.words.seat(order.seat)
        return self.scope.voice.text(key, seat=seat, **values)

    def _said(self, order: Order) -> str:
        match order:
            case Put():
                return self._put(order)
            case Sign(text=text) | TakeBack(text=text):
                key = "signs" if isinstance(order, Sign) else "takes_back"
                return self._say(key, order, text=self.names[text])
            case Decline():
                return self._declined(order)
            case Withdraw() | Unsay():
                return self._say(f"{type(order).__name__.lower()}s", order)
            case _:
                return ""

    def _put(self, order: Put) -> str:
        if not order.parent or order.parent not in self.texts:
            names = [self.words.seat(seat) for seat in signers(self.book, order)]
            said = package_said(self.words, order)
            return self._say("puts", order, parties=self.words.listing(names), package=said)
        parent = self.texts.index(order.parent)
        before = on_the_table(self.book, self.step.after, parent, order.seat)
        said = difference_said(self.words, before, order)
        return self._say("amends", order, text=self.names[order.parent], difference=said)

    def _declined(self, order: Decline) -> str:
        name = self.names[order.text]
        if order.change:
            before = on_the_table(
                self.book, self.step.after, self.texts.index(order.text), order.seat
            )
            said = change_said(self.words, before, order.change)
            key = "declines.ready" if order.meant else "declines.change"
            return self._say(key, order, text=name, change=said)
        if order.blocking:
            lever = self.words.lever(order.blocking)
            return self._say("declines.lever", order, text=name, lever=lever)
        return self._say("declines", order, text=name)

    def _by_itself(self) -> Iterator[str]:
        """Signatures that were kept ready and are given, and those that have ended without an order."""
        orders = [item.order for item in self.step.orders]
        answered = {(o.seat, o.text) for o in orders if isinstance(o, Sign | Decline | TakeBack)}
        moved = {o.seat for o in orders if isinstance(o, Put | Withdraw)}
        for row in self.step.changes:
            who = row.names.get("seat", ""), row.names.get("text", "")
            if who in answered or who[0] in moved or row.target != "signed":
                continue
            if row.rule in ("signature", "signature_ends"):
                yield explain(self.words, row)
