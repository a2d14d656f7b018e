"""Why something expected of a game is not true: what is instead, in the ids that the author wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.scenario.expected.mentions import HAPPENS
from game.scenario.expression import evaluation
from game.scenario.expression import nodes as n
from game.scenario.expression.expecting import ENDING, NearTo
from game.scenario.expression.terms import HUNDREDTHS
from game.workshop.expected.moment import CaseMoment
from game.workshop.expected.traced import because, mover, plain

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


def unmet(moment: CaseMoment, root: n.Phrase, text: str) -> str:
    """Say in one sentence what is not as expected, and why.

    Args:
        moment: when it should be true.
        root: what is expected, read.
        text: the same as written.
    """
    return ", and ".join(_said(moment, root, text, "{}: {}"))


def _said(moment: CaseMoment, root: n.Phrase, text: str, form: str) -> list[str]:
    """Say what is not as expected, at most two parts of it; `form` joins what is and why."""
    parts = list(_false_parts(moment, root, False))
    said = [_UnmetPart(moment, node, negated, text, form).said() for node, negated in parts[:_MOST]]
    return list(dict.fromkeys(said))


def _false_parts(
    moment: CaseMoment, node: n.Phrase, negated: bool
) -> Iterator[tuple[n.Phrase, bool]]:
    """The smallest parts that make a condition false; `negated` where the opposite is expected."""
    if isinstance(node, n.Not):
        yield from _false_parts(moment, node.part, not negated)
    elif isinstance(node, n.AllOf | n.AnyOf) and not isinstance(node, NearTo):
        for part in node.parts:
            if moment.holds(evaluation.test(part, moment.names)) == negated:
                yield from _false_parts(moment, part, negated)
    else:
        yield node, negated


@dataclass(frozen=True, slots=True)
class _UnmetPart:
    """A part of a condition that is not as expected."""

    moment: CaseMoment
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
                return self._number(left, _BOUNDS[self._sign].format(plain(float(value))))
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
        why = because(self.moment, left, value, self._gap(value))
        return self._why(said, why)

    def _figures(self, node: n.Phrase) -> str:
        read = [each for each in _leaves(node) if not isinstance(each, n.Number)]
        known = {
            f"{_named(self.moment, each)} is {_written(each, _value(self.moment, each))}": None
            for each in read
        }
        return ", ".join(known)

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
        why = mover(moment, moved[-1]) if moved else "nobody has moved it"
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


def _value(moment: CaseMoment, node: n.Phrase) -> int:
    return int(np.max(evaluation.reading(node, moment.names)(moment.readings)))


def _written(node: n.Phrase, value: int) -> str:
    return plain(value / 100) if isinstance(node, HUNDREDTHS) else str(value)


def _named(moment: CaseMoment, node: n.Phrase) -> str:
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


# endings


def _not_that_ending(moment: CaseMoment, wanted: str, found: str) -> str:
    """Why another ending has come: what its condition lacks, or that one before it holds as well."""
    endings = {moment.book.endings[at]: part for at, part in moment.book.finishes}
    if wanted not in endings:
        return f"{wanted} cannot happen in this length"
    condition = endings[wanted].condition
    if condition is None or moment.holds(condition.test):
        return f"{found} stands before it and is true as well"
    return ", and ".join(_said(moment, condition.root, condition.text, "{} ({})"))


def _why_not_happened(moment: CaseMoment, name: str) -> str:
    """Why an event has not happened, where it is not its condition."""
    event = moment.book.scenario.events[name]
    by_hand = f"'{HAPPENS}: {name}' under a round plays it"
    if event.facilitator:
        return f"only a facilitator plays it; {by_hand}"
    if not event.chance:
        return f"without 'seed' nothing happens by chance; {by_hand}"
    return f"it comes in round {event.round}" if event.round else ""
