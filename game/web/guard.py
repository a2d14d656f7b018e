"""What every request passes first: who may ask, from which page, how much and how often; and what every answer carries.

It is ASGI alone, so that it sees every byte before anything else does. Sentences are in the asker's
language; nothing is logged but what went wrong in the program itself, without addresses or tokens.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from game.locale import text
from game.web.buckets import Buckets, Limit
from game.web.readers import header, language_of

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

BODY: Final = 16 * 1024
"""Bytes of a body at most."""
PATIENCE: Final = 10.0
"""Seconds in which a body has to be there."""
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'{sockets}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, nothing that stands in a page itself (CSP 3)."""
HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    # Not `no-referrer`: with it a browser sends `Origin: null` with the form of the join page.
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
log = logging.getLogger("parley.web")


@dataclass
class Guard:
    """Stands before an app.

    Attributes:
        app: what is behind it.
        hosts: the names and numbers that the app is asked for by; asked each time, for an address may change.
        who: the token that a request comes with, hashed or not; empty for none. Limits go by it.
        commands: how often one token may post.
        strangers: how often requests without a token may post, all from one address together.
        reads: how often one token may fetch what is not a file.
        body: bytes of a body at most.
    """

    app: App
    hosts: Callable[[], Collection[str]]
    who: Callable[[Scope], str] = lambda scope: ""
    commands: Buckets = field(default_factory=lambda: Buckets(Limit(5, 20)))
    strangers: Buckets = field(default_factory=lambda: Buckets(Limit(20, 200)))
    reads: Buckets = field(default_factory=lambda: Buckets(Limit(10, 60)))
    body: int = BODY

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] == "http":
            await self._http(scope, receive, _carrying(scope, send))
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = self._refused(scope)
        if refused:
            return await answer(scope, send, *refused)
        body = b""
        if scope["method"] not in ("GET", "HEAD"):
            try:
                body = await asyncio.wait_for(_read(scope, receive, self.body), PATIENCE)
            except TooMuch:
                return await answer(scope, send, 413, "large")
            except (TimeoutError, Gone):
                return await answer(scope, send, 408, "garbled")
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, _again(body, receive), sending)
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader gets one sentence
            log.error("%s in %s", type(error).__name__, _where(error))
            if not begun:
                await answer(scope, send, 500, "wrong")

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A browser always says from which page a socket is opened; whoever does not is none."""
        origin = header(scope["headers"], b"origin")
        if not self._known(scope) or origin is None or not _same(scope, origin):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        await self.app(scope, receive, send)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        """Status and reason of what is not let through."""
        if not self._known(scope):
            return 400, "host"
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, "nothing"
        token = self.who(scope)
        if scope["method"] == "POST":
            origin = header(scope["headers"], b"origin")
            twice = sum(key == b"origin" for key, _ in scope["headers"]) > 1
            if twice or (origin is not None and not _same(scope, origin)):
                return 403, "origin"
            address = (scope.get("client") or ("",))[0]
            often = self.commands.take(token) if token else self.strangers.take(address)
            return None if often else (429, "often")
        if token and not scope["path"].startswith("/static/") and not self.reads.take(token):
            return 429, "often"
        return None

    def _known(self, scope: Scope) -> bool:
        """Whether the app is asked for by a name that is its own (DNS rebinding is not)."""
        host = header(scope["headers"], b"host")
        return host is not None and named(host) in self.hosts()


class TooMuch(Exception):
    """A body is larger than it may be."""


class Gone(Exception):
    """Whoever asked has left in the middle of it."""


def named(host: str) -> str:
    """A host without its port, in small letters.

    >>> named("Table.test:8000"), named("[::1]:80"), named("[")
    ('table.test', '::1', '')
    """
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _same(scope: Scope, origin: str) -> bool:
    """Whether a page of this very address asks."""
    host = header(scope["headers"], b"host") or ""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


async def _read(scope: Scope, receive: Receive, most: int) -> bytes:
    """The body, counted while it comes."""
    said = header(scope["headers"], b"content-length")
    if said is not None and (not said.isdigit() or int(said) > most):
        raise TooMuch
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            raise TooMuch
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """Give the body that was read to the app, then what comes after it."""
    given = False

    async def receiving() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receiving


def _carrying(scope: Scope, send: Send) -> Send:
    """Put on every answer what every answer carries; unless it says so itself, no answer is kept."""
    host = header(scope["headers"], b"host") or ""
    plain = all(sign.isalnum() or sign in ".-:[]" for sign in host)
    # Older Safari does not count sockets to the same address among `self`.
    sockets = f" ws://{host} wss://{host}" if plain and host else ""
    policy = POLICY.format(sockets=sockets).encode("latin-1")

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", ())]
            known = {key.lower() for key, _ in headers}
            carried = [
                *HEADERS,
                (b"content-security-policy", policy),
                (b"cache-control", b"no-store"),
            ]
            headers += [(key, value) for key, value in carried if key not in known]
            message = {**message, "headers": headers}
        await send(message)

    return sending


async def answer(scope: Scope, send: Send, status: int, why: str) -> None:
    """Answer in one sentence, in the language of whoever asks."""
    said = text(language_of(scope["headers"]), f"web.guard.{why}")
    body = f"{said}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", b"%d" % len(body)),
    ]
    if status in (408, 413):
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": HTTPStatus(status), "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _where(error: BaseException) -> str:
    """The place in the program where something went wrong."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return f"{at.tb_frame.f_code.co_qualname}:{at.tb_lineno}" if at else "?"
