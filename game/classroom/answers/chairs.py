"""The way in, and the pages of chairs: what they show, and what is pressed there."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from game.classroom.answers import asking
from game.classroom.answers.asking import Asking
from game.classroom.answers.telling import key_of, press_facts
from game.classroom.holding.hall import COOKIE
from game.classroom.holding.hosted import SIDE_DEVICES, Hosted
from game.classroom.lesson import codes
from game.classroom.lesson.room import ClassDevice
from game.classroom.lesson.seats import SeatDevice
from game.classroom.lesson.store import StoreTrouble
from game.classroom.side import joining, press
from game.classroom.typed import Misread
from game.locale import text
from game.screens import wants
from game.web.commands import Command, Reply, Unfit, command_of, fields_of
from game.web.mouth import Clock, html
from game.web.shell import Addresses, whole
from game.web.solo import page_answer


class SeatPages:
    """The pages of all chairs."""

    def __init__(self, ask: Asking) -> None:
        self.ask = ask

    def routes(self) -> Sequence[BaseRoute]:
        """What is answered."""
        return [
            Route("/", self.seat),
            Route("/page", self.seat_page),
            Route("/cmd", self.seat_command, methods=["POST"]),
            WebSocketRoute("/ws", self.seat_bell),
            Route("/join", self.join, methods=["POST"]),
            Route("/out", self.out, methods=["GET", "POST"]),
        ]

    async def seat(self, request: Request) -> Response:
        """The page of a chair, or of a role without one; the way in for anybody else."""
        chosen = request.query_params.get("lang", "")
        known = self.ask.known(request)
        moving = "room" in request.query_params or "role" in request.query_params
        if known is None or (moving and known[2].role != "teacher"):
            return self._way_in(request)
        held, key, device = known
        if device.role == "teacher":
            return RedirectResponse("/teacher", 303)
        side = self.ask.side(request)
        if side:
            facts = press_facts(held, key, side[2], asking.language(request))
            return asking.chosen(HTMLResponse(press.press_page(facts)), chosen)
        seat = held.seat_device(key, device, asking.language(request))
        if chosen:
            seat.speak(asking.language(request))
        screen = seat.screen(held.desk(seat.chair, seat))
        page = whole(
            screen,
            seat.look.language,
            key=key_of(held, key),
            clock=asking.clock(held),
            look=seat.look,
            addresses=Addresses(),
        )
        return asking.chosen(HTMLResponse(page), chosen)

    def _way_in(self, request: Request, why: joining.NotIn = "", status: int = 200) -> Response:
        letters, digits = joining.typed_before(dict(request.query_params))
        facts = joining.JoinFacts(asking.language(request), why, letters, digits)
        page = HTMLResponse(joining.join_page(facts), status)
        return asking.chosen(page, request.query_params.get("lang", ""))

    async def join(self, request: Request) -> Response:
        """Sit down at a chair, or take a role without a side."""
        fields = await asking.fields(request)
        wanted = joining.parse_join(fields)
        letters, digits = joining.typed_before(fields)
        address = request.client.host if request.client else ""

        def refused(why: joining.NotIn, status: int = 422) -> Response:
            facts = joining.JoinFacts(asking.language(request), why, letters, digits)
            return HTMLResponse(joining.join_page(facts), status)

        if not self.ask.hall.guesses.may(address):
            return refused("often", 429)
        if isinstance(wanted, Misread):
            return refused("digits" if wanted.why == "digits" else "letters")
        held = self.ask.hall.room(wanted.letters)
        if held is None:
            self.ask.hall.guesses.wrong(address)
            return refused("letters")
        before = held.device(request.cookies.get(COOKIE, ""))
        if isinstance(wanted, joining.JoinRole):
            if held.sides() >= SIDE_DEVICES or (held.locked and not before):
                return refused("locked" if held.locked else "full")
            device = ClassDevice(wanted.role)
        else:
            chair = held.room.by_code(wanted.digits)
            if chair is None:
                self.ask.hall.guesses.wrong(address)
                return refused("digits")
            if held.locked and not before:
                return refused("locked")
            device = ClassDevice("chair", chair.label)
            if held.full(chair) and not (before and before[1] == device):
                return refused("full")
        token = codes.token()
        await held.admit(token, device, before[0] if before else "")
        return self.ask.with_token(RedirectResponse("/", 303), token)

    async def out(self, request: Request) -> Response:
        """Step out of a seat, at any time and without a reason."""
        found = self.ask.chair(request)
        if found is None:
            return RedirectResponse("/", 303)
        held, key, _ = found
        if request.method == "GET":
            return HTMLResponse(joining.out_page(joining.OutFacts(asking.language(request))))
        await held.step_out(key, f"{(await asking.fields(request)).get('role', '')}")
        return RedirectResponse("/", 303)

    async def seat_page(self, request: Request) -> Response:
        """The newest page of a device, unless it shows it already."""
        found = self.ask.chair(request)
        if found is None:
            raise HTTPException(401)
        held, _, seat = found
        desk, clock = held.desk(seat.chair, seat), asking.clock(held)
        # What is written is the same whatever the clock says; the time is told beside it.
        still = clock and Clock(0, clock.running)
        key = seat.shows(desk), still
        known = held.written.get(key)
        if known is None:
            screen = seat.screen(desk)
            known = html(screen, seat.look.language, clock=still, look=seat.look), screen.version
            held.keep_page(key, known)
        body, version = known
        if clock is None:
            return page_answer(request, body, version)
        told = f"{clock.left}" if clock.running else f"{clock.left} paused"
        return page_answer(request, body, version, clock=told)

    async def seat_command(self, request: Request) -> Response:
        """What was pressed or typed at a device."""
        found = self.ask.chair(request)
        if found is None:
            raise HTTPException(401)
        held, key, seat = found
        try:
            kind = request.headers.get("content-type", "")
            command = command_of(fields_of(await request.body(), kind))
        except Unfit as error:
            raise HTTPException(error.status) from error
        language = seat.look.language
        known = seat.once.known(command)
        if (
            not known
            and kind.startswith("application/json")
            and self._held_back(held, seat, command)
        ):
            raise HTTPException(503)
        told = known or await self._act(held, key, seat, command)
        if not known:
            seat.once.keep(command, told)
        if not kind.startswith("application/json"):
            return RedirectResponse("/", 303)
        if seat.look.language != language:
            return asking.chosen(JSONResponse({**told.json(), "to": "/"}), seat.look.language)
        return JSONResponse(told.json())

    def _held_back(self, held: Hosted, seat: SeatDevice, command: Command) -> bool:
        """Whether a press of before a pause comes in it, so that its device keeps it until the class goes on.

        A host that was started anew pauses; what was pressed while it was gone would all be too late.
        """
        if not held.room.paused or held.room.later:
            return False
        return command.screen != seat.screen(held.desk(seat.chair, seat)).id

    async def _act(self, held: Hosted, key: str, seat: SeatDevice, command: Command) -> Reply:
        """Let a device do something; what it wants of the class is the class's to carry out."""
        chair = seat.chair
        desk = held.desk(chair, seat)
        before = seat.version(desk)
        handed: list[wants.ForClass] = []
        said = ""

        def do() -> bool:
            nonlocal said
            done = seat.press(command, desk)
            said = done.said
            handed.extend(done.handed)
            return done.well

        try:
            table = held.room.table(chair.table)
            well, repeated = await held.conductor.act(table, chair.seat, command.cid, do)
            if repeated:
                return Reply("repeated", "", before, before)
            for each in handed:
                await self._carried(held, key, chair.label, each)
        except StoreTrouble as trouble:
            return Reply("refused", str(trouble), before, before)
        held.nudged.discard(chair.label)
        fresh = held.desk(chair, seat)
        if well:
            return Reply("ok", said, seat.version(fresh), before)
        now = seat.screen(fresh)
        stale = (command.screen, command.version) != (now.id, now.version)
        said = said or text(seat.look.language, "t.late")
        return Reply("stale" if stale else "refused", said, now.version, before)

    async def _carried(self, held: Hosted, key: str, label: str, wanted: wants.ForClass) -> None:  # fmt: skip
        """Carry out what a device wants of its class; wanted twice it comes to the same."""
        match wanted:
            case wants.CastVote(kind, said, about):
                body = {"kind": kind, "key": about, "who": label, "said": said}
                await held.conductor.happen("ballot", body)
            case wants.StepOut(role):
                await held.step_out(key, role)

    async def seat_bell(self, socket: WebSocket) -> None:
        """Tell a device that there is something new."""
        found = self.ask.chair(socket)
        if found is None:
            await self.ask.hall.bell.listen(socket, "")
            return
        held, key, seat = found
        topic = held.topic(seat.chair.label)
        await self.ask.hall.bell.listen(socket, topic, key, lambda: asking.ticking(held))
