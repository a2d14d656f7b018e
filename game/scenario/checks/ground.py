"""What the checks stand on: a scenario of the right shape, its conditions, and its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from game.locale.language import Idiom
from game.locale.languages import LANGUAGES, known
from game.scenario.expression import Mentions
from game.scenario.meanings import Meanings
from game.scenario.model import Block, Effects, Lever, Scenario, Setting, Stakeholder, Text
from game.scenario.model.kinds import Kind
from game.scenario.places import REFS, in_texts, selected
from game.scenario.references import CALL
from game.scenario.texts import texts
from game.scenario.tree import Path, Tree


class Said(NamedTuple):
    """A warning, and the path where it is shown: its key, or its value from a character on."""

    code: str
    path: Path
    message: str
    hint: str = ""
    at_value: bool = False
    at: int = 0


@dataclass(frozen=True)
class Ground:
    """A scenario with what all checks ask of it, worked out once."""

    scenario: Scenario
    tree: Tree
    meanings: Meanings

    @cached_property
    def mentions(self) -> dict[Path, Mentions]:
        """What each condition and flow names, by its path."""
        conditions, flows = self.meanings.conditions, self.meanings.flows
        return {path: condition.mentions for path, condition in conditions.items()} | {
            path: flow.mentions for path, flow in flows.items()
        }

    def named(self, kind: str) -> frozenset[str]:
        """Every indicator, lever, fact or event (`kind` as in Mentions) that any condition names."""
        return frozenset(
            name for mentioned in self.mentions.values() for name in getattr(mentioned, kind)
        )

    def referred(self, kind: Kind) -> frozenset[str]:
        """Every id of a kind that anything refers to, outside effects, conditions and flows."""
        ids: set[str] = {name for _, name in in_texts(self.tree, kind)}
        for place in (place for place, ref in REFS if ref.kind is kind):
            for _, value in selected(self.tree.data, place.pattern):
                ids.update(value if isinstance(value, list | dict) else (value,))
        return frozenset(ids)

    @cached_property
    def texts(self) -> dict[Path, Text]:
        """Every text by path."""
        return texts(self.scenario)

    def place(self, path: Path) -> Path:
        """Where the words of a text stand: under `text` in its long form, and alone where a list is meant."""
        where = path if path in self.tree.values else path[:-1]
        inner = where + ("text",)
        return inner if inner in self.tree.values else where

    @cached_property
    def idiom(self) -> Idiom | None:
        """Words of the language of the scenario, if there are any."""
        language = self.scenario.language
        return known(language).idiom if language in LANGUAGES else None

    @cached_property
    def rounds(self) -> int:
        """The rounds of the longest length."""
        return max(length.rounds for length in self.scenario.lengths.values())

    def settings(self) -> Iterator[tuple[str, Lever, str, Setting]]:
        """Every setting with its lever."""
        for name, lever in self.scenario.levers.items():
            for key, setting in lever.settings.items():
                yield name, lever, key, setting

    def effects(self) -> Iterator[Effects]:
        """Every group of effects in the scenario."""
        for _, _, _, setting in self.settings():
            yield from (block.effects for block in blocks(setting))
        for event in self.scenario.events.values():
            yield event.effects
            if event.choice:
                yield from (option.effects for option in event.choice.options.values())
        for seat in self.scenario.stakeholders.values():
            yield from (line.effects for line in seat.red_lines.values())


def blocks(setting: Setting) -> Iterable[Block]:
    """All blocks of effects of a setting."""
    return (*setting.once, *setting.each_round)


def pair(target: str) -> tuple[str, ...]:
    """Holder and actor of an effect on trust; empty for another effect.

    >>> pair("trust(alto > delta)"), pair("river")
    (('alto', 'delta'), ())
    """
    call = CALL.match(target)
    return (call[2], call[3]) if call and call[1] == "trust" and call[3] else ()


def brief(seat: Stakeholder) -> tuple[Text, ...]:
    """What the holder of a seat reads about it before the first order."""
    return (*seat.public, *seat.private)
