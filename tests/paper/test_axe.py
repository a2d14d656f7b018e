"""What is printed and what is kept of a game, read on a screen: axe finds nothing, and a debrief fits a narrow one."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.debrief.contents import headings, parts
from game.debrief.page import page
from game.debrief.source import source_of
from game.paper.handouts import handouts
from tests.classroom.walls import broken_in_secret
from tests.paper.classes import class_of, with_codes
from tests.paper.test_golden_debrief import found
from tests.web.axe import ENLARGED, NARROW, asks_axe, axe_finds, laid_out
from tests.web.chromium import CHROMIUM, LAPTOP, Tab, browser

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM, reason="no Chromium")]
BOTH = pytest.mark.parametrize("language", ["en", "es"])


def debriefs(language: str) -> dict[str, str]:
    """The long page of a game of the valleys, and that of a table of the flagship."""
    game = broken_in_secret()
    session = game.session
    table = source_of(game.words(language), session.recorded, session.reasons, session.seed)
    return {
        name: page(source, *headings(source), parts(source))
        for name, source in (("valleys", found(language)), ("flagship", table))
    }


def opened(tab: Tab, folder: Path, written: str) -> None:
    file = folder / "page.html"
    file.write_text(written, encoding="utf-8")
    tab.open(file.as_uri())
    tab.run("document.fonts.ready.then(() => 0)")


@asks_axe
@BOTH
@pytest.mark.parametrize(
    ("scenario", "minutes", "size"), [("drones-over-mexico", 45, 28), ("three-valleys", 20, 24)]
)
def test_axe_finds_nothing_on_the_handouts(
    tmp_path: Path, scenario: str, minutes: int, size: int, language: str
) -> None:
    wrong = {}
    with browser() as made:
        tab = made.tab(*LAPTOP)
        for name, written in handouts(
            with_codes(class_of(scenario, minutes, language, size, 5))
        ).items():
            opened(tab, tmp_path, written)
            wrong[name] = axe_finds(tab, mild=True)
    assert {name: each for name, each in wrong.items() if each} == {}


@asks_axe
@BOTH
def test_axe_finds_nothing_on_a_debrief(tmp_path: Path, language: str) -> None:
    with browser() as made:
        tab = made.tab(*LAPTOP)
        for name, written in debriefs(language).items():
            opened(tab, tmp_path, written)
            for size in (LAPTOP, NARROW):
                tab.size(*size)
                assert axe_finds(tab, mild=True) == {}, name


@BOTH
def test_a_debrief_can_be_read_enlarged_and_on_a_narrow_screen(
    tmp_path: Path, language: str
) -> None:
    with browser() as made:
        tab = made.tab(*LAPTOP)
        for name, written in debriefs(language).items():
            opened(tab, tmp_path, written)
            for size in (ENLARGED, NARROW):
                tab.size(*size)
                assert laid_out(tab) == [], name
