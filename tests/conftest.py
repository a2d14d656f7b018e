"""What holds for every test: no window, no writing into the home of the person who runs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from game.scenario import loading

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

# A machine under load is no reason to fail. Where CI runs, the examples are the same each time, so
# that a red run speaks of the change under test; at home every run looks at new ones.
settings.register_profile("parley", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("parley")


def _moved(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Let records, reports and settings of the program go to a folder."""
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))


@pytest.fixture(autouse=True, scope="module")
def _home_of_the_module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a module plays once for all its tests goes to a folder of the module's own, not to whoever runs it."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        _moved(monkeypatch, tmp_path_factory.mktemp("home"))
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the program under test keeps goes to a folder of the test's own."""
    home = tmp_path_factory.mktemp("home")
    _moved(monkeypatch, home)
    return home


@pytest.fixture(autouse=True)
def _called_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """What tells how to go on names the program as it was called, not the runner of the tests."""
    monkeypatch.setattr(sys, "argv", ["game/__main__.py", *sys.argv[1:]])


_READ: dict[tuple[Any, ...], Any] = {}


@pytest.fixture(autouse=True)
def _read_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Check a scenario of the same text only once for all tests: what comes of it cannot be changed.

    Where it is measured how long that takes, it is done each time.
    """
    if "benchmarks" in request.path.parts:
        return
    loaded = loading._loaded

    def once(text: str, name: str, problems: tuple[Any, ...], stem: str | None) -> Any:
        key = text, name, problems, stem
        if key not in _READ:
            if len(_READ) > 50:
                _READ.clear()
            _READ[key] = loaded(text, name, problems, stem)
        return _READ[key]

    monkeypatch.setattr(loading, "_loaded", once)
