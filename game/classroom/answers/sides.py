"""Press, fact checkers and observers, the exit slip, and the self-test of the network."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from game.classroom.answers import asking
from game.classroom.answers.asking import Asking
from game.classroom.answers.telling import press_facts
from game.classroom.holding.hosted import Hosted
from game.classroom.lesson.room import SIDE
from game.classroom.phone.said import misread
from game.classroom.side import press, slips
from game.classroom.side.selftest import SelfTestFacts, parse_report, selftest_page, trial
from game.classroom.typed import Misread
from game.web.solo import page_answer

REPORTS: Final = 40
"""Reports of the network that are kept."""


class SidePages:
    """The pages of those without a side, and those for everybody."""

    def __init__(self, ask: Asking) -> None:
        self.ask = ask

    def routes(self) -> Sequence[BaseRoute]:
        """What is answered."""
        return [
            Route("/press/page", self.press_page),
            Route("/press/cmd", self.press_command, methods=["POST"]),
            WebSocketRoute("/press/ws", self.press_bell),
            Route("/exit", self.exit, methods=["GET", "POST"]),
            Route("/selftest", self.selftest, methods=["GET", "POST"]),
            WebSocketRoute("/selftest/ws", self.selftest_bell),
        ]

    async def press_page(self, request: Request) -> Response:
        """What press, a fact checker or an observer sees now."""
        found = self.ask.side(request)
        if found is None:
            raise HTTPException(401)
        held, key, role = found
        body = press.press_body(press_facts(held, key, role, asking.language(request)))
        return page_answer(request, body, held.mark(SIDE))

    async def press_command(self, request: Request) -> Response:
        """What press, a fact checker or an observer does."""
        found = self.ask.side(request)
        if found is None:
            raise HTTPException(401)
        held, key, role = found
        fields = await asking.fields(request)
        cid = f"{fields.get('cid', '')}"[:32]
        command = press.parse_press(fields)
        how, said = "ok", ""
        if isinstance(command, Misread):
            how, said = "refused", misread(asking.language(request), command)
        else:
            await self._pressed(held, key, role, command, cid)
        if not request.headers.get("content-type", "").startswith("application/json"):
            return RedirectResponse("/", 303)
        version = held.mark(SIDE)
        return JSONResponse({"how": how, "said": said, "version": version, "before": version})

    async def _pressed(self, held: Hosted, key: str, role: str, command: press.PressCommand, cid: str) -> None:  # fmt: skip
        room = held.room
        match command:
            case press.AskTables(said) if role == "press" and room.step.round:
                id = f"q{room.step.round}.{key[:12]}"
                if any(question.id == id for question in room.questions):
                    return
                body: dict[str, Any] = {"id": id, "text": said, "state": "waits"}
                await held.conductor.happen("question", body, cid)
            case press.MarkNews(item, mark) if role == "facts":
                await self._ballot(held, "marks", item, key, mark, cid)
            case press.TrustedFirst(letter, seat) if role == "observer":
                await self._ballot(held, "first", f"{letter}.{room.step.round}", key, seat, cid)
            case press.VoteInDebrief(kind, option) if kind in ("feel", "change", "predict"):
                await self._ballot(held, kind, "", key, option, cid)

    async def _ballot(self, held: Hosted, kind: str, key: str, who: str, said: str, cid: str) -> None:  # fmt: skip
        body = {"kind": kind, "key": key, "who": who, "said": said}
        await held.conductor.happen("ballot", body, cid)

    async def press_bell(self, socket: WebSocket) -> None:
        """Tell them that there is something new."""
        found = self.ask.side(socket)
        if found is None:
            await self.ask.hall.bell.listen(socket, "")
            return
        held, key, _ = found
        await self.ask.hall.bell.listen(socket, held.topic(SIDE), key, lambda: asking.ticking(held))

    async def exit(self, request: Request) -> Response:
        """The exit slip of whoever has no side; chairs have it on their page."""
        found = self.ask.known(request)
        if found is None:
            return RedirectResponse("/", 303)
        held, key, _ = found
        language = asking.language(request)
        cid = secrets.token_hex(16)
        if request.method == "GET":
            open_now = held.room.step.kind == "exit"
            blank = slips.SlipFacts(language, cid=cid, state="open" if open_now else "over")
            return HTMLResponse(slips.slip_page(blank))
        slip = slips.parse_slip(await asking.fields(request))
        if isinstance(slip, Misread):
            facts = slips.SlipFacts(
                language, cid=cid, why="long" if slip.why == "long" else "empty"
            )
            return HTMLResponse(slips.slip_page(facts), 422)
        for name, said in (("case", slip.best), ("clause", slip.clause)):
            if said:
                await self._ballot(held, "exit", name, key, said, "")
        return HTMLResponse(slips.slip_page(slips.SlipFacts(language, slip, state="done")))

    async def selftest(self, request: Request) -> Response:
        """Try what the network carries."""
        language = asking.language(request)
        if request.method == "GET":
            answer = HTMLResponse(selftest_page(SelfTestFacts(language, secrets.token_hex(16))))
            answer.set_cookie("selftest", "1", samesite="strict", max_age=60)
            return answer
        fields = await asking.fields(request)
        if trial(fields):
            return JSONResponse({"cookies": "selftest" in request.cookies})
        report = parse_report(fields)
        if isinstance(report, Misread):
            raise HTTPException(422)
        for held in self.ask.hall.rooms.values():
            held.reports = [r for r in held.reports if r.id != report.id][-REPORTS:] + [report]
        if request.headers.get("content-type", "").startswith("application/json"):
            return JSONResponse({"how": "ok"})
        return HTMLResponse(selftest_page(SelfTestFacts(language, report.id, report)))

    async def selftest_bell(self, socket: WebSocket) -> None:
        """Ring once, so that the page knows that a bell can be heard."""
        await socket.accept()
        await socket.send_text('{"version":0}')
        await socket.close()
