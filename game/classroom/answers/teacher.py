"""The teacher's phone: pairing, what it shows, what it wants, and what is behind the shield."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from game import UserError
from game.classroom.answers import asking
from game.classroom.answers.asking import Asking
from game.classroom.answers.leading import Late, led, take_panel
from game.classroom.answers.telling import panel_facts, secret_facts
from game.classroom.lesson import codes
from game.classroom.lesson.room import TEACHER
from game.classroom.phone.commands import ShowSecrets, TakePanel, parse
from game.classroom.phone.facts import PairFacts
from game.classroom.phone.pages import (
    pair_page,
    secrets_page,
    secrets_part,
    teacher_body,
    teacher_page,
)
from game.classroom.phone.said import late, misread
from game.classroom.typed import Misread
from game.web.solo import page_answer


class TeacherPages:
    """The teachers' phones of all classes."""

    def __init__(self, ask: Asking) -> None:
        self.ask = ask

    def routes(self) -> Sequence[BaseRoute]:
        """What is answered."""
        return [
            Route("/teacher", self.teacher),
            Route("/teacher/page", self.teacher_page),
            Route("/teacher/cmd", self.teacher_command, methods=["POST"]),
            Route("/teacher/pair", self.pair, methods=["POST"]),
            Route("/teacher/secrets", self.secrets, methods=["POST"]),
            WebSocketRoute("/teacher/ws", self.teacher_bell),
        ]

    async def teacher(self, request: Request) -> Response:
        """The teacher's phone, or the way to it."""
        found = self.ask.leads(request)
        if found is None:
            pairing = request.query_params.get("pair", "")
            if pairing:
                return await self._paired(request, pairing)
            return HTMLResponse(pair_page(PairFacts(asking.language(request))))
        held, key = found
        facts = panel_facts(held, key, held.room.language, self.ask.hall.at(held.letters))
        return HTMLResponse(teacher_page(facts, request.query_params.get("open", "")))

    async def teacher_page(self, request: Request) -> Response:
        """What the phone shows now."""
        found = self.ask.leads(request)
        if found is None:
            raise HTTPException(401)
        held, key = found
        facts = panel_facts(held, key, held.room.language, self.ask.hall.at(held.letters))
        body = teacher_body(facts, request.query_params.get("open", ""))
        return page_answer(request, body, held.mark(TEACHER))

    async def pair(self, request: Request) -> Response:
        """Lead the class from this device."""
        fields = await asking.fields(request)
        return await self._paired(request, f"{fields.get('code', '')}")

    async def _paired(self, request: Request, code: str) -> Response:
        address = request.client.host if request.client else ""
        language = asking.language(request)
        if not self.ask.hall.guesses.may(address):
            return HTMLResponse(pair_page(PairFacts(language, "often")), 429)
        token = codes.token()
        for held in self.ask.hall.rooms.values():
            if not held.gone and await take_panel(held, codes.typed(code), token):
                return self.ask.with_token(RedirectResponse("/teacher", 303), token)
        self.ask.hall.guesses.wrong(address)
        return HTMLResponse(pair_page(PairFacts(language, "card")), 422)

    async def teacher_command(self, request: Request) -> Response:
        """What the teacher wants."""
        found = self.ask.leads(request)
        if found is None:
            raise HTTPException(401)
        held = found[0]
        fields = await asking.fields(request)
        cid = f"{fields.get('cid', '')}"
        command = parse(fields)
        how, said = "ok", ""
        language = held.room.language
        if isinstance(command, Misread):
            how, said = "refused", misread(language, command)
        elif not isinstance(command, TakePanel | ShowSecrets):
            try:
                said = await led(held, command, cid if len(cid) == 32 else "")
            except Late:
                how, said = "stale", late(language)
            except UserError as error:
                how, said = "refused", str(error)
        if not request.headers.get("content-type", "").startswith("application/json"):
            return RedirectResponse("/teacher", 303)
        version = held.mark(TEACHER)
        return JSONResponse({"how": how, "said": said, "version": version, "before": version})

    async def secrets(self, request: Request) -> Response:
        """What each seat alone knows, for whoever has just shielded the phone; it is kept nowhere."""
        found = self.ask.leads(request)
        if found is None:
            raise HTTPException(401)
        facts = secret_facts(found[0], found[0].room.language)
        part = "x-part" in request.headers
        return HTMLResponse(secrets_part(facts) if part else secrets_page(facts))

    async def teacher_bell(self, socket: WebSocket) -> None:
        """Tell the phone that there is something new."""
        found = self.ask.leads(socket)
        if found is None:
            await self.ask.hall.bell.listen(socket, "")
            return
        held, key = found
        await self.ask.hall.bell.listen(
            socket, held.topic(TEACHER), key, lambda: asking.ticking(held)
        )
