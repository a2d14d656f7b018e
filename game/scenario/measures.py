"""Measures: what they may read, who may see them, and that nothing else moves them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from game.scenario.diagnostics import Diagnostic
from game.scenario.expression import Mentions
from game.scenario.meanings import Meanings
from game.scenario.model.kinds import SEAT
from game.scenario.outline import Outline
from game.scenario.places import effect_groups, selected
from game.scenario.tree import Path, Tree

KEY: Final = "measure"
_MOVERS: Final = ("drift", "flow")
"""Keys of an indicator that add to it."""
_PURSES: Final = {"support": "what is said in public", "purse": "payments"}
"""Keys of a seat that name an indicator, and what moves it because of them."""
_OTHERS: Final = (
    *("levers", "facts", "events", "red_lines", "trust", "lags"),
    *("round", "cooperation", "deal", "stood"),
)
"""What an expression may mention besides indicators as they are now."""


def misused(tree: Tree, outline: Outline, meanings: Meanings) -> Iterator[Diagnostic]:
    """E515: what else would move a measure, what it cannot read, and who would learn too much from it."""
    measures = {
        str(path[1]) for path, text in selected(tree.data, ("indicators", "*", KEY)) if text
    }
    if not measures:
        return
    yield from _moved(tree, measures)
    for path, flow in meanings.flows.items():
        if path[-1] == KEY:
            yield from _read(tree, path, flow.mentions, measures)
            yield from _seen(tree, outline, path, flow.mentions)


def _moved(tree: Tree, measures: set[str]) -> Iterator[Diagnostic]:
    """Whatever would move a measure besides what it reads."""
    for name in sorted(measures):
        path: Path = ("indicators", name)
        if (*path, "start") in tree.keys:
            message = f"'{name}' is a measure, so its start is worked out"
            yield tree.error(tree.key((*path, "start")), "E515", message, "take 'start' out")
        for key in _MOVERS:
            if (*path, key) in tree.keys:
                message = f"'{name}' is a measure, so no {key} can move it"
                yield tree.error(tree.key((*path, key)), "E515", message, f"take '{key}' out")
    for path, group in effect_groups(tree.data):
        for name in measures & {str(key) for key in group}:
            message = f"'{name}' is a measure, so no effect can move it"
            hint = "change a number that it reads"
            yield tree.error(tree.key((*path, name)), "E515", message, hint)
    for key, what in _PURSES.items():
        for path, name in selected(tree.data, ("stakeholders", "*", key)):
            if name in measures:
                message = f"'{name}' is a measure, so {what} cannot move it"
                hint = "name an indicator that is no measure"
                yield tree.error(tree.value(path), "E515", message, hint)


def _read(tree: Tree, path: Path, said: Mentions, measures: set[str]) -> Iterator[Diagnostic]:
    """What a measure cannot read: anything but other numbers of the world as they are now."""
    name, where = path[1], tree.value(path)
    if name in said.indicators:
        yield tree.error(
            where, "E515", f"the measure '{name}' reads itself", "name other indicators"
        )
    for other in said.indicators:
        if other in measures and other != name:
            hint = f"write out what '{other}' measures"
            yield tree.error(
                where, "E515", f"the measure '{name}' reads the measure '{other}'", hint
            )
    if any(getattr(said, kind) for kind in _OTHERS):
        message = f"the measure '{name}' reads more than other indicators as they are now"
        yield tree.error(where, "E515", message, "name indicators only, without past()")
    elif not said.indicators:
        message = f"the measure '{name}' reads no indicator"
        yield tree.error(where, "E515", message, "name one, or give a start instead")


def _seen(tree: Tree, outline: Outline, path: Path, said: Mentions) -> Iterator[Diagnostic]:
    """Who sees a measure exactly sees all that it reads: it would tell of what is hidden."""
    name = str(path[1])
    watchers = _watchers(tree, outline, name)
    for other in said.indicators:
        blind = [seat for seat in watchers if seat not in _watchers(tree, outline, other)]
        if blind:
            message = f"{blind[0]} sees '{name}' exactly, but not '{other}', which it reads"
            hint = f"say under '{name}' who sees both: 'visible:'"
            yield tree.error(tree.value(path), "E515", message, hint)


def _watchers(tree: Tree, outline: Outline, name: str) -> tuple[Any, ...]:
    """The seats that see an indicator exactly."""
    value = tree.at(("indicators", name, "visible"))
    if value in (None, "all"):
        return outline.known(SEAT)
    if value == "nobody":
        return ()
    return tuple(value) if isinstance(value, list) else (value,)
