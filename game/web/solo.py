"""Anybody plays alone in a browser: the screens of the window, a game for each device, each apart.

A device is a cookie. Its game lives in memory and is written nowhere; who stays away for long loses it. What
a device may not do on somebody else's machine is not on its screens: to close it, to look at its records.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from time import monotonic
from typing import Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from game.player.intents import Intent
from game.player.look import Look
from game.screens import wants
from game.screens.nodes import Node, Screen, by_id
from game.screens.places import Finished, Gallery, Keys
from game.screens.shown import Seen, enter, press, shown
from game.screens.visit import Visit, now, pressed
from game.web.commands import Command, Once, Reply, Unfit, read_command
from game.web.doorbell import Doorbell
from game.web.guard import Scope
from game.web.mouth import ESCAPE, html
from game.web.readers import cookie, language_of
from game.web.shell import Addresses, whole

COOKIE: Final = "parley_alone"
ELSEWHERE: Final = (wants.Quit, wants.Resume, wants.SaveAs)
"""What belongs to whoever sits at the machine itself."""
ROOMS: Final = (Finished, Gallery, Keys)
"""Places that show what is kept there, or tell of its keyboard."""
DEBRIEF: Final = "/debrief"
MONTH: Final = 30 * 24 * 3600
TICK: Final = 0.1
"""Seconds after which it is looked whether minds have finished."""


def fit(screen: Screen) -> Screen:
    """A screen without what cannot be done from a browser."""
    dialog = _fit(screen.dialog) if screen.dialog else None
    return replace(screen, root=_fit(screen.root) or Node("group"), dialog=dialog)


def _fit(node: Node) -> Node | None:
    if node.intent is not None and forbidden(node.intent):
        return None
    if not node.children:
        return node
    children = tuple(child for child in map(_fit, node.children) if child is not None)
    if children == node.children:
        return node
    return replace(node, children=children) if children or node.text else None


def forbidden(intent: Intent) -> bool:
    """Whether something is not for a browser.

    >>> forbidden(wants.Quit()), forbidden(wants.Show((Finished(),))), forbidden(wants.LeaveGame())
    (True, True, False)
    """
    if isinstance(intent, wants.Then):
        return any(map(forbidden, intent.intents))
    if isinstance(intent, wants.Show):
        return any(isinstance(place, ROOMS) for place in intent.places)
    return isinstance(intent, ELSEWHERE)


@dataclass
class Soloist:
    """One browser and its game."""

    visit: Visit
    topic: str
    used: float
    once: Once = field(default_factory=Once)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def screen(self) -> Screen:
        """The newest screen."""
        game = self.visit.game
        if game is not None:
            game.arrived()
        self.visit = now(self.visit)
        return fit(shown(self.visit))

    def command(self, command: Command) -> Reply:
        """Carry a command out; one that was is not done again."""
        return self.once.answer(command, self._command)

    def _command(self, command: Command) -> Reply:
        screen = self.screen()
        before = screen.version
        seen = Seen(command.screen, command.version)
        for id, typed in command.entries.items():
            done = enter(self.visit, id, typed, seen)
            if not done.well:
                return self._told(done.said, seen, screen, before)
            self.visit = done.visit
            if seen.version == before:
                # What was typed with a press is part of what was seen.
                seen = Seen(seen.screen, shown(self.visit).version)
        if command.id == ESCAPE:
            return self._escaped(seen, before)
        node = by_id(fit(shown(self.visit)).top, command.id)
        if node is None or (node.intent is not None and forbidden(node.intent)):
            return self._told(self.visit.say("late"), seen, screen, before)
        if isinstance(node.intent, wants.Export) and not node.disabled:
            return Reply("ok", "", before, before, to=DEBRIEF)
        if command.typed is None:
            done = press(self.visit, command.id, seen)
        else:
            done = enter(self.visit, command.id, command.typed, seen)
        self.visit = done.visit
        if not done.well:
            return self._told(done.said, seen, screen, before)
        return Reply("ok", done.said, self.screen().version, before)

    def _escaped(self, seen: Seen, before: int) -> Reply:
        screen = shown(self.visit)
        if screen.escape is None or seen.screen != screen.id or forbidden(screen.escape):
            return Reply("stale", "", screen.version, before)
        done = pressed(self.visit, screen.escape)
        self.visit = done.visit
        return Reply("ok" if done.well else "refused", done.said, self.screen().version, before)

    def _told(self, said: str, seen: Seen, screen: Screen, before: int) -> Reply:
        stale = Seen.of(screen) != seen
        return Reply("stale" if stale else "refused", said, self.screen().version, before)


class Solo:
    """The games of all devices.

    Attributes:
        bell: rings where minds have finished.
        most: devices that have a game at once.
        idle: seconds after which a device that gives no sign makes room for another.
    """

    def __init__(
        self, *, most: int = 40, idle: float = 2400.0, clock: Callable[[], float] = monotonic,
    ) -> None:  # fmt: skip
        self.bell, self.most, self.idle, self._clock = Doorbell(), most, idle, clock
        self.devices: dict[str, Soloist] = {}

    def routes(self) -> list[BaseRoute]:
        """What it answers: the page, what is pressed, the doorbell, the debrief to keep."""
        return [
            Route("/", self._whole),
            Route("/page", self._page),
            Route("/cmd", self._posted, methods=["POST"]),
            WebSocketRoute("/ws", self._bell),
            Route(DEBRIEF, self._debrief),
        ]

    def who(self, scope: Scope) -> str:
        """The device that a request comes from; empty for one that has no game."""
        key = _key(cookie(scope["headers"], COOKIE))
        return key if key in self.devices else ""

    @asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """Look after the games while the server runs."""
        watching = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching

    async def _watch(self) -> None:
        """Ring where minds have finished, and let go of those who have gone."""
        since = self._clock()
        while True:
            await asyncio.sleep(TICK)
            for device in list(self.devices.values()):
                game = device.visit.game
                if game is not None and not device.lock.locked():
                    async with device.lock:
                        if game.arrived():
                            self.bell.ring(device.topic)
            if self._clock() - since > 10:
                since = self._clock()
                self.sweep()

    def sweep(self) -> None:
        """Let go of devices that have given no sign for long."""
        for key, device in list(self.devices.items()):
            if self.bell.listening(device.topic):
                device.used = max(device.used, self._clock() - self.idle / 2)
            patience = self.idle if device.visit.game else self.idle / 20
            if self._clock() - device.used > patience:
                del self.devices[key]
                self.bell.shut(key)
                self.bell.forget(device.topic)

    # Requests

    def _device(self, request: HTTPConnection) -> Soloist | None:
        device = self.devices.get(_key(request.cookies.get(COOKIE, "")))
        if device is not None:
            device.used = self._clock()
        return device

    def _fresh(self, request: Request) -> Visit:
        """What a device sees that has no game yet."""
        return Visit(Look(language_of(request.scope["headers"])), searched=True, kept=False)

    async def _whole(self, request: Request) -> Response:
        device = self._device(request)
        visit = device.visit if device else self._fresh(request)
        language = visit.look.language
        screen = await self._screen(device) if device else fit(shown(visit))
        answer = HTMLResponse(
            whole(screen, language, key="alone", look=visit.look, addresses=ALONE)
        )
        if not _known(request):
            token = secrets.token_urlsafe(18)
            answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
        return answer

    async def _screen(self, device: Soloist) -> Screen:
        async with device.lock:
            return await asyncio.to_thread(device.screen)

    async def _page(self, request: Request) -> Response:
        """The newest page, unless it is the one that is shown already."""
        device = self._device(request)
        visit = device.visit if device else self._fresh(request)
        screen = await self._screen(device) if device else fit(shown(visit))
        look = (device.visit if device else visit).look
        body = html(screen, look.language, look=look)
        return page_answer(request, body, screen.version)

    async def _posted(self, request: Request) -> Response:
        token = request.cookies.get(COOKIE, "")
        if not _known(request):
            raise HTTPException(401)
        try:
            command = read_command(await request.body(), request.headers.get("content-type", ""))
        except Unfit as error:
            raise HTTPException(error.status) from error
        device = self._device(request) or self._admitted(request, _key(token))
        language = device.visit.look.language
        async with device.lock:
            told = await asyncio.to_thread(device.command, command)
        self.bell.ring(device.topic)
        chosen = device.visit.look.language
        if chosen != language:  # the whole page is of another language
            told = replace(told, to="/")
        form = not request.headers.get("content-type", "").startswith("application/json")
        answer: Response = RedirectResponse("/", 303) if form else JSONResponse(told.json())
        answer.set_cookie("lang", chosen, samesite="strict", path="/", max_age=MONTH)
        return answer

    def _admitted(self, request: Request, key: str) -> Soloist:
        """A place for a device that begins to play; one that has gone makes room."""
        if len(self.devices) >= self.most:
            self.sweep()
        if len(self.devices) >= self.most:
            raise HTTPException(503)
        device = Soloist(self._fresh(request), key, self._clock())
        self.devices[key] = device
        return device

    async def _bell(self, socket: WebSocket) -> None:
        key = _key(socket.cookies.get(COOKIE, "")) if _known(socket) else ""
        await self.bell.listen(socket, key, key)

    async def _debrief(self, request: Request) -> Response:
        """The debrief as a page to keep; it is made here and written nowhere."""
        device = self._device(request)
        game = device.visit.game if device else None
        if device is None or game is None or game.busy or not game.session.over:
            raise HTTPException(404)
        language = device.visit.look.language
        try:
            async with device.lock:
                page = await asyncio.to_thread(game.debrief_page, language)
        except KeyError:
            raise HTTPException(404) from None
        name = f"parley-{game.session.scenario.id}.html"
        return HTMLResponse(page, headers={"content-disposition": f'attachment; filename="{name}"'})


ALONE: Final = Addresses()


def page_answer(request: Request, body: str, version: int, **more: Any) -> Response:
    """Reply with the newest page; nothing but that it is the same, if the device shows it already.

    Args:
        request: with what is shown in its `X-Mark`.
        body: what the mouth has written.
        version: of the viewer.
        more: `clock`, what is left of the phase as `X-Clock` says it.
    """
    mark = blake2b(body.encode(), digest_size=8).hexdigest()
    headers = {"x-mark": mark, "x-version": f"{version}"}
    headers |= {f"x-{key}": f"{said}" for key, said in more.items()}
    if request.headers.get("x-mark") == mark:
        return Response(status_code=204, headers=headers)
    return HTMLResponse(body, headers=headers)


def _known(request: HTTPConnection) -> bool:
    """Whether a device has a token that we have given it, by its looks."""
    token = request.cookies.get(COOKIE, "")
    return len(token) == 24 and all(sign.isalnum() or sign in "-_" for sign in token)


def _key(token: str) -> str:
    """A token as it is kept: nobody who reads the memory of the host can use it."""
    return blake2b(token.encode(), digest_size=16).hexdigest()
