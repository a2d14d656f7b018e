"""The first screen: what it offers, and that it waits for nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.locale import LANGUAGES
from game.player.look import Look
from game.player.shelf import Unfinished
from game.screens.nodes import by_id, spoken, walk
from game.screens.places import Chooser, Finished, Gallery, Keys, Settings, Start
from game.screens.start import start
from game.screens.visit import Visit
from game.screens.wants import BeginLesson, Quit, Resume, Show
from game.session.saved import Saved
from tests.screens.laws import breaches

LEFT = Unfinished(
    Saved(Path("left.jsonl"), "three-valleys", "alto", 2, "twin"),
    {language: (f"Valleys {language}", "Alto") for language in LANGUAGES},
)


def test_it_imports_nothing_of_the_game_so_that_it_is_there_at_once() -> None:
    rooms = ("game.minds", "game.views", "game.session", "game.debrief", "numpy", "yaml")
    code = f"""
import sys
import game.screens.start
heavy = [name for name in sys.modules if name.startswith({rooms!r})]
rules = [name for name in sys.modules if name.startswith("game.rules.")]
print(heavy, rules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] ['game.rules.orders']"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_keeps_the_laws(language: str) -> None:
    for searching in (True, False):
        assert breaches(start(Look(language), None, searching=searching)) == []
        assert breaches(start(Look(language), LEFT, searching=searching)) == []


def test_each_of_its_ways_leads_where_it_says() -> None:
    screen = start(Look("en"))
    wanted = {node.id: node.intent for node in walk(screen.root) if node.intent}
    assert wanted == {
        "learn": BeginLesson(),
        "choose": Show((Start(), Chooser())),
        "finished": Show((Start(), Finished())),
        "settings": Show((Start(), Settings())),
        "gallery": Show((Start(), Gallery())),
        "keys": Show((Start(), Keys())),
        "quit": Quit(),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_game_that_was_left_comes_first(language: str) -> None:
    screen = start(Look(language), LEFT, searching=False)
    node = by_id(screen.root, "continue")
    assert node is not None
    assert node.intent == Resume("left.jsonl")
    assert f"Valleys {language}" in node.text
    assert "Alto" in node.text
    assert "2" in node.text
    assert screen.focus == "continue"
    assert [node.id for node in walk(screen.root) if node.primary] == ["continue"]


def test_while_a_game_is_looked_for_its_room_is_kept() -> None:
    def busy(searching: bool) -> int:
        screen = start(Look("en"), None, searching=searching)
        return sum(node.busy for node in walk(screen.root))

    assert (busy(True), busy(False)) == (1, 0)


def test_without_one_the_first_game_comes_first() -> None:
    screen = start(Look("en"), None, searching=False)
    assert [node.id for node in walk(screen.root) if node.primary] == ["learn"]
    assert "No account" in spoken(screen.root)


def test_a_text_of_the_screens_lets_a_name_with_its_own_full_stop_end_a_sentence() -> None:
    said = Visit(Look("es")).say("setup.alone", seats="Presidencia EE. UU.")
    assert said == "Juegas como Presidencia EE. UU."
