"""Indicators, settings and events that do nothing, or too much."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from game.scenario.checks.ground import Ground, Said, blocks
from game.scenario.model import Covert, Indicator, Lever, Setting, Worth, hundredths
from game.scenario.tree import Path


def still_indicators(ground: Ground) -> Iterator[Said]:
    """W547: no effect, drift or flow ever moves an indicator, and it measures nothing."""
    moved = {target for effects in ground.effects() for target in effects}
    scenario = ground.scenario
    paid = {
        name
        for seat in scenario.stakeholders.values()
        for name in (seat.support, seat.purse)
        if name
    }
    for name, indicator in scenario.indicators.items():
        by_itself = indicator.drift or indicator.flow is not None or indicator.measure is not None
        if name not in moved | paid and not by_itself:
            message = f"nothing ever changes '{name}'"
            yield Said(
                "W547", ("indicators", name), message, "give it an effect, a drift or a flow"
            )


def drift(ground: Ground) -> Iterator[Said]:
    """W530: while nobody acts, drift takes an indicator to its limit."""
    for name, indicator in ground.scenario.indicators.items():
        pull, start = _pull(ground, name, indicator), indicator.start
        if (
            start is None
            or not indicator.drift
            or indicator.flow is not None
            or pull * indicator.drift <= 0
        ):
            continue
        if not indicator.low <= start <= indicator.high or indicator.low == indicator.high:
            continue  # said where it stands
        reached = limit_round(indicator, start, pull)
        if reached <= ground.rounds:
            limit = indicator.high if pull > 0 else indicator.low
            when = f"reaches its limit {limit:.12g} by round {reached}"
            if not reached:
                when = f"stays at its limit {limit:.12g}"
            message = f"while nobody acts, '{name}' {when}"
            yield Said("W530", ("indicators", name, "drift"), message, "use a smaller drift")


def _pull(ground: Ground, name: str, indicator: Indicator) -> float:
    """Drift and what the settings at the start do each round, whatever happens."""
    return indicator.drift + sum(
        block.effects.get(name, 0)
        for lever in ground.scenario.levers.values()
        for block in lever.settings[lever.start].each_round
        if block.when is None and block.rounds is None
    )


def limit_round(indicator: Indicator, start: float, pull: float) -> int:
    """Return the round by whose end an indicator has reached its limit.

    >>> from game.scenario.model import Text
    >>> limit_round(Indicator(name=Text(text="x"), start=50, good="high"), 50, -20)
    3
    """
    room = indicator.high - start if pull > 0 else start - indicator.low
    return math.ceil(room / abs(pull))


def hidden(ground: Ground) -> Iterator[Said]:
    """W544: nobody sees an indicator or an estimate of it."""
    for name, indicator in ground.scenario.indicators.items():
        if indicator.visible in ("nobody", ("nobody",)) and indicator.estimate is None:
            message = f"nobody ever sees '{name}'"
            yield Said(
                "W544", ("indicators", name, "visible"), message, "give somebody an estimate"
            )


def _points(worth: Mapping[str, Worth], setting: str) -> float:
    """What a setting counts for a seat."""
    return worth[setting].points if setting in worth else 0


def idle_settings(ground: Ground) -> Iterator[Said]:
    """W524: choosing a setting changes nothing for anybody."""
    read = ground.named("levers")
    worths = [
        (name, worth)
        for seat in ground.scenario.stakeholders.values()
        for name, worth in seat.worth.items()
    ]
    for name, lever, key, setting in ground.settings():
        valued = any(
            _points(worth, key) != _points(worth, lever.start)
            for its, worth in worths
            if its == name
        )
        matters = name in read or valued or key == lever.start
        if not matters and _idle(setting):
            message = f"choosing '{key}' of '{name}' changes nothing for anybody"
            yield Said("W524", ("levers", name, "settings", key), message, "give it an effect")


def _idle(setting: Setting) -> bool:
    acts = any(any(block.effects.values()) for block in blocks(setting))
    regarded = any(setting.regard.values()) if isinstance(setting.regard, dict) else setting.regard
    return not (acts or regarded or setting.final)


def covers(ground: Ground) -> Iterator[Said]:
    """W546: a covert setting looks like itself or like another covert one, or nobody hides it."""
    for name, lever, key, setting in ground.settings():
        if setting.covert is None:
            continue
        path: tuple[str, ...] = ("levers", name, "settings", key, "covert")
        cover = setting.covert.looks_like
        hint = "name the setting that others believe in"
        if cover == key:
            message = f"'{key}' is hidden, but looks like itself"
            yield Said("W546", (*path, "looks_like"), message, hint)
        elif lever.settings[cover].covert is not None:
            message = f"'{key}' looks like '{cover}', which is hidden too"
            yield Said("W546", (*path, "looks_like"), message, hint)
        else:
            yield from _other_cover(lever, key, setting.covert, path)
        for seat in _initiated(setting):
            message = f"'{seat}' knows of '{key}' from the start, and resents it most"
            yield Said(
                "W546",
                (*path, "known_to"),
                message,
                "name a seat from which it is not hidden",
                True,
            )
        if "table" in lever.owner:
            message = f"'{key}' is hidden, but everybody signs what the table does"
            yield Said("W546", path, message, "take it out, or give the lever to a seat")


def _other_cover(lever: Lever, key: str, covert: Covert, path: Path) -> Iterator[Said]:
    """W546: a covert setting speaks of one open setting and looks like another."""
    own = lever.settings[key]
    said = " ".join(text.text for text in (own.name, own.say) if text).casefold()
    named = [
        other
        for other, each in lever.settings.items()
        if other != key and " " in each.name.text and each.name.text.casefold() in said
    ]
    if len(named) == 1 and named[0] != covert.looks_like:
        message = f"'{key}' speaks of '{named[0]}', but looks like '{covert.looks_like}'"
        yield Said("W546", (*path, "looks_like"), message, f"did you mean '{named[0]}'?", True)


def _initiated(setting: Setting) -> Iterator[str]:
    """The seats that know of a secret from the start although they, more than all others, resent it."""
    regard = setting.regard if isinstance(setting.regard, dict) else {}
    worst = min(regard.values(), default=0)
    for seat in setting.covert.known_to if setting.covert else ():
        if worst <= RESENTED and regard.get(seat) == worst:
            yield seat


def idle_events(ground: Ground) -> Iterator[Said]:
    """W529: an event has no effect, asks nothing, and nothing reads it."""
    read = ground.named("events")
    for name, event in ground.scenario.events.items():
        if name not in read and event.choice is None and not any(event.effects.values()):
            message = f"event '{name}' touches nothing"
            yield Said("W529", ("events", name), message, "give it an effect or a choice")


RESENTED = -30
"""A setting regarded so, or worse, is meant to be hidden from the seat."""
NOISE = 1e-9
"""What floating point may have added to a number that a program wrote."""


def decimals(ground: Ground) -> Iterator[Said]:
    """W549: a number has more decimals than are kept."""
    for path, value in _numbers(ground.tree.data, ()):
        fine = _exact(path)
        kept = round(value, 6) if fine else hundredths(value) / 100
        if abs(kept - value) > NOISE:
            most = "six decimals here" if fine else "two decimals"
            message = f"{value} is kept as {kept}: points have {most}"
            yield Said("W549", path, message, f"write {kept}", True)


def _exact(path: Path) -> bool:
    """Whether a number is one of the points that scores are added up of, which are kept exactly."""
    return path[0] == "stakeholders" and path[2:3] in (("worth",), ("bonuses",), ("reservation",))


def _numbers(node: Any, path: tuple[str | int, ...]) -> Iterator[tuple[Path, float]]:
    """Every number with decimals in the file."""
    if isinstance(node, dict):
        for key, inner in node.items():
            yield from _numbers(inner, (*path, key))
    elif isinstance(node, list):
        for place, inner in enumerate(node):
            yield from _numbers(inner, (*path, place))
    elif isinstance(node, float):
        yield path, node


def unexplained(ground: Ground) -> Iterator[Said]:
    """W542: a formula or a condition that players meet is not put in words."""
    for name, indicator in ground.scenario.indicators.items():
        if indicator.flow is not None and indicator.flow_says is None:
            message = f"the flow of '{name}' is not put in words"
            yield Said("W542", ("indicators", name, "flow"), message, "add 'flow_says:'")
    for lever, _, key, setting in ground.settings():
        if setting.needs is not None and setting.needs_say is None:
            message = f"what '{key}' needs is not put in words"
            path = ("levers", lever, "settings", key, "needs")
            yield Said("W542", path, message, "add 'needs_say:'")


CHECKS = (
    still_indicators,
    drift,
    hidden,
    idle_settings,
    covers,
    idle_events,
    decimals,
    unexplained,
)
