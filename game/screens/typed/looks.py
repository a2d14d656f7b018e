"""What can be looked up, typed: every look is a place over what is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from game.player.intents import Intent
from game.player.wondering import WhatIfQuestion
from game.rules.orders import Move
from game.screens.places import (
    AboutPage,
    AgreementsPage,
    BriefAgain,
    DebriefPage,
    Glossary,
    Levers,
    News,
    Numbers,
    Place,
    Scores,
    SeatPage,
    TextsPlace,
    Trusts,
    WhyCard,
    Wonder,
)
from game.screens.typed.line import TypedLine
from game.screens.typed.matching import head, matches
from game.screens.wants import AskWonder, Relook, Show
from game.session.alteration import Alteration
from game.session.whatif import HOLD, RESPOND, Others
from game.views.known import spends

Look = Callable[[TypedLine], Sequence[Intent]]

TOTALS: Final = ("score", "cooperation", "mandate")


def _plain(place: Place, line: TypedLine) -> Sequence[Intent]:
    return (line.over(place),)


def _brief(line: TypedLine, history: bool = False) -> Sequence[Intent]:
    return (Show((*line.below, BriefAgain(history))),)


def _easy(line: TypedLine) -> Sequence[Intent]:
    look = line.visit.look
    return (Relook(look.changed(easy=not look.easy)),)


def _table(line: TypedLine) -> Sequence[Intent]:
    return (Show(line.below),)


def _news(line: TypedLine) -> Sequence[Intent]:
    rounds = [int(word[:4]) for word in line.words if word.isdecimal()]
    return (line.over(News(rounds[0] if rounds else line.player.round)),)


def _levers(line: TypedLine) -> Sequence[Intent]:
    return (line.over(Levers(line.one(line.words, line.levers) if line.words else "")),)


def _trust(line: TypedLine) -> Sequence[Intent]:
    return (line.over(SeatPage(line.one(line.words, line.seats)) if line.words else Trusts()),)


def _part(part: str, line: TypedLine) -> Sequence[Intent]:
    """Read a part of the debrief."""
    if not line.player.ended:
        raise line.unclear("later.debrief", said=line.said)
    return (Show((*line.below, DebriefPage(part))),)


# Why


def _why(line: TypedLine) -> Sequence[Intent]:
    words = line.words[1:] if line.words[:1] == ["que"] else line.words
    whole = len(words) > 1 and words[-1] in line.forms("whole")
    words = words[:-1] if whole else words
    if not words:
        raise line.unclear("why.which", names="; ".join(_why_names(line)))
    about = _pair(line, words) or _total(line, words) or _indicator(line, words)
    if about is None and (lever := head(words, line.levers)[0]):
        raise line.unclear("why.lever", lever=line.player.words.lever(lever))
    if about is None:
        known = "; ".join(_why_names(line))
        raise line.unclear("why.unknown", said=" ".join(words), names=known)
    span = None if line.player.ended else line.player.last_span
    return (line.over(WhyCard(*about, span=span, whole=whole)),)


Asked = tuple[str, tuple[str, ...]]


def _why_names(line: TypedLine) -> Iterator[str]:
    """Everything that can be asked why."""
    totals = TOTALS if spends(line.player.book) else TOTALS[:2]
    yield from (line.say(f"why.{key}") for key in totals)
    yield line.say("why.trust")
    yield from (names[-1] for names in line.indicators.values())


def _pair(line: TypedLine, words: Sequence[str]) -> Asked | None:
    """`trust A B`: of A in B; with one seat, the reader's own trust in it."""
    if words[0] not in line.forms("trust"):
        return None
    between = line.say("between").split(",")  # words that may stand between seats
    rest = [word for word in words[1:] if word not in between]
    first, used = head(rest, line.seats)
    second, _ = head(rest[used:], line.seats)
    if first and not second:
        first, second = line.player.seat, first
    if not second or first == second:
        raise line.unclear("why.trust_whom")
    return "trust", (first, second)


def _total(line: TypedLine, words: Sequence[str]) -> Asked | None:
    """The reader's score, after the game that of any seat; cooperation; mandate."""
    player = line.player
    names: Mapping[str, Sequence[str]] = {key: (line.say(f"why.{key}"),) for key in TOTALS}
    names = {**names, "score": line.forms("scores")}
    total, used = head(words, names)
    if len(" ".join(words)) > 2 and total and used == len(words):
        return total, (player.seat,) if total == "mandate" else ()
    seat, _ = head(words[used:] if total == "score" else words, line.seats)
    if player.ended and seat:
        return "score", (seat,)
    return None


def _indicator(line: TypedLine, words: Sequence[str]) -> Asked | None:
    said = " ".join(words)
    known = matches(said, line.indicators)
    if len(known) > 1:
        raise line.several(said, [line.indicators[key][-1] for key in known])
    return ("indicator", known) if known else None


def _more(line: TypedLine) -> Sequence[Intent]:
    """All causes of what was asked last."""
    top = line.visit.places[-1]
    if not isinstance(top, WhyCard):
        raise line.unclear("why.nothing_yet")
    return (line.over(replace(top, all=True)),)


def _whatif(line: TypedLine) -> Sequence[Intent]:
    """What is worth trying; or the game again, with an order of one's own as `ROUND LEVER SETTING` says."""
    if not line.words:
        return _part("what_if", line)
    player = line.player
    if not player.ended:
        raise line.unclear("later.debrief", said=line.said)
    number, *rest = line.words
    if not number.isdecimal() or not rest:
        raise line.unclear("whatif_how", said=line.rest)
    round = int(number[:4])
    if not 1 <= round <= player.round:
        raise line.unclear("number_between", low=1, high=player.round)
    lever, setting = _altered(line.after(" ".join(rest)))
    how: Others = RESPOND if player.afterwards.minds else HOLD
    question = WhatIfQuestion(
        Alteration(round, player.seat, Move, lever, setting), how, line.language
    )
    place = Wonder(round, player.seat, lever, setting, how, asked=question)
    return Show((*line.below, place)), AskWonder(question)


def _altered(line: TypedLine) -> tuple[str, str]:
    """An own lever and another setting of it; without one, or by the word for it, it is left alone."""
    own = {
        x: names for x, names in line.levers.items() if line.player.seat in line.player.owners(x)
    }
    lever, words = line.lever(own)
    names = line.settings(lever)
    if not words or (words[0] in line.forms("keep") and not matches(words[0], names)):
        return lever, ""
    return lever, line.setting(lever, words)


LOOKS: Final[Mapping[str, Look]] = {
    "about": partial(_plain, AboutPage()),
    "brief": _brief,
    "history": partial(_brief, history=True),
    "easy": _easy,
    "news": _news,
    "table": _table,
    "numbers": partial(_plain, Numbers()),
    "levers": _levers,
    "trust": _trust,
    "agreements": partial(_plain, AgreementsPage()),
    "texts": partial(_plain, TextsPlace()),
    "scores": partial(_plain, Scores()),
    "why": _why,
    "more": _more,
    "words": partial(_plain, Glossary()),
    "happened": partial(_part, "reality"),
    "questions": partial(_part, "questions"),
    "whatif": _whatif,
}
"""Commands that only look; they are understood at every question of a game."""
