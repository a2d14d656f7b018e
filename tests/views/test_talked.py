"""What is heard of an exchange: each thing once, by those who may know of it, and not by whoever did it."""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.orders import Clause, Decline, Edit, Order, Put, Ratify, Sign, TakeBack, Withdraw
from game.rules.phases import TALK
from game.rules.sight import observe
from game.session.session import Session
from game.views.talked import Heard, talked
from game.views.words import Words
from tests.builders import scenario
from tests.screens.asked import text_of
from tests.talks import name_of
from tests.typed_world import session as rich_session

SEATS = ("north", "south", "isle")
WORLD = {
    "lengths": {45: {"rounds": 4, "exchanges": 5}},
    "agreements": {"verification": {"cost": 1}, "sign": {"rule": "all"}},
}
GATE = Put("north", (Clause("gate", "half"), Clause("patrol", "light")))
ALL = Put("north", GATE.clauses, (), ("isle",))
NAMED = "text 1 (The gate and The patrol)"


def session(*exchanges: Sequence[Order]) -> Session:
    """A talk so far, in which everybody else lets the exchange pass."""
    game = Session.start(scenario(WORLD), seed=4, people=SEATS, autosave=False)
    game.advance_to_decision()
    for orders in exchanges:
        assert game.phase[0] == "talk"
        for seat in game.waiting:
            own = [order for order in orders if order.seat == seat]
            assert game.submit(seat, own) == ()
        game.advance()
    return game


def heard(game: Session, seat: str) -> list[Heard]:
    """What a seat heard in the last exchange, or at the approval after it."""
    step = [step for step in game.steps if step.phase in TALK][-1]
    told = game.told(seat, step)
    place = game.book.place(seat)
    before, after = (observe(game.book, at, place) for at in (step.before, step.after))
    orders = [item.order for item in told.orders]
    return list(talked(Words(game.book), before, after, told.changes, orders))


def said(game: Session, seat: str) -> list[str]:
    return [each.sentence for each in heard(game, seat)]


def text(game: Session, put: Put) -> str:
    return name_of(game.book, put)


def named(put: Put) -> str:
    return text(session(), put)


def test_a_text_is_read_by_its_parties_and_others_hear_that_it_is_there() -> None:
    game = session([GATE])
    (puts,) = heard(game, "south")
    assert puts.sentence.startswith(f"North puts {NAMED}: The gate at “Half open”")
    assert (puts.kind, puts.seat, puts.text) == ("puts", "north", text(game, GATE))
    assert said(game, "isle") == ["North and South have a text on the table."]
    assert said(game, "north") == [], "nobody is told what she did herself"


def test_an_amendment_of_the_own_text_says_it_all() -> None:
    """No word of the signature that ended with it, of who stands for the old text, or that it has gone."""
    better = Put("north", (GATE.clauses[0], Clause("patrol", "none")), parent=named(GATE))
    game = session([GATE], [better])
    (amends,) = said(game, "south")
    assert amends.startswith(f"North amends {NAMED} by text 2")
    assert "The patrol at “No patrol” instead of “One boat”" in amends


def test_beside_an_amendment_what_others_took_back_is_heard() -> None:
    better = Put("north", (GATE.clauses[0],), (), ("south", "isle"), parent=named(ALL))
    game = session([ALL], [Sign("south", named(ALL))], [better, TakeBack("south", named(ALL))])
    took = [each for each in heard(game, "isle") if each.kind == "takes_back"]
    assert [each.seat for each in took] == ["south"]


def test_whoever_steps_aside_leaves_the_text_to_its_signers() -> None:
    game = session([ALL], [Sign("south", named(ALL))], [Withdraw("north")])
    lines = said(game, "isle")
    assert f"North has taken its signature back from {NAMED}." in lines
    assert f"North no longer stands for {NAMED}." in lines
    assert not any("Off the table" in line for line in lines)
    assert said(game, "north") == []


def test_what_has_left_the_table_is_heard_with_its_number_or_by_its_parties() -> None:
    game = session([GATE], [Withdraw("north")])
    assert f"Off the table: {NAMED}." in said(game, "south")
    assert [each.kind for each in heard(game, "south")].count("gone") == 1
    assert said(game, "isle") == ["The text between North and South left the table."]


def test_signing_and_declining_are_heard_with_what_would_be_signed() -> None:
    game = session([ALL], [Sign("south", named(ALL)), Decline("isle", named(ALL), "gate")])
    assert said(game, "north") == [
        f"South signs {NAMED}.",
        f"Isle declines {NAMED}: The gate is in the way.",
    ]
    change = (Edit("gate", "open"),)
    game = session([ALL], [Decline("south", named(ALL), change=change, meant=True)])
    (line,) = said(game, "isle")
    assert line.startswith(f"South declines {NAMED}. It will sign with The gate at “Open”")
    assert line.endswith("its signature is ready.")


def test_what_closes_is_heard_once_by_all_who_may_know() -> None:
    game = session([GATE], [Sign("south", named(GATE))])
    for seat in SEATS:
        closed = [line for line in said(game, seat) if "in force" in line]
        assert len(closed) == 1, seat
    assert [each.kind for each in heard(game, "isle")] == ["agreed"]
    assert not any("left the table" in line for line in said(game, "isle"))


def test_beside_what_closes_another_text_that_leaves_is_heard() -> None:
    other = Put("isle", (Clause("watch", "open"),), (), ("south",))
    game = session([GATE, other], [Sign("south", named(GATE)), Withdraw("isle")])
    lines = said(game, "north")
    assert "The text between South and Isle left the table." in lines
    assert any("in force" in line for line in lines)


def test_what_is_refused_at_home_is_heard_once() -> None:
    game = rich_session()
    put = Put("north", (Clause("gate", "half", public=False),), invited=("south",), rounds=2)
    for order in (put, None):
        while game.phase[0] != "talk":
            game.advance()
        for seat in game.waiting:
            sign = Sign("south", text_of(game)) if order is None and seat == "south" else None
            given = [x for x in (order, sign) if x is not None and x.seat == seat]
            assert game.submit(seat, given) == ()
        game.advance()
    while game.phase[0] != "ratify" or "isle" not in game.waiting:
        for seat in game.waiting:
            assert game.submit(seat, ()) == ()
        game.advance()
    assert game.submit("isle", [Ratify("isle", text_of(game), approve=False)]) == ()
    game.advance()
    assert said(game, "south") == ["The text on The gate was not approved at home."]
