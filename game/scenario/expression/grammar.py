"""From tokens to parts: a recursive descent parser that checks kinds and names as it goes.

condition := both {"or" both};  both := neg {"and" neg};  neg := "not" neg | comparison
comparison := sum [("<" | "<=" | ">" | ">=" | "==" | "!=") sum]
sum := term {("+" | "-") term};  term := sign {("*" | "/") sign}   (products in flows only)
sign := "-" sign | atom
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final, cast

from game.scenario.alike import nearest, suggestion
from game.scenario.expression import nodes as n
from game.scenario.expression.cursor import Cursor, place_of
from game.scenario.expression.names import LARGEST_LAG, RESERVED, ExpressionError, Names
from game.scenario.expression.tokens import Token

_COMPARATORS: Final = frozenset(("<", "<=", ">", ">=", "==", "!="))
_CALLS: Final = (
    "trust",
    "crossed",
    "rounds",
    "happened",
    "chose",
    "agreed",
    "published",
    "verified",
)
_FLOW_CALLS: Final = ("min", "max", "past")
_FEW: Final = 12
"""Names that are listed where nothing is like an unknown one."""


def condition(text: str, names: Names) -> n.Phrase:
    """Read a condition: something that is yes or no."""
    parser = ExpressionParser(text, names, flow=False)
    return parser.truth(parser.whole())


def formula(text: str, names: Names) -> n.Phrase:
    """Read a flow: a number, which may also use products, min, max and past values."""
    parser = ExpressionParser(text, names, flow=True)
    return parser.number(parser.whole())


class ExpressionParser(Cursor):
    """Reads one expression level by level."""

    # levels

    def whole(self) -> n.Phrase:
        """Read all there is."""
        if self.token.kind == "end":
            raise ExpressionError("a condition or formula is missing here", 0)
        node = self.either()
        token = self.token
        if token.kind != "end":
            raise ExpressionError(
                f"'{token.text}' is not expected here",
                token.at,
                self.case_hint(token) or self.joint_hint(token),
            )
        return node

    def either(self) -> n.Phrase:
        """Read parts joined by `or`."""
        return self._joined("or", self.both, n.AnyOf)

    def both(self) -> n.Phrase:
        """Read parts joined by `and`."""
        return self._joined("and", self.negation, n.AllOf)

    def _joined(
        self, word: str, part: Callable[[], n.Phrase], join: type[n.AllOf] | type[n.AnyOf]
    ) -> n.Phrase:
        first = part()
        if self.token.text != word:
            return first
        parts = [self.truth(first)]
        while self.taken(word):
            parts.append(self.truth(part()))
        return join(first.at, self.last, tuple(parts))

    def negation(self) -> n.Phrase:
        """Read a part that may begin with `not`."""
        if self.token.text != "not":
            return self.comparison()
        token = self.take()
        self.deeper(token.at)
        part = self.truth(self.negation())
        self.depth -= 1
        return n.Not(token.at, self.last, part)

    def comparison(self) -> n.Phrase:
        """Read two numbers compared, or one part alone."""
        left = self.sum()
        if self.token.text not in _COMPARATORS:
            return left
        operator = self.take()
        left = self.number(left)
        right = self.number(self.sum())
        if self.token.text in _COMPARATORS:
            self._chained(left, operator, right)
        return n.Comparison(left.at, self.last, cast(n.Comparator, operator.text), left, right)

    def _chained(self, left: n.Phrase, first: Token, middle: n.Phrase) -> None:
        second = self.take()
        last = self.sum()
        low, mid, high = self.slice(left), self.slice(middle), self.slice(last)
        raise ExpressionError(
            "two comparisons cannot share a number",
            second.at,
            f"write {low} {first.text} {mid} and {mid} {second.text} {high}",
        )

    def sum(self) -> n.Phrase:
        """Read numbers joined by `+` and `-`."""
        left = self.term()
        while self.token.text in ("+", "-") and self.token.kind == "sign":
            left = self._arithmetic(left, self.term)
        return left

    def term(self) -> n.Phrase:
        """Read numbers joined by `*` and `/`."""
        left = self.signed()
        while self.token.text in ("*", "/"):
            if not self.flow:
                raise ExpressionError(
                    "only a flow can multiply and divide", self.token.at, "use + and - here"
                )
            left = self._arithmetic(left, self.signed)
        return left

    def _arithmetic(self, left: n.Phrase, part: Callable[[], n.Phrase]) -> n.Phrase:
        operator = self.take()
        right = self.number(part())
        return n.Arithmetic(left.at, self.last, operator.text, self.number(left), right)

    def signed(self) -> n.Phrase:
        """Read a part that may begin with a minus."""
        token = self.token
        if token.text != "-":
            return self.atom()
        self.take()
        self.deeper(token.at)
        part = self.number(self.signed())
        self.depth -= 1
        return n.UnarySign(token.at, self.last, part)

    def atom(self) -> n.Phrase:
        """Read a number, a name or what stands in brackets."""
        token = self.take()
        if token.kind == "number":
            if "." in token.text and not self.flow:
                raise ExpressionError(
                    "a condition compares whole points", token.at, "take the decimals out"
                )
            return n.Number(token.at, self.last, Fraction(token.text))
        if token.text == "(":
            self.deeper(token.at)
            inner = self.either()
            self.expect(")", token)
            self.depth -= 1
            return inner
        if token.kind == "word":
            return self.word(token)
        what = "nothing follows" if token.kind == "end" else f"'{token.text}' is not expected here"
        raise ExpressionError(what, token.at, "a name or a number is expected")

    # words

    def word(self, token: Token) -> n.Phrase:
        """Read what begins with a word."""
        text = token.text
        if text in self.names.indicators:
            if self.token.text == "is":
                raise ExpressionError(
                    f"'{text}' is a number, so 'is' does not fit",
                    self.token.at,
                    f"write {text} >= 50",
                    "E403",
                )
            index = tuple(self.names.indicators).index(text)
            return n.IndicatorAt(token.at, self.last, index)
        if text in self.names.levers:
            return self._chosen(token)
        if text in self.names.facts:
            value, negated = self.value_of(token, self.names.facts, "value")
            return n.FactIs(token.at, self.last, place_of(self.names.facts, text), value, negated)
        if text == "round":
            return n.Round(token.at, self.last)
        if text == "cooperation":
            return n.Cooperation(token.at, self.last)
        if text == "deal":
            return n.Deal(token.at, self.last)
        if text in _CALLS or text in _FLOW_CALLS:
            return self.call(token)
        raise self._unknown(token)

    def _chosen(self, token: Token) -> n.Phrase:
        setting, negated = self.value_of(token, self.names.levers, "setting")
        lever = place_of(self.names.levers, token.text)
        return n.Chosen(token.at, self.last, lever, setting, negated)

    def _unknown(self, token: Token) -> ExpressionError:
        text, names = token.text, self.names
        at = token.at
        if self.case_hint(token):
            return ExpressionError(f"'{text}' is not known here", at, self.case_hint(token))
        if text in RESERVED:
            return ExpressionError(
                f"'{text}' cannot stand here", at, "a name or a number is expected"
            )
        for lever, settings in names.levers.items():
            if text in settings:
                hint = f"write {lever} is {text}"
                return ExpressionError(f"'{text}' is a setting of '{lever}'", at, hint, "E403")
        for known, kind, hint in (
            (names.events, "an event", f"write happened({text})"),
            (names.red_lines, "a red line", f"write crossed({text}) >= 1"),
            (names.seats, "a seat", f"write trust({text} > other)"),
        ):
            if text in known:
                return ExpressionError(f"'{text}' is {kind}", at, hint, "E403")
        kind, known_words = self._candidates()
        joined = self._hyphenated(token)
        hint = f"did you mean '{joined}'?" if joined else suggestion(text, known_words)
        things = [word for word in dict.fromkeys(known_words) if word not in RESERVED]
        if not hint and 0 < len(things) <= _FEW:
            hint = f"known: {', '.join(things)}"
        return ExpressionError(f"'{text}' is not {kind}", at, hint, "E402")

    def _candidates(self) -> tuple[str, list[str]]:
        names = self.names
        if self.token.text == "is":
            return "a lever or a fact", [*names.levers, *names.facts]
        if self.token.text == "(":
            calls = [*_CALLS, *(_FLOW_CALLS if self.flow else ())]
            return "a word that takes brackets", calls
        plain = ["round", "cooperation", *names.indicators]
        if self.flow:
            return "an indicator or a known word", [*plain, *_CALLS, *_FLOW_CALLS]
        return "an indicator, a lever, a fact or a known word", [
            *plain,
            "deal",
            *names.levers,
            *names.facts,
            *_CALLS,
        ]

    def _hyphenated(self, token: Token) -> str:
        sign, follower = self.token, self.ahead()
        if sign.text != "-" or follower.at != sign.at + 1 or sign.at != token.at + len(token.text):
            return ""
        return nearest(
            f"{token.text}_{follower.text}", [*self.names.indicators, *self.names.levers]
        )

    # calls

    def call(self, token: Token) -> n.Phrase:
        """Read what stands in the brackets behind a word."""
        name = token.text
        if name in _FLOW_CALLS and not self.flow:
            raise ExpressionError(f"'{name}' can be used in a flow only", token.at)
        opening = self.token
        if not self.taken("("):
            raise ExpressionError(
                f"'{name}' needs brackets", token.at, f"write {_EXAMPLES[name]}", "E403"
            )
        self.deeper(token.at)
        node = getattr(self, f"_{name}")(token)
        self.expect(")", opening)
        self.depth -= 1
        object.__setattr__(node, "end", self.last)
        return cast(n.Phrase, node)

    def _trust(self, token: Token) -> n.Phrase:
        holder_token = self.token
        holder = self.one_of(self.names.seats, "a seat")
        if not self.taken(">"):
            follower = self.ahead().text
            other = follower if follower in self.names.seats else "other"
            raise ExpressionError(
                f"'>' is expected {self.here()}",
                self.token.at,
                f"write trust({holder_token.text} > {other}): how far the first trusts the second",
            )
        at = self.token.at
        actor = self.one_of(self.names.seats, "a seat")
        if holder == actor:
            raise ExpressionError("a seat has no trust in itself", at, "name two seats", "E402")
        return n.TrustBetween(token.at, self.last, holder, actor)

    def _crossed(self, token: Token) -> n.Phrase:
        return n.Crossed(token.at, self.last, self.one_of(self.names.red_lines, "a red line"))

    def _rounds(self, token: Token) -> n.Phrase:
        owner = self.token
        lever = self.one_of(self.names.levers, "a lever")
        setting, negated = self.value_of(owner, self.names.levers, "setting")
        return n.Stood(token.at, self.last, lever, setting, negated)

    def _happened(self, token: Token) -> n.Phrase:
        return n.Happened(token.at, self.last, self.one_of(self.names.events, "an event"))

    def _chose(self, token: Token) -> n.Phrase:
        owner = self.token
        event = self.one_of(self.names.events, "an event")
        if not self.names.events[owner.text]:
            raise ExpressionError(f"event '{owner.text}' offers no choice", owner.at, "", "E402")
        option, negated = self.value_of(owner, self.names.events, "option")
        if negated:
            raise ExpressionError(
                "chose(...) asks for one option", owner.at, "write not chose(event is option)"
            )
        return n.Chose(token.at, self.last, event, option)

    def _clause(self, token: Token) -> n.Phrase:
        lever = self.one_of(self.names.levers, "a lever")
        return n.ClauseOn(token.at, self.last, cast(n.Mark, token.text), lever)

    _agreed = _published = _verified = _clause

    def _min(self, token: Token) -> n.Phrase:
        left = self.number(self.sum())
        self.expect(",")
        right = self.number(self.sum())
        return n.Arithmetic(token.at, self.last, token.text, left, right)

    _max = _min

    def _past(self, token: Token) -> n.Phrase:
        index = self.one_of(self.names.indicators, "an indicator")
        self.expect(",")
        lag = self.take()
        if lag.kind != "number" or "." in lag.text or not 1 <= int(lag.text) <= LARGEST_LAG:
            raise ExpressionError(
                f"past needs a whole number of rounds from 1 to {LARGEST_LAG}", lag.at
            )
        return n.IndicatorAt(token.at, self.last, index, int(lag.text))


_EXAMPLES: Final = {
    "trust": "trust(a > b)",
    "crossed": "crossed(red_line) >= 1",
    "rounds": "rounds(lever is setting) >= 2",
    "happened": "happened(event)",
    "chose": "chose(event is option)",
    "agreed": "agreed(lever)",
    "published": "published(lever)",
    "verified": "verified(lever)",
    "min": "min(a, b)",
    "max": "max(a, b)",
    "past": "past(indicator, 1)",
}
