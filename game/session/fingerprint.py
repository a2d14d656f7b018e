"""Digests: of a position, and of the part of a scenario that the rules read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from pydantic import BaseModel

from game.rules.position import COLUMNS, Position
from game.scenario.model import Scenario, Text

_ONLY_TOLD: Final = frozenset(
    (
        "language",
        "title",
        "summary",
        "story",
        "place",
        "history",
        "freeze",
        "afterwards",
        "sources",
        "sides",
        "pages",
        "teaching",
        "aliases",
        "accept",
    )
)
"""Parts of a scenario that players read and no rule does."""


def canonical(data: Any) -> bytes:
    r"""Write plain data as JSON in the one form that digests are made of: sorted, without spaces.

    >>> canonical({"b": 1, "a": "ñ"})
    b'{"a":"\xc3\xb1","b":1}'
    """
    text = json.dumps(
        data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode()


def digest(position: Position) -> str:
    """Digest a position: SHA-256 over round, phase and every array as little-endian whole numbers.

    It is the same on every machine.
    """
    sums = sha256(f"{position.round} {position.phase}".encode())
    for name, column in COLUMNS.items():
        array = getattr(position, name)
        sums.update(f" {name}{array.shape} ".encode())
        sums.update(array.astype("<u8" if column.kind == "luck" else "<i8").tobytes())
    return sums.hexdigest()


def rules_digest(scenario: Scenario) -> str:
    """Digest what the rules read of a scenario.

    Texts are left out, so a record stays good when a typing error is mended or the scenario is
    played in another language; any number, condition, name of a thing or order of things counts.
    """
    parts = {
        name: _plain(getattr(scenario, name))
        for name in type(scenario).model_fields
        if name not in _ONLY_TOLD
    }
    return sha256(canonical(list(parts.items()))).hexdigest()


def _plain(value: Any) -> Any:
    """Turn a part into plain data, with the order of its keys kept and its texts left out."""
    if isinstance(value, Text):
        return None
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return [[str(key), _plain(item)] for key, item in value.items()]
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
