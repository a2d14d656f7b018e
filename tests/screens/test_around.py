"""What stands around what is asked: the bar, the table, what is at stake, the numbers, the brief, the menu."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.locale import LANGUAGES
from game.player import intents as want
from game.player.game import Game
from game.player.loaded import scenario_at
from game.player.player import Player
from game.rules.orders import Clause, Wait
from game.screens.nodes import Node, by_id, plain, walk
from game.screens.places import AtTable
from game.screens.shown import shown
from game.screens.visit import Visit
from game.session.session import Session
from tests.player.games import FLAGSHIP, VALLEYS, exchange, game, reading
from tests.screens.hands import ids, node, playing, pressing, sat_down, signed_in_the_lesson

TRADE = Clause("release", "high"), Clause("payment", "some")


def at(visit: Visit, name: str) -> Visit:
    """Play on without a word up to the first screen of a name."""
    return next(there for there, screen in playing(visit) if screen.id.startswith(name))


@cache
def second_round(language: str = "en") -> Visit:
    """The talk of the second round, for looking at."""
    return at(sat_down(game(("us_president",), FLAGSHIP, language=language), language=language, still=True), "table.us_president.2.talk")  # fmt: skip


def part(visit: Visit, kind: str) -> Node:
    """The group of a kind on a screen."""
    return next(n for n in walk(shown(visit).root) if n.kind == kind and n.role == "group")


def read(node: Node) -> str:
    """Everything to be read in a node."""
    return " ".join(plain(each.text) for each in walk(node) if each.text)


# The bar


def test_the_bar_says_which_round_and_which_step_it_is() -> None:
    visit = second_round()
    bar = part(visit, "bar")
    assert visit.say("bar.round", round=2, rounds=visit.player.book.rounds) in read(bar)
    chosen = [n.id for n in walk(bar) if n.value == "chosen"]
    assert chosen == ["step.talk"]
    label = node(visit, "step.talk").label
    assert label == visit.say("step.here", step=visit.say("step.talk"))


def test_the_bar_counts_no_exchanges_and_says_which_is_the_last() -> None:
    playing = reading(game(("alto", "medio", "delta")))
    visit = pressing(sat_down(playing), "ready")
    said, most = visit.say("bar.last"), playing.session.book.exchanges
    for number in range(1, most + 1):
        assert (said in read(part(visit, "bar"))) == (number == most)
        assert str(most) not in read(node(visit, "round"))
        for seat in playing.waiting:
            assert Player(playing, seat, "en").take(want.Say(Wait(seat))).well
        exchange(playing)


def test_during_a_reveal_the_bar_shows_the_round_that_is_told() -> None:
    visit = at(sat_down(game(("alto",))), "reveal.1")
    bar = part(visit, "bar")
    assert visit.say("bar.round", round=1, rounds=visit.player.book.rounds) in read(bar)
    assert [n.id for n in walk(bar) if n.value == "chosen"] == ["step.reveal"]


def test_a_clock_is_there_only_where_it_is_wanted_and_says_its_seconds() -> None:
    timed = game(("alto",))
    timed.clock = True
    visit = pressing(sat_down(timed), "sit")
    minutes = visit.player.table.minutes
    clock = node(visit, "clock")
    assert (clock.role, clock.value) == ("status", f"{minutes * 60}")
    assert clock.text == visit.say("bar.clock", minutes=minutes, seconds="00")
    assert by_id(shown(pressing(sat_down(game(("alto",))), "sit")).root, "clock") is None


# The table


def test_every_seat_stands_at_the_table_in_the_order_of_the_book() -> None:
    visit = second_round()
    board = part(visit, "board")
    seats = [n.id for n in walk(board) if n.kind == "seat"]
    assert seats == [f"seat.{seat}" for seat in visit.player.book.seats]


def test_a_seat_says_its_name_whether_it_is_ones_own_and_how_far_it_is_trusted() -> None:
    visit = second_round()
    player = visit.player
    for seat in player.book.seats:
        values = [row.value for row in player.table.trust if row.actor == seat]
        told = visit.say("board.trusted", value=player.words.number(round(sum(values) / len(values))))  # fmt: skip
        shown_ = node(visit, f"seat.{seat}")
        own = visit.say("board.seat.own", seat=player.words.seat(seat)) in shown_.label
        assert own == (seat == player.seat)
        assert told in shown_.label
        assert told in shown_.hint
        assert player.texts.stakeholders[seat].name.text in shown_.hint


def test_the_picture_of_trust_shows_who_trusts_the_reader_and_with_a_seat_chosen_its_lines() -> (
    None
):
    visit = second_round()
    whole, chosen = visit, pressing(visit, "seat.health")
    for there, rows in (
        (whole, [r for r in visit.player.table.trust if r.actor == "us_president"]),
        (chosen, [r for r in visit.player.table.trust if "health" in (r.holder, r.actor)]),
    ):
        web = next(n for n in walk(part(there, "board")) if n.role == "figure")
        assert [n.text for n in walk(web) if n.role == "item"] == [row.sentence for row in rows]
        assert web.picture is not None
        assert web.picture.description == " ".join(row.sentence for row in rows)


# The brief


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_tells_what_all_know_and_what_only_its_reader_knows(language: str) -> None:
    visit = sat_down(game(("alto",), language=language), language=language)
    brief = visit.player.brief
    public, private = read(node(visit, "left")), read(node(visit, "right"))
    for passage in (*brief.story, *brief.own.public):
        assert passage.text in public
    for said in (*(p.text for p in (*brief.private, *brief.told)), *brief.interests):
        assert said in private
        assert said not in public
    for line in brief.own.red_lines:
        assert visit.say("seat.red_line", text=line) in private
    assert visit.say("brief.words", count=brief.count) in read(shown(visit).root)


def test_how_it_came_to_this_is_told_on_request() -> None:
    visit = sat_down(game(("alto",)))
    history = [passage.cited for passage in visit.player.brief.history]
    assert history
    assert history[0] not in read(shown(visit).root)
    told = pressing(visit, "history")
    assert all(passage in read(shown(told).root) for passage in history)
    assert "history" not in ids(told)
    assert shown(told).id == shown(visit).id


def test_a_wrong_answer_after_the_brief_shows_the_line_again_and_none_is_needed() -> None:
    visit = sat_down(game(("alto",)))
    asked = visit.player.question
    assert asked is not None
    line = visit.say("question.wrong", line=asked.again)
    assert line not in read(shown(visit).root)
    wrong = pressing(visit, f"question.{(asked.right + 1) % len(asked.answers)}")
    assert line in read(shown(wrong).root)
    right = pressing(wrong, f"question.{asked.right}")
    assert visit.say("question.right") in read(shown(right).root)
    assert line not in read(shown(right).root)
    assert "sit" not in ids(pressing(visit, "sit"))


def test_the_brief_is_looked_up_again_and_leads_back() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "menu", "brief")
    assert node(visit, "sit").text == visit.say("brief.back")
    escape = shown(visit).escape
    assert escape == node(visit, "sit").intent
    assert pressing(visit, "sit", "close").places[-1] == AtTable()


# The menu


def test_the_menu_says_whether_the_game_is_kept() -> None:
    unkept = pressing(sat_down(game(("alto",))), "sit", "menu")
    assert node(unkept, "leave").text == unkept.say("menu.leave.unkept")
    kept = Session.start(unkept.player.texts, seed=3, people=("alto",))
    visit = pressing(sat_down(Game(kept, VALLEYS)), "sit")
    assert node(pressing(visit, "menu"), "leave").text == visit.say("menu.leave")
    assert visit.say("menu.saved") in read(shown(pressing(visit, "menu")).top)


def test_a_record_that_cannot_be_written_is_said_until_it_is_kept_elsewhere(
    tmp_path: Path,
) -> None:
    texts = scenario_at(VALLEYS, "en")
    kept = Session.start(texts, seed=3, people=("alto",), record=tmp_path / "game.jsonl")
    visit = pressing(sat_down(Game(kept, VALLEYS)), "sit", "on")
    assert visit.game is not None
    (tmp_path / "game.jsonl").unlink()
    visit = pressing(visit, "done")
    assert visit.game.trouble
    assert visit.game.trouble in read(shown(visit).top)
    menu = pressing(visit, "menu")
    assert visit.game.trouble in read(shown(menu).top)
    assert node(menu, "leave").text == visit.say("menu.leave.unkept")
    kept.save(tmp_path / "elsewhere.jsonl")
    assert not any(part.role == "alert" for part in walk(shown(visit).top))
    menu = pressing(visit, "menu")
    assert visit.player.lost() == ()
    assert node(menu, "leave").text == visit.say("menu.leave")


def test_an_agreement_of_ones_own_can_be_left_at_that() -> None:
    assert "settle" in ids(pressing(signed_in_the_lesson(), "menu"))
