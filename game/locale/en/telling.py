"""English words by which a program tells something about a text, without understanding it."""

from __future__ import annotations

import re
from typing import Final

from game.locale.language import Telling, words

TELLING: Final = Telling(
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
)
