"""Rules that come to bear in few games only."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import numpy as np
import pytest

from game.rules.beats import DECLINE, PUT
from game.rules.chance import draw, game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.cooperation import cooperation, seat_cooperation
from game.rules.encoding import encode, hand_of
from game.rules.lawful import lawful_commitments, lawful_talk
from game.rules.legality import Obstacle, commit_menu
from game.rules.opening import open_games
from game.rules.orders import Choose, Clause, Decline, Edit, Move, Promise, Put, Sign, Withdraw
from game.rules.phases import no_orders
from game.rules.refusals import Refusal, refusals
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.salts import paired, salts
from game.rules.sight import observe
from game.rules.signing import package_costs, sign_costs
from game.rules.texts import texts_known
from game.scenario.model import Scenario
from tests.builders import BASE, Game, book, merged, put, read_yaml


def listed_as(lists: dict[str, Any], changes: dict[str, Any]) -> Rulebook:
    """The base with some of its lists in another order, and changes laid over it."""
    return compile_rulebook(Scenario.model_validate(merged(read_yaml(BASE) | lists, changes)))


def test_of_several_promises_of_a_seat_none_stands() -> None:
    """One alone does; nothing tells which of several was meant."""
    rules = book({"levers": {"gate": {"owner": "south"}}})
    game = Game(rules)
    game.until("talk")
    given = [Promise("south", lever, setting) for lever, setting in
             (("gate", "half"), ("patrol", "light"), ("watch", "open"))]  # fmt: skip
    for wanted in (given, given[:2], given[1:], given[:1], given[2:]):
        beat = encode(rules, "talk", wanted)
        kept = lawful_talk(rules, game.position, beat).promise[0]
        hands = [rules.levers[rules.hand_lever[hand]] for hand in np.flatnonzero(kept >= 0)]
        assert hands == [promise.lever for promise in wanted if len(wanted) == 1]


@pytest.mark.parametrize(
    ("mandate", "stand"),
    [
        (8, {"gate", "patrol", "watch"}),
        (7, {"gate", "patrol"}),
        (4, {"gate", "patrol"}),
        (3, set()),
    ],
)
def test_beyond_a_mandate_the_dearer_orders_fall_and_equal_ones_together(
    mandate: int, stand: set[str]
) -> None:
    """Gate and patrol cost 2 each, the watch 4; which of them is listed first decides nothing."""
    poor = {"mandate": {"start": mandate, "income": 0}}
    given = [Move("south", "gate", "half"), Move("south", "patrol", "light")]
    given.append(Move("south", "watch", "open"))
    levers = read_yaml(BASE)["levers"]
    for names in permutations(("gate", "patrol", "watch")):
        listed = {name: levers[name] for name in (*names, "canal", "market")}
        listed["gate"] |= {"owner": "south"}
        rules = listed_as({"levers": listed}, {"stakeholders": {"south": poor}})
        game = Game(rules)
        game.until("commit")
        kept = lawful_commitments(rules, game.position, encode(rules, "commit", given)).setting[0]
        found = {rules.levers[rules.hand_lever[hand]] for hand in np.flatnonzero(kept >= 0)}
        assert found == stand


@pytest.mark.parametrize(("mandate", "answers", "moves"), [(5, True, True), (3, True, False)])
def test_what_an_answer_to_an_event_costs_counts_with_the_moves(
    mandate: int, answers: bool, moves: bool
) -> None:
    """Help costs 1 and the patrol 4: what is dearer falls, whichever kind of order it is."""
    options = {
        "wait": {"name": "Wait", "effects": {"water": -2}},
        "help": {"name": "Help", "cost": 1, "effects": {"water": 2}},
    }
    asks = {"seat": "south", "ask": "Help?", "default": "wait", "options": options}
    flood = {"title": "Flood", "text": "It rises.", "effects": {"water": -4}, "choice": asks}
    rules = book(
        {
            "events": {"flood": flood | {"round": 1}},
            "stakeholders": {"south": {"mandate": {"start": mandate, "income": 0}}},
        }
    )
    game = Game(rules)
    game.until("commit")
    given = [Move("south", "patrol", "heavy"), Choose("south", "flood", "help")]
    kept = lawful_commitments(rules, game.position, encode(rules, "commit", given))
    assert ((kept.option >= 0).any(), (kept.setting >= 0).any()) == (answers, moves)


@pytest.mark.parametrize("seats", [("north", "isle"), ("isle", "north")])
def test_each_owner_of_a_lever_judges_what_it_needs_by_what_it_sees(seats: tuple[str, str]) -> None:
    """Only the isle sees the secret watch and is warned, whichever of the owners is listed first."""
    holders = read_yaml(BASE)["stakeholders"]
    listed = {name: holders[name] for name in (*seats, "south", "press")}
    hidden = {"start": "secret", "settings": {"secret": {"covert": {"known_to": "isle"}}}}
    needy = {"settings": {"high": {"needs": "watch is idle"}}}
    rules = listed_as({"stakeholders": listed}, {"levers": {"watch": hidden, "canal": needy}})
    game = Game(rules)
    game.until("commit")
    high = rules.settings[rules.levers.index("canal")].index("high")
    for seat, why in (("north", Obstacle.ALLOWED), ("isle", Obstacle.NEEDS)):
        seen = observe(rules, game.position, rules.seats.index(seat))
        menu = commit_menu(rules, seen.view)
        assert menu.lapses[0, hand_of(rules, seat, "canal"), high] == why


def test_what_is_not_on_the_table_cannot_be_taken_off() -> None:
    rules = book()
    game = Game(rules)
    game.until("talk")
    order = Withdraw("north")
    found = refusals(rules, observe(rules, game.position, 0), [order])
    assert found == (Refusal(order, Obstacle.NO_PROPOSAL),)


@pytest.mark.parametrize("exposes", [0, 40, 100])
def test_an_inspection_succeeds_with_its_chance(exposes: int) -> None:
    """A verified clause is looked into exactly where the draw is below the chance."""
    rules = book({"agreements": {"verification": {"cost": 1, "exposes": exposes}}})
    games, lever = 20_000, rules.levers.index("watch")
    seeds = game_seeds(6, games)
    position = open_games(rules, seeds)
    for field, value in (("clause", 0), ("deal", 9), ("verified", True), ("until", 99)):
        position = put(position, field, (lever,), value)
    for seat in (0, 1):
        position = put(position, "signer", (lever, seat), True)
    while (phase := phase_of(rules, position)[0]) != "commit":
        position = resolve(rules, position, no_orders(rules, phase, games))
    position = resolve(rules, position, no_orders(rules, "commit", games))
    lots = draw(seeds, 1, "exposure", rules.salt.lever)[:, lever]
    assert exposes == 100 or (lots == exposes * 100).any()
    assert np.array_equal(position.exposed[:, lever], lots < exposes * 100)


def test_an_estimate_spreads_its_draw_over_its_noise_from_end_to_end() -> None:
    """The lowest draw is the whole noise too low, the highest the whole noise too high."""
    estimate = {"seen_by": ["north"], "bias": 0, "noise": 50}
    rules = book({"indicators": {"water": {"visible": ["isle"], "estimate": estimate}}})
    games = 60_000
    start = open_games(rules, game_seeds(3, games))
    subject = paired(salts(["water"]), salts(["north"]))
    lots = draw(start.seeds, start.round, "estimate", subject)[:, 0]
    seen = observe(rules, start, 0).view.indicator[:, 0]
    assert {0, 9_999} <= set(lots.tolist())
    assert np.array_equal(seen, 5_000 + (2 * lots - 9_999) * 5_000 // 9_999)
    assert set(seen[lots == 0].tolist()) == {0}
    assert set(seen[lots == 9_999].tolist()) == {10_000}


def test_one_lever_alone_is_the_cooperation_of_the_table_and_of_its_owner() -> None:
    others = dict.fromkeys(("patrol", "watch", "canal", "market"))
    rules = book({"levers": {**others, "gate": {"start": "half"}}})
    start = open_games(rules, game_seeds(1, 1))
    assert cooperation(rules, start).tolist() == [5_000]
    assert seat_cooperation(rules, start)[0].tolist() == [5_000, -1, -1, -1]


@pytest.mark.parametrize(
    ("values", "scored"),
    [
        ({"interests": {"water": 100}}, True),
        ({"interests": None, "worth": {"gate": {"open": 3}}}, True),
        ({"interests": None, "bonuses": [{"when": "deal", "points": 2}]}, True),
        ({"interests": None}, False),
    ],
)
def test_a_seat_that_values_anything_has_a_score(values: dict[str, Any], scored: bool) -> None:
    assert book({"stakeholders": {"north": values}}).scored.tolist() == [scored, True, True, False]


@pytest.mark.parametrize("verified", [False, True])
def test_a_package_in_thought_costs_what_it_costs_on_the_table(verified: bool) -> None:
    """Each party of its own package, in whichever order packages are asked about."""
    rules = book({"agreements": {"verification": {"cost": 1}}})
    game = Game(rules)
    game.until("talk")
    clauses = (Clause("gate", "half", verified=verified), Clause("patrol", "light"))
    game.resolve([Put("north", clauses), Put("south", clauses[1:], invited=("north",))])
    offered = np.flatnonzero(game.position.offered[0])[::-1]
    costs = package_costs(
        rules,
        game.position,
        np.zeros(len(offered), dtype=np.int64),
        game.position.offer[0, offered],
        game.position.offer_verified[0, offered],
        game.position.offer_party[0, offered],
    )
    assert len(offered) == 2
    assert (costs.sum(axis=1) > 0).all()
    assert costs.tolist() == sign_costs(rules, game.position).all[0, offered].tolist()


def test_nobody_amends_a_text_to_which_it_is_no_party() -> None:
    """What it puts lies there all the same, and amends none."""
    rules = book()
    game = Game(rules)
    game.until("talk")
    game.resolve([Put("north", (Clause("gate", "half"),), (), ("south",))])
    game.until("talk")
    (place,) = np.flatnonzero(game.position.one.offered)
    kept = {}
    for seat in ("south", "isle"):
        beat = encode(
            rules, "talk", [Put(seat, (Clause("canal", "high"),), (), ("north", "south"))]
        )
        beat.parent[0, rules.place(seat)] = place
        lawful = lawful_talk(rules, game.position, beat)
        assert lawful.action[0, rules.place(seat)] == PUT
        kept[seat] = int(lawful.parent[0, rules.place(seat)])
    assert kept == {"south": place, "isle": -1}


def test_who_puts_a_text_and_declines_it_has_put_it() -> None:
    """Case refusal-16: the answer falls with all that it says; another text is declined all the same."""
    rules = book({"agreements": {"worry": 0}, "lengths": {45: {"exchanges": 5}}})
    game = Game(rules)
    game.until("talk")
    gate = Put("north", (Clause("gate", "half"),), (), ("south",))
    game.resolve([gate, Put("isle", (Clause("canal", "high"),), (), ("south",))])
    south = rules.place("south")
    texts = {
        int(np.flatnonzero(game.position.one.proposer[:, rules.place(seat)])[0]): seat
        for seat in ("north", "isle")
    }
    names = texts_known(game.position)
    declines = [Decline("south", names[place], change=(Edit("gate", "open"),)) for place in texts]
    orders = [replace(gate, seat="south", invited=()), *declines]
    kept = lawful_talk(rules, game.position, encode(rules, "talk", orders, names))
    assert kept.action[0, south] == PUT
    for place, seat in texts.items():
        assert (kept.answer[0, place, south] == DECLINE) == (seat == "isle")
        assert kept.change[0, place, south].any() == (seat == "isle")
    game.resolve(orders)
    assert game.position.one.clause[rules.levers.index("gate")] == 1


def test_what_is_named_as_in_the_way_and_is_not_there_is_dropped() -> None:
    """Case talk-10: the text is declined all the same, and what would do is heard."""
    rules = book()
    game = Game(rules)
    game.until("talk")
    game.resolve([Put("north", (Clause("gate", "half"),), (), ("south",))])
    (text,) = filter(None, texts_known(game.position))
    place, south = texts_known(game.position).index(text), rules.place("south")
    for lever, stays in (("canal", False), ("gate", True), ("", False)):
        orders = [Decline("south", text, lever, (Edit("gate", "open"),))]
        kept = lawful_talk(
            rules, game.position, encode(rules, "talk", orders, texts_known(game.position))
        )
        named = rules.levers.index(lever) if stays else -1
        assert kept.blocking[0, place, south] == named
        assert kept.answer[0, place, south] == DECLINE
        assert kept.change[0, place, south].any()


def test_a_signature_kept_ready_lapses_with_the_talk() -> None:
    rules = book()
    game = Game(rules)
    game.until("talk")
    game.resolve([Put("north", (Clause("gate", "half"),), (), ("south",))])
    game.until("talk")
    (text,) = filter(None, texts_known(game.position))
    game.resolve([Decline("south", text, "", (Edit("gate", "open"),), meant=True)])
    assert game.position.one.ready[rules.place("south")] >= 0
    while phase_of(rules, game.position)[0] != "commit":
        game.resolve([])
    game.resolve([])
    assert game.position.one.ready.tolist() == [-1] * len(rules.seats)


def test_of_who_is_not_asked_nothing_counts() -> None:
    rules = book()
    game = Game(rules)
    game.until("talk")
    game.resolve([Put("north", (Clause("gate", "half"),), (), ("south",))])
    game.until("talk")
    (text,) = filter(None, texts_known(game.position))
    beat = encode(rules, "talk", [Sign("south", text)], texts_known(game.position))
    for awake in (True, False):
        position = game.position.changed(awake=np.full_like(game.position.awake, awake))
        assert lawful_talk(rules, position, beat).answer.any() == awake
