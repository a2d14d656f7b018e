"""What goes out to a terminal is harmless, whoever wrote it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from game import __main__ as program
from game.lines.mouth import mouth
from game.lines.voice import Voice

BAD = "\x1b]0;x\x07\x1b[31m\x9b2J\x00\u202e"


@pytest.mark.parametrize(
    "line",
    [  # a command line cannot hold a NUL
        [BAD],
        ["play", BAD],
        ["check", BAD],
        ["check", "--explain", BAD],
        ["play", "three-valleys", "--seat", BAD],
        ["play", "three-valleys", "--auto", "--minds", f"alto={BAD}"],
        ["rename", "three-valleys", BAD, "x"],
        ["rename", "three-valleys", "alto", BAD],
        ["replay", BAD],
        ["analyse", "three-valleys", "--profile", BAD],
    ],
)
def test_words_of_the_command_line_come_back_harmless(
    line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main([word.replace("\0", "") for word in line]) == 2
    out, err = capsys.readouterr()
    said = out + err
    assert said.strip()
    assert not set(said) & set(BAD) - set(" ]0;x[31m2J")


def test_a_file_by_a_bad_name_is_named_harmlessly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "\x1b[31mred"
    folder.mkdir()
    (folder / "x.yaml").write_text("format: 2\n", encoding="utf-8")
    assert program.main(["check", str(folder)]) == 2
    out = capsys.readouterr().out
    assert "?[31mred" in out
    assert "\x1b" not in out


def test_streams_are_given_back(capsys: pytest.CaptureFixture[str]) -> None:
    program.main(["check", "--explain", "E501"])
    capsys.readouterr()
    print("\x1b[31m")
    assert capsys.readouterr().out == "\x1b[31m\n"


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_headings_stay_bold_and_progress_stays_on_its_line() -> None:
    screen = Screen()
    Voice("en", mouth(screen), {}).heading(f"A title {BAD}")
    assert screen.getvalue() == "\n\x1b[1mA title ?]0;x??[31m?2J??\x1b[0m\n"
    line = mouth(screen)
    line.write("\rweighing: 3")
    line.writelines(["a\rb", "\x1b[0;31m"])
    assert screen.getvalue().endswith("\rweighing: 3a?b?[0;31m")
    assert line.isatty()


def test_the_screen_is_wiped_before_another_sits_down() -> None:
    screen = Screen()
    Voice("en", mouth(screen), {}).wipe()
    assert screen.getvalue().startswith("\x1b[2J\x1b[3J\x1b[H\n")


def test_a_path_in_a_prompt_is_not_broken() -> None:
    """So that it can be copied; all else is folded with room for a short answer."""
    voice = Voice("en", io.StringIO())
    voice.width = 30
    path = "/home/somebody/games/three-valleys-3.jsonl"
    assert voice.folded(f"Is it this file? {path} Yes or no:") == [
        "Is it this file?",
        path,
        "Yes or no:",
    ]
