"""A server with the teacher's phone alone, whose class does only what the tests of the page need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from game.classroom.phone import commands as c
from game.classroom.phone.facts import PanelFacts
from game.classroom.phone.pages import secrets_page, secrets_part, teacher_body, teacher_page
from game.classroom.side.selftest import SelfTestFacts, parse_report, selftest_page, trial
from game.classroom.typed import Misread
from game.web.commands import fields_of
from game.web.doorbell import Doorbell
from game.web.server import Server, application
from tests.classroom.phone_samples import moments, secrets, with_chair
from tests.web.chromium import NAME


class StandIn:
    """Keeps facts and what was asked for."""

    def __init__(self, facts: PanelFacts) -> None:
        self.facts, self.bell = facts, Doorbell()
        self.done: list[c.TeacherCommand] = []
        self.reports: list[object] = []
        self.cids: set[str] = set()

    def change(self, **more: object) -> None:
        """Let something else be so, and ring."""
        version = self.facts.version + 1
        self.facts = replace(self.facts, version=version, **more)  # type: ignore[arg-type]
        self.bell.ring("teacher")

    def carry_out(self, command: c.TeacherCommand) -> None:
        self.done.append(command)
        match command:
            case c.Pause() | c.Unpause():
                self.change(paused=isinstance(command, c.Pause))
            case c.NewCode(chair):
                self.facts = with_chair(self.facts, chair, code="4071")
                self.change()
            case c.PassQuestion(id) | c.DropQuestion(id):
                self.change(questions=tuple(q for q in self.facts.questions if q.id != id))

    async def whole(self, request: Request) -> Response:
        return HTMLResponse(teacher_page(self.facts, request.query_params.get("open", "")))

    async def page(self, request: Request) -> Response:
        body = teacher_body(self.facts, request.query_params.get("open", ""))
        mark = blake2b(body.encode(), digest_size=8).hexdigest()
        if request.headers.get("X-Mark") == mark:
            return Response(status_code=204)
        return HTMLResponse(body, headers={"X-Mark": mark})

    async def command(self, request: Request) -> Response:
        kind = request.headers.get("content-type", "")
        fields = fields_of(await request.body(), kind)
        command = c.parse(fields)
        before = self.facts.version
        how, said = "ok", ""
        if isinstance(command, Misread):
            how, said = "refused", command.why
        elif fields["cid"] in self.cids:
            how = "repeated"
        else:
            self.cids.add(str(fields["cid"]))
            self.carry_out(command)
        if "json" in kind:
            told = {"how": how, "said": said, "version": self.facts.version, "before": before}
            return JSONResponse(told)
        opened = fields.get("open", "")
        return RedirectResponse(f"/teacher?open={opened}" if opened else "/teacher", 303)

    async def secrets(self, request: Request) -> Response:
        self.done.append(c.ShowSecrets())
        part = request.headers.get("X-Part")
        return HTMLResponse((secrets_part if part else secrets_page)(secrets(self.facts.language)))

    async def selftest(self, request: Request) -> Response:
        if request.method == "GET":
            answer = HTMLResponse(selftest_page(SelfTestFacts("en", "0" * 32)))
            answer.set_cookie("parley_try", "1", samesite="strict")
            return answer
        fields = fields_of(await request.body(), request.headers.get("content-type", ""))
        if trial(fields):
            return JSONResponse({"cookies": request.cookies.get("parley_try") == "1"})
        self.reports.append(parse_report(fields))
        return JSONResponse({"how": "ok"})

    async def ring(self, socket: WebSocket) -> None:
        await self.bell.listen(socket, "teacher")

    def app(self) -> object:
        return application(
            [
                Route("/teacher", self.whole),
                Route("/teacher/page", self.page),
                Route("/teacher/cmd", self.command, methods=["POST"]),
                Route("/teacher/secrets", self.secrets, methods=["POST"]),
                WebSocketRoute("/teacher/ws", self.ring),
                Route("/selftest", self.selftest, methods=["GET", "POST"]),
                WebSocketRoute("/selftest/ws", self.ring),
            ],
            lambda: {NAME},
        )


@contextmanager
def stood_in(moment: str = "talk", language: str = "en") -> Iterator[tuple[StandIn, str]]:
    """A running stand-in, and its address."""
    made = StandIn(moments(language)[moment])
    server = Server(made.app(), host="127.0.0.1", port=0)  # type: ignore[arg-type]
    server.start()
    try:
        yield made, f"http://{NAME}:{server.port}"
    finally:
        server.stop()
