"""Which of our languages the system speaks."""

from __future__ import annotations

import os
import sys

from game.locale.languages import LANGUAGES, USUAL


def usual_language(environment: dict[str, str] | None = None) -> str:
    """The language of the system if it is one of ours, else English.

    >>> usual_language({"LANG": "es_MX.UTF-8"}), usual_language({"LANG": "C"})
    ('es', 'en')
    """
    where = dict(os.environ) if environment is None else environment
    said = where.get("LC_ALL") or where.get("LC_MESSAGES") or where.get("LANG") or ""
    if not said and environment is None:
        said = _of_windows()
    said = said.lower()[:2]
    return said if said in LANGUAGES else USUAL


def _of_windows() -> str:
    """The language that Windows itself is shown in; it has no variable for it."""
    if sys.platform == "win32":
        import ctypes
        from locale import windows_locale

        return windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    else:  # mypy reads one of both on every system
        return ""
