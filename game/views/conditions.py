"""Conditions of a scenario in plain words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.scenario.expression import Condition, Names, Readable
from game.scenario.expression import nodes as n
from game.scenario.expression.evaluation import test
from game.views.words import Words


def in_words(words: Words, condition: Condition) -> str:
    """Say a condition in words, without a capital or a full stop: `Flights is “Notified” and ...`."""
    return _Speaker(words, condition).sentence(condition.root)


def reason_in_words(words: Words, condition: Condition, readings: Readable) -> str:
    """Say why a condition holds in a game: of alternatives the first that does."""
    root = _holding(condition.root, condition.names, readings)
    return _Speaker(words, condition).sentence(root)


def _holding(node: n.Phrase, names: Names, readings: Readable) -> n.Phrase:
    """Leave out what a condition would hold without."""
    match node:
        case n.AllOf(parts=parts):
            return replace(node, parts=tuple(_holding(part, names, readings) for part in parts))
        case n.AnyOf(parts=parts):
            true = (part for part in parts if np.all(test(part, names)(readings)))
            return _holding(next(true, node), names, readings)
        case _:
            return node


class _Speaker:
    def __init__(self, words: Words, condition: Condition) -> None:
        names = condition.names
        self.words, self.say = words, words.say
        self.indicators, self.levers = list(names.indicators), list(names.levers)
        self.seats, self.events, self.facts = names.seats, list(names.events), list(names.facts)
        self.options, self.values = list(names.events.values()), list(names.facts.values())
        self.lines = names.red_lines

    def sentence(self, node: n.Phrase, no: bool = False) -> str:
        """Say something that is yes or no; `no` turns it round."""
        match node:
            case n.Not():
                return self.sentence(node.part, not no)
            case n.AllOf() | n.AnyOf():
                every = isinstance(node, n.AllOf) != no
                plain_first = sorted(node.parts, key=lambda part: every and self._is_or(part, no))
                parts = [self._part(part, no, every) for part in plain_first]
                return self.words.listing(parts, "and" if every else "or")
            case n.Chosen():
                lever = self.levers[node.lever]
                return self.say(
                    "is_not.setting" if node.negated != no else "is.setting",
                    lever=self.words.lever(lever),
                    setting=self.words.setting(lever, node.setting),
                )
            case n.FactIs():
                fact = self.words.texts.facts[self.facts[node.fact]]
                value = fact.values[self.values[node.fact][node.value]]
                return self.say(
                    "is_not.fact" if node.negated != no else "is.fact",
                    fact=fact.name,
                    value=value.name,
                )
            case n.Comparison():
                operator = _OPPOSITE[node.operator] if no else node.operator
                left, right = self.number(node.left), self.number(node.right)
                return self.say(f"compare.{operator}", left=left, right=right)
            case n.Deal():
                return self.say("no_deal" if no else "deal")
            case n.Happened():
                title = self.words.headline(self.events[node.index])
                return self.say("not_happened" if no else "happened", event=title)
            case n.Chose():
                event = self.events[node.event]
                option = self.words.option(event, self.options[node.event][node.option])
                title = self.words.headline(event)
                return self.say("not_chose" if no else "chose", event=title, option=option)
            case n.ClauseOn():
                key = f"not_{node.mark}" if no else node.mark
                return self.say(key, lever=self.words.lever(self.levers[node.lever]))
            case _:
                raise TypeError(f"{type(node).__name__} is not a yes or no")

    def _part(self, part: n.Phrase, no: bool, inside_and: bool) -> str:
        """Say a part of a list, so that an `or` inside an `and` is heard as one."""
        said = self.sentence(part, no)
        either = inside_and and self._is_or(part, no)
        return self.say("either", options=said) if either else said

    def _is_or(self, part: n.Phrase, no: bool) -> bool:
        """Tell whether a part is said as a list of alternatives; those come last, so that `and` is clear."""
        inner = part.part if isinstance(part, n.Not) else part
        turned = no != isinstance(part, n.Not)
        return isinstance(inner, n.AllOf if turned else n.AnyOf)

    def number(self, node: n.Phrase) -> str:
        """Say a number."""
        match node:
            case n.Number():
                return self.words.number(round(node.value * 100))
            case n.IndicatorAt():
                name = self.words.indicator(self.indicators[node.index])
                if not node.lag:
                    return name
                return self.say("indicator.past", indicator=name, rounds=node.lag)
            case n.Round():
                return self.say("round")
            case n.Cooperation():
                return self.say("cooperation")
            case n.TrustBetween():
                holder, actor = self.seats[node.holder], self.seats[node.actor]
                return self.say(
                    "trust", holder=self.words.seat(holder), actor=self.words.seat(actor)
                )
            case n.Crossed():
                _, line = self.words.red_lines[self.lines[node.index]]
                return self.say("crossed", line=line.say)
            case n.Stood():
                lever = self.levers[node.lever]
                return self.say(
                    "stood_not" if node.negated else "stood",
                    lever=self.words.lever(lever),
                    setting=self.words.setting(lever, node.setting),
                )
            case n.UnarySign():
                return self.say("minus", part=self.number(node.part))
            case n.Arithmetic():
                left, right = self.number(node.left), self.number(node.right)
                return self.say(f"arithmetic.{node.operator}", left=left, right=right)
            case _:
                raise TypeError(f"{type(node).__name__} is not a number")


_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
