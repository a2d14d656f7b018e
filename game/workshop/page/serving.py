"""What the workshop answers: one page for one file, under an address that nobody guesses, for this machine alone."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import json
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.websockets import WebSocket

from game import UserError
from game.locale import text
from game.scenario.numbers import written
from game.scenario.renaming import Replacement, renamed
from game.web.commands import Unfit, read_command
from game.web.doorbell import Doorbell
from game.web.guard import POLICY
from game.web.mouth import html
from game.web.pages import page
from game.web.shell import Addresses, whole
from game.web.solo import Soloist, page_answer
from game.workshop.page import playing
from game.workshop.page.background import Background, Task
from game.workshop.page.balancing import tried, weighed
from game.workshop.page.changes import added, fresh_id, moved, removed
from game.workshop.page.looked import SECTIONS
from game.workshop.page.numbers import set_number
from game.workshop.page.snippets import snippet
from game.workshop.page.source import Changed
from game.workshop.page.state import Workbench
from game.workshop.page.telling import TABS, grid_html, outline, told, units
from game.workshop.page.words import meaning, offered, path_at
from game.workshop.sharing import packed
from game.workshop.writing import replace as write_files

BODY: Final = 2 * 1024 * 1024
"""Bytes of a request at most: a scenario is at most a million."""
TICK: Final = 0.3
"""Seconds between two looks at the file."""
Fields = Mapping[str, Any]


class WorkshopPages:
    """The pages of one file.

    Attributes:
        bench: the file.
        language: of the page's own words.
        token: the first part of every address.
    """

    def __init__(self, bench: Workbench, language: str) -> None:
        self.bench, self.language = bench, language
        self.token = secrets.token_urlsafe(18)
        self.bell = Doorbell()
        self.balance = Background(lambda: self.bell.ring("bench"))
        self.tries = Background(lambda: self.bell.ring("bench"))
        self._player: Soloist | None = None
        self._played: tuple[str, int] = ("", 1)
        self._played_of = ""

    def routes(self) -> list[BaseRoute]:
        """What is answered."""
        inside = [
            Route("/", self._whole),
            Route("/state", self._state),
            Route("/text", self._text, methods=["POST"]),
            Route("/preview", self._preview),
            Route("/grid", self._grid),
            Route("/words", self._words, methods=["POST"]),
            Route("/change", self._change, methods=["POST"]),
            Route("/rename", self._rename, methods=["POST"]),
            Route("/balance", self._balance, methods=["GET", "POST"]),
            Route("/tries", self._tries, methods=["GET", "POST"]),
            Route("/export", self._export),
            Route("/play", self._play, methods=["POST"]),
            Route("/play", self._game),
            Route("/play/page", self._game_page),
            Route("/play/cmd", self._game_command, methods=["POST"]),
            WebSocketRoute("/play/ws", self._game_bell),
            WebSocketRoute("/ws", self._bell),
        ]
        return [Mount(f"/{self.token}", routes=inside)]

    @asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """Look at the file while the server runs."""
        watching = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watching
            self.balance.stop()
            self.tries.stop()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            if await asyncio.to_thread(self.bench.look_again):
                self.bell.ring("bench")
            game = self._player.visit.game if self._player else None
            if self._player is not None and game is not None and not self._player.lock.locked():
                async with self._player.lock:
                    if game.arrived():
                        self.bell.ring("play")

    def _say(self, key: str, **values: object) -> str:
        return text(self.language, f"workshop.{key}", **values)

    # The page

    async def _whole(self, request: Request) -> Response:
        nonce = secrets.token_urlsafe(12)
        good = self.bench.good
        seats = good.shown.seats if good else ()
        body = page(
            "workshop/page.html", self.language, name=self.bench.path.name, nonce=nonce,
            base=f"/{self.token}", groups=outline(self.bench.seen), tabs=TABS, seats=seats,
            names={s: good.scenario.stakeholders[s].short.text for s in seats} if good else {},
            rounds=good.shown.game.session.book.rounds if good else 1,
        )  # fmt: skip
        # The editor writes sheets of its own, and draws the line below a mistake as a picture in one of them.
        policy = (
            POLICY.format(sockets="")
            .replace("style-src 'self'", f"style-src 'self' 'nonce-{nonce}'; frame-src 'self'")
            .replace("img-src 'self'", "img-src 'self' data:")
        )
        return HTMLResponse(body, headers={"content-security-policy": policy})

    async def _state(self, request: Request) -> Response:
        return JSONResponse(told(self.bench, self.language, text=True))

    async def _text(self, request: Request) -> Response:
        """Write the text into the file."""
        fields = await _fields(request)
        written = fields.get("text")
        if not isinstance(written, str):
            raise HTTPException(400)
        try:
            await asyncio.to_thread(self.bench.write, written, f"{fields.get('seen', '')}")
        except Changed:
            return JSONResponse({"how": "changed", **told(self.bench, self.language, text=True)})
        except (UserError, OSError) as error:
            return JSONResponse(
                {"how": "refused", "said": self._say("not_written", why=f"{error}")}
            )
        return JSONResponse({"how": "ok", **told(self.bench, self.language)})

    async def _bell(self, socket: WebSocket) -> None:
        await self.bell.listen(socket, "bench", self.token)

    # What it will look like

    async def _preview(self, request: Request) -> Response:
        """A screen of the last version that plays, for the frame beside the text."""
        kind, id = request.query_params.get("kind", ""), request.query_params.get("id", "")
        good = self.bench.good
        if good is None:
            return _framed(page("workshop/nothing.html", self.language))
        screen = await asyncio.to_thread(good.shown.screen, kind, id)
        inside = html(screen, good.shown.language)
        body = page("workshop/preview.html", good.shown.language, title=screen.title, body=inside)
        return _framed(body)

    async def _grid(self, request: Request) -> Response:
        lever = request.query_params.get("lever", "")
        return HTMLResponse(await asyncio.to_thread(grid_html, self.bench, lever, self.language))

    # What may be written

    async def _words(self, request: Request) -> Response:
        """Words for a place, or what a key means."""
        fields = await _fields(request)
        lines = f"{fields.get('text', '')}".split("\n")
        line, column = _whole_number(fields, "line"), _whole_number(fields, "column")
        tree = self.bench.seen.tree
        if tree is None or not 1 <= line <= len(lines):
            return JSONResponse({"begin": column, "words": [], "about": ""})
        if fields.get("hover"):
            path = path_at(lines, line)
            return JSONResponse({"about": meaning(path), "key": f"{path[-1]}" if path else ""})
        begin, words = offered(tree, lines, line, column)
        return JSONResponse(
            {
                "begin": begin,
                "words": [{"word": w.word, "kind": w.kind, "about": w.about} for w in words],
            }
        )

    # Changes

    async def _change(self, request: Request) -> Response:
        """Say which pieces of the text change; the page writes them, so that its undo takes them back."""
        fields = await _fields(request)
        try:
            self.bench.checked(f"{fields.get('seen', '')}")
            if fields.get("do") == "try":
                edits = self._tried(fields)
            else:
                edits = _CHANGES[f"{fields.get('do', '')}"](self.bench, fields)
        except Changed:
            return JSONResponse({"how": "changed", **told(self.bench, self.language, text=True)})
        except (KeyError, ValueError):
            return JSONResponse({"how": "refused", "said": self._say("no_number")})
        text = self.bench.seen.text
        return JSONResponse({"how": "ok", "edits": [_edit(text, each) for each in edits]})

    def _tried(self, fields: Fields) -> list[Replacement]:
        """A change that was tried on this very text. Raises Changed if it was tried on another."""
        if self.tries.result is None or self.tries.result_of != self.bench.mark:
            raise Changed("The text has changed since it was tried.")
        found = self.tries.result.found
        number = _whole_number(fields, "number")
        tree = self.bench.seen.tree
        if tree is None or not 1 <= number <= len(found):
            return []
        edit = written(tree, found[number - 1].change)
        return [edit] if edit else []

    async def _rename(self, request: Request) -> Response:
        """Give something another id, in the file and in its translations."""
        fields = await _fields(request)
        path, new = f"{fields.get('path', '')}", f"{fields.get('new', '')}".strip()
        try:
            self.bench.checked(f"{fields.get('seen', '')}")
            result = await asyncio.to_thread(renamed, self.bench.path, path, new)
            await asyncio.to_thread(write_files, result.files)
        except Changed:
            return JSONResponse({"how": "changed", **told(self.bench, self.language, text=True)})
        except (UserError, OSError) as error:
            return JSONResponse({"how": "refused", "said": f"{error}"})
        self.bench.look_again()
        return JSONResponse({"how": "ok", **told(self.bench, self.language, text=True)})

    async def _export(self, request: Request) -> Response:
        """The scenario as one file to share; a sentence where it cannot be played yet."""
        try:
            data = await asyncio.to_thread(packed, self.bench.path)
        except (UserError, OSError) as error:
            return Response(f"{error}\n", 422, media_type="text/plain")
        named = {"content-disposition": f'attachment; filename="{self.bench.path.stem}.zip"'}
        return Response(data, headers=named, media_type="application/zip")

    # As a game

    async def _balance(self, request: Request) -> Response:
        """What the scenario is like as a game: begun, ended, and what came of it."""
        return await self._beside(request, self.balance, weighed, "workshop/balance.html")

    async def _tries(self, request: Request) -> Response:
        """Changes that help: begun, ended, and what came of it."""
        return await self._beside(request, self.tries, tried, "workshop/tries.html")

    async def _beside(self, request: Request, made: Background, task: Task, part: str) -> Response:
        """Begin or end something that is worked out beside the page, and show how it stands."""
        if request.method == "POST":
            fields = await _fields(request)
            if fields.get("do") == "stop":
                made.stop()
            elif not self.bench.stale:
                made.start(task, self.bench.seen.text, self.bench.path.name, of=self.bench.mark)
        stale = bool(made.result_of) and made.result_of != self.bench.mark
        body = page(
            part,
            self.language,
            work=made,
            result=made.result,
            stale=stale,
            playable=not self.bench.stale,
        )
        return HTMLResponse(body)

    # Playing from here

    async def _play(self, request: Request) -> Response:
        """Begin to play as a seat from a round on."""
        fields = await _fields(request)
        good = self.bench.good
        seat, round = f"{fields.get('seat', '')}", _whole_number(fields, "round")
        if good is None or seat not in good.shown.seats:
            return JSONResponse({"how": "refused", "said": self._say("play.not_yet")})
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
        player.visit = playing.visit(made.session, good.scenario, seat, self.language)

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


def _framed(body: str) -> Response:
    """A page that may stand in a frame of the workshop's own page."""
    policy = POLICY.format(sockets="").replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    return HTMLResponse(
        body, headers={"content-security-policy": policy, "x-frame-options": "SAMEORIGIN"}
    )


async def _fields(request: Request) -> Fields:
    try:
        made = json.loads(await request.body() or b"{}")
    except ValueError:
        made = None
    if not isinstance(made, dict):
        raise HTTPException(400)
    return made


def _whole_number(fields: Fields, name: str) -> int:
    value = fields.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _edit(text: str, piece: Replacement) -> dict[str, Any]:
    return {"from": units(text, piece.start), "to": units(text, piece.end), "insert": piece.text}


def _number(bench: Workbench, fields: Fields) -> list[Replacement]:
    tree = bench.seen.tree
    assert tree is not None
    path = tuple(int(part) if part.isdigit() else part for part in f"{fields['path']}".split("."))
    return set_number(tree, path, f"{fields['name']}", f"{fields['number']}")


def _fix(bench: Workbench, fields: Fields) -> list[Replacement]:
    problem = next(
        p
        for p in bench.seen.problems
        if (p.start, p.code) == (fields["at"], fields["code"]) and p.fix
    )
    return [Replacement(problem.start, problem.end, problem.fix)]


def _moved(bench: Workbench, fields: Fields) -> list[Replacement]:
    entry = bench.seen.entry(f"{fields['section']}", f"{fields['id']}")
    return moved(bench.seen, entry, bool(fields.get("down"))) if entry else []


def _removed(bench: Workbench, fields: Fields) -> list[Replacement]:
    entry = bench.seen.entry(f"{fields['section']}", f"{fields['id']}")
    return removed(bench.seen, entry) if entry else []


def _added(bench: Workbench, fields: Fields) -> list[Replacement]:
    section = f"{fields['section']}"
    if section not in SECTIONS:
        return []
    stem, lines = snippet(bench.seen, section)
    id = fresh_id(bench.seen, section, stem)
    return added(bench.seen, section, lines.replace(f"{stem}:", f"{id}:", 1))


_CHANGES: Final[Mapping[str, Callable[[Workbench, Fields], list[Replacement]]]] = {
    "number": _number,
    "fix": _fix,
    "move": _moved,
    "remove": _removed,
    "add": _added,
}
"""The changes that the page may ask for."""
