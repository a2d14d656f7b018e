"""Servers that tests ask: on a free port of this machine, in a thread, stopped at the end."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from game.web.guard import App
from game.web.server import Server

HOSTS = frozenset(("127.0.0.1", "localhost", "table.test"))


@contextmanager
def served(app: App, *, port: int = 0) -> Iterator[Server]:
    """An app that answers."""
    server = Server(app, host="127.0.0.1", port=port)
    server.start()
    try:
        yield server
    finally:
        assert server.stop(5.0)


def raw(server: Server, said: bytes, *, patience: float = 5.0) -> bytes:
    """What is answered to bytes that are sent as they are."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=patience) as line:
        line.sendall(said)
        found = b""
        while part := line.recv(65536):
            found += part
            if b"\r\n\r\n" in found and b"connection: close" not in found.lower():
                head, _, body = found.partition(b"\r\n\r\n")
                length = [
                    h for h in head.split(b"\r\n") if h.lower().startswith(b"content-length:")
                ]
                if length and len(body) >= int(length[0].split(b":")[1]):
                    break
        return found
