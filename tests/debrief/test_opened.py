"""The debrief opens everything, and says what was kept, broken and hidden."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from game import locale
from game.debrief.opened import Debrief, debrief
from game.debrief.past import Past
from game.rules.orders import Believe, Clause, Move, Put
from game.rules.scores import scores
from game.scenario.shelf import scenario_names
from game.views.words import Words
from tests.talks import sign
from tests.views.games import Game, opened, random_game
from tests.views.test_play import go_to, order, pass_by


def gone(game: Game, beliefs: Sequence[tuple[int, Believe]] = ()) -> Past:
    return Past(
        game.book, (*game.history, game.position), game.changes, game.orders, beliefs=beliefs
    )


@pytest.mark.parametrize("language", locale.LANGUAGES)
@pytest.mark.parametrize("name", scenario_names())
def test_a_debrief_says_how_it_ended_and_what_it_was_worth(name: str, language: str) -> None:
    for seed in range(3):
        game = random_game(name, seed)
        found = debrief(Words(game.book, language), gone(game))
        assert found.title
        assert found.text
        now = scores(game.book, game.position)[0]
        assert [seat.score for seat in found.seats] == [int(x) for x in now]
        assert len(found.questions) == len(game.book.scenario.teaching.debrief)


def cheated() -> tuple[Game, Debrief]:
    """Medio signs a fair part, pumps by night in two rounds, and stops."""
    game = go_to(opened("three-valleys"), "talk")
    order(game, Put("medio", (Clause("diversion", "fair"), Clause("release", "high"))))
    go_to(order(game, sign(game, "alto", "medio")), "commit")
    order(game, Move("alto", "release", "high"), Move("medio", "diversion", "quiet"))
    order(go_to(game, "commit", 2), Move("medio", "diversion", "quiet"))
    order(go_to(game, "commit", 3), Move("medio", "diversion", "fair"))
    while not game.position.over.all():
        pass_by(game)
    beliefs = ((1, Believe("alto", "diversion", 80)), (3, Believe("alto", "diversion", 60)))
    return game, debrief(game.words, gone(game, beliefs))


def test_secret_breaches_and_hidden_settings_are_opened() -> None:
    game, found = cheated()
    assert not [c for c in game.changes if c.rule == "exposure"]
    assert found.agreements == (
        "Round 1: Alto and Medio agreed on Release at “Open the gate” and Canal at “A fair part”.",
    )
    assert found.broken == (
        "The clause on Canal (Medio) was broken in rounds 1 and 2, and Alto did not know at the time.",
    )
    assert "The clause on Canal (Medio) was kept in rounds 3 and 4." in found.kept
    assert "The clause on Release (Alto) was kept in rounds 1 to 4." in found.kept
    assert found.secrets == (
        "Medio had Canal at “Fair by day, more by night” in rounds 1 and 2. "
        "From outside it looked like “A fair part”.",
    )


def test_beliefs_stand_beside_what_was_done() -> None:
    _, found = cheated()
    assert found.beliefs == (
        "Alto gave 80 % that the clause on Canal would be kept (round 1). It was broken.",
        "Alto gave 60 % that the clause on Canal would be kept (round 3). It was kept.",
    )


def test_a_question_has_its_evidence_from_the_record() -> None:
    _, found = cheated()
    asked = {question.ask: question.evidence for question in found.questions}
    assert {question.about for question in found.questions} >= {"agreements", "secrets", "none"}
    assert asked["Was there pumping by night? Who knew, and how?"] == found.secrets
    assert found.broken[0] in asked["What did you promise, and what did you do?"]


def test_the_news_are_told_once_more_with_their_marks_and_sources() -> None:
    game = go_to(opened("drones-over-mexico"), "talk", 2)
    found = debrief(game.words, gone(game))
    first = next(line for line in found.news if "no violation" in line)
    assert first.startswith("Round 1: “Defense office sees no violation”: ")
    assert "[documented] (Reports of the Mexican defense office" in first
    listed = next(line for line in found.news if "terrorists" in line)
    assert listed.count("[documented]") == 2


def test_news_that_claim_nothing_are_not_told_again() -> None:
    _, found = cheated()
    assert found.news == ()


def test_a_game_that_was_stopped_has_no_ending_but_results() -> None:
    game = go_to(opened("three-valleys"), "talk", 2)
    found = debrief(game.words, gone(game))
    assert (found.ending, found.title) == ("", "")
    assert found.seats


def test_a_seat_reads_its_score_its_cooperation_and_how_it_was_trusted() -> None:
    game, found = cheated()
    medio = next(seat for seat in found.seats if seat.seat == "medio")
    others = [game.book.seats.index(seat) for seat in ("alto", "delta")]
    place = game.book.seats.index("medio")
    assert medio.trusted == (
        round(game.book.trust_start[others, place].mean()),
        round(game.position.trust[0, others, place].mean()),
    )
    alone = game.book.scenario.stakeholders["medio"].reservation
    side = "above" if medio.score > 100 * alone else "below"
    assert f"{side} its walk-away value ({alone})" in medio.sentence
    assert medio.standing.startswith("Cooperation ")
    observer = next(seat for seat in found.seats if seat.seat == "commission")
    assert (observer.trusted, observer.cooperation, observer.standing) == (None, None, "")


def test_a_clause_that_is_taken_over_counts_as_broken() -> None:
    game = order(
        go_to(opened("three-valleys"), "talk"),
        Put("medio", (Clause("release", "high"), Clause("diversion", "small"))),
    )
    go_to(order(game, sign(game, "alto", "medio")), "commit")
    order(game, Move("alto", "release", "high"), Move("medio", "diversion", "small"))
    order(
        go_to(game, "talk", 3),
        Put("delta", (Clause("diversion", "fair"), Clause("payment", "some"))),
    )
    order(game, sign(game, "medio", "delta"))
    found = debrief(game.words, gone(game))
    assert (
        "Round 3: A new agreement took over the clause on Canal without the signature of Alto."
        in found.broken
    )


def test_who_paid_for_an_answer_without_having_broken_anything_is_told() -> None:
    game = go_to(opened("three-valleys"), "talk", 4)
    text = Put(
        "alto",
        (Clause("release", "high"), Clause("payment", "full"), Clause("diversion", "small")),
    )
    order(game, text)
    order(game, sign(game, "delta", "alto"), sign(game, "medio", "alto"))
    order(go_to(game, "commit", 4), Move("medio", "diversion", "fair"))
    while not game.position.over.all():
        pass_by(game)
    found = debrief(game.words, gone(game))
    (said,) = [line for line in found.broken if "took back what they had given" in line]
    assert said.startswith("Because Medio broke an agreement in the last round")
    assert "Delta" in said
    (innocent,) = [line for line in found.broken if line.startswith("Had broken nothing")]
    assert "Medio" not in innocent
