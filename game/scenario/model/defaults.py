"""What a scenario has where its author wrote nothing: endings, a length, and a word for the teacher.

A game made of points alone needs no more than seats, levers and worth. Its defaults are in the language
of the file, and no translation is asked for.
"""

from __future__ import annotations

from typing import Any, Final

from game.scenario.model.course import Length, Teaching
from game.scenario.model.events import Ending

_ENDINGS: Final[dict[str, dict[str, dict[str, Any]]]] = {
    "en": {
        "agreement": {
            "title": "An agreement",
            "text": "The parties have signed, and what they signed is in force.",
            "when": "deal",
        },
        "no_agreement": {
            "title": "No agreement",
            "text": "The parties go home without an agreement.",
            "otherwise": True,
        },
    },
    "es": {
        "agreement": {
            "title": "Un acuerdo",
            "text": "Las partes han firmado, y lo firmado está en vigor.",
            "when": "deal",
        },
        "no_agreement": {
            "title": "Sin acuerdo",
            "text": "Las partes se van a casa sin acuerdo.",
            "otherwise": True,
        },
    },
}
_TEACHING: Final[dict[str, dict[str, Any]]] = {
    "en": {
        "age": "14+",
        "topic": "Negotiation",
        "objectives": ["Find out what matters to the others, and trade across issues."],
        "debrief": [
            {"ask": "What did you need most, and who found that out?", "evidence": "scores"},
            {"ask": "Was there a package that would have been better for all?"},
        ],
    },
    "es": {
        "age": "14+",
        "topic": "Negociación",
        "objectives": ["Averiguar qué importa a los demás y negociar varios asuntos a la vez."],
        "debrief": [
            {"ask": "¿Qué necesitabas más, y quién lo averiguó?", "evidence": "scores"},
            {"ask": "¿Había un paquete mejor para todos?"},
        ],
    },
}


def endings(language: str) -> dict[str, Ending]:
    """Two endings: with an agreement in force, and without."""
    return {key: Ending.model_validate(part) for key, part in _ENDINGS[language].items()}


def lengths() -> dict[int, Length]:
    """One lesson of 45 minutes: four rounds, two exchanges of proposals in each."""
    minutes = {"brief": 8, "talk": 4, "commit": 1, "reveal": 1, "debrief": 13}
    return {45: Length.model_validate({"rounds": 4, "exchanges": 2, "minutes": minutes})}


def teaching(language: str) -> Teaching:
    """What fits any negotiation."""
    return Teaching.model_validate(_TEACHING[language])
