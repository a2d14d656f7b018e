"""From a file to a scenario, with everything that is wrong with it.

    scenario = load(path).scenario

All problems are found in one pass, up to the first syntax error of YAML; after that nothing can be
read with confidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as File
from typing import Final

from game.scenario.accepting import (
    OF_BALANCE,
    accepted_in,
    in_vain,
    is_elsewhere,
    parted,
    places_of,
)
from game.scenario.checks import checked
from game.scenario.decoding import decoded
from game.scenario.diagnostics import Diagnostic, counted, in_order
from game.scenario.folding import folded
from game.scenario.meanings import understood
from game.scenario.model import Scenario
from game.scenario.outline import outlined
from game.scenario.parsing import read
from game.scenario.references import referred
from game.scenario.sense import sensible
from game.scenario.shape import shaped
from game.scenario.tree import Tree

_WITHOUT_THE_REST: Final = frozenset(("E202", "E206"))
"""Complaints that mean nothing when a syntax error has cut the file short."""


@dataclass(frozen=True)
class Loaded:
    """What came of reading a file.

    Attributes:
        scenario: the scenario, or None if there is any error.
        diagnostics: everything wrong or doubtful, in the order of the file.
        accepted: warnings that the author has accepted, with a reason, in the scenario.
        tree: the file with the place of every key and value; None if it could not be read at all.
    """

    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[Diagnostic, ...] = ()
    tree: Tree | None = None


def load(path: File | str) -> Loaded:
    """Read a scenario file. A file that cannot be read is a diagnostic, not an exception."""
    name = str(path)
    text, problems = decoded(File(path))
    if text is None:
        return Loaded(None, problems)
    return _loaded(text, name, problems, File(path).stem)


def loads(text: str, name: str = "scenario.yaml") -> Loaded:
    """Read a scenario from text; `name` is shown in messages.

    >>> print(*loads("format: 1").diagnostics[:1], sep="")
    scenario.yaml:1:1: E202: the scenario needs 'id'; id: The scenario's name in commands and records: small letters, digits and -; the file is called the same.
    """
    clean, problems = decoded(text.encode("utf-8", "surrogatepass"), name)
    if clean is None:
        return Loaded(None, problems)
    return _loaded(clean, name, problems, None)


def _loaded(text: str, name: str, problems: tuple[Diagnostic, ...], stem: str | None) -> Loaded:
    tree = read(text, name)
    problems += tree.problems
    if not tree.complete:
        return Loaded(None, in_order(problems + _before_the_break(tree)), (), tree)
    if tree.data is None and not tree.refused:
        empty = tree.error(tree.value(()), "E105", "the file is empty", "start with 'format: 1'")
        return Loaded(None, (*problems, empty), (), tree)
    if not isinstance(tree.data, dict):
        if not tree.refused:
            problems += (
                tree.error(
                    tree.value(()),
                    "E203",
                    "a scenario is a group of keys, one on each line",
                    "start with 'format: 1'",
                ),
            )
        return Loaded(None, in_order(problems), (), tree)
    scenario, complaints = shaped(tree)
    outline = outlined(tree)
    meanings, unclear = understood(tree, outline)
    names = referred(tree, outline) + unclear
    problems += complaints + names + sensible(tree, outline, meanings)
    if scenario is not None and not counted(names).errors:
        problems += checked(scenario, tree, meanings, stem)
    problems, accepted = _sorted_out(tree, folded(in_order(problems)))
    if counted(problems).errors:
        scenario = None
    return Loaded(scenario, problems, accepted, tree)


def _before_the_break(tree: Tree) -> tuple[Diagnostic, ...]:
    """Problems of shape that stand before a syntax error."""
    if not isinstance(tree.data, dict) or not tree.problems:
        return ()
    stop = tree.problems[-1]
    _, complaints = shaped(tree)
    return tuple(
        d for d in complaints if d.code not in _WITHOUT_THE_REST and d.line < stop.line - 1
    )


def _sorted_out(
    tree: Tree, problems: tuple[Diagnostic, ...]
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Take out what the author has accepted, and doubts about a place where an error stands."""
    accept = accepted_in(tree)
    wrong = {(d.line, d.column) for d in problems if d.severity == "error"}
    problems = tuple(
        d for d in problems if d.code not in ("W127", "W128") or (d.line, d.column) not in wrong
    )
    kept, accepted = parted(accept, problems)
    if not wrong:
        # What is looked for in translations, or by `check --balance`, cannot be missed here.
        looked = [
            (code, place)
            for code, place in places_of(accept)
            if not code.startswith(OF_BALANCE) and not is_elsewhere(place)
        ]
        kept += tuple(in_vain(tree, looked, problems))
    return in_order(kept), accepted
