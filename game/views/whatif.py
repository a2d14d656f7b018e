"""Two games set side by side, in sentences: what went differently, what ends differently, and why.

The rows under a number add up exactly to its difference, and what is shown of them is rounded by the
largest remainder, so that the shown parts add up to the shown difference as well. For the debrief:
everything is open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from game.analysis.difference import (
    PER_HUNDREDTH,
    CauseDifference,
    Deed,
    DerivedDifference,
    Difference,
    Ingredient,
    NumberDifference,
)
from game.rules.arrays import only
from game.rules.changes import Change, Index
from game.rules.cooperation import lever_cooperation
from game.rules.orders import Choose, Move, Order
from game.rules.position import Position
from game.views.chain import Chain
from game.views.conditions import in_words
from game.views.explain import explain
from game.views.ordered import act, names_in_words
from game.views.why import in_rounds, title
from game.views.words import Words, apportion, tenths

GROUPS: Mapping[str, tuple[str, ...]] = {
    "world": ("indicator",),
    "trust": ("trust",),
    "mandate": ("mandate",),
}
"""Which numbers are told, and under which heading; the others only say the same in another way."""


@dataclass(frozen=True, slots=True, eq=False)
class ToldGame:
    """One of the two games: everything a reader may follow causes into."""

    changes: Sequence[Change]
    orders: Mapping[int, Order]
    """by their numbers in the record"""
    position: Position


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One cause of a difference, or one part of it."""

    sentence: str
    amount: int
    """Exact: hundredths of a point, millionths for scores and cooperation."""
    shown: int
    """Rounded to tenths of a point (given in hundredths), so that what is shown adds up."""
    causes: tuple[str, ...] = ()
    """What is behind it, sentence by sentence."""


@dataclass(frozen=True, slots=True)
class ChangedNumber:
    """A number that ends differently."""

    kind: str
    """`score`, `cooperation`, or the number's name in the position."""
    index: Index
    """The seat of a score; nothing for the cooperation of the table."""
    title: str
    played: int
    """Hundredths of a point, as `altered`."""
    altered: int
    rows: tuple[DifferenceRow, ...]
    """The largest first."""


@dataclass(frozen=True, slots=True)
class GamesCompared:
    """What a reader is told of two games."""

    deeds: tuple[str, ...]
    """What came about in one of them only, in the order of the rounds."""
    scores: tuple[ChangedNumber, ...]
    cooperation: tuple[ChangedNumber, ...]
    """Of the table; empty if it is the same."""
    numbers: tuple[ChangedNumber, ...]
    """Trust, the world and mandate, the largest difference first."""


def compare(
    words: Words, difference: Difference, played: ToldGame, altered: ToldGame
) -> GamesCompared:
    """Put the difference of two games into sentences."""
    teller = _DifferenceTeller(words, played, altered)
    told = [name for names in GROUPS.values() for name in names]
    return GamesCompared(
        deeds=tuple(map(teller.deed, difference.deeds)),
        scores=tuple(map(teller.score, difference.scores)),
        cooperation=tuple(teller.cooperation(d) for d in difference.cooperation if d.seat < 0),
        numbers=tuple(teller.number(n) for n in difference.numbers if n.target in told),
    )


class _DifferenceTeller:
    """Tells differences to one reader."""

    def __init__(self, words: Words, played: ToldGame, altered: ToldGame) -> None:
        self.words, self.book = words, words.book
        self.played, self.altered = played, altered
        self.chains = {
            False: Chain(words, played.changes, played.orders, None),
            True: Chain(words, altered.changes, altered.orders, None),
        }

    def deed(self, deed: Deed) -> str:
        """Say what came about in one game only, and when."""
        words, change = self.words, deed.change
        said = in_rounds(words, explain(words, change), (change,))
        return words.say(
            "whatif.deed.altered" if deed.altered else "whatif.deed.played", sentence=said
        )

    def number(self, difference: NumberDifference) -> ChangedNumber:
        """Tell a number of the position and all its causes, those alike in several rounds together."""
        groups: dict[tuple[object, ...], list[CauseDifference]] = {}
        for cause in difference.causes:
            alike = (cause.change.rule, tuple(sorted(cause.change.names.items())))
            groups.setdefault(alike, []).append(cause)
        sums = [(sum(cause.amount for cause in group), group) for group in groups.values()]
        sums = sorted((x for x in sums if x[0]), key=lambda x: (-abs(x[0]), x[1][0].change.round))
        shown = self._shown([amount for amount, _ in sums], difference.played, difference.altered)
        rows = tuple(
            self._cause(group, amount, part)
            for (amount, group), part in zip(sums, shown, strict=True)
        )
        name = title(self.words, difference.target, difference.index)
        return self._titled(
            difference.target, difference.index, name, difference.played, difference.altered, rows
        )

    def _titled(
        self,
        kind: str,
        index: Index,
        name: str,
        played: int,
        altered: int,
        rows: tuple[DifferenceRow, ...],
    ) -> ChangedNumber:
        words = self.words
        said = words.say(
            "whatif.number",
            name=name,
            played=words.number(played),
            altered=words.number(altered),
            signed=words.signed((tenths(altered) - tenths(played)) * 10),
        )
        return ChangedNumber(kind, index, said, played, altered, rows)

    def _shown(self, amounts: Sequence[int], played: int, altered: int) -> tuple[int, ...]:
        return apportion(amounts, (tenths(altered) - tenths(played)) * 10) if amounts else ()

    def _cause(self, group: Sequence[CauseDifference], amount: int, shown: int) -> DifferenceRow:
        """Tell one cause: only in one game, or in both by different amounts."""
        words = self.words
        was = [cause.played for cause in group if cause.played is not None]
        now = [cause.altered for cause in group if cause.altered is not None]
        last = replace(group[-1].change, amount=sum(now) or sum(was))
        values = {"signed": words.signed(shown)}
        if was and now:
            key = "whatif.row.both"
            # Rounded so that the two of them lie as far apart as what is said of their difference.
            after = tenths(sum(now)) * 10
            values |= {"altered": words.signed(after), "played": words.signed(after - shown)}
            said = explain(words, last)
        else:
            key = "whatif.row.altered" if now else "whatif.row.played"
            spoken = shown if now else -shown
            said = explain(words, last, spoken or last.amount)
        values["sentence"] = in_rounds(words, said, [cause.change for cause in group])
        causes = self.chains[bool(now)].behind(last)
        return DifferenceRow(words.say(key, **values), amount, shown, causes)

    def score(self, difference: DerivedDifference) -> ChangedNumber:
        """Tell a seat's score by the parts it is made of."""
        name = self.words.say("why.score", seat=self.words.seat(self.book.seats[difference.seat]))
        return self._derived("score", (difference.seat,), name, difference)

    def cooperation(self, difference: DerivedDifference) -> ChangedNumber:
        """Tell the cooperation of the table by its levers."""
        return self._derived("cooperation", (), self.words.say("why.cooperation"), difference)

    def _derived(
        self, kind: str, index: Index, name: str, difference: DerivedDifference
    ) -> ChangedNumber:
        hundredths = [round(part.amount / PER_HUNDREDTH) for part in difference.parts]
        shown = self._shown(hundredths, difference.played, difference.altered)
        rows = tuple(
            DifferenceRow(self._part(part, difference.seat, here), part.amount, here)
            for part, here in zip(difference.parts, shown, strict=True)
            if here or part.kind != "limit"
        )
        return self._titled(kind, index, name, difference.played, difference.altered, rows)

    def _part(self, part: Ingredient, seat: int, shown: int) -> str:
        words = self.words
        values = {"signed": words.signed(shown)}
        key = f"whatif.part.{part.kind}"
        values |= dict(self._parted(part, seat))
        if part.kind == "condition":
            key += ".altered" if self._holds_now(part, seat) else ".played"
        return words.say(key, **values).rstrip()

    def _parted(self, part: Ingredient, seat: int) -> Iterator[tuple[str, str]]:
        """Say what a part of a score or a cooperation is about."""
        words, book = self.words, self.book
        one, other = self.played.position, self.altered.position
        match part.kind:
            case "indicator":
                yield "indicator", words.indicator(book.indicators[part.index])
                yield "low", words.say("score.low") if book.normal_sign[part.index] < 0 else ""
                yield "weight", str(int(book.interest[seat, part.index]))
                numbers = (int(p.one.indicator[part.index]) for p in (one, other))
                yield from zip(("played", "altered"), map(words.number, numbers), strict=True)
            case "lever":
                yield "lever", words.lever(book.levers[part.index])
                rated = (int(only(lever_cooperation(book, p))[part.index]) for p in (one, other))
                yield from zip(("played", "altered"), map(words.number, rated), strict=True)
            case "setting":
                lever = book.levers[part.index]
                yield "lever", words.lever(lever)
                yield "played", words.setting(lever, int(one.one.setting[part.index]))
                yield "altered", words.setting(lever, int(other.one.setting[part.index]))
            case "condition":
                yield from self._condition(part, seat)
            case _:
                return

    def _condition(self, part: Ingredient, seat: int) -> Iterator[tuple[str, str]]:
        bonus = [each for each in self.book.bonuses if each.seat == seat][part.index]
        text = self.words.texts.stakeholders[self.book.seats[seat]].bonuses[part.index]
        yield "condition", in_words(self.words, bonus.condition)
        yield "say", text.say.text if text.say else ""

    def _holds_now(self, part: Ingredient, seat: int) -> bool:
        """Whether a condition holds in the altered game and not in the other."""
        bonus = [each for each in self.book.bonuses if each.seat == seat][part.index]
        return (part.amount > 0) == (bonus.points > 0)


def decision(words: Words, kind: type[Order], about: str, order: Order | None, text: str) -> str:
    """Name a decision as a thing: `Release to “Open the gate”`; without an order, that there is none.

    `kind` is Move, Choose, Sign or Decline; `about` is the lever, the event or the name of the text it is
    about, and `text` how that text is called.
    """
    if order is not None:
        return words.say(f"whatif.{act(order)}", **names_in_words(words, order, {about: text}))
    if kind is Move:
        return words.say("whatif.move.none", lever=words.lever(about))
    if kind is Choose:
        return words.say("whatif.choose.none", event=words.headline(about))
    return words.say("whatif.answer.none", text=text)
