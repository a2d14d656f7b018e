"""The words of one reader: names from the scenario, texts of the program, numbers as they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from game import locale
from game.locale.grammar import Values, filled
from game.rules.rulebook import Rulebook
from game.scenario.model import Event, RedLine, Scenario

_TWO_STOPS = re.compile(r"(?<=\w)\.\.(?![\w./\\])")
"""Two stops at the end of a word; those of a path, such as `../my games/a.yaml`, stay."""
MOST_NAMED = 2
"""Levers by whose names a text is told from others; one more is named where it is the only one left."""
TENTH = 10
"""Hundredths of a point in the smallest amount that is shown."""


def tenths(hundredths: int) -> int:
    """Round hundredths of a point to tenths, half away from zero.

    >>> tenths(15), tenths(-15), tenths(4)
    (2, -2, 0)
    """
    size = (abs(hundredths) + TENTH // 2) // TENTH
    return size if hundredths >= 0 else -size


def shown_change(before: int, after: int) -> int:
    """Return a change as it is written: from number to number as these are written, in hundredths.

    >>> shown_change(5004, 5256)
    260
    """
    return (tenths(after) - tenths(before)) * TENTH


def dearer(price: int, have: int) -> int:
    """Round a price as it is shown beside what there is to pay from: up where it is more, else it would read as the same.

    >>> dearer(703, 700), dearer(700, 700), dearer(696, 700)
    (710, 700, 700)
    """
    shown = TENTH * tenths(price)
    return max(shown, TENTH * (tenths(have) + 1)) if price > have else shown


def apportion(parts: Sequence[int], total: int | None = None) -> tuple[int, ...]:
    """Round parts to tenths so that they still add up, by the largest remainder (Hamilton 1792).

    Parts and total are in hundredths of a point, and so is the answer; the total is that of the parts
    if not given.

    >>> apportion([133, 133, 134])
    (130, 130, 140)
    """
    goal = tenths(sum(parts) if total is None else total)
    shares = [part // TENTH for part in parts]
    left = goal - sum(shares)
    order = sorted(range(len(parts)), key=lambda i: (-(parts[i] % TENTH), i))
    for place in range(abs(left)):
        shares[order[place % len(order)]] += 1 if left > 0 else -1
    return tuple(share * TENTH for share in shares)


def one_stop(text: str) -> str:
    """Let a name that brings its own full stop, such as `EE. UU.`, end a sentence with that one.

    >>> one_stop("Lo firmó EE. UU.."), one_stop("And so on..."), one_stop("play ../a.yaml")
    ('Lo firmó EE. UU.', 'And so on...', 'play ../a.yaml')
    """
    return _TWO_STOPS.sub(".", text) if ".." in text else text


class Words:
    """Writes in one language, with the names that a scenario's texts give to things."""

    def __init__(self, book: Rulebook, language: str = "en", texts: Scenario | None = None) -> None:
        self.book = book
        self.language = language
        self.texts = texts or book.scenario

    def say(self, key: str, **values: object) -> str:
        """Fill in a text of the program."""
        return one_stop(locale.text(self.language, key, **values))

    def fill(self, key: str, values: Values) -> str:
        """Fill in a text of the program with values that are worked out only if it asks for them."""
        return one_stop(filled(self.language, locale.template(self.language, key), values))

    # names

    def seat(self, seat: str) -> str:
        """Return a seat's short name; an empty id is the table."""
        return self.texts.stakeholders[seat].short.text if seat else self.say("the_table")

    def lever(self, lever: str) -> str:
        """Return a lever's name."""
        return self.texts.levers[lever].name.text

    def setting(self, lever: str, setting: str | int) -> str:
        """Return a setting's name, by its id or its rank."""
        settings = self.texts.levers[lever].settings
        key = setting if isinstance(setting, str) else list(settings)[setting]
        return settings[key].name.text

    def about(self, levers: Sequence[str]) -> str:
        """Name what a text is about by the ids of its levers: the first two, and how many more there are.

        Without levers it is about payments.
        """
        names = [self.lever(lever) for lever in levers]
        if len(names) > MOST_NAMED + 1:
            more = len(names) - MOST_NAMED
            return self.say("about.more", levers=", ".join(names[:MOST_NAMED]), count=more)
        return self.listing(names) or self.say("about.payments")

    def owner(self, lever: str) -> str:
        """Return who owns a lever: its seats, or the table."""
        owners = [seat for seat in self.texts.levers[lever].owner if seat != "table"]
        return self.listing([self.seat(seat) for seat in owners]) or self.say("the_table")

    def signers(self, lever: str, setting: str) -> str:
        """Return who must have signed for a setting before it is taken up; nothing where nobody must."""
        names = self.texts.levers[lever].settings[setting].signed_by
        return self.listing([self.seat(seat) for seat in names]) if names else ""

    def meaning(self, lever: str, setting: str) -> str:
        """Return what a setting means, in the author's sentence, and who must sign for it."""
        said, seats = self.texts.levers[lever].settings[setting].say, self.signers(lever, setting)
        signed = self.say("setting.only_agreed", seats=seats) if seats else ""
        return " ".join(filter(None, (said.text if said else "", signed)))

    def indicator(self, indicator: str) -> str:
        """Return an indicator's name."""
        return self.texts.indicators[indicator].name.text

    def event(self, event: str) -> Event:
        """Return an event's texts."""
        return self.texts.events[event]

    def headline(self, event: str) -> str:
        """Return an event's title as it stands inside quotation marks."""
        return self.texts.events[event].title.text.replace('"', "'")

    def option(self, event: str, option: str | int) -> str:
        """Return the name of an event's option, by its id or its rank."""
        choice = self.texts.events[event].choice
        assert choice is not None
        key = option if isinstance(option, str) else list(choice.options)[option]
        return choice.options[key].name.text

    @cached_property
    def red_lines(self) -> dict[str, tuple[str, RedLine]]:
        """Red lines by their ids, each with the seat that holds it."""
        return {
            line: (seat, text)
            for seat, holder in self.texts.stakeholders.items()
            for line, text in holder.red_lines.items()
        }

    def listing(self, items: Sequence[str], kind: str = "and") -> str:
        """Join names as people do.

        >>> from types import SimpleNamespace
        >>> Words(SimpleNamespace(scenario=None)).listing(["A", "B", "C"])
        'A, B and C'
        """
        if len(items) < 2:
            return "".join(items)
        return self.say(f"list.{kind}", first=", ".join(items[:-1]), last=items[-1])

    # numbers

    def number(self, hundredths: int) -> str:
        """Write an amount in points with at most one decimal.

        >>> from types import SimpleNamespace
        >>> words = Words(SimpleNamespace(scenario=None))
        >>> words.number(420), words.number(-300), words.number(5)
        ('4.2', '-3', '0.1')
        """
        whole, part = divmod(abs(tenths(hundredths)), 10)
        sign = "-" if tenths(hundredths) < 0 else ""
        decimal = f"{self.say('decimal')}{part}" if part else ""
        return f"{sign}{whole}{decimal}"

    def count(self, number: int) -> str:
        """Write a whole number, its thousands marked from five figures on.

        >>> from types import SimpleNamespace
        >>> words = Words(SimpleNamespace(scenario=None))
        >>> words.count(9999), words.count(10_000)
        ('9999', '10,000')
        """
        return (
            f"{number:,}".replace(",", self.say("thousands")) if number >= 10_000 else str(number)
        )

    def signed(self, hundredths: int) -> str:
        """Write an amount in points with its sign; nothing is 0.

        >>> from types import SimpleNamespace
        >>> Words(SimpleNamespace(scenario=None)).signed(50)
        '+0.5'
        """
        return f"+{self.number(hundredths)}" if tenths(hundredths) > 0 else self.number(hundredths)

    def points(self, hundredths: int) -> str:
        """Write the size of an amount: `3 points`, `1 point`, `less than 0.1 points`."""
        number = self.number(abs(hundredths))
        if number == "0" and hundredths:
            return self.say("points.little")
        return self.say("points", number=number)

    def score(self, hundredths: int) -> str:
        """Write a score, which may be below nothing: `-20 points`, `1 point`."""
        number = self.number(hundredths)
        return self.say("points", number=number)

    def moved(self, hundredths: int) -> str:
        """Say that something rose or fell by an amount."""
        return self.say(f"moved.{_way(hundredths)}", points=self.points(hundredths))

    def more(self, hundredths: int) -> str:
        """Say that something is so much more or less."""
        return self.say(f"more.{_way(hundredths)}", points=self.points(hundredths))


def _way(amount: int) -> str:
    return "up" if amount > 0 else "down" if amount < 0 else "not"
