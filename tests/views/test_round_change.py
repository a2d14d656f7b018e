"""A round's change runs from the end of one reveal to the end of the next, in every place that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings

from game.rules.chance import game_seeds
from game.rules.changes import Change
from game.rules.ledger import Ledger
from game.rules.opening import open_games
from game.rules.position import Position
from game.rules.resolve import phase_of
from game.rules.scores import scores
from game.rules.sight import observe
from game.scenario.shelf import scenario_names
from game.views.derived import why_score
from game.views.reveal import reveal, reveal_everything
from game.views.spans import Ends, Span, seen_by, spans
from game.views.table import table
from game.views.why import Why, why
from game.views.words import Words, tenths
from tests.properties.worlds import drawn, numbers, rich, worlds
from tests.views.games import Game, _anything, opened, scenario


@dataclass(frozen=True)
class Step:
    """A phase as a session keeps it."""

    phase: str
    before: Position
    after: Position


def watched(game: Game, ordered: object) -> Iterator[tuple[Game, list[Step]]]:
    """Show a game after each of its phases, with the phases so far."""
    steps: list[Step] = []
    while not game.position.over.all():
        before = game.position
        phase = phase_of(game.book, before)[0]
        game.play(ordered(game.book, before))  # type: ignore[operator]
        steps.append(Step(phase, before, game.position))
        yield game, steps


def shown(found: Why) -> int:
    """The sum of the rows as they are written, which is the change that the title names."""
    assert found.start is not None
    assert found.now is not None
    assert sum(row.amount for row in found.rows) == found.now - found.start
    total = sum(row.shown for row in found.rows)
    assert total == (tenths(found.now) - tenths(found.start)) * 10
    return total


def places_agree(game: Game, steps: list[Step], seat: str | None) -> int:
    """Compare what a reader is shown with what `why` lists; return how many numbers had moved."""
    book, past = game.book, spans(steps)
    if not past:
        return 0
    last, moved = past[-1], 0
    changes: list[Change] = game.changes
    words = Words(book)
    if seat is not None:
        place = book.seats.index(seat)
        seen = observe(book, game.position, place)
        ends = seen_by(book, last, place)
        found = table(Words(book), seen, ends=ends)
        for at, row in enumerate(found.indicators):
            if row.last is None:
                assert row.kind != "exact"
                continue
            asked = why(Words(book), changes, "indicator", (at,), seat, span=last.span)
            assert shown(asked) == row.last
            moved += bool(row.last)
        for row in found.trust:
            pair = book.seats.index(row.holder), book.seats.index(row.actor)
            asked = why(Words(book), changes, "trust", pair, seat, span=last.span)
            assert shown(asked) == row.last
            moved += bool(row.last)
        score = why_score(Words(book), changes, seen, ends=ends, orders=game.orders)
        was, now = (int(scores(book, o.view)[0, place]) for o in (ends.before, ends.after))
        assert (score.start, score.now) == (was, now)
        assert sum(row.shown for row in score.rows) == (tenths(now) - tenths(was)) * 10
    if steps[-1].phase in ("commit", "epilogue"):
        moved += reveal_agrees(game, steps[-1], last, seat, words)
    return moved


def reveal_agrees(
    game: Game, step: Step, last: Ends[Position], seat: str | None, words: Words
) -> int:
    book, changes = game.book, game.changes
    about = (changes, step.before.round)
    if seat is None:
        told = reveal_everything(
            Words(book),
            step.after,
            *about,
            phase=step.phase,
            earlier=step.before,
            since=last.before,
        )
    else:
        after, before, first = (
            observe(book, p, book.seats.index(seat)) for p in (step.after, step.before, last.before)
        )
        told = reveal(Words(book), after, *about, phase=step.phase, earlier=before, since=first)
    for name, sentence in zip(told.indicators, told.world, strict=True):
        asked = why(
            Words(book), changes, "indicator", (book.indicators.index(name),), seat, span=last.span
        )
        assert words.moved(shown(asked)) in sentence
    for holder, actor in told.pairs:
        pair = book.seats.index(holder), book.seats.index(actor)
        assert shown(why(Words(book), changes, "trust", pair, seat, span=last.span))
    return len(told.world)


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", scenario_names())
def test_every_place_shows_the_sum_of_its_causes(name: str, seed: int) -> None:
    luck, moved = Random(seed), 0
    minutes = sorted(scenario(name).lengths)[0 if seed == 1 else -1]
    game = opened(name, seed, minutes)
    readers = [None, *game.book.seats]
    for _, steps in watched(game, lambda book, at: _anything(book, at, luck)):
        for seat in readers if steps[-1].phase != "talk" else readers[:2]:
            moved += places_agree(game, steps, seat)
    assert moved > 20


@settings(max_examples=8, derandomize=True)
@given(worlds, numbers)
def test_it_holds_in_drawn_worlds(on: tuple[str, ...], number: int) -> None:
    book, rng = rich(*on), np.random.default_rng(number)
    game = Game(book, open_games(book, game_seeds(number, 1)), Ledger(book))
    for _, steps in watched(game, lambda book, at: drawn(book, at, rng)):
        for seat in (None, *book.seats):
            places_agree(game, steps, seat)


def test_the_news_belong_to_the_round_they_open() -> None:
    """From the end of one reveal to the end of the next: what the news did in between counts as well."""
    luck, begun, news = Random(3), None, 0
    for game, steps in watched(opened("drones-over-mexico", 3), lambda b, p: _anything(b, p, luck)):
        step = steps[-1]
        begun = step.before if begun is None else begun
        if step.phase != "commit":
            continue
        for at in range(len(game.book.indicators)):
            span = Span(step.before.round)
            found = why(game.words, game.changes, "indicator", (at,), span=span)
            assert found.start == begun.indicator[0, at]
            assert found.now == step.after.indicator[0, at]
            news += int(step.before.indicator[0, at]) != found.start
        begun = step.after
    assert news


def test_what_came_after_the_round_is_said_beside_it() -> None:
    """During the talk a number may have moved on with the news: then its causes say so."""
    luck, said = Random(5), 0
    for game, steps in watched(opened("drones-over-mexico", 5), lambda b, p: _anything(b, p, luck)):
        past = spans(steps)
        if not past or steps[-1].phase != "brief":
            continue
        for at in range(len(game.book.indicators)):
            found = why(game.words, game.changes, "indicator", (at,), span=past[-1].span)
            now = int(game.position.indicator[0, at])
            assert found.now is not None
            later = (tenths(now) - tenths(found.now)) * 10
            assert (game.words.signed(later) in found.note) == bool(later)
            said += bool(later)
    assert said
