"""A class over real HTTP: a server in a thread, a clock that is turned by hand, a client for each device."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from game.classroom.answers.app import routes_of
from game.classroom.answers.laptop import HostPages
from game.classroom.holding.hall import Hall
from game.classroom.holding.hosted import Hosted
from game.classroom.lesson import codes
from game.classroom.lesson.founding import head_of
from game.classroom.lesson.store import Store
from game.classroom.lesson.work import Work
from game.web.guard import App
from game.web.server import Server, application
from tests.classroom.lessons import Clock


class Device:
    """One browser, without a script."""

    def __init__(self, base: str, language: str = "en") -> None:
        headers = {"origin": base, "accept-language": language}
        self.http = httpx.Client(base_url=base, headers=headers, follow_redirects=True, timeout=20)
        self.heard: list[bytes] = []

    def get(self, path: str, **params: str) -> httpx.Response:
        answer = self.http.get(path, params=params or None)
        self.heard.append(answer.content)
        return answer

    def form(self, path: str, **fields: str) -> httpx.Response:
        answer = self.http.post(path, data=fields)
        self.heard.append(answer.content)
        return answer

    def send(self, path: str, **fields: Any) -> httpx.Response:
        body = {"cid": secrets.token_hex(16), **fields}
        answer = self.http.post(path, json=body)
        self.heard.append(answer.content)
        return answer

    def page(self) -> str:
        return self.get("/page").text

    def press(self, id: str, typed: str | None = None, **more: Any) -> dict[str, Any]:
        """Press a node on the page as it is now."""
        page = self.page()
        fields: dict[str, Any] = {
            "screen": re.search(r'data-screen="([^"]*)"', page)[1],  # type: ignore[index]
            "version": int(re.search(r'data-version="(\d+)"', page)[1]),  # type: ignore[index]
            "id": id,
            **more,
        }
        if typed is not None:
            fields["typed"] = typed
        found: dict[str, Any] = self.send("/cmd", **fields).json()
        return found

    def ids(self) -> list[str]:
        return re.findall(r'data-id="([^"]+)"', self.page())


class ServedClass:
    """A class that is held."""

    def __init__(self, hall: Hall, server: Server, held: Hosted, clock: Clock) -> None:
        self.hall, self.server, self.held, self.clock = hall, server, held, clock
        self.base = f"http://127.0.0.1:{server.port}"
        self.address = hall.public or self.base
        """Where browsers find it."""
        self.devices: list[Device] = []
        self.teacher = self.device()

    @property
    def room(self) -> Any:
        return self.held.room

    @property
    def kind(self) -> str:
        step = self.room.step
        return f"{step.kind}{step.round or ''}"

    def device(self, language: str = "en") -> Device:
        self.devices.append(Device(self.base, language))
        return self.devices[-1]

    def lead(self) -> Device:
        """Pair the teacher's phone."""
        assert self.teacher.form("/teacher/pair", code=self.held.pairing).status_code == 200
        return self.teacher

    def join(self, label: str, language: str = "en") -> Device:
        device = self.device(language)
        chair = self.room.chair(label)
        assert device.form("/join", letters=self.held.letters, code=chair.code).status_code == 200
        return device

    def do(self, what: str, **fields: str) -> dict[str, Any]:
        found: dict[str, Any] = self.teacher.send("/teacher/cmd", do=what, **fields).json()
        return found

    def go_on(self) -> None:
        page = self.teacher.get("/teacher/page").text
        seen = re.search(r'name="seen" value="([^"]+)"', page)
        assert seen, page[:2000]
        assert self.do("next", seen=seen[1])["how"] == "ok"

    def until(self, kind: str) -> None:
        for _ in range(100):
            if self.kind == kind:
                return
            self.go_on()
        raise AssertionError(self.kind)

    def wait(self, seconds: float) -> None:
        """Let the lesson's time pass, and the server notice it."""
        for _ in range(max(1, int(seconds / 2))):
            self.clock.now += 2
            time.sleep(0.25)


@contextmanager
def served(
    scenario: str = "drones-over-mexico", students: int = 24, *, path: Path | None = None,
    folder: Path | None = None, workers: int = 0, seed: int = 7, name: str = "", port: int = 0,
    around: Callable[[App], App] = lambda app: app, **more: Any,
) -> Iterator[ServedClass]:  # fmt: skip
    """Hold a class for as long as the block lasts.

    Args:
        scenario: what is played.
        students: how many.
        path: the class file: a new one, or one that is gone on with.
        folder: where the teacher's files are written.
        workers: processes in which minds think.
        seed: the luck of all tables.
        name: the name that browsers find it by, beside its number.
        port: where; 0 for any that is free.
        around: the network between devices and app.
        more: of a new class.
    """
    clock = Clock()
    hall = Hall(clock=clock, work=Work(workers))
    if path is not None and path.exists():
        store = Store.open(path)
    else:
        head = head_of(scenario, students, seed=seed, **more)
        store = Store.create(path, head, codes.key())
    held = hall.open(store, folder)
    hall.laptop = codes.hashed("laptop" * 4)
    app = application(
        [*routes_of(hall), *HostPages(hall).routes()],
        lambda: hall.hosts,
        who=hall.who,
        lifespan=hall.lifespan,
    )
    server = Server(around(app), host="127.0.0.1", port=port)
    hall.port = server.port
    hall.public = f"http://{name}:{server.port}" if name else ""
    server.start()
    made = ServedClass(hall, server, held, clock)
    try:
        yield made
    finally:
        for device in made.devices:
            device.http.close()
        assert server.stop(5)
