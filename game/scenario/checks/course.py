"""Lengths: can everything happen in each of them, and does the clock add up?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.scenario.checks.ground import Ground, Said
from game.scenario.expression import Condition, possible
from game.scenario.expression.nodes import AllOf, Comparison, Number, Round, Stood
from game.scenario.model import ONE_EXCHANGE, Length
from game.scenario.tree import Path

_KINDS = {
    "endings": ("ending", "happen", "it"),
    "events": ("event", "happen", "it"),
    "stakeholders": ("red line", "happen", "it"),
    "levers": ("setting", "get what it needs", "its lever"),
}
"""What cannot happen, how that is said, and what may be left to longer games."""


def reachable(ground: Ground) -> Iterator[Said]:
    """W533: an ending, event, red line or setting cannot happen in a length that should have it.

    What a setting needs may be there already, or be brought by the same reveal; here nothing in play brings it.
    """
    lengths = ground.scenario.lengths.items()
    for path, condition in ground.meanings.conditions.items():
        part = _part(path)
        if part is None:
            continue
        core = _mode(ground, part) == "core"
        without = {
            minutes: length
            for minutes, length in lengths
            if (core or length.levers == "full") and _impossible(ground, condition, length)
        }
        if without:
            yield _unreachable(path, part, without, _wait(condition, without))
    for name, event in ground.scenario.events.items():
        without = {
            minutes: length
            for minutes, length in lengths
            if (event.mode == "core" or length.levers == "full")
            and (event.round or 0) > length.rounds
        }
        if without:
            part = ("events", name)
            yield _unreachable(part + ("round",), part, without)


def barred(ground: Ground) -> Iterator[Said]:
    """W556: what a setting needs is there only once its lever stands at it, so nobody ever gets there.

    A lever is read as it stands before it moves. Whether another owner's lever brings what is needed is left
    to the talk: one package may ask for both.
    """
    for lever, part, key, setting in ground.settings():
        path: Path = ("levers", lever, "settings", key, "needs")
        condition = ground.meanings.conditions.get(path)
        if setting.needs is None or condition is None or part.start == key:
            continue
        elsewhere = {lever: part.settings.keys() - {key}}
        if not possible(condition, reached=elsewhere) and possible(condition):
            message = (
                f"'{key}' needs '{lever}' to stand at '{key}' already, so nobody ever gets there"
            )
            yield Said(
                "W556", path, message, f"leave '{lever} is {key}' out of what it needs", True
            )


def _part(path: Path) -> Path | None:
    """The ending, event or red line to which a condition belongs, or the setting that needs it."""
    if path[0] in ("endings", "events"):
        return path[:2]
    if path[0] == "levers":
        return path[:4] if path[4:] == ("needs",) else None
    return path[:4] if path[2:3] == ("red_lines",) else None


def _mode(ground: Ground, part: Path) -> str:
    scenario = ground.scenario
    if part[0] == "stakeholders":
        return scenario.stakeholders[str(part[1])].red_lines[str(part[3])].mode
    if part[0] == "levers":
        return scenario.levers[str(part[1])].mode
    table = scenario.endings if part[0] == "endings" else scenario.events
    return table[str(part[1])].mode


def _impossible(ground: Ground, condition: Condition, length: Length) -> bool:
    scenario = ground.scenario
    still: dict[str, str] = {}
    absent: list[str] = []
    if length.levers == "core":
        still = {n: lever.start for n, lever in scenario.levers.items() if lever.mode == "full"}
        absent = [name for name, event in scenario.events.items() if event.mode == "full"]
    late = [n for n, event in scenario.events.items() if (event.round or 0) > length.rounds]
    here = possible(condition, rounds=length.rounds, still=still, absent=[*absent, *late])
    return not here and possible(condition)


def _unreachable(path: Path, part: Path, without: Mapping[int, Length], wait: str = "") -> Said:
    kind, happen, marked = _KINDS[str(part[0])]
    games = (
        f"the {minutes}-minute game ({length.rounds} rounds, {length.levers} levers)"
        for minutes, length in without.items()
    )
    message = f"{kind} '{part[-1]}' cannot {happen} in {' or '.join(games)}{wait}"
    hint = f"make it possible there, or mark {marked} 'mode: full'"
    return Said("W533", path, message, hint, True)


def _wait(condition: Condition, without: Mapping[int, Length]) -> str:
    """What a condition waits for that takes more rounds than some lengths have."""
    parts = condition.root.parts if isinstance(condition.root, AllOf) else (condition.root,)
    for part in parts:
        if not isinstance(part, Comparison) or part.operator not in (">=", ">", "=="):
            continue
        rounds = part.right.value + (part.operator == ">") if isinstance(part.right, Number) else 0
        if rounds > min(length.rounds for length in without.values()):
            if isinstance(part.left, Stood) and not part.left.negated:
                settings = tuple(condition.names.levers.values())[part.left.lever]
                return f", as it needs {rounds} rounds of '{settings[part.left.setting]}'"
            if isinstance(part.left, Round):
                return f", as it waits for round {rounds}"
    return ""


def full_game(ground: Ground) -> Iterator[Said]:
    """W536: parts are marked full, but no length plays them."""
    scenario = ground.scenario
    if any(length.levers == "full" for length in scenario.lengths.values()):
        return
    parts: list[tuple[Path, str]] = [
        ((section, name), part.mode)
        for section, group in (
            ("levers", scenario.levers),
            ("events", scenario.events),
            ("endings", scenario.endings),
        )
        for name, part in group.items()
    ]
    parts += [
        (("stakeholders", name, "red_lines", key), line.mode)
        for name, seat in scenario.stakeholders.items()
        for key, line in seat.red_lines.items()
    ]
    for path, mode in parts:
        if mode == "full":
            message = f"'{path[-1]}' is marked full, but every length plays core levers"
            yield Said("W536", path, message, "give a length 'levers: full'")


def clock(ground: Ground) -> Iterator[Said]:
    """W535: the minutes of a length do not fit its name."""
    for name, length in ground.scenario.lengths.items():
        total = length.minutes.lesson(length.rounds)
        if not 0.75 * name <= total <= name:
            message = f"the {name}-minute game takes {total} minutes"
            yield Said(
                "W535", ("lengths", name), message, "change the minutes, the rounds or the name"
            )


def no_texts(ground: Ground) -> Iterator[Said]:
    """W557: no round of a length has texts, although it has talks."""
    for name, length in ground.scenario.lengths.items():
        if length.exchanges and length.talk_from > length.rounds:
            path: Path = ("lengths", name, "talk_from")
            message = (
                f"texts begin in round {length.talk_from}, and there are {length.rounds} rounds"
            )
            yield Said("W557", path, message, "begin earlier, or write 'exchanges: 0'")


def one_exchange(ground: Ground) -> Iterator[Said]:
    """N555: a talk of one exchange is read as one of two."""
    for name in ground.scenario.lengths:
        path: Path = ("lengths", name, "exchanges")
        if ground.tree.at(path) == 1:
            message = (
                f"one exchange is read as {ONE_EXCHANGE}: what is put in it is signed in the next"
            )
            yield Said(
                "N555", path, message, f"write {ONE_EXCHANGE}, or 5 for time to bargain", True
            )


def debrief(ground: Ground) -> Iterator[Said]:
    """W545: there are no questions for the debrief."""
    if not ground.scenario.teaching.debrief:
        message = "there are no questions for the debrief"
        yield Said("W545", ("teaching",), message, "add 'debrief:' with two or three questions")


CHECKS = (reachable, barred, full_game, clock, no_texts, one_exchange, debrief)
