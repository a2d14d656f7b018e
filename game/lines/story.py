"""The story of a recorded game in plain lines, for the debrief: everything is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from game import locale
from game.rules.changes import Change
from game.rules.ledger import SILENT
from game.rules.orders import Believe, Highlight, Put
from game.rules.phases import EPILOGUE, NEWS, REVEALS
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.scenario.model import Scenario
from game.session import entries
from game.session.casting import PERSON
from game.session.entries import Line
from game.session.record import Reading
from game.session.verification import book_of
from game.views.explain import explain
from game.views.packages import package_said
from game.views.results import seat_results
from game.views.words import Words, shown_change

LARGEST_TRUST: Final = 3
"""How many changes of trust are told in a round."""

_ANY: Final = range(-1, 10**9)
_YES: Final = range(1, 2)
_NAMED: Final = range(10**9)
_TOLD: Final[Mapping[str, range]] = {
    "happened": _ANY, "offered": range(1), "signed": _ANY, "declined": _YES,
    "blocking": _NAMED, "promised": _NAMED, "denied": _NAMED, "until": _ANY, "clause": _ANY,
    "wronged": _YES, "awaiting": _YES, "setting": _ANY, "exposed": _YES, "verdict": range(2, 3),
    "secret_breach": _YES, "crossed": _ANY, "chose": _ANY,
}  # fmt: skip
"""Facts that are told, each when it becomes one of these values."""
_NOT_AGAIN: Final = frozenset(
    (("proposal", "signed"), ("agreement", "until"), ("off_the_table", "offered"))
)
"""Rules and facts that only repeat what another line says."""


class Ids:
    """Speaks in the names of a record, where the scenario is not at hand; otherwise as `Words` does."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, key: str, **values: object) -> str:
        """Fill in a text of the program."""
        return locale.text(self.language, key, **values)

    def seat(self, seat: str) -> str:
        """Return the id of a seat."""
        return seat

    def lever(self, lever: str) -> str:
        """Return the id of a lever."""
        return lever

    def setting(self, lever: str, setting: str) -> str:
        """Return the id of a setting."""
        return setting

    def indicator(self, indicator: str) -> str:
        """Return the id of an indicator."""
        return indicator

    def number(self, hundredths: int) -> str:
        """Write an amount in points."""
        return f"{hundredths / 100:g}"

    def signed(self, hundredths: int) -> str:
        """Write an amount in points with its sign."""
        return f"{hundredths / 100:+g}"

    def points(self, hundredths: int) -> str:
        """Write the size of an amount."""
        return self.say("points", number=self.number(abs(hundredths)))

    def listing(self, items: Sequence[str]) -> str:
        """Join names."""
        return ", ".join(items)


class StoryTeller:
    """Puts the lines of a record into words; without a scenario in the names of the record."""

    def __init__(self, reading: Reading, scenario: Scenario | None, language: str) -> None:
        self.reading, self.language = reading, language
        self.book: Rulebook | None = None
        self.words: Words | None = None
        if scenario is not None:
            self.book = book_of(reading.header, scenario)
            self.words = Words(self.book, language)
        self.names: Words | Ids = self.words or Ids(language)

    def changes(self, line: Line) -> tuple[Change, ...]:
        """Read the changes of a phase."""
        return entries.read_changes(line)

    def sentence(self, change: Change) -> str:
        """Say one change in a sentence."""
        if self.words is not None:
            try:
                return explain(self.words, change)
            except KeyError:
                pass
        about = ", ".join(change.names.values())
        if change.is_number:
            return f"{change.rule}: {change.target} {about} {change.amount / 100:+g}"
        return f"{change.rule}: {change.target} {about} {change.before} -> {change.after}"

    def seats(self) -> list[str]:
        """List the seats somebody holds, in the order of the scenario if it is at hand."""
        held = self.reading.header["seats"]
        return [seat for seat in (self.book.seats if self.book else held) if seat in held]

    def say(self, key: str, **values: object) -> str:
        """Fill in a text of the program."""
        return locale.text(self.language, f"story.{key}", **values)

    def player(self, who: str) -> str:
        """Say who acts for a seat: a person, or a mind by its name."""
        return self.say("person") if who == PERSON else who

    def title(self) -> str:
        """Name the scenario."""
        return self.book.scenario.title.text if self.book else self.reading.header["scenario"]["id"]

    def ending(self) -> str | None:
        """Name the ending by its id, or by its number if the scenario is not at hand."""
        lines = self.reading.phases
        if not lines or not lines[-1]["after"]["over"]:
            return None
        at = int(lines[-1]["after"]["ending"])
        return self.book.endings[at] if self.book else str(at)


def told(reading: Reading, teller: StoryTeller) -> Iterator[str]:
    """Tell a recorded game from its beginning to where it stands."""
    head = reading.header
    yield teller.say("title", title=teller.title(), minutes=head["minutes"], seed=head["seed"])
    for seat in teller.seats():
        player = teller.player(head["seats"][seat])
        yield teller.say("played_by", seat=teller.names.seat(seat), player=player)
    seated = head["seats"]
    positions = list(entries.folded((head, *reading.phases)))
    before = positions[0]
    moved: list[Change] = []
    rows = zip(reading.phases, reading.seated, positions[1:], strict=False)
    for line, seats, after in rows:
        if line["phase"] in (*NEWS, EPILOGUE):
            yield ""
            key = "afterwards" if line["phase"] == EPILOGUE else "round"
            yield teller.say(key, round=line["round"])
        for seat in seats:
            if seats[seat] != seated.get(seat):
                player = teller.player(seats[seat])
                yield teller.say("reseated", seat=teller.names.seat(seat), player=player)
        seated = seats
        changes = teller.changes(line)
        yield from _said(line, teller)
        yield from (teller.sentence(change) for change in changes if _is_told(change))
        moved += changes
        if line["phase"] in REVEALS:
            yield from _numbers(before, after, moved, teller)
            before, moved = after, []
    yield from _end(reading, positions[-1], teller)


def _is_told(change: Change) -> bool:
    if change.rule in SILENT or (change.rule, change.target) in _NOT_AGAIN:
        return False
    return change.after in _TOLD.get(change.target, ())


def _said(line: Line, teller: StoryTeller) -> Iterator[str]:
    """Tell what was put on the table, what matters most to whom, and what was believed."""
    for order in (item.order for item in entries.read_orders(line)):
        match order:
            case Put():
                said = package_said(teller.names, order)
                yield teller.say("proposal", seat=teller.names.seat(order.seat), package=said)
            case Highlight():
                hearer = teller.names.seat(order.to) if order.to else teller.say("all")
                who = {"seat": teller.names.seat(order.seat), "hearer": hearer}
                yield teller.say("mark", **who, lever=teller.names.lever(order.lever))
            case Believe():
                about = {"lever": teller.names.lever(order.lever), "percent": order.percent}
                yield teller.say("belief", seat=teller.names.seat(order.seat), **about)


def _numbers(
    before: Position, after: Position, changes: Sequence[Change], teller: StoryTeller
) -> Iterator[str]:
    """Tell what the round did to the indicators, and the largest changes of trust."""
    indicators = {
        c.index: teller.names.indicator(c.names["indicator"])
        for c in changes
        if c.target == "indicator"
    }
    for index in sorted(indicators):
        was, now = int(before.indicator[0, *index]), int(after.indicator[0, *index])
        if was != now:
            yield teller.say(
                "indicator",
                indicator=indicators[index],
                before=teller.names.number(was),
                after=teller.names.number(now),
            )
    pairs = {c.index: c.names for c in changes if c.target == "trust"}
    sides = before.trust[0], after.trust[0]
    moved = {at: shown_change(*(int(side[at]) for side in sides)) for at in pairs}
    largest = sorted(moved, key=lambda at: (-abs(moved[at]), at))[:LARGEST_TRUST]
    for at in largest:
        if moved[at]:
            yield teller.say(
                "trust",
                holder=teller.names.seat(pairs[at]["holder"]),
                actor=teller.names.seat(pairs[at]["actor"]),
                amount=teller.names.signed(moved[at]),
            )


def _end(reading: Reading, position: Position, teller: StoryTeller) -> Iterator[str]:
    back = sum(line["phases"] for line in reading.lines if line["entry"] == "undo")
    yield ""
    if back:
        yield teller.say("undone", phases=back)
    ending = teller.ending()
    if ending is None:
        yield teller.say("unfinished", round=position.round)
        return
    words = teller.words
    if words is None:
        yield teller.say("end", ending=ending)
        return
    yield teller.say("end", ending=words.texts.endings[ending].title.text)
    changes = [change for line in reading.phases for change in teller.changes(line)]
    yield from (seat.sentence for seat in seat_results(words, position, changes, {}))
