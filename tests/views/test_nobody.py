"""What nobody reads of a reveal and of the table: what all have seen, with disguises for what they look like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from game.rules.account import Account
from game.rules.orders import Clause, Move, Order, Put
from game.rules.rulebook import NOBODY
from game.rules.sight import observe
from game.views.reveal import Reveal, reveal
from game.views.table import table
from game.views.words import Words
from tests.builders import Game, book
from tests.talks import signed

PATROL = Move("south", "patrol", "heavy")


def revealed(asked: str, *moves: Order, public: bool = True, lever: str = "watch") -> Reveal:
    """What nobody reads after a round in which south has given its word on a lever, and moved some."""
    rules = book()
    game, account = Game(rules), Account(rules, NOBODY)
    text = Put("south", (Clause(lever, asked, public),), (), ("north",))
    talk = iter(signed(rules, text, "north"))
    given: dict[str, Iterator[Sequence[Order]]] = {"talk": talk, "commit": iter((moves,))}
    while True:
        before, phase = game.position, game.phase
        seen = observe(rules, before, NOBODY)
        known = len(game.orders)
        changes = game.resolve(next(given.get(phase, iter(())), ()))
        after = observe(rules, game.position, NOBODY)
        told = account.tell(seen, after, game.orders[known:], changes)
        if phase == "commit":
            return reveal(Words(rules), after, told.changes, 1, phase=phase, earlier=seen)


@pytest.mark.parametrize(
    ("asked", "lever", "moves", "verdict"),
    [
        ("none", "patrol", (), "kept"),
        ("light", "patrol", (PATROL,), "broken"),
        ("idle", "watch", (), "not_known"),
        ("idle", "watch", (Move("south", "watch", "secret"),), "not_known"),
        ("secret", "watch", (), "not_known"),
        ("secret", "watch", (Move("south", "watch", "open"),), "broken"),
        ("open", "watch", (Move("south", "watch", "open"),), "kept"),
        ("open", "watch", (Move("south", "watch", "secret"),), "broken"),
    ],
)
def test_of_a_public_clause_nobody_reads_what_all_have_seen(
    asked: str, lever: str, moves: tuple[Order, ...], verdict: str
) -> None:
    found = revealed(asked, *moves, lever=lever)
    assert [(x.lever, x.verdict) for x in found.clauses] == [(lever, verdict)]


def test_of_a_secret_clause_nobody_reads_nothing() -> None:
    assert revealed("light", PATROL, public=False, lever="patrol").clauses == ()


def test_a_lever_that_may_be_in_disguise_only_seems_to_move() -> None:
    moved = revealed("none", Move("south", "watch", "open"), lever="patrol").moves
    back = Words(book()).say(
        "reveal.seems", owner="South", lever="The night watch", before="Nobody", after="Listening in the open"
    )  # fmt: skip
    assert moved == (back,)
    assert revealed("none", Move("south", "watch", "secret"), lever="patrol").moves == ()
    (said,) = revealed("none", PATROL, lever="patrol").moves
    assert "seems" not in said


def test_nobody_reads_of_trust_what_a_third_seat_reads() -> None:
    rules = book()
    game = Game(rules)
    wall = table(Words(rules), observe(rules, game.position, NOBODY)).trust
    assert len({(row.holder, row.actor) for row in wall}) == len(wall) == 6
    for row in wall:
        third = next(n for n, s in enumerate(rules.seats) if s not in (row.holder, row.actor))
        theirs = table(Words(rules), observe(rules, game.position, third)).trust
        assert row in theirs
