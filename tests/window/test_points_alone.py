"""A game in which nothing costs mandate does not speak of it, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from game.player.game import Game
from game.scenario.loading import loads
from game.screens.glossary import TERMS
from game.screens.places import Glossary
from game.session.session import Session
from game.views.known import has
from tests.scenario.test_points_alone import SMALLEST
from tests.window.stages import at_table, device, settled


@pytest.fixture
def session(tmp_path: Path) -> Session:
    loaded = loads(yaml.safe_dump(SMALLEST)).scenario
    assert loaded is not None
    return Session.start(loaded, seed=1, people=["anna"], autosave=False)


def test_the_window_has_no_purse_and_no_word_for_it(session: Session) -> None:
    session.advance_to_decision()
    game = Game(session, "one-cake")
    game.note_read("anna", "brief")
    pilot = at_table(game, prompts=False)
    settled(pilot)
    pilot.press("lever.cut.half")
    said = "\n".join(pilot.texts()).lower()
    assert "mandate" not in said
    assert "to spend" not in said
    assert "term.mandate" not in pilot.ids()
    shown = device(pilot)
    shown.visit = shown.visit.shows(*shown.visit.places, Glossary())
    pilot.stage.fresh()
    words = "\n".join(pilot.texts())
    assert "Mandate" not in words
    assert "Lever" in words


def test_a_game_that_has_them_explains_all_its_words() -> None:
    from game.rules.compiling import compile_rulebook
    from game.session.staging import scenario_in

    book = compile_rulebook(scenario_in("drones-over-mexico", "en"))
    assert [term for term in TERMS if not has(book, term)] == []
