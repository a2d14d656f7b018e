"""Names that nothing uses, and names that are easily confused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from game.scenario.checks.ground import Ground, Said
from game.scenario.checks.twice import once_more
from game.scenario.model import Scenario, Text
from game.scenario.model.kinds import INDICATOR, PAGE, SIDE, SOURCE
from game.scenario.tree import Path

_WORD: Final = re.compile(r"\w+")


def unused_indicators(ground: Ground) -> Iterator[Said]:
    """W521: nothing reads an indicator and nobody values it."""
    scenario = ground.scenario
    used = set(ground.referred(INDICATOR))
    for path, mentioned in ground.mentions.items():
        own = path[1] if path[0] == "indicators" else None
        used.update(name for name in mentioned.indicators if name != own)
    for name in scenario.indicators:
        if name not in used:
            hint = "let an interest, a condition or a flow use it, or take it out"
            yield Said(
                "W521", ("indicators", name), f"nobody values '{name}' and nothing reads it", hint
            )


def unused_sources(ground: Ground) -> Iterator[Said]:
    """W522: no text names a source."""
    used = ground.referred(SOURCE)
    for name in ground.scenario.sources:
        if name not in used:
            hint = "name it under the text that names another by mistake, or take it out"
            yield Said("W522", ("sources", name), f"no text names the source '{name}'", hint)


def unused_facts(ground: Ground) -> Iterator[Said]:
    """W523: no condition reads a fact and no seat is told."""
    used = ground.named("facts")
    for name, fact in ground.scenario.facts.items():
        if name not in used and not fact.told:
            message = f"no condition reads '{name}' and no seat is told"
            yield Said("W523", ("facts", name), message, "use it or take it out")


def unread_values(ground: Ground) -> Iterator[Said]:
    """W577: of three values of a fact or more, conditions read all but one, and one of them in several events."""
    read: dict[tuple[str, str], set[Path]] = {}
    for path, mentioned in ground.mentions.items():
        for each in mentioned.values:
            read.setdefault(each, set()).add(path[:2])
    for name, fact in ground.scenario.facts.items():
        unread = [value for value in fact.values if (name, value) not in read]
        events = {
            value: sum(path[0] == "events" for path in read.get((name, value), ()))
            for value in fact.values
        }
        most = max(events, key=lambda value: events[value])
        if len(fact.values) > 2 and len(unread) == 1 and events[most] > 1:
            message = f"nothing reads '{unread[0]}' of '{name}', while {events[most]} events read '{most}'"
            hint = f"is '{unread[0]}' meant in one of them?"
            yield Said("W577", ("facts", name, "values", unread[0]), message, hint)


def unused_groups(ground: Ground) -> Iterator[Said]:
    """W534: no seat is on a side, no event on a page."""
    scenario = ground.scenario
    for kind, names in ((SIDE, scenario.sides), (PAGE, scenario.pages)):
        used = ground.referred(kind)
        for name in names:
            if name not in used:
                message = f"nothing belongs to '{name}'"
                yield Said("W534", (kind.section, name), message, "take it out")


def alike(ground: Ground) -> Iterator[Said]:
    """W525: two ids of one kind differ by one letter."""
    scenario = ground.scenario
    groups: list[tuple[tuple[str, ...], Sequence[str]]] = [
        ((section,), list(getattr(scenario, section)))
        for section in (
            "stakeholders",
            "indicators",
            "facts",
            "levers",
            "events",
            "endings",
            "sources",
        )
    ]
    groups += [
        (("levers", name, "settings"), list(lever.settings))
        for name, lever in scenario.levers.items()
    ]
    for path, names in groups:
        for place, name in enumerate(names):
            twin = next((other for other in names[:place] if _one_letter(name, other)), None)
            if twin:
                message = f"'{name}' and '{twin}' differ by one letter only"
                yield Said("W525", path + (name,), message, "rename one of the two")


def namesakes(scenario: Scenario) -> Iterator[tuple[Path, str, Path]]:
    """Find what is called like something before it: where, its name, and where the other has its own.

    A seat may have one name for both, its name and its short name. Settings are told with their lever, options
    with their event and values with their fact, so each of these has names of its own.
    """
    yield from _namesakes(_things(scenario))
    for name, lever in scenario.levers.items():
        yield from _namesakes(_named(("levers", name, "settings"), lever.settings))
    for name, fact in scenario.facts.items():
        yield from _namesakes(_named(("facts", name, "values"), fact.values))
    for name, event in scenario.events.items():
        if event.choice:
            yield from _namesakes(
                _named(("events", name, "choice", "options"), event.choice.options)
            )


def _things(scenario: Scenario) -> Iterator[tuple[Path, Text]]:
    """Everything that is told by its name alone."""
    for name, seat in scenario.stakeholders.items():
        at: Path = ("stakeholders", name)
        yield (*at, "name"), seat.name
        if seat.short.text != seat.name.text:
            yield (*at, "short"), seat.short
        yield from _named((*at, "constituencies"), seat.constituencies)
    for section in ("indicators", "levers", "facts"):
        yield from _named((section,), getattr(scenario, section))
    for section in ("events", "endings"):
        for name, thing in getattr(scenario, section).items():
            yield (section, name, "title"), thing.title
    for section in ("sides", "pages"):
        for name, title in getattr(scenario, section).items():
            yield (section, name), title


def _named(at: Path, group: Mapping[str, Any]) -> Iterator[tuple[Path, Text]]:
    for key, thing in group.items():
        yield (*at, key, "name"), thing.name


def _namesakes(things: Iterable[tuple[Path, Text]]) -> Iterator[tuple[Path, str, Path]]:
    first: dict[str, Path] = {}
    for path, name in things:
        heard = " ".join(_WORD.findall(name.text.casefold())) or name.text
        if first.setdefault(heard, path) != path:
            yield path, name.text, first[heard]


def same_name(ground: Ground) -> Iterator[Said]:
    """W558: two things have one name."""
    again = once_more(ground.scenario)
    for path, name, other in namesakes(ground.scenario):
        if path[0] == "events" and again.get(str(path[1])) == other[1]:
            continue  # the whole event is there twice
        where = path if path in ground.tree.keys else path[:-1]
        yield Said("W558", where, *doubled(name, other))


def doubled(name: str, other: Path) -> tuple[str, str]:
    """Say that something else is called so, and what to do."""
    message = f"'{name}' is also what '{'.'.join(map(str, other))}' is called"
    return message, "give one of the two another name"


def _one_letter(one: str, other: str) -> bool:
    """Whether two words of five letters or more differ by one letter.

    Digits and letters that stand alone do not count: they number things.

    >>> _one_letter("river", "rivers"), _one_letter("card_1", "card_2"), _one_letter("river", "lake")
    (True, False, False)
    >>> _one_letter("issue_a", "issue_b"), _one_letter("a_side", "b_side"), _one_letter("issue_a", "issua_a")
    (False, False, True)
    """
    if len(one) < len(other):
        one, other = other, one
    if len(one) - len(other) > 1 or len(other) < 5:
        return False
    place = next((i for i, letter in enumerate(other) if letter != one[i]), len(other))
    if one[place].isdigit() or 1 in (_piece(one, place), _piece(other, place)):
        return False
    rest = other[place + 1 :] if len(one) == len(other) else other[place:]
    return one[place + 1 :] == rest


def _piece(name: str, place: int) -> int:
    """How long the piece between underscores is in which a letter stands."""
    start = name.rfind("_", 0, place) + 1
    return len(name[start:].split("_", 1)[0])


CHECKS = (
    unused_indicators,
    unused_sources,
    unused_facts,
    unread_values,
    unused_groups,
    alike,
    same_name,
)
