"""A phase is worked out once: what a press and what the end of a phase make the rules do."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import unwrap
from types import CodeType, FrameType
from typing import Any

from game.player import intents as want
from game.rules import legality, phases, sight
from game.views.words import Words
from tests.player.games import at, game, passed, reading

WATCHED: dict[CodeType, str] = {
    unwrap(legality.commit_menu).__code__: "menu",
    unwrap(sight.observe).__code__: "observe",
    unwrap(phases.decides).__code__: "asked",
    Words.__init__.__code__: "words",
}


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Count what is worked out, by whichever thread."""
    times: Counter[str] = Counter()

    def seen(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code in WATCHED:
            times[WATCHED[frame.f_code]] += 1

    before: Callable[..., Any] | None = sys.getprofile()
    threading.setprofile(seen)
    sys.setprofile(seen)
    try:
        yield times
    finally:
        sys.setprofile(before)
        threading.setprofile(before)


def test_a_press_works_nothing_out_that_is_known() -> None:
    player = at(passed(game(), "commit"), "alto")
    known = player.menu, player.table, player.words
    with counted() as times:
        assert player.take(want.SetMove("release", "high")).how == "ok"
        assert (player.menu, player.table, player.words) == known
    assert not times


def test_the_end_of_a_round_is_worked_out_once_for_each_seat() -> None:
    playing = passed(game(), "commit")
    player = at(playing, "alto")
    assert player.menu.groups
    with counted() as times:
        assert player.take(want.Seal(playing.moment("alto"))).well
        reading(playing)
        assert player.reveal(player.reveals[-1]).round == 1
        assert player.table.round == playing.session.round
    seats = len(playing.session.book.seats)
    assert times["menu"] <= seats
    # Where they stood when they decided, and where they stand now.
    assert times["observe"] <= 2 * seats
    assert times["asked"] <= 2 * seats
    assert not times["words"]
