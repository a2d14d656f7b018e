"""Which of our languages the system speaks."""

from __future__ import annotations

import os

from game.locale.languages import LANGUAGES, USUAL


def usual_language(environment: dict[str, str] | None = None) -> str:
    """The language of the system if it is one of ours, else English.

    >>> usual_language({"LANG": "es_MX.UTF-8"}), usual_language({"LANG": "C"})
    ('es', 'en')
    """
    where = dict(os.environ) if environment is None else environment
    said = where.get("LC_ALL") or where.get("LC_MESSAGES") or where.get("LANG") or ""
    said = said.lower()[:2]
    return said if said in LANGUAGES else USUAL
