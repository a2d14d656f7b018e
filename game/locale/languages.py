"""Which languages there are: the folders beside this file. One more folder is one more language."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final

from game.locale.language import Language

USUAL: Final = "en"
"""What is spoken where a language is not known."""
LANGUAGES: Final = tuple(
    sorted(
        (found.name for found in iter_modules([str(Path(__file__).parent)]) if found.ispkg),
        key=lambda name: (name != USUAL, name),
    )
)
"""Their codes, as ISO 639 has them; the usual one first."""


@cache
def known(language: str) -> Language:
    """What a language brings; of one that there is not, the usual one."""
    name = language if language in LANGUAGES else USUAL
    found: Language = import_module(f"game.locale.{name}").LANGUAGE
    return found
