"""What counts for the reader: exactly the numbers of her score, the heaviest first, with what a draft would do."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from game.screens.here import Here
from game.screens.nodes import Node, by_id, plain, walk
from game.screens.shown import shown
from game.screens.stakes import value_said, world
from game.screens.visit import Visit
from tests.player.games import FLAGSHIP, game
from tests.screens.hands import node, playing, pressing, sat_down


@cache
def second_round() -> Visit:
    """The talk of the second round, for looking at."""
    played = playing(sat_down(game(("us_president",), FLAGSHIP)))
    return next(there for there, at in played if at.id.startswith("table.us_president.2.talk"))


def interests(visit: Visit) -> list[str]:
    """The numbers of the reader's score, the heaviest first."""
    own = visit.player.texts.stakeholders[visit.player.seat].interests
    return sorted(own, key=lambda name: -own[name].weight)


def meters(visit: Visit) -> list[Node]:
    """The numbers of the stakes."""
    return [n for n in walk(node(visit, "stakes")) if n.id.startswith("indicator.")]


def read(part: Node) -> list[str]:
    """What is read of a part."""
    return [plain(n.text) for n in walk(part) if n.text]


def test_the_stakes_are_exactly_the_numbers_of_the_score_the_heaviest_first() -> None:
    visit = second_round()
    own = visit.player.texts.stakeholders["us_president"].interests
    assert [n.id for n in meters(visit)] == [f"indicator.{name}" for name in interests(visit)]
    for row, name in zip(meters(visit), interests(visit), strict=True):
        assert visit.player.words.indicator(name) in read(row)
        assert f"counts {own[name].weight} %" in read(row)


def test_a_change_for_the_better_is_good_and_one_for_the_worse_bad() -> None:
    visit = second_round()
    rows = {row.id: row for row in visit.player.table.indicators}
    moved = [name for name in interests(visit) if rows[name].last]
    assert moved
    for name in moved:
        row = rows[name]
        better = ((row.last or 0) > 0) == (row.good == "high")
        tones = [
            n.tone for n in walk(node(visit, f"indicator.{name}")) if n.tone in ("good", "bad")
        ]
        assert tones == ["good" if better else "bad"]


def test_what_a_draft_would_do_stands_as_a_ghost_beside_each_number() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "on")
    still = node(visit, "indicator.reservoir")
    assert not any(n.icon == "pencil-line" for n in walk(still))
    drafting = pressing(visit, "lever.release.high", "lever.payment.some")
    known = drafting.player.preview(drafting.player.draft.package)
    assert not isinstance(known, tuple)
    would = drafting.player.words.signed(dict(known.moved)["reservoir"])
    ghosts = [n for n in walk(node(drafting, "indicator.reservoir")) if n.icon == "pencil-line"]
    assert [n.text for n in ghosts] == [would]
    assert f"{would} with what lies in front" in node(drafting, "indicator.reservoir").label
    bars = [n.picture for n in walk(still) if n.picture]
    assert bars != [n.picture for n in walk(node(drafting, "indicator.reservoir")) if n.picture]


def test_what_orders_would_do_is_a_ghost_as_well() -> None:
    there = (
        v for v, at in playing(sat_down(game(("alto",)))) if at.id.startswith("table.alto.1.commit")
    )
    visit = pressing(next(there), "lever.release.high")
    would = dict(visit.player.outlook({"release": "high"}).moved)["reservoir"]
    ghosts = [n.text for n in walk(node(visit, "indicator.reservoir")) if n.icon == "pencil-line"]
    assert ghosts == [visit.player.words.signed(would)]


def test_the_score_stands_beside_its_floor_and_can_be_asked_why() -> None:
    visit = second_round()
    number, own = visit.player.words.number, visit.player.stakes
    said = read(node(visit, "score"))
    assert said[:2] == ["You", number(own.score)]
    assert said[-1] == f"you walk away below {number(own.reservation)}"
    told = visit.player.why("score", (), visit.player.last_span)
    assert told.start is not None
    assert told.now is not None
    if told.now != told.start:
        assert visit.player.words.signed(told.now - told.start) in said
    assert shown(pressing(visit, "score")).id == "why.score"


def test_each_number_answers_why() -> None:
    visit = second_round()
    for row in meters(visit):
        assert shown(pressing(visit, row.id)).id == f"why.{row.id}"


def test_the_world_holds_the_headlines_that_do_not_count_and_no_other() -> None:
    visit = second_round()
    found = world(Here(visit, visit.places))
    own = set(interests(visit))
    others = [f"indicator.{r.id}" for r in visit.player.table.headlines if r.id not in own]
    assert others
    assert found is not None
    assert [n.id for n in walk(found) if n.id.startswith("indicator.")] == others
    assert not any(text.startswith("counts") for text in read(found))


@pytest.mark.parametrize(
    ("kind", "value", "said"), [("exact", 4250, "42.5"), ("estimate", 4250, "~42.5"), ("hidden", None, "?")]
)  # fmt: skip
def test_an_estimate_and_a_hidden_number_are_told_apart(
    kind: str, value: int | None, said: str
) -> None:
    visit = second_round()
    row = replace(visit.player.table.indicators[0], kind=kind, value=value, last=None)
    assert value_said(Here(visit, visit.places), row) == said


def test_the_stakes_stand_there_in_every_phase() -> None:
    for visit, at in playing(sat_down(game(("alto",)))):
        if at.id.startswith(("table", "reveal")):
            assert by_id(at.root, "stakes") is not None, at.id
        if visit.player.round > 1:
            return
