"""Spanish."""

from __future__ import annotations

from game.locale.es.grammar import READING, conjunction
from game.locale.es.idiom import IDIOM
from game.locale.es.numbers import NUMBERS
from game.locale.es.scenario import ENDINGS, TEACHING, UNIT
from game.locale.language import Language, gathered

LANGUAGE = Language(
    name="Español",
    texts=gathered(__name__, __path__),
    unit=UNIT,
    endings=ENDINGS,
    teaching=TEACHING,
    reading=READING,
    numbers=NUMBERS,
    idiom=IDIOM,
    little="yo",
    sound=conjunction,
)
