"""The endings that somebody on this machine has seen, scenario by scenario."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import platformdirs


def gallery_file() -> Path:
    """Where the endings are kept."""
    return Path(platformdirs.user_data_dir("parley", appauthor=False)) / "endings.json"


def endings_seen(file: Path | None = None) -> dict[str, tuple[str, ...]]:
    """The endings seen so far: id of a scenario to ids of endings; none if nothing can be read."""
    try:
        data = json.loads((file or gallery_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {
        name: tuple(x for x in endings if isinstance(x, str))
        for name, endings in data.items()
        if isinstance(endings, list)
    }


def note_ending(scenario: str, ending: str, file: Path | None = None) -> bool:
    """Keep that an ending was seen; whether it is new. A disk that refuses is no reason to stop."""
    seen = endings_seen(file)
    known = seen.get(scenario, ())
    if ending in known:
        return False
    seen[scenario] = (*known, ending)
    path = file or gallery_file()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(seen, ensure_ascii=False, indent=1)
        path.write_text(text, encoding="utf-8")
    return True
