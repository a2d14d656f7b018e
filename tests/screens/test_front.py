"""The front page: one headline with its mark, little beside it, what is asked, and one press that goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.player.intents import SetChoice, SetRead
from game.player.player import Player
from game.screens.nodes import Node, plain, walk
from game.screens.places import Answering, GameMenu
from game.screens.shown import shown
from game.screens.typed.grammar import obeyed, read
from game.screens.visit import Visit, pressed
from tests.player.games import FLAGSHIP, VALLEYS, game
from tests.screens.hands import ids, node, playing, pressing, sat_down, settled

WORDS = 125
"""Words on the page apart from the bar and more than one question."""


def at(round: int, scenario: str = VALLEYS, seat: str = "alto", language: str = "en") -> Visit:
    """The front page of a round, in a game that is played without a word."""
    visit = sat_down(game((seat,), scenario, language=language), language=language, still=True)
    return next(v for v, s in playing(visit) if s.id == f"news.{round}.{seat}")


def words(visit: Visit) -> int:
    """Words to be read, without the bar and the signs between effects."""
    parts = [part for part in shown(visit).root.children if part.region != "who"]
    texts = [each.text for part in parts for each in walk(part)]
    return sum(word != "·" for text in texts for word in plain(text).split())


def options(visit: Visit) -> list[Node]:
    return [each for each in walk(shown(visit).root) if each.role == "radio"]


def test_one_headline_stands_above_at_most_two_smaller_ones_with_its_mark() -> None:
    visit = at(1, FLAGSHIP, "us_president")
    heads = [n for n in walk(shown(visit).root) if n.role == "heading" and n.level > 1]
    assert [n.level for n in heads] == [2, 3, 3]
    front = visit.player.front
    assert front is not None
    assert heads[0].text == front.lead.title
    assert front.lead.mark == "documented"
    assert any(n.text == "Documented" for n in walk(node(visit, "front.lead")))
    assert "2 more" in node(visit, "more_news").text


def test_a_headline_is_not_said_again_in_what_it_does() -> None:
    visit = at(3)
    lead = visit.player.front.lead  # type: ignore[union-attr]
    assert lead.effects == ("Lower river -6", "Lake behind the dam -6", "Harvest -2")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("scenario", "seat", "round"),
    [(VALLEYS, "alto", 1), (VALLEYS, "alto", 3), (FLAGSHIP, "us_president", 1)],
)
def test_there_is_little_to_read(scenario: str, seat: str, round: int, language: str) -> None:
    assert words(at(round, scenario, seat, language)) <= WORDS


def test_who_is_asked_has_it_as_the_headline_and_reads_what_each_answer_does() -> None:
    visit = at(3)
    front = visit.player.front
    assert front is not None
    assert (front.lead.event, [d.event for d in front.dilemmas]) == ("dry_year", ["dry_year"])
    keep, send = options(visit)
    assert "usual if you choose none" in keep.label
    for said in ("costs 1 point of mandate", "Lower river +8", "in you about +", "your score -"):
        assert said in send.label, said


def test_chances_are_told_where_an_answer_may_come_back() -> None:
    visit = at(1, FLAGSHIP, "mx_defense")
    careful, again = options(visit)
    assert "may come back later (chance 50 %)" in again.label
    assert "chance" not in careful.label


def test_who_is_not_asked_has_nothing_to_answer() -> None:
    visit = at(3, seat="delta")
    assert options(visit) == []
    assert node(visit, "on").text == "Go on"


def test_the_main_button_says_what_going_on_does_and_one_press_goes_on() -> None:
    visit = at(3)
    assert node(visit, "on").text == "Go on: no answer"
    assert node(visit, "on").primary
    answered = pressing(visit, "choice.dry_year.send")
    assert node(answered, "on").text == "Go on with: Send extra water"
    assert shown(answered).id == shown(visit).id
    assert node(answered, "choice.dry_year.send").value == "chosen"
    gone = pressing(answered, "on")
    assert gone.player.due == "ask"
    assert gone.player.answered("dry_year") == "send"


def test_escape_opens_the_menu_and_goes_on_from_nothing() -> None:
    visit = at(3)
    escape = shown(visit).escape
    assert escape is not None
    there = pressed(visit, escape).visit
    assert (there.places[-1], there.player.due) == (GameMenu(), "news")


def test_of_several_questions_one_is_open_and_each_can_be_answered() -> None:
    visit = at(2, FLAGSHIP, "us_president")
    asked = [d.event for d in visit.player.dilemmas]
    assert len(asked) > 1
    first, *others = [d.event for d in visit.player.front.dilemmas]  # type: ignore[union-attr]
    assert {o.id.split(".")[1] for o in options(visit)} == {first}
    opened = pressing(visit, f"ask.{others[0]}")
    assert {o.id.split(".")[1] for o in options(opened)} == {others[0]}
    done = pressing(opened, options(opened)[0].id)
    assert node(done, "on").text == f"Go on: 1 of {len(asked)} answered"


def test_an_answer_too_dear_says_so_on_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    visit = at(3)
    front = visit.player.front
    assert front is not None
    (asked,) = front.dilemmas
    keep, send = asked.answers
    dear = replace(asked, answers=(keep, replace(send, why_not="You have too little.")))
    monkeypatch.setattr(Player, "front", replace(front, dilemmas=(dear,)))
    row = node(visit, "choice.dry_year.send")
    assert row.disabled == "You have too little."
    assert row.disabled in [child.text for child in row.children]


def test_the_orders_hold_the_answer_in_one_line_and_let_it_be_changed() -> None:
    visit = pressing(at(3), "choice.dry_year.send", "on")
    orders = next(v for v, _ in playing(visit) if v.player.moment.phase == "commit")
    assert node(orders, "answered.dry_year").children[0].text.endswith("**Send extra water**")
    opened = pressing(orders, "answer.dry_year")
    assert opened.places[-1] == Answering("dry_year")
    changed = pressing(opened, "choice.dry_year.keep", "close")
    assert changed.player.draft.choice("dry_year") == "keep"


@pytest.mark.parametrize(("language", "line"), [("en", "answer send"), ("es", "responder enviar")])
def test_an_answer_can_be_typed_at_the_page_and_later(language: str, line: str) -> None:
    visit = at(3, language=language)
    assert read(visit, line).intents == (SetChoice("dry_year", "send"),)
    typed = obeyed(visit, line)
    assert (typed.well, typed.visit.player.due) == (True, "news")
    talk = pressing(visit, "on")
    assert read(talk, line).intents == (SetChoice("dry_year", "send"),)
    assert read(talk, "answer").said


def test_a_command_of_the_talk_goes_on_from_the_page() -> None:
    visit = at(3)
    assert read(visit, "promise release high").intents[0] == SetRead("news.3")
    assert read(visit, "news").intents[0] != SetRead("news.3"), "a look leaves her where she is"
    typed = obeyed(visit, "put release high, payment some")
    assert typed.well
    assert typed.visit.player.due == "ask"


def test_each_person_at_one_window_reads_her_own_page_behind_her_cover() -> None:
    visit = sat_down(game(("alto", "delta")), still=True)
    seen = [(v.seat, s.id) for v, s in playing(visit)]
    for seat in ("alto", "delta"):
        pages = [id for at_, id in seen if at_ == seat and id.startswith("news.")]
        assert pages == [f"news.{round}.{seat}" for round in (1, 2, 3, 4)]
    assert "cover" in " ".join(id for _, id in seen)
    assert settled(visit).covered or ids(visit)
