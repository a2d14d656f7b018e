"""Pages in a real browser: served as a server would serve them, drawn as pictures, or asked what they look like."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

from game.web.assets import asset

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")  # fmt: skip
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--virtual-time-budget=6000",
)  # fmt: skip
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; frame-src 'self'"
)
HERE = Path(__file__).parent


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, pages: Mapping[str, str], *args: Any) -> None:
        self.pages = pages
        super().__init__(*args)

    def do_GET(self) -> None:
        path = unquote(self.path.split("?")[0])
        if path in ("/probe.js", "/frames.js"):
            self._send("text/javascript", (HERE / path[1:]).read_bytes())
        elif path.startswith("/static/"):
            found = asset(path.removeprefix("/static/"))
            if found is not None:
                self._send(found.kind, found.plain)
        elif path in self.pages:
            page = self.pages[path]
            script = '<script src="/probe.js" defer></script></head>'
            self._send("text/html; charset=utf-8", page.replace("</head>", script).encode())
        else:
            self.send_response(204)
            self.end_headers()

    def _send(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def served(pages: Mapping[str, str]) -> Iterator[str]:
    """Serve pages by their paths; where they are."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, pages))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _run(*more: str) -> str:
    assert CHROMIUM
    with TemporaryDirectory() as home:
        done = subprocess.run(
            [CHROMIUM, *FLAGS, f"--user-data-dir={home}", *more],
            capture_output=True, text=True, timeout=180,
        )  # fmt: skip
    return done.stdout


def shoot(address: str, path: Path, wide: int = 1280, high: int = 720) -> None:
    """Draw a page as a picture."""
    _run(f"--screenshot={path}", f"--window-size={wide},{high}", address)


def looked(pages: Mapping[str, str], wide: int = 1280, high: int = 720) -> dict[str, Any]:
    """Draw pages, each in a frame of a size, and say of each what letters it has and what runs over."""
    frames = "".join(
        f'<iframe name="{path}" src="{path}" width="{wide}" height="{high}"></iframe>'
        for path in pages
    )
    whole = f'<!doctype html><head><script src="/frames.js" defer></script></head><body>{frames}'
    with served({**pages, "/all frames": whole}) as address:
        dom = _run("--dump-dom", f"--window-size={wide},{high}", f"{address}/all%20frames")
    start = dom.index('<pre id="found">') + len('<pre id="found">')
    found: dict[str, Any] = json.loads(unescape(dom[start : dom.index("</pre>", start)]))
    return found
