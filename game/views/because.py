"""What moved a reader's own score in a round, by its causes, and what came of her own orders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.rules.changes import Change
from game.rules.measures import MEASURE
from game.rules.orders import Order
from game.rules.rulebook import Rulebook
from game.views.spans import Span, span_of
from game.views.why import FEW, Cause, Why, WhyRow, cause_of
from game.views.words import TENTH, Words, apportion, tenths

MOST: Final = 4
"""Consequences of own orders that are told."""
NAMED: Final = 2
"""Indicators, or own deeds, that a sentence names."""
WORDS: Final = ("kept", "broken", "witness", "deception")
"""Rules by which trust reacts to a word that was kept or not."""
ITSELF: Final = ("flow", "drift")
"""Rules by which the world changes though nobody does anything; they are told as one."""
WHOLE: Final = 10_000
"""The range of trust, in hundredths."""
REACTIONS: Final = {
    "kept": "kept",
    "broken": "broken",
    "witness": "broken",
    "deception": "deception",
    "signal": "step",
    "initiative": "step",
    "reciprocity": "answer",
}
"""How sentences call what trust has reacted to, by rule; what is not here is the setting itself."""


@dataclass(frozen=True, slots=True)
class MovedYou:
    """One cause of a change of the reader's score, through whichever numbers."""

    cause: Cause
    indicators: tuple[str, ...]
    """The numbers of the world through which it did, what moved the score most first; empty for none."""
    amount: int
    """Hundredths of a point of score, rounded to tenths, so that all add up to the change as it is shown."""
    sentence: str


@dataclass(frozen=True, slots=True)
class OfYou:
    """A number that has moved because of the reader's own orders, and by how much because of them."""

    kind: str
    """indicator or trust"""
    id: str
    """The indicator, or the seat whose trust in the reader it is."""
    amount: int
    """Hundredths, rounded to tenths."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Because:
    """Why a reader's score has moved in a round, and what she has moved herself."""

    total: int
    """The change of the score as it is shown, in hundredths."""
    moved_you: tuple[MovedYou, ...]
    """The largest first."""
    because_of_you: tuple[OfYou, ...]
    """At most four, the largest share of its range first."""

    @property
    def first(self) -> tuple[MovedYou, ...]:
        """The causes to show at once."""
        return self.moved_you[:FEW]

    @property
    def rest(self) -> tuple[MovedYou, ...]:
        """The causes to show on request."""
        return self.moved_you[FEW:]


NOTHING: Final = Because(0, (), ())
"""What nobody, who has no score, can be told."""


def because(
    words: Words,
    why: Why,
    changes: Sequence[Change],
    orders: Mapping[int, Order],
    seat: str,
    span: Span,
) -> Because:
    """Tell what moved a seat's score in a span, and what it moved itself.

    Args:
        words: those of the reader.
        why: the answer to why the score moved in the span.
        changes: those that the seat was told.
        orders: the orders it knows of, by number.
        seat: whose score it is; the reader's.
        span: the round asked about.
    """
    total = sum(row.shown for row in why.rows)
    return Because(
        total,
        tuple(_moved_you(words, why, total, seat)),
        tuple(_of_you(words, changes, orders, seat, span)),
    )


# What moved the reader


@dataclass(frozen=True, slots=True)
class _Part:
    """A share of the score's change: through which indicator, if any, and the row that says it."""

    indicator: str
    row: WhyRow


def _moved_you(words: Words, why: Why, total: int, seat: str) -> Iterator[MovedYou]:
    groups: dict[Cause, list[_Part]] = {}
    for part in _parts(why):
        groups.setdefault(_told_as(part), []).append(part)
    sums = {cause: sum(p.row.amount for p in parts) for cause, parts in groups.items()}
    largest = sorted(groups, key=lambda cause: -abs(sums[cause]))
    shown = apportion([sums[cause] for cause in largest], total)
    for cause, amount in zip(largest, shown, strict=True):
        if amount:
            parts = sorted(groups[cause], key=lambda part: -abs(part.row.amount))
            through = tuple(dict.fromkeys(p.indicator for p in parts if p.indicator))
            said = _said(words, cause, through, parts[0].row, seat)
            yield MovedYou(cause, through, amount, said)


def _parts(why: Why) -> Iterator[_Part]:
    """Take the rows of a score apart into what moved the numbers it is made of."""
    for row in why.rows:
        kind, _, name = row.key.partition(".")
        indicator = name if kind == "indicator" else ""
        yield from (_Part(indicator, each) for each in row.below or (row,))


def _told_as(part: _Part) -> Cause:
    """By which cause a part is told together with others; what has none of its own stands alone."""
    row = part.row
    if not row.known:
        return ("hidden",)
    if row.cause and row.cause[0] in ITSELF:
        return ("itself",)
    if len(row.cause) < 2 or row.passed_on:
        return "alone", row.key, part.indicator
    return row.cause


def _said(words: Words, cause: Cause, through: Sequence[str], row: WhyRow, seat: str) -> str:
    """Say a cause in one short sentence."""
    named = [words.indicator(name) for name in through[:NAMED]]
    if len(through) > NAMED:
        named.append(words.say("loss.more", count=len(through) - NAMED))
    what = "; ".join(named)
    match cause:
        case ("lever", lever, setting):
            own = seat in words.texts.levers[lever].owner
            return words.say(
                "because.lever.own" if own else "because.lever",
                owner=words.owner(lever),
                lever=words.lever(lever),
                setting=words.setting(lever, setting),
                what=what,
            )
        case ("event", event):
            return words.say("because.event", event=words.headline(event), what=what)
        case ("option", event, option):
            return words.say("because.option", option=words.option(event, option), what=what)
        case ("line", line):
            whose = words.seat(words.red_lines[line][0])
            return words.say("because.line", seat=whose, what=what)
        case ("itself",) | ("hidden",):
            return words.say(f"because.{cause[0]}", what=what)
    return row.sentence


# What the reader moved


def _of_you(
    words: Words,
    changes: Sequence[Change],
    orders: Mapping[int, Order],
    seat: str,
    span: Span,
) -> Iterator[OfYou]:
    now = {change.id: change for change in changes if span_of(change) == span}
    book, groups = words.book, dict[tuple[str, str], list[Change]]()
    for change in now.values():
        if _reacts(book, change, seat):
            groups.setdefault(("trust", change.names["holder"]), []).append(change)
        elif (
            change.target == "indicator"
            and change.rule != MEASURE
            and change.visible_to(seat)
            and _goes_back(book, change, now, orders, seat)
        ):
            name = book.indicators[change.index[0]]
            groups.setdefault(("indicator", name), []).append(change)
    found = [
        (_share(book, kind, name, amount), kind, name, amount, group)
        for (kind, name), group in groups.items()
        if tenths(amount := sum(change.amount for change in group))
    ]
    found.sort(key=lambda each: -each[0])
    for _, kind, name, amount, group in found[:MOST]:
        said = _done(words, kind, name, amount, group)
        yield OfYou(kind, name, TENTH * tenths(amount), said)


def _reacts(book: Rulebook, change: Change, seat: str) -> bool:
    """Whether a change is another seat's trust that reacts to what this one did, as all can see it."""
    if change.target != "shown" or change.names.get("actor") != seat:
        return False
    lever = change.names.get("lever")
    own = lever is not None and bool(book.owns[book.place(seat), book.levers.index(lever)])
    return change.names["holder"] != seat and (own or change.rule in REACTIONS)


def _goes_back(
    book: Rulebook,
    change: Change,
    now: Mapping[int, Change],
    orders: Mapping[int, Order],
    seat: str,
) -> bool:
    """Whether a change goes back, within its round, to an order of a seat or to a lever of its own that moved.

    A lever moves by silence, too, where a word is kept.
    """
    waiting, met = [change], {change.id}
    while waiting:
        at = waiting.pop()
        if at.target == "setting" and book.owns[book.place(seat), at.index[0]]:
            return True
        for cause in at.causes:
            if cause[0] == "o" and cause[1:].isdigit():
                order = orders.get(int(cause[1:]))
                if order is not None and order.seat == seat:
                    return True
            elif cause[0] == "c" and int(cause[1:]) in now and int(cause[1:]) not in met:
                met.add(int(cause[1:]))
                waiting.append(now[int(cause[1:])])
    return False


def _share(book: Rulebook, kind: str, name: str, amount: int) -> int:
    """How much of its range a number has moved, in basis points."""
    if kind == "trust":
        return abs(amount) * 10_000 // WHOLE
    at = book.indicators.index(name)
    return abs(amount) * 10_000 // max(int(book.high[at] - book.low[at]), 1)


def _done(words: Words, kind: str, name: str, amount: int, group: Iterable[Change]) -> str:
    """Say by how much a number moved because of what a seat did, and what that was."""
    # A word that was kept or broken says more of a lever than the setting; so it is said for that lever.
    order = sorted(group, key=lambda change: (change.rule not in WORDS, -abs(change.amount)))
    deeds: dict[str, str] = {}
    for change in order:
        deeds.setdefault(change.names.get("lever", change.rule), _deed(words, change))
    listed = words.listing([deed for deed in deeds.values() if deed][:NAMED])
    if kind == "trust":
        more = words.more(TENTH * tenths(amount))
        return words.say("because.trust", seat=words.seat(name), more=more, deeds=listed)
    moved = words.moved(TENTH * tenths(amount))
    return words.say("because.indicator", name=words.indicator(name), moved=moved, deeds=listed)


def _deed(words: Words, change: Change) -> str:
    """Name what a seat did: what it did with a lever or its word, or what it answered."""
    reaction = REACTIONS.get(change.rule, "")
    cause = cause_of(change)
    if reaction == "answer":
        return words.say(f"because.did.answer.{'up' if change.amount > 0 else 'down'}")
    if reaction:
        return words.say(f"because.did.{reaction}", lever=words.lever(change.names["lever"]))
    match cause:
        case ("lever", lever, setting):
            return words.say(
                "because.did.lever",
                lever=words.lever(lever),
                setting=words.setting(lever, setting),
            )
        case ("option", event, option):
            return words.say("because.did.option", option=words.option(event, option))
        case (_, lever):
            return words.say("because.did.word", lever=words.lever(lever))
    return ""
