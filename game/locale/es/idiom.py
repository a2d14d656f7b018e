"""Spanish words and forms by which a program tells something about a text, without understanding it."""

from __future__ import annotations

import re
from typing import Final

from game.locale.language import Idiom, listed, words

_MONTHS: Final = listed(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)

IDIOM: Final = Idiom(
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
    rising=r"suben?|crecen?|se llenan?|aumentan?",
    falling=r"bajan?|caen?|se vacían?|descienden?|disminuyen?",
    after=re.compile(r"\b(?:después de|al cabo de|tras|pasadas) (\w+) rondas\b", re.IGNORECASE),
    months=_MONTHS,
    date=re.compile(
        rf"\b(?:(?P<day>\d{{1,2}}) de )?(?P<month>{'|'.join(_MONTHS)}) del? (?P<year>\d{{4}})\b"
    ),
    asked=(),
    not_asked=listed(
        "a al de del con en para por contra hacia sobre entre y e o que ante sin según"
    ),
    you=re.compile(
        r"\b(?:tú|tus?|ti|te|contigo|usted|ustedes|vosotr[oa]s|vuestr[oa]s?)\b", re.IGNORECASE
    ),
    doubled=listed("no muy poco casi ya tan nada así"),
    # In Spanish TODO may well be a word in large letters.
    unfinished=re.compile(r"\ATODO\b|TODO:|(?:FIXME|TBD|XXX+)\b|(?<!\S)\?{3,}|[Ll]orem ipsum\b"),
)
