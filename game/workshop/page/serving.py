"""What the workshop answers: one page for one file, under an address that nobody guesses, for this machine alone."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.websockets import WebSocket

from game import UserError
from game.locale import LANGUAGES, text
from game.scenario.decoding import decoded
from game.scenario.diagnostics import Diagnostic
from game.scenario.orphans import Orphan
from game.scenario.pages import known, page_about
from game.scenario.renaming import Replacement, renamed, sound
from game.web.doorbell import Doorbell
from game.web.guard import POLICY
from game.web.mouth import html
from game.web.pages import page
from game.workshop.page.background import Background, Task
from game.workshop.page.balancing import taught, tried, weighed
from game.workshop.page.companions import Companions
from game.workshop.page.edits import CHANGES
from game.workshop.page.fields import Fields, fields_of, whole_number
from game.workshop.page.flowed import path_at
from game.workshop.page.play_pages import PlayPages
from game.workshop.page.sides import TextSides, left_over, put_translation, sides, take_out, waiting
from game.workshop.page.source import Changed
from game.workshop.page.state import Good, Workbench
from game.workshop.page.telling import TABS, grid_html, told, units
from game.workshop.page.words import meaning, offered
from game.workshop.remedies.playing import edits_of
from game.workshop.sharing import packed
from game.workshop.writing import replace as write_files

BODY: Final = 2 * 1024 * 1024
"""Bytes of a request at most: a scenario is at most a million."""
TICK: Final = 0.3
"""Seconds between two looks at the file."""
CALM: Final = 1.0
"""Seconds without a save after which translations and expectations are looked at."""
JOBS: Final[Mapping[str, Task]] = {"balance": weighed, "tries": tried, "teaches": taught}
"""What is worked out beside the page; each is shown by the template of its name."""


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
        self.companions = Companions(bench)
        self.jobs = {job: Background(lambda: self.bell.ring("bench")) for job in JOBS}
        self.play = PlayPages(bench, self.bell, self.token, language)

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
            Route("/beside", self._beside),
            Route("/expected", self._expected),
            Route("/why/{code}", self._why),
            Route("/job/{job}", self._job, methods=["GET", "POST"]),
            Route("/translation/{language}", self._translation),
            Route("/translation/{language}", self._translate, methods=["POST"]),
            Route("/translation/{language}/prune", self._prune, methods=["POST"]),
            Route("/export", self._export),
            WebSocketRoute("/ws", self._bell),
            *self.play.routes(),
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
            for job in self.jobs.values():
                job.stop()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            if await asyncio.to_thread(self.bench.look_again):
                self.bell.ring("bench")
            # What lies beside is played, so it waits until nobody types: the preview comes first.
            typing = 0 <= time.time() - self.bench.saved < CALM
            if not typing and await asyncio.to_thread(self.companions.look):
                self.bell.ring("bench")
            await self.play.look()

    def _say(self, key: str, **values: object) -> str:
        return text(self.language, f"workshop.{key}", **values)

    # The page

    async def _whole(self, request: Request) -> Response:
        nonce = secrets.token_urlsafe(12)
        good = self.bench.good
        body = page(
            "workshop/page.html", self.language, name=self.bench.path.name, nonce=nonce,
            base=f"/{self.token}", tabs=TABS,
            others=[x for x in LANGUAGES if good and x != good.scenario.language],
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
        fields = await fields_of(request)
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
        also = request.query_params.getlist("also")
        return HTMLResponse(
            await asyncio.to_thread(grid_html, self.bench, lever, self.language, also)
        )

    # What may be written

    async def _words(self, request: Request) -> Response:
        """Words for a place, or what a key means."""
        fields = await fields_of(request)
        lines = f"{fields.get('text', '')}".split("\n")
        line, column = whole_number(fields, "line"), whole_number(fields, "column")
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
        fields = await fields_of(request)
        try:
            self.bench.checked(f"{fields.get('seen', '')}")
            if fields.get("do") == "try":
                edits = self._tried(fields)
            else:
                edits = CHANGES[f"{fields.get('do', '')}"](self.bench, fields)
        except Changed:
            return JSONResponse({"how": "changed", **told(self.bench, self.language, text=True)})
        except (KeyError, ValueError):
            return JSONResponse({"how": "refused", "said": self._say("no_number")})
        except UserError:
            return JSONResponse({"how": "refused", "said": self._say("in_braces")})
        text = self.bench.seen.text
        return JSONResponse({"how": "ok", "edits": [_edit(text, each) for each in edits]})

    def _tried(self, fields: Fields) -> list[Replacement]:
        """A change that was tried on this very text. Raises Changed if it was tried on another."""
        tries = self.jobs["tries"]
        if tries.result is None or tries.result_of != self.bench.mark:
            raise Changed("The text has changed since it was tried.")
        found = tries.result.found
        number = whole_number(fields, "number")
        tree = self.bench.seen.tree
        if tree is None or not 1 <= number <= len(found):
            return []
        return edits_of(tree, found[number - 1].change) or []

    async def _rename(self, request: Request) -> Response:
        """Give something another id, in the file and in its translations."""
        fields = await fields_of(request)
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

    # In another language

    def _other(self, request: Request) -> tuple[Good, str]:
        """The last good version, and the language asked for; 404 where there is neither."""
        good, other = self.bench.good, f"{request.path_params['language']}"
        if good is None or other not in LANGUAGES or other == good.scenario.language:
            raise HTTPException(404)
        return good, other

    async def _translation(self, request: Request) -> Response:
        """The scenario and its translation side by side."""
        good, other = self._other(request)
        trouble = ""
        rows: tuple[TextSides, ...] = ()
        idle: tuple[Orphan, ...] = ()
        try:
            tree = sound(self.bench.path)[1]
            idle = await asyncio.to_thread(left_over, good.scenario, self.bench.path, other)
            rows = await asyncio.to_thread(sides, good.scenario, tree, self.bench.path, other)
        except UserError as error:
            trouble = f"{error}"
        body = page(
            "workshop/sides.html", self.language, name=self.bench.path.name, base=f"/{self.token}",
            rows=rows, idle=idle, found=self._doubts(other), other=other, tongue=self._say(f"tongue.{other}"),
            left=waiting(rows), trouble=trouble,
            **{"from": good.scenario.language},
        )  # fmt: skip
        return HTMLResponse(body)

    def _doubts(self, language: str) -> tuple[Diagnostic, ...]:
        """What else is to be looked at in a translation, as it was looked at last."""
        standing = (x for x in self.companions.beside.translations if x.language == language)
        return next((x.found for x in standing), ())

    async def _translate(self, request: Request) -> Response:
        """Write what a text is translated to."""
        _, other = self._other(request)
        fields = await fields_of(request)
        wanted, to = fields.get("path"), fields.get("to")
        if not isinstance(wanted, str) or not isinstance(to, str):
            raise HTTPException(400)
        try:
            scenario, tree = sound(self.bench.path)
            path = self.bench.path
            await asyncio.to_thread(put_translation, scenario, path, other, wanted, to)
            rows = await asyncio.to_thread(sides, scenario, tree, path, other)
        except UserError as error:
            return JSONResponse({"how": "refused", "said": f"{error}"})
        state = next(row.state for row in rows if row.path == wanted)
        left = self._say("sides.left", count=waiting(rows))
        stands = self._say(f"sides.{state}")
        return JSONResponse({"how": "ok", "state": state, "stands": stands, "left": left})

    async def _prune(self, request: Request) -> Response:
        """Take out of a translation what is of no text any more: all, or one entry by its path."""
        _, other = self._other(request)
        wanted = (await fields_of(request)).get("path")
        if not isinstance(wanted, str):
            raise HTTPException(400)
        try:
            scenario = sound(self.bench.path)[0]
            await asyncio.to_thread(take_out, scenario, self.bench.path, other, wanted)
        except UserError as error:
            return JSONResponse({"how": "refused", "said": f"{error}"})
        return JSONResponse({"how": "ok"})

    # What lies beside it

    async def _beside(self, request: Request) -> Response:
        """How the translations stand, and whether it comes out as expected."""
        return HTMLResponse(
            page(
                "workshop/beside.html", self.language, beside=self.companions.beside,
                base=f"/{self.token}", stale=self.bench.stale,
            )
        )  # fmt: skip

    async def _expected(self, request: Request) -> Response:
        """The file of expectations, with what is not as expected at its lines; 404 where there is none."""
        expected = self.companions.beside.expected
        if expected is None:
            raise HTTPException(404)
        text, _ = decoded(self.bench.path.with_name(expected.name))
        body = page(
            "workshop/expected.html", self.language, name=expected.name, base=f"/{self.token}",
            lines=(text or "").split("\n"), found=expected.found,
        )  # fmt: skip
        return HTMLResponse(body)

    async def _why(self, request: Request) -> Response:
        """The page about a code or a measure; 404 for an unknown one."""
        code = known(f"{request.path_params['code']}")
        if code is None:
            raise HTTPException(404)
        return HTMLResponse(page("workshop/why.html", self.language, about=page_about(code)))

    # As a game

    async def _job(self, request: Request) -> Response:
        """Begin or end something that is worked out beside the page, and show how it stands; 404 for no such thing."""
        job = f"{request.path_params['job']}"
        if job not in JOBS:
            raise HTTPException(404)
        made, bench = self.jobs[job], self.bench
        if request.method == "POST":
            fields = await fields_of(request)
            if fields.get("do") == "stop":
                made.stop()
            elif not bench.stale:
                given = bench.seen.text, bench.path.name, self.language
                made.start(JOBS[job], *given, of=bench.mark)
        body = page(
            f"workshop/{job}.html",
            self.language,
            job=job,
            work=made,
            result=made.result,
            stale=bool(made.result_of) and made.result_of != bench.mark,
            playable=not bench.stale,
        )
        return HTMLResponse(body)


def _framed(body: str) -> Response:
    """A page that may stand in a frame of the workshop's own page."""
    policy = POLICY.format(sockets="").replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    return HTMLResponse(
        body, headers={"content-security-policy": policy, "x-frame-options": "SAMEORIGIN"}
    )


def _edit(text: str, piece: Replacement) -> dict[str, Any]:
    return {"from": units(text, piece.start), "to": units(text, piece.end), "insert": piece.text}
