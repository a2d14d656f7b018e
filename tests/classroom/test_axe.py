"""The pages around a class for everybody: axe finds nothing on any of them, and at 320 wide and at 200 % all can be read.

The wall in every state, the teacher's phone with its sheets, the way in, press, fact checkers and observers, the exit
slip, the self-test and the laptop's page, in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.classroom.phone.pages import teacher_page
from game.classroom.phone.sheets import SHEETS
from game.classroom.wall.page import html, wall
from tests.classroom.chromium import served
from tests.classroom.page_samples import pages
from tests.classroom.phone_samples import moments
from tests.classroom.test_wall import states
from tests.classroom.test_wall_look import slides
from tests.classroom.walls import VALLEYS
from tests.web.axe import ENLARGED, NARROW, asks_axe, axe_finds, laid_out
from tests.web.chromium import CHROMIUM, Chromium, Tab, browser

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM, reason="no Chromium")]
WALL, WALL_ENLARGED = (1280, 720), (640, 360)
PHONE, LAPTOP = (360, 740), (1366, 768)
BOTH = pytest.mark.parametrize("language", ["en", "es"])


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with browser() as made:
        yield made


def walls(language: str) -> dict[str, str]:
    """The wall in every state and on every slide, with two tables and with four."""
    small = {f"/wall-{name}": html(wall(each)) for name, each in states(language).items()}
    four = states(language, VALLEYS, 4)
    large = {f"/wall-of-four-{name}": html(wall(each)) for name, each in four.items()}
    return small | large | slides(language)


def phones(language: str) -> dict[str, str]:
    """The teacher's phone at every moment, with all its sheets at one of them."""
    every = moments(language)
    plain = {f"/phone-{name}": teacher_page(facts) for name, facts in every.items()}
    sheets = ("B3", "A6", "move_B3", *SHEETS)
    return plain | {f"/sheet-{name}": teacher_page(every["asked"], name) for name in sheets}


def around(language: str) -> dict[str, str]:
    """The small pages around a class."""
    whole = {n: p for n, p in pages(language).items() if not n.endswith(("-part", "-body"))}
    return {f"/{name}": page for name, page in whole.items()}


def each(tab: Tab, shown: dict[str, str], *sizes: tuple[int, int]) -> Iterator[str]:
    """Open every page in every size, one after the other."""
    with served(shown) as address:
        for path in shown:
            tab.open(address + path)
            tab.run("document.fonts.ready.then(() => 0)")
            for size in sizes:
                tab.size(*size)
                yield f"{path} at {size[0]}"
        tab.open("about:blank")


def axe(chromium: Chromium, shown: dict[str, str], *sizes: tuple[int, int]) -> dict[str, object]:
    tab = chromium.tab()
    looks = ((name, axe_finds(tab, mild=True)) for name in each(tab, shown, *sizes))
    return {name: found for name, found in looks if found}


def layout(chromium: Chromium, shown: dict[str, str], *sizes: tuple[int, int]) -> dict[str, object]:
    tab = chromium.tab()
    looks = ((name, laid_out(tab)) for name in each(tab, shown, *sizes))
    return {name: found for name, found in looks if found}


@asks_axe
@BOTH
def test_axe_finds_nothing_on_the_wall(chromium: Chromium, language: str) -> None:
    assert axe(chromium, walls(language), WALL, WALL_ENLARGED) == {}


@asks_axe
@BOTH
def test_axe_finds_nothing_on_the_phone_that_leads(chromium: Chromium, language: str) -> None:
    assert axe(chromium, phones(language), PHONE) == {}


@asks_axe
@BOTH
def test_axe_finds_nothing_on_the_pages_around(chromium: Chromium, language: str) -> None:
    assert axe(chromium, around(language), PHONE, LAPTOP) == {}


@BOTH
def test_the_wall_can_be_read_enlarged_and_on_a_narrow_screen(
    chromium: Chromium, language: str
) -> None:
    assert layout(chromium, walls(language), WALL_ENLARGED, NARROW) == {}


@BOTH
def test_the_phone_that_leads_can_be_read_enlarged_and_on_a_narrow_screen(
    chromium: Chromium, language: str
) -> None:
    assert layout(chromium, phones(language), ENLARGED, NARROW) == {}


@BOTH
def test_the_pages_around_can_be_read_enlarged_and_on_a_narrow_screen(
    chromium: Chromium, language: str
) -> None:
    assert layout(chromium, around(language), ENLARGED, NARROW) == {}
