"""Flows worked out together amount to what each does by itself."""

from __future__ import annotations

import numpy as np

from game.scenario.expression import Names, compile_flow
from game.scenario.expression.evaluation import rounded
from game.scenario.expression.program import compile_program
from tests.scenario.test_expression import NAMES, state

TEXTS = (
    "river / 4",
    "-river / 4 + max(river - 50, 0) / 3",
    "max(river - 50, 0) / 3 * (debt - river) / 7",
    "past(river, 2) - min(debt, -river)",
    "2 - 5",
    "round * 0.3 + trust(usa > mexico) / 9",
)


def test_flows_together_are_the_flows_alone() -> None:
    flows = [compile_flow(text, NAMES) for text in TEXTS]
    program = compile_program([flow.root for flow in flows])
    for seed in range(5):
        games = state(seed, 50)
        together = [rounded(amount, 50) for amount in program.amounts(games)]
        for flow, amount in zip(flows, together, strict=True):
            assert np.array_equal(flow.amount(games), amount), flow.text


def test_what_flows_share_is_worked_out_once() -> None:
    flows = [compile_flow(text, NAMES) for text in TEXTS[1:3]]
    together = compile_program([flow.root for flow in flows])
    alone = [compile_program([flow.root]) for flow in flows]
    shared = sum(len(one.steps) for one in alone) - len(together.steps)
    assert shared == 3  # river - 50, what of it is above 0, and a third of that


def test_sides_of_a_division_are_not_mixed_up() -> None:
    names = Names({"water": (10, 100)}, {}, (), {}, (), {}, 6)
    flow = compile_flow("100 / water - water / 100", names)
    readings = state(1)
    readings.indicator = np.array([[2_000], [5_000]])
    assert rounded(compile_program([flow.root]).amounts(readings)[0], 2).tolist() == [480, 150]
