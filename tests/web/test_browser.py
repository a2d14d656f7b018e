"""Pages in a real browser, where there is one: a whole game is pressed, nothing is lost, and axe finds no serious fault.

The host has a name that is not the machine's own, as in a class. For axe it needs axe-core from npm, see `axe.py`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from game.web.server import Server, application
from game.web.solo import Solo
from tests.web.axe import asks_axe, axe_finds
from tests.web.chromium import CHROMIUM, LAPTOP, NAME, PHONE, Chromium, Tab, browser
from tests.web.served import HOSTS, served

ON = ("sit", "keep", "skip", "on", "done")
FIRST, CHANGE = 100_000, 15_000
"""Bytes over the wire: what a device loads first, and what a change costs."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium"),
]


class House:
    """Solo play on a port, which can be stopped and opened again."""

    def __init__(self, port: int = 0) -> None:
        self.solo = Solo()
        self.server = self.opened(port)

    def opened(self, port: int) -> Server:
        app = application(
            self.solo.routes(), lambda: HOSTS, who=self.solo.who, lifespan=self.solo.lifespan
        )
        server = Server(app, host="127.0.0.1", port=port)
        server.start()
        return server

    @property
    def address(self) -> str:
        return f"http://{NAME}:{self.server.port}/"

    def stop(self) -> None:
        assert self.server.stop(5.0)

    def again(self) -> None:
        port = self.server.port
        self.server = self.opened(port)
        assert self.server.port == port


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with browser() as made:
        yield made


@pytest.fixture
def house() -> Iterator[House]:
    made = House()
    yield made
    if made.server.running:
        made.stop()


def at(tab: Tab) -> str:
    screen: str = tab.run("document.getElementById('page').dataset.screen")
    return screen


def find(*ids: str) -> str:
    """A script for the first of some nodes that can be pressed on the page; empty for none."""
    return (
        f"{list(ids)}.find(id => document.querySelector("
        "`button[data-id=\"${id}\"]:not([aria-disabled])`)) || ''"
    )


def there(tab: Tab, *ids: str) -> str:
    """Which of some nodes can be pressed on the page now, the first; empty for none."""
    found: str = tab.run(find(*ids))
    return found


def go(tab: Tab, *ids: str) -> None:
    """Press one after the other; each when it is there."""
    for id in ids:
        tab.until(f"!!document.querySelector('[data-id=\"{id}\"]')")
        tab.press(id)
        tab.until("document.body.dataset.sending === undefined")


def fits(tab: Tab, size: tuple[int, int]) -> None:
    wide, main = tab.run(
        "[document.documentElement.scrollWidth,"
        " document.querySelector('[data-primary]')?.getBoundingClientRect().bottom || 0]"
    )
    assert wide <= size[0], at(tab)
    assert main <= size[1], at(tab)


@pytest.mark.parametrize("size", [PHONE, LAPTOP])
def test_a_whole_game_is_pressed_and_stays_small(
    chromium: Chromium, house: House, size: tuple[int, int]
) -> None:
    tab = chromium.tab(*size)
    tab.open(house.address)
    tab.until("document.fonts.status === 'loaded'")
    time.sleep(0.5)
    assert tab.received() < FIRST
    go(tab, "choose", "three-valleys", "begin", "sit")
    largest, known = 0, set()
    for _ in range(300):
        on = tab.until(find(*ON, "debrief"), 30)
        if at(tab) not in known:
            known.add(at(tab))
            fits(tab, size)
        if on == "debrief":
            break
        before = tab.received()
        time.sleep(0.1)
        if not there(tab, on):
            continue  # the page has changed since
        go(tab, on)
        largest = max(largest, tab.received() - before)
    assert at(tab) == "ending"
    assert len(known) > 15
    assert largest < 2 * CHANGE, (
        "a press brings two pages at most: what it did, and what the minds did"
    )
    assert {url.split("/")[2] for url in tab.asked()} == {f"{NAME}:{house.server.port}"}
    assert tab.troubles() == []
    go(tab, "debrief")
    tab.until("!document.querySelector('[aria-busy=true]')", 90)
    fits(tab, size)
    for part in tab.run(
        "[...document.querySelectorAll('.c-steps [data-id]')].map(n => n.dataset.id)"
    )[:4]:
        go(tab, part)
        fits(tab, size)


def test_what_is_pressed_while_the_host_is_gone_is_done_once_when_it_is_back(
    chromium: Chromium, house: House
) -> None:
    tab = chromium.tab(*PHONE)
    tab.open(house.address)
    go(tab, "choose", "drones-over-mexico", "seat.health", "begin", "sit", "on")
    tab.until(find("done"))
    (device,) = house.solo.devices.values()
    assert device.visit.game is not None
    house.stop()
    tab.press("menu")
    begun = time.monotonic()
    tab.until("!document.getElementById('lost').hidden", 12)
    assert time.monotonic() - begun < 9
    assert tab.run("JSON.parse(localStorage['parley.alone']).length") == 1
    house.again()
    begun = time.monotonic()
    tab.until("document.getElementById('page').dataset.screen === 'menu'", 12)
    assert time.monotonic() - begun < 10
    tab.until("document.getElementById('lost').hidden")
    assert tab.run("JSON.parse(localStorage['parley.alone']).length") == 0
    assert tab.run("document.querySelectorAll('dialog:modal').length") == 1


def test_a_page_that_is_loaded_again_sends_what_was_not_acknowledged(
    chromium: Chromium, house: House
) -> None:
    tab = chromium.tab(*PHONE)
    tab.open(house.address)
    go(tab, "choose")
    kept = tab.run(
        "(() => {const d = document.getElementById('page').dataset; const c = [{cid: 'ab'.repeat(16), screen: d.screen,"
        " version: +d.version, id: 'three-valleys'}]; localStorage['parley.alone'] = JSON.stringify(c); return c.length})()"
    )
    assert kept == 1
    tab.open(house.address)
    tab.until("document.getElementById('page').dataset.screen.startsWith('setup')")


@pytest.mark.parametrize("seconds", [1, 5])
def test_without_a_network_nothing_is_lost(chromium: Chromium, house: House, seconds: int) -> None:
    tab = chromium.tab(*PHONE)
    tab.open(house.address)
    tab.offline(True)
    tab.press("choose")
    time.sleep(seconds)
    tab.offline(False)
    tab.until("document.getElementById('page').dataset.screen === 'chooser'", 3 + 8)


def test_the_focus_and_what_is_typed_stay_while_the_page_changes(
    chromium: Chromium, house: House
) -> None:
    tab = chromium.tab(*LAPTOP)
    tab.open(house.address)
    go(tab, "choose", "three-valleys", "more")
    tab.run("document.querySelector('[data-entry=seed]').focus()")
    tab.type("42")
    (device,) = house.solo.devices.values()
    house.solo.bell.ring(device.topic)
    time.sleep(0.5)
    assert tab.run("document.activeElement.dataset.entry") == "seed"
    assert tab.run("document.activeElement.value") == "42"
    tab.press("begin")
    tab.until("document.getElementById('page').dataset.screen.startsWith('brief')")
    assert device.visit.game is not None
    assert device.visit.game.session.seed == 42


def test_the_keyboard_alone_is_enough(chromium: Chromium, house: House) -> None:
    tab = chromium.tab(*LAPTOP)
    tab.open(house.address)
    tab.key("Tab")
    tab.key("Tab")
    assert tab.run("document.activeElement.dataset.id") == "choose"
    tab.key(" ")
    tab.until("document.getElementById('page').dataset.screen === 'chooser'")
    tab.key("Escape")
    tab.until("document.getElementById('page').dataset.screen === 'start'")
    go(tab, "choose", "three-valleys")
    tab.until("document.activeElement.nodeName === 'H1'")
    tab.key("Enter")  # the main button
    tab.until("document.getElementById('page').dataset.screen.startsWith('brief')")
    tab.key("Enter")
    tab.until("!!document.querySelector('[data-id=menu]')")
    go(tab, "menu")
    tab.until("document.activeElement.dataset.id === 'close'")
    go(tab, "settings")
    tab.run("document.querySelector('[role=radio][aria-checked=true]').focus()")
    tab.key("ArrowRight")
    assert tab.run("document.activeElement.getAttribute('aria-checked')") == "false"
    tab.key("Escape")
    tab.until("document.getElementById('page').dataset.screen === 'menu'")
    tab.key("Escape")
    tab.until("!document.querySelector('dialog')")


@pytest.mark.parametrize("size", [(320, 640), (683, 384), (342, 192)])
def test_narrow_and_enlarged_pages_do_not_scroll_sideways(
    chromium: Chromium, house: House, size: tuple[int, int]
) -> None:
    """320 wide, and a Chromebook at 200 % and at 400 %."""
    tab = chromium.tab(*size)
    tab.open(house.address)
    go(tab, "choose", "drones-over-mexico", "seat.health")
    for step in ("begin", "sit", "on", "menu", "settings"):
        assert tab.run("document.documentElement.scrollWidth") <= size[0], at(tab)
        go(tab, step)
        if step == "on":
            tab.until(find("done"))
    assert tab.run("document.querySelector('dialog').scrollWidth") <= size[0]


@asks_axe
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP])
def test_axe_finds_no_serious_fault(
    chromium: Chromium, house: House, size: tuple[int, int], language: str
) -> None:
    tab = chromium.tab(*size)
    tab.open(house.address)
    if language == "es":
        go(tab, "settings", "language.es")
        tab.until("document.documentElement.lang === 'es'")
        go(tab, "close")
    faults: dict[str, Any] = {}

    def look() -> None:
        time.sleep(0.2)
        for rule, fault in axe_finds(tab).items():
            faults.setdefault(f"{at(tab)} {rule}", fault)

    look()
    for id in ("choose", "drones-over-mexico", "seat.health", "more", "begin", "sit", "on", "menu", "settings"):  # fmt: skip
        go(tab, id)
        if id == "on":
            tab.until(find("done"))
        look()
    go(tab, "close", "close", "done")
    tab.until("document.getElementById('page').dataset.screen.includes('commit')", 30)
    look()
    go(tab, "done")
    tab.until(find("skip"))
    look()
    go(tab, "skip")
    tab.until("document.getElementById('page').dataset.screen.startsWith('reveal')", 30)
    for _ in range(12):
        look()
        on = there(tab, "all", "on", "done", "skip")
        if at(tab).startswith("table") or not on:
            break
        go(tab, on)
        time.sleep(0.3)
    look()
    assert faults == {}


def test_seats_of_a_class_load_at_once(house: House) -> None:
    """Forty devices behind one address open the page and its files."""
    from concurrent.futures import ThreadPoolExecutor
    from urllib.request import urlopen

    port = house.server.port

    def load(_: int) -> int:
        with urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
            return len(answer.read())

    with ThreadPoolExecutor(40) as pool:
        begun = time.monotonic()
        assert all(size > 1000 for size in pool.map(load, range(40)))
        assert time.monotonic() - begun < 10


def test_a_server_of_its_own_is_left_alone() -> None:
    solo = Solo()
    with served(
        application(solo.routes(), lambda: HOSTS, who=solo.who, lifespan=solo.lifespan)
    ) as server:
        assert server.running
