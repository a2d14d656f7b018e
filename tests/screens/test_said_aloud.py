"""What computer players say aloud is read at the table: the line first, then the reason."""

from __future__ import annotations

import pytest

from game.locale import LANGUAGES
from game.player import intents as want
from game.player.game import Game
from game.player.look import Look
from game.player.passing import Passing
from game.screens.nodes import Node, plain, walk
from game.screens.places import AtTable, Start
from game.screens.shown import shown
from game.screens.visit import Visit
from tests.player.games import VALLEYS, at, game, reading


def talked(seed: int) -> Game:
    """A game in whose talk the minds have said all they had to say."""
    found = reading(game(("alto",), VALLEYS, seed=seed))
    while found.session.phase[0] != "commit":
        for seat in found.waiting:
            player = at(found, seat)
            assert player.take(want.Seal(player.moment)).well
        reading(found)
    return found


def said(node: Node) -> list[str]:
    return [plain(each.text) for each in walk(node) if each.text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_heard_is_read_with_its_line_before_its_reason(language: str) -> None:
    aloud, besides = 0, 0
    for seed in range(6):
        found = talked(seed)
        visit = Visit(Look(language), (Start(), AtTable()), Passing(found, own="alto"), "alto")
        rows = [said(each) for each in walk(shown(visit).top) if each.kind == "heard"]
        for each in at(found, "alto", language).heard:
            quoted = [f"“{words}”" for words in (each.line, each.why) if words]
            assert [each.sentence, *quoted] in rows
            aloud, besides = aloud + bool(each.line), besides + (each.kind == "says")
    assert aloud
    assert besides
