"""Every screen, in every language, four sizes and two sizes of text: nothing cut, nothing covered.

One of the languages is a third longer than English.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.locale import LANGUAGES
from game.player.lesson import lesson_game
from game.screens.places import Gallery, Keys, Place, Settings, Trouble
from tests.locale.lengthened import CODE, quuquu  # noqa: F401
from tests.window.lints import faults
from tests.window.pilot import Pilot
from tests.window.stages import at_places, at_table, device, settled, visit
from tests.window.tours import begin, name_of, play_on

SIZES = ((1024, 640), (1280, 720), (1366, 768), (1920, 1080))
TEXTS = (1.0, 1.5)
SPOKEN = (*LANGUAGES, CODE)
LOOKED_UP = ("news", "numbers", "agreements", "menu", "score", "term.mandate", "more_words")
"""What can be opened from the table."""
pytestmark = pytest.mark.usefixtures("quuquu")


def variants(pilot: Pilot) -> Iterator[str]:
    """Lay out what is shown in every size and size of text; say what is wrong with it."""
    shown, stage = visit(pilot), pilot.stage
    size = stage.size
    for wide, high in SIZES:
        for text in TEXTS:
            device(pilot).visit = replace(shown, look=shown.look.changed(text=text))
            pilot.resize(wide, high)
            for fault in faults(stage):
                yield f"{wide}x{high} text {text}: {fault}"
    device(pilot).visit = shown
    pilot.resize(*size)


@pytest.mark.slow
@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize(
    ("scenario", "seats"),
    [("three-valleys", ("alto", "delta")), ("drones-over-mexico", ("mx_president",))],
)
def test_no_screen_of_a_game_has_a_fault(
    language: str, scenario: str, seats: tuple[str, ...]
) -> None:
    seen: dict[str, list[str]] = {}

    def watch(name: str, pilot: Pilot) -> None:
        if name not in seen:
            seen[name] = list(variants(pilot))
            if name.startswith("table") and name.count(" ") == 1:
                lookups(pilot, name)

    def lookups(pilot: Pilot, name: str) -> None:
        other = next(i for i in pilot.ids() if i.startswith("seat."))
        number = next(i for i in pilot.ids() if i.startswith("indicator."))
        for id in (*LOOKED_UP, number, other, other):
            if id in pilot.ids():
                pilot.press(id)
                watch(f"{name} {name_of(pilot)}", pilot)
                pilot.key("escape") if name_of(pilot) != name else None

    pilot = at_places(language=language)
    begin(pilot, scenario, seats, 7, watch)
    play_on(pilot, watch)
    pilot.press("debrief")
    wrong = {name: found for name, found in seen.items() if found}
    assert not wrong
    assert len(seen) > 20


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize(
    "places", [(), (Settings(),), (Keys(),), (Gallery(),), (Trouble("It is so. " * 20),)]
)
def test_no_other_screen_has_a_fault(language: str, places: tuple[Place, ...]) -> None:
    assert not list(variants(at_places(*places, language=language)))


@pytest.mark.parametrize("language", SPOKEN)
def test_the_lesson_has_no_fault(language: str) -> None:
    pilot = lesson(language=language)
    assert not list(variants(pilot))


def lesson(**look: object) -> Pilot:
    """The first step of the guided game."""
    pilot = at_places(**look)
    pilot.press("learn")
    settled(pilot)
    assert "lesson.next" in pilot.ids()
    return pilot


def test_high_contrast_has_contrast() -> None:
    assert not faults(lesson(contrast=True).stage)
    assert not faults(at_table(lesson_game("en"), contrast=True).stage)
