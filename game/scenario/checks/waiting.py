"""What can never come about because it waits for itself: settings and events that need each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.scenario.checks.ground import Ground, Said
from game.scenario.expression import Condition, Mentions, possible, verdict
from game.scenario.tree import Path

Part = tuple[str, str, str] | tuple[str, str]
"""`("levers", lever, setting)` or `("events", event)`."""


def waiting(ground: Ground) -> Iterator[Said]:
    """W560: settings or events each need another one of them first. What merely hangs on them is not said again."""
    stuck = _stuck(ground)
    after = {part: set(_mentioned(condition.mentions, stuck)) for part, condition in stuck.items()}
    said: set[Part] = set()
    for part in stuck:
        circle = [other for other in stuck if _leads(after, part, other, part)]
        alone = len(circle) < 2 and part[0] == "levers"  # said by W556
        if circle and not alone and part not in said:
            said.update(circle)
            at = _condition_of(part)
            yield Said(
                "W560", at, _told(part, circle), "let one of them hold without the other", True
            )


def _condition_of(part: Part) -> Path:
    return (part[0], part[1], "settings", part[2], "needs") if len(part) == 3 else (*part, "when")


def _stuck(ground: Ground) -> dict[Part, Condition]:
    """What never comes about, with its condition: everything else does, one after the other, from the start on."""
    scenario, conditions = ground.scenario, ground.meanings.conditions
    reached = {name: {lever.start} for name, lever in scenario.levers.items()}
    stuck: dict[Part, Condition] = {}
    for name, lever, key, _ in ground.settings():
        needs = conditions.get(("levers", name, "settings", key, "needs"))
        if needs is None or not (needs.mentions.levers or needs.mentions.events):
            reached[name].add(key)
        elif key != lever.start and possible(needs):
            stuck["levers", name, key] = needs
    for name, event in scenario.events.items():
        when = conditions.get(("events", name, "when"))
        if when is None or event.facilitator or not possible(when):
            continue
        if when.mentions.levers or when.mentions.events:
            stuck["events", name] = when
    while True:
        absent = [part[1] for part in stuck if part[0] == "events"]
        free = [
            part
            for part, condition in stuck.items()
            if possible(condition, reached=reached, absent=absent)
        ]
        if not free:
            return stuck
        for part in free:
            del stuck[part]
            if len(part) == 3:
                reached[part[1]].add(part[2])


def _mentioned(named: Mentions, stuck: Mapping[Part, Condition]) -> Iterator[Part]:
    """What a condition waits for: any setting of a lever that it names, and events."""
    for part in stuck:
        if part[1] in (named.levers if part[0] == "levers" else named.events):
            yield part


def _leads(after: Mapping[Part, set[Part]], start: Part, to: Part, back: Part) -> bool:
    """Whether one thing waits for another and that one for the first."""
    return to in _beyond(after, start) and back in _beyond(after, to)


def _beyond(after: Mapping[Part, set[Part]], start: Part) -> set[Part]:
    found: set[Part] = set()
    new = set(after[start])
    while new:
        found |= new
        new = {further for part in new for further in after[part]} - found
    return found


def _told(part: Part, circle: list[Part]) -> str:
    others = [_name(other) for other in circle if other != part]
    if not others:
        return f"{_name(part)} waits until it has happened itself, so it never does"
    listed = " and ".join(others)
    return f"{_name(part)} waits for {listed}, and the other way round, so none ever comes about"


def _name(part: Part) -> str:
    return f"'{part[2]}' of '{part[1]}'" if len(part) == 3 else f"event '{part[1]}'"


def own_lever(ground: Ground) -> Iterator[Said]:
    """W562: what a setting does hangs on its own lever, which stands at it whenever that is read."""
    for path, condition in ground.meanings.conditions.items():
        if path[0] != "levers" or path[-1] != "when" or path[1] not in condition.mentions.levers:
            continue
        lever, key = str(path[1]), str(path[3])
        known = verdict(condition, reached={lever: (key,)})
        if known is not None and verdict(condition) is None:
            message = f"'{lever}' stands at '{key}' while this is read, so it is {known} true"
            hint = "name another lever, or write it under the setting that is meant"
            if known == "always":
                hint = "leave the condition out"
            yield Said("W562", path, message, hint, True)


def fixed_at_the_start(ground: Ground) -> Iterator[Said]:
    """W563: a lever starts at a setting that cannot be left."""
    for name, lever in ground.scenario.levers.items():
        if lever.settings[lever.start].irreversible:
            path: Path = ("levers", name, "settings", lever.start, "irreversible")
            message = f"'{name}' starts at '{lever.start}', which cannot be left, so it never moves"
            yield Said("W563", path, message, "let it start at another setting, or take this out")


CHECKS = (waiting, own_lever, fixed_at_the_start)
