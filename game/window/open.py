"""Open the window and play."""

from __future__ import annotations

import json
import traceback
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from game import __version__
from game.locale import LANGUAGES
from game.locale.usual import usual_language
from game.window.scene import Look, Step
from game.window.wish import Wish


def settings_file() -> Path:
    """Where the reader's choices are kept."""
    return Path(platformdirs.user_config_dir("parley", appauthor=False)) / "table.json"


def kept_look(file: Path | None = None) -> Look:
    """The look that was kept; what cannot be read is as if nothing had been."""
    usual = Look(language=usual_language())
    try:
        data = json.loads((file or settings_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return usual
    known = asdict(usual)
    good = {
        name: data[name]
        for name, value in known.items()
        if isinstance(data, dict) and type(data.get(name)) is type(value)
    }
    look = usual.changed(**good)
    if look.language not in LANGUAGES or look.text not in (1.0, 1.25, 1.5):
        return usual
    return look


def keep(look: Look, file: Path | None = None) -> None:
    """Keep the reader's choices; a disk that refuses is no reason to stop."""
    path = file or settings_file()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(look)), encoding="utf-8")


def reported(error: Exception) -> str:
    """Write a report on a mistake of ours; return where it is, or what went wrong."""
    text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    folder = Path(platformdirs.user_log_dir("parley", appauthor=False))
    path = folder / f"parley-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Parley {__version__}\n\n{text}", encoding="utf-8", errors="replace")
    except OSError:
        return f"{type(error).__name__}: {error}"
    return str(path)


def run_window(wish: Wish, size: tuple[int, int] = (1280, 720)) -> int:
    """Open the window, where it was asked for or at the first screen; return the exit status.

    Raises UserError if there is no display, or for a wish that cannot be fulfilled.
    """
    from game.window import window
    from game.window.stage import Stage
    from game.table.scenes.start import Start
    from game.table.scenes.trouble import Trouble
    from game.table.voice import say

    look = kept_look()
    if wish.language in LANGUAGES:
        look = look.changed(language=wish.language)
    opened = _opened(wish, look)
    surface = window.open_window("Parley", size)
    stage = Stage(Start(), look)
    stage.kept = keep
    stage.failed = lambda error: Trouble(say(stage.look, "trouble.ours", report=reported(error)))
    for step in opened:
        stage.take(step)
    window.run(stage, surface)
    return 0


def _opened(wish: Wish, look: Look) -> list[Step]:
    """What to show over the first screen."""
    if not (wish.scenario or wish.resume):
        return []
    from game.table.scenes.doors import wished

    return wished(wish, look)
