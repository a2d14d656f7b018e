"""What an author expects of a game: a condition that may also speak of scores, mandates and the ending.

It may compare with decimals, and `==` and `!=` ask for as many decimals as are written, as numbers are shown:
`river == 44` is true of 43.6, `river == 44.0` is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from game.scenario.expression import evaluation, grammar
from game.scenario.expression import nodes as n
from game.scenario.expression.cursor import place_of
from game.scenario.expression.foregone import Foregone, findings
from game.scenario.expression.names import RESERVED, ExpressionError, Names
from game.scenario.expression.ranges import verdict
from game.scenario.expression.tokens import Token

ENDING: Final = "ending"
OF_SEATS: Final = ("score", "mandate")
"""Numbers of a seat that only an expectation reads."""
_WIDEST: Final = (-1_000_000.0, 1_000_000.0)


def of_seat(number: str, seat: str) -> str:
    """Name a number of a seat as it is written.

    >>> of_seat("score", "alto")
    'score(alto)'
    """
    return f"{number}({seat})"


def expectable(names: Names, endings: Sequence[str]) -> Names:
    """Add to what conditions may speak of what only an expectation may: behind what is there already."""
    numbers = {of_seat(number, seat): _WIDEST for number in OF_SEATS for seat in names.seats}
    return replace(
        names,
        indicators={**names.indicators, **numbers},
        facts={**{k: v for k, v in names.facts.items() if k != ENDING}, ENDING: tuple(endings)},
    )


def compile_expectation(text: str, names: Names) -> tuple[n.Phrase, evaluation.Reader]:
    """Read what is expected, of names made `expectable`: its parts, and what tells whether it is true.

    Raises:
        ExpressionError: with the column and, where possible, what to write instead.
    """
    parser = _ExpectationParser(text, names, flow=False)
    root = parser.truth(parser.whole())
    return root, evaluation.test(root, names)


def never_fails(root: n.Phrase, names: Names, text: str) -> Iterator[Foregone]:
    """Return each part of what is expected that is true whatever happens, of names made `expectable`."""
    joined = isinstance(root, n.AllOf) and not isinstance(root, NearTo)
    for part in n.children(root) if joined else (root,):
        if verdict(part, names) == "always":
            told = (one for one in findings(part, names, text) if one.verdict == "always")
            yield next(told, Foregone("always", part.at, "this is always true, whatever happens"))


class _ExpectationParser(grammar.ExpressionParser):
    def atom(self) -> n.Phrase:
        token = self.token
        if token.kind != "number":
            return super().atom()
        self.take()
        return n.Number(token.at, self.last, Fraction(token.text))

    def word(self, token: Token) -> n.Phrase:
        text = token.text
        if text in OF_SEATS and self.token.text == "(":
            opening = self.take()
            seat = self.names.seats[self.one_of(self.names.seats, "a seat")]
            self.expect(")", opening)
            at = place_of(self.names.indicators, of_seat(text, seat))
            return n.IndicatorAt(token.at, self.last, at)
        if text in OF_SEATS:
            hint = f"write {of_seat(text, self.names.seats[0])} >= 5"
            raise ExpressionError(f"'{text}' needs a seat in brackets", token.at, hint, "E403")
        if text in self.names.facts[ENDING] and self._means_nothing_else(text):
            hint = f"write {ENDING} is {text}"
            raise ExpressionError(f"'{text}' is an ending", token.at, hint, "E403")
        return super().word(token)

    def _means_nothing_else(self, text: str) -> bool:
        names = self.names
        return text not in (*names.indicators, *names.levers, *names.facts, *RESERVED)

    def comparison(self) -> n.Phrase:
        node = super().comparison()
        if isinstance(node, n.Comparison) and node.operator in ("==", "!="):
            return self._as_written(node)
        return node

    def _as_written(self, node: n.Comparison) -> n.Phrase:
        """Turn equal into near enough to be written like that."""
        left, right = node.left, node.right
        if _literal(right) is None:
            left, right = right, left
        value = _literal(right)
        if value is None:
            return node
        written = self.slice(right)
        half = Fraction(1, 2 * 10 ** len(written.partition(".")[2]))
        bounds = [n.Number(right.at, right.end, value + side) for side in (-half, half)]
        parts = (
            n.Comparison(node.at, node.end, ">=", left, bounds[0]),
            n.Comparison(node.at, node.end, "<", left, bounds[1]),
        )
        near = NearTo(node.at, node.end, parts, left, written)
        return near if node.operator == "==" else n.Not(node.at, node.end, near)


@dataclass(frozen=True)
class NearTo(n.AllOf):
    """A number is what is written, rounded to as many decimals."""

    left: n.Phrase
    written: str


def _literal(node: n.Phrase) -> Fraction | None:
    """The number that is written out, with its sign; None for anything else."""
    if isinstance(node, n.UnarySign) and isinstance(node.part, n.Number):
        return -node.part.value
    return node.value if isinstance(node, n.Number) else None
