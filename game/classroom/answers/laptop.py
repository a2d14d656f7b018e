"""The page of the laptop itself: pairing, addresses, links. It is opened with a key that only the laptop has."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from game.classroom.holding.hall import COOKIE, Hall
from game.classroom.holding.hosted import Hosted
from game.classroom.side.hosting import HostFacts, host_page, parse_host
from game.classroom.typed import Misread
from game.web.commands import Unfit, fields_of
from game.web.readers import language_of


class HostPages:
    """The pages that only the laptop is shown."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    def routes(self) -> Sequence[BaseRoute]:
        """What is answered."""
        return [Route("/host", self.host), Route("/host/cmd", self.command, methods=["POST"])]

    def _may(self, request: Request) -> None:
        if not self.hall.at_laptop(request.cookies.get(COOKIE, "")):
            raise HTTPException(404)

    def _held(self, request: Request) -> Hosted:
        letters = request.query_params.get("room", "")
        held = self.hall.room(letters) or next(
            (h for h in self.hall.rooms.values() if not h.gone), None
        )
        if held is None:
            raise HTTPException(404)
        return held

    async def host(self, request: Request) -> Response:
        """The laptop's page."""
        key = request.query_params.get("key", "")
        if key and self.hall.at_laptop(key):
            answer: Response = RedirectResponse("/host", 303)
            answer.set_cookie(COOKIE, key, httponly=True, samesite="strict", path="/")
            return answer
        self._may(request)
        held = self._held(request)
        room = held.room
        language = request.query_params.get("lang", "") or room.language
        found_at = self.hall.found_at
        facts = HostFacts(
            language=language_of([(b"cookie", f"lang={language}".encode())]),
            title=room.words(language).texts.title.text,
            room=room.letters,
            length=room.tables[0].session.book.minutes,
            students=int(room.head["students"]),
            tables=len(room.tables),
            addresses=found_at,
            number=self.hall.chosen % len(found_at) + 1 if found_at else 1,
            code=held.pairing,
            reports=tuple(held.reports),
            here=f"http://127.0.0.1:{self.hall.port}",
        )
        return HTMLResponse(host_page(facts))

    async def command(self, request: Request) -> Response:
        """The laptop's own key: the next address."""
        self._may(request)
        try:
            fields = fields_of(await request.body(), request.headers.get("content-type", ""))
        except Unfit as error:
            raise HTTPException(error.status) from error
        command = parse_host(fields)
        if not isinstance(command, Misread) and command.do == "address":
            self.hall.chosen += 1
            for held in self.hall.rooms.values():
                held.ring({"wall", "teacher"})
        return RedirectResponse("/host", 303)
