"""How a game is to be played: length, names, seats, counterparts, luck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from game import UserError
from game.player.loaded import scenario_at
from game.player.plan import DRAWN, Plan
from game.player.shelf import playable
from game.scenario.counterparts import OFFERED
from game.scenario.model import Scenario, Stakeholder
from game.screens.bar import back_tool, bar
from game.screens.here import Here
from game.screens.nodes import (
    TYPED,
    Node,
    Pick,
    Screen,
    button,
    card,
    check,
    choice,
    entry,
    group,
    heading,
    line,
    sign,
    small,
    text,
)
from game.screens.places import Setup
from game.screens.wants import BeginGame, Show
from game.views.about import About, about
from game.views.temperaments import mind_name

NO_TWIN: Final = "none"


def setup(here: Here, place: Setup) -> Screen:
    """Everything on one screen; of a scenario that cannot be read, what is wrong with it."""
    plan = place.plan
    try:
        usual = scenario_at(plan.scenario, here.look.language)
        scenario = scenario_at(plan.scenario, here.look.language, plan.twin or None)
    except UserError as error:
        wrong = text(str(error), "bad", live=True)
        return Screen(
            "setup", plan.scenario, group(bar(plan.scenario, back_tool(here)), wrong), escape=here.back
        )  # fmt: skip
    shown = about(scenario)
    begin = button(
        "begin", here.say("setup.begin"), BeginGame(plan), icon="play", primary=True, kind="lead"
    )
    root = group(
        bar(shown.title, back_tool(here)),
        _seats(here, place, scenario),
        _plan(here, place, shown, about(usual).twins),
        group(text(_summary(here, plan, scenario)), begin, flow="across", region="foot"),
    )  # fmt: skip
    return Screen(f"setup.{scenario.id}", shown.title, root, escape=here.back)


def _with(here: Here, place: Setup, **values: Any) -> Show:
    """The same with another plan."""
    return here.instead(replace(place, plan=replace(place.plan, **values)))


def _seats(here: Here, place: Setup, scenario: Scenario) -> Node:
    """Who one may be: by lot first, or chosen; several may share the window."""
    order = playable(scenario)
    cards = [_seat(here, place, seat, scenario.stakeholders[seat], order) for seat in order]
    if len(order) > 1:
        cards.insert(0, _lot(here, place))
    return group(
        heading(here.say("setup.seats"), 2),
        small(here.say("setup.seats.about")),
        *cards,
        kind="column",
        id="seats",
        region="now",
    )


def _lot(here: Here, place: Setup) -> Node:
    """Nobody chooses; pressed every seat chosen is given back."""
    drawn = not place.plan.people
    return card(
        line(
            sign("dices", "accent" if drawn else "soft"),
            heading(here.say("setup.lot"), 3),
            sign("user-check", "accent") if drawn else None,
        ),
        id="lot",
        intent=_with(here, place, people=()),
        value="chosen" if drawn else "",
    )


def _seat(here: Here, place: Setup, seat: str, holder: Stakeholder, order: list[str]) -> Node:
    """A seat; pressed it is held by a person, or not any more."""
    held = place.plan.people
    mine = seat in held
    wanted = {each for each in held if each != seat} if mine else {*held, seat}
    public = holder.public[0].text if holder.public else ""
    return card(
        line(
            sign(holder.icon, "accent"),
            group(heading(holder.name.text, 3), small(public) if public else None),
            sign("user-check", "accent") if mine else sign("user", "soft"),
        ),
        id=f"seat.{seat}",
        intent=_with(here, place, people=tuple(each for each in order if each in wanted)),
        value="chosen" if mine else "",
    )


def _plan(here: Here, place: Setup, shown: About, twins: Sequence[tuple[str, str]]) -> Node:
    lengths = [
        Pick(
            f"{length.minutes}",
            here.say("setup.minutes", minutes=length.minutes, rounds=length.rounds),
            _with(here, place, minutes=length.minutes),
        )
        for length in shown.lengths
    ]
    label = here.say("setup.length")
    more = button("more", here.say("setup.more"), here.instead(replace(place, more=True)), icon="sliders-horizontal")  # fmt: skip
    return group(
        heading(label, 2),
        choice("length", lengths, f"{place.plan.minutes}", label=label, flow="wrap"),
        *(_names(here, place, twins) if twins else ()),
        *(_others(here, place) if place.more else (more,)),
        kind="plan",
        id="plan",
        region="aside",
    )


def _names(here: Here, place: Setup, twins: Sequence[tuple[str, str]]) -> tuple[Node, ...]:
    """The same game under other names."""
    options = [Pick(NO_TWIN, here.say("setup.twin.none"), _with(here, place, twin=""))]
    options += [Pick(key, title, _with(here, place, twin=key)) for key, title in twins]
    label = here.say("setup.names")
    chosen = place.plan.twin or NO_TWIN
    return heading(label, 3), choice("twin", options, chosen, label=label, flow="wrap")


def _others(here: Here, place: Setup) -> tuple[Node, ...]:
    """Who plays the other seats, a clock, and luck."""
    plan, label = place.plan, here.say("setup.minds")
    minds = [
        Pick(name, _mind(here, name), _with(here, place, mind=name)) for name in (DRAWN, *OFFERED)
    ]
    seed = here.say("setup.seed")
    return (
        heading(label, 3),
        small(here.say("setup.minds.about")),
        choice("mind", minds, plan.mind, label=label, flow="down"),
        check("clock", here.say("setup.clock"), plan.clock, _with(here, place, clock=not plan.clock)),
        group(
            text(seed),
            entry(
                "seed", seed, "" if plan.asked_seed is None else f"{plan.asked_seed}",
                _with(here, place, seed=TYPED), hint=here.say("setup.seed.any"), most=12,
            ),
        ),
    )  # fmt: skip


def _mind(here: Here, name: str) -> str:
    return here.say("setup.mind.usual") if name == DRAWN else mind_name(name, here.look.language)


def _summary(here: Here, plan: Plan, scenario: Scenario) -> str:
    """Who plays, in a sentence."""
    if not plan.people:
        return here.say("setup.by_lot")
    names = [scenario.stakeholders[seat].short.text for seat in plan.people]
    key = "setup.alone" if len(names) == 1 else "setup.together"
    return here.say(key, seats=", ".join(names))
