"""What a scenario has where its author wrote nothing: endings, a length, and a word for the teacher.

A game made of points alone needs no more than seats, levers and worth. Its defaults are in the language
of the file, and no translation is asked for.
"""

from __future__ import annotations

from game.locale.languages import known
from game.scenario.model.course import Length, Teaching
from game.scenario.model.events import Ending


def endings(language: str) -> dict[str, Ending]:
    """Two endings: with an agreement in force, and without."""
    return {key: Ending.model_validate(part) for key, part in known(language).endings.items()}


def lengths() -> dict[int, Length]:
    """One lesson of 45 minutes: four rounds, up to five exchanges in each."""
    minutes = {"brief": 8, "talk": 4, "commit": 1, "reveal": 1, "debrief": 13}
    return {45: Length.model_validate({"rounds": 4, "exchanges": 5, "minutes": minutes})}


def teaching(language: str) -> Teaching:
    """What fits any negotiation."""
    return Teaching.model_validate(known(language).teaching)
