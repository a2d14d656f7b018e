"""What is said of packages that nobody can pay for: on the table, and in the debrief."""

from __future__ import annotations

from typing import Any

import pytest

from game import locale
from game.debrief.past import Past
from game.debrief.value import Value, debrief_value
from game.rules.orders import Clause, Payment, Put
from game.rules.sight import observe
from game.views.proposals import Proposal, preview, proposals
from game.views.words import Words
from tests import builders
from tests.analysis.test_means import lines, studied


def debriefed(*purses: tuple[float, float, float], language: str = "en", **more: Any) -> Value:
    """The debrief of a game in which nobody did anything, by the mandates of Anna and Bert."""
    game = builders.Game(studied(*purses, **more).survey.book)
    start = game.position
    while not game.position.over.all():
        game.resolve()
    found = debrief_value(Words(game.book, language), Past(game.book, (start, game.position), ()))
    assert found is not None
    return found


def named(found: Value) -> dict[str, tuple[str, tuple[int, ...]]]:
    return {spot.kind: (spot.name, spot.scores) for spot in found.spots}


def test_a_debrief_of_what_could_be_paid_for_at_the_start_says_nothing_of_paying() -> None:
    found = debriefed((4, 0, 4), (9, 0, 9))
    assert named(found) == {
        "reached": ("As played", (0, 0)),
        "start": ("Nothing changed", (0, 0)),
        "nash": ("Nash point (even split)", (600, 600)),
        "best": ("Largest sum", (600, 600)),
    }
    assert (found.left, found.created) == (1200, -20)
    assert "pay" not in found.note
    assert [claim.possible for claim in found.claims] == [600, 600]


def test_a_debrief_names_what_nobody_could_pay_for_and_what_somebody_could() -> None:
    found = debriefed((1, 0.5, 9), (9, 0, 9))
    assert named(found) == {
        "reached": ("As played", (0, 0)),
        "start": ("Nothing changed", (0, 0)),
        "nash": ("Nash point (even split), which nobody could pay for", (600, 600)),
        "nash_paid": ("Nash point of what one text can pay for", (300, 300)),
        "best": ("Largest sum, which nobody could pay for", (600, 600)),
        "paid": ("Largest sum that could be paid for (signed by round 3)", (300, 300)),
    }
    assert (found.left, found.created) == (600, -50), "of the 4 points to be gained 2 were lost"
    assert found.note.endswith("the best of it could be signed by round 3.")
    assert [claim.possible for claim in found.claims] == [300, 300]
    assert "Without hurting anybody, lb" in " ".join(found.sentences)


def test_a_debrief_counts_what_came_late_as_late() -> None:
    found = debriefed((2, 2, 3), (9, 9, 9), effects=True)
    spots = named(found)
    assert spots["best"][0] == "Largest sum, which could be paid for only by round 2"
    assert spots["paid"][0] == "Largest sum that could be paid for (signed by round 2)"
    assert sum(spots["paid"][1]) < sum(spots["best"][1])
    assert found.left == sum(spots["paid"][1]) - sum(spots["reached"][1])
    assert "nash_paid" not in spots


def test_where_nothing_could_be_paid_for_nothing_was_left() -> None:
    found = debriefed((0, 0, 0), (0, 0, 0))
    assert found.left == 0
    assert found.created is None
    assert "No other package that could be paid for would have been better" in " ".join(found.sentences)  # fmt: skip


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_the_debrief_says_so_in_both_languages(language: str) -> None:
    found = debriefed((1, 0.5, 9), (9, 0, 9), language=language)
    assert len({spot.name for spot in found.spots}) == 6
    assert "{" not in " ".join((*found.sentences, found.note, *(spot.name for spot in found.spots)))


# On the table


def put(*pays: Payment, start: float = 1, income: float = 1, cap: float = 9, round: int = 1, **changes: Any) -> Proposal:  # fmt: skip
    """North proposes an open gate and a full share, which costs it two; as it reads its own proposal."""
    purse = {"start": start, "income": income, "cap": cap}
    world = {"stakeholders": {"north": {"mandate": purse, **changes.pop("north", {})}}, **changes}
    game = builders.Game(builders.book(world))
    while game.position.round < round:
        game.resolve()
    game.until("talk")
    game.resolve([Put("north", (Clause("gate", "half"),), pays, invited=("south",))])
    (found,) = proposals(Words(game.book), observe(game.book, game.position, game.book.seats.index("north")))  # fmt: skip
    return found


@pytest.mark.parametrize(
    ("purse", "said"),
    [
        ({"start": 1}, ""),
        ({"start": 0}, "You lack 1 point of mandate (it takes 1, you have 0). It cannot close until you have saved that up."),
        ({"start": 0, "round": 2}, ""),
        ({"start": 0.2, "income": 0.4, "round": 2}, "You lack 0.4 points of mandate (it takes 1, you have 0.6). It cannot close until you have saved that up."),
        ({"start": 0.2, "income": 0.3, "round": 2}, "You lack 0.5 points of mandate (it takes 1, you have 0.5). It cannot close until you have saved that up."),
        ({"start": 0.2, "income": 0.3, "round": 4}, ""),
        ({"start": 0.2, "income": 0.2}, "You lack 0.8 points of mandate (it takes 1, you have 0.2, and never more than 0.8 in the rounds that are left). As it stands it can never close."),
        ({"start": 0, "cap": 0.5}, "You lack 1 point of mandate (it takes 1, you have 0, and never more than 0.5 in the rounds that are left). As it stands it can never close."),
        ({"start": 0.5, "income": 0, "cap": 0.5, "round": 4}, "You lack 0.5 points of mandate (it takes 1, you have 0.5, and never more than 0.5 in the rounds that are left). As it stands it can never close."),
    ],
)  # fmt: skip
def test_only_who_can_save_up_in_time_is_told_to(purse: dict[str, Any], said: str) -> None:
    found = put(**purse)
    assert found.cost == 100
    assert found.unpayable == said
    assert found.sentence.endswith(said)


def test_what_others_pay_counts_and_what_is_paid_to_them_is_asked_for() -> None:
    rules = {"agreements": {"payments": ["mandate"]}}
    gets = (Payment("north", "mandate", 100), Payment("south", "mandate", -100))
    pays = (Payment("north", "mandate", -100), Payment("south", "mandate", 100))
    assert put(*gets, start=0, **rules).unpayable == ""
    assert put(*pays, start=2, **rules).unpayable == ""
    assert put(*pays, start=1, **rules).unpayable.startswith(
        "You lack 1 point of mandate (it takes 2, you have 1)"
    )


@pytest.mark.parametrize("start", [0, 9])
def test_what_others_could_not_pay_is_not_told(start: int) -> None:
    """A text that asks south for more than it has reads like one that it could pay for."""
    south = {"south": {"mandate": {"start": start, "income": 0, "cap": 9}}}
    changes = {"agreements": {"payments": ["mandate"]}, "stakeholders": south}
    game = builders.Game(builders.book(changes))
    game.until("talk")
    asks = Payment("north", "mandate", 400), Payment("south", "mandate", -400)
    text = Put("north", (Clause("gate", "half"),), asks)
    seen = observe(game.book, game.position, game.book.seats.index("north"))
    assert preview(Words(game.book), seen, text).in_the_way == ()
    game.resolve([text])
    seen = observe(game.book, game.position, game.book.seats.index("north"))
    (found,) = proposals(Words(game.book), seen)
    assert found.in_the_way == ()


def test_points_are_paid_out_of_a_purse_and_count_in_the_forecast() -> None:
    rules = {"agreements": {"payments": ["points"], "largest_payment": 15}}

    def paid(gold: int) -> tuple[Payment, Payment]:
        return Payment("north", "points", -gold), Payment("south", "points", gold)

    assert put(*paid(1_000), **rules).unpayable == ""
    assert put(*paid(1_001), **rules).unpayable == "You lack 0.1 points (you would pay 10.1, you have 10). It cannot close like this."  # fmt: skip
    wet = {"north": {"purse": "water"}, **rules}
    found = put(*paid(700), **wet)
    assert (found.now, found.kept) == (5000, 4300)
    assert put(**wet).kept == 5000
    dear = {"indicators": {"dear": {"name": "Dear", "good": "high", "measure": "water"}}}
    valued = {"north": {"purse": "water", "interests": {"water": None, "dear": 100}}, **rules}
    found = put(*paid(700), **valued, **dear)
    assert (found.now, found.kept) == (5000, 4300), "a measure of the purse goes with it"


# In the report of what is possible


def test_a_report_says_when_and_how_a_package_can_be_paid_for() -> None:
    later = lines(studied((1, 1, 9), (9, 0, 9), effects=True))
    assert "It would be signed once everybody has saved up for it, in round 4. Signed then" in later
    parts = lines(studied((2, 2, 3), (9, 9, 9)))
    assert "In parts it could be paid for by round 2. Signed so it would be worth: anna 6, bert 6." in parts  # fmt: skip
    assert "of what can be paid for in one text:" in parts
    check = {"verification": {"cost": 1, "exposes": 40}}
    assert "That is with every clause checked." in lines(studied((5, 0, 5), (9, 0, 9), trust=20, **check))  # fmt: skip
    never = lines(studied((1, 0.5, 9), (9, 0, 9)))
    assert "Nobody can ever pay for it" in never
    assert "Enough of those whose signatures count could accept it." in never


def test_payments_and_clauses_that_stay_are_read_as_such() -> None:
    rules = {"agreements": {"payments": ["mandate"]}}
    gets = (Payment("north", "mandate", 100), Payment("south", "mandate", -100))
    said = [paid.sentence for paid in put(*gets, **rules).payments]
    assert ("pays" in said[0], "pays" in said[1]) == (False, True)
    assert [clause.sentence.split(" (public")[0] for clause in put().clauses] == [
        "The gate (North) from “Closed” to “Half open”"
    ]


def test_a_price_reads_alike_wherever_it_is_more_than_there_is() -> None:
    """Else a text is said to cost 1 point, and refused to somebody who has 1 point."""
    found = put(start=0.96, income=0, cap=0.96)
    assert found.cost == 110
    assert "It costs you 1.1 points of mandate" in found.sentence
    assert found.unpayable.startswith("You lack 0.1 points of mandate (it takes 1.1, you have 1")
    assert put(start=1).cost == 100
