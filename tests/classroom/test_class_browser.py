"""A class in real browsers, with what goes wrong in a school: a blocked bell, a host that is gone, a clock that jumps.

The host has a name that is not the machine's own, as in a class.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from game.player.player import Player
from game.rules.orders import Move
from game.web.guard import App, Receive, Scope, Send
from tests.classroom.served import ServedClass, served
from tests.web.chromium import CHROMIUM, LAPTOP, NAME, PHONE, Chromium, Tab, browser

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM, reason="no Chromium")]
SCREEN = "document.getElementById('page').dataset.screen"
SLIP = {"case": "Fewer die.", "clause": "Both count the dead."}
"""What is typed on an exit slip."""
FIELD = {field: f"document.querySelector('[data-entry=\"exit.{field}\"]')" for field in SLIP}
VERSION = "+document.getElementById('page').dataset.version"
DELAY = 3.0
"""Seconds after which a device without a bell shows what is new (L16)."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with browser() as made:
        yield made


def seated(chromium: Chromium, held: ServedClass, label: str) -> Tab:
    """A device that has sat down as a student does: the address of the wall, then the digits of the card."""
    tab = chromium.tab(*PHONE)
    tab.open(f"{held.address}/?room={held.held.letters}")
    typed(tab, "code", held.room.chair(label).code)
    tab.until("!!window.parley")
    return tab


def typed(tab: Tab, field: str, said: str) -> None:
    """Type into the only field of a form, and send it."""
    tab.run(f"document.querySelector('[name={field}]').focus()")
    tab.type(said)
    tab.run(f"document.querySelector('[name={field}]').form.querySelector('button').click()")


def led(chromium: Chromium, held: ServedClass) -> Tab:
    """The teacher's phone."""
    tab = chromium.tab(*PHONE)
    tab.open(f"{held.address}/teacher")
    typed(tab, "code", held.held.pairing)
    tab.until("!!window.parley")
    return tab


def walled(chromium: Chromium, held: ServedClass) -> Tab:
    """The wall."""
    tab = chromium.tab(*LAPTOP)
    tab.open(f"{held.address}/wall?room={held.held.letters}")
    tab.until("!!window.parley")
    return tab


def without_bells(app: App) -> App:
    """A network that carries no WebSocket: at seats it is refused, at the wall never answered, at the phone mute."""

    async def carried(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            return await app(scope, receive, send)
        await receive()
        if scope["path"] == "/ws":
            await send({"type": "websocket.close", "code": 1008})
        elif scope["path"] == "/teacher/ws":
            await send({"type": "websocket.accept"})
        while (await asyncio.wait_for(receive(), 60))["type"] != "websocket.disconnect":
            pass

    return carried


def test_a_lesson_goes_on_where_no_bell_is_heard(chromium: Chromium) -> None:
    """A blocked WebSocket: looking for news carries the lesson, at most three seconds late (L16)."""
    with served(students=12, name=NAME, around=without_bells) as held:
        phone, seat, wall = led(chromium, held), seated(chromium, held, "A4"), walled(chromium, held)  # fmt: skip
        late: dict[str, float] = {}
        for step in ("note", "question", "read", "news", "promise", "seal"):
            pressed(phone, held, step)
            began = time.monotonic()
            for where, tab, shows in (
                ("seat", seat, f"{SCREEN}.includes('{step}')"),
                ("wall", wall, f"{VERSION} >= {held.held.mark('wall')}"),
            ):
                tab.until(shows)
                late[f"{where} {step}"] = time.monotonic() - began
        seat.press("seal")
        began = time.monotonic()
        for where, tab, shows in (
            ("wall sealed", wall, "document.body.innerText.includes('1 of 6')"),
            ("phone sealed", phone, "document.body.innerText.includes('1 of 6')"),
        ):
            tab.until(shows)
            late[where] = time.monotonic() - began
        assert max(late.values()) < DELAY + 0.5, late  # half a second for the browser itself
        assert held.room.sealed(held.room.chair("A4"))


def pressed(phone: Tab, held: ServedClass, step: str) -> None:
    """Press the big button until the class is in a step."""
    phone.run("document.querySelector('.main button, button.main').click()")
    end = time.monotonic() + 5
    while held.room.step.kind != step:
        assert time.monotonic() < end, held.kind
        time.sleep(0.02)


@pytest.mark.parametrize("seconds", [12, pytest.param(60, marks=pytest.mark.long)])
def test_what_is_pressed_and_typed_while_the_host_is_gone_arrives_once(
    chromium: Chromium, tmp_path: Path, seconds: int
) -> None:
    """A host that is gone and started anew: orders and sentences are there within ten seconds (F4).

    The devices are those whose own tries would come last: all their waits are the longest.
    """
    steps = ("seal1", "exit")
    with ExitStack() as all_:
        ports, tabs = {}, {}
        with ExitStack() as first:
            for step in steps:
                path = tmp_path / f"{step}.class"
                held = first.enter_context(served(students=12, path=path, name=NAME))
                held.lead()
                ports[step], tabs[step] = held.server.port, seated(chromium, held, "A2")
                tabs[step].run("Math.random = () => .999")
                if step == "exit":
                    held.do("debrief")
                held.until(step)
                tabs[step].until(f"{SCREEN}.includes('{held.room.step.kind}')")
        began = time.monotonic()
        seal, slip = (tabs[step] for step in steps)
        order = seal.run("document.querySelector('[data-id^=\"lever.\"][aria-checked=false]').dataset.id")  # fmt: skip
        seal.press(order)
        for field, said in SLIP.items():
            slip.run(f"{FIELD[field]}.focus()")
            slip.type(said)
        for tab in tabs.values():
            tab.until("!document.getElementById('lost').hidden", 9)
        time.sleep(max(0, began + seconds - time.monotonic()))
        back = {
            step: all_.enter_context(
                served(path=tmp_path / f"{step}.class", name=NAME, port=ports[step])
            )
            for step in steps
        }
        began = time.monotonic()
        back["seal1"].lead()
        back["seal1"].do("unpause")
        _, lever, setting = order.split(".")
        player = Player(back["seal1"].room.tables[0].game, "us_intelligence", "en")
        for tab in tabs.values():
            left = 10 - (time.monotonic() - began)
            tab.until("document.body.dataset.sending === undefined", left)
        assert player.draft.orders == (Move("us_intelligence", lever, setting),)
        # The second sentence was still being typed: it stands where it was, and goes out when it is left.
        assert slip.run(f"{FIELD['clause']}.value") == SLIP["clause"]
        slip.run(f"{FIELD['clause']}.blur()")
        slip.until("document.body.dataset.sending === undefined")
        kept = back["exit"].held.conductor.store.events()
        said = [(e.body["key"], e.body["said"]) for e in kept if e.kind == "ballot"]
        assert said == [*SLIP.items()]
