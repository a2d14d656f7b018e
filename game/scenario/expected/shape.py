"""Whether an expectation file has the shape of one, with every complaint in plain words at its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeGuard

from game.scenario.alike import suggestion
from game.scenario.diagnostics import Diagnostic
from game.scenario.expected.mentions import (
    AGREE,
    HAPPENS,
    entries,
    is_long,
    packages,
    pairs,
    says_a_word,
)
from game.scenario.model import Scenario
from game.scenario.model.base import MOST_ROUNDS
from game.scenario.references import PAIR
from game.scenario.tree import Path, Tree

MOST_CASES: Final = 100
MOST_EXPECTED: Final = 50
OF_CASE: Final = ("say", "length", "seed", "minds", "facts", "rounds", "expect")
OF_DEAL: Final = ("clauses", "signed", "secret", "verified", "rounds", "pay")
MOST_SEED: Final = 2**64 - 1
_START: Final = "start with '- say: What shall happen', then 'expect:' under it"


def misshapen(tree: Tree, scenario: Scenario) -> Iterator[Diagnostic]:
    """Say what is not as it should be in the shape of a file, in its order."""
    if tree.data is None or tree.data == []:
        yield tree.error(tree.value(()), "E105", "the file is empty", _START)
    elif not isinstance(tree.data, list):
        message = "an expectation file is a list of cases, each of which starts with '- '"
        yield tree.error(tree.value(()), "E203", message, _START)
    elif len(tree.data) > MOST_CASES:
        message = f"there are {len(tree.data)} cases; at most {MOST_CASES} are played"
        yield tree.error(tree.value((MOST_CASES,)), "E206", message, "take some out")
    else:
        for path, case in entries(tree.data, ()):
            yield from _case(tree, path, case, scenario)


def _case(tree: Tree, path: Path, case: Any, scenario: Scenario) -> Iterator[Diagnostic]:
    if not isinstance(case, dict):
        message = "a case is a group of keys, one on each line"
        yield tree.error(tree.value(path), "E203", message, _START)
        return
    yield from _unknown(tree, path, case, OF_CASE)
    if "expect" not in case:
        message = "this case expects nothing"
        yield tree.error(
            tree.value(path), "E202", message, "add 'expect:' with conditions under it"
        )
    for key in ("say",):
        if not isinstance(case.get(key), str) or not case[key].strip():
            message = "this case needs 'say': what it shows, in a sentence"
            yield tree.error(tree.key((*path, key)), "E202", message)
    yield from _luck(tree, path, case)
    yield from _groups(tree, path, case)
    for here, number, plan in pairs(case.get("rounds"), (*path, "rounds")):
        yield from _round(tree, here, number, plan, scenario, rounds_of(case, scenario))
    expect = case.get("expect")
    if "expect" in case and not (isinstance(expect, list) and expect):
        message = "'expect' is a list of conditions"
        yield tree.error(
            tree.value((*path, "expect")), "E203", message, "start each with '- ', as '- deal'"
        )
    elif isinstance(expect, list) and len(expect) > MOST_EXPECTED:
        message = f"this case expects {len(expect)} things; at most {MOST_EXPECTED} are looked at"
        yield tree.error(
            tree.value((*path, "expect", MOST_EXPECTED)), "E206", message, "make two cases of it"
        )


def _luck(tree: Tree, path: Path, case: dict[Any, Any]) -> Iterator[Diagnostic]:
    seed, minds = case.get("seed"), case.get("minds")
    if "seed" in case and not (is_whole(seed) and 0 <= seed <= MOST_SEED):
        message = f"a seed is a whole number from 0 to {MOST_SEED}, not {seed!r}"
        hint = "take it out to have nothing happen by chance"
        yield tree.error(tree.value((*path, "seed")), "E203", message, hint)
    if "minds" in case and not isinstance(minds, bool | dict):
        message = "'minds' is true or false, or names the mind of each seat"
        yield tree.error(tree.value((*path, "minds")), "E203", message, "write 'minds: true'")
    elif minds and "seed" not in case:
        message = "minds decide by luck, so this case needs a seed"
        yield tree.error(tree.key((*path, "minds")), "E202", message, "add 'seed: 1'")


def _groups(tree: Tree, path: Path, case: dict[Any, Any]) -> Iterator[Diagnostic]:
    for key, example in (("facts", "consent: tacit"), ("rounds", "1:")):
        if key in case and not isinstance(case[key], dict):
            message = f"'{key}' is a group of keys, as '{example}'"
            yield tree.error(tree.value((*path, key)), "E203", message)


def rounds_of(case: Any, scenario: Scenario) -> int:
    """How many rounds a case has, by its length; the most there may be where the length is wrong."""
    length = scenario.lengths.get(minutes_of(case, scenario))
    return length.rounds if length else MOST_ROUNDS


def minutes_of(case: Any, scenario: Scenario) -> int:
    """The length of a case, the first of the scenario if it names none; -1 for one that there is not."""
    minutes = case.get("length", next(iter(scenario.lengths)))
    known = {str(one): one for one in scenario.lengths}
    return known.get(str(minutes), -1)


def _round(
    tree: Tree, path: Path, number: Any, plan: Any, scenario: Scenario, rounds: int
) -> Iterator[Diagnostic]:
    if not is_whole(number) or not 1 <= number <= rounds:
        message = f"there is no round '{number}'; this length has rounds 1 to {rounds}"
        yield tree.error(tree.key(path), "E805", message)
    if not isinstance(plan, dict):
        message = f"who does what in round {number} is missing"
        yield tree.error(tree.key(path), "E203", message, "name a seat, as 'north: {fire: low}'")
    for here, name, value in pairs(plan, path):
        if name == AGREE:
            for at, deal in packages(value, here):
                yield from _deal(tree, at, deal)
        elif name == HAPPENS:
            if not isinstance(value, str | list):
                yield tree.error(tree.value(here), "E203", "'happens' names an event, or a list")
        else:
            yield from _orders(tree, here, name, value, scenario)


def _orders(
    tree: Tree, path: Path, seat: Any, orders: Any, scenario: Scenario
) -> Iterator[Diagnostic]:
    if not isinstance(orders, dict):
        message = f"what '{seat}' does is a group of keys: its levers, with a setting each"
        hint = "write '{fire: low}', or one on each line; whoever does nothing is left out"
        yield tree.error(tree.value(path), "E203", message, hint)
    for here, name, value in pairs(orders, path):
        if says_a_word(name, value, scenario.levers) and not isinstance(value, dict):
            message = f"'{name}' names a lever and its setting"
            yield tree.error(tree.key(here), "E203", message, f"write '{name}: {{fire: low}}'")


def _deal(tree: Tree, path: Path, deal: Any) -> Iterator[Diagnostic]:
    if not isinstance(deal, dict) or not deal:
        message = "an agreement names levers, each with its setting"
        yield tree.error(tree.value(path), "E203", message, "write 'agree: {fire: low}'")
        return
    if not is_long(deal):
        return
    yield from _unknown(tree, path, deal, OF_DEAL)
    rounds = deal.get("rounds", 1)
    if not is_whole(rounds) or rounds < 1:
        message = f"an agreement lasts a whole number of rounds, not {_shown(rounds)}"
        yield tree.error(tree.value((*path, "rounds")), "E203", message)
    for key in ("clauses", "pay"):
        if key in deal and not isinstance(deal[key], dict):
            message = f"'{key}' is a group of keys"
            yield tree.error(tree.value((*path, key)), "E203", message)
    for here, name, value in pairs(deal.get("pay"), (*path, "pay")):
        if not PAIR.fullmatch(str(name)):
            message = f"'{name}' does not say who pays whom"
            yield tree.error(tree.key(here), "E203", message, "write 'north > south: 2'")
        if amount_of(value) is None:
            message = f"what is paid is a number above 0, not {_shown(value)}"
            hint = "write 2, or '2 mandate' or '2 points'"
            yield tree.error(tree.value(here), "E203", message, hint)


def amount_of(value: Any) -> tuple[float, str] | None:
    """Read what is paid: how much, and `mandate`, `points` or nothing for the usual; None if it cannot be read.

    >>> amount_of(2), amount_of("1.5 points"), amount_of("much")
    ((2.0, ''), (1.5, 'points'), None)
    """
    number, _, kind = str(value).partition(" ")
    try:
        amount = float(number)
    except ValueError:
        return None
    fits = 0 < amount < 1e6 and kind in ("", "mandate", "points") and not isinstance(value, bool)
    return (amount, kind) if fits else None


def is_whole(value: Any) -> TypeGuard[int]:
    """Tell a whole number from anything else, true and false among it."""
    return isinstance(value, int) and not isinstance(value, bool)


def _unknown(
    tree: Tree, path: Path, group: dict[Any, Any], known: Sequence[str]
) -> Iterator[Diagnostic]:
    for key in group:
        if key not in known:
            free = [word for word in known if word not in group]
            hint = suggestion(str(key), free) or f"possible here: {', '.join(free)}"
            yield tree.error(
                tree.key((*path, key)), "E201", f"'{key}' is not a known key here", hint
            )


def _shown(value: Any) -> str:
    kinds = {dict: "a group of keys", list: "a list", type(None): "nothing"}
    return kinds.get(type(value), f"'{value}'")
