"""Spanish words by which a program tells something about a text, without understanding it."""

from __future__ import annotations

import re
from typing import Final

from game.locale.language import Telling, words

TELLING: Final = Telling(
    aside=words(
        "media medio mitad segundo segunda semana década quincena cuarto cuartos "
        "trimestre siglo par pareja solo sola único única primer primera primero"
    ),
    own=words(
        "el los las una que del por pero nadie esto está están todos cada muy también "
        "porque cuando quien"
    ),
    in_names=words("el los las una del por que"),
    denials=re.compile(
        r"(?<!hasta que )(?<!cómo )(?<!por qué )\bno\b(?! (?:obstante|solo|sólo|más|sino|hay más|tiene más|bien)\b)"
        r"(?!\?)|\b(?:nunca|jamás|nadie|tampoco)\b"
    ),
    denying=re.compile(
        r"\b(?:no|ni|nunca|jamás|nadie|nada|ningun[oa]s?|ningún|sin|tampoco|apenas|solo|sólo|salvo|excepto|"
        r"menos|poc[oa]s?|imposible|contrario|lejos|impid\w+|imped\w+|evit\w+|falt\w+|neg\w+|nieg\w+|"
        r"rechaz\w+|carec\w+|dej\w+ de|vací[oa]s?|sino|otr[oa]s?|demasiado|in\w+bles?)\b"
    ),
    opening={"?": "¿", "!": "¡"},
)
