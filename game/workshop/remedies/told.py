"""What came of trying changes, in sentences for an author and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from game import locale
from game.scenario.numbers import ValueChange, shown
from game.views.words import Words
from game.workshop.balance_tables import FigureTable
from game.workshop.balance_told import amount
from game.workshop.remedies.moving import Moved
from game.workshop.remedies.search import Remedies, Remedy
from game.workshop.remedies.together import Change
from game.workshop.remedies.turning import turn_of, turns
from game.workshop.remedies.weighing import FindingChange


def lines(words: Words, came: Remedies, command: str = "") -> Iterator[str]:
    """Tell the changes that help, the best first, and with which `command` one is written, if given."""
    say = words.say
    if not came.tried:
        yield say("remedies.nothing")
        return
    if not came.found:
        yield say("remedies.none", tried=came.tried)
        return
    yield say("remedies.tried", tried=came.tried, confirmed=came.confirmed, games=came.before.games)
    if not came.clean:
        yield say("remedies.not_clean")
    elif all(any(map(turns, one.change)) for one in came.found):
        yield say("remedies.only_turned")
    for place, remedy in enumerate(came.found, 1):
        yield f"{place}. {sentence(words, remedy)}"
    if command:
        yield say("remedies.apply", command=f"{command} --apply 1")


def sentence(words: Words, remedy: Remedy, placed: bool = True) -> str:
    """One change, with its line if that is to be said (`placed`), and what it does: `permit.open` trade 2 to 1 (line 12): ..."""
    better = "; ".join(_effect(words, item) for item in remedy.better)
    key = "remedies.row.worse" if remedy.worse else "remedies.row"
    said = words.say(
        key,
        change=change_told(words, remedy.change),
        lines=_lines(words, remedy.lines) if placed else "",
        better=better,
        worse="; ".join(_effect(words, item) for item in remedy.worse),
    )
    return " ".join((said, *_turned(words, remedy.change)))


def _turned(words: Words, change: Change) -> Iterator[str]:
    """Which numbers turn, each way in a sentence."""
    names: dict[str, dict[str, None]] = {}
    for value in change:
        turn = turn_of(words.texts, value)
        if turn is not None:
            names.setdefault(turn, {})[value.name] = None
    for way, turned in names.items():
        yield words.say(f"remedies.turn.{way}", name=words.listing(list(turned)))


def change_told(words: Words, change: Change) -> str:
    """A change in the words of the file: `permit.open` trade 1 to -1."""
    return words.listing([_value_told(words, value) for value in change])


def _lines(words: Words, lines: Sequence[int]) -> str:
    there = [str(line) for line in dict.fromkeys(lines)]
    key = "remedies.at.one" if len(there) == 1 else "remedies.at.more"
    return f" ({words.say(key, lines=words.listing(there))})"


def _value_told(words: Words, change: ValueChange) -> str:
    key = "remedies.change" if change.old is not None else "remedies.change.new"
    old = "" if change.old is None else shown(change.old)
    return words.say(key, place=change.place, name=change.name, old=old, new=shown(change.new))


def _effect(words: Words, item: FindingChange) -> str:
    before, after = item.before, item.after
    if before.lines is not None and before.lines != after.lines:
        what = words.say(f"remedies.lines.{item.code}")
        return words.say("remedies.effect", what=what, before=before.lines, after=after.lines)
    what = words.say(f"balance.name.{item.code}")
    own = f"remedies.name.{item.code}"
    what = words.say(own) if locale.has(own) else what[:1].lower() + what[1:]
    figures = (amount(words, mark.figure, mark.unit) for mark in (before, after))
    return words.say(
        "remedies.effect", what=what, **dict(zip(("before", "after"), figures, strict=True))
    )


def number_table(words: Words, found: Sequence[Moved]) -> FigureTable:
    """What one more of each number moves: its place, its line, its value, whom it moves, and by how much."""
    heads = ("number", "line", "value", "seat", "more")
    rows = tuple(
        (
            f"{one.change.place} {one.change.name}",
            str(one.line),
            shown(one.number.value),
            words.seat(one.seat) if one.points else "",
            words.signed(one.points),
        )
        for one in found
    )
    named = tuple(words.say(f"remedies.head.{head}") for head in heads)
    return FigureTable("numbers", words.say("remedies.numbers"), named, rows, False)


def as_data(came: Remedies) -> dict[str, Any]:
    """The same as JSON data: `version`, `tried`, `confirmed`, `games`, and `remedies`, the best first.

    Each has `changes`, with `path` (keys from the top of the file), `line`, `old` (null where nothing stood),
    `new` and `turns` (whether it turns the sign of its number), and
    `better` and `worse`: findings with `code`, `unit`, and `before` and `after`, each a `figure`, whether it
    is `fine`, and how many `lines` of it are out of order (null where they are not counted).
    """
    return {
        "version": 2,
        "tried": came.tried,
        "confirmed": came.confirmed,
        "games": came.before.games,
        "remedies": [
            {
                "changes": [
                    {
                        "path": list(value.path),
                        "line": line,
                        "old": value.old,
                        "new": value.new,
                        "turns": turns(value),
                    }
                    for value, line in zip(one.change, one.lines, strict=True)
                ],
                "better": [_data(item) for item in one.better],
                "worse": [_data(item) for item in one.worse],
            }
            for one in came.found
        ],
    }


def _data(item: FindingChange) -> dict[str, Any]:
    return {
        "code": item.code,
        "unit": item.before.unit,
        **{
            when: {"figure": mark.figure / 100, "fine": mark.fine, "lines": mark.lines}
            for when, mark in (("before", item.before), ("after", item.after))
        },
    }
