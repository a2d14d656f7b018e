"""The end of a game: how it ended, what it was worth, the ways on; and what the others were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.pictures import palette
from game.pictures.gauge import result
from game.screens.bar import bar
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Pick,
    Screen,
    button,
    card,
    choice,
    figure,
    group,
    heading,
    line,
    sign,
    small,
    text,
)
from game.screens.places import CounterpartPage, DebriefPage, EndingPage
from game.screens.wants import LeaveGame, OnceMore, Show
from game.views.results import SeatResult
from game.views.temperaments import mind_about, mind_name

MOST_ASKED: Final = 3
"""Counterparts that are asked about."""


def ending(here: Here, place: EndingPage) -> Screen:
    """The ending in its words, each seat's result, and what to do next."""
    after, say = here.player.afterwards, here.say
    told = after.debrief
    story = group(
        heading(told.title or say("end.no_ending"), 2, kind="lead"),
        text(told.text, kind="lead"),
        text(say("end.new"), "accent", icon="sparkles") if here.visit.new_ending else None,
        _results(here, told.seats),
        None if told.agreements else text(say("end.no_deal"), kind="note"),
        text(told.cooperation_sentence, kind="note"),
        id="end",
        region="now",
    )
    title = here.words.texts.title.text
    root = group(bar(title), story, _ways(here, place))
    return Screen("ending", title, root, focus="debrief", escape=LeaveGame())


def _ways(here: Here, place: EndingPage) -> Node:
    """The ways on from here."""
    say, guess = here.say, _next(here, place.asked)
    return group(
        button(
            "debrief", say("end.debrief"), here.over(DebriefPage()), icon="lightbulb", primary=True
        ),
        button("guess", say("end.guess"), here.over(CounterpartPage(guess)), icon="venetian-mask")
        if guess
        else None,
        button("other", say("end.other_side"), OnceMore(other_side=True), icon="repeat"),
        button("again", say("end.again"), OnceMore(other_side=False), icon="dices"),
        button("leave", say("end.leave"), LeaveGame(), icon="house", kind="quiet"),
        small(say("end.seed", seed=here.player.afterwards.seed)),
        id="ways",
        region="aside",
    )


def _results(here: Here, seats: Sequence[SeatResult]) -> Node:
    """What the game was worth to each seat, beside its walk-away value."""
    rows = (_result(here, seat) for seat in seats)
    return card(*rows, text(here.say("end.beside"), "soft", kind="legend"))


def _result(here: Here, seat: SeatResult) -> Node:
    names = here.words
    mine = seat.seat in here.player.afterwards.people
    icon = names.texts.stakeholders[seat.seat].icon
    more = seat.score - seat.reservation
    colour = palette.BETTER if more >= 0 else palette.WORSE
    return line(
        sign(icon, "accent" if mine else "soft"),
        text(f"**{seat.name}**" if mine else seat.name),
        figure(result(seat.score, seat.reservation, colour=colour, title=seat.name)),
        text(f"**{names.number(seat.score)}**", kind="amount"),
        text(names.signed(more), "good" if more > 0 else "bad", kind="amount")
        if seat.reservation
        else text("", kind="amount"),
    )


# What the others were


def _next(here: Here, asked: Sequence[str]) -> str:
    """The next counterpart to ask about; empty once there were enough."""
    left = [seat for seat in here.player.afterwards.minds if seat not in asked]
    return left[0] if left and len(asked) < MOST_ASKED else ""


def _on(here: Here, place: CounterpartPage) -> Show:
    """To the next counterpart, or back to the end."""
    *below, end = here.places[:-1]
    assert isinstance(end, EndingPage)
    asked = (*end.asked, place.seat)
    following = _next(here, asked)
    more = (CounterpartPage(following),) if following else ()
    return Show((*below, EndingPage(asked), *more))


def counterpart(here: Here, place: CounterpartPage) -> Screen:
    """The kinds to choose from; then what it was."""
    say, language = here.say, here.look.language
    title, onward = say("counterpart.title", seat=here.words.seat(place.seat)), _on(here, place)
    id, after = f"counterpart.{place.seat}", here.player.afterwards
    if not place.chosen:
        kinds = [
            Pick(kind, mind_name(kind, language), here.instead(CounterpartPage(place.seat, kind)))
            for kind in after.kinds(place.seat)
        ]
        skip = button("skip", say("guess.skip"), onward, kind="quiet")
        ask = say("counterpart.ask")
        asks = choice("kind", kinds, "", label=ask, flow="wrap")
        return dialog(here, id, title, text(ask), asks, buttons=[skip], escape=onward)
    truth = after.minds[place.seat]
    key = "counterpart.right" if place.chosen == truth else "counterpart.wrong"
    return dialog(
        here,
        id,
        title,
        text(say(key, mind=mind_name(truth, language)), live=True),
        small(mind_about(truth, language), ""),
        buttons=[button("close", say("counterpart.next"), onward, primary=True)],
        escape=onward,
    )
