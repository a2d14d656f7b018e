"""What a class answers: the way in, the pages of seats, wall, phone and press, and what is posted to them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from game import UserError
from game.classroom import codes, joining, press, slips
from game.classroom.commands import ShowSecrets, TakePanel, parse
from game.classroom.hall import COOKIE, Hall
from game.classroom.hosted import SIDE_DEVICES, Hosted
from game.classroom.leading import Late, led, take_panel
from game.classroom.phone_facts import PairFacts
from game.classroom.phone_pages import (
    pair_page,
    secrets_page,
    secrets_part,
    teacher_body,
    teacher_page,
)
from game.classroom.phone_said import late, misread
from game.classroom.plan import SLIDES
from game.classroom.room import SIDE, TEACHER, WALL, ClassDevice
from game.classroom.seats import SeatDevice
from game.classroom.selftest import SelfTestFacts, parse_report, selftest_page, trial
from game.classroom.store import StoreTrouble
from game.classroom.telling import (
    key_of,
    panel_facts,
    press_facts,
    secret_facts,
    wall_facts,
)
from game.classroom.typed import Misread
from game.classroom.wall import html as wall_html
from game.classroom.wall import wall
from game.locale import text
from game.screens import wants
from game.web.commands import Command, Reply, Unfit, command_of, fields_of
from game.web.mouth import Clock, html
from game.web.readers import language_of
from game.web.shell import Addresses, whole
from game.web.solo import page_answer

MONTH: Final = 30 * 24 * 3600
REPORTS: Final = 40
"""Reports of the network that are kept."""


class Pages:
    """The pages of all classes of a hall."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    def routes(self) -> Sequence[BaseRoute]:
        """What is answered."""
        return [
            Route("/", self.seat),
            Route("/page", self.seat_page),
            Route("/cmd", self.seat_command, methods=["POST"]),
            WebSocketRoute("/ws", self.seat_bell),
            Route("/join", self.join, methods=["POST"]),
            Route("/out", self.out, methods=["GET", "POST"]),
            Route("/wall", self.wall),
            Route("/wall/page", self.wall_page),
            Route("/wall/cmd", self.wall_command, methods=["POST"]),
            WebSocketRoute("/wall/ws", self.wall_bell),
            Route("/teacher", self.teacher),
            Route("/teacher/page", self.teacher_page),
            Route("/teacher/cmd", self.teacher_command, methods=["POST"]),
            Route("/teacher/pair", self.pair, methods=["POST"]),
            Route("/teacher/secrets", self.secrets, methods=["POST"]),
            WebSocketRoute("/teacher/ws", self.teacher_bell),
            Route("/press/page", self.press_page),
            Route("/press/cmd", self.press_command, methods=["POST"]),
            WebSocketRoute("/press/ws", self.press_bell),
            Route("/exit", self.exit, methods=["GET", "POST"]),
            Route("/selftest", self.selftest, methods=["GET", "POST"]),
            WebSocketRoute("/selftest/ws", self.selftest_bell),
        ]

    # Who asks

    def _known(self, request: HTTPConnection) -> tuple[Hosted, str, ClassDevice] | None:
        found = self.hall.device(request.cookies.get(COOKIE, ""))
        if found:
            found[0].presence.sign(found[1])
        return found

    def _chair(self, request: HTTPConnection) -> tuple[Hosted, str, SeatDevice] | None:
        """The class and the device of a request from a chair."""
        found = self._known(request)
        if found is None or found[2].role != "chair":
            return None
        held, key, device = found
        return held, key, held.seat_device(key, device, _language(request))

    def _side(self, request: HTTPConnection) -> tuple[Hosted, str, joining.RoleName] | None:
        found = self._known(request)
        if found is None:
            return None
        held, key, device = found
        role = next((r for r in joining.ROLES if r == device.role), None)
        return (held, key, role) if role else None

    def _leads(self, request: HTTPConnection) -> tuple[Hosted, str] | None:
        """The class and the device of a request from the teacher's phone."""
        found = self._known(request)
        return found[:2] if found and found[2].role == "teacher" else None

    def _with_token(self, answer: Response, token: str) -> Response:
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

    # The way in

    async def seat(self, request: Request) -> Response:
        """The page of a chair, or of a role without one; the way in for anybody else."""
        chosen = request.query_params.get("lang", "")
        known = self._known(request)
        moving = "room" in request.query_params or "role" in request.query_params
        if known is None or (moving and known[2].role != "teacher"):
            return self._way_in(request)
        held, key, device = known
        if device.role == "teacher":
            return RedirectResponse("/teacher", 303)
        side = self._side(request)
        if side:
            facts = press_facts(held, key, side[2], _language(request))
            return _chosen(HTMLResponse(press.press_page(facts)), chosen)
        seat = held.seat_device(key, device, _language(request))
        if chosen:
            seat.speak(_language(request))
        screen = seat.screen(held.desk(seat.chair, seat))
        page = whole(
            screen,
            seat.look.language,
            key=key_of(held, key),
            clock=_clock(held),
            look=seat.look,
            addresses=Addresses(),
        )
        return _chosen(HTMLResponse(page), chosen)

    def _way_in(self, request: Request, why: joining.NotIn = "", status: int = 200) -> Response:
        letters, digits = joining.typed_before(dict(request.query_params))
        facts = joining.JoinFacts(_language(request), why, letters, digits)
        page = HTMLResponse(joining.join_page(facts), status)
        return _chosen(page, request.query_params.get("lang", ""))

    async def join(self, request: Request) -> Response:
        """Sit down at a chair, or take a role without a side."""
        fields = await _fields(request)
        wanted = joining.parse_join(fields)
        letters, digits = joining.typed_before(fields)
        address = request.client.host if request.client else ""

        def refused(why: joining.NotIn, status: int = 422) -> Response:
            facts = joining.JoinFacts(_language(request), why, letters, digits)
            return HTMLResponse(joining.join_page(facts), status)

        if not self.hall.guesses.may(address):
            return refused("often", 429)
        if isinstance(wanted, Misread):
            return refused("digits" if wanted.why == "digits" else "letters")
        held = self.hall.room(wanted.letters)
        if held is None:
            self.hall.guesses.wrong(address)
            return refused("letters")
        before = held.device(request.cookies.get(COOKIE, ""))
        if isinstance(wanted, joining.JoinRole):
            if held.sides() >= SIDE_DEVICES or (held.locked and not before):
                return refused("locked" if held.locked else "full")
            device = ClassDevice(wanted.role)
        else:
            chair = held.room.by_code(wanted.digits)
            if chair is None:
                self.hall.guesses.wrong(address)
                return refused("digits")
            if held.locked and not before:
                return refused("locked")
            device = ClassDevice("chair", chair.label)
            if held.full(chair) and not (before and before[1] == device):
                return refused("full")
        token = codes.token()
        await held.admit(token, device, before[0] if before else "")
        return self._with_token(RedirectResponse("/", 303), token)

    async def out(self, request: Request) -> Response:
        """Step out of a seat, at any time and without a reason."""
        found = self._chair(request)
        if found is None:
            return RedirectResponse("/", 303)
        held, key, _ = found
        if request.method == "GET":
            return HTMLResponse(joining.out_page(joining.OutFacts(_language(request))))
        await held.step_out(key, f"{(await _fields(request)).get('role', '')}")
        return RedirectResponse("/", 303)

    # A chair

    async def seat_page(self, request: Request) -> Response:
        """The newest page of a device, unless it shows it already."""
        found = self._chair(request)
        if found is None:
            raise HTTPException(401)
        held, _, seat = found
        desk, clock = held.desk(seat.chair, seat), _clock(held)
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
        found = self._chair(request)
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
        told = known or await self._act(held, key, seat, command)
        if not known:
            seat.once.keep(command, told)
        if not kind.startswith("application/json"):
            return RedirectResponse("/", 303)
        if seat.look.language != language:
            return _chosen(JSONResponse({**told.json(), "to": "/"}), seat.look.language)
        return JSONResponse(told.json())

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
        found = self._chair(socket)
        if found is None:
            await self.hall.bell.listen(socket, "")
            return
        held, key, seat = found
        topic = held.topic(seat.chair.label)
        await self.hall.bell.listen(socket, topic, key, lambda: _ticking(held))

    # The wall

    def _room(self, request: HTTPConnection) -> Hosted:
        known = self._known(request)
        held = known[0] if known else self.hall.room(request.query_params.get("room", "").upper())
        if held is None:
            raise HTTPException(404)
        return held

    def _leading_wall(self, request: HTTPConnection, held: Hosted) -> bool:
        """Whether keys pressed at a wall lead the lesson: at the laptop itself, or the teacher's own device."""
        token = request.cookies.get(COOKIE, "")
        found = held.device(token)
        return self.hall.at_laptop(token) or bool(found and found[1].role == "teacher")

    async def wall(self, request: Request) -> Response:
        """The wall."""
        held = self._room(request)
        keys = self._leading_wall(request, held)
        facts = wall_facts(held, self.hall.at(held.letters), keys)
        return HTMLResponse(
            wall_html(wall(facts), version=held.mark(WALL), addresses=_wall_at(held.letters))
        )

    async def wall_page(self, request: Request) -> Response:
        """What the wall shows now."""
        held = self._room(request)
        facts = wall_facts(held, self.hall.at(held.letters), self._leading_wall(request, held))
        return page_answer(
            request, wall_html(wall(facts), part=True, version=held.mark(WALL)), held.mark(WALL)
        )

    async def wall_command(self, request: Request) -> Response:
        """A key at the laptop: on, pause, blank, a minute more."""
        held = self._room(request)
        if not self._leading_wall(request, held):
            raise HTTPException(403)
        fields = await _fields(request)
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
            held = self._room(socket)
        except HTTPException:
            await self.hall.bell.listen(socket, "")
            return
        await self.hall.bell.listen(socket, held.topic(WALL), "", lambda: _ticking(held))

    # The teacher

    async def teacher(self, request: Request) -> Response:
        """The teacher's phone, or the way to it."""
        found = self._leads(request)
        if found is None:
            pairing = request.query_params.get("pair", "")
            if pairing:
                return await self._paired(request, pairing)
            return HTMLResponse(pair_page(PairFacts(_language(request))))
        held, key = found
        facts = panel_facts(held, key, held.room.language, self.hall.at(held.letters))
        return HTMLResponse(teacher_page(facts, request.query_params.get("open", "")))

    async def teacher_page(self, request: Request) -> Response:
        """What the phone shows now."""
        found = self._leads(request)
        if found is None:
            raise HTTPException(401)
        held, key = found
        facts = panel_facts(held, key, held.room.language, self.hall.at(held.letters))
        body = teacher_body(facts, request.query_params.get("open", ""))
        return page_answer(request, body, held.mark(TEACHER))

    async def pair(self, request: Request) -> Response:
        """Lead the class from this device."""
        fields = await _fields(request)
        return await self._paired(request, f"{fields.get('code', '')}")

    async def _paired(self, request: Request, code: str) -> Response:
        address = request.client.host if request.client else ""
        language = _language(request)
        if not self.hall.guesses.may(address):
            return HTMLResponse(pair_page(PairFacts(language, "often")), 429)
        token = codes.token()
        for held in self.hall.rooms.values():
            if not held.gone and await take_panel(held, codes.typed(code), token):
                return self._with_token(RedirectResponse("/teacher", 303), token)
        self.hall.guesses.wrong(address)
        return HTMLResponse(pair_page(PairFacts(language, "card")), 422)

    async def teacher_command(self, request: Request) -> Response:
        """What the teacher wants."""
        found = self._leads(request)
        if found is None:
            raise HTTPException(401)
        held = found[0]
        fields = await _fields(request)
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
        found = self._leads(request)
        if found is None:
            raise HTTPException(401)
        facts = secret_facts(found[0], found[0].room.language)
        part = "x-part" in request.headers
        return HTMLResponse(secrets_part(facts) if part else secrets_page(facts))

    async def teacher_bell(self, socket: WebSocket) -> None:
        """Tell the phone that there is something new."""
        found = self._leads(socket)
        if found is None:
            await self.hall.bell.listen(socket, "")
            return
        held, key = found
        await self.hall.bell.listen(socket, held.topic(TEACHER), key, lambda: _ticking(held))

    # Without a side

    async def press_page(self, request: Request) -> Response:
        """What press, a fact checker or an observer sees now."""
        found = self._side(request)
        if found is None:
            raise HTTPException(401)
        held, key, role = found
        body = press.press_body(press_facts(held, key, role, _language(request)))
        return page_answer(request, body, held.mark(SIDE))

    async def press_command(self, request: Request) -> Response:
        """What press, a fact checker or an observer does."""
        found = self._side(request)
        if found is None:
            raise HTTPException(401)
        held, key, role = found
        fields = await _fields(request)
        cid = f"{fields.get('cid', '')}"[:32]
        command = press.parse_press(fields)
        how, said = "ok", ""
        if isinstance(command, Misread):
            how, said = "refused", misread(_language(request), command)
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
        found = self._side(socket)
        if found is None:
            await self.hall.bell.listen(socket, "")
            return
        held, key, _ = found
        await self.hall.bell.listen(socket, held.topic(SIDE), key, lambda: _ticking(held))

    # The exit slip

    async def exit(self, request: Request) -> Response:
        """The exit slip of whoever has no side; chairs have it on their page."""
        found = self._known(request)
        if found is None:
            return RedirectResponse("/", 303)
        held, key, _ = found
        language = _language(request)
        cid = secrets.token_hex(16)
        if request.method == "GET":
            open_now = held.room.step.kind == "exit"
            blank = slips.SlipFacts(language, cid=cid, state="open" if open_now else "over")
            return HTMLResponse(slips.slip_page(blank))
        slip = slips.parse_slip(await _fields(request))
        if isinstance(slip, Misread):
            facts = slips.SlipFacts(
                language, cid=cid, why="long" if slip.why == "long" else "empty"
            )
            return HTMLResponse(slips.slip_page(facts), 422)
        for name, said in (("case", slip.best), ("clause", slip.clause)):
            if said:
                await self._ballot(held, "exit", name, key, said, "")
        return HTMLResponse(slips.slip_page(slips.SlipFacts(language, slip, state="done")))

    # The network

    async def selftest(self, request: Request) -> Response:
        """Try what the network carries."""
        language = _language(request)
        if request.method == "GET":
            answer = HTMLResponse(selftest_page(SelfTestFacts(language, secrets.token_hex(16))))
            answer.set_cookie("selftest", "1", samesite="strict", max_age=60)
            return answer
        fields = await _fields(request)
        if trial(fields):
            return JSONResponse({"cookies": "selftest" in request.cookies})
        report = parse_report(fields)
        if isinstance(report, Misread):
            raise HTTPException(422)
        for held in self.hall.rooms.values():
            held.reports = [r for r in held.reports if r.id != report.id][-REPORTS:] + [report]
        if request.headers.get("content-type", "").startswith("application/json"):
            return JSONResponse({"how": "ok"})
        return HTMLResponse(selftest_page(SelfTestFacts(language, report.id, report)))

    async def selftest_bell(self, socket: WebSocket) -> None:
        """Ring once, so that the page knows that a bell can be heard."""
        await socket.accept()
        await socket.send_text('{"version":0}')
        await socket.close()


def _wall_at(letters: str) -> Addresses:
    """Where a wall finds the server: each room has one of its own."""
    of = f"?room={letters}"
    return Addresses(f"/wall/page{of}", f"/wall/cmd{of}", f"/wall/ws{of}", f"/wall{of}")


def _language(request: HTTPConnection) -> str:
    """The language of a device: what it chooses just now, has chosen, or its browser prefers."""
    chosen = request.query_params.get("lang", "")
    headers = [*request.scope["headers"]]
    if chosen:
        headers = [(b"cookie", f"lang={chosen}".encode("latin-1", "ignore")), *headers]
    return language_of(headers)


def _chosen(answer: Response, language: str) -> Response:
    """Let a device keep the language that it has chosen."""
    if language:
        answer.set_cookie("lang", language[:8], samesite="strict", path="/", max_age=MONTH)
    return answer


async def _fields(request: Request) -> Mapping[str, Any]:
    try:
        return fields_of(await request.body(), request.headers.get("content-type", ""))
    except Unfit as error:
        raise HTTPException(error.status) from error


def _clock(held: Hosted) -> Clock | None:
    left = held.room.left(held.conductor.now)
    return None if left is None else Clock(round(left), not held.room.paused)


def _ticking(held: Hosted) -> Mapping[str, Any]:
    """The clock, as the bell tells it."""
    clock = _clock(held)
    return {} if clock is None else {"clock": {"left": clock.left, "running": clock.running}}
