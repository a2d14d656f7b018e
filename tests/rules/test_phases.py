"""The phases of a round stand in one table, and whatever depends on a phase reads it there."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import game
from game.locale import LANGUAGES, known
from game.rules import phases, stages
from game.rules.asking import nobody
from game.rules.beats import BriefOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.orders import KINDS, Put
from game.rules.phases import (
    ASKED,
    EPILOGUE,
    NEWS,
    ORDERS,
    PHASE_OF,
    PHASES,
    REVEALS,
    TALK,
    no_orders,
    phases_of_round,
)
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.scenario.loading import load
from game.scenario.shelf import find_scenario
from game.views.hints import THOUGHTS
from game.views.menu import GROUPS
from tests.builders import book

SHIPPED = ("three-valleys", "drones-over-mexico")


def test_what_the_table_says_of_each_phase() -> None:
    assert tuple(PHASES) == ("brief", "talk", "ratify", "commit", "epilogue")
    assert NEWS == ("brief",)
    assert TALK == ("talk", "ratify")
    assert ORDERS == ("commit",)
    assert ASKED == ("talk", "ratify", "commit")
    assert REVEALS == ("commit", "epilogue")
    assert EPILOGUE == "epilogue"


def test_every_kind_of_order_belongs_to_one_phase() -> None:
    said = [kind for phase in PHASES.values() for kind in phase.kinds]

    assert len(said) == len(set(said))
    assert set(said) == set(KINDS.values()) == set(PHASE_OF)


def test_a_round_has_its_phases_in_order_the_talk_in_every_exchange() -> None:
    assert phases_of_round(2, True) == (
        ("brief", 0), ("talk", 1), ("talk", 2), ("ratify", 0), ("commit", 0),
    )  # fmt: skip
    assert phases_of_round(0, False) == (("brief", 0), ("commit", 0))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_game_goes_from_phase_to_phase_to_its_end(name: str) -> None:
    """In order, round for round; the epilogue comes once, if the game gets there, and ends it."""
    scenario = load(find_scenario(name)).scenario
    assert scenario is not None
    for minutes in scenario.lengths:
        rules = compile_rulebook(scenario, minutes)
        walked = [phase for phase, _ in walk(rules)]
        if walked[-1] == EPILOGUE:
            walked.pop()
        of_round = [phase for phase, _ in rules.phases]

        assert len(walked) % len(of_round) == 0
        assert walked == of_round * (len(walked) // len(of_round))


def walk(rules: Rulebook, most: int = 400) -> list[tuple[str, int]]:
    """Play a game in which nobody does anything; list its phases."""
    position: Position = open_games(rules, game_seeds(1, 1))
    walked = []
    while not position.over.all():
        assert len(walked) < most
        walked.append(phase_of(rules, position))
        position = resolve(rules, position, no_orders(rules, walked[-1][0], 1))
    return walked


@pytest.mark.parametrize("name", PHASES)
def test_orders_of_another_phase_are_not_carried_out(name: str) -> None:
    rules = replace(book(), phases=((name, 0),))
    position = open_games(rules, game_seeds(1, 1))
    others = [phase for phase in PHASES.values() if phase.beat is not PHASES[name].beat]

    assert others
    for other in others:
        with pytest.raises(TypeError, match=name):
            resolve(rules, position, no_orders(rules, other.name, 1))


def test_a_new_phase_needs_its_row_and_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause at the end of every round."""
    seen = []

    def pause(turn: stages.Turn, orders: BriefOrders, exchange: int) -> None:
        seen.append((turn.position.round, exchange))

    without = walk(book())
    row = phases.Phase("pause", "news", "reveal", BriefOrders, pause)
    monkeypatch.setitem(PHASES, "pause", row)  # type: ignore[arg-type]
    rules = book()
    walked = walk(rules)

    assert seen == [(round, 0) for round in range(1, rules.rounds + 1)]
    assert walked.count(("pause", 0)) == rules.rounds
    assert [each for each in walked if each != ("pause", 0)] == without


# what other rooms add of their own has every phase


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phase_has_its_texts(language: str) -> None:
    needed = {f"phase.{name}" for name in PHASES} | {f"hint.{name}.always" for name in ASKED}
    assert needed <= set(known(language).texts)


def test_every_phase_in_which_seats_decide_has_something_to_choose_and_to_think_of() -> None:
    chosen = {PHASE_OF[kind] for kind in (*GROUPS, Put)}
    thought = {PHASE_OF[kind] for kind, _ in THOUGHTS}

    assert chosen == {name for name, phase in PHASES.items() if phase.asks is not nobody}
    # Whose approval is asked has only what always holds.
    assert thought == set(ASKED) - {"ratify"}


LOWER = ("rules", "minds", "analysis", "views", "session", "debrief", "workshop")


def test_below_the_mouths_nothing_is_decided_by_the_name_of_a_phase() -> None:
    """Neither compared with nor matched nor looked up by a name written out; the table knows."""
    found = []
    for room in LOWER:
        for path in sorted((Path(game.__file__).parent / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if _names_a_phase(node):
                    found.append(f"{room}/{path.name}:{node.lineno}")  # type: ignore[attr-defined]

    assert found == []


def _names_a_phase(node: ast.AST) -> bool:
    match node:
        case ast.Compare():
            # Stages of a turn and parts of a round have names, too, some of them those of phases.
            of = ast.unparse(node.left)
            values = [] if of.endswith(("stage", ".part")) else [node.left, *node.comparators]
        case ast.MatchValue():
            values = [node.value]
        case ast.Dict():
            # Data may be named like one phase; a table of phases names several, or nothing else.
            values = [key for key in node.keys if key is not None]
            names = [key for key in values if _is_name(key)]
            return len(names) > 1 or 0 < len(names) == len(values)
        case _:
            return False
    parts = [part for value in values for part in getattr(value, "elts", [value])]
    return any(map(_is_name, parts))


def _is_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value in PHASES
