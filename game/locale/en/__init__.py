"""English."""

from __future__ import annotations

from game.locale.en import (
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
from game.locale.en.grammar import READING, article
from game.locale.en.scenario import ENDINGS, TEACHING, UNIT
from game.locale.language import Language

LANGUAGE = Language(
    name="English",
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
    little="aA",
    sound=article,
)
