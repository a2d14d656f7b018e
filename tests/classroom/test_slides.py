"""The six slides: they exist for every way a game can go, and each question has its own evidence or none."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable

import pytest

from game.classroom.archives.archive import archive, chosen
from game.classroom.archives.breaches import BrokenWord
from game.classroom.archives.outcome import changed
from game.classroom.wall.marks import MARKS
from game.classroom.wall.page import SLIDES, Kind, Wall, html, wall
from game.classroom.wall.slides import FEELINGS, pages
from game.player.game import Game
from game.screens.chair import WAYS
from tests.classroom.walls import (
    FLAGSHIP,
    VALLEYS,
    begun,
    broken_in_secret,
    facts,
    opened,
    played,
    slide,
    taken,
    until,
    words_of,
)

pytestmark = pytest.mark.slow

COURSES: dict[str, Callable[[], tuple[Game, ...]]] = {
    "no deal at all": lambda: (played(FLAGSHIP, 0), played(FLAGSHIP, 26)),
    "all kept": lambda: (played(FLAGSHIP, 12), played(FLAGSHIP, 5)),
    "one breach seen": lambda: (played(FLAGSHIP, 1), played(FLAGSHIP, 12)),
    "one breach unseen": lambda: (broken_in_secret(), played(FLAGSHIP, 12)),
    "stopped after round 1": lambda: (played(FLAGSHIP, 3, "reveal", 1), played(FLAGSHIP, 12, "reveal", 1)),
    "one table only": lambda: (played(FLAGSHIP, 3),),
    "three tables": lambda: tuple(played(VALLEYS, seed) for seed in (3, 1, 2)),
    "five tables": lambda: tuple(played(VALLEYS, seed) for seed in (3, 1, 2, 5, 12)),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", COURSES)
def test_all_slides_are_there_however_the_games_went(name: str, language: str) -> None:
    games = COURSES[name]()
    for step in SLIDES:
        page = slide(step, *games, language=language)
        if step != "change":
            assert page.pages == pages(step, opened(*games, language=language), len(games))
        for number in range(page.pages):
            each = slide(step, *games, language=language, page=number)
            written = html(each)
            assert "style=" not in written
            assert each.foot, step
            assert each.dots.index(True) == SLIDES.index(step)
            assert len(each.dots) == 6


def test_before_the_archives_are_worked_out_slides_ask_for_a_moment() -> None:
    for step in SLIDES[1:]:
        page = wall(facts(step, played(FLAGSHIP, 3)))
        assert "A moment" in words_of(page)


# 1


def test_feelings_are_bars_once_they_are_shown() -> None:
    before = words_of(slide("feel", played(FLAGSHIP, 3)))
    assert all(word in before for word in FEELINGS)
    votes = {"proud": 6, "relieved": 2}
    after = words_of(slide("feel", played(FLAGSHIP, 3), ballots={"feel": votes}))
    assert re.search(r"proud\s+6", after)
    assert re.search(r"guilty\s+0", after)


# 2


def test_all_tables_stand_on_one_timeline_of_the_same_number_at_the_same_times() -> None:
    games = COURSES["all kept"]()
    found = opened(*games)
    assert found.ticks == ("Start", "1", "2", "3", "End")
    for table, game in zip(found.tables, games, strict=True):
        assert table.course is not None
        book = game.session.book
        at = book.indicators.index("balance")
        ends = [
            s.after.one.indicator for s in game.session.steps if s.phase in ("commit", "epilogue")
        ]
        assert table.course.values[1:] == tuple(int(each[at]) for each in ends)
    assert html(slide("happened", *games)).count('font-weight="700"') >= 2


def test_turning_points_are_at_most_three_and_end_at_somebody_or_what_nobody_did() -> None:
    ends = set()
    for name in COURSES:
        for table in opened(*COURSES[name]()).tables:
            assert len(table.turns) <= 3
            assert [turn.at for turn in table.turns] == sorted({turn.at for turn in table.turns})
            for turn in table.turns:
                ends.add(turn.ends)
                assert turn.because or turn.sealed
    assert ends <= {"order", "refused", "unmoved", "sealed"}
    assert {"order", "refused", "unmoved"} <= ends


def test_a_cause_that_was_hidden_is_sealed_on_slide_two_and_returns_on_slide_three() -> None:
    games = (played(FLAGSHIP, 3),)
    table = opened(*games).tables[0]
    sealed = [turn for turn in table.turns if turn.sealed]
    assert sealed
    assert "One cause still sealed" in words_of(slide("happened", *games))
    assert "More than announced" not in words_of(slide("happened", *games))
    assert "No longer sealed" in words_of(slide("archives", *games))
    assert "More than announced" in words_of(slide("archives", *games))


def test_a_game_that_was_stopped_has_no_end_on_its_line() -> None:
    games = played(FLAGSHIP, 3, "reveal", 1), played(FLAGSHIP, 12)
    found = opened(*games)
    assert found.tables[0].course is not None
    assert not found.tables[0].course.after
    assert len(found.tables[0].course.values) == 2
    assert html(slide("happened", *games))


def test_at_most_four_lines_stand_on_a_picture() -> None:
    games = COURSES["five tables"]()
    page = slide("happened", *games)
    assert page.pages == 2
    assert len(page.body.tables) == 4
    assert len(slide("happened", *games, page=1).body.tables) == 1


# 3


def word_of(page: Wall) -> BrokenWord:
    found: BrokenWord = page.body.word
    return found


def test_a_broken_word_has_its_price_beside_its_gain() -> None:
    page = slide("archives", *COURSES["one breach seen"]())
    word = word_of(page)
    assert word.seen
    assert word.price
    said = words_of(page)
    assert word.title in said
    assert "Price:" in said
    assert "Who had to trust first? What would have made it safer?" in said


def test_a_breach_that_was_not_seen_shows_what_partners_believed() -> None:
    page = slide("archives", *COURSES["one breach unseen"]())
    word = word_of(page)
    assert not word.seen
    assert [(each.name, each.percent) for each in word.believed] == [("MX President", 75)]
    assert "a false picture" in word.price
    assert "75 %" in words_of(page)


def test_where_nothing_was_broken_it_is_said_what_was_kept_and_hidden() -> None:
    page = slide("archives", *COURSES["all kept"]())
    assert page.body.word is None
    said = words_of(page)
    assert "Words kept: 6 of 6" in said
    assert "What was hidden" in said
    assert "before the news?" in said


def test_where_nobody_gave_a_word_that_is_said() -> None:
    game = until(begun(VALLEYS, 3, minds=dict.fromkeys(("alto", "medio", "delta"), "status_quo")), "over", 9)  # fmt: skip
    assert "No word was given" in words_of(slide("archives", game))


# 4


def test_all_tables_stand_in_one_picture_with_words_before_points() -> None:
    games = COURSES["all kept"]()
    page = slide("possible", *games)
    assert [each.letter for each in page.body.tables] == ["A", "B"]
    assert all(each.standing for each in page.body.tables)
    assert "better for Washington" in html(page)
    assert not re.search(r"\d+\.\d", words_of(page))


def test_a_table_that_was_stopped_has_no_place_among_the_ends() -> None:
    found = opened(*COURSES["stopped after round 1"]())
    assert [table.reached.place for table in found.tables] == [None, None]
    assert "Stopped after round 1" in found.tables[0].reached.standing


def test_who_had_to_trust_first_stands_under_the_archives_of_its_own_table() -> None:
    games = played(FLAGSHIP, 3), played(FLAGSHIP, 12)
    votes = {"A.us_president": 1, "A.mx_president": 4, "A.health": 1, "B.us_intelligence": 9}
    pages = slide("archives", *games).pages
    made = [slide("archives", *games, page=n, ballots={"first": votes}) for n in range(pages)]
    feet = {page.letter: page.foot for page in made}
    assert feet["A"] == "Who had to trust first? You say: MX President 4, Health 1. What would have made it safer?"  # fmt: skip
    assert "9" in feet["B"]
    assert "MX President" not in feet["B"]
    assert (
        slide("archives", *games).foot == "Who had to trust first? What would have made it safer?"
    )


# 5


def test_the_news_have_marks_and_the_guesses_of_the_class() -> None:
    game = played(FLAGSHIP, 3)
    found = opened(game)
    assert {each.mark for each in found.news} == set(MARKS)
    first = slide("marks", game).body
    assert {line.mark for line in first} == set(MARKS)
    event = found.news[0].event
    votes = {f"{event}.documented": 5, f"{event}.invented": 9}
    said = words_of(slide("marks", game, ballots={"marks": votes}))
    assert "class: 5 of 14" in said


def test_what_happened_in_reality_stands_on_slide_five_alone() -> None:
    game = played(FLAGSHIP, 3)
    real = opened(game).reality[0]
    pages = slide("marks", game).pages
    said = [words_of(slide("marks", game, page=n)) for n in range(pages)]
    assert sum(real in each for each in said) == 1
    for step in SLIDES:
        if step != "marks":
            assert real not in words_of(slide(step, game))


# 6


@pytest.mark.parametrize("name", COURSES)
def test_at_most_four_decisions_at_most_one_of_a_last_round_and_some_of_each_table(
    name: str,
) -> None:
    games = COURSES[name]()
    found = opened(*games)
    assert len(found.candidates) <= 4
    last = {table.letter: table.rounds for table in found.tables}
    late = [each for each in found.candidates if each.round == last[each.letter]]
    if name != "stopped after round 1":
        assert len(late) <= 1
        letters = [each.letter for each in found.candidates]
        assert set(letters) == {table.letter for table in found.tables[:4]}
        if len(games) == 2:
            assert letters == ["A", "A", "B", "B"]


def test_choosing_takes_turns_among_tables() -> None:
    three = [opened(*COURSES["three tables"]()).tables[n].candidates for n in range(3)]
    found = chosen(three, {"A": 4, "B": 4, "C": 4})
    assert {each.letter for each in found} == {"A", "B", "C"}
    assert len(found) == 4


def test_the_class_chooses_predicts_and_sees() -> None:
    games = COURSES["all kept"]()
    found = opened(*games)
    mine = found.candidates[0]
    outcome = changed(taken(*games)[0], mine, "en")
    assert outcome.verdict in WAYS
    assert outcome.was[: mine.round] == outcome.now[: mine.round]
    votes = {each.id: n for n, each in enumerate(found.candidates, 2)}
    said = words_of(slide("change", *games, ballots={"change": votes}, chosen=mine.id))
    assert f"{sum(votes.values())} votes" in said
    assert "about the same" in words_of(slide("change", *games, stage=2, chosen=mine.id))
    seen = slide("change", *games, stage=3, chosen=mine.id, outcome=outcome)
    said = words_of(seen)
    assert outcome.said[-1] in said
    assert "What can this model not know?" in said


def test_where_the_minds_answered_nothing_it_is_said() -> None:
    game = played(FLAGSHIP, 12)
    late = next(c for c in opened(game).tables[0].candidates if c.round == 3)
    outcome = changed(taken(game)[0], late, "en")
    assert outcome.answered == ()
    said = words_of(slide("change", game, stage=3, chosen=late.id, outcome=outcome))
    assert "The minds answered nothing" in said


def test_minds_answer_for_persons() -> None:
    """A class sits at every seat: after the changed decision the minds decide for them."""
    seats = [s for s, part in begun(FLAGSHIP).session.scenario.stakeholders.items() if part.play == "anyone"]  # fmt: skip
    game = begun(FLAGSHIP, 3, people=seats)
    session = game.session
    while not session.over:
        for seat in session.waiting:
            session.submit(seat, ())
        game.carry_out(session.decided())
    found = opened(game)
    first = min(found.tables[0].candidates, key=lambda each: each.round)
    outcome = changed(taken(game)[0], first, "en")
    assert outcome.answered
    assert outcome.now != outcome.was


# All


def test_the_archive_is_plain_data_that_goes_to_another_process_and_back() -> None:
    games = COURSES["one breach unseen"]()
    sent = pickle.loads(pickle.dumps(taken(*games)))
    found = archive(sent, "en")
    assert pickle.loads(pickle.dumps(found)) == found == opened(*games)


FORBIDDEN = ("winner", "best seat", "ranking", "first place", "ganador", "mejor lugar")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("step", SLIDES)
def test_no_slide_ranks_anybody(step: Kind, language: str) -> None:
    for name in ("all kept", "one breach seen"):
        said = words_of(slide(step, *COURSES[name](), language=language)).lower()
        assert not any(word in said for word in FORBIDDEN)
