"""One plain sentence for every change, with the numbers in it.

A template belongs to a rule and, where that is not enough, to what it changes and in which direction:
`limit.mandate.down` is looked for before `limit.mandate`, `limit.down` and `limit`. Only what the change
itself carries is said, so whoever may see the change may read its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from game import locale
from game.rules.changes import Change
from game.rules.edits import edit_of
from game.views.amending import edit_said
from game.views.conditions import in_words
from game.views.words import Words

WHOLE = 10_000
"""Full trust, in hundredths of a point."""


def explain(
    words: Words, change: Change, amount: int | None = None, *, below_headline: bool = False
) -> str:
    """Say what a change did and why.

    Args:
        words: those of the reader.
        change: the change; the reader must be allowed to see it.
        amount: what to say instead of the change's amount, in hundredths: a rounded part of a list,
            or the sum of several rounds.
        below_headline: whether it stands below the headline of the event that it comes from, so that
            it need not name it.
    """
    values = _ChangeValues(words, change, change.amount if amount is None else amount)
    key = template(change)
    if below_headline and locale.has(f"{key}.below"):
        key = f"{key}.below"
    said = words.fill(key, values)
    if change.target == "shown" and not locale.has(f"{change.rule}.shown"):
        return words.say("shown", sentence=said)
    return said


def template(change: Change) -> str:
    """Find the template for a change; raises KeyError where there is none."""
    for key in _keys(change):
        if locale.has(key):
            return key
    raise KeyError(f"no sentence for the rule {change.rule!r} on {change.target!r}")


def _keys(change: Change) -> Iterator[str]:
    target = "trust" if change.target == "shown" else change.target
    targets = dict.fromkeys((change.target, target))
    if change.is_number:
        way = "up" if change.amount > 0 else "down"
    else:
        way = "up" if change.after > max(change.before, 0) or change.before < 0 else "down"
    if "followed" in change.names:
        yield f"{change.rule}.other"
    if "parties" in change.names:
        yield f"{change.rule}.between.{way}"
    for name in targets:
        yield f"{change.rule}.{name}.{way}"
        yield f"{change.rule}.{name}"
    yield f"{change.rule}.{change.after}"
    yield f"{change.rule}.{way}"
    yield change.rule


class _ChangeValues:
    """What a template may ask for, worked out only when it does."""

    def __init__(self, words: Words, change: Change, amount: int) -> None:
        self.change, self.words, self.book = change, words, words.book
        self.amount = amount
        self.names = change.names

    def __getitem__(self, name: str) -> str:
        value: str = getattr(self, name)
        return value

    # who

    @property
    def seat(self) -> str:
        if self.change.target == "mandate":
            return self.words.seat(self.book.seats[self.change.index[0]])
        return self.words.seat(self.names.get("seat", self.names.get("actor", "")))

    @property
    def hearer(self) -> str:
        return self.words.seat(self.names["hearer"])

    @property
    def holder(self) -> str:
        return self.words.seat(self.names["holder"])

    @property
    def actor(self) -> str:
        return self.words.seat(self.names["actor"])

    @property
    def about(self) -> str:
        """The levers that a text is about."""
        return self.words.about(self.names.get("about", "").split())

    @property
    def proposal(self) -> str:
        return self.words.say("the_proposal", about=self.about)

    @property
    def parties(self) -> str:
        seats = [self.words.seat(seat) for seat in self.names["parties"].split()]
        return self.words.listing(seats)

    @property
    def edit(self) -> str:
        """What would be different: a clause as it would be, or a payment."""
        return edit_said(self.words, edit_of(self.book, self.change.after))

    @property
    def owner(self) -> str:
        return self.words.owner(self.names["lever"])

    @property
    def chooser(self) -> str:
        choice = self.words.event(self.names["event"]).choice
        return self.words.seat(choice.seat) if choice else ""

    @property
    def line_seat(self) -> str:
        return self.words.seat(self.words.red_lines[self.names["red_line"]][0])

    # what

    @property
    def indicator(self) -> str:
        return self.words.indicator(self.book.indicators[self.change.index[-1]])

    @property
    def follows(self) -> str:
        """The numbers that a measure follows."""
        return self._indicators("follows")

    @property
    def followed(self) -> str:
        """Those that it followed before."""
        return self._indicators("followed")

    def _indicators(self, names: str) -> str:
        ids = self.names[names].split()
        return self.words.listing([self.words.indicator(indicator) for indicator in ids])

    @property
    def lever(self) -> str:
        return self.words.lever(self.names["lever"])

    @property
    def blocking(self) -> str:
        return self.words.lever(self.book.levers[self.change.after])

    @property
    def setting(self) -> str:
        return self.words.setting(self.names["lever"], self.names["setting"])

    @property
    def before(self) -> str:
        return self.words.setting(self.names["lever"], self.change.before)

    @property
    def after(self) -> str:
        return self.words.setting(self.names["lever"], self.change.after)

    @property
    def event(self) -> str:
        return self.words.headline(self.names["event"])

    @property
    def option(self) -> str:
        option = self.names.get("option", self.change.after)
        return self.words.option(self.names["event"], option)

    @property
    def ask(self) -> str:
        choice = self.words.event(self.names["event"]).choice
        return choice.ask.text if choice else ""

    @property
    def line(self) -> str:
        return self.words.red_lines[self.names["red_line"]][1].say.text

    @property
    def says(self) -> str:
        says = self.words.texts.indicators[self.book.indicators[self.change.index[-1]]].flow_says
        return says.text if says else self.words.say("flow.unsaid")

    @property
    def condition(self) -> str:
        """Under which condition a block of effects applied, and for how long it does."""
        if "block" not in self.names:
            return ""
        of_moves = self.change.rule in ("once", "once_trust")
        blocks = self.book.once if of_moves else self.book.each_round
        row = blocks.rows[int(self.names["block"])]
        said = ""
        if row.condition is not None:
            said = self.words.say("while", condition=in_words(self.words, row.condition))
        if row.rounds:
            said += self.words.say("first_rounds", rounds=row.rounds)
        return said

    # how much

    @property
    def points(self) -> str:
        return self.words.points(self.amount)

    @property
    def moved(self) -> str:
        return self.words.moved(self.amount)

    @property
    def more(self) -> str:
        return self.words.more(self.amount)

    @property
    def number(self) -> str:
        return str(self.change.after)

    @property
    def bound(self) -> str:
        """The end of the scale that a number has run into."""
        top = self.change.amount < 0
        match self.change.target:
            case "indicator":
                ends = self.book.high if top else self.book.low
                return self.words.number(int(ends[self.change.index[0]]))
            case "mandate":
                return self.words.number(int(self.book.mandate_cap[self.change.index[0]]))
            case _:
                return self.words.number(WHOLE if top else 0)
