"""A game in which nothing costs mandate does not speak of it, in the window or in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from game.lines.asking import Person
from game.lines.desk import Desk
from game.lines.voice import Voice
from game.scenario.loading import loads
from game.session.session import Session
from game.table.playing import Play
from game.table.scenes.glossary import Glossary
from game.table.scenes.table import TableScene
from game.views.known import has
from tests.scenario.test_points_alone import SMALLEST
from tests.table.tours import settled


@pytest.fixture
def session(tmp_path: Path) -> Session:
    loaded = loads(yaml.safe_dump(SMALLEST)).scenario
    assert loaded is not None
    return Session.start(loaded, seed=1, people=["anna"], autosave=False)


def test_the_window_has_no_purse_and_no_word_for_it(stage_of, session: Session) -> None:
    session.advance_to_decision()
    pilot = stage_of(TableScene(Play(session, "one-cake")), prompts=False)
    settled(pilot)
    pilot.press("open.cut")
    pilot.press("lever.cut.half")
    said = "\n".join(pilot.texts()).lower()
    assert "mandate" not in said
    assert "to spend" not in said
    assert "term.mandate" not in pilot.ids()
    words = "\n".join(stage_of(Glossary(session.book)).texts())
    assert "Mandate" not in words
    assert "Lever" in words


def test_the_terminal_neither(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    session.advance_to_decision()
    desk = Desk(session, Person(Voice("en")), "anna")
    desk.tell_purse(0)
    desk.pages.read_table()
    desk.pages.read_why("")
    assert "mandate" not in capsys.readouterr().out.lower()


def test_a_game_that_has_them_explains_all_its_words() -> None:
    from game.rules.compiling import compile_rulebook
    from game.session.staging import scenario_in
    from game.table.scenes.glossary import TERMS

    book = compile_rulebook(scenario_in("drones-over-mexico", "en"))
    assert [term for term in TERMS if not has(book, term)] == []
