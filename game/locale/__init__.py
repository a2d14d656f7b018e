"""The program's own texts, in English and Spanish: data and one lookup, nothing else.

A text is a template for `str.format`. The tests hold the languages to the same keys and the same
placeholders.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.locale import (
    en,
    en_analysis,
    en_balance,
    en_classic,
    en_debrief,
    en_play,
    en_table,
    en_terminal,
    en_views,
    en_whatif,
    es,
    es_analysis,
    es_balance,
    es_classic,
    es_debrief,
    es_play,
    es_table,
    es_terminal,
    es_views,
    es_whatif,
)
from game.locale.grammar import filled

LANGUAGES: Final = ("en", "es")
TEXTS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        **en.TEXTS,
        **en_analysis.TEXTS,
        **en_balance.TEXTS,
        **en_views.TEXTS,
        **en_play.TEXTS,
        **en_table.TEXTS,
        **en_terminal.TEXTS,
        **en_whatif.TEXTS,
        **en_classic.TEXTS,
        **en_debrief.TEXTS,
    },
    "es": {
        **es.TEXTS,
        **es_analysis.TEXTS,
        **es_balance.TEXTS,
        **es_views.TEXTS,
        **es_play.TEXTS,
        **es_table.TEXTS,
        **es_terminal.TEXTS,
        **es_whatif.TEXTS,
        **es_classic.TEXTS,
        **es_debrief.TEXTS,
    },
}


def text(language: str, key: str, **values: object) -> str:
    """Fill in one text of the program.

    An unknown language reads English. Raises KeyError for a key that no language has.

    >>> text("en", "points.one", number="1"), text("es", "points.many", number="2,5")
    ('1 point', '2,5 puntos')
    """
    return filled(language, template(language, key), values)


def template(language: str, key: str) -> str:
    """Return one text of the program as it is written; see `text`."""
    return TEXTS.get(language, TEXTS["en"])[key]


def has(key: str) -> bool:
    """Tell whether there is a text with this key."""
    return key in TEXTS["en"]
