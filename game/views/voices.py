"""The lines of speech that a reader hears beside the reasons that may be heard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter
from typing import Final

import numpy as np

from game import locale
from game.locale.grammar import filled
from game.minds.mind import Reason
from game.minds.moments import LEVER, OTHER, SPOKEN, WANT, WEIGHT, Speaker, named
from game.rules.chance import draw
from game.rules.salts import salts
from game.scenario.counterparts import unwrapped
from game.scenario.model import LONGEST_LINE
from game.views.words import Words, one_stop

Speakers = Callable[[str], Speaker | None]
"""Who speaks for a seat in an exchange; None for a person."""

MOST: Final = 2
"""Lines that are heard in an exchange, at most."""
PLAIN: Final = "plain"
"""Whose voice it is that has none of its own."""
_PLACE: Final = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line that was heard, and the reason beside which it was said."""

    seat: str
    line: str
    reason: Reason


def voices(
    words: Words, speakers: Speakers, heard: Sequence[Reason], hearer: str = ""
) -> tuple[Spoken, ...]:
    """Say at most two of the lines beside the reasons that one reader hears in one exchange.

    What weighs most is heard first, and of that what is said to the reader itself; the second line is another
    seat's and of another moment where there is one, and never the same with another name in it. A line depends on
    the speaker and its reason alone, so all hear the same.

    Args:
        words: those of the reader.
        speakers: who speaks for each seat in the exchange.
        heard: the reasons that the reader may hear; those that are not spoken are passed over.
        hearer: the reader's seat; empty for nobody.
    """
    found = [(reason, who) for reason in heard if (who := _speaks(reason, speakers))]
    found.sort(key=lambda each: _rank(each[0], each[1], hearer))
    chosen: list[Spoken] = []
    written = {""}
    for other_seat, other_moment in ((True, True), (True, False), (False, False)):
        for reason, who in found:
            if len(chosen) == MOST:
                break
            if other_seat and reason.seat in [each.seat for each in chosen]:
                continue
            if other_moment and _moment(reason) in [_moment(each.reason) for each in chosen]:
                continue
            as_written, line = _line(words, who, reason)
            if as_written not in written:
                written.add(as_written)
                chosen.append(Spoken(reason.seat, line, reason))
    return tuple(chosen)


def _speaks(reason: Reason, speakers: Speakers) -> Speaker | None:
    return speakers(reason.seat) if reason.spoken and reason.code in SPOKEN else None


def _moment(reason: Reason) -> str:
    return SPOKEN[reason.code].moment


def _rank(reason: Reason, who: Speaker, hearer: str) -> tuple[int, bool, int]:
    aside = named(reason).get(OTHER, "") != hearer
    return WEIGHT[_moment(reason)], aside, _lot(who, reason, "heard", reason.round)


def _lot(who: Speaker, reason: Reason, what: str, round: int = 0) -> int:
    """Luck keyed on what the speaker speaks of, and on no number that counts what a hearer may not know of."""
    about = [reason.seat, reason.code, str(reason.facts.get("text", ""))]
    about += [f"{place} {id}" for place, id in sorted(named(reason).items())]
    return int(
        draw(who.luck, round, f"voice {what} {_moment(reason)}", salts(["|".join(about)]))[0, 0]
    )


def line_beside(words: Words, who: Speaker, reason: Reason) -> str:
    """The line that a speaker says beside a reason, in the reader's language; empty for none.

    Those of the seat's own voice in the scenario go before those of its temperament. A line is passed over that
    names something the reason does not, or that is too long with the names filled in.
    """
    return _line(words, who, reason)[1]


def _line(words: Words, who: Speaker, reason: Reason) -> tuple[str, str]:
    """A line as it is written and as it is said; both empty for none."""
    seat = words.texts.stakeholders[reason.seat]
    moment = _moment(reason)
    values = {OTHER: words.seat, LEVER: words.lever}
    said = {place: values[place](id) for place, id in named(reason).items()}
    want = _wanted(words, who, reason)
    said |= {WANT: want} if want else {}
    own = [text.text for text in getattr(seat.voice, moment)]
    own = [line for line in own if set(_PLACE.findall(line)) <= set(said)]
    if own:
        line = _turn(own, who, reason)[0]
        return line, one_stop(_PLACE.sub(lambda place: said[place[1]], line))
    lines = temperament_lines(words.language, who.mind, moment, reason.code)
    fit = (line for line in _turn(lines, who, reason) if _places(line) <= set(said))
    spoken = ((line, one_stop(filled(words.language, line, said))) for line in fit)
    return next((each for each in spoken if len(each[1].split()) <= LONGEST_LINE), ("", ""))


def _turn(lines: Sequence[str], who: Speaker, reason: Reason) -> Sequence[str]:
    """The lines in an order that luck begins; in the next round the next one comes first."""
    first = (_lot(who, reason, "line") + reason.round) % len(lines)
    return [*lines[first:], *lines[:first]]


def _wanted(words: Words, who: Speaker, reason: Reason) -> str:
    """Something of which everybody knows that the speaker wants it; its weight plays no part."""
    book = words.book
    known = np.flatnonzero(book.known_interest[book.seats.index(reason.seat)])
    if not len(known):
        return ""
    lot = int(draw(who.luck, reason.round, "voice want", salts([reason.seat]))[0, 0])
    return words.indicator(sorted(book.indicators[at] for at in known)[lot % len(known)])


def voice_of(mind: str) -> str:
    """Whose lines a mind says: those of the mind inside, or the plain ones.

    >>> voice_of("noisy(5, boulware(grim))"), voice_of("status_quo")
    ('grim', 'plain')
    """
    *_, inner = unwrapped(mind)
    return inner if locale.has(f"voice.{inner}.end.1") else PLAIN


def temperament_lines(language: str, mind: str, moment: str, code: str) -> Sequence[str]:
    """What a mind may say at a moment for a reason: what is said for that reason alone, then for any."""
    voice = voice_of(mind)
    return [
        line
        for key in (f"voice.{voice}.{moment}.{code}", f"voice.{voice}.{moment}")
        for line in _numbered(language, key)
    ]


@lru_cache(maxsize=2048)
def _numbered(language: str, key: str) -> tuple[str, ...]:
    return tuple(_lines(locale.texts(language), key))


def _lines(texts: Mapping[str, str], key: str) -> Iterator[str]:
    number = 1
    while (line := texts.get(f"{key}.{number}")) is not None:
        yield line
        number += 1


def _places(line: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(line) if name}
