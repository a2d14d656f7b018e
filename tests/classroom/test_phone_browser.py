"""The teacher's phone in a real browser: sheets, presses, secrets, the network, without a script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.classroom.phone import commands as c
from game.classroom.side.selftest import NetworkReport
from tests.classroom.stand_in import stood_in
from tests.web.chromium import CHROMIUM, Chromium, Tab, browser

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM, reason="no Chromium")]
PHONE = (390, 780)
OVER = "(document.querySelector('#page dialog')?.dataset.sheet ?? '')"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with browser() as made:
        yield made


def opened(chromium: Chromium, address: str) -> Tab:
    tab = chromium.tab(*PHONE)
    tab.open(address)
    tab.until("!!window.parley")
    return tab


def test_a_chair_opens_and_what_is_pressed_there_is_done_once(chromium: Chromium) -> None:
    with stood_in() as (room, address):
        tab = opened(chromium, f"{address}/teacher")
        tab.press("chair.B3")
        tab.until(f"{OVER} === 'B3' && !!document.querySelector('dialog:modal')")
        assert tab.run("location.search") == "?open=B3"
        tab.run("document.querySelector('[data-id=\"form.nudge.B3\"] button').click()")
        tab.until(f"{OVER} === ''")
        tab.until("document.activeElement.dataset.id === 'chair.B3'")
        assert room.done == [c.Nudge("B3")]
        tab.press("chair.B3")
        tab.until(f"{OVER} === 'B3'")
        tab.run("document.querySelector('[data-id=\"form.new_code.B3.B3\"] button').click()")
        tab.until("document.querySelector('.digits')?.textContent === '4071'")
        tab.key("Escape")
        tab.until(f"{OVER} === ''")
        assert tab.run("location.search") == ""
        assert tab.troubles() == []
        assert {each.split("/")[2] for each in tab.asked()} == {address.split("/")[2]}


def test_the_browsers_own_way_back_closes_a_sheet(chromium: Chromium) -> None:
    with stood_in() as (_, address):
        tab = opened(chromium, f"{address}/teacher")
        tab.press("open.more")
        tab.until(f"{OVER} === 'more'")
        tab.press("open.secrets")
        tab.until(f"{OVER} === 'secrets'")
        tab.press("close")
        tab.until(f"{OVER} === 'more'")
        tab.run("history.back()")
        tab.until(f"{OVER} === ''")
        assert tab.run("location.pathname") == "/teacher"


def test_what_changes_elsewhere_comes_by_itself_and_typing_stays(chromium: Chromium) -> None:
    with stood_in() as (room, address):
        tab = opened(chromium, f"{address}/teacher?open=headline")
        tab.until("!!document.querySelector('dialog:modal textarea')")
        tab.run("document.querySelector('textarea').focus()")
        tab.type("Both capitals wait")
        room.change(paused=True)
        tab.until("document.querySelector('.main .says').textContent === 'Go on'")
        assert tab.run("document.querySelector('textarea').value") == "Both capitals wait"
        assert tab.run("document.activeElement.nodeName") == "TEXTAREA"
        tab.run("document.querySelector('dialog textarea').form.querySelector('button').click()")
        tab.until(f"{OVER} === ''")
        tab.until("document.querySelectorAll('.waiting').length === 0")
        assert room.done == [c.SendHeadline(text="Both capitals wait")]


def test_a_press_without_a_network_goes_out_later_and_once(chromium: Chromium) -> None:
    with stood_in() as (room, address):
        tab = opened(chromium, f"{address}/teacher")
        tab.offline(True)
        tab.run("document.querySelector('[data-id=\"form.pause.\"] button').click()")
        tab.run("new Promise(done => setTimeout(done, 900))")
        assert room.done == []
        tab.offline(False)
        tab.until("document.querySelector('.main .says').textContent === 'Go on'")
        assert room.done == [c.Pause()]


def test_secrets_ask_for_a_second_press_and_go_when_the_page_is_left(chromium: Chromium) -> None:
    with stood_in() as (room, address):
        tab = opened(chromium, f"{address}/teacher?open=secrets")
        assert "troops are tired" not in tab.run("document.documentElement.outerHTML")
        tab.until("!!document.querySelector('dialog:modal .hold')")
        tab.run("document.querySelector('.hold').focus()")
        tab.key("Enter")
        assert tab.run("document.querySelector('.hold .says').textContent") == "Press again to show"
        assert room.done == []
        tab.key("Enter")
        tab.until("document.querySelector('#shield').open")
        assert "troops are tired" in tab.run("document.querySelector('#shield').textContent")
        room.change(paused=True)
        tab.until("document.querySelector('.main .says').textContent === 'Go on'")
        assert tab.run("document.querySelector('#shield').open")
        tab.run("dispatchEvent(new Event('blur'))")
        assert "troops are tired" not in tab.run("document.documentElement.outerHTML")
        tab.run("document.querySelector('.hold').dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}))")  # fmt: skip
        tab.until("document.querySelector('#shield').open")
        tab.key("Escape")
        tab.until("!document.querySelector('#shield').open")
        assert tab.troubles() == []


def test_it_works_without_a_script(chromium: Chromium) -> None:
    with stood_in("asked") as (room, address):
        tab = chromium.tab(*PHONE)
        tab.ask("Emulation.setScriptExecutionDisabled", value=True)
        tab.open(f"{address}/teacher?open=press")
        tab.run("document.querySelector('.item form button').click()")
        tab.until("document.querySelectorAll('.item').length === 1")
        assert room.done == [c.PassQuestion("q1")]
        tab.run("document.querySelector('.close').click()")
        tab.until("location.search === '?open=more'")
        tab.until("!!document.querySelector('[data-open=secrets]')")
        tab.run("document.querySelector('[data-open=secrets]').click()")
        tab.until("!!document.querySelector('.hold')")
        tab.run("document.querySelector('.hold').click()")
        tab.until("document.querySelector('h1').textContent === 'Secrets of the seats'")


def test_nothing_is_wider_than_a_narrow_page(chromium: Chromium) -> None:
    with stood_in("asked", "es") as (_, address):
        tab = chromium.tab(320, 640)
        for sheet in ("", "B3", "more", "press", "headline", "secrets", "offers", "delete", "bell"):
            tab.open(f"{address}/teacher?open={sheet}")
            assert tab.run("document.documentElement.scrollWidth") <= 320, sheet
            assert tab.run("document.querySelector('dialog')?.scrollWidth ?? 0") <= 320, sheet


def test_the_self_test_tells_the_laptop_what_it_found(chromium: Chromium) -> None:
    with stood_in() as (room, address):
        tab = chromium.tab(*PHONE)
        tab.open(f"{address}/selftest")
        tab.until("!document.getElementById('told-all').hidden")
        (report,) = room.reports
        assert isinstance(report, NetworkReport)
        assert report.blocked == ()
        assert tab.run("document.querySelectorAll('.test.ok').length") == 5
        assert tab.troubles() == []
