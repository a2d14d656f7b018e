"""A cursor over the tokens of an expression: moving on, demanding, and explaining what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from game.scenario.alike import suggestion
from game.scenario.expression import nodes as n
from game.scenario.expression.names import LARGEST_DEPTH, RESERVED, ExpressionError, Names
from game.scenario.expression.tokens import Token, tokens


class Cursor:
    """A place in the tokens of an expression, and what may be asked and demanded there."""

    def __init__(self, text: str, names: Names, flow: bool) -> None:
        self.text = text
        self.names = names
        self.flow = flow
        self.depth = 0
        self.tokens = tokens(text)
        self.place = 0
        self.token = self.tokens[0]

    # tokens

    def take(self) -> Token:
        """Move on and return the token passed."""
        token = self.token
        if token.kind != "end":
            self.place += 1
            self.token = self.tokens[self.place]
        return token

    def ahead(self, steps: int = 1) -> Token:
        """Return a token further on."""
        return self.tokens[min(self.place + steps, len(self.tokens) - 1)]

    def taken(self, text: str) -> bool:
        """Move on if `text` stands here."""
        if self.token.text == text and self.token.kind != "end":
            self.take()
            return True
        return False

    @property
    def last(self) -> int:
        """Where the token before this one ends."""
        before = self.tokens[self.place - 1] if self.place else self.token
        return before.at + len(before.text)

    def expect(self, sign: str, opened: Token | None = None) -> None:
        """Demand a sign; `opened` is the bracket that it closes."""
        if self.taken(sign):
            return
        if sign == ")" and opened is not None and self.token.kind == "end":
            raise ExpressionError(
                "this '(' is never closed",
                opened.at,
                "add ')'; inside { } a text with a comma must stand in quotes",
            )
        raise ExpressionError(
            f"'{sign}' is expected {self.here()}", self.token.at, self.case_hint(self.token)
        )

    def here(self) -> str:
        """Say where we are."""
        return "at the end" if self.token.kind == "end" else f"before '{self.token.text}'"

    def deeper(self, at: int) -> None:
        """Count a level of nesting."""
        self.depth += 1
        if self.depth > LARGEST_DEPTH:
            raise ExpressionError(
                f"this is nested more than {LARGEST_DEPTH} deep", at, "make it simpler", "E404"
            )

    # kinds

    def number(self, node: n.Phrase) -> n.Phrase:
        """Demand that a part is a number; in a flow a yes or no counts as 1 or 0."""
        if n.is_number(node):
            return node
        if self.flow:
            return n.Counted(node.at, node.end, node)
        piece = self.slice(node)
        hint = "compare numbers only; join conditions with and, or, not"
        raise ExpressionError(
            f"a number is needed here, but '{piece}' is yes or no", node.at, hint, "E403"
        )

    def truth(self, node: n.Phrase) -> n.Phrase:
        """Demand that a part is a yes or no."""
        if not n.is_number(node):
            return node
        piece = self.slice(node)
        least = 1 if isinstance(node, (n.Crossed, n.Stood, n.Round)) else 50
        raise ExpressionError(
            f"a yes or no is needed here, but '{piece}' is a number",
            node.at,
            f"compare it, as {piece} >= {least}" if len(piece) < 40 else "compare it with a number",
            "E403",
        )

    def slice(self, node: n.Phrase) -> str:
        """Return the text of a part."""
        return self.text[node.at : node.end]

    # names

    def value_of(
        self, owner: Token, known: Mapping[str, Sequence[str]], what: str
    ) -> tuple[int, bool]:
        """Read `is [not] value` after `owner`: the value's place, and whether it is negated."""
        values = known[owner.text]
        if not self.taken("is"):
            token, follower = self.token, self.ahead()
            if token.text in ("==", "!=", "=") and follower.kind in ("word", "number"):
                word = "is" if token.text == "==" else "is not"
                raise ExpressionError(
                    f"'{owner.text}' has {what}s, not numbers",
                    token.at,
                    f"use 'is': {owner.text} {word} {follower.text}",
                )
            raise ExpressionError(
                f"'{owner.text}' needs 'is' and {_a(what)} after it",
                owner.at,
                f"write {owner.text} is {values[0]}" if values else "",
                "E403",
            )
        negated = self.taken("not")
        token = self.take()
        if token.text not in values or token.kind != "word":
            wrong = (
                f"'{token.text}' is not {_a(what)} of '{owner.text}'"
                if token.text
                else (f"the {what} of '{owner.text}' is missing")
            )
            raise ExpressionError(
                wrong,
                token.at,
                suggestion(token.text, values) or f"it has: {', '.join(values)}",
                "E402",
            )
        return list(values).index(token.text), negated

    def one_of(self, known: Mapping[str, object] | Sequence[str], kind: str) -> int:
        """Demand one of the known names and return its place."""
        token = self.take()
        if token.kind != "word" or token.text not in known:
            what = f"'{token.text}' is not {kind}" if token.text else f"{kind} is missing here"
            some = list(known)
            hint = suggestion(token.text, some) if token.text else ""
            if not hint and 0 < len(some) <= 6:
                hint = f"known: {', '.join(some)}"
            raise ExpressionError(what, token.at, hint, "E402")
        return place_of(known, token.text)

    def case_hint(self, token: Token) -> str:
        """Help with AND for and."""
        low = token.text.lower()
        return f"write {low}" if low in RESERVED and low != token.text else ""

    def joint_hint(self, token: Token) -> str:
        """Help with what cannot stand here."""
        if token.text == ")":
            return "there is no '(' for it"
        if token.text == ",":
            before, after = self.tokens[self.place - 1], self.ahead()
            decimal = self.flow and before.kind == after.kind == "number"
            return f"write {before.text}.{after.text} with a point" if decimal else ""
        if token.text == "is":
            return "only a lever or a fact can be followed by 'is'"
        if token.kind != "word":
            return ""
        if token.text in _IN_WORDS:
            return f"write {_IN_WORDS[token.text]}"
        return "join two numbers with + - * /" if self.flow else "join two conditions with and, or"


_IN_WORDS: Final = {
    **dict.fromkeys(("under", "below", "less", "fewer", "beneath"), "<"),
    **dict.fromkeys(("over", "above", "more", "greater", "exceeds"), ">"),
    **dict.fromkeys(("equals", "equal"), "=="),
    **dict.fromkeys(("least", "at"), ">= or <="),
    "but": "and",
    "unless": "and not",
}
"""Words for signs."""


def place_of(known: Mapping[str, object] | Sequence[str], name: str) -> int:
    """Return the place of a known name."""
    return list(known).index(name)


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
