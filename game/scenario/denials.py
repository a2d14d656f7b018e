"""Whether a translation says no where its original does: sentence by sentence, in that direction alone.

Languages say no in many ways, and a translation may well say it where the original does not: `nobody knows`,
`it is unknown`. So only a sentence that says no for sure is looked at, and only what cannot say no in any way is told.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from game.locale.languages import known

_ABBREVIATED: Final = re.compile(r"\b(?:[A-Z]{1,2}|Sr|Sra|Dr|Mr|Mrs|Ms|St)\.")
_ENDS: Final = re.compile(r"[.?!…]+[\"”»)]*\s+")


class LostDenial(NamedTuple):
    """A word that says no in a sentence of the original, and from which character on the translation has that sentence."""

    at: int
    word: str


def lost_denial(original: str, translation: str, source: str, language: str) -> LostDenial | None:
    """Find the first sentence that says no in the original and not in the translation; None if there is none."""
    denials, denying = known(source).idiom.denials, known(language).idiom.denying
    if not denials.search(original.lower()):
        return None
    there, here = _sentences(original), _sentences(translation)
    if len(there) != len(here):
        there, here = [(0, original)], [(0, translation)]
    denied = [denials.search(said.lower()) for _, said in there]
    kept = [denying.search(said.lower()) is not None for _, said in here]
    for place, found in enumerate(denied):
        moved = any(
            kept[near] and not denied[near]
            for near in (place - 1, place + 1)
            if 0 <= near < len(kept)
        )
        if found and not kept[place] and not moved:
            return LostDenial(here[place][0], found[0])
    return None


def _sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a text, each with where it begins."""
    plain = _ABBREVIATED.sub(lambda found: f"{found[0][:-1]}_", text)
    starts = [0, *(found.end() for found in _ENDS.finditer(plain) if found.end() < len(text))]
    return [
        (start, text[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]
