"""What is taken down of games: the same whether they are played together, in parts or alone."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from game.analysis.played import Notebook, Played, joined
from game.minds.casting import cast
from game.minds.matches import play
from game.rules.arrays import Seeds
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario
from tests.analysis.points import points


@pytest.fixture(scope="module")
def book() -> Rulebook:
    scenario = load(find_scenario("three-valleys")).scenario
    assert scenario is not None
    return compile_rulebook(scenario)


SEEDS = game_seeds(3, 8)


def noted(book: Rulebook, seeds: Seeds) -> Played:
    notebook = Notebook(book, len(seeds))
    return notebook.played(play(book, cast(book, seeds), seeds, watch=notebook.watch))


@pytest.fixture(scope="module")
def together(book: Rulebook) -> Played:
    return noted(book, SEEDS)


def test_parts_joined_are_the_whole(book: Rulebook, together: Played) -> None:
    parts = joined([noted(book, SEEDS[:3]), noted(book, SEEDS[3:4]), noted(book, SEEDS[4:])])
    for field in fields(Played):
        assert np.array_equal(getattr(parts, field.name), getattr(together, field.name)), field.name


def test_it_holds_what_the_games_came_to(book: Rulebook, together: Played) -> None:
    end = play(book, cast(book, SEEDS), SEEDS)
    assert np.array_equal(together.score, scores(book, end))
    assert np.array_equal(together.ending, end.ending)
    assert (together.rounds == book.rounds).all()
    pairs = int(book.actors.sum()) * (int(book.actors.sum()) - 1)
    assert together.trust_counts.sum() == together.rounds.sum() * pairs


def test_clauses_that_came_into_force_are_signed_and_kept_or_broken(together: Played) -> None:
    assert (together.deals > 0).any()
    with_deal = together.deals > 0
    assert (together.signed.any(axis=(1, 2)) == with_deal).all()
    assert ((together.kept + together.broken).sum(axis=1) > 0)[with_deal].all()
    assert (together.opened.any(axis=1) <= with_deal).all()
    in_force = together.clause >= 0
    games, levers = np.nonzero(in_force)
    assert together.signed[games, levers, together.clause[in_force]].all()


def test_settings_at_the_end_were_used(together: Played) -> None:
    games, levers = np.indices(together.setting.shape)
    assert together.used[games, levers, together.setting].all()


def signed(position: Position, seat: int, lever: int, deal: int) -> tuple[Position, Position]:
    """A position with one text, and the one after it has become an agreement."""
    facts = {name: getattr(position, name).copy() for name in TABLE}
    facts["offered"][0, seat], facts["offer_name"][0, seat] = True, 100 + seat
    facts["offer"][0, seat, lever], facts["proposer"][0, seat, seat] = 1, True
    clause, deals, became = (
        array.copy() for array in (position.clause, position.deal, position.offer_deal)
    )
    clause[0, lever], deals[0, lever], became[0, seat] = 1, deal, deal
    before = position.changed(**facts)
    closed = {"clause": clause, "deal": deals, "offer_deal": became}
    return before, before.changed(**closed, offered=np.zeros_like(position.offered))


TABLE = ("offered", "offer_name", "offer", "proposer")


def test_only_the_first_agreement_opens_a_game(book: Rulebook) -> None:
    """Alto's text closes first, Delta's later: two agreements, opened by Alto alone."""
    notebook = Notebook(book, 1)
    start = open_games(book, SEEDS[:1]).changed(phase=book.phases.index(("talk", 1)))
    orders = no_orders(book, "talk", 1)
    alto, delta = book.seats.index("alto"), book.seats.index("delta")
    before, after = signed(start, alto, 0, deal=1)
    notebook.watch(before, orders, after)
    later, end = signed(after, delta, 2, deal=2)
    notebook.watch(later, orders, end)
    found = notebook.played(end)
    assert np.flatnonzero(found.opened[0]).tolist() == [alto]
    assert found.deals.tolist() == [2]
    assert np.argwhere(found.signed[0]).tolist() == [[0, 1], [2, 1]]


def test_a_seat_that_negotiates_alone_trusts_nobody() -> None:
    """Then there is no trust to count, and nothing else is missing."""
    data = points({"a": {"la is aye": 5}, "b": {}})
    data["stakeholders"]["b"]["play"] = "information"
    del data["levers"]["lb"]
    book = compile_rulebook(Scenario.model_validate(data))
    found = noted(book, game_seeds(1, 2))
    assert found.trust_counts.sum() == 0
    assert found.games == 2
