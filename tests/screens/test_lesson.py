"""The guided first game teaches what it says, whatever becomes of its scenario."""

from __future__ import annotations

import pytest

from game.locale import LANGUAGES
from game.player.lesson import lesson_game
from game.screens.lesson import TRADE
from game.screens.nodes import by_id, plain, walk
from game.screens.places import AtTable
from game.screens.shown import shown
from game.screens.visit import Visit
from tests.player.games import game
from tests.screens.hands import ids, onward, pressing, sat_down


def begun(language: str = "en") -> Visit:
    """The lesson, at the table."""
    table = AtTable(lesson=0, everything=True)
    return sat_down(lesson_game(language), table, language=language, still=True, prompts=False)


def coached(visit: Visit) -> str:
    """What the coach says now; empty if it has nothing to say."""
    coach = by_id(shown(visit).root, "coach")
    return "" if coach is None else plain(" ".join(n.text for n in walk(coach) if n.text))


def says(visit: Visit, key: str) -> bool:
    """Whether the coach speaks of a step."""
    return visit.say(f"lesson.{key}") in coached(visit)


def to_orders(visit: Visit) -> Visit:
    """Put the trade of the lesson, then press what the coach points at until orders are given."""
    visit = pressing(visit, "lesson.next")
    for lever, setting in TRADE.items():
        assert shown(visit).points == f"open.{lever}"
        visit = pressing(visit, f"open.{lever}")
        assert shown(visit).points == f"lever.{lever}.{setting}"
        visit = pressing(visit, shown(visit).points)
    visit = pressing(visit, shown(visit).points)
    assert says(visit, "say")
    visit = pressing(visit, "done")
    while not shown(visit).id.startswith("table.alto.1.commit"):
        points = shown(visit).points
        assert says(visit, f"answer.{points.partition('.')[0]}")
        visit = pressing(visit, points)
    return visit


def keeping(visit: Visit) -> Visit:
    """Order all that keeps the word given."""
    moves = [group.about for group in visit.player.menu.groups if group.kind == "move"]
    owed = [
        f"lever.{lever}.{visit.player.owed(lever)[0]}"
        for lever in moves
        if visit.player.owed(lever)[0]
    ]
    return pressing(visit, *owed)


def test_whoever_does_what_the_coach_says_comes_to_an_agreement_and_keeps_it() -> None:
    visit = to_orders(begun())
    agreements = visit.player.table.agreements
    assert any("alto" in agreed.signers for agreed in agreements)
    assert says(visit, "orders")
    visit = pressing(keeping(visit), "done")
    verdicts = [c.verdict for c in visit.player.reveal(visit.player.unread).clauses]
    assert verdicts
    assert "broken" not in verdicts


def test_each_step_is_shown_until_it_is_done_and_the_last_until_it_is_read() -> None:
    visit = begun()
    assert says(visit, "table")
    visit = pressing(keeping(to_orders(visit)), "done", "on")
    assert says(visit, "why")
    assert shown(visit).points == "indicator.harvest"
    visit = pressing(visit, "indicator.harvest", "close")
    assert says(visit, "end")
    visit = pressing(visit, "lesson.next")
    assert coached(visit) == ""


def test_what_is_taken_out_again_is_to_be_done_again() -> None:
    visit = pressing(begun(), "lesson.next", "open.release", "lever.release.high")
    assert says(visit, "pay")
    assert says(pressing(visit, "out.release"), "gate")


def test_where_nobody_signed_the_coach_says_that_nobody_is_bound() -> None:
    visit = pressing(begun(), "lesson.next", "done")
    while not shown(visit).id.startswith("table.alto.1.commit"):
        visit = pressing(visit, "done")
    bound = bool(visit.player.table.agreements)
    assert says(visit, "orders" if bound else "orders.free")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coach_points_at_something_that_is_there(language: str) -> None:
    visit = begun(language)
    for _ in range(40):
        screen = shown(visit)
        if screen.points:
            assert screen.points in [node.id for node in walk(screen.root)], screen.points
        if not any(isinstance(place, AtTable) for place in visit.places):
            return
        visit = pressing(visit, "lesson.next" if "lesson.next" in ids(visit) else onward(visit))


def test_there_is_no_coach_outside_the_lesson() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit")
    assert coached(visit) == ""
    assert shown(visit).points == ""
