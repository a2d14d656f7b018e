"""Mutated scenario files: never a crash, never an invalid file accepted without a word.

What is accepted must be what was written: the data must read back as the same model, the file must be
as the schema says, and every kind of damage that cannot be meant must be reported.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from game.scenario.loading import Loaded, loads
from game.scenario.schema import json_schema

HERE = Path(__file__).parent
FILES = [
    HERE / "data" / "market-street.yaml",
    *sorted(
        file for file in (HERE.parents[1] / "scenarios").glob("*.yaml") if "." not in file.stem
    ),
]
Mutation = Callable[[random.Random, str], str]


def _insert(piece: str) -> Mutation:
    def mutate(luck: random.Random, text: str) -> str:
        place = luck.randrange(len(text))
        return text[:place] + piece + text[place:]

    return mutate


def _after_colon(piece: str) -> Mutation:
    def mutate(luck: random.Random, text: str) -> str:
        places = [i for i in range(len(text) - 2) if text[i : i + 2] == ": "]
        place = luck.choice(places) + 2
        return text[:place] + piece + text[place:]

    return mutate


def _cut(luck: random.Random, text: str) -> str:
    start = luck.randrange(len(text))
    return text[:start] + text[start + luck.randrange(1, 60) :]


def _end(luck: random.Random, text: str) -> str:
    return text[: luck.randrange(len(text))]


def _line(change: Callable[[random.Random, list[str]], None]) -> Mutation:
    def mutate(luck: random.Random, text: str) -> str:
        lines = text.split("\n")
        change(luck, lines)
        return "\n".join(lines)

    return mutate


def _swap(luck: random.Random, lines: list[str]) -> None:
    a, b = luck.randrange(len(lines)), luck.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]


def _shuffle(luck: random.Random, lines: list[str]) -> None:
    start = luck.randrange(len(lines))
    part = lines[start : start + 6]
    luck.shuffle(part)
    lines[start : start + 6] = part


def _double(luck: random.Random, lines: list[str]) -> None:
    place = luck.randrange(len(lines))
    lines.insert(place, lines[place])


def _tab(luck: random.Random, lines: list[str]) -> None:
    place = luck.randrange(len(lines))
    lines[place] = "\t" + lines[place]


def _deeper(luck: random.Random, lines: list[str]) -> None:
    place = luck.randrange(len(lines))
    lines[place] = " " * luck.randrange(1, 5) + lines[place]


def _letter(luck: random.Random, text: str) -> str:
    place = luck.randrange(len(text))
    return text[:place] + luck.choice("abcxyz019:#{}[],&*!|>'\"%@`-? \n") + text[place + 1 :]


def _number(luck: random.Random, text: str) -> str:
    places = [i for i, sign in enumerate(text) if sign.isdigit()]
    place = luck.choice(places)
    word = luck.choice(["-", "999999", "0x", "1e9", "12:30", "no", "~", ".inf", "[]", "1_000"])
    return text[:place] + word + text[place + 1 :]


MUTATIONS: list[Mutation] = [
    *(_insert(p) for p in ("\t", "\0", "\u2028", "\ufeff", "\u00a0", "“", "\x07", "é😀", "<<: *a\n")),
    *(_after_colon(p) for p in ("&a ", "*a ", "!!python/object:os.system ", "'", '"', "[", "{", "> ")),
    _cut, _end, _letter, _number,
    *(_line(change) for change in (_swap, _shuffle, _double, _tab, _deeper)),
]  # fmt: skip

IMPOSSIBLE = ("\0", "\u2028", "\x07")


@cache
def validator() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json_schema())


def mutants(file: Path, count: int, seed: int) -> list[str]:
    text = file.read_text(encoding="utf-8")
    luck = random.Random(f"{file.name} {seed}")
    found = []
    for _ in range(count):
        mutant = text
        for _ in range(luck.choice((1, 1, 1, 2, 4))):
            if mutant.count(": ") < 3 or not any(c.isdigit() for c in mutant):
                break
            mutant = luck.choice(MUTATIONS)(luck, mutant)
        found.append(mutant)
    return found


def holds_up(text: str) -> Loaded:
    loaded = loads(text, "mutant.yaml")
    lines = text.replace("\r", "\n").split("\n")
    for d in loaded.diagnostics:
        assert 1 <= d.line <= len(lines) + 1, d
        assert 1 <= d.column <= max(map(len, lines)) + 2, d
    errors = [d for d in loaded.diagnostics if d.severity == "error"]
    assert (loaded.scenario is None) == bool(errors)
    if loaded.scenario is not None:
        assert loaded.tree is not None
        data: Any = json.loads(json.dumps(loaded.tree.data))
        assert not list(validator().iter_errors(data)), "accepted, but against the schema"
        assert not any(sign in text.removeprefix("\ufeff") for sign in IMPOSSIBLE)
    return loaded


@pytest.mark.parametrize("file", FILES[:1], ids=lambda f: f.stem)
def test_a_few_mutants(file: Path) -> None:
    for text in mutants(file, 40, 1):
        holds_up(text)


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES[1:], ids=lambda f: f.stem)
def test_a_few_mutants_of_what_is_shipped(file: Path) -> None:
    for text in mutants(file, 40, 1):
        holds_up(text)


@pytest.mark.long
@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_many_mutants(file: Path) -> None:
    for text in mutants(file, 600, 2):
        holds_up(text)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_anchors_aliases_and_tags_are_never_accepted(file: Path) -> None:
    luck = random.Random(3)
    text = file.read_text(encoding="utf-8")
    for piece in ("&a ", "*a ", "!x ", "!!str "):
        for _ in range(4):
            mutant = _after_colon(piece)(luck, text)
            line = next(
                i for i, pair in enumerate(zip(mutant, text, strict=False)) if pair[0] != pair[1]
            )
            start = mutant.rfind("\n", 0, line) + 1
            plain = not set("#'\"") & set(mutant[start:line]) and ":" in mutant[start:line]
            if plain and mutant[start:line].strip().count(": ") == 1:
                loaded = holds_up(mutant)
                words = mutant[start:line].split()
                inside_text = len(words) > 1 and not words[0].endswith(":") and words[0] != "-"
                assert inside_text or loaded.scenario is None
