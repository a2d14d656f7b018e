"""Temperaments differ as their sources say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.minds.casting import cast
from game.minds.concession import demand, given_up
from game.minds.matches import play
from game.rules.beats import PUT, SIGN, CommitOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.opening import open_games
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.scores import scores
from game.rules.sight import observe
from tests.minds.table import Table, book_of, player, seated, table

BOOK = book_of("three-valleys", 45)
ALTO, MEDIO, DELTA = range(3)
DIVERSION = BOOK.levers.index("diversion")
AT = {name: at for at, (name, _) in reversed(list(enumerate(BOOK.phases)))}


def at_commit(name: str, games: int, **values: object) -> tuple[Table, int]:
    """A table in the second round's commit phase where Medio is played by this mind."""
    at = seated(BOOK, {MEDIO: name}, games)
    position = open_games(BOOK, game_seeds(5, games))
    at.position = replace(position, round=2, phase=AT["commit"], **values)  # type: ignore[arg-type]
    return at, int(np.flatnonzero(BOOK.hand_seat == MEDIO)[0])


def ways(name: str, games: int, step: int, **memory: object) -> np.ndarray:
    """Which way a mind at Medio moves its canal after a step of the others: [G]."""
    steps = np.full((games, len(BOOK.seats)), step)
    at, hand = at_commit(name, games, step=steps)
    at.memories[MEDIO] = replace(at.memories[MEDIO], **memory)  # type: ignore[arg-type]
    own = at.orders_of(MEDIO)
    assert isinstance(own, CommitOrders)
    now = at.position.setting[:, DIVERSION]
    ordered = np.where(own.setting[:, hand] >= 0, own.setting[:, hand], now)
    rating = BOOK.rating[DIVERSION]
    return np.sign(rating[ordered] - rating[now])


@pytest.mark.parametrize(("step", "way"), [(1, 1), (-1, -1)])
def test_tit_for_tat_answers_a_step_with_a_step(step: int, way: int) -> None:
    assert (ways("tit_for_tat", 3, step) == way).all()


def test_generous_lets_about_a_third_of_all_offences_pass() -> None:
    up = (ways("generous", 400, -1) > 0).mean()
    # Any of three others may be forgiven: 1 - (2/3)^4 of the rounds at most, a third at least.
    assert 0.28 < up < 0.85
    assert (ways("generous", 20, 1) == 1).all()


def test_grim_never_forgives() -> None:
    broken = np.zeros((3, len(BOOK.seats)), dtype=np.int64)
    broken[1:, ALTO] = 1
    assert ways("grim", 3, 1, broken=broken).tolist() == [1, -1, -1]


def test_grim_signs_nothing_more_with_whoever_broke_its_word() -> None:
    at = table(BOOK, ("self_interested", "grim", "self_interested"), games=40)
    signed = {"nobody": 0, "both": 0}
    while at.position.round < 2:
        if at.phase == "talk":
            at.notice()
            memory = at.memories[MEDIO]
            broken = memory.broken.copy()
            broken[:, [ALTO, DELTA]] = 1
            with_them = at.position.offer_party[:, :, [ALTO, DELTA]].any(axis=2)
            for who, remembered in (("nobody", memory.broken), ("both", broken)):
                at.memories[MEDIO] = replace(memory, broken=remembered, last_broken=remembered)
                own = at.orders_of(MEDIO)
                assert isinstance(own, TalkOrders)
                signed[who] += int(((own.answer[:, :, MEDIO] == SIGN) & with_them).sum())
            at.memories[MEDIO] = memory
        at.step()
    assert signed["nobody"] > 0
    assert signed["both"] == 0


def test_grit_replies_once_and_goes_back_to_its_plan() -> None:
    hurt = [ways("grit", 1, -1, hurt=np.array([times]))[0] for times in (0, 1, 2, 3)]
    assert hurt == [1, -1, 1, 1]


def test_grit_does_what_it_announces() -> None:
    book = book_of("drones-over-mexico")
    at = table(book, ("grit",), games=12)
    announced = done = 0
    while not at.position.over.all():
        before = at.position
        phase = at.phase
        beat = at.step()
        if phase == "commit" and isinstance(beat, CommitOrders):
            said = before.promised[:, book.hand_lever]
            free = (said >= 0) & (before.clause[:, book.hand_lever] < 0)
            announced += int(free.sum())
            done += int((at.position.setting[:, book.hand_lever] == said)[free].sum())
    assert announced > 5
    assert done > 0.9 * announced


def test_a_spoiler_proposes_nothing_and_keeps_nothing() -> None:
    at = table(BOOK, ("spoiler", "generous", "grit"), games=60)
    signed = 0
    while not at.position.over.all():
        before, phase = at.position, at.phase
        beat = at.step()
        if isinstance(beat, TalkOrders):
            assert not (beat.action[:, ALTO] == PUT).any()
        if phase == "commit":
            bound = before.signer[:, :, ALTO] & BOOK.owns[ALTO] & (BOOK.owners == 1)
            # Whoever stands above the clause may come down to it.
            bound &= before.setting <= before.clause
            signed += int(bound.sum())
            assert not (bound & (at.position.setting == before.clause))[:, 0].any()
    assert signed


def test_demands_fall_late_evenly_or_early() -> None:
    """Time-dependent tactics (Faratin, Sierra and Jennings 1998)."""
    for elapsed in (1_000, 5_000, 9_000):
        late, even, early = (given_up(pace, elapsed) for pace in (4, 1, -2))
        assert late < even < early
    for pace in (4, 1, -2, -4):
        asked = [int(demand(400, 40, given_up(pace, t))) for t in range(0, 10_001, 500)]
        assert asked == sorted(asked, reverse=True)
        assert (asked[0], asked[-1]) == (400, 40)


def test_no_noise_changes_nothing_and_full_noise_everything() -> None:
    at, hand = at_commit("grim", 50)
    seen = observe(BOOK, at.position, MEDIO)
    orders = {}
    for name in ("grim", "noisy(0, grim)", "noisy(100, grim)", "noisy(30, grim)"):
        beat = no_orders(BOOK, "commit", 50)
        player(name, game_seeds(9, 50)).decide(BOOK, seen, at.memories[MEDIO], beat)
        assert isinstance(beat, CommitOrders)
        now = at.position.setting[:, DIVERSION]
        orders[name] = np.where(beat.setting[:, hand] < 0, now, beat.setting[:, hand])
    assert (orders["noisy(0, grim)"] == orders["grim"]).all()
    assert (orders["noisy(100, grim)"] != orders["grim"]).all()
    assert 0.1 < (orders["noisy(30, grim)"] != orders["grim"]).mean() < 0.55


def played(mind: str, games: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Play the flagship among equals: who kept an agreement of both sides, breaches, scores."""
    book = book_of("drones-over-mexico")
    sides = [book.scenario.stakeholders[seat].side for seat in book.seats]
    north, south = (np.array([side == x for side in sides]) for x in ("washington", "mexico_city"))
    seats = [seat for at, seat in enumerate(book.seats) if book.actors[at]]
    seeds = game_seeds(1, games)
    between: list[set[int]] = [set() for _ in range(games)]
    broken: list[set[int]] = [set() for _ in range(games)]

    def watch(before: Position, beat: object, after: Position) -> None:
        both = (after.signer & north).any(axis=2) & (after.signer & south).any(axis=2)
        for game, lever in zip(*np.nonzero(both & (after.deal > 0)), strict=True):
            between[game].add(int(after.deal[game, lever]))
        if isinstance(beat, CommitOrders):
            bad = (before.clause >= 0) & ~book.binding & (after.setting != before.clause)
            for game, lever in zip(*np.nonzero(bad & ~before.over[:, None]), strict=True):
                broken[game].add(int(before.deal[game, lever]))

    end = play(book, cast(book, seeds, dict.fromkeys(seats, mind)), seeds, watch=watch)
    kept = np.array([bool(between[game] - broken[game]) for game in range(games)])
    return kept, np.array([len(x) for x in broken]), scores(book, end)[:, book.actors] / 100


@pytest.mark.long
def test_two_conciliatory_sides_keep_agreements_more_often_than_two_hardliners() -> None:
    hard, _, low = played("hardliner", 120)
    for mind in ("grit", "generous", "conceder(tit_for_tat)"):
        kept, broken, high = played(mind, 120)
        assert kept.mean() > hard.mean() + 0.3
        assert broken.mean() < 0.1
        assert high.mean() > low.mean() + 8
    _, broken, _ = played("opportunist", 120)
    assert broken.mean() > 0.1
