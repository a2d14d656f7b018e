"""The game in ten lines: who did what, why, and what came of it; each line with a seat or a number of the game."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from game.debrief.opened import debrief
from game.debrief.past import Past
from game.debrief.source import Material, source_of
from game.debrief.story import LINES, NAMED, story
from game.debrief.turned import TurningPoint
from game.locale import LANGUAGES
from game.player.loaded import scenario_at
from game.rules.orders import Clause, Decline, Move, Put
from game.rules.readings import Readings
from game.session.session import Session
from game.views.conditions import reason_in_words
from game.views.deeds import Deeds
from game.views.proposals import proposals
from game.views.words import Words
from tests.talks import sign
from tests.views.games import Game, opened
from tests.views.test_play import go_to, order, pass_by

VALLEYS, FLAGSHIP = "three-valleys", "drones-over-mexico"


@cache
def material(scenario: str, seed: int, language: str) -> Material:
    """A whole game of the minds."""
    texts = scenario_at(scenario, language)
    session = Session.start(texts, seed=seed, people=(), language=language, autosave=False)
    while not session.over:
        session.advance()
    words = Words(session.book, language, session.scenario)
    return source_of(words, session.recorded, session.reasons, session.seed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", [VALLEYS, FLAGSHIP])
@pytest.mark.parametrize("seed", range(4))
def test_every_line_names_a_seat_or_a_number_and_there_are_ten_at_most(
    scenario: str, seed: int, language: str
) -> None:
    found = material(scenario, seed, language)
    seats = [found.words.seat(seat) for seat in found.past.book.seats]
    assert 4 <= len(found.story) <= LINES == 10
    for line in found.story:
        assert any(seat in line for seat in seats) or re.search(r"\d", line), line
        assert line[-1] in ".”", line
        assert "{" not in line
        assert len(line) <= 320
    assert len(set(found.story)) == len(found.story)


@pytest.mark.parametrize("scenario", [VALLEYS, FLAGSHIP])
def test_it_is_the_same_story_in_both_languages(scenario: str) -> None:
    one, two = (material(scenario, 1, language).story for language in LANGUAGES)
    numbers = [[re.findall(r"\d+(?:\.\d+)?", line) for line in lines] for lines in (one, two)]
    assert numbers[0] == numbers[1]


def gone(game: Game) -> Past:
    """A game of which every order was given in the first round, as far as is told."""
    given = dict.fromkeys(game.orders, 1)
    return Past(game.book, (*game.history, game.position), game.changes, game.orders, given=given)


def told(game: Game, turns: Sequence[TurningPoint] = (), **changes: Any) -> tuple[str, ...]:
    found = gone(game)
    return story(game.words, found, replace(debrief(game.words, found), **changes), turns)


def ended(game: Game) -> Game:
    while not game.position.over.all():
        pass_by(game)
    return game


def signed(*orders: Move) -> Game:
    """Medio has put a text that Alto has signed; then these orders are given."""
    game = go_to(opened(VALLEYS), "talk")
    order(game, Put("medio", (Clause("diversion", "small"), Clause("release", "high"))))
    go_to(order(game, sign(game, "alto", "medio")), "commit")
    order(game, *orders)
    return ended(game)


def test_who_put_what_was_signed_is_named() -> None:
    lines = told(signed(Move("alto", "release", "high")))
    (line,) = [line for line in lines if "signed what" in line]
    assert line.startswith("Round 1: Alto and Medio signed what Medio had put: ")
    assert "Release at “" in line
    assert "first text" not in " ".join(lines)


def test_of_a_long_agreement_the_rest_is_counted() -> None:
    game = go_to(opened(VALLEYS), "talk")
    clauses = (
        Clause("diversion", "small"), Clause("release", "high"),
        Clause("payment", "full"),
    )  # fmt: skip
    order(game, Put("medio", clauses))
    order(game, *(sign(game, seat, "medio") for seat in ("alto", "delta")))
    line = next(line for line in told(ended(game)) if "signed what" in line)
    assert len(clauses) - NAMED == 1
    assert line.endswith("and one more clause.")
    assert line.count("“") == NAMED


def test_a_broken_word_says_what_was_signed_what_was_done_and_what_it_cost_whom() -> None:
    game = signed(Move("alto", "release", "high"), Move("medio", "diversion", "quiet"))
    found = gone(game)
    line = next(line for line in told(game) if "Medio had signed" in line)
    words = game.words
    lost = {
        holder: -sum(
            change.amount
            for change in found.changes
            if change.target == "trust"
            and change.rule in ("broken", "witness", "deception")
            and change.names["lever"] == "diversion"
            and change.names["holder"] == holder
        )
        for holder in ("alto", "delta")
    }
    most = max(lost, key=lambda holder: lost[holder])
    assert lost[most] > 0
    assert f"that cost {words.points(lost[most])} of trust with {words.seat(most)}." in line
    due = next(due for due in Deeds(game.book, game.changes).due if not due.kept)
    assert f"in round {due.round} it stood at “{words.setting('diversion', 'quiet')}”" in line
    assert words.setting("diversion", "small") in line


def test_kept_words_are_counted_with_whose_trust_they_won() -> None:
    game = signed(Move("alto", "release", "high"))
    due = Deeds(game.book, game.changes).due
    assert all(each.kept for each in due)
    line = next(line for line in told(game) if "fell due" in line)
    assert line.startswith(
        f"Clauses fell due {len(due)} times, and each time they were kept; that won"
    )
    broken = signed(Move("alto", "release", "high"), Move("medio", "diversion", "quiet"))
    due = Deeds(broken.book, broken.changes).due
    kept = sum(each.kept for each in due)
    line = next(line for line in told(broken) if "fell due" in line)
    assert line.startswith(
        f"Of {len(due)} times that a clause fell due, it was kept {'once' if kept == 1 else kept}"
    )


def test_where_nothing_was_agreed_it_says_what_was_put_and_what_was_in_the_way() -> None:
    game = go_to(opened(VALLEYS), "talk")
    order(game, Put("medio", (Clause("diversion", "small"), Clause("release", "high"))))
    (text,) = [p.text for p in proposals(game.words, game.seen("alto"))]
    order(game, Decline("alto", text, "release"))
    lines = told(ended(game))
    first = (
        "Round 1: Medio put the first text, on {about}; Alto declined it, with Release in the way."
    )
    about = game.words.about(["diversion", "release"])
    assert first.format(about=about) in lines
    rounds = game.book.rounds
    assert (
        f"In {rounds} rounds Medio put one text, and no agreement came into force; Release was in the way most often."
        in lines
    )
    silent = told(ended(opened(VALLEYS)))
    assert f"In {rounds} rounds nobody put a text, so every seat decided alone." in silent


def test_a_game_that_was_stopped_says_so_and_one_that_ended_how() -> None:
    stopped = go_to(opened(VALLEYS), "commit")
    assert told(stopped)[-2] == "The game was stopped in round 1, so it has no ending."
    game = ended(opened(VALLEYS))
    found = debrief(game.words, gone(game))
    assert told(game)[-2].startswith(
        f"After {game.book.rounds} rounds the game ended with “{found.title}”"
    )


def test_it_ends_with_who_fared_best_and_worst_by_what_walking_away_was_worth() -> None:
    game = signed(Move("alto", "release", "high"))
    found = debrief(game.words, gone(game))
    gains = {s.name: s.score - s.reservation for s in found.seats if s.reservation}
    best, worst = max(gains, key=gains.__getitem__), min(gains, key=gains.__getitem__)
    signed_ = game.words.signed
    assert told(game)[-1] == (
        "Measured by its walk-away value,"
        f" {best} fared best ({signed_(gains[best])}) and {worst} worst ({signed_(gains[worst])})."
    )
    one = tuple(seat for seat in found.seats if seat.name == best)
    assert "fared" not in " ".join(told(game, seats=one))


def test_what_turned_it_stands_in_its_round_with_its_cause() -> None:
    game = ended(opened(VALLEYS))
    small = TurningPoint(1, ("a", "b"), "trust", 5000, 5100, cause="Small.")
    large = TurningPoint(2, ("a", "b"), "trust", 5000, 4000, cause="Delta heard pumps.")
    bare = TurningPoint(1, ("a",), "trust", 5000, 1000)
    late = TurningPoint(5, ("a", "b"), "cooperation", 5000, 6000, True, "Alto gave way.")
    told_already = TurningPoint(3, ("a", "b"), "trust", 5000, 0, cause="Betrayed.", rule="broken")
    lines = told(game, (small, large, bare, late, told_already))
    assert "Round 2: Delta heard pumps. In all, this trust went from 50 to 40." in lines
    assert "After the last round: Alto gave way. Cooperation went from 50 to 60." in lines
    assert "Small." not in " ".join(lines)
    assert "Betrayed." not in " ".join(lines)


@pytest.mark.parametrize("seed", range(4))
def test_the_cause_of_what_became_of_the_world_went_the_same_way(seed: int) -> None:
    found = material(FLAGSHIP, seed, "en")
    for line in found.story:
        ends = re.match(r".+ went from (\S+) to (\S+)\. The largest cause: (.+)", line)
        if ends:
            up = float(ends[2]) > float(ends[1])
            assert (" rose by " in ends[3]) == up
            assert (" fell by " in ends[3]) != up


def test_a_reason_is_of_alternatives_the_one_that_held() -> None:
    found = material(FLAGSHIP, 7, "en")
    book = found.past.book
    readings = Readings(book, found.past.end)
    for _, finish in book.finishes:
        if finish.condition is not None and finish.condition.holds(readings).all():
            said = reason_in_words(found.words, finish.condition, readings)
            assert " or " not in said
            return
    raise AssertionError("no ending of that game has a condition")
