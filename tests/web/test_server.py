"""A server in a thread: it stops at once, forgets who asks for nothing, and rings the doorbell."""

from __future__ import annotations

import json
import logging
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from threading import Thread

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from game import UserError
from game.web import connections, doorbell
from game.web.address import Address, addresses, fits, names
from game.web.doorbell import CHATTER, EACH, UNKNOWN, Doorbell
from game.web.server import Server, application
from tests.patience import eventually
from tests.web.served import HOSTS, raw, served


class House:
    """An app with a doorbell."""

    def __init__(self) -> None:
        self.bell = Doorbell()
        routes = [Route("/", self._page), WebSocketRoute("/ws/{topic}/{token}", self._listen)]
        self.app = application(routes, lambda: HOSTS)

    async def _page(self, request: Request) -> Response:
        return PlainTextResponse("page")

    async def _listen(self, ws: WebSocket) -> None:
        topic, token = ws.path_params["topic"], ws.path_params["token"]
        await self.bell.listen(ws, "" if topic == "nobody" else topic, token, lambda: {"clock": 5})


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def server(house: House) -> Iterator[Server]:
    with served(house.app) as made:
        yield made


def socket_of(server: Server, topic: str = "seat", token: str = "a") -> ClientConnection:
    return connect(
        f"ws://127.0.0.1:{server.port}/ws/{topic}/{token}", origin=f"http://127.0.0.1:{server.port}",
        compression=None, proxy=None,
    )  # fmt: skip


def heard(ws: ClientConnection) -> int:
    told = json.loads(ws.recv(timeout=5))
    assert told["clock"] == 5
    version: int = told["version"]
    return version


def closed(line: socket.socket) -> bool:
    """Whether the other end closes a line, perhaps after a last word."""
    try:
        while line.recv(65536):
            pass
    except ConnectionError:
        pass
    return True


def test_a_socket_hears_the_version_then_every_newer_one_of_its_topic_alone(
    house: House, server: Server
) -> None:
    with socket_of(server) as ws, socket_of(server, "other") as other:
        assert heard(ws) == heard(other) == 0
        house.bell.ring("seat")
        assert heard(ws) == 1
        house.bell.ring("seat", 7)
        assert heard(ws) == 7
        with pytest.raises(TimeoutError):
            other.recv(timeout=0.2)
    eventually(lambda: house.bell.listening("seat") == 0)
    assert house.bell.version("seat") == 7


def test_the_same_version_is_no_news(house: House, server: Server) -> None:
    with socket_of(server) as ws:
        heard(ws)
        house.bell.ring("seat", 0)
        with pytest.raises(TimeoutError):
            ws.recv(timeout=0.2)


def test_many_rings_at_once_are_heard_as_the_newest(house: House, server: Server) -> None:
    with socket_of(server) as ws:
        heard(ws)
        for _ in range(500):
            house.bell.ring("seat")
        told = [heard(ws)]
        while told[-1] < 500:
            told.append(heard(ws))
        assert len(told) < 100


def test_it_is_heard_again_though_nothing_is_new(
    house: House, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doorbell, "HEARTBEAT", 0.1)
    with socket_of(server) as ws:
        assert [heard(ws) for _ in range(4)] == [0] * 4


def test_an_unknown_topic_and_a_token_that_is_shut_are_closed_with_a_word(
    house: House, server: Server
) -> None:
    with socket_of(server, "nobody") as ws, pytest.raises(ConnectionClosed) as closed:
        ws.recv(timeout=5)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == UNKNOWN
    with socket_of(server) as ws, socket_of(server, token="b") as stays:
        heard(ws)
        heard(stays)
        assert house.bell.here("a")
        house.bell.shut("a")
        with pytest.raises(ConnectionClosed) as closed:
            ws.recv(timeout=5)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == UNKNOWN
        house.bell.ring("seat")
        assert heard(stays) == 1
    eventually(lambda: not house.bell.here("a"))


def test_one_token_has_a_dozen_sockets_at_most_and_nobody_talks_on_one(
    house: House, server: Server
) -> None:
    with ExitStack() as all_:
        held = [all_.enter_context(socket_of(server)) for _ in range(EACH)]
        for ws in held:
            heard(ws)
        with socket_of(server) as more, pytest.raises(ConnectionClosed):
            more.recv(timeout=5)
        for _ in range(CHATTER):
            held[0].send("x")
        with pytest.raises(ConnectionClosed):
            held[0].recv(timeout=5)


def test_a_large_frame_closes_the_socket(server: Server) -> None:
    with socket_of(server) as ws:
        heard(ws)
        ws.send("x" * 100_000)
        with pytest.raises(ConnectionClosed) as closed:
            ws.recv(timeout=5)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1009


def test_it_stops_in_less_than_three_seconds_with_forty_sockets(house: House) -> None:
    server = Server(house.app, host="127.0.0.1", port=0)
    server.start()
    with ExitStack() as all_:
        for n in range(40):
            heard(all_.enter_context(socket_of(server, token=f"{n}")))
        for _ in range(10):
            all_.enter_context(socket.create_connection(("127.0.0.1", server.port)))
        begun = time.monotonic()
        assert server.stop()
        assert time.monotonic() - begun < 3
        assert not server.running


def test_who_asks_for_nothing_is_let_go(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.3)
    for said in (b"", b"GET / HTTP/1.1\r\nHost: table.test\r\nX-Slow: "):
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
            line.sendall(said)
            begun = time.monotonic()
            assert closed(line)
            assert 0.1 < time.monotonic() - begun < 3


def test_a_second_request_on_the_same_line_has_its_time_too(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.3)
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: table.test\r\n\r\n")
        found = b""
        while b"page" not in found:
            found += line.recv(65536)
        line.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert closed(line)


def test_a_slow_answer_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.2)

    async def slow(request: Request) -> Response:
        import asyncio

        await asyncio.sleep(0.6)
        return PlainTextResponse("late")

    with served(application([Route("/", slow)], lambda: HOSTS)) as server:
        assert b"late" in raw(server, b"GET / HTTP/1.1\r\nHost: table.test\r\n\r\n")


def test_one_address_holds_so_many_connections_and_the_machine_itself_more(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(count: int) -> int:
        lines = [
            socket.create_connection(("127.0.0.1", server.port), timeout=5) for _ in range(count)
        ]
        answers = 0
        for line in lines:
            try:
                line.sendall(b"GET / HTTP/1.1\r\nHost: table.test\r\n\r\n")
                answers += bool(line.recv(100))
            except ConnectionError:
                pass
            finally:
                line.close()
        return answers

    assert opened(connections.EACH + 6) == connections.EACH + 6
    eventually(lambda: not server._server.server_state.connections)
    monkeypatch.setattr(connections, "HOME", frozenset())
    assert opened(connections.EACH + 6) == connections.EACH


def test_the_next_port_is_taken_when_one_is_not_free(house: House) -> None:
    with served(house.app) as first:
        other = Server(house.app, host="127.0.0.1", port=first.port)
        assert other.port > first.port
        other.stop()
    with pytest.raises(UserError, match="No port"):
        Server(house.app, host="203.0.113.9", port=1234)


def test_nothing_is_written_about_who_asks(
    server: Server, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG), socket_of(server, "seat", "a-token-of-somebody") as ws:
        heard(ws)
        raw(server, b"GET /?c=MAPA HTTP/1.1\r\nHost: table.test\r\n\r\n")
        raw(server, b"nonsense\r\n\r\n")
    ours = [r for r in caplog.records if not r.name.startswith(("websockets.client", "asyncio"))]
    assert not [r for r in ours if "127.0.0.1" in r.getMessage() or "a-token" in r.getMessage()]
    out = "".join(capfd.readouterr())
    assert "127.0.0.1" not in out
    assert "MAPA" not in out


def test_a_ring_from_any_thread_is_heard(house: House, server: Server) -> None:
    with socket_of(server) as ws:
        heard(ws)
        threads = [Thread(target=house.bell.ring, args=("seat",)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        while heard(ws) != len(threads):
            pass


def test_addresses_are_those_that_others_can_reach() -> None:
    for each in addresses():
        assert fits(each.number)
    assert {"localhost", "127.0.0.1"} <= names()
    assert Address("192.168.1.7").page(8000, "/?c=PQXW") == "http://192.168.1.7:8000/?c=PQXW"
