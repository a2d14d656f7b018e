"""What analysis and views hand out are fixed records: nobody can change them on the way to a reader."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import Any

import pytest

import game.analysis
import game.views

ARRAYS = ("Whole", "Mask", "Array", "Position", "Seeds", "ndarray")
"""What cannot be compared in one word, so whoever holds it is equal to itself alone."""

COUNTERS = ("_Replayed",)
"""What is added to while it is worked out, and never handed out."""


def records() -> Iterator[type]:
    for package in (game.analysis, game.views):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for thing in vars(module).values():
                if isinstance(thing, type) and is_dataclass(thing) and thing.__module__ == found.name:  # fmt: skip
                    yield thing


def caches(record: type) -> bool:
    return any(isinstance(part, cached_property) for part in vars(record).values())


def holds_arrays(record: Any) -> bool:
    kinds = [str(field.type) for field in fields(record)]
    return any(name in re.findall(r"\w+", kind) for kind in kinds for name in ARRAYS)


@pytest.mark.parametrize("record", list(records()), ids=lambda record: record.__qualname__)
def test_a_record_is_fixed_small_and_compared_as_it_can_be(record: Any) -> None:
    assert record.__dataclass_params__.frozen or record.__qualname__ in COUNTERS, (
        "nobody changes it"
    )
    if not caches(record):
        assert "__slots__" in vars(record), "it holds what it names and nothing else"
    assert record.__dataclass_params__.eq == (not holds_arrays(record) and not caches(record))
