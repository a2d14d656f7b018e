"""One scenario at several lengths: rounds, exchanges, and what belongs to the full game only."""

from __future__ import annotations

import pytest

from game.rules.compiling import compile_rulebook
from tests.builders import Game, scenario

LENGTHS = {
    "lengths": {
        45: {"rounds": 2},
        90: {
            "rounds": 3,
            "exchanges": 3,
            "levers": "full",
            "minutes": {"brief": 5, "talk": 3, "commit": 2, "reveal": 2, "debrief": 15},
        },
    },
    "levers": {"patrol": {"mode": "full"}},
    "events": {"flood": {"title": "Flood", "text": "It rises.", "mode": "full"}},
    "stakeholders": {
        "north": {"red_lines": {"fleet": {"say": "No.", "when": "patrol is heavy", "mode": "full"}}}
    },
    "agreements": {"ratification": {"north": {"by": "isle", "mode": "full"}}},
}


@pytest.mark.parametrize(("minutes", "phases"), [(45, 4), (90, 6)])
def test_a_game_has_the_phases_of_its_length(minutes: int, phases: int) -> None:
    """Brief, a beat for each exchange, ratification if anyone is asked, commit; one epilogue."""
    game = Game(compile_rulebook(scenario(LENGTHS), minutes))
    played = []
    while not game.position.over.all():
        played.append(game.phase)
        game.resolve()
    rounds = game.book.length.rounds
    assert len(played) == rounds * phases + 1
    assert played.count("talk") == rounds * game.book.length.exchanges
    assert played[-1] == "epilogue"


def test_the_core_game_leaves_the_full_one_out() -> None:
    """Levers, events, red lines and ratifiers marked full play no part in a core game."""
    core = compile_rulebook(scenario(LENGTHS), 45)
    full = compile_rulebook(scenario(LENGTHS), 90)
    at = core.levers.index("patrol")
    assert (core.in_play[at], full.in_play[at]) == (False, True)
    assert (core.event_open.tolist(), full.event_open.tolist()) == ([False], [True])
    assert (len(core.line_when), len(full.line_when)) == (0, 1)
    isle = full.seats.index("isle")
    assert (core.ratifier[0], full.ratifier[0]) == (-1, isle)


def test_an_unknown_length_is_an_error() -> None:
    """Asking for a length that the scenario has not raises KeyError."""
    with pytest.raises(KeyError):
        compile_rulebook(scenario(LENGTHS), 50)
