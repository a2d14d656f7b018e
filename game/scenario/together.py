"""What is seen where all texts of a translation are looked at together: exchanged ones, and other names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.scenario.exchanged import exchanged
from game.scenario.naming import other_names, other_quotes


class SeenTogether(NamedTuple):
    """What is wrong with a translation: from which character on, its code, a message and what to do."""

    at: int
    code: str
    message: str
    hint: str


def seen_together(
    texts: Mapping[str, tuple[str, str]], given: Mapping[str, str]
) -> dict[str, SeenTogether | None]:
    """Look at all texts and their translations; return what is first found of each, by its path.

    Args:
        texts: path to a text and its translation.
        given: names of seats and sides, each with its translation.

    Returns:
        What there is to say; nothing for the second of two that were exchanged, which is said at the first.
    """
    found: dict[str, SeenTogether | None] = {}
    for path, other in exchanged(texts):
        message = f"this and the translation of '{other}' seem to be exchanged"
        found[path] = SeenTogether(0, "W617", message, "compare both with their originals")
        found[other] = None
    for one in (*other_names(texts, given), *other_quotes(texts)):
        message = f"'{one.new}' stands here, and '{one.lost}' in the original"
        found.setdefault(one.path, SeenTogether(one.at, "W619", message, "write the same name"))
    return found
