"""The parts of the debrief: course, clauses, causes, archives, and what was possible."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from game import locale
from game.analysis.bargaining import best_sum, nash, value
from game.analysis.frontier import efficient
from game.debrief.causes import KINDS
from game.debrief.opened import Debrief, debrief
from game.debrief.past import Past
from game.debrief.value import debrief_value
from game.minds.mind import Reason
from game.rules.chance import game_seeds
from game.rules.cooperation import cooperation
from game.rules.opening import open_games
from game.rules.orders import Believe, Clause, Move, Put
from game.rules.scores import exact_scores
from game.scenario.shelf import scenario_names
from game.views.explain import explain
from game.views.proposals import proposals
from game.views.words import Words
from tests.analysis import games as analysed
from tests.talks import sign
from tests.views.games import Game, opened, random_game
from tests.views.test_play import go_to, order, pass_by


def gone(game: Game, **more: object) -> Past:
    path = (*game.history, game.position)
    return Past(game.book, path, game.changes, game.orders, **more)  # type: ignore[arg-type]


@cache
def played(name: str, seed: int) -> tuple[Game, Debrief]:
    """A whole random game with its debrief; nobody changes it."""
    game = random_game(name, seed)
    return game, debrief(game.words, gone(game))


def broken_word() -> tuple[Game, dict[str, int | None]]:
    """Medio promises a small part and pumps by night, which is seen. Alto had signed by these thresholds."""
    game = go_to(opened("three-valleys"), "talk")
    order(game, Put("medio", (Clause("diversion", "small"), Clause("release", "high"))))
    offered = next(p for p in proposals(game.words, game.seen("alto")) if p.proposers == ("medio",))
    go_to(order(game, sign(game, "alto", "medio")), "commit")
    order(game, Move("alto", "release", "high"), Move("medio", "diversion", "quiet"))
    while not game.position.over.all():
        pass_by(game)
    return game, {row.lever: row.break_even for row in offered.broken}


# The course


@pytest.mark.parametrize("name", scenario_names())
def test_the_course_has_a_value_for_every_time(name: str) -> None:
    game, whole = played(name, 1)
    found = whole.timeline
    lines = (found.cooperation, *found.indicators, *found.seats)
    assert {len(line.values) for line in lines} == {len(found.ticks)}
    assert found.ticks[1 : game.book.rounds + 1] == tuple(
        str(n) for n in range(1, game.book.rounds + 1)
    )
    assert [line.values[-1] for line in found.indicators] == game.position.indicator[0].tolist()


def test_cooperation_of_the_course_is_that_of_the_rounds_so_far() -> None:
    game = random_game("three-valleys", 3)
    past = gone(game)
    found = debrief(game.words, past).timeline.cooperation
    times = (*past.rounds, past.end)
    assert found.values == tuple(int(cooperation(game.book, each)[0]) for each in times)


def test_only_a_ladder_on_which_low_is_good_is_called_tension() -> None:
    flagship = played("drones-over-mexico", 1)[1].timeline
    assert flagship.tension is not None
    assert flagship.tension.id == "escalation"
    assert flagship.tension.rungs[0] == "secret flights"
    valleys = played("three-valleys", 1)[1].timeline
    assert valleys.tension is None
    assert "no tension" in valleys.note


# Clauses


def test_a_clause_has_the_threshold_its_signer_was_shown_the_beliefs_and_the_fact() -> None:
    game, thresholds = broken_word()
    beliefs = ((1, Believe("alto", "diversion", 80)), (2, Believe("alto", "diversion", 30)))
    found = debrief(game.words, gone(game, beliefs=beliefs)).clauses
    canal = next(clause for clause in found if clause.lever == "diversion")
    assert canal.marks == ("broken", "", "", "")
    assert (canal.kept, canal.due, canal.share) == (0, 1, 0)
    alto = next(each for each in canal.judgements if each.seat == "alto")
    assert "diversion" in thresholds
    assert alto.threshold == thresholds["diversion"]
    assert alto.beliefs == ((1, 80),)
    assert "Alto believed in 80\xa0% (round 1)." in alto.sentence
    assert all(each.seat != "medio" for each in canal.judgements)
    assert canal.signers == ("alto", "medio")
    assert canal.public


def test_a_clause_that_the_agreement_moves_itself_is_judged_by_nobody() -> None:
    game = go_to(opened("three-valleys"), "talk")
    order(game, Put("alto", (Clause("drought_rule", "equal_cut"), Clause("release", "high"))))
    order(game, *(sign(game, seat, "alto") for seat in ("medio", "delta")))
    pass_by(go_to(game, "commit"))
    found = debrief(game.words, gone(game)).clauses
    rule = next(clause for clause in found if clause.lever == "drought_rule")
    assert rule.binding
    assert rule.judgements == ()
    assert rule.due == 0
    assert "nobody could break it" in rule.fact


def test_a_clause_that_was_signed_when_nothing_was_left_to_do_never_fell_due() -> None:
    """The game is stopped before the orders of the round in which it was signed."""
    game = go_to(opened("three-valleys"), "talk")
    order(game, Put("alto", (Clause("release", "high"),), invited=("medio", "delta")))
    order(game, *(sign(game, seat, "alto") for seat in ("medio", "delta")))
    (clause,) = debrief(game.words, gone(go_to(game, "commit"))).clauses
    assert (clause.due, clause.kept, clause.share) == (0, 0, None)
    assert clause.fact == "It never fell due."


def test_what_was_agreed_in_secret_is_in_the_archives() -> None:
    games = (played("drones-over-mexico", seed)[1] for seed in range(1, 9))
    found = next(each for each in games if not all(clause.public for clause in each.clauses))
    secret = [clause for clause in found.clauses if not clause.public]
    assert len(found.archives.clauses) == len(secret)
    assert secret[0].sentence in found.archives.clauses[0]
    assert set(found.archives.clauses) <= set(found.secrets)


def test_minds_tell_what_they_kept_to_themselves_and_nothing_they_said() -> None:
    game = random_game("three-valleys", 1)
    facts = {"lever": "release", "setting": "high", "gain": 310}
    reasons = (
        Reason("alto", "breaks_word", facts, 2, "commit"),
        Reason("alto", "nothing_to_do", {}, 3, "commit"),
        Reason("alto", "mirrors", {"text": "a1"}, 1, "talk", 1, spoken=True),
    )
    seats = {"alto": "self_interested", "delta": "person"}
    found = debrief(
        game.words,
        gone(game, reasons=reasons, seats=seats),
    ).archives.minds
    assert [(mind.seat, mind.player) for mind in found][1] == ("delta", "a person")
    assert len(found[0].thoughts) == 1
    assert found[0].thoughts[0].startswith("Round 2: I do not keep the clause on Release")
    assert found[1].thoughts == ()


# Causes


@pytest.mark.parametrize("name", scenario_names())
@pytest.mark.parametrize("seed", range(2))
def test_what_causes_have_added_makes_the_whole_change_of_every_number(
    name: str, seed: int
) -> None:
    game, found = played(name, seed)
    world, *others = found.causes
    ends = game.position.indicator[0].tolist()
    assert [row.end for row in world.rows] == ends
    for table in (world, *others):
        for row in table.rows:
            change = sum(row.parts.values())
            assert abs((row.end - row.start) * row.count - change) <= row.count
            shown = sum(row.shown.values())
            assert shown == (_tenths(row.end) - _tenths(row.start)) * 10
            assert set(row.shown) == set(row.parts)
    mandates = next(table for table in others if table.title == "Mandate")
    held = game.position.mandate[0, game.book.actors].tolist()
    assert [row.end for row in mandates.rows] == held


def _tenths(value: int) -> int:
    size = (abs(value) + 5) // 10
    return size if value >= 0 else -size


def test_every_rule_that_moves_a_number_belongs_to_a_kind() -> None:
    known = {rule for rules in KINDS.values() for rule in rules}
    found: set[str] = set()
    for name in scenario_names():
        for seed in range(2):
            changes = played(name, seed)[0].changes
            found |= {
                change.rule
                for change in changes
                if change.is_number and change.target in ("indicator", "trust", "mandate")
            }
    assert found <= known, found - known


# What was possible


@pytest.mark.parametrize("name", scenario_names())
def test_value_and_frontier_are_those_of_the_analysis(name: str) -> None:
    game, _ = played(name, 1)
    past = gone(game)
    found = debrief_value(game.words, past)
    assert found is not None
    who = np.flatnonzero(game.book.scored & game.book.actors)
    assert [claim.seat for claim in found.claims] == [game.book.seats[seat] for seat in who]
    actual = exact_scores(game.book, game.position)[0, who]
    by_kind = {spot.kind: spot for spot in found.spots}
    best = by_kind.get("paid", by_kind["best"])
    made = value(actual, np.round(game.book.reservation[who] * 10_000), best.total * 10_000)
    assert found.left == pytest.approx(made.left / 10_000, abs=len(who))
    assert made.created is not None
    assert found.created == pytest.approx(100 * made.created, abs=1)
    reached = next(spot for spot in found.spots if spot.kind == "reached")
    assert reached.scores == tuple(claim.score for claim in found.claims)


@pytest.mark.parametrize("name", ["purchase", "harbour", "elmira"])
def test_points_of_a_complete_survey_are_exactly_those_of_the_analysis(name: str) -> None:
    studied = analysed.studied(name).survey
    start = open_games(studied.book, game_seeds(0, 1))
    found = debrief_value(Words(studied.book), Past(studied.book, (start,), ()))
    assert found is not None
    assert found.complete
    assert not found.forecast
    who = np.flatnonzero(studied.counts)
    worth, floor = studied.utility[:, who], studied.reservation[who]
    points = {"nash": nash(worth, floor), "best": best_sum(worth, floor)}
    for kind, point in points.items():
        spots = [spot for spot in found.spots if spot.kind == kind]
        assert len(spots) == (point is not None)
        if point is not None:
            assert np.abs(np.array(spots[0].scores) * 10_000 - worth[point.row]).max() <= 5_000
    assert found.efficient == int(efficient(worth).sum())
    assert found.packages == len(studied.number)
    edge = np.array(found.plane.edge)
    assert efficient(np.round(edge * 100).astype(np.int64)).all()
    if len(who) == 2:
        assert len(edge) == len(np.unique(worth[efficient(worth)] // 10_000, axis=0))


def test_a_stopped_game_is_not_measured_by_forecasts_of_the_end() -> None:
    game = random_game("three-valleys", 2, lambda game: game.position.round == 2)
    found = debrief_value(game.words, gone(game))
    assert found is not None
    assert found.created is None
    assert found.sentences[0].startswith("The game was stopped before its end.")


def test_nobody_has_a_share_of_the_gain_where_somebody_lost() -> None:
    for seed in range(6):
        game = random_game("three-valleys", seed)
        found = debrief_value(game.words, gone(game))
        assert found is not None
        lost = any(claim.gain < 0 for claim in found.claims)
        gained = sum(claim.gain for claim in found.claims) > 0
        assert all((claim.share is None) == (lost or not gained) for claim in found.claims)
        if gained and not lost:
            assert sum(claim.share or 0 for claim in found.claims) == pytest.approx(100, abs=2)


@pytest.mark.parametrize("seed", range(4))
def test_what_was_gained_and_what_was_left_are_what_the_claims_add_up_to(seed: int) -> None:
    game = random_game("three-valleys", seed)
    words = game.words
    found = debrief_value(words, gone(game))
    assert found is not None
    gained = sum(claim.gain for claim in found.claims)
    values = {
        "gained": words.number(gained),
        "possible": words.number(gained + found.left),
        "percent": found.created,
        "lost": words.points(-gained),
    }
    key = "debrief.created" if gained > 0 else "debrief.created.lost"
    assert found.sentences[0] == words.say(key, **values)
    assert found.sentences[1] == words.say("debrief.left", left=words.points(found.left))


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_every_sentence_is_in_the_language_asked_for(language: str) -> None:
    game, _ = broken_word()
    found: Debrief = debrief(Words(game.book, language), gone(game))
    value_found = debrief_value(Words(game.book, language), gone(game))
    assert value_found is not None
    said = " ".join((*value_found.sentences, value_found.note, found.timeline.note))
    english = {"rose", "fell", "came", "were", "packages"}
    assert bool(english & set(said.lower().split())) == (language == "en")


def test_a_question_that_names_an_indicator_gets_it_first() -> None:
    _, found = played("drones-over-mexico", 1)
    deaths = next(question for question in found.questions if "deaths" in question.ask)
    assert deaths.evidence[0].startswith("Overdose deaths:")
    assert len(deaths.evidence) == 6


def test_a_question_about_trust_gets_the_acts_that_raised_it_most_first() -> None:
    game, found = played("drones-over-mexico", 1)
    raised = [c for c in game.changes if c.target == "trust" and c.round and c.amount > 0]
    most = max(raised, key=lambda change: change.amount)
    asked = next(question for question in found.questions if question.about == "trust")
    said = f"Round {most.round}: {explain(Words(game.book), most)}"
    assert asked.evidence[0] == said
    assert ":" in explain(Words(game.book), most)  # its cause is named
