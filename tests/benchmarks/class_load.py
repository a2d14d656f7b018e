"""How fast a class is served: commands acknowledged, and their news on every screen.

Run by hand: `python3 -m tests.benchmarks.class_load [--rooms 10] [--students 30] [--screens 40] [--seconds 60]`.
It starts a host of its own on loopback and plays browsers with sockets: every device listens to its bell and
fetches its page when it rings, as seat.js does. In the same sitting a plain loop says how fast the machine is.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import secrets
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import httpx
import websockets

STEPS = 6
"""Steps of a lesson that are turned: a seal, a reveal, news, a talk and on."""
APART = 1.0
"""Seconds between the steps of two rooms; a lesson of 45 minutes has some thirty, so that ten rooms turn every nine."""
CHECKOUT = Path(__file__).resolve().parents[2]


def reference() -> float:
    """Seconds of a plain loop that squares and adds six million integers."""
    began = time.perf_counter()
    total = 0
    for number in range(6_000_000):
        total += number * number
    return time.perf_counter() - began


@dataclass
class Browser:
    """One screen: hears its bell, fetches its page."""

    http: httpx.AsyncClient
    base: str
    page: str
    bell: str
    label: str = ""
    version: int = -1
    text: str = ""
    bytes: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def fetch(self) -> None:
        answer = await self.http.get(self.page, headers={"accept-encoding": "gzip"})
        self.bytes = int(answer.headers.get("content-length", 0) or len(answer.content))
        if answer.status_code == 200:
            self.text = answer.text
        self.arrived.set()

    async def listen(self) -> None:
        cookies = "; ".join(f"{k}={v}" for k, v in self.http.cookies.items())
        where = self.base.replace("http", "ws") + self.bell
        headers = {"origin": self.base, "cookie": cookies}
        async with websockets.connect(where, additional_headers=headers, compression=None) as bell:
            async for news in bell:
                version = json.loads(news)["version"]
                if version != self.version:
                    self.version = version
                    await self.fetch()

    async def press(self, id: str) -> tuple[str, float]:
        screen = re.search(r'data-screen="([^"]*)"', self.text)
        version = re.search(r'data-version="(\d+)"', self.text)
        assert screen
        assert version
        body = {
            "cid": secrets.token_hex(16),
            "screen": screen[1],
            "version": int(version[1]),
            "id": id,
        }
        began = time.perf_counter()
        answer = await self.http.post("/cmd", json=body)
        taken = time.perf_counter() - began
        return answer.json().get("how", f"{answer.status_code}"), taken


@dataclass
class Room:
    """A class and its screens."""

    letters: str
    head: dict[str, Any]
    teacher: Browser
    wall: Browser
    seats: list[Browser]

    @property
    def screens(self) -> list[Browser]:
        return [self.teacher, self.wall, *self.seats]

    async def go_on(self) -> None:
        await self.teacher.fetch()
        seen = re.search(r'name="seen" value="([^"]+)"', self.teacher.text)
        assert seen
        body = {"cid": secrets.token_hex(16), "do": "next", "seen": seen[1]}
        answer = await self.teacher.http.post("/teacher/cmd", json=body)
        assert answer.json()["how"] == "ok", answer.text

    async def until(self, kind: str) -> None:
        for _ in range(60):
            await self.teacher.fetch()
            seen = re.search(r'name="seen" value="([^".]+)\.(\d+)', self.teacher.text)
            if seen and f"{seen[1]}{seen[2]}" == kind:
                return
            await self.go_on()
        raise AssertionError(kind)


def started(folder: Path, rooms: int, students: int) -> tuple[subprocess.Popen[str], str]:
    """Start a host; the process, and where it is."""
    command = [sys.executable, "-m", "game", "host", "drones-over-mexico", "--class", f"{students}"]
    command += ["--rooms", f"{rooms}", "--headless", "--only-here", "--port", "0", "--lang", "en"]
    environment = {**os.environ, "HOME": f"{folder}", "XDG_DATA_HOME": f"{folder}"}
    host = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT, env=environment
    )
    assert host.stdout
    said = ""
    for line in host.stdout:
        said += line
        if "Ctrl+C" in line:
            break
    where = re.search(r"http://127\.0\.0\.1:\d+", said)
    assert where, said
    (folder / "said.txt").write_text(said)
    return host, where[0]


def heads(folder: Path) -> Iterator[dict[str, Any]]:
    """What is decided of each class, read from copies of their files."""
    for path in sorted((folder / "parley" / "classes").glob("*.class")):
        with tempfile.TemporaryDirectory() as there:
            copy = Path(there, path.name)
            for end in ("", "-wal"):
                with suppress(FileNotFoundError):
                    shutil.copy(f"{path}{end}", f"{copy}{end}")
            link = sqlite3.connect(copy)
            yield json.loads(link.execute("select body from head").fetchone()[0])
            link.close()


def client(base: str) -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=4)
    return httpx.AsyncClient(
        base_url=base, headers={"origin": base}, follow_redirects=True, timeout=30, limits=limits
    )


async def sat_down(base: str, head: dict[str, Any], screens: int) -> Room:
    letters = head["letters"]
    lead, onlooker = client(base), client(base)
    answer = await lead.post("/teacher/pair", data={"code": head["teacher"]})
    assert answer.status_code == 200, answer.text[:300]
    teacher = Browser(lead, base, "/teacher/page", "/teacher/ws")
    wall = Browser(onlooker, base, f"/wall/page?room={letters}", f"/wall/ws?room={letters}")
    chairs = [
        (f"{table['letter']}{n}", chair["code"])
        for table in head["tables"]
        for n, chair in enumerate(table["chairs"], 1)
    ]
    seats = []
    for at in range(screens - 2):
        label, code = chairs[at % len(chairs)]
        http = client(base)
        answer = await http.post("/join", data={"letters": letters, "code": code})
        assert answer.status_code == 200, answer.text[:500]
        seats.append(Browser(http, base, "/page", "/ws", label))
    return Room(letters, head, teacher, wall, seats)


@dataclass
class Measured:
    """Seconds, each a list."""

    acknowledged: list[float] = field(default_factory=list)
    news: list[float] = field(default_factory=list)
    burst: list[float] = field(default_factory=list)
    how: dict[str, int] = field(default_factory=dict)
    of_step: dict[str, list[float]] = field(default_factory=dict)


def at(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def told(name: str, values: list[float]) -> None:
    print(f"{name:<44} n={len(values):>5}  median {1000 * median(values):7.1f} ms  p99 {1000 * at(values, 0.99):7.1f} ms  max {1000 * max(values):7.1f} ms")  # fmt: skip


def spent(pid: int) -> float:
    """Seconds of processor time that a process has had; not a number where the system does not tell."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return float("nan")
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def turned(room: Room, measured: Measured) -> None:
    """A step of the lesson: from the press to every screen having its new page."""
    for _ in room.head["tables"][1:] if 'value="reveal.' in room.teacher.text else ():
        await room.go_on()  # the wall alone turns to the next table
        await room.teacher.fetch()
    for screen in room.screens:
        screen.arrived.clear()
    kind = re.search(r'name="seen" value="([^".]+)', room.teacher.text)
    of_step = measured.of_step.setdefault(f"after {kind[1] if kind else '?'}", [])
    began = time.perf_counter()
    await room.go_on()

    async def seen(screen: Browser) -> None:
        await asyncio.wait_for(screen.arrived.wait(), 20)
        measured.news.append(time.perf_counter() - began)
        of_step.append(measured.news[-1])

    await asyncio.gather(*(seen(s) for s in (room.wall, *room.seats)))


async def later(place: int, room: Room, measured: Measured) -> None:
    """Rooms turn one after the other, as their teachers do."""
    await asyncio.sleep(APART * place)
    await turned(room, measured)


async def acting(room: Room, seconds: float, rate: float, measured: Measured) -> None:
    """Seats press settings of their levers, one a second and class, as at the seal."""
    end = time.perf_counter() + seconds
    at_seat = 0
    while time.perf_counter() < end:
        seat = room.seats[at_seat % len(room.seats)]
        at_seat += 1
        ids = re.findall(r'data-id="(lever\.[^"]+)"', seat.text)
        if ids:
            how, taken = await seat.press(secrets.choice(ids))
            measured.how[how] = measured.how.get(how, 0) + 1
            measured.acknowledged.append(taken)
        await asyncio.sleep(1 / rate)


async def burst(room: Room, measured: Measured) -> None:
    """Everybody seals at once."""

    async def one(seat: Browser) -> None:
        how, taken = await seat.press("seal")
        measured.how[how] = measured.how.get(how, 0) + 1
        measured.burst.append(taken)

    await asyncio.gather(*(one(seat) for seat in room.seats))


async def measure(arguments: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as there:
        folder = Path(there)
        began = time.perf_counter()
        host, base = started(folder, arguments.rooms, arguments.students)
        print(f"host ready after {time.perf_counter() - began:.1f} s")
        tasks: list[asyncio.Task[None]] = []
        try:
            began = time.perf_counter()
            rooms = [await sat_down(base, head, arguments.screens) for head in heads(folder)]
            screens = [s for room in rooms for s in room.screens]
            tasks = [asyncio.create_task(s.listen()) for s in screens]
            await asyncio.gather(*(asyncio.wait_for(s.arrived.wait(), 60) for s in screens))
            print(
                f"{len(screens)} screens of {len(rooms)} rooms live after {time.perf_counter() - began:.1f} s"
            )
            measured = Measured()
            for room in rooms:
                await room.until("seal1")
            await asyncio.gather(*(acting(r, arguments.seconds, 1, measured) for r in rooms))
            await asyncio.gather(*(burst(room, measured) for room in rooms))
            used = spent(host.pid)
            for _ in range(STEPS):
                await asyncio.gather(*(later(n, room, measured) for n, room in enumerate(rooms)))
                await asyncio.sleep(1)
            used = (spent(host.pid) - used) / STEPS / len(rooms)
            told("a command acknowledged, one a second a class", measured.acknowledged)
            told("a command acknowledged, all seal at once", measured.burst)
            told("a step on every screen, reveals included", measured.news)
            for kind, seconds in measured.of_step.items():
                told(f"  of it {kind}", seconds)
            print(f"processor time of the host for a step of one room {1000 * used:.0f} ms")
            print("answers", measured.how, " page", max(s.bytes for s in screens), "bytes at most")
            status = Path(f"/proc/{host.pid}/status")
            if status.exists():
                print(next(x for x in status.read_text().splitlines() if x.startswith("VmRSS")))
            print(f"u = {reference():.2f} s")
        finally:
            for task in tasks:
                task.cancel()
            host.terminate()
            host.wait(10)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rooms", type=int, default=1)
    parser.add_argument("--students", type=int, default=24)
    parser.add_argument(
        "--screens", type=int, default=40, help="of each room, wall and phone included"
    )
    parser.add_argument("--seconds", type=float, default=30)
    asyncio.run(measure(parser.parse_args()))


if __name__ == "__main__":
    main()
