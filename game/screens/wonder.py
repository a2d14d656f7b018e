"""What if: one decision altered, the same luck, both games side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from game.pictures.timeline import Series
from game.pictures.timeline import timeline as chart
from game.player.wondering import WhatIfQuestion
from game.rules.orders import Move
from game.screens.bar import back_tool, bar
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Pick,
    Screen,
    bullets,
    button,
    card,
    choice,
    figure,
    group,
    heading,
    small,
    text,
)
from game.screens.places import Wonder
from game.screens.wants import AskWonder, Show, Then
from game.session.alteration import Alteration
from game.session.whatif import HOLD, RESPOND, WhatIf
from game.views.whatif import ChangedNumber
from game.views.words import tenths

ROWS: Final = 3
"""Causes told of a number."""
NUMBERS: Final = 5
"""Numbers of the world and of trust that are told."""
DEEDS: Final = 6
"""Deeds told that came out otherwise."""


def first_wonder(here: Here) -> Wonder | None:
    """Where wondering begins: with what the reader herself did first; nowhere, if only the table decides."""
    after, seats = here.player.afterwards, here.player.seats
    deciding = (seat for seat in (*after.people, *seats) if after.levers(seat))
    seat = next(deciding, None)
    return None if seat is None else Wonder(1, seat, after.levers(seat)[0])


def wonder(here: Here, place: Wonder) -> Screen:
    """The decision on one side, what comes of it on the other."""
    title = here.say("wonder.title")
    root = group(
        bar(title, back_tool(here)),
        group(*_choices(here, place), id="choice", region="act"),
        group(*_result(here, place), id="result", region="now", label=here.say("wonder.curves")),
        group(_try(here, place), flow="wrap", region="foot"),
    )
    return Screen("wonder", title, root, escape=here.back)


def _choices(here: Here, place: Wonder) -> Iterator[Node]:
    """Who decides otherwise, when, about what, and how; and what the others do."""
    after, names, say = here.player.afterwards, here.words, here.say
    deciding = [seat for seat in here.player.seats if after.levers(seat)]
    rounds = [f"{n}" for n in range(1, after.rounds + 1)]
    yield text(say("wonder.about"), "soft", kind="note")
    yield from _asked(here, "who", "who", place.seat, [
        Pick(seat, names.seat(seat), _other_seat(here, place, seat)) for seat in deciding
    ])  # fmt: skip
    yield from _asked(here, "when", "when", f"{place.round}", [
        Pick(n, n, _with(here, place, round=int(n))) for n in rounds
    ])  # fmt: skip
    yield from _asked(here, "what", "what", place.lever, [
        Pick(lever, names.lever(lever), _with(here, place, lever=lever, setting=""))
        for lever in after.levers(place.seat)
    ])  # fmt: skip
    was = after.ordered(place.round, place.seat, place.lever)
    left = names.setting(place.lever, was) if was else say("wonder.left")
    yield small(say("wonder.was", setting=left))
    settings = [
        Pick(setting, names.setting(place.lever, setting), _with(here, place, setting=setting))
        for setting in after.settings(place.lever)
    ]
    label = say("wonder.setting")
    yield choice("setting", settings, place.setting, label=label, flow="wrap")
    yield from _asked(here, "others", "others", place.others, [
        Pick(how, say(f"wonder.{how}"), _with(here, place, others=how)) for how in (HOLD, RESPOND)
    ])  # fmt: skip


def _asked(
    here: Here, id: str, key: str, chosen: str, options: Sequence[Pick]
) -> tuple[Node, Node]:
    """A question and its answers."""
    label = here.say(f"wonder.{key}")
    return text(label, kind="note"), choice(id, options, chosen, label=label, flow="wrap")


def _with(here: Here, place: Wonder, **values: Any) -> Show:
    return here.instead(replace(place, **values))


def _other_seat(here: Here, place: Wonder, seat: str) -> Show:
    """Another seat, with the first of its levers."""
    lever = here.player.afterwards.levers(seat)[0]
    return _with(here, place, seat=seat, lever=lever, setting="")


def _try(here: Here, place: Wonder) -> Node:
    """Have it worked out."""
    altered = Alteration(place.round, place.seat, Move, place.lever, place.setting)
    question = WhatIfQuestion(altered, place.others, here.look.language)
    return button(
        "try",
        here.say("wonder.try"),
        Then((AskWonder(question), _with(here, place, asked=question))),
        icon="split",
        primary=True,
        disabled="" if place.setting else here.say("wonder.choose"),
    )


def _result(here: Here, place: Wonder) -> Iterator[Node]:
    """What became of the last question."""
    after, asked = here.player.afterwards, place.asked
    answer = after.answer(asked) if asked else None
    if asked and after.working(asked):
        yield Node("status", text=here.say("wonder.working"), icon="hourglass", busy=True, live=True)  # fmt: skip
    elif answer is None:
        yield text(here.say("wonder.nothing"), "soft")
    elif isinstance(answer, str):
        yield Node("alert", text=answer, tone="bad", icon="circle-alert", live=True)
    else:
        yield from _answer(here, answer)


def _answer(here: Here, answer: WhatIf) -> Iterator[Node]:
    after, names = here.player.afterwards, here.words
    for said in after.altered(answer):
        yield heading(said, 2)
    yield small(names.say("whatif.hold" if answer.others == HOLD else "whatif.respond"))
    if answer.same:
        yield text(names.say("whatif.same"))
        return
    yield card(_curves(here, answer))
    told = after.compared(answer)
    if told.deeds:
        yield heading(names.say("whatif.deeds"), 3)
        yield bullets(told.deeds[:DEEDS])
    yield heading(names.say("whatif.scores"), 3)
    for number in (*told.scores, *told.cooperation):
        yield _number(here, number)
    moved = [n for n in told.numbers if tenths(n.played) != tenths(n.altered)]
    if moved:
        yield heading(names.say("whatif.world"), 3)
        for number in moved[:NUMBERS]:
            yield _number(here, number)
    lapsed = after.lapsed(answer)
    if lapsed:
        yield heading(names.say("whatif.lapsed"), 3)
        yield bullets(lapsed)
    yield small(names.say("whatif.model"))


def _number(here: Here, number: ChangedNumber) -> Node:
    """A number in both games, with what makes the difference."""
    names = here.words
    rows = [row for row in number.rows if row.shown]
    lines = [row.sentence for row in rows[:ROWS]]
    if len(rows) > ROWS:
        signed = names.signed(sum(row.shown for row in rows[ROWS:]))
        lines.append(names.say("whatif.rest", signed=signed, count=len(rows) - ROWS))
    return card(text(f"**{number.title}**"), bullets(lines, "soft"))


def _curves(here: Here, answer: WhatIf) -> Node:
    """A seat's score and the cooperation of the table in both games."""
    after, names = here.player.afterwards, here.words
    seat = answer.alterations[0].seat
    at = here.player.seats.index(seat)
    was, now = after.course(answer.played), after.course(answer.altered)
    courses = {
        "score.played": [moment.scores[at] for moment in was],
        "score.altered": [moment.scores[at] for moment in now],
        "together.played": [moment.cooperation for moment in was],
        "together.altered": [moment.cooperation for moment in now],
    }
    longest = max(map(len, courses.values()))
    named = {here.say(f"wonder.{key}", seat=names.seat(seat)): v for key, v in courses.items()}
    series = [
        Series(
            name,
            (*(value / 100 for value in values), *(None,) * (longest - len(values))),
            names.number(values[-1]),
        )
        for name, values in named.items()
    ]
    ticks, axis = [f"{n}" for n in range(longest)], names.say("page.round")
    drawn = chart(series, ticks, axis=axis, wide=700, size=17, title=here.say("wonder.curves"))
    told = (f"{name}: {', '.join(map(names.number, values))}" for name, values in named.items())
    return figure(drawn, bullets(told), kind="curve")
