"""The wall of a class: every state of a lesson, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from game.classroom.archives.public import PublicReader, followed
from game.classroom.wall.page import (
    Wall,
    WallFacts,
    WallTable,
    html,
    wall,
)
from game.classroom.wall.question import lesson_facts, lesson_question
from game.classroom.wall.revealed import WORDS
from game.player.loaded import scenario_at
from tests.classroom.walls import FLAGSHIP, VALLEYS, begun, facts, played, table, words_of

LANGUAGES = ("en", "es")


def states(language: str, scenario: str = FLAGSHIP, tables: int = 2) -> dict[str, WallFacts]:
    """The facts of every state before the debrief."""
    seeds = (3, 12, 5, 7)[:tables]

    def at(step: str, round: int) -> list[object]:
        return [played(scenario, seed, step, round) for seed in seeds]

    def made(step, games, **more):  # type: ignore[no-untyped-def]
        return facts(step, *games, language=language, **more)

    first, talk = at("news", 1), at("talk", 2)
    return {
        "join": made("join", first),
        "note": made("note", first),
        "question": made("question", first),
        "read": made("read", first, left=300),
        "news": made("news", at("talk", 1), left=60),
        "promise": made("promise", at("talk", 1), left=60),
        "talk": made("talk", talk, left=200, round=2),
        "approve": made("approve", talk, left=60, round=2),
        "seal": made("seal", at("seal", 2), left=90, round=2),
        "reveal": made("reveal", at("reveal", 2), left=30, round=2),
        "late": made("reveal", at("reveal", 3), left=30, round=3),
        "pause": made("talk", talk, left=200, round=2, paused=True),
        "blank": made("talk", talk, left=200, round=2, blank=True),
        "recap": made("recap", at("news", 3), round=3),
        "exit": made("exit", at("over", 9), left=120),
    }


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scenario", "tables"), [(FLAGSHIP, 2), (FLAGSHIP, 1), (VALLEYS, 4)])
def test_every_state_is_written_without_style_or_script_of_its_own(
    language: str, scenario: str, tables: int
) -> None:
    for name, each in states(language, scenario, tables).items():
        written = html(wall(each))
        assert "style=" not in written, name
        assert "<style" not in written, name
        assert "onclick" not in written
        assert re.findall(r"<script[^>]*>[^<]", written) == [], name
        assert f'<html lang="{language}">' in written


def test_equal_facts_give_equal_bytes() -> None:
    one, other = (states("en")["talk"] for _ in range(2))
    assert html(wall(one)) == html(wall(other))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_says_which_round_is_the_last(language: str) -> None:
    for name, each in states(language).items():
        said = words_of(wall(each)).lower() + wall(each).title.lower()
        for word in ("last round", "final", "of 3", "última ronda", "último", "de 3 rondas"):
            assert word not in said, (name, word)


def test_the_way_in_counts_chairs_and_names_nobody() -> None:
    each = states("en")["join"]
    each = replace(each, tables=(table("A", each.tables[0].game, 5), each.tables[1]))
    page = wall(each)
    assert page.foot == "Seats taken: 11 of 12"
    said = words_of(page)
    assert "MAPA" in said
    assert "192.168.4.20:8000" in said
    assert [chair.taken for chair in page.body.tables[0].chairs] == [True] * 5 + [False]


def test_sealed_counts_never_say_who() -> None:
    each = states("en")["seal"]
    one = replace(each, tables=(table("A", each.tables[0].game, sealed=2), each.tables[1]))
    turned = replace(
        one,
        tables=(
            replace(one.tables[0], chairs=tuple(reversed(one.tables[0].chairs))),
            one.tables[1],
        ),
    )
    assert html(wall(one)) == html(wall(turned))
    assert (wall(one).body[0].sealed, wall(one).body[0].of) == (2, 6)


@pytest.mark.parametrize(
    ("scenario", "language", "ask", "first"),
    [
        (FLAGSHIP, "en", "Can you write a rule that both could defend in public?", "February 2025. The news says"),
        (FLAGSHIP, "es", "¿Pueden escribir una regla", "Febrero de 2025. Las noticias dicen que drones de EE. UU."),
        (VALLEYS, "en", "", "The Green River starts"),
    ],
)  # fmt: skip
def test_the_question_and_three_facts_come_from_the_story(
    scenario: str, language: str, ask: str, first: str
) -> None:
    texts = scenario_at(scenario, language)
    assert lesson_question(texts).startswith(ask or texts.summary.text)
    told = lesson_facts(texts)
    assert len(told) == 3
    assert told[0].startswith(first)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", [FLAGSHIP, VALLEYS])
def test_a_reveal_has_at_most_sixty_words_and_a_because_for_each_change(
    scenario: str, language: str
) -> None:
    whole = 0
    for seed in range(6):
        for round in (1, 2, 3):
            game = played(scenario, seed, "reveal", round)
            page = wall(facts("reveal", game, language=language, round=round)).body
            assert page.words <= WORDS
            assert all(change.because for change in page.changes)
            assert len(page.changes) >= 2
            whole += len(page.changes) == 3
    assert whole >= 10


@pytest.mark.slow
def test_every_because_ends_at_an_order_or_at_a_lever_that_nobody_moved() -> None:
    ends = set()
    for scenario, seed in ((FLAGSHIP, 3), (FLAGSHIP, 6), (VALLEYS, 2)):
        reader = PublicReader.of(played(scenario, seed), "en")
        for round in range(1, reader.rounds + 1):
            found = reader.revealed(round)
            assert found is not None
            for change in found.changes:
                ends.add(change.because.ends)
                assert change.because.text or change.because.sealed
                assert "by itself" not in change.because.text
    assert ends <= {"order", "unmoved", "sealed"}
    assert {"order", "unmoved"} <= ends


def test_a_reveal_tells_seats_that_kept_still_in_one_line() -> None:
    game = played(FLAGSHIP, 3, "reveal", 1)
    page = wall(facts("reveal", game)).body
    assert page.still.startswith("No move seen: ")
    assert {line.owner for line in page.orders}.isdisjoint(page.still.split(": ")[1].split(", "))


def test_before_its_reveal_a_round_is_not_told() -> None:
    game = played(FLAGSHIP, 3, "seal", 2)
    assert PublicReader.of(game, "en").revealed(2) is None
    assert wall(facts("reveal", game, round=2)).body is None
    assert "envelopes" in words_of(wall(facts("reveal", game, round=2)))


def test_a_reveal_is_the_same_once_the_game_is_over() -> None:
    """When the archives are open the wall still tells a round as all saw it then."""
    for round in (1, 2, 3):
        then = wall(facts("reveal", played(FLAGSHIP, 3, "reveal", round), round=round))
        assert wall(facts("reveal", played(FLAGSHIP, 3), round=round)) == then


def test_offers_are_counted_where_texts_may_be_put() -> None:
    said = words_of(wall(states("en")["talk"]))
    assert said.count("public offers: ") == 2
    assert "public offers" not in words_of(wall(states("en")["promise"]))


def test_the_number_that_a_class_follows() -> None:
    """The first headline that measures others, measured at the same time as they are."""
    book = begun(FLAGSHIP).session.book
    at = followed(book)
    assert at is not None
    assert book.indicators[at] == "balance"
    game = played(FLAGSHIP, 3)
    course = PublicReader.of(game, "en").course()
    assert course is not None
    ends = [s.after.one.indicator for s in game.session.steps if s.phase == "commit"]
    parts = [book.indicators.index(name) for name in ("us_safety", "mx_choice")]
    assert course.values[1:] == tuple(int(each[parts].min()) for each in ends)
    rounds = begun(VALLEYS).session.book
    assert rounds.indicators[followed(rounds) or 0] == "river"


def test_four_tables_stand_two_by_two_and_are_revealed_one_by_one() -> None:
    each = states("en", VALLEYS, 4)
    assert [t.letter for t in wall(each["talk"]).body[0]] == ["A", "B"]
    assert [t.letter for t in wall(replace(each["talk"], page=1)).body[0]] == ["C", "D"]
    assert wall(each["talk"]).pages == 2
    pages = [wall(replace(each["reveal"], page=n)) for n in range(5)]
    assert [page.letter for page in pages] == ["A", "B", "C", "D", "A"]
    assert pages[1].dots == (False, True, False, False)


def test_pause_and_blank_hide_what_there_was() -> None:
    each = states("en")
    assert wall(each["pause"]).clock == 200
    assert "data-runs" not in html(wall(each["pause"]))
    assert "data-runs" in html(wall(each["talk"]))
    assert words_of(wall(each["blank"])).strip() == "The wall is blank."


def test_keys_are_for_the_device_that_leads() -> None:
    each = states("en")["talk"]
    assert 'data-id="next"' not in html(wall(each))
    led = html(wall(replace(each, keys=True)))
    assert re.findall(r'data-id="(\w+)"', led) == ["next", "pause", "blank", "more", "turn"]


def test_a_mind_is_marked_when_it_is_to_be() -> None:
    each = states("en")["talk"]
    chairs = tuple(replace(c, mind=c.seat == "health") for c in each.tables[0].chairs)
    marked = replace(each, tables=(replace(each.tables[0], chairs=chairs), each.tables[1]))
    assert html(wall(marked)) != html(wall(each))


def test_a_headline_of_the_press_stands_among_the_news_and_is_escaped() -> None:
    each = replace(states("en")["news"], headline="<b>Who pays?</b>", asked=("Why so late?",))
    page = wall(each)
    assert page.foot == "Why so late?"
    assert "&lt;b&gt;Who pays?&lt;/b&gt;" in html(page)


def test_a_recap_tells_public_clauses_alone() -> None:
    game = played(FLAGSHIP, 3, "news", 3)
    page: Wall = wall(facts("recap", game, round=3))
    assert page.body[0].clauses
    assert all(":" in clause for clause in page.body[0].clauses)
    assert page.foot == "We go on with round 3."


def test_the_wall_of_a_table_without_chairs() -> None:
    game = played(FLAGSHIP, 3, "talk", 2)
    each = replace(facts("talk", game, round=2), tables=(WallTable("A", game),))
    assert wall(each).body[0][0].letter == "A"
