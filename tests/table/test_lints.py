"""Every screen, in every language, four sizes and two sizes of text: nothing cut, nothing covered.

One of the languages is a third longer than English.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.locale import LANGUAGES
from game.table.kit.pilot import Pilot
from game.table.kit.scene import Look
from game.table.kit.stage import Stage
from game.table.scenes.gallery import Gallery
from game.table.scenes.lesson import lesson
from game.table.scenes.lookup import Agreements, GameMenu, News, Numbers, SeatCard, WhyCard
from game.table.scenes.settings import Keys, Settings
from game.table.scenes.start import Start
from game.table.scenes.table import TableScene
from game.table.scenes.trouble import Trouble
from tests.locale.lengthened import CODE, quuquu  # noqa: F401
from tests.table.lints import faults
from tests.table.tours import begin, play_on

SIZES = ((1024, 640), (1280, 720), (1366, 768), (1920, 1080))
TEXTS = (1.0, 1.5)
SPOKEN = (*LANGUAGES, CODE)
pytestmark = pytest.mark.usefixtures("quuquu")


def variants(stage: Stage) -> Iterator[str]:
    """Lay the scene on top out in every size and size of text; say what is wrong with it."""
    look, size = stage.look, stage.size
    for wide, high in SIZES:
        for text in TEXTS:
            stage.look, stage.size = look.changed(text=text), (wide, high)
            stage.fresh()
            for fault in faults(stage):
                yield f"{wide}x{high} text {text}: {fault}"
    stage.look, stage.size = look, size
    stage.fresh()


@pytest.mark.slow
@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize(
    ("scenario", "seats"),
    [("three-valleys", ("alto", "delta")), ("drones-over-mexico", ("mx_president",))],
)
def test_no_screen_of_a_game_has_a_fault(stage_of, language: str, scenario: str, seats) -> None:
    found: dict[str, list[str]] = {}

    def watch(name: str, pilot: Pilot) -> None:
        if len(found.setdefault(name, [])) == 0:
            found[name] = list(variants(pilot.stage)) or ["fine"]

    pilot = stage_of(Start(), language=language)
    begin(pilot, scenario, seats, 7, watch)
    scene = pilot.stage.scene
    if isinstance(scene, TableScene):
        lookups(scene, pilot, watch)
    play_on(pilot, watch)
    pilot.press("debrief")
    wrong = {name: faults for name, faults in found.items() if faults != ["fine"]}
    assert not wrong


def lookups(scene: TableScene, pilot: Pilot, watch) -> None:
    play = scene.play
    from game.table.kit.scene import Push

    for shown in (
        News(play), Numbers(play), Agreements(play), GameMenu(play), SeatCard(play, play.reader),
        WhyCard(play, "indicator", (0,)),
    ):  # fmt: skip
        pilot.stage.take(Push(shown))
        watch(type(shown).__name__, pilot)
        pilot.key("escape")


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize(
    "scene", [Start, Settings, Keys, Gallery, lambda: Trouble("It is so. " * 20)]
)
def test_no_other_screen_has_a_fault(stage_of, language: str, scene) -> None:
    pilot = stage_of(scene(), language=language)
    assert not list(variants(pilot.stage))


@pytest.mark.parametrize("language", SPOKEN)
def test_the_lesson_has_no_fault(stage_of, language: str) -> None:
    pilot = stage_of(lesson(Look(language=language)), language=language)  # type: ignore[arg-type]
    pilot.stage.scene.play.wait()
    pilot.wait()
    assert not list(variants(pilot.stage))


def test_high_contrast_has_contrast(stage_of) -> None:
    pilot = stage_of(lesson(Look()), contrast=True)
    pilot.stage.scene.play.wait()
    pilot.wait()
    assert not faults(pilot.stage)
