"""English words and forms by which a program tells something about a text, without understanding it."""

from __future__ import annotations

import re
from typing import Final

from game.locale.language import Idiom, listed, words

_MONTHS: Final = listed(
    "January February March April May June July August September October November December"
)

IDIOM: Final = Idiom(
    aside=words("half second week decade fortnight quarter quarters century single once first"),
    own=words(
        "the and of is was were not if nobody with from that this will your they their "
        "what which nothing never everybody have when who"
    ),
    in_names=words("the and of with from is that"),
    denials=re.compile(
        r"\b(?:not(?! (?:long ago|only|least|until|to mention|just|even))|never|nobody|nothing(?! but)|neither|nor|"
        r"no longer|no one|cannot|nowhere)\b|n't\b(?!\s\w+\?)"
    ),
    denying=re.compile(
        r"\b(?:not?|none|never|nobody|nothing|neither|nor|cannot|nowhere|without|hardly|only|little|few|"
        r"less|least|instead|rather|un\w{3,}|in\w{2,}ble|im\w{2,}ble|\w+less|lacks?|fails?|refuses?|denies|deny|stops?|"
        r"keeps? from|prevents?|avoids?|misses|missing|free of|far from|else|but|too)\b|n't\b"
    ),
    rising=r"rises?|fills?|grows?|climbs?|increases?|goes up|go up",
    falling=r"falls?|sinks?|drops?|shrinks?|empties|declines?|goes down|go down",
    after=re.compile(r"\bafter (\w+) rounds\b", re.IGNORECASE),
    months=_MONTHS,
    date=re.compile(
        rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS)}) (?P<year>\d{{4}})\b"
    ),
    asked=listed("do does did will would can could may must shall should is are has have"),
    not_asked=(),
    you=re.compile(r"\b(?:you|your|yours|yourself|yourselves)\b", re.IGNORECASE),
    doubled=listed("that had very so no far long many much now"),
    unfinished=re.compile(r"(?:TODO|FIXME|TBD|XXX+)\b|(?<!\S)\?{3,}|[Ll]orem ipsum\b"),
)
