"""What is known of an expression in advance: bounds of flows, and what can never or must always be true."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from game.scenario.expression import (
    Mentions,
    Names,
    compile_condition,
    compile_flow,
    findings,
    verdict,
)
from tests.frozen import thawed
from tests.scenario.test_expression import NAMES

BOUNDS = [
    ("river", 0, 100),
    ("debt", -50, 50),
    ("-river", -100, 0),
    ("river + debt", -50, 150),
    ("river - debt", -50, 150),
    ("debt - river", -150, 50),
    ("river - river", 0, 0),
    ("debt * river", -5000, 5000),
    ("debt * debt", 0, 2500),
    ("(river - 200) * (river - 200)", 10_000, 40_000),
    ("(river + 3) * (river + 3)", 9, 10_609),
    ("river / 4", 0, 25),
    ("river / -4", -25, 0),
    ("debt / (river + 10)", -5, 5),
    ("100 / (river - 200)", -1, -0.5),
    ("min(river, 30)", 0, 30),
    ("max(debt, -30)", -30, 50),
    ("min(river, debt)", -50, 50),
    ("max(river, debt)", 0, 100),
    ("past(debt, 3)", -50, 50),
    ("trust(usa > mexico)", 0, 100),
    ("cooperation", 0, 100),
    ("round", 1, 8),
    ("crossed(red)", 0, 8),
    ("rounds(flights is deep)", 0, 8),
    ("rounds(flights is not deep) * 2", 0, 16),
    ("3 * flights is deep", 0, 3),
    ("2 - (deal)", 1, 2),
    ("0.1 + 0.2", 0.3, 0.3),
]


@pytest.mark.parametrize(("text", "low", "high"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_the_least_and_the_most_that_a_flow_adds(text: str, low: float, high: float) -> None:
    flow = compile_flow(text, NAMES)
    assert (flow.low, flow.high) == (low, high)


NEVER = [
    "published(flights) and not agreed(flights)",
    "verified(flights) and not deal",
    "not deal and (agreed(flights) or published(flights))",
    "chose(leak is deny) and not happened(leak)",
    "round != 1 and round != 2 and round < 3",
    "round != 6 and round != 5 and round > 4",
    "river + debt != 10 and river == 5 and debt == 5",
    "river != debt and river == 5 and debt == 5",
    "river - debt != 0 and river == 5 and debt == 5",
    "river + river + river == 1",
    "debt + debt + debt == -1",
    "river + 3 > 103",
    "river - debt > 150",
    "-river > 0",
    "-(river - debt) > 50",
    "crossed(red) >= 1 and crossed(red) < 1",
    "rounds(flights is deep) > 2 and rounds(flights is deep) < 3",
    "trust(usa > mexico) < 0",
    "cooperation > 100",
    "river < 5 and river > 5",
    "river <= 5 and river > 5",
    "river == 5 and river == 6",
    "river == 5 and river != 5",
    "river + debt >= 20 and river < 10 and debt < 10",
    "river - debt >= 20 and river < 10 and debt > -10",
    "river > 80 and debt > 30 and river + debt < 110",
    "2 > 2",
    "2 != 2",
    "not (1 < 2)",
    "consent is given and consent is refused",
    "consent is not given and consent is not refused",
    "agreed(leads) and not agreed(leads)",
    "published(leads) and not published(leads)",
    "happened(leak) and not (happened(leak) or deal)",
    "flights is deep and (flights is none or flights is shallow)",
    "(river < 5 or debt < 5) and river > 6 and debt > 6",
    "chose(leak is deny) and not chose(leak is deny)",
    "not (river >= 0)",
    "river - 5 > river",
    "river + round > river + 6",
]
OPEN = [
    "round != 1 and round != 2 and round < 4",
    "river + debt != 10 and river == 5 and debt >= 5",
    "river + river + river + river == 1",
    "debt + debt + debt + debt == -1",
    "river + 3 > 102",
    "river - debt > 149",
    "rounds(flights is deep) > 2 and rounds(flights is deep) < 4",
    "river <= 5 and river >= 5",
    "river + debt >= 20 and river <= 10 and debt <= 10",
    "agreed(leads) and not published(leads)",
    "agreed(leads) and not agreed(flights)",
    "chose(leak is deny) or chose(leak is admit)",
    "not chose(leak is deny) and not chose(leak is admit)",
    "trust(usa > mexico) > 60 and trust(mexico > usa) < 40",
    "crossed(red) > 0 and river < 1",
    "round > 5",
    "river > debt + 99",
    "rounds(flights is deep) >= 2 and rounds(flights is not deep) >= 2",
]


@pytest.mark.parametrize("text", NEVER)
def test_what_can_never_be_is_found(text: str) -> None:
    assert verdict(compile_condition(text, NAMES)) == "never"
    assert verdict(compile_condition(f"not ({text})", NAMES)) == "always"


@pytest.mark.parametrize("text", OPEN)
def test_what_may_be_is_left_alone(text: str) -> None:
    assert verdict(compile_condition(text, NAMES)) is None


def test_a_condition_of_very_many_cases_is_left_open() -> None:
    """It is decided by going through cases; after some hundreds of them the answer is: it depends."""
    impossible, possible = "(cooperation>100 or cooperation<0)", ["(river>1 or debt>1)"]
    for pairs, wanted in ((2, "never"), (5, None)):
        text = " and ".join([*possible * pairs, impossible, *possible * pairs])
        assert verdict(compile_condition(text, NAMES)) == wanted


def test_only_the_comparison_that_is_decided_is_named() -> None:
    found = findings(compile_condition("river > 30 and debt > 50 or deal and river <= 100", NAMES))
    assert [(one.verdict, one.column) for one in found] == [("never", 15), ("always", 37)]
    assert found[0].message == (
        "this is never true: the left side is -50 to 50, the right side 50"
    )  # fmt: skip
    assert found[1].message == (
        "this is always true: the left side is 0 to 100, the right side 100"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "known", "column", "message"),
    [
        ("river > 60 and debt < 4 and river < 40", "never", 28, "'river > 60' and 'river < 40' are never both true"),
        ("river > 60 or river < 70", "always", 14, "'river > 60' and 'river < 70' are never both false"),
        ("deal or (river > 60 and river < 40)", "never", 24, "'river > 60' and 'river < 40' are never both true"),
        ("published(flights) and not agreed(flights)", "never", 23,
         "'published(flights)' and 'not agreed(flights)' are never both true"),
        ("river > debt and debt > 40 and river < 40", "never", 0, "this is never true, whatever happens"),
    ],
)  # fmt: skip
def test_what_is_decided_by_its_parts_together_names_the_two(
    text: str, known: str, column: int, message: str
) -> None:
    (found,) = findings(compile_condition(text, NAMES))
    assert (found.verdict, found.column, found.message) == (known, column, message)
    assert findings(compile_condition("river > 60 and debt < 40", NAMES)) == ()


def test_a_part_that_is_fine_is_not_named() -> None:
    assert findings(compile_condition("river > 60 and debt < 40", NAMES)) == ()


def test_rounds_of_a_condition_end_with_the_game_those_of_a_flow_with_its_aftermath() -> None:
    assert verdict(compile_condition("round > 6", NAMES)) == "never"
    assert compile_flow("round", NAMES).high == 8


def test_conditions_and_flows_are_told_apart_by_their_text_alone() -> None:
    for compiled in (compile_condition, compile_flow):
        text = "river > 5"
        one, other = (
            compiled(text, NAMES),
            compiled(text, Names({"river": (0, 9)}, {}, (), {}, (), {}, 3)),
        )
        assert one.text == other.text == text
        assert text in repr(one)
        assert len(repr(one)) < 120, "the tree and the names stay out of it"
    larger = replace(NAMES, rounds=9)
    for compiled in (compile_condition, compile_flow):
        assert compiled("river > 5", NAMES) == compiled("river > 5", larger)
        assert compiled("river > 5", NAMES) != compiled("river > 6", NAMES)
    one, other = compile_condition("river > 5", NAMES), compile_condition("(river > 5)", NAMES)
    assert one.root == other.root, "where a part stands does not matter"
    assert hash(one.root) == hash(other.root)


def test_what_names_nothing_mentions_nothing() -> None:
    assert compile_condition("1 > 2", NAMES).mentions == Mentions()
    assert not any(getattr(Mentions(), field.name) for field in fields(Mentions))
    for text, name in (
        ("deal", "deal"), ("round > 2", "round"), ("cooperation > 2", "cooperation"),
        ("rounds(flights is deep) > 2", "stood"),
    ):  # fmt: skip
        found = compile_condition(text, NAMES).mentions
        said = {field.name for field in fields(found) if getattr(found, field.name)}
        assert said - {"levers", "settings"} == {name}


def test_only_rounds_ago_that_are_asked_for_are_lags() -> None:
    assert compile_flow("river - past(debt, 3) + past(river, 1)", NAMES).mentions.lags == (1, 3)
    assert compile_flow("river - debt", NAMES).mentions.lags == ()


def test_what_is_read_of_an_expression_is_frozen() -> None:
    assert thawed("game.scenario.expression") == {"_Case"}
