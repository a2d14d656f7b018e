"""Flows worked out together amount to what each does by itself."""

from __future__ import annotations

import numpy as np

from game.scenario.expression import Names, compile_flow
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
LARGE = "river * river / 7 * river / 11 * river / 1000.003 * 1.0007 / 997 / 1.001 * 0.013"
"""Its whole numbers do not fit into 64 bits."""


def test_flows_together_are_the_flows_alone() -> None:
    flows = [compile_flow(text, NAMES) for text in (*TEXTS[:2], LARGE, *TEXTS[2:])]
    program = compile_program([flow.root for flow in flows], NAMES)
    for seed in range(5):
        games = state(seed, 50)
        together = program.amounts(games)
        for flow, amount in zip(flows, together.T, strict=True):
            assert np.array_equal(flow.amount(games), amount), flow.text


def test_flows_are_worked_out_in_as_few_bits_as_they_fit_into() -> None:
    def kinds(*texts: str) -> list[type]:
        flows = [compile_flow(text, NAMES) for text in texts]
        return [
            table.kind for table in compile_program([flow.root for flow in flows], NAMES).tables
        ]

    wide = " * ".join(["river"] * 3)
    assert kinds("river + debt") == [np.int32]
    assert kinds(wide) == [np.int64]
    assert kinds("river + debt", wide, LARGE) == [np.int32, np.int64, object]


def test_what_flows_share_is_worked_out_once() -> None:
    def work(*texts: str) -> int:
        flows = [compile_flow(text, NAMES) for text in texts]
        tables = compile_program([flow.root for flow in flows], NAMES).tables
        return sum(wave.size for table in tables for wave in table.waves)

    alone = work("max(river - 50, 0)"), work("max(river - 50, 0) * (debt - river)")
    assert work("max(river - 50, 0)", "max(river - 50, 0) * (debt - river)") < sum(alone)


def test_parts_that_are_alike_and_equally_deep_are_one_wave() -> None:
    texts = ("river + debt", "river + past(river, 1)", "debt + cooperation", "river - debt")
    flows = [compile_flow(text, NAMES) for text in texts]
    (table,) = compile_program([flow.root for flow in flows], NAMES).tables
    (adding,) = [wave for wave in table.waves if wave.act is np.add]
    assert adding.size == 3


def test_sides_of_a_division_are_not_mixed_up() -> None:
    names = Names({"water": (10, 100)}, {}, (), {}, (), {}, 6)
    flow = compile_flow("100 / water - water / 100", names)
    readings = state(1)
    readings.indicator = np.array([[2_000], [5_000]])
    assert compile_program([flow.root], names).amounts(readings).tolist() == [[480], [150]]
