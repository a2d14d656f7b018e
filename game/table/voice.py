"""The texts of the table in the reader's language."""

from __future__ import annotations

from game import locale
from game.table.kit.scene import Look


def say(look: Look, key: str, **values: object) -> str:
    """Fill in a text of the table; its key is without the `t.` that all of them have."""
    return locale.text(look.language, f"t.{key}", **values)
