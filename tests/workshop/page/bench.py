"""A scenario on the bench, and the page that is served for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from game.scenario.renaming import Replacement
from game.scenario.shelf import find_scenario
from game.workshop.page.looked import Looked, looked
from game.workshop.page.serving import WorkshopPages
from game.workshop.page.source import SourceFile
from game.workshop.page.state import Workbench
from game.workshop.workshop import served

SHIPPED = ("three-valleys", "drones-over-mexico")


def text_of(name: str) -> str:
    """The text of a shipped scenario."""
    return find_scenario(name).read_text(encoding="utf-8")


def seen(name: str = "three-valleys") -> Looked:
    """A shipped scenario, looked at."""
    return looked(text_of(name), f"{name}.yaml")


def done(text: str, edits: list[Replacement]) -> str:
    """A text after changes by position."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def copied(folder: Path, name: str = "three-valleys") -> Path:
    """A shipped scenario, its translation and its expectations in a folder of one's own."""
    source = find_scenario(name)
    for path in (source, source.with_suffix(".es.yaml"), source.with_suffix(".expect.yaml")):
        shutil.copy(path, folder / path.name)
    return folder / source.name


class Page:
    """The page of a file, asked over HTTP."""

    def __init__(self, path: Path, pages: WorkshopPages, port: int) -> None:
        self.path, self.pages = path, pages
        self.origin = f"http://127.0.0.1:{port}"
        self.base = f"{self.origin}/{pages.token}"
        self.http = httpx.Client(headers={"origin": self.origin}, timeout=20)

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def get(self, path: str, **params: str) -> httpx.Response:
        return self.http.get(f"{self.base}{path}", params=params or None)

    def post(self, where: str, /, **fields: Any) -> dict[str, Any]:
        answer = self.http.post(f"{self.base}{where}", json=fields)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def save(self, text: str) -> dict[str, Any]:
        """Write a text over the one that the page has."""
        return self.post("/text", text=text, seen=self.pages.bench.mark)

    def change(self, **wanted: Any) -> str:
        """What the text is after a change that the page asks for."""
        told = self.post("/change", seen=self.pages.bench.mark, **wanted)
        assert told["how"] == "ok", told
        return done(
            self.text, [Replacement(e["from"], e["to"], e["insert"]) for e in told["edits"]]
        )


@contextmanager
def bench(path: Path, language: str = "en") -> Iterator[Page]:
    """Serve the page of a file."""
    pages = WorkshopPages(Workbench(SourceFile(path)), language)
    server = served(pages)
    page = Page(path, pages, server.port)
    try:
        yield page
    finally:
        page.http.close()
        server.stop()
