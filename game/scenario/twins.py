"""The fictional twin of a scenario: the same game under invented names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from game.scenario.model import Scenario, Text
from game.scenario.texts import rewritten


def renamer(names: Mapping[str, str]) -> Callable[[str], str]:
    """What replaces whole words by others, the longest first.

    >>> renamer({"Rio": "Varn", "Rio Grande": "Varn River"})("The Rio Grande is no Riot.")
    'The Varn River is no Riot.'
    """
    longest_first = sorted(names, key=lambda word: (-len(word), word))
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    return lambda text: pattern.sub(lambda match: names[match[1]], text)


def twin(scenario: Scenario, alias: str) -> Scenario:
    """Return the scenario under the names of one of its `aliases`; raise KeyError if it has no such.

    Whole words are replaced, the longest first, in every text that the twin has no text of its own for. What
    ties it to the real world goes: sources, the freeze date and what happened afterwards; every line is marked
    as invented. Ids and numbers stay, so its games can be compared with those of the original.
    """
    overlay = scenario.aliases[alias]
    renamed = renamer(overlay.names)

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
