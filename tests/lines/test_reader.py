"""One device that speaks: screens are read, numbers and names press, and every line is answered."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pytest

from game.lines.keyboard import Keyboard
from game.lines.reader import Reader
from game.lines.voice import Voice
from game.player.look import Look
from game.screens.visit import Visit


def read(lines: Iterable[str], language: str = "en", visit: Visit | None = None) -> str:
    """What is read from the first screen on while these lines are typed."""
    screen = io.StringIO()
    voice = Voice(language, screen)
    keyboard = Keyboard(voice, io.StringIO("".join(f"{line}\n" for line in lines)))
    reader = Reader(visit or Visit(Look(language=language)), voice, keyboard)
    assert reader.run() == 0
    return screen.getvalue()


def test_the_first_screen_is_read_with_numbers_and_what_enter_does() -> None:
    output = read([])
    assert "  1. Choose a scenario" in output
    assert "[Parley] Enter: Learn it in five minutes." in output
    assert output.rstrip().endswith("Good-bye.")


def test_a_number_and_a_name_press_the_same() -> None:
    by_number, by_name = (read([line, "quit"]) for line in ("1", "choose"))
    assert by_number == by_name
    assert "Three Valleys, One River" in by_number
    assert "Three neighbours share one river" in by_number, "a card says what stands on it"


def test_only_what_has_changed_is_read_and_the_whole_again() -> None:
    output = read(["settings", "contrast", "again", "back"])
    first, changed, again = output.split("[Settings]")[:3]
    assert "High contrast: off" in first
    assert changed.split("\n", 1)[1].strip() == "3. High contrast: on" or "on" in changed
    assert "Language:" not in changed
    assert "\nLanguage\n" in again


def test_a_choice_that_changes_says_what_is_chosen_now() -> None:
    output = read(["settings", "125"])
    assert "Size of text: 125 %\n" in output.split("[Settings]")[1]


def test_the_language_changes_at_once() -> None:
    output = read(["settings", "español", "cerrar"])
    assert "Ajustes" in output
    assert "Elegir un escenario" in output.split("Ajustes", 1)[1]


def test_what_is_not_understood_costs_one_sentence() -> None:
    output = read(["xyzzy", "99", "0", "-1", "\x00\x1b[31m", "x" * 5000, "¿?"])
    assert "I do not understand “xyzzy”" in output
    assert output.count("[Parley]") == 8


def test_an_empty_line_does_what_the_prompt_says() -> None:
    assert "[Settings] Enter: Close." in read(["settings"])
    assert "[Parley]" in read(["settings", ""]).split("[Settings]")[1]


def test_what_can_be_typed_is_told_without_a_game() -> None:
    output = read(["?", "help"])
    assert output.count("Press Enter to go on.") == 2
    assert output.count("[What you can type]") == 2


@pytest.mark.parametrize("typed", ["xyzzy", "back", "99"])
def test_an_empty_line_after_a_complaint_only_reads_again(typed: str) -> None:
    output = read([typed, "", ""])
    after = output.split("[Parley] Enter: Read again.", 1)[1]
    assert "  1. Choose a scenario" in after.split("[Parley] Enter: Learn it")[0]
    assert "[Parley] Enter: Learn it in five minutes." in after, "the next one does it again"
    assert len(after.split("[Parley] Enter: Learn it")) == 2


def test_an_entry_is_asked_for() -> None:
    lines = ["choose", "three", "counterparts", "number of the game", "42"]
    output = read(lines)
    assert "Number of the game (the same number is the same luck): 42" in output
    by_number = [line for line in output.splitlines() if "Number of the game" in line]
    number = by_number[0].split(".")[0].strip()
    assert ": 42" in read([*lines[:3], f"{number} 42"])


def test_control_c_leaves_while_something_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Reader) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Reader, "settle", interrupted)
    assert read([]).strip() == "Good-bye."
