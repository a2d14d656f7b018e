"""A third language is a folder and nothing else: every command speaks it as soon as it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.locale.lengthened import CODE, FOLDER, lengthened

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with one more folder, in which the tests are to be found, too."""
    folder = tmp_path_factory.mktemp("third")
    leave = shutil.ignore_patterns("__pycache__")
    for part in ("game", "scenarios", "assets"):
        shutil.copytree(ROOT / part, folder / part, ignore=leave)
    for paper in ("pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / paper, folder)
    (folder / "game" / "locale" / CODE).mkdir()
    (folder / "game" / "locale" / CODE / "__init__.py").write_text(FOLDER)
    home = folder / "tests" / "locale"
    home.mkdir(parents=True)
    for package in (home, home.parent):
        (package / "__init__.py").touch()
    shutil.copy(ROOT / "tests" / "locale" / "lengthened.py", home)
    return folder


def said(checkout: Path, *words: str, typed: str = "") -> str:
    """What a command of the copy prints while this is typed."""
    run = "import sys; sys.argv = ['game']; from game import bootstrap; bootstrap.prepare = len; "
    run += f"from game.__main__ import main; sys.exit(main({list(words)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", run], cwd=checkout, capture_output=True, encoding="utf-8", input=typed,
        env={**os.environ, "LANG": f"{CODE}_XX.UTF-8", "PYTHONUTF8": "1"}, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_game_is_played_recorded_and_looked_back_on_in_it(checkout: Path) -> None:
    words = ("three-valleys", "--auto", "--seed", "3", "--length", "20", "--record", "g")
    game = said(checkout, "play", *words, "--lang", CODE)
    assert lengthened("Round 1 of 4") in game
    assert "Round 1 of 4" not in game
    said(checkout, "debrief", "g", "--lang", CODE, "--html", "page.html", "--open-secrets")
    assert f'<html lang="{CODE}">' in (checkout / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["play", "analyse", "balance", "debrief", "replay"])
def test_it_is_offered_where_a_language_is_chosen(checkout: Path, command: str) -> None:
    assert f"{{en,es,{CODE}}}" in said(checkout, command, "--help")


def test_it_is_spoken_where_the_system_speaks_it_and_the_others_are_offered(checkout: Path) -> None:
    shown = said(checkout, "play", "--text", typed="settings\n")
    assert lengthened("Choose a scenario") in shown
    assert "English" in shown
    assert "Español" in shown


def test_a_scenario_may_be_written_in_it_and_translated_into_it(checkout: Path) -> None:
    source = (checkout / "scenarios" / "three-valleys.yaml").read_text(encoding="utf-8")
    source = source.replace("language: en", f"language: {CODE}").replace(
        "id: three-valleys", "id: mine"
    )
    (checkout / "mine.yaml").write_text(source, encoding="utf-8")
    assert said(checkout, "check", "mine.yaml") == "1 file: no problems\n"
    begun = said(checkout, "check", "scenarios/three-valleys.yaml", "--skeleton", CODE)
    assert f"language: {CODE}" in begun
    assert f'"{CODE}"' in said(checkout, "schema")
