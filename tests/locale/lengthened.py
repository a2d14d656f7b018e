"""A language that nobody speaks: English with every third letter said twice, a third longer."""

from __future__ import annotations

import re
import sys
from string import Formatter
from types import ModuleType

import pytest

CODE, NAME = "qq", "Quuquu"

FOLDER = '''"""Quuquu."""

from dataclasses import replace

from game.locale.en import LANGUAGE as ENGLISH
from tests.locale.lengthened import NAME, lengthened

LANGUAGE = replace(
    ENGLISH, name=NAME, texts={key: lengthened(text) for key, text in ENGLISH.texts.items()}
)
'''
"""All that there is of it: game/locale/qq/__init__.py."""


def longer(text: str) -> str:
    """Say every third letter of each word twice; words of one or two letters get one more."""
    text = re.sub(r"[^\W\d_]{3}", lambda three: three[0] + three[0][-1], text)
    return re.sub(r"(?<!\w)([^\W\d_]{2})(?!\w)", r"\1\1", text)


def lengthened(template: str) -> str:
    """A template in the language; its placeholders stay.

    >>> lengthened("{seat} settles {n:one lever|# levers}.")
    '{seat} setttlees {n:onee levver|# levverss}.'
    """
    found = []
    for before, name, forms, _ in Formatter().parse(template):
        found.append(longer(before).replace("{", "{{").replace("}", "}}"))
        if name is not None:
            said = "|".join(lengthened(form) for form in forms.split("|")) if forms else ""
            found.append(f"{{{name}:{said}}}" if said else f"{{{name}}}")
    return "".join(found)


@pytest.fixture
def quuquu(monkeypatch: pytest.MonkeyPatch) -> str:
    """Speak it in this process, as if its folder were there."""
    from game.locale import languages

    module = ModuleType(f"game.locale.{CODE}")
    exec(FOLDER, vars(module))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(languages, "LANGUAGES", (*languages.LANGUAGES, CODE))
    return CODE
