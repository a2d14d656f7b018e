"""What a seat is preparing: nothing of it is given before it seals.

A draft is a value, and `changed` makes the next one of it, so that it can be tried, shown on several
devices and thrown away. It belongs to one phase; the next phase begins with an empty one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from game.player import intents as want
from game.player.intents import Intent, Moment
from game.rules.orders import (
    Believe,
    Choose,
    Clause,
    Decline,
    Move,
    Order,
    Payment,
    Put,
    Ratify,
    Sign,
    TakeBack,
    Withdraw,
)

Answer = Sign | Decline | TakeBack
"""What a seat does with a text that lies on the table."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one seat prepares in one phase."""

    moment: Moment
    package: Put
    """The text in the making; without clauses and payments there is none."""
    orders: tuple[Order, ...] = ()
    """What is given once the seat seals."""
    broken: frozenset[str] = frozenset()
    """Levers on which the seat has said that it means to break its word."""

    @property
    def making(self) -> bool:
        """Whether there is a text in the making."""
        return bool(self.package.clauses or self.package.payments)

    @property
    def prepared(self) -> tuple[Order, ...]:
        """What would be lost: what is to be given, and the text in the making."""
        return (*self.orders, self.package) if self.making else self.orders

    def clause(self, lever: str) -> Clause | None:
        """The clause of the package on a lever; None if there is none."""
        return next((c for c in self.package.clauses if c.lever == lever), None)

    def paid(self, seat: str, kind: str) -> int:
        """What a seat would receive by the package, in hundredths."""
        payments = self.package.payments
        return sum(p.amount for p in payments if (p.seat, p.kind) == (seat, kind))

    def answer(self, text: str) -> Answer | None:
        """What is to be done with a text; None for nothing."""
        return next((o for o in self.orders if isinstance(o, Answer) and o.text == text), None)

    @property
    def put(self) -> Put | Withdraw | None:
        """What is to become of the seat's own text; None for nothing."""
        return next((o for o in self.orders if isinstance(o, Put | Withdraw)), None)

    def approval(self, text: str) -> bool | None:
        """Whether a text that was signed is to be approved; None for no answer yet."""
        found = (o for o in self.orders if isinstance(o, Ratify) and o.text == text)
        return next((order.approve for order in found), None)

    def move(self, lever: str) -> str:
        """The setting ordered of a lever; empty for none."""
        found = (o for o in self.orders if isinstance(o, Move) and o.lever == lever)
        return next((order.setting for order in found), "")

    def choice(self, event: str) -> str:
        """The answer prepared to the question of an event; empty for none."""
        found = (o for o in self.orders if isinstance(o, Choose) and o.event == event)
        return next((order.option for order in found), "")

    def belief(self, lever: str) -> int | None:
        """How likely a clause was said to be kept, in percent; None for nothing said."""
        found = (o for o in self.orders if isinstance(o, Believe) and o.lever == lever)
        return next((order.percent for order in found), None)


def empty(seat: str, moment: Moment) -> Draft:
    """The draft with which a seat begins a phase."""
    return Draft(moment, Put(seat, ()))


def unsealed(draft: Draft) -> Draft:
    """A draft that was sealed as it is prepared again: the text that it put is in the making once more."""
    put = next((order for order in draft.orders if isinstance(order, Put)), None)
    if put is None or draft.making:
        return draft
    return replace(draft, package=put, orders=tuple(o for o in draft.orders if o != put))


def asked_of(order: Order) -> tuple[object, ...]:
    """What an order is about in a draft: of two that are about the same the later takes the earlier's place.

    Of what is said beside the package nothing is about the same: to say a second thing is not to take the
    first back. How many may be given together is for the rules to say (`rules/refusals.py`).

    >>> asked_of(Move("alto", "gate", "open")) == asked_of(Move("alto", "gate", "shut"))
    True
    """
    match order:
        case Put() | Withdraw():
            return ("own text",)
        case Sign() | Decline() | TakeBack() | Ratify():
            return "text", order.text
        case Move(lever=lever) | Believe(lever=lever):
            return type(order), lever
        case Choose(event=event):
            return Choose, event
    return (order,)


def with_order(draft: Draft, order: Order) -> Draft:
    """Prepare an order, in place of one that is about the same; one signature at a time is kept ready."""
    about = asked_of(order)
    if isinstance(order, Decline) and order.meant:
        draft = replace(draft, orders=tuple(map(_not_meant, draft.orders)))
    if not any(asked_of(old) == about for old in draft.orders):
        return replace(draft, orders=(*draft.orders, order))
    orders = tuple(order if asked_of(old) == about else old for old in draft.orders)
    return replace(draft, orders=orders)


def _not_meant(order: Order) -> Order:
    return replace(order, meant=False) if isinstance(order, Decline) else order


def without(draft: Draft, *about: object) -> Draft:
    """Prepare no order that is about this."""
    return replace(draft, orders=tuple(o for o in draft.orders if asked_of(o) != about))


def changed(draft: Draft, intent: Intent, amended: Callable[[str], Put]) -> Draft:
    """Return the draft as an intent wants it; as it was if the intent is of something else.

    Args:
        draft: what is prepared so far.
        intent: what is wanted.
        amended: a text that lies on the table as one of the drafting seat that amends it, still unchanged.
    """
    if isinstance(intent, want.BeginPackage):
        return _begun(draft, intent.text, amended)
    change = _CHANGES.get(type(intent))
    return change(draft, intent) if change else draft


def _begun(draft: Draft, text: str, amended: Callable[[str], Put]) -> Draft:
    if text and text == draft.package.parent:
        return draft
    return replace(draft, package=amended(text) if text else Put(draft.package.seat, ()))


def _made(draft: Draft, intent: want.SetPackage) -> Draft:
    return replace(draft, package=intent.package)


def _clause(draft: Draft, intent: want.SetClause) -> Draft:
    clauses = {clause.lever: clause for clause in draft.package.clauses}
    if intent.setting:
        known = clauses.get(intent.lever, Clause(intent.lever, intent.setting))
        clauses[intent.lever] = replace(known, setting=intent.setting)
    else:
        clauses.pop(intent.lever, None)
    return replace(draft, package=replace(draft.package, clauses=tuple(clauses.values())))


def _mark(draft: Draft, intent: Any, mark: str) -> Draft:
    clauses = tuple(
        replace(clause, **{mark: intent.on}) if clause.lever == intent.lever else clause
        for clause in draft.package.clauses
    )
    return replace(draft, package=replace(draft.package, clauses=clauses))


def _payment(draft: Draft, intent: want.SetPayment) -> Draft:
    """Let a seat receive an amount, and the proposer the opposite of all that others receive."""
    package, kind = draft.package, intent.kind
    mine = package.seat, kind
    others = [p for p in package.payments if (p.seat, p.kind) not in ((intent.seat, kind), mine)]
    if intent.amount:
        others.append(Payment(intent.seat, kind, intent.amount))
    total = sum(p.amount for p in others if p.kind == kind)
    if total:
        others.insert(0, Payment(package.seat, kind, -total))
    return replace(draft, package=replace(package, payments=tuple(others)))


def _guest(draft: Draft, intent: want.SetGuest) -> Draft:
    guests = draft.package.invited
    if intent.on and intent.seat not in guests:
        guests = (*guests, intent.seat)
    elif not intent.on:
        guests = tuple(seat for seat in guests if seat != intent.seat)
    return replace(draft, package=replace(draft.package, invited=guests))


def _open(draft: Draft, intent: want.SetOpen) -> Draft:
    return replace(draft, package=replace(draft.package, open=intent.on))


def _rounds(draft: Draft, intent: want.SetRounds) -> Draft:
    return replace(draft, package=replace(draft.package, rounds=intent.rounds))


def _said(draft: Draft, intent: want.Say) -> Draft:
    draft = with_order(draft, intent.order)
    if intent.order == draft.package:
        return replace(draft, package=Put(draft.package.seat, ()))
    return draft


def _dropped(draft: Draft, intent: want.Drop) -> Draft:
    return replace(draft, orders=tuple(o for o in draft.orders if o != intent.order))


def _answered(draft: Draft, intent: want.SetAnswer) -> Draft:
    seat, text = draft.package.seat, intent.text
    match intent.how:
        case "sign":
            return with_order(draft, Sign(seat, text))
        case "back":
            return with_order(draft, TakeBack(seat, text))
        case "decline":
            order = Decline(seat, text, intent.blocking, intent.change, intent.meant)
            return with_order(draft, order)
    return without(draft, "text", text)


def _approved(draft: Draft, intent: want.SetApproval) -> Draft:
    if intent.yes is None:
        return without(draft, "text", intent.text)
    return with_order(draft, Ratify(draft.package.seat, intent.text, intent.yes))


def _moved(draft: Draft, intent: want.SetMove) -> Draft:
    if not intent.setting:
        return without(draft, Move, intent.lever)
    return with_order(draft, Move(draft.package.seat, intent.lever, intent.setting))


def _chosen(draft: Draft, intent: want.SetChoice) -> Draft:
    if not intent.option:
        return without(draft, Choose, intent.event)
    return with_order(draft, Choose(draft.package.seat, intent.event, intent.option))


def _believed(draft: Draft, intent: want.SetBelief) -> Draft:
    if intent.percent is None:
        return without(draft, Believe, intent.lever)
    return with_order(draft, Believe(draft.package.seat, intent.lever, intent.percent))


def _broken(draft: Draft, intent: want.SetBroken) -> Draft:
    levers = draft.broken - {intent.lever}
    return replace(draft, broken=levers | {intent.lever} if intent.on else levers)


_CHANGES: Final[Mapping[type[Intent], Callable[[Draft, Any], Draft]]] = {
    want.SetPackage: _made,
    want.SetClause: _clause,
    want.SetPublic: partial(_mark, mark="public"),
    want.SetChecked: partial(_mark, mark="verified"),
    want.SetPayment: _payment,
    want.SetGuest: _guest,
    want.SetOpen: _open,
    want.SetRounds: _rounds,
    want.Say: _said,
    want.Drop: _dropped,
    want.SetAnswer: _answered,
    want.SetApproval: _approved,
    want.SetMove: _moved,
    want.SetChoice: _chosen,
    want.SetBelief: _believed,
    want.SetBroken: _broken,
}
"""What each intent makes of a draft."""
