"""The answers to "why?" add up, and give nothing away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from game.rules.cooperation import cooperation, seat_cooperation
from game.rules.scores import scores
from game.views.chain import Chain
from game.views.derived import why_cooperation, why_score
from game.views.explain import explain
from game.views.spans import Span, span_of
from game.views.why import Why, why
from game.views.words import Words, apportion, tenths
from tests.views.games import Game, opened, phases, random_game

GAMES = [("three-valleys", 2), ("three-valleys", 5), ("drones-over-mexico", 3)]


def adds_up(found: Why, now: int) -> None:
    assert found.now == now
    assert found.start is not None
    assert sum(row.amount for row in found.rows) == now - found.start
    assert sum(row.shown for row in found.rows) == (tenths(now) - tenths(found.start)) * 10
    assert sum(not row.known for row in found.rows) <= 1
    sizes = [abs(row.amount) for row in found.rows]
    assert sizes == sorted(sizes, reverse=True), (
        "what is folded away is never larger than what is told"
    )


def moments(name: str, seed: int) -> Iterator[Game]:
    """The news of every round, and the end."""
    for game in phases(name, seed):
        if game.position.phase == 0 or game.position.over.all():
            yield game


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_the_rows_of_an_indicator_add_up_for_everyone_who_sees_it(name: str, seed: int) -> None:
    for game in moments(name, seed):
        book = game.book
        for index in range(len(book.indicators)):
            now = int(game.position.indicator[0, index])
            adds_up(why(Words(book), game.changes, "indicator", (index,)), now)
            for place in np.flatnonzero(book.visible[:, index]):
                seat = book.seats[place]
                found = why(Words(book), game.changes, "indicator", (index,), seat)
                adds_up(found, int(game.seen(seat).view.indicator[0, index]))
                filtered = game.visible(seat)
                adds_up(why(Words(book), filtered, "indicator", (index,), seat, now=now), now)


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_the_rows_of_trust_and_mandate_add_up_to_what_a_seat_sees(name: str, seed: int) -> None:
    for game in moments(name, seed):
        book = game.book
        for place, seat in enumerate(book.seats):
            view = game.seen(seat).view
            adds_up(
                why(Words(book), game.changes, "mandate", (place,), seat), view.mandate[0, place]
            )
            for pair in np.ndindex(view.trust.shape[1:]):
                found = why(Words(book), game.changes, "trust", pair, seat)
                adds_up(found, int(view.trust[(0, *pair)]))


def test_one_round_can_be_asked_about() -> None:
    game = random_game("three-valleys", 4)
    whole = why(game.words, game.changes, "indicator", (0,))
    last = why(game.words, game.changes, "indicator", (0,), span=Span(3))
    after = [c for c in game.changes if span_of(c) > Span(3)]
    later = sum(c.amount for c in after if c.target == "indicator" and c.index == (0,))
    adds_up(last, whole.now - later)
    early = sum(
        c.amount
        for c in game.changes
        if c.target == "indicator" and c.round < 3 and c.index == (0,)
    )
    assert last.start == whole.start + early


def test_causes_that_a_seat_may_not_know_are_one_row() -> None:
    """Night pumping takes water that Alto cannot explain; Medio can."""
    found = set()
    for seed in range(20):
        game = random_game("three-valleys", seed)
        river = game.book.indicators.index("river")
        theirs = why(game.words, game.changes, "indicator", (river,), "alto")
        for row in theirs.rows:
            if not row.known:
                found.add(seed)
                assert row.sentence.startswith("Causes not known to you")
                assert row.causes == ()
        text = " ".join(row.sentence for row in theirs.rows)
        assert "Fair by day, more by night" not in text or "Canal" in text
    assert found


def test_an_estimate_has_no_causes() -> None:
    game = random_game("drones-over-mexico", 3)
    leak = game.book.indicators.index("exposure")
    blind = why(game.words, game.changes, "indicator", (leak,), "health")
    assert (blind.rows, blind.start, blind.now) == ((), None, None)
    assert "estimate" in blind.note
    assert why(game.words, game.changes, "indicator", (leak,), "mx_president").rows


def test_the_mandate_of_others_is_private() -> None:
    game = random_game("three-valleys", 3)
    place = game.book.seats.index("medio")
    found = why(game.words, game.changes, "mandate", (place,), "alto")
    assert (found.rows, found.now) == ((), None)
    assert "Medio" in found.note


WITHOUT_CAUSE = ("flow", "drift", "limit", "income")
END = re.compile(
    r"[Oo]rdered (by|.* to “.*”) .*in round|^Decided by .* in round|from the start|^In the news|^.* put a text in round"
    r"|signed in round|chose “.*” in round|announced “.*” in public|denied it in public|^It was crossed"
    r"|broke its word in the last round|^What is behind"
)


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_every_change_can_be_followed_to_an_order_the_news_or_the_start(
    name: str, seed: int
) -> None:
    game = random_game(name, seed)
    chain = Chain(game.words, game.changes, game.orders, None)
    for change in game.changes:
        if change.target in ("indicator", "trust", "mandate"):
            behind = chain.behind(change)
            if change.rule in WITHOUT_CAUSE:
                assert behind == ()
            elif change.rule != "reciprocity":
                assert any(END.search(sentence) for sentence in behind), (change, behind)


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_the_rows_of_a_score_add_up(name: str, seed: int) -> None:
    for game in moments(name, seed):
        book = game.book
        for place, seat in enumerate(book.seats):
            seen = game.seen(seat)
            found = why_score(Words(book), game.changes, seen, orders=game.orders)
            now = int(scores(book, seen.view)[0, place])
            assert found.now == now
            assert sum(row.shown for row in found.rows) in _near(found)
            for row in found.rows:
                if row.below:
                    assert sum(part.shown for part in row.below) == tenths(row.amount) * 10


def _near(found: Why) -> tuple[int, ...]:
    assert found.now is not None
    assert found.start is not None
    whole = (tenths(found.now) - tenths(found.start)) * 10
    return (whole,) if found.rows else (whole, 0)


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_the_rows_of_cooperation_add_up(name: str, seed: int) -> None:
    game = random_game(name, seed)
    found = why_cooperation(game.words, game.position)
    assert found.now == int(cooperation(game.book, game.position)[0])
    assert sum(row.shown for row in found.rows) in _near(found)
    for place in np.flatnonzero(game.book.owns.any(axis=1)):
        seat = game.book.seats[place]
        mine = why_cooperation(game.words, game.seen(seat), seat)
        view = game.seen(seat).view
        assert mine.now == int(seat_cooperation(game.book, view)[0, place])


def test_at_the_start_nothing_has_changed() -> None:
    game = opened("three-valleys")
    found = why_score(game.words, game.changes, game.seen("alto"))
    assert found.rows == ()
    assert found.title == "Score of Alto, by what you can see: 50.4, as at the start." or found.note


@pytest.mark.parametrize("parts", [[133, 133, 134], [5, 5, 5, 5], [-7, 12, 101], [4], [-994, 6]])
def test_parts_are_rounded_so_that_they_add_up(parts: list[int]) -> None:
    shown = apportion(parts)
    assert sum(shown) == tenths(sum(parts)) * 10
    assert all(abs(part - rounded) < 10 for part, rounded in zip(parts, shown, strict=True))


@pytest.mark.parametrize(
    ("cause", "repeated"),
    [("choice", {"option", "option_trust"}), ("red_line", {"line_effect", "line_trust"})],
)
def test_what_a_sentence_says_itself_is_not_said_again_behind_it(
    cause: str, repeated: set[str]
) -> None:
    game = random_game("drones-over-mexico", 1)
    words = game.words
    numbers = {change.id for change in game.changes if change.rule == cause}
    above = next(c for c in game.changes if numbers & {int(k[1:]) for k in c.causes if k[0] == "c"})
    said = explain(words, next(c for c in game.changes if f"c{c.id}" in above.causes))
    chain = Chain(words, game.changes, game.orders, None)
    for rule in ("option", "option_trust", "line_effect", "line_trust", "flow"):
        assert (said in chain.behind(replace(above, rule=rule))) is (rule not in repeated)
