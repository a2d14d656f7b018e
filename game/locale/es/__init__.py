"""Spanish."""

from __future__ import annotations

from game.locale.es import (
    analysis,
    balance,
    classic,
    debrief,
    general,
    play,
    table,
    terminal,
    views,
    whatif,
)
from game.locale.es.grammar import READING, conjunction
from game.locale.es.scenario import ENDINGS, TEACHING, UNIT
from game.locale.language import Language

LANGUAGE = Language(
    name="Español",
    texts={
        **general.TEXTS,
        **analysis.TEXTS,
        **balance.TEXTS,
        **views.TEXTS,
        **play.TEXTS,
        **table.TEXTS,
        **terminal.TEXTS,
        **whatif.TEXTS,
        **classic.TEXTS,
        **debrief.TEXTS,
    },
    unit=UNIT,
    endings=ENDINGS,
    teaching=TEACHING,
    reading=READING,
    little="yo",
    sound=conjunction,
)
