"""Levers as tracks: a dot for every setting, one press a choice."""

from __future__ import annotations

from game.player import intents as want
from game.rules.orders import Clause, Highlight, Move, Put, Wait
from game.screens.nodes import Node, walk
from game.screens.places import AtTable
from tests.player.games import game, reading
from tests.screens.asked import Seat, agreed, asked, lying, seated, text_of
from tests.typed_world import session as rich_session


def dots(seat: Seat, lever: str) -> list[Node]:
    """The dots of a track."""
    return list(seat.node(f"lever.{lever}").children)


def carers(seat: Seat, lever: str) -> list[Node]:
    """The icons of who cares for a lever."""
    return [node for node in walk(seat.node(f"row.{lever}")) if node.role == "image"]


def test_a_press_on_a_dot_makes_a_clause_and_on_the_chosen_one_takes_it_out() -> None:
    seat = asked()
    seat.press("lever.release.high")
    assert seat.visit.player.draft.package.clauses == (Clause("release", "high"),)
    assert seat.node("lever.release").value == "high"
    seat.press("lever.release.low")
    assert seat.visit.player.draft.package.clauses == (Clause("release", "low"),)
    seat.press("lever.release.low")
    assert not seat.visit.player.draft.making
    assert seat.node("lever.release").value == ""


def test_a_press_on_a_dot_while_a_text_lies_in_front_begins_an_amendment_of_it() -> None:
    seat = lying("south")
    name = text_of(seat.game.session)
    assert seat.node("lever.gate").value == "half", "what the text asks for"
    seat.press("lever.patrol.light")
    package = seat.visit.player.draft.package
    assert package.parent == name
    assert [(c.lever, c.setting) for c in package.clauses] == [
        ("gate", "half"),
        ("patrol", "light"),
    ]


def test_the_chosen_dot_of_a_text_in_front_leaves_its_lever_out() -> None:
    playing = reading(game(("alto", "delta")))
    put = Put("delta", (Clause("release", "high"), Clause("payment", "some")))
    assert Seat(playing, "delta").want(want.Say(put)).well
    for each in playing.waiting:
        assert not playing.session.submit(each, playing.draft(each).orders)
    playing.session.advance()
    seat = Seat(playing, "alto")
    name = next(t.text for t in seat.visit.player.tabled if t.proposers == ("delta",))
    seat.press(f"text.{name}")
    seat.press("lever.payment.some")
    package = seat.visit.player.draft.package
    assert (package.parent, [c.lever for c in package.clauses]) == (name, ["release"])
    assert "left out" in seat.said


def test_every_setting_has_a_dot_in_its_order_and_the_ring_stands_at_what_is_in_force() -> None:
    seat = agreed("commit", "north")
    for level in (asked(), seat):
        player = level.visit.player
        for track in (n for n in walk(level.top) if n.role == "radiogroup" and n.kind == "track"):
            lever = track.id.removeprefix("lever.")
            shown = [dot.id.split(".")[2] for dot in track.children]
            assert shown == list(player.namable(lever)), lever
            ring = [dot for dot in track.children if dot.kind == "stands"]
            assert [dot.id for dot in ring] == [f"lever.{lever}.{player.stands(lever)}"]
            assert ring[0].text.endswith("(now)"), "it is said as well"


def test_the_lever_touched_last_is_marked() -> None:
    seat = asked()
    seat.press("lever.release.high")
    seat.press("lever.payment.some")
    marked = [n.id for n in walk(seat.top) if n.id.startswith("row.") and n.tone == "accent"]
    assert marked == ["row.payment"]
    table = seat.visit.places[-1]
    assert isinstance(table, AtTable)
    assert table.open == "payment"


def test_who_said_that_a_lever_matters_most_comes_first_among_those_who_care() -> None:
    session = rich_session()
    while session.phase != ("talk", 1):
        session.advance()
    mark = Highlight("south", "patrol", "north")
    before = carers(agreed("talk", "north"), "patrol")
    for each in session.waiting:
        assert not session.submit(each, [mark] if each == "south" else [Wait(each)])
    session.advance()
    after = carers(seated(session, "north"), "patrol")
    assert [n.tone for n in before] == ["soft"]
    assert [(n.tone, n.label) for n in after] == [
        ("warn", "South says it matters most"),
        ("soft", "Isle seems to care for it"),
    ]


def test_at_most_two_seats_are_named_as_caring() -> None:
    seat = asked(seat="mx_president", scenario="drones-over-mexico")
    rows = [carers(seat, row.id) for row in seat.visit.player.table.levers]
    assert max(map(len, rows)) == 2
    assert max(len(seat.visit.player.cares(row.id)) for row in seat.visit.player.table.levers) > 2


def test_a_dot_says_what_its_setting_means_and_what_it_risks() -> None:
    dot = lying("south").node("lever.watch.secret")
    assert dot.hint.startswith("**The night watch: Listening in secret.** By the end:")
    assert "it comes to light with a chance of 30 % each round" in dot.hint


def test_a_setting_that_cannot_be_asked_for_says_why_but_can_be_taken_out() -> None:
    session = rich_session({"levers": {"patrol": {"settings": {"heavy": {"irreversible": True}}}}})
    while (session.round, session.phase) != (2, ("talk", 1)):
        orders = session.phase[0] == "commit"
        for each in session.waiting:
            heavy = [Move("south", "patrol", "heavy")] if orders and each == "south" else []
            assert not session.submit(each, heavy)
        session.advance()
    seat = seated(session, "north")
    assert "cannot" in seat.node("lever.patrol.light").disabled
    seat.want(want.SetClause("patrol", "light"))
    assert not seat.node("lever.patrol.light").disabled
    seat.press("lever.patrol.light")
    assert not seat.visit.player.draft.making


def test_an_order_costs_what_stands_beside_its_dot() -> None:
    seat = agreed("commit", "south")
    assert [dot.text for dot in dots(seat, "patrol")] == [
        "No patrol (now)",
        "One boat (2)",
        "A fleet (4)",
    ]
