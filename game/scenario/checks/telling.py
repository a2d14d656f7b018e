"""Texts against the numbers and names they stand with: does a sentence say what the rules do?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from game.locale import languages
from game.locale.language import Idiom
from game.scenario.checks.ground import Ground, Said
from game.scenario.expression import Condition, Flow
from game.scenario.expression.nodes import (
    AllOf,
    Chosen,
    Comparison,
    IndicatorAt,
    Number,
    Stood,
    children,
    walk,
)
from game.scenario.model import Block, Setting
from game.scenario.numerals import numerals
from game.scenario.ties import stems
from game.scenario.tree import Path

_CLAUSE: Final = re.compile(r"[.;:,!?]| and | y | e ")
_LONG: Final = 4
"""Words of fewer letters do not tell an indicator from others."""
_STEM: Final = 5
"""Letters by which two forms of a word are known to be one."""


def effects_said(ground: Ground) -> Iterator[Said]:
    """W579: a sentence about a setting lets an indicator rise that falls by it, or the other way round."""
    words = ground.idiom
    if words is None:
        return
    names = _telling_names(ground)
    for lever, part, key, setting in ground.settings():
        if setting.say is None:
            continue
        moved = _moved(setting, part.settings[part.start])
        for name, amount in moved.items():
            way = _way(setting.say.text, names[name], words) if amount and name in names else 0
            if amount * way < 0:
                does = "rises" if amount > 0 else "falls"
                says = "rises" if way > 0 else "falls"
                message = (
                    f"this says that '{name}' {says}, but by its effects it {does} ({amount:+g})"
                )
                path: Path = ("levers", lever, "settings", key, "say")
                yield Said(
                    "W579", ground.place(path), message, "turn the sign, or the sentence", True
                )


def _telling_names(ground: Ground) -> dict[str, str]:
    """For each indicator a pattern of the words that stand in its name alone."""
    names = {
        name: set(re.findall(r"\w+", indicator.name.text.casefold()))
        for name, indicator in ground.scenario.indicators.items()
    }
    own = {
        name: [
            word
            for word in sorted(words)
            if len(word) >= _LONG and sum(word in other for other in names.values()) == 1
        ]
        for name, words in names.items()
    }
    return {name: "|".join(map(re.escape, words)) for name, words in own.items() if words}


def _moved(setting: Setting, start: Setting) -> dict[str, float]:
    """What a setting surely does to each indicator, each round or else at once, against that at the start."""
    each, usual, once = (
        _sure(blocks) for blocks in (setting.each_round, start.each_round, setting.once)
    )
    rounds = {name: each.get(name, 0) - usual.get(name, 0) for name in {*each, *usual}}
    return once | {name: amount for name, amount in rounds.items() if amount}


def _sure(blocks: tuple[Block, ...]) -> dict[str, float]:
    total: dict[str, float] = {}
    for block in blocks:
        for target, amount in block.effects.items() if block.when is None else ():
            total[target] = total.get(target, 0) + amount
    return total


def _way(text: str, names: str, words: Idiom) -> int:
    """1 if a text says that what is named rises, -1 if it falls; 0 if it says neither, or both.

    >>> from game.locale.languages import known
    >>> _way("Much water goes down. The lake falls.", "lake", known("en").idiom)
    -1
    >>> _way("Sube la cosecha y el lago no.", "cosecha", known("es").idiom), _way("It falls.", "lake", known("en").idiom)
    (1, 0)
    """
    ways = set()
    for clause in _CLAUSE.split(text.casefold()):
        for way, verbs in ((1, words.rising), (-1, words.falling)):
            before = rf"\b(?:{names})\b(?: \w+)?? (?:{verbs})\b"
            after = rf"\b(?:{verbs}) (?:el|la|los|las) (?:{names})\b"
            if re.search(f"{before}|{after}", clause):
                ways.add(way)
    return ways.pop() if len(ways) == 1 else 0


def flows_said(ground: Ground) -> Iterator[Said]:
    """W580: a number of `flow_says` stands in no number of its indicator."""
    for name, indicator in ground.scenario.indicators.items():
        flow = ground.meanings.flows.get(("indicators", name, "flow"))
        if flow is None or indicator.flow_says is None:
            continue
        known = {float(each) for each in _numbers_of(flow)}
        known |= {indicator.start or 0, indicator.drift, indicator.low, indicator.high}
        known |= {100 * each for each in known} | set(indicator.rungs)
        for numeral in numerals(indicator.flow_says.text, ground.scenario.language):
            if not any(
                abs(float(value) - each) < 1e-9 for value in numeral.values for each in known
            ):
                message = (
                    f"'{numeral.written}' stands neither in the flow nor in the start of '{name}'"
                )
                path = ground.place(("indicators", name, "flow_says"))
                hint = "mend the sentence or the flow"
                yield Said("W580", path, message, hint, True, numeral.at)


def _numbers_of(flow: Flow) -> Iterator[float]:
    """Every number that a formula writes out, with its lags."""
    for node in walk(flow.root):
        if isinstance(node, Number):
            yield float(node.value)
        elif isinstance(node, IndicatorAt) and node.lag:
            yield node.lag


def delays_said(ground: Ground) -> Iterator[Said]:
    """W580: something is said to come after so many rounds, and nothing in the rules takes so many."""
    words = ground.idiom
    if words is None:
        return
    known: set[float] | None = None
    for path, text in ground.texts.items():
        for found in words.after.finditer(text.text):
            count = _count(found[1].casefold(), languages.known(ground.scenario.language).numbers)
            known = _delays(ground) if known is None else known
            if count > 1 and count not in known:
                message = f"'{found[0]}': nothing in the rules takes {count} rounds"
                listed = ", ".join(f"{each:g}" for each in sorted(known))
                hint = f"they have {listed}" if known else "mend the sentence"
                yield Said("W580", ground.place(path), message, hint, True, found.start())


def _count(word: str, numbers: Mapping[str, int]) -> int:
    return int(word) if word.isdecimal() else numbers.get(word, 0)


def _delays(ground: Ground) -> set[float]:
    """All numbers of rounds that something takes: lags, how long effects and agreements last, waits and games."""
    scenario = ground.scenario
    rules = scenario.agreements
    known: set[float] = {rules.notice, rules.duration or 0}
    known |= {length.rounds for length in scenario.lengths.values()}
    known |= {lag for mentioned in ground.mentions.values() for lag in mentioned.lags}
    for _, _, _, setting in ground.settings():
        known |= {block.rounds or 0 for block in (*setting.once, *setting.each_round)}
    for condition in ground.meanings.conditions.values():
        for node in walk(condition.root) if condition.mentions.stood else ():
            if isinstance(node, Comparison) and isinstance(node.left, Stood):
                known |= {float(part.value) for part in children(node) if isinstance(part, Number)}
    return known - {0}


def needs_said(ground: Ground) -> Iterator[Said]:
    """W581: what a setting needs is explained with the word of another setting."""
    for lever, _, key, setting in ground.settings():
        path: Path = ("levers", lever, "settings", key)
        condition = ground.meanings.conditions.get((*path, "needs"))
        if condition is None or setting.needs_say is None:
            continue
        said = setting.needs_say.text.casefold()
        for name, needed in _needed(condition):
            others = [each for each in ground.scenario.levers[name].settings if each != needed]
            spoken = [each for each in others if _speaks_of(said, each)]
            if spoken and not _speaks_of(said, needed):
                message = f"'{key}' needs '{name}' at '{needed}', and this speaks of '{spoken[0]}'"
                hint = f"did you mean '{name} is {spoken[0]}'?"
                yield Said("W581", ground.place((*path, "needs_say")), message, hint, True)


def _needed(condition: Condition) -> Iterator[tuple[str, str]]:
    """The settings of which a condition needs all."""
    root, levers = condition.root, tuple(condition.names.levers.items())
    for part in root.parts if isinstance(root, AllOf) else (root,):
        if isinstance(part, Chosen) and not part.negated:
            name, settings = levers[part.lever]
            yield name, settings[part.setting]


def _speaks_of(text: str, key: str) -> bool:
    """Whether a word of a text begins like an id of one word."""
    return len(key) >= _STEM and re.search(rf"\b{re.escape(key[:_STEM])}", text) is not None


def asks(ground: Ground) -> Iterator[Said]:
    """W581: the question of a lever says who acts, and that is none of its owners."""
    words = ground.idiom
    seats = ground.scenario.stakeholders
    for name, lever in ground.scenario.levers.items():
        if words is None or "table" in lever.owner:
            continue
        ask = lever.ask.text
        acting = [key for key, seat in seats.items() if _acts(ask, seat.short.text, words)]
        if acting and not set(acting) & set(lever.owner):
            message = f"'{lever.owner[0]}' owns '{name}', and 'ask' asks what '{acting[0]}' does"
            path: Path = ("levers", name, "owner")
            yield Said("W581", path, message, f"did you mean 'owner: {acting[0]}'?", True)


def _acts(ask: str, name: str, words: Idiom) -> bool:
    """Whether a question names somebody as the one who acts.

    >>> from game.locale.languages import known
    >>> [_acts(ask, "Delta", known("en").idiom) for ask in ("Does Delta pay?", "Who pays Delta?", "Deltas?")]
    [True, False, False]
    >>> [_acts(ask, "Delta", known("es").idiom) for ask in ("¿Paga Delta?", "¿Quién paga a Delta?")]
    [True, False]
    """
    for found in re.finditer(
        rf"(?:(\w+) )?(?:(?:the|el|la|los|las) )?{re.escape(name)}(?!\w)", ask
    ):
        before = (found[1] or "").casefold()
        if before in words.asked or (before and not words.asked and before not in words.not_asked):
            return True
    return False


def truths_told(ground: Ground) -> Iterator[Said]:
    """W581: what a seat is told of two truths would fit better the other way round."""
    for name, fact in ground.scenario.facts.items():
        names = {key: stems(f"{key} {value.name.text}") for key, value in fact.values.items()}
        for seat, told in fact.told.items():
            texts = {key: stems(text.text) for key, text in told.items()}
            for one, other in combinations(texts, 2):
                if _exchanged(texts, names, one, other):
                    message = f"what '{seat}' is told here fits '{other}', and what stands there fits '{one}'"
                    path = ground.place(("facts", name, "told", seat, one))
                    yield Said("W581", path, message, "exchange the two", True)


def _exchanged(
    texts: Mapping[str, frozenset[str]], names: Mapping[str, frozenset[str]], one: str, other: str
) -> bool:
    """Whether each of two texts has words of the other's name, and none of its own."""
    apart = {key: names[key] - names[rest] for key, rest in ((one, other), (other, one))}
    said = {key: texts[key] - texts[rest] for key, rest in ((one, other), (other, one))}
    own = said[one] & apart[one] or said[other] & apart[other]
    return not own and bool(said[one] & apart[other]) and bool(said[other] & apart[one])


CHECKS = (effects_said, flows_said, delays_said, needs_said, asks, truths_told)
