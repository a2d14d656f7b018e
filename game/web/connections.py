"""Connections that ask for nothing: closed after a while, and not too many from one address."""

from __future__ import annotations

import asyncio
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE: Final = 10.0
"""Seconds in which a connection has to send a whole request."""
EACH: Final = 64
"""Connections of one address: many, for a whole school may stand behind one."""
HOME: Final = frozenset(("127.0.0.1", "::1"))
"""The machine itself, or a proxy on it, which has its own limits."""


class Watched(H11Protocol):
    """A connection that is watched: uvicorn itself waits for ever for the head of a request."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Count it, and begin to wait for a request."""
        super().connection_made(transport)
        here = self.client[0] if self.client else ""
        if here not in HOME and self._others(here) > EACH:
            self.connections.discard(self)
            transport.abort()
            return
        self._wait()

    def _others(self, address: str) -> int:
        clients = [getattr(each, "client", None) or ("",) for each in self.connections]
        return sum(client[0] == address for client in clients)

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(PATIENCE, self._sweep)

    def _sweep(self) -> None:
        """Close it if nothing whole was asked."""
        self._deadline = None
        if self._asking and not self.transport.is_closing():
            self.transport.abort()

    @property
    def _asking(self) -> bool:
        """Whether the head of a request is still to come."""
        return self.conn.their_state is h11.IDLE

    def data_received(self, data: bytes) -> None:
        """Take what comes; a request that has only begun has its time as well."""
        super().data_received(data)
        if self._deadline is None and self._asking:
            self._wait()
        elif self._deadline is not None and not self._asking:
            self._still()

    def _still(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._still()
        super().connection_lost(exc)
