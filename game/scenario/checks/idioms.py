"""Words of languages by which checks of texts go. A language without an entry is not looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Idiom:
    """What is looked for in the texts of a language.

    Attributes:
        rising, falling: how it is said that a number goes up or down.
        after: the end of a number of rounds, with the number as a group.
        numbers: number words from two on.
        months: the months of the year in order.
        date: how a date is written; groups `day` (perhaps empty), `month` and `year`.
        asked: words after which a name in a question is the one who acts; empty if any may be before it but `not_asked`.
        not_asked: words after which it is not.
        you: words for the reader.
        doubled: words that may well stand twice in a row.
        unfinished: what an author leaves behind to come back to.
    """

    rising: str
    falling: str
    after: re.Pattern[str]
    numbers: tuple[str, ...]
    months: tuple[str, ...]
    date: re.Pattern[str]
    asked: tuple[str, ...]
    not_asked: tuple[str, ...]
    you: re.Pattern[str]
    doubled: tuple[str, ...]
    unfinished: re.Pattern[str]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_MONTHS_EN: Final = _words(
    "January February March April May June July August September October November December"
)
_MONTHS_ES: Final = _words(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)

IDIOMS: Final = {
    "en": Idiom(
        rising=r"rises?|fills?|grows?|climbs?|increases?|goes up|go up",
        falling=r"falls?|sinks?|drops?|shrinks?|empties|declines?|goes down|go down",
        after=re.compile(r"\bafter (\w+) rounds\b", re.IGNORECASE),
        numbers=_words("two three four five six seven eight nine ten"),
        months=_MONTHS_EN,
        date=re.compile(
            rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS_EN)}) (?P<year>\d{{4}})\b"
        ),
        asked=_words("do does did will would can could may must shall should is are has have"),
        not_asked=(),
        you=re.compile(r"\b(?:you|your|yours|yourself|yourselves)\b", re.IGNORECASE),
        doubled=_words("that had very so no far long many much now"),
        unfinished=re.compile(r"(?:TODO|FIXME|TBD|XXX+)\b|(?<!\S)\?{3,}|[Ll]orem ipsum\b"),
    ),
    "es": Idiom(
        rising=r"suben?|crecen?|se llenan?|aumentan?",
        falling=r"bajan?|caen?|se vacían?|descienden?|disminuyen?",
        after=re.compile(r"\b(?:después de|al cabo de|tras|pasadas) (\w+) rondas\b", re.IGNORECASE),
        numbers=_words("dos tres cuatro cinco seis siete ocho nueve diez"),
        months=_MONTHS_ES,
        date=re.compile(
            rf"\b(?:(?P<day>\d{{1,2}}) de )?(?P<month>{'|'.join(_MONTHS_ES)}) del? (?P<year>\d{{4}})\b"
        ),
        asked=(),
        not_asked=_words(
            "a al de del con en para por contra hacia sobre entre y e o que ante sin según"
        ),
        you=re.compile(
            r"\b(?:tú|tus?|ti|te|contigo|usted|ustedes|vosotr[oa]s|vuestr[oa]s?)\b", re.IGNORECASE
        ),
        doubled=_words("no muy poco casi ya tan nada así"),
        # In Spanish TODO may well be a word in large letters.
        unfinished=re.compile(
            r"\ATODO\b|TODO:|(?:FIXME|TBD|XXX+)\b|(?<!\S)\?{3,}|[Ll]orem ipsum\b"
        ),
    ),
}
"""By language."""
