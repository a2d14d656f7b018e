"""A stage to try screens on, with the person's folders somewhere else."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.session import gallery, saved, scribe


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep records, endings and pages of tests out of the person's folders."""
    folder = tmp_path / "data"
    for module in (scribe, saved):
        monkeypatch.setattr(module, "usual_folder", lambda: folder)
    monkeypatch.setattr(gallery, "gallery_file", lambda: folder / "endings.json")
    return folder


@pytest.fixture(autouse=True)
def fonts() -> None:
    """Have the fonts ready."""
    pygame.font.init()


FIRST = ("test_look.py", "test_tour.py")
"""Files that tell most in the shortest time: a break is noticed at once."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let whole tours come first; all else keeps its order."""
    folder = Path(__file__).parent
    items.sort(key=lambda item: item.path.parent != folder or item.path.name not in FIRST)
