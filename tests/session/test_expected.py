"""Cases as they are played: what is ordered, who signs, who is silent, and what is not possible."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.rules.compiling import compile_rulebook
from game.scenario.expected.luck import calm
from game.session.expected import PlayedCase, play
from tests.shores import cases, shores


def played(case: str, changes: Mapping[str, Any] | None = None) -> PlayedCase:
    scenario = shores(changes)
    loaded = cases(f"- say: X.\n  expect: [deal]\n{case}", scenario)
    assert loaded.cases, [str(d) for d in loaded.diagnostics]
    (one,) = loaded.cases
    assert scenario.scenario is not None
    whole = calm(scenario.scenario) if one.seed is None else scenario.scenario
    return play(one, compile_rulebook(whole, one.minutes))


def setting(game: PlayedCase, lever: str, after: int | None = None) -> str:
    book, position = game.course.book, game.after(after)
    assert position is not None
    at = book.levers.index(lever)
    return book.settings[at][int(position.setting[0, at])]


def number(game: PlayedCase, indicator: str, after: int | None = None) -> float:
    position = game.after(after)
    assert position is not None
    at = game.course.book.indicators.index(indicator)
    return int(position.indicator[0, at]) / 100


def why(game: PlayedCase) -> list[str]:
    return [refused.refusal.why.name for refused in game.refused]


def test_a_seat_sets_its_lever_in_the_round_that_is_named() -> None:
    game = played("  rounds: {2: {north: {gate: half}}}")
    assert [setting(game, "gate", after) for after in (0, 1, 2, None)] == [
        "closed", "closed", "half", "half",
    ]  # fmt: skip


def test_an_agreement_is_signed_by_all_whom_it_concerns_and_kept_by_who_is_silent() -> None:
    game = played("  rounds: {1: {agree: {gate: open, patrol: light}}}")
    assert game.unagreed == ()
    assert (setting(game, "gate", 1), setting(game, "patrol", 1)) == ("open", "light")
    position = game.after(1)
    assert position is not None
    signers = position.signer[0, game.course.book.levers.index("gate")]
    assert [s for s, on in zip(game.course.book.seats, signers, strict=True) if on] == [
        "north", "south",
    ]  # fmt: skip


def test_the_lever_of_the_table_moves_if_all_negotiators_sign() -> None:
    assert setting(played("  rounds: {1: {agree: {market: free}}}"), "market", 1) == "free"


def test_two_agreements_of_one_round_come_into_force_together() -> None:
    game = played(
        "  rounds: {1: {agree: [{gate: open, patrol: light}, {watch: open, canal: high}]}}"
    )
    assert (game.refused, game.unagreed) == ((), ())
    assert (setting(game, "gate", 1), setting(game, "watch", 1)) == ("open", "open")


def test_who_orders_something_else_breaks_its_word() -> None:
    game = played("  rounds: {1: {agree: {gate: open, patrol: light}, north: {gate: closed}}}")
    assert setting(game, "gate", 1) == "closed"
    assert "broken" in {change.rule for step in game.course.steps for change in step.changes}


def test_what_an_agreement_says_besides_is_put() -> None:
    deal = "{clauses: {gate: open}, signed: [north, isle], secret: true, verified: [gate], rounds: 2, pay: {north > isle: 2}}"
    game = played(f"  rounds: {{1: {{agree: {deal}}}}}")
    assert (game.refused, game.unagreed) == ((), ())
    position, book = game.after(1), game.course.book
    assert position is not None
    gate = book.levers.index("gate")
    assert not position.public[0, gate]
    assert position.verified[0, gate]
    paid = {
        change.index: change.amount
        for step in game.course.steps
        for change in step.changes
        if change.target == "mandate" and change.rule == "payment"
    }
    assert paid == {(0,): -200, (2,): 200}
    ends = game.after(3)
    assert ends is not None
    assert ends.clause[0, gate] < 0


def test_an_agreement_without_a_signature_it_needs_is_noted() -> None:
    deal = "{clauses: {gate: open, patrol: light}, signed: [north, isle]}"
    game = played(f"  rounds: {{1: {{agree: {deal}}}}}")
    assert [(item.round, item.missing) for item in game.unagreed] == [(1, ("south",))]


def test_who_has_to_approve_does() -> None:
    approves = {"agreements": {"ratification": {"south": {"by": "isle"}}}}
    game = played("  rounds: {1: {agree: {gate: open, patrol: light}}}", approves)
    assert game.unagreed == ()
    assert setting(game, "gate", 1) == "open"


def test_what_home_refuses_is_noted() -> None:
    refuses = {
        "stakeholders": {"south": {"constituencies": {
            "ports": {"name": "Ports", "weight": 1, "accepts": "water >= 90"}}}},
        "agreements": {"ratification": {"south": {"by": "constituencies"}}},
    }  # fmt: skip
    game = played("  rounds: {1: {agree: {gate: open, patrol: light}}}", refuses)
    assert [item.unratified for item in game.unagreed] == [True]


def test_a_promise_is_kept_by_silence_and_an_event_is_answered() -> None:
    game = played("  rounds: {1: {north: {promise: {gate: half}}}, 2: {isle: {drought: dig}}}")
    assert why(game) == []
    assert setting(game, "gate", 1) == "half"
    assert number(game, "water", 1) - number(game, "water", 2) == 3


def test_an_agreement_that_is_left_ends() -> None:
    game = played(
        "  length: 60\n  rounds: {1: {agree: {gate: open, patrol: light}}, 2: {north: {leave: gate}}}"
    )
    position = game.after(4)
    assert position is not None
    assert position.clause[0, game.course.book.levers.index("gate")] < 0


def test_an_event_happens_whatever_its_chance() -> None:
    storm = shores().scenario
    assert storm is not None
    at = list(storm.events).index("storm")
    calm, played_by_hand = played(""), played("  rounds: {3: {happens: storm}}")
    assert int(calm.course.position.happened[0, at]) == 0
    assert int(played_by_hand.course.position.happened[0, at]) == 3


def test_luck_is_that_of_the_seed() -> None:
    book = played("  seed: 1").course.book
    at = book.events.index("storm")
    rounds = {
        seed: int(played(f"  seed: {seed}").course.position.happened[0, at]) for seed in range(1, 7)
    }
    assert len(set(rounds.values())) > 1
    assert rounds[2] == int(played("  seed: 2").course.position.happened[0, at])


def test_a_fact_is_settled() -> None:
    assert int(played("  facts: {spring: dry}").course.position.fact[0, 0]) == 0
    assert int(played("").course.position.fact[0, 0]) == 1
    lucky = [played(f"  seed: {x}\n  facts: {{spring: dry}}").course for x in range(4)]
    assert {int(course.position.fact[0, 0]) for course in lucky} == {0}


def test_an_order_that_is_refused_is_noted_and_dropped() -> None:
    game = played("  rounds: {1: {south: {gate: open}, isle: {drought: dig}, north: {gate: half}}}")
    assert sorted(why(game)) == ["NOT_YOURS", "NO_QUESTION"]
    assert setting(game, "gate", 1) == "half"


def test_minds_play_who_is_not_named_and_nobody_else() -> None:
    still = "  length: 60\n  seed: 2\n"
    alone = played(f"{still}  minds: true\n  rounds: {{1: {{north: {{gate: half}}}}}}")
    seats = {item.order.seat for step in alone.course.steps for item in step.orders}
    assert seats > {"north"}
    north = [
        item.order
        for step in alone.course.steps
        for item in step.orders
        if item.order.seat == "north"
    ]
    assert len(north) == 1
    one = played(f"{still}  minds: {{south: self_interested}}")
    assert {item.order.seat for step in one.course.steps for item in step.orders} == {"south"}
    nobody = played(still)
    assert {item.order.seat for step in nobody.course.steps for item in step.orders} == set()


def test_a_mind_signs_what_it_likes() -> None:
    """An agreement that needs the signature of a mind is put to it, and noted if it does not sign."""
    game = played(
        "  seed: 2\n  minds: {south: status_quo}\n  rounds: {1: {agree: {gate: open, patrol: light}}}"
    )
    assert [item.missing for item in game.unagreed] == [("south",)]
