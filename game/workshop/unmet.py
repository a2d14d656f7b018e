"""Why something expected of a game is not true: what is, in the ids that the author wrote, and what made it so.

A number is followed to the change of the ledger that made the difference: of those that moved it the wrong way the
smallest without which it would be as expected, else the largest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from game.rules.arrays import Whole
from game.rules.changes import Change, Index
from game.rules.orders import Order
from game.rules.phases import EPILOGUE
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.scenario.expected.mentions import HAPPENS
from game.scenario.expression import evaluation
from game.scenario.expression import nodes as n
from game.scenario.expression.expecting import ENDING, OF_SEATS, NearTo
from game.scenario.expression.names import Names
from game.scenario.expression.terms import HUNDREDTHS
from game.session.expected import PlayedCase
from game.views.explain import explain
from game.views.why import opening
from game.views.words import Words

_BOUNDS: Final = {
    ">=": "{} or more",
    "<=": "{} or less",
    ">": "more than {}",
    "<": "less than {}",
    "==": "{}",
    "!=": "anything else",
}
_OPPOSITE: Final = {">=": "<", "<": ">=", "<=": ">", ">": "<=", "==": "!=", "!=": "=="}


_MOST: Final = 2
"""Parts of a condition that are told."""


class ExpectedReadings(Readings):
    """A position as expectations read it: with scores and mandates behind the indicators, and the ending."""

    def __init__(self, book: Rulebook, position: Position, round: int) -> None:
        super().__init__(book, position)
        self.round = round
        self._whole = position

    @cached_property
    def indicator(self) -> Whole:
        """[G, I + 2 S] in hundredths."""
        whole = self._whole
        return np.concatenate((whole.indicator, scores(self._book, whole), whole.mandate), axis=1)

    @cached_property
    def fact(self) -> Whole:
        """[G, H + 1]; the ending is -1 while there is none."""
        over = np.where(self._whole.over, self._whole.ending, -1)
        facts = [at for at, name in enumerate(self._book.facts) if name != ENDING]
        return np.concatenate((self._whole.fact[:, facts], over[:, None]), axis=1)


@dataclass(frozen=True)
class Moment:
    """A game at the end of a round, or at its end."""

    played: PlayedCase
    book: Rulebook
    names: Names
    position: Position
    after: int | None

    @cached_property
    def readings(self) -> ExpectedReadings:
        """What conditions read."""
        return ExpectedReadings(self.book, self.position, self.after or self.played.last)

    @property
    def when(self) -> str:
        """The moment in words."""
        if self.after is None:
            return "at the end"
        return f"after round {self.after}" if self.after else "at the start"

    @cached_property
    def changes(self) -> Sequence[Change]:
        """Every change up to now."""
        changes: list[Change] = []
        for step in self.played.course.steps:
            if self.after == 0:
                break
            changes += step.changes
            if step.after is self.position:
                break
        return changes

    @cached_property
    def orders(self) -> Mapping[int, Order]:
        """Every order by its number."""
        return {
            item.number: item.order for step in self.played.course.steps for item in step.orders
        }

    def holds(self, test: evaluation.Reader) -> bool:
        """Tell whether something is true now."""
        return bool(np.all(test(self.readings)))


def unmet(moment: Moment, root: n.Phrase, text: str) -> str:
    """Say in one sentence what is not as expected, and why.

    Args:
        moment: when it should be true.
        root: what is expected, read.
        text: the same as written.
    """
    return ", and ".join(_said(moment, root, text, "{}: {}"))


def _said(moment: Moment, root: n.Phrase, text: str, form: str) -> list[str]:
    """Say what is not as expected, at most two parts of it; `form` joins what is and why."""
    parts = list(_false_parts(moment, root, False))
    said = [_Part(moment, node, negated, text, form).said() for node, negated in parts[:_MOST]]
    return list(dict.fromkeys(said))


def _false_parts(moment: Moment, node: n.Phrase, negated: bool) -> Iterator[tuple[n.Phrase, bool]]:
    """The smallest parts that make a condition false; `negated` where the opposite is expected."""
    if isinstance(node, n.Not):
        yield from _false_parts(moment, node.part, not negated)
    elif isinstance(node, n.AllOf | n.AnyOf) and not isinstance(node, NearTo):
        for part in node.parts:
            if moment.holds(evaluation.test(part, moment.names)) == negated:
                yield from _false_parts(moment, part, negated)
    else:
        yield node, negated


@dataclass(frozen=True)
class _Part:
    """A part of a condition that is not as expected."""

    moment: Moment
    node: n.Phrase
    negated: bool
    text: str
    form: str

    def _why(self, said: str, why: str) -> str:
        return self.form.format(said, why) if why else said

    def said(self) -> str:
        node, when = self.node, self.moment.when
        match node:
            case NearTo(left=left, written=written):
                return self._number(left, "anything else" if self.negated else written)
            case n.Comparison(left=left, right=n.Number(value=value)):
                return self._number(left, _BOUNDS[self._sign].format(_plain(float(value))))
            case n.Comparison():
                return f"{self._figures(node)} {when}, so '{self._slice()}' is not true"
            case n.Chosen(lever=at, setting=rank):
                return self._lever(at, rank)
            case n.FactIs(fact=at, value=value):
                return self._fact(at, value)
            case n.Happened(index=at):
                return self._event(at)
            case n.Chose(event=at, option=option):
                return self._answer(at, option)
            case n.ClauseOn(mark=mark, lever=at):
                kind = {"agreed": "", "published": "public ", "verified": "checked "}[mark]
                some = "an" if not kind else "a"
                is_there = some if self.negated else "no"
                lever = list(self.moment.names.levers)[at]
                return f"{is_there} {kind}agreement on {lever} is in force {when}"
            case n.Deal():
                return f"{'an' if self.negated else 'no'} agreement is in force {when}"
        return f"'{self._slice()}' is not true {when}"

    @property
    def _sign(self) -> str:
        """How the two sides are expected to compare."""
        assert isinstance(self.node, n.Comparison)
        return _OPPOSITE[self.node.operator] if self.negated else self.node.operator

    def _slice(self) -> str:
        return self.text[self.node.at : self.node.end].strip() or self.text

    # numbers

    def _number(self, left: n.Phrase, expected: str) -> str:
        if not isinstance(left, _READ):
            return f"{self._figures(left)} {self.moment.when}, so '{self._slice()}' is not true"
        value = _value(self.moment, left)
        said = f"{_named(self.moment, left)} is {_written(left, value)} {self.moment.when}, not {expected}"
        why = self._because(left, value)
        return self._why(said, why)

    def _figures(self, node: n.Phrase) -> str:
        read = [each for each in _leaves(node) if not isinstance(each, n.Number)]
        known = {
            f"{_named(self.moment, each)} is {_written(each, _value(self.moment, each))}": None
            for each in read
        }
        return ", ".join(known)

    def _because(self, node: n.Phrase, value: int) -> str:
        """Which change made the difference to a number, if it is one of the ledger."""
        where = _in_ledger(self.moment, node)
        if where is None:
            return _score_parts(self.moment, node)
        target, index = where
        changes = [x for x in self.moment.changes if (x.target, x.index) == (target, index)]
        if not changes:
            return "nothing has moved it"
        groups: dict[tuple[Any, ...], list[Change]] = {}
        for change in changes:
            key = (change.rule, tuple(change.names.items()), change.round, change.phase)
            groups.setdefault(key, []).append(change)
        sums = [(sum(x.amount for x in group), group[-1]) for group in groups.values()]
        gap = self._gap(value)
        wrong = [(amount, x) for amount, x in sums if amount * gap < 0]
        if not wrong:
            best = max(sums, key=lambda each: abs(each[0]))
            return f"above all {_cause(self.moment, best[1], best[0])}"
        enough = [each for each in wrong if abs(each[0]) >= abs(gap)]
        pick = min if enough else max
        amount, change = pick(enough or wrong, key=lambda each: abs(each[0]))
        said = _cause(self.moment, change, amount)
        begin = opening(self.moment.book, target, index)
        short = (value + gap - begin) * gap > 0 and not enough
        return f"it starts at {_plain(begin / 100)}, and {said}" if short else said

    def _gap(self, value: int) -> int:
        """By how many hundredths the number is too low (above 0) or too high."""
        node = self.node
        if isinstance(node, NearTo):
            return round(float(node.written.replace(" ", "")) * 100) - value or 1
        assert isinstance(node, n.Comparison)
        assert isinstance(node.right, n.Number)
        beyond = {">": 1, "<": -1}.get(self._sign, 0)
        return round(float(node.right.value) * 100) - value + beyond

    # facts

    def _lever(self, at: int, rank: int) -> str:
        moment = self.moment
        lever, settings = list(moment.names.levers.items())[at]
        stands = settings[int(moment.position.setting[0, at])]
        wants_other = self.negated != getattr(self.node, "negated", False)
        expected = "" if wants_other else f", not {settings[rank]}"
        moved = [x for x in moment.changes if x.target == "setting" and x.index == (at,)]
        why = _mover(moment, moved[-1]) if moved else "nobody has moved it"
        return self._why(f"{lever} is {stands} {moment.when}{expected}", why)

    def _fact(self, at: int, value: int) -> str:
        moment = self.moment
        name, values = list(moment.names.facts.items())[at]
        wants_other = self.negated != getattr(self.node, "negated", False)
        expected = "" if wants_other else f", not {values[value]}"
        found = int(moment.readings.fact[0, at])
        if name != ENDING:
            return f"{name} is {values[found]}{expected}"
        if found < 0:
            return f"the game is not over {moment.when}, so there is no ending yet"
        why = "" if wants_other else _not_that_ending(moment, values[value], values[found])
        return self._why(f"the ending is {values[found]}{expected}", why)

    def _event(self, at: int) -> str:
        name = list(self.moment.names.events)[at]
        if self.negated:
            return f"{name} happened in round {int(self.moment.position.happened[0, at])}"
        said = f"{name} has not happened {self.moment.when}"
        return self._why(said, _why_not_happened(self.moment, name))

    def _answer(self, at: int, option: int) -> str:
        name, options = list(self.moment.names.events.items())[at]
        chosen = int(self.moment.position.chose[0, at])
        if chosen < 0:
            return f"{name} has asked nothing {self.moment.when}"
        expected = "anything else" if self.negated else options[option]
        return f"the answer to {name} is {options[chosen]}, not {expected}"


# reading


_READ: Final = (*HUNDREDTHS, n.Round, n.Crossed, n.Stood)


def _leaves(node: n.Phrase) -> Iterator[n.Phrase]:
    inner = n.children(node)
    if not inner:
        yield node
    for child in inner:
        yield from _leaves(child)


def _value(moment: Moment, node: n.Phrase) -> int:
    return int(np.max(evaluation.reading(node, moment.names)(moment.readings)))


def _written(node: n.Phrase, value: int) -> str:
    return _plain(value / 100) if isinstance(node, HUNDREDTHS) else str(value)


def _plain(number: float) -> str:
    """Write a number with as many decimals as it needs.

    >>> _plain(44.0), _plain(43.97), _plain(-0.5)
    ('44', '43.97', '-0.5')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _named(moment: Moment, node: n.Phrase) -> str:
    names = moment.names
    match node:
        case n.IndicatorAt(index=at):
            return list(names.indicators)[at]
        case n.TrustBetween(holder=one, actor=other):
            return f"trust({names.seats[one]} > {names.seats[other]})"
        case n.Crossed(index=at):
            return f"crossed({names.red_lines[at]})"
        case n.Stood(lever=at, setting=rank, negated=negated):
            lever, settings = list(names.levers.items())[at]
            return f"rounds({lever} is {'not ' * negated}{settings[rank]})"
        case n.Round():
            return "round"
    return "cooperation"


def _in_ledger(moment: Moment, node: n.Phrase) -> tuple[str, Index] | None:
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


def _score_parts(moment: Moment, node: n.Phrase) -> str:
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
        f"{name} {_plain(int(moment.position.indicator[0, book.indicators.index(name)]) / 100)}"
        for name in largest
    ]
    return f"it counts above all {', '.join(now)}" if now else ""


# causes


def _cause(moment: Moment, change: Change, amount: int) -> str:
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
        return f"{when} {who} {did} {_plain(abs(amount) / 100)}"
    said = explain(Words(moment.book), change, amount)
    return f"{when}, {said.rstrip('.')}"


def _mover(moment: Moment, change: Change) -> str:
    """Who moved a lever last."""
    for cause in change.causes:
        order = moment.orders.get(int(cause[1:])) if cause[0] == "o" else None
        if order is not None:
            return f"{order.seat} moved it in round {change.round}"
    return f"it was moved in round {change.round}, as agreed or promised"


def _not_that_ending(moment: Moment, wanted: str, found: str) -> str:
    """Why another ending has come: what its condition lacks, or that one before it holds as well."""
    endings = {moment.book.endings[at]: part for at, part in moment.book.finishes}
    if wanted not in endings:
        return f"{wanted} cannot happen in this length"
    condition = endings[wanted].condition
    if condition is None or moment.holds(condition.test):
        return f"{found} stands before it and is true as well"
    return ", and ".join(_said(moment, condition.root, condition.text, "{} ({})"))


def _why_not_happened(moment: Moment, name: str) -> str:
    """Why an event has not happened, where it is not its condition."""
    event = moment.book.scenario.events[name]
    by_hand = f"'{HAPPENS}: {name}' under a round plays it"
    if event.facilitator:
        return f"only a facilitator plays it; {by_hand}"
    if not event.chance:
        return f"without 'seed' nothing happens by chance; {by_hand}"
    return f"it comes in round {event.round}" if event.round else ""
