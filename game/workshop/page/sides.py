"""A scenario and its translation side by side: how each text stands, and what it is translated to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.scenario.model import Scenario
from game.scenario.orphans import Orphan
from game.scenario.renaming import sound_overlay
from game.scenario.translating import (
    State,
    orphaned,
    pruned,
    standings,
    translated,
    updated,
    written,
)
from game.scenario.translation import overlay_of, skeleton, translatable
from game.scenario.tree import Tree
from game.workshop.writing import save


@dataclass(frozen=True, slots=True)
class TextSides:
    """One text in both languages."""

    path: str
    state: State
    original: str
    to: str

    @property
    def long(self) -> bool:
        """Whether it needs more than one line."""
        return len(self.original) > 60


def sides(scenario: Scenario, tree: Tree, file: Path, language: str) -> tuple[TextSides, ...]:
    """Every text of a scenario beside its translation; those that wait for a person first.

    Args:
        scenario: it, and `tree` its file.
        tree: see above.
        file: of the scenario.
        language: of the translation.

    Raises:
        UserError: if the translation has errors.
    """
    path = overlay_of(file, language)
    overlay, other = sound_overlay(path) if path.is_file() else (None, None)
    originals = translatable(scenario)
    texts = overlay.texts if overlay else {}

    def told() -> Iterator[TextSides]:
        for one in standings(scenario, tree, overlay, other, path):
            if one.path in originals:
                entry = texts.get(one.path)
                yield TextSides(one.path, one.state, originals[one.path], entry.to if entry else "")

    return tuple(sorted(told(), key=lambda each: each.state == "current"))


def waiting(found: tuple[TextSides, ...]) -> int:
    """How many texts wait for a person: new ones, and those whose original has changed."""
    return sum(each.state != "current" for each in found)


def left_over(scenario: Scenario, file: Path, language: str) -> tuple[Orphan, ...]:
    """What the translation holds for no text any more. Raises UserError if it has errors."""
    path = overlay_of(file, language)
    return orphaned(scenario, sound_overlay(path)[0]) if path.is_file() else ()


def take_out(scenario: Scenario, file: Path, language: str, wanted: str) -> None:
    """Take out what is of no text and of none that waits, or the one entry that is wanted; see `pruned`."""
    path = overlay_of(file, language)
    after, _, _ = pruned(scenario, *sound_overlay(path), wanted)
    if after.edits:
        save(path, written(path.read_bytes(), after, str(path)), "the translation")


def put_translation(scenario: Scenario, file: Path, language: str, wanted: str, to: str) -> None:
    """Write what a text is translated to, in a translation that is begun or brought up to its scenario first.

    Comments, order and all other entries stay. Raises UserError if it cannot be written, or there is no such text.
    """
    path = overlay_of(file, language)
    if not path.exists():
        save(path, skeleton(scenario, language), "the translation")
    brought_up = updated(scenario, *sound_overlay(path))
    if brought_up.edits:
        save(path, written(path.read_bytes(), brought_up, str(path)), "the translation")
    after = translated(scenario, *sound_overlay(path), wanted, to)
    if after.edits:
        save(path, written(path.read_bytes(), after, str(path)), "the translation")
