"""What is counted of the talk, in talks written by hand; and how courses and red lines are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from game.analysis.border import two_sides
from game.analysis.courses import as_data
from game.analysis.haggling import COUNTS, Haggling
from game.analysis.played import Notebook
from game.analysis.playout import courses
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.encoding import encode
from game.rules.opening import open_games
from game.rules.orders import Clause, Decline, Edit, Move, Order, Payment, Put, Sign, Wait
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.texts import texts_known
from game.scenario.loading import load
from game.scenario.shelf import find_scenario
from tests.analysis.test_balance import played
from tests.builders import Game
from tests.minds.situations import SAME, world
from tests.talks import name_of, text_by

SIDES: dict[str, Any] = {
    "part": {"a": {"side": "north"}, "b": {"side": "south"}, "c": {"side": "south"},
             "d": {"side": "north"}},
    "sides": {"north": "North", "south": "South"},
}  # fmt: skip


def parlour(**further: Any) -> Rulebook:
    """Four seats on two sides of a border, with six exchanges a round."""
    return world({}, seats=("a", "b", "c", "d"), exchanges=6, **{**SIDES, **further})


Said = Order | Callable[[Rulebook, Position], Order]
"""An order, or one about the text that a seat stands for by then."""


def put(seat: str, *invited: str, rounds: int = 0, **clauses: str) -> Put:
    said = tuple(Clause(lever, setting) for lever, setting in clauses.items())
    return Put(seat, said, invited=invited, rounds=rounds)


def signs(seat: str, proposer: str) -> Said:
    return lambda book, position: Sign(seat, _text(book, position, proposer))


def declines(seat: str, proposer: str, blocking: str = "", would: str = "") -> Said:
    change = (Edit(blocking, would),) if would else ()
    return lambda book, position: Decline(seat, _text(book, position, proposer), blocking, change)


def asks_for(seat: str, proposer: str, *change: Edit) -> Said:
    return lambda book, position: Decline(seat, _text(book, position, proposer), "", change)


def _text(book: Rulebook, position: Position, proposer: str) -> str:
    return text_by(SimpleNamespace(book=book, position=position), proposer)


def counted(book: Rulebook, *beats: list[Said]) -> dict[str, int]:
    """What is counted of the first exchanges of the talk, in which everybody waits."""
    position = resolve(book, open_games(book, game_seeds(1, 1)), no_orders(book, "brief", 1))
    counting = Haggling(book, 1)
    for said in beats:
        orders = [each(book, position) if callable(each) else each for each in said]
        waits = [Wait(seat) for seat in book.seats]
        beat = encode(book, "talk", [*orders, *waits], texts_known(position))
        after = resolve(book, position, beat)
        counting.watch(position, beat, after)
        position = after
    return {name: int(n) for name, n in zip(COUNTS, counting.counts[0], strict=True) if n}


def test_a_text_is_counted_when_it_is_put_and_not_while_it_lies() -> None:
    book = parlour()
    assert counted(book, [put("a", lb="aye")], [], []) == {"texts": 1}
    assert counted(book, [put("a", lb="aye")], [], [put("a", lb="aye", la="aye")]) == {"texts": 2}


def test_texts_alike_in_clauses_marks_payments_and_parties_are_one() -> None:
    """Whoever puts them; another party or clause makes another text, another duration a double."""
    book = parlour()
    alike: list[Said] = [
        put("a", "c", lb="aye"),
        put("b", "a", "c", lb="aye"),
        put("c", "a", lb="aye"),
    ]
    assert counted(book, alike) == {"texts": 1}
    unlike: list[Said] = [put("a", lb="aye"), put("b", "c", lb="aye"), put("c", "b", "a", la="aye")]
    assert counted(book, unlike) == {"texts": 3}
    later: list[list[Said]] = [[put("a", lb="aye")], [], [put("b", "a", rounds=2, lb="aye")]]
    assert counted(book, *later) == {"texts": 2, "doubles": 1}
    at_once: list[Said] = [put("a", lb="aye"), put("b", "a", rounds=2, lb="aye")]
    assert counted(book, at_once) == {"texts": 2, "doubles": 1}


def test_a_named_change_is_followed_to_the_table_and_to_the_agreement() -> None:
    book = parlour()
    asks: list[Said] = [put("a", lb="aye")]
    plain = {"texts": 1, "refusals": 1}
    assert counted(book, asks, [declines("b", "a")]) == plain
    assert counted(book, asks, [declines("b", "a", "lb")]) == plain
    named = {**plain, "named": 1}
    assert counted(book, asks, [declines("b", "a", "lb", "nay")]) == named
    comes: list[Said] = [put("a", lb="nay")]
    came = {**named, "texts": 2, "named_put": 1}
    said = [declines("b", "a", "lb", "nay")]
    assert counted(book, asks, said, comes) == came
    assert counted(book, asks, said, comes, [signs("b", "a")]) == {
        **came, "named_closed": 1, "across": 1,
    }  # fmt: skip
    assert counted(book, asks, said, [put("a", lc="aye")], [signs("c", "a")]) == {
        **named, "texts": 2, "across": 1,
    }  # fmt: skip


def amends(seat: str, of: str, **clauses: str) -> Said:
    return lambda book, position: replace(put(seat, **clauses), parent=_text(book, position, of))


@pytest.mark.parametrize(
    "clauses", [{"lb": "nay", "lc": "nay"}, {"lb": "nay", "lc": "nay", "la": "aye"}]
)
def test_changes_of_several_come_to_the_table_within_one_text_that_amends_and_carries_them(
    clauses: dict[str, str],
) -> None:
    book = parlour()
    asks: list[Said] = [put("a", lb="aye", lc="aye")]
    said = [declines("b", "a", "lb", "nay"), declines("c", "a", "lc", "nay")]
    named = {"texts": 2, "refusals": 2, "named": 2}
    come = {**named, "named_put": 2}
    assert counted(book, asks, said, [amends("a", "a", **clauses)]) == come
    signed: list[Said] = [signs("b", "a"), signs("c", "a")]
    assert counted(book, asks, said, [amends("a", "a", **clauses)], signed) == {
        **come, "named_closed": 2, "across": 1,
    }  # fmt: skip
    assert counted(book, asks, said, [put("a", **clauses)]) == named


def test_a_text_that_carries_no_more_than_a_part_of_a_change_does_not_bring_it() -> None:
    book = parlour()
    asks: list[Said] = [put("a", lb="aye")]
    two = asks_for("b", "a", Edit("lb", "nay"), Edit("la", "aye"))
    half = counted(book, asks, [two], [amends("a", "a", lb="nay", ld="aye")])
    assert half == {"texts": 2, "refusals": 1, "named": 1}
    whole = counted(book, asks, [two], [amends("a", "a", lb="nay", la="aye", ld="aye")])
    assert whole == {**half, "named_put": 1}


def test_a_payment_is_carried_by_as_much_or_more() -> None:
    book = parlour(agreements={"payments": ["mandate"]})
    asks: list[Said] = [put("a", lb="aye")]
    paid = asks_for("b", "a", Edit(payer="a", payee="b", amount=200))

    def pays(amount: int) -> Said:
        paid = Payment("a", "mandate", -amount), Payment("b", "mandate", amount)
        said = replace(put("a", lb="aye", la="aye"), payments=paid)
        return lambda book, position: replace(said, parent=_text(book, position, "a"))

    found = [
        counted(book, asks, [paid], [pays(each)]).get("named_put", 0) for each in (100, 200, 300)
    ]
    assert found == [0, 1, 1]


def test_a_named_change_that_lies_there_already_has_come_to_the_table() -> None:
    book = parlour()
    both: list[Said] = [put("a", "c", lb="aye"), put("c", "a", lb="nay")]
    assert counted(book, both, [declines("b", "a", "lb", "nay")]) == {
        "texts": 2, "refusals": 1, "named": 1, "named_put": 1,
    }  # fmt: skip


def test_rivals_sign_another_text_with_the_clause_in_the_way() -> None:
    book = parlour()
    both: list[Said] = [put("a", lb="aye"), put("c", lb="aye")]
    rival = counted(book, both, [declines("b", "a", "lb"), signs("b", "c")])
    assert rival == {"texts": 2, "refusals": 1, "rival": 1}
    both_said = counted(book, both, [declines("b", "a", "lb", "nay"), signs("b", "c")])
    assert both_said == {"texts": 2, "refusals": 1, "named": 1}
    other: list[Said] = [put("a", lb="aye"), put("c", "b", lc="aye")]
    assert "rival" not in counted(book, other, [declines("b", "a", "lb"), signs("b", "c")])


def test_an_agreement_on_one_side_crosses_no_border() -> None:
    book = parlour()
    assert "across" in counted(book, [put("a", lb="aye")], [signs("b", "a")])
    assert "across" not in counted(book, [put("b", lc="aye")], [signs("c", "b")])


def test_the_two_sides_are_those_with_the_most_seats() -> None:
    assert two_sides(parlour()) == {"north": [0, 3], "south": [1, 2]}
    third = {"a": {"side": "north"}, "b": {"side": "south"}, "c": {"side": "south"},
             "d": {"side": "west"}}  # fmt: skip
    sides = {**SIDES["sides"], "west": "West"}
    assert two_sides(parlour(part=third, sides=sides)) == {}
    fifth = {**SIDES["part"], "e": {"side": "west"}}
    two = two_sides(world({}, seats=("a", "b", "c", "d", "e"), part=fifth, sides=sides))
    assert two == {"north": [0, 3], "south": [1, 2]}
    alone = {"a": {"side": "north"}, "b": {"side": "north"}}
    assert two_sides(world({}, part=alone, sides=SIDES["sides"])) == {}
    assert two_sides(world({"a": {"la is aye": 1}})) == {"a": [0], "b": [1]}
    assert two_sides(world({}, seats=("a", "b", "c"))) == {}
    pair = {"a": {"side": "north"}, "b": {"side": "south"}, "c": {"side": "south"}}
    found = two_sides(world({}, seats=("a", "b", "c"), part=pair, sides=SIDES["sides"]))
    assert found == {"north": [0], "south": [1, 2]}


def test_courses_tell_means_by_round_and_how_often_red_lines_are_crossed() -> None:
    """Of two games one calms down by 10 each round and crosses a line; the other stays as it is."""
    book = world(
        {},
        levers={"la": {"settings": {"nay": {"name": "No"},
                                    "aye": {"name": "Yes", "each_round": [{"effects": {"calm": -5}}]}}}},
        part={"a": {"red_lines": {"low": {"say": "Too low.", "when": "calm < 25"}}}},
    )  # fmt: skip
    seeds = game_seeds(1, 2)

    def game(moves: int) -> Any:
        position: Position = open_games(book, seeds)
        notebook = Notebook(book, 2)
        while not position.over.all():
            phase = phase_of(book, position)[0]
            beat: Any = encode(book, phase, [Move("a", "la", "aye")] if phase == "commit" else [])
            whole = no_orders(book, phase, 2)
            if phase == "commit":
                whole.setting[:moves] = beat.setting[0]  # type: ignore[union-attr]
            after = resolve(book, position, whole)
            notebook.watch(position, whole, after)
            position = after
        return notebook.played(position)

    told = as_data(courses(book, game(1), game(0)))
    calm = told["indicators"]["calm"]
    assert calm["no_talk"]["course"] == [SAME] * (book.rounds + 1)
    falls = np.array(calm["talk"]["course"])
    assert falls[0] == SAME
    assert (np.diff(falls) <= 0).all()
    assert falls[-1] < SAME
    assert np.allclose(np.diff(falls)[1:], -2.5)
    assert calm["talk"]["end"] == falls[-1]
    assert calm["talk"]["median"] == min(SAME, 2 * falls[-1] - SAME)
    assert told["red_lines"] == {"low": 0.25}
    assert told["talk"]["games"] == 2
    assert told["talk"]["games_across"] == 0
    assert set(told["talk"]) == {"games", "games_across", *COUNTS} - {"across"}


def test_the_median_end_is_the_middle_one_and_of_two_the_lower() -> None:
    book = world({"a": {"la is aye": 1}})
    for ends, middle in (([900, 100, 200], 200), ([900, 100], 100), ([4, 3, 2, 1], 2)):
        games = played(book, [[30, 30]] * len(ends), end=np.array(ends)[:, None])
        talk, silent = courses(book, games, games).indicators["calm"]
        assert talk == silent
        assert (talk.middle, talk.end) == (middle, round(sum(ends) / len(ends) + 1e-9))


def test_without_two_sides_no_agreement_is_said_to_cross_a_border() -> None:
    book = world({}, seats=("a", "b", "c"))
    games = played(book, [[30, 30, 30]] * 2)
    assert as_data(courses(book, games, games))["talk"]["games_across"] is None


def last_round(*moves: Move) -> dict[str, int]:
    """Count a game of the valleys in which three agree on three levers in the last round, and then move."""
    scenario = load(find_scenario("three-valleys")).scenario
    assert scenario is not None
    game = Game(compile_rulebook(scenario, 45))
    counting = Haggling(game.book, 1)
    text = Put(
        "alto", (Clause("release", "high"), Clause("payment", "full"), Clause("diversion", "small"))
    )
    said: list[Sequence[Order]] = [
        (text,),
        [Sign(seat, name_of(game.book, text)) for seat in ("medio", "delta")],
    ]
    while not game.position.over.all():
        last = game.position.round == game.book.rounds
        orders: Sequence[Order] = ()
        if last and game.phase == "talk" and said:
            orders = said.pop(0)
        elif last and game.phase == "commit":
            orders = moves
        before, phase = game.position, game.phase
        game.resolve(orders)
        beat = encode(game.book, phase, orders, texts_known(before))
        counting.watch(before, beat, game.position)
    return dict(zip(COUNTS, counting.counts[0].tolist(), strict=True))


def test_a_game_is_counted_in_which_somebody_who_broke_nothing_pays_for_the_answer() -> None:
    """Delta has kept its word and loses the water that Alto takes back because of Medio."""
    assert last_round(Move("medio", "diversion", "fair"))["innocent"] == 1
    assert last_round()["innocent"] == 0
