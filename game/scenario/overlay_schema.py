"""The JSON Schema of translations, for editors; for one scenario it names its texts and twins."""

from __future__ import annotations

from typing import Final

from game.locale.languages import LANGUAGES
from game.scenario.model import Scenario
from game.scenario.schema import DRAFT, Schema
from game.scenario.translation import translatable

_ENTRY: Final[Schema] = {
    "type": "object",
    "properties": {
        "of": {
            "description": "The fingerprint of the original, in quotes; 'translate' writes it.",
            "type": ["string", "integer"],
            "pattern": "^[0-9a-f]{8}$",
        },
        "to": {"description": "The translation.", "type": ["string", "number", "null"]},
    },
    "required": ["of", "to"],
    "additionalProperties": False,
}
_WORDS: Final[Schema] = {
    "description": "Words of the texts to those of the twin, in this language.",
    "type": "object",
    "additionalProperties": {"type": "string"},
}


def overlay_schema(scenario: Scenario | None = None) -> Schema:
    """Return the schema of the translations of a scenario, or of any.

    >>> overlay_schema()["required"]
    ['language', 'texts']
    """
    originals = translatable(scenario) if scenario else {}
    twins = scenario.aliases if scenario else {}
    languages = [name for name in LANGUAGES if scenario is None or name != scenario.language]
    texts = {
        path: {"description": text, "allOf": [{"$ref": "#/definitions/Translated"}]}
        for path, text in originals.items()
    }
    return {
        "$schema": DRAFT,
        "title": "Parley translation, format 1",
        "description": "The texts of a scenario in another language; it lies beside the scenario.",
        "type": "object",
        "properties": {
            "language": {"description": "The language of this file.", "enum": languages},
            "texts": {
                "description": "Each text by its path in the scenario, with dots.",
                "type": ["object", "null"],
                "properties": texts,
                "additionalProperties": {"$ref": "#/definitions/Translated"},
            },
            "names": {
                "description": "The words of each fictional twin in this language.",
                "type": ["object", "null"],
                "properties": {name: {"$ref": "#/definitions/Words"} for name in twins},
                "additionalProperties": False if twins else {"$ref": "#/definitions/Words"},
            },
        },
        "required": ["language", "texts"],
        "additionalProperties": False,
        "definitions": {"Translated": _ENTRY, "Words": _WORDS},
    }
