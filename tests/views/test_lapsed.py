"""What came to nothing is said, with the reason, and warned of before."""

from __future__ import annotations

from game.rules.orders import Clause, Move, Order, Put
from game.rules.sight import observe
from game.views.lapsed import left_open
from game.views.proposals import proposals
from game.views.reveal import Reveal, reveal, reveal_everything
from game.views.words import Words
from tests import builders
from tests.talks import sign
from tests.views.games import Game, opened
from tests.views.test_play import go_to, order

BANK = "Drought rule was agreed as “A water bank”, but it did not happen."
GAUGES = "Nobody can bank water that nobody measures. Share the gauges first."


def banked(*clauses: Clause) -> Game:
    package = Put("medio", (Clause("drought_rule", "bank"), *clauses))
    return order(go_to(opened("three-valleys"), "talk"), package)


def told(game: Game, *orders: Order) -> tuple[Reveal, Reveal]:
    """The reveal of a commitment: to Alto, and of everything."""
    before, earlier = game.seen("alto"), game.position
    order(game, *orders)
    return (
        reveal(Words(game.book), game.seen("alto"), game.changes, 1, earlier=before, orders=orders),
        reveal_everything(
            Words(game.book), game.position, game.changes, 1, earlier=earlier, orders=orders
        ),
    )


def test_an_agreement_that_moves_nothing_says_what_its_setting_needs() -> None:
    game = banked()
    order(game, sign(game, "alto", "medio"), sign(game, "delta", "medio"))
    for found in told(game):
        assert found.lapsed == (f"{BANK} {GAUGES}",)


def test_a_clause_that_needs_what_is_missing_is_warned_of() -> None:
    game = banked()
    (found,) = proposals(Words(game.book), game.seen("alto"))
    assert GAUGES in found.clauses[0].warning
    game = banked(Clause("gauges", "shared"))
    (whole,) = proposals(Words(game.book), game.seen("alto"))
    assert {clause.warning for clause in whole.clauses} == {""}


def test_a_joint_lever_stays_where_its_owners_order_different_things() -> None:
    game = go_to(opened("three-valleys"), "commit")
    mine, theirs = Move("alto", "gauges", "shared"), Move("medio", "gauges", "shared")
    own, everything = told(game, mine, theirs)
    because = "but it did not happen. It moves only if all its owners order the same."
    assert own.lapsed == (f"You ordered Gauges to “One table of numbers”, {because}",)
    assert everything.lapsed == (f"Alto and Medio ordered Gauges to “One table of numbers”, {because}",)  # fmt: skip


def test_orders_of_others_are_not_told_to_a_seat() -> None:
    game = go_to(opened("three-valleys"), "commit")
    own, _ = told(game, Move("medio", "gauges", "shared"))
    assert own.lapsed == ()


def test_an_excluded_combination_is_named() -> None:
    pair = {"say": "Not both.", "together": {"gate": "open", "patrol": "heavy"}}
    game = builders.Game(builders.book({"infeasible": [pair]}))
    game.until("commit")
    before = game.position
    moves = Move("north", "gate", "open"), Move("south", "patrol", "heavy")
    changes = game.resolve(moves)
    south = game.book.seats.index("south")
    seen, earlier = (observe(game.book, p, south) for p in (game.position, before))
    found = reveal(Words(game.book), seen, changes, 1, earlier=earlier, orders=moves)
    (said,) = found.lapsed
    assert said.startswith("You ordered ")
    assert said.endswith("Not both.")


def test_of_two_texts_for_one_lever_the_other_is_said_to_stay_open() -> None:
    game = go_to(opened("three-valleys"), "talk")
    order(
        game,
        Put("medio", (Clause("release", "high"),)),
        Put("delta", (Clause("release", "normal"),)),
    )
    known = len(game.changes)
    both = sign(game, "alto", "medio"), sign(game, "alto", "delta")
    order(game, *both)
    view = game.seen("alto").view
    said = [*left_open(Words(game.book), view, game.changes[known:])]
    assert said == [], "the signature on the one that stays has ended with the other"
    assert len(proposals(game.words, game.seen("alto"))) == 1
