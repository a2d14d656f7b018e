"""What stands around what is asked: the bar, the table, what is at stake, the numbers, the brief, the menu."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from game.locale import LANGUAGES
from game.player import intents as want
from game.player.game import Game
from game.player.lesson import lesson_game
from game.player.loaded import scenario_at
from game.player.look import Look
from game.player.passing import Passing
from game.player.player import Player
from game.rules.orders import Clause, Put, Wait
from game.screens.here import Here
from game.screens.nodes import Node, by_id, plain, walk
from game.screens.places import AtTable, Start
from game.screens.shown import shown
from game.screens.stakes import stakes
from game.screens.strip import number_shown, shortened, value_said
from game.screens.visit import Visit
from game.session.session import Session
from tests.player.games import FLAGSHIP, VALLEYS, exchange, game, reading
from tests.screens.hands import ids, node, playing, pressing, sat_down

TRADE = Clause("release", "high"), Clause("payment", "some")


def at(visit: Visit, name: str) -> Visit:
    """Play on without a word up to the first screen of a name."""
    return next(there for there, screen in playing(visit) if screen.id.startswith(name))


@cache
def second_round(language: str = "en") -> Visit:
    """The talk of the second round, for looking at."""
    return at(sat_down(game(("us_president",), FLAGSHIP, language=language), language=language, still=True), "table.us_president.2.talk")  # fmt: skip


def signed() -> Visit:
    """Orders after a trade was signed, for looking at."""
    visit = sat_down(lesson_game("en"), still=True, prompts=False)
    trade = ("open.release", "lever.release.high", "open.payment", "lever.payment.some", "send")
    return at(pressing(visit, *trade, "done"), "table.alto.1.commit")


def here(visit: Visit) -> Here:
    """What the screen of the table is made from."""
    return Here(visit, visit.places)


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


def test_the_picture_of_trust_has_its_list_and_with_a_seat_chosen_only_its_lines() -> None:
    visit = second_round()
    whole, chosen = visit, pressing(visit, "seat.health")
    for there, rows in (
        (whole, visit.player.table.trust),
        (chosen, [r for r in visit.player.table.trust if "health" in (r.holder, r.actor)]),
    ):
        web = next(n for n in walk(part(there, "board")) if n.role == "figure")
        assert [n.text for n in walk(web) if n.role == "item"] == [row.sentence for row in rows]
        assert web.picture is not None
        assert web.picture.description == " ".join(row.sentence for row in rows)


def test_what_is_agreed_and_what_is_open_lies_on_the_table() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "on")
    assert read(node(visit, "agreements")) == visit.say("board.agreements.none", count=0)
    assert visit.say("board.agreements", count=1) in read(node(signed(), "agreements"))
    shared = reading(game(("alto", "delta")))
    assert Player(shared, "delta", "en").take(want.Say(Put("delta", TRADE))).well
    exchange(shared)
    alto = Visit(Look(), (Start(), AtTable()), Passing(shared, own="alto"), "alto")
    open_ = len(alto.player.tabled)
    assert open_
    assert visit.say("board.open", count=open_) in read(node(alto, "agreements"))


# What is at stake


def test_what_weighs_most_stands_first_with_what_it_counts() -> None:
    visit = second_round()
    interests = visit.player.texts.stakeholders["us_president"].interests
    rows = [n for n in stakes(here(visit)).children if n.kind == "number"]
    heaviest = sorted(interests, key=lambda name: -interests[name].weight)
    assert len(rows) == len(interests)
    for row, name in zip(rows, heaviest, strict=True):
        assert visit.player.words.indicator(name) in read(row)
        assert visit.say("stakes.counts", weight=interests[name].weight) in [
            n.label for n in walk(row)
        ]


def test_a_change_for_the_better_is_good_and_one_for_the_worse_bad() -> None:
    visit = second_round()
    table = {row.id: row for row in visit.player.table.indicators}
    interests = visit.player.texts.stakeholders["us_president"].interests
    tones = {}
    for row in stakes(here(visit)).children:
        for name in interests:
            if row.kind == "number" and visit.player.words.indicator(name) == plain(row.children[0].children[0].text):  # fmt: skip
                tones[name] = [n.tone for n in walk(row) if n.tone in ("good", "bad")]
    moved = {name: table[name] for name in interests if table[name].last}
    assert moved
    for name, row in moved.items():
        better = ((row.last or 0) > 0) == (row.good == "high")
        assert tones[name] == ["good" if better else "bad"]


def test_the_score_stands_there_and_can_be_asked_why() -> None:
    visit = second_round()
    number, own = visit.player.words.number, visit.player.stakes
    said = visit.say("numbers.score", score=number(own.score), reservation=number(own.reservation))  # fmt: skip
    assert node(visit, "score").text == said
    assert shown(pressing(visit, "score")).id == "why.score"


# The numbers and the news


def test_the_headlines_of_the_scenario_are_shown_and_can_be_asked_why() -> None:
    visit = second_round()
    shown_ = [id for id in ids(visit) if id.startswith("indicator.")]
    assert shown_ == [f"indicator.{row.id}" for row in visit.player.table.headlines]
    for row in visit.player.table.headlines:
        assert node(visit, f"indicator.{row.id}").label == row.sentence


@pytest.mark.parametrize(("kind", "value", "said"), [("exact", 4250, "42.5"), ("estimate", 4250, "~42.5"), ("hidden", None, "?")])  # fmt: skip
def test_an_estimate_and_a_hidden_number_are_told_apart(kind: str, value: int | None, said: str) -> None:  # fmt: skip
    visit = second_round()
    row = replace(visit.player.table.indicators[0], kind=kind, value=value, last=None)
    assert value_said(here(visit), row) == said
    ring = number_shown(here(visit), row, "#000000").children[0].picture
    assert ring is not None
    assert said in [label.text for label in ring.labels]


def test_with_large_letters_a_number_stands_in_words() -> None:
    visit = second_round()
    large = replace(visit, look=visit.look.changed(text=1.5))
    for row in visit.player.table.headlines:
        said = plain(node(large, f"indicator.{row.id}").text)
        moved = f" ({visit.player.words.signed(row.last)})" if row.last else ""
        assert said == f"{row.name} {value_said(here(visit), row)}{moved}"
        assert not [n for n in walk(node(large, f"indicator.{row.id}")) if n.picture]


def test_the_first_of_the_news_stands_there_with_how_many_more_there_are() -> None:
    visit = second_round()
    articles = [a for page in visit.player.news(2) for a in page.articles]
    assert len(articles) > 1
    news = node(visit, "news")
    assert plain(news.text) == f"{articles[0].title} (+{len(articles) - 1})"
    said = articles[0].passages[0]
    assert read(news) == f"{plain(news.text)} {shortened(said.text)} [{said.status}]"


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
    assert "settle" in ids(pressing(signed(), "menu"))
