"""What a console is shown of characters that it does not have: plain letters, never codes.

Standard library only.
"""

from __future__ import annotations

import codecs
import unicodedata
from typing import Final, TextIO

PLAIN: Final = {
    "¡": "", "¿": "", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'",
    "–": "-", "—": "-", "−": "-", "·": "-", "•": "*", "×": "x", "÷": "/", "±": "+/-", "°": " deg",
    "≤": "<=", "≥": ">=", "≠": "!=", "→": "->", "←": "<-", "↑": "^", "↓": "v", "€": "EUR",
    "ñ": "ny", "Ñ": "Ny",  # without its mark, 'año' would be another word
    "ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O",
}  # fmt: skip
"""What stands for a character that is no letter with an accent."""

HANDLER: Final = "parley.plain"


def plain(text: str) -> str:
    """Write a text in ASCII, as somebody without the keys for it would.

    >>> plain("¿Río o montaña? Ñandú … «3 ≥ 2» → 4")
    'Rio o montanya? Nyandu ... "3 >= 2" -> 4'
    """
    return "".join(_plain(character) for character in text)


def _plain(character: str) -> str:
    if character.isascii():
        return character
    if character in PLAIN:
        return PLAIN[character]
    bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return bare or ("" if unicodedata.combining(character) else "?")


def shown_plainly(*streams: TextIO | None) -> None:
    """Let streams write what they cannot encode in plain letters."""
    codecs.register_error(HANDLER, _instead)
    for stream in streams:
        # Whatever stands for the console in a test or a notebook may have no such choice.
        getattr(stream, "reconfigure", lambda **_: None)(errors=HANDLER)


def _instead(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end
