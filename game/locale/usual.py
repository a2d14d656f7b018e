"""Which of our languages the system speaks."""

from __future__ import annotations

import os
from typing import Literal


def usual_language(environment: dict[str, str] | None = None) -> Literal["en", "es"]:
    """The language of the system if it is one of ours, else English.

    >>> usual_language({"LANG": "es_MX.UTF-8"}), usual_language({"LANG": "C"})
    ('es', 'en')
    """
    where = dict(os.environ) if environment is None else environment
    said = where.get("LC_ALL") or where.get("LC_MESSAGES") or where.get("LANG") or ""
    return "es" if said.lower().startswith("es") else "en"
