"""What is told once: a headline above what it has changed; and what there is to tell where no lever moved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.debrief.opened import debrief
from game.locale import LANGUAGES
from game.player.loaded import scenario_at
from game.rules.orders import Move
from game.views.front_page import front_pages
from game.views.results import seat_results
from game.views.reveal import LeverStep, reveal_everything, without_moves
from game.views.words import Words
from tests.debrief.test_story import ended, gone, signed
from tests.views.games import opened, random_game


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", ["three-valleys", "drones-over-mexico"])
def test_what_news_has_changed_does_not_name_the_news_again(scenario: str, language: str) -> None:
    game = random_game(scenario, 3)
    words = Words(game.book, language, scenario_at(scenario, language))
    effects = 0
    for round in range(1, game.book.rounds + 1):
        for page in front_pages(words, game.changes, round):
            for article in page.articles:
                effects += len(article.effects)
                assert len(set(article.effects)) == len(article.effects)
                for said in article.effects:
                    assert words.headline(article.event) not in said
    assert effects > 2


def test_only_a_round_in_which_nothing_was_seen_says_that_nothing_happened() -> None:
    game = ended(opened("three-valleys"))
    words = game.words
    found = reveal_everything(words, game.position, game.changes, 1)
    bare = replace(
        found, steps=(), clauses=(), exposed=(), lines=(), choices=(), world=(), trust=(),
        secrets=(), lapsed=(),
    )  # fmt: skip
    assert without_moves(words, bare) == words.say("reveal.nothing", round=1)
    step = LeverStep("release", ("alto",), "High", True, "Something.")
    assert without_moves(words, replace(bare, steps=(step,))) == ""
    for part in ("lapsed", "clauses", "secrets", "exposed", "choices", "lines"):
        assert without_moves(words, replace(bare, **{part: ("Something.",)})) == ""
    still = replace(bare, world=("Lower river rose by 4 points.",), trust=("A.", "B."))
    said = words.say("reveal.by_itself", said="Lower river rose by 4 points. A.")
    assert without_moves(words, still) == said


def test_where_no_agreement_was_in_force_a_score_says_what_came_of_that() -> None:
    alone, agreed = ended(opened("three-valleys")), signed(Move("alto", "release", "high"))
    for game, said in ((alone, True), (agreed, False)):
        seats = [*seat_results(game.words, game.position, game.changes, {})]
        with_floor = [seat for seat in seats if seat.reservation]
        assert with_floor
        assert all(("without any agreement" in seat.sentence) == said for seat in with_floor)
        assert bool(debrief(game.words, gone(game)).agreements) != said
