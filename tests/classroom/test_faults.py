"""Faults of a machine and its network: sockets that never read, sleep, clocks that are set, addresses that change."""

from __future__ import annotations

import asyncio
import json
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from websockets.sync.client import ClientConnection, connect

from game.classroom.holding import hall as hall_
from game.classroom.holding.hall import Hall
from game.classroom.lesson import codes
from game.classroom.lesson.founding import head_of
from game.classroom.lesson.room import fresh, standing
from game.classroom.lesson.store import Store
from game.player import intents as want
from game.session.fingerprint import canonical, digest
from game.web import address
from game.web.address import Address
from tests.classroom.lessons import begun
from tests.classroom.served import Device, ServedClass, served
from tests.classroom.test_class import agreed

GOLDEN = Path(__file__).parent.parent / "goldens" / "class.txt"
CHECKOUT = Path(__file__).resolve().parents[2]
ELSEWHERE = "127.0.0.2"
"""Another device than the laptop itself, to the host."""


# Sockets that never read


def unread(held: ServedClass, path: str, *, bell: bool = False) -> socket.socket:
    """A line from elsewhere that asks, and asks again, and never reads what it is told."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.bind((ELSEWHERE, 0))
    line.connect(("127.0.0.1", held.server.port))
    host = f"Host: 127.0.0.1:{held.server.port}\r\nOrigin: {held.base}\r\n"
    if bell:
        key = "dGhlIHNhbXBsZSBub25jZQ=="
        line.sendall(f"GET {path} HTTP/1.1\r\n{host}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode())  # fmt: skip
    else:
        line.setblocking(False)
        line.send(f"GET {path} HTTP/1.1\r\n{host}\r\n".encode() * 200)
    return line


def listening(held: ServedClass, device: Device, path: str) -> ClientConnection:
    """A bell that is heard."""
    cookies = "; ".join(f"{key}={said}" for key, said in device.http.cookies.items())
    where = f"{held.base.replace('http', 'ws')}{path}"
    headers = {"origin": held.base, "cookie": cookies}
    return connect(where, additional_headers=headers, compression=None, max_queue=None)


def memory() -> int:
    """Bytes that this process holds; 0 where the system does not say."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if told.exists() else 0


def newer(bell: ClientConnection, than: int) -> int:
    """Wait until a bell tells of something newer."""
    while True:
        version: int = json.loads(bell.recv(timeout=5))["version"]
        if version > than:
            return version


@pytest.mark.skipif(sys.platform != "linux", reason="no second address of this machine itself")
def test_a_class_goes_on_beside_sockets_that_never_read() -> None:
    """Thirty of them, of a large file and of bells: a press is on another screen as soon as without them (F9).

    How soon that is says `tests/benchmarks/class_load.py`, on a machine that does nothing else (F8).
    """
    with served(students=12) as held, ExitStack() as all_:
        held.lead()
        one, other = held.join("A2"), held.join("A2")
        held.until("seal1")
        where = f"?room={held.held.letters}"
        seat = all_.enter_context(listening(held, other, "/ws"))
        alone, before = waits(held, one, seat), memory()
        for n in range(30):
            path = f"/wall/ws{where}" if n % 2 else "/static/fonts/regular.ttf"
            all_.enter_context(unread(held, path, bell=bool(n % 2)))
        wall = all_.enter_context(listening(held, held.device(), f"/wall/ws{where}"))
        walled = newer(wall, -1)
        beside = waits(held, one, seat)
        print(f"{median(alone):.3f} s alone, {median(beside):.3f} s beside them")
        assert median(beside) < 2 * median(alone) + 0.1, (alone, beside)
        assert memory() - before < 10e6
        assert one.press("seal")["how"] == "ok"
        assert newer(wall, walled)


def waits(held: ServedClass, device: Device, bell: ClientConnection) -> list[float]:
    """Seconds from a press of a device at A2 until the bell of another tells of it, several times."""
    taken = []
    levers = [id for id in device.ids() if id.count(".") == 2 and id.startswith("lever.")]
    for n in range(8):
        page = device.page()
        fields = {
            "screen": re.search(r'data-screen="([^"]*)"', page)[1],  # type: ignore[index]
            "version": int(re.search(r'data-version="(\d+)"', page)[1]),  # type: ignore[index]
            "id": levers[n % 2],
        }
        began = time.monotonic()
        assert device.send("/cmd", **fields).json()["how"] == "ok"
        newer(bell, held.held.mark("A2") - 1)
        taken.append(time.monotonic() - began)
        time.sleep(0.1)
    return taken


# Sleep


def test_a_laptop_that_has_slept_ends_one_step_and_no_other() -> None:
    """Ten minutes in which the clock went on and nothing else did: the next step has its whole time (F11)."""
    held = begun(students=12)
    held.until("talk2")
    asleep = 600.0
    held.clock.now += asleep
    held.wait(1)
    assert held.kind == "seal2"
    assert held.room.left(held.conductor.now) == pytest.approx(120, abs=1)
    assert not any(held.room.sealed(chair) for chair in held.room.chairs)
    held.wait(118)
    assert held.kind == "seal2"


# Clocks


def test_the_lesson_knows_no_time_of_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The laptop's clock is set an hour on and back: deadlines and presence stand, the log is in order (F13)."""
    hall = Hall()
    path = tmp_path / "a.class"
    held = hall.open(Store.create(path, head_of("drones-over-mexico", 12, seed=7), codes.key()))
    conductor, room, day = held.conductor, held.room, time.time
    assert hall.clock is time.monotonic

    async def lesson() -> None:
        while room.step.kind != "talk":
            await conductor.go_on()
        left = room.left(conductor.now)
        held.presence.sign("x")
        for hours in (1, -1, -2, 0):
            monkeypatch.setattr(time, "time", lambda hours=hours: day() + 3600 * hours)
            await conductor.tick()
            await conductor.happen("headline", {"text": f"{hours}"})
            assert room.step.kind == "talk"
            assert room.left(conductor.now) == pytest.approx(left, abs=3)
            assert held.presence.of(["x"]) == "here"

    asyncio.run(lesson())
    events = list(conductor.store.events())
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert all(before.at <= after.at for before, after in pairwise(events))
    conductor.store.close()


# Addresses


def test_another_network_is_on_the_wall_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The laptop gets another number: wall and phone are rung, the new QR is shown, the new number answers (F12)."""
    numbers = ["192.168.4.20"]
    found = lambda: [Address(number) for number in numbers]  # noqa: E731 - as the one it stands for
    monkeypatch.setattr(address, "addresses", found)
    monkeypatch.setattr(hall_, "addresses", found)
    with served(students=12) as held, ExitStack() as all_:
        held.lead()
        held.wait(4)  # until nothing else is to be told
        where = f"?room={held.held.letters}"
        port = held.server.port
        before = held.teacher.get(f"/wall{where}").text
        assert f"192.168.4.20:{port}" in before
        bells = [
            all_.enter_context(listening(held, held.teacher, path))
            for path in (f"/wall/ws{where}", "/teacher/ws")
        ]
        at = [newer(bell, -1) for bell in bells]
        numbers[:] = ["10.0.7.3"]
        held.wait(14)
        for bell, version in zip(bells, at, strict=True):
            assert newer(bell, version)
        after = held.teacher.get(f"/wall{where}").text
        assert f"10.0.7.3:{port}" in after
        assert "192.168.4.20" not in after
        assert qr(after) != qr(before)
        assert held.teacher.http.get("/", headers={"host": f"10.0.7.3:{port}"}).status_code == 200
        assert "192.168.4.20" not in held.hall.hosts


def qr(page: str) -> str:
    """The picture of the code on a wall."""
    found = re.search(r'<div class="code">(.*?)</div>', page, re.S)
    assert found
    return found[1]


# Replays


def course_of(path: Path) -> str:
    """The log of a class as lines: of every event its digest, and that of every table once it has happened."""
    store = Store.open(path)
    room = fresh(store.head)
    lines = []
    for event in standing(store.events()):
        room.apply(event)
        said = sha256(canonical([event.kind, dict(event.body)])).hexdigest()[:16]
        tables = (digest(table.session.position)[:16] for table in room.tables)
        lines.append(" ".join((f"{event.seq}", event.kind, said, *tables)))
    store.close()
    return "\n".join(lines) + "\n"


@pytest.mark.slow
def test_the_same_log_is_the_same_class_everywhere(tmp_path: Path) -> None:
    """Replayed by another process, of other order, zone and language, and as it once was on another machine (F17).

    With PARLEY_ACCEPT=1 the log is kept anew, in `tests/goldens`: after a change of the scenario or the rules.
    """
    path = tmp_path / "a.class"
    held = begun(students=6, path=path)
    held.run(held.conductor.reseat("A5", "mind", 99))
    agreed(held)
    held.wait(40)
    held.until("seal2")
    assert held.take("A2", want.Seal(held.player("A2").moment), "a" * 32)
    held.until("seal3")
    held.run(held.conductor.undo())
    held.until("exit")
    held.conductor.store.close()
    course = course_of(path)
    if os.environ.get("PARLEY_ACCEPT"):
        GOLDEN.write_text(course, encoding="utf-8")
    assert course == GOLDEN.read_text(encoding="utf-8")
    code = f"from pathlib import Path; from tests.classroom.test_faults import course_of; print(course_of(Path({str(path)!r})), end='')"
    odd = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=CHECKOUT, env=odd)  # fmt: skip
    assert told.stdout == course, told.stderr
