"""The conditions and flows of a file: compiled, with every error at its column inside the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from game.scenario.diagnostics import Diagnostic
from game.scenario.expression import (
    Condition,
    ExpressionError,
    Flow,
    compile_condition,
    compile_flow,
    findings,
)
from game.scenario.model.kinds import EVENT, FREE, SEAT, Form
from game.scenario.outline import Outline
from game.scenario.places import patterns, selected
from game.scenario.titles import by_title
from game.scenario.tree import Path, Tree

_NAME: Final = re.compile(r"\w+")

CONDITIONS: Final = patterns(Form.CONDITION)
"""Where conditions stand."""
FLOWS: Final = patterns(Form.FLOW)
"""Where flows stand."""


@dataclass(frozen=True)
class Meanings:
    """The conditions and flows of a file that could be compiled, by path."""

    conditions: Mapping[Path, Condition] = field(default_factory=dict)
    flows: Mapping[Path, Flow] = field(default_factory=dict)


def understood(tree: Tree, outline: Outline) -> tuple[Meanings, tuple[Diagnostic, ...]]:
    """Compile all conditions and flows; say which cannot be, and which are decided in advance."""
    if not outline.speakable():
        return Meanings(), ()
    names = outline.names
    diagnostics: list[Diagnostic] = []
    conditions: dict[Path, Condition] = {}
    flows: dict[Path, Flow] = {}
    for pattern in (*CONDITIONS, *FLOWS):
        for path, text in selected(tree.data, pattern):
            if not isinstance(text, str) or _refused(tree, path):
                continue
            try:
                if pattern in FLOWS:
                    flows[path] = compile_flow(text, names)
                else:
                    conditions[path] = compile_condition(text, names)
            except ExpressionError as error:
                spot = tree.within(path, error.column)
                hint = _titled(tree, text, error) or error.hint
                diagnostics.append(tree.error(spot, error.code, error.message, hint))
    for path, condition in conditions.items():
        for finding in findings(condition):
            code = "W410" if finding.verdict == "never" else "W411"
            spot = tree.within(path, finding.column)
            hint = f"write what can be {'true' if code == 'W410' else 'false'} too, or take it out"
            diagnostics.append(tree.error(spot, code, finding.message, finding.hint or hint))
    return Meanings(conditions, flows), tuple(diagnostics)


def _titled(tree: Tree, text: str, error: ExpressionError) -> str:
    """Which thing is called like an unknown name."""
    word = _NAME.match(text, error.column)
    if error.code != "E402" or word is None:
        return ""
    return by_title(tree.data, word[0], (*FREE, SEAT, EVENT))


def _refused(tree: Tree, path: Path) -> bool:
    return any(path[:size] in tree.refused for size in range(1, len(path) + 1))
