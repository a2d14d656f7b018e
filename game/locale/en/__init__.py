"""English."""

from __future__ import annotations

from game.locale.en.grammar import READING, article
from game.locale.en.idiom import IDIOM
from game.locale.en.numbers import NUMBERS
from game.locale.en.scenario import ENDINGS, TEACHING, UNIT
from game.locale.language import Language, gathered

LANGUAGE = Language(
    name="English",
    texts=gathered(__name__, __path__),
    unit=UNIT,
    endings=ENDINGS,
    teaching=TEACHING,
    reading=READING,
    numbers=NUMBERS,
    idiom=IDIOM,
    little="aA",
    sound=article,
)
