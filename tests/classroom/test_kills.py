"""A host that is killed at any moment: everything that was acknowledged is there once, and it is back at once (F1)."""

from __future__ import annotations

import os
import re
import secrets
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from game.classroom.lesson.room import folded
from game.classroom.lesson.store import Store

KILLS = int(os.environ.get("PARLEY_KILLS", "50"))
CHECKOUT = Path(__file__).resolve().parents[2]


class Host:
    """A host in a process of its own."""

    def __init__(self, path: Path, *fresh: str) -> None:
        command = [sys.executable, "-m", "game", "host", *fresh, "--file", f"{path}"]
        command += ["--headless", "--only-here", "--port", "0", "--lang", "en"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=CHECKOUT
        )
        said = ""
        assert self.process.stdout
        for line in self.process.stdout:
            said += line
            if "Ctrl+C" in line:
                break
        where = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert where, said
        self.base = where[0]

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        assert self.process.stdout
        self.process.stdout.close()


def press(http: httpx.Client, held: set[str], stop: threading.Event) -> None:
    """Set levers as fast as it goes; note what was acknowledged."""
    at = 0
    while not stop.is_set():
        try:
            page = http.get("/page").text
            screen = re.search(r'data-screen="([^"]*)"', page)
            version = re.search(r'data-version="(\d+)"', page)
            # Who comes late first reads what was missed, and goes on from there.
            ids = re.findall(r'data-id="(lever\.[^"]+|on)"', page)
            if not (screen and version and ids):
                time.sleep(0.05)
                continue
            at += 1
            cid = secrets.token_hex(16)
            body: dict[str, Any] = {
                "cid": cid,
                "screen": screen[1],
                "version": int(version[1]),
                "id": ids[at % len(ids)],
            }
            told = http.post("/cmd", json=body).json()
            # What changes nothing of the game, as a setting that is pressed again, leaves nothing behind.
            if told["how"] == "ok" and told["version"] != told["before"]:
                held.add(cid)
        except (httpx.HTTPError, ValueError):
            return


@pytest.mark.long
def test_every_acknowledged_command_is_there_once_after_every_kill(tmp_path: Path) -> None:
    path = tmp_path / "a.class"
    host = Host(path, "drones-over-mexico", "--class", "12")
    store: Store
    cookies: list[dict[str, str]] = []
    acknowledged: set[str] = set()
    took: list[float] = []
    host.kill()
    store = Store.open(path)
    head = store.head
    store.close()
    for kill in range(KILLS):
        began = time.perf_counter()
        host = Host(path)
        took.append(time.perf_counter() - began)
        lead = httpx.Client(
            base_url=host.base, headers={"origin": host.base}, follow_redirects=True
        )
        assert lead.post("/teacher/pair", data={"code": head["teacher"]}).status_code == 200
        page = lead.get("/teacher/page").text
        while "seal.1" not in page:
            seen = re.search(r'name="seen" value="([^"]+)"', page)
            assert seen
            lead.post(
                "/teacher/cmd", json={"cid": secrets.token_hex(16), "do": "next", "seen": seen[1]}
            )
            page = lead.get("/teacher/page").text
        lead.post("/teacher/cmd", json={"cid": secrets.token_hex(16), "do": "unpause"})
        writers = []
        for n, chair in enumerate(head["tables"][0]["chairs"]):
            http = httpx.Client(
                base_url=host.base, headers={"origin": host.base}, follow_redirects=True, timeout=5
            )
            if kill:
                http.cookies.update(cookies[n])
            else:
                http.post("/join", data={"letters": head["letters"], "code": chair["code"]})
                cookies.append(dict(http.cookies))
            writers.append(http)
        stop = threading.Event()
        threads = [threading.Thread(target=press, args=(w, acknowledged, stop)) for w in writers]
        for thread in threads:
            thread.start()
        time.sleep(0.3 + secrets.randbelow(900) / 1000)
        host.kill()
        stop.set()
        for thread in threads:
            thread.join()
        for http in (*writers, lead):
            http.close()
        store = Store.open(path)
        cids = [event.cid for event in store.events() if event.cid]
        assert acknowledged <= set(cids)
        assert len(cids) == len(set(cids))
        room = folded(store.head, store.events())
        assert room.step.kind == "seal"
        store.close()
    print(f"{len(acknowledged)} acknowledged, host ready after {max(took):.1f} s at most")
    assert len(acknowledged) > KILLS
