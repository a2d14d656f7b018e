"""`replay RECORD --change`: a recorded game beside the same game with decisions altered.

With `--json` the data below, whose format is stable; keys are only ever added. Numbers are points.

    {
      "changes": [{"change": text as it is typed, "says": sentence}],
      "others": "hold" or "respond",
      "same": whether both games come out the same to the last number,
      "digests": {"played": text, "altered": text}                of the last positions
      "rounds": {"played": [moment], "altered": [moment]}         start, every reveal, after the last round
                                                                  or, of a game that goes on, now
          moment: {"indicators": {id: points}, "trust": mean or null, "cooperation": points,
                   "scores": {seat: points}}
      "endings": {"played": id or null, "altered": id or null},
      "deeds": [sentence],                                        what came about in one game only
      "scores", "cooperation", "numbers": [{
        "kind": "score", "cooperation", "trust", "indicator" or "mandate",
        "about": [ids], "played": points, "altered": points, "says": sentence,
        "rows": [{"amount": points, "says": sentence, "because": [sentence]}]
      }],
      "lapsed": [{"round": n, "phase": name, "exchange": n, "order": the order, "why": code,
                  "says": sentence}]
    }

The amounts of the rows add up to `altered` less `played`: for `numbers` exactly, for scores and
cooperation to what is left of rounding the scores to hundredths of a point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from game.analysis.timeline import Snapshot, timeline
from game.lines.voice import Voice
from game.rules import orders as asked
from game.rules.rulebook import Rulebook
from game.rules.scores import MILLION
from game.session.course import Course, Recorded, ending
from game.session.fingerprint import digest
from game.session.retelling import changed, compared, lapse_said
from game.session.whatif import HOLD, WhatIf, ends_of_rounds
from game.views.data import both, by_name, points, unless_none
from game.views.whatif import ChangedNumber, GamesCompared
from game.views.words import Words, tenths

ROWS: Final = 4
"""Causes that are told of a number."""
DEEDS: Final = 12
NUMBERS: Final = {"trust": 5, "indicator": 20, "mandate": 4}
"""How many numbers of a kind are told."""
CELL: Final = 8


# Lines


def tell(voice: Voice, words: Words, recorded: Recorded, found: WhatIf) -> None:
    """Tell both games side by side, then what makes the difference, then what lapsed."""
    voice.heading(words.say("whatif.title"))
    for alteration in found.alterations:
        voice.line(changed(words, recorded, alteration))
    if not found.alterations:
        voice.line(words.say("whatif.change.none"))
    voice.line(words.say("whatif.hold" if found.others == HOLD else "whatif.respond"))
    voice.line(words.say("whatif.model"))
    voice.heading(words.say("whatif.table"))
    for line in table(words, found):
        print(line, file=voice.stream)
    for line in _endings(words, found):
        voice.line(line)
    if found.same:
        voice.line()
        voice.line(words.say("whatif.same"))
    _differences(voice, words, compared(words, found))
    voice.heading(words.say("whatif.lapsed"))
    for lapse in found.lapsed:
        voice.line(lapse_said(words, found.played, lapse))
    if not found.lapsed:
        voice.line(words.say("whatif.lapsed.none"))


def _differences(voice: Voice, words: Words, found: GamesCompared) -> None:
    if found.deeds:
        voice.heading(words.say("whatif.deeds"))
        for deed in found.deeds[:DEEDS]:
            voice.line(deed)
        if len(found.deeds) > DEEDS:
            voice.line(words.say("whatif.deeds.more", count=len(found.deeds) - DEEDS))
    seen = [n for n in found.numbers if tenths(n.played) != tenths(n.altered)]
    groups = {
        "scores": (*found.scores, *found.cooperation),
        "world": [number for number in seen if number.kind == "indicator"],
        "trust": [number for number in seen if number.kind == "trust"],
        "mandate": [number for number in seen if number.kind == "mandate"],
    }
    for name, numbers in groups.items():
        if numbers:
            voice.heading(words.say(f"whatif.{name}"))
            _numbers(voice, words, numbers)
        if name == "trust" and numbers:
            voice.line(words.say("whatif.trust.note"))


def _numbers(voice: Voice, words: Words, numbers: Sequence[ChangedNumber]) -> None:
    most = NUMBERS.get(numbers[0].kind, len(numbers))
    for number in numbers[:most]:
        _number(voice, words, number)
    left = len(numbers) - most
    if left > 0:
        voice.line(words.say("whatif.more", count=left))


def _number(voice: Voice, words: Words, number: ChangedNumber) -> None:
    """Tell one number with its largest causes, and what the others come to."""
    voice.line(number.title)
    rows = [row for row in number.rows if row.shown]
    for row in rows[:ROWS]:
        voice.line(row.sentence, indent=2)
        new = [cause for cause in row.causes if cause.rstrip(".") not in row.sentence]
        for cause in new[:1]:
            voice.line(voice.text("because", cause=cause), indent=4)
    rest = rows[ROWS:]
    if rest:
        signed = words.signed(sum(row.shown for row in rest))
        voice.line(words.say("whatif.rest", signed=signed, count=len(rest)), indent=2)


def table(words: Words, found: WhatIf) -> Iterator[str]:
    """Lay both games side by side round by round: a row for each game, in columns without lines."""
    one, other = (timeline(words.book, ends_of_rounds(c)) for c in (found.played, found.altered))
    wide = max(len(one), len(other))
    names = [words.say(f"whatif.{name}") for name in ("played", "altered", "both")]
    label = max(map(len, names)) + 2
    heads = _heads(words, wide, bool(found.played.position.over[0]))
    yield " " * label + "".join(f"{head:>{CELL}}" for head in heads)
    for name, was, now in _tracks(words, one, other):
        yield name
        rows = [(names[2], was)] if was == now else [(names[0], was), (names[1], now)]
        for who, numbers in rows:
            yield f"  {who:<{label - 2}}" + "".join(f"{number:>{CELL}}" for number in numbers)


def _heads(words: Words, wide: int, over: bool) -> list[str]:
    """Name the columns; the last one of a game that goes on is where it stands."""
    rounds = words.book.rounds
    named = [words.say("whatif.round", round=number + 1) for number in range(rounds)]
    heads = [words.say("whatif.start"), *named, words.say("whatif.after")][:wide]
    return heads if over else [*heads[:-1], words.say("whatif.now")]


def _tracks(
    words: Words, one: Sequence[Snapshot], other: Sequence[Snapshot]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Give every row of the table its name and its numbers in both games."""

    def both(pick: Any) -> tuple[list[str], list[str]]:
        was, now = ([words.number(pick(moment)) for moment in side] for side in (one, other))
        return was, now

    book, texts = words.book, words.texts.indicators
    yield words.say("why.cooperation"), *both(lambda moment: moment.cooperation)
    if one[0].trust is not None:
        yield words.say("whatif.trust_mean"), *both(lambda moment: moment.trust)
    for at, key in enumerate(book.indicators):
        if texts[key].headline:
            yield words.indicator(key), *both(lambda moment, at=at: moment.indicators[at])
    for at, seat in enumerate(book.seats):
        if book.scored[at]:
            name = words.say("why.score", seat=words.seat(seat))
            yield name, *both(lambda moment, at=at: moment.scores[at])


def _endings(words: Words, found: WhatIf) -> Iterator[str]:
    was, now = (ending(words.book, course.position) for course in (found.played, found.altered))
    titles = {key: words.texts.endings[key].title.text for key in (was, now) if key}
    if was and was == now:
        yield words.say("whatif.ending.both", ending=titles[was])
        return
    if was:
        yield words.say("whatif.ending", ending=titles[was])
    if now:
        yield words.say("whatif.ending.altered", ending=titles[now])


# Data


def whatif_data(words: Words, recorded: Recorded, found: WhatIf) -> dict[str, Any]:
    """Tell both games as data; see the module."""
    book, said = words.book, compared(words, found)
    games = found.played, found.altered
    return {
        "changes": [
            {"change": str(each), "says": changed(words, recorded, each)}
            for each in found.alterations
        ],
        "others": found.others,
        "same": found.same,
        "digests": both(lambda course: digest(course.position), *games),
        "rounds": both(lambda course: _moments(book, course), *games),
        "endings": both(lambda course: ending(book, course.position), *games),
        "deeds": list(said.deeds),
        "scores": [_number_data(words, number) for number in said.scores],
        "cooperation": [_number_data(words, number) for number in said.cooperation],
        "numbers": [_number_data(words, number) for number in said.numbers],
        "lapsed": [
            {
                "round": lapse.round,
                "phase": lapse.phase,
                "exchange": lapse.exchange,
                "order": asked.to_data(lapse.refusal.order),
                "why": lapse.refusal.why.name.lower(),
                "says": lapse_said(words, found.played, lapse),
            }
            for lapse in found.lapsed
        ],
    }


def _moments(book: Rulebook, course: Course) -> list[dict[str, Any]]:
    return [
        {
            "indicators": by_name(book.indicators, moment.indicators, points),
            "trust": unless_none(moment.trust, points),
            "cooperation": points(moment.cooperation),
            "scores": by_name(book.seats, moment.scores, points, told=book.scored),
        }
        for moment in timeline(book, ends_of_rounds(course))
    ]


def _number_data(words: Words, number: ChangedNumber) -> dict[str, Any]:
    book = words.book
    names = book.indicators if number.kind == "indicator" else book.seats
    unit = MILLION if number.kind in ("score", "cooperation") else 100
    return {
        "kind": number.kind,
        "about": [names[at] for at in number.index],
        **both(points, number.played, number.altered),
        "says": number.title,
        "rows": [
            {"amount": row.amount / unit, "says": row.sentence, "because": list(row.causes)}
            for row in number.rows
        ],
    }
