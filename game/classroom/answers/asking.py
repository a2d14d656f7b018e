"""Who asks: which class and device a request comes from, its language, its fields, and the clock it is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from game.classroom.holding.hall import COOKIE, Hall
from game.classroom.holding.hosted import Hosted
from game.classroom.lesson.room import ClassDevice
from game.classroom.lesson.seats import SeatDevice
from game.classroom.side import joining
from game.web.commands import Unfit, fields_of
from game.web.mouth import Clock
from game.web.readers import language_of

MONTH: Final = 30 * 24 * 3600


class Asking:
    """Tells from a request who asks, of all classes of a hall."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    def known(self, request: HTTPConnection) -> tuple[Hosted, str, ClassDevice] | None:
        """The class and the device of a request; None for a stranger."""
        found = self.hall.device(request.cookies.get(COOKIE, ""))
        if found:
            found[0].presence.sign(found[1])
        return found

    def chair(self, request: HTTPConnection) -> tuple[Hosted, str, SeatDevice] | None:
        """The class and the device of a request from a chair."""
        found = self.known(request)
        if found is None or found[2].role != "chair":
            return None
        held, key, device = found
        return held, key, held.seat_device(key, device, language(request))

    def side(self, request: HTTPConnection) -> tuple[Hosted, str, joining.RoleName] | None:
        """The class, the device and the role of a request from somebody without a side."""
        found = self.known(request)
        if found is None:
            return None
        held, key, device = found
        role = next((r for r in joining.ROLES if r == device.role), None)
        return (held, key, role) if role else None

    def leads(self, request: HTTPConnection) -> tuple[Hosted, str] | None:
        """The class and the device of a request from the teacher's phone."""
        found = self.known(request)
        return found[:2] if found and found[2].role == "teacher" else None

    def room(self, request: HTTPConnection) -> Hosted:
        """The class that a request is about. Raises HTTPException if it names none."""
        known = self.known(request)
        held = known[0] if known else self.hall.room(request.query_params.get("room", "").upper())
        if held is None:
            raise HTTPException(404)
        return held

    def with_token(self, answer: Response, token: str) -> Response:
        """Let a device prove itself from now on; no script and no other page can read with what."""
        answer.set_cookie(
            COOKIE,
            token,
            MONTH,
            path="/",
            httponly=True,
            samesite="strict",
            secure=self.hall.secure,
        )
        return answer


def language(request: HTTPConnection) -> str:
    """The language of a device: what it chooses just now, has chosen, or its browser prefers."""
    chosen = request.query_params.get("lang", "")
    headers = [*request.scope["headers"]]
    if chosen:
        headers = [(b"cookie", f"lang={chosen}".encode("latin-1", "ignore")), *headers]
    return language_of(headers)


def chosen(answer: Response, language: str) -> Response:
    """Let a device keep the language that it has chosen."""
    if language:
        answer.set_cookie("lang", language[:8], samesite="strict", path="/", max_age=MONTH)
    return answer


async def fields(request: Request) -> Mapping[str, Any]:
    """What was posted. Raises HTTPException for what cannot be read."""
    try:
        return fields_of(await request.body(), request.headers.get("content-type", ""))
    except Unfit as error:
        raise HTTPException(error.status) from error


def clock(held: Hosted) -> Clock | None:
    """The time that the present step has left; None for as long as the teacher wants."""
    left = held.room.left(held.conductor.now)
    return None if left is None else Clock(round(left), not held.room.paused)


def ticking(held: Hosted) -> Mapping[str, Any]:
    """The clock, as the bell tells it."""
    now = clock(held)
    return {} if now is None else {"clock": {"left": now.left, "running": now.running}}
