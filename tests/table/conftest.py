"""A stage to try scenes on, with the person's folders somewhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.session import gallery, saved, scribe
from game.table.kit.pilot import Pilot
from game.table.kit.scene import Look, Scene
from game.table.kit.stage import Stage


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep records, endings and pages of tests out of the person's folders."""
    folder = tmp_path / "data"
    for module in (scribe, saved):
        monkeypatch.setattr(module, "usual_folder", lambda: folder)
    monkeypatch.setattr(gallery, "gallery_file", lambda: folder / "endings.json")


@pytest.fixture
def stage_of() -> Callable[..., Pilot]:
    """Put a scene on a stage."""

    def make(scene: Scene, size: tuple[int, int] = (1280, 720), **look: object) -> Pilot:
        stage = Stage(scene, Look(still=True, **look))  # type: ignore[arg-type]
        pilot = Pilot(stage)
        pilot.resize(*size)
        return pilot

    return make


FIRST = ("test_look.py", "test_tour.py")
"""Files that tell most in the shortest time: a break is noticed at once."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let whole tours come first; all else keeps its order."""
    folder = Path(__file__).parent
    items.sort(key=lambda item: item.path.parent != folder or item.path.name not in FIRST)
