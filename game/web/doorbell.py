"""The doorbell: tells a browser that there is news, and nothing of it.

A topic is what one viewer is shown: a seat, a wall. It has a version that grows with it. A socket hears the
newest version alone, however many there were, so that a slow one keeps nothing waiting; every few seconds it
hears it again, so that it knows that it is heard.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

HEARTBEAT: Final = 5.0
"""Seconds after which a socket hears the version again."""
CHATTER: Final = 50
"""Messages of a browser after which its socket is closed: it has nothing to say on it."""
UNKNOWN: Final = 4401
"""Closed with this: the token is not known, or not any more."""
FULL: Final = 4429
"""Closed with this: there are too many sockets of this token."""
EACH: Final = 12
"""Sockets of one token."""


@dataclass(eq=False)
class _Listener:
    """One open socket."""

    topic: str
    token: str
    news: asyncio.Event = field(default_factory=asyncio.Event)
    code: int = 0
    """With what it is to be closed; 0 for not."""


class Doorbell:
    """Versions of topics, and who listens. All of it belongs to the loop of the server; `ring` may come from anywhere."""

    def __init__(self) -> None:
        self._versions: dict[str, int] = {}
        self._listeners: dict[str, set[_Listener]] = defaultdict(set)
        self._tokens: dict[str, set[_Listener]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None

    def version(self, topic: str) -> int:
        """The newest version of a topic."""
        return self._versions.get(topic, 0)

    def listening(self, topic: str) -> int:
        """How many sockets listen to a topic."""
        return len(self._listeners.get(topic, ()))

    def here(self, token: str) -> bool:
        """Whether a token has an open socket."""
        return bool(self._tokens.get(token))

    def ring(self, topic: str, version: int | None = None) -> None:
        """Say that a topic has a newer version: the next one, or the one that is given. From any thread."""
        self._on_loop(self._ring, topic, version)

    def shut(self, token: str, code: int = UNKNOWN) -> None:
        """Close the sockets of a token. From any thread."""
        self._on_loop(self._shut, token, code)

    def forget(self, topic: str) -> None:
        """Forget a topic that nobody will listen to any more."""
        self._versions.pop(topic, None)

    def _on_loop(self, doing: Callable[..., None], *given: Any) -> None:
        loop = self._loop
        if loop is None or not loop.is_running():
            doing(*given)
            return
        try:
            own = asyncio.get_running_loop() is loop
        except RuntimeError:
            own = False
        if own:
            doing(*given)
        else:
            loop.call_soon_threadsafe(doing, *given)

    def _ring(self, topic: str, version: int | None) -> None:
        old = self.version(topic)
        self._versions[topic] = old + 1 if version is None else version
        if self._versions[topic] != old:
            for listener in self._listeners.get(topic, ()):
                listener.news.set()

    def _shut(self, token: str, code: int) -> None:
        for listener in self._tokens.get(token, ()):
            listener.code = code
            listener.news.set()

    async def listen(
        self,
        socket: WebSocket,
        topic: str,
        token: str = "",
        more: Callable[[], Mapping[str, Any]] = dict,
    ) -> None:
        """Serve a socket until it closes.

        Args:
            socket: one that is not accepted yet.
            topic: what it is to hear of; an empty one is not known, and it is closed.
            token: by which it can be shut; one token has a dozen sockets at most.
            more: what is said beside the version each time, such as the clock.
        """
        self._loop = asyncio.get_running_loop()
        await socket.accept()
        if not topic or len(self._tokens.get(token, ())) >= EACH:
            await socket.close(FULL if topic else UNKNOWN)
            return
        listener = _Listener(topic, token)
        self._listeners[topic].add(listener)
        self._tokens[token].add(listener)
        heard = asyncio.create_task(_hear(socket))
        try:
            await self._tell(socket, listener, more, heard)
        except (WebSocketDisconnect, RuntimeError, OSError):
            pass  # it has gone
        finally:
            heard.cancel()
            _leave(self._listeners, topic, listener)
            _leave(self._tokens, token, listener)

    async def _tell(
        self,
        socket: WebSocket,
        listener: _Listener,
        more: Callable[[], Mapping[str, Any]],
        heard: asyncio.Task[None],
    ) -> None:
        while not heard.done():
            listener.news.clear()
            if listener.code:
                await socket.close(listener.code)
                return
            told = {"version": self.version(listener.topic), **more()}
            await socket.send_text(json.dumps(told, separators=(",", ":")))
            rung = asyncio.create_task(listener.news.wait())
            await asyncio.wait(
                (rung, heard), timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED
            )
            rung.cancel()
        if socket.client_state is WebSocketState.CONNECTED:
            with suppress(RuntimeError):
                await socket.close(1008)


def _leave(rooms: dict[str, set[_Listener]], name: str, listener: _Listener) -> None:
    rooms[name].discard(listener)
    if not rooms[name]:
        del rooms[name]


async def _hear(socket: WebSocket) -> None:
    """Hear what a browser says, which is nothing; ends when it has gone, or says too much."""
    for _ in range(CHATTER):
        if (await socket.receive())["type"] == "websocket.disconnect":
            return
