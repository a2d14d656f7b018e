"""The wall of a class, and the keys of the device that leads it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from game import UserError
from game.classroom.answers import asking
from game.classroom.answers.asking import Asking
from game.classroom.answers.telling import wall_facts
from game.classroom.holding.hall import COOKIE
from game.classroom.holding.hosted import Hosted
from game.classroom.lesson.plan import SLIDES
from game.classroom.lesson.room import WALL
from game.classroom.wall.page import html as wall_html
from game.classroom.wall.page import wall
from game.web.shell import Addresses
from game.web.solo import page_answer


class WallPages:
    """The walls of all classes."""

    def __init__(self, ask: Asking) -> None:
        self.ask = ask

    def routes(self) -> Sequence[BaseRoute]:
        """What is answered."""
        return [
            Route("/wall", self.wall),
            Route("/wall/page", self.wall_page),
            Route("/wall/cmd", self.wall_command, methods=["POST"]),
            WebSocketRoute("/wall/ws", self.wall_bell),
        ]

    def _leading_wall(self, request: HTTPConnection, held: Hosted) -> bool:
        """Whether keys pressed at a wall lead the lesson: at the laptop itself, or the teacher's own device."""
        token = request.cookies.get(COOKIE, "")
        found = held.device(token)
        return self.ask.hall.at_laptop(token) or bool(found and found[1].role == "teacher")

    async def wall(self, request: Request) -> Response:
        """The wall."""
        held = self.ask.room(request)
        keys = self._leading_wall(request, held)
        facts = wall_facts(held, self.ask.hall.at(held.letters), keys)
        return HTMLResponse(
            wall_html(wall(facts), version=held.mark(WALL), addresses=_wall_at(held.letters))
        )

    async def wall_page(self, request: Request) -> Response:
        """What the wall shows now."""
        held = self.ask.room(request)
        facts = wall_facts(held, self.ask.hall.at(held.letters), self._leading_wall(request, held))
        return page_answer(
            request, wall_html(wall(facts), part=True, version=held.mark(WALL)), held.mark(WALL)
        )

    async def wall_command(self, request: Request) -> Response:
        """A key at the laptop: on, pause, blank, a minute more."""
        held = self.ask.room(request)
        if not self._leading_wall(request, held):
            raise HTTPException(403)
        fields = await asking.fields(request)
        cid, what = f"{fields.get('cid', '')}"[:32], fields.get("id", "")
        conductor, room = held.conductor, held.room
        said, shown = "", wall(wall_facts(held, "", keys=True)).kind
        if fields.get("screen", f"wall.{shown}") != f"wall.{shown}":
            what = "late"
        try:
            match what:
                case "next":
                    await conductor.go_on(cid)
                case "turn" if room.step.kind not in SLIDES and room.step.kind != "reveal":
                    await conductor.turn_to(room.at, room.page + 1, cid)
                case "turn" if room.page + 1 < conductor.pages(room.step):
                    await conductor.go_on(cid)
                case "turn" | "late":
                    pass
                case "pause" if room.paused:
                    await conductor.happen("resume", {}, cid)
                case "pause":
                    await conductor.happen("pause", {"left": room.left(conductor.now)}, cid)
                case "blank":
                    await conductor.happen("blank", {"on": not room.blank}, cid)
                case "more":
                    await conductor.more(1, cid)
                case _:
                    raise HTTPException(422)
        except UserError as error:
            said = str(error)
        version = held.mark(WALL)
        told = {"how": "refused" if said else "ok", "said": said}
        return JSONResponse({**told, "version": version, "before": version})

    async def wall_bell(self, socket: WebSocket) -> None:
        """Tell a wall that there is something new."""
        try:
            held = self.ask.room(socket)
        except HTTPException:
            await self.ask.hall.bell.listen(socket, "")
            return
        # Anybody may open a wall: those of one device and room are a dozen at most, and take no other's place.
        token = f"{held.letters} {socket.client.host if socket.client else ''}"
        topic = held.topic(WALL)
        await self.ask.hall.bell.listen(socket, topic, token, lambda: asking.ticking(held))


def _wall_at(letters: str) -> Addresses:
    """Where a wall finds the server: each room has one of its own."""
    of = f"?room={letters}"
    return Addresses(f"/wall/page{of}", f"/wall/cmd{of}", f"/wall/ws{of}", f"/wall{of}")
