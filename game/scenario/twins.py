"""The fictional twin of a scenario: the same game under invented names."""

from __future__ import annotations

import re

from game.scenario.model import Scenario, Text
from game.scenario.texts import rewritten


def twin(scenario: Scenario, alias: str) -> Scenario:
    """Return the scenario under the names of one of its `aliases`; raise KeyError if it has no such.

    Whole words are replaced, the longest first, in every text. What ties it to the real world goes:
    sources, the freeze date and what happened afterwards; every line is marked as invented.
    Ids and numbers stay, so its games can be compared with those of the original.
    """
    overlay = scenario.aliases[alias]
    longest_first = sorted(overlay.names, key=lambda word: (-len(word), word))
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def renamed(text: str) -> str:
        return pattern.sub(lambda match: overlay.names[match[1]], text)

    def change(path: str, text: Text) -> Text:
        status = "invented" if text.status else None
        update = {"text": renamed(text.text), "easy": renamed(text.easy)}
        return text.model_copy(update=update | {"status": status, "source": None})

    return rewritten(scenario, change).model_copy(
        update={
            "title": overlay.title,
            "sources": {},
            "freeze": None,
            "afterwards": (),
            "aliases": {},
        }
    )
