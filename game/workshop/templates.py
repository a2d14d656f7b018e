"""The templates of `new`: whole scenarios, commented for an author, each in two languages line by line.

A template is the text of a scenario file in which a line may hold both languages, `title: The lake ¦ El lago`,
so that numbers stand once. What stands before the text (`title:`, `-`, `#`) belongs to both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from game.scenario.loading import loads
from game.scenario.pairing import Translated, fingerprint
from game.scenario.translation import Overlay, skeleton, translatable

FOLDER: Final = Path(__file__).parent / "templates"
TEMPLATES: Final = ("two-sided", "commons", "coalition", "crisis", "ratification", "votes", "blank")
"""Their names, as they are offered; what each is about is `new.template.NAME` in the texts of the program."""
LANGUAGES: Final = ("en", "es")
"""The languages of a line that holds two, in their order."""
SCHEMA: Final = "scenario-1.schema.json"
"""The file that editors read beside a scenario."""
OVERLAY_SCHEMA: Final = "translation-1.schema.json"
"""The file that editors read beside its translations."""
_BOTH: Final = re.compile(
    r"(?P<before>\s*(?:#|(?:- )?[\w.]+:|-)?\s*)(?P<first>.*\S) ¦ (?P<second>.*)"
)


def scenario_text(template: str, language: str, name: str) -> str:
    """A template as the scenario `name`, written in a language.

    >>> scenario_text("two-sided", "en", "my-lake").splitlines()[0]
    '# yaml-language-server: $schema=scenario-1.schema.json'
    """
    source = (FOLDER / f"{template}.template").read_text(encoding="utf-8")
    lines = [_one(line, language) for line in source.splitlines()]
    head = [
        f"# yaml-language-server: $schema={SCHEMA}",
        "format: 1",
        f"id: {name}",
        f"language: {language}",
    ]
    return "\n".join([*head, *lines]) + "\n"


def _one(line: str, language: str) -> str:
    """Take one language out of a line that holds two.

    >>> _one("  title: The lake ¦ El lago", "es"), _one("  start: 50", "es")
    ('  title: El lago', '  start: 50')
    """
    both = _BOTH.fullmatch(line)
    if both is None:
        return line
    return both["before"] + both[("first", "second")[LANGUAGES.index(language)]]


def files(template: str, language: str, name: str) -> Mapping[str, str]:
    """Every file of a new scenario by its name: its translations, and the scenario itself last."""
    text = scenario_text(template, language, name)
    scenario = loads(text).scenario
    assert scenario is not None, template
    written = {}
    for other in LANGUAGES:
        if other != language:
            same = loads(scenario_text(template, other, name)).scenario
            assert same is not None, template
            said, originals = translatable(same), translatable(scenario)
            texts = {path: Translated(fingerprint(originals[path]), said[path]) for path in said}
            head = f"# yaml-language-server: $schema={OVERLAY_SCHEMA}\n"
            written[f"{name}.{other}.yaml"] = head + skeleton(
                scenario, other, Overlay(other, texts)
            )
    return {**written, f"{name}.yaml": text}
