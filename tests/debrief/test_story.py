"""The paragraph on a whole game, sentence by sentence, from outlines that are written by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from game.debrief.course import Curve
from game.debrief.story import StoryFacts, story
from game.views.results import TrustResult
from game.views.words import Words
from tests.views.games import rulebook

WORDS = Words(rulebook("three-valleys"))


def line(start: int, end: int, name: str = "", *rungs: str) -> Curve:
    """A number that has been elsewhere in between."""
    return Curve("x", name, (start, 9900, end), 0, 9900, "high", rungs)


UP = line(1000, 2000)


def told(
    title: str = "Peace", round: int = 4, agreements: int = 0, clauses: tuple[Any, ...] = (),
    together: Curve = UP, trust: Curve | None = None, tension: Curve | None = None,
    pairs: tuple[TrustResult, ...] = (),
) -> str:  # fmt: skip
    course = cast(Any, SimpleNamespace(cooperation=together, trust=trust, tension=tension))
    return story(WORDS, StoryFacts(title, round, agreements, clauses, course, pairs))


def clause(due: int, kept: int) -> Any:
    return SimpleNamespace(due=due, kept=kept)


def say(key: str, **values: object) -> str:
    return WORDS.say(f"debrief.story.{key}", **values)


def test_a_game_ended_or_was_stopped() -> None:
    assert told().startswith(say("ended", rounds=4, title="Peace"))
    assert told(round=1).startswith(say("ended", rounds=1, title="Peace"))
    assert told(title="").startswith(say("stopped", round=4))


ONE, MANY = say("deals", count=1), say("deals", count=3)


@pytest.mark.parametrize(
    ("agreements", "clauses", "said"),
    [
        (0, [], say("no_deal")),
        (1, [(0, 0)], f"{ONE} {say('nothing_due')}"),
        (3, [(2, 2), (0, 0)], f"{MANY} {say('all_kept')}"),
        (3, [(2, 1), (3, 3), (0, 0)], f"{MANY} {say('broken', broken=1, due=2)}"),
        (1, [(2, 0), (3, 2), (1, 1)], f"{ONE} {say('broken', broken=2, due=3)}"),
    ],
)
def test_what_was_agreed_and_whether_it_was_kept(
    agreements: int, clauses: list[tuple[int, int]], said: str
) -> None:
    found = told(agreements=agreements, clauses=tuple(clause(*each) for each in clauses))
    moved = say("cooperation.up", start="10", end="20")
    assert found == f"{say('ended', rounds=4, title='Peace')} {said} {moved}"


@pytest.mark.parametrize(
    ("start", "end", "way"),
    [(1000, 2000, "up"), (2000, 1000, "down"), (1000, 1004, "same"), (1000, 1005, "up")],
)
def test_numbers_go_up_or_down_as_far_as_they_are_written(start: int, end: int, way: str) -> None:
    number = WORDS.number
    ends = {"start": number(start), "end": number(end)}
    moved = line(start, end, "Anger", "calm", "hot")
    found = told(together=moved, trust=moved, tension=moved)
    for what in ("cooperation", "trust"):
        assert say(f"{what}.{way}", **ends) in found
    tension = say(f"tension.{way}", indicator="Anger", **ends, most="99", rung="hot")
    assert found.endswith(tension)


def test_the_pair_that_moved_most_is_named() -> None:
    still, moved = TrustResult("alto", "delta", 5000, 5003, ""), ("delta", "medio")
    names = {"holder": "Delta", "actor": "Medio"}
    up = told(pairs=(still, TrustResult(*moved, 5000, 6000, ""), TrustResult("alto", "medio", 0, 9, "")))  # fmt: skip
    assert up.endswith(say("pair.up", **names, before="50", after="60"))
    down = told(pairs=(TrustResult(*moved, 6000, 5000, ""),))
    assert down.endswith(say("pair.down", **names, before="60", after="50"))
    assert told(pairs=(still,)) == told()
