"""Playing from a place, as pages: the screens of a game, in the workshop's own address."""

from __future__ import annotations

import asyncio
import dataclasses
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from game.locale import text
from game.screens.places import Trouble
from game.web.commands import Unfit, read_command
from game.web.doorbell import Doorbell
from game.web.mouth import html
from game.web.shell import Addresses, whole
from game.web.solo import Soloist, page_answer
from game.workshop.page import playing
from game.workshop.page.fields import fields_of, whole_number
from game.workshop.page.state import Workbench


class PlayPages:
    """The game that is played from here, one at a time.

    Attributes:
        bench: the scenario.
        bell: rings where minds have finished.
        token: the first part of every address.
        language: of the screens' own words.
    """

    def __init__(self, bench: Workbench, bell: Doorbell, token: str, language: str) -> None:
        self.bench, self.bell, self.token, self.language = bench, bell, token, language
        self._player: Soloist | None = None
        self._played: tuple[str, int] = ("", 1)
        self._played_of = ""

    def routes(self) -> list[BaseRoute]:
        """What is answered."""
        return [
            Route("/play", self._play, methods=["POST"]),
            Route("/play", self._game),
            Route("/play/page", self._game_page),
            Route("/play/cmd", self._game_command, methods=["POST"]),
            WebSocketRoute("/play/ws", self._game_bell),
        ]

    async def look(self) -> None:
        """Ring if minds have finished."""
        player = self._player
        game = player.visit.game if player else None
        if player is None or game is None or player.lock.locked():
            return
        async with player.lock:
            if game.arrived():
                self.bell.ring("play")

    async def _play(self, request: Request) -> Response:
        """Begin to play as a seat from a round on."""
        fields = await fields_of(request)
        good = self.bench.good
        seat, round = f"{fields.get('seat', '')}", whole_number(fields, "round")
        if good is None or seat not in good.shown.seats:
            return JSONResponse(
                {"how": "refused", "said": text(self.language, "workshop.play.not_yet")}
            )
        round = min(max(round, 1), good.shown.game.session.book.rounds)
        made = await asyncio.to_thread(playing.begun, good.scenario, seat, round)
        visit = playing.visit(made.session, good.scenario, seat, self.language)
        self._player = Soloist(visit, "play", 0.0)
        self._played, self._played_of = (seat, round), self.bench.mark
        self.bell.ring("play")
        return JSONResponse({"how": "ok", "to": f"/{self.token}/play"})

    async def _at(self) -> Soloist:
        """The game that is played here; played again where the scenario has changed. 404 where there is none."""
        player, good = self._player, self.bench.good
        if player is None or good is None:
            raise HTTPException(404)
        if self._played_of != self.bench.mark and not self.bench.stale:
            async with player.lock:
                await asyncio.to_thread(self._anew, player)
        return player

    def _anew(self, player: Soloist) -> None:
        """Play the game again in the scenario as it is now."""
        good, game = self.bench.good, player.visit.game
        assert good is not None
        assert game is not None
        seat, round = self._played
        self._played_of = self.bench.mark
        if game.busy or seat not in good.shown.seats:
            return
        given = tuple(playing.given_in(game.session, seat))
        made = playing.begun(good.scenario, seat, round, given)
        visit = playing.visit(made.session, good.scenario, seat, self.language)
        if not made.whole:
            lost = Trouble(text(self.language, "workshop.play.less"))
            visit = visit.shows(*visit.places, lost)
        player.visit = visit

    @property
    def _addresses(self) -> Addresses:
        base = f"/{self.token}/play"
        return Addresses(f"{base}/page", f"{base}/cmd", f"{base}/ws", base)

    async def _game(self, request: Request) -> Response:
        player = await self._at()
        screen = await self._screen(player)
        look = player.visit.look
        return HTMLResponse(
            whole(screen, look.language, key="bench", look=look, addresses=self._addresses)
        )

    async def _screen(self, player: Soloist) -> Any:
        async with player.lock:
            return await asyncio.to_thread(player.screen)

    async def _game_page(self, request: Request) -> Response:
        player = await self._at()
        screen = await self._screen(player)
        look = player.visit.look
        return page_answer(request, html(screen, look.language, look=look), screen.version)

    async def _game_command(self, request: Request) -> Response:
        player = await self._at()
        try:
            command = read_command(await request.body(), request.headers.get("content-type", ""))
        except Unfit as error:
            raise HTTPException(error.status) from error
        language = player.visit.look.language
        async with player.lock:
            reply = await asyncio.to_thread(player.command, command)
        self.bell.ring("play")
        if reply.to or player.visit.look.language != language:
            reply = dataclasses.replace(reply, to=self._addresses.away)
        return JSONResponse(reply.json())

    async def _game_bell(self, socket: WebSocket) -> None:
        await self.bell.listen(socket, "play", self.token)
