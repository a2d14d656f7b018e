"""Who may ask for what, how much and how often, and what every answer carries."""

from __future__ import annotations

import json
import logging
import random
from collections.abc import Iterator

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from game.locale import LANGUAGES, text
from game.web.buckets import MOST, Buckets, Guesses, Limit
from game.web.commands import Command, Once, Reply, Unfit, command_of, read_command
from game.web.guard import BODY, Scope
from game.web.readers import cookie, language_of
from game.web.server import application
from tests.web.served import HOSTS, raw, served


async def _echo(request: Request) -> Response:
    return PlainTextResponse(f"{len(await request.body())}")


async def _fails(request: Request) -> Response:
    raise KeyError("secret-of-somebody")


async def _command(request: Request) -> Response:
    from starlette.exceptions import HTTPException

    try:
        told = read_command(await request.body(), request.headers.get("content-type", ""))
    except Unfit as error:
        raise HTTPException(error.status) from error
    return JSONResponse({"id": told.id, "typed": told.typed})


async def _socket(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("hello")
    await socket.close()


ROUTES = [
    Route("/", _echo),
    Route("/", _echo, methods=["POST"]),
    Route("/cmd", _command, methods=["POST"]),
    Route("/fails", _fails),
    WebSocketRoute("/ws", _socket),
]


def who(scope: Scope) -> str:
    return cookie(scope["headers"], "token")


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = application(ROUTES, lambda: HOSTS, who=who)
    with TestClient(app, base_url="http://table.test:8000", raise_server_exceptions=False) as made:
        yield made


@pytest.mark.parametrize(
    "host", ["evil.test", "", "table.test.evil.test", "127.0.0.1.evil.test", "["]
)
def test_an_app_is_asked_for_by_its_own_names_alone(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert answer.text.strip() == text("en", "web.guard.host")


@pytest.mark.parametrize(
    "host", ["table.test", "TABLE.test:8000", "localhost:1", "127.0.0.1:8000", "table.test."]
)
def test_case_port_and_a_last_dot_do_not_matter(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.test", "null", "http://table.test:9999", "http://table.test", "file://"]
)
def test_another_page_posts_nothing(client: TestClient, origin: str) -> None:
    assert client.post("/", headers={"origin": origin}).status_code == 403


def test_its_own_page_posts_and_a_program_without_a_page_may(client: TestClient) -> None:
    assert (
        client.post("/", headers={"origin": "http://table.test:8000"}, content=b"abc").text == "3"
    )
    assert client.post("/", content=b"abcd").text == "4"


@pytest.mark.parametrize("origin", [None, "null", "http://evil.test"])
def test_a_socket_is_opened_from_its_own_page_alone(client: TestClient, origin: str | None) -> None:
    headers = {"origin": origin} if origin else {}
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/ws", headers=headers):
        pass
    own = {"origin": "http://table.test:8000", "host": "table.test:8000"}
    with client.websocket_connect("/ws", headers=own) as socket:
        assert socket.receive_text() == "hello"


def test_a_body_has_its_limit_however_it_comes(client: TestClient) -> None:
    assert client.post("/", content=b"x" * BODY).text == f"{BODY}"
    assert client.post("/", content=b"x" * (BODY + 1)).status_code == 413
    parts = (b"x" * 1024 for _ in range(20))
    answer = client.post("/", content=parts)
    assert answer.status_code == 413
    assert answer.text.strip() == text("en", "web.guard.large")
    assert client.post("/", headers={"content-length": "abc"}, content=b"").status_code in (
        400,
        413,
    )


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_there_is_looking_and_posting_and_nothing_else(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_every_answer_carries_what_keeps_it_apart(client: TestClient) -> None:
    answers = [client.get("/"), client.get("/none"), client.post("/"), client.get("/", headers={"host": "evil"}),
               client.get("/fails"), client.get("/static/base.css")]  # fmt: skip
    assert [a.status_code for a in answers] == [200, 404, 200, 400, 500, 200]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["x-frame-options"] == "DENY"
        assert "server" not in answer.headers
    assert answers[0].headers["cache-control"] == "no-store"
    assert "ws://table.test:8000" in answers[0].headers["content-security-policy"]
    assert client.get("/static/base.css?x").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_wrong_is_one_sentence_in_the_readers_language_and_no_secret_in_the_log(
    client: TestClient, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "parley.web"):
        answer = client.get("/fails", headers={"accept-language": f"{language};q=0.9, fr"})
    assert answer.text.strip() == text(language, "web.guard.wrong")
    assert "KeyError in _fails" in caplog.text
    assert "secret-of-somebody" not in caplog.text
    assert client.get("/nowhere", headers={"accept-language": language}).text.strip() == text(
        language, "web.guard.nothing"
    )


# Bodies


CID = "0123456789abcdef" * 2
WHOLE = {"cid": CID, "screen": "talk", "version": 3, "id": "sign.a"}


def posted(client: TestClient, body: bytes) -> tuple[int, str]:
    answer = client.post("/cmd", content=body, headers={"content-type": "application/json"})
    return answer.status_code, answer.text.strip()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"[" * 8000, 400), (b'{"a":' * 2500, 400), (b'{"version": NaN}', 400), (b'{"version": Infinity}', 400),
        (b"\xff\xfe", 400), (b"", 400), (b"null", 422), (b"[]", 422), (b'"x"', 422), (b"{}", 422), (b"1e999", 422),
    ],
)  # fmt: skip
def test_what_cannot_be_read_or_is_not_as_it_has_to_be_gets_one_sentence(
    client: TestClient, body: bytes, status: int
) -> None:
    found, said = posted(client, body)
    assert found == status
    assert said == text("en", "web.guard.garbled" if status == 400 else "web.guard.unfit")


@pytest.mark.parametrize(
    "change",
    [
        {"cid": "x" * 32}, {"cid": CID.upper()}, {"cid": 5}, {"version": -1}, {"version": 1.5}, {"version": True},
        {"version": 10**18}, {"version": "abc"}, {"id": None}, {"id": "x" * 301}, {"screen": ["talk"]},
        {"typed": 5}, {"typed": "x" * 5000}, {"entries": []}, {"entries": {"a": 1}}, {"id": "\ud800"},
        {"entries": {f"{n}": "" for n in range(13)}},
    ],
)  # fmt: skip
def test_a_command_has_its_form(client: TestClient, change: dict[str, object]) -> None:
    status, _ = posted(client, json.dumps(WHOLE | change).encode())
    assert status == 422
    assert posted(client, json.dumps(WHOLE).encode())[0] == 200


def test_a_form_says_the_same_and_signs_that_nobody_sees_are_none(client: TestClient) -> None:
    form = {key: f"{value}" for key, value in WHOLE.items()} | {"typed": "a\x1b\u202eb"}
    assert client.post("/cmd", data=form).json() == {"id": "sign.a", "typed": "a??b"}
    assert client.post("/cmd", content=b"a=%ff&" * 60).status_code == 400
    with pytest.raises(Unfit):
        command_of(form | {"cid": ""})


def test_the_same_command_is_done_once() -> None:
    done: list[str] = []
    once = Once(most=3)

    def doing(command: Command) -> Reply:
        done.append(command.cid)
        return Reply("ok", "Done.", 4, 3)

    first = command_of(WHOLE)
    assert once.answer(first, doing).how == "ok"
    again = once.answer(first, doing)
    assert (again.how, again.said, again.version) == ("repeated", "Done.", 4)
    assert done == [CID]
    assert again.json() == {"how": "repeated", "said": "Done.", "version": 4, "before": 3}


def test_random_bytes_are_never_an_error_of_the_program(client: TestClient) -> None:
    rng = random.Random(5)
    for _ in range(150):
        body = bytes(
            rng.choice(b'{}[]",:0123456789.eE-nul\\u\x00\xff cidverson')
            for _ in range(rng.randrange(60))
        )
        assert posted(client, body)[0] in (200, 400, 422, 429)


# How often


def test_one_seat_may_press_twenty_times_at_once_then_five_a_second_and_others_are_not_held_up() -> (
    None
):
    now = [0.0]
    commands = Buckets(Limit(5, 20), clock=lambda: now[0])
    app = application(ROUTES, lambda: HOSTS, who=who, commands=commands)
    with TestClient(app, base_url="http://table.test") as client:

        def press(token: str) -> int:
            return client.post("/", headers={"cookie": f"token={token}"}).status_code

        assert [press("one") for _ in range(21)] == [200] * 20 + [429]
        assert press("other") == 200
        now[0] = 1.0
        assert [press("one") for _ in range(6)] == [200] * 5 + [429]


def test_a_class_behind_one_address_joins_at_once() -> None:
    with TestClient(
        application(ROUTES, lambda: HOSTS, who=who), base_url="http://table.test"
    ) as client:
        assert {client.post("/").status_code for _ in range(80)} == {200}


def test_wrong_codes_are_counted_and_right_ones_are_not() -> None:
    now = [0.0]
    guesses = Guesses(
        Buckets(Limit(20 / 60, 20), clock=lambda: now[0]),
        Buckets(Limit(1, 60), clock=lambda: now[0]),
    )
    for _ in range(100):
        assert guesses.may("school")
    for _ in range(20):
        assert guesses.may("a")
        guesses.wrong("a")
    assert not guesses.may("a")
    assert guesses.may("b")
    now[0] = 3.1
    assert guesses.may("a")
    for n in range(60):
        guesses.wrong(f"{n}")
    assert not guesses.may("b")
    now[0] = 63.0
    assert guesses.may("b")


def test_buckets_do_not_grow_for_ever() -> None:
    buckets = Buckets(Limit(1, 2), clock=lambda: 0.0)
    for n in range(MOST + 50):
        assert buckets.take(f"{n}")
    assert len(buckets._held) == MOST


def test_the_language_is_the_chosen_one_or_that_of_the_browser() -> None:
    assert language_of([]) == "en"
    assert language_of([(b"accept-language", b"es-MX,es;q=0.9")]) == "es"
    assert language_of([(b"cookie", b"lang=xx"), (b"accept-language", b"fr")]) == "en"
    assert cookie([(b"cookie", b"a=1; b=2")], "b") == "2"
    assert cookie([(b"cookie", b'\xff="')], "b") == ""


def test_bytes_that_are_no_request_are_answered_and_nothing_is_told_of_the_program() -> None:
    with served(application(ROUTES, lambda: HOSTS)) as server:
        for said in (b"\x16\x03\x01 hello\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
                     b"GET / HTTP/1.1\r\nHost: a\r\nHost: table.test\r\n\r\n"):  # fmt: skip
            answer = raw(server, said)
            assert answer.startswith(b"HTTP/1.1 400")
            assert b"uvicorn" not in answer
        big = b"GET / HTTP/1.1\r\nHost: table.test\r\nX: " + b"x" * 40_000
        assert not raw(server, big).startswith(b"HTTP/1.1 200")
