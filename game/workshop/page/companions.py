"""What lies beside a scenario: how its translations stand, and whether it comes out as is expected of it.

Looked at in the background after the text itself, because cases are played for it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.locale import LANGUAGES
from game.scenario.accepting import parted
from game.scenario.diagnostics import Diagnostic, in_order
from game.scenario.expected.reading import expected_of, load_expected
from game.scenario.loading import Loaded
from game.scenario.translating import standings
from game.scenario.translation import compared, load_overlay, overlay_of
from game.workshop.expected.findings import findings
from game.workshop.page.state import Workbench

_ORPHAN: Final = "W613"
_COUNTED: Final = ("W611", "W612", _ORPHAN)
"""What checks say of texts that are missing or stale, and of orphans: the translation's own page lists them."""


@dataclass(frozen=True, slots=True)
class OverlayStanding:
    """How a translation stands.

    Attributes:
        language: into which it is.
        begun: whether there is a file.
        missing: texts that are not translated.
        stale: texts whose original has changed since.
        orphans: translations that belong to no text.
        found: what is wrong with it or doubtful besides.
    """

    language: str
    begun: bool
    missing: int = 0
    stale: int = 0
    orphans: int = 0
    found: tuple[Diagnostic, ...] = ()

    @property
    def left(self) -> int:
        """How many things are to be done."""
        return self.missing + self.stale + self.orphans + len(self.found)


@dataclass(frozen=True, slots=True)
class ExpectedStanding:
    """Whether it comes out as is expected.

    Attributes:
        name: of the file of expectations.
        cases: how many are played.
        found: what is wrong with the file, and what comes out otherwise, at its line there.
    """

    name: str
    cases: int
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside a version of the scenario that plays."""

    translations: tuple[OverlayStanding, ...] = ()
    expected: ExpectedStanding | None = None
    """None where nothing is expected."""


class Companions:
    """The files beside a scenario, looked at whenever one of them, or the scenario, is another.

    Attributes:
        bench: the scenario.
        beside: what came of the last look.
    """

    def __init__(self, bench: Workbench) -> None:
        self.bench, self.beside = bench, Beside()
        self._seen: object = None

    def look(self) -> bool:
        """Look again where something is another than at the last look; whether it was."""
        good = self.bench.good
        files = (*self._overlays().values(), expected_of(self.bench.path))
        now = (good.at if good else 0.0, *map(_written, files))
        if good is None or now == self._seen:
            return False
        self._seen = now
        loaded = Loaded(good.scenario, (), (), good.seen.tree)
        translations = tuple(
            _standing(loaded, language, file) for language, file in self._overlays().items()
        )
        self.beside = Beside(translations, _expected(loaded, expected_of(self.bench.path)))
        return True

    def _overlays(self) -> dict[str, Path]:
        good = self.bench.good
        own = good.scenario.language if good else ""
        return {x: overlay_of(self.bench.path, x) for x in LANGUAGES if x != own}


def _written(file: Path) -> tuple[int, int]:
    """When a file was written and how long it is; zeros for none."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _standing(loaded: Loaded, language: str, file: Path) -> OverlayStanding:
    scenario, source = loaded.scenario, loaded.tree
    assert scenario is not None
    assert source is not None
    begun = file.is_file()
    other = load_overlay(file) if begun else None
    if other is not None and (other.overlay is None or other.tree is None):
        return OverlayStanding(language, True, found=other.diagnostics)
    overlay, tree = (other.overlay, other.tree) if other else (None, None)
    states = Counter(each.state for each in standings(scenario, source, overlay, tree, file))
    doubts, _ = parted(scenario.accept, compared(scenario, other) if other else ())
    found = tuple(each for each in doubts if each.code not in _COUNTED)
    orphans = sum(each.code == _ORPHAN for each in doubts)
    return OverlayStanding(language, begun, states["missing"], states["stale"], orphans, found)


def _expected(loaded: Loaded, file: Path) -> ExpectedStanding | None:
    if not file.is_file():
        return None
    read = load_expected(file, loaded)
    found = in_order((*read.diagnostics, *findings(loaded, read)))
    return ExpectedStanding(file.name, len(read.cases), found)
