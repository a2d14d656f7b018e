"""Which change of the ledger made the difference to a number or a lever, in the ids that the author wrote.

Of those that moved a number the wrong way it is the smallest without which it would be as expected, else the largest.
"""

from __future__ import annotations

from typing import Any, Final

from game.rules.changes import Change, Index
from game.rules.phases import EPILOGUE
from game.scenario.expression import nodes as n
from game.scenario.expression.expecting import OF_SEATS
from game.views.explain import explain
from game.views.why import opening
from game.views.words import Words
from game.workshop.expected.moment import CaseMoment

NOTHING: Final = "nothing has moved it"
"""What is said of a number that is as at the start."""


def because(moment: CaseMoment, node: n.Phrase, value: int, gap: int) -> str:
    """Say which change made the difference to a number; for a score, what it counts; else nothing.

    Args:
        moment: when it is read.
        node: what is read.
        value: what it is, in hundredths.
        gap: by how many hundredths it is too low (above 0) or too high.
    """
    where = _in_ledger(moment, node)
    if where is None:
        return _score_parts(moment, node)
    target, index = where
    changes = [x for x in moment.changes if (x.target, x.index) == (target, index)]
    if not changes:
        return NOTHING
    groups: dict[tuple[Any, ...], list[Change]] = {}
    for change in changes:
        key = (change.rule, tuple(change.names.items()), change.round, change.phase)
        groups.setdefault(key, []).append(change)
    sums = [(sum(x.amount for x in group), group[-1]) for group in groups.values()]
    wrong = [(amount, x) for amount, x in sums if amount * gap < 0]
    if not wrong:
        amount, change = max(sums, key=lambda each: abs(each[0]))
        return f"above all {_cause(moment, change, amount)}"
    enough = [each for each in wrong if abs(each[0]) >= abs(gap)]
    pick = min if enough else max
    amount, change = pick(enough or wrong, key=lambda each: abs(each[0]))
    said = _cause(moment, change, amount)
    begin = opening(moment.book, target, index)
    far = not enough and (value + gap - begin) * gap > 0
    return f"it starts at {plain(begin / 100)}, and {said}" if far else said


def plain(number: float) -> str:
    """Write a number with as many decimals as it needs.

    >>> plain(44.0), plain(43.97), plain(-0.5)
    ('44', '43.97', '-0.5')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _in_ledger(moment: CaseMoment, node: n.Phrase) -> tuple[str, Index] | None:
    """Find the number of the ledger that is read, if it is one."""
    book = moment.book
    if isinstance(node, n.TrustBetween):
        return "trust", (node.holder, node.actor)
    if isinstance(node, n.IndicatorAt):
        if node.index < len(book.indicators):
            return "indicator", (node.index,)
        kind, seat = divmod(node.index - len(book.indicators), len(book.seats))
        if OF_SEATS[kind] == "mandate":
            return "mandate", (seat,)
    return None


def _score_parts(moment: CaseMoment, node: n.Phrase) -> str:
    """What a score is made of; nothing for any other number."""
    book = moment.book
    if not isinstance(node, n.IndicatorAt):
        return ""
    seat = (node.index - len(book.indicators)) % len(book.seats)
    weights = {
        name: int(book.interest[seat, at])
        for at, name in enumerate(book.indicators)
        if book.interest[seat, at]
    }
    largest = sorted(weights, key=lambda name: -weights[name])[:3]
    now = [
        f"{name} {plain(int(moment.position.indicator[0, book.indicators.index(name)]) / 100)}"
        for name in largest
    ]
    return f"it counts above all {', '.join(now)}" if now else ""


def _cause(moment: CaseMoment, change: Change, amount: int) -> str:
    """Say which entry of the ledger moved a number, and by how much."""
    when = "after the last round" if change.phase == EPILOGUE else f"in round {change.round}"
    names, did = change.names, "took" if amount < 0 else "added"
    who = {
        "flow": "its flow",
        "drift": "its drift",
        "limit": "the end of its range",
    }.get(change.rule, "")
    if change.target == "indicator" and not who:
        if "option" in names:
            who = f"answering '{names['event']}' with '{names['option']}'"
        elif "event" in names:
            who = f"'{names['event']}'"
        elif "red_line" in names:
            who = f"crossing '{names['red_line']}'"
        elif "lever" in names and "setting" in names and change.rule in ("once", "each_round"):
            who = f"'{names['lever']} is {names['setting']}'"
    if who:
        return f"{when} {who} {did} {plain(abs(amount) / 100)}"
    said = explain(Words(moment.book), change, amount)
    return f"{when}, {said.rstrip('.')}"


def mover(moment: CaseMoment, change: Change) -> str:
    """Who moved a lever last."""
    for cause in change.causes:
        order = moment.orders.get(int(cause[1:])) if cause[0] == "o" else None
        if order is not None:
            return f"{order.seat} moved it in round {change.round}"
    return f"it was moved in round {change.round}, as agreed or promised"
