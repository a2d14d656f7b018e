"""What happened in a game, by hand: differences of two games, turning points, and the course."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from game.analysis.difference import (
    Deed,
    Difference,
    GameRun,
    Ingredient,
    cooperation_parts,
    difference,
    score_parts,
)
from game.analysis.timeline import mean_trust, pairs, timeline
from game.analysis.turning import (
    Alternative,
    PlayedPhase,
    Shift,
    alternatives_of,
    shifts,
)
from game.rules.orders import Choose, Clause, Move, Order, Promise, Put, Sign
from game.rules.resolve import phase_of
from game.rules.scores import scores
from tests import builders
from tests.talks import name_of

M = 1_000_000
TALL: Mapping[str, Any] = {
    "levers": {
        "gate": {"settings": {"open": {"each_round": [{"effects": {"water": 2}}]}}},
        "patrol": {"settings": {"heavy": {"each_round": [{"effects": {"water": -1}}]}}},
    },
    "stakeholders": {
        "north": {
            "worth": {"gate": {"open": 5}},
            "bonuses": [{"when": "patrol is heavy", "points": -4}],
        }
    },
}


class Played:
    """A whole game of three shores in which only these orders are given, by round and phase.

    `talk` is the first exchange, `signing` the second.
    """

    def __init__(self, orders: Mapping[tuple[int, str], Sequence[Order]], changes: Any = TALL, rounds: int = 9) -> None:  # fmt: skip
        self.game = builders.Game(builders.book(changes))
        self.start = self.game.position
        self.phases: list[PlayedPhase] = []
        while not self.game.position.over.all() and self.game.position.round <= rounds:
            before, phase = self.game.position, self.game.phase
            exchange = phase_of(self.game.book, before)[1]
            said = {0: phase, 1: "talk", 2: "signing"}.get(exchange, "")
            given = orders.get((before.round, said), ())
            changed = self.game.resolve(given)
            self.phases.append(PlayedPhase(before, self.game.position, given, changed))

    @property
    def side(self) -> GameRun:
        return GameRun(self.game.ledger.changes, self.game.position)


OPEN = (Move("north", "gate", "open"),)
FLEET = (Move("south", "patrol", "heavy"),)


def different(one: Played, other: Played) -> Difference:
    return difference(one.game.book, one.side, other.side)


# Two games side by side


def test_the_same_game_twice_has_no_difference() -> None:
    assert different(Played({(1, "commit"): OPEN}), Played({(1, "commit"): OPEN})) == Difference((), (), (), ())  # fmt: skip


def test_a_number_differs_by_the_sum_of_the_causes_that_differ() -> None:
    # The gate is open for four rounds, or for the last two, and two more after the end.
    early, late = Played({(1, "commit"): OPEN}), Played({(3, "commit"): OPEN})
    found = different(early, late)
    water = next(n for n in found.numbers if n.target == "indicator")
    assert (water.index, water.played, water.altered, water.amount) == ((0,), 6200, 5800, -400)
    assert [(c.amount, c.played, c.altered, c.change.round) for c in water.causes] == [
        (-200, 200, None, 1),
        (-200, 200, None, 2),
    ]
    assert all(n.amount == sum(c.amount for c in n.causes) for n in found.numbers)
    other_way = different(late, early)
    water = next(n for n in other_way.numbers if n.target == "indicator")
    assert [(c.amount, c.played, c.altered) for c in water.causes] == [(200, None, 200)] * 2


def test_the_largest_difference_comes_first_and_trust_before_the_rest() -> None:
    liked = builders.merged(TALL, {"levers": {"gate": {"settings": {"open": {"regard": {"south": 100}}}}}})  # fmt: skip
    found = different(Played({}, liked), Played({(1, "commit"): (*OPEN, *FLEET)}, liked))
    sizes = [abs(n.amount) for n in found.numbers]
    assert sizes == sorted(sizes, reverse=True)
    targets = [n.target for n in found.numbers]
    assert {"trust", "shown", "indicator", "mandate"} <= set(targets)
    for size in set(sizes):
        equal = [n.target for n in found.numbers if abs(n.amount) == size]
        assert "trust" not in equal[1:] or equal[0] == "trust"


def test_a_score_differs_by_its_interests_its_settings_and_its_conditions() -> None:
    found = different(Played({}), Played({(1, "commit"): (*OPEN, *FLEET)}))
    north = next(each for each in found.scores if each.seat == 0)
    # Six rounds of two up and one down, five for the open gate, four off for the fleet.
    assert (north.played, north.altered, north.amount) == (5000, 5700, 700)
    assert north.parts == (
        Ingredient("indicator", 0, 6 * M), Ingredient("setting", 0, 5 * M), Ingredient("condition", 0, -4 * M),
    )  # fmt: skip
    south = next(each for each in found.scores if each.seat == 1)
    assert south.parts == (Ingredient("indicator", 0, 6 * M),)
    assert [each.seat for each in found.scores] == [0, 1, 2]


def test_what_the_end_of_the_scale_cuts_off_is_a_part_of_its_own() -> None:
    high = builders.merged(TALL, {"stakeholders": {"north": {"worth": {"gate": {"open": 70}}}}})
    found = different(Played({}, high), Played({(1, "commit"): OPEN}, high))
    north = next(each for each in found.scores if each.seat == 0)
    assert north.parts == (
        Ingredient("setting", 0, 70 * M), Ingredient("limit", -1, -32 * M), Ingredient("indicator", 0, 12 * M),
    )  # fmt: skip
    assert north.amount == 5000


def test_cooperation_differs_by_its_levers_for_the_table_and_for_each_owner() -> None:
    weighed = builders.merged(TALL, {"levers": {"gate": {"weight": 3}}})
    found = different(Played({}, weighed), Played({(1, "commit"): (*OPEN, *FLEET)}, weighed))
    table, north, *others = found.cooperation
    assert (table.seat, north.seat) == (-1, 0)
    # Gate 3, patrol, watch, canal and market 1 each: the gate rises by 100, the patrol falls by 100.
    assert [(p.kind, p.index) for p in table.parts[:2]] == [("lever", 0), ("lever", 1)]
    assert [p.amount for p in table.parts[:2]] == [300 * M // 7, -(100 * M // 7) - 1]
    assert sum(p.amount for p in table.parts) == table.amount * 10_000
    assert [(p.index, p.amount) for p in north.parts] == [(0, 75 * M)], "of the gate and the canal"
    assert [each.seat for each in others] == [1], "Isle's canal has not moved"


def test_parts_between_two_positions_of_one_game_are_of_that_stretch() -> None:
    played = Played({(2, "commit"): OPEN})
    book, second = played.game.book, next(p for p in played.phases if p.before.round == 2)
    reveal = [p for p in played.phases if p.before.round == 2][-1]
    assert score_parts(book, second.before, reveal.after, 0) == (
        Ingredient("setting", 0, 5 * M), Ingredient("indicator", 0, 2 * M),
    )  # fmt: skip
    assert score_parts(book, reveal.after, reveal.after, 0) == ()
    assert cooperation_parts(book, reveal.after, reveal.after) == ()


def test_deeds_are_the_facts_that_only_one_game_has() -> None:
    text = Put("south", (Clause("gate", "open"),), invited=("north",))
    signed = {
        (1, "talk"): (Promise("south", "patrol", "none"), text),
        (1, "signing"): (Sign("north", name_of(builders.book(TALL), text)),),
        (2, "commit"): FLEET,
    }
    found = different(Played(signed), Played({(3, "commit"): OPEN}))
    told = [(d.altered, d.change.target, d.change.round) for d in found.deeds]
    assert told == sorted(told, key=lambda each: each[2])
    assert (False, "clause", 1) in told
    assert (False, "promised", 1) in told
    assert (False, "setting", 2) in told
    assert (True, "setting", 3) in told
    assert not any(target in ("offered", "seen", "signed") for _, target, _ in told)


def test_what_comes_out_after_the_end_is_told_after_the_last_round() -> None:
    listens, opens = {(4, "commit"): (Move("south", "watch", "secret"),)}, {(4, "commit"): OPEN}
    for one, other, late in ((listens, opens, False), (opens, listens, True)):
        deeds = different(Played(one), Played(other)).deeds
        assert (deeds[-1].change.target, deeds[-1].altered) == ("exposed", late)
        assert {d.change.phase for d in deeds[:-1]} == {"commit"}
        assert {d.altered for d in deeds[:-1]} == {False, True}
        assert {d.change.round for d in deeds} == {4}


def test_a_breach_is_news_to_those_who_see_it_but_not_to_its_author() -> None:
    text = Put("south", (Clause("gate", "open"),), invited=("north",))
    signed: dict[tuple[int, str], tuple[Order, ...]] = {
        (1, "talk"): (text,),
        (1, "signing"): (Sign("north", name_of(builders.book(TALL), text)),),
    }
    stays = (Move("north", "gate", "closed"),)
    kept, broken = signed | {(1, "commit"): OPEN}, signed | {(1, "commit"): stays}
    deeds = different(Played(kept), Played(broken)).deeds
    seen = [d for d in deeds if d.change.target == "verdict" and d.altered]
    assert all(d.change.index[0] != 0 for d in seen), "North broke it itself"
    assert {d.change.index[0] for d in seen} == {1}, "South signed it"
    assert all(isinstance(d, Deed) and d.change.after == 2 for d in seen)


# Turning points by size


def trusting(*orders: tuple[tuple[int, str], Sequence[Order]]) -> tuple[Played, tuple[Shift, ...]]:
    regard = {"levers": {"gate": {"settings": {"open": {"regard": {"south": 100}}}}}}
    played = Played(dict(orders), builders.merged(TALL, regard))
    return played, shifts(played.game.book, played.phases)


def test_a_shift_runs_from_one_reveal_to_the_next_with_the_cause_that_did_most() -> None:
    played, found = trusting(((2, "commit"), OPEN))
    trust = [s for s in found if s.kind == "trust" and s.index[0] == 1]
    assert [(s.index, s.round, s.epilogue) for s in trust] == [((1, 0), 2, False)]
    # The strongest welcome act moves 20 % of the room that trust has to grow; its price tells a quarter more.
    assert (trust[0].before, trust[0].after, trust[0].amount) == (5000, 6250, 1250)
    assert trust[0].cause is not None
    assert (trust[0].cause.rule, trust[0].cause.amount) == ("policy", 1000)
    table = [s for s in found if s.kind == "cooperation"]
    assert [s.round for s in table] == [2, 3, 4], "it averages over the rounds"
    assert table[0].cause is not None
    assert (table[0].cause.target, table[0].cause.index) == ("setting", (0,))
    scores = [s for s in found if s.kind == "score" and s.index == (0,)]
    assert [(s.round, s.epilogue, s.amount) for s in scores] == [
        (2, False, 700), (4, True, 400), (3, False, 200), (4, False, 200),
    ]  # fmt: skip
    assert scores[0].cause is None, "the setting itself brought most"
    assert scores[2].cause is not None
    assert (scores[2].cause.target, scores[2].cause.amount) == ("indicator", 200)
    assert list(found) == sorted(found, key=lambda s: (-abs(s.amount), s.round, s.index))
    assert played.phases[-1].after.over[0]


def test_a_cause_is_on_the_side_of_the_shift_and_its_changes_count_together() -> None:
    _, found = trusting(((1, "commit"), (*OPEN, *FLEET)))
    (first, *_) = [s for s in found if s.kind == "score" and s.index == (1,) and s.round == 1]
    assert (first.amount, first.cause is None) == (100, False)
    assert first.cause is not None
    assert first.cause.amount == 200, "the gate, although the fleet took one of it"
    last = next(s for s in found if s.kind == "score" and s.index == (1,) and s.epilogue)
    assert last.cause is not None
    assert (last.amount, last.cause.amount) == (200, 400), "two rounds of the gate together"


# A single other order


CHEAP: Mapping[str, Any] = {
    "stakeholders": {"north": {"mandate": {"start": 4, "income": 0, "cap": 9}, "purse": None}},
    "levers": {"canal": {"owner": "north", "step_cost": 4}},
}
"""North has four: enough for the gate's two steps, or for the canal's one, but not for both."""


def tried(played: Played, seat: int = 0) -> dict[tuple[int, str, str], int]:
    book = played.game.book
    return {
        (a.round, book.levers[a.lever], book.settings[a.lever][a.setting] if a.setting >= 0 else "stay"): a.score
        for a in alternatives_of(book, (seat,), played.phases)[seat]
    }  # fmt: skip


def test_every_other_order_is_played_to_its_end() -> None:
    found = tried(Played({(3, "commit"): OPEN}))
    assert found[1, "gate", "open"] == 5000 + 500 + 1200, "the later order moves nothing any more"
    assert found[3, "gate", "stay"] == 5000
    assert found[3, "gate", "half"] == 5000
    assert found[4, "gate", "closed"] == 5000 + 200, "one round of water"
    assert (3, "gate", "open") not in found, "that is what was ordered"
    assert (3, "gate", "closed") not in found, "that is to stay"
    assert (2, "gate", "closed") not in found
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_an_order_that_is_given_otherwise_gives_its_price_back() -> None:
    spent = tried(Played({(1, "commit"): OPEN}, CHEAP))
    assert (1, "gate", "half") in spent, "two of the four it spent come back"
    assert (1, "canal", "high") not in spent, "beside the gate there is nothing left"
    assert (1, "gate", "stay") in spent
    free = tried(Played({}, CHEAP))
    assert (1, "canal", "high") in free
    assert (1, "gate", "open") in free
    assert (1, "gate", "stay") not in free


def test_what_an_answer_to_the_news_costs_is_spent_as_well() -> None:
    news = {
        "events": {
            "storm": {
                "title": "Storm",
                "text": "It blows.",
                "round": 1,
                "choice": {
                    "seat": "north",
                    "ask": "Help?",
                    "default": "wait",
                    "options": {"wait": {"name": "Wait"}, "help": {"name": "Help", "cost": 1}},
                },
            }
        }
    }
    changes = builders.merged(CHEAP, news)
    helped = tried(Played({(1, "commit"): (Choose("north", "storm", "help"),)}, changes))
    assert (1, "canal", "high") not in helped
    assert (1, "gate", "half") in helped
    assert (1, "canal", "high") in tried(Played({}, changes))


def test_a_joint_lever_may_not_be_ordered_at_all_which_is_to_stay() -> None:
    found = tried(Played({(2, "commit"): (Move("north", "canal", "high"),)}))
    assert (2, "canal", "stay") in found
    assert (2, "canal", "low") not in found, "no order asks for the same"
    assert (2, "canal", "high") not in found


def test_alternatives_of_several_seats_are_those_of_each() -> None:
    played = Played({(1, "commit"): (*OPEN, *FLEET)})
    book = played.game.book
    both = alternatives_of(book, (0, 1), played.phases)
    assert both == {seat: alternatives_of(book, (seat,), played.phases)[seat] for seat in (0, 1)}
    assert both[0][0].score >= both[0][-1].score
    assert all(isinstance(each, Alternative) for each in both[1])


def test_a_game_that_an_order_has_ended_goes_on_without_that_order() -> None:
    """South ends the game in round 2 by sending its fleet; had it stayed, all rounds would be played."""
    end = {"levers": {"gate": {"settings": {"open": {"each_round": [{"effects": {"water": 2}}]}}},
                      "patrol": {"settings": {"heavy": {"final": True}}}}}  # fmt: skip
    ended = Played({(1, "commit"): OPEN, (2, "commit"): FLEET}, end)
    whole = Played({(1, "commit"): OPEN}, end)
    assert len(ended.phases) < len(whole.phases)
    for seat, order in ((0, (1, "gate", "stay")), (1, (2, "patrol", "stay"))):
        told = tried(ended, seat)[order]
        other = {(1, "commit"): OPEN} if seat else {(2, "commit"): FLEET}
        position = Played(other, end).game.position
        assert told == int(scores(ended.game.book, position)[0, seat])


def test_a_game_that_was_stopped_is_tried_as_far_as_it_went() -> None:
    played = Played({}, rounds=2)
    assert not played.game.position.over.any()
    found = tried(played)
    assert {round for round, _, _ in found} == {1, 2}
    assert found[1, "gate", "open"] == 5000 + 500 + 400, "two rounds, and no end"


# The course


def test_the_course_reads_every_position() -> None:
    played = Played({(1, "commit"): (*OPEN, *FLEET)})
    book = played.game.book
    first, last = timeline(book, [played.start, played.game.position])
    assert first.indicators[:2] == (5000, 5000)
    assert (first.trust, last.trust) == (5000, mean_trust(book, played.game.position))
    assert first.scores == (5000, 5000, 5000, 0)
    assert last.scores == (5700, 5600, 5600, 0)
    assert first.cooperation == 4000, "two of five levers begin at their best"
    assert last.cooperation == 4000


def test_trust_is_averaged_over_different_seats_that_negotiate() -> None:
    book = builders.book()
    assert pairs(book).tolist() == [[0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1]]
    position = builders.Game(book).position
    position = builders.put(position, "trust", (0, 1), 5003)
    position = builders.put(position, "trust", (3, 0), 0)
    assert mean_trust(book, position) == 5001, "half a hundredth is rounded away from zero"
    lonely = builders.book({"stakeholders": {"south": {"play": "information"}, "isle": {"play": "information"}}, "levers": {"patrol": {"owner": "north"}, "watch": {"owner": "north"}, "canal": {"owner": "north"}}})  # fmt: skip
    assert mean_trust(lonely, builders.Game(lonely).position) is None
    assert len(np.unique(pairs(book), axis=0)) == 6
