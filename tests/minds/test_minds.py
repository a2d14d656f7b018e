"""Minds: they order only what is allowed, see only what their seat may know, and do the same again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.minds.memory import Memory, begin
from game.minds.registry import MINDS
from game.rules.beats import no_orders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.encoding import decode
from game.rules.opening import open_games
from game.rules.orders import Answer, Move, Propose
from game.rules.position import Position, pick
from game.rules.refusals import refusals
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from game.scenario.loading import load
from game.scenario.shelf import find_scenario

SCENARIOS = ("three-valleys", "drones-over-mexico")


def book_of(name: str, minutes: int | None = None) -> Rulebook:
    scenario = load(find_scenario(name)).scenario
    assert scenario is not None
    return compile_rulebook(scenario, minutes)


BOOKS = {name: book_of(name) for name in SCENARIOS}


def blank(book: Rulebook, seen: Observation) -> Memory:
    return begin(book, seen.seat, seen.view.games)


def cast(book: Rulebook, names: tuple[str, ...], games: int, seed: int = 5) -> dict:
    """Give every negotiating seat one of these minds in turn, each with seeds of its own."""
    seats = [s for s in range(len(book.seats)) if book.actors[s]]
    return {
        seat: MINDS[names[turn % len(names)]](game_seeds(seed + 100 * seat + 1, games))
        for turn, seat in enumerate(seats)
    }


def play(book: Rulebook, names: tuple[str, ...], games: int, seed: int = 5, check: bool = False):
    """Play games to the end; return the last position and everything that was ordered in game 0."""
    position = open_games(book, game_seeds(seed, games))
    minds = cast(book, names, games, seed)
    said, ordered = [], []
    while not position.over.all():
        phase, _ = phase_of(book, position)
        beat = no_orders(book, phase, games)
        for seat, mind in minds.items() if phase not in ("brief", "epilogue") else ():
            own = no_orders(book, phase, games)
            seen = observe(book, position, seat)
            said += [(seat, r) for r in mind.decide(book, seen, blank(book, seen), phase, own)]
            if check:
                no_refusals(book, position, seat, own, games)
            mind.decide(book, seen, blank(book, seen), phase, beat)
        ordered.append((position.round, phase, decode(book, beat, 0)))
        position = resolve(book, position, beat)
    return position, ordered, said


def no_refusals(book: Rulebook, position: Position, seat: int, beat, games: int) -> None:
    for game in range(games):
        if position.over[game]:
            continue
        orders = decode(book, beat, game)
        assert all(order.seat == book.seats[seat] for order in orders)
        alone = observe(book, pick(position, np.array([game])), seat)
        assert refusals(book, alone, orders) == ()


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("mind", sorted(MINDS))
def test_no_mind_ever_gives_an_order_that_is_refused(name: str, mind: str) -> None:
    play(BOOKS[name], (mind,), games=3, check=True)


@pytest.mark.parametrize("name", SCENARIOS)
def test_minds_among_each_other_give_no_order_that_is_refused(name: str) -> None:
    play(BOOKS[name], ("random", "self_interested", "tit_for_tat"), games=4, seed=11, check=True)


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("seed", range(20, 26))
def test_every_length_and_many_seeds_without_a_refusal(name: str, seed: int) -> None:
    for minutes in BOOKS[name].scenario.lengths:
        names = tuple(sorted(MINDS))
        turned = names[seed % 4 :] + names[: seed % 4]
        play(book_of(name, minutes), turned, games=3, seed=seed, check=True)


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("mind", sorted(MINDS))
def test_a_game_of_a_batch_is_decided_as_if_it_were_alone(name: str, mind: str) -> None:
    book = BOOKS[name]
    together, _, said = play(book, (mind, "random"), games=3)
    alone, _, reasons = play(book, (mind, "random"), games=1)
    assert np.array_equal(together.indicator[:1], alone.indicator)
    assert np.array_equal(together.trust[:1], alone.trust)
    assert np.array_equal(together.signed[:1], alone.signed)
    assert not said, "reasons are for a game alone"
    assert reasons


@pytest.mark.parametrize("mind", sorted(MINDS))
def test_minds_know_only_their_observation(mind: str) -> None:
    """Whatever hides behind the observation may change; the orders stay the same."""
    book = BOOKS["drones-over-mexico"]
    position, _, _ = play_some(book, ("self_interested", "random"), phases=9)
    seat = 0
    other = replace(position, seeds=position.seeds + np.uint64(99), fact=1 - position.fact % 2)
    one, two = observe(book, position, seat), observe(book, other, seat)
    two = replace(two, view=replace(two.view, fact=one.view.fact))
    for phase in ("propose", "answer", "commit"):
        at = next(i for i, (name, _) in enumerate(book.phases) if name == phase)
        beats = []
        for known in (one, two):
            beat = no_orders(book, phase, position.games)
            seen = replace(known, view=replace(known.view, phase=at))
            MINDS[mind](game_seeds(3, position.games)).decide(
                book, seen, blank(book, seen), phase, beat
            )
            beats.append(decode(book, beat, 0))
        assert beats[0] == beats[1]


def play_some(book: Rulebook, names: tuple[str, ...], phases: int):
    position = open_games(book, game_seeds(4, 1))
    minds = cast(book, names, 1)
    for _ in range(phases):
        phase, _ = phase_of(book, position)
        beat = no_orders(book, phase, 1)
        for seat, mind in minds.items() if phase != "brief" else ():
            seen = observe(book, position, seat)
            mind.decide(book, seen, blank(book, seen), phase, beat)
        position = resolve(book, position, beat)
    return position, minds, None


def test_the_status_quo_mind_moves_nothing() -> None:
    book = BOOKS["three-valleys"]
    position, ordered, _ = play(book, ("status_quo",), games=1)
    assert np.array_equal(position.setting[0], book.start)
    assert not [o for _, _, orders in ordered for o in orders if not isinstance(o, Answer)]


def test_chance_is_the_minds_own_and_keyed() -> None:
    book = BOOKS["three-valleys"]
    first = play(book, ("random",), games=1, seed=1)[1]
    again = play(book, ("random",), games=1, seed=1)[1]
    other = play(book, ("random",), games=1, seed=2)[1]
    assert first == again
    assert first != other


def test_tit_for_tat_cooperates_first() -> None:
    book = BOOKS["three-valleys"]
    _, ordered, _ = play(book, ("tit_for_tat",), games=1)
    moves = [o for r, p, orders in ordered for o in orders if r == 1 and isinstance(o, Move)]
    assert moves
    for move in moves:
        lever = book.levers.index(move.lever)
        rank = book.settings[lever].index(move.setting)
        assert book.rating[lever, rank] > book.rating[lever, book.start[lever]]


@pytest.mark.parametrize(("went", "expected"), [(1, "mirrors"), (-1, "retaliates")])
def test_tit_for_tat_answers_a_step_with_a_step(went: int, expected: str) -> None:
    book = BOOKS["three-valleys"]
    position = open_games(book, game_seeds(1, 1))
    step = np.full_like(position.step, went)
    at = next(i for i, (name, _) in enumerate(book.phases) if name == "commit")
    position = replace(position, round=2, phase=at, step=step)
    medio = book.seats.index("medio")
    beat = no_orders(book, "commit", 1)
    seen = observe(book, position, medio)
    tit_for_tat = MINDS["tit_for_tat"](game_seeds(9, 1))
    said = tit_for_tat.decide(book, seen, blank(book, seen), "commit", beat)
    assert expected in {r.code for r in said}
    rated = [
        int(
            book.rating[
                book.levers.index(o.lever),
                book.settings[book.levers.index(o.lever)].index(o.setting),
            ]
        )
        for o in decode(book, beat, 0)
        if isinstance(o, Move) and o.lever == "diversion"
    ]
    before = int(book.rating[1, position.setting[0, 1]])
    assert rated
    assert (rated[0] - before) * went > 0


@pytest.mark.parametrize("name", SCENARIOS)
def test_things_happen_between_self_interested_minds(name: str) -> None:
    """Over a few games there are proposals, signatures, refusals with a change, and broken words."""
    book = BOOKS[name]
    codes, proposals, deals = set(), 0, 0
    for seed in range(6):
        position, ordered, said = play(book, ("self_interested", "tit_for_tat"), 1, seed)
        codes |= {reason.code for _, reason in said}
        proposals += sum(isinstance(o, Propose) for _, _, orders in ordered for o in orders)
        deals += int((position.clause >= 0).any())
    assert proposals > 12
    assert deals >= 2
    assert {"proposes_gain", "better_for_us", "mirrors", "keeps_word"} <= codes
    assert {"clause_in_the_way", "would_sign_with", "not_enough"} & codes


def test_what_is_spoken_gives_no_private_number_away() -> None:
    """Expected gains, prices and the mandate that a seat has are never said to others."""
    for name in SCENARIOS:
        for seed in range(3):
            for _, reason in play(BOOKS[name], ("self_interested", "tit_for_tat"), 1, seed)[2]:
                if reason.spoken:
                    assert not {"gain", "price", "have"} & set(reason.facts)


def test_a_change_that_a_mind_asks_for_is_one_it_signs() -> None:
    """If a mind says what would do, the same proposal with that change alone is signed by it."""
    tried = 0
    for name in SCENARIOS:
        book = BOOKS[name]
        for seed in range(8):
            tried += _try_amendments(book, seed)
    assert tried > 0


def _try_amendments(book: Rulebook, seed: int) -> int:
    position = open_games(book, game_seeds(seed, 1))
    minds = cast(book, ("self_interested", "tit_for_tat"), 1, seed)
    tried = 0
    while not position.over.all():
        phase, _ = phase_of(book, position)
        beat = no_orders(book, phase, 1)
        for seat, mind in minds.items() if phase not in ("brief", "epilogue") else ():
            seen = observe(book, position, seat)
            mind.decide(book, seen, blank(book, seen), phase, beat)
        if phase == "answer":
            for order in decode(book, beat, 0):
                if isinstance(order, Answer) and order.would:
                    assert _signs_with(book, position, minds, order), (order, seed)
                    tried += 1
        position = resolve(book, position, beat)
    return tried


def _signs_with(book: Rulebook, position: Position, minds: dict, order: Answer) -> bool:
    proposer, seat = book.seats.index(order.proposer), book.seats.index(order.seat)
    lever = book.levers.index(order.blocking)
    offer = position.offer.copy()
    offer[0, proposer, lever] = book.settings[lever].index(order.would)
    alone = position.offered & False
    alone[0, proposer] = True
    signed = position.signed & False
    signed[0, proposer, proposer] = True
    changed = replace(position, offer=offer, offered=alone, signed=signed)
    beat = no_orders(book, "answer", 1)
    seen = observe(book, changed, seat)
    minds[seat].decide(book, seen, blank(book, seen), "answer", beat)
    return bool(beat.answer[0, proposer, seat] == 1)
