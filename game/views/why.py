"""Why a number is what it is: its changes, the largest first, each down to what somebody decided.

Rows add up to the visible change exactly. What a seat may not see is one row, "causes not known to
you", in its place by size, so that nothing is missing and nothing is given away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.rules.changes import Change, Index
from game.rules.discovery import AT_HOME
from game.rules.measures import MEASURE
from game.rules.orders import Order
from game.rules.phases import EPILOGUE
from game.rules.rulebook import Rulebook
from game.views.chain import Chain
from game.views.explain import explain
from game.views.spans import Span, span_of
from game.views.words import Words, apportion, shown_change

_APART = re.compile(r"[^\w.>]+")
"""What stands between the words of a name and in no key."""
FEW = 3
"""How many rows are shown before anybody asks for more."""


Cause = tuple[str, ...]
"""A kind and ids: `lever` with lever and setting, `event`, `option` with event and option, `line`, or a rule alone."""


def cause_of(change: Change) -> Cause:
    """Name what made a change, alike for all the numbers that it moved.

    >>> cause_of(Change(0, 1, "commit", "indicators", "each_round", "indicator", (3,), {"lever": "gate", "setting": "open"}))
    ('lever', 'gate', 'open')
    """
    names = change.names
    if change.rule in AT_HOME:
        return change.rule, names["lever"]
    if "lever" in names:
        return "lever", names["lever"], names.get("setting", "")
    if "option" in names:
        return "option", names["event"], names["option"]
    if "event" in names:
        return "event", names["event"]
    return ("line", names["red_line"]) if "red_line" in names else (change.rule,)


@dataclass(frozen=True, slots=True)
class WhyRow:
    """One cause, with its share of the change."""

    sentence: str
    amount: int
    """Exact, in hundredths of a point."""
    shown: int
    """Rounded to tenths of a point (given in hundredths), so that what is shown adds up."""
    causes: tuple[str, ...] = ()
    """What is behind it, sentence by sentence, down to an order, the news or the start."""
    known: bool = True
    """False for what the reader may not know."""
    below: tuple[WhyRow, ...] = ()
    """For a part of a score: the causes of the number it is made of, in points of score."""
    passed_on: bool = False
    """True for a measure: the answer is what stands behind it, and is shown at once."""
    key: str = ""
    """What it is about, by names; different from those of all other rows of a number."""
    cause: Cause = field(default=(), repr=False)
    """What moved the number, whichever number it was; see `cause_of`."""


@dataclass(frozen=True, slots=True)
class Why:
    """The answer to "why?" for one number."""

    title: str
    start: int | None
    """Hundredths of a point; None where the reader may not see the number."""
    now: int | None
    rows: tuple[WhyRow, ...]
    note: str = ""
    """Said instead of rows, or beside them."""

    @property
    def first(self) -> tuple[WhyRow, ...]:
        """The rows to show at once."""
        return self.rows[:FEW]

    @property
    def rest(self) -> tuple[WhyRow, ...]:
        """The rows to show on request."""
        return self.rows[FEW:]


def why(
    words: Words,
    changes: Sequence[Change],
    target: str,
    index: Index,
    seat: str | None = None,
    start: int | None = None,
    *,
    now: int | None = None,
    span: Span | None = None,
    orders: Mapping[int, Order] | None = None,
) -> Why:
    """Explain one number of the position.

    Args:
        words: those of the reader.
        changes: the ledger's changes, all or those that the seat may see.
        target: `indicator`, `trust`, `shown`, `ceiling` or `mandate`.
        index: where in its array, as in the position without the axis of games.
        seat: who asks, an empty id for nobody; None at the debrief, where everything is open. Who asks
            for trust between others gets what everyone can see.
        start: the value at the start of the game, in hundredths; the scenario's if not given.
        now: its value now; needed where `changes` are not complete, else their sum is taken.
        span: the round asked about, or the time after the last; since the start if not given.
        orders: the orders of the record by number, so that causes can name what was ordered.
    """
    book = words.book
    if seat is not None:
        if target == "trust" and book.seats[index[0]] != seat:
            target = "shown"
        refused = _refused(words, target, index, seat)
        if refused:
            return Why(title(words, target, index), None, None, (), refused)
    mine = [change for change in changes if change.target == target and change.index == index]
    begin = opening(book, target, index) if start is None else start
    end = begin + sum(change.amount for change in mine) if now is None else now
    name, note = title(words, target, index), ""
    if span is not None:
        begin += sum(change.amount for change in mine if span_of(change) < span)
        mine = [change for change in mine if span_of(change) == span]
        latest, end = end, begin + sum(change.amount for change in mine)
        note = since_then(words, end, latest)
    chain = Chain(words, changes, orders or {}, seat)
    rows = add_up(words, chain, chain.visible(mine), begin, end)
    return Why(headline(words, name, begin, end, span), begin, end, rows, note)


def _refused(words: Words, target: str, index: Index, seat: str) -> str:
    """Say why a seat gets no causes of a number; empty if it may have them."""
    book = words.book
    if target == "indicator":
        asker, indicator = book.place(seat), index[0]
        if book.sees(asker)[indicator]:
            return ""
        name = words.indicator(book.indicators[indicator])
        guessed = seat and book.estimated[asker, indicator]
        return words.say("why.estimate" if guessed else "why.hidden", name=name)
    if target != "shown" and book.seats[index[0]] != seat:
        return words.say("why.private", seat=words.seat(book.seats[index[0]]))
    return ""


def opening(book: Rulebook, target: str, index: Index) -> int:
    """Return the value of a number before the first round, in hundredths."""
    match target:
        case "indicator":
            return int(book.begin[index])
        case "trust" | "shown":
            return int(book.trust_start[index])
        case "mandate":
            return int(book.mandate_start[index])
        case "ceiling":
            return 10_000
        case _:
            return 0


def title(words: Words, target: str, index: Index) -> str:
    """Name a number of the position."""
    book = words.book
    if target == "indicator":
        return words.indicator(book.indicators[index[0]])
    if target == "mandate":
        return words.say("why.mandate", seat=words.seat(book.seats[index[0]]))
    holder, actor = (words.seat(book.seats[place]) for place in index)
    return words.say(f"why.{target}", holder=holder, actor=actor)


def headline(words: Words, name: str, start: int, now: int, span: Span | None = None) -> str:
    """Say where a number stood, where it stands and what lies between, in the whole game or in a span."""
    key = "why.title" if span is None else "why.after" if span.afterwards else "why.in_round"
    values = {"name": name, "now": words.number(now), "round": span.round if span else 0}
    moved = shown_change(start, now)
    if not moved:
        return words.say(f"{key}.same", **values)
    return words.say(key, **values, start=words.number(start), signed=words.signed(moved))


def since_then(words: Words, end: int, now: int) -> str:
    """Say how a number has moved since the end of a span; empty if it has not."""
    moved = shown_change(end, now)
    if not moved:
        return ""
    return words.say("why.since", signed=words.signed(moved), now=words.number(now))


def add_up(
    words: Words, chain: Chain, changes: Iterable[Change], start: int, now: int
) -> tuple[WhyRow, ...]:
    """Put changes of one number into rows that add up from its start to its value now."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        alike = (change.rule, tuple(change.names.items()))
        groups.setdefault(alike, []).append(change)
    rounds = {change.round for group in groups.values() for change in group}
    sums = [(sum(change.amount for change in group), group) for group in groups.values()]
    sums = sorted((x for x in sums if x[0]), key=lambda x: (-abs(x[0]), x[1][0].id))
    hidden = now - start - sum(amount for amount, _ in sums)
    amounts = [amount for amount, _ in sums] + ([hidden] if hidden else [])
    shown = apportion(amounts, shown_change(start, now))
    rows = []
    for (amount, group), part in zip(sums, shown, strict=False):
        said = explain(words, _in_sum(group[-1], amount), part or amount)
        said = in_rounds(words, said, group) if len(rounds) > 1 else said
        rows.append(
            WhyRow(
                said,
                amount,
                part,
                _behind(words, chain, group),
                passed_on=group[0].rule == MEASURE,
                key=_key(group[-1]),
                cause=cause_of(group[-1]),
            )
        )
    if hidden:
        said = words.say("hidden", signed=words.signed(shown[-1]))
        size = abs(hidden)
        place = next((n for n, row in enumerate(rows) if abs(row.amount) < size), len(rows))
        rows.insert(place, WhyRow(said, hidden, shown[-1], (), known=False, key="hidden"))
    return tuple(rows)


def _behind(words: Words, chain: Chain, group: Sequence[Change]) -> tuple[str, ...]:
    """Say what is behind changes that are told together: the last speaks for all, but for a measure.

    Behind a measure are all causes of the numbers that it follows, each with what is behind it: what
    somebody did or the news brought, the largest first, then what nobody did or what the reader may not know.
    """
    if group[0].rule != MEASURE:
        return chain.behind(group[-1])
    moved: dict[Index, list[Change]] = {}
    for change in chain.causes(group):
        moved.setdefault(change.index, []).append(change)
    rows = [
        row
        for changes in moved.values()
        for row in add_up(words, chain, chain.visible(changes), 0, sum(x.amount for x in changes))
    ]
    rows.sort(key=lambda row: (not row.causes, -abs(row.amount)))
    return tuple(dict.fromkeys(said for row in rows for said in (row.sentence, *row.causes)))


def _key(change: Change) -> str:
    """Name what changes are about that are told together.

    >>> _key(Change(0, 1, "commit", "trust", "kept", "trust", (0, 1), {"lever": "gate"}))
    'kept.gate'
    """
    return _APART.sub("_", ".".join((change.rule, *change.names.values())))


def _in_sum(change: Change, amount: int) -> Change:
    """Let one change speak for all of its kind; the title has said that everyone can see it."""
    public = change.target == "shown" and change.rule != "came_to_light"
    return replace(change, amount=amount, target="trust" if public else change.target)


def in_rounds(words: Words, said: str, group: Sequence[Change]) -> str:
    """Add to a sentence in which rounds it was so."""
    stop = "." if said.endswith(".") else ""
    said = said.removesuffix(".")
    rounds = sorted({change.round for change in group if change.phase != EPILOGUE})
    after = any(change.phase == EPILOGUE for change in group)
    if not rounds:
        return words.say("rounds.after", sentence=said) + stop
    values = {"sentence": said, "first": rounds[0], "last": rounds[-1], "times": len(rounds)}
    if len(rounds) == 1:
        key = "rounds.and_after.one" if after else "rounds.one"
    elif rounds[-1] - rounds[0] >= len(rounds) and not after:
        key = "rounds.times"
    else:
        key = "rounds.and_after" if after else "rounds.many"
    return words.say(key, **values) + stop
