"""A person at the keyboard, played by the tests."""

from __future__ import annotations

import io
import re
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from game.lines import play

FRONT = ("front page]", "primera plana]")
"""Where everybody goes on at once: no prompt that a test would answer."""


class Keyboard(io.StringIO):
    """Types an answer to every prompt: from a list first, then what a patient person would answer."""

    USUAL = (
        ("talk]", "go"),
        ("conversación]", "go"),
        ("secret orders", "go"),
        ("secretas", "go"),
        ("[Say something else]", "back"),
        ("[Decir otra cosa]", "atrás"),
        ("[After the end]", "quit"),
        ("[Después del final]", "quit"),
    )

    def __init__(self, lines: Iterable[str], screen: io.StringIO, patient: bool = True) -> None:
        super().__init__()
        self.lines: Iterator[str] = iter(lines)
        self.screen, self.patient = screen, patient
        self.prompts: list[str] = []

    def readline(self, size: int | None = -1, /) -> str:
        prompt = self.screen.getvalue().rsplit("\n", 1)[-1]
        if any(front in prompt for front in FRONT):
            return "\n"
        self.prompts.append(prompt)
        assert len(self.prompts) < 2000, "the game asks without an end"
        said = next(self.lines, None)
        if said is None and self.patient:
            said = next((word for part, word in self.USUAL if part in prompt), "")
        return "" if said is None else f"{said}\n"


class Game:
    """What came of one call of the command."""

    def __init__(self, status: int, output: str, prompts: list[str]) -> None:
        self.status, self.output, self.prompts = status, output, prompts

    @property
    def during(self) -> str:
        """What was read before the end, where secrets must be kept."""
        watched = self.output.split("\nThe end: ")[0].split("\nEl final: ")[0]
        played = re.split(r"\[After the end\]|\[Después del final\]", watched)[0]
        return played if played == watched else played.rpartition("\n[")[0]


Play = Callable[..., Game]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Play:
    """Run `play` with a command line and typed lines; patient: answer the rest as well."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("game.session.scribe.usual_folder", lambda: tmp_path / "records")

    def run(line: str, lines: Iterable[str] = (), patient: bool = True) -> Game:
        screen = io.StringIO()
        keyboard = Keyboard(lines, screen, patient)
        monkeypatch.setattr(sys, "stdout", screen)
        monkeypatch.setattr(sys, "stdin", keyboard)
        parser = ArgumentParser()
        play.add_arguments(parser)
        status = play.run(parser.parse_args(line.split()))
        return Game(status, screen.getvalue(), keyboard.prompts)

    return run


FIRST = ("test_tour.py", "test_tour_again.py")
"""Files that tell most in the shortest time: a break is noticed at once."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let whole tours come first; all else keeps its order."""
    folder = Path(__file__).parent
    items.sort(key=lambda item: item.path.parent != folder or item.path.name not in FIRST)


def at(*steps: tuple[str, str]) -> Iterator[str | None]:
    """Type each line where the prompt has such words, and what is usual everywhere else."""
    for where, line in steps:
        while where not in sys.stdout.getvalue().rsplit("\n", 1)[-1]:  # type: ignore[attr-defined]
            yield None
        yield line
