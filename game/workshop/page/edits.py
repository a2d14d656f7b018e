"""The changes that the page may ask for, by what it calls them: each the pieces of the text that change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from game.scenario.renaming import Replacement
from game.workshop.page.changes import added, fresh_id, moved, removed
from game.workshop.page.fields import Fields
from game.workshop.page.looked import SECTIONS
from game.workshop.page.numbers import set_number
from game.workshop.page.snippets import snippet
from game.workshop.page.state import Workbench


def _number(bench: Workbench, fields: Fields) -> list[Replacement]:
    tree = bench.seen.tree
    assert tree is not None
    path = tuple(int(part) if part.isdigit() else part for part in f"{fields['path']}".split("."))
    return set_number(tree, path, f"{fields['name']}", f"{fields['number']}")


def _fix(bench: Workbench, fields: Fields) -> list[Replacement]:
    problem = next(
        p
        for p in bench.seen.problems
        if (p.start, p.code) == (fields["at"], fields["code"]) and p.fix
    )
    return [Replacement(problem.start, problem.end, problem.fix)]


def _moved(bench: Workbench, fields: Fields) -> list[Replacement]:
    entry = bench.seen.entry(f"{fields['section']}", f"{fields['id']}")
    return moved(bench.seen, entry, bool(fields.get("down"))) if entry else []


def _removed(bench: Workbench, fields: Fields) -> list[Replacement]:
    entry = bench.seen.entry(f"{fields['section']}", f"{fields['id']}")
    return removed(bench.seen, entry) if entry else []


def _added(bench: Workbench, fields: Fields) -> list[Replacement]:
    section = f"{fields['section']}"
    if section not in SECTIONS:
        return []
    stem, lines = snippet(bench.seen, section)
    id = fresh_id(bench.seen, section, stem)
    return added(bench.seen, section, lines.replace(f"{stem}:", f"{id}:", 1))


CHANGES: Final[Mapping[str, Callable[[Workbench, Fields], list[Replacement]]]] = {
    "number": _number,
    "fix": _fix,
    "move": _moved,
    "remove": _removed,
    "add": _added,
}
"""The changes that the page may ask for."""
