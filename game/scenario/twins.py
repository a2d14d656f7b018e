"""The fictional twin of a scenario: the same game under invented names."""

from __future__ import annotations

import re

from game.scenario.model import Scenario, Text
from game.scenario.texts import rewritten


def twin(scenario: Scenario, alias: str) -> Scenario:
    """Return the scenario under the names of one of its `aliases`; raise KeyError if it has no such.

    Whole words are replaced, the longest first, in every text that the twin has no text of its own for. What
    ties it to the real world goes: sources, the freeze date and what happened afterwards; every line is marked
    as invented. Ids and numbers stay, so its games can be compared with those of the original.
    """
    overlay = scenario.aliases[alias]
    longest_first = sorted(overlay.names, key=lambda word: (-len(word), word))
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def renamed(text: str) -> str:
        return pattern.sub(lambda match: overlay.names[match[1]], text)

    def change(path: str, text: Text) -> Text:
        status = "invented" if text.status else None
        own = overlay.texts.get(path)
        update = {
            "text": own.text if own else renamed(text.text),
            "easy": own.easy if own else renamed(text.easy),
        }
        return text.model_copy(update=update | {"status": status, "source": None})

    def told(own: tuple[Text, ...]) -> tuple[Text, ...]:
        return tuple(Text(text=text.text, easy=text.easy, status="invented") for text in own)

    changed = rewritten(scenario, change)
    return changed.model_copy(
        update={
            "title": overlay.title,
            "story": told(overlay.story) or changed.story,
            "history": told(overlay.history) or changed.history,
            "sources": {},
            "freeze": None,
            "afterwards": (),
            "aliases": {},
        }
    )
