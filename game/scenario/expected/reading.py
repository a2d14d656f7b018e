"""From an expectation file to cases, with everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any, Final

from game.scenario.alike import suggestion
from game.scenario.decoding import decoded
from game.scenario.diagnostics import Diagnostic, counted, in_order
from game.scenario.expected.cases import (
    Case,
    Expectation,
    PlannedDeal,
    PlannedDeed,
    PlannedPayment,
    RoundPlan,
)
from game.scenario.expected.mentions import (
    AGREE,
    HAPPENS,
    LEAVE,
    PROMISE,
    WORDS,
    Mention,
    entries,
    is_long,
    meant,
    mentioned,
    packages,
    pairs,
    says_a_word,
)
from game.scenario.expected.shape import amount_of, minutes_of, misshapen, rounds_of
from game.scenario.expression import ExpressionError
from game.scenario.expression.expecting import compile_expectation, expectable, never_fails
from game.scenario.expression.names import Names
from game.scenario.loading import Loaded
from game.scenario.model import Scenario, hundredths
from game.scenario.model.kinds import EVENT, LENGTH, LEVER, SEAT
from game.scenario.outline import Outline, outlined
from game.scenario.parsing import read
from game.scenario.references import PAIR
from game.scenario.tree import Path, Tree

_FILE: Final = re.compile(r"(?P<scenario>[^.]+)\.expect\.ya?ml\Z")
_AFTER: Final = re.compile(r"\s+after\s+(?P<round>\S+)\s*\Z")


@dataclass(frozen=True, slots=True)
class LoadedCases:
    """What came of reading an expectation file; there are no cases if there is any error."""

    cases: tuple[Case, ...]
    diagnostics: tuple[Diagnostic, ...]
    tree: Tree | None = None


def is_expected(file: File) -> bool:
    """Tell by its name whether a file holds what is expected of a scenario.

    >>> is_expected(File("x/three-valleys.expect.yaml")), is_expected(File("three-valleys.yaml"))
    (True, False)
    """
    return _FILE.match(file.name) is not None


def expected_of(scenario: File) -> File:
    """Return the file that says what is expected of a scenario, present or not."""
    return scenario.with_name(f"{scenario.stem}.expect{scenario.suffix}")


def scenario_expected(file: File) -> File:
    """Return the scenario file that an expectation file belongs to."""
    match = _FILE.match(file.name)
    return file.with_name(f"{match['scenario']}{file.suffix}" if match else file.name)


def load_expected(path: File | str, scenario: Loaded) -> LoadedCases:
    """Read the cases of a scenario. A file that cannot be read is a diagnostic, not an exception."""
    text, problems = decoded(File(path))
    return (
        LoadedCases((), problems) if text is None else _loaded(text, str(path), problems, scenario)
    )


def loads_expected(text: str, scenario: Loaded, name: str = "scenario.expect.yaml") -> LoadedCases:
    """Read the cases of a scenario from text; `name` is shown in messages."""
    clean, problems = decoded(text.encode("utf-8", "surrogatepass"), name)
    return LoadedCases((), problems) if clean is None else _loaded(clean, name, problems, scenario)


def _loaded(text: str, name: str, problems: tuple[Diagnostic, ...], loaded: Loaded) -> LoadedCases:
    tree = read(text, name)
    problems += tree.problems
    scenario = loaded.scenario
    if scenario is None or loaded.tree is None or not tree.complete:
        return LoadedCases((), in_order(problems), tree)
    if not tree.refused:
        problems += tuple(misshapen(tree, scenario))
    if counted(problems).errors and not isinstance(tree.data, list):
        return LoadedCases((), in_order(problems), tree)
    reader = _CaseReader(tree, scenario, outlined(loaded.tree))
    problems = in_order((*problems, *reader.unknown(), *reader.unclear(), *reader.both()))
    return LoadedCases(() if counted(problems).errors else tuple(reader.cases()), problems, tree)


class _CaseReader:
    """Reads the cases of one file; what is wrong in its shape is said elsewhere."""

    def __init__(self, tree: Tree, scenario: Scenario, outline: Outline) -> None:
        self.tree, self.scenario, self.outline = tree, scenario, outline
        self.names: Names = expectable(outline.names, tuple(scenario.endings))
        self.conditions: dict[Path, Expectation] = {}

    # names

    def unknown(self) -> Iterator[Diagnostic]:
        """Say which names the scenario does not know."""
        wrong: set[str] = set()
        for each in mentioned(self.tree, self.outline):
            known = self._known(each)
            if each.owner in wrong or each.id in known:
                continue
            if each.in_key:
                wrong.add(str(each.id))
            if isinstance(each.id, dict | list | None):
                yield self._no_name(each)
            else:
                yield self._said(each, known)

    def _known(self, each: Mention) -> list[Any]:
        if each.kind is LENGTH:
            return [name for one in self.scenario.lengths for name in (one, str(one))]
        return list(self.outline.known(each.kind, each.owner))

    def _no_name(self, each: Mention) -> Diagnostic:
        what = "nothing" if each.id is None else "a group or a list"
        message = f"{each.kind.one} is expected here, not {what}"
        return self.tree.error(self.tree.value(each.path), "E203", message)

    def _said(self, each: Mention, names: list[Any]) -> Diagnostic:
        known = list(dict.fromkeys(str(name) for name in names))
        what = f"'{each.id}' is not {each.kind.one}"
        what += f" of '{each.owner}'" if each.owner else ""
        order = each.in_key and each.kind is LEVER
        if order and self._of_a_seat(each.path):
            what, known = f"{what} or an event", [*known, *self.outline.ids[EVENT], *WORDS]
        hint = suggestion(str(each.id), known)
        if not hint and len(known) <= 12:
            hint = f"there are: {', '.join(known)}" if known else "there are none"
        tree = self.tree
        spot = tree.within_key(each.path, each.at) if each.in_key else tree.value(each.path)
        return tree.error(spot, "E301", what, hint)

    def _of_a_seat(self, path: Path) -> bool:
        return len(path) == 5 and path[1] == "rounds" and path[3] != AGREE

    # cases

    def cases(self) -> Iterator[Case]:
        """Every case of the file, once its shape and names are right and its conditions are read."""
        for path, case in entries(self.tree.data, ()):
            minds = case.get("minds", False)
            yield Case(
                path=path,
                say=" ".join(str(case["say"]).split()),
                minutes=minutes_of(case, self.scenario),
                rounds={
                    number: self._round(plan, here)
                    for here, number, plan in pairs(case.get("rounds"), (*path, "rounds"))
                },
                expect=tuple(
                    self.conditions[here] for here, _ in entries(case["expect"], (*path, "expect"))
                ),
                seed=case.get("seed"),
                minds=minds if isinstance(minds, bool) else {k: str(v) for k, v in minds.items()},
                facts=dict(case.get("facts") or {}),
            )

    # conditions

    def unclear(self) -> Iterator[Diagnostic]:
        """Read what is expected; say what cannot be."""
        for path, case in entries(self.tree.data, ()):
            if isinstance(case, dict):
                rounds = rounds_of(case, self.scenario)
                for here, text in entries(case.get("expect"), (*path, "expect")):
                    yield from self._condition(here, text, rounds)

    def _condition(self, path: Path, text: Any, rounds: int) -> Iterator[Diagnostic]:
        if not isinstance(text, str):
            message = "a condition is expected here, such as 'deal' or 'river >= 40 after 2'"
            hint = "a text with ': ' in it needs quotes" if isinstance(text, dict) else ""
            yield self._at(path, 0, "E203", message, hint)
            return
        when = _AFTER.search(text)
        after = None
        if when is not None:
            after = int(when["round"]) if re.fullmatch("[0-9]{1,4}", when["round"]) else -1
            if not 0 <= after <= rounds:
                message = f"there is no round '{when['round']}'; this length has {rounds}"
                hint = "'after 0' is the start, and without 'after' it is the end of the game"
                yield self._at(path, when.start("round"), "E805", message, hint)
        said = text[: when.start()] if when else text
        try:
            root, test = compile_expectation(said, self.names)
        except ExpressionError as error:
            yield self._at(path, error.column, error.code, error.message, error.hint)
        else:
            self.conditions[path] = Expectation(path, said, root, test, after)
            for sure in never_fails(root, self.names, said):
                hint = "write what can be false too, or take it out"
                yield self._at(path, sure.column, "W411", sure.message, hint)

    def _at(self, path: Path, at: int, code: str, message: str, hint: str = "") -> Diagnostic:
        return self.tree.error(self.tree.within(path, at), code, message, hint)

    # seats

    def both(self) -> Iterator[Diagnostic]:
        """Say which seats are ordered for though a case gives them to minds."""
        for each in mentioned(self.tree, self.outline):
            minds = self.tree.at((*each.path[:1], "minds"))
            ordered = each.kind is SEAT and len(each.path) == 4 and each.path[1] == "rounds"
            if ordered and isinstance(minds, dict) and each.id in minds:
                message = f"'{each.id}' is played by a mind in this case"
                hint = "take it out here, or under 'minds'"
                yield self.tree.error(self.tree.key(each.path), "E803", message, hint)

    # rounds

    def _round(self, plan: Any, path: Path) -> RoundPlan:
        deals: list[PlannedDeal] = []
        happens: list[tuple[Path, str]] = []
        deeds: list[PlannedDeed] = []
        for here, name, value in pairs(plan, path):
            if name == AGREE:
                deals += [self._deal(deal, at) for at, deal in packages(value, here)]
            elif name == HAPPENS:
                happens += _each(value, here)
            else:
                deeds += self._deeds(str(name), value, here)
        return RoundPlan(path, tuple(deals), tuple(happens), tuple(deeds))

    def _deeds(self, seat: str, orders: Any, path: Path) -> Iterator[PlannedDeed]:
        for here, name, value in pairs(orders, path):
            if says_a_word(name, value, self.outline.ids[LEVER]):
                for at, lever, setting in pairs(value, here):
                    yield PlannedDeed(
                        at, seat, "promise" if name == PROMISE else "deny", lever, setting
                    )
            elif name == LEAVE and name not in self.outline.ids[LEVER]:
                yield from (
                    PlannedDeed(at, seat, "leave", lever) for at, lever in _each(value, here)
                )
            else:
                sets = meant(name, value, self.outline) is LEVER
                yield PlannedDeed(here, seat, "set" if sets else "answer", name, value)

    def _deal(self, deal: Any, path: Path) -> PlannedDeal:
        if not is_long(deal):
            return PlannedDeal(path, dict(deal))
        clauses = dict(deal.get("clauses") or {})
        return PlannedDeal(
            path,
            clauses,
            signed=tuple(name for _, name in _each(deal.get("signed"), path)),
            secret=_which(deal.get("secret"), clauses),
            verified=_which(deal.get("verified"), clauses),
            rounds=deal.get("rounds", 0),
            payments=tuple(
                self._payment(str(name), value)
                for _, name, value in pairs(deal.get("pay"), (*path, "pay"))
            ),
        )

    def _payment(self, name: str, value: Any) -> PlannedPayment:
        pair, amount = PAIR.fullmatch(name), amount_of(value)
        assert pair is not None
        assert amount is not None
        usual = next(iter(self.scenario.agreements.payments), "mandate")
        return PlannedPayment(pair[1], pair[2], amount[1] or usual, hundredths(amount[0]))


def _each(value: Any, path: Path) -> list[tuple[Path, str]]:
    """One id or a list of them, each with its path."""
    if value is None:
        return []
    return [*entries(value, path)] if isinstance(value, list) else [(path, value)]


def _which(value: Any, clauses: Any) -> frozenset[str]:
    """Which clauses are meant: all for true, else those that are listed."""
    if isinstance(value, bool) or value is None:
        return frozenset(clauses if value else ())
    return frozenset(name for _, name in _each(value, ()))
