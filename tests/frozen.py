"""What a room keeps is frozen and small: nobody can change it behind the back of those who share it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pkgutil import walk_packages
from typing import Any


def dataclasses_of(room: str) -> Iterator[Any]:
    """Every data class that is defined in a package."""
    package = import_module(room)
    names = [info.name for info in walk_packages(package.__path__, f"{room}.")]
    for module in (package, *map(import_module, names)):
        for kind in vars(module).values():
            own = isinstance(kind, type) and kind.__module__ == module.__name__
            if own and is_dataclass(kind):
                yield kind


def thawed(room: str) -> set[str]:
    """Names of those that can be changed."""
    return {kind.__name__ for kind in dataclasses_of(room) if not kind.__dataclass_params__.frozen}


def loose(room: str) -> set[str]:
    """Names of those that take any further attribute, and so the room of a dictionary each."""
    return {kind.__name__ for kind in dataclasses_of(room) if "__slots__" not in vars(kind)}


ARRAYS = ("Whole", "Mask", "Array", "Seeds", "Position", "Rulebook")


def by_array(kind: Any) -> bool:
    """Whether one of its fields is an array, or made of arrays."""
    return any(word in str(field.type) for field in fields(kind) for word in ARRAYS)


def alone(room: str) -> set[str]:
    """Names of those that are equal to nothing but themselves."""
    return {kind.__name__ for kind in dataclasses_of(room) if not kind.__dataclass_params__.eq}
