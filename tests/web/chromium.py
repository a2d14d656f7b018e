"""A real browser, driven over its own protocol (Chrome DevTools Protocol), for tests and for pictures of pages."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from websockets.sync.client import ClientConnection, connect

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
NAME = "table.test"
"""Not a name of this machine's own: what a browser allows there alone fails in a test, too."""
PHONE, LAPTOP = (360, 740), (1366, 768)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--remote-debugging-port=0", "--remote-allow-origins=*", f"--host-resolver-rules=MAP {NAME} 127.0.0.1",
)  # fmt: skip


class Tab:
    """One page of a browser, with cookies of its own."""

    def __init__(self, wire: ClientConnection) -> None:
        self._wire, self._number = wire, 0
        self.events: list[dict[str, Any]] = []
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask the browser for something."""
        self._number += 1
        self._wire.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            told = json.loads(self._wire.recv(timeout=30))
            if told.get("id") == self._number:
                assert "error" not in told, (method, told)
                result: dict[str, Any] = told["result"]
                return result
            self.events.append(told)

    def open(self, address: str) -> None:
        """Go to an address and wait until its script runs."""
        self.ask("Page.navigate", url=address)
        self.until("document.readyState === 'complete'")

    def size(self, wide: int, high: int, *, scale: float = 1.0) -> None:
        """Be a screen of this size, in CSS pixels."""
        self.ask("Emulation.setDeviceMetricsOverride", width=wide, height=high, deviceScaleFactor=scale, mobile=wide < 600)  # fmt: skip

    def run(self, script: str) -> Any:
        """The value of an expression on the page; of a promise once it has come."""
        told = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)  # fmt: skip
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def until(self, script: str, patience: float = 15.0) -> Any:
        """Wait until an expression is true."""
        end = time.monotonic() + patience
        while True:
            try:
                found = self.run(script)
            except AssertionError:
                found = None
            if found:
                return found
            assert time.monotonic() < end, (script, self.run("document.body.innerText")[:800])
            time.sleep(0.05)

    def press(self, id: str) -> None:
        """Click the node of an id, as a person would."""
        at = self.run(
            f"(() => {{const n = document.querySelector('[data-id={json.dumps(id)}]');"
            "n.scrollIntoView({block: 'center'}); const r = n.getBoundingClientRect();"
            "return [r.x + r.width / 2, r.y + r.height / 2]})()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=at[0], y=at[1], button="left", clickCount=1)  # fmt: skip

    def key(self, key: str) -> None:
        """Press a key."""
        codes = {
            "Enter": 13,
            "Escape": 27,
            "Tab": 9,
            "ArrowRight": 39,
            "ArrowDown": 40,
            "End": 35,
            " ": 32,
        }
        text = {"Enter": "\r", " ": " "}.get(key, "")
        given = {
            "key": key,
            "code": "Space" if key == " " else key,
            "windowsVirtualKeyCode": codes[key],
        }
        self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **given)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **given)

    def type(self, said: str) -> None:
        """Type a text where the focus is."""
        self.ask("Input.insertText", text=said)

    def offline(self, on: bool) -> None:
        """Cut the network, or give it back."""
        self.ask("Network.emulateNetworkConditions", offline=on, latency=0, downloadThroughput=-1, uploadThroughput=-1)  # fmt: skip

    def picture(self, path: Path | str, *, whole: bool = False) -> None:
        """Write what is seen to a file."""
        told = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        Path(path).write_bytes(base64.b64decode(told["data"]))

    def troubles(self) -> list[str]:
        """What the browser has complained of: errors, and what the policy of the page forbids."""
        self.run("0")
        found = [
            e["params"]["entry"]["text"]
            for e in self.events
            if e.get("method") == "Log.entryAdded" and e["params"]["entry"]["level"] == "error"
        ]
        thrown = [
            str(e["params"]["exceptionDetails"].get("exception", {}).get("description"))
            for e in self.events
            if e.get("method") == "Runtime.exceptionThrown"
        ]
        return found + thrown

    def asked(self) -> list[str]:
        """The addresses that the page has asked for."""
        self.run("0")
        return [
            e["params"]["request"]["url"]
            for e in self.events
            if e.get("method") == "Network.requestWillBeSent"
        ]

    def received(self) -> int:
        """Bytes that have come over the wire, heads included."""
        self.run("0")
        return sum(
            e["params"]["encodedDataLength"]
            for e in self.events
            if e.get("method") == "Network.loadingFinished"
        )


class Chromium:
    """A browser; each of its tabs is as a device of its own."""

    def __init__(self, folder: Path) -> None:
        assert CHROMIUM is not None
        self._port_file = folder / "DevToolsActivePort"
        self._process = subprocess.Popen(
            [CHROMIUM, *FLAGS, f"--user-data-dir={folder}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        end = time.monotonic() + 40
        while not (self._port_file.exists() and self._port_file.read_text().count("\n")):
            assert time.monotonic() < end
            assert self._process.poll() is None
            time.sleep(0.05)
        port, path = self._port_file.read_text().split("\n")[:2]
        self._at = f"127.0.0.1:{port}"
        self._wires = ExitStack()
        self._wire = self._wires.enter_context(
            connect(f"ws://{self._at}{path}", max_size=None, ping_interval=None)
        )
        self._number = 0

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        self._wire.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            told = json.loads(self._wire.recv(timeout=30))
            if told.get("id") == self._number:
                result: dict[str, Any] = told["result"]
                return result

    def tab(self, wide: int = LAPTOP[0], high: int = LAPTOP[1]) -> Tab:
        """A new device."""
        context = self._ask("Target.createBrowserContext")["browserContextId"]
        target = self._ask("Target.createTarget", url="about:blank", browserContextId=context)
        at = f"ws://{self._at}/devtools/page/{target['targetId']}"
        # A wire on which events wait to be read, were they only so many, would not be closed at once.
        wire = connect(at, max_size=None, max_queue=None, ping_interval=None)
        tab = Tab(self._wires.enter_context(wire))
        tab.size(wide, high)
        return tab

    def close(self) -> None:
        """End it."""
        self._wires.close()
        self._process.terminate()
        self._process.wait(20)


@contextmanager
def browser() -> Iterator[Chromium]:
    """A browser with nothing in it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = Chromium(Path(folder))
        try:
            yield made
        finally:
            made.close()


def reached(address: str) -> str:
    """What is answered at an address, without a browser."""
    with urlopen(address, timeout=5) as answer:
        text: str = answer.read().decode()
        return text
