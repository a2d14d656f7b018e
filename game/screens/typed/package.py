"""A text as it is typed: clauses, payments and what else belongs to it, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from game.player import intents as want
from game.player.draft import changed, empty
from game.player.intents import Intent
from game.rules.beats import PAY
from game.rules.orders import Put
from game.screens.typed.line import TypedLine
from game.screens.typed.matching import head, matches, plain

PARTS: Final = re.compile(r";|,(?!\d{3}\b)")
"""What stands between the parts of a text; a comma within a number, as in 15,000, does not."""
PAID: Final = re.compile(r"\s*\S+\s+(.+?)\s+([+\-−]?\d+)(?:\s+(\D+))?\s*")
"""A payment: the word for it, a seat, a whole amount with or without a sign, and perhaps of what."""
MARKS: Final = ("secret", "checked", "public", "take_out")
HUNDREDTHS: Final = 100


def packaged(line: TypedLine, said: str, begun: Put | None = None) -> Put:
    """The text that `LEVER SETTING secret checked, LEVER SETTING, pay SEAT 2` means; what it makes of one `begun`.

    Raises Unclear for what is not clear, or would be refused.
    """
    player = line.player
    draft = empty(player.seat, player.moment)
    draft = replace(draft, package=begun or draft.package)
    for part in filter(None, (piece.strip() for piece in PARTS.split(said))):
        for intent in wanted(line, part, amends=begun is not None):
            draft = changed(draft, intent, player.amended)
    return draft.package


def wanted(line: TypedLine, part: str, *, amends: bool = False) -> list[Intent]:
    """What one part of a text wants. Raises Unclear for what is no part of one.

    Where it `amends` a text a clause keeps the marks that nothing is said of.
    """
    line = line.after(part)
    words = line.words
    lever, _ = head(words, line.levers)
    if words[:1] and words[0] in line.forms("pay") and not _clause_like(line, lever):
        return [_payment(line, part)]
    if words[:1] and words[0] in line.forms("invite") and not lever:
        return [want.SetGuest(line.one(words[1:], _others(line)), True)]
    if words and " ".join(words) in line.forms("open") and not _clause_like(line, lever):
        return [want.SetOpen(True)]
    if words[:1] and words[0] in line.forms("rounds") and not lever:
        return [want.SetRounds(_number(line, words))]
    if not lever:
        raise line.unclear("clause_unclear", said=part, names="; ".join(_names(line)))
    return _clause(line, amends)


def _clause_like(line: TypedLine, lever: str) -> bool:
    """Whether a part begins with a lever and goes on with one of its settings."""
    if not lever:
        return False
    _, rest = line.lever(line.levers)
    said, marks = _marked(line, rest)
    return bool(matches(" ".join(said), line.settings(lever))) or "take_out" in marks


def _names(line: TypedLine) -> list[str]:
    return [names[-1] for names in line.levers.values()]


def _clause(line: TypedLine, amends: bool) -> list[Intent]:
    lever, words = line.lever(line.levers)
    said, marks = _marked(line, words)
    if "take_out" in marks and not said:
        return [want.SetClause(lever, "")]
    intents: list[Intent] = [want.SetClause(lever, line.setting(lever, said))]
    if not amends or marks & {"secret", "public"}:
        intents.append(want.SetPublic(lever, "secret" not in marks))
    if not amends or "checked" in marks:
        intents.append(want.SetChecked(lever, "checked" in marks))
    return intents


def _marked(line: TypedLine, words: Sequence[str]) -> tuple[list[str], set[str]]:
    """Part the words of a setting from what is said of the clause; its first word is always the setting's."""
    rest, marks = list(words), set()
    if " ".join(rest) in line.forms("take_out"):
        return [], {"take_out"}
    for mark in MARKS[:-1]:
        known = line.forms(mark)
        if any(word in known for word in rest[1:]):
            marks.add(mark)
            rest = rest[:1] + [word for word in rest[1:] if word not in known]
    return rest, marks


def _others(line: TypedLine) -> dict[str, Sequence[str]]:
    return {seat: line.seats[seat] for seat in line.player.others}


def _payment(line: TypedLine, part: str) -> Intent:
    """Read `pay SEAT 2`: so much from the player to another seat, or from it if less than 0."""
    paid = PAID.fullmatch(part)
    if paid is None:
        raise line.unclear("payment_unclear", said=part)
    words = plain(paid[1]).split()
    seat, used = head(words, line.seats)
    if seat == line.player.seat and used == len(words):
        raise line.unclear("payment_own", said=part)
    kind = _kind(line, plain(paid[3] or ""))
    if used != len(words) or not kind:
        raise line.unclear("payment_unclear", said=part)
    return want.SetPayment(seat, kind, int(paid[2].replace("−", "-")[:5]) * HUNDREDTHS)


def _kind(line: TypedLine, said: str) -> str:
    """What is paid: as it was said, else what the scenario has first; empty if that is not clear."""
    known = line.player.book.scenario.agreements.payments
    first = known[0] if known else "mandate"
    named = [kind for kind in PAY if plain(line.say(f"kind.{kind}")) in said.split()]
    if not said or named == ["points"]:
        return "points" if named and "points" in known else first
    return "mandate" if "mandate" in named else ""


def _number(line: TypedLine, words: Sequence[str]) -> int:
    """Rounds an agreement is to last, from 1."""
    given = [int(word[:4]) for word in words if word.isdecimal()]
    most = line.player.book.rounds
    if len(given) != 1 or not 1 <= given[0] <= most:
        raise line.unclear("number_between", low=1, high=most)
    return given[0]
