"""An expression's text cut into words, numbers and signs."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from game.scenario.expression.names import LARGEST_LENGTH, ExpressionError

_TOKEN: Final = re.compile(
    r"[ \t\n]*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign><=|>=|==|!=|[<>()+\-*/,]))"
)

_WRONG: Final = {
    "=>": "write >=",
    "=<": "write <=",
    "=": "use '==' to ask whether two numbers are equal",
    "&&": "write and",
    "&": "write and",
    "||": "write or",
    "|": "write or",
    "!": "write not",
    "≥": "write >=",
    "≤": "write <=",
    "≠": "write !=",
    "<>": "write !=",
    "−": "write -",
    "–": "write -",
    "×": "write *",
    "÷": "write /",
    "%": "write the number alone; it is in points",
    ".": "a name has letters, digits and _ only; a decimal starts with a digit, as 0.5",
    '"': "names stand without quotes",
    "'": "names stand without quotes",
    "“": "names stand without quotes",
    "”": "names stand without quotes",
    "[": "use round brackets",
    "]": "use round brackets",
    "{": "use round brackets",
    "}": "use round brackets",
    "^": "only + - * / min max are known",
    ":": "names stand without ':'",
    ";": "write and between two conditions",
    "\u00a0": "a non-breaking space stands here; press the space bar instead",
}


class Token(NamedTuple):
    """A piece of text: its kind (`number`, `word`, `sign` or `end`) and its place from 0."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> list[Token]:
    """Cut the text; the last token is the end.

    >>> [t.text for t in tokens("harvest >= 50")]
    ['harvest', '>=', '50', '']
    """
    if len(text) > LARGEST_LENGTH:
        raise ExpressionError(
            f"this has {len(text)} characters; at most {LARGEST_LENGTH} are allowed",
            LARGEST_LENGTH,
            "make it shorter, or split it in two",
            "E404",
        )
    cut: list[Token] = []
    position, size = 0, len(text)
    while True:
        match = _TOKEN.match(text, position)
        if match is None:
            break
        kind = match.lastgroup or ""
        at = match.start(kind)
        piece = match[kind]
        position = match.end()
        if kind == "number":
            if len(piece) > 9:
                raise ExpressionError("this number is too long", at, "", "E404")
            follower = text[position : position + 1]
            if follower.isalpha() or follower == "_":
                raise ExpressionError(
                    f"a name cannot start with a digit ('{piece}{follower}...')",
                    at,
                    "put a space between the number and the word",
                )
            if len(piece) > 1 and piece[0] == "0" and piece[1].isdigit():
                raise ExpressionError(
                    "a number cannot start with 0", at, f"write {piece.lstrip('0') or 0}"
                )
        elif piece in "<>" and text[position : position + 1] == ">":
            raise ExpressionError("'<>' is not known here", at, "write !=")
        cut.append(Token(kind, piece, at))
    rest = text[position:].lstrip(" \t\n")
    if rest:
        at = size - len(rest)
        sign = next((s for s in (rest[:2], rest[:1]) if s in _WRONG), rest[:1])
        raise ExpressionError(f"'{sign}' is not known here", at, _WRONG.get(sign, ""))
    cut.append(Token("end", "", size))
    return cut
