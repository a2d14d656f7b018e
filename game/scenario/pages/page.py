"""What a page about a code holds."""

from __future__ import annotations

from typing import Literal, NamedTuple

Base = Literal["street", "file", "overlay", "told", "oven", "valleys"]
"""What an example is a part of: a good scenario, a whole file, the texts of a translation, a small game, a
shipped game; or it is told in words."""


class CodePage(NamedTuple):
    """Why a code matters to the person who plays, and one example in two ways."""

    why: str
    good: str
    bad: str
    base: Base = "street"
