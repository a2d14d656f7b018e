"""Whether a package can be paid for, in sentences: in one text, in parts over the rounds, or never."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.analysis.means import Debt, Means, Way
from game.rules.arrays import Whole, only
from game.views.words import Words


def in_parts(
    words: Words, means: Means, setting: Whole, way: Way | None, worths: Callable[[Whole], str]
) -> Iterator[str]:
    """Say of a package [L] that cannot be paid for in one text why, and how it can be paid for if at all.

    `worths` lists what something is worth to each seat [S].
    """
    yield _owes(words, "paying.dear", means.debt(setting), means.helps > 0) + _checks(
        words, means, setting
    )
    if way is not None:
        worth = worths(only(means.worths(setting[None], [way])))
        yield words.say("paying.parts", round=way[-1].round, worths=worth)
        return
    debt = means.debt_ever(setting)
    yield words.say("paying.no_way") if debt is None else _owes(words, "paying.never", debt)


def _owes(words: Words, key: str, debt: Debt, helped: bool = False) -> str:
    if debt.seat < 0:
        key += ".together"
    elif helped:
        key += ".helped"
    return words.say(
        key,
        seat=words.seat(words.book.seats[debt.seat]),
        price=words.number(debt.price),
        most=words.number(debt.most),
    )


def _checks(words: Words, means: Means, setting: Whole) -> str:
    """Which clauses would be checked, because that costs less than to trust; nothing if none."""
    levers = means.checked(setting)
    if not levers:
        return ""
    promised = (setting != means.view.one.setting) & ~words.book.binding
    if len(levers) == int(promised.sum()):
        return " " + words.say("paying.checked.all")
    names = [words.lever(words.book.levers[lever]) for lever in levers]
    return " " + words.say("paying.checked", levers=words.listing(names))
