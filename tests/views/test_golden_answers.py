"""Ten answers to "why?" in a row, as a student would read them, in both languages.

They have been read by a person. After a change that is meant, look at the new ones and accept them with
`PARLEY_ACCEPT=1 python -m pytest tests/views/test_golden_answers.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import locale
from game.rules.orders import Choose, Clause, Deny, Leave, Move, Order, Promise, Put, Sign
from game.rules.resolve import phase_of
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario
from game.scenario.translation import in_language
from game.views.derived import why_cooperation, why_score
from game.views.why import Why, why
from game.views.words import Words
from tests.talks import name_of
from tests.views.games import Game, opened, rulebook, scenario
from tests.views.test_play import order

GOLDENS = Path(__file__).parent.parent / "goldens"


def _signs(seat: str, text: Put) -> Sign:
    return Sign(seat, name_of(rulebook("three-valleys"), text))


PACT = (Clause("release", "high"), Clause("payment", "full"))
FLOOD = Put("delta", PACT)
SHARED = Put("alto", (Clause("gauges", "shared"), Clause("drought_rule", "equal_cut")))
CHECKED = Put("delta", (Clause("diversion", "fair", verified=True),))
TALK: dict[int, tuple[tuple[Order, ...], ...]] = {
    1: ((FLOOD, Promise("medio", "diversion", "small")), (_signs("alto", FLOOD),)),
    2: ((SHARED,), (_signs("medio", SHARED), _signs("delta", SHARED))),
    3: ((Deny("medio", "diversion", "quiet"),),),
    4: ((Leave("alto", "release"), CHECKED), (_signs("medio", CHECKED),)),
}
COMMITS: dict[int, tuple[Order, ...]] = {
    1: (
        Move("alto", "release", "high"),
        Move("delta", "payment", "full"),
        Move("medio", "diversion", "small"),
    ),
    2: (
        Choose("medio", "usual_year", "mend"),
        *(Move(seat, "gauges", "shared") for seat in ("alto", "medio", "delta")),
    ),
    3: (Move("medio", "diversion", "quiet"),),
    4: (Choose("delta", "second_dry_year", "rest"),),
}


def said(phase: str, exchange: int, round: int) -> tuple[Order, ...]:
    """What is ordered in a phase."""
    talk = TALK.get(round, ())
    if phase == "talk":
        return talk[exchange - 1] if exchange <= len(talk) else ()
    return COMMITS.get(round, ()) if phase == "commit" else ()


def played() -> Game:
    """A pact for water and money is kept; Medio, which has given first, pumps by night and is caught."""
    game = opened("three-valleys", seed=4)
    while not game.position.over.all():
        order(game, *said(*phase_of(game.book, game.position), game.position.round))
    return game


def answers(game: Game, language: str) -> Iterator[tuple[str, Why]]:
    """The ten questions."""
    book = game.book
    texts = in_language(scenario("three-valleys"), find_scenario("three-valleys"), language)
    for seat, name in (
        ("alto", "river"),
        ("alto", "reservoir"),
        ("delta", "harvest"),
        ("delta", "delta_mood"),
    ):
        yield seat, _why(game, "indicator", (book.indicators.index(name),), seat, language, texts)
    for seat, holder, actor in (
        ("alto", "alto", "delta"),
        ("delta", "delta", "medio"),
        ("delta", "medio", "alto"),
    ):
        pair = (book.seats.index(holder), book.seats.index(actor))
        yield seat, _why(game, "trust", pair, seat, language, texts)
    yield "alto", _why(game, "mandate", (book.seats.index("alto"),), "alto", language, texts)
    seen = game.seen("medio")
    yield (
        "medio",
        why_score(Words(book, language, texts), game.changes, seen, orders=game.orders),
    )  # fmt: skip
    yield "delta", why_cooperation(Words(book, language, texts), game.seen("delta"))


def _why(
    game: Game, target: str, index: tuple[int, ...], seat: str, language: str, texts: Scenario
) -> Why:
    return why(Words(game.book, language, texts), game.changes, target, index, seat, orders=game.orders)  # fmt: skip


def printed(game: Game, language: str) -> str:
    lines = []
    for number, (seat, found) in enumerate(answers(game, language), 1):
        lines += [f"{number}. [{seat}] {found.title}"]
        for row in found.first:
            lines += [f"   {row.shown / 100:+.1f}  {row.sentence}"]
            lines += [f"         < {cause}" for cause in row.causes]
            for below in row.below[:2]:
                lines += [f"         = {below.shown / 100:+.1f}  {below.sentence}"]
        if found.rest:
            lines += [f"   ... {len(found.rest)}"]
        lines += [""]
    return "\n".join(lines)


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_ten_answers_read_as_they_were_accepted(language: str) -> None:
    file = GOLDENS / f"why-answers.{language}.txt"
    now = printed(played(), language)
    if os.environ.get("PARLEY_ACCEPT"):
        file.write_text(now, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == now
