"""The numbered rule cases: each plays a small situation and compares it with what the rule says.

A case holds an id, `what` (the rule in one sentence), `scenario` (changes to the base), `start`
(numbers and facts to begin with), `agreements` in force at the start, and `steps`. A step names a
phase with its orders; phases in between pass without orders. What it expects:

- `changes`: rows of the ledger: the rule, what it changes (`at`), and `by` how many points or `to` what. For
  each rule and kind of target that is named, these must be all rows. `from` names a kind of order (or
  `start`) that the chain of causes goes back to; `seen_by` lists who may see the row, or says `all`.
- `absent`: rules that have no row in this step; `only`: the rules that do, all of them.
- `then`: numbers and facts afterwards; `observed`: the same as a seat sees them.
- `refused`: orders that may not be given: the seat, why, and perhaps the order offered `instead`.
- `scores`, `cooperation`, `ending`.

A text that is put may be given a label with `as`; orders, `at` and `then` name it by that, or else by the
seat that has put it last.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.rules import orders as kinds
from game.rules.beats import PUT, TalkOrders
from game.rules.changes import Change, fold
from game.rules.cooperation import cooperation, seat_cooperation
from game.rules.encoding import encode
from game.rules.ledger import SILENT
from game.rules.measures import MEASURE
from game.rules.orders import Inject, Order, from_data, to_data
from game.rules.position import NUMBERS, same
from game.rules.refusals import refusals
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.rules.sight import observe
from game.rules.signing import packages, written
from game.rules.texts import names_of, spelled, texts_known
from game.scenario.loading import loads
from game.scenario.model import hundredths
from tests.builders import BASE, Game, book, put, read_yaml
from tests.cases.notation import Texts, held, label, number, place

HERE = Path(__file__).parent
RULES = HERE.parent.parent / "game" / "rules"
CASES: list[dict[str, Any]] = [
    case for path in sorted(HERE.glob("*.yaml")) if path != BASE for case in read_yaml(path)
]
EXPECTATIONS = {
    "changes", "absent", "only", "then", "observed", "refused", "scores", "cooperation", "ending",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """What the case says happens, and its changes lead from the start to the end."""
    assert set(case) <= {"id", "what", "scenario", "seed", "start", "agreements", "steps"}
    game = Played(book(case.get("scenario")), case.get("seed", 7))
    _begin(game, case)
    beginning = game.position
    for step in case["steps"]:
        _play(game, step)
    folded = fold(beginning, game.ledger.changes)
    folded = folded.changed(
        round=game.position.round, phase=game.position.phase,
        over=game.position.over, ending=game.position.ending,
    )  # fmt: skip
    assert same(folded, game.position)


class Played(Game):
    """A game in which texts go by labels."""

    def __init__(self, book: Rulebook, seed: int) -> None:
        super().__init__(book, seed)
        self.names: dict[str, int] = {}

    @property
    def texts(self) -> dict[str, int]:
        """Where the texts lie, by their labels."""
        places = {name: place for place, name in enumerate(self.position.one.offer_name.tolist())}
        return {label: places[name] for label, name in self.names.items() if name in places}

    def read(self, listed: Sequence[dict[str, Any]]) -> list[Order]:
        """Read orders, and note the labels of the texts that are put."""
        orders, labels = [], {}
        for data in listed:
            named = {
                key: spelled(self.names[value]) if key in ("text", "parent") else value
                for key, value in data.items()
                if key != "as"
            }
            order = from_data(named)
            orders.append(order)
            if isinstance(order, kinds.Put):
                labels[data.get("as", order.seat)] = self.name(order)
        self.names |= labels
        return orders

    def name(self, order: kinds.Put) -> int:
        """Work out the name of the text that an order puts; 0 if it names what is not there."""
        levers = [clause.lever for clause in order.clauses]
        if len(set(levers)) < len(levers):
            return 0
        asked = encode(self.book, "talk", [order], texts_known(self.position))
        assert isinstance(asked, TalkOrders)
        return int(names_of(self.book, written(self.book, packages(asked, asked.action == PUT)))[0])


def _begin(game: Game, case: dict[str, Any]) -> None:
    rules, position = game.book, game.position
    for text, value in case.get("start", {}).items():
        target, index = place(rules, text, {})
        found = number(rules, (target, index), value, {})
        position = put(position, target, index, found)
        if target == "setting":
            looks = rules.looks_like[index[0], found]
            for seat in range(len(rules.seats)):
                seen = found if rules.known[seat, index[0], found] else looks
                position = put(position, "seen", (seat, index[0]), int(seen))
    for serial, deal in enumerate(case.get("agreements", []), 1):
        for lever, setting in deal["clauses"].items():
            at = rules.levers.index(lever)
            values = {
                "clause": rules.settings[at].index(setting),
                "deal": serial * len(rules.seats) + rules.seats.index(deal["signers"][0]) + 1,
                "public": deal.get("public", True),
                "verified": deal.get("verified", False),
                "until": deal.get("until", 10**6),
            }
            signers = [rules.seats.index(seat) for seat in deal["signers"]]
            readers = range(len(rules.seats) + 1) if values["public"] else signers
            for field, value in values.items():
                position = put(position, field, (at,), value)
                for reader in readers:
                    position = put(position, f"read_{field}", (reader, at), value)
            for seat in signers:
                position = put(position, "signer", (at, seat), True)
                for reader in readers:
                    position = put(position, "read_signer", (reader, at, seat), True)
    game.position = position


def _play(game: Played, step: dict[str, Any]) -> None:
    (phase,) = set(step) - EXPECTATIONS
    game.until(phase)
    assert game.phase == phase, "the game is over"
    lay = game.texts
    orders = game.read(step[phase] or ())
    for order in orders:
        assert from_data(to_data(order)) == order
    orders = _without_refused(game, orders, step.get("refused", []))
    changes = game.resolve(orders)
    texts = lay | game.texts
    told = [change for change in changes if change.rule not in SILENT]
    _expect_changes(game, changes, step.get("changes", []), texts)
    rules = {change.rule for change in told}
    assert not rules & set(step.get("absent", ())), _listed(game, told, texts)
    if "only" in step:
        assert rules == set(step["only"]), _listed(game, told, texts)
    for text, value in step.get("then", {}).items():
        where = place(game.book, text, texts)
        expected = number(game.book, where, value, texts)
        assert held(game.book, game.position, text, texts) == expected, (
            f"{text}: {_listed(game, changes, texts)}"
        )
    for seat, seen in step.get("observed", {}).items():
        view = observe(game.book, game.position, game.book.seats.index(seat)).view
        for text, value in seen.items():
            expected = number(game.book, place(game.book, text, texts), value, texts)
            assert held(game.book, view, text, texts) == expected, f"{seat} sees {text}"
    _expect_results(game, step)


def _without_refused(
    game: Played, orders: Sequence[Order], expected: Sequence[dict[str, Any]]
) -> list[Order]:
    """Ask for refusals seat by seat, as a session does; they must be the expected ones."""
    refused = []
    for seat in dict.fromkeys(order.seat for order in orders if not isinstance(order, Inject)):
        seen = observe(game.book, game.position, game.book.seats.index(seat))
        refused += refusals(game.book, seen, [order for order in orders if order.seat == seat])
    found = [f"{item.order.seat} {item.why.name.lower()}" for item in refused]
    assert found == [f"{item['seat']} {item['why']}" for item in expected]
    for item, wanted in zip(refused, expected, strict=True):
        for key, value in wanted.get("facts", {}).items():
            assert item.facts[key] == value
        if "instead" in wanted:
            assert item.instead == game.read([wanted["instead"]])[0]
    dropped = {id(item.order) for item in refused}
    return [order for order in orders if id(order) not in dropped]


def _expect_changes(
    game: Game,
    changes: Sequence[Change],
    expected: Sequence[dict[str, Any]],
    texts: Texts,
) -> None:
    rules = game.book
    wanted: Counter[tuple[str, str, int]] = Counter()
    named = set()
    for row in expected:
        assert set(row) <= {"rule", "at", "by", "to", "from", "seen_by"}
        where = place(rules, row["at"], texts)
        is_number = where[0] in NUMBERS
        assert is_number == ("by" in row), f"{row['at']} changes {'by' if is_number else 'to'}"
        value = hundredths(row["by"]) if is_number else number(rules, where, row["to"], texts)
        name = label(rules, Change(0, 0, "", "", "", *where, {}), texts)
        wanted[row["rule"], name, value] += 1
        named.add((row["rule"], where[0]))
    found = Counter(
        (
            change.rule,
            label(rules, change, texts),
            change.amount if change.is_number else change.after,
        )
        for change in changes
        if (change.rule, change.target) in named
    )
    assert found == wanted, _listed(game, changes, texts)
    for row in expected:
        where = place(rules, row["at"], texts)
        (*_, change) = [
            change
            for change in changes
            if (change.rule, change.target, change.index) == (row["rule"], *where)
        ]
        if "seen_by" in row:
            seen_by = None if row["seen_by"] == "all" else tuple(row["seen_by"])
            assert change.seen_by == seen_by, f"{row['rule']} on {row['at']}"
        if "from" in row:
            assert row["from"] in set(_roots(game, change)), f"{row['rule']} on {row['at']}"


def _roots(game: Game, change: Change) -> Iterator[str]:
    """Follow the causes of a change back to orders, or to the start."""
    for cause in change.causes:
        if cause == "start":
            yield cause
        elif cause.startswith("o"):
            yield type(game.orders[int(cause[1:])].order).__name__.lower()
        else:
            yield from _roots(game, game.ledger.changes[int(cause[1:])])


def _expect_results(game: Game, step: dict[str, Any]) -> None:
    rules, position = game.book, game.position
    for seat, value in step.get("scores", {}).items():
        assert scores(rules, position)[0, rules.seats.index(seat)] == hundredths(value)
    for name, value in step.get("cooperation", {}).items():
        if name == "table":
            assert cooperation(rules, position)[0] == hundredths(value)
        else:
            found = seat_cooperation(rules, position)[0, rules.seats.index(name)]
            assert found == hundredths(value), name
    if "ending" in step:
        if step["ending"] == "none yet":
            assert not position.over[0]
        else:
            assert position.over[0]
            assert rules.endings[position.ending[0]] == step["ending"]


def _listed(game: Game, changes: Sequence[Change], texts: Texts) -> str:
    rows = "\n".join(
        f"  {c.rule} on {label(game.book, c, texts)}: "
        + (f"{c.amount / 100:+.2f}" if c.is_number else f"{c.before} -> {c.after}")
        for c in changes
    )
    return f"\nthe ledger of the step:\n{rows}"


# Every rule has a case, every case has a rule.


def _rules_in_code() -> set[str]:
    """Names of rules: constants that reach a parameter or field called `rule`, anywhere in the rules."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(RULES.rglob("*.py"))]
    takes = dict(_takers(trees))
    return {
        name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for name in _names_given(tree, node, takes)
    }


def _takers(trees: Sequence[ast.Module]) -> Iterator[tuple[str, int]]:
    """Functions and classes that take a rule, and as which argument."""
    for tree in trees:
        for node in ast.walk(tree):
            match node:
                case ast.FunctionDef():
                    names = [argument.arg for argument in node.args.args if argument.arg != "self"]
                case ast.ClassDef():
                    names = [
                        field.target.id
                        for field in node.body
                        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
                    ]
                case _:
                    continue
            # `draw(seeds, round, rule, ...)` takes a key for chance, and a Change is not written.
            if "rule" in names and node.name not in ("draw", "draw_each", "Change"):
                yield node.name, names.index("rule")


def _names_given(tree: ast.Module, call: ast.Call, takes: dict[str, int]) -> Iterator[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name not in takes or len(call.args) <= takes[name]:
        return
    given = call.args[takes[name]]
    match given:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id="rule"):
            for loop in ast.walk(tree):
                if isinstance(loop, (ast.For, ast.comprehension)) and any(
                    getattr(part, "id", "") == "rule" for part in ast.walk(loop.target)
                ):
                    for row in getattr(loop.iter, "elts", []):
                        yield row.elts[0].value


def test_every_rule_has_a_case() -> None:
    """Each name of a rule in the code is expected in at least one numbered case."""
    tested = {
        row["rule"] for case in CASES for step in case["steps"] for row in step.get("changes", ())
    }
    found = _rules_in_code()
    assert len(found) > 50
    assert found - tested - {"bookkeeping", "clause_cleared"} == set()
    # What keeps numbers in their ranges and lets measures follow is written beside the rules.
    assert tested - found - {"limit", MEASURE} == set()


def test_cases_and_docstrings_name_each_other() -> None:
    """Each case is cited by the docstring of its rule, and each citation has its case."""
    cited: set[str] = set()
    for path in RULES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module)):
                cited |= set(_cited(ast.get_docstring(node) or ""))
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids))
    assert sorted(set(ids) - cited) == [], "cases that no docstring cites"
    assert sorted(cited - set(ids)) == [], "citations without a case"


def _cited(text: str) -> Iterator[str]:
    """List the ids in phrases like "cases talk-1, talk-3 to talk-5 and move-2"."""
    text = " ".join(text.split())
    for phrase in re.findall(r"\b[Cc]ases? ((?:[a-z]+-\d+(?:, | to | and )?)+)", text):
        words = re.findall(r"[a-z]+-\d+|to", phrase)
        for index, word in enumerate(words):
            if word == "to":
                group, first = words[index - 1].split("-")
                for count in range(int(first), int(words[index + 1].split("-")[1]) + 1):
                    yield f"{group}-{count}"
            else:
                yield word


def test_cases_are_sentences() -> None:
    """`what` states the rule in one sentence, so that a reader can judge the case."""
    for case in CASES:
        assert case["what"].endswith("."), case["id"]
        assert len(case["what"]) < 250, case["id"]
        assert any(set(step) & EXPECTATIONS for step in case["steps"]), case["id"]


def test_the_base_has_no_error() -> None:
    """The cases are played on a scenario that the program itself would accept."""
    problems = loads(BASE.read_text(encoding="utf-8"), "base.yaml").diagnostics
    assert [str(d) for d in problems if d.severity == "error" or d.code == "W128"] == []


def test_every_kind_of_order_is_given_in_a_case() -> None:
    """No kind of order stays untried."""
    given = {
        order["order"]
        for case in CASES
        for step in case["steps"]
        for phase in set(step) - EXPECTATIONS
        for order in step[phase] or ()
    }
    assert given == set(kinds.KINDS)


def test_numbers_of_a_position_are_whole() -> None:
    """Numbers and facts are whole numbers or yes and no, so that a record is exact."""
    position = Game(book()).position
    for name in (*NUMBERS, "setting", "seen"):
        assert np.issubdtype(getattr(position, name).dtype, np.integer)
