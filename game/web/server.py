"""The server of pages: a thread of its own, from the first request to a quick end."""

from __future__ import annotations

import logging
import signal
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Final

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from game import UserError
from game.locale import text
from game.web.assets import asset
from game.web.connections import Watched
from game.web.guard import App, Guard, Scope
from game.web.readers import language_of

YEAR: Final = "public, max-age=31536000, immutable"
PORT: Final = 8000
"""Where it is looked for first."""
PORTS: Final = 20
"""Ports after it that are tried when it is taken."""
LOOK: Final = 0.2
"""Seconds between two looks whether it still answers."""
GRACE: Final = 2
"""Seconds that connections have to end."""


def application(
    routes: Sequence[BaseRoute],
    hosts: Callable[[], Collection[str]],
    *,
    who: Callable[[Scope], str] = lambda scope: "",
    lifespan: Callable[[Starlette], AbstractAsyncContextManager[None]] | None = None,
    **limits: Any,
) -> App:
    """Build an app from its routes: before it the guard, beside it the files, its answers packed.

    Args:
        routes: what it answers.
        hosts: the names and numbers that it may be asked for by.
        who: the token that a request comes with, for limits; empty for none.
        lifespan: what is done before the first request and after the last.
        limits: `commands`, `strangers`, `reads`, `body` of the guard, where the usual ones do not do.
    """
    inside = Starlette(
        routes=[*routes, Route("/static/{name:path}", _static)],
        exception_handlers={HTTPException: _refused, Exception: _wrong},
        lifespan=lifespan,
    )
    packed = GZipMiddleware(inside, minimum_size=600, compresslevel=6)
    return Guard(packed, hosts, who, **limits)


async def _static(request: Request) -> Response:
    """A style sheet, a script, the typeface. The address carries its mark, so that it may be kept for a year."""
    found = asset(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    kept = YEAR if found.mark in request.url.query or found.kind == "font/ttf" else "no-cache"
    headers = {"content-type": found.kind, "cache-control": kept, "vary": "accept-encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.packed, headers=headers | {"content-encoding": "gzip"})
    return Response(found.plain, headers=headers)


async def _refused(request: Request, error: Exception) -> Response:
    """One sentence for what is not there or is not as it has to be."""
    assert isinstance(error, HTTPException)
    keys = {404: "nothing", 405: "nothing", 400: "garbled", 413: "large", 422: "unfit", 429: "often", 503: "full"}  # fmt: skip
    said = text(
        language_of(request.scope["headers"]), f"web.guard.{keys.get(error.status_code, 'unfit')}"
    )
    return Response(f"{said}\n", error.status_code, dict(error.headers or {}), "text/plain")


async def _wrong(request: Request, error: Exception) -> Response:
    """One sentence for what went wrong in the program; the guard has the rest of it."""
    said = text(language_of(request.scope["headers"]), "web.guard.wrong")
    return Response(f"{said}\n", 500, media_type="text/plain")


class Server:
    """An app on a port, served by a thread.

    Attributes:
        port: where it is.
    """

    def __init__(
        self, app: App | Callable[..., Awaitable[None]], *, host: str = "", port: int = PORT
    ) -> None:
        """Take a port; nothing is answered before `start`.

        Args:
            app: what is served.
            host: the address that is listened at: empty for all of this machine's, 127.0.0.1 for itself alone.
            port: where; 0 for any that is free. If it is taken, one of the next is.

        Raises:
            UserError: if there is no port to be had.
        """
        self._socket = _taken(host, port)
        self.port: int = self._socket.getsockname()[1]
        _quiet()
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                http=Watched,
                ws="websockets-sansio",
                ws_max_size=4096,
                ws_per_message_deflate=False,
                ws_ping_interval=10,
                ws_ping_timeout=10,
                timeout_graceful_shutdown=GRACE,
                timeout_keep_alive=15,
                h11_max_incomplete_event_size=16 * 1024,
                access_log=False,
                log_config=None,
                server_header=False,
                lifespan="on",
            )
        )
        self._thread = threading.Thread(target=self._run, name="pages", daemon=True)
        self._failed: BaseException | None = None

    def _run(self) -> None:
        try:
            self._server.run([self._socket])
        except BaseException as error:  # noqa: BLE001 - told to whoever waits for the start
            self._failed = error

    def start(self, patience: float = 10.0) -> None:
        """Begin to answer; comes back once it does. Raises UserError if it does not."""
        self._thread.start()
        pause = threading.Event()
        waited = 0.0
        while not self._server.started:
            if not self._thread.is_alive() or waited > patience:
                raise UserError(f"The pages could not be opened: {self._failed or 'no answer'}.")
            pause.wait(0.02)
            waited += 0.02

    @property
    def running(self) -> bool:
        """Whether it answers."""
        return self._thread.is_alive() and self._server.started

    def stop(self, patience: float = 3.0) -> bool:
        """Stop answering; whether it has ended in this time, in seconds."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(patience)
        self._socket.close()
        return not self._thread.is_alive()


def until_stopped(server: Server) -> None:
    """Let a server answer until Ctrl+C, or until the system ends it."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        while server.running:
            time.sleep(LOOK)
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()


def _taken(host: str, port: int) -> socket.socket:
    """A socket at a port, or at the next that is free."""
    tried = (port,) if port == 0 else range(port, min(port + PORTS, 65536))
    problem: OSError | None = None
    for each in tried:
        bare = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows lets two share a port otherwise
                bare.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                bare.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bare.bind((host, each))
            bare.listen(512)
        except OSError as error:
            bare.close()
            problem = error
            continue
        return bare
    raise UserError(f"No port from {port} on is free: {problem}.")


def _quiet() -> None:
    """Nothing about who asks what is written anywhere."""
    for name in ("uvicorn", "uvicorn.error", "uvicorn.asgi", "websockets"):
        logging.getLogger(name).setLevel(logging.ERROR)
    logging.getLogger("uvicorn.access").disabled = True
