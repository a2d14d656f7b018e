"""Who can pay for a package: at once, after saving up, in parts, with the help of others, or never."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from game import locale
from game.analysis.means import Debt, Instalment, Means
from game.analysis.study import Study, study
from game.rules.compiling import compile_rulebook
from game.rules.orders import Clause, Move, Payment, Put
from game.rules.scores import exact_scores
from game.views.possible import told
from game.views.words import Words
from game.workshop.analysis_data import analysis_data
from tests.analysis.games import made
from tests.builders import Game
from tests.talks import sign

OWNER = {"la": "anna", "lb": "bert"}
BOTH = np.array([1, 1])


def studied(
    a: tuple[float, float, float] = (2, 2, 10),
    b: tuple[float, float, float] = (2, 2, 10),
    effects: bool = False,
    trust: int = 100,
    **rules: Any,
) -> Study:
    """Anna and Bert own a lever each; a step costs four, two for its owner and two for the other.

    `a` and `b` are their mandates: start, income and cap. Both gain by both steps, and nothing else is
    worth anything to them.
    """
    seats = {
        seat: {
            "mandate": dict(zip(("start", "income", "cap"), purse, strict=True)),
            "interests": {"calm": 100} if effects else {},
            "worth": {"la": {"s1": 3}, "lb": {"s1": 3}},
            "reservation": 50 if effects else 1,
        }
        for seat, purse in (("anna", a), ("bert", b))
    }
    grows = [{"effects": {"calm": 1}}] if effects else []
    marks = {(lever, 1): {"cost": 4, "each_round": grows} for lever in ("la", "lb")}
    world = {"calm": {"name": "Calm", "start": 50, "good": "high"}}
    said = made(
        OWNER,
        {"la": 2, "lb": 2},
        seats,
        marks,
        indicators=world,
        trust={"start": trust},
        agreements=rules,
    )
    return study(compile_rulebook(said))


def lines(found: Study, language: str = "en") -> str:
    return "\n".join(told(Words(found.survey.book, language), found, {}))


def means(found: Study) -> Means:
    return found.means


def test_a_package_costs_its_owners_half_and_the_others_half() -> None:
    found = means(studied())
    assert found.price(np.array([[0, 0], [1, 0], [1, 1]])).tolist() == [[0, 0], [200, 200], [400, 400]]  # fmt: skip


def test_what_is_at_hand_is_paid_at_once() -> None:
    found = studied(a=(4, 0, 4), b=(9, 0, 9))
    assert found.at_once.all()
    assert found.means.way(BOTH) == (Instalment(1, (0, 1)),)
    assert found.means.way(np.array([0, 0])) == ()
    assert "It would be signed." in lines(found)
    assert "mandate" not in lines(found)


def test_what_is_not_at_hand_is_saved_up_for() -> None:
    found = studied(a=(1, 1, 9), b=(9, 0, 9), effects=True)
    assert [found.means.held(later).tolist() for later in (0, 1, 3, 20)] == [
        [100, 900], [200, 900], [400, 900], [900, 900],
    ]  # fmt: skip
    assert found.means.way(BOTH) == (Instalment(4, (0, 1)),)
    assert found.means.way(np.array([0, 1])) == (Instalment(2, (1,)),)
    assert found.at_once.all()
    assert found.means.most.tolist() == [400, 900]
    said = lines(found)
    assert "It would be signed once everybody has saved up for it, in round 4." in said
    worth = found.means.worths(BOTH[None], [(Instalment(4, (0, 1)),)])[0]
    assert worth[0] < found.survey.utility[-1, 0], "what comes late has less time to grow"
    assert (
        f"Signed then it would be worth: anna {worth[0] / 1e6:g}, bert {worth[1] / 1e6:g}." in said
    )


def test_what_nobody_can_hold_at_once_is_paid_in_parts() -> None:
    found = studied(a=(2, 2, 3), b=(9, 9, 9))
    assert found.at_once.tolist() == [True, True, True, False]
    assert found.means.way(BOTH) == (Instalment(1, (0,)), Instalment(2, (1,)))
    assert found.means.debt(BOTH) == Debt(0, 400, 300)
    assert found.means.debt_ever(BOTH) is None
    said = lines(found)
    assert (
        "In one text it would cost anna 4 of mandate, and anna can never hold more than 3." in said
    )
    assert (
        "In parts it could be paid for by round 2. Signed so it would be worth: anna 6, bert 6."
        in said
    )
    assert "It would be signed.\n" in said, (
        "the best that can be paid for in one text stands beside it"
    )
    assert "of what can be paid for in one text:" in said
    beside = found.payable["nash"]
    assert beside is not None
    assert found.survey.setting[beside.row].tolist() == [0, 1]
    assert found.best_paid is not None
    assert found.survey.setting[found.best_paid.row].tolist() == [1, 1]
    data = analysis_data(found, {})
    assert data["payable"] == 3
    paying = data["nash"]["paying"]
    assert (paying["price"], paying["at_once"]) == ({"anna": 4, "bert": 4}, False)
    assert paying["parts"] == [{"round": 1, "levers": ["la"]}, {"round": 2, "levers": ["lb"]}]
    assert paying["instead"]["settings"] == {"la": "s0", "lb": "s1"}
    assert "instead" not in paying["instead"]["paying"]


def test_what_can_be_signed_early_does_not_wait_for_what_is_dear() -> None:
    """Three for the first lever and one for the second, of one a round: both are signed by round 4 either way."""
    purse = {"mandate": {"start": 1, "income": 1, "cap": 3}}
    marks = {("la", 1): {"cost": 6}, ("lb", 1): {"cost": 2}}
    said = made(
        OWNER, {"la": 2, "lb": 2}, {"anna": purse, "bert": purse}, marks, trust={"start": 100}
    )
    found = study(compile_rulebook(said)).means
    assert found.price(BOTH[None]).tolist() == [[400, 400]]
    assert found.way(BOTH) == (Instalment(1, (1,)), Instalment(4, (0,)))


def test_what_nobody_can_ever_pay_for_is_named_as_such() -> None:
    found = studied(a=(1, 0.5, 9), b=(9, 0, 9))
    assert found.means.whole.tolist() == [250, 900]
    assert found.means.way(BOTH) is None
    assert found.means.debt_ever(BOTH) == Debt(0, 400, 250)
    said = lines(found)
    assert (
        "Nobody can ever pay for it: at the trust there is now, anna would need at least 4" in said
    )
    assert "and has no more than 2.5 in the whole game." in said
    assert "Nash point, Kalai-Smorodinsky point, Egalitarian point and Best sum, of what can be paid for in one text:" in said  # fmt: skip
    assert "It would be signed once everybody has saved up for it, in round 3." in said
    assert "As things are, 6 points are left on the table" in said, (
        "not the 12 that nobody can pay for"
    )
    assert analysis_data(found, {})["nash"]["paying"]["parts"] is None


def test_where_nothing_can_be_paid_for_nothing_is_said_to_be_signed() -> None:
    found = studied(a=(0, 0, 0), b=(9, 0, 9))
    said = lines(found)
    assert "It would be signed" not in said
    assert "there is no such package that every seat could accept" in said
    assert "left on the table" not in said


def test_others_help_out_where_mandate_may_be_paid() -> None:
    rules = {"payments": ["mandate"]}
    poor, rich = (1, 0, 9), (9, 0, 9)
    assert not studied(poor, rich).at_once[-1]
    found = studied(poor, rich, **rules, largest_payment=3)
    assert found.means.way(BOTH) == (Instalment(1, (0, 1)),)
    found = studied(poor, rich, **rules, largest_payment=2)
    assert found.means.way(BOTH) == (Instalment(1, (0,)), Instalment(2, (1,)))
    assert "the others cannot pay enough for it" in lines(found)
    found = studied(poor, (6, 0, 9), **rules, largest_payment=2)
    assert found.means.way(BOTH) is None
    assert found.means.debt_ever(BOTH) == Debt(-1, 800, 700)
    assert "all together would need at least 8" in lines(found)


def three(*purses: tuple[float, float, float], most: float) -> Means:
    """Three seats with two levers of four each; the last has no lever and pays its share of both."""
    names = ("anna", "bert", "carl")
    seats = {
        name: {"mandate": dict(zip(("start", "income", "cap"), purse, strict=True))}
        for name, purse in zip(names, purses, strict=True)
    }
    marks = {(lever, 1): {"cost": 4} for lever in OWNER}
    rules = {"payments": ["mandate"], "largest_payment": most, "sign": {"among": "table"}}
    said = made(OWNER, {"la": 2, "lb": 2}, seats, marks, trust={"start": 100}, agreements=rules)
    return study(compile_rulebook(said)).means


def test_the_richest_help_first_and_nobody_below_nothing_or_beyond_what_may_be_paid() -> None:
    # Each clause costs its owner two and each of the others one: three, three and two in all.
    found = three((0, 1, 9), (4, 0, 9), (9, 0, 9), most=2)
    assert found.price(BOTH[None])[0].tolist() == [300, 300, 200]
    assert found.way(BOTH) == (Instalment(1, (0, 1)),), "Carl gives two and Bert one"
    assert found._paid(np.array([0, 400, 900]), np.array([300, 300, 200])).tolist() == [0, 0, 500]
    assert found._paid(np.array([300, 0, 900]), np.array([100, 300, 200])).tolist() == [100, 0, 500]
    assert found._paid(np.array([900, 300, 200]), np.array([300, 300, 200])).tolist() == [600, 0, 0]
    assert three((0, 1, 9), (4, 0, 9), (9, 0, 9), most=1).way(BOTH) == (Instalment(2, (0, 1)),)
    assert three((0, 0, 9), (3, 0, 9), (4, 0, 9), most=3).way(BOTH) is None, "one is missing"
    assert three((0, 0, 0), (3, 3, 3), (4, 0, 9), most=2).way(BOTH) == (Instalment(1, (0,)), Instalment(2, (1,)))  # fmt: skip
    # What is over the whole game enough may never be there at one time.
    never = three((0, 0, 0), (3, 3, 3), (1, 0, 9), most=2)
    assert (never.way(BOTH), never.debt_ever(BOTH)) == (None, None)


def test_a_clause_is_checked_where_that_costs_less_than_to_worry() -> None:
    check = {"verification": {"cost": 1, "exposes": 40}}
    worried = studied(a=(9, 0, 9), trust=20, **check)
    assert worried.means.checked(BOTH) == [0, 1]
    assert worried.means.price(BOTH[None])[0].tolist() == [600, 600], "one for each of two checks"
    easy = studied(a=(9, 0, 9), trust=60, **check)
    assert easy.means.checked(BOTH) == []
    assert easy.means.price(BOTH[None])[0].tolist() == [600, 600], "two to worry about the other's"
    bound = studied(a=(9, 0, 9), trust=20, force="binding", **check)
    assert bound.means.checked(BOTH) == []
    assert bound.means.price(BOTH[None])[0].tolist() == [400, 400]
    trusting = studied(a=(9, 0, 9), trust=20)
    assert trusting.means.price(BOTH[None])[0].tolist() == [800, 800], "four, and nothing to check"
    dear = studied(a=(5, 0, 5), b=(9, 0, 9), trust=20, **check)
    assert "That is with every clause checked." in lines(dear)


def test_parts_stand_only_on_what_is_possible() -> None:
    seats = {
        seat: {"mandate": {"start": 2, "income": 2, "cap": 3}, "worth": {"la": {"s1": 3}}}
        for seat in ("anna", "bert")
    }
    marks: dict[tuple[str, int], dict[str, Any]] = {
        ("la", 1): {"cost": 4, "needs": "lb is s1"},
        ("lb", 1): {"cost": 4},
    }
    said = made(OWNER, {"la": 2, "lb": 2}, seats, marks, trust={"start": 100})
    found = study(compile_rulebook(said))
    assert found.means.way(BOTH) == (Instalment(1, (1,)), Instalment(2, (0,)))


def test_mandate_that_the_world_may_give_is_not_denied() -> None:
    seats = {
        seat: {"mandate": {"start": 1, "income": 0, "cap": 9}, "worth": {"la": {"s1": 3}}}
        for seat in ("anna", "bert")
    }
    gift = [{"effects": {"mandate(anna)": 2, "mandate(bert)": 2}}]
    marks: dict[tuple[str, int], dict[str, Any]] = {
        ("la", 1): {"cost": 4},
        ("la", 0): {"each_round": gift},
    }
    found = study(compile_rulebook(made(OWNER, {"la": 2, "lb": 2}, seats, marks)))
    assert found.means.debt_ever(np.array([1, 0])) is None
    assert found.at_once.all()


def play(
    found: Study, parts: tuple[Instalment, ...], setting: np.ndarray[Any, Any], pays: int = 0
) -> Game:
    """Sign a package part by part as a way says, and go on to the end."""
    book = found.survey.book
    game = Game(book)
    for part in parts:
        while game.position.round < part.round:
            game.resolve()
        game.until("talk")
        clauses = tuple(
            Clause(book.levers[lever], book.settings[lever][setting[lever]])
            for lever in part.levers
        )
        paid = (Payment("bert", "mandate", -pays), Payment("anna", "mandate", pays)) if pays else ()
        game.resolve([Put("anna", clauses, paid, invited=("bert",))])
        game.resolve([sign(game, "bert", "anna")])
        game.until("commit")
        for lever in part.levers:
            assert game.position.clause[0, lever] == setting[lever], (part, lever)
        game.resolve([Move(OWNER[c.lever], c.lever, c.setting) for c in clauses])
    while not game.position.over.all():
        game.resolve()
    return game


@pytest.mark.parametrize(
    ("a", "b", "pays"),
    [((4, 0, 4), (9, 0, 9), 0), ((1, 1, 9), (9, 0, 9), 0), ((2, 2, 3), (9, 9, 9), 0), ((1, 0, 9), (9, 0, 9), 300)],
)  # fmt: skip
def test_the_rules_let_a_package_be_signed_as_its_way_says(
    a: tuple[float, float, float], b: tuple[float, float, float], pays: int
) -> None:
    rules = {"payments": ["mandate"], "largest_payment": 3} if pays else {}
    found = studied(a, b, effects=True, **rules)
    way = found.means.way(BOTH)
    assert way is not None
    game = play(found, way, BOTH, pays)
    worth = found.means.worths(BOTH[None], [way])[0]
    assert exact_scores(found.survey.book, game.position)[0].tolist() == worth.tolist()


@pytest.mark.parametrize("row", [1, 2, 3])
def test_what_is_signed_in_the_first_round_is_worth_what_the_survey_says(row: int) -> None:
    found = studied(a=(9, 0, 9), b=(9, 0, 9), effects=True)
    setting = found.survey.setting[[row]]
    way = found.means.way(setting[0])
    assert way is not None
    assert len(way) == 1
    assert found.means.worths(setting, [way]).tolist() == found.survey.utility[[row]].tolist()


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_every_case_is_told_in_both_languages(language: str) -> None:
    cases = ((1, 1, 9), (2, 2, 3), (1, 0.5, 9))
    texts = [lines(studied(a, (9, 9, 9), effects=True), language) for a in cases]
    assert len(set(texts)) == 3
    assert all("{" not in text for text in texts)
