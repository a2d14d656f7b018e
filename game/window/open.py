"""Open the window and play."""

from __future__ import annotations

import json
import traceback
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from game import UserError, __version__
from game.locale import LANGUAGES, text
from game.locale.usual import usual_language
from game.player.look import Look
from game.window.device import AtVisit
from game.window.wish import Wish

if TYPE_CHECKING:
    from game.player.intents import Intent
    from game.player.plan import Plan


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
    told = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    folder = Path(platformdirs.user_log_dir("parley", appauthor=False))
    path = folder / f"parley-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Parley {__version__}\n\n{told}", encoding="utf-8", errors="replace")
    except OSError:
        return f"{type(error).__name__}: {error}"
    return str(path)


def run_window(wish: Wish, size: tuple[int, int] = (1280, 720)) -> int:
    """Open the window, where it was asked for or at the first screen; return the exit status.

    Raises UserError if there is no display, or for a wish that cannot be fulfilled.
    """
    from game.window import window
    from game.window.opening import Opening
    from game.window.stage import Stage

    look = kept_look()
    if wish.language in LANGUAGES:
        look = look.changed(language=wish.language)
    device = wished(wish, look) if wish.scenario or wish.resume else None
    surface = window.open_window("Parley", size)
    stage = Stage(device or Opening(look, lambda: at_start(look)))
    stage.failed = lambda error: text(stage.look.language, "t.trouble.ours", report=reported(error))
    window.run(stage, surface)
    return 0


def at_start(look: Look) -> AtVisit:
    """A device at the first screen, with the game imported."""
    from game.screens.visit import Visit

    return AtVisit(Visit(look), keep)


def wished(wish: Wish, look: Look) -> AtVisit:
    """A device where it was asked for on the command line.

    Raises UserError for what cannot be.
    """
    from game.screens.places import Chooser, Setup, Start, Trouble
    from game.screens.visit import Pressed, Visit, pressed
    from game.screens.wants import BeginGame, Resume

    visit = Visit(look)
    wanted: Intent | None = Resume(wish.resume) if wish.resume else None
    if not wish.resume:
        plan = planned(wish, look)
        visit = visit.shows(Start(), Chooser(), Setup(plan))
        wanted = BeginGame(plan) if wish.seat else None
    done = pressed(visit, wanted) if wanted else Pressed(visit)
    last = done.visit.places[-1]
    if not done.well and isinstance(last, Trouble):
        raise UserError(last.text)
    return AtVisit(done.visit, keep, done.said)


def planned(wish: Wish, look: Look) -> Plan:
    """The game that was asked for. Raises UserError for what there is not."""
    from game.player.plan import Plan
    from game.player.shelf import fitting

    assert wish.scenario is not None
    plan = Plan(
        wish.scenario,
        wish.minutes or 0,
        people=(wish.seat,) if wish.seat else (),
        seed="" if wish.seed is None else str(wish.seed),
        twin=wish.twin or "",
        minds=wish.minds,
        record=wish.record,
    )
    return fitting(plan, look.language)
