"""What is behind a change: the change before it, and so on down to an order, the news or the start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from game.rules.account import BY_OWNERS, UNKNOWN
from game.rules.changes import Change
from game.rules.ledger import SILENT
from game.rules.orders import Order, Put
from game.rules.phases import EPILOGUE
from game.views.explain import explain
from game.views.ordered import act, names_in_words
from game.views.packages import package_said
from game.views.words import Words

DEPTH = 6
CLAUSE = ("agreement", "clause")
WORDS_GIVEN: Mapping[str, Sequence[tuple[str, str]]] = {
    "kept": (CLAUSE,),
    "broken": (CLAUSE,),
    "witness": (CLAUSE,),
    "deception": (CLAUSE, ("promise", "promised"), ("denial", "denied")),
    "initiative": (("promise", "promised"),),
}
"""Which words, by rule and fact, a rule judges."""


class Chain:
    """Follows causes as far as one reader may know them; `seat` None may know everything."""

    def __init__(
        self,
        words: Words,
        changes: Sequence[Change],
        orders: Mapping[int, Order],
        seat: str | None,
    ) -> None:
        self.words, self.orders, self.seat = words, orders, seat
        self.changes = {change.id: change for change in changes}

    @cached_property
    def _words(self) -> Sequence[Change]:
        """Every word given that the reader knows of, in the order in which they were given."""
        words = {each for said in WORDS_GIVEN.values() for each in said}
        return [
            c
            for c in self.changes.values()
            if (c.rule, c.target) in words
            and c.after >= 0
            and (self.seat is None or c.visible_to(self.seat))
        ]

    def visible(self, changes: Iterable[Change]) -> list[Change]:
        """Those of some changes that the reader may see."""
        return [c for c in changes if self.seat is None or c.visible_to(self.seat)]

    def causes(self, changes: Iterable[Change]) -> list[Change]:
        """The changes that the causes of some changes name, each once, in the order of the ledger."""
        numbers = {int(cause[1:]) for c in changes for cause in c.causes if cause[0] == "c"}
        return [self.changes[number] for number in sorted(numbers & self.changes.keys())]

    def behind(self, change: Change) -> tuple[str, ...]:
        """Say what is behind a change, the nearest cause first."""
        return tuple(dict.fromkeys(self._behind(change, 0)))

    def _behind(self, change: Change, depth: int) -> Iterator[str]:
        if depth == DEPTH:
            return
        yield from self._word_given(change)
        yield from self._signatures(change)
        yield from self._movers(change)
        for cause in change.causes:
            kind, number = cause[0], cause[1:]
            if cause == "start":
                yield self._from_the_start(change)
            elif cause == UNKNOWN:
                yield self._from_outside(change)
            elif kind == "o":
                if change.target != "setting":
                    yield self._order(int(number), change)
            else:
                yield from self._change(int(number), change, depth)

    def _change(self, number: int, above: Change, depth: int) -> Iterator[str]:
        change = self.changes.get(number)
        if change is not None and (change.rule in SILENT or change.target == "signed"):
            return
        if change is not None and change.rule == "red_line":
            seat = self.words.red_lines[change.names["red_line"]][0]
            key = "line_crossed.after" if change.phase == EPILOGUE else "line_crossed"
            yield self.words.say(key, seat=self.words.seat(seat), round=change.round)
        if change is None or (self.seat is not None and not change.visible_to(self.seat)):
            yield self._from_outside(above)
            return
        if not _says_the_same(above, change):
            yield explain(self.words, change)
        yield from self._behind(change, depth + 1)

    def _word_given(self, change: Change) -> Iterator[str]:
        """Say which word was kept or broken: the clause, or what was said in public."""
        said = WORDS_GIVEN.get(change.rule)
        if said is None:
            return
        given = [
            c
            for c in self._words
            if c.id < change.id
            and (c.rule, c.target) in said
            and c.names["lever"] == change.names["lever"]
        ]
        if given:
            yield explain(self.words, given[-1])
            yield from self._signatures(given[-1])

    def _movers(self, change: Change) -> Iterator[str]:
        """Say in one sentence who decided where a lever goes, by an order or by none."""
        if change.rule in BY_OWNERS:
            seats = self.words.owner(change.names["lever"])
            yield self.words.say("order.move.known", seat=seats, round=change.round)

    def _signatures(self, change: Change) -> Iterator[str]:
        """Say in one sentence who has signed what is now in force."""
        causes = [self.changes.get(int(c[1:])) for c in change.causes if c[0] == "c"]
        signed = [c for c in causes if c is not None and c.target == "signed"]
        if self.seat is not None:
            signed = [c for c in signed if c.visible_to(self.seat)]
        if signed:
            names = [self.words.seat(c.names["seat"]) for c in signed]
            last = max(c.round for c in signed)
            yield self.words.say("signed_by", seats=self.words.listing(names), round=last)

    def _from_the_start(self, change: Change) -> str:
        if "lever" not in change.names or change.target == "mandate":
            return self.words.say("start")
        if self._in_doubt(change.names["lever"]):
            return self._from_outside(change)
        return self.words.say(
            "start.lever",
            lever=self.words.lever(change.names["lever"]),
            setting=self.words.setting(
                change.names["lever"], self.words.texts.levers[change.names["lever"]].start
            ),
        )

    def _in_doubt(self, lever: str) -> bool:
        """Tell whether some setting of the lever can be hidden from the reader."""
        if self.seat is None:
            return False
        book = self.words.book
        return not book.recognises(book.place(self.seat))[book.levers.index(lever)].all()

    def _from_outside(self, change: Change) -> str:
        """Say what a lever looks like to the reader who may not know what was done with it."""
        lever = change.names.get("lever")
        if lever is None or not self.seat or not self._in_doubt(lever):
            return self.words.say("unknown")
        book = self.words.book
        place = (book.seats.index(self.seat), book.levers.index(lever))
        seen = [
            c
            for c in self.changes.values()
            if c.target == "seen" and c.index == place and c.id < change.id
        ]
        rank = seen[-1].after if seen else int(book.looks_like[place[1], book.start[place[1]]])
        key = "outside"
        if book.covert[place[1], rank]:
            key = "outside.exposed"
        elif book.disguise[(*place, rank)]:
            key = "outside.looks"
        return self.words.say(
            key, lever=self.words.lever(lever), setting=self.words.setting(lever, rank)
        )

    def _order(self, number: int, change: Change) -> str:
        words, order = self.words, self.orders.get(number)
        if order is None:
            return self._unnamed_order(change)
        values = names_in_words(words, order)
        if isinstance(order, Put):
            values["package"] = package_said(words, order)
        return words.say(f"order.{act(order)}", round=change.round, **values)

    def _unnamed_order(self, change: Change) -> str:
        names = change.names
        who = next((names[key] for key in ("actor", "seat") if key in names), None)
        if who is not None:
            seats = self.words.seat(who)
        elif "lever" in names:
            seats = self.words.owner(names["lever"])
        else:
            return self.words.say("order.unknown", round=change.round)
        return self.words.say("order", seat=seats, round=change.round)


def _says_the_same(above: Change, cause: Change) -> bool:
    """Tell whether a cause would only repeat what the change above it has said."""
    return (cause.rule == "choice" and above.rule in ("option", "option_trust")) or (
        cause.rule == "red_line" and above.rule in ("line_effect", "line_trust")
    )
