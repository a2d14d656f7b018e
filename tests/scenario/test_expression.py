"""Conditions and flows: what they mean, what is refused and where, what is known in advance."""

from __future__ import annotations

import operator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.expression import (
    RESERVED,
    ExpressionError,
    Names,
    compile_condition,
    compile_flow,
    findings,
    possible,
    verdict,
)

NAMES = Names(
    indicators={"river": (0, 100), "debt": (-50, 50)},
    levers={"flights": ("none", "shallow", "deep"), "leads": ("ignore", "act")},
    seats=("usa", "mexico"),
    events={"leak": ("deny", "admit"), "storm": ()},
    red_lines=("red",),
    facts={"consent": ("given", "refused")},
    rounds=6,
)


@dataclass
class State:
    """Readings of G games, all arrays given."""

    round: int
    indicator: Any
    setting: Any
    trust: Any
    deal: Any
    cooperation: Any
    crossed: Any
    stood: Any
    happened: Any
    chose: Any
    fact: Any
    agreed: Any
    published: Any
    verified: Any
    history: Any = field(default=None)

    def past(self, lag: int) -> Any:
        return self.history[:, :, lag - 1]


def state(seed: int, games: int = 7) -> State:
    luck = np.random.default_rng(seed)
    return State(
        round=int(luck.integers(1, 7)),
        indicator=np.stack(
            [luck.integers(0, 10_001, games), luck.integers(-5000, 5001, games)], axis=1
        )
        // 500
        * 500,
        setting=np.stack([luck.integers(0, 3, games), luck.integers(0, 2, games)], axis=1),
        trust=luck.integers(0, 101, (games, 2, 2)) * 100,
        deal=luck.integers(0, 2, games) > 0,
        cooperation=luck.integers(0, 10_001, games),
        crossed=luck.integers(0, 3, (games, 1)),
        stood=luck.integers(0, 3, (games, 2, 3)),
        happened=luck.integers(0, 2, (games, 2)) > 0,
        chose=luck.integers(-1, 2, (games, 2)),
        fact=luck.integers(0, 2, (games, 1)),
        agreed=luck.integers(0, 2, (games, 2)) > 0,
        published=luck.integers(0, 2, (games, 2)) > 0,
        verified=luck.integers(0, 2, (games, 2)) > 0,
        history=luck.integers(-5000, 5001, (games, 2, 20)),
    )


# A text together with what it means for one game: the reference that the arrays are held against.

NUMBERS = [
    ("river", lambda s, g: int(s.indicator[g, 0])),
    ("debt", lambda s, g: int(s.indicator[g, 1])),
    ("round", lambda s, g: s.round * 100),
    ("cooperation", lambda s, g: int(s.cooperation[g])),
    ("trust(mexico > usa)", lambda s, g: int(s.trust[g, 1, 0])),
    ("crossed(red)", lambda s, g: int(s.crossed[g, 0]) * 100),
    ("rounds(flights is deep)", lambda s, g: int(s.stood[g, 0, 2]) * 100),
    ("rounds(flights is not deep)", lambda s, g: int(s.stood[g, 0, 0] + s.stood[g, 0, 1]) * 100),
]
ANSWERS = [
    ("deal", lambda s, g: bool(s.deal[g])),
    ("flights is deep", lambda s, g: s.setting[g, 0] == 2),
    ("leads is not act", lambda s, g: s.setting[g, 1] != 1),
    ("consent is refused", lambda s, g: s.fact[g, 0] == 1),
    ("consent is not given", lambda s, g: s.fact[g, 0] != 0),
    ("happened(storm)", lambda s, g: bool(s.happened[g, 1])),
    ("chose(leak is admit)", lambda s, g: s.chose[g, 0] == 1),
    ("agreed(leads)", lambda s, g: bool(s.agreed[g, 1])),
    ("published(flights)", lambda s, g: bool(s.published[g, 0])),
    ("verified(flights)", lambda s, g: bool(s.verified[g, 0])),
]
COMPARE = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt,
    ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip

constants = st.integers(0, 120).map(lambda k: (str(k), lambda s, g: k * 100))
atoms = st.one_of(st.sampled_from(NUMBERS), constants)


def added(a: Any, b: Any, sign: str) -> Any:
    join = operator.add if sign == "+" else operator.sub
    return f"{a[0]} {sign} ({b[0]})", lambda s, g: join(a[1](s, g), b[1](s, g))


def compared(a: Any, b: Any, sign: str) -> Any:
    return f"{a[0]} {sign} {b[0]}", lambda s, g: COMPARE[sign](a[1](s, g), b[1](s, g))


numbers = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(added, inner, inner, st.sampled_from("+-")),
        inner.map(lambda a: (f"-({a[0]})", lambda s, g: -a[1](s, g))),
    ),
    max_leaves=3,
)
leaves = st.one_of(
    st.sampled_from(ANSWERS), st.builds(compared, numbers, numbers, st.sampled_from(list(COMPARE)))
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(lambda a: (f"not ({a[0]})", lambda s, g: not a[1](s, g))),
        st.builds(
            lambda a, b: (f"({a[0]}) and ({b[0]})", lambda s, g: a[1](s, g) and b[1](s, g)),
            inner, inner,
        ),
        st.builds(
            lambda a, b: (f"({a[0]}) or ({b[0]})", lambda s, g: a[1](s, g) or b[1](s, g)),
            inner, inner,
        ),
    ),
    max_leaves=5,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(conditions.filter(lambda c: len(c[0]) <= 300), st.integers(0, 10**6))
def test_a_condition_means_in_a_batch_what_it_means_in_each_game(pair: Any, seed: int) -> None:
    text, meaning = pair
    readings = state(seed)
    condition = compile_condition(text, NAMES)
    answer = condition.holds(readings)
    assert answer.dtype == np.bool_
    assert answer.tolist() == [bool(meaning(readings, g)) for g in range(7)]
    known = verdict(condition)
    if known == "never":
        assert not answer.any()
    if known == "always":
        assert answer.all()
    assert (known is None) or findings(condition)


@settings(max_examples=100, deadline=None)
@given(st.text("abcdeghilnorstuv_ ()<>=!+-*/,.0123456789&|'\"\t\n😀", max_size=60))
def test_any_text_is_read_or_refused_inside_it(text: str) -> None:
    for compiled in (compile_condition, compile_flow):
        refusal = None
        try:
            compiled(text, NAMES)
        except ExpressionError as error:
            refusal = error
        assert refusal is None or (0 <= refusal.column <= len(text) and refusal.message)


REFUSED = [
    ("rivr >= 60", 0, "E402", "did you mean 'river'?"),
    ("river = 60", 6, "E401", "use '=='"),
    ("20 < river < 30", 11, "E401", "write 20 < river and river < 30"),
    ("flights == deep", 8, "E401", "use 'is': flights is deep"),
    ("flights is depe", 11, "E402", "did you mean 'deep'?"),
    ("trust(usa, mexico) > 3", 9, "E401", "trust(usa > mexico)"),
    ("trust(usa > usa) > 3", 12, "E402", "two seats"),
    ("river", 0, "E403", "river >= 50"),
    ("deal > 1", 0, "E403", ""),
    ("deep", 0, "E403", "flights is deep"),
    ("storm", 0, "E403", "happened(storm)"),
    ("red", 0, "E403", "crossed(red)"),
    ("river is 5", 6, "E403", "river >= 50"),
    ("chose(storm is x)", 6, "E402", ""),
    ("past(river, 1) > 3", 0, "E401", ""),
    ("river * 2 > 3", 6, "E401", "use + and -"),
    ("river >= 50.5", 9, "E401", "decimals"),
    ("deal AND deal", 5, "E401", "write and"),
    ("(deal", 0, "E401", "')'"),
    ("deal)", 4, "E401", ""),
    ("deal deal", 5, "E401", "and, or"),
    ("", 0, "E401", ""),
    ("not", 3, "E401", ""),
    ("deal && deal", 5, "E401", "write and"),
    ("river ≥ 5", 6, "E401", "write >="),
    ("río > 5", 1, "E401", ""),
    ("__import__('os')", 11, "E401", ""),
    ("river.real > 5", 5, "E401", ""),
    ("lambda: deal", 6, "E401", ""),
    ("(" * 31 + "deal" + ")" * 31, 30, "E404", ""),
    ("not " * 40 + "deal", 120, "E404", ""),
    ("deal or " * 60 + "deal", 300, "E404", ""),
    ("river > 99999999999", 8, "E404", ""),
]


@pytest.mark.parametrize(
    ("text", "column", "code", "hint"), REFUSED, ids=[r[0][:25] for r in REFUSED]
)
def test_refused_at_the_column_with_a_hint(text: str, column: int, code: str, hint: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_condition(text, NAMES)
    assert (caught.value.column, caught.value.code) == (column, code)
    assert hint in caught.value.hint


NEVER = [
    "river > 100", "round >= 7", "round < 1", "river > 60 and river < 40", "river > 60 and not river > 50",
    "flights is deep and flights is none", "flights is not deep and flights is not none and flights is not shallow",
    "round > 2 and round < 3", "river - river > 0", "river + debt > 150", "debt != 0 and debt <= 0 and debt >= 0",
    "deal and not deal", "trust(usa > mexico) > 100", "crossed(red) < 0", "river > 80 and debt > 0 and river + debt < 80",
    "(river > 60 or round > 5) and river < 10 and round < 3", "chose(leak is deny) and chose(leak is admit)",
    "1 > 2", "rounds(flights is deep) > 8",
]  # fmt: skip
SOMETIMES = [
    "river > 60 and river < 61", "river > 99", "round >= 6", "river + debt > 149", "deal or river > 50",
    "trust(usa > mexico) > trust(mexico > usa)", "rounds(flights is deep) >= 3 and flights is none",
    "flights is not deep and flights is not none",
]  # fmt: skip


@pytest.mark.parametrize("text", NEVER)
def test_never_and_its_opposite_always_true(text: str) -> None:
    assert verdict(compile_condition(text, NAMES)) == "never"
    assert verdict(compile_condition(f"not ({text})", NAMES)) == "always"


@pytest.mark.parametrize("text", SOMETIMES)
def test_what_can_go_either_way_is_left_alone(text: str) -> None:
    assert verdict(compile_condition(text, NAMES)) is None


def test_known_levers_rounds_and_events_narrow_a_verdict() -> None:
    condition = compile_condition("flights is deep and round >= 5 or happened(leak)", NAMES)
    assert verdict(condition) is None
    assert not possible(condition, rounds=4, absent=["leak"])
    assert not possible(condition, still={"flights": "none"}, absent=["leak"])


def test_the_comparison_at_fault_is_named_with_its_ranges() -> None:
    (found,) = findings(compile_condition("deal and river >= 130", NAMES))
    assert found.column == 9
    assert "0 to 100" in found.message
    assert "130" in found.message


def test_indicators_are_compared_in_points() -> None:
    readings = state(1)
    readings.indicator = np.array([[4999, 0], [5000, 0], [5001, 0]])
    assert compile_condition("river >= 50", NAMES).holds(readings).tolist() == [False, True, True]


def test_logistic_growth_and_lags() -> None:
    readings = state(1, 2)
    readings.indicator = np.array([[5000, 0], [8000, -1000]])
    readings.history = np.zeros((2, 2, 20), dtype=np.int64)
    readings.history[:, 0, 1] = [4000, 1000]
    flow = compile_flow("0.2 * river * (1 - river / 100)", NAMES)
    assert flow.amount(readings).tolist() == [500, 320]
    assert compile_flow("past(river, 2) - 10", NAMES).amount(readings).tolist() == [3000, 0]
    assert compile_flow("min(debt, 0) / 4", NAMES).amount(readings).tolist() == [0, -250]
    assert compile_flow("3", NAMES).amount(readings).tolist() == [300, 300]
    assert compile_flow("round", NAMES).amount(readings).dtype == np.int64


def test_a_flow_is_rounded_once_half_away_from_zero() -> None:
    readings = state(1, 2)
    readings.indicator = np.array([[50, 0], [100, 0]])
    assert compile_flow("river / 4", NAMES).amount(readings).tolist() == [13, 25]
    assert compile_flow("-river / 4", NAMES).amount(readings).tolist() == [-13, -25]


@pytest.mark.parametrize(
    "text", ["1 / river", "1 / (debt - 3)", "1 / (7 - round)", "2 / crossed(red)", "1 / 0"]
)
def test_a_divisor_that_can_be_0_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_flow(text, NAMES)
    assert caught.value.code == "E405"


@pytest.mark.parametrize(
    "text", ["1 / (river + 1)", "1 / (debt * debt + 1)", "1 / (9 - round)", "1 / max(debt, 1)"]
)
def test_a_divisor_that_cannot_be_0_is_accepted(text: str) -> None:
    flow = compile_flow(text, NAMES)
    amounts = flow.amount(state(3, 50)) / 100
    assert (amounts >= flow.low - 0.01).all()
    assert (amounts <= flow.high + 0.01).all()


@pytest.mark.parametrize(
    "text",
    ["river * river * river * river", "deal + not 3", "past(river, 0)", "past(river, 21)"],
)
def test_flows_that_are_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        compile_flow(text, NAMES)


def test_a_flow_counts_a_yes_or_no_as_1_or_0() -> None:
    games = state(3, 50)
    deep, deal = games.setting[:, 0] == 2, games.deal
    wanted = 250 * deep - 100 * (deal & (games.indicator[:, 0] >= 5000))
    flow = compile_flow("2.5 * flights is deep - (deal and river >= 50)", NAMES)
    assert flow.amount(games).tolist() == wanted.tolist()
    assert len(set(wanted.tolist())) == 4
    assert (flow.low, flow.high) == (-1, 2.5)


def test_mentions() -> None:
    found = compile_condition(
        "deal and river > debt and rounds(flights is deep) > 1 and agreed(leads) and chose(leak is deny)"
        " and trust(usa > mexico) > 5 and crossed(red) > 0 and consent is given and round > 1",
        NAMES,
    ).mentions
    assert found.indicators == ("river", "debt")
    assert found.levers == ("flights", "leads")
    assert found.settings == (("flights", "deep"),)
    assert found.agreements == ("leads",)
    assert found.options == (("leak", "deny"),)
    assert found.events == ("leak",)
    assert found.red_lines == ("red",)
    assert found.trust == (("usa", "mexico"),)
    assert found.facts == ("consent",)
    assert (found.deal, found.round, found.cooperation) == (True, True, False)


def test_reserved_words_cannot_be_reached_as_names() -> None:
    names = Names({"round": (0, 100)}, {}, ("a", "b"), {}, (), {}, 3)
    assert "round" in RESERVED
    assert compile_condition("round >= 1", names) is not None
