"""What is thought of as coming to light is what comes to light: the discovery against rounds that were played."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from game.rules.discovery import Discovery, discovery
from game.rules.orders import Clause, Move, Promise, Put
from game.rules.sight import observe
from tests.builders import Game, book
from tests.talks import signed

KNOWN = {"levers": {"watch": {"settings": {"secret": {"covert": {"known_to": ["isle"]}}}}}}
CHECKED = {"agreements": {"verification": {"cost": 0, "exposes": 100}}}


def before_orders(chance: int, changes: dict[str, Any], *, check: bool = False) -> Game:
    """North and South have agreed that nobody listens at night; the hidden setting has this chance."""
    covert = {"chance": chance, **changes.get("covert", {})}
    told = {k: v for k, v in changes.items() if k != "covert"}
    watch = {"settings": {"secret": {"covert": covert}}}
    game = Game(book({"levers": {"watch": watch}, **told}))
    game.until("talk")
    put = Put("south", (Clause("watch", "idle", verified=check), Clause("gate", "half")))
    for orders in signed(game.book, put, "north"):
        game.resolve(orders)
    game.until("commit")
    return game


def thought(game: Game, setting: str, out: bool) -> Discovery:
    watch = game.book.levers.index("watch")
    seen = observe(game.book, game.position, game.book.seats.index("south"))
    rank = game.book.settings[watch].index(setting)
    return discovery(game.book, seen, np.array([watch]), np.array([rank]), np.array([out]))


def played(game: Game, setting: str) -> tuple[list[int], list[str], int]:
    """Whose trust in the South moved by how much, which clauses ended, and what its support lost by words."""
    south = game.book.seats.index("south")
    before = game.position.one
    changes = game.resolve([Move("south", "watch", setting)])
    after = game.position.one
    ended = [
        lever
        for lever, was, now in zip(game.book.levers, before.clause, after.clause, strict=True)
        if was >= 0 > now
    ]
    lost = sum(c.amount for c in changes if c.rule in ("backed_down", "denial_exposed"))
    return (after.trust - before.trust)[:, south].tolist(), ended, lost


@pytest.mark.parametrize("setting", ["idle", "secret", "open"])
@pytest.mark.parametrize("chance", [0, 100])
@pytest.mark.parametrize("changes", [{}, {"covert": {"known_to": ["north"]}}])
def test_trust_and_agreements_go_as_they_do_in_the_round(
    setting: str, chance: int, changes: dict[str, Any]
) -> None:
    game = before_orders(chance, changes)
    found = thought(game, setting, out=chance == 100)
    trust, ended, lost = played(game, setting)
    assert found.trust[0].tolist() == trust
    levers = [game.book.levers[at] for at in np.flatnonzero(found.ended[0])]
    assert levers == ended
    assert found.support[0] == lost
    assert found.chance[0] == (100 * chance if setting == "secret" else 0)


def test_a_check_of_the_clause_shows_what_is_in_disguise_and_what_is_not() -> None:
    game = before_orders(0, CHECKED, check=True)
    for setting, chance in (("secret", 10_000), ("idle", 10_000)):
        assert thought(game, setting, out=True).chance[0] == chance
    kept = thought(game, "idle", out=True)
    trust, _, _ = played(game, "idle")
    assert kept.trust[0].tolist() == trust
    assert kept.trust[0].any()
    assert not thought(game, "idle", out=False).sees.any()


def test_who_sees_a_breach_is_who_may_tell() -> None:
    seats = np.array(book().seats)

    def who(game: Game, setting: str, out: bool) -> list[str]:
        return list(seats[thought(game, setting, out).sees[0]])

    game = before_orders(20, {})
    assert who(game, "secret", out=False) == []
    assert "north" in who(game, "secret", out=True)
    assert "north" in who(game, "open", out=False)
    assert who(before_orders(20, {"covert": {"known_to": ["north"]}}), "secret", False) == ["north"]


def test_backing_down_from_a_promise_costs_support_and_everybody_sees_it() -> None:
    game = Game(book())
    game.until("talk")
    game.resolve([Promise("south", "watch", "open")])
    game.until("commit")
    found = thought(game, "idle", out=False)
    _, _, lost = played(game, "idle")
    assert found.support[0] == lost < 0
    assert found.sees[0].sum() == len(game.book.seats) - 1


@pytest.mark.parametrize("setting", ["idle", "secret", "open"])
def test_who_could_not_see_what_stood_does_not_see_it_go(setting: str) -> None:
    game = Game(book({"levers": {"watch": {"start": "secret"}}}))
    game.until("commit")
    found = thought(game, setting, out=False)
    assert found.trust[0].tolist() == played(game, setting)[0]
